"""Dates that are no day of a month: weekdays, seasons, quarters, decades, and days near by."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.facts.calendar import (
    DECADES,
    ENDINGS,
    NEAR_DAYS,
    NEAR_SPANS,
    PARTS_OF_DAY,
    PARTS_OF_WEEK,
    QUARTERS,
    SEASONS,
    TURNS_OF_DAY,
    WEEKDAYS,
    Date,
    year_at,
)
from summarize.facts.numbers import VALUES
from summarize.facts.tokens import Token, word_at, word_before

SPANS = {
    "last": "last", "past": "last", "next": "next", "coming": "next", "this": "this",
    "following": "next", "previous": "previous", "same": "same", "that": "that",
}  # fmt: skip
_PARTS = ("morning", "afternoon", "evening", "night", "weekend")
# What is said by saying it: "last night" was at night, "this morning" is today.
SAID: dict[str, tuple[str, ...]] = {
    f"{span} {part}": (part,) for span in {*SPANS.values(), "every"} for part in _PARTS
}
SAID |= {f"this {part}": (part, "today") for part in _PARTS[:-1]} | {"tonight": ("night", "today")}
# "Last time", "the next day": from where the story stands.
_FROM_HERE = frozenset({"last", "next"})
_BEFORE_LAST = ("before", "last")
_BEFORE_NIGHT = frozenset("every each that one all at by tomorrow yesterday".split())
_BEFORE_THE_NIGHT = frozenset("in on during through throughout into".split())
# What "night" and the like name together with the next word.
_AFTER_PART = frozenset(
    "out dress dresses gown gowns paper papers newspaper class classes star school sky life club "
    "clubs vision shift shifts owl owls terror terrors sickness glory person nurse".split()
)
_AFTER_OVERNIGHT = frozenset("success sensation stay stays bag train flight rate rates".split())
_ARTICLES = frozenset("a an the his her its their our my".split())
_BEFORE_TURN = frozenset("at by until till before after since from".split())
_HOURS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
_HALVES = ("o'clock", "o’clock", "am", "pm", "a.m.", "p.m.")
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
    """Read "in the morning", "at night"; "seven in the evening" is a time of the day."""
    word = PARTS_OF_DAY[tokens[at].lower]
    before, second, third = (word_before(text, tokens, at - step) for step in range(3))
    hour = {("the", "in"): third}.get((before, second), second if before == "at" else "")
    if hour and (hour[0].isdecimal() or hour in _HOURS or hour.endswith(_HALVES)):
        return None
    if not _is_said_of_time(text, tokens, at, before):
        return None
    end = at + 1
    if word == "night":
        if word_at(text, tokens, at + 1, "-") == "time":
            end += 1
        elif tokens[at].lower != "nighttime" and not _is_the_night(before, second):
            return None
    return Date(at, end, other=word)


def _is_said_of_time(text: str, tokens: Sequence[Token], at: int, before: str) -> bool:
    """Whether such a word says when: not "Good morning", "evening dress" or "three evenings"."""
    if at and tokens[at].text[0].isupper() and before not in WEEKDAYS:
        return False  # "The Night Manager"
    if before == "good" or (before in VALUES and before != "one") or before[:1].isdecimal():
        return False
    following = word_at(text, tokens, at + 1)
    if text[tokens[at].end : tokens[at].end + 1] == "-":  # "morning-after"
        return word_at(text, tokens, at + 1, "-") == "time"
    return following not in _AFTER_PART


def _is_the_night(before: str, second: str) -> bool:
    """Whether these words make a time of a night: "during the night", "Monday night"."""
    if before in _BEFORE_NIGHT or before in WEEKDAYS:
        return True
    return before == "the" and second in _BEFORE_THE_NIGHT


def read_overnight(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "soak overnight"; "an overnight success" is no time."""
    following = word_at(text, tokens, at + 1)
    if not at and following:
        return None  # "Overnight rain fell."
    if word_before(text, tokens, at) in _ARTICLES or following in _AFTER_OVERNIGHT:
        return None
    return Date(at, at + 1, other="night")


def read_turn_of_day(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "at dawn", "by nightfall"; not "the dawn of a new age"."""
    if word_before(text, tokens, at) not in _BEFORE_TURN:
        return None
    return Date(at, at + 1, other=TURNS_OF_DAY[tokens[at].lower])


def read_part_of_week(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "at the weekend", "on weekdays"; the weekend of a feast goes by its name."""
    before, word = word_before(text, tokens, at), tokens[at].lower
    is_named = at and (tokens[at].text[0].isupper() or tokens[at - 1].text[0].isupper())
    if (is_named and at > 1) or before == "holiday":
        return None
    if word == "workday" and before not in ("every", "each") and before != "":
        return None  # "a workday of ten hours"
    return Date(at, at + 1, other=PARTS_OF_WEEK[word])


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
