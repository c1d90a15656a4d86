"""Words and numbers of a sentence, with their places: what every kind of fact is read from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Token(NamedTuple):
    """A word or a number, in lower case too, with its character offsets in the sentence."""

    text: str
    lower: str
    start: int
    end: int


# Scripts without blanks between words: two neighbouring characters stand for a word.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_TOKEN = re.compile(
    r"""
    [^\W\d_]{2,}(?:['’][^\W\d_]+)*   # China’s  didn't
    | (?:[^\W\d_]\.){2,}             # U.S.
    | [^\W\d_](?:['’][^\W\d_]+)*     # a  I'm
    | \d+(?:[.,:/\u202f]\d+)*        # 1,200.50  10:30  12/05/2024
    | [%‰$€£¥₹°]
    """,
    re.VERBOSE,
)


# The same for texts in ASCII, as most English ones are: a third faster.
_ASCII_TOKEN = re.compile(
    r"[A-Za-z]{2,}+(?:'[A-Za-z]++)*+|(?:[A-Za-z]\.){2,}|[A-Za-z](?:'[A-Za-z]+)*"
    r"|\d+(?:[.,:/]\d+)*|[%$]"
)


def find_tokens(text: str) -> list[Token]:
    """Split a sentence into words, numbers and currency or percent signs.

    A hyphen separates: "twenty-one" and "Russia-Ukraine" are two tokens each, and the reader of
    a kind of fact looks at what lies between.
    """
    # Past the constructor, which is written in Python and takes as long as the search.
    new = tuple.__new__
    pattern = _ASCII_TOKEN if text.isascii() else _TOKEN
    return [
        new(Token, (word := match[0], word.lower(), match.start(), match.end()))
        for match in pattern.finditer(text)
    ]


def is_contracted(word: str) -> bool:
    """Whether a word in lower case ends in "n't"."""
    return word.endswith(("n't", "n’t"))


def gap(text: str, tokens: Sequence[Token], position: int) -> str:
    """What lies between a token and the one before it, white space aside."""
    return text[tokens[position - 1].end : tokens[position].start].strip()


def word_at(text: str, tokens: Sequence[Token], position: int, joined: str = "") -> str:
    """The word at a position, in lower case, where but a blank parts it from the one before.

    The marks of `joined` may part them too. Else, and outside of the sentence, "".
    """
    if not 0 < position < len(tokens):
        return ""
    _, lower, start, _ = tokens[position]
    between = text[tokens[position - 1][3] : start]
    if between == " ":  # as most often; this is asked all the time
        return lower
    between = between.strip()
    return lower if not between or between in joined else ""


def word_before(text: str, tokens: Sequence[Token], position: int, joined: str = "") -> str:
    """The word before a position, in lower case, where but a blank parts it from that one."""
    if not 0 < position < len(tokens):
        return ""
    _, lower, _, end = tokens[position - 1]
    between = text[end : tokens[position][2]]
    if between == " ":
        return lower
    between = between.strip()
    return lower if not between or between in joined else ""
