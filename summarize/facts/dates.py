"""Dates in their usual spellings: days, months, quarters, years, decades and weekdays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from summarize.facts import frequencies, periods
from summarize.facts.calendar import (
    DECADES,
    ENDINGS,
    MODIFIERS,
    MONTHS,
    NEAR_DAYS,
    PARTS_OF_DAY,
    PARTS_OF_WEEK,
    PLAIN_MONTHS,
    SEASONS,
    TURNS_OF_DAY,
    WEEKDAYS,
    Date,
    is_year,
    numeric_date,
    year_at,
)
from summarize.facts.fact import Fact, FactKind
from summarize.facts.numbers import ORDINALS
from summarize.facts.sides import SIDES, read_side
from summarize.facts.tokens import Token, gap, word_at, word_before

# "May" and "March" alone are more often other words.
_BEFORE_MONTH = frozenset(
    "in last this next early late mid since of until till by from through during every before "
    "after and to".split()
)


def find_dates(
    text: str, tokens: Sequence[Token], positions: Iterable[int], taken: set[int]
) -> list[Fact]:
    """Find the dates of a sentence among the words that may open one.

    Keys are in the manner of ISO 8601: "2024-05-12", "2024-05", "2024", "--05-12" for a day
    without its year, "--05" for a month. A date implies its less exact forms. "2019 before" is
    before or until it, "2019 after" is after or since it; either says the date and is said by it,
    since "until he died in 2019" is "until 2019", and neither says the other. What tells no day
    or month for certain, as 12/05/2024, keeps its spelling as its key.

    Parameters
    ----------
    text : str
        The sentence.
    tokens : sequence of Token
        Its words.
    positions : iterable of int
        Of the tokens in digits and of those among `OPENERS`.
    taken : set of int
        Gets the positions of the words of the dates.
    """
    found: list[Fact] = []
    done = 0
    for at in positions:
        if at < done:
            continue
        date = _read(text, tokens, at)
        if date is None:
            continue
        start, modifier = _modifier(text, tokens, date, done)
        first = _first_day(text, tokens, date, done)
        if first is not None:
            one = date._replace(day=int(tokens[first].lower))
            found.append(_fact(text, tokens, (first, first + 1), one))
            taken.add(first)
        side = "" if first is not None else read_side(text, tokens, (start, date.end), done)
        start -= side != "" and tokens[start - 1].lower != "from"
        done = date.end
        taken.update(range(start, done))
        date = date._replace(modifier=modifier, side=side)
        found.append(_fact(text, tokens, (start, done), date))
    return found


def _modifier(text: str, tokens: Sequence[Token], date: Date, done: int) -> tuple[int, str]:
    """Where a date begins with what makes it more exact: "late 2004", "mid-May"."""
    word = word_before(text, tokens, date.start, "-")
    if word in ("on", "in") and not date.day and date.start > done + 1:
        early = word_before(text, tokens, date.start - 1)  # "early on Monday"
        return (date.start - 2, early) if early in ("early", "late") else (date.start, "")
    if date.day or date.start == done or word not in MODIFIERS:
        return date.start, ""
    return date.start - 1, MODIFIERS[word]


def _read(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    word = tokens[at].lower
    if word[0].isdecimal():
        return _read_digits(text, tokens, at)
    if (find := frequencies.READERS.get(word)) and (date := find(text, tokens, at)):
        return date
    read = _READERS.get(word)
    return read(text, tokens, at) if read else None


def _read_digits(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    word = tokens[at].lower
    if tokens[at].start and _is_part_of_more(text, tokens, at):
        return None
    if len(word) <= 2:
        return _read_day_first(text, tokens, at)
    if len(word) == 4 and word.isdecimal():
        return _read_year(text, tokens, at)
    parts = numeric_date(word)
    return Date(at, at + 1, *parts) if parts else None


def _is_part_of_more(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is part of a sum or of a code."""
    start = tokens[at].start
    if text[start - 1] in "-–" and at and tokens[at - 1].end == start - 1:
        before = tokens[at - 1].lower
        return before.isalpha() and before not in MODIFIERS and before not in ("post", "pre")
    return (
        text[start - 1].isalpha()
        or text[start - 1] in "_.$€£¥₹"
        or (at > 0 and tokens[at - 1].text in "$€£¥₹" and not gap(text, tokens, at))
    )


