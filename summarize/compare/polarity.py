"""What one sentence denies, qualifies or measures otherwise than the other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summarize.compare.sides import SAID, Columns, Directed, Ints, Signs
from summarize.grammar import AXES, COUNT_BITS
from summarize.reading import ItemKind, Sign

_WAYS = [Sign.ONE_WAY, Sign.OTHER_WAY]
_FUNCTION = [Sign.FUNCTION, Sign.FUNCTION_2, Sign.FUNCTION_3]


def polarity(pairs: Directed) -> Columns:
    """Items that one denies, or holds for possible, or speaks of in part, and the other does not.

    An opposite that is denied says the same: "not safe", "dangerous".
    """
    links = pairs.block.links
    denials = pairs.items.signs[:, Sign.NEGATION].astype(np.int64)
    of_a, of_b = denials[pairs.block.a.sentences], denials[pairs.block.b.sentences]
    made_good = pairs.count(pairs.opposite & pairs.denied)
    matched = pairs.block.b.matched
    denied = matched & (pairs.b.negated != pairs.of_partner(pairs.a.negated))
    modal = matched & (pairs.b.modal != pairs.of_partner(pairs.a.modal))
    quantified = matched & (pairs.b.quantified != pairs.of_partner(pairs.a.quantified))
    # Whichever of the two says the other: what clashes does so either way.
    synonyms = (np.maximum(pairs.link_credit, pairs.link_back) >= SAID) & ~pairs.opposite
    said = np.flatnonzero(synonyms)
    pair, at_a, at_b = links.pair[said], links.a[said], links.b[said]
    other = pairs.a.modal[pair, at_a] != pairs.b.modal[pair, at_b]
    # "The wife of John Smith", "Smith": of a name that implies the other.
    whose = pairs.a.quantified[pair, at_a] != pairs.b.quantified[pair, at_b]
    whose &= pairs.a.kinds[pair, at_a] == ItemKind.NAME
    whose &= pairs.b.kinds[pair, at_b] == ItemKind.NAME
    return {
        "negation_differs": (of_a + of_b + made_good) % 2,
        "negated_items": denied.sum(axis=1) + pairs.count(synonyms & pairs.denied),
        "negations": np.minimum(of_a, of_b),
        "modal_items": modal.sum(axis=1) + pairs.count(said[other]),
        "quantified_items": quantified.sum(axis=1) + pairs.count(said[whose]),
    }


def signs(pairs: Directed) -> Columns:
    """What of its modal words, quantifiers, directions and function words each has alone."""
    of_a = pairs.items.signs[pairs.block.a.sentences]
    of_b = pairs.items.signs[pairs.block.b.sentences]
    new, gone = np.bitwise_count(of_b & ~of_a), np.bitwise_count(of_a & ~of_b)
    opposed = (of_a[:, Sign.UP] & of_b[:, Sign.DOWN]) | (of_a[:, Sign.DOWN] & of_b[:, Sign.UP])
    # What goes both ways in one sentence is opposed to nothing.
    mixed = (of_a[:, Sign.UP] & of_a[:, Sign.DOWN]) | (of_b[:, Sign.UP] & of_b[:, Sign.DOWN])
    return {
        "function_opposed": _opposed(of_a, of_b),
        "modality_new": new[:, Sign.MODALITY],
        "modality_gone": gone[:, Sign.MODALITY],
        "quantifier_new": new[:, Sign.QUANTIFIER],
        "quantifier_gone": gone[:, Sign.QUANTIFIER],
        "direction_opposed": np.bitwise_count(opposed & ~mixed),
        "function_new": new[:, _FUNCTION].sum(axis=1),
        "function_gone": gone[:, _FUNCTION].sum(axis=1),
    }


def _opposed(of_a: Signs, of_b: Signs) -> Ints:
    """On how many axes b has more words of one way and fewer of the other: "to" for "from"."""
    counts_a, counts_b = of_a[:, _WAYS], of_b[:, _WAYS]
    # Both numbers are other ones in few pairs.
    rows = np.flatnonzero((counts_a != counts_b).all(axis=1))
    more, fewer = (
        _counts(larger[rows]) > _counts(smaller[rows])
        for larger, smaller in ((counts_b, counts_a), (counts_a, counts_b))
    )
    opposed = np.zeros(len(of_a), np.intp)
    opposed[rows] = (more & fewer[:, ::-1]).any(axis=1).sum(axis=1)
    return opposed


def _counts(packed: Signs) -> NDArray[np.uint8]:
    """How often words are said, shape (n, 2, axes)."""
    shifts = np.arange(AXES, dtype=np.uint64) * np.uint64(COUNT_BITS)
    return (packed[:, :, None] >> shifts).astype(np.uint8) & np.uint8(2**COUNT_BITS - 1)
