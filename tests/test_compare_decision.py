"""Boosted trees as arrays, against a walk down each tree."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from summarize.compare import decision as module
from summarize.compare.decision import BUNDLED, DEPTH, LONG, SPLITS, Decision
from summarize.compare.features import COLUMN, FEATURES, NAMES
from summarize.errors import MissingResourceError

N = len(NAMES)
SCALARS = ("base", "slope", "intercept", "threshold", "long_threshold")
# Few values, so that many stand exactly on a threshold, and counts as they really are.
VALUES = st.sampled_from([-1.0, 0.0, 0.25, 0.5, 1.0, 2.0, 3.0]) | st.floats(-2, 30, width=32)


def told(seed, n_trees, threshold=0.5, long_threshold=0.5):
    """Invented trees as ``training.compare`` writes them."""
    random = np.random.default_rng(seed)
    limits = random.choice(np.array([0.0, 0.25, 0.5, 1.0, 2.5], np.float32), (n_trees, SPLITS))
    return {
        "names": list(NAMES),
        "base": float(random.normal()),
        "slope": float(random.uniform(0.5, 2)),
        "intercept": float(random.normal()),
        "threshold": threshold,
        "long_threshold": long_threshold,
        "features": random.integers(0, N, (n_trees, SPLITS)).tolist(),
        "thresholds": limits.tolist(),
        "leaves": random.normal(size=(n_trees, SPLITS + 1)).astype(np.float32).tolist(),
    }


def made(numbers):
    return Decision(
        np.array(numbers["features"], np.intp).reshape(-1, SPLITS),
        np.array(numbers["thresholds"], np.float32).reshape(-1, SPLITS),
        np.array(numbers["leaves"], np.float32).reshape(-1, SPLITS + 1),
        **{name: numbers[name] for name in SCALARS},
    )


def walked(numbers, row):
    """The probability of one row: down each tree, one split at a time."""
    total = numbers["base"]
    for features, limits, leaves in zip(
        numbers["features"], numbers["thresholds"], numbers["leaves"], strict=True
    ):
        place = 0
        for _ in range(DEPTH):
            above = float(row[features[place]]) > limits[place]
            place = 2 * place + (2 if above else 1)
        total += leaves[place - SPLITS]
    return 1 / (1 + math.exp(-(numbers["slope"] * total + numbers["intercept"])))


ROWS = hnp.arrays(np.float32, st.tuples(st.integers(0, 9), st.just(N)), elements=VALUES)


@given(st.integers(0, 2**32 - 1), st.integers(0, 12), ROWS)
def test_probabilities_are_those_of_a_walk(seed, n_trees, rows):
    numbers = told(seed, n_trees)
    found = made(numbers).probability(rows)
    assert found.dtype == np.float32
    assert found.tolist() == pytest.approx([walked(numbers, row) for row in rows], abs=1e-5)


@given(ROWS)
def test_the_bundled_numbers_are_walked_alike(rows):
    numbers = json.loads(BUNDLED.read_text())
    found = Decision.load().probability(rows)
    assert found.tolist() == pytest.approx([walked(numbers, row) for row in rows], abs=1e-4)


def random_rows(n, seed=0):
    random = np.random.default_rng(seed)
    shares = random.uniform(-0.2, 1, (n, N))
    counts = random.poisson(0.7, (n, N))
    return np.where(random.random((n, N)) < 0.5, shares, counts).astype(np.float32)


@pytest.mark.parametrize("size", [1, 2, 7, 100, 1023, 1024, 1025])
def test_a_row_has_its_probability_whatever_stands_beside_it(size):
    """Bit for bit, in any batch."""
    rows = random_rows(1500)
    decision = Decision.load()
    whole = decision.probability(rows)
    parts = [decision.probability(rows[at : at + size]) for at in range(0, 1500, size)]
    assert np.array_equal(np.concatenate(parts), whole)
    assert np.array_equal(decision.probability(rows[::-1])[::-1], whole)
    assert np.array_equal(decision.probability(np.asfortranarray(rows)), whole)


def test_rows_looked_at_together_change_nothing(monkeypatch):
    rows = random_rows(50)
    expected = Decision.load().probability(rows)
    for together in (1, 3, 50):
        monkeypatch.setattr(module, "_ROWS", together)
        assert np.array_equal(Decision.load().probability(rows), expected)


@pytest.mark.parametrize("name", [name for name, way in FEATURES.items() if way])
def test_probability_never_turns_against_a_feature(name):
    """What speaks for a cover never lowers its probability, what speaks against never raises it.

    Every feature in turn is moved over all that it can be, in 200 pairs of every kind.
    """
    column, decision = NAMES.index(name), Decision.load()
    rows = random_rows(200, seed=column)
    # Features that stand in no tree move nothing; the values are those between any thresholds.
    numbers = json.loads(BUNDLED.read_text())
    features, limits = np.array(numbers["features"]), np.array(numbers["thresholds"], np.float32)
    at = np.unique(np.concatenate([[-1], limits[features == column], [100]]).astype(np.float32))
    steps = np.unique(np.concatenate([at, (at[1:] + at[:-1]) / 2]).astype(np.float32))
    found = []
    for value in steps:
        rows[:, column] = value
        found.append(decision.probability(rows))
    change = np.diff(np.array(found, np.float64), axis=0) * FEATURES[name]
    assert change.min(initial=0) >= -1e-6  # a float32 sum of all trees may be off in its last bits


def test_the_trees_look_at_something():
    """The test above moves features that decide."""
    numbers = json.loads(BUNDLED.read_text())
    leaves = np.array(numbers["leaves"])
    assert len(leaves) > 10
    assert len(set(np.array(numbers["features"])[leaves.std(axis=1) > 0].ravel())) > 10
    rows = random_rows(500)
    assert np.ptp(Decision.load().probability(rows)) > 0.2


def test_the_thresholds_are_probabilities():
    assert 0 < Decision.load().threshold < 1
    assert 0 < Decision.load().long_threshold < 1


def rows_of_length(*lengths):
    """Rows that differ from zero in the items of b alone."""
    rows = np.zeros((len(lengths), N), np.float32)
    rows[:, COLUMN["items"]] = lengths
    return rows


@pytest.mark.parametrize(("short", "long"), [(0.75, 0.25), (0.25, 0.75)])
def test_what_is_sure_goes_by_the_length_of_b(short, long):
    """A sentence of `LONG` items is a long one; a probability at the threshold is enough."""
    decision = made(told(0, 1, threshold=short, long_threshold=long))
    rows = rows_of_length(0, LONG - 1, LONG, LONG + 1)
    least = np.array([short, short, long, long], np.float32)
    below, above = (np.nextafter(least, np.float32(end)) for end in (0, 1))
    for probability, sure in ((below, False), (least, True), (above, True)):
        assert decision.is_sure(rows, probability).tolist() == [sure] * 4
    # The same probability for all: between the thresholds only the length decides.
    found = decision.is_sure(rows, np.full(4, 0.5, np.float32))
    assert found.tolist() == [short < long] * 2 + [long < short] * 2


def test_nothing_but_the_items_of_b_makes_a_sentence_long():
    decision = made(told(0, 1, threshold=0.75, long_threshold=0.25))
    rows = np.full((2, N), 2 * LONG, np.float32)
    rows[:, COLUMN["items"]] = LONG - 1, LONG
    assert decision.is_sure(rows, np.full(2, 0.5, np.float32)).tolist() == [False, True]


def test_of_no_pairs_none_is_sure():
    found = Decision.load().is_sure(rows_of_length(), np.zeros(0, np.float32))
    assert found.shape == (0,)
    assert found.dtype == np.bool_


def test_no_trees_say_the_base():
    numbers = told(3, 0) | {"base": 0.0, "intercept": 0.0}
    assert made(numbers).probability(random_rows(3)).tolist() == [0.5] * 3


def test_numbers_are_read_as_they_were_written(tmp_path):
    file = tmp_path / "decision.json"
    numbers = told(1, 6, threshold=0.7, long_threshold=0.6)
    file.write_text(json.dumps(numbers))
    loaded, rows = Decision.load(file), random_rows(30)
    assert np.array_equal(loaded.probability(rows), made(numbers).probability(rows))
    assert (loaded.threshold, loaded.long_threshold) == (0.7, 0.6)
    assert Decision.load(file) is loaded


def test_missing_numbers(tmp_path):
    with pytest.raises(MissingResourceError, match="missing") as caught:
        Decision.load(tmp_path / "none.json")
    assert caught.value.resource == str(tmp_path / "none.json")
    assert caught.value.command == "python -m training.compare"


@pytest.mark.parametrize("names", [NAMES[:-1], NAMES[::-1], (*NAMES, "more"), ()])
def test_numbers_for_other_features(tmp_path, names):
    file = tmp_path / "decision.json"
    file.write_text(json.dumps(told(1, 2) | {"names": list(names)}))
    with pytest.raises(MissingResourceError, match="other features") as caught:
        Decision.load(file)
    assert caught.value.resource == str(file)
