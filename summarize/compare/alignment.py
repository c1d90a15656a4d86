"""Pairs of sentences -> which item of one answers which of the other, many pairs at once.

Items that are equal are matched first. Of what is left on both sides every two are looked up among
the related items: synonyms, opposites, sisters. Word alignment by identity, lexicon and vectors is
that of Sultan, Bethard and Sumner (2014, "Back to Basics for Monolingual Alignment"), without its
parser.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarize.lexicon import LexicalRelation
from summarize.reading import NEAR, Items

# Pairs are padded to the longest of their block; a block holds so many cells (pairs x items x
# items), which keeps its arrays near the cache.
_CELLS = 1 << 19
_NO_ITEM_A, _NO_ITEM_B = -1, -2

Flags = NDArray[np.bool_]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One side of a block of pairs, a row a pair, padded.

    Attributes
    ----------
    sentences : ndarray of int, shape (n,)
    ids : ndarray of int32, shape (n, length)
        Negative where there is no item.
    present, matched : ndarray of bool, shape (n, length)
        Whether there is an item, and whether the other side has the same.
    partner : ndarray of int, shape (n, length)
        Position of that item on the other side; 0 where there is none.
    places : ndarray of int, shape (n, length)
        Where the items stand in the flat arrays of :class:`~summarize.reading.Items`.
    """

    sentences: Ints
    ids: NDArray[np.int32]
    present: Flags
    matched: Flags
    partner: Ints
    places: Ints

    def take(self, rows: Ints) -> Side:
        """Some of the rows."""
        return Side(*(getattr(self, name)[rows] for name in self.__slots__))


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Related items of the two sides that have no equal: flat, one entry a link.

    Attributes
    ----------
    pair, a, b : ndarray of int, shape (n_links,)
        The pair, and the positions on its sides.
    codes : ndarray of uint8, shape (n_links,)
        What a is to b, a value of :class:`~summarize.lexicon.LexicalRelation` or `NEAR`.
    cosines : ndarray of float32, shape (n_links,)
    """

    pair: Ints
    a: Ints
    b: Ints
    codes: NDArray[np.uint8]
    cosines: NDArray[np.float32]

    def take(self, number: Ints) -> Links:
        """The links of some pairs: number -> new number, negative for those left out."""
        pair = number[self.pair]
        kept = pair >= 0
        return Links(pair[kept], self.a[kept], self.b[kept], self.codes[kept], self.cosines[kept])

    def turned(self) -> Links:
        """The same links as b sees them."""
        return Links(self.pair, self.b, self.a, _TURNED[self.codes], self.cosines)


_TURNED = np.arange(NEAR + 1, dtype=np.uint8)
for _one, _other in (
    (LexicalRelation.GENERAL, LexicalRelation.SPECIFIC),
    (LexicalRelation.ENTAILS, LexicalRelation.ENTAILED),
):
    _TURNED[_one], _TURNED[_other] = _other, _one


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """A block of aligned pairs.

    Attributes
    ----------
    pairs : ndarray of int, shape (n,)
        Which of the pairs asked for.
    a, b : Side
    links : Links
    """

    pairs: Ints
    a: Side
    b: Side
    links: Links

    def turned(self) -> Alignment:
        """The same pairs the other way round."""
        return Alignment(self.pairs, self.b, self.a, self.links.turned())

    def take(self, rows: Ints) -> Alignment:
        """Some of the pairs, as a block of their own."""
        number = np.full(len(self.pairs), -1, np.intp)
        number[rows] = np.arange(len(rows))
        links = self.links.take(number)
        return Alignment(self.pairs[rows], self.a.take(rows), self.b.take(rows), links)


def align(items: Items, rows: Ints, cols: Ints) -> Iterator[Alignment]:
    """Align pairs of sentences, block by block.

    Parameters
    ----------
    items : Items
    rows, cols : ndarray of int, shape (n_pairs,)
        The sentences of each pair.

    Yields
    ------
    Alignment
        Together they hold every pair once, short sentences first.
    """
    lengths = np.diff(items.offsets)
    longest = np.maximum(lengths[rows], lengths[cols])
    order = np.argsort(longest, kind="stable")
    start = 0
    while start < len(order):
        # Blocks grow where sentences are short; the last of a block is its longest.
        size = int(max(longest[order[start]], 1))
        end = min(len(order), start + max(1, _CELLS // size**2))
        while end - start > 1 and (end - start) * int(longest[order[end - 1]]) ** 2 > 2 * _CELLS:
            end = start + (end - start) // 2
        pairs = order[start:end]
        yield _align(items, pairs, rows[pairs], cols[pairs])
        start = end


def _align(items: Items, pairs: Ints, rows: Ints, cols: Ints) -> Alignment:
    ids_a, places_a = _padded(items, rows, _NO_ITEM_A)
    ids_b, places_b = _padded(items, cols, _NO_ITEM_B)
    equal = ids_a[:, :, None] == ids_b[:, None, :]
    partner_a, partner_b = equal.argmax(axis=2), equal.argmax(axis=1)
    matched_a = np.take_along_axis(ids_b, partner_a, axis=1) == ids_a
    matched_b = np.take_along_axis(ids_a, partner_b, axis=1) == ids_b
    a = Side(rows, ids_a, ids_a >= 0, matched_a, partner_a, places_a)
    b = Side(cols, ids_b, ids_b >= 0, matched_b, partner_b, places_b)
    return Alignment(pairs, a, b, _links(items, a, b))


def _padded(items: Items, sentences: Ints, nothing: int) -> tuple[NDArray[np.int32], Ints]:
    starts = items.offsets[sentences]
    lengths = items.offsets[sentences + 1] - starts
    across = np.arange(max(1, int(lengths.max(initial=0))))
    places = starts[:, None] + across
    inside = across < lengths[:, None]
    places[~inside] = 0
    ids = items.ids[places] if len(items.ids) else np.zeros(places.shape, np.int32)
    ids[~inside] = nothing
    return ids, places


def _links(items: Items, a: Side, b: Side) -> Links:
    """Look up every item without an equal against every one of the other side."""
    left, right = a.present & ~a.matched, b.present & ~b.matched
    pair, at_a, at_b = np.nonzero(left[:, :, None] & right[:, None, :])
    size = np.int64(len(items.kinds))
    form_a, form_b = items.forms[a.places[pair, at_a]], items.forms[b.places[pair, at_b]]
    keys = form_a * size + form_b
    found = np.searchsorted(items.relations.keys, keys)
    found[found == len(items.relations.keys)] = 0
    hit = items.relations.keys[found] == keys if len(items.relations.keys) else keys < 0
    found = found[hit]
    return Links(
        pair[hit],
        at_a[hit],
        at_b[hit],
        items.relations.codes[found],
        items.relations.cosines[found],
    )
