"""Fractions, shares and ratings: "two thirds", "one in five", "4 out of 5 stars"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarize.facts.fact import Fact, FactKind
from summarize.facts.numbers import ORDINALS, VALUES
from summarize.facts.tokens import Token, word_at, word_before
from summarize.facts.units import unit_after

_PARTS = {word: value for word, value in ORDINALS.items() if value > 2}
_PARTS |= {"quarter": 4, "half": 2}
_PLURAL_PARTS = {f"{word}s": value for word, value in _PARTS.items()} | {"halves": 2}
# "A third of them" is a share, "a third man" is not.
_AFTER_SHARE = frozenset("of off more less fewer higher lower larger smaller".split())
_NOT_BEFORE_HALF = frozenset("first second other second-half latter earlier later better".split())
_STARS = re.compile(r"(?<![\w*★☆])(?:\*{2,5}|[★☆]{1,10})(?![\w*★☆])")
_BOX = re.compile(r"\s*(?:[-*+•]\s+)?\[([ xX✓✔])\](?=\s)")
# What stands before a whole that is spoken of in part.
_PART_OF = re.compile(
    r"(?P<part>\b(?:half|some|most|many|several|few|none|one|first|last|majority|third|quarter))?"
    r" of (?:the |its |their |his |her |our |my |these |those )?$",
    re.IGNORECASE,
)
OPENERS = frozenset({"half", "quarter", *_PARTS})


def read_fraction(
    text: str, tokens: Sequence[Token], at: int, end: int, above: int | None
) -> tuple[int, str]:
    """Read the denominator behind a number: the position after it, and "2/3"; "" for none.

    Without a number the word at the position is the denominator: "a third of", "half".
    """
    if above is None:
        word, joint = tokens[at].lower, word_before(text, tokens, at)
        if word == "half":
            return (at + 1, "1/2") if joint not in _NOT_BEFORE_HALF else (at, "")
        if joint in ("a", "an") and word in _PARTS:
            following = word_at(text, tokens, at + 1, "-")
            by = word_before(text, tokens, at - 1) == "by"  # "fell by a third to 5 percent"
            if by or not following or following in _AFTER_SHARE:
                return at + 1, f"1/{_PARTS[word]}"
        return at, ""
    word = word_at(text, tokens, end, "-")
    below = (_PARTS if above == 1 else _PLURAL_PARTS).get(word)
    return (end + 1, f"{above}/{below}") if below and above < 100 else (end, "")


def read_share(
    text: str, tokens: Sequence[Token], end: int, above: int, taken: set[int]
) -> tuple[int, str]:
    """Read what follows a count that is one of so many: "one in five", "4 out of 5".

    The position after it and "1/5"; the same position and "" for none.
    """
    word = word_at(text, tokens, end)
    first = end
    if word_before(text, tokens, end - 1) == "number":
        return end, ""  # "number one in six countries"
    if above == 1 and [word_at(text, tokens, end + step) for step in (1, 2)] == ["in", "every"]:
        word, end = "in", end + 1  # "one person in every eight"
    at = end + 1
    if word == "out":
        at = end + 2 if word_at(text, tokens, end + 1) == "of" else len(tokens)
    elif word not in ("in", "of"):
        return first, ""
    at += word == "in" and word_at(text, tokens, at) == "every"
    below = word_at(text, tokens, at)
    if not below or at in taken:
        return first, ""
    value = int(below) if below.isdecimal() and len(below) < 8 else VALUES.get(below, 0)
    if (
        value < above
        or value < 2
        or (above > 1 and value > 10 and value % 100)
        or (word == "in" and unit_after(text, tokens, at + 1)[1])
    ):
        return first, ""
    return at + 1, f"{above}/{value}"


def as_wholes(text: str, figures: Sequence[Fact]) -> list[Fact]:
    """The figures, those that only parts are spoken of told from others.

    "Two of the five miners" says nothing of five miners: there its key is "of 5".
    """
    ends = {figure.end for figure in figures}
    return [
        replace(figure, key=f"of {figure.key}", implies=frozenset({f"of {figure.key}"}))
        if (match := _PART_OF.search(text, 0, figure.start))
        and (match.start() in ends or match["part"])
        else figure
        for figure in figures
    ]


def find_marks(text: str) -> Iterator[Fact]:
    """Yield stars that rate and boxes that are ticked or not."""
    if ("*" in text or "★" in text) and any(map(str.isalnum, text)):
        for match in _STARS.finditer(text):
            full = len(match[0]) - match[0].count("☆")
            key = f"{full} star" if full == len(match[0]) else f"{full}/{len(match[0])} star"
            implied = frozenset({key, f"{full} star", f"{full}/{len(match[0])}"[: len(key)]})
            yield Fact(FactKind.FIGURE, match[0], *match.span(), key, implied)
    if box := _BOX.match(text):
        key = "unticked" if box[1] == " " else "ticked"
        start, end = box.start(1) - 1, box.end(1) + 1
        yield Fact(FactKind.FIGURE, text[start:end], start, end, key, frozenset({key}))
