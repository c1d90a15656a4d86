"""Pairs of sentences -> covers, disagrees or distinct.

A first reading by rules. Sentence vectors say which pairs are worth comparing; what decides is
what one sentence says and the other does not: figures, dates, names, quotations, negations and
directions as sets, and the other content words by their weight, a word being matched by the
closest word of the other side. That is the asymmetric word overlap of Corley and Mihalcea (2005,
"Measuring the semantic similarity of texts") with facts taken out of it as hard conditions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest

from summarize.facts import KEPT_KINDS, Fact, FactKind, unit
from summarize.facts.tokens import UNSPACED
from summarize.reading import Reading, WordMeanings

# Shares of a sentence's content words, by weight: all of it for a reader, where the sentence is
# long and where it is short, for then each word counts; enough for one cover that others complete;
# and, one way and the other, the same point. Chosen on development pairs and by reading.
COVERED, COVERED_IF_SHORT = 0.70, 0.80
MOSTLY_COVERED = 0.50
# A long sentence may be said in parts. A short one is one claim, said in one place or not at all.
_LONG = 6
# "So we'll do that" has next to no content: with less than this it must have the same words.
_FEWEST_WORDS_AND_FACTS = 3
SAME_POINT = (0.75, 0.60)
_SAME_COUNT = 0.60
# A cover of more sentences than this is no longer a reader's "that was said".
MOST_COVERS = 3
# Where dozens are close to a sentence, those that have the most of it are enough to look at.
_JOINED_AMONG = 12
_MOST_CLASHES = 2
_REMEMBERED_SHARES = 65536
_WORD = re.compile(r"\w+")
# Kinds of which a sentence may have more than another without contradicting it.
_CLASHING = (FactKind.FIGURE, FactKind.DATE, FactKind.NAME, FactKind.QUOTATION)


class Relation(StrEnum):
    """How sentence a stands to sentence b."""

    COVERS = "covers"
    DISAGREES = "disagrees"
    DISTINCT = "distinct"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What sentence a says of what sentence b says.

    Attributes
    ----------
    relation : Relation
        COVERS if b says nothing that a does not say; DISAGREES if both make the same point and a
        fact conflicts; else DISTINCT.
    score : float
        How much of b is in a, in [0, 1]; higher says more of it. 0 where facts conflict.
    similarity : float
        Cosine similarity of the sentence vectors, in [-1, 1].
    conflicts : tuple of (Fact, Fact)
        Facts that clash: of a, of b.
    uncovered : tuple of Fact
        Facts of b that a does not state.
    """

    relation: Relation
    score: float
    similarity: float
    conflicts: tuple[tuple[Fact, Fact], ...] = ()
    uncovered: tuple[Fact, ...] = ()


