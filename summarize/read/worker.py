"""The process that reads files in formats a hostile file could make slow, large or crash.

It takes requests from standard input, a line of JSON and the file's bytes each, and answers on
standard output with a line of JSON each, until its standard input closes.
"""

from __future__ import annotations

import json
import os
import queue
import re
import signal
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from summarize.errors import InputError, OptionError
from summarize.read.text import Extracted

Request = tuple[dict[str, Any], bytes]
_LONGEST_REASON = 200
_MODULES = {"email": "mail"}
# Of the memory it may have: so much is as good as all, and a process that has had so much is not
# to be used again.
_EXHAUSTED, _SPENT = 0.8, 0.5
_PEAK = re.compile(r"^VmPeak:\s*(\d+) kB", re.MULTILINE)


def main() -> None:
    """Answer requests until there are no more."""
    # What a library prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    while True:
        request, raw = requests.get()
        _set_limits(request["memory"], request["seconds"])
        found = answer(request, raw)
        peak = _peak_megabytes() / request["memory"]
        if "error" in found and peak > _EXHAUSTED:
            found = {"error": "memory"}  # a library has made another error of it
        found["spent"] = peak > _SPENT
        answers.write(json.dumps(found).encode() + b"\n")
        answers.flush()
        _set_alarm(0)


def _listen(file: BinaryIO, requests: queue.SimpleQueue[Request]) -> None:
    """Hand on what is asked, and end the process, busy or not, when nobody can ask any more."""
    try:
        while line := file.readline():
            request = json.loads(line)
            requests.put((request, file.read(request["size"])))
    finally:
        os._exit(0)


def answer(request: dict[str, Any], raw: bytes) -> dict[str, Any]:
    """Read one file.

    Parameters
    ----------
    request : dict
        The "format", the "encoding" and the most "characters".
    raw : bytes

    Returns
    -------
    dict
        A "text", a "date" and what was "skipped"; or the "error" and what there is to say of it.
    """
    name = request["format"]
    try:
        # Only the module of the format is loaded, and with it what it needs.
        module = import_module(f"summarize.read.{_MODULES.get(name, name)}")
        found: Extracted = module.extract(raw, request["encoding"])
    except Exception as error:  # noqa: BLE001 - libraries raise anything on what is damaged
        return _refusal(name, error)
    if len(found.text) > request["characters"]:
        return {"error": "characters"}
    return found._asdict()


def _refusal(name: str, error: Exception) -> dict[str, Any]:
    if isinstance(error, InputError):
        return {"error": "input", "message": str(error)}
    if isinstance(error, OptionError):
        return {"error": "option", "arguments": error.__reduce__()[1]}
    if isinstance(error, ImportError):
        return {"error": "missing", "resource": "html" if name == "email" else name}
    if isinstance(error, MemoryError):
        return {"error": "memory"}
    reason = " ".join(str(error).split())[:_LONGEST_REASON] or type(error).__name__
    if isinstance(error, RecursionError):
        reason = "it is nested too deep"
    return {"error": "input", "message": f"cannot be read as {name}: {reason.rstrip('.')}."}


def _set_limits(megabytes: float, seconds: float) -> None:
    # The parent ends what is late; should it be gone by then, the alarm does.
    _set_alarm(seconds + 1)
    try:
        import resource  # noqa: PLC0415 - not everywhere
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = int(megabytes * 1_000_000)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (OSError, ValueError):  # a system that has the limit in name only
        return


def _peak_megabytes() -> float:
    """The most address space this process has had, or 0 where the system does not say."""
    try:
        peak = _PEAK.search(Path("/proc/self/status").read_text("utf-8", "replace"))
    except OSError:
        return 0
    return int(peak[1]) * 1024 / 1_000_000 if peak else 0


def _set_alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
