"""What was found in a text -> a summary, as often as asked, with nothing found twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize.budget import Budget
from summarize.cluster import cluster
from summarize.compare import Comparer
from summarize.document import Document, Sentence
from summarize.errors import OptionError
from summarize.findings import Findings
from summarize.ledger import settle
from summarize.points import Points
from summarize.reader import Reader
from summarize.relations import Related
from summarize.select import fit
from summarize.summary import Summary

# How much each point has to do with a query, > 0.
Relevance = Callable[[str | None], Sequence[float]]


class Cutter:
    """Cuts summaries out of what was found: clusters by a threshold, a choice by a budget.

    Sentences are read, encoded, joined and compared before, and never again.

    Parameters
    ----------
    documents : tuple of Document
    sentences : sequence of Sentence
    points : Points
    unit : ndarray of float32, shape (n_points, dim)
        Vectors of the points, of length 1.
    related : Related
        Of all pairs of points from the least threshold on.
    reader : Reader
        What says what a text talks about, and counts tokens.
    relevance : callable
        Query or None -> how much each point has to do with it.
    settings : mapping
        For the record; its "threshold" is the least one.
    encoder : str
        The encoder's name.
    """

    def __init__(
        self,
        documents: tuple[Document, ...],
        sentences: Sequence[Sentence],
        points: Points,
        *,
        unit: NDArray[np.float32],
        related: Related,
        reader: Reader,
        relevance: Relevance,
        settings: Mapping[str, Any],
        encoder: str,
    ) -> None:
        self._input = documents, sentences, points
        self._unit = unit
        self._related = related
        self._reader = reader
        self._relevance = relevance
        self._settings = settings
        self._encoder = encoder
        self._found: tuple[float, Findings] | None = None

    def cut(self, budget: Budget | None, query: str | None, threshold: float | None) -> Summary:
        """Make a summary.

        Parameters
        ----------
        budget : Budget or None
        query : str or None
        threshold : float or None
            The least similarity of sentences that may restate one another; the least there is if
            None.

        Raises
        ------
        OptionError
            If the threshold is below the one that pairs were looked for from.
        """
        least = self._settings["threshold"]
        asked = least if threshold is None else self._checked(threshold)
        found = self._findings(asked)
        kept = found.kept_without_budget()
        if budget is not None:
            reader = self._reader
            kept = fit(found, budget, reader.terms, reader.count_tokens, self._relevance(query))
        settings = {
            **self._settings,
            "threshold": asked,
            "budget": budget and {budget.unit: budget.amount},
            "query": query,
        }
        summary = settle(found, kept, settings=settings, encoder=self._encoder)
        summary.remember(self)
        return summary

    def _checked(self, threshold: float) -> float:
        least: float = self._settings["threshold"]
        is_number = isinstance(threshold, Real) and not isinstance(threshold, bool)
        # Where all pairs there are would have been too many, the least is just above 1.
        if not is_number or not min(least, 1) <= threshold <= 1:
            raise OptionError("threshold", f"a number in [{min(least, 1)}, 1]", threshold)
        return max(float(threshold), least)

    def _findings(self, threshold: float) -> Findings:
        """What is a point of its own, and what covers what, from a threshold on."""
        before = self._found  # read once: another thread may set it
        if before is not None and before[0] == threshold:
            return before[1]
        related = self._related
        if threshold > self._settings["threshold"]:
            related = related.above(threshold, self._unit)
        covers, related = self._clusters(related)
        documents, sentences, points = self._input
        found = Findings(
            documents, sentences, points, related.comparer, self._unit, related, covers
        )
        self._found = threshold, found
        return found

    def _clusters(self, related: Related) -> tuple[dict[int, tuple[int, ...]], Related]:
        _, sentences, points = self._input
        order = _richest_first(points, sentences, related.comparer)
        covers = cluster(order, related.candidates, related.find_covers, related.disagreeing)
        agreeing = related.agreeing(covers, self._unit)
        if agreeing.disagreeing == related.disagreeing:
            return covers, related
        again = cluster(order, agreeing.candidates, agreeing.find_covers, agreeing.disagreeing)
        return again, agreeing


def _richest_first(points: Points, sentences: Sequence[Sentence], comparer: Comparer) -> list[int]:
    """An order for clustering: who says more can cover others; then who says it first."""
    starts = [min(sentences[member].start for member in members) for members in points.members]
    return sorted(
        range(len(points)), key=lambda point: (-comparer.content(point), starts[point], point)
    )
