"""Words and numbers of a sentence, with their places: what every kind of fact is read from."""

from __future__ import annotations

import re
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


def find_tokens(text: str) -> list[Token]:
    """Split a sentence into words, numbers and currency or percent signs.

    A hyphen separates: "twenty-one" and "Russia-Ukraine" are two tokens each, and the reader of
    a kind of fact looks at what lies between.
    """
    return [Token(word := match[0], word.lower(), *match.span()) for match in _TOKEN.finditer(text)]
