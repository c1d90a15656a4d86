"""The benchmarks of what is new: their figures on the events, held as floors, and that they run."""

from __future__ import annotations

import json

import pytest

from benchmarks import memory, novelty
from benchmarks.__main__ import main
from benchmarks.novelty import COSINES, EXACT, OURS, by_comparison, by_text, score
from benchmarks.novelty_days import read_event
from benchmarks.record import failures
from summarize import Document, Memory, Summarizer, summarize

SUMMARIZER = Summarizer()
# Left out of verbatim and light repeats; changes that are shown as such.
FLOORS = {"days": (15, 12, 36), "days_held_out": (10, 9, 25)}


@pytest.fixture(scope="module", params=FLOORS)
def judged(request):
    """A set, and what ours makes of it."""
    return request.param, score(
        request.param, lambda day, before: by_comparison(SUMMARIZER, day, before)
    )


def test_every_change_and_all_that_is_new_is_reported(judged):
    _, found = judged
    for label, counts in found.items():
        if label.partition(",")[0] in ("new", "mixed", "change"):
            assert counts["left_out"] == 0, label
            assert counts["of"] > 0


def test_repeats_are_left_out_and_changes_shown_as_often_as_now(judged):
    name, found = judged
    verbatim, light, shown = FLOORS[name]
    assert found["repeat, verbatim"]["left_out"] == found["repeat, verbatim"]["of"] == verbatim
    assert found["repeat, light"]["left_out"] >= light
    assert found["change"]["shown"] >= shown
    assert found["repeat"]["shown"] == found["new"]["shown"] == 0


@pytest.mark.parametrize("name", FLOORS)
def test_a_memory_leaves_out_what_seen_texts_do_day_by_day(name):
    """Some more may be told: a repeat of what was itself left out is held against its original."""
    with Memory(":memory:") as remembered:
        for at, day in enumerate(read_event(name).days):
            documents = [Document(d.text, d.source, date=d.date) for d in day.documents]
            told = {str(s) for s in summarize(documents, memory=remembered).sentences}
            before = [
                Document(d.text, d.source, date=d.date)
                for earlier in read_event(name).days[:at]
                for d in earlier.documents
            ]
            assert told >= {str(s) for s in summarize(documents, seen=before).sentences}
            labels = {sentence.text: sentence for sentence in day.sentences}
            for text in labels.keys() - told:
                assert labels[text].kind in ("repeat", "new", "mixed")
        for day in read_event(name).days[-1:]:
            documents = [Document(d.text, d.source, date=d.date) for d in day.documents]
            assert str(summarize(documents, memory=remembered)) == ""


def test_exact_text_finds_verbatim_repeats_alone():
    found = score("days", by_text)
    left = {label: counts["left_out"] for label, counts in found.items() if counts["left_out"]}
    assert left == {"repeat": 15, "repeat, verbatim": 15}


def test_counts_add_up():
    found = score("days", by_text)
    wordings = [found[f"repeat, {wording}"]["of"] for wording in ("verbatim", "light", "reworded")]
    assert sum(wordings) == found["repeat"]["of"]
    kinds = sum(found[kind]["of"] for kind in ("new", "repeat", "mixed", "change"))
    assert kinds == len(read_event("days").sentences)


@pytest.mark.train
@pytest.mark.transformers
def test_novelty_compares_all_ways_and_writes_a_record(tmp_path, capsys):
    assert main(["novelty", "--record", str(tmp_path / "novelty.json")]) == 0
    record = json.loads((tmp_path / "novelty.json").read_text())
    ways = [OURS, EXACT, *(f"{name}@{least}" for name, least in COSINES)]
    for found in record["results"].values():
        assert list(found) == ways
    assert "days_held_out: left out" in capsys.readouterr().out


def test_an_encoder_that_is_missing_is_a_recorded_failure(monkeypatch, capsys):
    def missing():
        raise ModuleNotFoundError("No module named 'x'")

    monkeypatch.setattr(
        novelty,
        "load_cosines",
        lambda: {name: novelty.Cosine(missing) for name, _ in COSINES},
    )
    results = novelty.run(["days"])
    assert len(failures(results)) == len(COSINES)
    assert "failed" not in results["days"][OURS]
    novelty.print_table(results)
    assert "FAILED ModuleNotFoundError" in capsys.readouterr().out


def test_memory_makes_what_a_summary_would_remember(tmp_path):
    sentences = memory.generate_stream(60).sentences
    made = memory.make(tmp_path / "made.db", sentences)
    assert made["points"] == 60
    assert made["bytes"] > 60 * 256
    with Memory(tmp_path / "made.db") as quick, Memory(":memory:") as slow:
        SUMMARIZER.summarize(
            {"a": " ".join(sentences[:20]), "b": "\n".join(sentences[20:])}, memory=slow
        )
        columns = "SELECT digest, text, facts FROM points ORDER BY text"
        assert (
            quick._database._connection.execute(columns).fetchall()
            == slow._database._connection.execute(columns).fetchall()
        )
        [article] = memory.articles(sentences, 1, 0)
        fates = [entry.fate.value for entry in SUMMARIZER.summarize(article, memory=quick).ledger]
        assert "seen" not in fates[:16]
        assert fates[16:] == ["seen"] * 6


@pytest.mark.slow
def test_memory_measures_and_writes_a_record(tmp_path, capsys):
    path = tmp_path / "memory.json"
    assert main(["memory", "--points", "200", "--runs", "2", "--record", str(path)]) == 0
    results = json.loads(path.read_text())["results"]
    assert results["made"]["points"] == 200
    assert len(results["fresh"]["runs"]) == len(results["warm"]["runs"]) == 2
    for run in results["warm"]["runs"]:
        parts = sum(seconds for part, seconds in run.items() if part != "article")
        assert parts == pytest.approx(run["article"])
    assert results["warm"]["counts"]["seen"] >= 18
    assert "seconds for an article, warm" in capsys.readouterr().out
