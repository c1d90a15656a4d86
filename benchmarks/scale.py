"""How a summary without a budget grows: seconds by stage, and memory, to a million sentences."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.children import ask, free_memory, over_time, usable_threads
from benchmarks.plots import plot_log_log
from benchmarks.record import attempt
from benchmarks.scale_text import CHANGED_SHARE, RESTATED_SHARE, generate_stream
from benchmarks.table import print_columns, print_reaches
from benchmarks.timing import reach

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
QUICK_SIZES = (100, 300)
WHOLE, GIVEN = "whole", "given"

# What the project wants to reach.
_MILLION = 1_000_000
_MINUTES, _GIGABYTES = 15, 6
_LEAST_SECONDS = 1e-4  # below, growth is noise, and a logarithm has no zero


@dataclass(frozen=True, slots=True)
class Settings:
    """What is run.

    Attributes
    ----------
    sizes : tuple of int
        Sentences of the generated texts, ascending.
    texts : tuple of Path
        Plain text to summarize as one case instead.
    seed : int
        Of the generated texts.
    limit : float
        Seconds for a size.
    threads : int
    memory : int
        Bytes that a process may ask the system for.
    """

    sizes: tuple[int, ...] = SIZES
    texts: tuple[Path, ...] = ()
    seed: int = 0
    limit: float = 3_600
    threads: int = field(default_factory=usable_threads)
    memory: int = field(default_factory=free_memory)

    def to_dict(self) -> dict[str, Any]:
        """Ready for a record: texts by name and content."""
        generated = not self.texts
        return {
            "sizes": list(self.sizes) if generated else None,
            "seed": self.seed if generated else None,
            "restated_share": RESTATED_SHARE if generated else None,
            "changed_share": CHANGED_SHARE if generated else None,
            "texts": {path.name: sha256(path.read_bytes()).hexdigest()[:16] for path in self.texts},
            "limit": self.limit,
            "threads": self.threads,
            "memory": self.memory,
        }


def run(settings: Settings) -> dict[str, Any]:
    """Measure every size; what fails is among the results.

    Parameters
    ----------
    settings : Settings

    Returns
    -------
    dict
        `sizes`, by name what :func:`benchmarks.scale_case.run` says, with the `planted`
        restatements of a generated text; `growth`, the powers with which each stage grows from one
        size to the next (1: as the text; 2: as its square); and `reaches`.
    """
    sizes: dict[str, Any] = {}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "documents.json"
        for size in (None,) if settings.texts else settings.sizes:
            name = GIVEN if size is None else str(size)
            stopped = [at for at, found in sizes.items() if "skipped" in found]
            if stopped:
                sizes[name] = over_time(settings.limit, f" at {int(stopped[0]):,} sentences")
                continue
            print(f"measuring {name} ...", file=sys.stderr)
            sizes[name] = attempt(_measure, size, settings, path)
    results = {"sizes": sizes, "growth": growth(sizes)}
    return {**results, "reaches": list(reaches(sizes))}


def _measure(size: int | None, settings: Settings, path: Path) -> dict[str, Any]:
    planted: dict[str, Any] = {}
    if size is None:
        documents = [[p.name, p.read_text(encoding="utf-8")] for p in settings.texts]
    else:
        stream = generate_stream(size, settings.seed)
        planted = {"restated": len(stream.restated), "changed": len(stream.changed)}
        documents = [[str(number), text] for number, text in enumerate(stream.documents())]
        del stream
    path.write_text(json.dumps(documents), encoding="utf-8")
    del documents  # the memory is the child's now
    request = {"documents": str(path), "memory": settings.memory}
    case = "benchmarks.scale_case"
    found = ask(case, request, limit=settings.limit, threads=settings.threads)
    return {**found, "planted": planted} if planted else found


def growth(sizes: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, float | None]]:
    """The power of the number of sentences with which seconds and memory grow.

    Parameters
    ----------
    sizes : mapping of str to mapping
        As of :func:`run`, ascending; those without times are left out.

    Returns
    -------
    dict of str to dict
        "from -> to" -> stage, whole or memory -> power; None where a time is too short to tell.
    """
    powers = {}
    measured = [found for found in sizes.values() if "seconds" in found]
    for one, other in pairwise(measured):
        n, m = (found["counts"]["sentences"] for found in (one, other))
        powers[f"{n:,} -> {m:,}"] = {
            name: _power(before, after, m / n)
            for (name, before), after in zip(
                _figures(one).items(), _figures(other).values(), strict=True
            )
        }
    return powers


def _figures(found: Mapping[str, Any]) -> dict[str, float]:
    return {**_seconds(found), "memory": found["memory"]}


def _seconds(found: Mapping[str, Any]) -> dict[str, float]:
    return {**found["stages"], WHOLE: found["seconds"]}


def _power(before: float, after: float, times: float) -> float | None:
    if min(before, after) < _LEAST_SECONDS or times <= 1:
        return None
    return log(after / before) / log(times)


def reaches(sizes: Mapping[str, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Whether a million sentences take as long, and as much memory, as they may."""
    if (found := sizes.get(str(_MILLION))) is not None:
        seconds, memory = found.get("seconds"), found.get("memory")
        minutes = None if seconds is None else seconds / 60
        gigabytes = None if memory is None else memory / 1e9
        yield reach("a million sentences, minutes", minutes, at_most=_MINUTES)
        yield reach("a million sentences, GB", gigabytes, at_most=_GIGABYTES)


def print_table(results: Mapping[str, Any]) -> None:
    """Print what :func:`run` found, a column a size."""
    sizes = results["sizes"]
    measured = {name: found for name, found in sizes.items() if "seconds" in found}
    columns = {name: _seconds(found) for name, found in measured.items()}
    print_columns("Seconds, by sentences", _turned(columns), lambda value: f"{value:,.2f}")
    counts = {
        name: {
            **found["counts"],
            **{f"planted, {kind}": n for kind, n in found.get("planted", {}).items()},
            "peak memory, MB": found["memory"] / 1e6,
        }
        for name, found in measured.items()
    }
    print_columns("Counts", _turned(counts), lambda value: f"{value:,.0f}")
    thresholds = {name: {"threshold": found["threshold"]} for name, found in measured.items()}
    print_columns("Similarity of the pairs compared", thresholds, lambda value: f"{value:.3f}")
    grown = _turned(results["growth"])
    print_columns("Growth, as a power of the sentences", grown, _power_or_dash)
    for name, found in sizes.items():
        if name not in measured:
            why = found.get("skipped") or f"FAILED {found['failed']}"
            print(f"{name}: {why}")
    print_reaches(results["reaches"])


def _power_or_dash(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _turned(columns: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Rows of columns."""
    rows: dict[str, dict[str, Any]] = {}
    for column, cells in columns.items():
        for row, cell in cells.items():
            rows.setdefault(row, {})[column] = cell
    return rows


def plot(results: Mapping[str, Any], path: Path) -> None:
    """Draw seconds against sentences, a line a stage.

    Parameters
    ----------
    results : mapping
        As of :func:`run`.
    path : Path
        Of the SVG.
    """
    lines: dict[str, list[tuple[float, float]]] = {}
    for found in results["sizes"].values():
        if "seconds" in found:
            for stage, seconds in _seconds(found).items():
                points = lines.setdefault(stage, [])
                points.append((found["counts"]["sentences"], max(seconds, _LEAST_SECONDS)))
    plot_log_log({"summarize, without a budget": lines}, path, x="sentences", y="seconds")
