"""How much of a known text a reader gives back: words, their order, whole sentences."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from summarize import Document
from summarize.segment import PunktSplitter, segment

# Stands in a known text for what its source does not tell: a citation, a formula.
UNKNOWN = "\ufffc"
_WORD = re.compile(r"\w+")
# What a source leaves to its typesetter.
_MARKER = re.compile(r"(?:[•▪◦*-]|\(?\w{1,3}[.)]|\d+(?:\.\d+)*\.?) ")
_SHORTEST = 4  # words of a sentence that is looked for: shorter ones are headings and labels
_SIGNS = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "−": "-", "‐": "-"}
)


class Counts(NamedTuple):
    """What one text, or several together, come to."""

    known_words: int
    given_words: int
    common_words: int
    words_in_order: int
    known_sentences: int
    found_sentences: int
    known_furniture: int
    left_furniture: int


def compare(known: str, given: str, furniture: Sequence[str] = ()) -> Counts:
    r"""Count what a reader gave of a known text.

    A sentence is found if it is one of the sentences of what was given, white space, the look of
    quotation marks and dashes, and numbers of items aside. Sentences with `UNKNOWN` in them and
    short ones are not looked for.

    Parameters
    ----------
    known : str
        Paragraphs with blank lines between them.
    given : str
        What the reader made of the file.
    furniture : sequence of str
        Headers and footers of the file, which are no part of its text.

    Examples
    --------
    >>> compare("It rained all day long.", "It rained all\nday long. 3").found_sentences
    1
    """
    right, found = _words(known), _words(given)
    wanted = [s for s in _sentences(known) if UNKNOWN not in s and len(_words(s)) >= _SHORTEST]
    had = set(_sentences(given))
    shown = _plain(given)
    return Counts(
        known_words=len(right),
        given_words=len(found),
        common_words=(Counter(right) & Counter(found)).total(),
        words_in_order=in_order(right, found),
        known_sentences=len(wanted),
        found_sentences=sum(s in had for s in wanted),
        known_furniture=len(furniture),
        left_furniture=sum(_plain(f) in shown for f in furniture),
    )


def rates(counts: Sequence[Counts]) -> dict[str, float]:
    """Summed over all texts, each in [0, 1]; more is better but for `furniture`.

    Returns
    -------
    dict
        `words` (F1), `recall` of the words, `order` (the share of the known words that come in
        their order), `sentences` (the share of those known that are found) and `furniture` (the
        share of headers and footers that is still there).

    Examples
    --------
    >>> rates([compare("It rained all day.", "It rained all day. Page 3")])["order"]
    1.0
    """
    total = Counts(*map(sum, zip(*counts, strict=True)))
    words = total.known_words + total.given_words
    return {
        "words": 2 * total.common_words / max(words, 1),
        "recall": total.common_words / max(total.known_words, 1),
        "order": total.words_in_order / max(total.known_words, 1),
        "sentences": total.found_sentences / max(total.known_sentences, 1),
        "furniture": total.left_furniture / max(total.known_furniture, 1),
    }


def in_order(a: Sequence[str], b: Sequence[str]) -> int:
    """The length of the longest common subsequence.

    Examples
    --------
    >>> in_order("one two three four".split(), "two one three".split())
    2
    """
    # Bits stand for places of a: Hyyrö, 2004, "Bit-parallel LCS-length computation revisited".
    places: dict[str, int] = {}
    for place, word in enumerate(a):
        places[word] = places.get(word, 0) | 1 << place
    everywhere = (1 << len(a)) - 1
    missed = everywhere
    for word in b:
        met = missed & places.get(word, 0)
        missed = (missed + met | missed - met) & everywhere
    return len(a) - missed.bit_count()


def _words(text: str) -> list[str]:
    return _WORD.findall(_plain(text.replace(UNKNOWN, " ")).casefold())


def _sentences(text: str) -> list[str]:
    found = segment([Document(text)], _splitter())
    return [_without_marker(_plain(sentence.text)) for sentence in found]


@cache
def _splitter() -> PunktSplitter:
    return PunktSplitter("en")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SIGNS).split())


def _without_marker(text: str) -> str:
    marker = _MARKER.match(text)
    return text[marker.end() :] if marker else text
