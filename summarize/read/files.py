"""Files, folders and standard input -> documents."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

from summarize.document import Document
from summarize.errors import InputError, MissingResourceError, OptionError, SummarizeError
from summarize.read.formats import FORMATS, HEAD, by_content, by_name, is_text, suffixes
from summarize.read.jsonl import read_lines
from summarize.read.limits import Limits
from summarize.read.sources import STDIN, expand, named
from summarize.read.text import decode

_NO_LIMITS = Limits()


def read_document(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    format: str | None = None,  # noqa: A002 - the format is called so everywhere
    limits: Limits = _NO_LIMITS,
) -> Document:
    """Read a file, or standard input for "-".

    Parameters
    ----------
    path : str or path
    encoding : str, optional
        Of a text. If not given, what a byte order mark or the page says, else UTF-8.
    format : str, optional
        A name in `FORMATS`. If not given, what the file's suffix or else its first bytes say.
    limits : Limits, optional
        The most that it may take to read, unless it is plain text.

    Returns
    -------
    Document
        Named by its path, with the date that it states of itself. Plain text is as it is in the
        file, line ends too, without a byte order mark.

    Raises
    ------
    InputError
        If there is no such file, or it cannot be read or decoded, or not within the limits.
    OptionError
        If there is no such encoding or format.
    MissingResourceError
        If the extra for its format is not installed.
    """
    _check_format(format)
    path = os.fspath(path)
    source = _source(path)
    with _naming(source):
        raw, kind = _read(path, format, limits)
        if kind == "text":
            return Document(decode(raw, encoding), source)
        from summarize.read import bounded  # noqa: PLC0415 - plain text needs no process

        found = bounded.extract(raw, kind, encoding=encoding, limits=limits, source=source)
        return Document(found.text, source, found.date)


def read_documents(
    paths: Iterable[str | os.PathLike[str]],
    *,
    encoding: str | None = None,
    format: str | None = None,  # noqa: A002 - the format is called so everywhere
    jsonl: bool = False,
    limits: Limits = _NO_LIMITS,
    on_error: Callable[[SummarizeError], None] | None = None,
) -> Iterator[Document]:
    """Read files one at a time, as they are asked for.

    Parameters
    ----------
    paths : iterable of str or path
        Files; "-" for standard input; folders, of which all files of a known suffix are read that
        are not hidden, and those of its folders; or patterns as of the `glob` module, "**" too.
        A file that has the very name of a pattern comes first.
    encoding, format, limits
        As for `read_document`. Of a folder, only files of the suffixes of that format are read.
    jsonl : bool, default False
        Each line of each file is a document: ``{"name": …, "text": …, "date": …}``, of which only
        the text must be there. A file is never held as a whole.
    on_error : callable, optional
        Called with the error of what cannot be read, after which the rest is read. If not given,
        the error is raised.

    Yields
    ------
    Document
        In the order of the paths; those of a folder or pattern in the order of their names.

    Raises
    ------
    InputError
        If something cannot be read, no file has such a name, or a folder has no file to read.
    OptionError
        If there is no such encoding or format.
    MissingResourceError
        If the extra for a format is not installed.
    """
    _check_format(format)
    if jsonl and format is not None:
        raise OptionError("format", "left out for JSON lines", format)
    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    return _documents(_found(given, encoding, format, jsonl, limits), on_error)


def _documents(
    found: Iterator[Document | SummarizeError], on_error: Callable[[SummarizeError], None] | None
) -> Iterator[Document]:
    for each in found:
        if isinstance(each, Document):
            yield each
        elif on_error is None:
            raise each
        else:
            on_error(each)


def _found(
    paths: Iterable[str | os.PathLike[str]],
    encoding: str | None,
    format: str | None,  # noqa: A002
    jsonl: bool,
    limits: Limits,
) -> Iterator[Document | SummarizeError]:
    for path in expand(paths, suffixes(format, jsonl)):
        try:
            if isinstance(path, InputError):
                yield path
            elif jsonl:
                source = _source(path)
                with _naming(source), _telling(), _opened(path) as file:
                    yield from read_lines(file, source, encoding=encoding, limits=limits)
            else:
                yield read_document(path, encoding=encoding, format=format, limits=limits)
        except (InputError, MissingResourceError) as error:
            yield error


def _check_format(format: str | None) -> None:  # noqa: A002
    if format is not None and format not in FORMATS:
        raise OptionError("format", f"one of {', '.join(sorted(FORMATS))}", format)


def _source(path: str) -> str:
    return "standard input" if path == STDIN else named(path)


def _read(path: str, format: str | None, limits: Limits) -> tuple[bytes, str]:  # noqa: A002
    """The bytes of a file, no more of them than the limits allow, and its format."""
    kind = format or by_name(path)
    with _telling(), _opened(path) as file:
        head = file.read(HEAD)
        is_plain = kind == "text" or (kind is None and is_text(head))
        most = limits.text_bytes if is_plain else limits.bytes
        try:
            raw = head + file.read(max(most + 1 - len(head), 0))
        except MemoryError:
            raise InputError("is too large for the memory of this machine.", source="") from None
    if len(raw) > most:
        what = f"is larger than {most / 1e6:g} MB"
        raise InputError(limits.exceeded("megabytes", what), source="")
    return raw, "text" if is_plain else kind or by_content(raw)


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    if path != STDIN:
        return Path(path).open("rb")
    if sys.stdin is None:
        raise OSError(errno.EBADF, "is closed")
    return nullcontext(sys.stdin.buffer)


@contextmanager
def _telling() -> Iterator[None]:
    """Tell what the system says in one line."""
    try:
        yield
    except IsADirectoryError:
        raise InputError("is a directory, not a text file.", source="") from None
    except OSError as error:
        raise InputError(f"{error.strerror or error}.", source="") from None
    except ValueError as error:
        if isinstance(error, SummarizeError):
            raise
        raise InputError(f"{error}.", source="") from None  # a NUL in the path


@contextmanager
def _naming(source: str) -> Iterator[None]:
    """Put the name of what is read before what is wrong with it."""
    try:
        yield
    except InputError as error:
        if error.source:
            raise
        raise InputError(f"{source}: {error}", source=source) from None
