"""Documents -> what a report calls them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from summarize.document import Document
from summarize.render.escape import on_one_line

_LONGEST = 60
_SEPARATOR = re.compile(r"[/\\]")
# A letter in it, so that "7/8.2026" is none; a line of a file may be a document.
_FILE = re.compile(r".+\.(?=\d*[A-Za-z])[A-Za-z0-9]{1,5}(?::\d+)?")


def display_names(documents: Sequence[Document]) -> tuple[str, ...]:
    """Names on one line each, none empty; those that are alike are numbered.

    Paths go without the directory that all have in common; long names are cut in the middle.

    Examples
    --------
    >>> display_names([Document("", "/home/ann/a/flood.txt"), Document("", "/home/ann/b/dam.txt")])
    ('a/flood.txt', 'b/dam.txt')
    >>> display_names([Document("", "/home/ann/flood.txt")])
    ('flood.txt',)
    >>> display_names([Document("", "AC/DC live"), Document("", "")])
    ('AC/DC live', 'text 2')
    """
    names = [
        on_one_line(document.name) or f"text {number}"
        for number, document in enumerate(documents, 1)
    ]
    short = [shorten(name) for name in _without_directory(names)]
    count = Counter(short)
    return tuple(
        name if count[name] == 1 else f"{name} ({number})" for number, name in enumerate(short, 1)
    )


def shorten(name: str) -> str:
    """A name without its middle, where it is a long one.

    Examples
    --------
    >>> shorten("https://example.org/news/2026/11/the-dam-of-karsk-broke-at-noon-and-flooded.html")
    'https://example.org/news/2026…broke-at-noon-and-flooded.html'
    """
    half = _LONGEST // 2
    return name if len(name) <= _LONGEST else f"{name[: half - 1]}…{name[-half:]}"


def _without_directory(names: Sequence[str]) -> Sequence[str]:
    paths = [_SEPARATOR.split(name) for name in names]
    if not all(len(parts) > 1 and _FILE.fullmatch(parts[-1]) for parts in paths):
        return names
    levels = zip(*(parts[:-1] for parts in paths), strict=False)
    shared = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, levels))
    # To split at most 0 times would be to split everywhere.
    return [_SEPARATOR.split(name, shared)[-1] for name in names] if shared else names
