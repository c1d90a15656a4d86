"""What comparing needs of sentences: their facts, and what they say as rows of numbers.

A sentence is a sequence of items: its content words, and its names, figures, dates and quotations
as one item each, in the order in which they stand. Items have numbers, so that thousands of pairs
of sentences are aligned at once (:mod:`summarize.compare.alignment`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from summarize.facts import Fact
from summarize.lexicon import LexicalRelation

# Beside the relations of the lexicon: words that are close by their vectors alone.
NEAR = max(LexicalRelation) + 1


class ItemKind(IntEnum):
    """What an item of a sentence is."""

    WORD = 0
    FIGURE = 1
    DATE = 2
    NAME = 3
    QUOTATION = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as it is compared: its facts and its content words.

    Attributes
    ----------
    text : str
        Offsets of the facts refer to it. The same words cover themselves whatever they say.
    facts : tuple of Fact
    words : mapping of str to str
        Stem -> word, as from :func:`summarize.words.content_words`.
    """

    text: str
    facts: tuple[Fact, ...]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """The items of many sentences; those of sentence s are ``offsets[s]:offsets[s + 1]``.

    Attributes
    ----------
    offsets : ndarray of int64, shape (n_sentences + 1,)
    forms : ndarray of int32, shape (n_items,)
        Numbers of the vocabulary: words as they are spelled, names, figures.
    ids : ndarray of int32, shape (n_items,)
        What makes items equal: a word and its inflections have one number.
    markers : ndarray of uint8, shape (n_items,)
        The preposition or conjunction right before an item, 0 for none: "from", "to", "by".
    times : ndarray of uint8, shape (n_items,)
        How often its sentence says an item; it stands in the table once.
    negated : ndarray of bool, shape (n_items,)
        Whether an item is what a negation denies.
    modal : ndarray of uint64, shape (n_items,)
        What an item is said to be instead of being so, a bit a kind: possible, reported.
    quantified : ndarray of uint64, shape (n_items,)
        How much of an item is spoken of, a bit a quantifier: all, some, few.
    before, after : ndarray of int32, shape (n_items,)
        The word right before an item and the one right after it, function words too, articles left
        out: what makes them equal; -1 at the edge of the sentence.
    kinds : ndarray of uint8, shape (n_vocabulary,)
        Values of :class:`ItemKind`.
    weights : ndarray of float32, shape (n_vocabulary,)
        How much an item tells; frequent words tell little.
    relations : ItemRelations
    signs : ndarray of uint64, shape (n_sentences, n_signs)
        Sets of small things as bits, in the columns of :class:`Sign`.
    """

    offsets: NDArray[np.int64]
    forms: NDArray[np.int32]
    ids: NDArray[np.int32]
    markers: NDArray[np.uint8]
    times: NDArray[np.uint8]
    negated: NDArray[np.bool_]
    modal: NDArray[np.uint64]
    quantified: NDArray[np.uint64]
    before: NDArray[np.int32]
    after: NDArray[np.int32]
    kinds: NDArray[np.uint8]
    weights: NDArray[np.float32]
    relations: ItemRelations
    signs: NDArray[np.uint64]


class Sign(IntEnum):
    """Columns of :attr:`Items.signs`."""

    NEGATION = 0
    MODALITY = 1
    QUANTIFIER = 2
    UP = 3  # axes of direction, the one way
    DOWN = 4  # and the other
    FUNCTION = 5  # function words
    FUNCTION_2 = 6
    FUNCTION_3 = 7
    PASSIVE = 8
    PERSONS = 9  # which personal pronouns stand in it, as a number
    PERSONS_IN_ORDER = 10  # and in which order
    ONE_WAY = 11  # counts of function words with an opposite: "on", "up", "to"
    OTHER_WAY = 12  # and their opposites: "off", "down", "from"
    DOERS = 13  # persons that stand as who does it: "he", "we"
    DONE_TO = 14  # persons that stand as whom it is done to: "him", "us"


@dataclass(frozen=True, slots=True, eq=False)
class ItemRelations:
    """Which different items are related, sparse: sorted by ``row * n_vocabulary + col``.

    Attributes
    ----------
    keys : ndarray of int64, shape (n_relations,)
    codes : ndarray of uint8, shape (n_relations,)
        Values of :class:`~summarize.lexicon.LexicalRelation`, or `NEAR`: what row is to col.
    cosines : ndarray of float32, shape (n_relations,)
        Cosine of the words' vectors in [-1, 1]; 0 where one has none.
    """

    keys: NDArray[np.int64]
    codes: NDArray[np.uint8]
    cosines: NDArray[np.float32]
