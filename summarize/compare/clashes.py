"""Which facts of two sentences clash, told one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from math import inf

from summarize.facts import Fact, FactKind
from summarize.reading import Reading

# Kinds of which a sentence may have more than another without contradicting it.
_COUNTED = (FactKind.FIGURE, FactKind.DATE, FactKind.NAME, FactKind.QUOTATION)

# A figure's key: its sign, its number, its unit.
_BOUND = re.compile(r"(?P<sign>~|[<>]=?)?(?P<number>-?\d+(?:\.\d+)?)(?: (?P<unit>.*))?")
# "About" is within a twentieth; "more than" leaves out the number itself.
_ABOUT, _EXACT = 0.05, 1e-9

Clashes = tuple[tuple[Fact, Fact], ...]


def conflicts(a: Reading, b: Reading, only_a: Sequence[Fact], only_b: Sequence[Fact]) -> Clashes:
    """The facts that clash: where each has what the other lacks, or one denies.

    Parameters
    ----------
    a, b : Reading
    only_a, only_b : sequence of Fact
        Figures, dates, names and quotations of the one that the other does not state.

    Returns
    -------
    tuple of (Fact, Fact)
        Of a, of b. Where one denies and the other does not, its side is a fact without a text.
    """
    pairs: list[tuple[Fact, Fact]] = []
    for kind in _COUNTED:
        pairs += _pair_up(kind, only_a, only_b)
    negations = _of(a, FactKind.NEGATION), _of(b, FactKind.NEGATION)
    if len(negations[0]) % 2 != len(negations[1]) % 2:
        pairs.append((_first(negations[0]), _first(negations[1])))
    if figures_reordered(a.facts, b.facts):
        pairs.append((_of(a, FactKind.FIGURE)[0], _of(b, FactKind.FIGURE)[0]))
    pairs += _opposed(_of(a, FactKind.DIRECTION), _of(b, FactKind.DIRECTION))
    return tuple(pairs)


def figures_reordered(a: Sequence[Fact], b: Sequence[Fact]) -> bool:
    """Whether the same figures stand in another order: "52 to 48" against "48 to 52"."""
    of_a, of_b = ([f.key for f in facts if f.kind is FactKind.FIGURE] for facts in (a, b))
    return len(of_a) > 1 and of_a != of_b and sorted(of_a) == sorted(of_b)


def compatible(a: Fact, b: Fact) -> bool:
    """Whether two figures may both be right, as one is a bound: "more than 100", "104".

    "About 2,000" and "1,998" are compatible, too: within a twentieth.
    """
    if not a.kind is b.kind is FactKind.FIGURE:
        return False
    one, other = _BOUND.fullmatch(a.key), _BOUND.fullmatch(b.key)
    if not (one and other) or one["unit"] != other["unit"] or not (one["sign"] or other["sign"]):
        return False
    (low_a, high_a), (low_b, high_b) = _interval(one), _interval(other)
    return low_a <= high_b and low_b <= high_a


def _interval(bound: re.Match[str]) -> tuple[float, float]:
    """The least and the most that a figure may be."""
    value, sign = float(bound["number"]), bound["sign"]
    around = abs(value) * (_ABOUT if sign == "~" else _EXACT if sign in (">", "<") else 0)
    if sign in ("~", None):
        return value - around, value + around
    return (value + around, inf) if sign[0] == ">" else (-inf, value - around)


def counted(figure: Fact, text: str) -> str:
    """The two words after a figure, which say what it counts: "people were"."""
    if figure.kind is not FactKind.FIGURE:
        return ""
    return " ".join(text[figure.end :].casefold().split()[:2])


def _opposed(of_a: Sequence[Fact], of_b: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """The first two that go opposite ways on one axis."""
    for a in of_a:
        for b in of_b:
            if a.key[:-1] == b.key[:-1] and a.key != b.key:
                return [(a, b)]
    return []


def _of(reading: Reading, kind: FactKind) -> list[Fact]:
    return [fact for fact in reading.facts if fact.kind is kind]


def _first(negations: Sequence[Fact]) -> Fact:
    """The first, or what stands for the side that does not deny."""
    if negations:
        return negations[0]
    return Fact(FactKind.NEGATION, "", 0, 0, "", frozenset())


def _pair_up(
    kind: FactKind, only_a: Sequence[Fact], only_b: Sequence[Fact]
) -> list[tuple[Fact, Fact]]:
    """Pair the facts of one kind that either side alone has, in order of their places."""
    of_a = [fact for fact in only_a if fact.kind is kind]
    of_b = [fact for fact in only_b if fact.kind is kind]
    if not of_a or not of_b:
        return []
    last = of_a[-1], of_b[-1]
    return [(a or last[0], b or last[1]) for a, b in zip_longest(of_a, of_b)]
