"""The input: documents, and the sentences found in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarize.errors import InputError

# Later than any date: where documents without one stand among those with one.
LAST_MOMENT = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True, init=False)
class Document:
    """One input text with a name.

    Parameters
    ----------
    text : str
        The text, exactly as given; every offset refers to it.
    name : str, default "text"
        What results call it: a file name, a source.
    date : date, datetime or str, optional
        When it was written: in ISO 8601 if it is a str. It is kept as a datetime with a time zone,
        UTC where none is given.

    Raises
    ------
    InputError
        If the date is none.

    Examples
    --------
    >>> Document("The dam broke.", "reuters", date="2026-11-02").date.year
    2026
    """

    text: str
    name: str = "text"
    date: dt.datetime | None = None

    def __init__(self, text: str, name: str = "text", date: dt.date | str | None = None) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "date", None if date is None else as_datetime(date, name))


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


def as_documents(documents: Documents, *, first: int = 1) -> tuple[Document, ...]:
    """Take the input as documents, each with a name.

    Parameters
    ----------
    documents : str or Document, or sequence of them, or mapping of str to str
    first : int, default 1
        The number in the name of the first text that has none.

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
    return tuple(_document(text, f"text {i}") for i, text in enumerate(documents, first))


def as_datetime(given: dt.date | str, name: str) -> dt.datetime:
    """A moment with a time zone, UTC where none is given.

    Raises
    ------
    InputError
        If it is no date; `name` stands before what is wrong.
    """
    try:
        when = dt.datetime.fromisoformat(given) if isinstance(given, str) else given
        if not isinstance(when, dt.datetime):
            when = dt.datetime(when.year, when.month, when.day, tzinfo=dt.UTC)
    except (ValueError, AttributeError):
        raise InputError(
            f"{name}: a date must be a date or its ISO 8601 form, as 2026-11-02. Got {given!r}.",
            source=name,
        ) from None
    return when if when.tzinfo else when.replace(tzinfo=dt.UTC)


def check_many(documents: object, caller: str) -> None:
    """Refuse one text where many are taken, one after the other.

    Raises
    ------
    InputError
        If it is one, or nothing that can be gone through.
    """
    one = isinstance(documents, str | bytes | Document | Mapping)
    if one or not isinstance(documents, Iterable):
        raise InputError(
            f"{caller} takes texts one after the other: an iterable of what summarize() takes. "
            f"Got {type(documents).__name__}.",
            source="documents",
        )


def _document(text: str | Document, name: str) -> Document:
    if isinstance(text, Document):
        return text
    if not isinstance(text, str):
        raise InputError(f"{name}: a text must be a str. Got {type(text).__name__}.", source=name)
    return Document(text, name)
