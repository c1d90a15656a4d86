"""Pairs of real sentences that were labelled by reading: what is folded rightly, and what is found.

Covers are rare among the pairs of a real text, and half of the pairs of most published sets: those
do not tell which share of what is folded in a text is folded wrongly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.agreement_pairs import OURS, compare
from benchmarks.agreement_scores import Flags, Scores, area, threshold_finding
from benchmarks.agreement_vectors import Cosine
from benchmarks.record import attempt, follow
from benchmarks.table import print_columns
from training.compare_read import ReadPairs, read_labelled

LABELS = "The labels are ours: made by reading, by one reader a pair."

Found = dict[str, Any]


def judge_read(data: Path, cosines: Mapping[str, Cosine]) -> Found:
    """Judge the pairs of the half of the sentences that training leaves alone.

    Parameters
    ----------
    data : Path
        Has ``summaries/*.jsonl``.
    cosines : mapping of str to Cosine

    Returns
    -------
    dict
        ``{"labels", "pairs", "left out", "clashes", "covers", "methods": {method: {"folded",
        "precision", "weighted precision", "recall", "weighted recall", "area"}}}``. Pairs are left
        out of which one sentence has hardly any content. From `covers` on a pair counts twice, as
        "a covers b" and as "b covers a"; a cosine says the same of both. `folded` is how many are
        told COVERS; `precision` the share of them that are covers (null: nothing is folded);
        `recall` the share of covers that are folded. Weighted, a pair counts for all those of the
        texts that it was drawn from. The cosines fold from the threshold on at which they fold as
        many as ours (more where scores are equal).

    Raises
    ------
    FileNotFoundError, ValueError
        As :func:`training.compare_read.read_labelled` does.
    """
    given = read_labelled(data, judging=True)
    pairs = given.pairs
    ours = attempt(compare, pairs.a, pairs.b)
    methods = {OURS: follow(ours, lambda found: _judge(given, found.scores, found.covers))}
    folded = follow(ours, attrgetter("covers"))
    for name, by in cosines.items():
        scores = attempt(by.pairs, pairs.a, pairs.b)
        methods[name] = follow(folded, _judge_as_many, given, scores)
    return {
        "labels": LABELS,
        "pairs": len(pairs.a) // 2,
        "left out": given.slight,
        "clashes": int(pairs.clashes.sum()) // 2,
        "covers": int(pairs.covers.sum()),
        "methods": methods,
    }


def _judge_as_many(folded: Flags, given: ReadPairs, scores: Any) -> Any:
    """Judge a score, cut where it folds as many as another method did."""

    def judge(found: Scores) -> Found:
        anything = np.ones(len(found), np.bool_)
        least = threshold_finding(int(folded.sum()), found, anything)
        return _judge(given, found, found >= least)

    return follow(scores, judge)


def _judge(given: ReadPairs, scores: Scores, folded: Flags) -> Found:
    covers, alike = given.pairs.covers, np.ones(len(folded))
    return {
        "folded": int(folded.sum()),
        "precision": _share(covers, folded, alike),
        "weighted precision": _share(covers, folded, given.weights),
        "recall": _share(folded, covers, alike),
        "weighted recall": _share(folded, covers, given.weights),
        "area": area(scores, covers),
    }


def _share(found: Flags, among: Flags, weights: Scores) -> float | None:
    """The share by weight of some pairs that was found; None if there are none."""
    return float(np.average(found[among], weights=weights[among])) if among.any() else None


def print_read(found: Mapping[str, Any], show: Callable[[Any], str]) -> None:
    """Print what :func:`judge_read` found."""
    title = "Pairs labelled by reading"
    if "failed" in found:
        print_columns(title, {"all": found}, show)
        return
    counts = ("pairs", "left out", "clashes", "covers")
    print_columns(title, {"all": {name: found[name] for name in counts}}, show)
    short = {"weighted precision": "weighted prec."}
    rows = {
        method: {short.get(name, name): value for name, value in of_method.items()}
        for method, of_method in found["methods"].items()
    }
    print_columns(f"{title}, both ways", rows, show)
    print(found["labels"])
