"""Files and standard input -> documents."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

from summarize.document import Document
from summarize.errors import InputError, OptionError

STDIN = "-"
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
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
        Named by its path; line ends as they are in the file.

    Raises
    ------
    InputError
        If there is no such file, or it cannot be read or decoded.
    OptionError
        If there is no such encoding.
    """
    if path == STDIN:
        return Document(
            _decode(sys.stdin.buffer.read(), "standard input", encoding), "standard input"
        )
    try:
        raw = Path(path).read_bytes()
    except IsADirectoryError:
        raise InputError(f"{path}: is a directory, not a text file.", source=path) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: {reason}.", source=path) from None
    return Document(_decode(raw, path, encoding), path)


def _decode(raw: bytes, source: str, encoding: str | None) -> str:
    if encoding is None:
        marks = (name for mark, name in _MARKS.items() if raw.startswith(mark))
        encoding = next(marks, "utf-8")
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
