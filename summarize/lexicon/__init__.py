"""What words have to do with one another: begin/start, rise/fall, dog/animal, red/green.

A table boiled down from WordNet 3.0 (``data/lexicon/card.md`` says how), and closed classes and
phrases beside it. Every word of a batch hands out keys (its senses, what they are a kind of, the
words it is linked with), and two words are related where a key of one meets a key of the other:
one join for the whole batch, and no loop over pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize.errors import MissingResourceError
from summarize.lexicon.join import Floats, Ints, Keys, bounded, joined, spread
from summarize.lexicon.morphy import FUNCTION_WORDS, Morphy
from summarize.lexicon.phrases import Phrase, PhraseBook
from summarize.lexicon.relation import LexicalRelation, WordRelations

__all__ = ["FUNCTION_WORDS", "LexicalRelation", "Lexicon", "Phrase", "WordRelations"]

BUNDLED = Path(__file__).parents[1] / "data" / "lexicon"

# Kinds of keys, in the high bits; the number of the family, synset, reading or class in the low.
_FAMILY, _SENSE, _PARENT, _READING, _CLASS = (kind << 20 for kind in range(5))
# A reading or a sense rarer than this among a word's uses hands out no keys.
_ORDINARY = 3
_RARE_READING, _RARE_SENSE = 0.04, 0.02
# How far up a word is said to be of a kind.
_LEVELS = 5
# Flags of a synset: its part of speech in the low bits; said of nearly everything; has sisters.
_POS, _TOP, _SISTERS = 7, 8, 16
_Part = tuple[Ints, Ints, Floats, int | NDArray[np.uint8]]


class Lexicon:
    """English words and their relations; immutable, so that threads may share it.

    Parameters
    ----------
    path : str or Path, optional
        A folder written by ``training.lexicon``; the bundled one if not given.

    Raises
    ------
    MissingResourceError
        If the folder lacks one of the lexicon's files.

    References
    ----------
    Miller, "WordNet: A Lexical Database for English", Communications of the ACM 38, 1995.

    Examples
    --------
    >>> lexicon = Lexicon()
    >>> found = lexicon.relations(["dog", "rose", "fell", "animals"])
    >>> list(zip(found.rows.tolist(), found.cols.tolist()))
    [(0, 3), (1, 2), (2, 1), (3, 0)]
    >>> [LexicalRelation(code).name for code in found.codes]
    ['GENERAL', 'ANTONYM', 'ANTONYM', 'SPECIFIC']
    """

    def __init__(self, path: str | Path | None = None) -> None:
        self._folder = BUNDLED if path is None else Path(path)
        masks = self._table("masks")
        words, forms = self._lines("words"), self._lines("forms")
        self._morphy = Morphy(words, masks.tobytes(), forms, self._table("form_readings").tolist())
        # Readings that exist are numbered through: _reading[4 * word + part of speech - 1].
        bits = masks[:, None] >> np.arange(4, dtype=np.uint8) & 1
        self._reading = np.cumsum(bits, dtype=np.int64) - 1
        self._counts = self._table("counts")
        self._senses, self._shares = self._table("senses"), self._table("shares")
        self._n_senses = self._table("n_senses").astype(np.int64)
        self._first_sense = np.cumsum(self._n_senses) - self._n_senses
        self._links, self._link_codes = self._table("links"), self._table("link_relations")
        self._n_links = self._table("n_links").astype(np.int64)
        self._first_link = np.cumsum(self._n_links) - self._n_links
        self._parents, self._flags = self._table("parents"), self._table("flags")
        # Columns of their own and of one type with what is looked up: 10 times as fast to search.
        self._opposites = np.ascontiguousarray(self._table("opposites").T)
        self._effects = np.ascontiguousarray(self._table("effects").T)
        self._classes = np.ascontiguousarray(self._table("classes").T, dtype=np.int64)
        self._family = np.arange(len(masks))
        other, first = self._table("families").T
        self._family[other] = first

    def _table(self, name: str) -> NDArray[Any]:
        table: NDArray[Any] = np.load(self._file(f"{name}.npy"), allow_pickle=False)
        return table

    def _lines(self, name: str) -> list[str]:
        return self._file(f"{name}.txt").read_text(encoding="ascii").rstrip("\n").split("\n")

    def _file(self, name: str) -> Path:
        file = self._folder / name
        if not file.is_file():
            raise MissingResourceError(
                f"The folder {str(self._folder)!r} is no lexicon: it has no {name}.",
                resource=str(self._folder),
                command=f"python -m training.lexicon --output {self._folder}",
            )
        return file

    def __contains__(self, word: str) -> bool:
        """Whether a lower-cased word, or what it is a form of, is an ordinary word.

        Names are in WordNet too (John, Bali), as nouns that were met rarely or never.
        """
        readings = self._morphy.readings_of(word)
        return any(
            reading & 3 or self._counts[self._reading[reading]] >= _ORDINARY for reading in readings
        )

    def relations(self, words: Sequence[str]) -> WordRelations:
        """The strongest relation of every two related words of a batch, in both directions.

        Parameters
        ----------
        words : sequence of str
            Distinct lower-cased words as they stand in a text ("killed", "residents").

        Returns
        -------
        WordRelations
            At most `MOST_RELATIONS` a row; the stronger ones, then those with more used words.
        """
        word, code, uses = self._uses(words)
        total: NDArray[np.float64] = np.bincount(word, uses, minlength=len(words)).astype(
            np.float64
        )
        weight = (uses / total[word]).astype(np.float32)
        kept = weight >= _RARE_READING
        left, right = self._keys(word[kept], code[kept], weight[kept])
        return bounded(joined(left, right, len(words)), total)

    def parts_of_speech(self, words: Sequence[str]) -> NDArray[np.uint8]:
        """The most frequent part of speech of each word.

        Returns
        -------
        ndarray of uint8, shape (len(words),)
            1 noun, 2 verb, 3 adjective, 4 adverb, 0 unknown.
        """
        shares = self._pos_shares(words)
        best = shares.argmax(axis=1) + 1
        return np.where(shares.any(axis=1), best, 0).astype(np.uint8)

    def verb_shares(self, words: Sequence[str]) -> NDArray[np.float32]:
        """The share of each word's uses that are a verb's, in [0, 1]; 0 for unknown words."""
        return self._pos_shares(words)[:, 1]

    def phrases(self, words: Sequence[str]) -> list[Phrase]:
        """The phrases of a sentence that say what one word says.

        Parameters
        ----------
        words : sequence of str
            The lower-cased words of one sentence, as they stand.

        Returns
        -------
        list of Phrase
            In order, none overlapping another.

        Examples
        --------
        >>> Lexicon().phrases("many lost their lives when it blew up".split())
        [Phrase(start=1, end=4, word='die'), Phrase(start=6, end=8, word='explode')]
        """
        return self._phrase_book.find(words)

    @cached_property
    def _phrase_book(self) -> PhraseBook:
        return PhraseBook(self._lines("phrases"), self._morphy)

    def _uses(self, words: Sequence[str]) -> tuple[Ints, Ints, NDArray[np.float64]]:
        """Word, reading (as `Morphy` writes it) and how often it was met, a little at least."""
        word, code = self._morphy.readings(words)
        return word, code, self._counts[self._reading[code]] + 0.5

    def _pos_shares(self, words: Sequence[str]) -> Floats:
        word, code, uses = self._uses(words)
        by_pos = np.bincount(4 * word + (code & 3), uses, minlength=4 * len(words))
        by_pos = by_pos.reshape(len(words), 4)
        total = by_pos.sum(axis=1, keepdims=True)
        return (by_pos / np.where(total > 0, total, 1)).astype(np.float32)

    def _keys(self, word: Ints, code: Ints, weight: Floats) -> tuple[Keys, Keys]:
        """What the readings of the words hand out, to the left and to the right."""
        reading = self._reading[code]
        family = _FAMILY | 4 * self._family[code >> 2] | code & 3
        both: list[_Part] = [(family, word, weight, LexicalRelation.SAME)]
        at, classes = _looked_up(self._classes, reading)
        both.append((_CLASS | classes, word[at], weight[at], LexicalRelation.CLASSMATE))
        right: list[_Part] = [(_READING | reading, word, weight, 0)]
        at, index = spread(self._first_link[reading], self._n_links[reading])
        target = _READING | self._links[index].astype(np.int64)
        left: list[_Part] = [(target, word[at], weight[at], self._link_codes[index])]
        at, index = spread(self._first_sense[reading], self._n_senses[reading])
        sense_weight = weight[at] * self._shares[index] * np.float32(1 / 255)
        kept = sense_weight >= _RARE_SENSE
        at, index, sense_weight = at[kept], index[kept], sense_weight[kept]
        rank = index - self._first_sense[reading[at]]
        senses = self._senses[index]
        both.append(
            (_SENSE | senses.astype(np.int64), word[at], sense_weight, LexicalRelation.SYNONYM)
        )
        both += self._sisters(senses, word[at], sense_weight, rank)
        left += self._upwards(senses, word[at], sense_weight)
        return Keys.of(both + left), Keys.of(both + right)

    def _sisters(
        self, senses: NDArray[np.uint16], word: Ints, weight: Floats, rank: Ints
    ) -> list[_Part]:
        """Keys of the parents of frequent senses, where siblings exclude one another."""
        parts: list[_Part] = []
        pos = self._flags[senses] & _POS
        similar, sister = np.uint8(LexicalRelation.SIMILAR), np.uint8(LexicalRelation.SISTER)
        relation = np.where(pos == 3, similar, sister)
        telling = (rank == 0) | ((rank == 1) & (pos == 1))
        for column in range(2):
            parent = self._parents[senses, column].astype(np.int64)
            good = telling & (parent > 0) & (self._flags[parent] & _SISTERS > 0)
            parts.append((_PARENT | parent[good], word[good], weight[good], relation[good]))
        return parts

    def _upwards(self, senses: NDArray[np.uint16], word: Ints, weight: Floats) -> list[_Part]:
        """Keys of what senses are kinds of, bring about and are opposed to."""
        first, second = self._parents[senses].T
        up = self._parents[:, 0]
        above = [first, second, up[second], up[up[second]]]
        higher = first
        for _ in range(_LEVELS - 1):
            higher = up[higher]
            above += [higher]
        ancestors = np.array(above)
        ancestors[self._flags[ancestors] & _TOP > 0] = 0
        at, _ = np.nonzero(ancestors.T)
        kinds = ancestors.T[ancestors.T > 0].astype(np.int64)
        parts: list[_Part] = [(_SENSE | kinds, word[at], weight[at], LexicalRelation.GENERAL)]
        for table, relation in (
            (self._effects, LexicalRelation.ENTAILS),
            (self._opposites, LexicalRelation.CONTRARY),
        ):
            for start in (senses, first):
                at, targets = _looked_up(table, start)
                parts.append((_SENSE | targets.astype(np.int64), word[at], weight[at], relation))
        return parts


def _looked_up(table: NDArray[Any], keys: NDArray[Any]) -> tuple[Ints, NDArray[Any]]:
    """All (index of the key, value) of a table of two rows, keys and values, sorted by key."""
    low = np.searchsorted(table[0], keys)
    at, index = spread(low, np.searchsorted(table[0], keys, side="right") - low)
    return at, table[1, index]
