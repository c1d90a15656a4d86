"""The values of numbers, in digits or in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import NamedTuple

from summarize.facts.tokens import Token, gap, word_at
from summarize.facts.units import UNITS

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
VALUES: dict[str, int] = {"zero": 0}
VALUES |= {word: value for value, word in enumerate(_ONES, 1)}
VALUES |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_ORDINAL_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_ONES, 1)}
ORDINALS |= {f"{word[:-1]}ieth": 10 * value for value, word in enumerate(_TENS, 2)}
_ORDINAL_SCALES = {"hundredth": 10**2, "thousandth": 10**3, "millionth": 10**6}
ORDINALS |= _ORDINAL_SCALES
SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12, "lakh": 10**5, "crore": 10**7, "lakhs": 10**5, "crores": 10**7,
    "k": 10**3, "m": 10**6, "b": 10**9, "mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12,
    "mio": 10**6, "millionen": 10**6, "mrd": 10**9, "milliarde": 10**9, "milliarden": 10**9,
    "milliard": 10**9, "milliards": 10**9, "millones": 10**6, "tausend": 10**3,
}  # fmt: skip
# Letters after a number are a scale only where they touch it: "5m", not "5 m".
_TOUCHING_SCALES = {"k", "m", "b"}
_SCALE_SUFFIXES = {"k", "m", "mn", "mln", "bn", "tn"}
_ENDINGS = {"st", "nd", "rd", "th"}
# No value is rounded: two long numbers must not become one key.
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_MOST_SCALES = 4  # "a hundred thousand million"; a text of nothing but "million" is no number
_ENGLISH_NUMBER = re.compile(r"\d+|\d{1,3}(?:,\d{3})+")
_CONTINENTAL_NUMBER = re.compile(r"\d{1,3}(?:[.\u202f]\d{3})+")
_MOST_WORDS = 24  # "nine hundred and ninety-nine thousand million ..."


class Number(NamedTuple):
    """A number: the position after its last word, its value, and its spelling if it has none."""

    end: int
    value: Decimal | None
    spelling: str
    is_scaled: bool = False

    @property
    def key(self) -> str:
        """The value in digits, or the spelling."""
        return self.spelling if self.value is None else plain_decimal(self.value)


def read_digits(text: str, tokens: Sequence[Token], at: int, *, is_money: bool = False) -> Number:
    """Read a number in digits, with the scale behind it."""
    spelling, following = tokens[at].text, touching(tokens, at + 1)
    if _is_code(text, tokens, at, is_money=is_money):
        end = at + 1
        while touching(tokens, end):
            end += 1
        return Number(end, None, _code(text, tokens, at, end))
    value = _parse(f"0.{spelling}" if _is_pointed(text, tokens[at]) else spelling)
    if following in _ENDINGS:
        return Number(at + 2, None, f"{spelling if value is None else plain_decimal(value)}th")
    if value is None:
        return Number(at + 1, None, spelling)
    if fraction := _fraction(following):
        number = _mixed(at + 2, value, fraction)
        with_half = number.value
        return number if with_half is None else _with_scales(text, tokens, at + 2, with_half)
    return _with_scales(text, tokens, at + 1, value, is_money=is_money)


def _is_pointed(text: str, token: Token) -> bool:
    """Whether a number has a point and nothing before it: ".5 mg" is half a milligram."""
    before = text[max(0, token.start - 2) : token.start]
    return (
        before.endswith(".")
        and not before[:-1].isalnum()
        and before != ".."
        and (token.text.isdecimal())
    )


def _is_code(text: str, tokens: Sequence[Token], at: int, *, is_money: bool) -> bool:
    """Whether letters that touch a number make a code of it: "G20", "A320neo", "747s", "5G"."""
    start = tokens[at].start
    if start and text[start - 1].isalpha():
        return True
    following = touching(tokens, at + 1)
    if not following or following in _SCALE_SUFFIXES or following in _ENDINGS:
        return False
    if following in UNITS:
        return tokens[at + 1].text == "G"
    return not (_fraction(following) or (is_money and following == "b"))


def read_words(text: str, tokens: Sequence[Token], at: int, *, is_between: bool = False) -> Number:
    """Read a number in words: "two hundred and five thousand", "twenty-first".

    Between two numbers "and" parts them: `is_between`.
    """
    total = current = scale = scales = 0
    end, between = at, " "
    for position in range(at, min(len(tokens), at + _MOST_WORDS)):
        word, before = tokens[position].lower, tokens[position - 1].lower
        if position > at:
            between = gap(text, tokens, position)
            if not _goes_on(between, word, before, is_between=is_between):
                break
        factor = SCALES.get(word, 0) if len(word) > 3 else 0
        if _fits(current, value := VALUES.get(word, -1), is_first=position == at):
            current += value
        elif word == "hundred" and current < 100:
            current = (current or 1) * 100
        elif (factor > 100 and scales < _MOST_SCALES) or word == "dozen":
            joins = scale and (factor >= scale or not current)
            total = (total + current) * factor if joins else total + (current or 1) * factor
            scale, current, scales = factor, 0, scales + 1
        elif word in _ORDINAL_SCALES and total + current > 1:  # "one hundredth" is a share
            return Number(position + 1, None, f"{total + (current or 1) * ORDINALS[word]}th")
        elif _is_ordinal_end(word, before, between) and _fits(current, ORDINALS[word]):
            return Number(position + 1, None, f"{total + current + ORDINALS[word]}th")
        elif word == "and" and end == position > at and before in SCALES and not is_between:
            continue
        else:
            break
        end = position + 1
    return Number(end, Decimal(total + current), "", bool(scale) or current >= 100)


def _goes_on(between: str, word: str, before: str, *, is_between: bool) -> bool:
    """Whether what parts two words may stand in a number: "two million, three hundred"."""
    if between == ",":
        return before in SCALES and word in VALUES and not is_between
    return between in ("", "-")


def half_more(text: str, tokens: Sequence[Token], number: Number) -> Number:
    """A number with the half behind it: "two and a half million", "a million and a half"."""
    end, value = number.end, number.value
    if value is None or word_at(text, tokens, end, "-") != "and":
        return number
    if [word_at(text, tokens, end + step, "-") for step in (1, 2)] != ["a", "half"]:
        return number
    last = SCALES.get(tokens[end - 1].lower, 1)
    with_half = _EXACT.add(value, Decimal(last) / 2)
    return _with_scales(text, tokens, end + 3, with_half)


def read_scaled(text: str, tokens: Sequence[Token], at: int, value: Decimal) -> Number:
    """Read the scales at a position, as in "half a million"."""
    return _with_scales(text, tokens, at, value)


def fraction_key(char: str) -> str | None:
    """The fraction of a sign, "1/2" for "½"; None for what is no fraction."""
    parts = _fraction(char)
    return f"{parts[0]}/{parts[1]}" if parts else None


def touching(tokens: Sequence[Token], position: int) -> str:
    """The token at the position where it touches the one before it, in lower case; else ""."""
    if position >= len(tokens) or tokens[position - 1].end != tokens[position].start:
        return ""
    word = tokens[position].lower
    return word if word[0].isalnum() or word == "%" else ""


def plain_decimal(value: Decimal) -> str:
    """A decimal without an exponent or trailing zeros: 5E+6 and 5000000.0 are 5000000."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def scaled_like(value: Decimal, other: Decimal, tokens: Sequence[Token], end: int) -> Decimal:
    """The 5 of "5 to 10 million": 5 million, where the scale stands behind the second number."""
    factor = SCALES.get(tokens[end - 1].lower, 1)
    scaled = _EXACT.multiply(value, Decimal(factor))
    return scaled if scaled < other else value


