"""What is known of the input before a budget is spent on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarize.compare import Comparer
from summarize.document import Document, Sentence
from summarize.joining import ends_sentence
from summarize.points import Points
from summarize.relations import Related


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
    related : Related
    covers : mapping of int to tuple of int
        For every point left out without a budget, the points that cover it.
    """

    documents: tuple[Document, ...]
    sentences: Sequence[Sentence]
    points: Points
    comparer: Comparer
    unit: NDArray[np.float32]
    related: Related
    covers: Mapping[int, tuple[int, ...]]

    def first(self, point: int) -> Sentence:
        """The first sentence that makes a point: the one that is kept."""
        return self.sentences[self.points.members[point][0]]

    def representative(self, point: int) -> int:
        """The point that stands for the cluster of this one, without a budget."""
        return self.covers.get(point, (point,))[0]

    def prominence(self, point: int) -> float:
        """How prominent a point stands in its text, > 0: early ones are, fragments are not."""
        share = min(
            self.sentences[member].start / len(self.documents[self.sentences[member].document].text)
            for member in self.points.members[point]
        )
        whole = 1.0 if ends_sentence(self.points.texts[point]) else 0.3
        return whole * (1 + 0.3 * (1 - share) ** 4)

    def units(self, terms: Callable[[str], frozenset[str]]) -> list[frozenset[str]]:
        """The terms of each document; of each sentence, where there is only one document."""
        texts = [self.points.texts[point] for point in range(len(self.points))]
        by_point = [terms(text) for text in texts]
        if len(self.documents) == 1:
            return [
                by_point[point]
                for point, members in enumerate(self.points.members)
                for _ in members
            ]
        by_document: list[set[str]] = [set() for _ in self.documents]
        for point, members in enumerate(self.points.members):
            for document in {self.sentences[member].document for member in members}:
                by_document[document] |= by_point[point]
        return [frozenset(unit) for unit in by_document]

    def kept_without_budget(self) -> list[int]:
        """The points that nothing covers."""
        return [point for point in range(len(self.points)) if point not in self.covers]
