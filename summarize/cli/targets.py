"""Files to summarize one by one -> where each summary goes."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path, PurePath
from typing import NamedTuple

from summarize.errors import InputError, OptionError
from summarize.read.sources import expand, is_folder


class Job(NamedTuple):
    """A file, and where its summary goes."""

    source: str
    target: Path


def find_jobs(
    paths: Sequence[str], folder: Path, suffix: str, endings: tuple[str, ...]
) -> Iterator[Job | InputError]:
    """Find the files to summarize, each once, in the order of the paths.

    Parameters
    ----------
    paths : sequence of str
        Files, folders and patterns.
    folder : Path
        Where the summaries go. What is in it already is not read with a folder around it.
    suffix : str
        Of the summaries.
    endings : tuple of str
        Suffixes of the files of a folder that are read.

    Yields
    ------
    Job or InputError
        An error where there is nothing to read.

    Raises
    ------
    OptionError
        If the summaries would go into a folder that is read.
    """
    output = Path(os.path.realpath(folder))
    seen = set()
    for path in paths:
        root = _root(path)
        top = None if root is None else Path(os.path.realpath(root))
        if top == output and is_folder(path):
            raise OptionError(
                "output", "another folder than that of the files with --each", str(folder)
            )
        within = top is not None and top != output and output.is_relative_to(top)
        for file in expand([path], endings):
            if isinstance(file, InputError):
                yield file
                continue
            real = Path(os.path.realpath(file))
            # What an earlier run has written into a folder that is read.
            if within and real.is_relative_to(output):
                continue
            job = Job(file, folder / _named(file, root, suffix))
            if (real, job.target) not in seen:
                seen.add((real, job.target))
                yield job


def _root(path: str) -> Path | None:
    """The folder below which folders are kept: one that is given, or what a pattern begins with."""
    if is_folder(path):
        return Path(path)
    if not glob.has_magic(path) or os.path.lexists(path):
        return None
    return Path(*takewhile(lambda part: not glob.has_magic(part), PurePath(path).parts[:-1]))


def _named(file: str, root: Path | None, suffix: str) -> PurePath:
    name = PurePath(Path(file).name) if root is None else PurePath(file).relative_to(root)
    return name if name.suffix.lower() == suffix else name.with_name(name.name + suffix)


def check_targets(jobs: Sequence[Job]) -> None:
    """Refuse before the work what would write over a summary, or over a file that is read."""
    by_target: dict[str, str] = {}
    for job in jobs:
        target = os.path.realpath(job.target)
        other = by_target.setdefault(target, job.source)
        if other != job.source:
            raise OptionError(
                "files",
                f"of different names with --each, for both would be written to {job.target}",
                [other, job.source],
            )
    for job in jobs:
        if os.path.realpath(job.source) in by_target:
            raise OptionError(
                "output",
                f"another folder with --each, for a summary would replace {job.source}",
                str(job.target.parent),
            )
