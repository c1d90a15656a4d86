"""Documents that share sentences -> one time line for them, on which each sentence has its time.

A sentence alone has its place in its document for a time, in [0, 1]. Documents that hold the same
sentences word for word tell the same in the same course, or parts of it. Their times are moved so
that copies come to lie at one time while neighbours stay as far apart as they were: the least
squares of

    0.1 (time - place)^2 of each sentence  +  10 (step - its step)^2 of each two neighbours
    +  (time - time)^2 of each two copies,

which is a sparse system, solved by conjugate gradients (Hestenes and Stiefel 1952, "Methods of
conjugate gradients for solving linear systems").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from summarize.findings import Findings

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# Documents are on one time line from so many copies on: one may be a quotation.
FEWEST_COPIES = 2
# How stiff a time line is, a copy being 1.
_PLACE, _STEP = 0.1, 10.0
_LEAST_CHANGE, _MOST_ROUNDS = 1e-6, 300
DIGITS = 6  # of a time: the last ones may differ from machine to machine


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """When every sentence is said, on the time line of its document.

    Attributes
    ----------
    times : list of float
        By sentence id, in [0, 1] or a little beyond; 0 for noise.
    positions : list of int
        By sentence id: its position among those of its document that are no noise; -1 for noise.
    lines : list of int
        By document: the least rank of the documents on its line.
    """

    times: list[float]
    positions: list[int]
    lines: list[int]


def draw_timeline(found: Findings, ranks: Sequence[int]) -> Timeline:
    """Find the times of all sentences.

    Parameters
    ----------
    found : Findings
    ranks : sequence of int
        The place of each document in an order that does not depend on how they are given. Sums are
        taken in this order.

    Returns
    -------
    Timeline
    """
    ids = np.array([i for members in found.points.members for i in members], np.int64)
    rank_of = np.array(ranks, np.int64)[[found.sentences[i].document for i in ids.tolist()]]
    nodes = np.lexsort((ids, rank_of))
    ids, owners = ids[nodes], rank_of[nodes]
    sizes = np.bincount(owners, minlength=len(ranks))
    positions = np.arange(len(ids)) - (np.cumsum(sizes) - sizes)[owners]
    places = (positions + 0.5) / sizes[owners]
    node_of = np.full(len(found.sentences), -1)
    node_of[ids] = np.arange(len(ids))
    copies = _copies(found, node_of, owners)
    copies, lines = _linked(copies, owners, len(ranks))
    by_id = np.zeros(len(found.sentences))
    by_id[ids] = np.round(places + _moves(places, owners, copies), DIGITS)
    position_of = np.full(len(found.sentences), -1)
    position_of[ids] = positions
    return Timeline(by_id.tolist(), position_of.tolist(), [lines[rank] for rank in ranks])


def _copies(found: Findings, node_of: Ints, owners: Ints) -> Ints:
    """The pairs of nodes that make one point in two documents, each with the next, shape (n, 2)."""
    pairs: list[tuple[int, int]] = []
    for members in found.points.members:
        if len(members) > 1:
            nodes = np.sort(node_of[list(members)])
            _, first = np.unique(owners[nodes], return_index=True)
            one_each = nodes[first].tolist()
            pairs += pairwise(one_each)
    return np.array(pairs, np.int64).reshape(-1, 2)


def _linked(copies: Ints, owners: Ints, count: int) -> tuple[Ints, list[int]]:
    """The copies between documents that have enough of them; the least rank each is linked to."""
    links, which, times = np.unique(
        owners[copies] @ np.array([count, 1]), return_inverse=True, return_counts=True
    )
    lines = list(range(count))

    def line(rank: int) -> int:
        while lines[rank] != rank:
            lines[rank] = rank = lines[lines[rank]]
        return rank

    for link in links[times >= FEWEST_COPIES].tolist():
        low, high = sorted(map(line, divmod(link, count)))
        lines[high] = low
    return copies[times[which] >= FEWEST_COPIES], [line(rank) for rank in range(count)]


def _moves(places: Floats, owners: Ints, copies: Ints) -> Floats:
    """How far to move each node from its place."""
    moves = np.zeros(len(places))
    if not len(copies):
        return moves
    a, b = copies.T
    together = owners[1:] == owners[:-1]

    def drawn(apart: Floats) -> Floats:
        """What the copies draw at each node, by how far they are apart."""
        count = len(places)
        return np.bincount(a, apart, count).astype(float) - np.bincount(b, apart, count)

    def system(x: Floats) -> Floats:
        steps = np.where(together, np.diff(x), 0.0) * _STEP
        sums = _PLACE * x + drawn(x[a] - x[b])
        sums[1:] += steps
        sums[:-1] -= steps
        return sums

    rest = -drawn(places[a] - places[b])
    direction = rest.copy()
    left = first = float(np.sum(rest * rest))
    for _ in range(_MOST_ROUNDS):
        if left <= first * _LEAST_CHANGE**2:
            break
        along = system(direction)
        step = left / float(np.sum(direction * along))
        moves += step * direction
        rest -= step * along
        before, left = left, float(np.sum(rest * rest))
        direction = rest + left / before * direction
    return moves
