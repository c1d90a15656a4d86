"""Whether two ways find the same pairs, and how many an approximate one finds."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

# float32 products of unit rows differ by up to 6e-7 with their order of summation, and distances
# by as much again: pairs so close to the threshold may be found or not.
TOLERANCE = 2e-6
_AT_ONCE = 8192

Keys = NDArray[np.int64]


def keys_of(rows: ArrayLike, cols: ArrayLike, n: int) -> Keys:
    """Number the pairs of n rows: each once, whichever way round, none of a row with itself.

    Examples
    --------
    >>> keys_of([0, 1, 2, 2], [1, 0, 1, 2], 3).tolist()
    [1, 5]
    """
    a, b = np.asarray(rows, np.int64), np.asarray(cols, np.int64)
    keys: Keys = np.unique((np.minimum(a, b) * n + np.maximum(a, b))[a != b])
    return keys


def check(
    found: Keys, ours: Keys, unit: NDArray[np.float32], threshold: float
) -> dict[str, int | float]:
    """Compare the pairs of two exact ways.

    Parameters
    ----------
    found, ours : ndarray of int64
        As from :func:`keys_of`.
    unit : ndarray of float32, shape (n, dim)
    threshold : float

    Returns
    -------
    dict
        `pairs` found; `differing`, those that only one of the two has; and `farthest`, how far
        the similarity of one of these is from the threshold, at most `TOLERANCE`.

    Raises
    ------
    ValueError
        If they differ in a pair that is farther from the threshold than rounding explains.
    """
    differing = np.setxor1d(found, ours, assume_unique=True)
    apart = np.abs(_similarity(differing, unit) - threshold)
    wrong = int(np.count_nonzero(apart > TOLERANCE))
    if wrong:
        raise ValueError(
            f"{wrong:,} of {len(found):,} pairs and ours' {len(ours):,} are in one only, up to "
            f"{apart.max():.2g} from the threshold"
        )
    farthest = float(apart.max(initial=0.0))
    return {"pairs": len(found), "differing": len(differing), "farthest": farthest}


def recall(found: Keys, exact: Keys) -> float | None:
    """The share of the exact pairs that are found; None if there are none.

    Examples
    --------
    >>> recall(np.array([1, 5, 7]), np.array([1, 2, 5, 8]))
    0.5
    """
    if not len(exact):
        return None
    return len(np.intersect1d(found, exact, assume_unique=True)) / len(exact)


def _similarity(keys: Keys, unit: NDArray[np.float32]) -> NDArray[np.float64]:
    """Cosines in double precision: what both are judged by."""
    similarity = np.empty(len(keys), np.float64)
    for start in range(0, len(keys), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        a, b = (unit[rows].astype(np.float64) for rows in np.divmod(keys[part], len(unit)))
        norms = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
        products = np.einsum("ij,ij->i", a, b)
        similarity[part] = np.divide(products, norms, out=np.zeros_like(products), where=norms > 0)
    return similarity
