"""The similarity benchmark: who agrees with whom, what is a reach, and that nothing is left out."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import children, similarity, similarity_rows, similarity_tables
from benchmarks.__main__ import main
from benchmarks.agreement_vectors import BUNDLED, MINILM, Cosine
from benchmarks.record import failures
from benchmarks.scale_text import generate_stream
from benchmarks.similarity_case import run as run_case
from benchmarks.similarity_methods import EXACT, METHODS, SGEMM, SUMMARIZE, YARDSTICK
from benchmarks.similarity_pairs import TOLERANCE, check, keys_of, recall
from benchmarks.similarity_reaches import fastest, reaches
from benchmarks.similarity_rows import RANDOM, count, read_rows
from summarize import StaticEncoder
from summarize.similarity import similar_pairs, unit_rows

ROOT = Path(__file__).parents[1]
WHOLE, FAISS, SLOW = "numpy, whole matrix", "faiss IndexFlatIP.range_search", "usearch"
_NEEDS = {
    "scikit-learn": "sklearn",
    "faiss": "faiss",
    "community": "sentence_transformers",
    "paraphrase": "sentence_transformers",
    "SemHash": "semhash",
    "usearch": "usearch",
}


@pytest.fixture
def texts(tmp_path):
    """A file of some hundred different sentences, many of which restate others."""
    path = tmp_path / "news.txt"
    path.write_text("\n\n".join(generate_stream(160).documents()), encoding="utf-8")
    return path


@pytest.fixture
def few_methods(monkeypatch):
    """Ours, the yardstick and numpy, in processes that start quickly; MiniLM is "missing"."""

    def missing():
        raise ModuleNotFoundError("No module named 'minilm'")

    cosines = {BUNDLED: Cosine(StaticEncoder), MINILM: Cosine(missing)}
    monkeypatch.setattr(similarity_rows, "load_cosines", lambda: cosines)
    few = {name: METHODS[name] for name in (SUMMARIZE, SGEMM, WHOLE)}
    for module in (similarity, similarity_tables):
        monkeypatch.setattr(module, "METHODS", few)
    return few


@pytest.fixture
def unit():
    """Rows in clusters, so that many pairs are similar; two are the same."""
    random = np.random.default_rng(3)
    rows = np.repeat(random.standard_normal((40, 16)), 5, axis=0)
    rows += 0.25 * random.standard_normal(rows.shape)
    rows[7] = rows[90]
    return unit_rows(rows)


# Agreement and recall.


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6))))
def test_keys_are_of_pairs_whichever_way_round(pairs):
    wanted = {frozenset(pair) for pair in pairs if pair[0] != pair[1]}
    rows, cols = [a for a, _ in pairs], [b for _, b in pairs]
    keys = keys_of(rows, cols, 7)
    assert {frozenset(divmod(key, 7)) for key in keys.tolist()} == wanted
    assert len(keys) == len(wanted)
    assert keys.tolist() == sorted(keys.tolist())


def _ours(unit, threshold):
    found = similar_pairs(unit, threshold=threshold)
    return keys_of(found.rows, found.cols, len(unit))


def test_the_same_pairs_agree(unit):
    ours = _ours(unit, 0.8)
    assert len(ours) > 50
    assert check(ours, ours, unit, 0.8) == {"pairs": len(ours), "differing": 0, "farthest": 0.0}


@pytest.mark.parametrize("side", [0, 1])
def test_a_pair_that_one_of_two_exact_ways_lacks_is_a_failure(unit, side):
    ours = _ours(unit, 0.8)
    given = [ours, ours]
    given[side] = np.delete(ours, 5)
    with pytest.raises(ValueError, match=r"1 of .* are in one only"):
        check(*given, unit, 0.8)


def test_a_pair_at_the_threshold_may_be_found_or_not(unit):
    ours = _ours(unit, 0.8)
    a, b = divmod(int(ours[5]), len(unit))
    score = float(unit[a].astype(float) @ unit[b].astype(float))
    least = score - TOLERANCE / 2
    ours = _ours(unit, least)
    key = keys_of([a], [b], len(unit))
    assert np.isin(key, ours).all()
    found = check(np.setdiff1d(ours, key), ours, unit, least)
    assert found["differing"] == 1
    assert 0 < found["farthest"] <= TOLERANCE


def test_recall_counts_what_is_there():
    exact = np.array([1, 5, 9, 12])
    assert recall(np.array([5, 12, 13]), exact) == 0.5
    assert recall(np.array([], np.int64), exact) == 0
    assert recall(exact, np.array([], np.int64)) is None


@pytest.mark.parametrize(
    "name",
    [
        # Its library takes long to import.
        pytest.param(name, marks=pytest.mark.slow if "mining" in name else ())
        for name, method in METHODS.items()
        if method.pairs
    ],
)
def test_every_method_finds_the_pairs_of_the_dense_matrix(name, unit):
    for needed in (module for key, module in _NEEDS.items() if key in name):
        pytest.importorskip(needed, reason="needs the extra [bench]")
    method = METHODS[name]
    exact = keys_of(*np.nonzero(unit.astype(float) @ unit.T.astype(float) >= 0.8), len(unit))
    found = keys_of(*method.pairs(method.load()(unit, 0.8), 0.8), len(unit))
    # On 200 rows in clusters of five, which ten neighbours hold, even approximate ones miss next to
    # nothing: a pair or two, by the order in which their threads come to the rows.
    least = 0.99 if method.kind == "approximate" else 1
    assert least <= recall(found, exact) <= 1
    assert least * len(exact) <= len(found) <= len(exact)


def test_the_yardstick_multiplies_the_upper_triangle_once(monkeypatch, unit):
    blocks = []
    monkeypatch.setattr("benchmarks.similarity_methods._BLOCK_ROWS", 64)
    monkeypatch.setattr("benchmarks.similarity_methods._BLOCK_COLUMNS", 96)
    monkeypatch.setattr(np, "dot", lambda a, b, out: blocks.append((a.shape[0], b.shape[1])))
    METHODS[SGEMM].load()(unit, 0.8)
    n = len(unit)
    assert n * (n + 1) / 2 <= sum(rows * cols for rows, cols in blocks) <= n * (n + 64) / 2


# Rows.


def test_rows_are_sentences_first_and_then_parts_of_long_ones(tmp_path, texts):
    long = " ".join(f"word{n}" for n in range(20))
    path = tmp_path / "long.txt"
    path.write_text(f"{long}. The dam broke at noon. Too short.", encoding="utf-8")
    rows = read_rows(tmp_path, [path], 100)
    assert count(rows) == {"sentences": 2, "halves": 2, "thirds": 3, "quarters": 4}
    assert {row.text for row in rows[:2]} == {f"{long}.", "The dam broke at noon."}
    assert rows[2].text == " ".join(long.split()[:10])
    assert read_rows(tmp_path, [path], 3) == rows[:3]
    many = read_rows(tmp_path, [texts], 1000)
    assert len({row.text for row in many}) == len(many)


def test_rows_of_a_folder_mix_its_sets_and_leave_out_letters_that_are_unknown(tmp_path):
    folder = tmp_path / "summaries"
    folder.mkdir()
    for name in ("opinosis", "multiling_english", "multiling_french", "multiling_greek"):
        record = {"documents": [f"This sentence is of {name} {n}." for n in range(30)]}
        (folder / f"{name}.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    rows = read_rows(tmp_path, [], 1000)
    assert count(rows) == {"sentences": 60, "other languages": 30}
    assert sorted(similarity.Settings(tmp_path).to_dict()["files"]) == [
        "multiling_english.jsonl", "multiling_french.jsonl", "opinosis.jsonl",
    ]  # fmt: skip
    assert {"opinosis", "multiling_english"} == {row.text.split()[-2] for row in rows[:10]}
    with pytest.raises(FileNotFoundError, match="no sentences"):
        read_rows(folder, [], 10)


# Reaches.


def _case(encoder, rows, threshold, **medians):
    names = {"ours": SUMMARIZE, "sgemm": SGEMM, "exact": FAISS, "approximate": SLOW}
    methods = {
        names[key]: {"median": found, "memory": 30_000_000, "output": 1_000_000}
        if isinstance(found, float)
        else found
        for key, found in medians.items()
    }
    return {"encoder": encoder, "rows": rows, "threshold": threshold, "methods": methods}


def _reached(cases, small=0.0001):
    found = reaches({str(n): case for n, case in enumerate(cases)}, {"median": small})
    return {one["what"]: one.get("reached") for one in found}


def test_reaches_know_their_sizes_and_limits():
    times = {"ours": 1.0, "sgemm": 1.0, "exact": 10.0, "approximate": 1.5}
    assert _reached(
        [_case(BUNDLED, 10_000, 0.8, **times), _case(MINILM, 50_000, 0.8, **times)]
    ) == {
        "0: times as fast as usearch": True,
        "0: ours / bare sgemm": False,  # where pairs are pruned, 0.6
        "1: times as fast as faiss IndexFlatIP.range_search": True,
        "1: times as fast as usearch": True,
        "1: ours / bare sgemm": True,
        "most memory over input and output, MB": True,
        "25 sentences, ms": True,
    }
    worse = {"ours": 1.2, "sgemm": 1.0, "exact": 10.0, "approximate": 1.1}
    assert _reached([_case(MINILM, 20_000, 0.9, **worse)], small=0.0003) == {
        "0: times as fast as faiss IndexFlatIP.range_search": False,
        "0: times as fast as usearch": False,
        "0: ours / bare sgemm": False,
        "most memory over input and output, MB": True,
        "25 sentences, ms": False,
    }


def test_memory_is_counted_over_input_and_output_and_the_worst_counts():
    good, bad = (_case(BUNDLED, 100, 0.8, ours=1.0) for _ in range(2))
    bad["methods"][SUMMARIZE] = {"median": 1.0, "memory": 90_000_000, "output": 20_000_000}
    found = list(reaches({"good": good, "bad": bad}, {"median": 1.0}))
    assert found[0]["value"] == 70
    assert found[0]["reached"] is False


def test_sizes_that_were_not_run_have_no_reach_and_a_failed_one_fails():
    assert list(_reached([_case(BUNDLED, 300, 0.8, ours=1.0, sgemm=1.0, approximate=1.0)])) == [
        "most memory over input and output, MB",
        "25 sentences, ms",
    ]
    failed = _case(BUNDLED, 20_000, 0.8, ours={"failed": "E: e"}, sgemm=1.0, exact=2.0)
    found = list(reaches({"x": failed}, {"failed": "E: e"}))
    assert len(found) == len(failures(found)) == 4


def test_the_fastest_of_stopped_peers_is_a_bound():
    stopped = children.over_time(120)
    skipped = children.over_memory(40e9)
    assert fastest({FAISS: stopped, WHOLE: skipped}, EXACT) == (
        "any exact (stopped: at least so)", 120,
    )  # fmt: skip
    assert fastest({FAISS: stopped, WHOLE: {"median": 119.0}}, EXACT) == (WHOLE, 119.0)
    assert fastest({WHOLE: skipped, SLOW: {"median": 1.0}}, EXACT) is None


# Processes.


def test_a_process_that_takes_too_long_is_stopped_and_said_to_be(tmp_path, monkeypatch):
    (tmp_path / "endless.py").write_text("while True:\n    pass\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = children.ask("endless", {}, limit=0.001, threads=1)
    assert found == {"skipped": "over the time limit of 0.001 s", "at_least": 0.001}


def test_a_process_that_fails_says_why():
    with pytest.raises(RuntimeError, match=r"exit 1: KeyError: 'vectors'"):
        children.ask("benchmarks.similarity_case", {}, limit=60, threads=1)


def test_what_would_not_fit_is_not_tried(texts, few_methods, monkeypatch):
    asked = []
    monkeypatch.setattr(similarity, "ask", lambda _, request, **__: asked.append(request["rows"]))
    settings = similarity.Settings(texts=(texts,), sizes=(100,), slow_sizes=(50,), memory=1)
    cases = similarity.run(settings)["cases"]
    assert asked == [25]  # which is no case
    methods = cases["bundled, 100 rows, 0.8"]["methods"]
    assert set(methods) == set(few_methods)
    assert all(found["skipped"].startswith("would take") for found in methods.values())


def test_what_was_too_slow_is_not_tried_on_more_rows(texts, few_methods, monkeypatch):
    asked = []

    def slow(module, request, *, limit, threads):
        asked.append((request["rows"], *request["methods"]))
        return children.over_time(limit)

    monkeypatch.setattr(similarity, "ask", slow)
    settings = similarity.Settings(
        texts=(texts,), sizes=(100, 120), slow_sizes=(50,), thresholds=(0.8,), limit=9
    )
    cases = similarity.run(settings)["cases"]
    assert (100, WHOLE) in asked
    assert (120, WHOLE) not in asked
    assert cases["bundled, 120 rows, 0.8"]["methods"][WHOLE] == {
        "skipped": "over the time limit of 9 s at 100 rows", "at_least": 9,
    }  # fmt: skip


@pytest.mark.slow
def test_a_case_measures_every_call_and_the_memory_of_the_first(tmp_path, unit):
    np.save(tmp_path / "unit.npy", unit)
    request = {
        "vectors": str(tmp_path / "unit.npy"), "rows": 150, "threshold": 0.8, "cheap": 60,
        "methods": [SUMMARIZE, SGEMM], "runs": 2, "repeats": 3, "pairs": str(tmp_path),
    }  # fmt: skip
    found = run_case(request)
    assert found[SUMMARIZE]["pairs"] == len(_ours(unit[:150], 0.8))
    assert found[SUMMARIZE]["output"] == 12 * found[SUMMARIZE]["pairs"]
    assert [found[name]["runs"] for name in (SUMMARIZE, SGEMM)] == [2, 2]
    assert len(list(tmp_path.glob("pairs-*.npy"))) == 1
    dear = run_case({**request, "cheap": -1, "pairs": None})
    assert dear[SUMMARIZE]["runs"] == 1
    wrong = run_case({**request, "threshold": 7})
    assert wrong[SUMMARIZE]["failed"].startswith("OptionError")
    assert wrong[SGEMM]["runs"] == 2


# The whole.


def test_the_record_has_every_case_and_says_what_failed(texts, few_methods, tmp_path, capsys):
    record, plot = tmp_path / "record.json", tmp_path / "new" / "plot.svg"
    command = ["similarity", "--quick", "--texts", str(texts), "--output", str(record)]
    drawn = ["--plot", str(plot)] if importlib.util.find_spec("matplotlib") else []
    assert main([*command, *drawn]) == 1
    made = json.loads(record.read_text(encoding="utf-8"))
    results = made["results"]
    assert failures(results) == ["vectors/MiniLM"]
    assert made["settings"]["files"].keys() == {"news.txt"}
    assert results["vectors"][BUNDLED]["kinds"]["sentences"] == 160
    [bundled, random] = results["cases"].values()
    assert set(bundled["methods"]) == set(few_methods)
    assert set(random["methods"]) == {SUMMARIZE, SGEMM}
    assert random["encoder"] == RANDOM
    assert bundled["used"] == 300
    assert bundled["methods"][WHOLE]["pairs"] == bundled["methods"][SUMMARIZE]["pairs"] > 10
    assert bundled["agreement"][WHOLE]["pairs"] == bundled["methods"][SUMMARIZE]["pairs"]
    assert {found["what"] for found in results["reaches"]} >= {"25 sentences, ms"}
    printed = capsys.readouterr().out
    for title in ("bundled, 0.8: seconds", "random, 0.8: MB", "Agreement with ours", "Reach"):
        assert f"\n{title}" in printed
    assert plot.exists() == bool(drawn)


def test_a_peer_that_disagrees_is_a_recorded_failure(texts, few_methods, monkeypatch, capsys):
    original = np.load

    def without_one(path, **options):
        found = original(path, **options)
        return found[:-1] if Path(path).name == f"pairs-{list(METHODS).index(WHOLE)}.npy" else found

    monkeypatch.setattr(similarity.np, "load", without_one)
    results = similarity.run(similarity.quick(texts=[texts]))
    assert f"cases/bundled, 300 rows, 0.8/agreement/{WHOLE}" in failures(results)
    similarity_tables.print_table(results)
    assert "FAILED ValueError: 1 of" in capsys.readouterr().out


def test_a_peer_that_is_not_installed_is_a_recorded_failure(
    texts, few_methods, monkeypatch, tmp_path
):
    stub = tmp_path / "stub"
    stub.mkdir()
    (stub / "faiss.py").write_text("raise ModuleNotFoundError(\"No module named 'faiss'\")")
    path = os.pathsep.join(filter(None, [str(stub), os.environ.get("PYTHONPATH")]))
    monkeypatch.setenv("PYTHONPATH", path)
    few_methods[FAISS] = METHODS[FAISS]
    results = similarity.run(similarity.quick(texts=[texts]))
    methods = results["cases"]["bundled, 300 rows, 0.8"]["methods"]
    assert methods[FAISS] == {"failed": "ModuleNotFoundError: No module named 'faiss'"}
    assert methods[WHOLE]["pairs"] == methods[SUMMARIZE]["pairs"]


@pytest.mark.slow
def test_the_command_runs_every_case_in_quick_mode(texts, tmp_path):
    path = tmp_path / "record.json"
    command = ["similarity", "--quick", "--texts", str(texts), "--output", str(path)]
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks", *command],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
    )
    results = json.loads(path.read_text(encoding="utf-8"))["results"]
    failed = failures(results)
    assert ended.returncode == bool(failed), ended.stderr
    assert all("ModuleNotFoundError" in json.dumps(_at(results, path)) for path in failed), failed
    methods = results["cases"]["bundled, 300 rows, 0.8"]["methods"]
    assert list(methods) == list(METHODS)
    for name, found in methods.items():
        assert "failed" in found or found["median"] > 0, name
        if METHODS[name].kind != YARDSTICK and "failed" not in found:
            assert "pairs" in found or "communities" in found, name


def _at(results, path):
    found = results
    while path and isinstance(found, dict):
        name = next(name for name in found if path == name or path.startswith(f"{name}/"))
        found, path = found[name], path[len(name) + 1 :]
    return found


@pytest.mark.parametrize("name", ["children", "similarity_pairs", "similarity_reaches"])
def test_examples_hold(name):
    result = doctest.testmod(importlib.import_module(f"benchmarks.{name}"))
    assert result.attempted
    assert not result.failed
