"""The benchmarks keep honest records: of what ran, where, and of what failed."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks import record, speed, stages, texts, timing
from benchmarks.__main__ import main
from benchmarks.peers import OfflineTokenizer
from summarize import Document, Summarizer, cutter, pipeline
from summarize.segment import PunktSplitter, segment

ROOT = Path(__file__).parents[1]
SUMY = f"sumy LexRank, {speed.BUDGET} sentences"


def _split(text):
    return [sentence.text for sentence in segment([Document(text)], PunktSplitter())]


# Records.


def test_a_record_says_what_ran_where():
    made = record.make_record("speed", {"a": 1}, command=["python"], settings={"runs": 2})
    assert set(made) == {
        "schema", "benchmark", "command", "date", "commit", "versions", "machine", "encoder",
        "summarizer", "settings", "results",
    }  # fmt: skip
    assert made["versions"]["numpy"] == np.__version__
    assert made["versions"]["python"].endswith(".".join(map(str, sys.version_info[:3])))
    assert {"summarize", "tokenizers", "sumy", "nltk"} <= set(made["versions"])
    assert made["encoder"] == Summarizer().encoder.name
    assert made["summarizer"] == dict(Summarizer().settings)
    assert {"system", "processor", "cores", "threads", "load"} == set(made["machine"])
    assert made["machine"]["processor"]
    assert made["machine"]["cores"] == os.cpu_count()
    assert made["results"] == {"a": 1}


def test_the_commit_is_that_of_the_checkout_or_a_recorded_failure(monkeypatch):
    commit = record.make_record("speed", {}, command=[], settings={})["commit"]
    if (ROOT / ".git").exists():
        assert re.fullmatch(r"[0-9a-f]{40}", commit["id"])
        assert isinstance(commit["dirty"], bool)
    monkeypatch.setattr(record, "ROOT", ROOT / "nowhere")
    commit = record.make_record("speed", {}, command=[], settings={})["commit"]
    assert set(commit) == {"failed"}


def test_records_are_never_written_over(tmp_path, monkeypatch):
    monkeypatch.setattr(record, "RECORDS", tmp_path / "records")
    made = record.make_record("speed", {"words": "naïve"}, command=[], settings={})
    first, second = record.write_record(made), record.write_record(made)
    assert first != second
    assert json.loads(first.read_text(encoding="utf-8")) == made


# Timing.


def test_cases_take_turns_after_one_run_that_does_not_count():
    ran = []
    cases = {name: lambda name=name: lambda: ran.append(name) for name in "ab"}
    results = timing.measure(cases, runs=3)
    assert ran == ["a", "b"] * 4
    assert [len(results[name]["seconds"]) for name in "ab"] == [3, 3]
    for result in results.values():
        assert result["median"] == sorted(result["seconds"])[1]
        assert (result["min"], result["max"]) == (min(result["seconds"]), max(result["seconds"]))


@pytest.mark.parametrize("good_runs", [-1, 0, 2])
def test_a_case_that_fails_is_recorded_and_stops_no_other(good_runs):
    ran = []

    def prepare():
        if good_runs < 0:
            raise ValueError("no text")

        def work():
            if len(ran) == good_runs:
                raise ValueError("no text")
            ran.append(1)

        return work

    results = timing.measure({"bad": prepare, "good": lambda: lambda: None}, runs=3)
    assert results["bad"] == {"failed": "ValueError: no text"}
    assert results["good"]["runs"] == 3
    assert len(ran) == max(good_runs, 0)


def test_what_is_made_of_a_failed_case_has_failed():
    found = timing.ratio({"a": {"median": 1.0}, "b": {"failed": "E: e"}}, "a", "b", at_most=4)
    assert "failed" in found
    assert "value" not in found
    assert record.failures({"reaches": [{"value": 1}, found]}) == ["reaches/1"]


@pytest.mark.parametrize(
    ("value", "limits", "reached"),
    [
        (4, {"at_most": 4}, True),
        (4.1, {"at_most": 4}, False),
        (3, {"at_least": 4}, False),
        (4, {"at_least": 4}, True),
    ],
)
def test_reaches_know_their_direction(value, limits, reached):
    assert timing.reach("it", value, **limits)["reached"] is reached


# Stages.


def test_stages_and_rest_add_up_to_the_whole():
    documents = [Document(texts.generate(25).text)]
    results = [stages.time_stages({"25": documents}, runs=1)["25"] for _ in range(5)]
    sums = []
    for result in results:
        assert list(result["parts"]) == [*stages.STAGES, "rest"]
        seconds = [part["median"] for part in result["parts"].values()]
        assert min(seconds) >= 0
        sums.append(sum(seconds))
    # Of one at least: a machine may halt between two looks at the clock.
    assert any(
        whole == pytest.approx(result["median"], rel=0.2, abs=0.005)
        for whole, result in zip(sums, results, strict=True)
    )
    assert result["counts"]["sentences"] == 25
    assert result["rates"]["segment"] == pytest.approx(25 / result["parts"]["segment"]["median"])


def test_a_stage_that_is_gone_or_idle_is_a_failure_not_a_zero(monkeypatch):
    documents = {"1": [Document("It rained.")]}
    original = pipeline.segment
    monkeypatch.setattr(stages, "STAGES", {"segment": (pipeline, "segmentation")})
    assert "AttributeError" in stages.time_stages(documents, runs=1)["1"]["failed"]
    monkeypatch.setattr(
        stages, "STAGES", {"segment": (pipeline, "segment"), "fit": (cutter, "fit")}
    )
    failed = stages.time_stages(documents, runs=1)["1"]["failed"]
    assert failed == "RuntimeError: never called: fit"
    assert pipeline.segment is original


def test_functions_are_given_back_when_the_work_fails():
    original = pipeline.segment
    watch = stages.Stopwatch(stages.STAGES)

    def fail():
        with watch.running():
            assert pipeline.segment is not original
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert pipeline.segment is original


# Texts.


def test_the_article_has_25_sentences():
    assert len(_split(texts.ARTICLE.read_text(encoding="utf-8"))) == 25


def test_the_same_seed_gives_the_same_text_in_any_process():
    here = texts.generate(200, seed=3).text
    code = (
        "import sys; from benchmarks.texts import generate; sys.stdout.write(generate(200, 3).text)"
    )
    there = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        cwd=ROOT,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"},
    )
    assert there.stdout == here
    assert texts.generate(200, seed=4).text != here


def test_a_longer_text_begins_with_the_shorter_one():
    assert texts.generate(300).sentences[:40] == texts.generate(40).sentences


@pytest.mark.parametrize("size", [0, 1, 25, 1000])
def test_generated_sentences_are_distinct_and_found_again(size):
    made = texts.generate(size)
    assert len(set(made.sentences)) == size
    assert _split(made.text) == list(made.sentences)


def test_the_generator_tells_what_it_repeats():
    made = texts.generate(1000)

    def figures(position):
        return re.findall(r"\d+", made.sentences[position])

    assert 100 < len(made.restated) < 200
    assert 25 < len(made.changed) < 80
    assert all(source < position for position, source in made.restated.items())
    assert all(sorted(figures(a)) == sorted(figures(b)) for a, b in made.restated.items())
    assert all(sorted(figures(a)) != sorted(figures(b)) for a, b in made.changed.items())


# Peers and commands.


def test_sumy_is_given_our_sentences():
    text = texts.ARTICLE.read_text(encoding="utf-8")
    found = [
        s for part in text.split("\n\n") for s in OfflineTokenizer().to_sentences(part.strip())
    ]
    assert found == _split(text)
    assert OfflineTokenizer().to_words("The dam's 2 cracks.") == ("The", "dam", "cracks")


def test_a_peer_that_fails_is_in_the_record_and_in_the_exit_status(tmp_path, monkeypatch, capsys):
    def broken(text, sentences):
        raise ModuleNotFoundError("No module named 'sumy'")

    children = {"median": 1.0, "min": 1.0, "max": 1.0, "runs": 1, "seconds": [1.0]}
    cold = dict.fromkeys(("python -m summarize", "import summarize", "import numpy"), children)
    monkeypatch.setattr(speed, "lex_rank", broken)
    monkeypatch.setattr(speed, "time_cold", lambda *_, **__: cold)
    monkeypatch.setattr(speed, "time_load", lambda **_: {"process": {"failed": "E: e"}})
    monkeypatch.setattr(speed, "peak_memory", lambda _: {"failed": "E: e"})
    path = tmp_path / "new" / "record.json"
    assert main(["speed", "--quick", "--record", str(path)]) == 1
    results = json.loads(path.read_text(encoding="utf-8"))["results"]
    assert results["warm"][SUMY] == {"failed": "ModuleNotFoundError: No module named 'sumy'"}
    assert results["warm"]["summarize"]["runs"] == 1
    assert [found["what"] for found in results["reaches"] if "failed" in found] == [
        f"summarize / {SUMY}",
        f"summarize, {speed.BUDGET} sentences / {SUMY}",
        "seconds to load the encoder",
    ]
    printed = capsys.readouterr()
    assert "FAILED ModuleNotFoundError" in printed.out
    assert f"warm/{SUMY}" in printed.err


def test_a_benchmark_that_fails_as_a_whole_is_recorded(tmp_path):
    path = tmp_path / "record.json"
    command = ["segmentation", "--data", str(tmp_path), "--record", str(path)]
    assert main(command) == 1
    made = json.loads(path.read_text(encoding="utf-8"))
    assert made["results"]["failed"].startswith("FileNotFoundError")
    assert made["command"][3:] == command


@pytest.mark.parametrize(
    "wrong", [[], ["spee"], ["speed", "--runs", "0"], ["speed", "--text", "?"]]
)
def test_wrong_usage_exits_with_2(wrong, capsys):
    with pytest.raises(SystemExit) as exit_:
        main(wrong)
    assert exit_.value.code == 2
    assert "error" in capsys.readouterr().err


@pytest.mark.slow
def test_the_command_writes_a_record_in_a_process_of_its_own(tmp_path):
    path = tmp_path / "record.json"
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks", "speed", "--quick", "--record", str(path)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
    )
    made = json.loads(path.read_text(encoding="utf-8"))
    failed = set(record.failures(made["results"]))
    without_sumy = {f"warm/{SUMY}", "reaches/2", "reaches/3"}
    assert failed == (set() if importlib.util.find_spec("sumy") else without_sumy)
    assert ended.returncode == bool(failed), ended.stderr
    assert made["settings"]["sizes"] == [25]
    results = made["results"]
    assert set(results["cold"]) == {
        "python -m summarize", "import summarize", "import numpy", "python",
    }  # fmt: skip
    memory = results["memory"]["25"]
    assert 0 < memory["numpy imported"] <= memory["encoder loaded"] <= memory["summarized"] < 1e9
    assert "Cold processes" in ended.stdout
    assert str(path) in ended.stdout


@pytest.mark.parametrize("name", ["record", "timing"])
def test_examples_hold(name):
    result = doctest.testmod(importlib.import_module(f"benchmarks.{name}"))
    assert result.attempted
    assert not result.failed
