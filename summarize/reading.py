"""What comparing needs of a sentence: its facts, and its content words with their vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarize.facts import Fact

# Two words closer than this are taken for the same one. In the bundled encoder inflections and
# synonyms lie above (killed, died: 0.69), sisters about here (red, green: 0.56), opposites far
# below (rose, fell: 0.12).
_SAME_WORD = 0.62
_UNKNOWN_WEIGHT = 6.0  # as much as a rare word


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as it is compared: its facts and its content words.

    Attributes
    ----------
    text : str
        Offsets of the facts refer to it. The same words cover themselves whatever they say.
    facts : tuple of Fact
    words : mapping of str to str
        Stem -> word, as from :func:`summarize.words.content_words`.
    """

    text: str
    facts: tuple[Fact, ...]
    words: Mapping[str, str]


class WordVectors:
    """Weights and directions of words, for telling what of one sentence is in another.

    Parameters
    ----------
    words : sequence of str
        Each once.
    vectors : ndarray of float, shape (len(words), dim)
        A word's length is its weight (frequent words are short); zeros for a word without a
        vector, which matches itself alone.
    """

    def __init__(self, words: Sequence[str], vectors: NDArray[np.float32]) -> None:
        lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        self._row = {word: row for row, word in enumerate(words)}
        self._unit = vectors / np.where(lengths > 0, lengths, 1)[:, None]
        self._weight = np.where(lengths > 0, lengths, _UNKNOWN_WEIGHT).tolist()

    def coverage(self, words: Mapping[str, str], said: Mapping[str, str]) -> float:
        """Share of the weight of `words` that `said` has the same or close words for, in [0, 1]."""
        missing = [word for stem, word in words.items() if stem not in said]
        if not missing:
            return 1.0
        total = sum(self._weight[self._row[word]] for word in words.values())
        rows = [self._row[word] for word in missing]
        closeness = np.zeros(len(rows), np.float32)
        if said:
            others = self._unit[[self._row[word] for word in said.values()]]
            closeness = (self._unit[rows] @ others.T).max(axis=1)
        lost = sum(
            self._weight[row] * (1 - close if close >= _SAME_WORD else 1)
            for row, close in zip(rows, closeness.tolist(), strict=True)
        )
        return max(0.0, 1.0 - float(lost) / float(total))
