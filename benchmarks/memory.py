"""How long a new article takes against a memory of many points, and what the memory takes.

The points are distinct sentences of invented news, written straight through what writes them after
a summary: their facts and vectors are those that a summary would find. Each article has 22
sentences, some of them remembered. *Fresh* is a process of its own for each: the whole of it, with
starting Python, and the article alone, with opening the memory. *Warm* is one process that reads
one article after another. The file is in the system's cache in either case.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.children import ask, usable_threads
from benchmarks.command import Benchmark, positive
from benchmarks.record import attempt, follow
from benchmarks.scale_text import generate_stream
from benchmarks.table import print_columns, print_reaches
from benchmarks.timing import reach
from summarize import Document, Memory, Summarizer
from summarize.memory import Told
from summarize.memory.facts import write
from summarize.progress import no_progress
from summarize.speakers import without_speakers
from summarize.vectors import encode_unit

_AT_ONCE, _A_SOURCE = 20_000, 20
_NEW, _KNOWN = 16, 6  # sentences of an article
_SECONDS = 1.0  # what the project wants to reach, for an article against a million points


@dataclass(frozen=True, slots=True)
class Settings:
    """What is run.

    Attributes
    ----------
    points : int
        Sentences that are remembered.
    runs : int
        Articles of each kind of process; one more is read before, where it is warm.
    seed : int
        Of the generated texts.
    limit : float
        Seconds for a process.
    threads : int
    """

    points: int = 1_000_000
    runs: int = 7
    seed: int = 0
    limit: float = 600
    threads: int = field(default_factory=usable_threads)


def add_command(names: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command."""
    about = "How long a new article takes against all that is remembered."
    parser = names.add_parser("memory", help=about, description=about)
    default = Settings()
    parser.add_argument("--points", type=positive, default=default.points, metavar="N")
    parser.add_argument("--runs", type=positive, default=default.runs, help="of each kind")
    parser.add_argument("--seed", type=int, default=default.seed, help="of the generated texts")
    parser.add_argument("--limit", type=positive, default=default.limit, help="seconds a process")
    parser.set_defaults(prepare=_prepare)


def _prepare(options: argparse.Namespace) -> Benchmark:
    settings = Settings(options.points, options.runs, options.seed, options.limit)
    return Benchmark(asdict(settings), lambda: run(settings), print_table)


def run(settings: Settings) -> dict[str, Any]:
    """Make a memory, and read articles against it.

    Parameters
    ----------
    settings : Settings

    Returns
    -------
    dict
        `made`: points, bytes of the file and seconds it took to write; `fresh` and `warm`: medians
        and all seconds of each part, and bytes of memory at the peak; `reaches`.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "read.db"
        sentences = generate_stream(settings.points, settings.seed).sentences
        made = attempt(make, path, sentences)
        texts = list(articles(sentences, 2 * settings.runs + 1, settings.seed))
        del sentences
        results: dict[str, Any] = {
            "made": made,
            "fresh": follow(made, lambda _: _fresh(path, texts[: settings.runs], settings)),
            "warm": follow(made, lambda _: _warm(path, texts[settings.runs :], settings)),
        }
    return {**results, "reaches": list(_reaches(results))}


def make(path: Path, sentences: Sequence[str]) -> dict[str, float]:
    """Write a memory of sentences, twenty a source.

    Parameters
    ----------
    path : Path
    sentences : sequence of str
        All different.

    Returns
    -------
    dict
        `points`, `bytes` of the file, and the `seconds` that writing took, without reading them.
    """
    summarizer, seconds = Summarizer(), 0.0
    made_by = (summarizer.encoder.name, summarizer.settings["language"])
    with Memory(path) as memory:
        for at in range(0, len(sentences), _AT_ONCE):
            texts = sentences[at : at + _AT_ONCE]
            print(f"remembering {at + len(texts):,} ...", file=sys.stderr)
            reader = summarizer.reader()
            told = Told(
                texts,
                encode_unit(summarizer.encoder, without_speakers(texts), no_progress),
                [write(reader.facts(text)) for text in texts],
                [[number // _A_SOURCE] for number in range(len(texts))],
            )
            documents = [
                Document("", f"source {(at + number) // _A_SOURCE}")
                for number in range(0, len(texts), _A_SOURCE)
            ]
            start = perf_counter()
            memory.remember(documents, told, (), made_by=made_by)
            seconds += perf_counter() - start
        count = len(memory)
    return {"points": count, "bytes": path.stat().st_size, "seconds": seconds}


def articles(sentences: Sequence[str], number: int, seed: int) -> Iterator[str]:
    """Texts of 22 sentences: some of other news than was remembered, then some that was."""
    other = generate_stream(number * _NEW, seed + 1).sentences
    step = max(1, len(sentences) // (number * _KNOWN))
    for at in range(number):
        known = [sentences[(at * _KNOWN + n) * step % len(sentences)] for n in range(_KNOWN)]
        yield " ".join([*other[at * _NEW : (at + 1) * _NEW], *known])


def _fresh(path: Path, texts: Sequence[str], settings: Settings) -> dict[str, Any]:
    runs = []
    for text in texts:
        start = perf_counter()
        found = _ask(path, [text], settings)
        whole = perf_counter() - start
        [seconds] = found["runs"]
        runs.append({"process": whole, "open and article": seconds["article"] + found["open"]})
        peak = found["memory"]
    return {"parts": _medians(runs), "runs": runs, "memory": peak}


def _warm(path: Path, texts: Sequence[str], settings: Settings) -> dict[str, Any]:
    found = _ask(path, texts, settings)
    runs = found["runs"][1:]
    return {
        "parts": _medians(runs),
        "runs": runs,
        "memory": found["memory"],
        "held": found["held"],
        "counts": found["counts"],
    }


def _ask(path: Path, texts: Sequence[str], settings: Settings) -> Any:
    found = ask(
        "benchmarks.memory_case",
        {"path": str(path), "texts": list(texts)},
        limit=settings.limit,
        threads=settings.threads,
    )
    if "skipped" in found:
        raise TimeoutError(found["skipped"])
    return found


def _medians(runs: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {part: median(run[part] for run in runs) for part in runs[0]}


def _reaches(results: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for kind, part in (("fresh", "open and article"), ("warm", "article")):
        value = results[kind].get("parts", {}).get(part)
        yield reach(f"seconds for an article, {kind}", value, at_most=_SECONDS)


def print_table(results: Mapping[str, Any]) -> None:
    """Print what :func:`run` found."""
    for kind in ("fresh", "warm"):
        found = results[kind]
        row = found if "failed" in found else found["parts"]
        print_columns("Seconds, medians", {kind: row}, "{:.3f}".format)
    made = results["made"]
    if "failed" not in made:
        print_columns("Made", {"memory": made}, "{:,.0f}".format)
    rows = {k: found for k in ("fresh", "warm") if "failed" not in (found := results[k])}
    print_columns(
        "MB at the peak of a process",
        {kind: {"memory": found["memory"] / 1e6} for kind, found in rows.items()},
        "{:,.0f}".format,
    )
    print_reaches(results["reaches"])
