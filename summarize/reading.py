"""What comparing needs of a sentence: its facts, and its content words with what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarize.facts import Fact


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


class WordMeanings:
    """Weights of words, and which words are close: what of one sentence is in another.

    Parameters
    ----------
    weights : mapping of str to float
        Of every word; rare words weigh more.
    close : mapping of str to mapping of str to float
        For a word, the words that can stand for it, and how well, in (0, 1].
    """

    def __init__(
        self, weights: Mapping[str, float], close: Mapping[str, Mapping[str, float]]
    ) -> None:
        self._weights = weights
        self._close = close

    def coverage(self, words: Mapping[str, str], said: Mapping[str, str]) -> float:
        """Share of the weight of `words` that `said` has the same or close words for, in [0, 1].

        Both are mappings from stem to word.
        """
        missing = [word for stem, word in words.items() if stem not in said]
        if not missing:
            return 1.0
        lost = 0.0
        for word in missing:
            best = 0.0
            if (close := self._close.get(word)) is not None:
                best = max((close.get(other, 0.0) for other in said.values()), default=0.0)
            lost += self._weights[word] * (1.0 - best)
        return max(0.0, 1.0 - lost / sum(map(self._weights.__getitem__, words.values())))
