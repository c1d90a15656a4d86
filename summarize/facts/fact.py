"""What a fact is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class FactKind(StrEnum):
    """The kinds of checkable particles of a sentence."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"
    NEGATION = "negation"
    DIRECTION = "direction"
    MODALITY = "modality"
    QUANTIFIER = "quantifier"

    # Facts are looked up by kind and key all the time; that of an Enum is written in Python.
    __hash__ = str.__hash__


# What invariant 6 promises: without a budget none of these is lost.
KEPT_KINDS = frozenset({FactKind.FIGURE, FactKind.DATE, FactKind.NAME, FactKind.QUOTATION})


@dataclass(frozen=True, slots=True)
class Fact:
    """A checkable particle of a sentence.

    Attributes
    ----------
    kind : FactKind
    text : str
        As the sentence has it.
    start, end : int
        Character offsets in the sentence.
    key : str
        Normalised: two facts of one kind that mean the same have the same key.
    implies : frozenset of str
        The keys that are said by saying this one, its own among them: "12 May 2024" says
        "2024", "Antony Blinken" says "Blinken", "Beijing" says "China".
    scope : tuple of (int, int) or None
        The characters that a negation or a modal word governs, where it governs any.
    """

    kind: FactKind
    text: str
    start: int = field(compare=False)
    end: int = field(compare=False)
    key: str
    implies: frozenset[str] = field(compare=False)
    scope: tuple[int, int] | None = field(default=None, compare=False)

    def states(self, other: Fact) -> bool:
        """Whether saying this fact says the other one."""
        return self.kind is other.kind and other.key in self.implies