def _read_year(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    word = tokens[at].lower
    end = tokens[at].end
    # 2024-05-12
    if text[end : end + 1] == "-" and at + 2 < len(tokens):
        month, day = tokens[at + 1], tokens[at + 2]
        iso = f"{word}-{month.text}-{day.text}"
        if len(iso) == 10 and text.startswith(iso, tokens[at].start) and _is_day(month, day):
            return Date(at, at + 3, word, int(month.text), int(day.text))
    if word_at(text, tokens, at + 1) == "s" and tokens[at + 1].start - end <= 1:
        return Date(at, at + 2, other=f"{word}s") if word[3] == "0" else None
    apostrophe = text[end : end + 2] in ("'s", "’s")
    if apostrophe and word.endswith("0") and word_before(text, tokens, at) == "the":
        return Date(at, at + 2, other=f"{word}s")
    return Date(at, at + 1, word) if is_year(text, tokens, at) else None


def _is_day(month: Token, day: Token) -> bool:
    digits = month.text.isdecimal() and day.text.isdecimal()
    return digits and 0 < int(month.text) <= 12 and 0 < int(day.text) <= 31


def _read_day_first(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "12 May 2024", "12th of May"; and "the '90s"."""
    word = tokens[at].lower
    if not word.isdecimal():
        return None
    position = at + 1
    following = word_at(text, tokens, position, "-")
    if following == "s":
        return periods.read_short_decade(text, tokens, at)
    if following in ENDINGS:
        position += 1
        following = word_at(text, tokens, position)
    if following == "of":
        position += 1
        following = word_at(text, tokens, position)
    is_month = following in MONTHS and _is_month(tokens[position])
    if not is_month or not 0 < int(word) <= 31:
        return None
    end, year = year_at(text, tokens, position + 1, ",.-")
    return Date(at, end, year, MONTHS[following], int(word))


def _is_month(token: Token) -> bool:
    """Whether a word is a month as it is written: "May", "february", not "may" or "jan"."""
    return token.text[0].isupper() or (len(token.text) > 3 and token.lower in PLAIN_MONTHS)


def _read_month(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "May 12, 2024", "May 2024", "February"."""
    if not _is_month(tokens[at]):
        return None
    word = tokens[at].lower
    month = MONTHS[word]
    following = word_at(text, tokens, at + 1, ".")
    if following.isdecimal() and len(following) <= 2 and 0 < int(following) <= 31:
        position = at + 2 + (word_at(text, tokens, at + 2) in ENDINGS)
        later = word_at(text, tokens, position, "-–")
        if later.isdecimal() and gap(text, tokens, position) and int(following) < int(later) <= 31:
            following, position = later, position + 1  # "May 12-14"
        end, year = year_at(text, tokens, position, ",")
        return Date(at, end, year, month, int(following))
    end, year = year_at(text, tokens, at + 1 + (following == "of"), ",.-")
    if year:
        return Date(at, end, year, month)
    if day := _day_in_words(text, tokens, at):
        return Date(at - 2, at + 1, "", month, day)
    is_may = word in ("may", "march") and word_before(text, tokens, at, "-") in _BEFORE_MONTH
    return Date(at, at + 1, "", month) if is_may or word in PLAIN_MONTHS else None


def _day_in_words(text: str, tokens: Sequence[Token], at: int) -> int:
    """The day of "the first of May"; 0 for none."""
    if word_before(text, tokens, at) != "of" or at < 2:
        return 0
    day = ORDINALS.get(word_before(text, tokens, at - 1), 0)
    return day if day < 32 else 0


def _first_day(text: str, tokens: Sequence[Token], date: Date, done: int) -> int | None:
    """The position of the first day of "12-14 May", which is a date of its own."""
    at = date.start - 1
    if date.day and tokens[date.start].lower in ORDINALS:
        return None
    if date.day and tokens[date.start].lower in MONTHS:  # "May 12-14"
        return date.start + 1 if int(tokens[date.start + 1].lower) < date.day else None
    if not date.day or at < done:
        return None
    between = gap(text, tokens, date.start)
    if not between and at > done and tokens[at].lower in ("to", "and"):
        between = gap(text, tokens, at) or "-"
        at -= 1
    word = tokens[at].lower
    if between not in ("-", "–") or not word.isdecimal() or not 0 < int(word) < date.day:
        return None
    return at


def _fact(text: str, tokens: Sequence[Token], span: tuple[int, int], date: Date) -> Fact:
    first, last = tokens[span[0]].start, tokens[span[1] - 1].end
    key, implied = _forms(date[2:])
    return Fact(FactKind.DATE, text[first:last], first, last, key, implied)


_READERS: dict[str, Callable[[str, Sequence[Token], int], Date | None]] = {
    **dict.fromkeys(MONTHS, _read_month),
    **dict.fromkeys(WEEKDAYS, periods.read_weekday),
    **dict.fromkeys(NEAR_DAYS, periods.read_near),
    **dict.fromkeys(periods.SPANS, periods.read_span),
    **dict.fromkeys(("day", "time", "week", "year"), periods.read_day_by),
    **dict.fromkeys(PARTS_OF_DAY, periods.read_part_of_day),
    "overnight": periods.read_overnight,
    **dict.fromkeys(TURNS_OF_DAY, periods.read_turn_of_day),
    **dict.fromkeys(PARTS_OF_WEEK, periods.read_part_of_week),
    **dict.fromkeys(SEASONS, periods.read_season),
    **dict.fromkeys(("q", "quarter"), periods.read_quarter),
    **dict.fromkeys(DECADES, periods.read_decade),
}
OPENERS = frozenset(_READERS) | frequencies.OPENERS


# The same dates come again and again, and one set can serve them all.
@lru_cache(maxsize=16384)
def _forms(parts: tuple[str, int, int, str, str, str]) -> tuple[str, frozenset[str]]:
    """The key of a date, and the keys that it says."""
    year, month, day, other, modifier, side = parts
    if other and year:
        forms = [f"{year}-{other}", year, f"--{other}"]
        if "/" in other:
            forms = [other, year]
    elif other:
        forms = [other, *periods.SAID.get(other, ())]
    elif not month:
        forms = [year]
    else:
        tail = f"-{day:02}" if day else ""
        forms = [f"--{month:02}{tail}", f"--{month:02}"]
        if year:
            forms = [f"{year}-{month:02}{tail}", f"{year}-{month:02}", year, *forms]
    if modifier:
        forms.insert(0, f"{forms[0]} {modifier}")
    if side:  # which never says the other side
        forms.insert(0, f"{forms[0]} {side}")
        return forms[0], frozenset(forms)
    return forms[0], frozenset([*forms, *(f"{one} {side}" for one in forms for side in SIDES)])
