"""What a terminal would obey -> what it shows."""

from __future__ import annotations

import re

# Controls, those of 8 bits too, but tab and line feed; what turns the direction of the text that
# stands behind it; halves of surrogate pairs, which are no characters.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Spell out what a terminal would obey: colours, a new title, a jump over what it shows.

    Examples
    --------
    >>> print(visible("It is \x1b[8mhidden\x1b[0m and \u202eturned."))
    It is \x1b[8mhidden\x1b[0m and \u202eturned.
    """
    lines = text.replace("\r\n", "\n")  # a line break like another
    return _OBEYED.sub(lambda found: ascii(found[0])[1:-1], lines)


def visible_json(page: str) -> str:
    r"""Spell out the same in JSON, which says what it said.

    Examples
    --------
    >>> print(visible_json('["\x9b8m"]'))
    ["\u009b8m"]
    """
    # Outside of strings JSON has no such characters, and in them it has escaped those below U+0020.
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", page)
