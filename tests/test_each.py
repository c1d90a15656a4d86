"""`--each`: a summary a file, whole or not at all, and gone on with after an interruption."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from copy import copy
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchmarks.texts import generate
from summarize import (
    Document,
    InputError,
    MissingResourceError,
    OptionError,
    Summarizer,
    summarize,
)
from summarize.cli import each, main
from summarize.cli.targets import Job, check_targets, find_jobs
from summarize.render import FORMATS

TEXT = "The dam broke at noon. Two towns flooded. The dam broke at noon.\n"
SUMMARY = "The dam broke at noon. Two towns flooded.\n"
BAD = b"\xff\xfe\xfd"
ARTICLE = generate(25, seed=3).text


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A folder of files, beside which the output goes."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.text", "sub/c.txt", "sub/deep/d.text"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    return tmp_path / "in"


def run(*arguments):
    """The exit status of --each in one process, which is fast to start."""
    return main(["--each", "--processes", "1", *map(str, arguments)])


def contents(folder):
    """All that lies in a folder, hidden files too."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


# What is written


def test_each_file_of_a_folder_has_its_summary_in_the_same_place(tree, capfd):
    assert run("-o", "out", "in") == 0
    assert contents("out") == dict.fromkeys(
        ["a.txt", "b.text.txt", "sub/c.txt", "sub/deep/d.text.txt"], SUMMARY
    )
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_a_format_has_its_suffix(format_, tree, capfd):
    suffix = each.SUFFIXES[format_]
    assert run("-o", "out", "in/a.txt", "in/b.text", "--format", format_) == 0
    names = [name if name.endswith(suffix) else name + suffix for name in ("a.txt", "b.text")]
    assert sorted(contents("out")) == sorted(names)
    assert main(["in/a.txt", "--format", format_]) == 0
    assert contents("out")[names[0]] == capfd.readouterr().out


