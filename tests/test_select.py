"""The choice within a budget: never over it, near the best, the same every time."""

from __future__ import annotations

import logging
import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize import summarize
from summarize.select import Candidate, select, term_weights

TERMS = st.frozensets(st.sampled_from("abcdefg"), max_size=4)
WEIGHTS = st.fixed_dictionaries({term: st.floats(0, 1) for term in "abcdef"})  # none for "g"
CANDIDATES = st.lists(st.builds(Candidate, TERMS, st.integers(0, 9), st.floats(0.1, 3)), max_size=8)


def worth(chosen, candidates, weights):
    """The weight that is covered."""
    said = frozenset().union(*(candidates[i].terms for i in chosen))
    return sum(weights.get(term, 0) for term in said)


@settings(max_examples=200)
@given(CANDIDATES, WEIGHTS, st.integers(0, 30))
def test_never_over_the_budget_and_never_with_room_for_one_more(candidates, weights, budget):
    chosen = select(candidates, weights, budget)
    assert len(set(chosen)) == len(chosen)
    spent = sum(candidates[i].cost for i in chosen)
    assert spent <= budget
    left = [c.cost for i, c in enumerate(candidates) if i not in chosen]
    assert all(spent + cost > budget for cost in left)


@settings(max_examples=200)
@given(st.lists(TERMS, max_size=8), WEIGHTS, st.integers(1, 4), st.integers(0, 12))
def test_equal_costs_come_near_the_best(terms, weights, cost, budget):
    """Nemhauser, Wolsey and Fisher 1978: at least 1 - 1/e of the best choice there is."""
    candidates = [Candidate(said, cost) for said in terms]
    best = max(
        worth(chosen, candidates, weights)
        for size in range(min(len(terms), budget // cost) + 1)
        for chosen in combinations(range(len(terms)), size)
    )
    ours = worth(select(candidates, weights, budget), candidates, weights)
    assert (1 - 1 / math.e) * best - 1e-9 <= ours <= best + 1e-9


@given(CANDIDATES, WEIGHTS, st.integers(0, 30))
def test_lazy_and_eager_greedy_choose_the_same(candidates, weights, budget):
    """The slow, obvious greedy: every gain again at every step."""
    chosen, covered, left = [], frozenset(), budget
    while True:
        fitting = [i for i, c in enumerate(candidates) if i not in chosen and c.cost <= left]
        if not fitting:
            break
        gains = {
            i: candidates[i].weight
            * sum(sorted(weights.get(term, 0.0) for term in candidates[i].terms - covered))
            / max(candidates[i].cost, 1) ** 0.5
            for i in fitting
        }
        best = max(fitting, key=lambda i: (gains[i], -i))
        chosen.append(best)
        covered |= candidates[best].terms
        left -= candidates[best].cost
    assert select(candidates, weights, budget) == chosen


@given(CANDIDATES, WEIGHTS, st.integers(0, 30), st.randoms())
def test_the_order_of_weights_changes_nothing(candidates, weights, budget, random):
    items = list(weights.items())
    random.shuffle(items)
    assert select(candidates, weights, budget) == select(candidates, dict(items), budget)


def test_what_was_said_gains_nothing_more():
    said, again, new = (Candidate(frozenset(terms), 1) for terms in ("ab", "ab", "c"))
    assert select([said, again, new], {"a": 1.0, "b": 1.0, "c": 0.1}, 2) == [0, 2]


def test_the_first_of_equals_is_chosen():
    assert select([Candidate(frozenset("a"), 1)] * 3, {"a": 1.0}, 1) == [0]


def test_a_heavier_candidate_is_preferred():
    light, heavy = Candidate(frozenset("a"), 1), Candidate(frozenset("b"), 1, weight=2.0)
    assert select([light, heavy], {"a": 1.0, "b": 1.0}, 1) == [1]


@given(st.lists(TERMS, min_size=1, max_size=8))
def test_weights_are_squared_shares(units):
    weights = term_weights(units)
    assert weights.keys() == frozenset().union(*units)
    for term, weight in weights.items():
        assert weight == pytest.approx((sum(term in unit for unit in units) / len(units)) ** 2)
        assert 0 < weight <= 1


def test_weights_match_replication():
    """Every unit twice: the shares are the same, and so is what the text is about."""
    units = [frozenset("ab"), frozenset("b"), frozenset("c")]
    assert term_weights(units) == term_weights(units * 2)


def test_what_a_text_repeats_is_said_first():
    text = (
        "The harbour flooded at dawn. A cat slept on the wall. Boats sank in the flooded harbour. "
        "The flooded harbour stays closed."
    )
    assert "harbour" in str(summarize(text, sentences=1))


def test_a_query_is_answered():
    text = "The harbour flooded at dawn. Potatoes are cheap this year. The harbour stays closed."
    assert str(summarize(text, sentences=1, query="price of potatoes")) == (
        "Potatoes are cheap this year."
    )


def test_a_budget_too_small_for_any_sentence_says_so(caplog):
    with caplog.at_level(logging.WARNING, logger="summarize"):
        summary = summarize("The harbour flooded at dawn.", words=2)
    assert str(summary) == ""
    assert [entry.fate for entry in summary.ledger] == ["cut"]
    [record] = caplog.records
    assert record.name.startswith("summarize")
    assert record.getMessage() == "No sentence fits into a budget of 2 words."


def test_no_warning_where_there_is_nothing_to_fit(caplog):
    with caplog.at_level(logging.WARNING, logger="summarize"):
        summarize("", words=2)
    assert caplog.records == []
