"""Invented documents that tell the same facts in different words, and the truth about them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from benchmarks.texts import DATA

# How often the facts of a topic are stated: most once or twice, a few by nearly every document.
STATED = (5, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1)
N_CONTRADICTED, N_ASIDES = 2, 10
# No document states a fact twice, and the one that contradicts it does not state it: a fact
# stated five times needs six.
FEWEST_DOCUMENTS, MOST_DOCUMENTS = 6, 8

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PlantedTopic:
    """Documents on one topic, and the truth about them.

    A sentence is known by its text: no two are the same, and none is part of another.

    Attributes
    ----------
    name : str
        Of its domain, with a number.
    documents : tuple of str
        6 to 8 texts, one paragraph each.
    sentences : tuple of tuple of str
        Of each document, in order; joined by blanks they are the document.
    fact_of : mapping of str to int
        A sentence that states a fact -> that fact, in ``range(len(stated))``.
    stated : tuple of int
        How often each fact is stated, 1 to 5: each time in other words, in another document.
    contradictions : mapping of str to int
        A sentence that says the same point with another figure, name, direction, or its contrary
        -> the fact that it contradicts, in a document that does not state it.
    asides : frozenset of str
        The sentences that matter to nobody; each stands once.
    leaning : mapping of str to str
        A sentence that opens with a pronoun -> the aside right before it, which says for whom or
        what the pronoun stands.
    """

    name: str
    documents: tuple[str, ...]
    sentences: tuple[tuple[str, ...], ...]
    fact_of: Mapping[str, int]
    stated: tuple[int, ...]
    contradictions: Mapping[str, int]
    asides: frozenset[str]
    leaning: Mapping[str, str]


class Fact(NamedTuple):
    """A fact in all its wordings; the last may lean on a sentence before it.

    Attributes
    ----------
    wordings : tuple of str
        Five, all with the names and figures that matter.
    contradiction : str or None
        The same point, but not the same truth.
    lead : str or None
        An aside that has to stand before the last wording, which opens with a pronoun.
    """

    wordings: tuple[str, ...]
    contradiction: str | None
    lead: str | None


class Domain(NamedTuple):
    """What the topics of one kind are made of."""

    name: str
    facts: tuple[Fact, ...]
    asides: tuple[str, ...]


@cache
def read_domains() -> tuple[Domain, ...]:
    """The domains of ``data/planted.toml``, in its order."""
    data = tomllib.loads((DATA / "planted.toml").read_text(encoding="utf-8"))
    return tuple(
        Domain(
            domain["name"],
            tuple(
                Fact(_lines(fact["wordings"]), fact.get("contradiction"), fact.get("lead"))
                for fact in domain["facts"]
            ),
            _lines(domain["asides"]),
        )
        for domain in data["domains"]
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.strip().splitlines())


def generate_planted(n_topics: int, seed: int = 0) -> list[PlantedTopic]:
    """Write topics, each of 12 facts of a domain, stated one to five times in different words.

    Statements, contradictions of two facts and asides are dealt to documents by chance and
    shuffled in each, so that no position tells what matters.

    Parameters
    ----------
    n_topics : int
        At least 0. The domains take turns.
    seed : int, default 0
        The same seed gives the same topics on every version of Python: of its random numbers only
        those are used that it promises never to change. More topics begin with the fewer.

    Returns
    -------
    list of PlantedTopic

    Raises
    ------
    ValueError
        If `n_topics` is negative.

    Examples
    --------
    >>> (topic,) = generate_planted(1)
    >>> len(topic.fact_of) == sum(topic.stated)
    True
    >>> sorted(topic.stated, reverse=True)
    [5, 4, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1]
    """
    if n_topics < 0:
        raise ValueError(f"n_topics must be at least 0. Got {n_topics}.")
    chance, domains = _Chance(seed), read_domains()
    return [
        _Writer(chance, domains[number % len(domains)]).write(number) for number in range(n_topics)
    ]


class _Chance:
    """Chance that is the same everywhere.

    Python promises the sequence of ``random()`` for a seed, but not that of ``shuffle``,
    ``sample`` or ``randrange``.
    """

    def __init__(self, seed: int) -> None:
        self._random = Random(seed).random

    def below(self, n: int) -> int:
        """An integer in ``range(n)``."""
        return int(self._random() * n)

    def shuffled(self, items: Sequence[_T]) -> list[_T]:
        """All items in any order, by the shuffle of Fisher and Yates."""
        rest = list(items)
        for last in range(len(rest) - 1, 0, -1):
            at = self.below(last + 1)
            rest[at], rest[last] = rest[last], rest[at]
        return rest


@dataclass(slots=True)
class _Writer:
    """Deals what a topic says to its documents.

    A document is a list of passages: sentences that stay together, mostly one.
    """

    chance: _Chance
    domain: Domain
    fact_of: dict[str, int] = field(default_factory=dict)
    contradictions: dict[str, int] = field(default_factory=dict)
    asides: set[str] = field(default_factory=set)
    leaning: dict[str, str] = field(default_factory=dict)

    def write(self, number: int) -> PlantedTopic:
        """Choose what is said, and where."""
        n_documents = FEWEST_DOCUMENTS + self.chance.below(MOST_DOCUMENTS - FEWEST_DOCUMENTS + 1)
        passages: list[list[tuple[str, ...]]] = [[] for _ in range(n_documents)]
        facts = self.chance.shuffled(self.domain.facts)[: len(STATED)]
        stated = self.chance.shuffled(STATED)
        disputed = [at for at, fact in enumerate(facts) if fact.contradiction]
        contradicted = self.chance.shuffled(disputed)[:N_CONTRADICTED]
        for at, (fact, times) in enumerate(zip(facts, stated, strict=True)):
            places = self.chance.shuffled(range(n_documents))
            wordings = self.chance.shuffled(fact.wordings)[:times]
            for wording, place in zip(wordings, places, strict=False):
                passages[place].append(self._statement(at, fact, wording))
            if at in contradicted and fact.contradiction:
                passages[places[times]].append((fact.contradiction,))
                self.contradictions[fact.contradiction] = at
        for at, aside in enumerate(self.chance.shuffled(self.domain.asides)[:N_ASIDES]):
            passages[at % n_documents].append((aside,))  # so that no document is empty
            self.asides.add(aside)
        return self._topic(f"{self.domain.name} {number + 1}", passages, stated)

    def _statement(self, at: int, fact: Fact, wording: str) -> tuple[str, ...]:
        """A wording of a fact, with the sentence that it leans on if there is one."""
        self.fact_of[wording] = at
        if fact.lead is None or wording != fact.wordings[-1]:
            return (wording,)
        self.asides.add(fact.lead)
        self.leaning[wording] = fact.lead
        return (fact.lead, wording)

    def _topic(
        self, name: str, passages: Sequence[Sequence[tuple[str, ...]]], stated: Sequence[int]
    ) -> PlantedTopic:
        sentences = tuple(
            tuple(sentence for passage in self.chance.shuffled(of_one) for sentence in passage)
            for of_one in passages
        )
        return PlantedTopic(
            name=name,
            documents=tuple(map(" ".join, sentences)),
            sentences=sentences,
            fact_of=MappingProxyType(self.fact_of),
            stated=tuple(stated),
            contradictions=MappingProxyType(self.contradictions),
            asides=frozenset(self.asides),
            leaning=MappingProxyType(self.leaning),
        )
