"""Aligned pairs of sentences -> numbers that tell whether a covers b.

Every number has a name and a direction: it may only speak for a cover, or only against one, which
the training holds the model to (`training/compare.py`). So what is learned on some texts cannot
turn round on others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from summarize.compare.alignment import Alignment, align
from summarize.compare.order import order, places, voices
from summarize.compare.polarity import polarity, signs
from summarize.compare.sides import Columns, Directed, Floats, Ints, directed, total, view
from summarize.lexicon import LexicalRelation
from summarize.reading import ItemKind, Items

_SISTERS = (LexicalRelation.CLASSMATE, LexicalRelation.SISTER)
_SPECIFIC = (LexicalRelation.SPECIFIC, LexicalRelation.ENTAILED)
# A word with less credit than this is not even hinted at. A short sentence may have none such, a
# longer one one in four items; and so much of them must be said. By reading what was folded.
_HINTED, _SHORT, _UNSAID_SHARE = 0.35, 6, 0.25
_COVERED_IF_SHORT, _COVERED = 0.75, 0.60
# A fact that is said by a related one ("Blinken" by "Antony Blinken") is not missing.
_STATED = 0.9
# Where fewer than this share of a block is worthwhile, it pays to look at those alone.
_FEW = 0.8
# Shares of the items and of the words that each says of the other -> whether to go on.
Worthwhile = Callable[[tuple[Floats, Floats], tuple[Floats, Floats]], NDArray[np.bool_]]
FACT_KINDS = {
    "figure": ItemKind.FIGURE,
    "date": ItemKind.DATE,
    "name": ItemKind.NAME,
    "quotation": ItemKind.QUOTATION,
}
# Name -> +1: speaks for a cover; -1: against one; 0: either, with the others.
FEATURES: dict[str, int] = {
    "similarity": 1,
    "exact": 1,
    "credited": 1,
    "words_credited": 1,
    "lost": -1,
    "lost_most": -1,
    "lost_count": -1,
    "unsaid": -1,
    "extra_credited": 0,
    "extra_count": 0,
    "antonyms": -1,
    "sisters": -1,
    "specific": -1,
    "slot_swaps": -1,
    "slot_worst": -1,
    "replaced": -1,
    "replaced_most": -1,
    "swallowed": -1,
    **{f"{kind}_{what}": -1 for kind in FACT_KINDS for what in ("missing", "swapped")},
    "repeated_facts": -1,
    "repeated": -1,
    "negation_differs": -1,
    "negated_items": -1,
    "negations": 0,
    "breaks": -1,
    "inversions": -1,
    "break_share": -1,
    "bigrams": 1,
    "markers_differ": -1,
    "marker_swaps": -1,
    "markers_opposed": -1,
    "name_inversions": -1,
    "stolen_before": -1,
    "stolen_after": -1,
    "stolen_places": -1,
    "voice_clash": -1,
    "turned": -1,
    "persons_turned": -1,
    "doers_turned": -1,
    "exchanged": -1,
    "modal_items": -1,
    "quantified_items": -1,
    "modality_new": -1,
    "modality_gone": -1,
    "quantifier_new": -1,
    "quantifier_gone": -1,
    "direction_opposed": -1,
    "function_opposed": -1,
    "function_new": -1,
    "function_gone": -1,
    "items": 0,
    "items_more": 0,
}
NAMES = tuple(FEATURES)
COLUMN = {name: column for column, name in enumerate(NAMES)}


_SWAPPED = [COLUMN[f"{kind}_swapped"] for kind in FACT_KINDS]
_OPPOSED = [
    COLUMN[name]
    for name in (
        "antonyms", "negated_items", "direction_opposed", "function_opposed", "markers_opposed",
        "voice_clash", "stolen_places", "exchanged", "persons_turned", "doers_turned",
    )
]  # fmt: skip
_MARKER_SWAPS = COLUMN["marker_swaps"]
_FUNCTION = [COLUMN["function_new"], COLUMN["function_gone"]]
_UNSAID = [COLUMN[f"{kind}_missing"] for kind in FACT_KINDS]
_QUALIFIED = [COLUMN["modal_items"], COLUMN["quantified_items"], COLUMN["repeated_facts"]]


def clashing(features: Floats) -> NDArray[np.bool_]:
    """Whether facts of the two sentences clash: it is the same either way."""
    # The same prepositions, before one another's items: "from Lyon to Turin", "from Turin to Lyon".
    exchanged = features[:, _MARKER_SWAPS] > 1
    exchanged &= ~features[:, _FUNCTION].any(axis=1)
    return np.asarray(features[:, _SWAPPED + _OPPOSED].any(axis=1) | exchanged)


def swapped_kinds(features: Floats) -> tuple[Ints, Ints]:
    """Of how many kinds each has facts that the other has not, and of how many facts that is."""
    swapped = features[:, _SWAPPED]
    return np.count_nonzero(swapped, axis=1), swapped.sum(axis=1).astype(np.intp)


def vetoed(features: Floats) -> NDArray[np.bool_]:
    """Whether a cannot cover b, whatever else they have in common.

    A fact clashes or is missing, or one says to be possible, or of a part, what the other says
    flatly.
    """
    ruled_out = clashing(features) | features[:, _UNSAID + _QUALIFIED].any(axis=1)
    # "The red door", "the green door": a word stands where its sister stood.
    ruled_out |= features[:, [COLUMN["sisters"], COLUMN["replaced"]]].all(axis=1)
    # Whatever the trees have learned of loose pairs: a short sentence is one claim, of which each
    # word counts.
    items = features[:, COLUMN["items"]]
    short = items < _SHORT
    ruled_out |= features[:, COLUMN["unsaid"]] > np.where(short, 0, items * _UNSAID_SHARE)
    ruled_out |= features[:, COLUMN["credited"]] < np.where(short, _COVERED_IF_SHORT, _COVERED)
    return np.asarray(ruled_out)


def pair_features(
    items: Items,
    rows: Ints,
    cols: Ints,
    similarity: Floats,
    worthwhile: Worthwhile | None = None,
) -> Iterator[tuple[Ints, Floats, Floats]]:
    """Work out the numbers of pairs, both ways.

    Parameters
    ----------
    items : Items
    rows, cols : ndarray of int, shape (n_pairs,)
    similarity : ndarray of float32, shape (n_pairs,)
        Cosines of the sentences.
    worthwhile : callable, optional
        Of which pairs the numbers are wanted, by how much of the items and of the words each says
        of the other: most of the similar pairs of a text have hardly a word in common.

    Yields
    ------
    pairs : ndarray of int, shape (n,)
        Positions in `rows`; those that are not worthwhile may be missing.
    there, back : ndarray of float32, shape (n, n_features)
        For "row covers column" and for "column covers row", in the order of `NAMES`.
    """
    for block in align(items, rows, cols):
        there, back = _both_ways(items, block)
        if worthwhile is not None:
            chosen = np.flatnonzero(worthwhile(*map(_said, (there, back))))
            if len(chosen) < _FEW * len(block.pairs):
                there, back = _both_ways(items, block.take(chosen))
        yield there.block.pairs, _numbers(there, similarity), _numbers(back, similarity)


def _both_ways(items: Items, block: Alignment) -> tuple[Directed, Directed]:
    a, b = view(items, block.a), view(items, block.b)
    return directed(items, block, a, b), directed(items, block.turned(), b, a)


def _said(pairs: Directed) -> tuple[Floats, Floats]:
    shares = _shares(pairs)
    return shares["credited"], shares["words_credited"]


def credit_of(items: Items, covers: Sequence[int], b: int) -> tuple[Floats, Floats]:
    """How much of every item of a sentence each of some others says.

    Returns
    -------
    credit : ndarray of float32, shape (len(covers), n_items)
        In [0, 1].
    weights : ndarray of float32, shape (n_items,)
    """
    length = int(items.offsets[b + 1] - items.offsets[b])
    credit = np.zeros((len(covers), length), np.float32)
    cols = np.full(len(covers), b, np.intp)
    for block in align(items, np.array(covers, np.intp), cols):
        pairs = directed(items, block, view(items, block.a), view(items, block.b))
        credit[block.pairs] = pairs.credit[:, :length]
    forms = items.forms[items.offsets[b] : items.offsets[b + 1]]
    return credit, items.weights[forms]


def _numbers(pairs: Directed, similarity: Floats) -> Floats:
    """The numbers for "a covers b", in the order of `NAMES`."""
    out: Columns = {"similarity": similarity[pairs.block.pairs]}
    out |= _shares(pairs) | _related(pairs) | _slots(pairs) | _facts(pairs)
    out |= polarity(pairs) | order(pairs) | places(pairs) | signs(pairs)
    out |= voices(pairs, out["inversions"])
    return np.stack([out[name] for name in NAMES], axis=1).astype(np.float32)


def _shares(pairs: Directed) -> Columns:
    """How much of b is in a, by weight, and of a in b."""
    a, b = pairs.a, pairs.b
    whole = np.maximum(total(b.weights), 1e-6)
    missing = b.weights * (1 - pairs.credit)
    ordinary = b.kinds == ItemKind.WORD
    of_words = np.maximum(total(b.weights * ordinary), 1e-6)
    whole_a = np.maximum(total(a.weights), 1e-6)
    items_b = pairs.block.b.present.sum(axis=1)
    lost = total(missing)
    return {
        "exact": total(b.weights * pairs.block.b.matched) / whole,
        "credited": 1 - lost / whole,
        "words_credited": 1 - total(missing * ordinary) / of_words,
        "lost": lost,
        "lost_most": missing.max(axis=1),
        "lost_count": (pairs.left_b & (pairs.credit < 0.5)).sum(axis=1),
        "unsaid": (pairs.left_b & (pairs.credit < _HINTED)).sum(axis=1),
        "extra_credited": total(a.weights * pairs.back) / whole_a,
        "extra_count": (pairs.left_a & (pairs.back < 0.5)).sum(axis=1),
        "items": items_b,
        "items_more": pairs.block.a.present.sum(axis=1) - items_b,
    }


def _related(pairs: Directed) -> Columns:
    codes = pairs.block.links.codes
    return {
        "antonyms": pairs.count(pairs.opposite & ~pairs.denied),
        "sisters": pairs.count(np.isin(codes, _SISTERS)),
        "specific": pairs.count(np.isin(codes, _SPECIFIC)),
    }


def _slots(pairs: Directed) -> Columns:
    """Items of b that stand where a has another one: a common neighbour, another word.

    The item before (or after) is matched, and next to its partner a has an item that is matched by
    nothing: "the red door" beside "the green door".
    """
    left_a, left_b = pairs.left_a, pairs.left_b & (pairs.credit < _STATED)
    swapped = np.zeros_like(left_b)
    last = left_a.shape[1] - 1
    for step in (1, -1):
        there = pairs.block.b.partner + step
        other = np.take_along_axis(left_a, np.clip(there, 0, last), axis=1)
        other &= pairs.block.b.matched & (there >= 0) & (there <= last)
        if step == 1:
            swapped[:, 1:] |= other[:, :-1] & left_b[:, 1:]
        else:
            swapped[:, :-1] |= other[:, 1:] & left_b[:, :-1]
    worst = pairs.b.weights * (1 - pairs.credit) * swapped
    return {"slot_swaps": swapped.sum(axis=1), "slot_worst": worst.max(axis=1)}


def _facts(pairs: Directed) -> Columns:
    """Figures, dates, names and quotations of b that a has not, and how many a has instead."""
    left_a = pairs.left_a & (pairs.back < _STATED)
    left_b = pairs.left_b & (pairs.credit < _STATED)
    out: Columns = {}
    for name, kind in FACT_KINDS.items():
        of_a = (left_a & (pairs.a.kinds == kind)).sum(axis=1)
        of_b = (left_b & (pairs.b.kinds == kind)).sum(axis=1)
        out[f"{name}_missing"], out[f"{name}_swapped"] = of_b, np.minimum(of_a, of_b)
    # "Five planets, or is it six": who says six twice may have said it in the place of five.
    more = pairs.block.b.matched & (pairs.b.times > pairs.of_partner(pairs.a.times))
    fewer = pairs.block.b.matched & (pairs.b.times < pairs.of_partner(pairs.a.times))
    # "Long and short trips", "short and short trips": a word for the repetition of another.
    unsaid = pairs.left_b & (pairs.credit < _HINTED)
    out["swallowed"] = np.asarray(fewer.any(axis=1) & unsaid.any(axis=1))
    counted = np.isin(pairs.b.kinds, (ItemKind.FIGURE, ItemKind.DATE, ItemKind.NAME))
    out["repeated_facts"] = (more & counted).sum(axis=1)
    out["repeated"] = (more & ~counted).sum(axis=1)
    return out
