"""Vectors of sentences by all-MiniLM-L6-v2, which several methods share."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from benchmarks.agreement_vectors import MINILM, load_cosines
from benchmarks.compression_source import Source
from summarize.encode import Encoder
from summarize.vectors import encode_unit

Rows = NDArray[np.float32]


class Vectors:
    """Unit vectors of the sentences of the last text, encoded once for all methods.

    Parameters
    ----------
    load : callable, optional
        Loads the encoder, when it is first needed: where it is missing, its methods fail.

    Attributes
    ----------
    owed : float
        Seconds that the last call would have taken more, had it encoded itself.
    """

    def __init__(self, load: Callable[[], Encoder] | None = None) -> None:
        self._load = load or (lambda: load_cosines()[MINILM].encoder)
        self._encoder: Encoder | None = None
        self._of: tuple[str, ...] | None = None
        self._rows: Rows = np.empty((0, 0), np.float32)
        self._seconds = 0.0
        self.owed = 0.0

    def rows(self, source: Source) -> Rows:
        """The vectors of all sentences, shape (n_sentences, dim)."""
        self.owed = self._seconds
        if self._of != source.texts:
            start = perf_counter()
            self._rows, self._of = self.encode(source.texts), source.texts
            self._seconds, self.owed = perf_counter() - start, 0.0
        return self._rows

    def encode(self, texts: tuple[str, ...]) -> Rows:
        """The vectors of any texts, shape (n_texts, dim)."""
        if self._encoder is None:
            self._encoder = self._load()
        return encode_unit(self._encoder, texts, _silent)


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
