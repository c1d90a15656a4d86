"""Similar pairs -> what sentences are to one another, for all of a text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarize.compare import Comparer
from summarize.progress import Progress

_REPORT_EVERY = 8192


@dataclass(frozen=True, slots=True)
class Related:
    """What similar sentences are to one another.

    Attributes
    ----------
    candidates : dict of int to list of int
        For a sentence, the similar ones that contradict nothing of it, in order.
    disagreeing : dict of int to frozenset of int
        For a sentence, those that make the same point with a fact that conflicts.
    """

    candidates: dict[int, list[int]]
    disagreeing: dict[int, frozenset[int]]


def relate(
    comparer: Comparer, rows: NDArray[np.int32], cols: NDArray[np.int32], report: Progress
) -> Related:
    """Tell the similar pairs that may restate one another from those that contradict.

    Parameters
    ----------
    comparer : Comparer
    rows, cols : ndarray of int, shape (n_pairs,)
        Each pair once, in row-major order.
    report : callable
        Called with ("compare", done, total).
    """
    candidates: defaultdict[int, list[int]] = defaultdict(list)
    against: defaultdict[int, set[int]] = defaultdict(set)
    for start in range(0, len(rows), _REPORT_EVERY):
        report("compare", start, len(rows))
        part = slice(start, start + _REPORT_EVERY)
        for a, b in zip(rows[part].tolist(), cols[part].tolist(), strict=True):
            if not comparer.clash(a, b):
                candidates[a].append(b)
                candidates[b].append(a)
            elif comparer.same_point(a, b):
                against[a].add(b)
                against[b].add(a)
    report("compare", len(rows), len(rows))
    return Related(dict(candidates), {point: frozenset(them) for point, them in against.items()})
