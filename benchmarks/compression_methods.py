"""Ways to summarize: ours, those that look at nothing, and what every way is made of."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple, Protocol

from benchmarks.compression_source import (
    WORDS,
    Budget,
    Source,
    read_source,
    splitter_language,
    take,
)
from summarize import Summarizer, Summary

OURS, PEER, BASELINE = "ours", "peer", "baseline"
SUMMARIZE, FIRST, RANDOM = "summarize", "first sentences", "random"
# Scripts of which the bundled encoder knows no letters: its users are told to take the lexical one.
_OTHER_SCRIPTS = frozenset("ar bg el fa he hi ja ko ru th uk zh".split())
_SEED = 0

# Documents and what is asked -> a summary.
Summarize = Callable[[Sequence[str], Budget], str]
# Positions of sentences, the most wanted first.
Rank = Callable[[Source, Budget], Sequence[int]]


class Clock(Protocol):
    """Knows what a call takes that a benchmark calls otherwise than users do.

    Attributes
    ----------
    owed : float
        Seconds that the last call would have taken more, or, below 0, less.
    """

    owed: float


class Method(NamedTuple):
    """A way to summarize.

    Attributes
    ----------
    summarize : callable
        Takes documents and a :class:`Budget`, and returns a text.
    kind : {"ours", "peer", "baseline"}
        A baseline looks at no sentence.
    languages : frozenset of str or None
        Codes of those that it is made for; None for any.
    slow : bool
        Whether it is given the first items of a set only.
    most_sentences : int or None
        It is not given texts of more.
    clock : Clock or None
        Corrects the time of a call.
    """

    summarize: Summarize
    kind: str = PEER
    languages: frozenset[str] | None = None
    slow: bool = False
    most_sentences: int | None = None
    clock: Clock | None = None


class Ranked:
    """A way that ranks the sentences of a text; those that fit are taken in this order.

    The ranking of the last text is kept, so that other lengths of it cost nothing.

    Parameters
    ----------
    rank : callable
        Its ranking must not depend on the length.
    """

    def __init__(self, rank: Rank) -> None:
        self._rank = rank
        self._of: tuple[Any, ...] | None = None
        self._order: Sequence[int] = ()

    def __call__(self, documents: Sequence[str], budget: Budget) -> str:
        """Rank the sentences, unless that was done, and take those that fit."""
        source = read_source(tuple(documents), budget.language)
        of = (source.documents, budget.language, budget.query)
        if of != self._of:
            self._order, self._of = self._rank(source, budget), of
        return take(source, self._order, budget)


class Ours:
    """The library, as its users call it; another length of the last text is cut from it again."""

    def __init__(self) -> None:
        self._summarizers: dict[str, Summarizer] = {}
        self._of: tuple[Any, ...] | None = None
        self._summary: Summary | None = None

    def __call__(self, documents: Sequence[str], budget: Budget) -> str:
        """Summarize, or cut the last summary again."""
        of = (tuple(documents), budget.language, budget.query)
        asked = _asked(budget)
        if self._summary is None or of != self._of:
            summarizer = self._summarizer(budget.language)
            self._summary, self._of = summarizer.summarize(list(documents), **asked), of
            return str(self._summary)
        return str(self._summary.recut(**asked))

    def _summarizer(self, language: str) -> Summarizer:
        if language not in self._summarizers:
            self._summarizers[language] = Summarizer(
                language=splitter_language(language),
                encoder="lexical" if language in _OTHER_SCRIPTS else None,
            )
        return self._summarizers[language]


def _asked(budget: Budget) -> dict[str, Any]:
    """A budget as keywords of ours; there is no query without one."""
    if budget.amount is None:
        return {}
    unit = "words" if budget.unit == WORDS else "characters"
    return {unit: budget.amount, "query": budget.query}


def rank_first(source: Source, _: Budget) -> list[int]:
    """The first sentence of every document, then the second of every one, and so on.

    Examples
    --------
    >>> from benchmarks.compression_source import read_source
    >>> rank_first(read_source(("One. Two.", "Three."), "en"), Budget(3))
    [0, 2, 1]
    """
    columns: list[list[int]] = [[] for _ in source.documents]
    for position, sentence in enumerate(source.sentences):
        columns[sentence.document].append(position)
    rows = zip_longest(*columns)
    return [position for row in rows for position in row if position is not None]


def rank_randomly(source: Source, _: Budget) -> list[int]:
    """Any order; the same for the same number of sentences."""
    order = list(range(len(source.sentences)))
    random.Random(_SEED).shuffle(order)
    return order


def simple_methods() -> dict[str, Method]:
    """Ours and those that look at no sentence."""
    return {
        SUMMARIZE: Method(Ours(), OURS),
        FIRST: Method(Ranked(rank_first), BASELINE),
        RANDOM: Method(Ranked(rank_randomly), BASELINE),
    }
