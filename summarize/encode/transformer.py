"""Any sentence-transformers model as the encoder, from local files unless told otherwise."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize.errors import OptionError
from summarize.hub import ModelKind, readable

_MODELS = ModelKind(
    "SentenceTransformer",
    "sentence-transformers model",
    owner="sentence-transformers",
    files=("modules.json", "config.json"),
)


class SentenceTransformerEncoder:
    """A sentence-transformers model, by the name it has on the Hugging Face Hub or by its folder.

    Nothing is downloaded and no connection opened unless ``allow_download`` is true. Vectors of
    one text differ in their last bits with the texts encoded beside it, as its batch is padded.

    Parameters
    ----------
    name : str
        ``"all-MiniLM-L6-v2"``, ``"owner/model"`` or a folder.
    allow_download : bool, default False
        Whether a model that is not on this machine may be fetched.
    batch_size : int, default 32
        How many texts go through the network at once.
    device : str, default "cpu"
        Where torch runs it: ``"cpu"``, ``"cuda"``, ``"mps"``.

    Attributes
    ----------
    name : str
        Model and, where it is known, its revision, for records.
    batch_size : int

    Raises
    ------
    MissingResourceError
        If the extra ``transformers`` or the model is not installed.
    OptionError
        If ``batch_size`` is not a whole number of at least 1.

    References
    ----------
    Reimers and Gurevych, "Sentence-BERT", EMNLP 2019.

    Examples
    --------
    >>> name = "all-MiniLM-L6-v2"
    >>> encoder = SentenceTransformerEncoder(name, allow_download=True)  # doctest: +SKIP
    >>> encoder.encode(["One sentence."]).shape  # doctest: +SKIP
    (1, 384)
    """

    def __init__(
        self, name: str, *, allow_download: bool = False, batch_size: int = 32, device: str = "cpu"
    ) -> None:
        if not isinstance(batch_size, int) or isinstance(batch_size, bool) or batch_size < 1:
            raise OptionError("batch_size", "a whole number of at least 1", batch_size)
        self._made_with: dict[str, Any] = {
            "allow_download": allow_download,
            "batch_size": batch_size,
            "device": device,
        }
        self._given = name
        self._model: Any
        self._model, revision = _MODELS.load(name, allow_download=allow_download, device=device)
        if revision is None:
            revision = getattr(
                getattr(getattr(self._model[0], "auto_model", None), "config", None),
                "_commit_hash",
                None,
            )
        self.name: str = f"{name}@{revision}" if revision else name
        self.batch_size = batch_size
        # A Hugging Face tokenizer is not safe to share: "Already borrowed".
        self._lock = threading.Lock()

    def __reduce__(self) -> tuple[Callable[[str], SentenceTransformerEncoder], tuple[str]]:
        # Made anew in another process: the model cannot be pickled there and back.
        return partial(type(self), **self._made_with), (self._given,)

    def __repr__(self) -> str:
        return f"<SentenceTransformerEncoder {self.name}>"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts.

        Parameters
        ----------
        texts : sequence of str
            The model reads its first tokens only, 256 for all-MiniLM-L6-v2.

        Returns
        -------
        ndarray of float32, shape (len(texts), dim)
        """
        if not len(texts):
            return np.zeros((0, self._dim()), dtype=np.float32)
        plain = [readable(text) for text in texts]
        with self._lock:
            vectors = self._model.encode(
                plain, batch_size=self.batch_size, show_progress_bar=False, convert_to_numpy=True
            )
        return np.asarray(vectors, dtype=np.float32)

    def _dim(self) -> int:
        # Its older name warns from sentence-transformers 5.2 on.
        find = (
            getattr(self._model, "get_embedding_dimension", None)
            or self._model.get_sentence_embedding_dimension
        )
        return int(find() or 0)
