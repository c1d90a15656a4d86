"""The choice of ways: never over the budget, near the best, the same as a slow one."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.choice import Way, choose
from summarize.coverage import Coverage
from summarize.salience import LENGTH_POWER

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
        """Whether a way says its point, and of each cluster one."""
        new = self.new(way, said)
        clusters = [self.clusters[point] for point in [*said, *new]]
        return way.points[0] in new and len(set(clusters)) == len(clusters)

    def waits(self, way, said):
        point = way.points[0]
        return point in self.slight or any(point in self.alike[other] for other in said)

    def price(self, way, said):
        new = self.new(way, said)
        gain = self.covered([*said, *new]) - self.covered(said)
        return way.factor * gain / max(self.cost(new), 1) ** LENGTH_POWER

    def room(self, way, said):
        return self.cost(self.new(way, said)) <= self.budget - self.cost(said)

    def gain(self, way):
        return way.factor * self.covered(way.points)

    def eagerly(self, *, ever=False):
        """The slow, obvious choice: one alone in front where the rest covers less than that one.

        `ever` tells whether what there was no room for keeps others waiting even where, in the end,
        it may not be said for what was said of the clusters it needs.
        """
        said = self.greedily([], ever=ever)
        alone = [
            way
            for way in self.ways
            if self.is_open(way, []) and self.room(way, []) and way.points[0] not in self.slight
        ]
        best = max(alone, key=self.gain, default=None)  # the first of equals
        if best is not None and self.gain(best) > self.covered(said):
            return self.greedily(list(best.points), ever=ever)
        return said

    def greedily(self, said, *, ever):
        """Every open way is looked at from scratch at every step; what waits comes at last."""
        self.spend(said, lambda way: not self.waits(way, said))
        if not said or not self.left_unsaid(said, ever=ever):
            self.spend(said, lambda way: True)
        return said

    def left_unsaid(self, said, *, ever=True):
        """The ways that do not wait, and that there is no room for."""
        clusters = {self.clusters[point] for point in said}
        return [
            way
            for way in self.ways
            if not self.waits(way, said)
            and not self.room(way, said)
            and self.clusters[way.points[0]] not in clusters
            and (self.is_open(way, []) if ever else self.is_open(way, said))
        ]

    def spend(self, said, may_be_said):
        while True:
            ways = [
                way
                for way in self.ways
                if self.is_open(way, said) and self.room(way, said) and may_be_said(way)
            ]
            if not ways:
                return
            best = max(ways, key=lambda way: self.price(way, said))  # the first of equals
            said += self.new(best, said)


@st.composite
def cases(draw, most=7, *, bringing=True, waiting=True, standing=False):
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
    for point, other in draw(st.lists(st.tuples(points, points), max_size=8 if standing else 0)):
        if point != other and clusters[point] == clusters[other]:
            ways.append(Way((point,), instead_of=other))
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


def left_over(case, chosen):
    """The ways that there is room for and that were not chosen, and whether each had to wait."""
    return [
        (way, case.waits(way, chosen))
        for way in case.ways
        if case.is_open(way, chosen) and case.room(way, chosen) and way.instead_of is None
    ]


@settings(max_examples=200)
@given(cases())
def test_never_over_the_budget_and_never_with_room_for_one_more(case):
    chosen = case.chosen()
    assert len(set(chosen)) == len(chosen)
    assert case.cost(chosen) <= case.budget
    assert len({case.clusters[point] for point in chosen}) == len(chosen)
    for way, waits in left_over(case, chosen):
        assert waits
        assert case.left_unsaid(chosen), way


@settings(max_examples=100)
@given(cases())
def test_what_is_chosen_is_said_in_one_of_the_ways(case):
    chosen = set(case.chosen())
    for point in chosen:
        assert any(point in way.points and chosen.issuperset(way.points) for way in case.ways)


@settings(max_examples=300)
@given(cases())
def test_lazy_and_eager_greedy_choose_the_same(case):
    assert case.chosen() in (case.eagerly(), case.eagerly(ever=True))


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
    rows, weights = [{0: 1.0}, {}, {1: 1.0}, {2: 1.0}], [1.5, 1.0, 8.0]
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


def test_what_hardly_says_anything_waits():
    rows, weights, slight = [{0: 1.0}, {1: 1.0}], [4.0, 0.125], frozenset({0})
    assert plain(rows, weights, [1, 1], 2, slight=slight).chosen() == [1, 0]
    assert plain(rows, weights, [1, 1], 1, slight=slight).chosen() == [1]
    assert plain(rows, weights, [1, 1], 1, slight=frozenset({0, 1})).chosen() == [0]


def test_what_waits_is_not_said_where_there_is_no_room_for_what_is_new():
    rows, weights = [{0: 1.0}, {0: 0.5, 1: 1.0}, {2: 1.0}], [4.0, 2.0, 0.125]
    alike = [frozenset({1}), frozenset({0}), frozenset()]
    for waiting in ({"alike": alike}, {"slight": frozenset({1})}):
        assert plain(rows, weights, [1, 1, 1], 3, **waiting).chosen() == [0, 2, 1]
        assert plain(rows, weights, [1, 1, 5], 3, **waiting).chosen() == [0]
        # What is too long and waits as well keeps nothing from being said.
        slight = waiting.get("slight", frozenset()) | {2}
        assert plain(rows, weights, [1, 1, 5], 3, **waiting | {"slight": slight}).chosen() == [0, 1]


def test_what_waits_is_better_than_nothing():
    rows, weights, slight = [{0: 1.0}, {1: 1.0}], [4.0, 0.125], frozenset({0})
    assert plain(rows, weights, [1, 9], 3, slight=slight).chosen() == [0]


def test_what_covers_more_alone_than_all_that_was_chosen_is_chosen_in_front():
    """The short one has more for its length, and there would be no room for the long one then."""
    rows, weights = [{0: 1.0}, {1: 1.0}, {2: 1.0}], [1.0, 2.0, 0.125]
    assert 1.0 / 1**LENGTH_POWER > 2.0 / 9**LENGTH_POWER
    assert plain(rows, weights, [1, 9, 1], 10).chosen() == [0, 1]
    assert plain(rows, weights, [1, 9, 1], 9).chosen() == [1]
    assert plain(rows, weights, [2, 9, 1], 10).chosen() == [1, 2]  # there is room beside it
    assert plain(rows, [1.0, 1.0, 0.125], [1, 9, 1], 9).chosen() == [0, 2]  # it covers no more
    for changed in (
        {"slight": frozenset({1})},
        {"ways": [Way((0,)), Way((1,), 0.5), Way((2,))]},
        {"ways": [Way((0,)), Way((1,), instead_of=0), Way((2,))]},
    ):
        assert plain(rows, weights, [1, 9, 1], 9, **changed).chosen() == [0, 2]


def test_what_comes_in_front_brings_what_it_needs_and_pays_for_it():
    rows, weights, costs = [{0: 1.0}, {1: 1.0}, {}, {2: 1.0}], [1.0, 2.0, 0.125], [1, 6, 3, 1]
    ways = [Way((0,)), Way((1, 2)), Way((3, 2))]
    assert plain(rows, weights, costs, 9, ways=ways).chosen() == [1, 2]
    assert plain(rows, weights, [2, *costs[1:]], 10, ways=ways).chosen() == [1, 2, 3]


LONG, SHORT, OTHER = 0, 1, 2


def stood_for(costs, budget, **changed):
    """A long sentence, a short one that may stand for it, and another one."""
    rows, weights = [{0: 1.0, 1: 1.0}, {0: 1.0}, {2: 1.0}], [1.0, 1.0, 0.5]
    ways = [Way((LONG,)), Way((SHORT,), instead_of=LONG), Way((OTHER,))]
    changed = {"ways": ways, "clusters": [LONG, LONG, OTHER]} | changed
    return plain(rows, weights, costs, budget, **changed).chosen()


def test_a_shorter_one_stands_for_what_there_is_no_room_for():
    assert stood_for([9, 4, 4], 8) == [SHORT, OTHER]
    assert stood_for([9, 4, 4], 4) == [SHORT]
    assert stood_for([9, 4, 4], 3) == []


def test_where_there_is_room_nothing_stands_for_it():
    """Not even where the shorter one covers more for its length, or would leave room."""
    assert 1.0 / 1**LENGTH_POWER > 2.0 / 9**LENGTH_POWER
    assert stood_for([9, 1, 9], 9) == [LONG]
    assert stood_for([9, 1, 1], 10) == [LONG, OTHER]


def test_where_all_that_is_new_was_said_in_short_what_waits_is_said():
    """Said by another of its cluster, the long one is left unsaid no more."""
    slight = {"slight": frozenset({OTHER})}
    assert stood_for([9, 4, 4], 8, **slight) == [SHORT, OTHER]
    assert stood_for([9, 9, 4], 8, **slight) == [OTHER]  # nothing was said at all
    others = {"alike": [frozenset(), frozenset({OTHER}), frozenset({SHORT})]}
    assert stood_for([9, 4, 4], 8, **others) == [SHORT, OTHER]


@settings(max_examples=200)
@given(cases(bringing=False, standing=True))
def test_one_stands_for_another_only_where_there_was_no_room_for_that(case):
    chosen = case.chosen()
    assert case.cost(chosen) <= case.budget
    assert len({case.clusters[point] for point in chosen}) == len(chosen)
    plainly = {way.points[0] for way in case.ways if way.instead_of is None}
    for number, point in enumerate(chosen):
        if point not in plainly:
            assert any(
                way.points == (point,)
                and way.instead_of in plainly
                and case.cost([*chosen[:number], way.instead_of]) > case.budget
                for way in case.ways
            )


@settings(max_examples=200)
@given(cases(bringing=False, standing=True, waiting=False))
def test_whatever_there_is_room_for_is_said_if_only_by_another(case):
    chosen = case.chosen()
    assert left_over(case, chosen) == []
    plainly = {way.points[0] for way in case.ways if way.instead_of is None}
    for way in case.ways:
        # What it stands for is unsaid, as its cluster is, and so there is no room for that.
        if way.instead_of in plainly and case.is_open(way, chosen):
            assert not case.room(way, chosen)


@settings(max_examples=200)
@given(cases(bringing=False, standing=True, waiting=False))
def test_what_may_stand_for_another_never_comes_before_a_better_one(case):
    """At every step but the first, which may be one that covers more alone than all chosen."""
    chosen = case.chosen()
    for number, point in enumerate(chosen[1:], start=1):
        said = chosen[:number]
        best = max(
            (
                case.price(way, said)
                for way in case.ways
                if way.instead_of is None and case.is_open(way, said) and case.room(way, said)
            ),
            default=0.0,
        )
        assert best <= max(case.price(way, said) for way in case.ways if way.points == (point,))
