"""Texts -> unit rows, by whatever encoder; what it gives is checked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarize.encode import Encoder
from summarize.errors import EncodingError
from summarize.progress import Progress
from summarize.similarity import unit_rows

# So many texts at once, so that progress can be told.
_AT_ONCE = 16384


def encode_unit(encoder: Encoder, texts: Sequence[str], report: Progress) -> NDArray[np.float32]:
    """Encode texts as rows of length 1.

    Parameters
    ----------
    encoder : Encoder
    texts : sequence of str
    report : callable
        Called with ("encode", done, total).

    Returns
    -------
    ndarray of float32, shape (len(texts), dim)

    Raises
    ------
    EncodingError
        If the encoder gives no table of finite numbers with a row a text.
    """
    if not texts:
        return np.zeros((0, 1), np.float32)
    parts: list[NDArray[np.float32]] = []
    for start in range(0, len(texts), _AT_ONCE):
        report("encode", start, len(texts))
        parts.append(unit_rows(_encode(encoder, texts[start : start + _AT_ONCE])))
        if parts[-1].shape[1] != parts[0].shape[1]:
            raise EncodingError(f"The encoder {encoder.name!r} changed its dimension.")
    report("encode", len(texts), len(texts))
    return np.concatenate(parts)


def _encode(encoder: Encoder, texts: Sequence[str]) -> NDArray[np.floating]:
    try:
        vectors = np.asarray(encoder.encode(texts))
    except ValueError:  # rows of different lengths
        raise EncodingError(f"The encoder {encoder.name!r} gave rows that form no table.") from None
    if vectors.ndim != 2 or len(vectors) != len(texts):
        raise EncodingError(
            f"The encoder {encoder.name!r} gave an array of shape {vectors.shape} "
            f"for {len(texts)} texts."
        )
    return vectors
