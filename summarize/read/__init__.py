"""Files and standard input -> documents."""

from __future__ import annotations

import codecs
import errno
import sys
from pathlib import Path

from summarize.document import Document
from summarize.errors import InputError, OptionError

STDIN = "-"
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def read_document(path: str, *, encoding: str | None = None) -> Document:
    """Read a text file, or standard input for "-".

    Parameters
    ----------
    path : str
    encoding : str, optional
        UTF-8 if not given, or what the file's byte order mark says.

    Returns
    -------
    Document
        Named by its path; without a byte order mark, line ends as they are in the file.

    Raises
    ------
    InputError
        If there is no such file, or it cannot be read or decoded.
    OptionError
        If there is no such encoding.
    """
    source = "standard input" if path == STDIN else named(path)
    try:
        raw = _read_stdin() if path == STDIN else Path(path).read_bytes()
    except IsADirectoryError:
        raise InputError(f"{source}: is a directory, not a text file.", source=source) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{source}: {reason}.", source=source) from None
    return Document(_decode(raw, source, encoding).removeprefix("\ufeff"), source)


def named(path: str) -> str:
    """A path as messages call it: an empty one would not be seen."""
    return path or "''"


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "is closed")
    return sys.stdin.buffer.read()


def _decode(raw: bytes, source: str, encoding: str | None) -> str:
    if encoding is None:
        marks = (name for mark, name in _MARKS.items() if raw.startswith(mark))
        encoding = next(marks, "utf-8")
        if encoding == "utf-8":
            _check_nul(raw, source)
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise InputError(
            f"{source}: not {encoding.upper()}: byte 0x{byte:02x} at offset {error.start}. "
            "Name the text's encoding with --encoding.",
            source=source,
        ) from None
    except (LookupError, ValueError):
        raise OptionError("encoding", "the name of a text encoding", encoding) from None


def _check_nul(raw: bytes, source: str) -> None:
    """Refuse what UTF-8 would read as letters with a NUL beside each."""
    if raw.count(0) * 4 > len(raw):
        raise InputError(
            f"{source}: not UTF-8: byte 0x00 at offset {raw.index(0)} and often after it, as in "
            "UTF-16. Name the text's encoding with --encoding, for example utf-16-le.",
            source=source,
        )
