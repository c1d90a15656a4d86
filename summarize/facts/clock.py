"""Times of the day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.facts.numbers import VALUES
from summarize.facts.tokens import Token, word_at, word_before

_HALVES = {"am": "am", "a.m.": "am", "pm": "pm", "p.m.": "pm", "noon": "pm", "midnight": "am"}
_PARTS = {"morning": "am", "afternoon": "pm", "evening": "pm"}
_BEFORE_HOUR = frozenset("at until till".split())
_BEHIND_HOUR = frozenset(
    "instead on every tomorrow today tonight each and but when as sharp".split()
)
_CLOCK = re.compile(r"(\d\d?)(?:([:.])(\d\d))?")
_WORDS = {"noon": "12:00 pm", "midday": "12:00 pm", "midnight": "12:00 am"}
OPENERS = frozenset(_WORDS)
_SPOKEN = frozenset({*_WORDS, "half", "quarter"})


def read_clock(text: str, tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """Read a time of the day: the position after it, and its key; the same position for none.

    "10 am" and "10:00 a.m." are "10:00 am"; "22:30" is "10:30 pm"; "10:30" could be either.
    """
    word = tokens[at].lower
    match = _CLOCK.fullmatch(word) if word[0].isdecimal() else None
    hour = int(match[1]) if match else VALUES.get(word, 99)
    if hour > 24:
        return _read_spoken(text, tokens, at) if word in _SPOKEN else (at, "")
    minute = int(match[3] or 0) if match else 0
    end, half = _half(text, tokens, at + 1)
    if hour > (12 if half else 24) or minute > 59:
        return at, ""
    is_told = half == "o'clock" or (match and match[2] == ":") or _is_hour(text, tokens, at, hour)
    if half == "o'clock":
        end, half = _half(text, tokens, end)
    if not half and 0 < hour <= 12:
        end, half = _part_of_day(text, tokens, end, hour)
    if not half and not is_told:
        return at, ""
    if not half and (hour > 12 or word[0] == "0"):
        half = "pm" if 12 <= hour < 24 else "am"
        hour = hour % 12 or 12
    return end, _key(hour, minute, half)


def _is_hour(text: str, tokens: Sequence[Token], at: int, hour: int) -> bool:
    """Whether a bare number is an hour: "until eight"."""
    if not 0 < hour <= 12 or word_before(text, tokens, at) not in _BEFORE_HOUR:
        return False
    following = word_at(text, tokens, at + 1, "-")
    touches = text[tokens[at].end : tokens[at].end + 1]
    return following in _BEHIND_HOUR or (not following and touches not in ("%", "/", "$", "°"))


def _part_of_day(text: str, tokens: Sequence[Token], end: int, hour: int) -> tuple[int, str]:
    """Read "in the morning", "at night": the position after it, and "am" or "pm"."""
    one = word_at(text, tokens, end)
    if one == "in" and word_at(text, tokens, end + 1) == "the":
        part = _PARTS.get(word_at(text, tokens, end + 2), "")
        return (end + 3, part) if part else (end, "")
    if one == "at" and word_at(text, tokens, end + 1) == "night":
        return end + 2, "pm" if 5 < hour < 12 else "am"
    return end, ""


def is_clock(key: str) -> bool:
    """Whether the key of a figure is that of a time of the day."""
    return ":" in key


def _half(text: str, tokens: Sequence[Token], position: int) -> tuple[int, str]:
    word = word_at(text, tokens, position)
    if word in _HALVES:
        return position + 1, _HALVES[word]
    if word.replace("’", "'") == "o'clock":
        return position + 1, "o'clock"
    is_dotted = word in ("a", "p") and text[tokens[position].end :][:2] == ".m"
    if is_dotted and word_at(text, tokens, position + 1, ".") == "m":
        return position + 2, f"{word}m"
    return position, ""


def _key(hour: int, minute: int, half: str) -> str:
    return f"{hour}:{minute:02} {half}".strip()


def _read_spoken(text: str, tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """Read "noon", "half past ten" and "quarter to ten"."""
    if tokens[at].lower in _WORDS:
        return at + 1, _WORDS[tokens[at].lower]
    joint, hour = word_at(text, tokens, at + 1), word_at(text, tokens, at + 2)
    value = VALUES.get(hour) or (int(hour) if hour.isdecimal() and len(hour) < 3 else 0)
    if joint not in ("past", "to") or not 0 < value <= 12:
        return at, ""
    minutes = 30 if tokens[at].lower == "half" else 15
    if joint == "to":
        value, minutes = value - 1 or 12, 60 - minutes
    end, half = _half(text, tokens, at + 3)
    return end, _key(value, minutes, half.removesuffix("o'clock"))
