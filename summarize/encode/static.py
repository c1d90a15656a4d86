"""The bundled encoder: a vector for every token, and their mean for a sentence.

A table of 29,524 token vectors distilled from all-MiniLM-L6-v2 (``data/encoder/card.md`` says how)
needs no neural network at run time. The method is Model2Vec (Tulkens and van Dongen, 2024).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from summarize.errors import MissingResourceError
from summarize.hub import import_sentence_transformers, static_embedding

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

BUNDLED = Path(__file__).parents[1] / "data" / "encoder"

# A chunk's words, their rows and its sums stay within some 10 MB, whatever the number of texts.
_CHUNK_TEXTS, _CHUNK_CHARACTERS = 4096, 400_000
# Sums run over at most this many rows one by one; longer texts are sums of such sums.
_SEGMENT = 128
_FEW_WORDS = 128
_REMEMBERED_WORDS = 16384

# What BERT's pre-tokenizer does to printable ASCII: runs of letters and digits, single signs.
_ASCII_WORDS = re.compile(r"[a-z0-9]+|[!-/:-@\[-`{-~]")
# BERT splits at these blanks, and on both sides of an ideograph.
_PARTS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]|[^ \t\n\r\u3400-\u4dbf\u4e00-\u9fff]+")


class StaticEncoder:
    """The mean of token vectors: fast, small, offline, the same everywhere.

    The vector of a text is the same to the last bit whatever else is encoded with it, and by
    however many threads. An encoder never changes, so threads may share it.

    Parameters
    ----------
    path : str or Path, optional
        A folder written by ``training.encoder``; the bundled one if not given.

    Attributes
    ----------
    name : str
        Model and revision, for records.
    dim : int
        The length of a vector.
    tokenizer : tokenizers.Tokenizer
        WordPiece, uncased, without special tokens.

    Raises
    ------
    MissingResourceError
        If the folder lacks one of the encoder's files.

    References
    ----------
    Tulkens and van Dongen, "Model2Vec: Fast State-of-the-Art Static Embeddings", 2024.
    Arora, Liang and Ma, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings", ICLR 2017.
    Mu and Viswanath, "All-but-the-Top", ICLR 2018.

    Examples
    --------
    >>> encoder = StaticEncoder()
    >>> a, b, c = encoder.encode(["Twelve people died.", "12 people were killed.", "It rained."])
    >>> bool(a @ b > a @ c)
    True
    """

    def __init__(self, path: str | Path | None = None) -> None:
        from tokenizers import Tokenizer  # noqa: PLC0415  only where an encoder is made

        self._path = path
        folder = BUNDLED if path is None else Path(path)
        missing = [
            f
            for f in ("encoder.json", "rows.npy", "scales.npy", "tokenizer.json")
            if not (folder / f).is_file()
        ]
        if missing:
            raise MissingResourceError(
                f"The folder {str(folder)!r} is no static encoder: it has no {', '.join(missing)}.",
                resource=str(folder),
                command=f"python -m training.encoder --output {folder}",
            )
        about = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        # Mapped, not read: a short text touches a few hundred of its 29,524 rows.
        self._rows: NDArray[np.int8] = np.load(folder / "rows.npy", mmap_mode="r")
        self._scales: NDArray[np.float32] = np.load(folder / "scales.npy")
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._split_word = lru_cache(maxsize=_REMEMBERED_WORDS)(
            lambda word: self.tokenizer.encode(word, add_special_tokens=False).ids
        )
        self.dim: int = self._rows.shape[1]
        self.name: str = f"{about['name']}-{self.dim}@{about['revision']}"

    def __reduce__(self) -> tuple[type[StaticEncoder], tuple[str | Path | None]]:
        # Where it lies is small, and what was read from there is not.
        return type(self), (self._path,)

    def __repr__(self) -> str:
        return f"<StaticEncoder {self.name}>"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts.

        Parameters
        ----------
        texts : sequence of str
            Of any length and number; memory beyond the result is bounded.

        Returns
        -------
        ndarray of float32, shape (len(texts), dim)
            Not scaled to length 1. Zeros for a text without a known token.

        Examples
        --------
        >>> StaticEncoder().encode(["One sentence.", ""]).shape
        (2, 256)
        """
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for start, stop in _chunks(texts):
            vectors[start:stop] = self._encode_chunk(texts[start:stop])
        return vectors

    def count_tokens(self, text: str) -> int:
        """The number of tokens of a text, special tokens not counted.

        Examples
        --------
        >>> StaticEncoder().count_tokens("Twelve people died.")
        4
        """
        return len(self.tokenizer.encode(_readable(text), add_special_tokens=False).ids)

    def word_vectors(self, words: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of single words, shape (len(words), dim).

        Parameters
        ----------
        words : sequence of str
            In lower case.

        Returns
        -------
        ndarray of float32, shape (len(words), dim)
            A word's length is its weight: frequent words are short. Zeros for a word that is not
            a token of its own.

        Examples
        --------
        >>> StaticEncoder().word_vectors(["the", "xylophonists"]).any(axis=1).tolist()
        [True, False]
        """
        ids = [self.tokenizer.token_to_id(word) for word in words]
        known = [i is not None for i in ids]
        vectors = np.zeros((len(words), self.dim), dtype=np.float32)
        vectors[known] = self._token_rows(np.array([i for i in ids if i is not None], np.intp))
        return vectors

    def table(self) -> NDArray[np.float32]:
        """The vectors of all tokens, shape (n_tokens, dim), by token id."""
        return self._rows * self._scales[:, None]

    def _encode_chunk(self, texts: Sequence[str]) -> NDArray[np.float32]:
        words = [_words(text) for text in texts]
        index = {word: i for i, word in enumerate(dict.fromkeys(chain.from_iterable(words)))}
        if not index:
            return np.zeros((len(texts), self.dim), dtype=np.float32)
        rows, counts = self._word_rows(list(index))
        lengths = np.array([len(found) for found in words], dtype=np.intp)
        flat = np.fromiter(
            map(index.__getitem__, chain.from_iterable(words)), np.intp, int(lengths.sum())
        )
        totals = np.bincount(np.repeat(np.arange(len(texts)), lengths), counts[flat], len(texts))
        return _sums(rows, flat, lengths) / np.maximum(totals, 1).astype(np.float32)[:, None]

    def _word_rows(self, words: list[str]) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
        """For every word the sum of its tokens' vectors, and the number of its tokens."""
        # Most words are tokens; looking them up is ten times faster than tokenising them.
        found = [self.tokenizer.token_to_id(word) if word.isascii() else None for word in words]
        whole = np.array([-1 if i is None else i for i in found], dtype=np.intp)
        rows, counts = self._token_rows(whole), np.ones(len(words), dtype=np.intp)
        split = np.flatnonzero(whole < 0)
        if len(split):
            ids = self._split_words([words[i] for i in split])
            counts[split] = [len(i) for i in ids]
            flat = np.fromiter(chain.from_iterable(ids), np.intp, int(counts[split].sum()))
            rows[split] = _sums(self._token_rows(flat), np.arange(len(flat)), counts[split])
        return rows, counts

    def _split_words(self, words: list[str]) -> list[list[int]]:
        """The tokens of words that are none themselves."""
        if len(words) < _FEW_WORDS:  # waking the tokenizer's threads would take longer
            return [self._split_word(word) for word in words]
        pieces = self.tokenizer.encode_batch_fast(words, add_special_tokens=False)
        return [encoding.ids for encoding in pieces]

    def _token_rows(self, ids: NDArray[np.intp]) -> NDArray[np.float32]:
        return self._rows[ids] * self._scales[ids][:, None]


def _words(text: str) -> list[str]:
    """Cut a text so that the tokens of its words are the tokens of the text."""
    if text.isascii() and text.isprintable():
        return _ASCII_WORDS.findall(text.lower())
    found: list[str] = []
    if not text.isascii():
        text = _readable(text)
    for part in _PARTS.findall(text):
        plain = part.isascii() and part.isprintable()
        found += _ASCII_WORDS.findall(part.lower()) if plain else [part]
    return found


def _readable(text: str) -> str:
    """Lone surrogates, which Rust's strings cannot hold, become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _chunks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Ranges of texts with a bounded number of texts and of characters."""
    start = characters = 0
    for i, text in enumerate(texts):
        if i > start and (i - start == _CHUNK_TEXTS or characters + len(text) > _CHUNK_CHARACTERS):
            yield start, i
            start, characters = i, 0
        characters += len(text)
    if start < len(texts):
        yield start, len(texts)


def _sums(
    table: NDArray[np.float32], flat: NDArray[np.intp], lengths: NDArray[np.intp]
) -> NDArray[np.float32]:
    """Sum the rows of every sequence, strictly from left to right within segments.

    ``flat`` holds the row numbers of all sequences one after another. The order of additions
    depends on a sequence alone, hence so do its bits.
    """
    if lengths.max(initial=0) > _SEGMENT:
        segments = -(-lengths // _SEGMENT)
        sizes = np.full(int(segments.sum()), _SEGMENT, dtype=np.intp)
        filled = segments > 0
        sizes[np.cumsum(segments)[filled] - 1] = (lengths - (segments - 1) * _SEGMENT)[filled]
        return _sums(_sums(table, flat, sizes), np.arange(len(sizes)), segments)
    order = np.argsort(-lengths, kind="stable")
    starts = (np.cumsum(lengths) - lengths)[order]
    longer = np.searchsorted(-lengths[order], -np.arange(lengths.max(initial=0)), side="left")
    total = np.zeros((len(lengths), table.shape[1]), dtype=np.float32)
    for position, n in enumerate(longer):
        total[:n] += table[flat[starts[:n] + position]]
    result = np.empty_like(total)
    result[order] = total
    return result


def to_sentence_transformers(encoder: StaticEncoder) -> SentenceTransformer:
    """The same encoder as a sentence-transformers model, in float32.

    Parameters
    ----------
    encoder : StaticEncoder

    Returns
    -------
    sentence_transformers.SentenceTransformer
        Its ``save(path)`` writes a folder that ``SentenceTransformer(path)`` opens.

    Raises
    ------
    MissingResourceError
        If the extra ``transformers`` is not installed.

    Examples
    --------
    >>> to_sentence_transformers(StaticEncoder()).save("bundled")  # doctest: +SKIP
    """
    from tokenizers import Tokenizer  # noqa: PLC0415  as above

    library = import_sentence_transformers()
    # A copy: StaticEmbedding changes the padding of the tokenizer it is given.
    tokenizer = Tokenizer.from_str(encoder.tokenizer.to_str())
    embedding = static_embedding()(tokenizer, embedding_weights=encoder.table())
    model: SentenceTransformer = library.SentenceTransformer(modules=[embedding], device="cpu")
    return model
