"""Edits planted into real sentences: how many of the pairs (original, edited) are folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import numpy as np

from benchmarks.agreement_pairs import OURS, SAME, compare
from benchmarks.agreement_vectors import Cosine
from benchmarks.record import attempt, follow

PLAIN, REWORDED = "plain", "reworded"
_SEED = 0

Pairs = list[tuple[str, str]]


def judge_planted(
    sentences: Sequence[str], cosines: Mapping[str, Cosine], *, per_kind: int, encoded: int
) -> dict[str, Any]:
    """Plant edits and say which share of each kind is folded, in whichever direction.

    Parameters
    ----------
    sentences : sequence of str
        Real ones.
    cosines : mapping of str to Cosine
    per_kind : int
        The most pairs of a kind.
    encoded : int
        So many pairs of each kind are given to the encoders, which are slow.

    Returns
    -------
    dict
        ``{"plain": {kind: {"pairs", "ours", "bundled@0.8", "MiniLM@0.8"}}, "reworded": …}``, where
        of a reworded pair one side was put into other words as well.
    """
    return {
        name: attempt(_judge, sentences, cosines, per_kind, encoded, reworded)
        for name, reworded in ((PLAIN, False), (REWORDED, True))
    }


def _judge(
    sentences: Sequence[str],
    cosines: Mapping[str, Cosine],
    per_kind: int,
    encoded: int,
    reworded: bool,
) -> dict[str, Any]:
    planting = import_module("training.planting")  # only these cases need what it reads
    planted = planting.planted_pairs(
        sentences,
        kinds=planting.EDITS,
        per_kind=per_kind,
        seed=_SEED,
        reworded=reworded,
        split="judge",
    )
    pairs: dict[str, Pairs] = {str(kind): [] for kind in planting.EDITS}
    for one in planted:
        pairs[str(one.kind)].append((one.original, one.edited))
    return {kind: attempt(_folded, of_kind, cosines, encoded) for kind, of_kind in pairs.items()}


def _folded(pairs: Pairs, cosines: Mapping[str, Cosine], encoded: int) -> dict[str, Any]:
    if not pairs:
        raise ValueError("nothing was planted")
    a, b = [a for a, _ in pairs], [b for _, b in pairs]
    ours = compare(a, b).covers | compare(b, a).covers
    shares: dict[str, Any] = {"pairs": len(pairs), OURS: float(ours.mean())}
    for name, by in cosines.items():
        scores = attempt(by.pairs, a[:encoded], b[:encoded])
        shares[f"{name}@{SAME}"] = follow(scores, lambda found: float(np.mean(found >= SAME)))
    return shares
