"""Which facts of two sentences clash, told one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from summarize.facts import Fact, FactKind
from summarize.reading import Reading

# Kinds of which a sentence may have more than another without contradicting it.
_COUNTED = (FactKind.FIGURE, FactKind.DATE, FactKind.NAME, FactKind.QUOTATION)

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
