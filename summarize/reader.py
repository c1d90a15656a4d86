"""Sentences -> readings: their facts, their content words, and vectors for the words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from summarize.compare import Comparer
from summarize.encode import StaticEncoder
from summarize.facts import find_facts
from summarize.progress import Progress
from summarize.reading import Reading, WordVectors
from summarize.words import WordReader

_REPORT_EVERY = 1024


class Reader:
    """Reads sentences of one language.

    Parameters
    ----------
    language : str
        ISO 639-1 code.
    is_common : callable
        Whether a word is usually written in lower case.
    bundled : StaticEncoder
        Where words have their vectors from, and what counts tokens.
    """

    def __init__(
        self, language: str, is_common: Callable[[str], bool], bundled: StaticEncoder
    ) -> None:
        self._is_english = language.lower() in ("en", "english", "english_web")
        self._is_common = is_common
        self._bundled = bundled
        self._words = WordReader(language)

    def comparer(self, texts: Sequence[str], report: Progress) -> Comparer:
        """Read sentences, ready to be compared by their positions."""
        readings = []
        for position, text in enumerate(texts):
            if position % _REPORT_EVERY == 0:
                report("read", position, len(texts))
            readings.append(self._read(text))
        vocabulary = sorted({word for reading in readings for word in reading.words.values()})
        return Comparer(readings, WordVectors(vocabulary, self._vectors(vocabulary)))

    def terms(self, text: str) -> frozenset[str]:
        """What a text talks about: stems, and pairs of neighbouring stems."""
        return self._words.terms(text)

    def count_tokens(self, text: str) -> int:
        """The number of tokens of the bundled encoder."""
        return self._bundled.count_tokens(text)

    def _read(self, text: str) -> Reading:
        facts = find_facts(text, self._is_common)
        return Reading(text, facts, self._words.content_words(text, facts))

    def _vectors(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of the words that the bundled encoder knows as a whole; zeros for others.

        Its vocabulary is English: a word of another language that happens to be in it means
        something else.
        """
        vectors = self._bundled.encode(words)
        tokenizer = self._bundled.tokenizer
        known = [self._is_english and tokenizer.token_to_id(word) is not None for word in words]
        vectors[~np.array(known, dtype=bool)] = 0
        return vectors
