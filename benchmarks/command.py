"""What a command of the benchmarks is made of."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple


class Benchmark(NamedTuple):
    """What a command is made of."""

    settings: dict[str, Any]
    run: Callable[[], dict[str, Any]]
    print_table: Callable[[dict[str, Any]], None]
    plot: Callable[[dict[str, Any]], None] | None = None
    publish: Callable[[dict[str, Any]], None] | None = None  # of the whole record


def positive(text: str) -> int:
    """A whole number of at least 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1. Got {text}.")
    return number


def file(text: str) -> Path:
    """A file that is there."""
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}.")
    return path
