"""Where the similarity core is to be, and whether it is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.agreement_vectors import BUNDLED
from benchmarks.similarity_methods import APPROXIMATE, EXACT, METHODS, SGEMM, SUMMARIZE
from benchmarks.timing import reach

# What the project wants to reach.
FASTER_THAN_EXACT = 10
_ROWS_AGAINST_EXACT = (20_000, 100_000)
_ROWS_AGAINST_APPROXIMATE = 200_000
_FEWEST_ROWS_AGAINST_SGEMM = 10_000  # below, calls and not products are timed
_PRUNED, _UNPRUNED = 0.6, 1.1  # of the bare sgemm
_PRUNED_AT = (BUNDLED, 0.8)
_MEMORY = 64e6
_SMALL_SECONDS = 0.2e-3

Case = Mapping[str, Any]


def reaches(cases: Mapping[str, Case], small: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """All reaches that the sizes tell something about.

    Parameters
    ----------
    cases : mapping of str to mapping
        By name: `encoder`, `rows` (those asked for), `threshold`, and `methods` with the result
        of each.
    small : mapping
        The result of ours on 25 sentences.

    Yields
    ------
    dict
        As of :func:`benchmarks.timing.reach`.
    """
    for name, case in cases.items():
        methods = case["methods"]
        if SUMMARIZE not in methods:
            continue
        ours = methods[SUMMARIZE].get("median")
        yield from _against_peers(name, case, ours)
        sgemm = methods.get(SGEMM, {}).get("median")
        if case["rows"] >= _FEWEST_ROWS_AGAINST_SGEMM:
            pruned = (case["encoder"], case["threshold"]) == _PRUNED_AT
            value = None if ours is None or sgemm is None else ours / sgemm
            limit = _PRUNED if pruned else _UNPRUNED
            yield reach(f"{name}: ours / bare sgemm", value, at_most=limit)
    yield reach("most memory over input and output, MB", _memory(cases), at_most=_MEMORY / 1e6)
    median = small.get("median")
    seconds = None if median is None else median * 1000
    yield reach("25 sentences, ms", seconds, at_most=_SMALL_SECONDS * 1000)


def _against_peers(name: str, case: Case, ours: float | None) -> Iterator[dict[str, Any]]:
    least, most = _ROWS_AGAINST_EXACT
    if least <= case["rows"] <= most and (peer := fastest(case["methods"], EXACT)):
        what = f"{name}: times as fast as {peer[0]}"
        value = None if ours is None else peer[1] / ours
        yield reach(what, value, at_least=FASTER_THAN_EXACT)
    approximate = fastest(case["methods"], APPROXIMATE)
    large = case["rows"] >= _FEWEST_ROWS_AGAINST_SGEMM
    if large and case["rows"] <= _ROWS_AGAINST_APPROXIMATE and approximate:
        value = None if ours is None else approximate[1] / ours
        yield reach(f"{name}: times as fast as {approximate[0]}", value, at_least=1)


def fastest(methods: Mapping[str, Mapping[str, Any]], kind: str) -> tuple[str, float] | None:
    """The fastest peer of a kind and its seconds; None if none was tried.

    Where all that were tried were stopped, the seconds are those after which they were: what is
    made of them is a bound, and the name says so.

    Examples
    --------
    >>> slow = {"skipped": "over the time limit of 9 s", "at_least": 9}
    >>> fastest({"usearch": slow, "SemHash": {"median": 3.0}}, "approximate")
    ('SemHash', 3.0)
    >>> fastest({"usearch": slow}, "approximate")
    ('any approximate (stopped: at least so)', 9)
    """
    of_kind = {name: found for name, found in methods.items() if METHODS[name].kind == kind}
    times = {name: found["median"] for name, found in of_kind.items() if "median" in found}
    if times:
        return min(times.items(), key=lambda item: item[1])
    bounds: Sequence[float] = [
        found["at_least"] for found in of_kind.values() if "at_least" in found
    ]
    return (f"any {kind} (stopped: at least so)", min(bounds)) if bounds else None


def _memory(cases: Mapping[str, Case]) -> float | None:
    """The most that ours took over input and output in any case, in MB."""
    found = [case["methods"].get(SUMMARIZE, {}) for case in cases.values()]
    over = [one["memory"] - one["output"] for one in found if one.get("memory") is not None]
    return max(0, *over) / 1e6 if over else None
