"""Sentence -> facts: what it asserts that can be checked.

By rules, for text in English above all. Figures and quotations are found in any language with
Latin digits and quotation marks; names need a script with capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import attrgetter

from summarize.facts import (
    dates,
    directions,
    doubts,
    figures,
    modality,
    negations,
    offices,
    quantifiers,
    relatives,
)
from summarize.facts.dates import find_dates
from summarize.facts.directions import find_directions
from summarize.facts.doubts import find_doubts
from summarize.facts.fact import KEPT_KINDS, Fact, FactKind
from summarize.facts.figures import find_figures, unit
from summarize.facts.modality import find_modality
from summarize.facts.names import find_names
from summarize.facts.negations import find_negations, find_unspaced
from summarize.facts.offices import find_offices
from summarize.facts.quantifiers import find_quantifiers
from summarize.facts.quotations import find_quotations
from summarize.facts.relatives import find_relatives
from summarize.facts.shares import as_wholes, find_marks
from summarize.facts.tokens import Token, find_tokens, is_contracted

__all__ = ["KEPT_KINDS", "Fact", "FactKind", "Token", "find_facts", "find_tokens", "unit"]

_MARKER = re.compile(r"\s*(?:#{1,6}\s+)?(?:[-*+•]\s+)?\(?\d{1,3}[.)]\s+(?=\S)")
# The readers, in the order in which they take words: what one has read is no other's.
_READERS = (
    (dates.OPENERS, find_dates),
    (figures.OPENERS, find_figures),
    (negations.OPENERS, find_negations),
    (modality.OPENERS, find_modality),
    (directions.OPENERS, find_directions),
    (quantifiers.OPENERS, find_quantifiers),
    (offices.OPENERS, find_offices),
    (doubts.OPENERS, find_doubts),
    (relatives.OPENERS, find_relatives),
)
_DATES, _FIGURES, _NEGATIONS, _MODALITY, _DIRECTIONS, *_REST = range(len(_READERS))
# What is quoted is compared as a whole.
_NOT_QUOTED = (_NEGATIONS, _MODALITY, *_REST)
# Most words concern no reader, and one look tells: word -> the readers that it concerns.
_CONCERNS = {
    word: tuple(at for at, (openers, _) in enumerate(_READERS) if word in openers)
    for word in frozenset().union(*(openers for openers, _ in _READERS))
}
_DIGITS = (_DATES, _FIGURES)
_CONTRACTED = (_NEGATIONS, _MODALITY)
_in_order = attrgetter("start", "end", "kind")


def find_facts(text: str, is_common: Callable[[str], bool]) -> tuple[Fact, ...]:
    """Read the facts of a sentence.

    Parameters
    ----------
    text : str
        The sentence.
    is_common : callable
        Whether a word is usually written in lower case, as
        :meth:`summarize.segment.PunktSplitter.is_common` tells.

    Returns
    -------
    tuple of Fact
        In the order of their places in the sentence. A fact in no known form is kept with its
        spelling as its key.

    Examples
    --------
    >>> [fact.key for fact in find_facts("A dozen people died in Paris.", str.islower)]
    ['12', 'paris']
    """
    # The number of a list item is no figure of the text.
    marker = _MARKER.match(text)
    tokens = find_tokens(text)
    if marker:
        tokens = [token for token in tokens if token.start >= marker.end()]
    capitals, concerned = _sort(tokens)
    taken: set[int] = set()
    found = [
        find(text, tokens, positions, taken) if positions else []
        for (_, find), positions in zip(_READERS, concerned, strict=True)
    ]
    if found[_FIGURES] and " of " in text:
        found[_FIGURES] = as_wholes(text, found[_FIGURES])
    if not text.isascii():
        found[_NEGATIONS] = sorted([*found[_NEGATIONS], *find_unspaced(text)], key=_in_order)
    quotations = list(find_quotations(text))
    if quotations:
        for kind in _NOT_QUOTED:
            found[kind] = _outside(quotations, found[kind])
    if taken:
        capitals = [at for at in capitals if at not in taken]
    names = list(find_names(text, tokens, capitals, is_common)) if capitals else []
    if any(fact.text[0].isupper() for fact in found[_DIRECTIONS]):  # "Ban Ki-moon"
        found[_DIRECTIONS] = _outside(names, found[_DIRECTIONS])
    facts = [*quotations, *names, *find_marks(text)]
    for some in found:
        facts += some
    facts.sort(key=_in_order)
    return tuple(facts)


def _sort(tokens: Sequence[Token]) -> tuple[list[int], list[list[int]]]:
    """The positions of the words with capitals, and for each reader of those that concern it."""
    capitals: list[int] = []
    concerned: list[list[int]] = [[] for _ in _READERS]
    concerns = _CONCERNS.get
    for position, (word, lower, _, _) in enumerate(tokens):
        if word != lower:
            capitals.append(position)
        readers = concerns(lower)
        if readers is None:
            if lower.isalpha():
                continue
            readers = _of_odd_word(lower)
        for reader in readers:
            concerned[reader].append(position)
    return capitals, concerned


def _of_odd_word(word: str) -> tuple[int, ...]:
    """The readers that a number, a sign or a word with an apostrophe concerns."""
    if word[0].isdecimal():
        return _DIGITS
    if is_contracted(word):
        return _CONTRACTED if word in modality.KEYS else _CONTRACTED[:1]
    return (_FIGURES,) if word[0].isnumeric() else ()


def _outside(spans: Sequence[Fact], facts: Sequence[Fact]) -> list[Fact]:
    """Those facts that overlap none of the spans; both stand in the order of their places."""
    kept, at = [], 0
    for fact in facts:
        while at < len(spans) and spans[at].end <= fact.start:
            at += 1
        if at == len(spans) or fact.end <= spans[at].start:
            kept.append(fact)
    return kept
