"""An encoder without a model: hashed character n-grams, for any language and script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from summarize.errors import OptionError

_Piece: TypeAlias = tuple[int, str]  # the position of a text, and all or some of it

# Pieces of one chunk: their counts (float64) take 2 MB at 1024 dimensions, their n-grams about 4.
_CHUNK_TEXTS, _CHUNK_CHARACTERS = 256, 65_536
# An odd multiplier near 2**64 / golden ratio spreads code points (Knuth, TAOCP 3, 6.4) ...
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
# ... and the finaliser of SplitMix64 (Steele, Lea and Flood, 2014) mixes the sums.
_MIX = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))


class LexicalEncoder:
    """Signed counts of hashed character n-grams, damped: words and word forms, no meaning.

    Texts are brought to one form (NFKC, case folded); words are runs of letters, marks, digits and
    symbols, so that scripts without spaces give one long word of many n-grams. An n-gram lies
    within a word and knows whether it touches an end of it. The vector of a text depends on
    nothing else, to the last bit.

    Parameters
    ----------
    dim : int, default 1024
        The length of a vector, at least 2.
    ngrams : tuple of int, default (2, 3, 4)
        The lengths of n-grams in characters, each at least 2; an end of a word counts as one.

    Attributes
    ----------
    name : str
        Kind and settings, for records.
    dim : int
    ngrams : tuple of int

    Raises
    ------
    OptionError
        If ``dim`` or ``ngrams`` is out of its range.

    References
    ----------
    Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009.
    Cavnar and Trenkle, "N-Gram-Based Text Categorization", 1994.

    Examples
    --------
    >>> encoder = LexicalEncoder()
    >>> texts = ["Двенадцать человек погибли.", "Погибло 12 человек.", "Шёл дождь."]
    >>> a, b, c = encoder.encode(texts)
    >>> bool(a @ b > a @ c)
    True
    """

    def __init__(self, dim: int = 1024, ngrams: Sequence[int] = (2, 3, 4)) -> None:
        # STS dev 0.722 in English, the same as with (3, 4); most Chinese words are two signs long.
        if not isinstance(dim, int) or isinstance(dim, bool) or dim < 2:
            raise OptionError("dim", "a whole number of at least 2", dim)
        if not ngrams or not all(isinstance(n, int) and n >= 2 for n in ngrams):
            raise OptionError("ngrams", "whole numbers of at least 2", ngrams)
        self.dim = dim
        self.ngrams = tuple(sorted(set(ngrams)))
        self.name = f"lexical-{dim}-{'.'.join(map(str, self.ngrams))}@1"

    def __repr__(self) -> str:
        return f"<LexicalEncoder {self.name}>"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts.

        Parameters
        ----------
        texts : sequence of str
            Of any length and number; memory beyond the result is bounded.

        Returns
        -------
        ndarray of float32, shape (len(texts), dim)
            Not scaled to length 1. Zeros for a text of punctuation and white space only.

        Examples
        --------
        >>> LexicalEncoder(dim=64).encode(["One sentence.", "…"]).any(axis=1)
        array([ True, False])
        """
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for pieces in _chunks(texts):
            first, last = pieces[0][0], pieces[-1][0]
            # Whole numbers, and so exact in any order, until a text of 2**24 n-grams in one bucket.
            vectors[first : last + 1] += self._counts(pieces, last + 1 - first)
        # An n-gram said ten times is not ten times the evidence.
        np.copysign(np.log1p(np.abs(vectors)), vectors, out=vectors)
        return vectors

    def _counts(self, pieces: list[_Piece], n_texts: int) -> NDArray[np.float64]:
        """Signed counts of every bucket, shape (n_texts, dim)."""
        codes, owners = _spell(pieces)
        inside = codes > 0
        keys, signs = [], []
        hashed, whole = codes * _MULTIPLIER, np.ones(len(codes), dtype=bool)
        for n in range(2, self.ngrams[-1] + 1):
            # Window i is codes[i : i + n]; only its ends may lie between words.
            inner = inside[n - 2 : len(codes) - 1]
            whole = whole[:-1] & inner if n > 2 else inside[1:] | inner
            hashed = hashed[:-1] * _MULTIPLIER + codes[n - 1 :]
            if n in self.ngrams:
                mixed = _mix(hashed[whole] + np.uint64(n))
                keys.append(
                    owners[: len(whole)][whole] * self.dim
                    + (mixed >> np.uint64(1)) % np.uint64(self.dim)
                )
                signs.append(1.0 - 2.0 * (mixed & np.uint64(1)))
        size = n_texts * self.dim
        flat = np.concatenate(keys).astype(np.intp)
        counts = np.bincount(flat, np.concatenate(signs), size).astype(np.float64, copy=False)
        return counts.reshape(n_texts, self.dim)


def _mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    for shift, factor in _MIX:
        values = (values ^ (values >> np.uint64(shift))) * np.uint64(factor)
    return values ^ (values >> np.uint64(31))


def _chunks(texts: Sequence[str]) -> Iterator[list[_Piece]]:
    """Pieces of texts, in order, a bounded number of them and of their characters at a time."""
    chunk: list[_Piece] = []
    characters = 0
    for i, text in enumerate(texts):
        # Where a long text is cut depends on it alone; only the n-grams across a cut are lost.
        for start in range(0, len(text), _CHUNK_CHARACTERS):
            piece = text[start : start + _CHUNK_CHARACTERS]
            if chunk and (
                characters + len(piece) > _CHUNK_CHARACTERS or i - chunk[0][0] >= _CHUNK_TEXTS
            ):
                yield chunk
                chunk, characters = [], 0
            chunk.append((i, piece))
            characters += len(piece)
    if chunk:
        yield chunk


def _spell(pieces: list[_Piece]) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    """Code points of all words, a 0 between any two, and the text that each belongs to."""
    # A blank before every piece, so that no word runs from one into the next.
    texts = [" " + unicodedata.normalize("NFKC", piece.casefold()) for _, piece in pieces]
    joined = "".join(texts) + " "
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(
        np.uint64
    )
    first = pieces[0][0]
    owners = np.repeat(np.array([i - first for i, _ in pieces]), [len(text) for text in texts])
    owners = np.append(owners, owners[-1])
    # Punctuation, separators and control characters lie between words.
    between = [ord(sign) for sign in set(joined) if unicodedata.category(sign)[0] in "PZC"]
    codes[np.isin(codes, np.array(between, dtype=np.uint64))] = 0
    kept = codes > 0
    # One 0 is enough between two words.
    kept[:-1] |= codes[1:] > 0
    kept[-1] = True
    return codes[kept], owners[kept]
