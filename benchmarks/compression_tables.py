"""What the compression benchmark found: tables for the terminal, and the figures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.compression_methods import SUMMARIZE
from benchmarks.compression_sets import PLANTED, TUNING
from benchmarks.compression_trial import MS, RECALL, RETENTION
from benchmarks.plots import plot_linear
from benchmarks.table import print_columns, print_reaches, print_times

GOLD_COLUMNS = ("rouge1", "rouge2", "rougeL", "ratio", RETENTION, "redundancy", "dangling", MS)
PLANTED_COLUMNS = ("points", "weight", "said twice", "asides", "one side")
# File -> what it shows and how the axis is called.
_FIGURES = {
    "retention.svg": (RETENTION, "share of figures and names kept"),
    "rouge2.svg": (RECALL, "ROUGE-2, recall"),
    "points.svg": ("weight", "share of planted statements whose fact is said"),
}

Results = Mapping[str, Any]


def print_table(results: Results) -> None:
    """Print what :func:`benchmarks.compression.run` found."""
    print(f"{results['rouge']}\n{TUNING}")
    for part, what in (("sets", "words"), ("unbudgeted", "without a budget")):
        for name, of in results[part].items():
            length = f"{of['words']} words" if part == "sets" else what
            tuned = ", tuned on" if of["tuned"] else ""
            _print_set(f"{name}, {length}{tuned}", of["methods"], planted=name == PLANTED)
    missing = {name: about for name, about in results["methods"].items() if "failed" in about}
    if missing:
        print_columns("Not there", missing, str)
    print_times("250 sentences", results["time"])
    print_reaches(results["reaches"])


def _print_set(title: str, methods: Results, *, planted: bool) -> None:
    columns = (*PLANTED_COLUMNS, *GOLD_COLUMNS[3:]) if planted else GOLD_COLUMNS
    rows = {
        name: {"items": result["items"], **{column: result.get(column) for column in columns}}
        for name, result in methods.items()
    }
    print_columns(title, rows, cell)
    for name, result in methods.items():
        failed = [one["failed"] for one in result["missing"].values() if "failed" in one]
        if failed:
            print(f"{name}: FAILED on {len(failed)} items: {failed[0]}")


def cell(value: float | None) -> str:
    """A figure as tables show it.

    Examples
    --------
    >>> cell(12), cell(0.12345), cell(1234.5), cell(None)
    ('12', '0.123', '1,234', '-')
    """
    if value is None:
        return "-"
    if isinstance(value, int):
        return str(value)
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3f}"


def plot(results: Results, folder: Path) -> None:
    """Draw what is left against the ratio: a file for each measure, a panel for each set.

    Parameters
    ----------
    results : mapping
        As of :func:`benchmarks.compression.run`.
    folder : Path
        Where ``retention.svg``, ``rouge2.svg`` and ``points.svg`` go. Made if it is missing.
    """
    for name, (measure, axis) in _FIGURES.items():
        panels = {
            of: lines
            for of, found in results["sets"].items()
            if (lines := _lines(found["methods"], measure))
        }
        if panels:
            plot_linear(
                panels, folder / name, x="characters kept / given", y=axis, strong=SUMMARIZE
            )


def _lines(methods: Results, measure: str) -> dict[str, list[tuple[float, float]]]:
    found = {
        name: [
            (float(ratio), scores[measure])
            for ratio, scores in result["curve"].items()
            if measure in scores
        ]
        for name, result in methods.items()
    }
    return {name: points for name, points in found.items() if points}
