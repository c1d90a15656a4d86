"""What sentences are to one another in all of a text, against looking at each pair alone."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import comparer, cosines, every_pair, quietly, read
from strategies import newsy_sentences, odd_texts

from summarize import relations
from summarize.compare import LEAST_SHARE
from summarize.compare.features import credit_of
from summarize.compare.parts import COVERED_TOGETHER, MOST_COVERS, MOSTLY_COVERED
from summarize.facts import KEPT_KINDS
from summarize.relations import Related, relate
from summarize.similarity import SimilarPairs

TEXTS = [
    "The river flooded two villages on Monday.",
    "On Monday the river flooded two villages.",
    "The river flooded three villages on Monday.",
    "The flood cut the road to Port Alder and closed the airport.",
    "The flood closed the airport.",
    "The flood cut the road to Port Alder.",
    "Maria Ostrova visited the school.",
    "Ostrova visited the school.",
    "Ostrova did not visit the school.",
    "…",
    "Share.",
]


def pairs_of(texts):
    rows, cols = every_pair(len(texts))
    scores = cosines(texts, rows, cols).astype(np.float32)
    return SimilarPairs(rows.astype(np.int32), cols.astype(np.int32), scores, -1.0)


def related_slowly(compared, pairs):
    """Each pair alone, as it stands."""
    alone, candidates, disagreeing = {}, {}, {}
    for at in range(len(pairs)):
        part = slice(at, at + 1)
        found = compared.judgements(pairs.rows[part], pairs.cols[part], pairs.scores[part])
        a, b = int(pairs.rows[at]), int(pairs.cols[at])
        for one, other, sure, covers, share in (
            (a, b, found.there, found.covers_there, found.share_there),
            (b, a, found.back, found.covers_back, found.share_back),
        ):
            if covers[0]:
                alone.setdefault(other, {})[one] = float(sure[0])
            if covers[0] or (not found.clash[0] and share[0] >= LEAST_SHARE):
                candidates.setdefault(other, set()).add(one)
        if found.disagree[0]:
            disagreeing.setdefault(a, set()).add(b)
            disagreeing.setdefault(b, set()).add(a)
    return alone, candidates, disagreeing


def as_sets(mapping):
    return {point: set(others) for point, others in mapping.items()}


def check(texts):
    compared, pairs = comparer(texts), pairs_of(texts)
    found = relate(compared, pairs, quietly)
    alone, candidates, disagreeing = related_slowly(compared, pairs)
    assert as_sets(found.alone) == as_sets(alone)
    for point, scores in found.alone.items():
        assert scores == pytest.approx(alone[point], abs=1e-4)
    assert as_sets(found.candidates) == candidates
    assert as_sets(found.disagreeing) == disagreeing
    return found


def test_relations_are_those_of_each_pair_alone():
    found = check(TEXTS)
    # The texts are such that there is something of each.
    assert found.alone
    assert found.candidates
    assert found.disagreeing


SENTENCES = newsy_sentences() | odd_texts(40)


@settings(max_examples=30)
@given(st.lists(SENTENCES, max_size=7))
def test_relations_of_any_sentences_are_those_of_each_pair(texts):
    check(texts)


@settings(max_examples=30)
@given(st.lists(SENTENCES, max_size=8))
def test_relations_hang_together(texts):
    found = relate(comparer(texts), pairs_of(texts), quietly)
    for point, covers in found.alone.items():
        assert set(covers) <= set(found.candidates[point]) - {point}
        assert all(0 <= sure <= 1 for sure in covers.values())
        assert not set(covers) & found.disagreeing.get(point, frozenset())
    for point, others in found.candidates.items():
        assert list(others) == sorted(set(others))
        assert point not in others
    for point, others in found.disagreeing.items():
        assert others
        assert all(point in found.disagreeing[other] for other in others)


@pytest.mark.parametrize("at_once", [1, 2, 7, 54, 55, 56])
def test_pairs_looked_at_together_change_nothing(monkeypatch, at_once):
    compared, pairs = comparer(TEXTS), pairs_of(TEXTS)
    whole = relate(compared, pairs, quietly)
    monkeypatch.setattr(relations, "_AT_ONCE", at_once)
    parts = relate(compared, pairs, quietly)
    assert parts.candidates == whole.candidates
    assert parts.disagreeing == whole.disagreeing
    assert parts.alone == whole.alone


def test_progress_goes_from_nothing_to_all(monkeypatch):
    told = []
    monkeypatch.setattr(relations, "_AT_ONCE", 20)
    relate(comparer(TEXTS), pairs_of(TEXTS), lambda *progress: told.append(progress))
    assert told == [("compare", done, 55) for done in (0, 20, 40, 55)]


def test_no_pairs():
    nothing = np.empty(0, np.int32)
    found = relate(
        comparer([]), SimilarPairs(nothing, nothing, nothing.astype(np.float32), 0.5), quietly
    )
    assert found.alone == found.candidates == found.disagreeing == {}


def related(alone, together=()):
    """Relations as they were told, and what covers together."""
    asked = []

    def covers_together(usable, sentence):
        asked.append((tuple(usable), sentence))
        return together

    return Related(SimpleNamespace(covers_together=covers_together), alone, {}, {}), asked


@pytest.mark.parametrize(
    ("usable", "expected"),
    [
        ([1, 2, 3], 2),
        ([3, 2, 1], 2),
        ([1, 3], 1),  # as sure as the other, and the first of the text
        ([3, 1], 1),
        ([3, 4], 3),
    ],
)
def test_the_surest_cover_is_taken(usable, expected):
    found, asked = related({0: {1: 0.7, 2: 0.9, 3: 0.7}})
    assert found.find_covers(usable, 0) == (expected,)
    assert asked == []


@pytest.mark.parametrize("alone", [{}, {0: {1: 0.9}}, {5: {2: 0.9}}])
def test_what_none_covers_alone_may_be_covered_together(alone):
    found, asked = related(alone, together=(2, 3))
    assert found.find_covers([2, 3], 0) == (2, 3)
    assert asked == [((2, 3), 0)]


WHOLE = "The storm in Port Alder cut power to the island, closed the airport and sank two boats."
POWER = "The storm in Port Alder cut power to the island and sank two boats."
AIRPORT = "The storm closed the airport."
THREE = "The storm in Port Alder cut power to the island and sank three boats."


def together(texts):
    """Which of the texts behind the first one cover it."""
    return comparer(texts).covers_together(range(1, len(texts)), 0)


def test_two_sentences_say_a_long_one_together():
    assert together([WHOLE, POWER, AIRPORT]) == (1, 2)
    assert together([WHOLE, AIRPORT, "The port was calm.", POWER]) == (3, 1)


def test_the_first_of_them_states_every_fact():
    """A figure from here and a name from there restate nothing."""
    assert together([WHOLE, THREE, AIRPORT]) == ()
    parts = ["The storm cut power to the island and sank two boats.",
             "The storm in Port Alder cut power to the island, closed the airport."]  # fmt: skip
    assert together([WHOLE, *parts]) == ()


def test_what_is_missing_stays_missing():
    assert together([WHOLE, POWER]) == ()
    assert together([WHOLE, POWER, "The port was calm."]) == ()
    assert together([WHOLE]) == ()


def test_three_are_the_most_and_nearly_all_must_be_said():
    """Of a sentence in four parts: three of them are too little, and a cover of four too many."""
    parts = ["The flood closed the airport and the harbour", "a landslide buried the railway",
             "thieves robbed the museum", "lightning destroyed the mill"]  # fmt: skip
    whole, half = "; ".join(parts) + ".", f"{parts[0]} and {parts[1]}."
    one, two, three, four = (f"{part}." for part in parts)
    assert together([whole, half, three]) == ()
    assert together([whole, half, four]) == ()
    covers = together([whole, half, three, four])
    assert covers[0] == 1
    assert sorted(covers) == [1, 2, 3]
    assert together([whole, one, two, three, four]) == ()


def test_a_short_sentence_is_said_in_one_place_or_not_at_all():
    assert (
        together(["The flood closed the airport.", "The flood came.", "The airport closed."]) == ()
    )


@settings(max_examples=60)
@given(st.lists(newsy_sentences(), min_size=2, max_size=4), st.data())
def test_what_covers_together_says_nearly_all(parts, data):
    """Sentences made of others: what covers them has their facts, and nearly all their words."""
    said = data.draw(st.lists(st.sampled_from(parts), min_size=2, max_size=3, unique=True)
                     if len(set(parts)) > 1 else st.just(parts))  # fmt: skip
    whole = "; ".join(part.rstrip(".") for part in said) + "."
    texts = [whole, *parts]
    compared = comparer(texts)
    readings, items = read(texts)
    candidates = list(range(1, len(texts)))
    covers = compared.covers_together(candidates, 0)
    assert len(covers) == len(set(covers)) <= MOST_COVERS
    assert set(covers) <= set(candidates)
    if not covers:
        return
    assert len(covers) > 1
    needed = {(f.kind, f.key) for f in readings[0].facts if f.kind in KEPT_KINDS}
    stated = {(f.kind, key) for f in readings[covers[0]].facts for key in f.implies}
    assert needed <= stated
    credit, weights = credit_of(items, covers, 0)
    total = float(weights.sum())
    assert float((credit[0] * weights).sum()) >= MOSTLY_COVERED * total - 1e-3
    assert float((credit.max(axis=0) * weights).sum()) >= COVERED_TOGETHER * total - 1e-3


def test_blas_has_its_threads_back_while_somebody_keeps_an_error(monkeypatch):
    threadpoolctl = pytest.importorskip("threadpoolctl")
    monkeypatch.setattr(relations, "_AT_ONCE", 4)
    monkeypatch.setattr(relations, "blas_threads", lambda: 2)

    def of_blas():
        pools = threadpoolctl.threadpool_info()
        return [pool["num_threads"] for pool in pools if pool["user_api"] == "blas"]

    def fail(stage, done, total):
        during.extend(of_blas())
        raise RuntimeError(stage)

    during = []
    with threadpoolctl.threadpool_limits(2, user_api="blas"):
        before = of_blas()
        with pytest.raises(RuntimeError) as kept:
            relate(comparer(TEXTS), pairs_of(TEXTS), fail)
        assert kept.tb is not None
        assert of_blas() == before != during
