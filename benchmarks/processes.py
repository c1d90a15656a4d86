"""What is measured in a process of its own: starting, loading, memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import summarize
from benchmarks.record import failure
from benchmarks.timing import Case, measure

_HOME = Path(summarize.__file__).parents[1]  # children import the package that runs here
_TIMEOUT_SECONDS = 1800
_LOAD = """
import json, time, summarize
start = time.perf_counter()
summarize.StaticEncoder()
first = time.perf_counter()
summarize.StaticEncoder()
print(json.dumps({"first": first - start, "again": time.perf_counter() - first}))
"""
# Linux lets a child begin with its parent's ru_maxrss; VmHWM is its own.
_PEAK = """
import json, pathlib, resource, sys
def peak():
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        lines = status.read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
import numpy
found = {"numpy imported": peak()}
from summarize import Document, Summarizer
summarizer = Summarizer()
found["encoder loaded"] = peak()
texts = [pathlib.Path(path).read_text("utf-8") for path in sys.argv[1:]]
summarizer.summarize([Document(text, path) for text, path in zip(texts, sys.argv[1:])])
print(json.dumps({**found, "summarized": peak()}))
"""


def time_cold(texts: Sequence[Path], *, runs: int) -> dict[str, Any]:
    """Time whole processes: a summary of the texts, and what it is built on.

    Parameters
    ----------
    texts : sequence of Path
    runs : int
        At least 1.

    Returns
    -------
    dict
        As of :func:`benchmarks.timing.measure`.
    """
    files = [str(path.resolve()) for path in texts]
    commands = {
        "python -m summarize": ("-m", "summarize", *files),
        "import summarize": ("-c", "import summarize"),
        "import numpy": ("-c", "import numpy"),
        "python": ("-c", ""),
    }
    cases: dict[str, Case] = {
        name: partial(partial, _run, *command) for name, command in commands.items()
    }
    return measure(cases, runs=runs)


def time_load(*, runs: int) -> dict[str, Any]:
    """Time loading the bundled encoder, the first time in a process and once more.

    The first time imports the library that tokenizes, too. The files are in the page cache.
    """
    return measure({"process": lambda: lambda: _read_numbers("-c", _LOAD)}, runs=runs)


def peak_memory(texts: Sequence[Path]) -> dict[str, Any]:
    """The most memory a process held by then, in bytes; or how it failed."""
    try:
        return dict(_read_numbers("-c", _PEAK, *(str(path.resolve()) for path in texts)))
    except Exception as error:  # noqa: BLE001 - a failed case is a recorded failure
        return failure(error)


def _run(*arguments: str) -> None:
    printed = _output(*arguments)
    if "-m" in arguments and not printed.strip():
        raise RuntimeError("The summary is empty.")


def _read_numbers(*arguments: str) -> Mapping[str, float]:
    numbers: dict[str, float] = json.loads(_output(*arguments))
    return numbers


def _output(*arguments: str) -> str:
    """What a Python of its own prints."""
    ended = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        check=False,
        cwd=_HOME,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=_TIMEOUT_SECONDS,
    )
    if ended.returncode:
        reason = ended.stderr.strip().rpartition("\n")[2]
        raise RuntimeError(f"exit {ended.returncode}: {reason}")
    return ended.stdout
