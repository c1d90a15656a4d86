"""Readings of sentences -> what they are to each other; facts have the last word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from summarize.compare.clashes import compatible, conflicts, counted, figures_reordered
from summarize.compare.conditions import drops_condition
from summarize.compare.decision import Decision
from summarize.compare.features import COLUMN, clashing, credit_of, pair_features, vetoed
from summarize.compare.judgements import Comparison, Judgements, Relation
from summarize.compare.parts import Parts
from summarize.compare.shares import (
    MOST_CLASHES,
    SAME_POINT,
    SAME_POINT_LATER,
    may_be_one,
    word_shares,
    worthwhile,
)
from summarize.compare.wording import same_words, words_outside_facts
from summarize.facts import KEPT_KINDS, Fact, FactKind, unit
from summarize.facts.tokens import UNSPACED
from summarize.judge import Judge, settle
from summarize.progress import Progress
from summarize.reading import Items, Reading

# A long sentence may be said in parts. A short one is one claim, said in one place or not at all.
_LONG = 6
# "So we'll do that" has next to no content: with less than this it must have the same words.
_FEWEST_ITEMS = 3
_REMEMBERED = 1 << 15  # sentences
# A judge is slow: what is less likely than this to be a cover, it is not asked.
_OUT_OF_THE_QUESTION = 0.05
Ints = NDArray[np.intp]


class Comparer:
    """Compares sentences by their readings.

    Parameters
    ----------
    readings : sequence of Reading
        The sentences; the methods name them by their position.
    items : Items
        The same sentences as rows of numbers.
    decision : Decision
        What turns features into probabilities.
    judge : Judge, optional
        Has a say in the pairs that facts do not rule out.
    """

    def __init__(
        self,
        readings: Sequence[Reading],
        items: Items,
        decision: Decision,
        judge: Judge | None = None,
    ) -> None:
        self._readings = readings
        self._judge = judge
        self._items = items
        self._decision = decision
        # Sets of tuples for every sentence would take more memory than all the rest.
        self._stated = lru_cache(_REMEMBERED)(self._find_stated)
        self._required = lru_cache(_REMEMBERED)(self._find_required)
        lengths = np.diff(items.offsets)
        self._slight = np.array(
            [
                length < _FEWEST_ITEMS or not reading.words or bool(UNSPACED.search(reading.text))
                for reading, length in zip(readings, lengths.tolist(), strict=True)
            ],
            np.bool_,
        )

    @property
    def asks_a_judge(self) -> bool:
        """Whether somebody else has a say in what the facts allow."""
        return self._judge is not None

    def _find_stated(self, sentence: int) -> frozenset[tuple[FactKind, str]]:
        facts = self._readings[sentence].facts
        return frozenset((fact.kind, key) for fact in facts for key in fact.implies)

    def _find_required(self, sentence: int) -> frozenset[tuple[FactKind, str]]:
        facts = self._readings[sentence].facts
        return frozenset((fact.kind, fact.key) for fact in facts if fact.kind in KEPT_KINDS)

    def judgements(
        self,
        rows: NDArray[np.integer],
        cols: NDArray[np.integer],
        similarity: NDArray[np.float32],
        report: Progress | None = None,
        *,
        every: bool = False,
        later: bool = False,
    ) -> Judgements:
        """Judge pairs of sentences, both ways.

        Parameters
        ----------
        rows, cols : ndarray of int, shape (n_pairs,)
        similarity : ndarray of float32, shape (n_pairs,)
            Cosines of their vectors.
        report : callable, optional
            Told how far the judge is, where there is one.
        every : bool, default False
            Whether to give the probability of pairs that facts rule out, too.
        later : bool, default False
            Whether one of each pair was said later than the other: "at least 12" and "at least 15"
            may both be right at one time, and the one is a change of the other from day to day.
        """
        most_words, least_words = SAME_POINT_LATER if later else SAME_POINT
        found = Judgements.of(len(rows))
        alike = np.zeros(len(rows), np.bool_)
        a, b = rows.astype(np.intp), cols.astype(np.intp)
        # A judge may find a contradiction where no words are shared.
        wanted = None if every or self.asks_a_judge else worthwhile
        for pairs, there, back in pair_features(self._items, a, b, similarity, wanted):
            found.there[pairs], found.covers_there[pairs] = self._score(there, every=every)
            found.back[pairs], found.covers_back[pairs] = self._score(back, every=every)
            found.share_there[pairs] = there[:, COLUMN["credited"]]
            found.share_back[pairs] = back[:, COLUMN["credited"]]
            found.clash[pairs] = clash = clashing(there)
            least, most = word_shares(there, back)
            found.disagree[pairs] = clash & (least >= least_words) & may_be_one(there)
            alike[pairs] = most >= most_words
        self._settle_slight(a, b, found)
        self._check(a, b, found, alike, later=later)
        if self._judge is not None:
            self._ask(self._judge, a, b, found, report)
        return found

    def _score(
        self, features: NDArray[np.float32], *, every: bool
    ) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """How likely covers are, and whether likely enough where facts allow it."""
        allowed = ~vetoed(features)
        # Most pairs of a text are ruled out by their facts, and then nobody asks how likely.
        asked = slice(None) if every else np.flatnonzero(allowed)
        score = np.zeros(len(features), np.float32)
        score[asked] = self._decision.probability(features[asked])
        if not self.asks_a_judge:
            allowed &= self._decision.is_sure(features, score)
        return score, allowed

    def _ask(
        self,
        judge: Judge,
        rows: Ints,
        cols: Ints,
        found: Judgements,
        report: Progress | None,
    ) -> None:
        """Let the judge settle what facts do not rule out, and what is not out of the question."""
        likely = np.maximum(found.there, found.back) >= _OUT_OF_THE_QUESTION
        asked = ~found.clash & likely
        texts = [reading.text for reading in self._readings]
        there, back, contradicts = settle(judge, texts, rows, cols, asked, report=report)
        np.logical_and(found.covers_there, there, out=found.covers_there)
        np.logical_and(found.covers_back, back, out=found.covers_back)
        np.logical_or(found.disagree, contradicts, out=found.disagree)
        np.logical_or(found.clash, contradicts, out=found.clash)

    def _settle_slight(self, rows: Ints, cols: Ints, found: Judgements) -> None:
        """Sentences with too little content to go by it are covered by the same words alone."""
        for a, b, covers in ((rows, cols, found.covers_there), (cols, rows, found.covers_back)):
            for pair in np.flatnonzero(self._slight[b]).tolist():
                covers[pair] = self._same_claim(int(a[pair]), int(b[pair]))

    def _check(
        self, rows: Ints, cols: Ints, found: Judgements, alike: NDArray[np.bool_], *, later: bool
    ) -> None:
        """What no alignment may get wrong: facts as sets, fact by fact."""
        for a, b, covers in ((rows, cols, found.covers_there), (cols, rows, found.covers_back)):
            for pair in np.flatnonzero(covers).tolist():
                one, other = int(a[pair]), int(b[pair])
                covers[pair] = (
                    self._states_all(one, other)
                    and not self._reordered(one, other)
                    and not self._drops_condition(one, other)
                )
        for pair in np.flatnonzero(found.disagree).tolist():
            one, other = int(rows[pair]), int(cols[pair])
            found.disagree[pair] = self._one_clash(one, other, alike=bool(alike[pair]), later=later)

    def compare(
        self, rows: NDArray[np.integer], cols: NDArray[np.integer], similarity: NDArray[np.float32]
    ) -> list[Comparison]:
        """Tell of each pair whether the row's sentence covers the column's, and why not."""
        found = self.judgements(rows, cols, similarity, every=True)
        told = []
        for pair, (a, b) in enumerate(zip(rows.tolist(), cols.tolist(), strict=True)):
            close = float(similarity[pair])
            if self._readings[a].text.split() == self._readings[b].text.split():
                told.append(Comparison(Relation.COVERS, 1.0, close))
                continue
            relation = Relation.DISTINCT
            if found.covers_there[pair]:
                relation = Relation.COVERS
            elif found.disagree[pair]:
                relation = Relation.DISAGREES
            told.append(
                Comparison(
                    relation,
                    float(found.there[pair]),
                    close,
                    self.conflicts(a, b),
                    self.uncovered([a], b),
                )
            )
        return told

    def facts(self, sentence: int) -> tuple[Fact, ...]:
        """The facts of a sentence."""
        return self._readings[sentence].facts

    def stated(self, sentence: int) -> frozenset[tuple[FactKind, str]]:
        """Kind and key of every fact that a sentence states, outright or by implication."""
        return self._stated(sentence)

    def content(self, sentence: int) -> int:
        """How much a sentence says: its facts and content words."""
        return len(self._stated(sentence)) + len(self._readings[sentence].words)

    def uncovered(self, covers: Sequence[int], b: int) -> tuple[Fact, ...]:
        """The figures, dates, names and quotations of b that none of the covers states."""
        return tuple(
            fact
            for fact in self._readings[b].facts
            if fact.kind in KEPT_KINDS
            and not any((fact.kind, fact.key) in self._stated(a) for a in covers)
        )

    def conflicts(self, a: int, b: int) -> tuple[tuple[Fact, Fact], ...]:
        """The facts that clash: where each has what the other lacks, or one denies."""
        return conflicts(
            self._readings[a], self._readings[b], self.uncovered([b], a), self.uncovered([a], b)
        )

    def covers_together(self, candidates: Sequence[int], b: int) -> tuple[int, ...]:
        """The smallest set found of candidates, none in conflict with b, that says all of b.

        Returns
        -------
        tuple of int
            Empty where there is none, or where b is too short to be said in parts.
        """
        parts = self._parts(candidates, b)
        return tuple(candidates[at] for at in parts.together()) if parts else ()

    def first_together(self, coming: Sequence[int], b: int) -> tuple[int, ...]:
        """What :meth:`covers_together` finds first, as candidates come in one after the other."""
        candidates = sorted(coming)
        parts = self._parts(candidates, b)
        if parts is None:
            return ()
        place = {candidate: at for at, candidate in enumerate(candidates)}
        found = parts.together_first([place[candidate] for candidate in coming])
        return tuple(candidates[at] for at in found)

    def _parts(self, candidates: Sequence[int], b: int) -> Parts | None:
        """What candidates have of a sentence; None where it is too short to be said in parts."""
        if not candidates or len(self._readings[b].words) < _LONG or self._slight[b]:
            return None
        return Parts(
            *credit_of(self._items, candidates, b),
            states_all=lambda at: self._states_all(candidates[at], b),
            opposes=lambda at: self._opposes(candidates[at], b),
        )

    def _same_claim(self, a: int, b: int) -> bool:
        """Whether slight sentences say the same: all words, or a figure and all other words."""
        readings = self._readings[a], self._readings[b]
        if same_words(*readings):
            return True
        if UNSPACED.search(self._readings[b].text):
            return False  # Chinese names and numbers are not read
        measured = any(kind is not FactKind.NAME for kind, _ in self._required(b))
        one, other = map(words_outside_facts, readings)
        return measured and one == other != [] and not self.conflicts(a, b)

    def _states_all(self, a: int, b: int) -> bool:
        return self._required(b) <= self._stated(a)

    def _reordered(self, a: int, b: int) -> bool:
        return figures_reordered(self._readings[a].facts, self._readings[b].facts)

    def _opposes(self, a: int, b: int) -> bool:
        return bool(self.conflicts(a, b)) or self._drops_condition(a, b)

    def _drops_condition(self, a: int, b: int) -> bool:
        one, other = self._readings[a], self._readings[b]
        return drops_condition(one, other) and not same_words(one, other)

    def _one_clash(self, a: int, b: int, *, alike: bool, later: bool) -> bool:
        """Whether one fact clashes with one other of its kind and unit, or two figures with two.

        And whether the other words are alike or, where they are less so, the figures count the
        same thing: "12 people were killed", "21 people were killed".
        """
        clashes = self.conflicts(a, b)
        kinds = {fact.kind for pair in clashes for fact in pair}
        if len(kinds) != 1 or len(clashes) > (MOST_CLASHES if FactKind.FIGURE in kinds else 1):
            return False
        if not all(_comparable(*pair) and (later or not compatible(*pair)) for pair in clashes):
            return False
        if not (self._readings[a].words and self._readings[b].words):
            return False
        texts = self._readings[a].text, self._readings[b].text
        return alike or any(
            counted(fact_a, texts[0]) == counted(fact_b, texts[1]) != ""
            for fact_a, fact_b in clashes
        )


def _comparable(a: Fact, b: Fact) -> bool:
    """Whether two facts measure one thing: in one unit, or the same number in another."""
    value_a, value_b = a.key.partition(" ")[0], b.key.partition(" ")[0]
    return unit(a) == unit(b) or value_a == value_b
