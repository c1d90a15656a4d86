"""The choice within a budget: never over it, near the best, the same every time."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize import summarize
from summarize.coverage import Coverage
from summarize.salience import LENGTH_POWER
from summarize.select import _LAST_PART, Way, choose

ASPECTS = 5
# Sums of a few eighths are exact, so that a slow sum in another order ends in the same bits.
EIGHTHS = st.integers(1, 8).map(lambda eighths: eighths / 8)
ROWS = st.dictionaries(st.integers(0, ASPECTS - 1), EIGHTHS, max_size=4)
WEIGHTS = st.lists(st.integers(0, 16).map(lambda n: n / 8), min_size=ASPECTS, max_size=ASPECTS)


@dataclass(frozen=True)
class Case:
    """Points to choose from, plainly: a dictionary of aspects each."""

    rows: list[dict[int, float]]
    weights: list[float]
    ways: list[Way]
    costs: list[int]
    budget: int
    clusters: list[int]
    alike: list[frozenset[int]]
    slight: frozenset[int]

    def chosen(self):
        table = Coverage(
            offsets=np.cumsum([0, *map(len, self.rows)], dtype=np.int64),
            aspects=np.array([j for row in self.rows for j in sorted(row)], np.int32),
            degrees=np.array([row[j] for row in self.rows for j in sorted(row)], np.float32),
            weights=np.array(self.weights),
        )
        return choose(
            table,
            self.ways,
            dict(enumerate(self.costs)),
            self.budget,
            cluster=self.clusters.__getitem__,
            alike=self.alike.__getitem__,
            slight=self.slight,
        )

    def covered(self, chosen):
        """What a choice covers, by the definition."""
        return sum(
            weight * max((self.rows[i].get(j, 0.0) for i in chosen), default=0.0)
            for j, weight in enumerate(self.weights)
        )

    def cost(self, points):
        return sum(self.costs[point] for point in points)

    def new(self, way, said):
        return [point for point in way.points if point not in said]

    def is_open(self, way, said):
        """Whether a way says its point, of each cluster one, and nothing above the budget."""
        new = self.new(way, said)
        clusters = [self.clusters[point] for point in [*said, *new]]
        return (
            way.points[0] in new
            and len(set(clusters)) == len(clusters)
            and self.cost([*said, *new]) <= self.budget
        )

    def waits(self, way, said):
        point = way.points[0]
        return point in self.slight or any(point in self.alike[other] for other in said)

    def is_barred(self, way, said):
        """Whether it would fill up the last part of the budget with next to nothing."""
        left = self.budget - self.cost(said)
        return way.points[0] in self.slight and left <= self.budget * _LAST_PART

    def price(self, way, said):
        new = self.new(way, said)
        gain = self.covered([*said, *new]) - self.covered(said)
        return way.factor * gain / max(self.cost(new), 1) ** LENGTH_POWER

    def eagerly(self):
        """The slow, obvious greedy: every open way is looked at from scratch at every step."""
        said = []
        while True:
            possible = [
                way
                for way in self.ways
                if self.is_open(way, said) and not self.is_barred(way, said)
            ]
            first = [way for way in possible if not self.waits(way, said)] or possible
            if not first:
                return said
            best = max(first, key=lambda way: self.price(way, said))  # the first of equals
            said += self.new(best, said)


@st.composite
def cases(draw, most=7, *, bringing=True, waiting=True):
    """Points of a few clusters, each said in one to three ways."""
    count = draw(st.integers(1, most))
    points = st.integers(0, count - 1)
    clusters = draw(st.lists(points, min_size=count, max_size=count))
    costs = draw(st.lists(st.integers(0, 9), min_size=count, max_size=count))
    said = draw(
        st.lists(st.lists(points, min_size=1, max_size=3 if bringing else 1), max_size=2 * count)
    )
    # What one way says is of different clusters.
    ways = [
        Way(tuple({clusters[point]: point for point in way}.values()), factor)
        for way in said
        for factor in [draw(st.sampled_from((1.0, 1.0, 0.5)))]
    ]
    pairs = draw(st.lists(st.tuples(points, points), max_size=4 if waiting else 0))
    return Case(
        rows=[draw(ROWS) for _ in range(count)],
        weights=draw(WEIGHTS),
        ways=ways,
        costs=costs,
        budget=draw(st.integers(0, 30)),
        clusters=clusters,
        alike=[
            frozenset({b for a, b in pairs if a == point} | {a for a, b in pairs if b == point})
            - {point}
            for point in range(count)
        ],
        slight=frozenset(draw(st.sets(points, max_size=2))) if waiting else frozenset(),
    )


def plain(rows, weights, costs, budget, **changed):
    """Points of clusters of their own, each said in its own sentence."""
    count = len(rows)
    ways = [Way((point,)) for point in range(count)]
    rest = {"alike": [frozenset()] * count, "slight": frozenset(), "clusters": list(range(count))}
    return Case(rows, weights, costs=costs, budget=budget, **({"ways": ways} | rest | changed))


@settings(max_examples=200)
@given(cases())
def test_never_over_the_budget_and_never_with_room_for_one_more(case):
    chosen = case.chosen()
    assert len(set(chosen)) == len(chosen)
    assert case.cost(chosen) <= case.budget
    assert len({case.clusters[point] for point in chosen}) == len(chosen)
    for way in case.ways:
        assert not case.is_open(way, chosen) or case.is_barred(way, chosen)


@settings(max_examples=100)
@given(cases())
def test_what_is_chosen_is_said_in_one_of_the_ways(case):
    chosen = set(case.chosen())
    for point in chosen:
        assert any(point in way.points and chosen.issuperset(way.points) for way in case.ways)


@settings(max_examples=300)
@given(cases())
def test_lazy_and_eager_greedy_choose_the_same(case):
    assert case.chosen() == case.eagerly()


@settings(max_examples=100)
@given(cases(bringing=False))
def test_lazy_and_eager_greedy_choose_the_same_of_single_sentences(case):
    assert case.chosen() == case.eagerly()


@settings(max_examples=100)
@given(cases(waiting=False))
def test_lazy_and_eager_greedy_choose_the_same_where_nothing_waits(case):
    assert case.chosen() == case.eagerly()


@settings(max_examples=200)
@given(st.lists(ROWS, max_size=8), WEIGHTS, st.integers(1, 4), st.integers(0, 12))
def test_equal_costs_come_near_the_best(rows, weights, cost, budget):
    """Nemhauser, Wolsey and Fisher 1978: at least 1 - 1/e of the best choice there is."""
    case = plain(rows, weights, [cost] * len(rows), budget)
    best = max(
        case.covered(chosen)
        for size in range(min(len(rows), budget // cost) + 1)
        for chosen in combinations(range(len(rows)), size)
    )
    assert (1 - 1 / math.e) * best - 1e-9 <= case.covered(case.chosen()) <= best


@given(cases(), st.integers(1, 8).map(lambda power: 2.0**power))
def test_the_scale_of_weights_changes_nothing(case, times):
    heavier = [weight * times for weight in case.weights]
    assert replace(case, weights=heavier).chosen() == case.chosen()


def test_of_a_cluster_no_more_than_one_is_said():
    """Not even by one way: what is paid for twice would be said once."""
    rows, weights = [{0: 1.0}, {0: 1.0, 1: 1.0}, {2: 1.0}], [1.0, 1.0, 0.125]
    both = Way((1, 0))
    case = plain(rows, weights, [4, 5, 4], 9, clusters=[0, 0, 2], ways=[both, Way((2,))])
    assert case.chosen() == [2]
    case = plain(rows, weights, [4, 5, 4], 9, clusters=[0, 0, 2], ways=[both, Way((1,)), Way((2,))])
    assert case.chosen() == [1, 2]


def test_what_was_said_gains_nothing_more():
    said = {0: 1.0, 1: 1.0}
    assert plain([said, said, {2: 1.0}], [1.0, 1.0, 0.125], [1, 1, 1], 2).chosen() == [0, 2]


def test_the_first_of_equals_is_chosen():
    assert plain([{0: 1.0}] * 3, [1.0], [1, 1, 1], 1).chosen() == [0]
    other_order = [Way((2,)), Way((0,)), Way((1,))]
    assert plain([{0: 1.0}] * 3, [1.0], [1, 1, 1], 1, ways=other_order).chosen() == [2]


def test_a_way_with_a_higher_factor_is_preferred():
    ways = [Way((0,), 0.5), Way((1,))]
    assert plain([{0: 1.0}, {1: 1.0}], [1.0, 1.0], [1, 1], 1, ways=ways).chosen() == [1]


def test_a_sentence_brings_along_the_one_it_needs():
    rows, weights = [{0: 1.0}, {}, {1: 1.0}], [4.0, 1.0]
    ways = [Way((0, 1)), Way((2,))]
    assert plain(rows, weights, [2, 2, 2], 4, ways=ways).chosen() == [0, 1]
    assert plain(rows, weights, [2, 2, 2], 3, ways=ways).chosen() == [2]  # no room for both


def test_what_is_said_anyway_need_not_be_brought():
    """Two sentences need the same one: for the second of them it is paid for."""
    rows, weights = [{0: 1.0}, {}, {1: 1.0}, {2: 1.0}], [2.0, 1.0, 8.0]
    needed, costs = 1, [2, 8, 2, 2]
    ways = [Way((0, needed)), Way((2,)), Way((3, needed))]
    assert plain(rows, weights, costs, 14, ways=ways).chosen() == [3, needed, 0, 2]
    assert plain(rows, weights, costs, 14, ways=ways[:2]).chosen() == [2, 0, needed]
    assert plain(rows, weights, costs, 12, ways=ways).chosen() == [3, needed, 0]


def test_what_is_much_the_same_waits_until_nothing_else_fits():
    rows, weights = [{0: 1.0}, {0: 0.5, 1: 1.0}, {2: 1.0}], [4.0, 2.0, 0.125]
    alike = [frozenset({1}), frozenset({0}), frozenset()]
    assert plain(rows, weights, [1, 1, 1], 3).chosen() == [0, 1, 2]
    assert plain(rows, weights, [1, 1, 1], 3, alike=alike).chosen() == [0, 2, 1]


def test_what_hardly_says_anything_waits_and_fills_up_no_last_part():
    rows, weights, slight = [{0: 1.0}, {1: 1.0}], [4.0, 0.125], frozenset({0})
    assert plain(rows, weights, [1, 1], 2, slight=slight).chosen() == [1, 0]
    most = int(100 * _LAST_PART)
    assert plain(rows, weights, [1, 100 - most], 100, slight=slight).chosen() == [1]
    assert plain(rows, weights, [1, 99 - most], 100, slight=slight).chosen() == [1, 0]


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


@pytest.mark.parametrize("unit", ["sentences", "words", "characters", "tokens"])
def test_what_is_alike_is_not_said_before_what_is_not(unit):
    """Two that say much the same and one that does not: the same two are never all there is."""
    text = (
        "The harbour of Port Alder was closed after the flood. Potatoes are cheap this year. "
        "After the flood the harbour was closed to all ships."
    )
    one = summarize(text)
    assert len(one.sentences) == 3
    for amount in range(1, 300 if unit == "characters" else 40):
        kept = {sentence.id for sentence in one.recut(**{unit: amount}).sentences}
        assert kept != {0, 2}
