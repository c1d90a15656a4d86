"""Files, folders and standard input -> documents."""

from __future__ import annotations

from summarize.read.files import read_document, read_documents
from summarize.read.formats import FORMATS, suffixes
from summarize.read.limits import Limits
from summarize.read.sources import STDIN, is_folder, named

__all__ = [
    "FORMATS",
    "STDIN",
    "Limits",
    "is_folder",
    "named",
    "read_document",
    "read_documents",
    "suffixes",
]
