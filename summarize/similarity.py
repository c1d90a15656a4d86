"""All pairs of rows that are similar enough: exact, in bounded memory, deterministic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarize.errors import EncodingError, OptionError

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
    """

    rows: NDArray[np.int32]
    cols: NDArray[np.int32]
    scores: NDArray[np.float32]

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


def similar_pairs(unit: NDArray[np.float32], *, threshold: float) -> SimilarPairs:
    """Find every pair of rows whose cosine similarity reaches the threshold.

    The upper triangle of ``unit @ unit.T`` is computed block by block, so that memory over the
    input and the output stays at some 10 MB. The pairs of a block are then scored again one by
    one, in an order of operations that depends on neither block nor threads: the same rows give
    the same pairs and the same scores, bit for bit.

    Parameters
    ----------
    unit : ndarray of float32, shape (n, dim)
        Rows of length 1 (or 0), as from :func:`unit_rows`.
    threshold : float
        The least similarity, in (-1, 1].

    Returns
    -------
    SimilarPairs
        Every pair ``i < j`` with similarity >= threshold, in row-major order. Scores are exact
        to float32 rounding (about 3e-7).

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
    blocks = [_row_block(unit, start, threshold) for start in range(0, len(unit), _ROWS)]
    if not blocks:
        empty = np.empty(0, np.int32)
        return SimilarPairs(empty, empty, np.empty(0, np.float32))
    rows, cols, scores = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
    return SimilarPairs(rows, cols, scores)


_Pairs = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]


def _row_block(unit: NDArray[np.float32], start: int, threshold: float) -> _Pairs:
    """The pairs whose row lies in the block that begins at `start`."""
    block = unit[start : start + _ROWS]
    buffer = np.empty(len(block) * min(_COLUMNS, len(unit) - start), np.float32)
    found: list[_Pairs] = []
    for left in range(start, len(unit), _COLUMNS):
        right = min(left + _COLUMNS, len(unit))
        product = buffer[: len(block) * (right - left)].reshape(len(block), right - left)
        np.dot(block, unit[left:right].T, out=product)
        hits = np.flatnonzero(product >= np.float32(threshold) - _MARGIN)
        rows, cols = np.divmod(hits, right - left)
        rows, cols = rows + start, cols + left
        above = rows < cols
        found.append(_rescore(unit, rows[above], cols[above], threshold))
    rows, cols, scores = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.argsort(rows, kind="stable")  # column blocks came one after the other
    return rows[order], cols[order], scores[order]


def _rescore(
    unit: NDArray[np.float32], rows: NDArray[np.intp], cols: NDArray[np.intp], threshold: float
) -> _Pairs:
    scores = np.empty(len(rows), np.float32)
    for start in range(0, len(rows), _RESCORED_AT_ONCE):
        part = slice(start, start + _RESCORED_AT_ONCE)
        np.einsum("ij,ij->i", unit[rows[part]], unit[cols[part]], out=scores[part])
    np.clip(scores, -1.0, 1.0, out=scores)
    # Two equal rows have similarity 1 whatever rounding says, and 1 is an allowed threshold.
    kept = scores >= np.float32(threshold) - np.float32(5e-7)
    return rows[kept].astype(np.int32), cols[kept].astype(np.int32), scores[kept]
