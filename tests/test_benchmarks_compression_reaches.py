"""Reaches of the compression benchmark: ahead of the best other, on the same items."""

from __future__ import annotations

import doctest

import pytest

from benchmarks import compression_reaches
from benchmarks.compression_methods import BASELINE, FIRST, OURS, PEER, SUMMARIZE
from benchmarks.compression_peers import LEX_RANK
from benchmarks.compression_reaches import reaches
from benchmarks.compression_unbudgeted import SEMHASH


def _judged(kind, value, ours, **more):
    measures = ("rouge2", "points", "retention")
    return {
        "kind": kind, "items": 3, "common": 3, **dict.fromkeys(measures, value),
        "ours": dict.fromkeys(measures, ours), "curve": {}, "missing": {}, **more,
    }  # fmt: skip


def _results(sets, time=1.0):
    free = {"kind": OURS, "said twice": 0.5, "one side": 0.0}
    return {
        "methods": {},
        "sets": sets,
        "unbudgeted": {"planted": {"methods": {SUMMARIZE: free}}},
        "time": {SUMMARIZE: {"median": time}, LEX_RANK: {"median": 30.0}},
    }


def _of(methods, *, tuned=False):
    return {"tuned": tuned, "words": 9, "language": "en", "methods": methods}


def _reached(results):
    return {one["what"]: (one.get("value"), one.get("reached")) for one in reaches(results)}


def test_ours_is_to_be_ahead_of_the_other_that_comes_nearest():
    methods = {
        SUMMARIZE: _judged(OURS, 0.30, 0.30),
        FIRST: _judged(BASELINE, 0.20, 0.30),
        "far": _judged(PEER, 0.10, 0.30),
        # Given fewer items, on which ours is better.
        "near": _judged(PEER, 0.30, 0.36, items=2, common=2),
        "none": _judged(PEER, 0.0, 0.30),
        "not run": {"kind": PEER, "items": 0, "curve": {}, "missing": {}},
    }
    found = _reached(_results({"opinosis": _of(methods), "clscisumm": _of(methods)}))
    # What has no figure is not beaten.
    assert found["opinosis: ROUGE-2 / near, n=2, without not run"] == (pytest.approx(1.2), True)
    assert found[f"clscisumm: ROUGE-2 / {FIRST}"] == (pytest.approx(1.5), True)
    assert not any(what.startswith("qmsum") for what in found)


def test_first_sentences_have_to_be_beaten_as_peers_have():
    methods = {
        SUMMARIZE: _judged(OURS, 0.30, 0.30),
        FIRST: _judged(BASELINE, 0.50, 0.30),
        "peer": _judged(PEER, 0.10, 0.30),
    }
    found = _reached(_results({"opinosis": _of(methods), "planted": _of(methods)}))
    assert found[f"opinosis: ROUGE-2 / {FIRST}, n=3"] == (pytest.approx(0.6), False)
    assert found[f"planted points / {FIRST}, n=3"] == (pytest.approx(0.6), False)


def test_who_could_not_be_run_is_not_beaten():
    results = _results({"opinosis": _of({"peer": _judged(PEER, 0.1, 0.3)})})
    failed = {"failed": "ModuleNotFoundError: No module named 'lede'"}
    results["methods"] = {"peer": {"kind": PEER}, "lede": failed, SEMHASH: failed}
    found = _reached(results)
    assert found["opinosis: ROUGE-2 / peer, n=3, without lede"] == (pytest.approx(3), True)


def test_a_peer_is_not_compared_where_ours_failed():
    methods = {SUMMARIZE: _judged(OURS, 0.3, 0.3), "peer": _judged(PEER, 0.1, 0.3, common=2)}
    found = list(reaches(_results({"opinosis": _of(methods)})))
    assert found[0]["what"] == "opinosis: ROUGE-2 / best other"
    assert "failed" in found[0]


def test_planted_points_time_and_what_must_not_happen():
    ours = _judged(OURS, 6, 6, **{"said twice": 0})
    methods = {SUMMARIZE: ours, "peer": _judged(PEER, 3, 6)}
    found = _reached(_results({"planted": _of(methods)}))
    assert found == {
        "planted points / peer, n=3": (2, True),
        "planted, said twice a topic": (0, True),
        "planted, without a budget: said twice a topic": (0.5, False),
        "planted, without a budget: contradictions folded a topic": (0, True),
        f"{SUMMARIZE} / {LEX_RANK}": (pytest.approx(1 / 30), True),
    }


def test_retention_is_compared_at_every_ratio_but_not_where_constants_were_chosen():
    def methods(peer, other):
        point = {"retention": 0.5, "ours": {"retention": 0.5}}
        return {
            SUMMARIZE: {"kind": OURS, "items": 1, "curve": {"0.1": point}},
            "peer": _at(peer),
            FIRST: {**_at(other), "kind": BASELINE},
        }

    def _at(value):
        point = {"retention": value, "items": 2, "common": 2, "ours": {"retention": 0.5}}
        return {"kind": PEER, "items": 2, "curve": {"0.1": point} if value else {}}

    sets = {
        "a": _of(methods(0.4, 0.2)),
        "b": _of(methods(0.2, None)),
        "qmsum": _of(methods(0.9, 0.9), tuned=True),
    }
    found = _reached(_results(sets))
    # The mean over the sets that it was given: 0.2 ahead of the peer, and 0.3 of the other.
    assert found["retention at 0.1 - peer"] == (pytest.approx(0.2), True)
    sets["b"] = _of(methods(0.2, 0.6))
    found = _reached(_results(sets))
    assert found[f"retention at 0.1 - {FIRST}"] == (pytest.approx(0.1), True)
    # Where ours failed on an item there is nothing to compare.
    sets["b"]["methods"][FIRST]["curve"]["0.1"]["common"] = 1
    found = _reached(_results(sets))
    assert found["retention at 0.1 - peer"] == (pytest.approx(0.2), True)


def test_examples_hold():
    result = doctest.testmod(compression_reaches)
    assert result.attempted
    assert not result.failed
