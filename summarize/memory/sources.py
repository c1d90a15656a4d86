"""The documents that a memory has read."""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import NamedTuple

from summarize.memory.moments import moment_of
from summarize.memory.schema import understood


class Source(NamedTuple):
    """A document that was read.

    Attributes
    ----------
    name : str
    date : datetime or None
        That of the document.
    read : datetime
        When it was read.
    points : int
        How many of the points that are remembered it makes.
    """

    name: str
    date: dt.datetime | None
    read: dt.datetime
    points: int


def sources(connection: sqlite3.Connection) -> list[Source]:
    """All of them; see :meth:`summarize.memory.Memory.sources`."""
    rows = connection.execute(
        "SELECT name, date, read, (SELECT count(*) FROM mentions WHERE source = id) "
        "FROM sources ORDER BY id"
    ).fetchall()
    with understood():
        return [
            Source(name, moment_of(date), dt.datetime.fromisoformat(read), points)
            for name, date, read, points in rows
        ]
