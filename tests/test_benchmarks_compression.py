"""The compression benchmark: fair to all, and honest about what is missing."""

from __future__ import annotations

import doctest
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import compression, compression_page, compression_tables
from benchmarks.__main__ import main
from benchmarks.compression import evaluate
from benchmarks.compression_methods import (
    FIRST,
    OURS,
    SUMMARIZE,
    Method,
    Ranked,
    simple_methods,
)
from benchmarks.compression_page import BEGIN, END, extract, publish, tables
from benchmarks.compression_sets import GoldSet, Item, planted_set
from benchmarks.compression_source import CHARACTERS
from benchmarks.compression_trial import Extent, judge_set
from benchmarks.compression_vectors import Vectors
from benchmarks.plots import plot_linear
from benchmarks.record import failures
from summarize import StaticEncoder

ROOT = Path(__file__).parents[1]
TEXT = "The dam at Brill broke on Monday. It had rained for days. Two towns were flooded in 2021."
SUMMARY = "Two towns were flooded in 2021, and somebody fell."
NEEDS_SCORES = pytest.mark.skipif(
    importlib.util.find_spec("rouge_score") is None, reason="needs the extra [bench]"
)
NEEDS_PLOTS = importlib.util.find_spec("matplotlib") is not None


def _everything(documents, budget):
    return " ".join(documents)


def _nothing(documents, budget):
    return ""


def _set(n, **about):
    items = tuple(Item(str(number), (f"{TEXT} Number {number} fell.",)) for number in range(n))
    return GoldSet("given", items, **{"words": 30, **about})


# Trials.


