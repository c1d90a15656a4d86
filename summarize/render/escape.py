"""Text -> what stands for it in HTML and in the JSON inside of it."""

from __future__ import annotations

import html
import json
import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Any
from unicodedata import bidirectional

_NO_CHARACTERS = {
    *range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0),
    *(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)),
} - {ord("\t"), ord("\n")}  # fmt: skip
_LONE_RETURN = re.compile(r"\r(?!\n)")
# One for one, so that offsets hold. A carriage return would become a line feed, or go.
_REPLACED = {code: " " if chr(code).isspace() else "\ufffd" for code in _NO_CHARACTERS}
# What opens a character reference; another "&" is an "&", and five times as long if escaped.
_AMPERSAND = re.compile(r"&(?=[A-Za-z0-9#:;])")
_END_OF_ISOLATE, _NOTHING = "\u2069", "\u2060"
_ISOLATES = re.compile("[\u2066-\u2069]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    r"""Replace what HTML forbids, a character by a character.

    Examples
    --------
    >>> clean("a\x00b\r\nc\rd")
    'a�b \nc\nd'
    """
    cleaned = _LONE_RETURN.sub("\n", text).translate(_REPLACED)
    return _without_surplus(cleaned) if _END_OF_ISOLATE in text else cleaned


def _without_surplus(text: str) -> str:
    """Replace what ends an isolate that does not begin: it would end that around the text."""
    signs, still_open = list(text), 0
    for isolate in _ISOLATES.finditer(text):
        if isolate[0] != _END_OF_ISOLATE:
            still_open += 1
        elif still_open:
            still_open -= 1
        else:
            signs[isolate.start()] = _NOTHING
    return "".join(signs)


def escape(text: str) -> str:
    """Text between tags: clean, and with no markup in it.

    Examples
    --------
    >>> escape("<b> R&D & more")
    '&lt;b> R&amp;D & more'
    """
    return _AMPERSAND.sub("&amp;", clean(text)).replace("<", "&lt;")


def attribute(text: str) -> str:
    """The value of an attribute between quotation marks: clean, and ended by nothing in it.

    Examples
    --------
    >>> attribute('R&D of "<b>"')
    'R&amp;D of &quot;&lt;b&gt;&quot;'
    """
    return html.escape(clean(text))


def on_one_line(text: str) -> str:
    """A name on one line, without the signs that turn the direction of what stands around it."""
    return " ".join(_DIRECTIONS.sub("", clean(text)).split())


def closers(text: str) -> str:
    r"""What ends the isolates that a text leaves open: they would turn what stands behind it.

    Examples
    --------
    >>> closers("The dam \u2066broke \u2067at noon\u2069.") == "\u2069"
    True
    """
    still_open = 0
    for sign in _ISOLATES.findall(text):
        still_open = max(0, still_open - 1) if sign == _END_OF_ISOLATE else still_open + 1
    return _END_OF_ISOLATE * still_open


def direction(text: str) -> str:
    """Which way a text runs by its first letter, as a browser finds it out: "ltr" or "rtl".

    Examples
    --------
    >>> direction("(12) The dam"), direction("– انهار the dam"), direction("12")
    ('ltr', 'rtl', 'ltr')
    """
    strong = (kind for kind in map(bidirectional, text) if kind in {"L", "R", "AL"})
    return "ltr" if next(strong, "L") == "L" else "rtl"


def to_json(data: Any) -> str:
    r"""JSON in as few characters as can be, that may stand in a script element.

    Examples
    --------
    >>> print(to_json({"a": ["</script>", "<!--"]}))
    {"a":["\u003c/script>","\u003c!--"]}
    """
    page = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return page.replace("<", "\\u003c")


def in_units(text: str, offsets: Iterable[int]) -> list[int]:
    """Offsets in characters as offsets in UTF-16, which is how a browser counts.

    Examples
    --------
    >>> in_units("a🙂b", [0, 1, 2, 3])
    [0, 1, 3, 4]
    """
    # What is cleaned away takes one unit; a browser has the clean text.
    astral = [at for at, character in enumerate(clean(text)) if character > "\uffff"]
    if not astral:
        return list(offsets)
    return [offset + bisect_left(astral, offset) for offset in offsets]
