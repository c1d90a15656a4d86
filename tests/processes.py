"""Waiting for what other processes do: until it is so, however slow the machine is."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

PATIENCE = 300  # seconds, after which something hangs
linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")


def until(condition):
    """Wait until something is so; False if it never is."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def is_gone(pid):
    """Whether a process has ended; a zombie has."""
    fields = _stat(pid)
    return fields is None or fields[0] == "Z"


def is_stopped(pid):
    """Whether a process stands still, as it was told to."""
    fields = _stat(pid)
    return fields is not None and fields[0] == "T"


def ends(pid):
    """Wait for the end of a process; False if it goes on."""
    return until(lambda: is_gone(pid))


def is_set_to_work(pid, seconds=0.2):
    """Wait until a process that was idle has been at work for so long."""
    before = _seconds_at_work(pid)
    return until(lambda: _seconds_at_work(pid) - before >= seconds)


def _seconds_at_work(pid):
    fields = _stat(pid)
    assert fields is not None and fields[0] != "Z", "it has ended"  # noqa: PT018 - read once
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _stat(pid):
    """What the system says of a process after its name, or None if there is none."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return told.rpartition(")")[2].split()
