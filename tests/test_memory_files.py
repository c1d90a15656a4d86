"""The file of a memory: versions, damage, what is no memory, forgetting, and the vectors in it."""

from __future__ import annotations

import gc
import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from benchmarks.scale_text import generate_stream
from summarize import (
    Fate,
    InputError,
    Memory,
    OptionError,
    Summarizer,
    summarize,
)

TEXT = "12 people died in Port Alder. The dam broke. Mayor Maria Ostrova visited the town."
STREAM = generate_stream(400, seed=7).sentences


@pytest.fixture
def path(tmp_path):
    """A memory of three points, closed."""
    path = tmp_path / "read.db"
    with Memory(path) as memory:
        summarize({"ap": TEXT}, memory=memory)
    return path


def check(path):
    with closing(sqlite3.connect(path)) as database:
        return database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def execute(path, *statements):
    with closing(sqlite3.connect(path)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


def complaint(path):
    """What is said of a file that is no memory, in one line."""
    with pytest.raises(InputError) as caught:
        Memory(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    assert not message.endswith("..")
    assert caught.value.source == os.fsdecode(path)
    return message


def test_a_memory_that_nobody_closes_is_closed_when_it_is_let_go_of(tmp_path):
    memory = Memory(tmp_path / "read.db")
    summarize({"ap": TEXT}, memory=memory)
    connection = memory._database._connection
    del memory
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")
    assert [file.name for file in tmp_path.iterdir()] == ["read.db"]  # its log is in it
    with Memory(tmp_path / "read.db") as memory:
        assert len(memory) == 3


def test_a_memory_may_be_closed_twice(path):
    with Memory(path) as memory:
        memory.close()
    with pytest.raises(InputError, match="was closed"):
        len(memory)


# What can be opened.


@pytest.mark.parametrize(
    "name", ["read.db", "no suffix", "#?%20&.db", "file:x?mode=ro", "Ünïcödé 中文.db", "-", "a'b"]
)
def test_a_file_of_any_name_is_kept_there(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    for given_path in (name, tmp_path / name, os.fsencode(name)):
        with Memory(given_path) as memory:
            assert memory.path == os.fsdecode(given_path)
            summarize(TEXT, memory=memory)
            assert len(memory) == 3
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert check(tmp_path / name)


def test_an_empty_file_becomes_a_memory(tmp_path):
    (tmp_path / "read.db").touch()
    with Memory(tmp_path / "read.db") as memory:
        assert len(memory) == 0
    with Memory(tmp_path / "read.db") as memory:
        assert memory.sources() == []


@pytest.mark.parametrize("wrong", ["", b"", "a\0b", 3, None, 2.5, ["read.db"]])
def test_what_is_no_path_is_an_option_error(wrong):
    with pytest.raises(OptionError, match="'path' option must be that of a file"):
        Memory(wrong)


def test_a_folder_and_a_missing_folder(tmp_path):
    assert "unable to open" in complaint(tmp_path)
    assert "No such file" in complaint(tmp_path / "none" / "read.db")
    (tmp_path / "file").write_text("")
    assert "Not a directory" in complaint(tmp_path / "file" / "read.db")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "content", [b"The dam broke.\n" * 100, b"\0" * 4096, b"SQLite format 3\0" * 9]
)
def test_a_file_of_something_else_is_left_alone(tmp_path, content):
    (tmp_path / "read.db").write_bytes(content)
    complaint(tmp_path / "read.db")
    assert (tmp_path / "read.db").read_bytes() == content


@pytest.mark.parametrize("mark", ["", "PRAGMA application_id = 7"])
def test_a_database_of_something_else_is_left_alone(tmp_path, mark):
    path = tmp_path / "other.db"
    execute(path, "CREATE TABLE points (id)", mark)
    before = path.read_bytes()
    assert "of something else" in complaint(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["other.db"]


def test_a_marked_database_without_tables_is_left_alone(tmp_path):
    execute(tmp_path / "other.db", "PRAGMA application_id = 7")
    before = (tmp_path / "other.db").read_bytes()
    assert "of something else" in complaint(tmp_path / "other.db")
    assert (tmp_path / "other.db").read_bytes() == before


def test_a_later_version_says_what_to_do(path):
    execute(path, "PRAGMA user_version = 2")
    assert "version 2; this package reads up to 1. Update it" in complaint(path)


def test_a_memory_left_without_its_log_mode_gets_it_back(path):
    """A process that is killed between making the tables and this."""
    execute(path, "PRAGMA journal_mode = DELETE")
    with Memory(path) as memory:
        assert len(memory) == 3
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


READ_ONLY = """
import os, sys
from summarize import InputError, Memory, summarize
if os.geteuid() == 0:  # who may write everything
    summarize("Rain fell.")
    os.setgid(65534); os.setuid(65534)
try:
    with Memory(sys.argv[1]) as memory:
        summarize("Rain fell.", memory=memory)
except InputError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs the permissions of POSIX")
def test_a_file_that_may_not_be_written_is_an_error_in_one_line(path):
    path.chmod(0o444)
    folder = path.parent
    before = path.read_bytes()
    folder.chmod(0o555)
    opened = [parent for parent in folder.parents if not parent.stat().st_mode & 0o001]
    modes = {parent: parent.stat().st_mode for parent in opened}
    try:
        for parent in opened:
            parent.chmod(modes[parent] | 0o001)
        for name in ("read.db", "new.db"):
            process = subprocess.run(
                [sys.executable, "-c", READ_ONLY, folder / name],
                capture_output=True, encoding="utf-8", timeout=600, check=True,
            )  # fmt: skip
            assert process.stdout.startswith(f"{folder / name}: ")
            assert process.stdout.count("\n") == 1
    finally:
        folder.chmod(0o755)
        for parent, mode in modes.items():
            parent.chmod(mode)
    assert path.read_bytes() == before


def close_inside(memory):
    with memory.transaction():
        memory.close()


def test_a_closed_memory_says_so(path):
    memory = Memory(path)
    memory.close()
    memory.close()
    for use in (
        lambda: len(memory),
        memory.sources,
        lambda: memory.forget(source="ap"),
        lambda: summarize("Rain fell.", memory=memory),
        lambda: list(Summarizer().stream(["Rain fell."], memory=memory)),
        lambda: close_inside(memory),
        lambda: close_inside(Memory(path)),
    ):
        with pytest.raises(InputError, match="this memory was closed; open it again"):
            use()
    with Memory(path) as again:
        assert len(again) == 3


# Damage. A point is left out only for a text that was read: its digest is beside it.


def test_a_text_that_nobody_wrote_covers_nothing(path):
    execute(path, "UPDATE points SET text = replace(text, '12', '21')")
    with Memory(path) as memory, pytest.raises(InputError, match="the file is damaged"):
        summarize("21 people died in Port Alder.", memory=memory)


def outcome(use):
    """What it gives, or that it told what was wrong in a line."""
    try:
        return use()
    except InputError as error:
        return "told" if "\n" not in str(error) else error


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE points SET text = x'ff00', digest = digest",
        "UPDATE points SET text = 7",
        "UPDATE points SET facts = 'figure'",
        "UPDATE points SET facts = x'00ff'",
        "UPDATE points SET last = 'yesterday'",
        "UPDATE points SET last = 7",
        "UPDATE sources SET read = 'yesterday'",
        "UPDATE settings SET name = 'x' WHERE name = 'encoder'",
        "UPDATE vectors SET rows = x'00'",
        "UPDATE vectors SET rows = 'text'",
        "UPDATE vectors SET scales = x'0000c07f' || substr(scales, 5)",
        "UPDATE vectors SET scales = x'0000c07f0000807f0000c0ff'",
        "UPDATE vectors SET scales = x'0000'",
        "DELETE FROM vectors",
        "DELETE FROM points",
        "DELETE FROM sources",
        "DELETE FROM settings",
        "DROP TABLE mentions",
        "DROP TABLE points",
    ],
)
def test_rows_that_nothing_can_be_made_of(path, statement):
    """Either it is said, or it does not matter for the answer."""
    execute(path, statement)
    with Memory(path) as memory:
        uses = (
            lambda: [e.fate for e in summarize(f"{TEXT} Rain fell.", memory=memory).ledger][-1],
            lambda: memory.sources() and memory.forget(source="ap"),
        )
        for use in uses:
            assert outcome(use) in (Fate.KEPT, 3, 0, [], "told")


DAMAGED = """
import random, sys
from pathlib import Path
from summarize import Fate, InputError, Memory, SummarizeError, summarize
path, told, new = Path(sys.argv[1]), sys.argv[2].split("|"), sys.argv[3]
before = path.read_bytes()
for seed in range(int(sys.argv[4]), int(sys.argv[5])):
    chance, data = random.Random(seed), bytearray(before)
    if chance.random() < 0.2:
        del data[chance.randrange(len(data)):]
    for _ in range(chance.choice((1, 3, 30, 300)) if data else 0):
        # The header and the first pages hold the tables; most of the rest are vectors.
        end = chance.choice((100, 4096, *[len(data)] * 4))
        data[chance.randrange(min(end, len(data)))] = chance.randrange(256)
    for file in path.parent.glob(path.name + "*"):
        file.unlink()
    path.write_bytes(data)
    try:
        with Memory(path) as memory:
            for entry in summarize(" ".join([*told[:4], new]), memory=memory).ledger:
                text = entry.sentence.text
                if entry.fate is Fate.SEEN:
                    assert text != new
                    assert {point.text for point in entry.seen} <= set(told), entry.seen
            memory.sources()
            memory.forget(source="ap")
            len(memory)
        print("answered")
    except SummarizeError as error:
        assert "\\n" not in str(error)
        print("told:", str(error).partition(": ")[2])
"""


def run_damaged(tmp_path, start, end):
    """One process, which may not hang."""
    path = tmp_path / "read.db"
    with Memory(path) as memory:
        summarize({"ap": " ".join(STREAM[:40])}, memory=memory)
    told = "|".join(STREAM[:40])
    command = [sys.executable, "-c", DAMAGED, path, told, "Rain fell.", str(start), str(end)]
    process = subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=600, check=False
    )
    assert process.returncode == 0, process.stderr
    lines = process.stdout.splitlines()
    assert len(lines) == end - start
    return lines


def test_a_damaged_file_is_told_or_hides_no_news(tmp_path):
    lines = run_damaged(tmp_path, 0, 60)
    assert "answered" in lines
    assert any(line.startswith("told:") for line in lines)


@pytest.mark.slow
def test_a_file_damaged_in_any_way_is_told_or_hides_no_news(tmp_path):
    run_damaged(tmp_path, 60, 1500)
