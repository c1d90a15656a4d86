"""Similar pairs -> what sentences are to one another, for all of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize.compare import LEAST_SHARE, Comparer, Judgements
from summarize.progress import Progress
from summarize.similarity.pairs import ROUNDING, SimilarPairs
from summarize.threads import blas_threads, in_order

_AT_ONCE = 16384
# Of a cluster so many members are held against one another: more are a table's rows.
_MOST_MEMBERS = 64


@dataclass(frozen=True, slots=True, eq=False)
class Related:
    """What similar sentences are to one another.

    Attributes
    ----------
    comparer : Comparer
        Of these sentences.
    alone : dict of int to dict of int to float
        For a sentence, those that cover it each alone, and how surely, in [0, 1].
    candidates : dict of int to list of int
        For a sentence, the similar ones that contradict nothing of it and say some of it, in order.
    disagreeing : dict of int to frozenset of int
        For a sentence, those that make the same point with a fact that conflicts.
    """

    comparer: Comparer
    alone: Mapping[int, Mapping[int, float]]
    candidates: Mapping[int, Sequence[int]]
    disagreeing: Mapping[int, frozenset[int]]

    def find_covers(self, usable: Sequence[int], sentence: int) -> tuple[int, ...]:
        """The smallest set found of some candidates that covers a sentence; empty for none.

        The one that covers it most surely, if one will do; else those that do it together.
        """
        scores = self.alone.get(sentence, {})
        best = max((a for a in usable if a in scores), key=lambda a: (scores[a], -a), default=None)
        if best is not None:
            return (best,)
        return self.comparer.covers_together(usable, sentence)

    def first_covers(self, coming: Sequence[int], sentence: int) -> tuple[int, ...]:
        """What :meth:`find_covers` finds first, as candidates come in one after the other."""
        scores = self.alone.get(sentence, {})
        until = next((at for at, a in enumerate(coming) if a in scores), len(coming))
        together = self.comparer.first_together(coming[:until], sentence)
        return together or tuple(coming[until : until + 1])

    def above(self, threshold: float, unit: NDArray[np.float32]) -> Related:
        """The same, of pairs whose similarity reaches a threshold alone."""

        def chosen(point: int, others: Sequence[int]) -> list[int]:
            scores = np.einsum("ij,j->i", unit[list(others)], unit[point])
            return [o for o, s in zip(others, scores.tolist(), strict=True) if s >= least]

        least = np.float32(threshold) - ROUNDING
        alone = {
            point: {by: scores[by] for by in chosen(point, list(scores))}
            for point, scores in self.alone.items()
        }
        candidates = {point: chosen(point, them) for point, them in self.candidates.items()}
        against = {
            point: frozenset(chosen(point, sorted(them)))
            for point, them in self.disagreeing.items()
        }
        return Related(self.comparer, alone, candidates, against)

    def agreeing(self, covers: Mapping[int, Sequence[int]], unit: NDArray[np.float32]) -> Related:
        """The same, with what the members of each cluster contradict of one another.

        Members need not be similar enough to have been compared: all that they have in common is
        what covers them.
        """
        members: defaultdict[int, list[int]] = defaultdict(list)
        for point, by in covers.items():
            members[by[0]].append(point)
        pairs = [
            pair
            for group in members.values()
            for pair in combinations(sorted(group)[:_MOST_MEMBERS], 2)
        ]
        rows, cols = np.array(pairs, np.int32).reshape(-1, 2).T
        similarity = np.einsum("ij,ij->i", unit[rows], unit[cols])
        against = defaultdict(set, {point: set(them) for point, them in self.disagreeing.items()})
        with closing(_judged(self.comparer, rows, cols, similarity)) as judged:
            for some_rows, some_cols, found in judged:
                opposed = np.flatnonzero(found.disagree)
                _oppose(against, some_rows[opposed], some_cols[opposed])
        return Related(self.comparer, self.alone, self.candidates, _frozen(against))


def relate(
    comparer: Comparer, pairs: SimilarPairs, report: Progress, *, later: bool = False
) -> Related:
    """Tell the similar pairs that restate one another from those that contradict.

    Parameters
    ----------
    comparer : Comparer
    pairs : SimilarPairs
        Each pair once, in row-major order.
    report : callable
        Called with ("compare", done, total).
    later : bool, default False
        Whether one of each pair was said later than the other.
    """
    alone: defaultdict[int, dict[int, float]] = defaultdict(dict)
    candidates: defaultdict[int, list[int]] = defaultdict(list)
    against: defaultdict[int, set[int]] = defaultdict(set)
    with closing(
        _judged(comparer, pairs.rows, pairs.cols, pairs.scores, report, later=later)
    ) as judged:
        for done, (rows, cols, found) in enumerate(judged):
            report("compare", done * _AT_ONCE, len(pairs))
            for a, b, score, covers, share in (
                (rows, cols, found.there, found.covers_there, found.share_there),
                (cols, rows, found.back, found.covers_back, found.share_back),
            ):
                chosen = np.flatnonzero(covers)
                for one, other, sure in _lists(a[chosen], b[chosen], score[chosen]):
                    alone[other][one] = sure
                usable = np.flatnonzero(covers | (~found.clash & (share >= LEAST_SHARE)))
                for one, other in _lists(a[usable], b[usable]):
                    candidates[other].append(one)
            opposed = np.flatnonzero(found.disagree)
            _oppose(against, rows[opposed], cols[opposed])
    report("compare", len(pairs), len(pairs))
    return Related(
        comparer,
        dict(alone),
        dict(candidates),
        _frozen(against),
    )


def _judged(
    comparer: Comparer,
    rows: NDArray[np.int32],
    cols: NDArray[np.int32],
    similarity: NDArray[np.float32],
    report: Progress | None = None,
    *,
    later: bool = False,
) -> Generator[tuple[NDArray[np.int32], NDArray[np.int32], Judgements], None, None]:
    """Judge some pairs at a time, in their order; these pairs come with their judgements.

    Arrays of this size leave the interpreter's lock to others for most of the time.
    """

    def judge(start: int) -> tuple[NDArray[np.int32], NDArray[np.int32], Judgements]:
        part = slice(start, start + _AT_ONCE)
        found = comparer.judgements(rows[part], cols[part], similarity[part], report, later=later)
        return rows[part], cols[part], found

    starts = range(0, len(rows), _AT_ONCE)
    alone = len(starts) < 2 or comparer.asks_a_judge  # which may be used by one thread only
    return in_order(judge, starts, 1 if alone else blas_threads())


def _oppose(
    against: defaultdict[int, set[int]], rows: NDArray[np.integer], cols: NDArray[np.integer]
) -> None:
    """Note pairs that contradict each other, both ways."""
    for one, other in _lists(rows, cols):
        against[one].add(other)
        against[other].add(one)


def _frozen(against: Mapping[int, set[int]]) -> dict[int, frozenset[int]]:
    return {point: frozenset(them) for point, them in against.items()}


def _lists(*columns: NDArray[Any]) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.tolist() for column in columns), strict=True)
