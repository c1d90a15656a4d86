"""What is in a memory, row by row."""

from __future__ import annotations


def rows(memory):
    """What is in a memory but times: points, sources and who made which."""
    execute = memory._database._connection.execute
    return (
        execute("SELECT id, digest, text, facts, source FROM points ORDER BY id").fetchall(),
        execute("SELECT id, name, date FROM sources ORDER BY id").fetchall(),
        execute("SELECT * FROM mentions ORDER BY point, source").fetchall(),
        execute("SELECT * FROM vectors ORDER BY block").fetchall(),
    )