def test_every_method_gets_every_item_and_the_same_length():
    asked = []

    def watch(documents, budget):
        asked.append((documents, budget))
        return ""

    items = (Item("a", (TEXT,), query="Who?"), Item("b", (TEXT, "It rained.")))
    of = GoldSet("given", items, 9, "fr")
    judge_set(of, {"watch": Method(watch)}, Extent(ratios=(0.5,)))
    assert [documents for documents, _ in asked] == [
        documents for item in items for documents in (item.documents,) * 2
    ]
    assert [(b.amount, b.unit, b.language, b.query) for _, b in asked] == [
        (9, "words", "fr", "Who?"),
        (len(TEXT) // 2, CHARACTERS, "fr", "Who?"),
        (9, "words", "fr", None),
        ((len(TEXT) + 11) // 2, CHARACTERS, "fr", None),
    ]
    asked.clear()
    judge_set(of, {"watch": Method(watch)}, Extent(ratios=(0.5,)), budgeted=False)
    assert [budget.amount for _, budget in asked] == [None, None]


def test_a_summary_that_is_too_long_or_fails_is_missing_and_stops_no_other():
    def moody(documents, budget):
        if "Number 1" in documents[0]:
            raise KeyError("1")
        return 5 if "Number 2" in documents[0] else documents[0]

    of = _set(4)
    whole = Extent(ratios=(1.0,))
    short = judge_set(of, {"long": Method(_everything), "moody": Method(moody)}, whole)
    assert short["moody"]["items"] == 2
    assert short["moody"]["missing"] == {
        "1": {"failed": "KeyError: '1'"},
        "2": {"failed": "TypeError: a summary must be a str. Got int."},
    }
    long = judge_set(_set(4, words=5), {"long": Method(_everything)}, whole)["long"]
    assert long["items"] == 0
    assert long["missing"]["3"] == {"failed": "ValueError: 21 words for 5"}
    assert len(failures({"long": long})) == 4


def test_a_length_of_the_curve_that_fails_leaves_the_others():
    extent = Extent(ratios=(0.5, 1.0))
    found = judge_set(_set(1), {"long": Method(_everything)}, extent)["long"]
    assert found["items"] == 1
    assert found["missing"] == {"0 at 0.5": {"failed": "ValueError: 104 characters for 52"}}
    assert [scores["items"] for scores in found["curve"].values()] == [0, 1]


def test_who_is_slow_or_made_for_other_languages_is_spared_and_it_is_said():
    methods = {
        "slow": Method(_nothing, slow=True),
        "English": Method(_nothing, languages=frozenset({"en"})),
        "short": Method(_nothing, most_sentences=3),
    }
    found = judge_set(_set(3, language="fr"), methods, Extent(slow_items=1))
    assert [result["items"] for result in found.values()] == [1, 0, 0]
    assert found["slow"]["missing"]["2"] == {"skipped": "slow: 1 items"}
    assert found["English"]["missing"]["0"] == {"skipped": "not made for the language fr"}
    assert found["short"]["missing"]["0"] == {"skipped": "slow: more than 3 sentences"}
    assert failures(found) == []
    methods = {"late": Method(_nothing), "ours": Method(_nothing, OURS)}
    found = judge_set(_set(3), methods, Extent(seconds=0))
    assert [result["items"] for result in found.values()] == [1, 3]
    assert found["late"]["missing"]["1"] == {"skipped": "over the time limit of 0 s"}


def test_ours_is_compared_on_the_items_that_a_method_was_given():
    def ours(documents, budget):
        return documents[0] if "Number 0" in documents[0] else ""

    methods = {"ours": Method(ours, OURS), "slow": Method(_everything, slow=True)}
    found = judge_set(_set(4), methods, Extent(slow_items=2, ratios=(1.0,)))
    assert found["ours"]["retention"] == 0.25
    assert found["slow"]["ours"]["retention"] == 0.5
    assert (found["slow"]["items"], found["slow"]["common"]) == (2, 2)
    assert found["slow"]["curve"]["1.0"]["ours"]["retention"] == 0.5
    assert found["slow"]["retention"] == found["slow"]["curve"]["1.0"]["retention"] == 1


def test_curves_are_of_the_first_items():
    extent = Extent(curve_items=2, ratios=(0.1, 0.9))
    found = judge_set(_set(4), {"none": Method(_nothing)}, extent)["none"]
    assert {ratio: scores["items"] for ratio, scores in found["curve"].items()} == {
        "0.1": 2, "0.9": 2,
    }  # fmt: skip


def test_the_time_of_shared_vectors_is_everyones():
    vectors = Vectors(StaticEncoder)
    vectors.owed = 7e6  # of another method's last call

    def shares(documents, budget):
        vectors.owed = 3e6  # a month: no machine is busy for as long
        return ""

    methods = {
        "shares": Method(shares, clock=vectors),
        "does not": Method(_nothing, clock=vectors),
    }
    found = judge_set(_set(1), methods, Extent())
    assert 3e9 < found["shares"]["ms"] < 4e9
    assert found["does not"]["ms"] < 1e9


def test_measures_of_a_whole_text_and_of_nothing():
    of = planted_set(1)
    (item,) = of.items
    methods = {"all": Method(_everything), "none": Method(_nothing)}
    found = judge_set(of, methods, Extent(), budgeted=False)
    everything, nothing = found["all"], found["none"]
    possible = len(item.truth.stated)
    assert (everything["ratio"], everything["retention"], everything["weight"]) == (1, 1, 1)
    assert everything["points"] == possible
    assert everything["said twice"] == sum(item.truth.stated) - possible
    assert everything["asides"] == len(item.truth.asides)
    assert everything["one side"] == everything["dangling"] == 0
    assert everything["redundancy"] > 0
    assert {nothing[name] for name in ("ratio", "retention", "points", "weight")} == {0}
    assert "dangling" not in nothing
    assert "rouge2" not in everything


@NEEDS_SCORES
def test_users_judge_their_own_methods_beside_ours():
    def first(documents, budget):
        return documents[0].partition(".")[0] + "."

    def broken(documents, budget):
        raise KeyError("a")

    items = [Item("a", (TEXT,), ("The dam at Brill broke on Monday.",))]
    found = evaluate({"first": first, "broken": broken}, items, words=8, ratios=[0.5])
    assert list(found) == [SUMMARIZE, "first", "broken"]
    assert found["first"]["rouge2"] == found["first"]["curve"]["0.5"]["rouge2 recall"] == 1
    assert found["broken"]["missing"] == {"a": {"failed": "KeyError: 'a'"}}
    with pytest.raises(ValueError, match="is ours"):
        evaluate({SUMMARIZE: first}, items, words=8)
    with pytest.raises(ValueError, match="at least 1"):
        evaluate({}, items, words=0)


# The whole.


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("opinosis", "reviews"):
        records = [
            {"id": str(n), "documents": [f"{TEXT} {n} fell."], "references": [SUMMARY]}
            for n in range(3)
        ]
        lines = "".join(f"{json.dumps(record)}\n" for record in records)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


@pytest.fixture
def few_methods(monkeypatch):
    """One peer that is there and one that is not; LexRank takes no time."""

    def missing(documents, budget):
        raise ModuleNotFoundError("No module named 'lede'")

    def rank_last(source, budget):
        return reversed(range(len(source.sentences)))

    peers = {"last": Method(Ranked(rank_last)), "lede": Method(missing)}
    monkeypatch.setattr(compression, "peer_methods", lambda _: peers)
    monkeypatch.setattr(compression, "lex_rank", lambda *_: lambda: None)
    monkeypatch.setattr(
        compression,
        "unbudgeted_methods",
        lambda _: {SUMMARIZE: simple_methods()[SUMMARIZE], "all": Method(_everything)},
    )


@NEEDS_SCORES
def test_the_command_records_prints_draws_and_publishes(
    data, few_methods, tmp_path, monkeypatch, capsys
):
    path, page, curves = tmp_path / "record.json", tmp_path / "README.md", tmp_path / "curves"
    published = tmp_path / "compression.json"
    page.write_text(f"# Title\n{BEGIN}\nwhat was there\n{END}\nRest\n", encoding="utf-8")
    monkeypatch.setattr(
        compression_page, "publish", lambda record: publish(record, published, page)
    )
    drawn = ["--plot", str(curves)] if NEEDS_PLOTS else []
    command = ["compression", "--quick", "--write", "--data", str(data), "--record", str(path)]
    assert main([*command, *drawn]) == 1
    record = json.loads(path.read_text(encoding="utf-8"))
    results = record["results"]
    assert failures(results) == ["methods/lede"]
    assert results["methods"]["lede"] == {"failed": "ModuleNotFoundError: No module named 'lede'"}
    assert record["settings"]["files"].keys() == {"opinosis.jsonl", "reviews.jsonl"}
    assert (
        list(results["sets"]) == list(results["unbudgeted"]) == ["opinosis", "reviews", "planted"]
    )
    assert results["sets"]["opinosis"]["words"] == 9
    assert list(results["sets"]["reviews"]["methods"]) == [SUMMARIZE, FIRST, "random", "last"]
    assert results["sets"]["reviews"]["methods"]["last"]["items"] == 2
    assert results["sets"]["planted"]["methods"]["last"]["points"] > 0
    assert results["unbudgeted"]["reviews"]["methods"]["all"]["ratio"] == 1
    printed = capsys.readouterr()
    for title in ("reviews, 9 words", "planted, without a budget", "250 sentences", "Reach"):
        assert f"\n{title}" in printed.out
    assert "summarizing reviews ..." in printed.err
    written = page.read_text(encoding="utf-8")
    assert written.startswith(f"# Title\n{BEGIN}\n\nMeasured on ")
    assert written.endswith(f"{END}\nRest\n")
    found = json.loads(published.read_text(encoding="utf-8"))
    assert found == extract(record)
    assert tables(found) in written
    assert "what was there" not in written
    if NEEDS_PLOTS:
        names = ["points.svg", "retention.svg", "rouge2.svg"]
        assert sorted(path.name for path in curves.iterdir()) == names
        assert "reviews: last" in (curves / "rouge2.svg").read_text(encoding="utf-8")


@pytest.mark.skipif(not NEEDS_PLOTS, reason="needs the extra [bench]")
def test_every_column_of_curves_has_figures_on_its_axis(tmp_path):
    lines = {SUMMARIZE: [(0.0, 10.0), (1.0, 11.0)], "other": [(0.0, 11.0), (1.0, 10.0)]}
    panels = dict.fromkeys("abcd", lines)  # three columns: nothing below b and c
    plot_linear(panels, tmp_path / "curves.svg", x="x", y="y", strong=SUMMARIZE)
    drawn = (tmp_path / "curves.svg").read_text(encoding="utf-8")
    assert drawn.count(">0.4<") == 3


def test_without_data_there_is_the_planted_corpus(few_methods, tmp_path, capsys):
    results = compression.run(compression.quick(tmp_path))
    assert list(results["sets"]) == ["planted"]
    assert "the planted corpus alone" in capsys.readouterr().err
    compression_tables.print_table(results)
    printed = capsys.readouterr().out
    assert "FAILED ModuleNotFoundError: No module named 'lede'" in printed
    assert "\nplanted, 100 words" in printed


@pytest.mark.slow
def test_the_command_runs_every_method_in_quick_mode(data, tmp_path):
    path = tmp_path / "record.json"
    command = ["compression", "--quick", "--data", str(data), "--record", str(path)]
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks", *command],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
    )
    results = json.loads(path.read_text(encoding="utf-8"))["results"]
    failed = [name for name, about in results["methods"].items() if "failed" in about]
    assert all("ModuleNotFoundError" in results["methods"][name]["failed"] for name in failed)
    assert ended.returncode == bool(failures(results)), ended.stderr
    if not failed:
        assert failures(results) == []
        for of in results["sets"].values():
            assert all(result["items"] for result in of["methods"].values())


def test_examples_hold():
    result = doctest.testmod(compression)
    assert result.attempted
    assert not result.failed
