"""Blocks of work in as many threads as BLAS would use, each with a BLAS of one thread.

A product that BLAS spreads over its own threads leaves all but one of them idle while the product
is looked through. With a block a thread, looking through runs in parallel, too.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], threads: int
) -> Generator[Result, None, None]:
    """Yield what the work makes of each item, in the order of the items.

    Parameters
    ----------
    work : callable
        Releases the interpreter's lock for most of its time.
    items : iterable
    threads : int
        With 1, no thread is started.

    Yields
    ------
    object
        At most ``2 * threads`` results wait at a time.
    """
    if threads == 1:
        yield from map(work, items)
        return
    waiting: deque[Future[Result]] = deque()
    with _blas_of_one_thread(), ThreadPoolExecutor(threads) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(work, item))
                if len(waiting) == 2 * threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def blas_threads() -> int:
    """The number of threads that BLAS may use, as far as there are processors for them."""
    with _LOCK:
        found = _held.threads if _held.users else _threads_now()
    if hasattr(os, "sched_getaffinity"):
        found = min(found, len(os.sched_getaffinity(0)))
    return max(1, found)


class _Held:
    """Who holds BLAS to one thread: it has one number of threads for the whole process."""

    users = 0
    threads = 1
    limits: Any = None


_held = _Held()
_LOCK = threading.Lock()


@contextmanager
def _blas_of_one_thread() -> Iterator[None]:
    with _LOCK:
        if not _held.users:
            _held.threads = _threads_now()
            _held.limits = _blas().limit(limits=1)
        _held.users += 1
    try:
        yield
    finally:
        with _LOCK:
            _held.users -= 1
            if not _held.users:
                _held.limits.restore_original_limits()


def _threads_now() -> int:
    return max((library["num_threads"] for library in _blas().info()), default=1)


@cache
def _blas() -> Any:
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415 - not needed for short texts

    return ThreadpoolController().select(user_api="blas")
