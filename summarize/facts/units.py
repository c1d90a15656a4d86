"""Units: their spellings, in one word or several, in front of a number or behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from summarize.facts.tokens import Token, gap, word_at

# Unit: its spellings; the plural is added to those of more than two letters. A unit that
# is not listed stays a word of the sentence, and is compared there.
_SPELLINGS = """
percent: % pct percent
permille: ‰
second: sec second
minute: min minute
hour: h hr hour
day: day
week: wk week
month: month
year: yr year
decade: decade
century: century centuries
millimetre: mm millimetre millimeter
centimetre: cm centimetre centimeter
metre: m metre meter
square metre: m² sqm
square kilometre: km²
square centimetre: cm²
cubic metre: m³
cubic kilometre: km³
cubic centimetre: cm³
kilometre: km kms kilometre kilometer
inch: inch inches
foot: ft foot feet
yard: yd yard
mile: mi mile
hectare: hectare
acre: acre
microgram: mcg microgram
milligram: mg milligram milligramme
gram: g gram gramme
kilogram: kg kgs kilo kilogram kilogramme
tonne: ton tonne
pound weight: lb lbs
ounce: oz ounce
stone: stone
millilitre: ml millilitre milliliter
centilitre: cl centilitre centiliter
litre: l litre liter
gallon: gallon
barrel: barrel bbl
pint: pint
degree: ° deg degree
kelvin: kelvin
mph: mph
kph: kph kmh
knot: knot
byte: byte
kilobyte: kb kilobyte
megabyte: mb megabyte
gigabyte: gb gigabyte
terabyte: tb terabyte
petabyte: pb petabyte
mbps: mbps
gbps: gbps
watt: watt
kilowatt: kw kilowatt
megawatt: mw megawatt
gigawatt: gw gigawatt
kilowatt-hour: kwh
megawatt-hour: mwh
gigawatt-hour: gwh
horsepower: hp horsepower
volt: volt
hertz: hz hertz
kilohertz: khz
megahertz: mhz
gigahertz: ghz
calorie: calorie
kilocalorie: kcal
joule: joule
decibel: db decibel
basis point: bp bps
star: star
percentage point: pp ppt
dollar: $ dollar usd buck us$
cent: cent
euro: € euro eur
pound: £ pound gbp quid
penny: pence penny
yen: ¥ yen jpy
yuan: yuan renminbi rmb cny
rupee: ₹ rupee inr
ruble: ruble rouble rub
franc: franc chf
krona: krona kronor kronur sek
krone: krone kroner nok dkk
lira: lira try
zloty: zloty pln
won: krw
real: brl
rand: zar
peso: peso
shekel: shekel
australian dollar: aud
canadian dollar: cad
"""
UNITS: dict[str, str] = {}
for _line in _SPELLINGS.strip().splitlines():
    _unit, _, _spellings = _line.partition(": ")
    for _spelling in _spellings.split():
        UNITS[_spelling] = _unit
        if len(_spelling) > 2 and _spelling.isalpha():
            UNITS.setdefault(f"{_spelling}s", _unit)
CURRENCIES = {sign: UNITS[sign] for sign in "$€£¥₹"}
# In front of a number; "try" and "rub" are words there.
CODES = {code: UNITS[code] for code in (
    "usd eur gbp jpy cny rmb inr chf sek nok dkk krw brl zar pln aud cad".split()
)} | {"rs": "rupee"}  # fmt: skip
_DOLLARS = {
    "us": "dollar", "a": "australian dollar", "au": "australian dollar", "c": "canadian dollar",
    "ca": "canadian dollar", "hk": "hong kong dollar", "nz": "new zealand dollar",
    "s": "singapore dollar", "r": "real",
}  # fmt: skip
_OF_PLACES = {
    "us": "dollar", "u.s.": "dollar", "american": "dollar", "australian": "australian dollar",
    "canadian": "canadian dollar", "british": "pound", "sterling": "pound", "japanese": "yen",
    "chinese": "yuan", "indian": "rupee", "russian": "ruble", "swiss": "franc", "turkish": "lira",
    "swedish": "krona",
}  # fmt: skip
# Where capitals tell units apart; the rest are told in any.
_CASED = {
    "mW": "milliwatt", "Mb": "megabit", "Gb": "gigabit", "Tb": "terabit", "kb": "kilobit",
    "G": "", "L": "litre", "H": "", "Kb": "kilobit",
}  # fmt: skip
_SCALES_OF_DEGREES = {"celsius": "celsius", "centigrade": "celsius", "fahrenheit": "fahrenheit",
                      "c": "celsius", "f": "fahrenheit"}  # fmt: skip
_IN_TWO_WORDS = {"per cent": "percent", "metric ton": "tonne", "metric tonne": "tonne"}
_RATES = {
    ("kilometre", "hour"): "kph", ("kilometre", "h"): "kph", ("mile", "hour"): "mph",
    ("metre", "second"): "metre per second", ("metre", "s"): "metre per second",
    ("kilometre", "second"): "kilometre per second", ("kilometre", "s"): "kilometre per second",
}  # fmt: skip


def unit_before(text: str, tokens: Sequence[Token], position: int) -> tuple[int, str]:
    """The currency in front of a number: the position where it begins, and its unit."""
    if not position:
        return position, ""
    before = tokens[position - 1]
    if (currency := CURRENCIES.get(before.lower)) and not gap(text, tokens, position):
        touched = position > 1 and tokens[position - 2].end == before.start
        if before.lower == "$" and touched and tokens[position - 2].lower in _DOLLARS:
            return position - 2, _DOLLARS[tokens[position - 2].lower]
        return position - 1, currency
    if before.lower in CODES and gap(text, tokens, position) in ("", "."):
        capitals = before.text.isupper() or before.lower == "rs"
        return (position - 1, CODES[before.lower]) if capitals else (position, "")
    return position, ""


def unit_after(text: str, tokens: Sequence[Token], position: int) -> tuple[int, str]:
    """The unit behind a number: the position after it, and its name."""
    word = word_at(text, tokens, position, "-")
    if not word or (word in CURRENCIES and gap(text, tokens, position)):  # "$5-$10"
        return position, ""
    following = word_at(text, tokens, position + 1, "-.")
    if word in ("per", "percentage", "metric", "basis", "nautical", "light") or word in _OF_PLACES:
        return _in_two_words(word, following, position)
    if word in ("square", "cubic", "sq", "cu"):
        length = UNITS.get(following)
        power = "square" if word[0] == "s" else "cubic"
        return (position + 2, f"{power} {length}") if length else (position, "")
    unit = _CASED.get(tokens[position].text, UNITS.get(word, ""))
    if unit == "degree" and following in _SCALES_OF_DEGREES:
        return position + 2, _SCALES_OF_DEGREES[following]
    if unit == "year" and following in ("old", "olds", "of"):
        is_of = following == "of"
        if not is_of or word_at(text, tokens, position + 2) == "age":
            return position + 2 + is_of, "age"
    return _with_rate(text, tokens, position, unit or word)


def _in_two_words(word: str, following: str, position: int) -> tuple[int, str]:
    """Read "per cent", "percentage points", "US dollars"."""
    whole = f"{word} {following.removesuffix('s')}"
    if whole in _IN_TWO_WORDS:
        return position + 2, _IN_TWO_WORDS[whole]
    if whole in ("percentage point", "basis point", "nautical mile", "light year"):
        return position + 2, whole
    if word in _OF_PLACES and UNITS.get(following) in ("dollar", _OF_PLACES[word]):
        return position + 2, _OF_PLACES[word]
    return position, ""


def _with_rate(text: str, tokens: Sequence[Token], position: int, unit: str) -> tuple[int, str]:
    """A unit with what it is per: "km/h", "miles per hour"; or with its power: "km²"."""
    after = tokens[position].end
    if text[after : after + 1] in ("2", "3") and unit.endswith("metre"):
        power = "square" if text[after] == "2" else "cubic"
        return position + 2, f"{power} {unit}"
    following = word_at(text, tokens, position + 1, "/")
    last = position + 1
    if following in ("per", "an"):
        following, last = word_at(text, tokens, position + 2), position + 2
    rate = _RATES.get((unit, UNITS.get(following, following))) if following else None
    if rate:
        return last + 1, rate
    return (position + 1, unit) if unit in _NAMES else (position, "")


_NAMES = frozenset(UNITS.values()) | frozenset(filter(None, _CASED.values()))

# How many of the first unit of a line each of the others is; values are converted along a line.
_SIZES = """
second=1 minute=60 hour=3600 day=86400 week=604800
month=1 year=12 decade=120 century=1200
millimetre=1 centimetre=10 metre=1000 kilometre=1000000
milligram=1 gram=1000 kilogram=1000000 tonne=1000000000
millilitre=1 centilitre=10 litre=1000
inch=1 foot=12 yard=36
"""
_KIN = {
    unit: {other: int(size) for other, size in kin.items()}
    for kin in (dict(pair.split("=") for pair in line.split()) for line in _SIZES.split("\n"))
    for unit in kin
}
_MOST_TIMES = 1000  # no second is given for a century


def equivalents(value: Fraction, unit: str) -> Iterator[tuple[str, str]]:
    """Yield other ways to give a measure, as number and unit: "48 hour" for 2 days."""
    if unit == "percent":
        yield str(value / 100), ""
        if (third := _THIRDS.get(float(value))) is not None:
            yield f"~{third}", ""
    elif not unit and value.denominator > 1 and value < 1:
        percent = value * 100
        yield decimal_of(percent) or f"~{int(percent + Fraction(1, 2))}", "percent"
    kin = _KIN.get(unit, {})
    for other, size in kin.items():
        times = Fraction(kin[unit], size)
        if other != unit and Fraction(1, _MOST_TIMES) <= times <= _MOST_TIMES:
            converted = decimal_of(value * times)
            if converted:
                yield converted, other


_THIRDS = {33.0: "1/3", 66.0: "2/3", 67.0: "2/3"}


def decimal_of(value: Fraction) -> str:
    """A fraction in digits, "" where six behind the point would not do."""
    if 10**6 % value.denominator:
        return ""
    digits = f"{float(value):.6f}"
    return digits.rstrip("0").rstrip(".")
