"""Kept sentences of several documents -> the order in which a summary says them.

Each document is a chain of blocks, its kept sentences in their order. A block is what must not be
torn apart: neighbours in the source, and a sentence with the one that it leans on. The chains are
merged:

* by date, where all documents that sentences are kept from have one: so people order news;
* where documents share sentences word for word, by their time line (:mod:`summarize.timeline`);
  blocks of a document that it has run backwards are one (pooled, as in isotonic regression);
* else by closeness: next comes what is the most similar to what was said last, the earlier in its
  document the better, and rather of the same document (Barzilay, Elhadad and McKeown 2002,
  "Inferring strategies for sentence ordering in multidocument news summarization").

The constants were chosen by ``benchmarks/order.py``, which tells what else was tried.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarize.document import LAST_MOMENT, Document, Sentence
from summarize.findings import Findings
from summarize.timeline import DIGITS, Timeline, draw_timeline

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# A whole document later is worth this much similarity; staying in a document, this much.
LATER, STAYING = 2.0, 0.1


def reading_order(points: Iterable[int], found: Findings) -> list[Sentence]:
    """Put the sentences that make some points into the order of a summary.

    Those of one document stay in their order, neighbours together. Neither the order in which
    documents are given nor their names change anything, if they do not change which sentence is
    the first to make a point.

    Parameters
    ----------
    points : iterable of int
        Each once, in any order.
    found : Findings

    Returns
    -------
    list of Sentence
    """
    point_of = {found.first(point).id: point for point in points}
    kept = [found.sentences[i] for i in sorted(point_of)]
    documents = {sentence.document for sentence in kept}
    if len(documents) <= 1:
        return kept
    ranks = rank_documents(found.documents)
    timeline = draw_timeline(found, ranks)
    chains = {
        document: _chain(list(sentences), point_of, found.leans, timeline, ranks[document])
        for document, sentences in groupby(kept, key=attrgetter("document"))
    }
    groups: list[list[list[_Block]]] = []
    for together in _by_date(chains, found.documents):
        queues: defaultdict[int, list[_Block]] = defaultdict(list)
        for document in together:
            queues[timeline.lines[document]] += chains[document]
        groups.append([sorted(queues[line], key=attrgetter("when")) for line in sorted(queues)])
    flow = _Flow(groups, point_of, found)
    return [s for group in groups for block in flow.merge(len(group)) for s in block.sentences]


def rank_documents(documents: Sequence[Document]) -> list[int]:
    """The place of each document in an order that is the same however they are given.

    By date, those without one last; then by text.

    Examples
    --------
    >>> rank_documents([Document("b"), Document("a"), Document("c", date="2026-11-02")])
    [2, 1, 0]
    """
    keys = [(document.date or LAST_MOMENT, document.text) for document in documents]
    ranks = [0] * len(documents)
    for rank, position in enumerate(sorted(range(len(documents)), key=keys.__getitem__)):
        ranks[position] = rank
    return ranks


def _by_date(chains: Iterable[int], documents: Sequence[Document]) -> list[list[int]]:
    """Documents of one date together, in order; all of them, where one has none."""
    dated: defaultdict[dt.datetime, list[int]] = defaultdict(list)
    for document in chains:
        date = documents[document].date
        if date is None:
            return [list(chains)]
        dated[date].append(document)
    return [dated[date] for date in sorted(dated)]


class _Block(NamedTuple):
    """Sentences that stay together, their time, and the rank of their document."""

    sentences: list[Sentence]
    time: float
    rank: int

    @property
    def when(self) -> tuple[float, int]:
        return self.time, self.rank


def _chain(
    kept: Sequence[Sentence],
    point_of: Mapping[int, int],
    leans: Mapping[int, Sequence[int]],
    timeline: Timeline,
    rank: int,
) -> list[_Block]:
    """The blocks of a document, with times that rise."""
    blocks: list[_Block] = []
    for part in _unbroken(kept, point_of, leans, timeline.positions):
        blocks.append(_Block(part, sum(timeline.times[s.id] for s in part) / len(part), rank))
        while len(blocks) > 1 and blocks[-2].time > blocks[-1].time:
            later, earlier = blocks.pop(), blocks.pop()
            sizes = len(earlier.sentences), len(later.sentences)
            time = (sizes[0] * earlier.time + sizes[1] * later.time) / sum(sizes)
            blocks.append(_Block([*earlier.sentences, *later.sentences], time, rank))
    return blocks


def _unbroken(
    kept: Sequence[Sentence],
    point_of: Mapping[int, int],
    leans: Mapping[int, Sequence[int]],
    positions: Sequence[int],
) -> Iterator[list[Sentence]]:
    """The runs of sentences between which nothing may come."""
    if len(kept) == 1:  # as of many short messages
        yield [*kept]
        return
    at = {sentence.id: i for i, sentence in enumerate(kept)}
    starts = [True] * len(kept)
    for i, sentence in enumerate(kept):
        first = i  # of what it must stay with
        if i and positions[sentence.id] == positions[kept[i - 1].id] + 1:
            first = i - 1
        for leaned_on in leans.get(point_of[sentence.id], ()):
            first = min(first, at.get(leaned_on, first))
        for inner in range(first + 1, i + 1):
            starts[inner] = False
    bounds = [i for i, starting in enumerate(starts) if starting]
    for start, end in pairwise([*bounds, len(kept)]):
        yield list(kept[start:end])


class _Flow:
    """Merges queues of blocks, each in its order, one group of queues after the other.

    Parameters
    ----------
    groups : list of list of list of _Block
        Groups of queues; none is empty.
    point_of : mapping of int to int
        By the ids of kept sentences.
    found : Findings
    """

    def __init__(
        self, groups: list[list[list[_Block]]], point_of: Mapping[int, int], found: Findings
    ) -> None:
        # All blocks in one row, after each of a queue the next one of it.
        queues = [queue for group in groups for queue in group]
        self._row = [block for queue in queues for block in queue]
        self._starts = [0, *np.cumsum([len(queue) for queue in queues]).tolist()]
        self._is_start = bytearray(len(self._row) + 1)
        for start in self._starts:
            self._is_start[start] = True
        self._is_head = bytearray(len(self._row) + 1)
        self._worth = np.round([-LATER * block.time for block in self._row], DIGITS).tolist()
        self._merged = 0  # queues
        merges = any(len(group) > 1 for group in groups)
        self._near = self._neighbours(point_of, found) if merges else None

    def merge(self, count: int) -> Iterator[_Block]:
        """The blocks of so many more queues, in order."""
        first, self._merged = self._merged, self._merged + count
        if self._near is None or count == 1:
            yield from self._row[self._starts[first] : self._starts[self._merged]]
            return
        waiting: list[tuple[float, int, int]] = []
        for start in self._starts[first : self._merged]:
            self._open(start, waiting)
        last: int | None = None
        while waiting:
            earliest = waiting[0][-1]
            if not self._is_head[earliest]:  # said before its turn
                heapq.heappop(waiting)
                continue
            last = earliest if last is None else self._best(earliest, last, self._near)
            yield self._row[last]
            self._is_head[last] = False
            if not self._is_start[last + 1]:
                self._open(last + 1, waiting)

    def _open(self, head: int, waiting: list[tuple[float, int, int]]) -> None:
        self._is_head[head] = True
        heapq.heappush(waiting, (*self._row[head].when, head))

    def _best(self, earliest: int, last: int, near: _Neighbours) -> int:
        """What to go on with: the earliest, what is next in the queue, or what is near the last.

        No other can be as good.
        """
        best, worth = earliest, self._worth[earliest]
        if not self._is_start[last + 1]:
            staying = self._worth[last + 1] + STAYING
            best, worth = (last + 1, staying) if staying > worth else (best, worth)
        nearest = near.first(last, self._is_head)
        return nearest[0] if nearest is not None and nearest[1] > worth else best

    def _neighbours(self, point_of: Mapping[int, int], found: Findings) -> _Neighbours:
        """What has to do with the last sentence of each block, and how much it is worth then."""
        at = np.full(len(found.points), -1)
        is_last = np.zeros(len(found.points), bool)
        for position, block in enumerate(self._row):
            points = [point_of[sentence.id] for sentence in block.sentences]
            at[points] = position
            is_last[points[-1]] = True
        rows, cols, scores = found.pairs.rows, found.pairs.cols, found.pairs.scores
        there, back = is_last[rows] & (at[cols] >= 0), is_last[cols] & (at[rows] >= 0)
        lasts = at[np.concatenate([rows[there], cols[back]])]
        others = at[np.concatenate([cols[there], rows[back]])]
        similarity = np.concatenate([scores[there], scores[back]]).astype(float)
        follows = others == lasts + 1
        follows[follows] = np.frombuffer(self._is_start, np.uint8)[others[follows]] == 0
        similarity[follows] += STAYING
        return _Neighbours(lasts, others, similarity + np.array(self._worth)[others])


class _Neighbours:
    """For each block others, the one that is worth the most first; between equals by their texts.

    Parameters
    ----------
    blocks, others : ndarray of int64, shape (n,)
        In the order of texts.
    worth : ndarray of float64, shape (n,)
    """

    def __init__(self, blocks: Ints, others: Ints, worth: Floats) -> None:
        steps = np.round(worth * 10**DIGITS).astype(np.int64)
        lowest, highest = (int(steps.min()), int(steps.max())) if len(steps) else (0, 0)
        order = np.argsort(blocks * (highest - lowest + 1) + (highest - steps), kind="stable")
        self._others, self._worth = others[order], steps[order] / 10**DIGITS
        count = int(blocks.max(initial=-1)) + 1
        self._bounds = [0, *np.cumsum(np.bincount(blocks, minlength=count)).tolist()]

    def first(self, block: int, is_head: Sequence[int]) -> tuple[int, float] | None:
        """The best of those that are heads, and its worth."""
        if block + 1 >= len(self._bounds):
            return None
        start, end = self._bounds[block], self._bounds[block + 1]
        for i, other in enumerate(self._others[start:end].tolist(), start):
            if is_head[other]:
                return other, float(self._worth[i])
        return None
