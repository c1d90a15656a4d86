"""A few numbers a row that bound every product of two rows from above.

Rows are turned to the principal axes of a sample of them. The first k coordinates (the head) hold
most of a row; the product of the rests is at most the product of their lengths (Cauchy-Schwarz)::

    x . y  <=  head(x) . head(y)  +  |rest(x)| |rest(y)|

With the length of the rest as one more coordinate the bound is itself a product of rows, k + 1
wide. Pairs whose bound stays below the threshold are ruled out at (k + 1) / dim of the cost.
This is the "reduced-dimension" pruning of LEMP (Teflioudi et al., SIGMOD 2015) and FEXIPRO
(Li et al., SIGMOD 2017), with one step instead of several.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_WIDTHS = (24, 32, 40, 48, 64, 80, 96, 128, 160, 192, 256)
# In multiplications: what it costs to verify a pair, to look at a product, and what a narrow
# product loses against a wide one (measured on two encoders).
_VERIFYING, _LOOKING, _NARROW = 10_000.0, 8.0, 10.0
_WORTHWHILE = 0.9  # of the cost without heads
# The length of the rest is the root of a difference, which rounding may make too small.
_ROUNDING = np.float32(4e-6)
_AT_ONCE = 2048
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
    cheapest, best = _WORTHWHILE * _cost(dim, a @ b.T, least), None
    for width in _WIDTHS:
        if width >= min(dim, widest + 1):
            break
        chosen = np.ascontiguousarray(axes[:, : width - 1])
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
    for at in range(0, len(rows), _AT_ONCE):
        block, out = rows[at : at + _AT_ONCE], found[at : at + _AT_ONCE]
        out[:, :-1] = block @ axes
        rest = np.einsum("ij,ij->i", block, block)
        rest -= np.einsum("ij,ij->i", out[:, :-1], out[:, :-1])
        out[:, -1] = np.sqrt(np.maximum(rest, 0) + _ROUNDING)
    return found
