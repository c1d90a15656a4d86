"""What a file's name and its first bytes say about its format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

FORMATS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "docx": (".docx",),
        "email": (".eml",),
        "html": (".htm", ".html", ".xhtml"),
        "markdown": (".markdown", ".md", ".mdown", ".mkd"),
        "pdf": (".pdf",),
        "subtitles": (".srt", ".vtt"),
        "text": (".text", ".txt"),
    }
)
"""The name of each format that can be read, and the suffixes of its files."""

_JSON_LINES = (".jsonl", ".ndjson")
# So many bytes are looked at.
HEAD = 4096
_OF_SUFFIX = {suffix: name for name in FORMATS for suffix in FORMATS[name]}
_ZIP = b"PK\x03\x04"
_DOCX_PART = b"word/document.xml"  # names of parts stand in a zip file as they are
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*"
    rb"<(?:!doctype )?html\b",
    re.IGNORECASE,
)


def suffixes(format: str | None = None, jsonl: bool = False) -> tuple[str, ...]:  # noqa: A002
    """The suffixes of the files of a format, or of all, that are read in a folder.

    Examples
    --------
    >>> suffixes("html"), suffixes(jsonl=True)
    (('.htm', '.html', '.xhtml'), ('.jsonl', '.ndjson'))
    """
    if jsonl:
        return _JSON_LINES
    chosen = FORMATS if format is None else [format]
    return tuple(suffix for name in chosen for suffix in FORMATS[name])


def by_name(path: str) -> str | None:
    """The format that a path's suffix names.

    Examples
    --------
    >>> by_name("report.PDF"), by_name("README")
    ('pdf', None)
    """
    return _OF_SUFFIX.get(PurePath(path).suffix.lower())


def by_content(raw: bytes) -> str:
    """The format that a file's bytes show, "text" if none of the others.

    Examples
    --------
    >>> by_content(b"<!DOCTYPE html><p>It rained."), by_content(b"It rained.")
    ('html', 'text')
    """
    if raw.startswith(b"%PDF-"):
        return "pdf"
    if raw.startswith(_ZIP) and _DOCX_PART in raw:
        return "docx"
    return "html" if _HTML.match(raw[:HEAD]) else "text"


def is_text(head: bytes) -> bool:
    """Whether a file's first bytes show none of the other formats.

    Examples
    --------
    >>> is_text(b"PK is what zip files, as DOCX, begin with."), is_text(b"%PDF-1.7")
    (True, False)
    """
    return not head.startswith(_ZIP) and by_content(head) == "text"
