"""Any sentence-transformers model as the encoder, from local files unless told otherwise."""

from __future__ import annotations

import importlib
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize.errors import MissingResourceError, OptionError

# Where sentence-transformers itself looks for a name without an owner.
_DEFAULT_OWNER = "sentence-transformers"


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
        library = import_sentence_transformers()
        source, revision = name, None
        if not Path(name).exists() and not allow_download:
            source, revision = _cached(name)
        try:
            with quiet():
                self._model: Any = library.SentenceTransformer(
                    source, device=device, local_files_only=not allow_download
                )
        # Whatever is missing or is no model, the libraries say so with one of these two.
        except (OSError, ValueError) as error:
            raise _missing(name, allow_download) from error
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


def import_sentence_transformers() -> ModuleType:
    """Import sentence-transformers, or say which extra brings it.

    Raises
    ------
    MissingResourceError
        If the extra ``transformers`` is not installed.
    """
    try:
        with _no_warnings():
            return importlib.import_module("sentence_transformers")
    except ImportError as error:
        raise MissingResourceError(
            "sentence-transformers is not installed.",
            resource="sentence-transformers",
            command="pip install 'summarize[transformers]'",
        ) from error


def static_embedding() -> Any:
    """The class StaticEmbedding, from where the installed release keeps it."""
    with _no_warnings():
        try:
            modules = importlib.import_module("sentence_transformers.sentence_transformer.modules")
        except ImportError:  # before 6
            modules = importlib.import_module("sentence_transformers.models")
        return modules.StaticEmbedding


def _cached(name: str) -> tuple[str, str]:
    """The folder and revision of a model in the local Hugging Face cache.

    Asked by name, huggingface_hub 1.x fetches a list of its own even with ``local_files_only``;
    a look into its cache, and a folder, leave it nothing to ask for.
    """
    from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415  comes with the extra
    from huggingface_hub.errors import HFValidationError  # noqa: PLC0415  likewise

    for repository in (name,) if "/" in name else (f"{_DEFAULT_OWNER}/{name}", name):
        for file in ("modules.json", "config.json"):
            try:
                found = try_to_load_from_cache(repository, file)
            except HFValidationError as error:
                raise _missing(name, allow_download=False) from error
            if isinstance(found, str):
                return str(Path(found).parent), Path(found).parent.name
    raise _missing(name, allow_download=False)


def _missing(name: str, allow_download: bool) -> MissingResourceError:
    tried = "on this machine or the Hugging Face Hub" if allow_download else "on this machine"
    line = f"from sentence_transformers import SentenceTransformer; SentenceTransformer({name!r})"
    return MissingResourceError(
        f"There is no sentence-transformers model {name!r} {tried}; "
        "allow_download=True fetches one.",
        resource=name,
        command=f'python -c "{line}"',
    )


def readable(text: str) -> str:
    """Lone surrogates, which Rust's strings cannot hold, become question marks."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


@contextmanager
def _no_warnings() -> Iterator[None]:
    """Keep the libraries' warnings from becoming errors of ours; the filters come back after."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def quiet() -> Iterator[None]:
    """No progress bars and warnings while a model loads; what was set before comes back."""
    from transformers.utils import logging as untyped  # noqa: PLC0415  comes with the extra

    logging: Any = untyped
    drawn, level = logging.is_progress_bar_enabled(), logging.get_verbosity()
    with _no_warnings():
        if drawn:
            logging.disable_progress_bar()
        # What a file holds beyond the model is told as a warning, in a table of its own.
        logging.set_verbosity_error()
        try:
            yield
        finally:
            logging.set_verbosity(level)
            if drawn:
                logging.enable_progress_bar()
