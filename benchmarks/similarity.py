"""How fast, and in how much memory, similar pairs are found: ours, peers, and a bare sgemm."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from benchmarks import agreement
from benchmarks.agreement_vectors import BUNDLED, MINILM
from benchmarks.children import ask, free_memory, over_memory, over_time, usable_threads
from benchmarks.record import attempt, follow
from benchmarks.similarity_case import file_of
from benchmarks.similarity_methods import METHODS, OURS, SGEMM, SUMMARIZE, YARDSTICK, Size
from benchmarks.similarity_pairs import TOLERANCE, Keys, check, recall
from benchmarks.similarity_reaches import reaches
from benchmarks.similarity_rows import RANDOM, Row, hashes, read_rows, save_vectors
from summarize.neighbours import DEFAULT_THRESHOLD

SIZES = (10_000, 20_000, 50_000, 100_000, 200_000)
SLOW_SIZES = (10_000, 20_000, 50_000)  # MiniLM encodes but some hundred sentences a second
THRESHOLDS = (0.7, 0.8, 0.9)
_ENCODERS = (BUNDLED, MINILM, RANDOM)
_SMALL, _SMALL_REPEATS = 25, 50
_TOGETHER = (SUMMARIZE, SGEMM)  # in one process, in turns, for their ratio is looked at closely
# A case that takes no more seconds is run several times; of peers, which are many, fewer are.
_CHEAP, _CHEAP_PEER = 10.0, 1.0
_FEWEST_PAIRS_A_ROW = 50  # where nobody knows how many there are


@dataclass(frozen=True, slots=True)
class Settings:
    """What is run: on how many rows of what, and within which limits.

    Attributes
    ----------
    data : Path
        Has `summaries`, whose sentences are taken where no texts are given.
    texts : tuple of Path
        Plain text, instead.
    sizes, slow_sizes : tuple of int
        Rows; the latter for MiniLM and for random vectors.
    thresholds : tuple of float
        Of cosine similarity.
    runs : int
        How often a cheap case is timed, at least 1.
    limit : float
        Seconds for the process of a case; one method's.
    memory : int
        Bytes: what is estimated to take more is not tried.
    threads : int
        For every process.
    alone : bool
        Whether each peer has a process of its own, or all share one, where limits do not matter.
    """

    data: Path = agreement.DATA
    texts: tuple[Path, ...] = ()
    sizes: tuple[int, ...] = SIZES
    slow_sizes: tuple[int, ...] = SLOW_SIZES
    thresholds: tuple[float, ...] = THRESHOLDS
    runs: int = 3
    limit: float = 120
    memory: int = field(default_factory=lambda: free_memory() // 2)
    threads: int = field(default_factory=usable_threads)
    alone: bool = True

    def to_dict(self) -> dict[str, Any]:
        """Ready for a record: texts by their content."""
        names = (
            "sizes", "slow_sizes", "thresholds", "runs", "limit", "memory", "threads", "alone",
        )  # fmt: skip
        files = hashes(self.data, self.texts)
        chosen = {name: getattr(self, name) for name in names}
        about = {"tolerance": TOLERANCE, "data": str(self.data), "files": files}
        return {**chosen, **about}


def quick(data: Path = agreement.DATA, texts: Sequence[Path] = ()) -> Settings:
    """Settings that tell within two minutes whether everything runs."""
    return Settings(
        data,
        tuple(texts),
        sizes=(300,),
        slow_sizes=(150,),
        thresholds=(0.8,),
        runs=1,
        alone=False,
    )


def run(settings: Settings) -> dict[str, Any]:
    """Measure everything; what fails is among the results.

    Parameters
    ----------
    settings : Settings

    Returns
    -------
    dict
        `vectors`, by encoder, as :func:`benchmarks.similarity_rows.save_vectors` says; `cases`,
        by name: `encoder`, `rows` asked for and `used`, `threshold`, the results of `methods`,
        whether exact ones are in `agreement` with ours, and the `recall` of the others; `small`,
        ours on 25 sentences; and `reaches`: whether the project is where it wants to be.

    Raises
    ------
    FileNotFoundError
        If there are no sentences.
    """
    given = read_rows(settings.data, settings.texts, max(settings.sizes))
    with TemporaryDirectory() as name:
        folder = Path(name)
        vectors = {encoder: _vectors(encoder, given, settings, folder) for encoder in _ENCODERS}
        cases: dict[str, dict[str, Any]] = {}
        for encoder, found in vectors.items():
            if "failed" not in found:
                cases.update(_Cases(encoder, found, settings, folder).run())
        small = follow(vectors[BUNDLED], _small, settings)
    for found in vectors.values():
        found.pop("file", None)  # it is gone
    results = {"vectors": vectors, "cases": cases, "small": small}
    return {**results, "reaches": list(reaches(cases, small))}


def _vectors(
    encoder: str, given: Sequence[Row], settings: Settings, folder: Path
) -> dict[str, Any]:
    say(f"encoding by {encoder}")
    return save_vectors(encoder, given, max(_sizes(encoder, settings)), folder)


def _sizes(encoder: str, settings: Settings) -> tuple[int, ...]:
    return settings.sizes if encoder == BUNDLED else settings.slow_sizes


def say(what: str) -> None:
    """Tell whoever waits what is done now."""
    print(f"{what} ...", file=sys.stderr)


def _small(vectors: Mapping[str, Any], settings: Settings) -> Any:
    """Ours on a short article, with the threshold that summaries use."""
    request = {
        "vectors": vectors["file"],
        "rows": _SMALL,
        "threshold": DEFAULT_THRESHOLD,
        "methods": [SUMMARIZE],
        "runs": settings.runs,
        "cheap": _CHEAP,
        "repeats": _SMALL_REPEATS,
        "pairs": None,
    }
    return _ask(request, settings)[SUMMARIZE]


def _ask(request: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """The results of the methods of a request, or of each how it failed or that it was stopped."""
    methods = request["methods"]
    limit, threads = settings.limit * len(methods), settings.threads
    case = "benchmarks.similarity_case"
    found = attempt(lambda: ask(case, request, limit=limit, threads=threads))
    return {name: found.get(name, found) for name in methods}


class _Cases:
    """All cases of the vectors of one encoder, from the smallest on."""

    def __init__(
        self, encoder: str, vectors: Mapping[str, Any], settings: Settings, folder: Path
    ) -> None:
        self._encoder, self._vectors, self._settings = encoder, vectors, settings
        self._folder = folder
        self._stopped: dict[tuple[str, float], int] = {}  # method, threshold -> rows

    def run(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The cases by name."""
        sizes = _sizes(self._encoder, self._settings)
        for size, threshold in product(sizes, self._settings.thresholds):
            name = f"{self._encoder}, {size:,} rows, {threshold}"
            say(f"measuring {name}")
            used = min(size, self._vectors["rows"])
            case = {"encoder": self._encoder, "rows": size, "used": used, "threshold": threshold}
            yield name, {**case, **self._case(used, threshold)}

    def _case(self, rows: int, threshold: float) -> dict[str, Any]:
        methods: dict[str, Any] = {}
        agreement_, recalls = {}, {}
        ours: Keys | None = None
        for together in self._groups():
            found = self._measure(together, rows, threshold, methods)
            methods.update(found)
            for name in together:
                keys = self._keys(name)
                if name == SUMMARIZE:
                    ours = keys
                elif keys is None:
                    continue
                elif METHODS[name].complete:
                    agreement_[name] = attempt(self._check, keys, ours, rows, threshold)
                elif ours is not None:
                    recalls[name] = recall(keys, ours)
        return {"methods": methods, "agreement": agreement_, "recall": recalls}

    def _groups(self) -> Iterator[tuple[str, ...]]:
        """The methods that share a process: random rows are for ours and the yardstick only."""
        yield _TOGETHER
        if self._encoder == RANDOM:
            return
        peers = [name for name, method in METHODS.items() if method.kind not in (OURS, YARDSTICK)]
        if self._settings.alone:
            yield from ((name,) for name in peers)
        elif peers:
            yield tuple(peers)

    def _measure(
        self, together: Sequence[str], rows: int, threshold: float, before: Mapping[str, Any]
    ) -> dict[str, Any]:
        settings = self._settings
        pairs = before.get(SUMMARIZE, {}).get("pairs", _FEWEST_PAIRS_A_ROW * rows)
        size = Size(rows, self._vectors["dim"], pairs)
        needed = max(METHODS[name].memory(size) for name in together)
        if needed > settings.memory:
            return dict.fromkeys(together, over_memory(needed))
        if (at := self._stopped.get((together[0], threshold))) is not None:
            stopped = over_time(settings.limit, f" at {at:,} rows")
            return dict.fromkeys(together, stopped)
        request = {
            "vectors": self._vectors["file"],
            "rows": rows,
            "threshold": threshold,
            "methods": together,
            "runs": settings.runs,
            "cheap": _CHEAP if together == _TOGETHER else _CHEAP_PEER,
            "repeats": 1,
            "pairs": str(self._folder),
        }
        found = _ask(request, settings)
        if "at_least" in found[together[0]]:
            self._stopped[together[0], threshold] = rows
        return found

    def _keys(self, name: str) -> Keys | None:
        """What a method has just found, if it finds pairs; the file is of no more use."""
        path = self._folder / file_of(name)
        if not path.exists():
            return None
        keys: Keys = np.load(path)
        path.unlink()
        return keys

    def _check(self, found: Keys, ours: Keys | None, rows: int, threshold: float) -> Any:
        if ours is None:
            raise ValueError("there are none of ours to compare with")
        unit = np.load(self._vectors["file"], mmap_mode="r")[:rows]
        return check(found, ours, unit, threshold)
