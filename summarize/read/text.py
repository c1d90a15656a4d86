"""Bytes -> text."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from summarize.errors import InputError, OptionError

CELL = "\t"  # between the cells of a row
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# A compound file (.doc, .xls), a zip file, PNG, JPEG, gzip, GIF: no text begins so.
_BINARY = re.compile(
    rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|PK(?:\x03\x04|\x05\x06)|\x89PNG\r\n\x1a\n|\xff\xd8\xff"
    rb"|\x1f\x8b\x08|GIF8[79]a.{6}\0",
    re.DOTALL,
)


class Extracted(NamedTuple):
    """What a reader finds in a file: its text, its date in ISO 8601, and what it left out."""

    text: str
    date: str | None = None
    skipped: tuple[str, ...] = ()


def decode(raw: bytes, encoding: str | None = None) -> str:
    """Decode a text: in UTF-8 if no encoding is given, or what its byte order mark says.

    Raises
    ------
    InputError
        If it is not in that encoding; its source is for the caller to name.
    OptionError
        If there is no such encoding.
    """
    if encoding is None:
        _check_signs(raw)
        encoding = marked(raw) or "utf-8"
        if encoding == "utf-8":
            _check_nul(raw)
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise InputError(
            f"not {encoding.upper()}: byte 0x{byte:02x} at offset {error.start}. "
            "Name the text's encoding with --encoding.",
            source="",
        ) from None
    except (LookupError, ValueError):
        raise OptionError("encoding", "the name of a text encoding", encoding) from None


def marked(raw: bytes) -> str | None:
    """The encoding that a byte order mark names."""
    return next((name for mark, name in _MARKS.items() if raw.startswith(mark)), None)


def _check_signs(raw: bytes) -> None:
    if _BINARY.match(raw):
        raise InputError(
            "is in a format that cannot be read: save it as .docx, PDF or text.", source=""
        )


def _check_nul(raw: bytes) -> None:
    """Refuse what UTF-8 would read as letters with a NUL beside each."""
    if raw.count(0) * 4 > len(raw):
        raise InputError(
            f"not UTF-8: byte 0x00 at offset {raw.index(0)} and often after it, as in "
            "UTF-16. Name the text's encoding with --encoding, for example utf-16-le.",
            source="",
        )
