"""Sentences, one after another -> the table of their items."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from summarize.facts import Fact, FactKind
from summarize.grammar import (
    BEING,
    COUNT_BITS,
    DOERS,
    DONE_TO,
    JOINING,
    MARKERS,
    ONE_WAY,
    OTHER_WAY,
    PARTICIPLE,
    PERSONS,
    SIGNALS,
)
from summarize.lexicon import LexicalRelation
from summarize.reading import ItemKind, ItemRelations, Items, Sign
from summarize.words import Said

_ITEM_KINDS = {
    FactKind.FIGURE: ItemKind.FIGURE,
    FactKind.DATE: ItemKind.DATE,
    FactKind.NAME: ItemKind.NAME,
    FactKind.QUOTATION: ItemKind.QUOTATION,
}
_MOST_PERSONS = 15
_MOST_TIMES = 255
_SCOPED = (FactKind.NEGATION, FactKind.MODALITY, FactKind.QUANTIFIER)
_NEXT = 30  # characters: what a word without a scope belongs to is near
_PASSIVE_SPAN = 4  # "was twice badly beaten by"
_EDGE = -1  # before the first word and after the last one
_BITS = 62  # of a column; 63 is the most that numpy takes from an int

# For the words of a vocabulary: their weights; and rows, columns, codes and cosines of relations.
FindWeights = Callable[[Sequence[str]], NDArray[np.float32]]
FindRelations = Callable[
    [Sequence[str]],
    tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8], NDArray[np.float32]],
]


class ItemTable:
    """Collects the items of sentences.

    Parameters
    ----------
    fact_weight : float
        The weight of a name, a figure, a date, a quotation.
    """

    def __init__(self, fact_weight: float) -> None:
        self._fact_weight = fact_weight
        self._forms: dict[tuple[ItemKind, str], int] = {}
        self._identities: dict[tuple[ItemKind | None, str], int] = {}
        self._identity_of: list[int] = []
        self._implied: dict[int, frozenset[str]] = {}
        self._bits: dict[tuple[Sign, str], int] = {}
        self._rows: list[int] = []
        self._markers: list[int] = []
        self._times: list[int] = []
        self._negated: list[bool] = []
        self._modal: list[int] = []
        self._quantified: list[int] = []
        self._starts: list[int] = []
        self._before: list[int] = []
        self._after: list[int] = []
        self._lengths: list[int] = []
        self._signs: list[tuple[int, ...]] = []

    def add(
        self,
        sequence: Sequence[Said],
        facts: Sequence[Fact],
    ) -> None:
        """Add a sentence.

        Parameters
        ----------
        sequence : sequence of (Fact or str, str or None, int)
            As from :meth:`summarize.words.WordReader.sequence`.
        facts : sequence of Fact
            All its facts.
        """
        said_before, is_item = "", False
        seen: dict[int, int] = {}
        persons: list[int] = []
        said_often: dict[str, int] = {}
        before, marker, signals, first = _EDGE, 0, 0, len(self._rows)
        waiting = False  # for what stands after the last item
        joins: list[tuple[int, int]] = []  # items with "and" between them
        joined = _EDGE  # the item that stands before an "and"
        being = passive = 0  # "was", and so many words ago; "was sued by"
        for said, stem, start in sequence:
            if isinstance(said, str) and stem is None:
                marker = MARKERS.get(said, marker)
                signals |= SIGNALS.get(said, 0)
                said_often[said] = said_often.get(said, 0) + 1
                joined = len(self._rows) - 1 if is_item and said in JOINING else _EDGE
                here, is_item = self._function_word(said), False
                if said in PERSONS and len(persons) < _MOST_PERSONS:
                    persons.append(PERSONS[said])
                being = _PASSIVE_SPAN if said in BEING else being - 1
                passive |= said == "by" and being > 0 and said_before.endswith(PARTICIPLE)
            else:
                row = self._fact(said) if isinstance(said, Fact) else self._word(said, stem or "")
                here = self._identity_of[row]
                is_item = here not in seen  # what is said twice stands once
                if not is_item:
                    self._times[seen[here]] = min(self._times[seen[here]] + 1, _MOST_TIMES)
                else:
                    seen[here] = len(self._rows)
                    self._times.append(1)
                    self._rows.append(row)
                    self._markers.append(marker)
                    self._starts.append(start)
                    self._before.append(before)
                    if joined != _EDGE:
                        joins.append((joined, len(self._rows) - 1))
                joined, marker = _EDGE, 0
                being -= 1
                said_before = said if isinstance(said, str) else ""
            if waiting:
                self._after.append(here)
            before, waiting = here, is_item
        if waiting:
            self._after.append(_EDGE)
        self._share_places(joins)
        self._lengths.append(len(self._rows) - first)
        self._mark_scopes(facts, first)
        self._signs.append(self._read_signs(facts, signals, passive, persons) + _ways(said_often))

    def _share_places(self, joins: Sequence[tuple[int, int]]) -> None:
        """Let items with "and" between them stand in one place: which is first says nothing."""
        for one, other in joins:
            self._before[other] = self._before[one]
        for one, other in reversed(joins):
            self._after[one] = self._after[other]

    def _mark_scopes(self, facts: Sequence[Fact], first: int) -> None:
        """Mark what negations deny, and what modal words and quantifiers qualify.

        That is the first item in their scope, or right behind them.
        """
        added = len(self._rows) - first
        self._negated += [False] * added
        self._modal += [0] * added
        self._quantified += [0] * added
        for fact in facts:
            if fact.kind in _SCOPED:
                low, high = fact.scope or (fact.end, fact.end + _NEXT)
                item = self._first_in(low, high, first)
                if item is None:
                    continue
                if fact.kind is FactKind.NEGATION:
                    self._negated[item] = not self._negated[item]
                elif fact.kind is FactKind.MODALITY:
                    self._modal[item] |= self._bit(Sign.MODALITY, fact.key)
                else:
                    self._quantified[item] |= self._bit(Sign.QUANTIFIER, fact.key)

    def _first_in(self, low: int, high: int, first: int) -> int | None:
        for item in range(first, len(self._rows)):
            if low <= self._starts[item] < high:
                return item
        return None

    def items(self, weights: FindWeights, relations: FindRelations) -> Items:
        """All that was added, as arrays."""
        words = [key for kind, key in self._forms if kind is ItemKind.WORD]
        of_word = np.array(
            [form for (kind, _), form in self._forms.items() if kind is ItemKind.WORD], np.int64
        )
        by_form = np.full(len(self._forms), self._fact_weight, np.float32)
        by_form[of_word] = weights(words)
        kinds = np.fromiter((kind for kind, _ in self._forms), np.uint8, len(self._forms))
        forms = np.array(self._rows, np.int32)
        identities = np.array(self._identity_of, np.int32)
        return Items(
            offsets=np.concatenate([[0], np.cumsum(self._lengths, dtype=np.int64)]),
            forms=forms,
            ids=identities[forms] if len(forms) else forms,
            markers=np.array(self._markers, np.uint8),
            times=np.array(self._times, np.uint8),
            negated=np.array(self._negated, np.bool_),
            modal=np.array(self._modal, np.uint64),
            quantified=np.array(self._quantified, np.uint64),
            before=np.array(self._before, np.int32),
            after=np.array(self._after, np.int32),
            kinds=kinds,
            weights=by_form,
            relations=self._relations(words, of_word, relations),
            signs=np.array(self._signs, np.uint64).reshape(len(self._lengths), len(Sign)),
        )

    def _function_word(self, word: str) -> int:
        """Its number as a neighbour of items; it is no item itself."""
        return self._identities.setdefault((None, word), len(self._identities))

    def _word(self, word: str, stem: str) -> int:
        key = (ItemKind.WORD, word)
        form = self._forms.get(key)
        return self._new(key, (ItemKind.WORD, stem)) if form is None else form

    def _fact(self, fact: Fact) -> int:
        key = (_ITEM_KINDS[fact.kind], fact.key)
        form = self._forms.get(key)
        if form is None:
            form = self._new(key, key)
            if len(fact.implies) > 1:
                self._implied[form] = fact.implies
        return form

    def _new(self, key: tuple[ItemKind, str], identity: tuple[ItemKind, str]) -> int:
        form = self._forms[key] = len(self._forms)
        self._identity_of.append(self._identities.setdefault(identity, len(self._identities)))
        return form

    def _read_signs(
        self, facts: Sequence[Fact], signals: int, passive: int, persons: Sequence[int]
    ) -> tuple[int, ...]:
        signs = [0] * Sign.ONE_WAY
        signs[Sign.PASSIVE] = passive
        signs[Sign.PERSONS] = _digits(sorted(persons))
        signs[Sign.PERSONS_IN_ORDER] = _digits(persons)
        for sign in (Sign.FUNCTION, Sign.FUNCTION_2, Sign.FUNCTION_3):
            signs[sign] = signals & (2**_BITS - 1)
            signals >>= _BITS
        for fact in facts:
            if fact.kind is FactKind.NEGATION:
                signs[Sign.NEGATION] += 1
            elif fact.kind is FactKind.MODALITY:
                signs[Sign.MODALITY] |= self._bit(Sign.MODALITY, fact.key)
            elif fact.kind is FactKind.QUANTIFIER:
                signs[Sign.QUANTIFIER] |= self._bit(Sign.QUANTIFIER, fact.key)
            elif fact.kind is FactKind.DIRECTION:
                way = Sign.UP if fact.key.endswith("+") else Sign.DOWN
                signs[way] |= self._bit(Sign.UP, fact.key[:-1])
        return tuple(signs)

    def _bit(self, sign: Sign, key: str) -> int:
        bit: int = self._bits.setdefault((sign, key), len(self._bits) % _BITS)
        return 1 << bit

    def _relations(
        self, words: Sequence[str], of_word: NDArray[np.int64], find: FindRelations
    ) -> ItemRelations:
        rows, cols, codes, cosines = find(words)
        says = [
            (form, self._forms[kind, key])
            for (kind, own), form in self._forms.items()
            for key in sorted(self._implied.get(form, ()))
            if key != own and (kind, key) in self._forms
        ]
        general = np.array(says, np.int64).reshape(-1, 2)
        size = np.int64(len(self._forms))
        keys = np.concatenate(
            [
                of_word[rows] * size + of_word[cols],
                general[:, 0] * size + general[:, 1],
                general[:, 1] * size + general[:, 0],
            ]
        )
        implied = np.repeat(
            np.array([LexicalRelation.GENERAL, LexicalRelation.SPECIFIC], np.uint8), len(general)
        )
        codes = np.concatenate([codes, implied])
        cosines = np.concatenate([cosines, np.zeros(len(implied), np.float32)])
        order = np.argsort(keys, kind="stable")
        return ItemRelations(keys[order], codes[order], cosines[order])


def _ways(said: Mapping[str, int]) -> tuple[int, ...]:
    """What function words tell of ways, and of who does it, from how often each is said."""
    one = other = doers = done_to = 0
    for word, times in said.items():
        count = min(times, 2**COUNT_BITS - 1)
        one += ONE_WAY.get(word, 0) * count
        other += OTHER_WAY.get(word, 0) * count
        doers |= DOERS.get(word, 0)
        done_to |= DONE_TO.get(word, 0)
    return one, other, doers, done_to


def _digits(persons: Sequence[int]) -> int:
    """Small numbers as the digits of one, base 8: equal where they are."""
    number = 0
    for person in persons:
        number = number << 3 | person
    return number
