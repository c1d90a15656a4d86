"""Unit rows in a byte a number, in blocks: a quarter of the room, and a quarter of the reading.

Each row is divided by its largest number, so that a cosine of two rows is off by 0.001 in the mean
and by no more than 0.01.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# A megabyte at 256 dimensions: the last block is written anew with every run, and a block in
# float32 and its products are in the cache of a core.
BLOCK = 4096
_MOST = 127


def pack(unit: NDArray[np.float32]) -> tuple[bytes, bytes]:
    """Rows as int8, and what each is to be multiplied by as float32.

    Parameters
    ----------
    unit : ndarray of float32, shape (n, dim)
        Rows of length 1, or 0.
    """
    scales = (np.abs(unit).max(axis=1, initial=0) / _MOST).astype(np.float32)
    rows = np.rint(unit / np.where(scales > 0, scales, 1).reshape(-1, 1)).astype(np.int8)
    return rows.tobytes(), scales.tobytes()


def unpack(rows: bytes, scales: bytes) -> NDArray[np.float32]:
    """The rows again, shape (n, dim).

    Examples
    --------
    >>> unpack(*pack(np.array([[0.6, 0.8]], np.float32))).round(2).tolist()
    [[0.6000000238418579, 0.800000011920929]]
    """
    factors = np.frombuffer(scales, np.float32).reshape(-1, 1)
    table = np.frombuffer(rows, np.int8).reshape(len(factors), -1).astype(np.float32)
    table *= factors
    return table


def without(rows: bytes, scales: bytes, gone: NDArray[np.intp]) -> tuple[bytes, bytes]:
    """A block with some rows made nothing of."""
    factors = np.frombuffer(scales, np.float32).copy()
    table = np.frombuffer(rows, np.int8).reshape(len(factors), -1).copy()
    factors[gone], table[gone] = 0, 0
    return table.tobytes(), factors.tobytes()


def chosen(rows: bytes, scales: bytes, kept: NDArray[np.intp]) -> tuple[bytes, bytes]:
    """Some rows of a block."""
    factors = np.frombuffer(scales, np.float32)
    table = np.frombuffer(rows, np.int8).reshape(len(factors), -1)
    return table[kept].tobytes(), factors[kept].tobytes()
