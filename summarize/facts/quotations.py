"""Quotations, in the marks of many languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.facts.fact import Fact, FactKind

_MARK = re.compile("[“„«「『\"‘'`]")
_QUOTATION = re.compile(
    r"""[“„«「『]([^“”„«»「」『』]+)[”“»」』]
    | \"([^\"]+)\"
    | ``([^`]+?)(?:''|``)
    | ‘((?:[^‘’]|(?<=\w)’(?=\w))+)’(?!\w)
    # An apostrophe may stand within a quotation in single marks, and not at its ends.
    | (?<![\w'’])'(?=[^\W\d_])((?:[^'\n]|(?<=\w)'(?=\w))+)(?<!\s)'(?![\w'])""",
    re.VERBOSE,
)
_WORD = re.compile(r"\w+")


def find_quotations(text: str) -> Iterator[Fact]:
    """Yield the quotations of a sentence; the key has their words without marks and case."""
    if not _MARK.search(text):
        return
    for match in _QUOTATION.finditer(text):
        key = " ".join(_WORD.findall(match[match.lastindex or 0])).casefold()
        if key:
            yield Fact(FactKind.QUOTATION, match[0], *match.span(), key, frozenset({key}))
