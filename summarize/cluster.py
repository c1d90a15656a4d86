"""Relations between points -> clusters, each with a representative that covers its members.

The aim is the smallest set of kept points that says everything. That is set cover, which is
NP-hard; a greedy order (Chvátal 1979, "A greedy heuristic for the set-covering problem"), a pass
that takes back what later choices made superfluous, and a pass of exchanges come close.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

# Exchanges are tried among so many neighbours at most: the gain is for texts, not for tables.
_MOST_NEIGHBOURS = 32

FindCovers = Callable[[Sequence[int], int], tuple[int, ...]]


def cluster(
    order: Sequence[int],
    candidates: Mapping[int, Sequence[int]],
    find_covers: FindCovers,
    disagreeing: Mapping[int, frozenset[int]],
) -> dict[int, tuple[int, ...]]:
    """Choose the points to keep, and say what covers each of the others.

    Parameters
    ----------
    order : sequence of int
        Every point once, those that should be kept first. It alone decides between equals, so
        an order by content makes a result that does not depend on the order of the input.
    candidates : mapping of int to sequence of int
        For a point, the others that might cover it, alone or with more.
    find_covers : callable
        ``find_covers(candidates, point)``: which of the candidates cover the point together, the
        closest first; empty where they do not.
    disagreeing : mapping of int to frozenset of int
        The points that a point contradicts: they never share a cluster.

    Returns
    -------
    dict of int to tuple of int
        For every point left out, the kept points that cover it. Its cluster is that of the
        first of them.
    """
    choice = _Choice(candidates, find_covers, disagreeing)
    for point in order:
        choice.settle(point, choice.covers_of(point))
    for point in reversed(order):
        if point in choice.kept:
            choice.try_without(point)
    for point in order:
        if point not in choice.kept:
            choice.try_with(point)
    return choice.covers


class _Choice:
    """The points kept so far and the covers of the others, with a way back."""

    def __init__(
        self,
        candidates: Mapping[int, Sequence[int]],
        find_covers: FindCovers,
        disagreeing: Mapping[int, frozenset[int]],
    ) -> None:
        self.kept: set[int] = set()
        self.covers: dict[int, tuple[int, ...]] = {}
        self._candidates = candidates
        self._find_covers = find_covers
        self._disagreeing = disagreeing
        self._members: defaultdict[int, set[int]] = defaultdict(set)  # by the first cover
        self._leaning: defaultdict[int, set[int]] = defaultdict(set)  # by every cover
        self._journal: list[tuple[int, tuple[int, ...]]] = []

    def covers_of(self, point: int) -> tuple[int, ...]:
        """The kept points that cover a point, none of whose clusters it contradicts."""
        against = self._disagreeing.get(point, frozenset())
        usable = [
            other
            for other in self._candidates.get(point, ())
            if other in self.kept and against.isdisjoint(self._members.get(other, ()))
        ]
        return self._find_covers(usable, point) if usable else ()

    def settle(self, point: int, covers: tuple[int, ...]) -> None:
        """Leave a point out, as covered; or keep it, where there are no covers."""
        before = self.covers.pop(point, ())
        self._journal.append((point, before))
        if before:
            self._members[before[0]].discard(point)
        for cover in before:
            self._leaning[cover].discard(point)
        if not covers:
            self.kept.add(point)
            return
        self.kept.discard(point)
        self.covers[point] = covers
        self._members[covers[0]].add(point)
        for cover in covers:
            self._leaning[cover].add(point)

    def try_without(self, point: int) -> bool:
        """Leave a kept point out if the others cover it and all that leans on it."""
        mark = len(self._journal)
        covers = self.covers_of(point)
        if not covers:
            return False
        self.settle(point, covers)
        for other in sorted(self._leaning.get(point, ())):
            again = self.covers_of(other)
            if not again:
                self._go_back(mark)
                return False
            self.settle(other, again)
        return True

    def try_with(self, point: int) -> None:
        """Keep a point that was left out if that makes at least two others superfluous."""
        neighbours = [other for other in self._candidates[point] if other in self.kept]
        if not 2 <= len(neighbours) <= _MOST_NEIGHBOURS:
            return
        mark = len(self._journal)
        self.settle(point, ())
        if sum(self.try_without(other) for other in neighbours) < 2:
            self._go_back(mark)

    def _go_back(self, mark: int) -> None:
        """Undo everything settled since the journal had this length."""
        while len(self._journal) > mark:
            point, before = self._journal.pop()
            self.settle(point, before)
            self._journal.pop()
