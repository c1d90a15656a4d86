"""The processes of many texts: what they may do, how they end, and what can be sent to them."""

from __future__ import annotations

import itertools
import logging
import multiprocessing
import os
import pickle
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import fragile
import pytest
from fragile import SHORT, fragile_summarizer, no_children
from processes import PATIENCE, ends, is_gone, linux

from summarize import Document, InputError, OptionError, StaticEncoder, Summarizer, mapping

pytestmark = pytest.mark.slow  # each starts processes, and some wait for their end
SUMMARIZER = Summarizer()


def test_a_process_that_dies_costs_its_text_only(tmp_path):
    texts = [*SHORT[:5], Document("KILL", "huge"), *SHORT[5:], "EXIT7"]
    summarizer = fragile_summarizer(tmp_path)
    found = list(summarizer.map(texts, processes=2, return_exceptions=True))
    killed, ended = found.pop(5), found.pop()
    assert found == [summarizer.summarize(text) for text in SHORT]
    for error, source in ((killed, "huge"), (ended, "text")):
        assert isinstance(error, InputError)
        assert error.source == source
        assert str(error).startswith(f"{source}: two worker processes ended over it")
    assert "killed by SIGKILL" in str(killed)
    assert "exit status 7" in str(ended)
    assert no_children()


def test_a_process_that_dies_as_it_finishes_costs_its_text_only():
    texts = ["Rain fell.", Document("KILL", "huge"), "Roads closed."]
    found = SUMMARIZER.map(texts, processes=2, finish=fragile.finish, return_exceptions=True)
    rain, error, roads = found
    assert (rain, roads) == ("Rain fell.", "Roads closed.")
    assert str(error).startswith("huge: two worker processes ended over it")
    assert no_children()


def test_a_text_whose_process_died_once_is_tried_again(tmp_path):
    texts = [*SHORT[:3], "ONCE1 it rained.", "ONCE2 it rained.", *SHORT[3:]]
    summarizer = fragile_summarizer(tmp_path)
    found = list(summarizer.map(texts, processes=2))
    assert found == [summarizer.summarize(text) for text in texts]


def test_closing_ends_the_processes_at_once(tmp_path):
    found = fragile_summarizer(tmp_path).map([SHORT[0], *["SLEEP600000"] * 9], processes=2)
    next(found)
    pids = [child.pid for child in multiprocessing.active_children()]
    assert len(pids) == 2
    start = time.monotonic()
    found.close()
    assert time.monotonic() - start < PATIENCE  # they would sleep for twice as long
    assert all(map(is_gone, pids))
    assert no_children()
    assert list(found) == []


def test_an_iterator_that_is_forgotten_ends_its_processes():
    found = SUMMARIZER.map(itertools.repeat(SHORT[0]), processes=2)
    next(found)
    assert not no_children()
    del found
    assert no_children()


