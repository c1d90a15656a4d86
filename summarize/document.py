"""The input: documents, and the sentences found in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarize.errors import InputError


@dataclass(frozen=True, slots=True)
class Document:
    """One input text with a name.

    Parameters
    ----------
    text : str
        The text, exactly as given; every offset refers to it.
    name : str, default "text"
        What results call it: a file name, a source.
    """

    text: str
    name: str = "text"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of a document.

    Attributes
    ----------
    id : int
        Its position among all sentences of the input, from 0.
    document : int
        The position of its document in the input, from 0.
    start, end : int
        Character offsets: ``documents[document].text[start:end] == text``, always.
    text : str
        The sentence, verbatim.
    """

    id: int
    document: int
    start: int
    end: int
    text: str

    def __str__(self) -> str:
        return self.text


Documents = str | Document | Sequence[str | Document] | Mapping[str, str]


def as_documents(documents: Documents) -> tuple[Document, ...]:
    """Take the input as documents, each with a name.

    Parameters
    ----------
    documents : str or Document, or sequence of them, or mapping of str to str

    Raises
    ------
    InputError
        If it is none of these.
    """
    if isinstance(documents, str):
        return (Document(documents),)
    if isinstance(documents, Document):
        return (documents,)
    if isinstance(documents, Mapping):
        return tuple(_document(text, str(name)) for name, text in documents.items())
    if not isinstance(documents, Iterable) or isinstance(documents, bytes):
        raise InputError(
            f"Documents must be a text, texts, or a mapping of names to texts. "
            f"Got {type(documents).__name__}.",
            source="documents",
        )
    return tuple(_document(text, f"text {i}") for i, text in enumerate(documents, 1))


def _document(text: str | Document, name: str) -> Document:
    if isinstance(text, Document):
        return text
    if not isinstance(text, str):
        raise InputError(f"{name}: a text must be a str. Got {type(text).__name__}.", source=name)
    return Document(text, name)
