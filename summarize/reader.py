"""Sentences -> readings: their facts, their content words, and what the words mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from summarize.compare import Comparer
from summarize.encode import StaticEncoder
from summarize.facts import find_facts
from summarize.progress import Progress
from summarize.reading import Reading, WordMeanings
from summarize.similarity import similar_pairs, unit_rows
from summarize.words import WordReader

# Two words closer than this are taken for the same one. In the bundled encoder inflections and
# synonyms lie above (killed, died: 0.69), sisters about here (red, green: 0.56), opposites far
# below (rose, fell: 0.12).
SAME_WORD = 0.62
UNKNOWN_WEIGHT = 6.0  # as much as a rare word
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
        report("read", len(texts), len(texts))
        vocabulary = sorted({word for reading in readings for word in reading.words.values()})
        return Comparer(readings, self._meanings(vocabulary))

    def terms(self, text: str) -> frozenset[str]:
        """What a text talks about: stems, and pairs of neighbouring stems."""
        return self._words.terms(text)

    def count_tokens(self, text: str) -> int:
        """The number of tokens of the bundled encoder."""
        return self._bundled.count_tokens(text)

    def _read(self, text: str) -> Reading:
        facts = find_facts(text, self._is_common)
        return Reading(text, facts, self._words.content_words(text, facts))

    def _meanings(self, words: Sequence[str]) -> WordMeanings:
        """Weights and neighbours of words, from the bundled encoder.

        Its vocabulary is English: a word of another language that happens to be in it means
        something else, so other languages go by stems alone.
        """
        if not self._is_english:
            return WordMeanings(dict.fromkeys(words, 1.0), {})
        vectors = self._bundled.word_vectors(words)
        lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        weights = np.where(lengths > 0, lengths, UNKNOWN_WEIGHT).tolist()
        known = np.flatnonzero(lengths)
        pairs = similar_pairs(unit_rows(vectors[known]), threshold=SAME_WORD)
        close: defaultdict[str, dict[str, float]] = defaultdict(dict)
        rows, cols = known[pairs.rows].tolist(), known[pairs.cols].tolist()
        for row, col, score in zip(rows, cols, pairs.scores.tolist(), strict=True):
            close[words[row]][words[col]] = close[words[col]][words[row]] = score
        return WordMeanings(dict(zip(words, weights, strict=True)), dict(close))
