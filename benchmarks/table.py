"""Results as tables, for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

_NAME_WIDTH = 54
_WIDTH = 16


def print_times(title: str, cases: Mapping[str, Mapping[str, Any]]) -> None:
    """Print median, min and max of every case and its parts, in milliseconds."""
    _print_head(f"{title}, ms", ("median", "min", "max", "runs"))
    for name, result in cases.items():
        _print_time(name, result)
        for part, times in result.get("parts", {}).items():
            _print_time(f"  {part}", times)


def print_columns(
    title: str, rows: Mapping[str, Mapping[str, Any]], show: Callable[[float], str]
) -> None:
    """Print one line a case, with a column for each of its figures."""
    columns = next((list(row) for row in rows.values() if "failed" not in row), [])
    _print_head(title, columns)
    for name, row in rows.items():
        if "failed" in row:
            _print_failed(name, row)
        else:
            _print_line(name, [show(row[column]) for column in columns])


def print_reaches(reaches: Sequence[Mapping[str, Any]]) -> None:
    """Print every figure that has a limit, and whether it keeps to it."""
    _print_head("Reach", ("value", "limit", "reached"))
    for found in reaches:
        if "failed" in found:
            _print_failed(found["what"], found)
            continue
        sign, limit = ("<=", "at_most") if "at_most" in found else (">=", "at_least")
        verdict = "yes" if found["reached"] else "NO"
        _print_line(
            found["what"], [_short(found["value"]), f"{sign} {_short(found[limit])}", verdict]
        )


def _print_head(title: str, columns: Sequence[str]) -> None:
    print()
    _print_line(title, columns)


def _print_time(name: str, times: Mapping[str, Any]) -> None:
    if "failed" in times:
        _print_failed(name, times)
        return
    shown = [f"{times[column] * 1000:,.2f}" for column in ("median", "min", "max")]
    _print_line(name, [*shown, str(times["runs"])])


def _print_failed(name: str, result: Mapping[str, Any]) -> None:
    print(f"{name:<{_NAME_WIDTH}}  FAILED {result['failed']}")


def _print_line(name: str, cells: Sequence[str]) -> None:
    print(f"{name:<{_NAME_WIDTH}}" + "".join(f"{cell:>{_WIDTH}}" for cell in cells))


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"
