"""Many texts, one summary each, in as many processes as there are processors for."""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sized
from copy import copy
from typing import Any, Protocol, TypedDict, TypeVar

from summarize.closing import Closing
from summarize.document import Documents, as_documents, check_many
from summarize.errors import InputError, OptionError, SummarizeError
from summarize.progress import Progress
from summarize.summary import Summary
from summarize.worker import Failure, Finish, outcome, with_shown
from summarize.workers import Task, Workers

# So many texts are taken for each process before the first of them is handed out.
_TEXTS_A_PROCESS = 4

Result = TypeVar("Result")


class MapOptions(TypedDict, total=False):
    """The keywords of :meth:`summarize.Summarizer.map` that do not change what it gives."""

    processes: int | None
    sentences: int | None
    words: int | None
    characters: int | None
    tokens: int | None
    ratio: float | None
    query: str | None
    seen: Documents | None
    progress: Progress | None
    return_exceptions: bool


class _Summarizer(Protocol):
    """What summarizes, here or in another process."""

    def __getstate__(self) -> dict[str, Any]: ...

    def summarize(self, documents: Documents, /) -> Summary: ...


class Summaries(Closing, Iterator[Result]):
    """Summaries, or what is made of them, in the order of their texts.

    The processes that make them end when all is done, when it is closed, left as a context, or
    forgotten.
    """

    def __init__(self, outcomes: Generator[Any], return_errors: bool) -> None:
        self._outcomes = outcomes
        self._return_errors = return_errors

    def __next__(self) -> Result:
        found: Any = next(self._outcomes)
        if isinstance(found, Failure):
            if not self._return_errors:
                try:
                    raise found.error
                finally:
                    del found  # or it would hold itself, and this object, in memory
            found = found.error
        result: Result = found  # an error only where they were asked for
        return result

    def close(self) -> None:
        """End the work, and its processes, at once."""
        self._outcomes.close()


def map_summaries(
    summarizer: _Summarizer,
    documents: Iterable[Documents],
    options: Mapping[str, Any],
    *,
    finish: Callable[[Summary], Result] | None,
    processes: int | None,
    progress: Progress | None,
    return_exceptions: bool,
) -> Summaries[Result]:
    """Summarize texts; see :meth:`summarize.Summarizer.map`."""
    check_many(documents, "map()")
    processes = _checked_processes(processes)
    if finish is not None and not callable(finish):
        raise OptionError("finish", "a function of a summary", finish)
    options = dict(options)
    if options.get("seen") is not None:
        options["seen"] = as_documents(options["seen"])
    total = len(documents) if isinstance(documents, Sized) else None
    if processes == 1:
        outcomes = _here(summarizer, documents, options, finish)
    else:
        outcomes = _elsewhere(_packed(summarizer, options, finish), documents, processes)
    return Summaries(_counted(outcomes, total, progress), return_exceptions)


def usable_processes() -> int:
    """The number of processes that can run at once.

    Examples
    --------
    >>> usable_processes() >= 1
    True
    """
    if multiprocessing.current_process().daemon:  # as in a pool: it may start none
        return 1
    if hasattr(os, "process_cpu_count"):  # from Python 3.13 on
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _checked_processes(processes: int | None) -> int:
    if processes is None:
        return usable_processes()
    if not isinstance(processes, int) or isinstance(processes, bool) or processes < 1:
        raise OptionError("processes", "a whole number of at least 1", processes)
    if processes > 1 and multiprocessing.current_process().daemon:
        raise OptionError("processes", "1 in a process that may start no others", processes)
    return processes


def _packed(summarizer: _Summarizer, options: Mapping[str, Any], finish: Finish | None) -> bytes:
    """What each process is given once."""
    try:
        return pickle.dumps((summarizer, options, finish), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        for name, value in {**summarizer.__getstate__(), **options, "finish": finish}.items():
            _check_pickle(name, value, error)
        raise


def _check_pickle(name: str, value: object, cause: Exception) -> None:
    try:
        pickle.dumps(value)
    except Exception:  # noqa: BLE001 - an object's own way of pickling raises anything
        expected = f"what pickle can send to other processes ({cause}), or 'processes' must be 1"
        raise OptionError(name, expected, value) from cause


def _counted(
    outcomes: Generator[Any], total: int | None, progress: Progress | None
) -> Generator[Any]:
    try:
        if progress:
            progress("map", 0, total or 0)
        for done, found in enumerate(outcomes, 1):
            if progress:
                progress("map", done, done if total is None else max(total, done))
            yield found
    finally:
        outcomes.close()


def _here(
    summarizer: _Summarizer,
    documents: Iterable[Documents],
    options: dict[str, Any],
    finish: Finish | None,
) -> Generator[Any]:
    options = with_shown(summarizer, options)
    for given in documents:
        try:
            named = as_documents(given)
        except SummarizeError as error:
            yield Failure(error)
            continue
        found = _checked_outcome(outcome(summarizer, named, options, finish))
        if isinstance(found, Summary):
            # As from another process: without what it was cut from, which is larger by far.
            found = copy(found)
        yield found


def _elsewhere(payload: bytes, documents: Iterable[Documents], processes: int) -> Generator[Any]:
    source = _Source(documents)
    tasks: deque[Task | Failure] = deque()
    workers = Workers(payload, processes)

    def take() -> None:
        for task in source.take():
            tasks.append(task)
            if isinstance(task, Task):
                workers.submit(task)

    try:
        while True:
            workers.wait(0)
            # One is taken for each that is handed out, though the next may be finished already.
            if len(tasks) < _TEXTS_A_PROCESS * processes:
                take()
            if not tasks:
                break
            while isinstance(tasks[0], Task) and not tasks[0].done:
                room = not source.ended and len(tasks) < _TEXTS_A_PROCESS * processes
                workers.wait(0 if room else None)
                if room and not tasks[0].done:
                    take()
            yield _handed_out(tasks.popleft())
        if source.error is not None:
            raise source.error
    finally:
        workers.close()


def _handed_out(task: Task | Failure) -> Any:
    if isinstance(task, Failure):
        return task
    for record in task.records:
        logging.getLogger(record.name).handle(record)
    return _checked_outcome(task.outcome)


def _checked_outcome(found: Any) -> Any:
    """What was found; an error that is not ours ends the work."""
    if isinstance(found, Failure) and not isinstance(found.error, SummarizeError):
        raise found.error
    return found


class _Source:
    """Texts, taken one at a time. An error of theirs waits until those before are handed out."""

    def __init__(self, documents: Iterable[Documents]) -> None:
        self._documents = iter(documents)
        self.ended = False
        self.error: Exception | None = None

    def take(self) -> Iterator[Task | Failure]:
        """One task, or none at the end."""
        if self.ended:
            return
        try:
            given = next(self._documents)
        except StopIteration:
            self.ended = True
        except Exception as error:  # noqa: BLE001 - raised again at its place
            self.ended, self.error = True, error
        else:
            yield _task(given)


def _task(given: Documents) -> Task | Failure:
    try:
        named = as_documents(given)
    except SummarizeError as error:
        return Failure(error)
    try:
        return Task(named)
    except Exception as error:  # noqa: BLE001 - an object's own way of pickling raises anything
        source = named[0].name
        told = f"{source}: cannot be sent to a process ({error})."
        return Failure(InputError(told, source=source))
