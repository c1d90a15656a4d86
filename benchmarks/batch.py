"""How many texts a second `Summarizer.map` summarizes in one process, two and four; and memory."""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.children import ask
from benchmarks.command import Benchmark, positive
from benchmarks.record import attempt
from benchmarks.table import print_columns, print_reaches
from benchmarks.texts import generate
from benchmarks.timing import reach
from summarize.mapping import usable_processes

PROCESSES = (1, 2, 4)
# What the project wants to reach: of what as many processors would give.
_EFFICIENCY = 0.8
_SENTENCES = (5, 45)  # of a generated article, from and to
_DIFFERENT = 200  # generated articles, which then come again


@dataclass(frozen=True, slots=True)
class Settings:
    """What is run.

    Attributes
    ----------
    articles : int
        How many texts are summarized in each case.
    processes : tuple of int
        The cases.
    data : Path, optional
        A file of JSON lines with `documents`, or a folder of such files, whose documents are the
        articles; generated ones if not given. They come again where there are fewer.
    words : int, optional
        Of each summary; all points if not given.
    seed : int
        Of the generated articles.
    limit : float
        Seconds for a case.
    """

    articles: int = 10_000
    processes: tuple[int, ...] = PROCESSES
    data: Path | None = None
    words: int | None = None
    seed: int = 0
    limit: float = 3_600

    def to_dict(self) -> dict[str, Any]:
        """Ready for a record: data by name and content."""
        return {
            "articles": self.articles,
            "processes": list(self.processes),
            "processors": usable_processes(),
            "data": {
                path.name: sha256(path.read_bytes()).hexdigest()[:16] for path in files(self.data)
            },
            "words": self.words,
            "seed": None if self.data else self.seed,
            "limit": self.limit,
        }


def add_command(names: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command."""
    parser = names.add_parser("batch", help=__doc__, description=__doc__)
    default = Settings()
    parser.add_argument("--articles", type=positive, default=default.articles, metavar="N")
    parser.add_argument(
        "--processes", type=positive, nargs="+", default=default.processes, metavar="N"
    )
    parser.add_argument("--data", type=Path, help="a folder of summaries, or one *.jsonl")
    parser.add_argument("--words", type=positive, metavar="N", help="of each; default: all points")
    parser.add_argument("--seed", type=int, default=default.seed, help="of the generated articles")
    parser.add_argument("--limit", type=positive, default=default.limit, help="seconds a case")
    parser.add_argument("--quick", action="store_true", help="20 articles: does it work?")
    parser.set_defaults(prepare=_prepare)


def _prepare(options: argparse.Namespace) -> Benchmark:
    settings = Settings(
        articles=20 if options.quick else options.articles,
        processes=tuple(options.processes),
        data=options.data,
        words=options.words,
        seed=options.seed,
        limit=options.limit,
    )
    return Benchmark(settings.to_dict(), lambda: run(settings), print_table)


def run(settings: Settings) -> dict[str, Any]:
    """Measure every number of processes; what fails is among the results.

    Parameters
    ----------
    settings : Settings

    Returns
    -------
    dict
        `processes`, by their number what :func:`benchmarks.batch_case.run` says; and `reaches`.
    """
    cases: dict[str, Any] = {}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.json"
        path.write_text(json.dumps(list(different(settings))), encoding="utf-8")
        for processes in settings.processes:
            print(f"measuring {processes} ...", file=sys.stderr)
            cases[str(processes)] = attempt(_measure, processes, settings, path)
    return {"processes": cases, "reaches": list(reaches(cases))}


def _measure(processes: int, settings: Settings, path: Path) -> dict[str, Any]:
    request = {
        "articles": str(path),
        "number": settings.articles,
        "processes": processes,
        "words": settings.words,
    }
    # As many threads as there are processors, or the case would keep to fewer of them.
    found: dict[str, Any] = ask(
        "benchmarks.batch_case", request, limit=settings.limit, threads=usable_processes()
    )
    return found


def different(settings: Settings) -> Iterator[str]:
    """The articles, each once, no more than are asked for."""
    if settings.data is None:
        chance = random.Random(settings.seed)
        for seed in range(min(settings.articles, _DIFFERENT)):
            yield generate(chance.randint(*_SENTENCES), settings.seed + seed).text
        return
    yield from islice(_documents(settings.data), settings.articles)


def _documents(data: Path) -> Iterator[str]:
    for path in files(data):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                for document in json.loads(line)["documents"]:
                    yield document["text"] if isinstance(document, Mapping) else document


def files(data: Path | None) -> list[Path]:
    """The files of the articles."""
    if data is None:
        return []
    return sorted(data.glob("*.jsonl")) if data.is_dir() else [data]


def reaches(cases: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """How near each case comes to as many times one process as it has processors for."""
    alone = cases.get("1", {}).get("articles a second")
    for processes, found in cases.items():
        if processes == "1":
            continue
        times = min(int(processes), usable_processes())
        rate = found.get("articles a second")
        value = None if alone is None or rate is None else rate / alone / times
        yield reach(
            f"articles/s with {processes} processes / {times} x one", value, at_least=_EFFICIENCY
        )


def print_table(results: Mapping[str, Any]) -> None:
    """Print what :func:`run` found."""
    rows = {
        f"{number} process{'es' * (number != '1')}": found
        for number, found in results["processes"].items()
        if "skipped" not in found
    }
    rates = {
        name: {key: row[key] for key in ("articles a second", "seconds to the first")}
        if "failed" not in row
        else row
        for name, row in rows.items()
    }
    print_columns("Throughput", rates, lambda value: f"{value:,.1f}")
    memory = {name: row.get("memory", row) for name, row in rows.items()}
    print_columns("Peak memory, MB", memory, lambda value: f"{value / 1e6:,.0f}")
    print_reaches(results["reaches"])
