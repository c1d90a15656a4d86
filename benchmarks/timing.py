"""Times of cases that take turns, and ratios of their medians."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.record import failure

# Does the work once; may return seconds that parts of it took.
Work = Callable[[], Mapping[str, float] | None]
# Prepares the work, which is not timed.
Case = Callable[[], Work]


def measure(cases: Mapping[str, Case], *, runs: int) -> dict[str, dict[str, Any]]:
    """Time cases in turns: A B A B, after one run of each that does not count.

    Parameters
    ----------
    cases : mapping of str to callable
        Name -> what prepares the work and returns it.
    runs : int
        How often each is timed, at least 1.

    Returns
    -------
    dict
        For each case its `median`, `min`, `max` and all `seconds`, and the same for the parts
        that it names; or ``{"failed": "Type: message"}``. A case that fails stops no other.
    """
    found: dict[str, dict[str, Any]] = {}
    works: dict[str, Work] = {}
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    parts: dict[str, list[Mapping[str, float]]] = {name: [] for name in cases}
    for turn in range(-1, runs):
        for name, case in cases.items():
            if name in found:
                continue
            try:
                if name not in works:
                    works[name] = case()
                taken, of_parts = _time(works[name])
            except Exception as error:  # noqa: BLE001 - a failed case is a recorded failure
                found[name] = failure(error)
                continue
            if turn >= 0:
                seconds[name].append(taken)
                parts[name].append(of_parts)
    return {name: found.get(name) or _result(seconds[name], parts[name]) for name in cases}


def ratio(
    cases: Mapping[str, Mapping[str, Any]], of: str, to: str, *, at_most: float
) -> dict[str, Any]:
    """The ratio of two cases' medians, beside what it is to be.

    Examples
    --------
    >>> times = {"ours": {"median": 3.0}, "theirs": {"median": 1.0}}
    >>> ratio(times, "ours", "theirs", at_most=4)["value"]
    3.0
    """
    ours, theirs = (cases[name].get("median") for name in (of, to))
    value = None if ours is None or theirs is None else ours / theirs
    return reach(f"{of} / {to}", value, at_most=at_most)


def reach(
    what: str,
    value: float | None,
    *,
    at_most: float | None = None,
    at_least: float | None = None,
) -> dict[str, Any]:
    """A figure beside what it is to be; failed without one.

    Examples
    --------
    >>> reach("sentences/s", 70_000, at_least=50_000)["reached"]
    True
    """
    limits = {"at_most": at_most, "at_least": at_least}
    about = {"what": what, **{name: limit for name, limit in limits.items() if limit is not None}}
    if value is None:
        return {**about, "failed": "what it is made of failed"}
    reached = (at_most is None or value <= at_most) and (at_least is None or value >= at_least)
    return {**about, "value": value, "reached": reached}


def _time(work: Work) -> tuple[float, Mapping[str, float]]:
    gc.collect()  # no case pays for what another left behind
    start = perf_counter()
    parts = work()
    return perf_counter() - start, parts or {}


def _result(seconds: Sequence[float], parts: Sequence[Mapping[str, float]]) -> dict[str, Any]:
    result = _statistics(seconds)
    if names := parts[0]:
        result["parts"] = {name: _statistics([part[name] for part in parts]) for name in names}
    return result


def _statistics(seconds: Sequence[float]) -> dict[str, Any]:
    return {
        "median": median(seconds),
        "min": min(seconds),
        "max": max(seconds),
        "runs": len(seconds),
        "seconds": list(seconds),
    }
