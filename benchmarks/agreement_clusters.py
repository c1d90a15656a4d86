"""Clusters of people beside those of ours and of peers, by adjusted Rand and B-cubed F1."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from benchmarks.agreement_peers import Cut, Labels, Method
from benchmarks.agreement_scores import adjusted_rand, b_cubed
from benchmarks.agreement_sets import TUNED_ON, Topic
from benchmarks.record import attempt

MEASURES: Mapping[str, Callable[[Sequence[int], Sequence[int]], float]] = {
    "adjusted Rand": adjusted_rand,
    "B-cubed F1": b_cubed,
}
# The measure by which a threshold is chosen.
_CHOOSING = "adjusted Rand"

Cuts = Mapping[str, Sequence[tuple[Topic, Cut]]]


def judge_clusters(
    sets: Mapping[str, Sequence[Topic]], methods: Mapping[str, Method]
) -> dict[str, Any]:
    """Cluster every topic by every method.

    Parameters
    ----------
    sets : mapping of str to sequence of Topic
        By set; one of them is `TUNED_ON`.
    methods : mapping of str to Method

    Returns
    -------
    dict
        ``{method: {"is", "threshold", set: {"adjusted Rand", "B-cubed F1", "clusters"}}}``.
        Scores are means over the topics of a set, clusters a sum, and the threshold is null where
        there was none to choose.
    """
    return {name: attempt(_judge, sets, method) for name, method in methods.items()}


def _judge(sets: Mapping[str, Sequence[Topic]], method: Method) -> dict[str, Any]:
    cuts = {
        name: [(topic, method.prepare(topic)) for topic in topics] for name, topics in sets.items()
    }
    threshold = _choose(method.thresholds, cuts)
    return {
        "is": method.kind,
        "threshold": threshold if len(method.thresholds) > 1 else None,
        **{name: _score(of_set, threshold) for name, of_set in cuts.items()},
    }


def _choose(thresholds: Sequence[float], cuts: Cuts) -> float:
    if len(thresholds) == 1:
        return thresholds[0]
    return max(thresholds, key=lambda threshold: _score(cuts[TUNED_ON], threshold)[_CHOOSING])


def _score(of_set: Sequence[tuple[Topic, Cut]], threshold: float) -> dict[str, float]:
    found: list[tuple[list[int], Labels]] = [(topic.gold, cut(threshold)) for topic, cut in of_set]
    scores = {
        name: float(np.mean([measure(gold, labels) for gold, labels in found]))
        for name, measure in MEASURES.items()
    }
    return {**scores, "clusters": sum(len(set(labels)) for _, labels in found)}
