"""Restated sentences and their covers -> which words of theirs answer each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from summarize.document import Sentence
from summarize.encode import StaticEncoder
from summarize.facts import Fact
from summarize.lexicon import LexicalRelation, Lexicon
from summarize.reader import ENGLISH
from summarize.similarity import similar_pairs, unit_rows
from summarize.words import WordReader

# What a word may be to another for saying it to say the other.
_SAYING = (
    LexicalRelation.SAME,
    LexicalRelation.SYNONYM,
    LexicalRelation.DERIVED,
    LexicalRelation.GENERAL,
    LexicalRelation.ENTAILS,
    LexicalRelation.SIMILAR,
)
# Inflections and synonyms that the lexicon does not know are this close in the bundled encoder.
_CLOSE = 0.6
_WORD = re.compile(r"[^\W_]+")
_WHITE = re.compile(r"[^\S ]")

Span = tuple[int, int]


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
    language : str
        ISO 639-1 code.
    find_facts : callable
        Sentence -> its facts.
    """

    def __init__(self, language: str, find_facts: Callable[[str], Sequence[Fact]]) -> None:
        self._find_facts = find_facts
        self._lexicon = Lexicon() if language.lower() in ENGLISH else None
        self._words = WordReader(language, self._lexicon.phrases if self._lexicon else None)
        self._tokens: dict[str, list[_Token]] = {}

    def match(self, pairs: Sequence[tuple[Sentence, Sequence[Sentence]]]) -> list[Match]:
        """Match each sentence with its covers.

        Examples
        --------
        >>> one = Sentence(0, 0, 0, 32, "The company began talks on Monday.")
        >>> other = Sentence(1, 0, 33, 60, "The company started talks again.")
        >>> [match] = Matcher("en", lambda text: ()).match([(other, [one])])
        >>> [other.text[start:end] for start, end in match.said]
        ['company started talks']
        """
        texts = {s.text for sentence, covers in pairs for s in (sentence, *covers)}
        says = self._relations({
            token.item
            for text in sorted(texts)
            for token in self._read(text)
            if isinstance(token.item, str)
        })  # fmt: skip
        return [
            _match(self._read(sentence.text), [self._read(c.text) for c in covers], says)
            for sentence, covers in pairs
        ]

    def _read(self, text: str) -> list[_Token]:
        found = self._tokens.get(text)
        if found is None:
            plain = _WHITE.sub(" ", text)
            facts = self._find_facts(plain)
            found = self._tokens[text] = list(_placed(plain, self._words.sequence(plain, facts)))
        return found

    def _relations(self, words: set[str]) -> set[tuple[str, str]]:
        """The pairs of different words of which saying the first says the second."""
        if self._lexicon is None or not words:
            return set()
        known = sorted(words)
        told = self._lexicon.relations(known)
        rows, cols, codes = told.rows.tolist(), told.cols.tolist(), told.codes.tolist()
        related = {(known[row], known[col]) for row, col in zip(rows, cols, strict=True)}
        says = {
            (known[row], known[col])
            for row, col, code in zip(rows, cols, codes, strict=True)
            if code in _SAYING
        }
        near = similar_pairs(unit_rows(StaticEncoder().word_vectors(known)), threshold=_CLOSE)
        for row, col in zip(near.rows.tolist(), near.cols.tolist(), strict=True):
            if (pair := (known[row], known[col])) not in related:
                says |= {pair, pair[::-1]}
        return says


def _placed(text: str, sequence: Iterable[tuple[Fact | str, str | None, int]]) -> Iterable[_Token]:
    before = repeated = -1
    for item, stem, start in sequence:
        if isinstance(item, Fact):
            yield _Token(item, item.key, item.start, item.end)
            continue
        # Pairs of signs, where no blanks stand between words, all begin where their run does.
        repeated = repeated + 1 if start == before else 0
        before = start
        word = _WORD.match(text, start)
        end = word.end() if word else start + len(item)
        at, end = (start + repeated, start + repeated + 2) if repeated else (start, end)
        yield _Token(None if stem is None else item, stem or "", at, min(end, len(text)))


def _match(
    tokens: Sequence[_Token], covers: Sequence[Sequence[_Token]], says: set[tuple[str, str]]
) -> Match:
    every = [token for cover in covers for token in cover]
    said = [_is_said(token, every, says) for token in tokens]
    unsaid = [
        token.item is not None and not is_said for token, is_said in zip(tokens, said, strict=True)
    ]
    backwards = {(b, a) for a, b in says}
    saying = (
        _runs(cover, [_is_said(token, tokens, backwards) for token in cover]) for cover in covers
    )
    return Match(_runs(tokens, said), _runs(tokens, unsaid), tuple(saying))


def _is_said(token: _Token, others: Sequence[_Token], says: set[tuple[str, str]]) -> bool:
    return token.item is not None and any(_says(other, token, says) for other in others)


def _says(one: _Token, other: _Token, says: set[tuple[str, str]]) -> bool:
    a, b = one.item, other.item
    if isinstance(a, Fact) and isinstance(b, Fact):
        return a.states(b) or b.states(a)
    return isinstance(a, str) and isinstance(b, str) and (one.stem == other.stem or (a, b) in says)


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
