"""Budgets: one at most, in its range, in plain numbers."""

from __future__ import annotations

import json
import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from strategies import odd_texts

from summarize import OptionError, summarize
from summarize.budget import UNITS, Budget, count_words, make_budget

WHOLE = [unit for unit in UNITS if unit != "ratio"]


@pytest.mark.parametrize("unit", WHOLE)
@pytest.mark.parametrize("amount", [0, -1, 1.5, 2.0, True, "3", math.nan, math.inf, [1]])
def test_whole_numbers_of_at_least_one(unit, amount):
    with pytest.raises(OptionError) as caught:
        make_budget(**{unit: amount})
    assert caught.value.name == unit
    assert caught.value.value is amount
    assert str(caught.value) == (
        f"The {unit!r} option must be a whole number of at least 1. Got {amount!r}."
    )


@pytest.mark.parametrize("amount", [0, 0.0, -0.5, 1.01, 3, True, "0.5", math.nan, math.inf])
def test_ratios_lie_between_zero_and_one(amount):
    with pytest.raises(OptionError, match=r"'ratio' option must be a number in \(0, 1\]"):
        make_budget(ratio=amount)


def test_two_budgets_are_one_too_many():
    with pytest.raises(OptionError, match="'words' option must be left out where 'sentences'"):
        make_budget(sentences=3, words=10)


def test_none_is_no_budget():
    assert make_budget() is None
    assert make_budget(words=None, ratio=None) is None


@pytest.mark.parametrize(
    "options",
    [{"words": np.int64(9)}, {"ratio": Fraction(1, 2)}, {"ratio": np.float32(0.5)}, {"ratio": 1}],
)
def test_numbers_of_any_type_are_recorded_plainly(options):
    settings = summarize("It rained.", **options).to_dict()["settings"]
    assert json.loads(json.dumps(settings))["budget"] == {
        unit: float(amount) for unit, amount in options.items()
    }


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n", 0),
        ("The U.S. didn't.", 3),
        ("a-b c", 2),
        ("水は冷たい", 5),
        ("GPT で書く", 4),
    ],
)
def test_words(text, count):
    assert count_words(text) == count


@given(odd_texts(), odd_texts())
def test_words_of_two_texts_add_up(a, b):
    assert count_words(f"{a} {b}") == count_words(a) + count_words(b)


def test_costs_and_limits():
    count = len
    assert Budget("sentences", 3).cost("a b c", count) == 1
    assert Budget("words", 3).cost("a b c", count) == 3
    assert Budget("tokens", 3).cost("a b c", count) == 5
    # A separator of two characters after each, and room for the one that the last has not.
    assert Budget("characters", 10).cost("a b c", count) == 7
    assert Budget("characters", 10).limit(99) == 12
    assert Budget("ratio", 0.25).limit(99) == 26
    assert Budget("words", 3).limit(99) == 3
