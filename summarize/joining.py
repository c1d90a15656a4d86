"""Kept sentences -> a text, with the line breaks that say something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.document import Document, Sentence

PARAGRAPH = "\n\n"
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|[\u2029\f]|\r\s*\r")
_END_MARK = re.compile(r"[.!?…:;,。！？।॥؟۔։።፧][\W_]*$")
_LIST_ITEM = re.compile(r"(?:[-*+•·‣–#>|]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s")


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, and not as a heading or a list item may."""
    return _END_MARK.search(text) is not None


def is_list_item(text: str) -> bool:
    """Whether a text begins as a list item or a heading of Markdown does."""
    return _LIST_ITEM.match(text) is not None


def has_blank_line(text: str) -> bool:
    """Whether a new paragraph begins in a text."""
    return _BLANK_LINE.search(text) is not None


def join_sentences(sentences: Sequence[Sentence], documents: Sequence[Document]) -> str:
    """Join kept sentences into a text.

    A blank stands between them, a blank line where the source begins a new paragraph or a new
    document. A line of its own (a heading, a list item) stays one. Inside a sentence the line
    breaks of the source stay as they are, for kept sentences are verbatim.
    """
    parts: list[str] = []
    before: Sentence | None = None
    for sentence in sentences:
        if before is not None:
            parts.append(separator(before, sentence, documents))
        parts.append(sentence.text)
        before = sentence
    return "".join(parts)


def separator(before: Sentence, after: Sentence, documents: Sequence[Document]) -> str:
    """What stands between two kept sentences: a blank, a line break or a blank line."""
    if before.document != after.document:
        return PARAGRAPH
    between = documents[before.document].text[before.end : after.start]
    if has_blank_line(between):
        return PARAGRAPH
    own_line = not ends_sentence(before.text) or is_list_item(after.text)
    return "\n" if own_line and "\n" in between else " "
