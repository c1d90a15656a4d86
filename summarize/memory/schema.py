"""The database of a memory: its tables, its version, and how it is opened.

Written to in write-ahead mode, in one transaction a run: a process that is killed loses that run at
most, and readers see what was there before it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from summarize.errors import InputError

IN_MEMORY = ":memory:"
VERSION = 1
_APPLICATION = 0x73756D6D  # "summ", in the header of the file
_SECONDS_TO_WAIT = 60.0  # for another process that is writing
_SECONDS_BETWEEN = 0.01
_DAMAGED = "the file is damaged; take a copy of it, or start another"

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
    last TEXT NOT NULL,       -- the latest time at which one did
    told TEXT NOT NULL        -- and at which it was news: the first, or after it was contradicted
);
CREATE INDEX points_by_digest ON points (digest);
CREATE TABLE mentions (
    point INTEGER NOT NULL,
    source INTEGER NOT NULL,
    in_its_words INTEGER NOT NULL,  -- 0 where the source says it in others
    PRIMARY KEY (point, source)
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
    # Some builds of SQLite take "file:…" for an address, but no absolute path.
    place = path if path == IN_MEMORY else _made(Path(path).absolute(), path)
    with told(path):
        connection = sqlite3.connect(
            place, timeout=_SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _made(place: Path, path: str) -> Path:
    """A file that is there: where it cannot be made, SQLite does not say why."""
    try:
        if not place.exists():
            place.touch()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}.", source=path) from None
    return place


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    connection.execute("PRAGMA secure_delete = ON")  # what is forgotten is not left in the file
    if _is_empty(connection):
        connection.execute("BEGIN IMMEDIATE")
        if _is_empty(connection):  # two processes may be the first
            for statement in _TABLES.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    if _number(connection, "application_id") != _APPLICATION:
        raise InputError(f"{path}: is a database of something else, not a memory.", source=path)
    version = _number(connection, "user_version")
    if version > VERSION:
        raise InputError(
            f"{path}: is a memory of version {version}; this package reads up to {VERSION}. "
            "Update it: pip install --upgrade summarize",
            source=path,
        )
    # Once the file is known to be ours, for this is written into it. A process that was killed
    # before left it to the next.
    _write_ahead(connection)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Set the mode, which SQLite does not wait for where another process is about to do so."""
    until = monotonic() + _SECONDS_TO_WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or monotonic() > until:
                raise
            sleep(_SECONDS_BETWEEN)
        else:
            return


def _number(connection: sqlite3.Connection, name: str) -> int:
    (number,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(number)


def _is_empty(connection: sqlite3.Connection) -> bool:
    """Whether it is a database of nothing yet."""
    tables = connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    return tables is None and not _number(connection, "application_id")


@contextmanager
def understood() -> Iterator[None]:
    """Tell rows that nothing can be made of as SQLite tells pages that are damaged."""
    try:
        yield
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError):
        raise sqlite3.DatabaseError(_DAMAGED) from None


@contextmanager
def told(path: str) -> Iterator[None]:
    """Tell what SQLite complains of in one line, with the file."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {_reason(error)}.", source=path) from None


def _reason(error: Exception) -> str:
    """What an error says, in a line; of damage no more than that, for what is there is quoted."""
    for sign, reason in (
        ("decode", _DAMAGED),
        ("malformed", _DAMAGED),
        ("no such", _DAMAGED),  # table or column
        ("locked", "another process has been writing to it for a minute"),
        ("closed", "this memory was closed; open it again"),
    ):
        if sign in str(error):
            return reason
    return " ".join(str(error).split())
