"""Vectors of any scale -> rows of length 1."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summarize.errors import EncodingError


def of_finite_rows() -> np.errstate:
    """Where products of finite rows are computed: nothing in them can be invalid.

    On some processors OpenBLAS sets that flag for numbers which are in no result (OpenBLAS issue
    1924), and numpy would warn.
    """
    return np.errstate(invalid="ignore")


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
