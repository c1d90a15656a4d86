"""Who does what to whom: the order of what both sentences say, and what stands beside it."""

from __future__ import annotations

import numpy as np

from summarize.compare.sides import SAID, Columns, Directed, Flags, Ints, Signs
from summarize.grammar import OF_FIGURES, OPPOSITE_MARKERS
from summarize.reading import ItemKind, Sign

# Markers that join: "and", "or" say nothing of the part that an item plays.
_AND_OR = (10, 11)
_BY = 1  # tells who did it, which the voice may tell, too
_OPPOSITE = np.array(OPPOSITE_MARKERS, np.uint8)


def order(pairs: Directed) -> Columns:
    """Where the items that both have stand in another order, or behind another preposition."""
    matched = pairs.block.b.matched
    rank = np.cumsum(pairs.block.a.matched, axis=1) - 1
    pair, at = np.nonzero(matched)
    place = rank[pair, pairs.block.b.partner[pair, at]]
    step, within = np.diff(place), np.diff(pair) == 0
    names = pairs.b.kinds[pair, at] == ItemKind.NAME
    name_step, name_within = np.diff(place[names]), np.diff(pair[names]) == 0

    def count(of_pair: Ints, chosen: np.ndarray) -> Ints:
        return np.bincount(of_pair[1:][chosen], minlength=len(pairs))

    breaks = count(pair, within & (step != 1))
    steps = np.maximum(np.bincount(pair, minlength=len(pairs)) - 1, 1)
    items_b = np.maximum(pairs.block.b.present.sum(axis=1) - 1, 1)
    return {
        "breaks": breaks,
        "inversions": count(pair, within & (step < 0)),
        "break_share": breaks / steps,
        "bigrams": count(pair, within & (step == 1)) / items_b,
        "name_inversions": count(pair[names], name_within & (name_step < 0)),
        **_markers(pairs),
    }


def _markers(pairs: Directed) -> Columns:
    """Matched items that another preposition stands before: "from Paris", "to Paris"."""
    here, there = pairs.b.markers, pairs.of_partner(pairs.a.markers)
    differ = pairs.block.b.matched & (here != there)
    cases = ~np.isin(here, (0, *_AND_OR)) & ~np.isin(there, (0, *_AND_OR))
    opposed = (_OPPOSITE[here] == there) | (_OPPOSITE[there] == here)
    opposed &= (here > 0) & (there > 0)
    measured = pairs.b.kinds == ItemKind.FIGURE
    opposed |= measured & np.isin(here, OF_FIGURES) & np.isin(there, OF_FIGURES)
    opposed &= differ
    return {
        "markers_differ": differ.sum(axis=1),
        "marker_swaps": (differ & cases).sum(axis=1),
        "markers_opposed": opposed.sum(axis=1),
    }


def places(pairs: Directed) -> Columns:
    """Items of b that stand between the words that another item has in a.

    Where a clause is moved, its words keep their neighbours; where two words change places, each
    has the neighbours of the other: "the dog chased the cat", "the cat chased the dog". And one
    item may stand where another did: "the red door", "the green door".
    """
    a, b = pairs.block.a, pairs.block.b
    left = pairs.a.before[:, :, None] == pairs.b.before[:, None, :]
    right = pairs.a.after[:, :, None] == pairs.b.after[:, None, :]
    inside_left, inside_right = pairs.b.before >= 0, pairs.b.after >= 0
    # One of the two at the same place is nowhere on the other side.
    others = left & right & a.present[:, :, None] & (a.ids[:, :, None] != b.ids[:, None, :])
    unsaid_a, unsaid_b = pairs.left_a & (pairs.back < SAID), pairs.left_b & (pairs.credit < SAID)
    replaced = others.any(axis=1) & unsaid_b
    replaced |= (others & unsaid_a[:, :, None]).any(axis=1) & b.matched
    replaced &= inside_left | inside_right
    both = a.matched[:, :, None] & b.matched[:, None, :]
    left &= both
    right &= both
    own_left = pairs.of_partner(pairs.a.before) == pairs.b.before
    own_right = pairs.of_partner(pairs.a.after) == pairs.b.after
    stolen_left = left.any(axis=1) & ~own_left & inside_left
    stolen_right = right.any(axis=1) & ~own_right & inside_right
    exchanged = _exchanged(left, b.partner, stolen_left)
    exchanged |= _exchanged(right, b.partner, stolen_right)
    stolen = (left & right).any(axis=1) & ~(own_left & own_right)
    exchanged |= _markers_exchanged(pairs)
    return {
        "exchanged": exchanged,
        "stolen_before": stolen_left.sum(axis=1),
        "stolen_after": stolen_right.sum(axis=1),
        "stolen_places": stolen.sum(axis=1),
        "replaced": replaced.sum(axis=1),
        "replaced_most": (pairs.b.weights * (1 - pairs.credit) * replaced).max(axis=1),
    }


