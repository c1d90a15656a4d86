"""What was read before: points with their source, and how a new sentence changes one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from summarize.document import Sentence
from summarize.facts import Fact

# The facts of two sentences that contradict each other.
Clash = tuple[tuple[Fact, Fact], ...]


@dataclass(frozen=True, slots=True)
class SeenPoint:
    """A point that was read before.

    Attributes
    ----------
    text : str
        The sentence that made it first.
    source : str
        The name of the document that it stands in.
    date : datetime or None
        That of the document.
    read : datetime or None
        When it was read; None for texts that are given as seen.
    last : datetime or None
        The latest time at which a document made the point: its date or, where it has none, when it
        was read.
    told : datetime or None
        The latest such time at which it was news: the first, or when it was said again after
        something had contradicted it.

    Examples
    --------
    >>> from summarize import summarize
    >>> summary = summarize("The dam broke.", seen={"reuters": "The dam broke. Rain is likely."})
    >>> [point] = summary.ledger[0].seen
    >>> point.source, point.text
    ('reuters', 'The dam broke.')
    """

    text: str
    source: str
    date: dt.datetime | None = None
    read: dt.datetime | None = None
    last: dt.datetime | None = None
    told: dt.datetime | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that makes a point that was read before, with a fact that differs.

    Attributes
    ----------
    before : SeenPoint
        The latest point that is contradicted.
    after : Sentence
        The new sentence.
    facts : tuple of (Fact, Fact)
        What clashes: before, after. As of :class:`summarize.Disagreement`.

    Examples
    --------
    >>> from summarize import summarize
    >>> [change] = summarize("21 people died.", seen=["12 people died."]).changes
    >>> [(before.text, after.text) for before, after in change.facts]
    [('12', '21')]
    """

    before: SeenPoint
    after: Sentence
    facts: Clash
