"""One library on all files of a format, in a process of its own."""

from __future__ import annotations

import json
import logging
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.children import PeakMemory, read_request
from benchmarks.formats_readers import READERS, Read
from benchmarks.formats_scores import compare
from benchmarks.record import attempt


def main() -> None:
    """Print what the reader that was asked for makes of the files, as JSON."""
    request = read_request()
    warnings.simplefilter("ignore")  # of peers: what they say of odd files is no result
    logging.disable()
    read, _ = READERS[request["format"]][request["reader"]]
    print(json.dumps(_measure(read, [Path(p) for p in request["files"]], request["runs"])))


def _measure(read: Read, paths: Sequence[Path], runs: int) -> dict[str, Any]:
    raws = [path.read_bytes() for path in paths]
    imported = set(sys.modules)
    try:
        memory: PeakMemory | None = PeakMemory()
    except OSError:  # only Linux keeps that account
        memory = None
    start = perf_counter()
    attempt(read, raws[0])
    first = perf_counter() - start
    texts = [attempt(read, raw) for raw in raws]
    peak = None if memory is None else memory.more()
    modules = len(set(sys.modules) - imported)
    seconds = [_seconds(read, raw, runs) for raw in raws]
    return {
        "first_call": first,
        "modules": modules,
        "peak_bytes": peak,
        "files": {
            path.stem: {"seconds": took, "pages": _pages(path, raw), **_judged(path, text)}
            for path, raw, text, took in zip(paths, raws, texts, seconds, strict=True)
        },
    }


def _seconds(read: Read, raw: bytes, runs: int) -> float:
    taken = []
    for _ in range(runs):
        start = perf_counter()
        attempt(read, raw)
        taken.append(perf_counter() - start)
    return median(taken)


def _judged(path: Path, text: Any) -> dict[str, Any]:
    if not isinstance(text, str):
        # No file is left out of the sums: one that cannot be read has none of its text.
        return {"error": text["failed"], "counts": _counts(path, "")}
    return {"counts": _counts(path, text)}


def _counts(path: Path, text: str) -> list[int]:
    known = path.with_suffix(".txt").read_text(encoding="utf-8")
    beside = path.with_suffix(".furniture.txt")
    furniture = beside.read_text(encoding="utf-8").splitlines() if beside.is_file() else []
    return list(compare(known, text, furniture))


def _pages(path: Path, raw: bytes) -> int:
    if path.suffix != ".pdf":
        return 1
    import pypdfium2  # noqa: PLC0415 - what is measured must not find it imported

    return len(pypdfium2.PdfDocument(raw))


if __name__ == "__main__":
    main()
