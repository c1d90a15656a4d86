"""A stream of invented news of any length, in which much is said more than once."""

from __future__ import annotations

import random
import re
import tomllib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, product
from types import MappingProxyType
from typing import NamedTuple

from benchmarks.texts import DATA

RESTATED_SHARE, CHANGED_SHARE = 0.30, 0.03
_WINDOW = 5_000  # events that are still told: old news is no news
_SENTENCES_PER_PARAGRAPH, _PARAGRAPHS_PER_DOCUMENT = 5, 4
_SLOT = re.compile(r"{(\w+)}")
# Slots that draw from the list of another.
_ALIASES = {
    "person2": "person", "source": "person", "place2": "place", "town": "place",
    "team2": "team", "rival": "team", "company2": "company", "rival2": "company",
}  # fmt: skip
_CHANGING = ("n", "few", "pct", "money")  # that an event told anew may have another of

Fills = dict[str, str]


@dataclass(frozen=True, slots=True)
class Stream:
    """A text, and the truth about it.

    Attributes
    ----------
    sentences : tuple of str
        In order, all different.
    restated : mapping of int to int
        Position of a sentence -> that of an earlier one that states the same facts.
    changed : mapping of int to int
        Position of a sentence -> that of an earlier one from which it differs in a figure.
    """

    sentences: tuple[str, ...]
    restated: Mapping[int, int]
    changed: Mapping[int, int]

    def documents(self) -> Iterator[str]:
        """Texts of twenty sentences, five a paragraph."""
        paragraphs = (" ".join(part) for part in _batched(self.sentences, _SENTENCES_PER_PARAGRAPH))
        for part in _batched(paragraphs, _PARAGRAPHS_PER_DOCUMENT):
            yield "\n\n".join(part)


def _batched(items: Iterable[str], n: int) -> Iterator[list[str]]:
    rest = iter(items)
    while part := list(islice(rest, n)):
        yield part


class _Template(NamedTuple):
    wordings: tuple[str, ...]
    tails: tuple[str, ...]


@dataclass(slots=True)
class _Event:
    wordings: list[str]  # not used yet
    fills: Fills
    position: int

    def tell(self, chance: random.Random) -> str:
        """The event in words not used for it yet."""
        wording = self.wordings.pop(chance.randrange(len(self.wordings)))
        sentence = wording.format_map(self.fills)
        return f"{sentence[0].upper()}{sentence[1:]}."


@dataclass(slots=True)
class _Writer:
    random: random.Random
    told: deque[_Event] = field(default_factory=lambda: deque(maxlen=_WINDOW))
    sentences: dict[str, None] = field(default_factory=dict)
    restated: dict[int, int] = field(default_factory=dict)
    changed: dict[int, int] = field(default_factory=dict)

    def write(self) -> None:
        """Write a sentence, unless by chance it is there already."""
        kind = self.random.random()
        at = len(self.sentences)
        source = self._source() if kind < RESTATED_SHARE + CHANGED_SHARE else None
        if source is not None and kind < RESTATED_SHARE:
            event, links = source, self.restated
        elif source is not None and (fills := _another_figure(self.random, source.fills)):
            event, links = _Event(source.wordings[:], fills, at), self.changed
        else:
            event, links = _new_event(self.random, at), {}
        sentence = event.tell(self.random)
        if sentence in self.sentences:
            return
        if event is not source:
            self.told.append(event)
        if source is not None:
            links[at] = source.position
        self.sentences[sentence] = None

    def _source(self) -> _Event | None:
        """An event that can be told in yet other words, if chance finds one."""
        if not self.told:
            return None
        event = self.told[self.random.randrange(len(self.told))]
        return event if event.wordings else None


def generate_stream(n_sentences: int, seed: int = 0) -> Stream:
    """Write a stream of invented news.

    Of 204 templates of sport, weather, markets, courts, health and travel, in three wordings each,
    with names, places, figures and circumstances of millions of combinations. An event is told
    again, among the next thousands, in words not used for it yet.

    Parameters
    ----------
    n_sentences : int
        At least 0.
    seed : int, default 0
        The same seed gives the same text; a longer text begins with the shorter one.

    Returns
    -------
    Stream
    """
    writer = _Writer(random.Random(seed))
    while len(writer.sentences) < n_sentences:
        writer.write()
    return Stream(
        tuple(writer.sentences),
        MappingProxyType(writer.restated),
        MappingProxyType(writer.changed),
    )


def _new_event(chance: random.Random, position: int) -> _Event:
    template = chance.choice(_templates())
    tail = chance.choice(template.tails)
    fills: Fills = {}
    for slot in _slots(template.wordings[0] + tail):
        value = _fill(chance, slot)
        while value in fills.values():  # nobody plays against themselves
            value = _fill(chance, slot)
        fills[slot] = value
    return _Event([wording + tail for wording in template.wordings], fills, position)


def _another_figure(chance: random.Random, fills: Fills) -> Fills | None:
    """The same with one figure changed; None without a figure."""
    for slot in _CHANGING:
        if slot in fills:
            value = _fill(chance, slot)
            return {**fills, slot: value} if value not in fills.values() else None
    return None


def _fill(chance: random.Random, slot: str) -> str:
    words = _words().get(_ALIASES.get(slot, slot))
    return chance.choice(words) if words else _FIGURES[slot](chance)


def _result(chance: random.Random) -> str:
    losers = chance.randint(0, 3)
    return f"{losers + chance.randint(1, 4)}-{losers}"


def _draw(chance: random.Random) -> str:
    goals = chance.randint(0, 4)
    return f"{goals}-{goals}"


_FIGURES: Mapping[str, Callable[[random.Random], str]] = {
    "n": lambda chance: str(chance.randint(10, 990)),
    "few": lambda chance: str(chance.randint(2, 9)),
    "years": lambda chance: str(chance.randint(2, 30)),
    "temp": lambda chance: str(chance.randint(5, 42)),
    "pct": lambda chance: f"{chance.randint(1, 48)}.{chance.randint(1, 9)}",
    "money": lambda chance: f"{chance.randint(1, 980)}.{chance.randint(1, 9)} million dollars",
    "crowd": lambda chance: f"{chance.randint(1, 89)},{chance.randint(0, 999):03}",
    "score": _result,
    "even": _draw,
}


@cache
def _slots(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_SLOT.findall(text)))


@cache
def _words() -> dict[str, list[str]]:
    """What slots are filled with: the combinations of the parts of each."""
    return {
        slot: ["".join(parts) for parts in product(*(map(_parts, lists)))]
        for slot, lists in _data()["slots"].items()
    }


def _parts(text: str) -> list[str]:
    """Parts of a name: between bars, or, where there is none, blanks that all belong to them."""
    if "|" in text:
        return text.split("|")
    words = text.split()
    return [f" {word}" for word in words] if text.startswith(" ") else words


@cache
def _templates() -> tuple[_Template, ...]:
    return tuple(
        _Template(tuple(line.split(" | ")), tuple(domain["tails"].strip("\n").split(" | ")))
        for domain in _data()["domains"].values()
        for line in domain["templates"].strip().splitlines()
    )


@cache
def _data() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((DATA / "stream.toml").read_text(encoding="utf-8"))
