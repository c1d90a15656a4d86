"""An open memory: one connection that threads take in turns, and its transactions."""

from __future__ import annotations

import logging
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from summarize.errors import InputError
from summarize.memory.schema import connect, told

_log = logging.getLogger(__name__)


class Database:
    """A file that is read and written by one thread at a time.

    Parameters
    ----------
    path : str
        As for :func:`summarize.memory.schema.connect`.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._connection = connect(path)
        # One that nobody closes is closed when it is let go of, and tells nobody of it.
        self._close = weakref.finalize(self, self._connection.close)
        self._held = self._forgot = self._lost = False

    def close(self) -> None:
        """Close the connection; what was not committed is undone."""
        with self._lock:
            self._close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for some reads of one state.

        Raises
        ------
        InputError
            If it cannot be read.
        """
        with self._lock, told(self._path):
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.rollback()

    @contextmanager
    def writing(self, *, forgets: bool = False) -> Iterator[sqlite3.Connection]:
        """The connection, to write all that is written inside, or nothing of it.

        Parameters
        ----------
        forgets : bool, default False
            Whether what is overwritten is to leave the log beside the file as well.

        Raises
        ------
        InputError
            If it cannot be written.
        """
        with self.transaction(), told(self._path):
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("SAVEPOINT writing")
            try:
                yield self._connection
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK TO writing")
                # Where a disk is full SQLite may undo all, what was written before this, too.
                self._lost |= not self._connection.in_transaction
                raise
            self._connection.execute("RELEASE writing")
            self._forgot |= forgets

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that is written inside, or nothing of it; inside another, with that one.

        Raises
        ------
        InputError
            If it cannot be written.
        """
        with self._lock:
            if self._held:
                yield
                return
            self._held, self._forgot, self._lost = True, False, False
            try:
                yield
                self._commit()
            except BaseException:
                with suppress(sqlite3.Error):  # one that was closed has undone it
                    self._connection.rollback()
                raise
            finally:
                self._held = False

    def _commit(self) -> None:
        with told(self._path):
            if self._lost:
                raise InputError(
                    f"{self._path}: what was read in this transaction could not be written.",
                    source=self._path,
                )
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")
            if self._forgot:
                self._empty_log()

    def _empty_log(self) -> None:
        """Write all of the log into the file: it holds what was there before."""
        busy, *_ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            _log.warning(
                "%s: others are reading it. What was forgotten stays in the file %s-wal until they "
                "have ended.",
                self._path,
                self._path,
            )
