"""Sentence -> facts: what it asserts that can be checked.

A first reading by rules, for text in English above all. Figures and quotations are found in any
language with Latin digits and quotation marks; names need a script with capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summarize.facts.dates import find_dates
from summarize.facts.fact import KEPT_KINDS, Fact, FactKind
from summarize.facts.figures import find_figures, unit
from summarize.facts.names import find_names
from summarize.facts.tokens import Token, find_tokens

__all__ = ["KEPT_KINDS", "Fact", "FactKind", "Token", "find_facts", "find_tokens", "unit"]

_QUOTATION = re.compile(r"[“„«「『]([^“”„«»「」『』]+)[”“»」』]|\"([^\"]+)\"")
_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|cannot|without"
    r"|nicht|kein(?:e[mnrs]?)?|niemals|pas|jamais|aucune?|nunca|jamás)\b|n['’]t\b",
    re.IGNORECASE,
)
_UP = """rise rises rose risen rising increase increases increased increasing grow grows grew grown
 growing gain gains gained climb climbs climbed up raise raises raised higher more above win wins
 won buy buys bought accept accepts accepted approve approves approved support supports supported"""
_DOWN = """fall falls fell fallen falling decrease decreases decreased decreasing shrink shrinks
 shrank shrunk decline declines declined drop drops dropped down cut cuts lower less fewer below
 lose loses lost sell sells sold reject rejects rejected oppose opposes opposed"""
_DIRECTIONS = dict.fromkeys(_UP.split(), "up") | dict.fromkeys(_DOWN.split(), "down")


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
    tokens = find_tokens(text)
    dates = list(find_dates(text))
    figures = [figure for figure in find_figures(text, tokens) if not _inside(figure, dates)]
    quotations = list(_quotations(text))
    negations = [fact for fact in _negations(text) if not _inside(fact, quotations)]
    names = find_names(text, tokens, is_common)
    facts = [*dates, *figures, *quotations, *negations, *_directions(tokens), *names]
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.kind)))


def _inside(fact: Fact, others: list[Fact]) -> bool:
    return any(other.start < fact.end and fact.start < other.end for other in others)


def _quotations(text: str) -> Iterator[Fact]:
    for match in _QUOTATION.finditer(text):
        key = " ".join(re.findall(r"\w+", match[1] or match[2])).casefold()
        if key:
            yield Fact(FactKind.QUOTATION, match[0], *match.span(), key, frozenset({key}))


def _negations(text: str) -> Iterator[Fact]:
    for match in _NEGATION.finditer(text):
        yield Fact(FactKind.NEGATION, match[0], *match.span(), "not", frozenset({"not"}))


def _directions(tokens: list[Token]) -> Iterator[Fact]:
    for token in tokens:
        if key := _DIRECTIONS.get(token.text):
            start, end = token.start, token.end
            yield Fact(FactKind.DIRECTION, token.text, start, end, key, frozenset({key}))
