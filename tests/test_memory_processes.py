"""Processes on one memory: at once, and killed at any moment.

What forks does so in a process of its own, which has no threads. A test names one of its functions.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import traceback
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from summarize import Memory, StaticEncoder, Summarizer, summarize
from summarize.memory import schema
from summarize.memory.vectors import BLOCK, unpack
from summarize.memory.words import digest_of
from summarize.similarity import unit_rows

ENCODER, SUMMARIZER = StaticEncoder(), Summarizer()
RUNS, SENTENCES = 20, 6
needs_forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs the processes of POSIX")


def run(function, *given):
    """What a function of this file returns in a process of its own."""
    program = (
        "import json, sys; sys.path.insert(0, sys.argv[1]); import test_memory_processes as tests; "
        "print(json.dumps(getattr(tests, sys.argv[2])(*json.loads(sys.argv[3]))))"
    )
    process = subprocess.run(
        [sys.executable, "-c", program, Path(__file__).parent, function, json.dumps(given)],
        capture_output=True, encoding="utf-8", timeout=3600, check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"},
    )  # fmt: skip
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout)


def fork(work, *given):
    """A process that does some work: its id, and what it tells, line by line."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            work(lambda line: os.write(write, f"{line}\n".encode()), *given)
        except BaseException:  # noqa: BLE001 - the status tells
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    os.close(write)
    return child, os.fdopen(read)


