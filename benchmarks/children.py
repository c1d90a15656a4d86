"""Cases in processes of their own, with a time limit: one that hangs or grows stops no other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from time import sleep
from typing import Any

from benchmarks.record import ROOT

SKIPPED = "skipped"
_THREADS = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS",
    "RAYON_NUM_THREADS",
)  # fmt: skip


def ask(module: str, request: Mapping[str, Any], *, limit: float, threads: int) -> Any:
    """Run ``python -m module REQUEST`` and read the JSON that it prints in its last line.

    Parameters
    ----------
    module : str
        Its ``main`` reads the request by :func:`read_request`.
    request : mapping
        Ready for JSON.
    limit : float
        Seconds that the process may take, its start included.
    threads : int
        That it may use.

    Returns
    -------
    object
        What it printed; or what :func:`over_time` says.

    Raises
    ------
    RuntimeError
        If it failed, with the last line of what it said.
    """
    try:
        ended = subprocess.run(
            [sys.executable, "-m", module, json.dumps({**request, "threads": threads})],
            capture_output=True,
            check=False,
            cwd=ROOT,
            encoding="utf-8",
            env={**os.environ, **dict.fromkeys(_THREADS, str(threads))},
            stdin=subprocess.DEVNULL,
            timeout=limit,
        )
    except subprocess.TimeoutExpired:
        return over_time(limit)
    if ended.returncode:
        reason = ended.stderr.strip().rpartition("\n")[2]
        raise RuntimeError(f"exit {ended.returncode}: {reason}")
    return json.loads(ended.stdout.strip().rpartition("\n")[2])


def read_request() -> dict[str, Any]:
    """What a child was asked, once it keeps to as many cores as it may use.

    Some libraries ask the system how many cores there are, and no variable. Where cores cannot be
    given, they take all.
    """
    request: dict[str, Any] = json.loads(sys.argv[1])
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        if request["threads"] < len(cores):
            os.sched_setaffinity(0, cores[: request["threads"]])
    return request


def over_time(limit: float, already_at: str = "") -> dict[str, Any]:
    """What stands in a record for a case that takes longer than it may.

    Examples
    --------
    >>> over_time(120)
    {'skipped': 'over the time limit of 120 s', 'at_least': 120}
    """
    return {SKIPPED: f"over the time limit of {limit:g} s{already_at}", "at_least": limit}


def over_memory(needed: float) -> dict[str, Any]:
    """What stands in a record for a case that would take more memory than there is.

    Examples
    --------
    >>> over_memory(40e9)
    {'skipped': 'would take 40 GB'}
    """
    return {SKIPPED: f"would take {needed / 1e9:,.0f} GB"}


def free_memory() -> int:
    """Bytes that new processes can have without swapping."""
    meminfo = Path("/proc/meminfo")
    if meminfo.is_file():
        for line in meminfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


class PeakMemory:
    """The most memory that this process holds from now on.

    Linux only: other systems do not forget an earlier peak, and a wrong figure is worse than none.

    Attributes
    ----------
    held : int
        Bytes held at the start.

    Raises
    ------
    OSError
        If the system keeps no such account.
    """

    def __init__(self) -> None:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # VmHWM begins anew
        sleep(0.01)
        self.held = _status("VmRSS:")

    def more(self) -> int:
        """Bytes that the peak is above what was held at the start."""
        return max(0, _status("VmHWM:") - self.held)


def process_peak() -> int:
    """The most bytes that this process ever held."""
    if Path("/proc/self/status").is_file():
        return _status("VmHWM:")  # ru_maxrss of a child begins with its parent's
    import resource  # noqa: PLC0415 - not everywhere

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))


def usable_threads() -> int:
    """What OMP_NUM_THREADS asks for, else the cores that this process may use."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    if asked.isdigit() and int(asked):
        return int(asked)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
