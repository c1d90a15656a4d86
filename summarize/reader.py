"""Sentences -> readings: their facts, their items, and what the words mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from summarize.compare import Comparer
from summarize.compare.decision import Decision
from summarize.encode import StaticEncoder
from summarize.errors import OptionError
from summarize.facts import Fact, find_facts
from summarize.itemtable import ItemTable
from summarize.judge import Judge
from summarize.lexicon import LexicalRelation, Lexicon
from summarize.openers import leaning
from summarize.progress import Progress
from summarize.reading import NEAR, Items, Reading
from summarize.segment.splitter import PunktSplitter
from summarize.similarity import similar_pairs, unit_rows
from summarize.words import Said, WordReader, content_words

# Two words less close than this have nothing to do with each other. In the bundled encoder
# inflections and synonyms lie above 0.6 (killed, died: 0.69), sisters about 0.55 (red, green:
# 0.56), opposites far below (rose, fell: 0.12).
NEAR_WORDS = 0.45
UNKNOWN_WEIGHT = 6.0  # as much as a rare word
ENGLISH = frozenset({"en", "english", "english_web"})
_SHORTEST_DENIED = 5  # "until" has nothing to do with "til"
_REPORT_EVERY = 1024
_AT_ONCE = 8192
_REMEMBERED_WORDS = 16384


class Reader:
    """Reads sentences of one language.

    Parameters
    ----------
    language : str
        ISO 639-1 code.
    is_common : callable
        Whether a word is usually written in lower case.
    bundled : StaticEncoder
        Where words have their vectors from.
    lexicon : Lexicon
        Where they have their relations from, if the language is English.
    """

    def __init__(
        self,
        language: str,
        is_common: Callable[[str], bool],
        bundled: StaticEncoder,
        lexicon: Lexicon,
    ) -> None:
        self._language = language
        self._is_english = language.lower() in ENGLISH
        self._is_common = is_common
        self._bundled = bundled
        self._lexicon = lexicon
        self._words = WordReader(language, lexicon.phrases if self._is_english else None)

    def comparer(
        self, texts: Sequence[str], report: Progress, judge: Judge | None = None
    ) -> Comparer:
        """Read sentences, ready to be compared by their positions."""
        readings, items = self.read(texts, report)
        return Comparer(readings, items, Decision.load(), judge)

    def read(self, texts: Sequence[str], report: Progress) -> tuple[list[Reading], Items]:
        """Read sentences, and make one table of their items."""
        table = ItemTable(UNKNOWN_WEIGHT)
        readings = []
        for position, text in enumerate(texts):
            if position % _REPORT_EVERY == 0:
                report("read", position, len(texts))
            readings.append(self._read(text, self.facts(text), table))
        report("read", len(texts), len(texts))
        return readings, table.items(self._weights, self.related)

    def facts(self, text: str) -> tuple[Fact, ...]:
        """The facts of a sentence."""
        return find_facts(text, self._is_common)

    def sequence(self, text: str, facts: Sequence[Fact] | None = None) -> list[Said]:
        """What a sentence says, in order, as of :meth:`WordReader.sequence`.

        Parameters
        ----------
        text : str
        facts : sequence of Fact, optional
            Those of the sentence, where they are known; they are found if not given.
        """
        return self._words.sequence(text, self.facts(text) if facts is None else facts)

    def stems(self, text: str) -> list[str]:
        """What a text talks about, in order: the stems of its content words."""
        return self._words.stems(text)

    def leans(self, text: str) -> bool:
        """Whether a sentence opens with what refers back: "He said", "However"."""
        return leaning(text, self._language) is not None

    def related(
        self, words: Sequence[str]
    ) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8], NDArray[np.float32]]:
        """The words of a batch that have to do with one another, by the lexicon or their vectors.

        Parameters
        ----------
        words : sequence of str
            Distinct lower-cased words as they stand in a text.

        Returns
        -------
        rows, cols : ndarray of int32, shape (n_pairs,)
            Positions in the batch; every pair in both directions.
        codes : ndarray of uint8, shape (n_pairs,)
            The :class:`LexicalRelation` of the word of the row to that of the column, or `NEAR`.
        cosines : ndarray of float32, shape (n_pairs,)
            Of their vectors.
        """
        size = np.int64(len(words))
        if not self._is_english or not size:
            nothing = np.empty(0, np.int32)
            return nothing, nothing, np.empty(0, np.uint8), np.empty(0, np.float32)
        unit = unit_rows(self._bundled.word_vectors(words))
        known = np.flatnonzero(unit.any(axis=1))
        near = similar_pairs(unit[known], threshold=NEAR_WORDS)
        rows, cols = known[near.rows], known[near.cols]
        told = self._lexicon.relations(words)
        by_vectors = np.concatenate([rows * size + cols, cols * size + rows])
        by_lexicon = told.rows * size + told.cols
        by_prefix = _denied(words)
        # What comes first counts.
        every = np.concatenate([by_prefix, by_lexicon, by_vectors])
        keys, first = np.unique(every, return_index=True)
        codes = np.concatenate(
            [
                np.full(len(by_prefix), LexicalRelation.ANTONYM, np.uint8),
                told.codes,
                np.full(len(by_vectors), NEAR, np.uint8),
            ]
        )[first]
        row, col = (side.astype(np.int32) for side in np.divmod(keys, size))
        return row, col, codes.astype(np.uint8), _cosines(unit, row, col)

    def _read(self, text: str, facts: tuple[Fact, ...], table: ItemTable) -> Reading:
        sequence = self.sequence(text, facts)
        table.add(sequence, facts)
        return Reading(text, facts, content_words(sequence))

    def _weights(self, words: Sequence[str]) -> NDArray[np.float32]:
        """How much words tell: the lengths of their vectors.

        The encoder's vocabulary is English: a word of another language that happens to be in it
        means something else, so other languages go by stems alone.
        """
        if not self._is_english:
            return np.full(len(words), UNKNOWN_WEIGHT, np.float32)
        vectors = self._bundled.word_vectors(words)
        lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        return np.where(lengths > 0, lengths, np.float32(UNKNOWN_WEIGHT))


def load_reader(language: str = "en", *, or_english: bool = False) -> Reader:
    """A reader that knows words by what comes with the package.

    Parameters
    ----------
    language : str, default "en"
        ISO 639-1 code.
    or_english : bool, default False
        Whether one of English is given where the language is unknown.

    Raises
    ------
    OptionError
        If the language is unknown, and English will not do.

    Examples
    --------
    >>> [fact.text for fact in load_reader().facts("12 people died in Velm.")]
    ['12', 'Velm']
    """
    try:
        splitter = PunktSplitter(language)
    except OptionError:
        if not or_english:
            raise
        return load_reader()
    encoder, lexicon = _bundled()
    return Reader(language, common_words(language, splitter, lexicon), encoder, lexicon)


@cache
def _bundled() -> tuple[StaticEncoder, Lexicon]:
    """What readers of all languages share: read from files once, and never changed.

    The readers are not shared: they learn words as they read.
    """
    return StaticEncoder(), Lexicon()


def common_words(language: str, splitter: PunktSplitter, lexicon: Lexicon) -> Callable[[str], bool]:
    """What tells whether a word is usually written in lower case.

    Parameters
    ----------
    language : str
        ISO 639-1 code.
    splitter : PunktSplitter
        Of this language: it was made of texts in which the word is written in one way or another.
    lexicon : Lexicon
        Asked as well, if the language is English.
    """
    is_english = language.lower() in ENGLISH

    @lru_cache(maxsize=_REMEMBERED_WORDS)
    def is_common(word: str) -> bool:
        return splitter.is_common(word) or (is_english and word.lower() in lexicon)

    return is_common


def _denied(words: Sequence[str]) -> NDArray[np.int64]:
    """Words and the same ones with "un", both ways: safe, unsafe."""
    place = {word: at for at, word in enumerate(words)}
    pairs = [
        (at, place[word[2:]])
        for word, at in place.items()
        if word.startswith("un") and len(word) > _SHORTEST_DENIED and word[2:] in place
    ]
    rows, cols = np.array([p for p in pairs if words[p[0]] != "unless"], np.int64).reshape(-1, 2).T
    size = np.int64(len(words))
    return np.concatenate([rows * size + cols, cols * size + rows])


def _cosines(
    unit: NDArray[np.float32], rows: NDArray[np.int32], cols: NDArray[np.int32]
) -> NDArray[np.float32]:
    parts = [
        np.einsum("ij,ij->i", unit[rows[at : at + _AT_ONCE]], unit[cols[at : at + _AT_ONCE]])
        for at in range(0, len(rows), _AT_ONCE)
    ]
    return np.concatenate([np.empty(0, np.float32), *parts])
