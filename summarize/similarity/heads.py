"""A few numbers a row that bound every product of two rows from above.

Rows are turned to the principal axes of a sample of them. The first k coordinates (the head) hold
most of a row; the product of the rests is at most the product of their lengths (Cauchy-Schwarz)::

    x . y  <=  head(x) . head(y)  +  |rest(x)| |rest(y)|

With the length of the rest as one more coordinate the bound is itself a product of rows, k + 1
wide. Pairs whose bound stays below the threshold are ruled out at (k + 1) / dim of the cost. The
heads of a table are kept as whole numbers of 16 bits, so that twice as many fit into the memory;
what that takes from a bound is known, and added to it.
This is the "reduced-dimension" pruning of LEMP (Teflioudi et al., SIGMOD 2015) and FEXIPRO
(Li et al., SIGMOD 2017), with one step instead of several.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summarize.similarity.unit import of_finite_rows

Floats = NDArray[np.float32]

_WIDTHS = (24, 32, 40, 48, 64, 80, 96, 128, 160, 192, 256)
# In multiplications: what it costs to verify a pair, to look at a product, and what a narrow
# product loses against a wide one (measured on two encoders).
_VERIFYING, _LOOKING, _NARROW = 10_000.0, 8.0, 10.0
_WORTHWHILE = 0.9  # of the cost without heads
# The length of the rest is the root of a difference, which rounding may make too small.
_ROUNDING = np.float32(4e-6)
_AT_ONCE = 2048
_MOST_STEPS = 32_767 - 1  # of 16 bits; rounding takes no row past them
_SAMPLED, _SAMPLED_AT_ONCE = 8192, 512


def principal_axes(*tables: Floats) -> Floats:
    """The principal axes of the rows of some tables, about their origin, by a sample of each.

    Parameters
    ----------
    *tables : ndarray of float32, shape (n, dim)

    Returns
    -------
    ndarray of float32, shape (dim, dim)
        An axis a column; that which holds most comes first.
    """
    dim = tables[0].shape[1]
    spread = np.zeros((dim, dim))
    for table in tables:
        # Many more rows than dimensions, or the axes fit the sample and nothing else.
        sample = table[:: max(1, len(table) // _SAMPLED)]
        for at in range(0, len(sample), _SAMPLED_AT_ONCE):
            part = sample[at : at + _SAMPLED_AT_ONCE]
            with of_finite_rows():
                spread += part.T @ part
    return np.linalg.eigh(spread)[1][:, ::-1].astype(np.float32)


def choose_axes(axes: Floats, a: Floats, b: Floats, *, least: float, widest: int) -> Floats | None:
    """As many axes as make the search cheapest.

    Parameters
    ----------
    axes : ndarray of float32, shape (dim, dim)
        As from :func:`principal_axes`.
    a, b : ndarray of float32, shapes (n, dim) and (m, dim)
        Samples of the rows that are searched.
    least : float
        What a pair must reach.
    widest : int
        The most coordinates to keep, that of the rest among them.

    Returns
    -------
    ndarray of float32, shape (dim, k), or None
        None where no number of axes pays.
    """
    dim = a.shape[1]
    with of_finite_rows():
        whole = a @ b.T
    cheapest, best = _WORTHWHILE * _cost(dim, whole, least), None
    for width in _WIDTHS:
        if width >= min(dim, widest + 1):
            break
        chosen = np.ascontiguousarray(axes[:, : width - 1])
        with of_finite_rows():
            bounds = heads(a, chosen) @ heads(b, chosen).T
        cost = _cost(width, bounds, least) + _NARROW
        if cost < cheapest:
            cheapest, best = cost, chosen
        elif best is not None:  # past the minimum
            break
    return best


def _cost(width: int, bounds: Floats, least: float) -> float:
    return width + _LOOKING + _VERIFYING * np.count_nonzero(bounds >= least) / bounds.size


def heads(rows: Floats, axes: Floats) -> Floats:
    """The first coordinates of rows, and the length of the rest.

    Parameters
    ----------
    rows : ndarray of float32, shape (n, dim)
    axes : ndarray of float32, shape (dim, k)
        Orthonormal columns.

    Returns
    -------
    ndarray of float32, shape (n, k + 1)
        The product of two of its rows is at least that of the rows themselves, but for 1e-6.
    """
    found = np.empty((len(rows), axes.shape[1] + 1), np.float32)
    with of_finite_rows():
        np.matmul(rows, axes, out=found[:, :-1])
    rest = np.einsum("ij,ij->i", rows, rows)
    rest -= np.einsum("ij,ij->i", found[:, :-1], found[:, :-1])
    found[:, -1] = np.sqrt(np.maximum(rest, 0) + _ROUNDING)
    return found


class PackedHeads:
    """The heads of rows as whole numbers of steps, in 16 bits.

    Parameters
    ----------
    axes : ndarray of float32, shape (dim, k)
    largest : float
        The length of the longest row of all that are packed.

    Attributes
    ----------
    slack : numpy.float32
        By how much the product of two packed rows may be too small.
    """

    def __init__(self, axes: Floats, largest: float) -> None:
        self._axes = axes
        longest = np.sqrt(largest**2 + 2 * _ROUNDING)  # as a head is, with its rest
        self._step = np.float32(longest / _MOST_STEPS)
        self.slack = np.float32(1.01 * longest * self._step * np.sqrt(axes.shape[1] + 1))

    def pack(self, rows: Floats) -> NDArray[np.int16]:
        """The heads of rows, shape (n, k + 1)."""
        packed = np.empty((len(rows), self._axes.shape[1] + 1), np.int16)
        for at in range(0, len(rows), _AT_ONCE):
            part = heads(rows[at : at + _AT_ONCE], self._axes)
            part /= self._step
            np.rint(part, out=part)
            packed[at : at + _AT_ONCE] = part
        return packed

    def in_steps(self, least: np.float32) -> np.float32:
        """What the product of two packed rows reaches if the rows may reach the least."""
        return np.float32((least - self.slack) / self._step / self._step)
