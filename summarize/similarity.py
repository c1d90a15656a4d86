"""All pairs of rows that are similar enough: exact, in bounded memory, deterministic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarize.errors import EncodingError, OptionError
from summarize.progress import Progress

# One block of the product takes 512 x 4096 floats, 8 MB: it stays near the cache while the
# multiplication still runs at its full speed (measured in benchmarks/speed).
_ROWS, _COLUMNS = 512, 4096
# Blocked matrix products differ from one another by up to 6e-7 with the block and the number of
# threads. Candidates are taken this much below the threshold and scored again one by one.
_MARGIN = np.float32(1e-5)
_RESCORED_AT_ONCE = 8192


@dataclass(frozen=True, slots=True, eq=False)
class SimilarPairs:
    """Pairs of rows and their similarity, in row-major order.

    Attributes
    ----------
    rows, cols : ndarray of int32, shape (n_pairs,)
        ``rows[k] < cols[k]``, sorted by row, then by column.
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


def unit_rows(vectors: NDArray[np.floating]) -> NDArray[np.float32]:
    """Scale every row to length 1; a row of zeros stays as it is.

    Parameters
    ----------
    vectors : ndarray of float, shape (n, dim)
        Finite, of any scale.

    Returns
    -------
    ndarray of float32, shape (n, dim), C-contiguous

    Raises
    ------
    EncodingError
        If the array has not two dimensions, or a value is no number, NaN or infinite.

    Examples
    --------
    >>> unit_rows(np.array([[3.0, 4.0], [0.0, 0.0]]))
    array([[0.6, 0.8],
           [0. , 0. ]], dtype=float32)
    """
    if vectors.ndim != 2:
        raise EncodingError(f"Vectors must form a table of two dimensions. Got {vectors.ndim}.")
    if vectors.dtype.kind not in "fiu":
        raise EncodingError(f"Vectors must be of real numbers. Got {vectors.dtype}.")
    # 1e300 is finite, and not to be made infinite on the way to float32.
    wide = vectors.astype(np.result_type(vectors.dtype, np.float32), copy=False)
    # Dividing by the largest value first keeps squares from overflowing or vanishing.
    largest = np.abs(wide).max(axis=1, initial=0.0, keepdims=True)
    if not np.isfinite(largest).all():
        raise EncodingError("Vectors must be finite. Got NaN or infinity.")
    scaled: NDArray[np.float32] = np.divide(
        wide, largest, out=np.zeros_like(wide, order="C"), where=largest > 0
    ).astype(np.float32, copy=False)
    norms: NDArray[np.float32] = np.sqrt(np.einsum("ij,ij->i", scaled, scaled))[:, None]
    np.divide(scaled, norms, out=scaled, where=norms > 0)
    return scaled


def similar_pairs(
    unit: NDArray[np.float32],
    *,
    threshold: float,
    most: int | None = None,
    report: Progress | None = None,
) -> SimilarPairs:
    """Find every pair of rows whose cosine similarity reaches the threshold.

    The upper triangle of ``unit @ unit.T`` is computed block by block, so that memory over the
    input and the output stays at some tens of MB. The pairs of a block are then scored again one
    by one, in an order of operations that depends on neither block nor threads: the same rows
    give the same pairs and the same scores, bit for bit.

    Parameters
    ----------
    unit : ndarray of float32, shape (n, dim)
        Rows of length 1 (or 0), as from :func:`unit_rows`.
    threshold : float
        The least similarity, in (-1, 1].
    most : int, optional
        The most pairs to return, at least 1. Where there are more, the threshold is raised until
        they fit; pairs of one similarity are all kept or all dropped.
    report : callable, optional
        Called with ("similarity", rows done, rows).

    Returns
    -------
    SimilarPairs
        Every pair ``i < j`` with similarity >= its threshold, in row-major order. Scores are
        exact to float32 rounding (about 3e-7).

    Raises
    ------
    OptionError
        If the threshold is out of its range.

    Examples
    --------
    >>> pairs = similar_pairs(unit_rows(np.array([[1.0, 0], [0, 1], [1, 0.1]])), threshold=0.9)
    >>> pairs.rows.tolist(), pairs.cols.tolist()
    ([0], [2])
    """
    if not -1 < threshold <= 1:
        raise OptionError("threshold", "a number in (-1, 1]", threshold)
    unit = np.ascontiguousarray(unit, dtype=np.float32)
    found = _Collector(unit, threshold, most)
    for start in range(0, len(unit), _ROWS):
        if report is not None:
            report("similarity", start, len(unit))
        for left in range(start, len(unit), _COLUMNS):
            found.add_block(start, left)
    if report is not None:
        report("similarity", len(unit), len(unit))
    return found.pairs()


_Pairs = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]


class _Collector:
    """The pairs found so far, and the threshold that they must reach."""

    def __init__(self, unit: NDArray[np.float32], threshold: float, most: int | None) -> None:
        self._unit = unit
        self._asked = threshold
        # Two equal rows have similarity 1 whatever rounding says, and 1 is an allowed threshold.
        self._least = np.float32(threshold) - np.float32(5e-7)
        self._most = most
        self._parts: list[_Pairs] = []
        self._count = 0
        self._buffer = np.empty(min(_ROWS, len(unit)) * min(_COLUMNS, len(unit)), np.float32)

    def add_block(self, start: int, left: int) -> None:
        """Add the pairs of one block of rows and one of columns."""
        block, others = self._unit[start : start + _ROWS], self._unit[left : left + _COLUMNS]
        product = self._buffer[: len(block) * len(others)].reshape(len(block), len(others))
        np.dot(block, others.T, out=product)
        hits = np.flatnonzero(product >= self._least - _MARGIN)
        for at in range(0, len(hits), _RESCORED_AT_ONCE):
            rows, cols = np.divmod(hits[at : at + _RESCORED_AT_ONCE], len(others))
            self._add(rows + start, cols + left)

    def _add(self, rows: NDArray[np.intp], cols: NDArray[np.intp]) -> None:
        above = rows < cols
        rows, cols = rows[above], cols[above]
        scores = np.einsum("ij,ij->i", self._unit[rows], self._unit[cols])
        np.clip(scores, -1.0, 1.0, out=scores)
        kept = scores >= self._least
        part = rows[kept].astype(np.int32), cols[kept].astype(np.int32), scores[kept]
        self._parts.append(part)
        self._count += len(part[0])
        if self._most is not None and self._count > 2 * self._most:
            self._trim(self._most)

    def _trim(self, most: int) -> None:
        """Raise the threshold until no more than so many pairs reach it.

        The k best of some pairs are never worse than the k best of all: what is dropped here
        would be dropped in the end, so the result does not depend on the blocks.
        """
        rows, cols, scores = self._joined()
        least = np.partition(scores, -most)[-most]
        if np.count_nonzero(scores >= least) > most:
            least = np.nextafter(least, np.float32(2))
        kept = scores >= least
        self._least = least
        self._parts = [(rows[kept], cols[kept], scores[kept])]
        self._count = len(self._parts[0][0])

    def _joined(self) -> _Pairs:
        if not self._parts:
            return np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32)
        rows, cols, scores = (np.concatenate(parts) for parts in zip(*self._parts, strict=True))
        return rows, cols, scores

    def pairs(self) -> SimilarPairs:
        """All of them, in row-major order."""
        if self._most is not None and self._count > self._most:
            self._trim(self._most)
        rows, cols, scores = self._joined()
        order = np.lexsort((cols, rows))
        threshold = max(self._asked, float(self._least))
        return SimilarPairs(rows[order], cols[order], scores[order], threshold)
