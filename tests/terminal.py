"""A process in a terminal, and what it writes there."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from typing import NamedTuple

import pytest

linux = pytest.mark.skipif(sys.platform == "win32", reason="has no such terminals")


class Seen(NamedTuple):
    """What the terminal got, what went to standard error instead, and the exit status."""

    page: str
    error: str
    status: int


def environment(**more):
    kept = {
        key: value for key, value in os.environ.items() if "COLOR" not in key and key != "COLUMNS"
    }
    return {**kept, "TERM": "xterm", **more}


def piped(folder, command, **more):
    """What Python writes where there is no terminal."""
    done = subprocess.run(
        [sys.executable, *command],
        stdout=subprocess.PIPE,
        cwd=folder,
        env=environment(**more),
        check=True,
    )
    return done.stdout.decode("utf-8")


def in_a_terminal(folder, command, *, columns=0, **more):
    """Run Python in a terminal, whose width nobody knows if there are no columns."""
    import fcntl  # noqa: PLC0415 - neither is there on Windows
    import pty  # noqa: PLC0415
    import termios  # noqa: PLC0415

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, *command],
        stdout=theirs,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment(**more),
    ) as process:
        os.close(theirs)
        page = read_all(ours)
        error = process.stderr.read().decode("utf-8")
    return Seen(page, error, process.returncode)


def read_all(ours):
    """What comes out of a terminal until nobody writes to it any more."""
    pieces = []
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # how Linux says that the other side has closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(ours)
    # A terminal begins a new line with both.
    return b"".join(pieces).decode("utf-8").replace("\r\n", "\n")
