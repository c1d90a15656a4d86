"""The scale benchmark: its text, stages and growth; and the figures that both new ones draw."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
from collections import Counter
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from benchmarks import scale, similarity_tables
from benchmarks.__main__ import main
from benchmarks.children import over_time
from benchmarks.plots import plot_log_log
from benchmarks.record import failures
from benchmarks.scale_text import CHANGED_SHARE, RESTATED_SHARE, generate_stream
from benchmarks.similarity_methods import METHODS, SUMMARIZE
from benchmarks.stages import STAGES
from benchmarks.texts import DATA
from summarize import Document, StaticEncoder
from summarize.segment import PunktSplitter, segment
from summarize.vectors import encode_unit

drawing = pytest.mark.skipif(
    importlib.util.find_spec("matplotlib") is None, reason="needs the extra [bench]"
)
STAGES_AND_REST = [*STAGES, "rest"]


@pytest.fixture(scope="module")
def stream():
    return generate_stream(4_000)


# The text.


def test_the_same_seed_gives_the_same_text_and_a_longer_one_begins_with_it():
    assert generate_stream(80).sentences == generate_stream(400).sentences[:80]
    assert generate_stream(80, seed=1).sentences != generate_stream(80).sentences


def test_sentences_are_different_and_found_again(stream):
    assert len(set(stream.sentences)) == len(stream.sentences) == 4_000
    documents = list(stream.documents())
    assert len(documents) == 200
    found = segment([Document(text) for text in documents], PunktSplitter())
    assert [sentence.text for sentence in found] == list(stream.sentences)


def test_no_slot_is_left_open_and_blanks_are_single(stream):
    for sentence in stream.sentences:
        assert not re.search(r"[{}]|  | [,.]", sentence), sentence
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence.endswith(".")


def test_the_stream_tells_what_it_repeats(stream):
    n = len(stream.sentences)
    assert len(stream.restated) / n == pytest.approx(RESTATED_SHARE, abs=0.03)
    assert 0 < len(stream.changed) / n < CHANGED_SHARE + 0.01
    assert all(source < at for at, source in [*stream.restated.items(), *stream.changed.items()])
    assert not stream.restated.keys() & stream.changed.keys()


def test_restatements_have_the_same_figures_and_changed_ones_have_not(stream):
    def figures(at):
        return sorted(re.findall(r"\d[\d.,]*\d|\d", stream.sentences[at]))

    assert all(figures(at) == figures(source) for at, source in stream.restated.items())
    assert all(figures(at) != figures(source) for at, source in stream.changed.items())


def test_an_event_is_told_thrice_at_most(stream):
    sources = Counter(stream.restated.values())
    assert max(sources.values()) == 2


def test_restatements_are_similar_and_others_are_not(stream):
    unit = encode_unit(StaticEncoder(), stream.sentences, lambda *_: None)
    at, source = np.array(list(stream.restated.items())).T
    assert np.quantile(np.einsum("ij,ij->i", unit[at], unit[source]), 0.05) > 0.7
    others = unit[:1000] @ unit[2000:3000].T
    assert (others > 0.7).mean() < 0.001
    assert 0.0005 < (others > 0.4).mean() < 0.01  # as of real texts


def test_templates_are_many_and_their_wordings_state_the_same():
    domains = tomllib.loads((DATA / "stream.toml").read_text(encoding="utf-8"))["domains"]
    lines = [line for d in domains.values() for line in d["templates"].strip().splitlines()]
    assert len(domains) == 6
    assert len(set(lines)) >= 200
    for line in lines:
        wordings = line.split(" | ")
        slots = {tuple(sorted(re.findall(r"{\w+}", wording))) for wording in wordings}
        assert len(set(wordings)) == 3, line
        assert len(slots) == 1, line


@pytest.mark.slow
def test_a_million_sentences_are_different():
    assert len(set(generate_stream(1_000_000).sentences)) == 1_000_000


# Growth and reaches.


def _size(n, seconds, memory=10**9):
    stages = dict.fromkeys(STAGES_AND_REST, seconds / 10)
    counts = {"sentences": n, "points": n, "similar pairs": n, "kept": n, "restated": 0, "noise": 0}
    return {
        "seconds": seconds, "stages": stages, "memory": memory, "counts": counts, "threshold": 0.4,
    }  # fmt: skip


def test_growth_is_the_power_of_the_size():
    sizes = {"10": _size(10, 1.0), "100": _size(100, 100.0), "1000": over_time(9)}
    found = scale.growth(sizes)
    assert list(found) == ["10 -> 100"]
    assert found["10 -> 100"][scale.WHOLE] == pytest.approx(2)
    assert found["10 -> 100"]["memory"] == pytest.approx(0)
    idle = {"10": _size(10, 0.0), "100": _size(100, 1.0)}
    assert scale.growth(idle)["10 -> 100"][scale.WHOLE] is None


@pytest.mark.parametrize(
    ("seconds", "memory", "reached"),
    [(899.0, 5e9, [True, True]), (901.0, 7e9, [False, False])],
)
def test_a_million_sentences_have_limits(seconds, memory, reached):
    found = list(scale.reaches({"1000000": _size(10**6, seconds, memory)}))
    assert [one["reached"] for one in found] == reached


def test_a_million_that_was_stopped_is_no_success_and_other_sizes_have_no_reach():
    assert len(failures(list(scale.reaches({"1000000": over_time(9)})))) == 2
    assert list(scale.reaches({"1000": _size(1000, 1.0)})) == []


# The whole.


def test_a_size_that_is_too_slow_ends_the_run(monkeypatch, capsys):
    monkeypatch.setattr(scale, "ask", lambda *_, limit, **__: over_time(limit))
    results = scale.run(scale.Settings(sizes=(10, 20), limit=7))
    assert results["sizes"]["20"]["skipped"] == "over the time limit of 7 s at 10 sentences"
    scale.print_table(results)
    assert "20: over the time limit" in capsys.readouterr().out


@drawing
def test_the_command_measures_every_size_by_stage(tmp_path, capsys):
    record, plot = tmp_path / "record.json", tmp_path / "plot.svg"
    assert main(["scale", "--quick", "--output", str(record), "--plot", str(plot)]) == 0
    made = json.loads(record.read_text(encoding="utf-8"))
    sizes = made["results"]["sizes"]
    assert list(sizes) == [str(size) for size in scale.QUICK_SIZES]
    for size, found in sizes.items():
        counts = found["counts"]
        assert counts["sentences"] == int(size)
        assert counts["kept"] + counts["restated"] + counts["noise"] == int(size)
        assert counts["restated"] > 0
        assert list(found["stages"]) == STAGES_AND_REST
        assert sum(found["stages"].values()) == pytest.approx(found["seconds"])
        assert 10e6 < found["memory"] < 2e9
        assert found["planted"]["restated"] > 0
    assert _lines(plot) == {
        f"summarize, without a budget: {s}" for s in [*STAGES_AND_REST, "whole"]
    }
    assert "\nSeconds, by sentences" in capsys.readouterr().out


def test_texts_of_ones_own_are_one_case(tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text("The dam broke at noon. Two towns flooded. The dam broke at noon.")
    results = scale.run(scale.Settings(texts=(path,)))
    assert results["sizes"][scale.GIVEN]["counts"]["sentences"] == 3
    assert results["sizes"][scale.GIVEN]["counts"]["kept"] == 2
    assert "planted" not in results["sizes"][scale.GIVEN]


def test_too_little_memory_is_a_recorded_failure():
    results = scale.run(scale.Settings(sizes=(10,), memory=2**20))
    assert failures(results) == ["sizes/10"]


# Figures.


def _lines(path):
    """The names of the lines of an SVG, which is parsed as XML."""
    return {
        group.get("id")
        for group in ET.parse(path).iter("{http://www.w3.org/2000/svg}g")
        if ": " in (group.get("id") or "")
    }


@drawing
def test_a_figure_has_a_line_for_each_name_even_without_points(tmp_path):
    panels = {"a": {"x": [(1, 2), (10, 30)], "y": []}, "b": {"x": [(5, 0.1)]}}
    path = tmp_path / "new" / "figure.svg"
    plot_log_log(panels, path, x="rows", y="seconds")
    assert _lines(path) == {"a: x", "a: y", "b: x"}
    text = path.read_text(encoding="utf-8")
    for word in ("rows", "seconds", ">x<", ">y<"):
        assert word in text
    plot_log_log(panels, tmp_path / "again.svg", x="rows", y="seconds")
    assert (tmp_path / "again.svg").read_text(encoding="utf-8") == text


@drawing
def test_the_figure_of_similarity_has_a_line_a_method(tmp_path):
    found = {name: over_time(9) for name in METHODS} | {SUMMARIZE: {"median": 0.5}}
    case = {"encoder": "bundled", "rows": 10, "used": 10, "threshold": 0.8, "methods": found}
    other = {**case, "used": 20, "methods": {**found, SUMMARIZE: {"median": 2.0}}}
    similarity_tables.plot({"cases": {"a": case, "b": other}}, tmp_path / "figure.svg")
    assert _lines(tmp_path / "figure.svg") == {f"bundled, 0.8: {name}" for name in METHODS}
