"""What else is said by saying a figure: "about 30" by "30", "two days" by "48 hours"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from summarize.facts import bounds, clock
from summarize.facts.counts import WORD_SCALES
from summarize.facts.units import equivalents

NUMBER = re.compile(r"([<>]=?|~|)(\d{1,12}(?:\.\d{1,6})?|\d{1,3}/\d{1,3})")
# "Hundreds" of what: from how many on it is said, and up to how many.
_ROUND_WORDS = (
    ("dozens", 24, 200), ("scores", 40, 200), ("hundreds", 200, 2000), ("thousands", 2000, 10**6),
    ("tens_of_thousands", 2 * 10**4, 2 * 10**5), ("hundreds_of_thousands", 2 * 10**5, 2 * 10**6),
    ("millions", 2 * 10**6, 10**9), ("tens_of_millions", 2 * 10**7, 2 * 10**8),
    ("hundreds_of_millions", 2 * 10**8, 2 * 10**9), ("billions", 2 * 10**9, 10**12),
    ("trillions", 2 * 10**12, 10**15),
)  # fmt: skip
_AS_MUCH = frozenset({"", "~", ">", ">="})
_NO_CROWD = frozenset({"percent", "permille", "age", "degree", "celsius", "fahrenheit"})


# The same figures come again and again, and one set can serve them all.
@lru_cache(maxsize=16384)
def said_by(key: str, name: str) -> frozenset[str]:
    """What is said by saying a figure.

    Parameters
    ----------
    key : str
        Its number with its bound, ">=30"; or what stands for them, "several_hundred".
    name : str
        Its unit, "" for none.

    Returns
    -------
    frozenset of str
        The keys of figures, its own among them.

    Examples
    --------
    >>> sorted(said_by("214", ""))
    ['214', 'hundreds', '~214']
    """
    implied = set(_weaker(key, name))
    if number := NUMBER.fullmatch(key):
        bound, value = number.groups()
        if value.rpartition("/")[2].strip("0"):
            for other, unit_ in equivalents(Fraction(value), name):
                implied |= _weaker(f"{bound}{other}" if other[0] != "~" else other, unit_)
        if name == "age" and not bound:
            implied |= {value, f"{value} year"}
        if bound in _AS_MUCH and name not in _NO_CROWD and "/" not in value:
            implied.update(_in_round_words(Decimal(value)))
    few, _, scale = key.partition("_")
    if scale in WORD_SCALES:  # "several hundred"
        implied.add(f"{scale}s")
    elif few in ("tens", "hundreds") and scale:  # "tens of thousands"
        implied.add(scale.removeprefix("of_"))
    above, slash, below = key.partition("/")
    if slash and above.isdecimal() and int(above) > 1 and len(below) > 1:
        implied |= {above, below}  # "120 of the 450"
    if name and key.endswith("th"):
        implied.add(key)
    return frozenset(implied)


def _in_round_words(value: Decimal) -> Iterator[str]:
    """Yield what is said of a number in no figures: "hundreds" for 214."""
    for word, low, high in _ROUND_WORDS:
        if low <= value < high:
            yield word


def _weaker(key: str, name: str) -> set[str]:
    """A figure and the bounds that it says."""
    tail = f" {name}" if name else ""
    implied = {key + tail}
    if key[0] in "<>":
        if key[1] != "=":
            implied.add(f"{key[0]}={key[1:]}{tail}")
        return implied
    if key[0] == "~":
        return implied
    implied.add(f"~{key}{tail}")
    low, dash, high = key.partition("-")
    if clock.is_clock(key):
        implied |= {key.partition(" ")[0], key.partition(":00")[0]}
    elif dash and low:
        if bounds.is_number(low) and bounds.is_number(high):
            if Decimal(low) < Decimal(high):
                implied |= {f">={low}{tail}", f"<={high}{tail}"}
            else:  # a score
                implied |= {low + tail, high + tail}
    elif name == "star" and "/" in key:  # 4 out of 5 stars
        implied |= {key, f"{key.partition('/')[0]} star"}
    return implied
