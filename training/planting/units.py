"""Edits of the units that figures are given in."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

import random
import re
from collections.abc import Callable, Iterator

from training.planting.figures import NUMBER_WORDS, TENS
from training.planting.splice import Edit, as_cased
from training.planting.splits import Split, half

__all__ = ["UNIT_RULES"]

# Singular/plural of units of one quantity; any of a line may stand for another.
_FAMILIES = """
second/seconds minute/minutes hour/hours day/days week/weeks month/months year/years decade/decades
km/km mile/miles kilometre/kilometres metre/metres meter/meters kilometer/kilometers foot/feet yard/yards inch/inches cm/cm centimeter/centimeters mm/mm light-year/light-years
kg/kg tonne/tonnes ton/tons pound/pounds ounce/ounces gram/grams kilogram/kilograms mg/mg g/g lb/lbs oz/oz
dollar/dollars euro/euros pound/pounds yen/yen cent/cents franc/francs ruble/rubles credit/credits buck/bucks peso/pesos
mph/mph knot/knots
gallon/gallons litre/litres liter/liters pint/pints barrel/barrels cup/cups
acre/acres hectare/hectares
megabyte/megabytes gigabyte/gigabytes kilobyte/kilobytes MB/MB GB/GB KB/KB gig/gigs meg/megs
Celsius/Celsius Fahrenheit/Fahrenheit
watt/watts kilowatt/kilowatts megawatt/megawatts volt/volts
word/words sentence/sentences paragraph/paragraphs
"""

# one unit, spelled in several ways: no edit
_SPELLINGS = """
km kilometre kilometres kilometer kilometers
m metre metres meter meters
cm centimeter centimeters
kg kilogram kilograms
g gram grams
lb lbs pound pounds
oz ounce ounces
litre litres liter liters
ton tons tonne tonnes
MB megabyte megabytes meg megs
GB gigabyte gigabytes gig gigs
KB kilobyte kilobytes
dollar dollars buck bucks
"""

_MONEY = {"$": "€", "£": "$", "€": "$", "US$": "€"}
_DEGREES = {"°C": "°F", "°F": "°C", "ºC": "ºF", "ºF": "ºC"}
_RISES = (
    r"(?:r[io]se|fell|fallen|risen|up|down|by|increased?|decreased?|dropped|grew|grown|improve\w*)"
)
_HALVES = {"am": "pm", "pm": "am", "a.m": "p.m", "p.m": "a.m", "a.m.": "p.m.", "p.m.": "a.m."}


def _table() -> dict[str, list[str]]:
    """A form of a unit -> the same form of the others of its families."""
    table: dict[str, list[str]] = {}
    for line in _FAMILIES.split("\n"):
        pairs = [pair.split("/") for pair in line.split()]
        for column in (0, 1):
            for pair in pairs:
                others = [other[column] for other in pairs if other[column].lower() != pair[column]]
                known = table.setdefault(pair[column], [])
                known.extend(other for other in others if other not in known)
    same = {form: group.split() for group in _SPELLINGS.split("\n") for form in group.split()}
    return {
        form: [other for other in others if other not in (form, *same.get(form, ()))]
        for form, others in table.items()
    }


_OTHERS = _table()
_AMOUNT = "|".join([*NUMBER_WORDS, *TENS, "hundred", "thousand", "million", "billion", "dozen"])
_SPELLED = "|".join(sorted((re.escape(form) for form in _OTHERS), key=len, reverse=True))
_UNIT = re.compile(
    rf"(?:\d ?|\d-(?!gram)|\b(?:{_AMOUNT})[ -]|\b(?:few|several|many|couple of|per|half an?|whole|entire|"
    rf"couple|hundreds of|thousands of|millions of|quarter of an|full|additional|extra|more) )"
    rf"(?P<unit>{_SPELLED})\b(?![-'’/.]\w)(?! ?(?:/|hand))"
)
_INDEFINITE = re.compile(
    r"\b(?:an|a|half an|every|each|for|after|in|within|than an?) "
    r"(?P<unit>hours?|minutes?|weeks?|months?|years?|days|miles?|gallons?|decades?|yards|inches)\b(?![-'’]\w)"
)
_AGO = re.compile(
    r"\b(?P<unit>hours|minutes|days|weeks|months|years|decades|miles) (?=ago|later|away|old\b|earlier)"
)
# an hour and its neighbours are exchanged, never a second for a decade
_TIMES = "seconds minutes hours days weeks months years decades".split()


def _near(unit: str) -> list[str]:
    others = _OTHERS[unit]
    plural = unit if unit.endswith("s") else unit + "s"
    if plural not in _TIMES:
        return others
    place = _TIMES.index(plural)
    near = [t for t in _TIMES[max(0, place - 2) : place + 3] if t != plural]
    return near if plural == unit else [t[:-1] for t in near]


def _measures(sentence: str, rng: random.Random, split: Split) -> Iterator[Edit]:
    for pattern in (_UNIT, _INDEFINITE, _AGO):
        for found in pattern.finditer(sentence):
            unit = found["unit"]
            if re.search(
                r"\b(?:one|1|this|that|the|any) (?:day|second|word)$", sentence[: found.end()]
            ):
                continue
            others = _near(unit)
            kept = half(others, split) or others
            yield ((*found.span("unit"), rng.choice(kept)),)


def _money(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in re.finditer(r"(?:US)?[$£€](?=\s?\d)", sentence):
        yield ((found.start(), found.end(), _MONEY[found[0]]),)
    for found in re.finditer(r"(?<=[\d] )(?:USD|EUR|GBP)\b", sentence):
        other = rng.choice([c for c in ("USD", "EUR", "GBP") if c != found[0]])
        yield ((found.start(), found.end(), other),)


def _signs(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in re.finditer(r"(?<=\d) ?(?P<half>[ap]\.m\.?|[ap]m|[AP]M)\b", sentence):
        yield ((*found.span("half"), as_cased(found["half"], _HALVES[found["half"].lower()])),)
    for found in re.finditer(r"[°º] ?[CF]\b", sentence):
        yield ((found.start(), found.end(), _DEGREES[found[0].replace(" ", "")]),)
    for found in re.finditer(
        r"(?<=\d)(?P<unit> ?(?:kHz|MHz|GHz|MB|GB|KB|mph|kph|k?Wh))\b", sentence
    ):
        unit = found[0].strip()
        family = next(f for f in _SIGN_FAMILIES if unit in f)
        gap = found[0][: -len(unit)]
        yield ((found.start(), found.end(), gap + rng.choice([u for u in family if u != unit])),)


_SIGN_FAMILIES = (("kHz", "MHz", "GHz"), ("MB", "GB", "KB"), ("mph", "kph"), ("kWh", "Wh"))


def _points(sentence: str, _rng: random.Random, _: Split) -> Iterator[Edit]:
    """A change in percent is not one in percentage points."""
    pattern = rf"\b{_RISES} (?:(?:by|about|over|nearly|around) )?\d[\d.]*(?P<sign> ?%| per ?cent)(?! of\b|\w)"
    for found in re.finditer(pattern, sentence):
        yield ((*found.span("sign"), " percentage points"),)
    for found in re.finditer(r"\bpercentage points?\b", sentence):
        yield ((found.start(), found.end(), "percent"),)


UNIT_RULES: tuple[Callable[[str, random.Random, Split], Iterator[Edit]], ...] = (
    _measures,
    _money,
    _signs,
    _points,
)
