"""Phrases that say what one word says: "lost their lives" -> die."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarize.lexicon.morphy import Morphy

_POSSESSIVES = dict.fromkeys("my your his her its our their one's".split(), "one's")


@dataclass(frozen=True)
class Phrase:
    """``words[start:end]`` says the same as ``word`` alone."""

    start: int
    end: int
    word: str


class PhraseBook:
    """Finds phrases in a sentence.

    Parameters
    ----------
    lines : iterable of str
        "pass away|die 2": the phrase, its word, and the part of speech.
    morphy : Morphy
        Knows the forms of a verb phrase's first word.
    """

    def __init__(self, lines: Iterable[str], morphy: Morphy) -> None:
        # first word as it stands in a text -> second word -> the rest and the word, longest first
        self._book: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        forms: dict[str, Iterable[str]] = {}
        forms_of = morphy.verb_forms()
        for line in lines:
            phrase, _, target = line.partition("|")
            word, pos = target.split(" ")
            first, *rest = phrase.split(" ")
            if pos == "2" and first not in forms:
                forms[first] = forms_of(first)
            for form in forms[first] if pos == "2" else (first,):
                after = self._book.setdefault(form, {})
                for ending in _plurals(rest[-1]) if pos == "1" else (rest[-1],):
                    second, *third = *rest[:-1], ending
                    after.setdefault(second, []).append((tuple(third), word))
        for after in self._book.values():
            for choices in after.values():
                choices.sort(key=lambda choice: -len(choice[0]))

    def find(self, words: Sequence[str]) -> list[Phrase]:
        """The phrases of a sentence, from its start, the longest first, none overlapping."""
        book, found, end = self._book, [], 0
        for i, word in enumerate(words):
            if word in book and i >= end:
                for phrase in self._at(words, i):
                    found.append(phrase)
                    end = phrase.end
        return found

    def _at(self, words: Sequence[str], i: int) -> Iterator[Phrase]:
        after = self._book[words[i]]
        second = words[i + 1] if i + 1 < len(words) else ""
        choices = after.get(second) or after.get(_POSSESSIVES.get(second, ""))
        for rest, word in choices or ():
            end = i + 2 + len(rest)
            if tuple(_POSSESSIVES.get(w, w) for w in words[i + 2 : end]) == rest:
                yield Phrase(i, end, word)
                return


def _plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith("man"):
        return noun, f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun, f"{noun[:-1]}ies"
    return noun, f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
