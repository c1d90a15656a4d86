"""Paths, folders and patterns -> the files to read."""

from __future__ import annotations

import glob
import logging
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarize.errors import InputError

STDIN = "-"
_log = logging.getLogger(__name__)


def named(path: str) -> str:
    """A path as messages call it: an empty one would not be seen."""
    return path or "''"


def expand(
    paths: Iterable[str | os.PathLike[str]], suffixes: tuple[str, ...]
) -> Iterator[str | InputError]:
    """The files that paths mean, in their order.

    Parameters
    ----------
    paths : iterable of str or path
        Files, "-", folders, and patterns as of the `glob` module.
    suffixes : tuple of str
        What the files of a folder must end in.

    Yields
    ------
    str or InputError
        Files and "-". Those of a folder are in the order of their names, before those of its
        folders; hidden ones and links to folders are left out. An error where there is none.
    """
    for given in paths:
        path = os.fspath(given)
        if is_folder(path):
            yield from _or_error(path, _files_below(Path(path), suffixes))
        elif path != STDIN and glob.has_magic(path) and not os.path.lexists(path):
            yield from _or_error(path, _matching(path, suffixes))
        else:
            yield path


def _or_error(path: str, files: Iterator[str | InputError]) -> Iterator[str | InputError]:
    first = next(files, None)
    if first is None:
        what = "no file in this folder can be read" if is_folder(path) else "no file matches"
        yield InputError(f"{path}: {what}.", source=path)
    else:
        yield first
        yield from files


def is_folder(path: str) -> bool:
    """Whether there is a folder of this name."""
    return os.path.isdir(path)  # noqa: PTH112 - Path("") is a folder, and a name too long raises


def _matching(pattern: str, suffixes: tuple[str, ...]) -> Iterator[str | InputError]:
    seen = set()
    # Path.glob takes no absolute pattern.
    for match in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207
        path = Path(match)
        for file in _files_below(path, suffixes) if path.is_dir() else [str(path)]:
            # "**" finds a folder, and what is in it too; and it follows links, round and round.
            place = file if isinstance(file, InputError) else os.path.realpath(file)
            if str(place) not in seen:
                seen.add(str(place))
                yield file


def _files_below(folder: Path, suffixes: tuple[str, ...]) -> Iterator[str | InputError]:
    folders = [folder]
    while folders:
        folder = folders.pop()
        try:
            entries = [e for e in sorted(folder.iterdir()) if not e.name.startswith(".")]
        except OSError as error:
            yield InputError(f"{folder}: {error.strerror}.", source=str(folder))
            continue
        below = {entry: None for entry in entries if entry.is_dir() and not entry.is_symlink()}
        folders += reversed(below)
        for entry in entries:
            # Nothing but a file: a named pipe would be waited for.
            if entry.name.lower().endswith(suffixes) and entry.is_file():
                yield str(entry)
            elif entry not in below:
                _log.info("skipped %s", entry)
