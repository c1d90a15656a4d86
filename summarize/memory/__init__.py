"""What was read before, kept between runs in an SQLite file.

::

    schema.py    the tables, and how a file is opened
    vectors.py   the points' vectors, a byte a number
    facts.py     their facts, and which can have to do with a new sentence
    recall.py    the points that are similar to new sentences
    record.py    points written
    forget.py    and forgotten
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from summarize.document import Document
from summarize.errors import InputError, OptionError
from summarize.memory.facts import KeptFacts
from summarize.memory.forget import forget
from summarize.memory.recall import Recalled, recall
from summarize.memory.record import Told, record
from summarize.memory.schema import connect, told
from summarize.progress import Progress

__all__ = ["KeptFacts", "Memory", "Recalled", "Source", "Told"]

_IN_MEMORY = ":memory:"


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


class Memory:
    """Remembers the points that were read, with their sources, from run to run.

    Give it to :func:`summarize.summarize` as `memory`: what was read before is left out, and what
    is new is remembered. All that was read is, what a budget cut too. Threads may share one, and
    processes may open one file at once: they write one after the other.

    Parameters
    ----------
    path : str or path-like
        An SQLite file, made if it is not there; beside it stand two more, ``-wal`` and ``-shm``,
        while it is open. ":memory:" keeps everything in this object.

    Raises
    ------
    InputError
        If the file cannot be opened, or is no memory.

    Examples
    --------
    >>> from summarize import Memory, summarize
    >>> with Memory(":memory:") as memory:
    ...     monday = summarize("12 people died. The dam broke.", memory=memory)
    ...     print(summarize("The dam broke. 21 people died. Rain fell.", memory=memory))
    21 people died. Rain fell.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = os.fspath(path)
        self._lock = threading.RLock()
        self._connection = connect(self._path)
        self._held = False

    @classmethod
    def passing(cls) -> Self:
        """One that ends with this object, and notes of each point its first source alone.

        It grows with the points, and not with the documents that repeat them.
        """
        memory = cls(_IN_MEMORY)
        memory._notes_all = False
        return memory

    _notes_all = True

    @property
    def path(self) -> str:
        """Where it is kept."""
        return self._path

    def close(self) -> None:
        """Close the file; what was remembered is in it already."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __len__(self) -> int:
        with self._lock, told(self._path):
            (count,) = self._connection.execute("SELECT count(*) FROM points").fetchone()
        return int(count)

    def sources(self) -> list[Source]:
        """The documents that were read, in the order in which they were."""
        with self._lock, told(self._path):
            rows = self._connection.execute(
                "SELECT name, date, read, (SELECT count(*) FROM mentions WHERE source = id) "
                "FROM sources ORDER BY id"
            ).fetchall()
        return [
            Source(
                name, date and dt.datetime.fromisoformat(date), dt.datetime.fromisoformat(read), n
            )
            for name, date, read, n in rows
        ]

    def forget(self, *, source: str | None = None, before: dt.date | str | None = None) -> int:
        """Forget what was read, and overwrite it in the file.

        A point that another source made as well is kept.

        Parameters
        ----------
        source : str, optional
            What documents of this name said.
        before : datetime, date or str, optional
            What was read before this moment; with `source`, both must hold.

        Returns
        -------
        int
            How many points were forgotten.

        Raises
        ------
        OptionError
            If neither is given, or `before` is no date.

        Examples
        --------
        >>> from summarize import Memory, summarize
        >>> memory = Memory(":memory:")
        >>> summary = summarize({"ap": "The dam broke.", "bbc": "Rain fell."}, memory=memory)
        >>> memory.forget(source="ap"), len(memory)
        (1, 1)
        """
        if source is None and before is None:
            raise OptionError("source", "given, or 'before', or both", source)
        when = None if before is None else _as_moment(before)
        with self.transaction():
            gone = forget(self._begun(), source, when)
        if not self._held:
            with self._lock, told(self._path):  # the log beside the file holds what was there
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Remember all that is read inside, or nothing of it if the block ends with an error.

        From the first thing that is remembered on, other processes wait to write.

        Examples
        --------
        >>> from summarize import Memory, summarize
        >>> memory = Memory(":memory:")
        >>> try:
        ...     with memory.transaction():
        ...         summary = summarize("The dam broke.", memory=memory)
        ...         raise KeyboardInterrupt
        ... except KeyboardInterrupt:
        ...     print(len(memory))
        0
        """
        with self._lock:
            if self._held:  # inside another one
                yield
                return
            self._held = True
            try:
                yield
                if self._connection.in_transaction:
                    with told(self._path):
                        self._connection.execute("COMMIT")
            finally:
                self._held = False
                if self._connection.in_transaction:
                    self._connection.rollback()

    def _begun(self) -> sqlite3.Connection:
        """The connection, in a transaction that writes."""
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")
        return self._connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for some reads of one state."""
        with self._lock, told(self._path):
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.rollback()

    def recall(
        self,
        texts: Sequence[str],
        unit: NDArray[np.float32],
        facts: Sequence[KeptFacts],
        *,
        made_by: tuple[str, str],
        threshold: float,
        report: Progress,
    ) -> Recalled:
        """The points that new sentences may repeat or change.

        Parameters
        ----------
        texts : sequence of str
        unit : ndarray of float32, shape (n, dim)
        facts : sequence of KeptFacts
        made_by : (str, str)
            The encoder's name and the language, which must be those of the memory.
        threshold : float
            The least similarity.
        report : callable
            Called with ("recall", done, total).

        Raises
        ------
        InputError
            If the memory was made with another encoder or language, or cannot be read.
        """
        with self._reading() as connection:
            self._check(made_by)
            return recall(connection, texts, unit, facts, threshold=threshold, report=report)

    def remember(
        self,
        documents: Sequence[Document],
        points: Told,
        again: Sequence[tuple[str, Sequence[int]]],
        *,
        made_by: tuple[str, str],
    ) -> None:
        """Write what was read, in one transaction.

        Parameters
        ----------
        documents : sequence of Document
        points : Told
            The new points.
        again : sequence of (str, sequence of int)
            The texts of points that were known, and the documents that make them again.
        made_by : (str, str)
            As for :meth:`recall`.
        """
        with self.transaction(), told(self._path):
            connection = self._begun()
            self._check(made_by)
            self._settle(made_by)
            record(connection, documents, points, again, every=self._notes_all)

    def _settings(self) -> dict[str, str]:
        return dict(self._connection.execute("SELECT name, value FROM settings").fetchall())

    def _check(self, made_by: tuple[str, str]) -> None:
        kept = self._settings()
        if kept and (kept["encoder"], kept["language"]) != made_by:
            raise InputError(
                f"{self._path}: remembers what was read with the encoder {kept['encoder']!r} and "
                f"the language {kept['language']!r}. Got {made_by[0]!r} and {made_by[1]!r}: use "
                "the same, or another file.",
                source=self._path,
            )

    def _settle(self, made_by: tuple[str, str]) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO settings VALUES (?, ?)",
            zip(("encoder", "language"), made_by, strict=True),
        )


def _as_moment(given: dt.date | str) -> dt.datetime:
    try:
        when = Document("", date=given).date
    except InputError:
        when = None
    if when is None:
        raise OptionError("before", "a date, or its ISO 8601 form", given)
    return when
