"""What is known of the input before a budget is spent on it."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from summarize.compare import Comparer
from summarize.document import Document, Sentence
from summarize.novelty import News
from summarize.points import Points
from summarize.relations import Related
from summarize.similarity.pairs import SimilarPairs


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """The points of the input, what they are to one another, and what covers what.

    Attributes
    ----------
    documents, sentences, points
        The input.
    comparer : Comparer
        Of the points.
    unit : ndarray of float32, shape (n_points, dim)
        Their vectors, of length 1.
    pairs : SimilarPairs
        Of the points, those that are compared.
    related : Related
    covers : mapping of int to tuple of int
        For every point left out without a budget, the points that cover it.
    leans : mapping of int to tuple of int
        For every point whose sentence opens with what refers back, the sentences that it may refer
        to: the one before it, for each of its places; none where there is nothing before it.
    news : News
        What was read before, of points that are not among these, and what these change of it.
    seen : mapping of int to str
        The sentences that make points which were read before: their ids, and the points' texts.
    """

    documents: tuple[Document, ...]
    sentences: Sequence[Sentence]
    points: Points
    comparer: Comparer
    unit: NDArray[np.float32]
    pairs: SimilarPairs
    related: Related
    covers: Mapping[int, tuple[int, ...]]
    leans: Mapping[int, tuple[int, ...]]
    news: News = field(default_factory=News)
    seen: Mapping[int, str] = field(default_factory=dict)

    def first(self, point: int) -> Sentence:
        """The first sentence that makes a point: the one that is kept."""
        return self.sentences[self.points.members[point][0]]

    def representative(self, point: int) -> int:
        """The point that stands for the cluster of this one, without a budget."""
        return self.covers.get(point, (point,))[0]

    def clusters(self) -> dict[int, list[int]]:
        """The points by the one that stands for them, without a budget."""
        members: dict[int, list[int]] = {}
        for point in range(len(self.points)):
            members.setdefault(self.representative(point), []).append(point)
        return members

    def places(self) -> list[float]:
        """Where each point is made first in one of its documents, in [0, 1): 0 is at its start."""
        return [
            min(self._place(self.sentences[member]) for member in members)
            for members in self.points.members
        ]

    def _place(self, sentence: Sentence) -> float:
        return sentence.start / len(self.documents[sentence.document].text)

    def sources(self) -> list[list[int]]:
        """Who makes each point: documents; sentences, where there is one document."""
        if len(self.documents) == 1:
            return [list(members) for members in self.points.members]
        return [
            sorted({self.sentences[member].document for member in members})
            for members in self.points.members
        ]

    def n_sources(self) -> int:
        """How many there are: documents; sentences that are no noise, if there is one document."""
        one = len(self.documents) == 1
        return sum(map(len, self.points.members)) if one else len(self.documents)

    def similarity(self, a: int, b: int) -> float:
        """Cosine similarity of two points, in [-1, 1], rounded for the record."""
        return 1.0 if a == b else round(float(np.einsum("i,i->", self.unit[a], self.unit[b])), 4)

    def kept_covers(self, point: int, kept: Container[int]) -> tuple[int, ...]:
        """Which of some kept points say another point together; empty where they do not."""
        candidates = self.related.candidates.get(point, ())
        usable = [other for other in candidates if other in kept]
        return self.related.find_covers(usable, point) if usable else ()

    def first_covers(self, point: int, place: Mapping[int, int]) -> tuple[int, ...]:
        """What says a point first, as points come in one after the other; empty if nothing does.

        Parameters
        ----------
        point : int
        place : mapping of int to int
            When each comes in. The point itself, where it does, says itself.
        """
        candidates = self.related.candidates.get(point, ())
        coming = [other for other in candidates if other in place]
        if point in place:
            coming = [other for other in coming if place[other] < place[point]]
        coming.sort(key=place.__getitem__)
        return self.related.first_covers(coming, point) or ((point,) if point in place else ())

    def kept_without_budget(self) -> list[int]:
        """The points that nothing covers."""
        return [point for point in range(len(self.points)) if point not in self.covers]