def wait(child):
    """The status with which a process ended; its signal is below 0."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def sentences(writer, run):
    """What a run of a writer says: five things of its own, and one that all say in that run."""
    own = [
        f"Inspector {writer} found {10 * run + n} cracks in the dam of valley {writer}{run}{n}."
        for n in range(SENTENCES - 1)
    ]
    return [*own, f"On day {run} of the flood the bridge over river {run} stood."]


def write(tell, path, writer, first, end):
    """Remember some runs, and tell of each that it has ended."""
    with Memory(path) as memory:
        tell("open")
        for run in range(first, end):
            text = {f"{writer}{run}": " ".join(sentences(writer, run))}
            SUMMARIZER.summarize(text, memory=memory)
            tell(run)


def check(path):
    """That all in a memory belongs together; returns which sentences it has, and of whom."""
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        points = database.execute("SELECT id, digest, text, source FROM points ORDER BY id")
        points = points.fetchall()
        sources = dict(database.execute("SELECT id, name FROM sources").fetchall())
        mentions = database.execute("SELECT point, source FROM mentions").fetchall()
        blocks = database.execute("SELECT rows, scales FROM vectors ORDER BY block").fetchall()
    assert all(len(scales) == 4 * BLOCK for _, scales in blocks[:-1])
    table = np.concatenate([unpack(*block) for block in blocks] or [np.zeros((0, 256), np.float32)])
    ids = [point for point, *_ in points]
    empty = np.setdiff1d(np.arange(len(table)), ids)  # the places of what was forgotten
    assert set(ids) <= set(range(len(table)))
    assert not table[empty].any()
    texts = [text for _, _, text, _ in points]
    assert [digest_of(text) for text in texts] == [digest for _, digest, _, _ in points]
    assert len(set(texts)) == len(texts)
    if texts:
        unit = unit_rows(np.asarray(ENCODER.encode(texts)))
        assert np.einsum("ij,ij->i", unit, table[ids]).min() > 0.999
    assert {source for *_, source in points} <= sources.keys()
    assert {point for point, _ in mentions} == set(ids)
    assert {source for _, source in mentions} == sources.keys()
    said = {name: set() for name in sources.values()}
    text_of = dict(zip(ids, texts, strict=True))
    for point, source in mentions:
        said[sources[source]].add(text_of[point])
    return said


def check_runs(path, writer, ended):
    """That the runs that ended are there, whole, and at most one more, whole too."""
    said = check(path)
    runs = sorted(int(name.removeprefix(writer)) for name in said if name.startswith(writer))
    assert runs == list(range(len(runs)))
    assert ended <= len(runs) <= ended + 1
    for run in runs:
        assert said[f"{writer}{run}"] == set(sentences(writer, run))
    return len(runs)


def warm_up():
    """Load what is loaded once, or every fork does so again."""
    with Memory(":memory:") as memory:
        for _ in range(2):
            SUMMARIZER.summarize(" ".join(sentences("W", 0)), memory=memory)


def write_at_once(path, writers, runs):
    """Let processes write at once, the first of them into a file that is not there."""
    warm_up()
    children = [fork(write, path, writer, 0, runs) for writer in writers]
    told = [lines.read().split() for _, lines in children]
    assert [wait(child) for child, _ in children] == [0] * len(writers)
    assert told == [["open", *map(str, range(runs))]] * len(writers)
    for writer in writers:
        assert check_runs(path, writer, runs) == runs
    with Memory(path) as memory:
        for writer in writers:
            for run in range(runs):
                text = " ".join(sentences(writer, run))
                assert str(SUMMARIZER.summarize(text, memory=memory)) == ""
        return len(memory)


@needs_forks
def test_two_processes_write_at_once(tmp_path):
    count = run("write_at_once", str(tmp_path / "read.db"), ["A", "B"], RUNS)
    assert count == RUNS * (2 * SENTENCES - 1)


@needs_forks
@pytest.mark.parametrize("number", range(3))
def test_processes_that_make_a_file_at_once_all_can(tmp_path, number):
    assert run("write_at_once", str(tmp_path / "read.db"), list("ABCDEFGH"), 1) == 41


def test_a_process_reads_what_was_there_while_another_writes(tmp_path):
    path = tmp_path / "read.db"
    with Memory(path) as memory, memory.transaction():
        summarize("The dam broke.", memory=memory)
        program = "import sys; from summarize import Memory; print(len(Memory(sys.argv[1])))"
        command = [sys.executable, "-c", program, path]
        assert subprocess.check_output(command, timeout=600, text=True) == "0\n"


def kill_at_random(path, times, seed):
    """Kill a writer at a random moment of its runs, so many times, and look at what it left."""
    warm_up()
    chance, done = random.Random(seed), 0
    runs, _ = fork(write, f"{path}.timed", "T", 0, 5)
    start = time.perf_counter()
    assert wait(runs) == 0
    seconds = (time.perf_counter() - start) / 5  # of a run, more or less
    for _ in range(times):
        child, lines = fork(write, path, "K", done, done + 1000)
        assert lines.readline() == "open\n"
        ended = chance.randrange(4)  # however slow the machine is
        assert [lines.readline() for _ in range(ended)] == [
            f"{run}\n" for run in range(done, done + ended)
        ]
        time.sleep(chance.uniform(0, 2 * seconds))
        os.kill(child, signal.SIGKILL)
        ended += len(lines.read().split())
        assert wait(child) == -signal.SIGKILL
        done = check_runs(path, "K", done + ended)
    with Memory(path) as memory:  # and the next run works
        for run in range(done):
            text = " ".join(sentences("K", run))
            assert str(SUMMARIZER.summarize(text, memory=memory)) == ""
        text = " ".join(sentences("K", done))
        assert str(SUMMARIZER.summarize(text, memory=memory)) == text
    return done


@needs_forks
def test_a_process_killed_at_any_moment_loses_its_run_at_most(tmp_path):
    assert run("kill_at_random", str(tmp_path / "read.db"), 12, 0) > 0


@needs_forks
@pytest.mark.slow
def test_a_process_killed_a_hundred_times_loses_its_run_at_most(tmp_path):
    assert run("kill_at_random", str(tmp_path / "read.db"), 100, 1) > 10


def use_until(tell, path, steps):
    """Use a memory in all ways, and kill this process before so many statements."""
    connect = schema.sqlite3.connect

    def count(statement):
        nonlocal steps
        steps -= 1
        if not steps:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect_and_count(*given, **more):
        connection = connect(*given, **more)
        connection.set_trace_callback(count)
        return connection

    schema.sqlite3.connect = connect_and_count
    with Memory(path) as memory:
        SUMMARIZER.summarize({"ap": "12 people died in Port Alder. The dam broke."}, memory=memory)
        memory.forget(source="ap")
        SUMMARIZER.summarize({"bbc": "Rain fell on the valley."}, memory=memory)


def kill_before_statements(folder, every):
    """Let statements once be the one that never comes; returns how many there are."""
    warm_up()
    step, ended = 1 - every, -signal.SIGKILL
    while ended == -signal.SIGKILL:
        step += every
        path = f"{folder}/{step}.db"
        child, lines = fork(use_until, path, step)
        lines.read()
        ended = wait(child)
        with Memory(path) as memory:
            found = {source.name: source.points for source in memory.sources()}
            assert found in ({}, {"ap": 2}, {"bbc": 1}), found
            assert len(memory) == sum(found.values())
            SUMMARIZER.summarize({"cnn": "Two towns flooded."}, memory=memory)
        assert "cnn" in check(path)
        with closing(sqlite3.connect(path)) as database:
            assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert ended == 0
    return step


@needs_forks
@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.slow)])
def test_a_process_killed_before_any_statement_leaves_a_memory(tmp_path, every):
    assert run("kill_before_statements", str(tmp_path), every) > 40
