"""Models of sentence-transformers by name or folder, from local files unless told otherwise."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from summarize.errors import MissingResourceError


@dataclass(frozen=True, slots=True)
class ModelKind:
    """A kind of model that sentence-transformers loads.

    Attributes
    ----------
    class_name : str
        Its class there.
    called : str
        What a user calls it.
    owner : str
        Where the library itself looks for a name without an owner.
    files : tuple of str
        One of which every such model has.
    """

    class_name: str
    called: str
    owner: str
    files: tuple[str, ...]

    def load(self, name: str, *, allow_download: bool, device: str) -> tuple[Any, str | None]:
        """Load a model; with it comes its revision, if it is from the local cache.

        Raises
        ------
        MissingResourceError
            If the extra ``transformers`` or the model is not installed.
        """
        library = import_sentence_transformers()
        source, revision = name, None
        if not Path(name).exists() and not allow_download:
            source, revision = self._cached(name)
        make = getattr(library, self.class_name)
        try:
            with _quiet():
                model = make(source, device=device, local_files_only=not allow_download)
        # Whatever is missing or is no model, the libraries say so with one of these two.
        except (OSError, ValueError) as error:
            raise self._missing(name, allow_download) from error
        return model, revision

    def _cached(self, name: str) -> tuple[str, str]:
        """The folder and revision of a model in the local Hugging Face cache.

        Asked by name, huggingface_hub 1.x fetches a list of its own even with
        ``local_files_only``; a look into its cache, and a folder, leave it nothing to ask for.
        """
        from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415  comes with the extra
        from huggingface_hub.errors import HFValidationError  # noqa: PLC0415  likewise

        for repository in (name,) if "/" in name else (f"{self.owner}/{name}", name):
            for file in self.files:
                try:
                    found = try_to_load_from_cache(repository, file)
                except HFValidationError as error:
                    raise self._missing(name, allow_download=False) from error
                if isinstance(found, str):
                    return str(Path(found).parent), Path(found).parent.name
        raise self._missing(name, allow_download=False)

    def _missing(self, name: str, allow_download: bool) -> MissingResourceError:
        tried = "on this machine or the Hugging Face Hub" if allow_download else "on this machine"
        line = f"from sentence_transformers import {self.class_name}; {self.class_name}({name!r})"
        return MissingResourceError(
            f"There is no {self.called} {name!r} {tried}; allow_download=True fetches one.",
            resource=name,
            command=f'python -c "{line}"',
        )


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
def _quiet() -> Iterator[None]:
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
