"""A memory as it is used: opened, asked, told and made to forget."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from summarize.closing import Closing
from summarize.document import Document, as_datetime
from summarize.errors import InputError, OptionError
from summarize.memory.database import Database
from summarize.memory.facts import KeptFacts
from summarize.memory.forget import forget
from summarize.memory.recall import Recalled, recall
from summarize.memory.record import Again, Told, record
from summarize.memory.schema import IN_MEMORY, understood
from summarize.memory.sources import Source, sources
from summarize.progress import Progress


class Memory(Closing):
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
    OptionError
        If the path is none.

    Examples
    --------
    >>> from summarize import Memory, summarize
    >>> with Memory(":memory:") as memory:
    ...     monday = summarize("12 people died. The dam broke.", memory=memory)
    ...     print(summarize("The dam broke. 21 people died. Rain fell.", memory=memory))
    21 people died. Rain fell.
    """

    def __init__(self, path: str | os.PathLike[str], *, _notes_all: bool = True) -> None:
        self._path = _as_path(path)
        self._notes_all = _notes_all
        self._database = Database(self._path)

    @classmethod
    def passing(cls) -> Self:
        """One that ends with this object, and notes of each point its first source alone.

        It grows with the points, and not with the documents that repeat them.
        """
        return cls(IN_MEMORY, _notes_all=False)

    @property
    def path(self) -> str:
        """Where it is kept."""
        return self._path

    def close(self) -> None:
        """Close the file; what was remembered is in it already."""
        self._database.close()

    def __len__(self) -> int:
        with self._database.reading() as connection:
            (count,) = connection.execute("SELECT count(*) FROM points").fetchone()
        return int(count)

    def sources(self) -> list[Source]:
        """The documents that were read, in the order in which they were."""
        with self._database.reading() as connection:
            return sources(connection)

    def forget(self, *, source: str | None = None, before: dt.date | str | None = None) -> int:
        """Forget what was read, and overwrite it in the file.

        What another source said in the same words is kept; what one said in others is forgotten
        with the words that it was known by.

        Parameters
        ----------
        source : str, optional
            What documents of this name said.
        before : datetime, date or str, optional
            What was read before this moment, to the second; with `source`, both must hold.

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
        >>> with Memory(":memory:") as memory:
        ...     summary = summarize({"ap": "The dam broke.", "bbc": "Rain fell."}, memory=memory)
        ...     memory.forget(source="ap"), len(memory)
        (1, 1)
        """
        if source is None and before is None:
            raise OptionError("source", "given, or 'before', or both", source)
        if source is not None and not isinstance(source, str):
            raise OptionError("source", "the name of a document", source)
        when = None if before is None else _as_moment(before)
        with self._database.writing(forgets=True) as connection:
            return forget(connection, source, when)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Remember all that is read inside, or nothing of it if the block ends with an error.

        From the first thing that is remembered on, other processes wait to write.

        Examples
        --------
        >>> from summarize import Memory, summarize
        >>> with Memory(":memory:") as memory:
        ...     try:
        ...         with memory.transaction():
        ...             summary = summarize("The dam broke.", memory=memory)
        ...             raise KeyboardInterrupt
        ...     except KeyboardInterrupt:
        ...         print(len(memory))
        0
        """
        with self._database.transaction():
            yield

    def check(self, made_by: tuple[str, str]) -> None:
        """Refuse what is made by another encoder or in another language than is remembered.

        Parameters
        ----------
        made_by : (str, str)
            The encoder's name and the language.

        Raises
        ------
        InputError
            If they are not those of the memory, or it cannot be read.

        Examples
        --------
        >>> from summarize import InputError, Memory, summarize
        >>> with Memory(":memory:") as memory:
        ...     memory.check(("lexical", "de"))  # of nothing yet
        ...     summary = summarize("The dam broke.", memory=memory)
        ...     try:
        ...         memory.check(("lexical", "de"))
        ...     except InputError as error:
        ...         print(str(error).rpartition(": ")[2])
        use the same, or another file.
        """
        with self._database.reading() as connection:
            self._refuse_others(connection, made_by)

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
        with self._database.reading() as connection:
            self._refuse_others(connection, made_by)
            return recall(connection, texts, unit, facts, threshold=threshold, report=report)

    def remember(
        self,
        documents: Sequence[Document],
        points: Told,
        again: Sequence[Again],
        *,
        made_by: tuple[str, str],
    ) -> None:
        """Write what was read, in one transaction.

        Parameters
        ----------
        documents : sequence of Document
        points : Told
            The new points.
        again : sequence of Again
            The points that were known.
        made_by : (str, str)
            As for :meth:`recall`.
        """
        with self._database.writing() as connection:
            self._refuse_others(connection, made_by)
            _settle(connection, made_by)
            record(connection, documents, points, again, every=self._notes_all)

    def _refuse_others(self, connection: sqlite3.Connection, made_by: tuple[str, str]) -> None:
        kept = dict(connection.execute("SELECT name, value FROM settings").fetchall())
        with understood():
            other = bool(kept) and (kept["encoder"], kept["language"]) != made_by
        if other:
            raise InputError(
                f"{self._path}: remembers what was read with the encoder {kept['encoder']!r} and "
                f"the language {kept['language']!r}. Got {made_by[0]!r} and {made_by[1]!r}: use "
                "the same, or another file.",
                source=self._path,
            )


def _settle(connection: sqlite3.Connection, made_by: tuple[str, str]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO settings VALUES (?, ?)",
        zip(("encoder", "language"), made_by, strict=True),
    )


def _as_path(given: Any) -> str:
    try:
        path = os.fsdecode(given)
    except TypeError:
        path = ""
    if not path or "\0" in path:
        raise OptionError("path", "that of a file", given)
    return path


def _as_moment(given: dt.date | str) -> dt.datetime:
    try:
        return as_datetime(given, "before")
    except InputError:
        raise OptionError("before", "a date, or its ISO 8601 form", given) from None
