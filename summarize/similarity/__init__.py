"""All pairs of rows that are similar enough: exact, in bounded memory, deterministic.

::

    unit.py      vectors -> rows of length 1
    heads.py     a few numbers a row that rule most pairs out
    sample.py    where the threshold will end up, if only the best pairs are wanted
    search.py    the search, block by block
    pairs.py     what it finds, in one table

Scores are exact to float32 rounding (about 3e-7), and complete: no pair that reaches the threshold
is left out. They are computed from their two rows alone, so that neither the size of the blocks
nor the number of threads changes a bit.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import closing
from numbers import Integral, Real

import numpy as np
from numpy.typing import NDArray

from summarize.errors import EncodingError, OptionError
from summarize.progress import Progress
from summarize.similarity.pairs import PairTable, SimilarPairs, half_of_memory
from summarize.similarity.sample import foretell_threshold
from summarize.similarity.search import Search
from summarize.similarity.unit import unit_rows

__all__ = [
    "WORKING_MEMORY",
    "SimilarPairs",
    "iter_similar_pairs",
    "similar_pairs",
    "similar_to",
    "unit_rows",
]

_MB = 1e6
WORKING_MEMORY = 64.0  # MB, over input and output


def similar_pairs(
    unit: NDArray[np.float32],
    *,
    threshold: float,
    most: int | None = None,
    report: Progress | None = None,
    working_memory: float = WORKING_MEMORY,
    output_memory: float | None = None,
) -> SimilarPairs:
    """Find every pair of rows whose cosine similarity reaches the threshold.

    The upper triangle of ``unit @ unit.T`` is computed block by block, one block a thread. Where
    a sample of the rows shows that it pays, the first principal axes rule most pairs out before
    (see :mod:`summarize.similarity.heads`).

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
    working_memory : float
        MB (10^6 bytes) over the input and the output, at least 1. With less than about 300 bytes
        a row, fewer pairs can be ruled out, and the search is slower.
    output_memory : float, optional
        The most MB that the pairs may take, at 12 bytes a pair. Half of the machine's memory by
        default.

    Returns
    -------
    SimilarPairs
        Every pair ``i < j`` with similarity >= its threshold, in row-major order. Scores are
        exact to float32 rounding (about 3e-7).

    Raises
    ------
    OptionError
        If an option is out of its range, or if the pairs would take more than `output_memory`:
        the message says how many there are, and which threshold would do.
    EncodingError
        If the rows form no table, or a value is NaN or infinite.

    Examples
    --------
    >>> pairs = similar_pairs(unit_rows(np.array([[1.0, 0], [0, 1], [1, 0.1]])), threshold=0.9)
    >>> pairs.rows.tolist(), pairs.cols.tolist()
    ([0], [2])
    """
    unit = _checked(unit)
    _check(threshold, working_memory)
    _check_output(most, output_memory)
    higher = most and foretell_threshold(unit, threshold, most, memory=working_memory * _MB)
    if higher is not None:
        ahead = _search(unit, unit, higher, working_memory)
        found = _gathered(ahead, threshold, most, report, output_memory)
        if found.threshold > higher:  # there were more than are wanted: the best are among them
            return found
    search = _search(unit, unit, threshold, working_memory)
    return _gathered(search, threshold, most, report, output_memory)


def iter_similar_pairs(
    unit: NDArray[np.float32],
    *,
    threshold: float,
    working_memory: float = WORKING_MEMORY,
) -> Iterator[SimilarPairs]:
    """Yield the pairs of :func:`similar_pairs` some rows at a time, however many there are.

    While it runs, BLAS is held to one thread in the whole process, as the blocks have theirs.

    Parameters
    ----------
    unit : ndarray of float32, shape (n, dim)
    threshold : float
    working_memory : float
        As for :func:`similar_pairs`.

    Yields
    ------
    SimilarPairs
        The pairs of the next rows, in row-major order; never none. How many rows go together
        depends on the memory; the pairs of all together do not.

    Raises
    ------
    OptionError, EncodingError
        As for :func:`similar_pairs`, at once.

    Examples
    --------
    >>> parts = iter_similar_pairs(unit_rows(np.array([[1.0, 0], [2, 0], [3, 0]])), threshold=0.9)
    >>> sum(len(pairs) for pairs in parts)
    3
    """
    unit = _checked(unit)
    search = _search(unit, unit, threshold, working_memory)
    return (SimilarPairs(*part, float(threshold)) for part in search.parts() if len(part[0]))


def similar_to(
    unit: NDArray[np.float32],
    others: NDArray[np.float32],
    *,
    threshold: float,
    working_memory: float = WORKING_MEMORY,
    output_memory: float | None = None,
) -> SimilarPairs:
    """Find every row of others that is similar enough to a row of unit.

    Parameters
    ----------
    unit, others : ndarray of float32, shapes (n, dim) and (m, dim)
        Rows of length 1 (or 0), as from :func:`unit_rows`.
    threshold : float
    working_memory : float
    output_memory : float, optional
        As for :func:`similar_pairs`.

    Returns
    -------
    SimilarPairs
        ``rows`` count in `unit`, ``cols`` in `others`.

    Raises
    ------
    OptionError, EncodingError
        As for :func:`similar_pairs`; EncodingError, too, if the tables differ in their dimension.

    Examples
    --------
    >>> known = unit_rows(np.array([[1.0, 0], [0, 1]]))
    >>> similar_to(unit_rows(np.array([[0.0, 2]])), known, threshold=0.9).cols.tolist()
    [1]
    """
    unit, others = _checked(unit), _checked(others)
    if unit.shape[1] != others.shape[1]:
        raise EncodingError(
            f"Both tables must have one dimension. Got {unit.shape[1]} and {others.shape[1]}."
        )
    _check_output(None, output_memory)
    # A table and itself: a view is another object, so that all pairs are looked at.
    search = _search(unit, others[:], threshold, working_memory)
    return _gathered(search, threshold, None, None, output_memory)


def _checked(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    if rows.ndim != 2:
        raise EncodingError(f"Rows must form a table of two dimensions. Got {rows.ndim}.")
    rows = np.ascontiguousarray(rows, dtype=np.float32)
    if not np.isfinite(np.einsum("ij,ij->i", rows, rows)).all():
        raise EncodingError("Rows must be finite. Got NaN or infinity.")
    return rows


def _check(threshold: float, memory: float) -> None:
    if not isinstance(threshold, Real) or not -1 < threshold <= 1:
        raise OptionError("threshold", "a number in (-1, 1]", threshold)
    if not isinstance(memory, Real) or not 1 <= memory < math.inf:
        raise OptionError("working_memory", "a number of MB, at least 1", memory)


def _check_output(most: int | None, memory: float | None) -> None:
    if most is not None and (not isinstance(most, Integral) or most < 1):
        raise OptionError("most", "a whole number, at least 1", most)
    if memory is not None and (not isinstance(memory, Real) or not 0 < memory < math.inf):
        raise OptionError("output_memory", "a number of MB above 0", memory)


def _search(
    left: NDArray[np.float32], right: NDArray[np.float32], threshold: float, memory: float
) -> Search:
    _check(threshold, memory)
    return Search(left, right, threshold, memory * _MB)


def _gathered(
    search: Search,
    threshold: float,
    most: int | None,
    report: Progress | None,
    output_memory: float | None,
) -> SimilarPairs:
    """All that a search finds."""
    limit = half_of_memory() if output_memory is None else int(output_memory * _MB)
    table = PairTable(most)
    # Closed even if somebody keeps the exception that a report raised, and with it this frame: BLAS
    # would stay at one thread.
    with closing(search.parts()) as parts:
        for done, part in enumerate(parts):
            if report is not None:
                report("similarity", done * search.rows_at_once, search.n_rows)
            table.add(part)
            search.raise_least(table.least)
            if table.wanted_bytes > limit:
                break
    if table.wanted_bytes > limit:
        del table, part
        raise _too_many(search, threshold, limit)
    if report is not None:
        report("similarity", search.n_rows, search.n_rows)
    return table.pairs(threshold)


def _too_many(search: Search, threshold: float, limit: int) -> OptionError:
    """Count all pairs, and say from which threshold on they would fit."""
    search.least = np.float32(threshold) - np.float32(5e-7)
    counts, lowest = search.counts()
    above = np.cumsum(counts[::-1])[::-1]
    fitting = lowest[above * PairTable.BYTES_A_PAIR <= limit]
    advice = f"at least {fitting[0]:.3f}" if len(fitting) else "used with more output_memory"
    n = int(above[0])
    return OptionError(
        "threshold",
        f"{advice}: {n:,} pairs reach the present one. They would take "
        f"{n * PairTable.BYTES_A_PAIR / _MB:,.1f} MB, and may take {limit / _MB:,.1f} MB",
        threshold,
    )
