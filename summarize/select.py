"""Points -> the ones to say, within a budget, in sentences that a reader can follow.

Each point is said by its sentence or, where that one leans on the sentence before it, in one of two
other ways: bringing that one along, or by a member of its cluster that stands alone. Where there is
no room for a sentence, a shorter one of its cluster may stand for it. Of all ways those are chosen
(:mod:`summarize.choice`) that cover the most of what the text is about (:mod:`summarize.salience`).
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from summarize.budget import Budget, count_words
from summarize.choice import Way, choose
from summarize.findings import Findings
from summarize.joining import join_sentences
from summarize.order import reading_order
from summarize.salience import Salience

_log = logging.getLogger(__name__)

# A sentence that refers to what the reader does not see is worth less. Tuned where salience is:
# dangling openings go from 2 to 0 % in news and from 10 to 1 % in reviews, at the same ROUGE.
_DANGLING = 0.6
# It brings so many sentences along at most. One that needs more is said without, and marked.
_MOST_BROUGHT = 2
# Sentences as similar as this say much the same, if they do not contradict each other.
_ALIKE = 0.6


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
    characters_given = sum(len(document.text) for document in found.documents)

    def holds(points: Sequence[int]) -> bool:
        return budget.holds(*_said(found, points), characters_given, count_tokens)

    everything = found.kept_without_budget()
    if holds(everything):  # nothing need give way
        return everything
    limit = budget.limit(characters_given)
    chosen = _choose(found, salience, lambda text: budget.cost(text, count_tokens), limit)
    # A text may have more tokens than its sentences: those of the breaks between them.
    while chosen and not holds(chosen):
        chosen.pop()
    if everything and not chosen:
        _log.warning("No sentence fits into the budget (%s: %s).", budget.unit, budget.amount)
    return chosen


def rank(found: Findings, salience: Salience) -> list[int]:
    """All points, one of a cluster, in the order in which they are chosen where there is room.

    What a point refers to stands right before it.
    """
    order: list[int] = []
    chosen = _choose(found, salience, count_words, None)
    start = 0
    while start < len(chosen):
        # A point is followed by what it brought along, the nearest first.
        end = start + 1
        while end < len(chosen) and _refers(found, chosen[end - 1], chosen[end]):
            end += 1
        order += reversed(chosen[start:end])
        start = end
    return order


def _refers(found: Findings, point: int, other: int) -> bool:
    return found.first(other).id in found.leans.get(point, ())


def _choose(
    found: Findings, salience: Salience, cost: Callable[[str], int], limit: int | None
) -> list[int]:
    """Choose within a limit, if there is one."""
    ways = _ways(found)
    costs = {
        point: cost(found.first(point).text)
        for point in {point for way in ways for point in way.points}
    }
    return choose(
        salience.coverage,
        ways,
        costs,
        sum(costs.values()) if limit is None else limit,
        cluster=found.representative,
        alike=_alike(found),
        slight=salience.slight,
    )


def _said(found: Findings, points: Sequence[int]) -> tuple[int, str]:
    """How many sentences say some points, and their text."""
    kept = reading_order(points, found)
    return len(kept), join_sentences(kept, found.documents)


def _ways(found: Findings) -> list[Way]:
    """Every way to say each point that is kept without a budget."""
    members: defaultdict[int, list[int]] = defaultdict(list)
    for point in found.covers:
        members[found.representative(point)].append(point)
    point_of = {ids[0]: point for point, ids in enumerate(found.points.members) if len(ids) == 1}
    ways = []
    for point in found.kept_without_budget():
        others = sorted(other for other in members[point] if other not in found.leans)
        if point in found.leans:
            brought = _brought(found, point, point_of)
            ways += [Way((point, *brought))] if brought else []
            ways += [Way((other,)) for other in others]
            ways.append(Way((point,), _DANGLING))
        else:
            ways.append(Way((point,)))
            ways += [Way((other,), instead_of=point) for other in others]
    return ways


def _brought(found: Findings, point: int, point_of: Mapping[int, int]) -> list[int]:
    """The points before this one up to one that leans on nothing; none if they are too many.

    None either where one of them is made twice: which of its places is shown depends on the order
    of the documents.
    """
    brought: list[int] = []
    while point in found.leans:
        once = len(found.points.members[point]) == 1
        before = point_of.get(found.leans[point][0]) if once else None
        if before is None or len(brought) == _MOST_BROUGHT:
            return []
        brought.append(before)
        point = before
    return brought


def _alike(found: Findings) -> Callable[[int], set[int]]:
    """What tells of a point which ones say much the same."""
    chosen = found.pairs.scores >= _ALIKE
    rows, cols = found.pairs.rows[chosen], found.pairs.cols[chosen]
    points, others = np.concatenate([rows, cols]), np.concatenate([cols, rows])
    order = np.argsort(points, kind="stable")
    others = others[order]
    starts = np.searchsorted(points[order], np.arange(len(found.points) + 1))
    against = found.related.disagreeing

    def alike(point: int) -> set[int]:
        close = others[starts[point] : starts[point + 1]].tolist()
        return set(close) - against.get(point, frozenset())

    return alike
