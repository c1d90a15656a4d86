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

_MARKER = re.compile(r"\s*(?:#{1,6}\s+)?(?:[-*+•]\s+)?\(?\d{1,3}[.)]\s+(?=\S)")
_QUOTATION = re.compile(r"[“„«「『]([^“”„«»「」『』]+)[”“»」』]|\"([^\"]+)\"")
_UNSPACED_NEGATION = re.compile("[不没沒未无無]|ません|ない|なかった")
_NOT = frozenset({"not"})
_NEGATIONS = frozenset(
    "not never no none nobody nothing neither nor cannot without nicht kein keine keinen keinem "
    "keiner keines nie niemals pas jamais aucun aucune nunca jamás non niet geen inte ej ingen "
    "ikke não nem не нет ни değil není δεν μην hardly scarcely barely unlikely refuse refuses "
    "refused refusing deny denies denied denying fail fails failed failing lack lacked".split()
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
    # The number of a list item is no figure of the text.
    marker = _MARKER.match(text)
    tokens = [token for token in find_tokens(text) if not marker or token.start >= marker.end()]
    dates = list(find_dates(text, tokens))
    figures = _outside(dates, find_figures(text, tokens))
    quotations = list(_quotations(text))
    negations = _outside(quotations, _negations(tokens))
    names = find_names(text, tokens, is_common)
    facts = [*dates, *figures, *quotations, *negations, *_directions(tokens), *names]
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.kind)))


def _outside(spans: list[Fact], facts: Iterator[Fact]) -> Iterator[Fact]:
    """Those facts that overlap none of the spans; both stand in the order of their places."""
    at = 0
    for fact in facts:
        while at < len(spans) and spans[at].end <= fact.start:
            at += 1
        if at == len(spans) or fact.end <= spans[at].start:
            yield fact


def _quotations(text: str) -> Iterator[Fact]:
    for match in _QUOTATION.finditer(text):
        key = " ".join(re.findall(r"\w+", match[1] or match[2])).casefold()
        if key:
            yield Fact(FactKind.QUOTATION, match[0], *match.span(), key, frozenset({key}))


def _negations(tokens: list[Token]) -> Iterator[Fact]:
    for token in tokens:
        start = token.start
        if token.lower.endswith(("n't", "n’t")):
            start = token.end - len("n't")
        elif token.lower not in _NEGATIONS and not _UNSPACED_NEGATION.search(token.lower):
            continue
        text = token.text[start - token.start :]
        yield Fact(FactKind.NEGATION, text, start, token.end, "not", _NOT)


def _directions(tokens: list[Token]) -> Iterator[Fact]:
    for token in tokens:
        if key := _DIRECTIONS.get(token.lower):
            start, end = token.start, token.end
            yield Fact(FactKind.DIRECTION, token.text, start, end, key, frozenset({key}))
