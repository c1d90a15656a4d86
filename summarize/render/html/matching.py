"""Restated sentences and their covers -> which words of theirs answer each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType

from summarize.document import Sentence
from summarize.facts import Fact, FactKind
from summarize.lexicon import LexicalRelation
from summarize.points import with_blanks
from summarize.reader import Reader
from summarize.reading import NEAR
from summarize.words import Said

# What a word may be to another for saying it to say the other.
_SAYING = frozenset(
    {
        LexicalRelation.SAME,
        LexicalRelation.SYNONYM,
        LexicalRelation.DERIVED,
        LexicalRelation.GENERAL,
        LexicalRelation.ENTAILS,
        LexicalRelation.SIMILAR,
    }
)
# Inflections and synonyms that the lexicon does not know are this close in the bundled encoder.
_CLOSE = 0.6
_WORD = re.compile(r"[^\W_]+")

Span = tuple[int, int]
# Of a word, others that say it, or that it says.
_Others = Mapping[str, AbstractSet[str]]


@dataclass(frozen=True, slots=True)
class Match:
    """How a sentence is said by others, in characters of each.

    Attributes
    ----------
    said, unsaid : tuple of (int, int)
        The parts of the sentence whose words are in a cover, and those whose words are in none.
    saying : tuple of tuple of (int, int)
        For each cover the parts that say them.
    """

    said: tuple[Span, ...]
    unsaid: tuple[Span, ...]
    saying: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class _Token:
    """A word that tells something, or a fact; None as item is a function word."""

    item: Fact | str | None
    stem: str
    start: int
    end: int


class Matcher:
    """Matches the words of sentences of one language.

    Parameters
    ----------
    reader : Reader
        Of this language.
    facts : mapping of int to sequence of Fact, optional
        Those of sentences, by their ids, where they are known; others are read.
    """

    def __init__(
        self, reader: Reader, facts: Mapping[int, Sequence[Fact]] = MappingProxyType({})
    ) -> None:
        self._reader = reader
        self._facts = facts
        self._tokens: dict[str, list[_Token]] = {}

    def match(self, pairs: Sequence[tuple[Sentence, Sequence[Sentence]]]) -> list[Match]:
        """Match each sentence with its covers.

        Examples
        --------
        >>> from summarize.reader import load_reader
        >>> one = Sentence(0, 0, 0, 32, "The company began talks on Monday.")
        >>> other = Sentence(1, 0, 33, 60, "The company started talks again.")
        >>> [match] = Matcher(load_reader()).match([(other, [one])])
        >>> [other.text[start:end] for start, end in match.said]
        ['company started talks']
        """
        sentences = {s.text: s for sentence, covers in pairs for s in (sentence, *covers)}
        says, said_by = self._relations({
            token.item
            for sentence in sentences.values()
            for token in self._read(sentence)
            if isinstance(token.item, str)
        })  # fmt: skip
        return [
            _match(self._read(sentence), [self._read(cover) for cover in covers], says, said_by)
            for sentence, covers in pairs
        ]

    def _read(self, sentence: Sentence) -> list[_Token]:
        found = self._tokens.get(sentence.text)
        if found is None:
            text = with_blanks(sentence.text)
            sequence = self._reader.sequence(text, self._facts.get(sentence.id))
            found = self._tokens[sentence.text] = list(_placed(text, sequence))
        return found

    def _relations(self, words: set[str]) -> tuple[_Others, _Others]:
        """Of each word the other ones that it says, and those that say it."""
        known = sorted(words)
        says: defaultdict[str, set[str]] = defaultdict(set)
        said_by: defaultdict[str, set[str]] = defaultdict(set)
        related = (column.tolist() for column in self._reader.related(known))
        for row, col, code, cosine in zip(*related, strict=True):
            if code in _SAYING or (code == NEAR and cosine >= _CLOSE):
                says[known[row]].add(known[col])
                said_by[known[col]].add(known[row])
        return dict(says), dict(said_by)


def _placed(text: str, sequence: Iterable[Said]) -> Iterable[_Token]:
    for start, here in groupby(sequence, key=itemgetter(2)):
        items = list(here)
        for number, (item, stem, _) in enumerate(items):
            if isinstance(item, Fact):
                yield _Token(item, item.key, item.start, item.end)
                continue
            word = _WORD.match(text, start)
            at, end = start, word.end() if word else start + len(item)
            # Pairs of signs, where no blanks stand between words, all begin where their run does.
            if len(items) > 1:
                at, end = start + number, start + number + 2
            yield _Token(None if stem is None else item, stem or "", at, min(end, len(text)))


def _match(
    tokens: Sequence[_Token],
    covers: Sequence[Sequence[_Token]],
    says: _Others,
    said_by: _Others,
) -> Match:
    every = _Side([token for cover in covers for token in cover])
    said = [every.has(token, said_by) for token in tokens]
    unsaid = [
        token.item is not None and not is_said for token, is_said in zip(tokens, said, strict=True)
    ]
    this = _Side(tokens)
    saying = (_runs(cover, [this.has(token, says) for token in cover]) for cover in covers)
    return Match(_runs(tokens, said), _runs(tokens, unsaid), tuple(saying))


class _Side:
    """What the tokens of one side come to, to be looked up: a sentence may have thousands."""

    def __init__(self, tokens: Iterable[_Token]) -> None:
        self._stems: set[str] = set()
        self._words: set[str] = set()
        self._stated: set[tuple[FactKind, str]] = set()
        self._implied: set[tuple[FactKind, str]] = set()
        for token in tokens:
            if isinstance(token.item, Fact):
                self._stated.add((token.item.kind, token.item.key))
                self._implied.update((token.item.kind, key) for key in token.item.implies)
            elif token.item is not None:
                self._stems.add(token.stem)
                self._words.add(token.item)

    def has(self, token: _Token, related: _Others) -> bool:
        """Whether one of them has the stem of a token or is related to it, or a fact states it.

        Of facts it is enough that one of two states the other.
        """
        item = token.item
        if item is None:
            return False
        if isinstance(item, Fact):
            return (item.kind, item.key) in self._implied or any(
                (item.kind, key) in self._stated for key in item.implies
            )
        return token.stem in self._stems or not self._words.isdisjoint(related.get(item, ()))


def _runs(tokens: Sequence[_Token], chosen: Sequence[bool]) -> tuple[Span, ...]:
    """The places of the chosen tokens; those with nothing but function words between are one."""
    runs: list[Span] = []
    in_run = False
    for token, is_chosen in sorted(
        zip(tokens, chosen, strict=True), key=lambda pair: pair[0].start
    ):
        if not is_chosen:
            in_run = in_run and token.item is None
        elif in_run or (runs and token.start < runs[-1][1]):
            runs[-1] = runs[-1][0], max(runs[-1][1], token.end)
            in_run = True
        else:
            runs.append((token.start, token.end))
            in_run = True
    return tuple(runs)
