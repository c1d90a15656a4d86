"""What the command line says beside the summary: on standard error, a line each."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TextIO

from summarize.plural import plural
from summarize.progress import Progress, ProgressBar

FINE, FAILED, USAGE, LOST, INTERRUPTED = 0, 1, 2, 3, 130

_log = logging.getLogger("summarize")


def say(message: str) -> None:
    """Write one line to standard error, whatever the names in it hold."""
    # Without standard error, print would turn to standard output.
    if sys.stderr is not None:
        line = " ".join(message.split())
        # Neither what a terminal would obey, nor what nobody sees: one name looks like another.
        shown = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in line)
        try:
            print(f"summarize: {shown}", file=sys.stderr, flush=True)
        except OSError:  # nobody to tell; the exit status still does
            let_go(sys.stderr)


class _Messages(logging.Handler):
    """Log records as lines on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        say(record.getMessage())


@contextmanager
def logging_as_asked(options: argparse.Namespace) -> Iterator[None]:
    """Show what the package logs; a caller of `main` finds logging as it was before."""
    messages, before = _Messages(), _log.level
    _log.addHandler(messages)
    _log.setLevel(
        logging.ERROR if options.quiet else logging.INFO if options.verbose else logging.WARNING
    )
    try:
        yield
    finally:
        _log.setLevel(before)
        _log.removeHandler(messages)


def verdict(failed: int, lost: int) -> int:
    """The exit status of a run in which so many files failed, and so many facts are lost."""
    if lost:
        say(f"{lost} {plural(lost, 'fact')} lost")
    return FAILED if failed else LOST if lost else FINE


def progress_bar(options: argparse.Namespace) -> AbstractContextManager[Progress | None]:
    """What draws the progress, where somebody looks."""
    if options.quiet or sys.stderr is None or not sys.stderr.isatty():
        return nullcontext(None)
    return ProgressBar()


def let_go(stream: TextIO | None) -> None:
    """Send what is left to nowhere: Python would try again, and complain, when it exits."""
    if stream is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
