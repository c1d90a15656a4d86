"""New points, and those that are said again -> a memory."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarize.document import Document
from summarize.errors import EncodingError
from summarize.memory.moments import stamp
from summarize.memory.recall import known_texts
from summarize.memory.schema import understood
from summarize.memory.vectors import BLOCK, pack, unpack
from summarize.memory.words import digest_of, encodable, same_words


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """New points, ready to be remembered.

    Attributes
    ----------
    texts : sequence of str
    unit : ndarray of float32, shape (n, dim)
    facts : sequence of str
        As :func:`summarize.memory.facts.write` writes them.
    documents : sequence of sequence of int
        Which documents make each, in order.
    """

    texts: Sequence[str]
    unit: NDArray[np.float32]
    facts: Sequence[str]
    documents: Sequence[Sequence[int]]


class Again(NamedTuple):
    """A point that was known, and is made again.

    Attributes
    ----------
    text : str
        Of the point.
    documents : sequence of int
        Which documents make it, in order.
    in_its_words : bool
        Whether they say it in its words, or in others.
    """

    text: str
    documents: Sequence[int]
    in_its_words: bool


def record(
    connection: sqlite3.Connection,
    documents: Sequence[Document],
    points: Told,
    again: Sequence[Again],
    *,
    every: bool,
) -> None:
    """Write points, and who made them; see :meth:`summarize.memory.Memory.remember`.

    Parameters
    ----------
    every : bool
        Whether to note every source of a point, or the first alone.
    """
    # Another process may have written some since they were looked for.
    known = known_texts(connection, [*points.texts, *(point.text for point in again)])
    made = zip(points.texts, points.documents, strict=True)
    news = [Again(text, of, in_its_words=True) for text, of in made]
    new = _distinct(points.texts, known)
    # Without its sources, a memory is of this run alone, and when it was read is of no account.
    sources = _Sources(connection, documents, stamp(dt.datetime.now(dt.UTC)) if every else "")
    start = _append(connection, points.unit[[places[0] for places in new]])
    for point, places in enumerate(new, start):
        known.update((points.texts[at], point) for at in places)
        at = places[0]
        text = points.texts[at]
        first = sources.first(doc for place in places for doc in points.documents[place])
        connection.execute(
            "INSERT INTO points VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                point,
                digest_of(text),
                encodable(text),
                encodable(points.facts[at]),
                sources.id(first),
                sources.when(first),
                sources.when(first),
            ),
        )
    for number, (text, of, in_its_words) in enumerate([*news, *again]):
        if text in known and of:  # one may have been forgotten meanwhile
            latest = max(map(sources.when, of))
            connection.execute(
                "UPDATE points SET last = max(last, ?1), told = max(told, ?2) WHERE id = ?3",
                (latest, latest if number < len(news) else "", known[text]),
            )
            if every:
                connection.executemany(
                    "INSERT INTO mentions VALUES (?, ?, ?) ON CONFLICT (point, source) DO UPDATE "
                    "SET in_its_words = max(in_its_words, excluded.in_its_words)",
                    [(known[text], sources.id(document), in_its_words) for document in of],
                )


def _distinct(texts: Sequence[str], known: Container[str]) -> list[list[int]]:
    """The places of texts that are not known; those of the same words together."""
    places: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        if text not in known:
            places.setdefault(same_words(text), []).append(at)
    return list(places.values())


class _Sources:
    """The documents of a run as sources; each is written when it is first asked for."""

    def __init__(
        self, connection: sqlite3.Connection, documents: Sequence[Document], now: str
    ) -> None:
        self._connection = connection
        self._documents = documents
        self._ids: dict[int, int] = {}
        self._now = now

    def when(self, document: int) -> str:
        """The date of a document, or now."""
        date = self._documents[document].date
        return self._now if date is None else stamp(date)

    def first(self, documents: Iterable[int]) -> int:
        """The one that is first by its date; those with one come before those without."""
        return min(
            documents,
            key=lambda document: (
                self._documents[document].date is None,
                self.when(document),
                document,
            ),
        )

    def id(self, document: int) -> int:
        """Its number."""
        if document not in self._ids:
            given = self._documents[document]
            cursor = self._connection.execute(
                "INSERT INTO sources (name, date, read) VALUES (?, ?, ?)",
                (encodable(given.name), given.date and stamp(given.date), self._now),
            )
            self._ids[document] = int(cursor.lastrowid or 0)
        return self._ids[document]


def _append(connection: sqlite3.Connection, unit: NDArray[np.float32]) -> int:
    """Add vectors behind those that are there; returns the place of the first."""
    last = connection.execute(
        "SELECT block, rows, scales FROM vectors ORDER BY block DESC LIMIT 1"
    ).fetchone()
    block, rows, scales = last or (0, b"", b"")
    with understood():
        start = block * BLOCK + len(scales) // np.float32().nbytes
        width = unpack(rows, scales).shape[1] if last else unit.shape[1]
    if len(unit) and unit.shape[1] != width:
        raise EncodingError(
            f"The memory holds vectors of {width} numbers, and the encoder gave {unit.shape[1]}."
        )
    at = 0
    while at < len(unit):
        room = BLOCK - len(scales) // np.float32().nbytes
        more_rows, more_scales = pack(unit[at : at + room])
        connection.execute(
            "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
            (block, rows + more_rows, scales + more_scales),
        )
        at += room
        block, rows, scales = block + 1, b"", b""
    return int(start)
