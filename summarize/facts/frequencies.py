"""How often something comes: "every day", "weekly", "three times a day"."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.facts.calendar import Date
from summarize.facts.numbers import SCALES, VALUES
from summarize.facts.tokens import Token, gap, word_at, word_before
from summarize.facts.units import UNITS

PERIODS = frozenset(
    "minute hour day week fortnight month year decade morning afternoon evening night".split()
)
_ADVERBS = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month",
    "yearly": "year", "annually": "year", "annual": "year", "fortnightly": "2 week",
    "quarterly": "quarter",
}  # fmt: skip
OPENERS = frozenset({*PERIODS, *_ADVERBS, "annum"})
_EVERY = frozenset({"every", "each"})
_OTHER = frozenset({"other", "second"})
_AN = frozenset({"a", "an"})
# "Biweekly" is either twice a week or once in two.
_AMBIGUOUS = frozenset({"bi", "semi"})
_TIMES = frozenset("once twice thrice times".split())
_VAGUE = frozenset("several few many couple dozens hundreds thousands millions".split())
# "One" is as often a pronoun.
_NUMBERS = frozenset({*VALUES, *SCALES, *_VAGUE}) - {"one", "m", "b", "k"}
# "A day" is no rate behind what lasts or lies in it, nor in front of what it is the day of.
_NO_RATE_BEHIND = frozenset(
    "in on at for from by with within to into until after before since during about almost nearly "
    "under over than is was are were be been has had have having spent spend took take takes "
    "lasted lasts last only just and or but that this what such not as like makes made got".split()
)
_RATE_BEFORE = frozenset(
    "and or but in on at for from to by with as than when while where during under over until "
    "since because if is are was were has have will would can so instead each per through "
    "throughout before across between".split()
)
_MOST_BETWEEN = 5  # words between a number and its "a day": "30 packs of strong cigarettes"
_LENGTHS = frozenset({"kilometre", "mile", "metre"})


def read_adverb(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "daily" and "annual"; "Daily Mail" and "bi-weekly" are no frequencies."""
    if at and (tokens[at].text[0].isupper() or word_before(text, tokens, at, "-") in _AMBIGUOUS):
        return None
    return Date(at, at + 1, other=f"every {_ADVERBS[tokens[at].lower]}")


def read_period(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "every day", "each single day", "every other day", "per day", "50 dollars a day"."""
    word = tokens[at].lower
    before = word_before(text, tokens, at, "-/")
    if not before or text[tokens[at].end : tokens[at].end + 1] == "-":
        return None
    if before in _EVERY:
        is_part = word == "minute" and word_at(text, tokens, at + 1) == "of"
        return None if is_part else _every(at - 1, at, word)
    if before == "single" or before in _OTHER:
        is_every = word_before(text, tokens, at - 1) in _EVERY
        return _every(at - 2, at, word, 1 + (before in _OTHER)) if is_every else None
    if text[tokens[at].start - 1] == "/":  # "$50/night", "5 mg/day"
        is_rate = before[0].isdecimal() or UNITS.get(before, before) not in {before, *_LENGTHS}
        return _every(at, at, word) if is_rate else None
    is_rate = before == "per" or (before in _AN and _is_rate(text, tokens, at))
    return _every(at - 1, at, word) if is_rate and not _is_speed(tokens, at - 2, word) else None


def read_annum(text: str, tokens: Sequence[Token], at: int) -> Date | None:
    """Read "per annum"."""
    return _every(at - 1, at, "year") if word_before(text, tokens, at) == "per" else None


def _every(start: int, at: int, word: str, times: int = 1) -> Date:
    if word == "fortnight":
        word, times = "week", 2 * times
    return Date(start, at + 1, other=f"every {word}" if times == 1 else f"every {times} {word}")


def _is_speed(tokens: Sequence[Token], at: int, word: str) -> bool:
    """Whether it is a unit that ends here: "60 km per hour"."""
    return word == "hour" and at >= 0 and UNITS.get(tokens[at].lower) in _LENGTHS


def _is_rate(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether "a day" says how often: something is counted in front of it."""
    following, behind = word_at(text, tokens, at + 1), word_at(text, tokens, at + 2)
    if (following and following not in _RATE_BEFORE) or (following, behind) == ("and", "a"):
        return False
    if word_before(text, tokens, at - 1) in _TIMES:
        return True
    for position in range(at - 2, max(at - 3 - _MOST_BETWEEN, -1), -1):
        word = tokens[position].lower
        if gap(text, tokens, position + 1) not in ("", "-") or word in _NO_RATE_BEHIND:
            return False
        if word[0].isdecimal() or word in _NUMBERS:
            return True
    return False


READERS = (dict.fromkeys(PERIODS, read_period) | dict.fromkeys(_ADVERBS, read_adverb)) | {
    "annum": read_annum
}
