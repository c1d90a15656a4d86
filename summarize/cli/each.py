"""Many files -> a summary each, in a folder.

A page is made in the process that made its summary: there alone is what the summary was cut from.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.cli.messages import progress_bar, say, verdict
from summarize.cli.options import length, reading
from summarize.cli.output import STDOUT, page, write
from summarize.cli.targets import Job, check_targets, find_jobs
from summarize.document import Document
from summarize.errors import InputError, MissingResourceError, OptionError, SummarizeError
from summarize.progress import Progress
from summarize.read import STDIN, is_folder, read_document, read_documents, suffixes
from summarize.summarizer import Summarizer
from summarize.summary import Summary

# Of the files that each format is written to.
SUFFIXES = {"text": ".txt", "markdown": ".md", "json": ".json", "html": ".html"}
_log = logging.getLogger("summarize")


def run_each(options: argparse.Namespace, summarizer: Summarizer) -> int:
    """Write a summary of each file into a folder; returns the exit status.

    What is written already is left as it is, so that a run that was interrupted is gone on with.

    Parameters
    ----------
    options : Namespace
        Of the command line: `files`, `output`, the folder, `force` and `processes` among them.
    summarizer : Summarizer

    Raises
    ------
    OptionError
        If options do not go together, or two summaries would be one file.
    InputError
        If the folder cannot be made.
    """
    folder = _checked_folder(options)
    found = list(
        find_jobs(options.files, folder, SUFFIXES[options.format], suffixes(options.input_format))
    )
    jobs = [job for job in found if isinstance(job, Job)]
    check_targets(jobs)
    _make(folder)
    todo = [job for job in jobs if options.force or not _is_written(job.target)]
    with progress_bar(options) as bar:
        run = _Run(options, todo, bar)
        for error in found:
            if isinstance(error, InputError):
                run.fail(error)
        run.go(summarizer)
    skipped = len(jobs) - len(todo)
    _log.info("%d written, %d skipped, %d failed", run.written, skipped, run.failed)
    return run.status()


@dataclass(frozen=True, slots=True)
class _Page:
    """What is left of a summary: its text, and how many facts no sentence of it has."""

    text: str
    facts_lost: int


@dataclass(frozen=True, slots=True)
class _MakePage:
    """Summary -> page, with the options of the command line; can be sent to other processes."""

    options: argparse.Namespace

    def __call__(self, summary: Summary) -> _Page:
        return _Page(page(summary, self.options), summary.measures.facts_lost)


class _Run:
    """The work that there is, and what became of it."""

    def __init__(
        self, options: argparse.Namespace, jobs: Sequence[Job], bar: Progress | None
    ) -> None:
        self._options = options
        self._jobs = jobs
        self._bar = bar
        self._read: deque[Job] = deque()
        self.written = self.failed = self.lost = 0

    def go(self, summarizer: Summarizer) -> None:
        """Summarize and write all."""
        options = self._options
        self._show()
        with summarizer.map(
            self._documents(),
            finish=_MakePage(options),
            processes=options.processes,
            **length(options),
            seen=self._seen(),
            return_exceptions=True,
        ) as outcomes:
            for outcome in outcomes:
                job = self._read.popleft()
                try:
                    self._write(job, outcome)
                except SummarizeError as error:
                    self.fail(error)

    def fail(self, error: SummarizeError, source: str = "") -> None:
        """Count a file that has failed, and say why, or stop where all files would fail."""
        if isinstance(error, OptionError):
            raise error
        self.failed += 1
        with _bar_aside(self._bar):
            # That an extra is missing is said without saying for which file.
            named = source and isinstance(error, MissingResourceError)
            say(f"error: {source}: {error}" if named else f"error: {error}")
        self._show()

    def status(self) -> int:
        """The exit status."""
        return verdict(self.failed, self.lost)

    def _documents(self) -> Iterator[Document]:
        """The files' texts, read as they are asked for."""
        options = self._options
        for job in self._jobs:
            try:
                document = read_document(job.source, **reading(options))
            except SummarizeError as error:
                self.fail(error, job.source)
                continue
            _log.info("read %s: %d characters", document.name, len(document.text))
            self._read.append(job)
            yield document

    def _seen(self) -> list[Document] | None:
        options = self._options
        if options.seen is None:
            return None
        found = read_documents(options.seen, on_error=self.fail, **reading(options))
        return list(found)

    def _write(self, job: Job, outcome: _Page | SummarizeError) -> None:
        if isinstance(outcome, SummarizeError):
            raise outcome
        with _uninterrupted():
            _make(job.target.parent)
            write(outcome.text, str(job.target))
        _log.info("wrote %s", job.target)
        self.written += 1
        if self._options.fail_if_lost:
            self.lost += outcome.facts_lost
        self._show()

    def _show(self) -> None:
        if self._bar is not None:
            self._bar("files", self.written + self.failed, len(self._jobs))


def _checked_folder(options: argparse.Namespace) -> Path:
    path = options.output
    if path in STDOUT or not path or (os.path.lexists(path) and not is_folder(path)):
        raise OptionError("output", "a folder with --each, one that is there or can be made", path)
    if not options.files or STDIN in options.files:
        raise OptionError("each", "given files or folders, not standard input", STDIN)
    for name in ("memory", "jsonl"):
        if getattr(options, name) not in (None, False):
            raise OptionError(name, "left out with --each", getattr(options, name))
    return Path(path)


def _is_written(path: Path) -> bool:
    try:
        return path.exists() and not path.is_dir()
    except OSError:  # a name too long
        return False


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror}.", source=str(folder)) from None


# While it runs


def _bar_aside(bar: Progress | None) -> AbstractContextManager[Any]:
    """Clear the bar away for a message."""
    if bar is None:
        return nullcontext()
    from tqdm import tqdm  # noqa: PLC0415 - not needed without a bar

    mode: AbstractContextManager[Any] = tqdm.external_write_mode(file=sys.stderr)
    return mode


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait until a file is whole."""
    if (
        threading.current_thread() is not threading.main_thread()
        or signal.getsignal(signal.SIGINT) is not signal.default_int_handler
    ):
        yield
        return
    heard: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if heard:
        raise KeyboardInterrupt
