"""Cutting again gives what a fresh summary gives, without doing the work again."""

from __future__ import annotations

import copy
import itertools
import json
import pickle
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import InputError, OptionError, Summarizer, neighbours, summarize

SENTENCES = (
    "The dam at Karsk broke on Monday.",
    "On Monday the dam at Karsk broke.",
    "Two towns were flooded.",
    "Two towns were flooded by the water.",
    "Three towns were flooded.",
    "The mayor of Karsk resigned.",
    "The mayor of Karsk did not resign.",
    "Nobody was hurt.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8).map(" ".join)
BUDGETS = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"words": st.integers(1, 40)}),
    st.fixed_dictionaries({"sentences": st.integers(1, 5)}),
    st.fixed_dictionaries({"ratio": st.floats(0.1, 1.0)}),
    st.fixed_dictionaries({"tokens": st.integers(1, 40), "query": st.just("Who resigned?")}),
)


class Counting:
    """The bundled encoder, and how often it was asked."""

    def __init__(self) -> None:
        self._encoder = Summarizer().encoder
        self.name = self._encoder.name
        self.calls = 0

    def encode(self, texts):
        self.calls += 1
        return np.asarray(self._encoder.encode(texts))


@given(TEXTS, BUDGETS, BUDGETS)
def test_a_summary_cut_again_is_that_of_a_fresh_one(text, first, second):
    summary = summarize(text, **first)
    again = summary.recut(**second)
    assert again == summarize(text, **second)
    assert again.recut(**first) == summary


@given(TEXTS, st.floats(0.4, 1.0), BUDGETS)
def test_a_higher_threshold_is_as_if_it_had_been_the_first(text, threshold, budget):
    again = summarize(text).recut(threshold=threshold, **budget)
    assert again == summarize(text, threshold=threshold, **budget)


def test_nothing_is_encoded_again_but_a_query():
    encoder = Counting()
    summary = summarize(" ".join(SENTENCES), encoder=encoder)
    before = encoder.calls
    summary.recut(words=10)
    summary.recut(threshold=0.9)
    assert encoder.calls == before
    summary.recut(words=10, query="Which towns?")
    assert encoder.calls == before + 1


@pytest.mark.parametrize("threshold", [0.69, -1, 1.01, float("nan")])
def test_below_the_first_threshold_nothing_is_known(threshold):
    with pytest.raises(OptionError, match=r"threshold.*\[0.7, 1\]"):
        summarize("The dam broke.", threshold=0.7).recut(threshold=threshold)


@pytest.mark.parametrize("threshold", ["0.8", True, [0.8]])
def test_a_threshold_is_a_number(threshold):
    with pytest.raises(OptionError, match="threshold"):
        summarize("The dam broke.").recut(threshold=threshold)


@pytest.mark.parametrize(
    "options",
    [{"words": 0}, {"words": 5, "ratio": 0.5}, {"query": "dam"}, {"words": 5, "query": " "}],
)
def test_budgets_are_checked_as_ever(options):
    with pytest.raises(OptionError):
        summarize("The dam broke.").recut(**options)


@pytest.mark.parametrize(
    "changed", [copy.copy, copy.deepcopy, lambda summary: pickle.loads(pickle.dumps(summary))]
)
def test_a_copy_has_forgotten_what_it_was_cut_from(changed):
    summary = summarize("The dam broke. Two towns flooded.")
    same = changed(summary)
    assert same == summary
    with pytest.raises(InputError, match="Summarize the documents again"):
        same.recut(words=5)


def test_more_equal_sentences_than_may_be_compared(monkeypatch):
    """Then none are: the least threshold is just above 1, and the text stays whole."""
    monkeypatch.setattr(neighbours, "_FEWEST_PAIRS", 3)
    monkeypatch.setattr(neighbours, "_PAIRS_A_SENTENCE", 0)
    words = "red green blue white".split()
    text = " ".join(" ".join(p).capitalize() + "." for p in itertools.permutations(words))
    summary = summarize(text)
    assert summary.settings["threshold"] > 1
    assert len(summary.sentences) == 24
    assert summary.recut() == summary == summary.recut(threshold=1)


@pytest.mark.parametrize("threshold", [np.float32(0.75), Fraction(3, 4), np.float64(0.75)])
def test_a_threshold_of_any_type_is_written_as_a_number(threshold):
    summary = summarize("The dam broke.").recut(threshold=threshold)
    assert json.loads(json.dumps(summary.to_dict()))["settings"]["threshold"] == 0.75


def test_an_empty_text_can_be_cut_again():
    assert str(summarize("").recut(words=5)) == ""