def run_script(tmp_path, script, **options):
    path = tmp_path / "script.py"
    path.write_text(script, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(
        [sys.executable, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=environment, **options,
    )  # fmt: skip


WAITING = """
import multiprocessing, fragile
from summarize import Summarizer
if __name__ == "__main__":
    texts = ["It rained.", *["SLEEP600000"] * 9]
    found = Summarizer(segmenter=fragile.Fragile()).map(texts, processes=2)
    next(found)
    print(*[child.pid for child in multiprocessing.active_children()], flush=True)
    next(found)
"""


@linux
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_its_parent(number, tmp_path):
    with run_script(tmp_path, WAITING, start_new_session=True) as process:
        pids = [int(pid) for pid in process.stdout.readline().split()]
        assert len(pids) == 2
        if number == signal.SIGINT:
            os.killpg(process.pid, number)  # as a terminal does
        else:
            process.send_signal(number)
        said = process.stderr.read()
        assert process.wait(PATIENCE) == -number
    assert all(map(ends, pids))
    assert said.count("Traceback") == (number == signal.SIGINT)


ANSWERING = """
import queue
from multiprocessing import Pipe
from summarize import worker
ours, theirs = Pipe()
ours.close()
worker._answer(theirs, "a summary that came too late", queue.SimpleQueue())
print("still here")
"""


def test_a_process_that_has_nobody_to_answer_ends_in_silence(tmp_path):
    with run_script(tmp_path, ANSWERING) as process:
        assert process.communicate(timeout=PATIENCE) == ("", "")
    assert process.returncode == 0


@linux
def test_no_process_hears_of_ctrl_c_not_even_while_it_starts(tmp_path):
    with run_script(tmp_path, WAITING) as process:
        pids = process.stdout.readline().split()
        told = [Path(f"/proc/{pid}/status").read_text(encoding="ascii") for pid in pids]
        process.kill()
    blocked = [re.search(r"^SigBlk:\s*(\w+)", status, re.MULTILINE)[1] for status in told]
    # From before the process was: later would be too late.
    assert [int(mask, 16) >> (signal.SIGINT - 1) & 1 for mask in blocked] == [1, 1]


def test_a_script_that_cannot_be_imported_by_processes_is_told_so(tmp_path):
    script = "from summarize import Summarizer\nlist(Summarizer().map(['Rain.'], processes=2))\n"
    with run_script(tmp_path, script) as process:
        said = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 1
    assert "OptionError: The 'processes' option must be 1 here" in said
    assert '__name__ == "__main__"' in said


def test_blas_has_one_thread_in_each_process(tmp_path, monkeypatch):
    for name in list(os.environ):
        if name.endswith("_NUM_THREADS"):
            monkeypatch.delenv(name)
    summarizer = Summarizer(segmenter=fragile.CountsThreads())
    errors = list(summarizer.map(["a", "b"], processes=2, return_exceptions=True))
    assert [error.value for error in errors] == [1, 1]


def test_a_process_of_a_pool_starts_no_others():
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(mapping.usable_processes) == 1
        with pytest.raises(OptionError, match="may start no others"):
            pool.apply(SUMMARIZER.map, ([],), {"processes": 2})


def test_what_is_logged_in_a_process_is_heard_in_this_one(caplog):
    caplog.set_level(logging.INFO, "summarize")
    heard = []
    for processes in (1, 2):
        list(SUMMARIZER.map(["The dam broke.", "Rain."], processes=processes, characters=7))
        heard.append([(r.name, r.levelno, r.getMessage()) for r in caplog.records])
        caplog.clear()
    assert heard[0]
    assert heard[0] == heard[1]


@pytest.mark.parametrize("processes", [1, 2])
def test_what_finish_logs_is_heard_in_the_order_of_the_texts(processes, caplog):
    caplog.set_level(logging.INFO, "summarize")
    list(SUMMARIZER.map(SHORT, processes=processes, finish=fragile.finish))
    told = [r.getMessage() for r in caplog.records if "finished" in r.getMessage()]
    assert told == [f"finished: It rained {number} times." for number in range(12)]


# Pickling


def test_a_finish_that_cannot_be_pickled_is_named_only_where_processes_are_asked_for():
    finish = lambda summary: len(str(summary))  # noqa: E731 - what is tested
    assert list(SUMMARIZER.map(["It rained."], processes=1, finish=finish)) == [10]
    with pytest.raises(OptionError, match="'processes' must be 1") as raised:
        SUMMARIZER.map(["It rained."], processes=2, finish=finish)
    assert raised.value.name == "finish"
    assert raised.value.value is finish


def test_a_summarizer_is_pickled_by_what_it_was_made_with():
    summarizer = Summarizer(threshold=0.6, language="de", encoder="lexical")
    packed = pickle.dumps(summarizer)
    again = pickle.loads(packed)
    assert len(packed) < 1000
    assert again.settings == summarizer.settings
    assert again.encoder.name == summarizer.encoder.name
    text = "Der Damm brach. Es regnete. Der Damm brach."
    assert again.summarize(text) == summarizer.summarize(text)


def test_a_summarizer_of_another_class_is_pickled_too():
    assert type(pickle.loads(pickle.dumps(Louder("!")))) is Louder


class Louder(Summarizer):
    def __init__(self, sign):
        super().__init__()
        self.sign = sign


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("count_tokens", lambda text: text.count(" ")),
        ("encoder", type("Local", (StaticEncoder,), {})()),
    ],
)
def test_what_cannot_be_pickled_is_named_only_where_processes_are_asked_for(name, value):
    summarizer = Summarizer(**{name: value})
    [summary] = summarizer.map(["It rained."], processes=1)
    assert str(summary) == "It rained."
    with pytest.raises(OptionError, match="'processes' must be 1") as raised:
        summarizer.map(["It rained."], processes=2)
    assert raised.value.name == name
    assert raised.value.value is value


def test_what_no_process_can_make_is_told():
    summarizer = Summarizer(segmenter=fragile.Unmakable())
    with pytest.raises(OptionError, match="no other process can make"):
        list(summarizer.map(["It rained."], processes=2))
    assert no_children()
