"""The database of a memory: its tables, its version, and how it is opened.

Written to in write-ahead mode, in one transaction a run: a process that is killed loses that run at
most, and readers see what was there before it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarize.errors import InputError

VERSION = 1
_APPLICATION = 0x73756D6D  # "summ", in the header of the file
_SECONDS_TO_WAIT = 60.0  # for another process that is writing

_TABLES = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    date TEXT,           -- of the document, in ISO 8601, UTC
    read TEXT NOT NULL   -- when it was read, likewise
);
CREATE TABLE points (
    id INTEGER PRIMARY KEY,   -- its place among the vectors
    digest INTEGER NOT NULL,  -- of the text
    text TEXT NOT NULL,
    facts TEXT NOT NULL,      -- what it states: see facts.py
    source INTEGER NOT NULL,  -- the first that made it
    last TEXT NOT NULL        -- the latest time at which one did
);
CREATE INDEX points_by_digest ON points (digest);
CREATE TABLE mentions (
    point INTEGER NOT NULL, source INTEGER NOT NULL, PRIMARY KEY (point, source)
) WITHOUT ROWID;
CREATE INDEX mentions_by_source ON mentions (source);
CREATE TABLE vectors (
    block INTEGER PRIMARY KEY,
    rows BLOB NOT NULL,   -- int8, a row a point
    scales BLOB NOT NULL  -- float32, what a row is multiplied by; 0 for a point that was forgotten
);
"""


def connect(path: str) -> sqlite3.Connection:
    """Open a memory, or make a new one.

    Raises
    ------
    InputError
        If the file cannot be opened, is no memory, or is one of a later version.
    """
    with told(path):
        # The file: where it cannot be made, SQLite does not say why.
        if path != ":memory:" and not Path(path).exists():
            Path(path).touch()
        connection = sqlite3.connect(
            path, timeout=_SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    connection.execute("PRAGMA secure_delete = ON")  # what is forgotten is not left in the file
    if _number(connection, "application_id") != _APPLICATION:
        connection.execute("BEGIN IMMEDIATE")  # two processes may be the first
        if not _number(connection, "application_id") and not _has_tables(connection):
            for statement in _TABLES.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
    if _number(connection, "application_id") != _APPLICATION:
        raise InputError(f"{path}: is a database of something else, not a memory.", source=path)
    version = _number(connection, "user_version")
    if version > VERSION:
        raise InputError(
            f"{path}: is a memory of version {version}; this package reads up to {VERSION}. "
            "Update it: pip install --upgrade summarize",
            source=path,
        )


def _number(connection: sqlite3.Connection, name: str) -> int:
    (number,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(number)


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None


@contextmanager
def told(path: str) -> Iterator[None]:
    """Tell what SQLite and the file system complain of in one line, with the file."""
    try:
        yield
    except sqlite3.Error as error:
        reason = str(error)
        if "locked" in reason:
            reason = "another process has been writing to it for a minute"
        raise InputError(f"{path}: {reason}.", source=path) from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}.", source=path) from None
