"""The benchmark of orders: what it counts as right, and the orders that ours is held against."""

from __future__ import annotations

import json
import random
from itertools import permutations

import pytest

from benchmarks import order, order_methods
from benchmarks.__main__ import main
from benchmarks.record import failures
from summarize import summarize

TEXTS = (
    "The dam at Karsk broke on Monday. Rain had filled the lake. Two towns were flooded.",
    "The army sent boats to both towns. The dam at Karsk broke on Monday. Nobody was hurt.",
    "The mayor of Karsk was asked to resign. Insurers will pay for the repairs.",
)
WHO = ("Farmers", "Doctors", "Painters", "Sailors", "Teachers", "Bakers", "Pilots", "Judges")
DOES = ("sold an old boat", "won a prize", "left for Malta", "met in a barn", "sang on Sunday")
REFERENCE = "Rain had filled the lake. The dam at Karsk broke on Monday. Two towns were flooded."


@pytest.mark.parametrize("places", list(permutations(range(4))))
def test_tau_is_that_of_scipy(places):
    stats = pytest.importorskip("scipy.stats")
    assert order.tau(places) == pytest.approx(stats.kendalltau(range(4), places).statistic)


def test_what_tells_nothing_has_no_tau_and_no_neighbours():
    assert order.tau([None, 3, None]) is None
    assert order.tau([2, 2]) is None
    assert order.near([1, None, 2]) is None


@pytest.mark.parametrize(
    "method",
    [
        order_methods.by_places,
        order_methods.by_closeness,
        order_methods.by_majority,
        lambda points, found: order_methods.at_random(points, found, random.Random(0)),
        lambda points, found: order_methods.by_truth(points, found, [{points[0]: 0}]),
    ],
)
def test_every_order_says_each_sentence_once_and_each_document_in_its_order(method):
    summary = summarize(TEXTS)
    points, found = order_methods.kept(summary), order_methods.findings(summary)
    said = method(points, found)
    assert sorted(s.id for s in said) == sorted(s.id for s in summary.sentences)
    for document in range(len(TEXTS)):
        ids = [s.id for s in said if s.document == document]
        assert ids == sorted(ids)


def test_the_best_order_is_that_of_the_truth_where_nothing_holds_it():
    summary = summarize(TEXTS[:1] + TEXTS[2:], sentences=5)
    points, found = order_methods.kept(summary), order_methods.findings(summary)
    second_first = {
        point: -found.first(point).document * 10 + place for place, point in enumerate(points)
    }
    said = order_methods.by_truth(points, found, [second_first])
    assert [s.document for s in said] == sorted((s.document for s in said), reverse=True)


@pytest.mark.parametrize("kind", ["half", "stretch", "part"])
def test_a_text_is_taken_apart_into_documents_that_keep_its_order(kind):
    parts = order._parts(50, kind, random.Random(0))
    assert 3 <= len(parts) <= 5
    assert all(part == sorted(set(part)) for part in parts)
    if kind == "part":
        assert sorted(i for part in parts for i in part) == list(range(50))
    if kind == "stretch":
        assert all(part[-1] - part[0] <= 40 for part in parts)


def test_a_run_scores_every_order_of_every_set_and_records_it(tmp_path, capsys):
    item = {"documents": [f"January 5, 2026\n\n{t}" for t in TEXTS], "references": [REFERENCE] * 2}
    long = {"documents": [" ".join(f"{who} {what}." for who in WHO for what in DOES)]}
    for name in (*order.NEWS, *order.REVIEWS, *order.SPLIT):
        line = json.dumps(long if name in order.SPLIT else item)
        (tmp_path / f"{name}.jsonl").write_text(line + "\n", encoding="utf-8")
    status = main(["order", "--data", str(tmp_path), "--record", str(tmp_path / "record.json")])
    record = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    assert set(record["results"]["news"]) >= {order.OURS, "given", "random", "best"}
    assert record["results"]["news"][order.OURS]["cases"] > 0
    assert "near" in capsys.readouterr().out
    assert (status, failures(record["results"])) == (0, [])


def test_datelines_are_dates_and_other_numbers_are_none():
    assert (
        order._dateline("Tsunami aid\n\nSaturday, January 8, 2005").isoformat()[:10] == "2005-01-08"
    )
    assert order._dateline("Room 12, 2005 and Chapter 3, 2005") is None
