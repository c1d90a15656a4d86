"""One case of the similarity benchmark, in a process of its own: times, memory, pairs."""

from __future__ import annotations

import gc
import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.children import PeakMemory, read_request
from benchmarks.record import failure
from benchmarks.similarity_methods import METHODS, Find, Unit
from benchmarks.similarity_pairs import keys_of
from benchmarks.timing import Work, measure
from summarize.similarity import SimilarPairs

_FEW_ROWS = 64  # for the first call, which sets things up


def run(request: Mapping[str, Any]) -> dict[str, Any]:
    """Measure methods on the same rows.

    Parameters
    ----------
    request : mapping
        `vectors`, a file of unit rows; `rows`, how many of them; `threshold`; `methods`, by name;
        `runs`, of each where none takes more than `cheap` seconds, else one; `repeats`, calls a
        run; `pairs`, a folder for what is found, or None.

    Returns
    -------
    dict
        By method the times as of :func:`benchmarks.timing.measure`, for one call; `memory`, bytes
        over the input at the peak of the first call; `output`, bytes of the result, where it is
        ours; `found`, how many results it has (communities, where these are what is found).
    """
    unit: Unit = np.array(np.load(request["vectors"], mmap_mode="r")[: request["rows"]])
    threshold, runs, repeats = request["threshold"], request["runs"], request["repeats"]
    found: dict[str, dict[str, Any]] = {}
    works: dict[str, Work] = {}
    for name in request["methods"]:
        try:
            find = METHODS[name].load()
            keys = Path(request["pairs"]) / file_of(name) if request["pairs"] else None
            found[name] = _once(name, find, unit, threshold, keys)
            works[name] = _repeated(find, unit, threshold, repeats)
        except Exception as error:  # noqa: BLE001 - a failed case is a recorded failure
            found[name] = failure(error)
    if all(found[name]["median"] <= request["cheap"] for name in works):
        times = measure({name: partial(_as_it_is, work) for name, work in works.items()}, runs=runs)
        for name, result in times.items():
            found[name] = {**found[name], **_per_call(result, repeats)}
    return found


def file_of(method: str) -> str:
    """The name of the file for the pairs that a method finds."""
    return f"pairs-{list(METHODS).index(method)}.npy"


def _once(name: str, find: Find, unit: Unit, threshold: float, keys: Path | None) -> dict[str, Any]:
    """The first call that counts: its time, its memory and what it finds."""
    find(unit[:_FEW_ROWS], threshold)
    gc.collect()
    try:
        peak = PeakMemory()
    except OSError:
        peak = None
    start = perf_counter()
    result = find(unit, threshold)
    seconds = perf_counter() - start
    memory = None if peak is None else peak.more()
    method = METHODS[name]
    times = {"median": seconds, "min": seconds, "max": seconds, "runs": 1, "seconds": [seconds]}
    about: dict[str, Any] = {**times, "memory": memory, "output": _output(result)}
    if method.pairs is not None:
        pairs = keys_of(*method.pairs(result, threshold), len(unit))
        about["pairs"] = len(pairs)
        if keys is not None:
            np.save(keys, pairs)
    elif result is not None:
        about["communities"] = len(result)
    return about


def _output(result: Any) -> int | None:
    if isinstance(result, SimilarPairs):
        return result.rows.nbytes + result.cols.nbytes + result.scores.nbytes
    return None


def _repeated(find: Find, unit: Unit, threshold: float, repeats: int) -> Work:
    def work() -> None:
        for _ in range(repeats):
            find(unit, threshold)

    return work


def _as_it_is(work: Work) -> Work:
    return work


def _per_call(result: dict[str, Any], repeats: int) -> dict[str, Any]:
    if "failed" in result:
        return result
    times = {name: result[name] / repeats for name in ("median", "min", "max")}
    return {**result, **times, "seconds": [taken / repeats for taken in result["seconds"]]}


if __name__ == "__main__":
    print(json.dumps(run(read_request())))