def _fits(current: int, value: int, *, is_first: bool = False) -> bool:
    """Whether a value below 100 may follow: 5 after 20 or 300, not 5 after 12."""
    if is_first or value <= 0:
        return is_first and value >= 0
    rest = current % 100
    return not rest or (value < 10 and rest >= 20 and not rest % 10)


def _is_ordinal_end(word: str, before: str, between: str) -> bool:
    """Whether a word ends an ordinal: "twenty-second", but not "twenty second delay"."""
    return word in ORDINALS and (
        between == "-" or (not between and (word != "second" or before == "and"))
    )


def _with_scales(
    text: str, tokens: Sequence[Token], position: int, value: Decimal, *, is_money: bool = False
) -> Number:
    start, last = position, min(len(tokens), position + _MOST_SCALES)
    while position < last:
        word = tokens[position].lower
        if word not in SCALES:
            break
        if word in _TOUCHING_SCALES and not is_money:  # "5m" and "$5 m"
            allowed = bool(touching(tokens, position))
        else:
            allowed = gap(text, tokens, position) in ("", "-")
        if not allowed:
            break
        value = _EXACT.multiply(value, SCALES[word])
        position += 1
    return Number(position, value, "", position > start)


def _fraction(char: str) -> tuple[int, int] | None:
    """Numerator and denominator of "½"."""
    if len(char) != 1 or char.isascii():
        return None
    above, slash, below = unicodedata.normalize("NFKC", char).partition("\u2044")
    return (int(above), int(below)) if slash and above and below else None


def _mixed(end: int, value: Decimal, fraction: tuple[int, int] | None) -> Number:
    above, below = fraction or (0, 1)
    if 1000 % below:
        return Number(end, None, f"{plain_decimal(value)}+{above}/{below}")
    return Number(end, _EXACT.add(value, Decimal(above) / below), "")


def _code(text: str, tokens: Sequence[Token], start: int, end: int) -> str:
    first = tokens[start].start
    while first > 0 and text[first - 1].isalnum():
        first -= 1
    return text[first : tokens[end - 1].end].casefold()


def _parse(spelling: str) -> Decimal | None:
    """The value of a number in digits; None where its form is not known (10:30, 3.11.7)."""
    if spelling[0] == "0" and len(spelling) > 1 and spelling.isdecimal():
        return None  # "0800", "007"
    whole, point, fraction = spelling.rpartition(".")
    if not point:
        whole, fraction = spelling, "0"
    if _ENGLISH_NUMBER.fullmatch(whole) and fraction.isdecimal():
        return Decimal(f"{whole.replace(',', '')}.{fraction}")
    if _CONTINENTAL_NUMBER.fullmatch(spelling):
        return Decimal(spelling.replace(".", "").replace("\u202f", ""))
    whole, _, fraction = spelling.rpartition(",")
    if fraction.isdecimal() and (whole.isdecimal() or _CONTINENTAL_NUMBER.fullmatch(whole)):
        return Decimal(f"{whole.replace('.', '')}.{fraction}")
    return None
