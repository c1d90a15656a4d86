"""A text -> which of its line breaks are meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from statistics import median

_BREAK = re.compile(r"\r\n?|\n")
_NEXT = re.compile(r"[^\S\r\n]*(\S+)")
# Lines longer than the others by this are not broken at the width of a page.
_OUTLIER = 1.3
# Of the lines of a text that is broken at a width, at least so many are as long as that.
_MOST_WRAPPED = 0.7


class Lines:
    r"""The lines of a text that end where they need not: verse, code, turns of a conversation.

    Where lines are broken at the width of a page, the first word of the next has no room on them.
    That width is looked for in the whole text, and is any: :mod:`summarize.segment.layout`, which
    asks whether a break ends a sentence, has to know of each block whether it is prose at all.

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
    """

    def __init__(self, text: str) -> None:
        begin, found = 0, []  # of lines that another follows: their ends, lengths, and its word's
        for line_break in _BREAK.finditer(text):
            word = _NEXT.match(text, line_break.end())
            length = line_break.start() - begin
            if length and word:
                found.append((line_break.start(), length, len(word[1])))
            begin = line_break.end()
        usual = _OUTLIER * median(length for _, length, _ in found) if found else 0
        width = max((length for _, length, _ in found if length <= usual), default=0)
        needed = [length <= width < length + 1 + word for _, length, word in found]
        # Of lines that are not broken at a width, one or another looks as if it were.
        is_wrapped = sum(needed) >= _MOST_WRAPPED * len(found)
        self._meant = [
            end
            for (end, _, _), is_needed in zip(found, needed, strict=True)
            if not (is_needed and is_wrapped)
        ]

    def end_between(self, start: int, end: int) -> bool:
        """Whether such a line ends in a span of the text."""
        at = bisect_left(self._meant, start)
        return at < len(self._meant) and self._meant[at] < end
