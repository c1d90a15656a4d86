"""Colours for a terminal."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Role(StrEnum):
    """What a piece of a page is."""

    TITLE = "title"
    PLACE = "place"  # the number and source of a sentence
    NOTE = "note"  # who says it, what became of it
    RESTATED = "restated"
    CLASH = "clash"  # facts that contradict each other


Paint = Callable[[Role, str], str]

# Of the eight colours that every terminal has those that can be read on light and dark.
_COLOURS: dict[Role, tuple[str | None, list[str]]] = {
    Role.TITLE: (None, ["bold", "underline"]),
    Role.PLACE: ("cyan", []),
    Role.NOTE: ("green", []),
    Role.RESTATED: (None, ["dark"]),
    Role.CLASH: ("red", ["bold"]),
}


def plain(role: Role, text: str) -> str:  # noqa: ARG001 - a Paint
    """No colour at all."""
    return text


def in_colour(role: Role, text: str) -> str:
    """The text with the codes of its colour, where standard output is a terminal.

    By termcolor: with NO_COLOR, or a terminal that knows no colours, the text is left as it is;
    FORCE_COLOR colours whatever standard output is.
    """
    from termcolor import colored  # noqa: PLC0415 - for terminals alone

    colour, attributes = _COLOURS[role]
    return colored(text, colour, attrs=attributes)
