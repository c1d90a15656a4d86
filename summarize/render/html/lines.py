"""A text -> which of its line breaks, and of the blanks that lines begin with, are meant."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import median

from summarize.joining import ends_sentence

_BREAK = re.compile(r"\r\n?|\n")
_COLUMN = re.compile(r"\S(?:[^\S\r\n]{2,}|\t)\S")
_NEXT = re.compile(r"[^\S\r\n]*(\S+)")
# Lines longer than the others by this are not broken at the width of a page.
_OUTLIER = 1.3
# Of these, so many are no longer than the width: by hand one or another becomes longer.
_WITHIN = 0.9
# Of the lines of a text that is broken at a width, at least so many are as long as that.
_MOST_WRAPPED = 0.7
# No page is narrower, or wider. On one that is narrow, lines of verse or of an address may be as
# long as one another by chance.
_NARROWEST, _NARROW, _WIDEST = 20, 45, 200
# Of the lines of a text that is broken at a width, more than so many go on in the next.
_FEWEST_THAT_GO_ON = 0.25
# What says that a line ends a sentence is in its last letters.
_LAST_LETTERS = 8
# A line that begins further in than this stands in the middle, or at the right.
_DEEPEST = 40


class Lines:
    r"""The lines of a text that end where they need not: verse, code, turns of a conversation.

    Where lines are broken at the width of a page, the first word of the next has no room on them,
    and some of them end within a sentence. That width is looked for in the whole text, and is any:
    :mod:`summarize.segment.layout`, which asks whether a break ends a sentence, has to know of each
    block whether it is prose at all.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> verse = "The dam broke\nat noon in the rain,\nand the water\ncame."
    >>> Lines(verse).end_between(0, len(verse))
    True
    >>> wrapped = "The dam broke at noon in\nthe rain, and the water\nreached Velm within an\nhour."
    >>> Lines(wrapped).end_between(0, len(wrapped))
    False
    >>> address = "Maria Lund\nMill Road 12\nPort Alder"  # as wide as the one before
    >>> Lines(address).end_between(0, len(address))
    True
    """

    def __init__(self, text: str) -> None:
        self._text = text
        begin, self._begins = 0, [0]
        found = []  # of lines that another follows: where they begin and end, and its first word
        for line_break in _BREAK.finditer(text):
            word = _NEXT.match(text, line_break.end())
            if word and text[begin : line_break.start()].strip():
                found.append((begin, line_break.start(), word[1]))
            begin = line_break.end()
            self._begins.append(begin)
        self._ends = [end for _, end, _ in found]
        self._is_meant = _are_meant(text, found)
        self._meant = [end for end, meant in zip(self._ends, self._is_meant, strict=True) if meant]

    def end_between(self, start: int, end: int) -> bool:
        """Whether such a line ends in a span of the text."""
        at = bisect_left(self._meant, start)
        return at < len(self._meant) and self._meant[at] < end

    def indent(self, start: int) -> str:
        r"""The blanks before what begins a line, if the line before or after ends as it is meant.

        Examples
        --------
        >>> Lines("if dam:\n    open()\n\n    close()").indent(24)
        '    '
        """
        begin = self._begins[bisect_right(self._begins, start) - 1]
        indent = self._text[begin:start] if start - begin <= _DEEPEST else ""
        # A single blank is a slip.
        is_one = indent.isspace() and indent != " "
        return indent if is_one and self._is_meant_around(start) else ""

    def has_columns(self, start: int, end: int) -> bool:
        r"""Whether a span has blanks that set its parts apart, on a line that ends as it is meant.

        Examples
        --------
        >>> Lines("Velm     9 m\nKarsk   12 m\nTorsk   14 m").has_columns(0, 12)
        True
        """
        return (
            _COLUMN.search(self._text, start, end) is not None
            and _BREAK.search(self._text, start, end) is None
            and self._is_meant_around(start)
        )

    def _is_meant_around(self, start: int) -> bool:
        at = bisect_left(self._ends, start)
        return any(self._is_meant[max(0, at - 1) : at + 1])


def _are_meant(text: str, found: Sequence[tuple[int, int, str]]) -> list[bool]:
    """Of the breaks of a text, those that no width of a page explains."""
    if not found:
        return []
    lengths = [end - begin for begin, end, _ in found]
    longest = _OUTLIER * median(lengths)
    usual = sorted(length for length in lengths if length <= longest)
    width = usual[int(_WITHIN * len(usual))]
    needed = [
        length <= longest and length + 1 + len(word) > width
        for length, (*_, word) in zip(lengths, found, strict=True)
    ]
    is_page = _NARROWEST <= width <= _WIDEST
    # Of lines that are not broken at a width, one or another looks as if it were.
    if not is_page or sum(needed) < _MOST_WRAPPED * len(found):
        return [True] * len(found)
    going_on = sum(
        _goes_on(text[max(begin, end - _LAST_LETTERS) : end].rstrip(), word, width < _NARROW)
        for begin, end, word in found
    )
    is_wrapped = going_on > _FEWEST_THAT_GO_ON * len(found)
    return [not (is_needed and is_wrapped) for is_needed in needed]


def _goes_on(line: str, word: str, is_narrow: bool) -> bool:
    """Whether a sentence may go on from the end of a line to the first word of the next.

    On a narrow page a capital letter or a figure, or the end of a clause, is enough to say that it
    does not: so do lines of verse and of an address begin, or end. On a wide one it takes a figure,
    or an end with a capital behind it, since a noun has one in German wherever it stands.
    """
    first = next(filter(str.isalnum, word), "")
    if is_narrow:
        return not (ends_sentence(line) or first.isupper() or first.istitle() or first.isdigit())
    return first.islower() or not (ends_sentence(line) or first.isdigit())
