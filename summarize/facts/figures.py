"""Figures: numbers in digits or words, with their scale and unit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal

from summarize.facts.fact import Fact, FactKind
from summarize.facts.tokens import Token

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES: dict[str, int] = {"zero": 0}
_VALUES |= {word: value for value, word in enumerate(_ONES, 1)}
_VALUES |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12, "k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
# Letters after a number are a scale only where they touch it: "5m", not "5 m".
_TOUCHING_SCALES = {"k", "m", "mn", "bn", "tn"}
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
# Spelling -> unit. A unit that is not listed stays a word of the sentence, and is compared there.
_UNITS = {
    "%": "percent", "percent": "percent", "dollar": "dollar", "dollars": "dollar",
    "euro": "euro", "euros": "euro", "pound": "pound", "pounds": "pound", "yen": "yen",
    "yuan": "yuan", "ruble": "ruble", "rubles": "ruble", "rupee": "rupee", "rupees": "rupee",
    "km": "kilometre", "kilometers": "kilometre", "kilometres": "kilometre",
    "mile": "mile", "miles": "mile", "metre": "metre", "metres": "metre", "meters": "metre",
    "mg": "milligram", "g": "gram", "lb": "pound weight", "lbs": "pound weight", "oz": "ounce",
    "l": "litre", "ml": "millilitre", "cm": "centimetre", "mm": "millimetre", "h": "hour",
    "kb": "kilobyte", "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte", "kw": "kilowatt",
    "mw": "megawatt", "gw": "gigawatt", "am": "am", "a.m.": "am", "pm": "pm", "p.m.": "pm",
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee",
    "feet": "foot", "kg": "kilogram", "kilograms": "kilogram", "ton": "tonne", "tons": "tonne",
    "tonne": "tonne", "tonnes": "tonne", "degrees": "degree", "mph": "mph",
}  # fmt: skip
_MINUS = re.compile(r"(?<![^\s(])[-−–]$")
# No value is rounded: two long numbers must not become one key.
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
_MOST_SCALES = 4  # "a hundred thousand million"; a text of nothing but "million" is no number
_ORDINALS = {"st", "nd", "rd", "th"}
_ENGLISH_NUMBER = re.compile(r"\d+|\d{1,3}(?:,\d{3})+")
_CONTINENTAL_NUMBER = re.compile(r"\d{1,3}(?:[.\u202f]\d{3})+")


_NUMBER_WORDS = frozenset({*_VALUES, "a"})


def find_figures(text: str, tokens: Sequence[Token]) -> Iterator[Fact]:
    """Yield the figures of a sentence.

    "12", "twelve" and "a dozen" have one key, as have "1,200" and "1200", "$5m" and "5 million
    dollars", "50 %" and "50 percent". A number in no known form keeps its spelling as its key.
    """
    position = 0
    while position < len(tokens):
        reader = _reader_of(tokens[position].lower)
        end, value = reader(text, tokens, position) if reader else (position, "")
        if end == position:
            position += 1
            continue
        yield _figure(text, tokens, position, end, value)
        position = end


_Read = Callable[[str, Sequence[Token], int], tuple[int, str]]


def _reader_of(word: str) -> _Read | None:
    """What reads the number that a word may open; None for most words."""
    if word in _NUMBER_WORDS:
        return _read_words
    if word[0].isalpha():
        return None
    if word[0].isdecimal():
        return _read_digits
    is_fraction = unicodedata.decomposition(word[0]).startswith("<fraction>")
    return _read_fraction if is_fraction else None


def _read_digits(text: str, tokens: Sequence[Token], position: int) -> tuple[int, str]:
    """Read a number in digits; returns the position after it, and its value as text."""
    start = position
    spelling = tokens[position].text
    position += 1
    touching = _touching(tokens, position)
    if _touches_letters_before(text, tokens[start].start) or (
        touching and touching not in _TOUCHING_SCALES | _ORDINALS | set(_UNITS)
    ):  # "G20", "A320neo", "747s": a code, not a number
        while _touching(tokens, position):
            position += 1
        return position, _code(text, tokens, start, position)
    if touching in _ORDINALS:
        return position + 1, f"{_plain(spelling)}th"
    value = _parse(spelling)
    if value is None:
        return position, spelling
    position, value = _read_scales(text, tokens, position, value)
    return position, _plain_decimal(value)


def _read_fraction(
    text: str,  # noqa: ARG001 - one form for all readers
    tokens: Sequence[Token],
    position: int,
) -> tuple[int, str]:
    """Read "½" by its spelling."""
    return position + 1, tokens[position].text.casefold()


def _read_words(text: str, tokens: Sequence[Token], position: int) -> tuple[int, str]:
    """Read a number in words.

    "One" and "a" count only before a scale, for they are pronoun and article elsewhere.
    """
    word = tokens[position].lower
    value = Decimal(_VALUES.get(word, 1))
    following = position + 1
    if word in _TENS and following < len(tokens):
        unit = tokens[following].lower
        if unit in _ONES[:9] and _gap(text, tokens, following) in ("-", ""):
            value += _VALUES[unit]
            following += 1
    after, scaled = _read_scales(text, tokens, following, value)
    if word in ("a", "one") and after == following:
        return position, ""
    return after, _plain_decimal(scaled)


def _read_scales(
    text: str, tokens: Sequence[Token], position: int, value: Decimal
) -> tuple[int, Decimal]:
    last = min(len(tokens), position + _MOST_SCALES)
    while position < last:
        word = tokens[position].lower
        if word in _TOUCHING_SCALES:
            allowed = bool(_touching(tokens, position))
        else:
            allowed = _gap(text, tokens, position) in ("", "-")
        if word not in _SCALES or not allowed:
            break
        value = _EXACT.multiply(value, _SCALES[word])
        position += 1
    return position, value


def _figure(text: str, tokens: Sequence[Token], start: int, end: int, value: str) -> Fact:
    first, last = tokens[start].start, tokens[end - 1].end
    unit = ""
    if start and tokens[start - 1].text in _CURRENCIES and not _gap(text, tokens, start):
        unit = _CURRENCIES[tokens[start - 1].text]
        first = tokens[start - 1].start
    elif end < len(tokens) and _gap(text, tokens, end) in ("", "-"):
        unit = _UNITS.get(tokens[end].lower, "")
        if [token.text.lower() for token in tokens[end : end + 2]] == ["per", "cent"]:
            unit, end = "percent", end + 1
        last = tokens[end].end if unit else last
    if start and tokens[start - 1].text.lower() == "minus":
        value, first = f"-{value}", tokens[start - 1].start
    elif _is_negative(text, first):
        value, first = f"-{value}", first - 1
    key = f"{value} {unit}".strip()
    return Fact(FactKind.FIGURE, text[first:last], first, last, key, frozenset({key}))


def _is_negative(text: str, first: int) -> bool:
    """Whether a minus touches a number, and nothing touches the minus: not in "20-30"."""
    return _MINUS.search(text, max(0, first - 2), first) is not None


def _gap(text: str, tokens: Sequence[Token], position: int) -> str:
    """What lies between a token and the one before it, white space aside."""
    return text[tokens[position - 1].end : tokens[position].start].strip()


def _touching(tokens: Sequence[Token], position: int) -> str:
    """The token at the position where it touches the one before it, in lower case; else ""."""
    if position >= len(tokens) or tokens[position - 1].end != tokens[position].start:
        return ""
    word = tokens[position].lower
    return word if word[0].isalnum() or word == "%" else ""


def _touches_letters_before(text: str, start: int) -> bool:
    return start > 0 and text[start - 1].isalpha()


def _code(text: str, tokens: Sequence[Token], start: int, end: int) -> str:
    first = tokens[start].start
    while first > 0 and text[first - 1].isalnum():
        first -= 1
    return text[first : tokens[end - 1].end].casefold()


def _parse(spelling: str) -> Decimal | None:
    """The value of a number in digits; None where its form is not known (10:30, 3.11.7)."""
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


def _plain(spelling: str) -> str:
    value = _parse(spelling)
    return spelling if value is None else _plain_decimal(value)


def _plain_decimal(value: Decimal) -> str:
    """A decimal without an exponent or trailing zeros: 5E+6 and 5000000.0 are 5000000."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def unit(fact: Fact) -> str:
    """The unit of a figure; "time" for one with a colon, "" for a bare number or another fact."""
    if fact.kind is not FactKind.FIGURE:
        return ""
    return "time" if ":" in fact.key else fact.key.partition(" ")[2]
