"""What a search finds, in one table that grows."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

# Equal rows have similarity 1 whatever rounding says, and 1 is an allowed threshold.
ROUNDING = np.float32(5e-7)
_SMALLEST = 1024
_LOWEST = np.float32(-2)
_UNKNOWN_MACHINE = 4_000_000_000  # bytes


@dataclass(frozen=True, slots=True, eq=False)
class SimilarPairs:
    """Pairs of rows and their similarity, in row-major order.

    Attributes
    ----------
    rows, cols : ndarray of int32, shape (n_pairs,)
        Sorted by row, then by column. Of one table, ``rows[k] < cols[k]``.
    scores : ndarray of float32, shape (n_pairs,)
        Cosine similarity in [-1, 1].
    threshold : float
        The least similarity of a pair: what was asked for, or more, where that gave more pairs
        than were wanted. No pair that reaches it is left out.
    """

    rows: NDArray[np.int32]
    cols: NDArray[np.int32]
    scores: NDArray[np.float32]
    threshold: float

    def __len__(self) -> int:
        return len(self.rows)

    def above(self, threshold: float) -> SimilarPairs:
        """Those that reach a threshold."""
        kept = self.scores >= np.float32(threshold) - ROUNDING
        return SimilarPairs(self.rows[kept], self.cols[kept], self.scores[kept], threshold)


class PairTable:
    """The pairs found so far; of too many, the most similar.

    Parameters
    ----------
    most : int, optional
        The most pairs to end with, at least 1.

    Attributes
    ----------
    least : numpy.float32
        What a pair must reach to be among those that stay.
    """

    BYTES_A_PAIR: ClassVar[int] = 12

    def __init__(self, most: int | None) -> None:
        self.least = _LOWEST
        self._most = most
        self._count = 0
        self._rows = np.empty(0, np.int32)
        self._cols = np.empty(0, np.int32)
        self._scores = np.empty(0, np.float32)

    @property
    def wanted_bytes(self) -> int:
        """What the pairs take in the end, as far as they are known."""
        count = self._count if self._most is None else min(self._count, self._most)
        return count * self.BYTES_A_PAIR

    def add(self, part: tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]) -> None:
        """Add pairs that come after all that are there, in row-major order.

        Blocks that were searched before the least rose bring pairs below it, and these are left
        out: else the result would depend on how many threads there are.
        """
        if self.least > _LOWEST:
            kept = part[2] >= self.least
            part = part[0][kept], part[1][kept], part[2][kept]
        start, self._count = self._count, self._count + len(part[0])
        if self._count > len(self._rows):
            self._resize(max(_SMALLEST, self._count + self._count // 4))
        for column, more in zip((self._rows, self._cols, self._scores), part, strict=True):
            column[start : self._count] = more
        if self._most is not None and self._count > 2 * self._most:
            self._trim(self._most)

    def _resize(self, size: int) -> None:
        """Grow or shrink in place: a second copy of the pairs might not fit."""
        for column in (self._rows, self._cols, self._scores):
            column.resize(size, refcheck=False)

    def _trim(self, most: int) -> None:
        """Drop the least similar until no more than so many are left; ties go together.

        The k best of some pairs are never worse than the k best of all: what is dropped here
        would be dropped in the end, so the result does not depend on the blocks.
        """
        scores = self._scores[: self._count]
        self.least = np.partition(scores, -most)[-most]
        if np.count_nonzero(scores >= self.least) > most:
            self.least = np.nextafter(self.least, np.float32(2))
        kept = scores >= self.least
        kept_count = int(np.count_nonzero(kept))
        for column in (self._rows, self._cols, self._scores):
            column[:kept_count] = column[: self._count][kept]
        self._count = kept_count

    def pairs(self, threshold: float) -> SimilarPairs:
        """All of them; the table is empty afterwards."""
        if self._most is not None and self._count > self._most:
            self._trim(self._most)
        self._resize(self._count)
        return SimilarPairs(self._rows, self._cols, self._scores, max(threshold, float(self.least)))


def half_of_memory() -> int:
    """Half of the machine's memory, in bytes."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    except (AttributeError, ValueError, OSError):  # a system that does not tell
        return _UNKNOWN_MACHINE // 2
