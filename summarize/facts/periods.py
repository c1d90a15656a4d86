"""Dates that are no day of a month: weekdays, seasons, quarters, decades, and days near by."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.facts.calendar import (
    DECADES,
    ENDINGS,
    NEAR_DAYS,
    NEAR_SPANS,
    QUARTERS,
    SEASONS,
    WEEKDAYS,
    Date,
    year_at,
)
from summarize.facts.tokens import Token, word_at, word_before

SPANS = {
    "last": "last", "past": "last", "next": "next", "coming": "next", "this": "this",
    "following": "next", "previous": "previous", "same": "same", "that": "that",
}  # fmt: skip
# "Last time", "the next day": from where the story stands.
_FROM_HERE = frozenset({"last", "next"})
_BEFORE_LAST = ("before", "last")
_BEFORE_NIGHT = frozenset("every each that one all".split())
_HOURS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
_BEFORE_DECADE = frozenset("the late early mid".split())


def read_weekday(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "Tuesday", "Tuesdays" and "Tue."."""
    word, end = tokens[at].lower, tokens[at].end
    is_short = tokens[at].text[0].isupper() and text[end : end + 1] in (".", ",")
    if len(word) <= 5 and not is_short:  # "Fri." and no "Thu"
        return None
    return Date(at, at + 1, other=WEEKDAYS[word])


def read_near(
    text: str,  # noqa: ARG001 - one form for all readers
    tokens: Sequence[Token],
    at: int,
) -> Date | None:
    """Read "today", "yesterday's"."""
    return Date(at, at + 1, other=NEAR_DAYS[tokens[at].lower])


def read_span(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "last year", "next week's", "that day", "last time"."""
    word = tokens[at].lower
    span = word_at(text, tokens, at + 1).removesuffix("'s").removesuffix("’s")
    known = span in NEAR_SPANS or span == "day" or (span == "time" and word in _FROM_HERE)
    return Date(at, at + 2, other=f"{SPANS[word]} {span}") if known else None


def read_day_by(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "the day before", "the day after", "the time before last"."""
    word, after = tokens[at].lower, word_at(text, tokens, at + 1)
    if (after, word_at(text, tokens, at + 2)) == _BEFORE_LAST:
        return Date(at, at + 3, other=f"{word} before last")
    if word != "day" or word_before(text, tokens, at) != "the":
        return None
    return Date(at, at + 2, other=f"day {after}") if after in ("before", "after") else None


def read_part_of_day(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "in the morning", "Tuesday evening"; "seven in the evening" is a time of the day."""
    word = tokens[at].lower.removesuffix("s")
    before, second, third = (word_before(text, tokens, at - step) for step in range(3))
    if (before, second) == ("the", "in") and (
        third[:1].isdecimal() or third in _HOURS or third.endswith(("o'clock", "o’clock"))
    ):
        return None
    if word == "night" and before not in _BEFORE_NIGHT:
        return None
    return Date(at, at + 1, other=word)


def read_decade(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "the nineties"; "in her nineties" is an age."""
    if word_before(text, tokens, at) not in _BEFORE_DECADE:
        return None
    return Date(at, at + 1, other=DECADES[tokens[at].lower])


def read_short_decade(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "the '90s"; "90s" alone may be seconds or an age."""
    word = tokens[at].lower
    is_decade = word in ("30", "40", "50", "60", "70", "80", "90")
    touches = tokens[at + 1].start == tokens[at].end
    if is_decade and touches and word_before(text, tokens, at, "'’‘") in _BEFORE_DECADE:
        return Date(at, at + 2, other=f"19{word}s")
    return None


def read_season(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "summer 2024", "the fall of 2024"."""
    season = SEASONS[tokens[at].lower]
    position = at + 1 + (word_at(text, tokens, at + 1) == "of")
    end, year = year_at(text, tokens, position)
    return Date(at, end, year, other=season) if year else None


def read_quarter(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "Q3 2024", "the third quarter of 2024"."""
    if tokens[at].lower == "q":
        number = word_at(text, tokens, at + 1)
        if number not in ("1", "2", "3", "4") or tokens[at + 1].start != tokens[at].end:
            return None
        start, position = at, at + 2
    else:
        start, position = at - 1, at + 1
        before = word_before(text, tokens, at, "-")
        if before in ENDINGS and at > 1:  # "3rd quarter"
            start, before = at - 2, tokens[at - 2].lower
        number = QUARTERS.get(before, "")
        if not number:
            return None
    after = position + (word_at(text, tokens, position) == "of")
    end, year = year_at(text, tokens, after, ",")
    return Date(start, end if year else position, year, other=f"q{number}")
