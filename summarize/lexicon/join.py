"""Words that hand out the same key are related: one join for a batch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarize.lexicon.relation import LexicalRelation, WordRelations

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

# The least product of the shares of two words' uses that a relation may rest on.
_FLOORS = {
    LexicalRelation.SYNONYM: 0.03,
    LexicalRelation.DERIVED: 0.01,
    LexicalRelation.ANTONYM: 0.01,
    LexicalRelation.GENERAL: 0.2,
    LexicalRelation.ENTAILS: 0.15,
    LexicalRelation.CONTRARY: 0.25,
    LexicalRelation.SIMILAR: 0.25,
    LexicalRelation.CLASSMATE: 0.1,
    LexicalRelation.SISTER: 0.3,
    LexicalRelation.RELATED: 0.02,
}
_CONVERSE = np.arange(len(LexicalRelation) + 1, dtype=np.uint8)
_CONVERSE[LexicalRelation.GENERAL], _CONVERSE[LexicalRelation.SPECIFIC] = (
    LexicalRelation.SPECIFIC,
    LexicalRelation.GENERAL,
)
_CONVERSE[LexicalRelation.ENTAILS], _CONVERSE[LexicalRelation.ENTAILED] = (
    LexicalRelation.ENTAILED,
    LexicalRelation.ENTAILS,
)
# Only these are found from one side, and turned around for the other.
ONE_SIDED = (LexicalRelation.GENERAL, LexicalRelation.ENTAILS, LexicalRelation.CONTRARY)
MOST_RELATIONS = 64
_MOST_AT_ONCE = 2_000_000


_FLOOR = np.zeros(len(LexicalRelation) + 1, np.float32)
for _relation, _floor in _FLOORS.items():
    _FLOOR[_relation] = _floor


@dataclass(frozen=True)
class Keys:
    """Keys handed out by words: parallel arrays.

    What a left word is to a right word with the same key is the left word's ``code``; weights in
    (0, 1] say how much of the word's use stands behind the key.
    """

    key: Ints
    word: Ints
    weight: Floats
    code: NDArray[np.uint8]

    @classmethod
    def of(cls, parts: list[tuple[Ints, Ints, Floats, int | NDArray[np.uint8]]]) -> Keys:
        """Put together (key, word, weight, code) of every kind."""
        codes = [np.broadcast_to(np.uint8(code), len(key)) for key, _, _, code in parts]
        return cls(
            np.concatenate([key for key, _, _, _ in parts]),
            np.concatenate([word for _, word, _, _ in parts]),
            np.concatenate([weight for _, _, weight, _ in parts]),
            np.concatenate(codes),
        )


def spread(lows: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """Every index of every range low..low+size: the number of the range, and the index."""
    at = np.repeat(np.arange(len(sizes)), sizes)
    first = np.cumsum(sizes) - sizes
    return at, np.arange(len(at)) - first[at] + lows[at]


def joined(left: Keys, right: Keys, n_words: int) -> WordRelations:
    """The strongest relation of every two words that share a key."""
    packed = _strongest(list(_meet(left, right, n_words)))
    codes = (packed & 15).astype(np.uint8)
    rows, cols = np.divmod(packed >> 4, max(1, n_words))
    return WordRelations(rows.astype(np.int32), cols.astype(np.int32), codes)


def _meet(left: Keys, right: Keys, n_words: int) -> Iterator[Ints]:
    """Pairs packed into one number each, ((row, col), code), a bounded number at a time."""
    order = np.argsort(right.key, kind="stable")
    keys = right.key[order]
    lows = np.searchsorted(keys, left.key)
    sizes = np.searchsorted(keys, left.key, side="right") - lows
    ends = np.cumsum(sizes)
    start = 0
    while start < len(sizes):
        before = ends[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(ends, before + _MOST_AT_ONCE)))
        at, matches = spread(lows[start:end], sizes[start:end])
        at += start
        matches = order[matches]
        rows, cols, codes = left.word[at], right.word[matches], left.code[at]
        good = left.weight[at] * right.weight[matches] >= _FLOOR[codes]
        good &= rows != cols
        rows, cols, codes = rows[good], cols[good], codes[good]
        turned = np.isin(codes, ONE_SIDED)
        there = (rows * n_words + cols) << 4 | codes
        back = (cols[turned] * n_words + rows[turned]) << 4 | _CONVERSE[codes[turned]]
        yield _strongest([there, back])
        start = end


def _strongest(packed: list[Ints]) -> Ints:
    """Every pair once, with its smallest code, sorted."""
    pairs = np.sort(np.concatenate([np.empty(0, np.int64), *packed]))
    first = np.ones(len(pairs), bool)
    first[1:] = pairs[1:] >> 4 != pairs[:-1] >> 4
    return np.asarray(pairs[first])


def bounded(found: WordRelations, uses: NDArray[np.float64]) -> WordRelations:
    """At most `MOST_RELATIONS` a row: the stronger ones, then those with more used words."""
    sizes = np.bincount(found.rows, minlength=len(uses))
    if not len(sizes) or sizes.max() <= MOST_RELATIONS:
        return found
    kept = sizes[found.rows] <= MOST_RELATIONS
    crowded = np.flatnonzero(~kept)
    rows, cols = found.rows[crowded], found.cols[crowded]
    order = np.lexsort((cols, -uses[cols], found.codes[crowded], rows))
    firsts = np.searchsorted(rows, rows)  # rows are sorted before and after
    kept[crowded[order[np.arange(len(order)) - firsts < MOST_RELATIONS]]] = True
    return WordRelations(found.rows[kept], found.cols[kept], found.codes[kept])
