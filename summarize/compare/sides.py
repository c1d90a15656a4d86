"""A block of aligned pairs seen one way: how much of every item of b a says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize.compare.alignment import Alignment, Links, Side
from summarize.lexicon import LexicalRelation
from summarize.reading import NEAR, Items

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]
Flags = NDArray[np.bool_]
Signs = NDArray[np.uint64]
Columns = dict[str, NDArray[Any]]

# How much of word b is said by a related word a. A word close by its vector alone says as much as
# it is close, above a floor, and never all.
_CREDIT = np.zeros(NEAR + 1, np.float32)
for _relation, _credit in (
    (LexicalRelation.SAME, 1.0),
    (LexicalRelation.SYNONYM, 0.95),
    (LexicalRelation.DERIVED, 0.85),
    (LexicalRelation.GENERAL, 0.9),
    (LexicalRelation.ENTAILS, 0.85),
    (LexicalRelation.SPECIFIC, 0.45),
    (LexicalRelation.ENTAILED, 0.4),
    (LexicalRelation.SIMILAR, 0.7),
    (LexicalRelation.RELATED, 0.5),
):
    _CREDIT[_relation] = _credit
_NEAR_FLOOR, _NEAR_SPAN, _NEAR_MOST = 0.45, 0.30, 0.85
_DENIED_OPPOSITE = 0.8
# With this much credit a word is said.
SAID = 0.8
OPPOSITE = (LexicalRelation.ANTONYM, LexicalRelation.CONTRARY)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What is needed of the items of one side, padded as it is."""

    weights: Floats
    kinds: NDArray[np.uint8]
    markers: NDArray[np.uint8]
    before: NDArray[np.int32]
    after: NDArray[np.int32]
    times: NDArray[np.uint8]
    negated: Flags
    modal: NDArray[np.uint64]
    quantified: NDArray[np.uint64]


def view(items: Items, side: Side) -> View:
    """The items of one side; all zero where there is none."""
    forms = _padded(items.forms, side)
    weights, kinds = items.weights, items.kinds
    if not len(kinds):  # no sentence has an item
        weights, kinds = np.zeros(1, np.float32), np.zeros(1, np.uint8)
    return View(
        np.where(side.present, weights[forms], np.float32(0)),
        kinds[forms],
        _padded(items.markers, side),
        _padded(items.before, side),
        _padded(items.after, side),
        _padded(items.times, side),
        _padded(items.negated, side),
        _padded(items.modal, side),
        _padded(items.quantified, side),
    )


def _padded(values: NDArray[Any], side: Side) -> NDArray[Any]:
    if not len(values):
        return np.zeros(side.present.shape, values.dtype)
    return np.where(side.present, values[side.places], values.dtype.type(0))


@dataclass(frozen=True, slots=True, eq=False)
class Directed:
    """A block of pairs seen as "a covers b".

    Attributes
    ----------
    items : Items
    block : Alignment
    a, b : View
    credit, back : ndarray of float32, shape (n, length)
        How much of every item of b, in [0, 1], a says; and how much of a's items b does.
    link_credit, link_back : ndarray of float32, shape (n_links,)
        How much of the linked word of b that of a says, and the reverse.
    opposite, denied : ndarray of bool, shape (n_links,)
        Whether linked words are opposites, and whether one of them alone is denied.
    """

    items: Items
    block: Alignment
    a: View
    b: View
    credit: Floats
    back: Floats
    link_credit: Floats
    link_back: Floats
    opposite: Flags
    denied: Flags

    def __len__(self) -> int:
        return len(self.block.pairs)

    @property
    def left_a(self) -> Flags:
        """Items of a that b has not."""
        return self.block.a.present & ~self.block.a.matched

    @property
    def left_b(self) -> Flags:
        """Items of b that a has not."""
        return self.block.b.present & ~self.block.b.matched

    def of_partner(self, values: NDArray[Any]) -> NDArray[Any]:
        """For every item of b the value of its partner in a."""
        return np.take_along_axis(values, self.block.b.partner, axis=1)

    def count(self, chosen: Flags | Ints) -> Ints:
        """How many links of each pair are chosen, by flags or by their positions."""
        return np.bincount(self.block.links.pair[chosen], minlength=len(self))


def directed(items: Items, block: Alignment, a: View, b: View) -> Directed:
    """See a block one way."""
    links = block.links
    opposite = np.isin(links.codes, OPPOSITE)
    denied = a.negated[links.pair, links.a] != b.negated[links.pair, links.b]
    made_good, same = opposite & denied, np.float32(_DENIED_OPPOSITE)
    credit = np.where(made_good, same, _credit_of(links))
    credit_back = np.where(made_good, same, _credit_of(links.turned()))
    said = block.b.matched.astype(np.float32)
    np.maximum.at(said, (links.pair, links.b), credit)
    back = block.a.matched.astype(np.float32)
    np.maximum.at(back, (links.pair, links.a), credit_back)
    return Directed(items, block, a, b, said, back, credit, credit_back, opposite, denied)


def total(values: Floats) -> Floats:
    """Sum each row, item after item: its sum does not depend on how far the row is padded."""
    summed = np.zeros(len(values), np.float32)
    for column in values.T:
        summed += column
    return summed


def _credit_of(links: Links) -> Floats:
    near = (links.cosines - np.float32(_NEAR_FLOOR)) * np.float32(_NEAR_MOST / _NEAR_SPAN)
    return np.where(
        links.codes == NEAR,
        np.clip(near, np.float32(0), np.float32(_NEAR_MOST)),
        _CREDIT[links.codes],
    )
