"""How fast: a cold process, a warm call beside sumy, every stage by size, loading, memory."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.peers import lex_rank
from benchmarks.processes import peak_memory, time_cold, time_load
from benchmarks.stages import time_stages
from benchmarks.table import print_columns, print_reaches, print_times
from benchmarks.texts import ARTICLE, generate
from benchmarks.timing import Case, Work, measure, ratio, reach
from summarize import Document, Summarizer

SIZES = (25, 250, 2_500, 25_000)
BUDGET = 5  # sentences, for a peer must be told how many

# What the project wants to reach.
_COLD_RATIO, _WARM_RATIO, _LOAD_SECONDS = 4.0, 1 / 3, 0.060
_RATES = {"segment": 50_000, "encode": 30_000}  # sentences a second

_SUMY = f"sumy LexRank, {BUDGET} sentences"


@dataclass(frozen=True, slots=True)
class Settings:
    """What is run: how often, on what.

    Attributes
    ----------
    runs, stage_runs : int
        How often a case is timed, at least 1.
    sizes : tuple of int
        Sentences of the generated texts.
    texts : tuple of Path
        What cold and warm calls are given; other texts than the article stand for the generated
        ones, too.
    seed : int
        Of the generated texts.
    """

    runs: int = 10
    stage_runs: int = 5
    sizes: tuple[int, ...] = SIZES
    texts: tuple[Path, ...] = (ARTICLE,)
    seed: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Ready for a record: texts by name and content."""
        return {
            "runs": self.runs,
            "stage_runs": self.stage_runs,
            "sizes": list(self.sizes) if self.texts == (ARTICLE,) else None,
            "seed": self.seed if self.texts == (ARTICLE,) else None,
            "texts": [
                {"name": path.name, "sha256": sha256(path.read_bytes()).hexdigest()}
                for path in self.texts
            ],
        }


def run(settings: Settings) -> dict[str, Any]:
    """Measure everything; what fails is among the results.

    Parameters
    ----------
    settings : Settings

    Returns
    -------
    dict
        `cold`, `load`, `warm` and `stages` in seconds, `memory` in bytes, and `reaches`: whether
        the project is where it wants to be.
    """
    with TemporaryDirectory() as folder:
        by_size = _files_by_size(settings, Path(folder))
        _say("cold processes")
        cold = time_cold(settings.texts, runs=settings.runs)
        _say("loading")
        load = time_load(runs=settings.runs)
        _say("warm calls")
        warm = measure(_warm_cases(_read(settings.texts)), runs=settings.runs)
        _say("stages")
        documents = {size: _read(files) for size, files in by_size.items()}
        stages = time_stages(documents, runs=settings.stage_runs)
        _say("memory")
        memory = {size: peak_memory(files) for size, files in by_size.items()}
    results = {"cold": cold, "load": load, "warm": warm, "stages": stages, "memory": memory}
    return {**results, "reaches": list(_reaches(results))}


def _files_by_size(settings: Settings, folder: Path) -> dict[str, Sequence[Path]]:
    if settings.texts != (ARTICLE,):
        return {"given": settings.texts}
    files: dict[str, Sequence[Path]] = {}
    for size in settings.sizes:
        path = folder / f"{size}.txt"
        path.write_text(generate(size, settings.seed).text, encoding="utf-8")
        files[str(size)] = [path]
    return files


def _read(paths: Sequence[Path]) -> list[Document]:
    return [Document(path.read_text(encoding="utf-8"), str(path)) for path in paths]


def _say(stage: str) -> None:
    print(f"measuring {stage} ...", file=sys.stderr)


def _warm_cases(documents: Sequence[Document]) -> dict[str, Case]:
    text = "\n\n".join(document.text for document in documents)
    return {
        "summarize": partial(_ours, documents),
        f"summarize, {BUDGET} sentences": partial(_ours, documents, BUDGET),
        _SUMY: partial(lex_rank, text, BUDGET),
    }


def _ours(documents: Sequence[Document], sentences: int | None = None) -> Work:
    summarizer = Summarizer()

    def work() -> None:
        if not summarizer.summarize(documents, sentences=sentences).sentences:
            raise RuntimeError("The summary is empty.")

    return work


def _reaches(results: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    cold, warm = results["cold"], results["warm"]
    yield ratio(cold, "python -m summarize", "import numpy", at_most=_COLD_RATIO)
    yield ratio(cold, "import summarize", "import numpy", at_most=_COLD_RATIO)
    yield ratio(warm, "summarize", _SUMY, at_most=_WARM_RATIO)
    yield ratio(warm, f"summarize, {BUDGET} sentences", _SUMY, at_most=_WARM_RATIO)
    first = results["load"]["process"].get("parts", {}).get("first", {})
    yield reach("seconds to load the encoder", first.get("median"), at_most=_LOAD_SECONDS)
    for size, result in results["stages"].items():
        for stage, rate in _RATES.items():
            value = result.get("rates", {}).get(stage)
            yield reach(f"{stage}, sentences/s of {size}", value, at_least=rate)


def print_table(results: Mapping[str, Any]) -> None:
    """Print what :func:`run` found."""
    print_times("Cold processes", results["cold"])
    print_times("Loading the encoder, in a process of its own", results["load"])
    print_times("Warm calls", results["warm"])
    print_times("Stages, by sentences", results["stages"])
    for name, title in (("counts", "Counts"), ("rates", "Sentences a second")):
        found = {size: result.get(name, result) for size, result in results["stages"].items()}
        print_columns(f"{title}, by sentences", found, lambda value: f"{value:,.0f}")
    print_columns("Peak memory, MB", results["memory"], lambda value: f"{value / 1e6:.1f}")
    print_reaches(results["reaches"])
