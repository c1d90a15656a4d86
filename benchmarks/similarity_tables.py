"""What the similarity benchmark found, as tables and as a figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.plots import plot_log_log
from benchmarks.similarity_methods import METHODS
from benchmarks.table import print_columns, print_reaches

Results = Mapping[str, Any]
_SHORTENED = {"over the time limit of": "over", "would take": "needs"}


def print_table(results: Results) -> None:
    """Print what was found: for each encoder and threshold a column a size."""
    _print_vectors(results["vectors"])
    shown: tuple[tuple[str, Callable[[str, Results], Any]], ...] = (
        ("seconds", _seconds),
        ("MB over the input", _memory),
        ("pairs, and recall of what is not exact", _pairs),
    )
    for title, cases in _by_panel(results["cases"]).items():
        for what, cell in shown:
            rows = {
                method: {f"{case['used']:,} rows": cell(method, case) for case in cases}
                for method in METHODS
                if all(method in case["methods"] for case in cases)
            }
            print_columns(f"{title}: {what}", rows, str)
    print_columns("Agreement with ours", _agreement(results["cases"]), str)
    small = results["small"]
    print_columns("25 sentences", {"summarize": _milliseconds(small)}, str)
    print_reaches(results["reaches"])


def plot(results: Results, path: Path) -> None:
    """Draw seconds against rows, a panel for each encoder and threshold, a line a method.

    Parameters
    ----------
    results : mapping
        As of :func:`benchmarks.similarity.run`.
    path : Path
        Of the SVG.
    """
    panels = {
        title: {
            method: [
                (case["used"], case["methods"][method]["median"])
                for case in cases
                if "median" in case["methods"][method]
            ]
            for method in METHODS
            if all(method in case["methods"] for case in cases)
        }
        for title, cases in _by_panel(results["cases"]).items()
    }
    plot_log_log(panels, path, x="rows", y="seconds")


def _by_panel(cases: Mapping[str, Results]) -> dict[str, list[Results]]:
    panels: dict[str, list[Results]] = {}
    for case in cases.values():
        panels.setdefault(f"{case['encoder']}, {case['threshold']}", []).append(case)
    return panels


def _print_vectors(vectors: Mapping[str, Results]) -> None:
    columns = ("rows", "dim", "seconds")
    rows = {
        name: found if "failed" in found else {c: f"{found[c]:,.0f}" for c in columns}
        for name, found in vectors.items()
    }
    print_columns("Vectors", rows, str)
    for name, found in vectors.items():
        kinds = ", ".join(f"{n:,} {kind}" for kind, n in found.get("kinds", {}).items())
        if kinds:
            print(f"{name}: {kinds}")


def _seconds(method: str, case: Results) -> str:
    return _or_why_not(case["methods"][method], lambda found: f"{found['median']:.3g}")


def _memory(method: str, case: Results) -> str:
    def cell(found: Results) -> str:
        memory = found["memory"]
        return "-" if memory is None else f"{(memory - (found['output'] or 0)) / 1e6:,.1f}"

    return _or_why_not(case["methods"][method], cell)


def _pairs(method: str, case: Results) -> str:
    def cell(found: Results) -> str:
        if "communities" in found:
            return f"({found['communities']:,} groups)"
        if "pairs" not in found:
            return "-"
        share = case["recall"].get(method)
        return f"{found['pairs']:,}" + ("" if share is None else f" {share:.0%}")

    return _or_why_not(case["methods"][method], cell)


def _or_why_not(found: Results, cell: Callable[[Results], str]) -> str:
    if "failed" in found:
        return "FAILED"
    if "skipped" not in found:
        return cell(found)
    text: str = found["skipped"].partition(" at ")[0]
    for words, short in _SHORTENED.items():
        text = text.replace(words, short)
    return text


def _agreement(cases: Mapping[str, Results]) -> dict[str, Results]:
    """A line for each case with the exact peers that agree, and one for each that does not."""
    rows: dict[str, Results] = {}
    for name, case in cases.items():
        found = case["agreement"]
        agreeing = [one for one in found.values() if "failed" not in one]
        if agreeing:
            rows[name] = {
                "exact peers": str(len(agreeing)),
                "pairs at most": f"{max(one['pairs'] for one in agreeing):,}",
                "differing": f"{max(one['differing'] for one in agreeing):,}",
                "farthest": f"{max(one['farthest'] for one in agreeing):.1g}",
            }
        rows |= {f"{name}: {peer}": one for peer, one in found.items() if "failed" in one}
    return rows


def _milliseconds(found: Results) -> Results:
    return found if "median" not in found else {"ms": f"{found['median'] * 1000:.3f}"}
