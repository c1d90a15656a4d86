"""What the input is made of, before anything is compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from summarize.document import Document, Sentence
from summarize.points import Points


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """Documents, the sentences found in them, and the points that those make.

    Attributes
    ----------
    documents : tuple of Document
    sentences : sequence of Sentence
    points : Points
    unit : ndarray of float32, shape (n_points, dim)
        Vectors of the points, of length 1.
    """

    documents: tuple[Document, ...]
    sentences: Sequence[Sentence]
    points: Points
    unit: NDArray[np.float32]

    def without(self, texts: Collection[str]) -> Given:
        """The same but for some points."""
        if not texts:
            return self
        kept = [at for at, text in enumerate(self.points.texts) if text not in texts]
        return replace(self, points=self.points.only(kept), unit=self.unit[kept])

    def sentences_of(self, texts: Collection[str]) -> dict[int, str]:
        """The sentences that make some points: their ids, and the points' texts."""
        return {
            member: text
            for text, members in zip(self.points.texts, self.points.members, strict=True)
            if text in texts
            for member in members
        }

    def makers(self, point: int) -> list[int]:
        """The documents that make a point, in order."""
        return sorted({self.sentences[member].document for member in self.points.members[point]})

    def date(self, point: int) -> dt.datetime | None:
        """The latest date of the documents that make a point; None if one of them has none."""
        dates = [self.documents[document].date for document in self.makers(point)]
        known = [date for date in dates if date is not None]
        return max(known) if len(known) == len(dates) else None
