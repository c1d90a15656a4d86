"""What was found in a text -> a summary, as often as asked, with nothing found twice."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize.aspects import Stems, read_stems
from summarize.budget import Budget
from summarize.cluster import cluster
from summarize.compare import Comparer
from summarize.document import Sentence
from summarize.entries import Cover
from summarize.errors import OptionError
from summarize.facts import Fact
from summarize.findings import Findings
from summarize.given import Given
from summarize.joining import ends_sentence
from summarize.ledger import settle
from summarize.novelty import News
from summarize.reader import Reader
from summarize.relations import Related
from summarize.salience import FEWEST_WORDS, Salience, corroborate, weigh
from summarize.select import fit, rank
from summarize.similarity.pairs import SimilarPairs
from summarize.summary import Summary

_log = logging.getLogger(__name__)

# A query that no sentence comes nearer to than this: "zzqx" does not reach it in ten texts, and of
# 20 real questions two do not.
_UNANSWERED = 0.2
# How much each point has to do with a query, in [0, 1].
Relevance = Callable[[str], NDArray[np.float64]]


class Cutter:
    """Cuts summaries out of what was found: clusters by a threshold, a choice by a budget.

    Sentences are read, encoded, joined and compared before, and never again.

    Parameters
    ----------
    given : Given
        Its points are those that are new.
    pairs : SimilarPairs
        All pairs of points from the least threshold on.
    related : Related
        What they are to one another.
    reader : Reader
        What says what a text talks about.
    news : News
        What of the input was read before.
    seen : mapping of int to str
        The sentences that make points which were read before, by their ids: the points' texts.
    count_tokens : callable
        For budgets in tokens.
    relevance : callable
        Query -> how much each point has to do with it, shape (n_points,).
    settings : mapping
        For the record; its "threshold" is the least one.
    encoder : str
        The encoder's name.
    """

    def __init__(
        self,
        given: Given,
        *,
        pairs: SimilarPairs,
        related: Related,
        reader: Reader,
        news: News,
        seen: Mapping[int, str],
        count_tokens: Callable[[str], int],
        relevance: Relevance,
        settings: Mapping[str, Any],
        encoder: str,
    ) -> None:
        self._given = given
        self._news, self._seen = news, seen
        self._pairs = pairs
        self._related = related
        self._stems = read_stems(given.points.texts, reader)
        self._leans = _leaning(given, seen, self._stems, reader.leans)
        self._count_tokens = count_tokens
        self._relevance = relevance
        self._settings = settings
        self._encoder = encoder
        self._found: tuple[float, Findings] | None = None
        self._weighed: tuple[Findings, str | None, Salience] | None = None

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
        if budget is None:
            kept, corroboration = found.kept_without_budget(), corroborate(found, self._stems)
        else:
            salience = self._salience(found, query)
            kept = fit(found, salience, budget, self._count_tokens)
            corroboration = salience.corroboration
        settings = {
            **self._settings,
            "threshold": asked,
            "budget": budget and {budget.unit: budget.amount},
            "query": query,
        }
        summary = settle(found, kept, corroboration, settings=settings, encoder=self._encoder)
        summary.remember(self)
        return summary

    def order(self, query: str | None, threshold: float) -> list[int]:
        """The sentences that say a point each, those that are worth most first.

        Parameters
        ----------
        query : str or None
        threshold : float
            As it stands in the settings of a summary that was cut.

        Returns
        -------
        list of int
            Ids of sentences, in the order in which they are chosen: every summary that begins it
            is part of every longer one.
        """
        found = self._findings(threshold)
        return [found.first(point).id for point in rank(found, self._salience(found, query))]

    def first_covers(self, ranking: Sequence[int], threshold: float) -> dict[int, Cover]:
        """What says sentences first, as those of a ranking come in one after the other.

        Parameters
        ----------
        ranking : sequence of int
            Ids of sentences that make a point each, none of them twice.
        threshold : float
            As it stands in the settings of a summary that was cut.
        """
        found = self._findings(threshold)
        sentences, members = self._given.sentences, self._given.points.members
        came = {i: place for place, i in enumerate(ranking)}
        place = {p: came[ids[0]] for p, ids in enumerate(members) if ids[0] in came}
        covers: dict[int, Cover] = {}
        for point, ids in enumerate(members):
            if by := found.first_covers(point, place):
                cover = Cover(tuple(map(found.first, by)), found.similarity(point, by[0]))
                covers |= {i: cover for i in ids if cover.sentences != (sentences[i],)}
        return covers

    def facts(self) -> dict[int, tuple[Fact, ...]]:
        """The facts of every sentence that makes a new point, by their ids, in their order."""
        comparer = self._related.comparer
        members = self._given.points.members
        point_of = {i: point for point, ids in enumerate(members) for i in ids}
        return {i: comparer.facts(point_of[i]) for i in sorted(point_of)}

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
        related, pairs = self._related, self._pairs
        if threshold > self._settings["threshold"]:
            related, pairs = related.above(threshold, self._given.unit), pairs.above(threshold)
        covers, related = self._clusters(related)
        found = Findings(
            self._given.documents,
            self._given.sentences,
            self._given.points,
            comparer=related.comparer,
            unit=self._given.unit,
            pairs=pairs,
            related=related,
            covers=covers,
            leans=self._leans,
            news=self._news,
            seen=self._seen,
        )
        self._found = threshold, found
        return found

    def _salience(self, found: Findings, query: str | None) -> Salience:
        """What weighs how much: the same for summaries of all lengths."""
        before = self._weighed
        if before is not None and before[0] is found and before[1] == query:
            return before[2]
        relevance = None if query is None else self._relevance(query)
        if relevance is not None and relevance.max(initial=0) < _UNANSWERED:
            _log.warning("Nothing in the text has to do with the query: it is left out of account.")
            relevance = None
        salience = weigh(found, self._stems, relevance)
        self._weighed = found, query, salience
        return salience

    def _clusters(self, related: Related) -> tuple[dict[int, tuple[int, ...]], Related]:
        order = self._richest_first(related.comparer)
        covers = cluster(order, related.candidates, related.find_covers, related.disagreeing)
        agreeing = related.agreeing(covers, self._given.unit)
        if agreeing.disagreeing == related.disagreeing:
            return covers, related
        again = cluster(order, agreeing.candidates, agreeing.find_covers, agreeing.disagreeing)
        return again, agreeing

    def _richest_first(self, comparer: Comparer) -> list[int]:
        """An order for clustering: by how much they say; those that stand alone, early ones."""
        sentences, points = self._given.sentences, self._given.points
        starts = [min(sentences[member].start for member in members) for members in points.members]
        return sorted(
            range(len(points)),
            key=lambda p: (-comparer.content(p), p in self._leans, starts[p], p),
        )


def _leaning(
    given: Given, seen: Mapping[int, str], stems: Stems, leans: Callable[[str], bool]
) -> dict[int, tuple[int, ...]]:
    """The points whose sentences refer back, and what to: for each of its places, what is before.

    That is a sentence, and no heading or "Yeah."
    """
    points = given.points
    words = stems.words(len(points)).tolist()
    says = [
        n >= FEWEST_WORDS and ends_sentence(t) for n, t in zip(words, points.texts, strict=True)
    ]
    leaning = {point: list[int]() for point, text in enumerate(points.texts) if leans(text)}
    point_of = {member: point for point, members in enumerate(points.members) for member in members}
    before: Sentence | None = None
    for i in sorted([*point_of, *seen]):
        sentence, point = given.sentences[i], point_of.get(i)
        if before is not None and before.document != sentence.document:
            before = None
        if point is None:  # read before, and left out
            before = sentence if ends_sentence(sentence.text) else before
            continue
        if before is not None and point in leaning:
            leaning[point].append(before.id)
        if says[point]:
            before = sentence
    return {point: tuple(them) for point, them in leaning.items() if them}
