"""The texts that are measured: one written article, and generated ones of any length."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
ARTICLE = DATA / "article.txt"  # 25 sentences, some of which restate others

RESTATED_SHARE, CHANGED_SHARE = 0.15, 0.05
_SENTENCES_PER_PARAGRAPH = 5
# An event may be told in any of them; all of them state the same facts.
_TELLINGS = (
    "{agent} in {place} {verb} {thing} {day} {result}{tail}.",
    "{day}, {agent} in {place} {verb} {thing} {result}{tail}.",
    "{agent} {verb} {thing} {day} in {place} {result}{tail}.",
    "in {place}, {agent} {verb} {thing} {day} {result}{tail}.",
)
_TAILS = (
    "",
    ", {name} said",
    ", according to {name}",
    ", shortly before {agent} {verb} {thing}",
    " while {agent} {verb} {thing}",
    ", a week after {agent} {verb} {thing}",
)


@dataclass(frozen=True, slots=True)
class GeneratedText:
    """A text, and the truth about it.

    Attributes
    ----------
    text : str
        Paragraphs of five sentences.
    sentences : tuple of str
        In order, all different.
    restated : mapping of int to int
        Position of a sentence -> that of an earlier one with the same facts in other words.
    changed : mapping of int to int
        Position of a sentence -> that of an earlier one from which it differs in a figure.
    """

    text: str
    sentences: tuple[str, ...]
    restated: Mapping[int, int]
    changed: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Event:
    agent: str
    verbs: list[str]  # wordings of one act
    thing: str
    place: str
    day: str
    result: str
    figure: int
    tail: str

    def tell(self, telling: int, wording: int) -> str:
        sentence = _TELLINGS[telling].format(
            agent=self.agent,
            verb=self.verbs[wording],
            thing=self.thing,
            place=self.place,
            day=self.day,
            result=self.result.format(n=self.figure),
            tail=self.tail,
        )
        return sentence[0].upper() + sentence[1:]


@dataclass(slots=True)
class _Writer:
    random: random.Random
    events: list[_Event] = field(default_factory=list)
    sentences: dict[str, None] = field(default_factory=dict)
    restated: dict[int, int] = field(default_factory=dict)
    changed: dict[int, int] = field(default_factory=dict)

    def write(self) -> None:
        """Write a sentence that is not there yet."""
        event, source, links = self._next()
        sentence = event.tell(self.random.randrange(len(_TELLINGS)), self.random.randrange(2))
        if sentence in self.sentences:
            return
        if source is not None:
            links[len(self.events)] = source
        self.events.append(event)
        self.sentences[sentence] = None

    def _next(self) -> tuple[_Event, int | None, dict[int, int]]:
        chance = self.random.random()
        if self.events and chance < RESTATED_SHARE + CHANGED_SHARE:
            source = self.random.randrange(len(self.events))
            event = self.events[source]
            if chance < RESTATED_SHARE:
                return event, source, self.restated
            other = event.figure + self.random.randint(1, 9)
            return replace(event, figure=other), source, self.changed
        return _new_event(self.random), None, {}


def generate(n_sentences: int, seed: int = 0) -> GeneratedText:
    """Write a text of invented news.

    Random pairs of its sentences are about as often similar as those of real news on a dozen
    subjects, some are told twice, and some twice with another figure.

    Parameters
    ----------
    n_sentences : int
        At least 0.
    seed : int, default 0
        The same seed gives the same text; a longer text begins with the shorter one.

    Returns
    -------
    GeneratedText
    """
    writer = _Writer(random.Random(seed))
    while len(writer.sentences) < n_sentences:
        writer.write()
    sentences = tuple(writer.sentences)
    paragraphs = (
        " ".join(sentences[start : start + _SENTENCES_PER_PARAGRAPH])
        for start in range(0, n_sentences, _SENTENCES_PER_PARAGRAPH)
    )
    return GeneratedText(
        "\n\n".join(paragraphs),
        sentences,
        MappingProxyType(writer.restated),
        MappingProxyType(writer.changed),
    )


def _new_event(chance: random.Random) -> _Event:
    words = vocabulary()
    subject, other = chance.choices(list(words.subjects), k=2)
    tail = chance.choice(_TAILS).format(
        name=f"{chance.choice(words.first_names)} {chance.choice(words.last_names)}",
        agent=chance.choice(other.agents),
        verb=chance.choice(other.verbs)[0],
        thing=chance.choice(other.objects),
    )
    return _Event(
        agent=chance.choice(subject.agents),
        verbs=chance.choice(subject.verbs),
        thing=chance.choice(subject.objects),
        place=chance.choice(words.places),
        day=chance.choice(words.days),
        result=chance.choice(subject.results),
        figure=chance.randint(3, 960),
        tail=tail,
    )


class _Subject(NamedTuple):
    agents: list[str]
    verbs: list[list[str]]  # wordings of one act
    objects: list[str]
    results: list[str]


class _Vocabulary(NamedTuple):
    subjects: list[_Subject]
    places: list[str]
    days: list[str]
    first_names: list[str]
    last_names: list[str]


@cache
def vocabulary() -> _Vocabulary:
    """The words of ``data/vocabulary.json``."""
    words = json.loads((DATA / "vocabulary.json").read_text(encoding="utf-8"))
    subjects = [_Subject(**subject) for subject in words.pop("subjects").values()]
    return _Vocabulary(subjects, **words)
