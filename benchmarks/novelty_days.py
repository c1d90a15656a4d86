"""Invented events told over five days, and what each sentence is to who read the days before."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from benchmarks.texts import DATA

Set = Literal["days", "days_held_out"]


class Kind(StrEnum):
    """What a sentence is, given the days before its own."""

    NEW = "new"
    REPEAT = "repeat"
    CHANGE = "change"
    MIXED = "mixed"


class Wording(StrEnum):
    """How the words of a repeat, or of a change but for its fact, are to those of the earlier."""

    VERBATIM = "verbatim"
    LIGHT = "light"
    REWORDED = "reworded"


class Changed(StrEnum):
    """The kind of fact that a change gives otherwise."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """A sentence and its label.

    Attributes
    ----------
    id : str
        Day, document and position, as "2b13"; unique in its set.
    text : str
    kind : Kind
    of : tuple of str
        The ids of the sentences of earlier days that it repeats, changes or adds to; a repeat may
        need two to be said, a new point has none.
    wording : Wording or None
        Of a repeat or a change.
    changed : Changed or None
        Of a change.
    was, now : str or None
        The fact of a change, as the earlier sentence and as this one writes it.
    adds : str or None
        The words of a mixed sentence that say what is new in it.
    """

    id: str
    text: str
    kind: Kind
    of: tuple[str, ...] = ()
    wording: Wording | None = None
    changed: Changed | None = None
    was: str | None = None
    now: str | None = None
    adds: str | None = None


@dataclass(frozen=True, slots=True)
class ToldDocument:
    """What a source wrote on a day.

    Attributes
    ----------
    id : str
        Day and letter, as "2b"; unique in its set.
    source : str
    date : date
    sentences : tuple of ToldSentence
    """

    id: str
    source: str
    date: dt.date
    sentences: tuple[ToldSentence, ...]

    @property
    def text(self) -> str:
        """The sentences, joined by blanks."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class ToldDay:
    """The documents of a day."""

    date: dt.date
    documents: tuple[ToldDocument, ...]

    @property
    def sentences(self) -> tuple[ToldSentence, ...]:
        """Of all documents, in order."""
        return tuple(sentence for document in self.documents for sentence in document.sentences)


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event, told over days.

    Attributes
    ----------
    name : str
    days : tuple of ToldDay
        In order of time.
    """

    name: str
    days: tuple[ToldDay, ...]

    @property
    def sentences(self) -> Mapping[str, ToldSentence]:
        """Id -> sentence, in the order in which they were told."""
        return MappingProxyType(
            {sentence.id: sentence for day in self.days for sentence in day.sentences}
        )

    @property
    def day_of(self) -> Mapping[str, int]:
        """Id of a sentence -> the position of its day, from 0."""
        return MappingProxyType(
            {sentence.id: at for at, day in enumerate(self.days) for sentence in day.sentences}
        )


@cache
def read_event(name: Set = "days") -> ToldEvent:
    """Read a set.

    Parameters
    ----------
    name : {"days", "days_held_out"}, default "days"
        Nothing may be chosen or tuned on the second, which is for judging only.

    Returns
    -------
    ToldEvent

    Examples
    --------
    >>> event = read_event()
    >>> event.sentences["2a3"].was, event.sentences["2a3"].now
    ('214', '226')
    """
    data = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    return ToldEvent(
        data["event"],
        tuple(ToldDay(day["date"], tuple(_documents(day))) for day in data["days"]),
    )


def _documents(day: Mapping[str, Any]) -> Iterator[ToldDocument]:
    for document in day["documents"]:
        sentences = tuple(map(_sentence, document["sentences"]))
        yield ToldDocument(document["id"], document["source"], day["date"], sentences)


def _sentence(fields: Mapping[str, Any]) -> ToldSentence:
    read = {"kind": Kind, "of": tuple, "wording": Wording, "changed": Changed}
    return ToldSentence(
        **{key: read[key](value) if key in read else value for key, value in fields.items()}
    )