@pytest.mark.parametrize("processes", ["1", "2"])
@pytest.mark.parametrize(
    "options", [["text", "--explain"], ["markdown", "--explain"], ["json", "--texts"], ["html"]]
)
@pytest.mark.parametrize("budget", [[], ["--words", "60"]])
def test_a_page_is_that_of_a_run_of_its_own(processes, options, budget, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    options = ["--format", *options, *budget, "a.txt"]
    assert main([*options, "-o", "alone"]) == 0
    assert main(["--each", "--processes", processes, "-o", "out", *options]) == 0
    [page] = Path("out").iterdir()
    assert page.read_bytes() == Path("alone").read_bytes()


def test_the_page_of_a_summary_that_was_sent_would_be_another():
    summary = summarize(ARTICLE)
    assert copy(summary).ranking() != summary.ranking()


def test_a_file_that_is_named_goes_by_its_name_and_a_pattern_keeps_its_folders(tree):
    assert run("-o", "out", "in/sub/deep/d.text", "in/**/c.txt") == 0
    assert sorted(contents("out")) == ["d.text.txt", "sub/c.txt"]


def test_the_same_file_twice_is_one_summary(tree):
    assert run("-o", "out", "in/a.txt", "in", "in/sub/../a.txt") == 0
    assert len(contents("out")) == 4


def test_budgets_and_seen_hold_for_each_file(tree):
    Path("seen.txt").write_text("Two towns flooded.", encoding="utf-8")
    assert run("-o", "out", "in/a.txt", "in/b.text", "--sentences", "1", "--seen", "seen.txt") == 0
    assert contents("out") == dict.fromkeys(["a.txt", "b.text.txt"], "The dam broke at noon.\n")


def test_processes_write_what_one_does(tree):
    assert run("-o", "one", "in", "--format", "json", "--explain") == 0
    assert main(["--each", "--processes", "2", "-o", "two", "in", "--format", "json"]) == 0
    assert contents("one") == contents("two")


def test_output_within_the_folder_that_is_read_is_not_read(tree):
    for _ in range(2):
        assert run("-o", "in/out", "in", "--force") == 0
    assert len(contents("in/out")) == 4


# Going on


def test_what_is_written_is_skipped_unless_forced(tree, capfd):
    assert run("-o", "out", "in") == 0
    Path("out/a.txt").write_text("mine", encoding="utf-8")
    Path("out/sub/c.txt").unlink()
    assert run("-o", "out", "in", "-v") == 0
    assert contents("out")["a.txt"] == "mine"
    assert contents("out")["sub/c.txt"] == SUMMARY
    assert capfd.readouterr().err.endswith("summarize: 1 written, 3 skipped, 0 failed\n")
    assert run("-o", "out", "in", "--force", "-v") == 0
    assert set(contents("out").values()) == {SUMMARY}
    assert capfd.readouterr().err.endswith("summarize: 4 written, 0 skipped, 0 failed\n")


def test_what_is_skipped_is_not_read(tree):
    assert run("-o", "out", "in/a.txt") == 0
    Path("in/a.txt").write_bytes(BAD)
    assert run("-o", "out", "in/a.txt") == 0


def send_when(process, ready, number=signal.SIGINT):
    """Send a signal to all processes of a terminal's command as soon as it is ready."""
    until = time.monotonic() + 600
    while not ready():
        assert process.poll() is None, "it was done before the signal"
        assert time.monotonic() < until
        time.sleep(0.005)
    os.killpg(process.pid, number)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups")
def test_an_interrupted_run_leaves_whole_files_and_is_gone_on_with(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    texts = {f"{number:02}.txt": generate(25, seed=number).text for number in range(30)}
    Path("in").mkdir()
    for name, text in texts.items():
        Path("in", name).write_text(text, encoding="utf-8")
    expected = {name: f"{summarize(text, words=60)}\n" for name, text in texts.items()}
    command = [sys.executable, "-W", "error", "-m", "summarize", "--each", "--processes", "2"]
    command += ["-o", "out", "in", "--words", "60"]
    # In work as long as the others can be written: those after it never are.
    Path("in/10.txt").write_text(generate(60_000, seed=10).text, encoding="utf-8")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as process:
        send_when(process, lambda: len(list(Path("out").glob("*.txt"))) >= 3)
        said = process.stdout.read()
    assert (process.returncode, said) == (130, b"")
    found = contents("out")
    assert 3 <= len(found) <= 10
    assert found.items() <= expected.items()
    Path("in/10.txt").write_text(texts["10.txt"], encoding="utf-8")
    ended = subprocess.run([*command, "-v"], capture_output=True, text=True, check=True)
    written = len(texts) - len(found)
    assert ended.stderr.endswith(f"{written} written, {len(found)} skipped, 0 failed\n")
    assert contents("out") == expected


def test_ctrl_c_waits_until_a_file_is_whole():
    done = []

    def work():
        with each._uninterrupted():
            signal.raise_signal(signal.SIGINT)
            done.append(True)
        done.append(False)

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == [True]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupt_that_is_ignored_stays_ignored():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with each._uninterrupted():
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


# Failures


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_failure_is_told_and_the_rest_is_done(processes, tree, capfd):
    Path("in/bad.txt").write_bytes(BAD)
    Path("empty").mkdir()
    command = ["--each", "-o", "out", "empty", "in", "none.txt", "-v", "--processes", processes]
    assert main(command) == 1
    said = capfd.readouterr().err
    errors = [line for line in said.splitlines() if "error" in line]
    assert [line.split(":")[2].strip() for line in errors] == ["empty", "in/bad.txt", "none.txt"]
    assert said.endswith("summarize: 4 written, 0 skipped, 3 failed\n")
    assert set(contents("out").values()) == {SUMMARY}
    assert len(contents("out")) == 4


def test_a_summary_that_fails_is_told_and_the_rest_is_done(tree, capfd, monkeypatch):
    def fails(self, documents, **_):
        if documents[0].name.endswith("b.text"):
            raise InputError("in/b.text: is too much.", source="in/b.text")
        return original(self, documents)

    original = Summarizer.summarize
    monkeypatch.setattr(Summarizer, "summarize", fails)
    assert run("-o", "out", "in") == 1
    assert capfd.readouterr().err == "summarize: error: in/b.text: is too much.\n"
    assert len(contents("out")) == 3


def test_a_bug_in_a_page_ends_the_run_and_what_is_written_stays(tree, capfd, monkeypatch):
    def fails(summary, options):
        if summary.documents[0].name == "in/b.text":
            raise KeyError("colour")
        return original(summary, options)

    original = each.page
    monkeypatch.setattr(each, "page", fails)
    with pytest.raises(KeyError, match="colour"):
        run("-o", "out", "in")
    assert capfd.readouterr().err == ""
    assert contents("out") == {"a.txt": SUMMARY}


@pytest.mark.parametrize("processes", [1, 2])
def test_a_bug_in_a_page_is_raised_from_every_process(processes):
    make_page = each._MakePage(argparse.Namespace(format="none", output="out"))
    found = Summarizer().map(
        [Document(TEXT, "a")], finish=make_page, processes=processes, return_exceptions=True
    )
    with pytest.raises(KeyError, match="none"):
        next(found)


def test_a_file_whose_extra_is_missing_is_named(tree, capfd, monkeypatch):
    def reads(path, **_):
        if path == "in/b.text":
            raise MissingResourceError("Reading it needs more.", resource="x", command="get x")
        return Document(TEXT, path)

    monkeypatch.setattr(each, "read_document", reads)
    assert run("-o", "out", "in") == 1
    assert capfd.readouterr().err == (
        "summarize: error: in/b.text: Reading it needs more. Install it with: get x\n"
    )
    assert len(contents("out")) == 3


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(tree, capfd):
    Path("out/a.txt").mkdir(parents=True)  # a folder of that name
    Path("out/sub").write_text("a file", encoding="utf-8")
    assert run("-o", "out", "in") == 1
    said = capfd.readouterr().err
    assert said.count("summarize: error: out/") == said.count("\n") == 3
    assert contents("out") == {"b.text.txt": SUMMARY, "sub": "a file"}


@pytest.mark.parametrize("processes", ["1", "2"])
def test_facts_lost_have_their_status_but_a_failure_comes_first(processes, tree, capfd):
    Path("in/a.txt").write_text("12 people died. Rain fell on 3 towns.", encoding="utf-8")
    command = ["-o", "out", "--sentences", "1", "--fail-if-lost", "--force"]
    command += ["--processes", processes, "in"]
    assert run(*command) == 3
    assert capfd.readouterr().err == "summarize: 4 facts lost\n"  # one a file
    assert run(*command, "none.txt") == 1


# Refused before the work


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["in"], "'output'"),
        (["-o", "-", "in"], "'output'"),
        (["-o", "in/a.txt", "in"], "'output'"),
        (["-o", "in", "in"], "'output'"),
        (["-o", "in", "in/a.txt"], "'output'"),
        (["-o", "out"], "'each'"),
        (["-o", "out", "-"], "'each'"),
        (["-o", "out", "in/a.txt", "in/sub/a.txt"], "'files'"),
        (["-o", "out", "in", "--memory", "memory.db"], "'memory'"),
        (["-o", "out", "in", "--jsonl"], "'jsonl'"),
        (["-o", "out", "in", "--words", "0"], "'words'"),
        (["-o", "out", "in", "--encoding", "none"], "'encoding'"),
        (["-o", "out", "in", "--processes", "0"], "'processes'"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    arguments, name, tree, capfd, monkeypatch
):
    monkeypatch.setattr(sys, "stdin", None)
    Path("in/sub/a.txt").write_text("Another.", encoding="utf-8")
    before = contents(".")
    assert main(["--each", *arguments]) == 2
    said = capfd.readouterr().err
    assert said.startswith(f"summarize: error: The {name} option must be")
    assert said.count("\n") == 1
    assert contents(".") == before


@pytest.mark.parametrize("option", [["--force"], ["--processes", "2"]])
def test_options_of_each_need_it(option, tree, capsys):
    with pytest.raises(SystemExit) as leaving:
        main(["in", *option])
    assert leaving.value.code == 2
    assert "--each" in capsys.readouterr().err


def test_every_format_has_a_suffix():
    assert FORMATS.keys() <= each.SUFFIXES.keys()


# Names

NAMES = st.text("ab.[*- é", min_size=1, max_size=6).filter(lambda name: name.strip(".") == name)
FILES = st.lists(st.lists(NAMES, min_size=1, max_size=3), min_size=1, max_size=8)


@settings(max_examples=40)
@given(FILES, st.sampled_from([".txt", ".json"]))
def test_a_folders_files_get_different_names_in_its_own_order_of_folders(files, suffix):
    with tempfile.TemporaryDirectory() as name:
        root, out = Path(name, "in"), Path(name, "out")
        for parts in files:
            path = Path(root, *parts[:-1], f"{parts[-1]}.txt")
            if not any(parent.is_file() for parent in path.parents) and not path.is_dir():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
        every = [path for path in root.rglob("*.txt") if path.is_file()]
        assume(every)
        jobs = list(find_jobs([str(root)], out, suffix, (".txt",)))
        check_targets(jobs)
        assert sorted(job.source for job in jobs) == sorted(map(str, every))
        ending = "" if suffix == ".txt" else suffix
        for job in jobs:
            source = Path(job.source).relative_to(root)
            assert job.target.relative_to(out) == source.with_name(source.name + ending)
        # Named one by one, they give the same names or are refused.
        single = list(find_jobs([str(path) for path in every], out, suffix, (".txt",)))
        if len({path.name for path in every}) == len(every):
            check_targets(single)
            assert sorted(job.target.name for job in single) == sorted(j.target.name for j in jobs)
        else:
            with pytest.raises(OptionError, match="different names"):
                check_targets(single)


def test_a_summary_never_replaces_a_file_that_is_read_through_a_link(tmp_path):
    (tmp_path / "a.txt").touch()
    (tmp_path / "out").symlink_to(tmp_path)
    with pytest.raises(OptionError, match="would replace"):
        check_targets([Job(str(tmp_path / "a.txt"), tmp_path / "out" / "a.txt")])
