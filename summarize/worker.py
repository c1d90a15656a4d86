"""A process that summarizes one text after another for its parent."""

from __future__ import annotations

import logging
import os
import pickle
import queue
import signal
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from logging.handlers import QueueHandler
from multiprocessing.connection import Connection
from typing import Any

from summarize.document import Document
from summarize.errors import InputError, OptionError, SummarizeError
from summarize.summary import Summary

_THREAD_VARIABLES = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS",
)  # fmt: skip
_log = logging.getLogger("summarize")

Finish = Callable[[Summary], Any]


@dataclass(frozen=True, slots=True)
class Failure:
    """What there is in place of what was asked for.

    Attributes
    ----------
    error : Exception
    """

    error: Exception


def work(pipe: Connection, payload: bytes) -> None:
    """Answer texts, one after the other, until the parent ends this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    texts: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, texts), daemon=True).start()
    # Of this process alone, for libraries that a model brings.
    os.environ.update(dict.fromkeys(_THREAD_VARIABLES, "1"))
    given, level, processes = pickle.loads(payload)  # noqa: S301 - from our own process
    records = _collect_records(level)
    try:
        summarizer, options, finish = pickle.loads(given)  # noqa: S301 - likewise
    except SummarizeError as error:
        _answer(pipe, Failure(error), records)
        return
    except Exception as error:  # noqa: BLE001 - what users' objects raise when they are made
        expected = f"1 for what no other process can make ({type(error).__name__}: {error})"
        _answer(pipe, Failure(OptionError("processes", expected, processes)), records)
        return
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - knows what is loaded by now

    with threadpool_limits(limits=1):
        options = with_shown(summarizer, options)
        _answer(pipe, None, records)
        while True:
            documents = pickle.loads(texts.get())  # noqa: S301 - likewise
            found = outcome(summarizer, documents, options, finish)
            _answer(pipe, found, records, finish, processes)


def with_shown(summarizer: Any, options: dict[str, Any]) -> dict[str, Any]:
    """The options with what is seen read once, instead of once for each text."""
    seen = options.get("seen")
    return options if seen is None else {**options, "seen": summarizer.shown(seen)}


def _listen(pipe: Connection, texts: queue.SimpleQueue[bytes]) -> None:
    """Hand on what is asked, and end the process, busy or not, when nobody can ask any more."""
    try:
        while True:
            texts.put(pipe.recv_bytes())
    finally:
        os._exit(0)


def outcome(
    summarizer: Any,
    documents: tuple[Document, ...],
    options: dict[str, Any],
    finish: Finish | None,
) -> Any:
    """A summary of documents, or what `finish` makes of it, or a failure."""
    try:
        summary: Summary = summarizer.summarize(documents, **options)
        return summary if finish is None else finish(summary)
    except MemoryError:
        source = documents[0].name if documents else "documents"
        error = InputError(f"{source}: too large for the memory of this machine.", source=source)
        return Failure(error)
    except Exception as error:  # noqa: BLE001 - raised again where it is handed out
        return Failure(error)


def _collect_records(level: int) -> queue.SimpleQueue[Any]:
    records: queue.SimpleQueue[Any] = queue.SimpleQueue()
    _log.setLevel(level)
    _log.addHandler(QueueHandler(records))
    return records


def _answer(
    pipe: Connection,
    answer: Any,
    records: queue.SimpleQueue[Any],
    finish: Finish | None = None,
    processes: int = 1,
) -> None:
    logged = [records.get() for _ in range(records.qsize())]
    if isinstance(answer, Failure):
        answer = Failure(_sendable(answer.error))
    try:
        packed = pickle.dumps((answer, logged), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        raise  # the end of this process: another tries once more, alone
    except Exception as error:  # noqa: BLE001 - an object's own way of pickling raises anything
        refused = _unsendable(error, finish, processes)
        packed = pickle.dumps((Failure(_sendable(refused)), logged), pickle.HIGHEST_PROTOCOL)
    try:
        pipe.send_bytes(packed)
    except ConnectionError:  # the parent is gone, and `_listen` may not have heard of it yet
        os._exit(0)


def _unsendable(error: Exception, finish: Finish | None, processes: int) -> OptionError:
    """What is to blame where a summary, or what `finish` made of it, cannot be pickled."""
    if finish is None:
        expected = f"1 for summaries that pickle cannot send ({error})"
        refused = OptionError("processes", expected, processes)
    else:
        expected = f"a function to values that pickle can send ({error}), or 'processes' must be 1"
        refused = OptionError("finish", expected, finish)
    refused.__cause__ = error
    return refused


def _sendable(error: Exception) -> Exception:
    """An error, or one of the same words if it cannot be pickled, with where it was raised."""
    where = "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - of errors of others
        if isinstance(error, SummarizeError):
            return InputError(str(error), source="map")
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(f"In the worker process:\n{where}")
    return error
