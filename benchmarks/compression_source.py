"""A text and its sentences, how much of it is asked for, and which of it a summary says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from summarize import Document, OptionError, Sentence
from summarize.segment import PunktSplitter, segment

WORDS, CHARACTERS = "words", "characters"


@dataclass(frozen=True, slots=True)
class Budget:
    """What is asked of a method.

    Attributes
    ----------
    amount : int or None
        The most the summary may take; None for a method that finds its own length.
    unit : {"words", "characters"}
        Words are runs without white space.
    language : str
        ISO 639-1 code.
    query : str or None
        What the reader wants to know.

    Examples
    --------
    >>> Budget(3).holds("The dam broke."), Budget(3).holds("The old dam broke.")
    (True, False)
    """

    amount: int | None
    unit: str = WORDS
    language: str = "en"
    query: str | None = None

    def size(self, text: str) -> int:
        """The length of a text in the unit."""
        return len(text.split()) if self.unit == WORDS else len(text)

    def holds(self, text: str) -> bool:
        """Whether a text is within it."""
        return self.amount is None or self.size(text) <= self.amount


@dataclass(frozen=True)
class Source:
    """A text as all methods get it.

    Attributes
    ----------
    documents : tuple of str
    sentences : tuple of Sentence
        As the library's own splitter finds them, in order.
    """

    documents: tuple[str, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The sentences, verbatim."""
        return tuple(sentence.text for sentence in self.sentences)

    @cached_property
    def characters(self) -> int:
        """The length of all documents, with a blank between them as summaries have."""
        return len(" ".join(self.documents))

    @cached_property
    def _by_first_word(self) -> dict[str, list[str]]:
        """The sentences in plain white space that begin with a word, longest first."""
        found: dict[str, list[str]] = {}
        for text in sorted({_plain(text) for text in self.texts}, key=len, reverse=True):
            found.setdefault(text.partition(" ")[0], []).append(text)
        return found

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for position, text in enumerate(self.texts):
            found.setdefault(_plain(text), []).append(position)
        return found

    def find(self, summary: str) -> tuple[list[int], list[str]]:
        """Find the sentences that a summary is made of.

        Parameters
        ----------
        summary : str
            Sentences of the source, verbatim but for white space, among whatever else.

        Returns
        -------
        positions : list of int
            Of the sentences, in the order of the summary. A sentence that the source has several
            times is the next of them in reading order.
        parts : list of str
            The sentences, and the stretches between them, in order.

        Examples
        --------
        >>> source = read_source(("The dam broke. Two towns flooded. It rained.",), "en")
        >>> source.find("Two towns flooded. And then it rained. It rained.")
        ([1, 2], ['Two towns flooded.', 'And then it rained.', 'It rained.'])
        """
        positions: list[int] = []
        parts: list[str] = []
        other: list[str] = []
        words = summary.split()
        at = 0
        while at < len(words):
            text = self._longest(words, at)
            if text is None:
                other.append(words[at])
                at += 1
                continue
            if other:
                parts.append(" ".join(other))
                other = []
            positions.append(self._next(text, positions[-1] if positions else -1))
            parts.append(text)
            at += text.count(" ") + 1
        if other:
            parts.append(" ".join(other))
        return positions, parts

    def _longest(self, words: Sequence[str], at: int) -> str | None:
        """The longest sentence that begins at a word."""
        for text in self._by_first_word.get(words[at], ()):
            n = text.count(" ") + 1
            if text == " ".join(words[at : at + n]):
                return text
        return None

    def _next(self, text: str, before: int) -> int:
        positions = self._positions[text]
        return next((position for position in positions if position > before), positions[0])


def _plain(text: str) -> str:
    return " ".join(text.split())


@lru_cache(maxsize=4)
def read_source(documents: tuple[str, ...], language: str) -> Source:
    """Split documents into sentences, once for all methods that ask in turn.

    Parameters
    ----------
    documents : tuple of str
    language : str
        ISO 639-1 code.

    Returns
    -------
    Source
    """
    splitter = PunktSplitter(splitter_language(language))
    found = segment([Document(text) for text in documents], splitter)
    return Source(documents, tuple(found))


def splitter_language(language: str) -> str:
    """The language itself where the splitter knows it, else English, as a user has to choose.

    Examples
    --------
    >>> splitter_language("fr"), splitter_language("he")
    ('fr', 'en')
    """
    try:
        PunktSplitter(language)
    except OptionError:
        return "en"
    return language


def take(source: Source, order: Iterable[int], budget: Budget) -> str:
    """Take sentences in an order, each that still fits, and put them in reading order.

    Parameters
    ----------
    source : Source
    order : iterable of int
        Positions of sentences, the most wanted first.
    budget : Budget

    Returns
    -------
    str
        Sentences with a blank between them; empty if none fits.

    Examples
    --------
    >>> source = read_source(("The dam broke. Two towns flooded. It rained.",), "en")
    >>> take(source, [2, 1, 0], Budget(5))
    'Two towns flooded. It rained.'
    """
    taken: list[int] = []
    size = 0
    for position in order:
        blank = 1 if taken and budget.unit == CHARACTERS else 0
        more = budget.size(source.texts[position]) + blank
        if budget.amount is None or size + more <= budget.amount:
            taken.append(position)
            size += more
    return " ".join(source.texts[position] for position in sorted(taken))
