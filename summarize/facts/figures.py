"""Figures: numbers with their scale and unit, their bounds and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from summarize.facts import bounds, clock, shares
from summarize.facts.counts import OPENERS as NUMBER_OPENERS
from summarize.facts.counts import (
    SPANS,
    WORD_SCALES,
    is_count,
    read_number,
    read_one,
    series_before,
)
from summarize.facts.fact import Fact, FactKind
from summarize.facts.implied import NUMBER, said_by
from summarize.facts.numbers import SCALES, VALUES, Number, plain_decimal, scaled_like
from summarize.facts.tokens import Token, gap, word_at, word_before
from summarize.facts.units import CURRENCIES, decimal_of, unit_after, unit_before

_ARTICLES = frozenset({"a", "an"})
_SKIPPED = frozenset("full whole straight consecutive successive more further extra entire".split())
_MINUS = re.compile(r"(?<![^\s(])[-−–]$")
OPENERS = frozenset({*NUMBER_OPENERS, *clock.OPENERS, *SPANS})


class _Measure(NamedTuple):
    """A number with its unit: positions of its first word and after its last."""

    start: int
    end: int
    value: Decimal | None
    key: str
    unit: str


def find_figures(
    text: str, tokens: Sequence[Token], positions: Iterable[int], taken: set[int]
) -> list[Fact]:
    """Find the figures of a sentence among the words that may open one.

    "12", "twelve" and "a dozen" have one key, as have "1,200" and "1200", "$5m" and "5 million
    dollars", "50 %" and "50 percent". A number in no known form keeps its spelling as its key.
    "30" says "~30", about 30, and neither "at least 30" nor "up to 30", which say of more or of
    fewer that they may be; "214" says "hundreds".

    Parameters
    ----------
    text : str
        The sentence.
    tokens : sequence of Token
        Its words.
    positions : iterable of int
        Of the tokens in digits and of those among `OPENERS`.
    taken : set of int
        The positions that other facts have; those of the figures are added.
    """
    found, done = [], 0
    for at in positions:
        if at < done or at in taken:
            continue
        measure = _read_measure(text, tokens, at, taken)
        if measure is None or measure.start < done or measure.start in taken:
            continue
        measure = _with_range(text, tokens, measure, taken)
        first, last, key = bounds.read_bounds(text, tokens, measure.start, measure.end, measure.key)
        done = last
        taken.update(range(first, last))
        # "Over 65" is what "over 65 years old" says.
        name = "" if measure.unit == "age" and key[0] in "<>" else measure.unit
        found.append(_figure(text, tokens, (first, last), key, name))
    return found


def unit(fact: Fact) -> str:
    """The unit of a figure; "time" for one with a colon, "" for a bare number or another fact."""
    told = "time" if clock.is_clock(fact.key) else fact.key.partition(" ")[2]
    return told if fact.kind is FactKind.FIGURE else ""


def _read_measure(text: str, tokens: Sequence[Token], at: int, taken: set[int]) -> _Measure | None:
    word = tokens[at].lower
    if word in SPANS:
        one = read_one(text, tokens, at)
        return _Measure(at - 1, one.end, one.value, one.key, one.spelling) if one else None
    end, key = clock.read_clock(text, tokens, at)
    if key:
        return _Measure(at, end, None, key, "")
    start, currency = unit_before(text, tokens, at)
    number = read_number(text, tokens, at, is_money=bool(currency))
    if number is None:
        return None
    end, value, key = number.end, number.value, number.key
    if value is not None and not currency and value == int(value):
        end, value, key = _with_share(text, tokens, at, number, taken)
    if end == at + 1 and not currency and not is_count(text, tokens, at, key):
        return None
    start, negative = _sign(text, tokens, start)
    if start and tokens[start - 1].lower in _ARTICLES and word.isalpha():
        start -= 1
    if negative and value is not None:
        value, key = value.copy_negate(), f"-{key}"
    return _with_unit(text, tokens, _Measure(start, end, value, key, currency))


def _with_share(
    text: str, tokens: Sequence[Token], at: int, number: Number, taken: set[int]
) -> tuple[int, Decimal | None, str]:
    """The position after a count, its value and its key: that of a share where it is one."""
    count = int(number.value or 0)
    end, share = shares.read_fraction(text, tokens, at, number.end, count)
    if not share and not number.is_scaled:
        end, share = shares.read_share(text, tokens, end, count, taken)
    return (end, None, share) if share else (end, number.value, number.key)


def _with_unit(text: str, tokens: Sequence[Token], one: _Measure) -> _Measure:
    """A measure with the unit behind it, or what it is without one: an age, a rank."""
    start, end, value, key, currency = one
    last, name = _unit(text, tokens, end, key)
    if currency:
        # "$5 a day"
        return _Measure(start, last if name in ("", currency) else end, value, key, currency)
    if not name and value is not None and value < bounds.MOST_YEARS:
        if series := series_before(text, tokens, start):
            return _Measure(start - 1, end, None, f"{key}th", series)
        start, name = bounds.read_age(text, tokens, start, end)
    return _Measure(start, last, value, key, name)


def _sign(text: str, tokens: Sequence[Token], start: int) -> tuple[int, bool]:
    """Where a number begins, and whether a minus touches it that nothing touches: not "20-30"."""
    if start and tokens[start - 1].lower == "minus":
        return start - 1, True
    first = tokens[start].start
    return start, _MINUS.search(text, max(0, first - 2), first) is not None


def _unit(text: str, tokens: Sequence[Token], end: int, key: str) -> tuple[int, str]:
    if "/" in key:  # "half an hour", "a quarter of an hour"
        of = word_at(text, tokens, end) == "of"
        if word_at(text, tokens, end + of) in ("a", "an"):
            end += of + 1
            if word_at(text, tokens, end) == "point":
                return end + 1, "percentage point"
            last, name = unit_after(text, tokens, end)
            return (last, name) if name else (end - of - 1, "")
        if word_at(text, tokens, end, "-") == "point":
            return end + 1, "percentage point"
    if word_at(text, tokens, end) in _SKIPPED:  # "two full days"
        last, name = unit_after(text, tokens, end + 1)
        if name in SPANS:
            return last, name
    return unit_after(text, tokens, end)


def _with_range(text: str, tokens: Sequence[Token], one: _Measure, taken: set[int]) -> _Measure:
    """A measure with the one it reaches to: "20-30", "20 to 30", "between 20 and 30"."""
    at = _second(text, tokens, one)
    if at is None or at in taken or one.value is None:
        return one
    if at + 1 < len(tokens) and tokens[at].lower in CURRENCIES:
        at += 1
    word = tokens[at].lower
    if not (word[0].isdecimal() or word in VALUES or word in WORD_SCALES):
        return one
    other = _read_measure(text, tokens, at, taken)
    if other is None or other.value is None:
        return one
    if one.unit and other.unit not in ("", one.unit):
        return one
    end = other.end
    if _touching_dash(text, tokens, end):  # 555-123-4567
        while _touching_dash(text, tokens, end):
            end += 1
        spelling = text[tokens[one.start].start : tokens[end - 1].end].casefold()
        return _Measure(one.start, end, None, spelling, "")
    low, high = one.value, other.value.copy_abs()
    if plain_decimal(low) == tokens[one.end - 1].text:
        low = scaled_like(low, high, tokens, _after_number(tokens, at, end))
    key = f"{plain_decimal(low)}-{plain_decimal(high)}"
    return _Measure(one.start, end, None, key, one.unit or other.unit)


def _after_number(tokens: Sequence[Token], at: int, end: int) -> int:
    """The position after the last scale of a number."""
    while end > at + 1 and tokens[end - 1].lower not in SCALES:
        end -= 1
    return end


def _second(text: str, tokens: Sequence[Token], one: _Measure) -> int | None:
    """The position where the second number of a range may begin."""
    if _touching_dash(text, tokens, one.end):
        return one.end
    word = word_at(text, tokens, one.end)
    if word.endswith("s") and word.isalpha() and word_at(text, tokens, one.end + 1) == "to":
        return _other_score(text, tokens, one)
    before = word_before(text, tokens, one.start)
    if (word == "to" or (word == "and" and before == "between")) and (
        one.end + 1 < len(tokens) and not gap(text, tokens, one.end + 1)
    ):
        return one.end + 1
    return None


def _other_score(text: str, tokens: Sequence[Token], one: _Measure) -> int | None:
    """The position of the lower number in "seven votes to two"."""
    at = one.end + 2
    word = word_at(text, tokens, at)
    low = VALUES.get(word, int(word) if word.isdecimal() and len(word) < 5 else None)
    if low is None or one.value is None or one.unit or low >= one.value:
        return None
    return None if word_at(text, tokens, at + 1) not in ("", "in", "for", "on") else at


def _touching_dash(text: str, tokens: Sequence[Token], position: int) -> bool:
    """Whether nothing but a dash parts a number from the one before: "20-30"."""
    if position >= len(tokens):
        return False
    between = text[tokens[position - 1].end : tokens[position].start]
    return between in ("-", "–", "−", "‑") and (
        tokens[position].text[0].isdecimal()
        or tokens[position].text in CURRENCIES
        or (tokens[position].lower in VALUES and tokens[position - 1].lower in VALUES)
    )


def _figure(text: str, tokens: Sequence[Token], span: tuple[int, int], key: str, name: str) -> Fact:
    start, end = span
    first, last = tokens[start].start, tokens[end - 1].end
    if key[:1] == "-":
        first -= tokens[start].lower != "minus"
    elif key[:1] in "~<>":
        first = bounds.sign_before(text, first)[0]
    if text[last : last + 1] == "+" and key[:2] == ">=":
        last += 1
    if name and name != "star" and "/" in key:
        key = _in_decimals(key)
    full = f"{key} {name}".strip()
    return Fact(FactKind.FIGURE, text[first:last], first, last, full, said_by(key, name))


def _in_decimals(key: str) -> str:
    """A fraction of a unit as a decimal, where it is one: 0.25 for 1/4."""
    number = NUMBER.fullmatch(key)
    if not number or not number[2].rpartition("/")[2].strip("0"):
        return key
    return number[1] + (decimal_of(Fraction(number[2])) or number[2])
