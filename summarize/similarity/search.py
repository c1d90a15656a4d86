"""The search itself: blocks of products, looked through for pairs that reach the threshold."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import numpy as np
from numpy.typing import NDArray

from summarize.similarity.heads import PackedHeads, choose_axes, principal_axes
from summarize.similarity.pairs import ROUNDING
from summarize.similarity.unit import of_finite_rows
from summarize.threads import blas_threads, in_order

Floats = NDArray[np.float32]
Positions = NDArray[np.intp]
Pairs = tuple[NDArray[np.int32], NDArray[np.int32], Floats]

# A product of 512 x 2048 floats, 4 MB, stays near the cache while BLAS runs at its full speed.
_ROWS, _COLUMNS = 512, 2048
_RESCORED_AT_ONCE = 512  # rows gathered for it stay in the second-level cache
# Products of blocks differ from one another by up to 6e-7 with the block and the number of
# threads. Candidates are taken this much below the threshold and scored again one by one.
_MARGIN = np.float32(1e-5)
_PRODUCTS_FOR_THREADS, _PRODUCTS_FOR_HEADS = 2_000_000, 60_000_000
_SAMPLE_ROWS, _SAMPLE_COLUMNS = 512, 1024
_BYTES_AN_ELEMENT = 6  # of a block: its float32, and what it takes to look through it
_BYTES_A_PAIR = 48  # of a block of rows: its pairs, and what it takes to put them in order
_SHARE_OF_HEADS = 0.45  # of the memory; a quarter each is for blocks and for what they find
_BYTES_OF_AXES = 32  # times the square of the dimension: what it takes to find them
_BINS_TO_ONE = 1000


class Search:
    """All pairs of a row of one table and a row of another that reach a threshold.

    Parameters
    ----------
    left, right : ndarray of float32, shapes (n, dim) and (m, dim)
        Rows of length 1 (or 0), finite. If they are one and the same array, pairs ``i < j``.
    threshold : float
    memory : float
        Bytes to work with.

    Attributes
    ----------
    least : numpy.float32
        What a score must reach. May be raised while the search runs.
    """

    def __init__(self, left: Floats, right: Floats, threshold: float, memory: float) -> None:
        self._left, self._right = left, right
        self._upper = left is right
        self.least = np.float32(threshold) - ROUNDING
        products = len(left) * len(right)
        self._threads = blas_threads() if products >= _PRODUCTS_FOR_THREADS else 1
        self._rows = max(1, min(_ROWS, len(left)))
        self._packed: PackedHeads | None = None
        if products >= _PRODUCTS_FOR_THREADS:
            a, b = self._samples(few=memory < 32e6 or products < _PRODUCTS_FOR_HEADS)
            self._shorten(memory, a, b)
            if products >= _PRODUCTS_FOR_HEADS:
                self._choose_axes(memory, a, b)
        self._fit(memory)
        self._right_heads = right if self._packed is None else self._packed.pack(right)

    def _samples(self, *, few: bool) -> tuple[Floats, Floats]:
        """Some rows of either table.

        From the second row on, or a table and itself would share most rows of their samples.
        """
        fewer = 8 if few else 1
        a, b = (
            table[min(first, len(table) - 1) :: -(-fewer * len(table) // most)]
            for table, first, most in (
                (self._left, 0, _SAMPLE_ROWS),
                (self._right, 1, _SAMPLE_COLUMNS),
            )
        )
        return a, b

    def _shorten(self, memory: float, a: Floats, b: Floats) -> None:
        """Take fewer rows a block where many of the products are pairs."""
        with of_finite_rows():
            pairs = np.count_nonzero(a @ b.T >= self.least) / (len(a) * len(b))
        waiting = (2 * self._threads + 1) * pairs * len(self._right) * _BYTES_A_PAIR
        self._rows = int(np.clip(memory / 4 / max(waiting, 1), 16, self._rows))

    def _choose_axes(self, memory: float, a: Floats, b: Floats) -> None:
        if _BYTES_OF_AXES * self._right.shape[1] ** 2 > memory / 2:
            return
        widest = int(memory * _SHARE_OF_HEADS / (len(self._right) * np.int16().nbytes))
        tables = (self._left,) if self._upper else (self._left, self._right)
        axes = principal_axes(*tables)
        chosen = choose_axes(axes, a, b, least=float(self.least), widest=widest)
        if chosen is not None:
            self._packed = PackedHeads(chosen, max(map(_longest, tables)))

    def _fit(self, memory: float) -> None:
        """Make blocks so small that all threads' together fit into their share of the memory."""
        share = memory / 4 / self._threads
        width = max(1, self._left.shape[1])
        elements = max(1, int(share / 2 / _BYTES_AN_ELEMENT))
        self._columns = max(1, min(_COLUMNS, len(self._right), elements // max(1, self._rows)))
        self._at_once = max(1, min(_RESCORED_AT_ONCE, int(share / 2 / (8 * width))))

    def parts(self) -> Generator[Pairs, None, None]:
        """Pairs of a block of rows at a time, in row-major order."""
        return in_order(self._block, range(0, len(self._left), self._rows), self._threads)

    def _block(self, start: int) -> Pairs:
        """The pairs of one block of rows."""
        rows = slice(start, start + self._rows)
        block, least = self._left[rows], self.least - _MARGIN
        if self._packed is not None:
            packed = self._right_heads[rows] if self._upper else self._packed.pack(block)
            block, least = packed.astype(np.float32), self._packed.in_steps(least)
        parts: list[Pairs] = []
        room = np.empty((2, self._at_once, self._left.shape[1]), np.float32)
        for at, product in self._products(block, self._right_heads, start):
            hits, width = _hits(product, least), product.shape[1]
            for part in range(0, len(hits), self._at_once):
                row, col = np.divmod(hits[part : part + self._at_once], width)
                parts.append(self._scored(row + start, col + at, room))
        if not parts:
            return np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32)
        found = tuple(np.concatenate(columns) for columns in zip(*parts, strict=True))
        # Columns come in order, block by block; a stable sort leaves them so within a row.
        order = np.argsort((found[0] - start).astype(np.uint16), kind="stable")
        return found[0][order], found[1][order], found[2][order]

    def _products(
        self, block: Floats, others: Floats | NDArray[np.int16], start: int
    ) -> Iterator[tuple[int, Floats]]:
        """Products of one block of rows with all blocks of others, and where those begin."""
        buffer = np.empty(len(block) * min(self._columns, len(others)), np.float32)
        for at in range(start if self._upper else 0, len(others), self._columns):
            columns = others[at : at + self._columns].astype(np.float32, copy=False)
            product = buffer[: len(block) * len(columns)].reshape(len(block), len(columns))
            with of_finite_rows():
                np.dot(block, columns.T, out=product)
            yield at, product

    def _scored(self, rows: Positions, cols: Positions, room: Floats) -> Pairs:
        """Those candidates that are pairs.

        A score is computed in an order of operations that depends on its two rows alone.
        """
        if self._upper:
            above = rows < cols
            rows, cols = rows[above], cols[above]
        # Into room that is there: fresh arrays of this size cost more than all the rest.
        a = self._left.take(rows, 0, out=room[0, : len(rows)], mode="clip")
        b = self._right.take(cols, 0, out=room[1, : len(cols)], mode="clip")
        scores = np.einsum("ij,ij->i", a, b)
        np.clip(scores, -1.0, 1.0, out=scores)
        kept = scores >= self.least
        return rows[kept].astype(np.int32), cols[kept].astype(np.int32), scores[kept]

    @property
    def n_rows(self) -> int:
        """How many rows there are to go through."""
        return len(self._left)

    @property
    def rows_at_once(self) -> int:
        """How many rows a block has."""
        return self._rows

    def raise_least(self, least: np.float32) -> None:
        """Look for pairs from a higher score on only, from now on."""
        self.least = max(self.least, least)

    def counts(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Count the pairs that reach the threshold, by their score.

        Returns
        -------
        counts : ndarray of int64
            How many pairs there are from each score on until the next. Taken from the products
            of blocks, which rounding may put into the next bin.
        lowest : ndarray of float64
            The least score of each bin: -1, -0.999, ..., 1.
        """

        def count(start: int) -> NDArray[np.int64]:
            found = np.zeros(2 * _BINS_TO_ONE + 1, np.int64)
            for at, product in self._products(
                self._left[start : start + self._rows], self._right, start
            ):
                reached = product >= self.least
                if self._upper and at < start + self._rows:
                    reached &= np.arange(at, at + product.shape[1]) > np.arange(
                        start, start + len(product)
                    ).reshape(-1, 1)
                # As much below an edge as a pair may be below the threshold.
                scores = np.clip(product[reached] + np.float32(5e-7), -1, 1)
                bins = np.floor((scores + 1) * _BINS_TO_ONE)
                found += np.bincount(bins.astype(np.int16), minlength=len(found))
            return found

        starts = range(0, len(self._left), self._rows)
        lowest = np.arange(2 * _BINS_TO_ONE + 1) / _BINS_TO_ONE - 1
        return sum(in_order(count, starts, self._threads), np.zeros_like(lowest, np.int64)), lowest


def _longest(rows: Floats) -> float:
    """The length of the longest row."""
    return float(np.sqrt(np.einsum("ij,ij->i", rows, rows).max(initial=0)))


def _hits(product: Floats, least: np.float32) -> Positions:
    """Where a block reaches the least; rows without a hit are ruled out by their maximum."""
    rows = np.flatnonzero(product.max(axis=1) >= least)
    if 2 * len(rows) > len(product):
        return np.flatnonzero(product >= least)
    width = product.shape[1]
    hits = np.flatnonzero(product[rows] >= least)
    found: Positions = hits + (rows - np.arange(len(rows)))[hits // width] * width
    return found
