"""The objective of a choice: monotone, submodular, and the same as a dictionary would have it."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.coverage import Coverage

ASPECTS = 6
# Sums of a few eighths are exact, so that what is equal is equal to the last bit.
EIGHTHS = st.integers(0, 8).map(lambda eighths: eighths / 8)
ROWS = st.lists(st.dictionaries(st.integers(0, ASPECTS - 1), EIGHTHS), min_size=1, max_size=6)
WEIGHTS = st.lists(st.integers(0, 40).map(lambda n: n / 8), min_size=ASPECTS, max_size=ASPECTS)
ANY_ROWS = st.lists(
    st.dictionaries(st.integers(0, ASPECTS - 1), st.floats(0, 1, width=32)),
    min_size=1,
    max_size=6,
)
ANY_WEIGHTS = st.lists(st.floats(0, 9), min_size=ASPECTS, max_size=ASPECTS)


def coverage(rows, weights):
    """The table of what each candidate covers, given as a dictionary each."""
    return Coverage(
        offsets=np.cumsum([0, *map(len, rows)], dtype=np.int64),
        aspects=np.array([j for row in rows for j in sorted(row)], np.int32),
        degrees=np.array([row[j] for row in rows for j in sorted(row)], np.float32),
        weights=np.array(weights, np.float64),
    )


def objective(rows, weights, chosen):
    """F, as its definition is written."""
    return sum(
        weight * max((rows[i].get(j, 0.0) for i in chosen), default=0.0)
        for j, weight in enumerate(weights)
    )


def covered_by(table, chosen):
    covered = np.zeros(len(table.weights))
    for candidate in chosen:
        table.cover(candidate, covered)
    return covered


def some_of(rows):
    return st.lists(st.integers(0, len(rows) - 1), max_size=6)


@given(ANY_ROWS, ANY_WEIGHTS, st.data())
def test_a_gain_is_the_difference_that_candidates_make(rows, weights, data):
    table = coverage(rows, weights)
    chosen = data.draw(some_of(rows))
    more = data.draw(st.lists(st.integers(0, len(rows) - 1), min_size=1, max_size=4))
    with_them = objective(rows, weights, [*chosen, *more])
    expected = with_them - objective(rows, weights, chosen)
    assert table.gain(more, covered_by(table, chosen)) == pytest.approx(expected, abs=1e-9)


@given(ROWS, WEIGHTS, st.data())
def test_more_is_never_worth_less(rows, weights, data):
    """Monotone, and submodular: what gains something later gained no less before."""
    table = coverage(rows, weights)
    few = data.draw(some_of(rows))
    many = few + data.draw(some_of(rows))
    more = data.draw(st.lists(st.integers(0, len(rows) - 1), min_size=1, max_size=3))
    early = table.gain(more, covered_by(table, few))
    late = table.gain(more, covered_by(table, many))
    assert early >= late >= 0
    alone = [table.gain([candidate], covered_by(table, few)) for candidate in more]
    assert max(alone) <= early <= sum(alone)


@given(ANY_ROWS, ANY_WEIGHTS)
def test_worth_is_what_is_gained_from_nothing(rows, weights):
    table = coverage(rows, weights)
    nothing = np.zeros(ASPECTS)
    gains = [table.gain([candidate], nothing) for candidate in range(len(rows))]
    assert len(table) == len(rows)
    assert table.worth().shape == (len(rows),)
    assert table.worth() == pytest.approx(gains)
    assert table.worth() == pytest.approx([objective(rows, weights, [i]) for i in range(len(rows))])


@given(ROWS, WEIGHTS, st.data())
def test_what_is_covered_is_covered_whatever_came_first(rows, weights, data):
    table = coverage(rows, weights)
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), min_size=1, max_size=3))
    covered = covered_by(table, chosen)
    assert covered.tolist() == [max(rows[i].get(j, 0.0) for i in chosen) for j in range(ASPECTS)]
    for order in permutations(chosen):
        assert covered_by(table, order * 2).tolist() == covered.tolist()
    assert table.gain(chosen, covered) == 0


@given(ANY_ROWS, ANY_WEIGHTS, st.data())
def test_asking_for_a_gain_covers_nothing(rows, weights, data):
    table = coverage(rows, weights)
    covered = covered_by(table, data.draw(some_of(rows)))
    before = covered.copy()
    table.gain(data.draw(st.lists(st.integers(0, len(rows) - 1), min_size=1)), covered)
    assert covered.tolist() == before.tolist()


def test_by_hand():
    table = coverage([{0: 1.0, 1: 0.5}, {1: 1.0, 2: 0.25}, {}], [4.0, 2.0, 8.0])
    covered = np.zeros(3)
    assert table.worth().tolist() == [5, 4, 0]
    assert table.gain([0, 1], covered) == 8  # of the second aspect the better half counts
    table.cover(0, covered)
    assert covered.tolist() == [1, 0.5, 0]
    assert table.gain([1], covered) == 3
    assert table.gain([2], covered) == 0


def test_no_candidates_are_worth_nothing():
    table = coverage([], [1.0, 2.0])
    assert len(table) == 0
    assert table.worth().tolist() == []
