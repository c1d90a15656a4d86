"""Points -> the ones to say, within a budget, in sentences that a reader can follow.

Each point is said by its sentence or, where that one leans on the sentence before it, in one of two
other ways: bringing that one along, or by a member of its cluster that stands alone. Of all ways,
greedily, those are chosen that cover the most (:mod:`summarize.coverage`) of what the text is about
(:mod:`summarize.salience`) for their length. What is much like a kept sentence, or hardly
says anything, waits until nothing else fits.

Exchanging chosen sentences for others afterwards, until nothing gained, raised the objective by 0.3
to 1.6 % and ROUGE by nothing, so it is not done.
"""

from __future__ import annotations

import heapq
import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from summarize.budget import Budget
from summarize.coverage import Coverage
from summarize.findings import Findings
from summarize.joining import join_sentences
from summarize.salience import LENGTH_POWER, Salience

_log = logging.getLogger(__name__)

# A sentence that refers to what the reader does not see is worth less. Tuned where salience is:
# dangling openings go from 2 to 0 % in news and from 10 to 1 % in reviews, at the same ROUGE.
_DANGLING = 0.6
# It brings so many sentences along at most. One that needs more is said without, and marked.
_MOST_BROUGHT = 2
# Sentences as similar as this say much the same, if they do not contradict each other.
_ALIKE = 0.6
# "Avoid!" fits anywhere; the last part of a budget is not filled up with such.
_LAST_PART = 0.1


class Way(NamedTuple):
    """A way to say a point.

    Attributes
    ----------
    points : tuple of int
        The point whose sentence says it, and those whose sentences that one needs before it.
    factor : float
        On what it gains, in (0, 1].
    """

    points: tuple[int, ...]
    factor: float = 1.0


def choose(
    coverage: Coverage,
    ways: Sequence[Way],
    costs: Mapping[int, int],
    budget: int,
    *,
    cluster: Callable[[int], int] = int,
    alike: Callable[[int], Collection[int]] = lambda _: (),
    slight: Collection[int] = (),
) -> list[int]:
    """Choose the points whose sentences cover the most within a budget.

    Lazy greedy: gains only fall, so one is worked out again only when it comes to the top (Minoux
    1978, "Accelerated greedy algorithms"). They rise in one case: of a way that needs a sentence
    when that one is said anyway; it is put in again then.

    Parameters
    ----------
    coverage : Coverage
        Of all points.
    ways : sequence of Way
        In an order of preference, which decides between equals.
    costs : mapping of int to int
        What the sentence of each point takes of the budget.
    budget : int
        The most that the costs of the chosen may add up to.
    cluster : callable
        The cluster of a point, of which no more than one is said.
    alike : callable
        Points that say much the same as a point, and wait until nothing else fits.
    slight : collection of int
        Points that hardly say anything. They wait as well, and are not chosen where no more than a
        tenth of the budget is left.

    Returns
    -------
    list of int
        Points in the order in which they were chosen. What gains nothing is chosen as well while
        there is room: it is a point of its own.

    Examples
    --------
    >>> fire, mayor = 0, 1
    >>> coverage = Coverage(np.array([0, 1, 2]), np.array([0, 1]), np.ones(2), np.array([1, 0.25]))
    >>> choose(coverage, [Way((mayor,)), Way((fire,))], {fire: 4, mayor: 5}, budget=8)
    [0]
    """
    return _Choice(
        coverage, ways, costs, budget, cluster=cluster, alike=alike, slight=slight
    ).made()


class _Choice:
    """A choice in the making."""

    def __init__(
        self,
        coverage: Coverage,
        ways: Sequence[Way],
        costs: Mapping[int, int],
        budget: int,
        *,
        cluster: Callable[[int], int],
        alike: Callable[[int], Collection[int]],
        slight: Collection[int],
    ) -> None:
        self._coverage, self._ways, self._costs = coverage, ways, costs
        self._cluster, self._alike, self._slight = cluster, alike, slight
        self._left, self._last_part = budget, budget * _LAST_PART
        self._covered = np.zeros(len(coverage.weights))
        self._said: dict[int, int] = {}  # cluster -> point, in order
        self._much_said: set[int] = set()
        self._needing: defaultdict[int, list[int]] = defaultdict(list)
        for number, way in enumerate(ways):
            for point in way.points[1:]:
                self._needing[point].append(number)

    def made(self) -> list[int]:
        worth = self._coverage.worth().tolist()
        # Added up in another order than gains, so that it may be below them by a rounding.
        heap = [
            (-self._price(way, sum(worth[p] for p in way.points) * (1 + 1e-9), way.points), number)
            for number, way in enumerate(self._ways)
        ]
        waiting = self._spend(heap, patient=True)
        self._spend(waiting, patient=False)
        return list(self._said.values())

    def _spend(self, heap: list[tuple[float, int]], *, patient: bool) -> list[tuple[float, int]]:
        """Choose from a heap until nothing fits; returns what is to wait."""
        waiting = []
        heapq.heapify(heap)
        while heap:
            bound, number = heapq.heappop(heap)
            way = self._ways[number]
            new = [point for point in way.points if self._said.get(self._cluster(point)) != point]
            if not self._is_open(way, new):
                continue
            is_slight = way.points[0] in self._slight
            if patient and (is_slight or way.points[0] in self._much_said):
                waiting.append((bound, number))
                continue
            if is_slight and self._left <= self._last_part:
                continue
            fresh = (-self._price(way, self._coverage.gain(new, self._covered), new), number)
            if heap and fresh > heap[0]:
                heapq.heappush(heap, fresh)
                continue
            for point in new:
                self._say(point)
            for other in {n for point in new for n in self._needing[point]}:
                heapq.heappush(heap, (-np.inf, other))
        return waiting

    def _is_open(self, way: Way, new: Sequence[int]) -> bool:
        """Whether there is room for a way, and none of what it says is said in other words."""
        return (
            way.points[0] in new
            and all(self._cluster(point) not in self._said for point in new)
            and len({self._cluster(point) for point in new}) == len(new)
            and sum(self._costs[point] for point in new) <= self._left
        )

    def _price(self, way: Way, gain: float, new: Sequence[int]) -> float:
        cost = sum(self._costs[point] for point in new)
        return float(way.factor * gain / max(cost, 1) ** LENGTH_POWER)

    def _say(self, point: int) -> None:
        self._said[self._cluster(point)] = point
        self._coverage.cover(point, self._covered)
        self._left -= self._costs[point]
        self._much_said.update(self._alike(point))


