"""Sentences to vectors: the ``Encoder`` protocol and the encoders that come with the package."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from summarize.encode.lexical import LexicalEncoder
from summarize.encode.static import StaticEncoder, to_sentence_transformers
from summarize.encode.transformer import SentenceTransformerEncoder
from summarize.errors import OptionError

__all__ = [
    "Encoder",
    "LexicalEncoder",
    "SentenceTransformerEncoder",
    "StaticEncoder",
    "load_encoder",
    "to_sentence_transformers",
]


@runtime_checkable
class Encoder(Protocol):
    """Anything that turns texts into vectors.

    Batch size and device belong to its constructor.

    Attributes
    ----------
    name : str
        Model and revision, for records.

    Examples
    --------
    >>> class Lengths:
    ...     name = "lengths@1"
    ...
    ...     def encode(self, texts):
    ...         return np.array([[len(text), 1] for text in texts], dtype=np.float32)
    >>> load_encoder(Lengths()).name
    'lengths@1'
    """

    @property
    def name(self) -> str:
        """Model and revision, for records."""
        ...

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dim): finite, of any scale."""
        ...


def load_encoder(spec: str | Encoder | None = None, *, allow_download: bool = False) -> Encoder:
    """Find the encoder that a setting names.

    Parameters
    ----------
    spec : str or Encoder, optional
        ``None`` or ``"static"`` for the bundled one, ``"lexical"`` for character n-grams in any
        language, the name or folder of a sentence-transformers model, or an object with a
        ``name`` and an ``encode`` method, which is returned as it is.
    allow_download : bool, default False
        Whether a model that is not on this machine may be fetched.

    Returns
    -------
    Encoder

    Raises
    ------
    OptionError
        If ``spec`` is none of these.
    MissingResourceError
        If the model, or the extra that runs it, is not installed.

    Examples
    --------
    >>> load_encoder("lexical").encode(["Bonjour."]).shape
    (1, 1024)
    """
    if spec is None or spec == "static":
        return StaticEncoder()
    if spec == "lexical":
        return LexicalEncoder()
    if isinstance(spec, str) and spec.strip():
        return SentenceTransformerEncoder(spec, allow_download=allow_download)
    # A class has both names too, but nothing to call encode on.
    if not isinstance(spec, str | type) and isinstance(spec, Encoder) and callable(spec.encode):
        return spec
    raise OptionError(
        "encoder",
        "'static', 'lexical', the name of a model, or an object with 'name' and 'encode'",
        spec,
    )
