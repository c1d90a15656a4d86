"""Points -> those that are new, and what they change of what was read before.

A point that was read is left out where remembered ones cover it, by the same comparison that folds
sentences of one text: what differs in a fact is news. What was said once and contradicted on a
later day is news when it is said again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from summarize.compare import Comparer
from summarize.facts import KEPT_KINDS, FactKind
from summarize.memory import Recalled
from summarize.memory.words import same_words
from summarize.progress import Progress
from summarize.relations import Related, relate
from summarize.seen import Clash, SeenPoint
from summarize.similarity.pairs import SimilarPairs


@dataclass(frozen=True, slots=True)
class News:
    """What of some points was read before; points by their texts.

    Attributes
    ----------
    covers : dict of str to tuple of SeenPoint
        For every point that was, what covers it.
    similarity : dict of str to float
        Of such a point, to the first of its covers, in [-1, 1].
    changes : dict of str to tuple of (SeenPoint, Clash)
        For a new point, what it contradicts, and the facts that clash; the latest first.
    """

    covers: dict[str, tuple[SeenPoint, ...]] = field(default_factory=dict)
    similarity: dict[str, float] = field(default_factory=dict)
    changes: dict[str, tuple[tuple[SeenPoint, Clash], ...]] = field(default_factory=dict)

    def add(self, other: News) -> None:
        """Add what is known of more points, or by another memory."""
        self.covers.update(other.covers)
        self.similarity.update(other.similarity)
        for text, told in other.changes.items():
            self.changes[text] = (*self.changes.get(text, ()), *told)


def find_news(
    texts: Sequence[str],
    dates: Sequence[dt.datetime | None],
    recalled: Recalled,
    compare: Callable[[Sequence[str]], Comparer],
    report: Progress,
) -> News:
    """Tell what of some points was read before.

    Parameters
    ----------
    texts : sequence of str
        The points.
    dates : sequence of datetime or None
        Of each the latest at which it was made; None for now.
    recalled : Recalled
        What each may repeat or change.
    compare : callable
        Texts -> what compares them by their positions.
    report : callable
        Called with ("compare", done, total), and as a judge does.
    """
    # Only points that something similar is remembered of are read, with what is remembered.
    asked, rows = np.unique(recalled.rows, return_inverse=True)
    order = np.lexsort((recalled.cols, rows))
    pairs = SimilarPairs(
        rows[order].astype(np.int32),
        (len(asked) + recalled.cols[order]).astype(np.int32),
        recalled.scores[order],
        -1.0,
    )
    chosen = [texts[row] for row in asked.tolist()]
    made = [dates[row] for row in asked.tolist()]
    comparer = compare([*chosen, *(point.text for point in recalled.points)])
    related = relate(comparer, pairs, report, later=True)
    scores = {
        (row, col): float(score)
        for row, col, score in zip(
            pairs.rows.tolist(), pairs.cols.tolist(), pairs.scores, strict=True
        )
    }
    return _Novelty(chosen, made, recalled.points, related, scores).news()


class _Novelty:
    """Of some points, what was said before of each and what against it."""

    def __init__(
        self,
        texts: Sequence[str],
        dates: Sequence[dt.datetime | None],
        seen: Sequence[SeenPoint],
        related: Related,
        scores: Mapping[tuple[int, int], float],
    ) -> None:
        self._texts = texts
        self._dates = dates
        self._seen = seen
        self._related = related
        self._scores = scores
        self._alike: dict[int, int] = {}
        for row, col in scores:
            if same_words(texts[row]) == same_words(self._point(col).text):
                self._alike[row] = col

    def news(self) -> News:
        news = News()
        for row, text in enumerate(self._texts):
            by, against = self._covers(row), self._against(row)
            if by and not self._is_overtaken(by, against):
                news.covers[text] = tuple(map(self._point, by))
                news.similarity[text] = round(self._scores[row, by[0]], 2)
            elif told := self._told(row, against):
                news.changes[text] = told
        return news

    def _point(self, col: int) -> SeenPoint:
        return self._seen[col - len(self._texts)]

    def _covers(self, row: int) -> tuple[int, ...]:
        if row in self._alike:
            return (self._alike[row],)
        return self._related.find_covers(self._candidates(row), row)

    def _candidates(self, row: int) -> list[int]:
        """The remembered points that say some of a point, and contradict nothing of it."""
        return [col for col in self._related.candidates.get(row, ()) if col >= len(self._texts)]

    def _against(self, row: int) -> list[int]:
        """What was said before a point and is contradicted by it, the latest first."""
        date = self._dates[row]
        cols = [
            col
            for col in self._related.disagreeing.get(row, frozenset())
            if date is None or _day(self._point(col).date) <= date.date()
        ]
        return sorted(cols, key=lambda col: (_day(self._point(col).told), col), reverse=True)

    def _is_overtaken(self, by: Sequence[int], against: Sequence[int]) -> bool:
        """Whether the contrary was news on a later day than what covers a point was last said."""
        said = max(_day(self._point(col).last) for col in by)
        return any(_day(self._point(col).told) > said for col in against)

    def _told(self, row: int, against: Sequence[int]) -> tuple[tuple[SeenPoint, Clash], ...]:
        """The clashes, each new fact with the latest that it contradicts."""
        told: list[tuple[SeenPoint, Clash]] = []
        known = self._known_facts(row, against)
        for col in against:
            clash = self._related.comparer.conflicts(col, row)
            new = {(after.kind, after.key) for _, after in clash}
            if not new <= known or not clash:
                told.append((self._point(col), clash))
                known |= new
        return tuple(told)

    def _known_facts(self, row: int, against: Sequence[int]) -> set[tuple[FactKind, str]]:
        """What is no news of a point: that the number is 15 was told, it is the rest that is new.

        It is what something that contradicts the same as the point has said, not before it.
        """
        if not against:
            return set()
        changed = min(_day(self._point(col).told) for col in against)
        return {
            fact
            for col in self._candidates(row)
            if _day(self._point(col).last) >= changed
            for fact in self._related.comparer.stated(col)
            if fact[0] in KEPT_KINDS  # that something is denied says nothing without what
        }


def _day(moment: dt.datetime | None) -> dt.date:
    """The day of a moment, in its own time zone; the first of all for none."""
    return dt.date.min if moment is None else moment.date()
