"""Findings -> what contradicts what, each clash told once, and the documents on either side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarize.entries import Disagreement
from summarize.facts import Fact, FactKind
from summarize.findings import Findings
from summarize.seen import Change, Clash, SeenPoint

# Who contradicts more than this is no witness against anybody, but one of a series.
_MOST_CONTRADICTED = 8


class Disputes:
    """Which points contradict which, and what was read before; each clash of clusters once.

    Parameters
    ----------
    found : Findings
    """

    def __init__(self, found: Findings) -> None:
        self._found = found
        self._clusters = found.clusters()
        contradicted = found.related.disagreeing
        witnesses = {point for point, others in contradicted.items() if not self._many(others)}
        self._against = {point: contradicted[point] & witnesses for point in sorted(witnesses)}

    def disagreements(self) -> tuple[Disagreement, ...]:
        """The clashes, in reading order."""
        between: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for a, others in self._against.items():
            for b in others:
                clusters = self._found.representative(a), self._found.representative(b)
                if clusters[0] < clusters[1]:
                    between.setdefault(clusters, []).append((a, b))
        told = [
            self._disagreement(a, b, clash)
            for pairs in between.values()
            for a, b, clash in self._told_once(pairs)
        ]
        return tuple(sorted(told, key=lambda pair: (pair.a.id, pair.b.id)))

    def changes(self) -> tuple[Change, ...]:
        """What the points change of what was read before, in reading order."""
        told = [
            Change(seen, self._found.first(point), clash)
            for points in self._clusters.values()
            for point, seen, clash in self._changed_once(points)
        ]
        return tuple(sorted(told, key=lambda change: change.after.id))

    def _changed_once(self, points: Iterable[int]) -> Iterator[tuple[int, SeenPoint, Clash]]:
        """Of the changes of a cluster those that say what none before them says."""
        told: list[Clash] = []
        for point in sorted(points, key=self._is_covered):
            for seen, clash in self._found.news.changes.get(self._found.points.texts[point], ()):
                if _is_news(clash, told):
                    told.append(clash)
                    yield point, seen, clash

    def unlisted(self) -> int:
        """How many contradicting pairs are left out, as those of a series."""
        every = sum(map(len, self._found.related.disagreeing.values()))
        return (every - sum(map(len, self._against.values()))) // 2

    def _many(self, points: frozenset[int]) -> bool:
        """Whether that is more than one may contradict: in the rows of a table all clash."""
        return (
            len(points) > _MOST_CONTRADICTED
            and len(set(map(self._found.representative, points))) > _MOST_CONTRADICTED
        )

    def _told_once(self, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, Clash]]:
        """Of the clashes between two clusters those that say what none before them says.

        The representatives come first. Texts decide between equals, and not the reading order,
        so that the order of the documents changes nothing.
        """
        told: list[Clash] = []
        for a, b in sorted(pairs, key=lambda pair: (*map(self._is_covered, pair), pair)):
            clash = self._found.comparer.conflicts(a, b)
            if _is_news(clash, told):
                told.append(clash)
                yield a, b, clash

    def _is_covered(self, point: int) -> bool:
        return point in self._found.covers

    def _disagreement(self, a: int, b: int, clash: Clash) -> Disagreement:
        swapped = tuple((fact_b, fact_a) for fact_a, fact_b in clash)
        first, second = self._found.first(a), self._found.first(b)
        of_a, of_b = self._documents(a, b, clash), self._documents(b, a, swapped)
        if first.id < second.id:
            return Disagreement(first, second, clash, of_a, of_b)
        return Disagreement(second, first, swapped, of_b, of_a)

    def _documents(self, a: int, b: int, clash: Clash) -> tuple[int, ...]:
        """The documents that say what a says against b: in its words, or restating it."""
        points = self._clusters[self._found.representative(a)]
        return tuple(
            sorted(
                {
                    self._found.sentences[i].document
                    for point in points
                    if point == a or self._joins(point, b, clash)
                    for i in self._found.points.members[point]
                }
            )
        )

    def _joins(self, point: int, b: int, clash: Clash) -> bool:
        """Whether a point contradicts b in some of the same: what leaves it out does not."""
        if not clash:
            return point in self._found.related.disagreeing[b]
        told = self._found.comparer.conflicts(point, b)
        return any(_is_told(pair, told) for pair in clash)


def _is_news(clash: Clash, told: Sequence[Clash]) -> bool:
    """Whether none of the clashes that are told says all of it."""
    return not any(all(_is_told(pair, before) for pair in clash) for before in told)


def _is_told(pair: tuple[Fact, Fact], told: Clash) -> bool:
    """Whether two facts that clash are among others, in these words or others."""
    return any(_alike(pair[0], a) and _alike(pair[1], b) for a, b in told)


def _alike(a: Fact, b: Fact) -> bool:
    """Whether one of two facts says the other: "Ostrova", "Maria Ostrova"."""
    if a.kind is b.kind is FactKind.NEGATION:
        return bool(a.text) == bool(b.text)
    return a.states(b) or b.states(a)
