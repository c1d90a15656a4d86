"""The words of the calendar, and which number is a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarize.facts.tokens import Token, word_at, word_before

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
).split()
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {f"{name}{mark}s": number for name, number in list(MONTHS.items()) for mark in "'’"}
MONTHS |= {name[:3]: number for name, number in list(MONTHS.items())[:12]} | {"sept": 9}
# "May" and "March" alone, and short forms that are words, are more often something else.
PLAIN_MONTHS = frozenset(MONTHS) - {"may", "march", "mar", "jan", "jun", "dec"}
_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = {name: name for name in _WEEKDAY_NAMES}
WEEKDAYS |= {f"{name}s": name for name in _WEEKDAY_NAMES}
WEEKDAYS |= {f"{name}{mark}s": name for name in _WEEKDAY_NAMES for mark in "'’"}
WEEKDAYS |= {name[:3]: name for name in _WEEKDAY_NAMES if name[0] != "s"}
WEEKDAYS |= {"tues": "tuesday", "thur": "thursday", "thurs": "thursday"}
SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn",
           "winter": "winter"}  # fmt: skip
NEAR_DAYS = {
    f"{day}{ending}": day
    for day in ("today", "yesterday", "tomorrow", "tonight")
    for ending in ("", "'s", "’s")
}
PARTS_OF_DAY = {
    f"{part}{ending}": part
    for part in ("morning", "afternoon", "evening", "night")
    for ending in ("", "s")
}
PARTS_OF_DAY |= {
    f"{part}{mark}s": part for part in ("morning", "afternoon", "evening") for mark in "'’"
}
PARTS_OF_DAY |= {"nighttime": "night"}
# The turns of the day, and what is neither or either of them, of a week.
TURNS_OF_DAY = {"dawn": "dawn", "daybreak": "dawn", "dusk": "dusk", "nightfall": "dusk"}
PARTS_OF_WEEK = {
    f"{name}{ending}": part
    for name, part in (("weekend", "weekend"), ("weekday", "weekday"), ("workday", "weekday"))
    for ending in ("", "s")
}
NEAR_SPANS = frozenset(
    "morning afternoon evening night week weekend month year decade spring summer autumn winter"
    .split()
)  # fmt: skip
DECADES = {
    name: f"19{number}0s"
    for number, name in enumerate("thirties forties fifties sixties seventies eighties nineties"
                                  .split(), 3)
}  # fmt: skip
QUARTERS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
QUARTERS |= {number: number for number in "1234"}
MODIFIERS = {word: word for word in ("early", "late", "mid", "last", "next")} | {"later": "late"}

ENDINGS = frozenset({"st", "nd", "rd", "th"})
_NUMERIC = re.compile(r"(\d{1,4})([./])(\d{1,2})\2(\d{4}|\d{2})")
_YEARS = range(1000, 2200)
_RECENT = range(1900, 2100)
# What stands before a year, whatever follows: "in 2004 elections were held".
_BEFORE_YEAR = frozenset(
    "in since until till by before after during year early late mid circa spring summer autumn "
    "fall winter end start".split()
)
_NO_NAMES = _BEFORE_YEAR | frozenset("from to of the and or about around".split())
_UNITS_OF_COUNT = frozenset(
    "% people dollars euros million billion trillion thousand percent per km kg men women children "
    "feet hundred yen pounds rupees yuan m mm cm kilometers kilometres miles metres meters "
    "mile foot metre meter kilometer kilometre years days hours tons ton acres".split()
)
_NO_PLURAL = frozenset("was is has as this its his us does thus plus times".split())


class Date(NamedTuple):
    """A date: positions of its first word and after its last, and its parts."""

    start: int
    end: int
    year: str = ""
    month: int = 0
    day: int = 0
    other: str = ""
    modifier: str = ""
    side: str = ""


def is_year(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a number of four digits is a year: not in "1200 soldiers", "2000 km", "1,999"."""
    number = int(tokens[at].lower)
    if number not in _YEARS or not tokens[at].lower.isascii():
        return False
    end = tokens[at].end
    following = word_at(text, tokens, at + 1, "-")
    if text[end : end + 1].isalnum() or following in _UNITS_OF_COUNT:
        return False
    before = word_before(text, tokens, at)
    if number not in _RECENT and before not in _NO_NAMES and _is_named(tokens, at, before):
        return False
    if before in _BEFORE_YEAR and number in _RECENT:
        return True
    counts = following.endswith("s") and len(following) > 3 and following not in _NO_PLURAL
    if not counts or not following.isalpha() or tokens[at + 1].text[0].isupper():
        return True
    return number in _RECENT and before in ("the", "of", "its", "their", "his", "her")


def _is_named(tokens: Sequence[Token], at: int, before: str) -> bool:
    """Whether a number goes with a name: "Resolution 1723", but not "May 1723"."""
    return bool(before) and tokens[at - 1].text[0].isupper() and before not in MONTHS


def year_at(text: str, tokens: Sequence[Token], position: int, joined: str = "") -> tuple[int, str]:
    """The year at a position and the position after it; the same position and "" for none."""
    word = word_at(text, tokens, position, joined)
    if len(word) != 4 or not word.isdecimal() or int(word) not in _YEARS:
        return position, ""
    end = tokens[position].end
    following = word_at(text, tokens, position + 1)
    if text[end : end + 1].isalnum() or following in _UNITS_OF_COUNT:
        return position, ""
    return position + 1, word


def numeric_date(spelling: str) -> tuple[str, int, int, str] | None:
    """Year, month, day, and what it is if neither: of 12.05.2024, 31/05/2024, 2024/05/12.

    In 12/05/2024 month and day cannot be told apart, and the spelling stands for them.
    """
    match = _NUMERIC.fullmatch(spelling)
    if not match:
        return None
    one, mark, two, three = match.groups()
    first, second = int(one), int(two)
    if len(one) == 4:
        valid = 0 < second <= 12 and 0 < int(three) <= 31 and len(three) == 2
        return (one, second, int(three), "") if valid else None
    possible = 0 < first <= 31 and 0 < second <= 31 and min(first, second) <= 12
    if not possible or (len(three) == 2 and mark == "."):  # a version
        return None
    if len(three) == 2:
        return "", 0, 0, spelling
    if second <= 12 and (first > 12 or first == second or mark == "."):
        return three, second, first, ""
    return (three, first, second, "") if second > 12 else (three, 0, 0, spelling)
