"""Summary -> its numbers at every length, from no sentence to all points."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.budget import count_words
from summarize.document import Document, Sentence
from summarize.entries import Fate
from summarize.facts import KEPT_KINDS, Fact
from summarize.joining import separator
from summarize.measure import compression_ratio, retention
from summarize.points import with_blanks
from summarize.summary import Summary


@dataclass(frozen=True, slots=True)
class Lengths:
    """What the first n sentences of a ranking come to, for every n from 0.

    Attributes
    ----------
    order : tuple of int
        Ids of sentences, those that are worth most first.
    reading : tuple of int
        The same ids in reading order.
    words, characters, facts : tuple of int
        Of the summary of the first n; one more than there are in `order`.
    characters_given, facts_total : int
        Those of the documents.
    """

    order: tuple[int, ...]
    reading: tuple[int, ...]
    words: tuple[int, ...]
    characters: tuple[int, ...]
    facts: tuple[int, ...]
    characters_given: int
    facts_total: int

    def compression_ratios(self) -> list[float]:
        """Characters kept / characters given, at every length."""
        return [compression_ratio(count, self.characters_given) for count in self.characters]

    def retentions(self) -> list[float]:
        """Share of the facts that are stated, at every length."""
        return [retention(count, self.facts_total) for count in self.facts]


def measure_lengths(
    summary: Summary,
    known: Mapping[int, Sequence[Fact]],
    find_facts: Callable[[str], Sequence[Fact]],
) -> Lengths:
    """Measure the summary at every length.

    Parameters
    ----------
    summary : Summary
    known : mapping of int to sequence of Fact
        The facts of sentences by their ids, as far as they are known.
    find_facts : callable
        Sentence -> its facts: for those of which they are not.
    """
    sentences = [entry.sentence for entry in summary.ledger]
    facts_of = {
        s.id: known[s.id] if s.id in known else find_facts(with_blanks(s.text))
        for s, entry in zip(sentences, summary.ledger, strict=True)
        if entry.fate not in {Fate.NOISE, Fate.SEEN}
    }
    every = {(f.kind, f.key) for them in facts_of.values() for f in them if f.kind in KEPT_KINDS}

    order = summary.ranking()
    words, characters, facts = [0], [0], [0]
    stated: set[tuple[str, str]] = set()
    reading = _reading(summary, order)
    place = {i: at for at, i in enumerate(reading)}
    shown: list[Sentence] = []
    for i in order:
        words.append(words[-1] + count_words(sentences[i].text))
        at = bisect(shown, place[i], key=lambda sentence: place[sentence.id])
        characters.append(characters[-1] + _added(shown, at, sentences[i], summary.documents))
        shown.insert(at, sentences[i])
        said = facts_of[i]
        stated.update(every.intersection((f.kind, key) for f in said for key in f.implies))
        facts.append(len(stated))
    given = sum(len(document.text) for document in summary.documents)
    return Lengths(order, reading, tuple(words), tuple(characters), tuple(facts), given, len(every))


def _reading(summary: Summary, order: Sequence[int]) -> tuple[int, ...]:
    """Put sentences into reading order: what was cut stands behind what stands before it."""
    behind: dict[int, list[int]] = defaultdict(list)
    last: dict[int, int] = {}  # of each document, the kept sentence that was met last
    ranked = frozenset(order)
    for entry in summary.ledger:
        sentence = entry.sentence
        if entry.fate is Fate.KEPT:
            last[sentence.document] = sentence.id
        elif sentence.id in ranked:
            behind[last.get(sentence.document, ~sentence.document)].append(sentence.id)
    reading: list[int] = []
    for sentence in summary.sentences:
        reading += behind.pop(~sentence.document, [])  # before the first of its document
        reading += [sentence.id, *behind.pop(sentence.id, [])]
    return (*reading, *(i for ids in behind.values() for i in ids))


def _added(shown: Sequence[Sentence], at: int, new: Sentence, documents: Sequence[Document]) -> int:
    """By how many characters a text of some sentences grows with one more at a place."""

    def between(sentences: Sequence[Sentence]) -> int:
        return sum(len(separator(a, b, documents)) for a, b in pairwise(sentences))

    before, after = shown[max(at - 1, 0) : at], shown[at : at + 1]
    return len(new.text) + between([*before, new, *after]) - between([*before, *after])
