"""Reading in a process of its own, with bounds on time and memory."""

from __future__ import annotations

import atexit
import json
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from time import monotonic
from typing import Any

from summarize.errors import InputError, MissingResourceError, OptionError
from summarize.read.limits import Limits
from summarize.read.text import Extracted

_log = logging.getLogger(__name__)

# A package in name only stands for ours: its __init__ would load numpy and the models' code,
# which takes as long as most files.
_START = """
import json, sys, types
sys.path[:] = json.loads(sys.argv[1])
sys.modules["summarize"] = package = types.ModuleType("summarize")
package.__path__ = [sys.argv[2]]
from summarize.read.worker import main
main()
"""
_PACKAGE = Path(__file__).resolve().parents[1]
_TO_END_SECONDS = 5


class _Late(Exception):  # noqa: N818 - told as an InputError
    """The child was ended, for its time was up."""


class _Child:
    """A process that reads one file after another."""

    def __init__(self) -> None:
        path = json.dumps([os.path.abspath(entry) for entry in sys.path])  # noqa: PTH100 - or it would resolve links
        # In a session of its own, Ctrl-C is for us to hear, and to end it.
        self._process = subprocess.Popen(  # noqa: S603 - our own code
            [sys.executable or "", "-P", "-W", "ignore", "-c", _START, path, str(_PACKAGE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: dict[str, Any], raw: bytes, seconds: float) -> dict[str, Any]:
        """The answer to a request.

        Raises
        ------
        _Late
            If it takes longer than that.
        EOFError
            If the process ends instead.
        """
        late, until = threading.Event(), monotonic() + seconds

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            line = self._exchange(json.dumps(request).encode() + b"\n" + raw)
        finally:
            timer.cancel()
            timer.join()
        is_whole = line.endswith(b"\n")
        # Its own alarm may have ended it before our timer, where we were halted.
        if late.is_set() or (not is_whole and monotonic() >= until):
            raise _Late
        if not is_whole:
            raise EOFError
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _exchange(self, message: bytes) -> bytes:
        questions, answers = self._process.stdin, self._process.stdout
        if questions is None or answers is None:
            raise EOFError
        try:
            # Not through the buffer, which a forked process would flush a second time.
            rest = memoryview(message)
            while rest:
                rest = rest[os.write(questions.fileno(), rest) :]
            return answers.readline()
        except OSError:  # it is gone
            return b""

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._close()
        try:
            self._process.wait(_TO_END_SECONDS)
        except subprocess.TimeoutExpired:  # on a system too busy to end it, it ends later
            threading.Thread(target=self._process.wait, daemon=True).start()

    def leave(self) -> None:
        """Close the pipes of a child that is another process's, and make nothing of it."""
        self._close()
        self._process.returncode = 0

    def _close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:  # what was not sent need not be
                continue


class _Shared:
    """The one child of this process, for any thread that asks."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.child: _Child | None = None
        self.registered = False

    def ask(self, request: dict[str, Any], raw: bytes, seconds: float) -> dict[str, Any]:
        with self.lock:
            if self.child is None or not self.child.alive:
                self.end()
                self._register()
                self.child = _Child()
            spent = True
            try:
                answer = self.child.ask(request, raw, seconds)
                spent = answer["spent"]
                return answer
            finally:
                if spent:
                    self.end()

    def _register(self) -> None:
        if not self.registered:
            atexit.register(self.end)
            if hasattr(os, "register_at_fork"):
                os.register_at_fork(after_in_child=self._leave_to_parent)
            self.registered = True

    def end(self) -> None:
        child, self.child = self.child, None
        if child is not None:
            child.end()

    def _leave_to_parent(self) -> None:
        self.lock = threading.Lock()
        child, self.child = self.child, None
        if child is not None:
            child.leave()


_shared = _Shared()


def extract(
    raw: bytes,
    format: str,  # noqa: A002 - the format is called so everywhere
    *,
    encoding: str | None,
    limits: Limits,
    source: str,
) -> Extracted:
    """Read a file in the child process, which is started when first needed, and used again.

    Raises
    ------
    InputError
        If it cannot be read, or not within the limits; its source is for the caller to name.
    MissingResourceError
        If the extra for its format is not installed.
    """
    request = {
        "format": format,
        "encoding": encoding,
        "characters": limits.characters,
        "memory": limits.memory_megabytes,
        "seconds": limits.seconds,
        "size": len(raw),
    }
    try:
        answer = _shared.ask(request, raw, limits.seconds)
    except _Late:
        message = limits.exceeded("seconds", "takes longer to read than {} seconds")
        raise InputError(message, source="") from None
    except EOFError:
        message = f"cannot be read as {format}: its reader crashed or ran out of memory"
        message = limits.exceeded("memory_megabytes", message + " ({} MB)")
        raise InputError(message, source="") from None
    except OSError as error:
        message = f"no process could be started to read it: {error.strerror}."
        raise InputError(message, source="") from None
    if "error" in answer:
        raise _error(answer, limits)
    found = Extracted(answer["text"], answer["date"], tuple(answer["skipped"]))
    for name in found.skipped:
        _log.info("%s: skipped the attachment %s", source, name)
    return found


def _error(answer: dict[str, Any], limits: Limits) -> Exception:
    if answer["error"] == "option":
        return OptionError(*answer["arguments"])
    if answer["error"] == "missing":
        extra = answer["resource"]
        return MissingResourceError(
            f"Reading {extra} needs the extra [{extra}].",
            resource=extra,
            command=f"pip install 'summarize[{extra}]'",
        )
    if answer["error"] == "memory":
        message = limits.exceeded("memory_megabytes", "takes more memory to read than {} MB")
    elif answer["error"] == "characters":
        message = limits.exceeded("characters", "holds more than {} characters of text")
    else:
        message = answer["message"]
    return InputError(message, source="")