class Comparer:
    """Compares sentences by their readings.

    Parameters
    ----------
    readings : sequence of Reading
        The sentences; the methods name them by their position.
    meanings : WordMeanings
        Of every word of the readings.
    """

    def __init__(self, readings: Sequence[Reading], meanings: WordMeanings) -> None:
        self._readings = readings
        self._meanings = meanings
        self._share = lru_cache(maxsize=_REMEMBERED_SHARES)(self._share_of_one)
        self._stated = [
            frozenset((fact.kind, key) for fact in reading.facts for key in fact.implies)
            for reading in readings
        ]
        self._required = [
            frozenset((fact.kind, fact.key) for fact in reading.facts if fact.kind in KEPT_KINDS)
            for reading in readings
        ]
        self._negated = [(FactKind.NEGATION, "not") in stated for stated in self._stated]
        self._figures = [
            [fact.key for fact in reading.facts if fact.kind is FactKind.FIGURE]
            for reading in readings
        ]
        self._directions = [
            frozenset(fact.key for fact in reading.facts if fact.kind is FactKind.DIRECTION)
            for reading in readings
        ]

    def compare(self, a: int, b: int, similarity: float) -> Comparison:
        """Tell whether sentence a covers sentence b."""
        if self._readings[a].text.split() == self._readings[b].text.split():
            return Comparison(Relation.COVERS, 1.0, similarity)
        conflicts = self.conflicts(a, b)
        uncovered = self.uncovered([a], b)
        if conflicts:
            relation = Relation.DISAGREES if self.same_point(a, b) else Relation.DISTINCT
            return Comparison(relation, 0.0, similarity, conflicts, uncovered)
        relation = Relation.COVERS if self.covers([a], b) else Relation.DISTINCT
        return Comparison(relation, self.coverage([a], b), similarity, (), uncovered)

    def facts(self, sentence: int) -> tuple[Fact, ...]:
        """The facts of a sentence."""
        return self._readings[sentence].facts

    def stated(self, sentence: int) -> frozenset[tuple[FactKind, str]]:
        """Kind and key of every fact that a sentence states, outright or by implication."""
        return self._stated[sentence]

    def content(self, sentence: int) -> int:
        """How much a sentence says: its facts and content words."""
        return len(self._stated[sentence]) + len(self._readings[sentence].words)

    def uncovered(self, covers: Sequence[int], b: int) -> tuple[Fact, ...]:
        """The figures, dates, names and quotations of b that none of the covers states."""
        return tuple(
            fact
            for fact in self._readings[b].facts
            if fact.kind in KEPT_KINDS
            and not any((fact.kind, fact.key) in self._stated[a] for a in covers)
        )

    def coverage(self, covers: Sequence[int], b: int) -> float:
        """Share of b's content words, by weight, that the covers have together, in [0, 1]."""
        if len(covers) == 1:
            return self._share(covers[0], b)
        said = {stem: word for a in covers for stem, word in self._readings[a].words.items()}
        return self._meanings.coverage(self._readings[b].words, said)

    def _share_of_one(self, a: int, b: int) -> float:
        return self._meanings.coverage(self._readings[b].words, self._readings[a].words)

    def covers(self, covers: Sequence[int], b: int) -> bool:
        """Whether the sentences, none in conflict with b, say together all that b says.

        The first states every fact of b: a figure from here and a name from there restate
        nothing. The others may bring the rest of its words.
        """
        if not self._states_all(covers[0], b):
            return False
        if self._is_slight(b):
            return self._same_claim(covers[0], b)
        words = self._readings[b].words
        return self.coverage(covers, b) >= (COVERED if len(words) >= _LONG else COVERED_IF_SHORT)

    def _is_slight(self, sentence: int) -> bool:
        """Whether a sentence has too little content, or none that is read, to go by it."""
        words = self._readings[sentence].words
        few = len(words) + len(self._required[sentence]) < _FEWEST_WORDS_AND_FACTS
        return not words or few or UNSPACED.search(self._readings[sentence].text) is not None

    def _same_claim(self, a: int, b: int) -> bool:
        """Whether slight sentences say the same: all words, or a figure and all other words."""
        if self._same_words(a, b):
            return True
        if UNSPACED.search(self._readings[b].text):
            return False  # Chinese names and numbers are not read
        counted = any(kind is not FactKind.NAME for kind, _ in self._required[b])
        return counted and self._readings[a].words.keys() == self._readings[b].words.keys() != set()

    def _states_all(self, a: int, b: int) -> bool:
        return self._required[b] <= self._stated[a]

    def clash(self, a: int, b: int) -> bool:
        """Whether any facts of two sentences clash: :meth:`conflicts`, without saying which."""
        only_a = self._required[a] - self._stated[b]
        if only_a:
            only_b = self._required[b] - self._stated[a]
            if only_b and not {kind for kind, _ in only_a}.isdisjoint(kind for kind, _ in only_b):
                return True
        return self._negated[a] != self._negated[b] or self._opposed(a, b) or self._swapped(a, b)

    def _swapped(self, a: int, b: int) -> bool:
        """Whether the same figures stand in another order: "52 to 48" against "48 to 52"."""
        of_a, of_b = self._figures[a], self._figures[b]
        return len(of_a) > 1 and of_a != of_b and sorted(of_a) == sorted(of_b)

    def _opposed(self, a: int, b: int) -> bool:
        of_a, of_b = self._directions[a], self._directions[b]
        return bool(of_a) and bool(of_b) and of_a.isdisjoint(of_b)

    def _same_words(self, a: int, b: int) -> bool:
        """Whether two sentences have the same words, function words and all, in one order."""
        text_a, text_b = self._readings[a].text, self._readings[b].text
        if text_a.split() == text_b.split():
            return True
        words_a, words_b = (_WORD.findall(text.casefold()) for text in (text_a, text_b))
        return words_a == words_b != []

    def conflicts(self, a: int, b: int) -> tuple[tuple[Fact, Fact], ...]:
        """The facts that clash: where each has what the other lacks, or one denies."""
        pairs: list[tuple[Fact, Fact]] = []
        only_a, only_b = self.uncovered([b], a), self.uncovered([a], b)
        for kind in _CLASHING:
            pairs += _pair_up(kind, only_a, only_b)
        if self._negated[a] != self._negated[b]:
            pairs.append((self._first(a, FactKind.NEGATION), self._first(b, FactKind.NEGATION)))
        if self._swapped(a, b):
            pairs.append((self._first(a, FactKind.FIGURE), self._first(b, FactKind.FIGURE)))
        if self._opposed(a, b):
            pairs.append((self._first(a, FactKind.DIRECTION), self._first(b, FactKind.DIRECTION)))
        return tuple(pairs)

    def same_point(self, a: int, b: int) -> bool:
        """Whether two sentences in conflict speak of one thing.

        One fact clashes with one other of its kind and unit, or two figures with two; and the
        other words are much the same, or, where the figures count the same thing, more or less.
        """
        # By far most pairs fall here, before it is worked out which fact clashes with which.
        only_a, only_b = self._required[a] - self._stated[b], self._required[b] - self._stated[a]
        if len(only_a) > _MOST_CLASHES or len({k for k, _ in only_a} & {k for k, _ in only_b}) > 1:
            return False
        clashes = self.conflicts(a, b)
        kinds = {fact.kind for pair in clashes for fact in pair}
        if len(kinds) != 1 or len(clashes) > (_MOST_CLASHES if FactKind.FIGURE in kinds else 1):
            return False
        if any(unit(fact_a) != unit(fact_b) for fact_a, fact_b in clashes):
            return False
        if not (self._readings[a].words and self._readings[b].words):
            return False
        least, most = sorted((self.coverage([a], b), self.coverage([b], a)))
        if most >= SAME_POINT[0] and least >= SAME_POINT[1]:
            return True
        texts = self._readings[a].text, self._readings[b].text
        return least >= _SAME_COUNT and any(
            _counted(fact_a, texts[0]) == _counted(fact_b, texts[1]) != ""
            for fact_a, fact_b in clashes
        )

    def find_covers(self, candidates: Sequence[int], b: int) -> tuple[int, ...]:
        """The smallest set found of candidates that covers b; empty where there is none.

        One candidate if one will do, the one with the most of b; else up to `MOST_COVERS`: one
        that has most of b, and those that bring the rest.
        """
        firsts = [a for a in candidates if self._states_all(a, b)]
        if self._is_slight(b):
            return next(((a,) for a in firsts if self._same_claim(a, b)), ())
        firsts = self._ranked(firsts, b)
        if firsts and self.covers(firsts[:1], b):
            return tuple(firsts[:1])
        if len(self._readings[b].words) < _LONG:
            return ()
        firsts = [a for a in firsts[:MOST_COVERS] if self.coverage([a], b) >= MOSTLY_COVERED]
        if not firsts:
            return ()
        others = self._ranked(candidates, b)[:_JOINED_AMONG]  # a cover missed loses nothing
        found = (self._complete(first, others, b) for first in firsts)
        return next(filter(None, found), ())

    def _ranked(self, candidates: Sequence[int], b: int) -> list[int]:
        """The candidates by how much of b they have."""
        return sorted(candidates, key=lambda a: -self.coverage([a], b))

    def _complete(self, first: int, others: Sequence[int], b: int) -> tuple[int, ...]:
        """Add to a first cover what brings the most, until b is covered."""
        covers = [first]
        while len(covers) < MOST_COVERS:
            left = [a for a in others if a not in covers]
            if not left:
                break
            covers.append(max(left, key=lambda a: self.coverage([*covers, a], b)))
            if self.covers(covers, b):
                return tuple(covers)
        return ()

    def _first(self, sentence: int, kind: FactKind) -> Fact:
        for fact in self._readings[sentence].facts:
            if fact.kind is kind:
                return fact
        return Fact(kind, "", 0, 0, "", frozenset())  # the side that does not deny


def _counted(figure: Fact, text: str) -> str:
    """The two words after a figure, which say what it counts: "people were"."""
    if figure.kind is not FactKind.FIGURE:
        return ""
    return " ".join(text[figure.end :].casefold().split()[:2])


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
