"""A line of a page -> lines no wider than a terminal."""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

_HANGING = 4
_COLOUR_CODE = re.compile(r"\x1b\[[0-9;]*m")
_NO_WIDTH = {"Mn", "Me", "Cf"}


def hang(line: str, width: int | None) -> str:
    """Break a painted line at its blanks; the lines below the first are indented further.

    A word that is wider than all there is stays where it is, for the terminal to break.

    Parameters
    ----------
    line : str
        Without controls, but for the codes of its colours.
    width : int or None
        That of the terminal in columns; None breaks nothing.

    Examples
    --------
    >>> print(hang("  [1] The dam broke at noon.", 20))
      [1] The dam broke
          at noon.
    """
    if width is None or columns(line) <= width:
        return line
    first, *words = line.split()
    indent = len(line) - len(line.lstrip())
    below = indent + _HANGING
    parts, at = [" " * indent, first], indent + columns(first)
    for word in words:
        wide = columns(word)
        if at + 1 + wide <= width or below + wide > width:
            parts += [" ", word]
            at = (at + wide) % width + 1
        else:
            parts += ["\n", " " * below, word]
            at = below + wide
    return "".join(parts)


def columns(text: str) -> int:
    r"""How many columns of a terminal a text takes.

    Examples
    --------
    >>> columns("\x1b[31mdam\x1b[0m"), columns("大坝"), columns("e\u0301")
    (3, 4, 1)
    """
    shown = _COLOUR_CODE.sub("", text)
    return len(shown) if shown.isascii() else sum(map(_width, shown))


def _width(character: str) -> int:
    if category(character) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
