"""Points -> the ones to say, within a budget.

What the text repeats is what it is about: a term's weight grows with the share of documents (of
sentences, where there is one document) that use it, squared, and the kept sentences are to cover
as much of that weight as they can. Weighted coverage is monotone and submodular, so the greedy
choice by gain per length does well (Lin and Bilmes 2011, "A class of submodular functions for
document summarization"), and is within 1 - 1/e of the best where all costs are the same (Nemhauser,
Wolsey and Fisher 1978); gains only fall, so they are computed again only for the candidate at the
top (Minoux 1978, "Accelerated greedy algorithms").
"""

from __future__ import annotations

import heapq
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarize.budget import Budget
from summarize.findings import Findings

_log = logging.getLogger(__name__)

# Gain is divided by length to this power: 1 prefers fragments, 0 the longest sentences. Measured
# on ten articles a topic (first figures of the project): 0.5 gives the best ROUGE-2.
_LENGTH_POWER = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A point that may be said.

    Attributes
    ----------
    terms : frozenset
        What it says: content words and the like.
    cost : int
        What saying it takes of the budget.
    weight : float
        Factor on its gain, > 0: corroboration, place in the text, relevance to a query.
    """

    terms: frozenset[str]
    cost: int
    weight: float = 1.0


def term_weights(units: Sequence[frozenset[str]]) -> dict[str, float]:
    """Weigh every term by the square of the share of units that use it.

    Parameters
    ----------
    units : sequence of frozenset
        The terms of each document; of each sentence, where there is only one document.

    Returns
    -------
    dict
        Term -> weight in (0, 1].

    Examples
    --------
    >>> term_weights([frozenset({"fire"}), frozenset({"fire", "mayor"})])["mayor"]
    0.25
    """
    counts = Counter(term for unit in units for term in unit)
    return {term: (count / len(units)) ** 2 for term, count in counts.items()}


def select(candidates: Sequence[Candidate], weights: dict[str, float], budget: int) -> list[int]:
    """Choose the candidates that cover the most weight within the budget.

    Parameters
    ----------
    candidates : sequence of Candidate
        In an order of preference, which decides between equals.
    weights : dict
        Term -> weight, as from :func:`term_weights`.
    budget : int
        The most that the costs of the chosen may add up to.

    Returns
    -------
    list of int
        Positions of the chosen, in the order in which they were chosen.

    Examples
    --------
    >>> fire = Candidate(frozenset({"fire"}), cost=4)
    >>> mayor = Candidate(frozenset({"mayor"}), cost=4)
    >>> select([mayor, fire], {"fire": 1.0, "mayor": 0.25}, budget=4)
    [1]
    """
    covered: set[str] = set()
    chosen: list[int] = []

    def gain(position: int) -> float:
        candidate = candidates[position]
        # Sorted, since the order of a set changes from run to run and so would the last bits.
        new = sum(sorted(weights.get(term, 0.0) for term in candidate.terms - covered))
        return float(candidate.weight * new / max(candidate.cost, 1) ** _LENGTH_POWER)

    heap = [(-gain(position), position) for position in range(len(candidates))]
    heapq.heapify(heap)
    while heap:
        _, position = heapq.heappop(heap)
        if candidates[position].cost > budget:
            continue
        fresh = (-gain(position), position)
        if heap and fresh > heap[0]:
            heapq.heappush(heap, fresh)
            continue
        # A point that adds nothing is still said while there is room: it is a point of its own.
        chosen.append(position)
        covered |= candidates[position].terms
        budget -= candidates[position].cost
    return chosen


def fit(
    found: Findings,
    budget: Budget,
    terms: Callable[[str], frozenset[str]],
    count_tokens: Callable[[str], int],
    relevance: Sequence[float],
) -> list[int]:
    """Choose the points to say within a budget.

    Parameters
    ----------
    found : Findings
    budget : Budget
    terms : callable
        What a text talks about.
    count_tokens : callable
        For a budget in tokens.
    relevance : sequence of float
        One a point, > 0: how much it has to do with what the reader asks.

    Returns
    -------
    list of int
        Points, none where the budget is too small for any; a warning is logged then.
    """
    kept = found.kept_without_budget()
    candidates = [
        Candidate(
            terms=terms(found.points.texts[point]),
            cost=budget.cost(found.first(point).text, count_tokens),
            weight=float(relevance[point]) * found.prominence(point),
        )
        for point in kept
    ]
    limit = budget.limit(sum(len(document.text) for document in found.documents))
    chosen = select(candidates, term_weights(found.units(terms)), limit)
    if kept and not chosen:
        _log.warning("No sentence fits into a budget of %s %s.", budget.amount, budget.unit)
    return [kept[position] for position in chosen]
