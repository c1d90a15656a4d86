"""New sentences -> the remembered points that they may repeat or change."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarize.memory.facts import KeptFacts
from summarize.memory.moments import moment_of
from summarize.memory.schema import understood
from summarize.memory.vectors import BLOCK, unpack
from summarize.memory.words import digest_of, same_words
from summarize.progress import Progress
from summarize.seen import SeenPoint
from summarize.similarity import similar_to
from summarize.threads import blas_threads, in_order

_log = logging.getLogger(__name__)

# Of the points similar to a sentence so many, the most similar, are looked at; and of those whose
# facts allow that they have to do with it, so many are compared.
_LOOKED_AT, _COMPARED = 256, 64
_PRODUCTS_FOR_THREADS = 2_000_000  # from here on the search of one block has threads of its own
_SEARCHED_AT_ONCE = 512  # sentences against a block: each may be similar to all of it
_ROWS_A_QUERY = 10_000

# Positions of sentences, those of points, and how similar they are.
Hits = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]


@dataclass(frozen=True, slots=True, eq=False)
class Recalled:
    """Pairs of new sentences and remembered points, by sentence, then the most similar first.

    Attributes
    ----------
    rows : ndarray of int64, shape (n_pairs,)
        Positions of the sentences.
    cols : ndarray of int64, shape (n_pairs,)
        Positions in `points`.
    scores : ndarray of float32, shape (n_pairs,)
        Cosine similarity in [-1, 1], to 0.01.
    points : tuple of SeenPoint
        In the order in which they were read.
    """

    rows: NDArray[np.int64]
    cols: NDArray[np.int64]
    scores: NDArray[np.float32]
    points: tuple[SeenPoint, ...]


def recall(
    connection: sqlite3.Connection,
    texts: Sequence[str],
    unit: NDArray[np.float32],
    facts: Sequence[KeptFacts],
    *,
    threshold: float,
    report: Progress,
) -> Recalled:
    """Find the points that are similar enough, or the same, and whose facts may concern a sentence.

    See :meth:`summarize.memory.Memory.recall`.
    """
    rows, ids, scores = _each_once(
        _in_order(_identical(connection, texts), _similar(connection, unit, threshold, report))
    )
    known = _load(connection, np.unique(ids))
    kept = _concerned(rows.tolist(), ids.tolist(), facts, known)
    used = np.unique(ids[kept])
    return Recalled(
        rows[kept],
        np.searchsorted(used, ids[kept]),
        scores[kept],
        tuple(known[point].point() for point in used.tolist()),
    )


def known_texts(connection: sqlite3.Connection, texts: Sequence[str]) -> dict[str, int]:
    """The points that are there with just these words, by text."""
    query = "SELECT id, digest, text FROM points WHERE digest IN (SELECT value FROM json_each(?))"
    wanted: dict[int, list[str]] = {}
    for text in texts:
        wanted.setdefault(digest_of(text), []).append(text)
    found = {}
    for part in _batches(list(wanted)):
        for point, digest, known in connection.execute(query, [part]):
            with understood():
                for text in wanted[digest]:
                    if same_words(text) == same_words(known):
                        found[text] = int(point)
    return found


def _batches(values: Sequence[int]) -> Iterator[str]:
    for at in range(0, len(values), _ROWS_A_QUERY):
        yield json.dumps(values[at : at + _ROWS_A_QUERY])


def _identical(connection: sqlite3.Connection, texts: Sequence[str]) -> Hits:
    known = known_texts(connection, texts)
    rows = [row for row, text in enumerate(texts) if text in known]
    ids = [known[texts[row]] for row in rows]
    return np.array(rows, np.int64), np.array(ids, np.int64), np.ones(len(rows), np.float32)


def _similar(
    connection: sqlite3.Connection, unit: NDArray[np.float32], threshold: float, report: Progress
) -> Hits:
    """The most similar points of each sentence, in bounded memory: block by block."""

    def search(block: tuple[int, bytes, bytes]) -> tuple[Hits, int]:
        """The most similar points of a block, and how many are similar enough."""
        number, rows, scales = block
        with understood():
            first, table = np.int64(number * BLOCK), unpack(rows, scales)
        parts, found = [_nothing()], 0
        for at in range(0, len(unit), _SEARCHED_AT_ONCE):
            pairs = similar_to(unit[at : at + _SEARCHED_AT_ONCE], table, threshold=threshold)
            found += len(pairs)
            hits = pairs.rows + np.int64(at), pairs.cols + first, pairs.scores
            parts.append(_best(_in_order(hits)))
        return _in_order(*parts), found

    (total,) = connection.execute("SELECT count(*) FROM vectors").fetchone()
    waiting, similar = [_nothing()], 0
    threads = 1 if len(unit) * BLOCK >= _PRODUCTS_FOR_THREADS else min(blas_threads(), total or 1)
    blocks = connection.execute("SELECT block, rows, scales FROM vectors ORDER BY block")
    for done, (hits, found) in enumerate(in_order(search, blocks, threads)):
        report("recall", done, total)
        waiting.append(hits)
        similar += found
        if sum(len(part[0]) for part in waiting) > 2 * _LOOKED_AT * len(unit):
            waiting = [_best(_in_order(*waiting))]
    report("recall", total, total)
    best = _best(_in_order(*waiting))
    if len(best[0]) < similar:
        _log.info("of %d similar points the most similar, %d, are looked at", similar, len(best[0]))
    return best


def _nothing() -> Hits:
    return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32)


def _in_order(*parts: Hits) -> Hits:
    """All hits: by sentence, then the most similar, then the earliest."""
    rows, ids, scores = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((ids, -scores, rows))
    return rows[order], ids[order], scores[order]


def _each_once(hits: Hits) -> Hits:
    """Each pair at its first place: what has the same words is similar, too."""
    rows, ids, scores = hits
    _, first = np.unique(rows * (ids.max(initial=0) + 1) + ids, return_index=True)
    first.sort()
    return rows[first], ids[first], scores[first]


def _best(hits: Hits) -> Hits:
    """Of each sentence the first hits."""
    rows, ids, scores = hits
    rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
    kept = rank < _LOOKED_AT
    return rows[kept], ids[kept], scores[kept]


def _load(connection: sqlite3.Connection, ids: NDArray[np.int64]) -> dict[int, _Row]:
    """What is written of some points; of a few of them all is read."""
    known = {}
    for part in _batches(ids.tolist()):
        query = (
            "SELECT points.id, digest, text, facts, name, date, read, last, told FROM points "
            "JOIN sources ON sources.id = source "
            "WHERE points.id IN (SELECT value FROM json_each(?))"
        )
        for point, *row in connection.execute(query, [part]):
            known[int(point)] = _Row(*row)
    return known


class _Row(NamedTuple):
    digest: int
    text: str
    facts: str
    source: str
    date: str | None
    read: str | None
    last: str | None
    told: str | None

    def point(self) -> SeenPoint:
        with understood():
            if digest_of(self.text) != self.digest:  # nothing is left out for what nobody wrote
                raise ValueError(self.text)
            times = map(moment_of, (self.date, self.read, self.last, self.told))
            return SeenPoint(self.text, str(self.source), *times)


def _concerned(
    rows: Sequence[int], ids: Sequence[int], facts: Sequence[KeptFacts], known: Mapping[int, _Row]
) -> NDArray[np.intp]:
    """Which pairs are worth comparing, by their facts."""
    kept, taken = [], dict.fromkeys(rows, 0)
    read: dict[int, KeptFacts] = {}
    for position, (row, point) in enumerate(zip(rows, ids, strict=True)):
        # A point that was forgotten has a vector of nothing, which a threshold below 0 finds.
        if point not in known or taken[row] == _COMPARED:
            continue
        if point not in read:
            with understood():
                read[point] = KeptFacts.read(known[point].facts)
        if read[point].may_concern(facts[row]):
            taken[row] += 1
            kept.append(position)
    return np.array(kept, np.intp)
