"""JSON lines -> documents, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from summarize.document import Document
from summarize.errors import InputError, OptionError
from summarize.read.limits import Limits
from summarize.read.text import decode

_CHUNK = 1 << 20


def read_lines(
    file: BinaryIO,
    source: str,
    *,
    encoding: str | None,
    limits: Limits,
) -> Iterator[Document | InputError]:
    """Read the documents of a file of JSON lines, holding one line at a time.

    Yields
    ------
    Document or InputError
        An error for a line that is none; an empty line is passed over.

    Raises
    ------
    OptionError
        If lines do not end in the encoding as they do in ASCII.
    """
    _check_lines(encoding)
    number = 0
    while line := file.readline(limits.bytes + 1):
        number += 1
        where = f"{source}:{number}"
        try:
            if len(line) > limits.bytes:
                _skip_line(file, line)
                what = "the line is longer than {} MB"
                raise InputError(limits.exceeded("megabytes", what), source="")  # noqa: TRY301 - to be named
            text = decode(line if number > 1 else line.removeprefix(b"\xef\xbb\xbf"), encoding)
            document = _document(text, where) if text.strip() else None
        except InputError as error:
            # What a document says of itself may begin with its name, which may be this place.
            yield InputError(f"{where}: {str(error).removeprefix(f'{where}: ')}", source=where)
        else:
            if document is not None:
                yield document


def _document(line: str, where: str) -> Document | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"no JSON: {error}.", source="") from None
    text = found.get("text") if isinstance(found, dict) else None
    if not isinstance(text, str):
        raise InputError('must be an object with a "text".', source="")
    name, date = found.get("name") or where, found.get("date")
    if not isinstance(name, str):
        raise InputError('"name" must be a string.', source="")
    if not isinstance(date, str | None):
        raise InputError('"date" must be a string, as 2026-11-02.', source="")
    return Document(text, name, date)


def _check_lines(encoding: str | None) -> None:
    try:
        fine = encoding is None or "\n".encode(encoding) == b"\n"
    except (LookupError, ValueError):
        raise OptionError("encoding", "the name of a text encoding", encoding) from None
    if not fine:
        raise OptionError("encoding", "one that ends lines as UTF-8 does", encoding)


def _skip_line(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(_CHUNK)