def _exchanged(beside: Flags, partner: Ints, stolen: Flags) -> Flags:
    """Whether two items that both have stand each beside the other's neighbour.

    "Red doors and green windows", "green doors and red windows". Both places are stolen then,
    which few pairs have.
    """
    rows = np.flatnonzero(stolen.sum(axis=1) > 1)
    there = np.take_along_axis(beside[rows], partner[rows][:, :, None], axis=1)
    there &= stolen[rows][:, :, None] & stolen[rows][:, None, :]
    exchanged = np.zeros(len(stolen), np.bool_)
    exchanged[rows] = (there & there.transpose(0, 2, 1)).any(axis=(1, 2))
    return exchanged


def _markers_exchanged(pairs: Directed) -> Flags:
    """Whether two items that both have stand each behind the other's preposition.

    "From Lyon to Turin", "to Lyon from Turin"; of names, one may have none: "according to Berg,
    Lund lied", "according to Lund, Berg lied".
    """
    here, there = pairs.b.markers, pairs.of_partner(pairs.a.markers)
    names = (pairs.b.kinds == ItemKind.NAME) & (here != _BY) & (there != _BY)
    moved = pairs.block.b.matched & (here != there) & (names | ((here > 0) & (there > 0)))
    moved &= ~(np.isin(here, _AND_OR) | np.isin(there, _AND_OR))
    rows = np.flatnonzero(moved.sum(axis=1) > 1)
    one, other, among = here[rows], there[rows], moved[rows]
    both = among[:, :, None] & among[:, None, :]
    both &= one[:, :, None] == other[:, None, :]
    both &= other[:, :, None] == one[:, None, :]
    exchanged = np.zeros(len(here), np.bool_)
    exchanged[rows] = both.any(axis=(1, 2))
    return exchanged


def voices(pairs: Directed, inversions: Ints) -> Columns:
    """Whether who does it and whom it is done to have changed, by voice, order and pronouns.

    "A was sued by B" says "B sued A", and not "A sued B".
    """
    of_a = pairs.items.signs[pairs.block.a.sentences]
    of_b = pairs.items.signs[pairs.block.b.sentences]
    other_voice = (of_a[:, Sign.PASSIVE] > 0) != (of_b[:, Sign.PASSIVE] > 0)
    turned = inversions > 0
    same_persons = of_a[:, Sign.PERSONS] == of_b[:, Sign.PERSONS]
    other_order = of_a[:, Sign.PERSONS_IN_ORDER] != of_b[:, Sign.PERSONS_IN_ORDER]
    return {
        "voice_clash": other_voice & ~turned,
        "turned": ~other_voice & turned,
        "persons_turned": same_persons & other_order,
        "doers_turned": ~other_voice & (_turned(of_a, of_b) | _turned(of_b, of_a)),
    }


def _turned(of_a: Signs, of_b: Signs) -> Flags:
    """Whether somebody does it in a, and it is done to them in b: "he saw Ann", "Ann saw him"."""
    doers = of_a[:, Sign.DOERS] & ~of_a[:, Sign.DONE_TO]
    done_to = of_b[:, Sign.DONE_TO] & ~of_b[:, Sign.DOERS]
    return np.asarray((doers & done_to) > 0)
