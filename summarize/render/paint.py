"""Colours for a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum

from summarize.render.visible import visible


class Role(StrEnum):
    """What a piece of a page is."""

    TITLE = "title"
    PLACE = "place"  # the number and source of a sentence
    TEXT = "text"  # what the input says
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


def uncoloured(role: Role, text: str) -> str:  # noqa: ARG001 - a Paint
    """No colour at all."""
    return text


def in_colour(role: Role, text: str) -> str:
    """The text with the codes of its colour, where standard output is a terminal.

    By termcolor: with NO_COLOR, or a terminal that knows no colours, the text is left as it is;
    FORCE_COLOR colours whatever standard output is.
    """
    if role not in _COLOURS:
        return text
    from termcolor import colored  # noqa: PLC0415 - for colours alone

    colour, attributes = _COLOURS[role]
    return colored(text, colour, attrs=attributes)


def choose_paint(*, terminal: bool) -> Paint:
    """What paints a page for standard output.

    Parameters
    ----------
    terminal : bool
        Whether that is a terminal. Then each piece is made visible before it gets its colour: what
        is in it already looks like the codes of one.
    """
    colour = in_colour if _is_coloured(terminal=terminal) else uncoloured
    return (lambda role, text: colour(role, visible(text))) if terminal else colour


def _is_coloured(*, terminal: bool) -> bool:
    """What termcolor will find, to leave it alone where it would draw nothing."""
    if os.environ.get("NO_COLOR"):
        return False
    forced = bool(os.environ.get("FORCE_COLOR"))
    return forced or (terminal and os.environ.get("TERM") != "dumb")
