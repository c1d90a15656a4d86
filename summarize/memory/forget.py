"""Sources -> forgotten, with what no other says in the same words, and overwritten in the file."""

from __future__ import annotations

import datetime as dt
import sqlite3

import numpy as np
from numpy.typing import NDArray

from summarize.memory.moments import in_utc
from summarize.memory.schema import understood
from summarize.memory.vectors import BLOCK, chosen, without
from summarize.memory.words import encodable


def forget(connection: sqlite3.Connection, source: str | None, before: dt.datetime | None) -> int:
    """Forget sources, and what no other says in the same words; see ``Memory.forget``."""
    connection.execute(
        "CREATE TEMP TABLE going AS SELECT id FROM sources "
        "WHERE (:name IS NULL OR name = :name) AND (:before IS NULL OR read < :before)",
        {
            "name": None if source is None else encodable(source),
            # With its parts of a second, if there are any: it is later than any in that second.
            "before": before and in_utc(before).isoformat(),
        },
    )
    connection.execute(
        "CREATE TEMP TABLE touched AS SELECT DISTINCT point FROM mentions "
        "WHERE source IN (SELECT id FROM going)"
    )
    connection.execute("DELETE FROM mentions WHERE source IN (SELECT id FROM going)")
    rows = connection.execute(
        "SELECT point FROM touched WHERE point NOT IN "
        "(SELECT point FROM mentions WHERE in_its_words) ORDER BY point"
    ).fetchall()
    connection.executemany("DELETE FROM points WHERE id = ?", rows)
    connection.executemany("DELETE FROM mentions WHERE point = ?", rows)
    connection.execute(
        "UPDATE points SET "
        "source = (SELECT source FROM mentions JOIN sources ON source = id "
        "WHERE point = points.id ORDER BY date IS NULL, coalesce(date, read), id LIMIT 1), "
        "last = (SELECT max(coalesce(date, read)) FROM mentions JOIN sources ON source = id "
        "WHERE point = points.id) WHERE id IN (SELECT point FROM touched)"
    )
    connection.execute("DELETE FROM sources WHERE id IN (SELECT id FROM going)")
    connection.execute("DROP TABLE going")
    connection.execute("DROP TABLE touched")
    gone = np.array([point for (point,) in rows], np.int64)
    _empty(connection, gone)
    _close_ranks(connection)
    return len(gone)


def _empty(connection: sqlite3.Connection, gone: NDArray[np.int64]) -> None:
    """Overwrite the vectors of points."""
    for block in np.unique(gone // BLOCK).tolist():
        stored = connection.execute(
            "SELECT rows, scales FROM vectors WHERE block = ?", (block,)
        ).fetchone()
        with understood():
            emptied = without(stored[0], stored[1], gone[gone // BLOCK == block] % BLOCK)
        connection.execute(
            "UPDATE vectors SET rows = ?, scales = ? WHERE block = ?", (*emptied, block)
        )


def _close_ranks(connection: sqlite3.Connection) -> None:
    """Number the points anew where most places are empty: each is looked at in every search."""
    (size,) = connection.execute("SELECT sum(length(scales)) FROM vectors").fetchone()
    (alive,) = connection.execute("SELECT count(*) FROM points").fetchone()
    places = (size or 0) // np.float32().nbytes
    if places <= BLOCK or 2 * alive >= places:
        return
    blocks = [block for (block,) in connection.execute("SELECT block FROM vectors ORDER BY block")]
    rows, scales, written = b"", b"", 0
    for block in blocks:  # none is written before it was read, for there are fewer now
        query = "SELECT rows, scales FROM vectors WHERE block = ?"
        stored_rows, stored_scales = connection.execute(query, (block,)).fetchone()
        full = np.flatnonzero(_present(connection, block, len(stored_scales)))
        with understood():
            more_rows, more_scales = chosen(stored_rows, stored_scales, full)
        rows, scales = rows + more_rows, scales + more_scales
        connection.execute("DELETE FROM vectors WHERE block = ?", (block,))
        while len(scales) >= BLOCK * np.float32().nbytes or (block == blocks[-1] and scales):
            cut = BLOCK * np.float32().nbytes
            cut_rows = len(rows) * np.float32().nbytes // len(scales) * BLOCK
            connection.execute(
                "INSERT INTO vectors VALUES (?, ?, ?)", (written, rows[:cut_rows], scales[:cut])
            )
            rows, scales, written = rows[cut_rows:], scales[cut:], written + 1
    ids = connection.execute("SELECT id FROM points ORDER BY id").fetchall()
    moved = [(new, old) for new, (old,) in enumerate(ids) if new != old]
    connection.executemany("UPDATE points SET id = ? WHERE id = ?", moved)
    connection.executemany("UPDATE mentions SET point = ? WHERE point = ?", moved)


def _present(connection: sqlite3.Connection, block: int, size: int) -> NDArray[np.bool_]:
    """Which places of a block have a point."""
    present = np.zeros(size // np.float32().nbytes, np.bool_)
    start = block * BLOCK
    query = "SELECT id FROM points WHERE id BETWEEN ? AND ?"
    for (point,) in connection.execute(query, (start, start + BLOCK - 1)):
        present[point - start] = True
    return present
