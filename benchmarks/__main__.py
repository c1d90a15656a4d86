"""``python -m benchmarks NAME``: measure, print a table, write a record."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import commands
from benchmarks.command import Benchmark
from benchmarks.record import RECORDS, attempt, failure, failures, make_record, write_record

FINE, SOMETHING_FAILED = 0, 1


def build_parser() -> argparse.ArgumentParser:
    """The parser of the command line, a sub-command for each benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = parser.add_subparsers(dest="name", required=True, metavar="NAME")
    commands.add_commands(names)
    for benchmark in names.choices.values():
        benchmark.add_argument(
            "--record", "--output", dest="record", type=Path, metavar="PATH",
            help=f"default: a new file in {RECORDS}",
        )  # fmt: skip
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark; returns 1 if a case failed, which the record says as well.

    Parameters
    ----------
    arguments : sequence of str, optional
        Those of the process if not given.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = build_parser().parse_args(given)
    benchmark: Benchmark = options.prepare(options)
    try:
        results = benchmark.run()
    except Exception as error:  # noqa: BLE001 - what fails as a whole is recorded, too
        results = failure(error)
    if benchmark.plot is not None and "failed" not in results:
        results = {**results, "plot": attempt(_plotted, benchmark.plot, results)}
    command = ["python", "-m", "benchmarks", *given]
    record = make_record(options.name, results, command=command, settings=benchmark.settings)
    path = write_record(record, options.record)
    if "failed" not in results:
        benchmark.print_table(results)
        if benchmark.publish is not None:
            benchmark.publish(record)
    print(f"\n{path}")
    failed = failures(results)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return SOMETHING_FAILED if failed else FINE


def _plotted(plot: Callable[[dict[str, Any]], None], results: dict[str, Any]) -> str:
    plot(results)
    return "drawn"


if __name__ == "__main__":
    sys.exit(main())