def fit(
    found: Findings, salience: Salience, budget: Budget, count_tokens: Callable[[str], int]
) -> list[int]:
    """Choose the points to say within a budget.

    Parameters
    ----------
    found : Findings
    salience : Salience
        What the text is about.
    budget : Budget
    count_tokens : callable
        For a budget in tokens.

    Returns
    -------
    list of int
        Points, none where the budget is too small for any; a warning is logged then.
    """
    ways = list(_ways(found))
    costs = {
        point: budget.cost(found.first(point).text, count_tokens)
        for point in {point for way in ways for point in way.points}
    }
    limit = budget.limit(sum(len(document.text) for document in found.documents))
    choose_within = partial(
        choose,
        salience.coverage,
        ways,
        costs,
        cluster=found.representative,
        alike=_alike(found),
        slight=salience.slight,
    )
    everything = found.kept_without_budget()
    # Within a budget that holds all of it nothing gives way.
    roomy = sum(costs[point] for point in everything) <= limit
    chosen = everything if roomy else choose_within(limit)
    # A text may have more tokens than its sentences have: the breaks between them.
    while chosen and (over := _tokens_over(found, chosen, budget, count_tokens)) > 0:
        limit -= over
        chosen = choose_within(limit)
    if ways and not chosen:
        _log.warning("No sentence fits into a budget of %s %s.", budget.amount, budget.unit)
    return chosen


def _tokens_over(
    found: Findings, chosen: Sequence[int], budget: Budget, count_tokens: Callable[[str], int]
) -> int:
    """By how many tokens the text of a choice is over the budget, if that is in tokens."""
    if budget.unit != "tokens":
        return 0
    kept = sorted((found.first(point) for point in chosen), key=attrgetter("id"))
    return count_tokens(join_sentences(kept, found.documents)) - int(budget.amount)


def _ways(found: Findings) -> list[Way]:
    """Every way to say each point that is kept without a budget."""
    members: defaultdict[int, list[int]] = defaultdict(list)
    for point in found.covers:
        members[found.representative(point)].append(point)
    point_of = {found.first(point).id: point for point in range(len(found.points))}
    ways = []
    for point in found.kept_without_budget():
        if point not in found.leans:
            ways.append(Way((point,)))
            continue
        brought = _brought(found, point, point_of)
        ways += [Way((point, *brought))] if brought else []
        ways += [Way((other,)) for other in sorted(members[point]) if other not in found.leans]
        ways.append(Way((point,), _DANGLING))
    return ways


def _brought(found: Findings, point: int, point_of: Mapping[int, int]) -> list[int]:
    """The points before this one up to one that leans on nothing; none if they are too many."""
    brought: list[int] = []
    while point in found.leans:
        before = point_of.get(found.leans[point])
        if before is None or len(brought) == _MOST_BROUGHT:
            return []
        brought.append(before)
        point = before
    return brought


def _alike(found: Findings) -> Callable[[int], set[int]]:
    """What tells of a point which ones say much the same."""
    close = found.pairs.scores >= _ALIKE
    rows, cols = found.pairs.rows[close], found.pairs.cols[close]
    points, others = np.concatenate([rows, cols]), np.concatenate([cols, rows])
    order = np.argsort(points, kind="stable")
    others = others[order]
    starts = np.searchsorted(points[order], np.arange(len(found.points) + 1))
    against = found.related.disagreeing

    def alike(point: int) -> set[int]:
        return set(others[starts[point] : starts[point + 1]].tolist()) - against.get(
            point, frozenset()
        )

    return alike
