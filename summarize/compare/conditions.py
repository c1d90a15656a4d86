"""Whether a sentence says of what a condition makes depend on it that it is so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarize.facts import KEPT_KINDS, Fact
from summarize.facts.conditions import find_conditions
from summarize.reading import Reading

_WORD = re.compile(r"\w+")


def drops_condition(a: Reading, b: Reading) -> bool:
    """Whether b says flatly what a says to be so under a condition.

    So it is where b has to do with one of the two clauses alone: "if the dam breaks, two towns
    will be flooded" says neither "two towns will be flooded" nor "the dam breaks". What speaks of
    both may tell the condition in other words: "a break of the dam will flood two towns". And what
    has a condition of its own says nothing flatly.
    """
    conditions = find_conditions(a.text)
    if not conditions or find_conditions(b.text):
        return False
    said = frozenset(b.words).union(_key(fact, fact.key) for fact in _kept(b))
    return any(
        _drops(said, _part(a, condition.own), _part(a, condition.main)) for condition in conditions
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """The stems of the words in a part of a sentence and its facts; and what these imply."""

    said: frozenset[str]
    implied: frozenset[str]

    def without(self, other: _Part) -> _Part:
        return _Part(self.said - other.implied, self.implied - other.implied)


def _drops(said: frozenset[str], own: _Part, main: _Part) -> bool:
    """Whether what is said is one of two clauses, for the most part, and nothing of the other."""
    own, main = own.without(main), main.without(own)
    of_own, of_main = said & own.implied, said & main.implied
    if of_own:
        return not of_main and 2 * len(of_own) >= len(said)
    # Or most of the clause itself, beside other things.
    return bool(of_main) and 2 * len(of_main) >= min(len(said), len(main.said))


def _part(reading: Reading, span: tuple[int, int]) -> _Part:
    start, end = span
    words = set(_WORD.findall(reading.text[start:end].casefold()))
    stems = frozenset(stem for stem, word in reading.words.items() if word.casefold() in words)
    facts = [fact for fact in _kept(reading) if start <= fact.start < end]
    return _Part(
        stems.union(_key(fact, fact.key) for fact in facts),
        stems.union(_key(fact, key) for fact in facts for key in fact.implies),
    )


def _kept(reading: Reading) -> list[Fact]:
    return [fact for fact in reading.facts if fact.kind in KEPT_KINDS]


def _key(fact: Fact, key: str) -> str:
    return f"{fact.kind} {key}"
