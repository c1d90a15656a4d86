"""New points, and those that are said again -> a memory."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarize.document import Document
from summarize.memory.recall import digest_of, encodable, known_texts
from summarize.memory.vectors import BLOCK, pack


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


def record(
    connection: sqlite3.Connection,
    documents: Sequence[Document],
    points: Told,
    again: Sequence[tuple[str, Sequence[int]]],
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
    known = known_texts(connection, [*points.texts, *(text for text, _ in again)])
    new = [at for at, text in enumerate(points.texts) if text not in known]
    mentions = [(text, points.documents[at]) for at, text in enumerate(points.texts)] + list(again)
    # Without its sources, a memory is of this run alone, and when it was read is of no account.
    sources = _Sources(connection, documents, stamp(dt.datetime.now(dt.UTC)) if every else "")
    start = _append(connection, points.unit[new])
    for point, at in enumerate(new, start):
        known[points.texts[at]] = point
        text, first = points.texts[at], sources.first(points.documents[at])
        connection.execute(
            "INSERT INTO points VALUES (?, ?, ?, ?, ?, ?)",
            (
                point,
                digest_of(text),
                encodable(text),
                points.facts[at],
                sources.id(first),
                sources.when(first),
            ),
        )
    for text, of in mentions:
        if text in known and of:  # one may have been forgotten meanwhile
            latest = max(map(sources.when, of))
            connection.execute(
                "UPDATE points SET last = max(last, ?) WHERE id = ?", (latest, known[text])
            )
            if every:
                connection.executemany(
                    "INSERT OR IGNORE INTO mentions VALUES (?, ?)",
                    [(known[text], sources.id(document)) for document in of],
                )


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
        """The one that is first by its date."""
        return min(documents, key=lambda document: (self.when(document), document))

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


def stamp(moment: dt.datetime) -> str:
    """A moment in a form whose order is that of time."""
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")


def _append(connection: sqlite3.Connection, unit: NDArray[np.float32]) -> int:
    """Add vectors behind those that are there; returns the place of the first."""
    last = connection.execute(
        "SELECT block, rows, scales FROM vectors ORDER BY block DESC LIMIT 1"
    ).fetchone()
    block, rows, scales = last or (0, b"", b"")
    start = block * BLOCK + len(scales) // np.float32().nbytes
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
