"""Where the threshold will end up, if only so many pairs are wanted: told by a sample of the rows.

A search that starts there rules most pairs out from its first block on; it is sure all the same,
since the best pairs of all are among those found if these are more than are wanted.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summarize.similarity.unit import of_finite_rows

_SAMPLED_ROWS = 512
_COLUMNS = 2048
_BYTES_A_PRODUCT = 16  # with what it takes to look through it
_BINS_TO_ONE = 10_000
# So many more are looked for, lest the sample be wrong.
_MORE = 1.3
# With fewer products, finding them all takes no longer than looking ahead.
_WORTHWHILE = 400_000_000


def foretell_threshold(
    unit: NDArray[np.float32], threshold: float, most: int, *, memory: float
) -> float | None:
    """A threshold that some more pairs reach than are wanted.

    Parameters
    ----------
    unit : ndarray of float32, shape (n, dim)
        Rows of length 1 (or 0).
    threshold : float
        The least that may be foretold.
    most : int
        How many pairs are wanted.
    memory : float
        Bytes to work with.

    Returns
    -------
    float or None
        None if the pairs that reach the threshold are likely no more than are wanted, or if there
        are so few rows that looking ahead does not pay.
    """
    n = len(unit)
    if n * n < max(1, _WORTHWHILE):
        return None
    rows = np.ascontiguousarray(unit[:: max(1, n // _SAMPLED_ROWS)])
    counts = np.zeros(2 * _BINS_TO_ONE + 1, np.int64)
    columns = int(np.clip(memory / (len(rows) * _BYTES_A_PRODUCT), 16, _COLUMNS))
    for at in range(0, n, columns):
        with of_finite_rows():
            product = rows @ unit[at : at + columns].T
        reached = np.clip(product[product >= threshold], -1, 1)
        counts += np.bincount(
            ((reached + 1) * _BINS_TO_ONE).astype(np.int32), minlength=len(counts)
        )
    # Every pair has two rows to be sampled by; and each sampled row has met itself.
    wanted = int(_MORE * most * 2 * len(rows) / n) + len(rows)
    enough = np.flatnonzero(np.cumsum(counts[::-1]) >= wanted)
    if not len(enough):
        return None
    found = (len(counts) - 1 - int(enough[0])) / _BINS_TO_ONE - 1
    return found if found > threshold else None
