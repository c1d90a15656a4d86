"""Sentences ready to be compared: invented tables of items, and texts as they are really read."""

from __future__ import annotations

from functools import cache

import numpy as np
from hypothesis import strategies as st

from summarize.compare import Comparer
from summarize.compare.decision import Decision
from summarize.compare.features import NAMES, pair_features
from summarize.encode import StaticEncoder
from summarize.lexicon import LexicalRelation, Lexicon
from summarize.reader import Reader
from summarize.reading import NEAR, ItemKind, ItemRelations, Items, Sign
from summarize.segment import PunktSplitter
from summarize.vectors import encode_unit

CONVERSE = {
    LexicalRelation.GENERAL: LexicalRelation.SPECIFIC,
    LexicalRelation.SPECIFIC: LexicalRelation.GENERAL,
    LexicalRelation.ENTAILS: LexicalRelation.ENTAILED,
    LexicalRelation.ENTAILED: LexicalRelation.ENTAILS,
}
CODES = [*map(int, LexicalRelation), NEAR]
# The vocabulary of invented tables: forms, of which some are forms of one word.
FORMS, EDGE = 48, -1


@cache
def reader(language="en"):
    return Reader(language, PunktSplitter(language).is_common, _encoder(), _lexicon())


@cache
def _encoder():
    return StaticEncoder()


@cache
def _lexicon():
    return Lexicon()


def quietly(*_):
    """No progress."""


def read(texts, language="en"):
    return reader(language).read(texts, quietly)


def comparer(texts, language="en"):
    readings, items = read(texts, language)
    return Comparer(readings, items, Decision.load())


def cosines(texts, rows, cols):
    unit = encode_unit(_encoder(), list(texts), quietly)
    return np.einsum("ij,ij->i", unit[rows], unit[cols])


def every_pair(n):
    rows, cols = np.triu_indices(n, 1)
    return rows.astype(np.intp), cols.astype(np.intp)


def features(items, rows, cols, similarity=None):
    """The features of pairs in the order of the pairs, there and back."""
    rows, cols = np.asarray(rows, np.intp), np.asarray(cols, np.intp)
    if similarity is None:
        similarity = np.zeros(len(rows), np.float32)
    there, back = (np.full((len(rows), len(NAMES)), np.nan, np.float32) for _ in range(2))
    for pairs, one, other in pair_features(items, rows, cols, similarity):
        there[pairs], back[pairs] = one, other
    return there, back


def told(a, b, language="en"):
    """The features of "a covers b" by name."""
    _, items = read([a, b], language)
    there, _ = features(items, [0], [1])
    return dict(zip(NAMES, there[0].tolist(), strict=True))


def tables(most_sentences=8, longest=12):
    """Invented tables: sentences of any length, and relations that are mutual."""
    return st.builds(
        invented,
        seed=st.integers(0, 2**32 - 1),
        lengths=st.lists(st.integers(0, longest), min_size=1, max_size=most_sentences),
    )


def invented(seed, lengths):
    """Sentences of different words, some of them rearrangements of one another."""
    random = np.random.default_rng(seed)
    # Nearly all words once, but some forms are of one word: equal, whatever their numbers.
    identity = np.arange(FORMS, dtype=np.int32)
    identity[FORMS - 6 :] = np.arange(6)
    sentences: list[np.ndarray] = []
    for length in lengths:
        if sentences and random.random() < 0.4:
            forms = random.permutation(sentences[random.integers(len(sentences))])[:length]
        else:
            words = random.permutation(FORMS - 6)[:length]
            forms = np.where((words < 6) & (random.random(length) < 0.5), words + FORMS - 6, words)
        sentences.append(forms.astype(np.int32))
    return _table(sentences, identity, random)


def _table(sentences, identity, random):
    forms = np.concatenate([np.empty(0, np.int32), *sentences])
    n = len(forms)
    before, after = (
        np.concatenate([np.empty(0, np.int32), *(beside(identity[s], random) for s in sentences)])
        for beside in (_words_before, _words_after)
    )
    return Items(
        offsets=np.concatenate([[0], np.cumsum([len(s) for s in sentences], dtype=np.int64)]),
        forms=forms,
        ids=identity[forms],
        markers=random.choice(np.array([0, 0, 1, 2, 10, 11], np.uint8), n),
        negated=random.random(n) < 0.15,
        modal=random.choice(np.array([0, 0, 0, 1, 2, 3], np.uint64), n),
        quantified=random.choice(np.array([0, 0, 0, 1, 4], np.uint64), n),
        times=random.choice(np.array([1, 1, 1, 2, 3], np.uint8), n),
        before=before,
        after=after,
        kinds=random.choice(np.array([ItemKind.WORD, ItemKind.WORD, *ItemKind], np.uint8), FORMS),
        weights=random.uniform(0.5, 9, FORMS).astype(np.float32),
        relations=_relations(random),
        signs=_signs(len(sentences), random),
    )


def _words_before(ids, random):
    """The word before each: the item there, or a function word, or the edge."""
    near = np.concatenate([[EDGE], ids[:-1]])[: len(ids)]
    return np.where(random.random(len(ids)) < 0.2, FORMS, near).astype(np.int32)


def _words_after(ids, random):
    near = np.concatenate([ids[1:], [EDGE]])[: len(ids)]
    return np.where(random.random(len(ids)) < 0.2, FORMS + 1, near).astype(np.int32)


def _relations(random):
    rows, cols = np.triu_indices(FORMS, 1)
    chosen = random.random(len(rows)) < 0.2
    rows, cols = rows[chosen], cols[chosen]
    codes = random.choice(np.array(CODES, np.uint8), len(rows))
    turned = np.array([CONVERSE.get(code, code) for code in codes.tolist()], np.uint8)
    near = random.uniform(-0.2, 1, len(rows)).astype(np.float32)
    keys = np.concatenate([rows * FORMS + cols, cols * FORMS + rows])
    order = np.argsort(keys)
    return ItemRelations(
        keys[order], np.concatenate([codes, turned])[order], np.concatenate([near, near])[order]
    )


def _signs(n, random):
    signs = random.integers(0, 4, (n, len(Sign))).astype(np.uint64)
    signs[:, Sign.NEGATION] = random.integers(0, 3, n)
    signs[:, Sign.PASSIVE] = random.integers(0, 2, n)
    return signs
