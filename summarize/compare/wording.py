"""Sentences word for word: where there is too little content to align."""

from __future__ import annotations

import re

from summarize.facts import KEPT_KINDS
from summarize.reading import Reading

_WORD = re.compile(r"\w+")


def same_words(a: Reading, b: Reading) -> bool:
    """Whether two sentences have the same words, function words and all, in one order."""
    if a.text.split() == b.text.split():
        return True
    words_a, words_b = (_WORD.findall(reading.text.casefold()) for reading in (a, b))
    return words_a == words_b != []


def words_outside_facts(reading: Reading) -> list[str]:
    """The words of a sentence in order, without its figures, dates, names and quotations."""
    parts, end = [], 0
    for fact in reading.facts:
        if fact.kind in KEPT_KINDS:
            parts.append(reading.text[end : max(end, fact.start)])
            end = max(end, fact.end)
    return _WORD.findall(" ".join([*parts, reading.text[end:]]).casefold())
