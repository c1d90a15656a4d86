"""Processes that summarize texts, any of which may die.

Not concurrent.futures: a process of its pool that dies breaks the pool and does not tell which
text it had; its processes outlive a parent that is killed; and they can be ended at once only by
its private attributes. Here each process has a pipe of its own. An end of a pipe that closes tells
the parent which text was in work, and a process that its parent is gone.
"""

from __future__ import annotations

import logging
import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import connection, resource_tracker
from multiprocessing.connection import Connection
from typing import Any

from summarize.document import Document
from summarize.errors import InputError, OptionError
from summarize.worker import Failure, work

# A process has the next text at hand when it is done with one: while the parent is elsewhere,
# nobody would give it any.
_TEXTS_A_WORKER = 2
_log = logging.getLogger("summarize")


class Task:
    """A text, and in the end what became of it.

    Attributes
    ----------
    packed : bytes
        The documents, pickled.
    done : bool
        Whether there is an outcome.
    outcome : object
        What a process made of it, or a failure.
    records : list of LogRecord
        What was logged meanwhile.
    retried : bool
        Whether a process has died over it already.
    """

    __slots__ = ("done", "outcome", "packed", "records", "retried", "source")

    def __init__(self, documents: tuple[Document, ...]) -> None:
        self.source = documents[0].name if documents else "documents"
        self.packed = pickle.dumps(documents, pickle.HIGHEST_PROTOCOL)
        self.done = False
        self.outcome: Any = None
        self.records: list[logging.LogRecord] = []
        self.retried = False

    def end(self, outcome: Any) -> None:
        """Have an outcome, which may be None, too."""
        self.done, self.outcome = True, outcome


class _Worker:
    """A process, and the texts it has been given, that in work first."""

    def __init__(self, payload: bytes) -> None:
        context = multiprocessing.get_context("spawn")
        self.ready = False
        self.tasks: deque[Task] = deque()
        self.pipe, theirs = context.Pipe()
        # A daemon: ended with this process, should nobody end it before.
        self.process = context.Process(
            target=work, args=(theirs, payload), name="summarize", daemon=True
        )
        try:
            with _interrupts_blocked():
                self.process.start()
        finally:
            theirs.close()

    def send(self, task: Task) -> None:
        self.tasks.append(task)
        try:
            self.pipe.send_bytes(task.packed)
        except OSError:  # it has died, which the other end of the pipe tells, too
            _log.debug("a worker process does not read any more")

    def hear(self) -> Any:
        """What the process has to say.

        Raises
        ------
        EOFError, OSError
            If it has died.
        """
        if not self.pipe.poll():
            raise EOFError
        packed = self.pipe.recv_bytes()
        try:
            return pickle.loads(packed)  # noqa: S301 - from our own process
        except Exception as error:  # noqa: BLE001 - of what users' objects are made again
            return Failure(error), []

    def close(self) -> int | None:
        """Wait for the end of a process that was killed; returns its exit code."""
        self.process.join()
        code = self.process.exitcode
        self.process.close()
        self.pipe.close()
        return code


class Workers:
    """Processes that work on texts.

    Parameters
    ----------
    payload : bytes
        What a process needs, once: pickled, an object with a `summarize` method, its options, and
        what is called with each summary, or None.
    processes : int
        The most of them. They are started as texts come.
    """

    def __init__(self, payload: bytes, processes: int) -> None:
        self._payload = pickle.dumps((payload, _log.getEffectiveLevel(), processes))
        self._processes = self._most = processes
        self._workers: list[_Worker] = []
        self._waiting: deque[Task] = deque()
        self._suspects: deque[Task] = deque()

    def submit(self, task: Task) -> None:
        """Have a task worked on."""
        self._waiting.append(task)
        self._hand_out()

    def wait(self, timeout: float | None = None) -> None:
        """Wait until a process has something to say, or for some seconds.

        Raises
        ------
        OptionError
            If processes cannot be started, or cannot make the summarizer.
        """
        heard = set(connection.wait([*self._by_handle()], timeout))
        for worker in list(self._workers):
            if worker.pipe in heard or worker.process.sentinel in heard:
                self._hear(worker)
        self._hand_out()

    def close(self) -> None:
        """End all processes at once."""
        for worker in self._workers:
            worker.process.kill()
        while self._workers:
            self._workers.pop().close()

    def _by_handle(self) -> Iterator[Connection | int]:
        for worker in self._workers:
            yield worker.pipe
            yield worker.process.sentinel

    def _hear(self, worker: _Worker) -> None:
        try:
            answer, records = worker.hear()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if worker.ready:
            task = worker.tasks.popleft()
            task.end(answer)
            task.records = records
        elif isinstance(answer, Failure):
            raise answer.error
        worker.ready = True

    def _bury(self, worker: _Worker) -> None:
        """Go on without a process that has died."""
        self._workers.remove(worker)
        worker.process.kill()  # it may have closed its pipe only
        code = worker.close()
        if not worker.ready:
            # Where processes cannot start, another try would end the same way.
            self._most -= 1
            if not self._workers:
                raise self._none_starts(_ending(code))
            return
        if worker.tasks:
            task = worker.tasks.popleft()
            self._waiting.extendleft(reversed(worker.tasks))
            if task.retried:
                error = InputError(
                    f"{task.source}: two worker processes ended over it, the second alone "
                    f"({_ending(code)}). It may be too large for the memory of this machine.",
                    source=task.source,
                )
                task.end(Failure(error))
            else:
                task.retried = True
                self._suspects.append(task)

    def _none_starts(self, reason: str) -> OptionError:
        return OptionError(
            "processes",
            f"1 here, for no worker process could start ({reason}). A script must call map() "
            "under 'if __name__ == \"__main__\":', so that processes can import it",
            self._processes,
        )

    def _hand_out(self) -> None:
        if any(worker.tasks and worker.tasks[0].retried for worker in self._workers):
            return
        if self._suspects:
            # Once more, with nothing beside it: others' memory may have been its end, or a
            # stranger's signal.
            if not any(worker.tasks for worker in self._workers):
                self._start(1)
                ready = [worker for worker in self._workers if worker.ready]
                if ready:
                    ready[0].send(self._suspects.popleft())
            return
        self._start(sum(len(worker.tasks) for worker in self._workers) + len(self._waiting))
        ready = [worker for worker in self._workers if worker.ready]
        while self._waiting and ready:
            idlest = min(ready, key=lambda worker: len(worker.tasks))
            if len(idlest.tasks) == _TEXTS_A_WORKER:
                return
            idlest.send(self._waiting.popleft())

    def _start(self, wanted: int) -> None:
        while len(self._workers) < min(wanted, self._most):
            try:
                self._workers.append(_Worker(self._payload))
            except OSError as error:  # as many as the system allows
                self._most = len(self._workers)
                if not self._workers:
                    raise self._none_starts(error.strerror or str(error)) from None


def _ending(code: int | None) -> str:
    """How a process ended, in words."""
    if code is None or code >= 0:
        return f"exit status {code}"
    try:
        return f"killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"killed by signal {-code}"


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Start processes that never hear of Ctrl-C, which is for their parent to answer."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Started with the first process otherwise, and then it lets interrupts in again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
