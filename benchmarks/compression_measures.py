"""What is left of a text in its summary, measured plainly: by no encoder and no reader of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import Stemmer

from benchmarks.compression_rouge import split_words
from benchmarks.compression_source import Source

_FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STEMMERS = {"en": "english", "fr": "french"}
_STOP_WORDS = frozenset(
    """
    a about above after again against all also although am an and any are as at be because been
    before being below between both but by can could did do does doing down during each else even
    ever few for from further get got had has have having he her here hers herself him himself his
    how i if in into is it its itself just me more most my myself no nor not of off on once only or
    other our ours ourselves out over own same said say says she should since so some such t than
    that the their theirs them themselves then there these they this those through to too under
    until up us very was we were what when where which while who whom why will with would you your
    yours yourself yourselves s d ll m re ve don didn doesn isn wasn weren won
    """.split()
)
# A sentence that opens with one of these leans on the one before it.
_LEANING = frozenset(
    """
    he she it they this these those that his her hers its their theirs him them such but however
    and so yet also therefore thus hence meanwhile moreover nevertheless nonetheless instead then
    besides consequently furthermore otherwise similarly still likewise accordingly or nor
    """.split()
)
_LEANING_PAIRS = frozenset({("the", "latter"), ("the", "former"), ("as", "such")})


def facts(source: Source) -> frozenset[str]:
    """The figures of a text, and its words with a capital letter inside of sentences.

    Examples
    --------
    >>> from benchmarks.compression_source import read_source
    >>> sorted(facts(read_source(("In May the dam of Brill broke. 12,000 fled.",), "en")))
    ['12,000', 'Brill', 'May']
    """
    found = set()
    for text in source.texts:
        found.update(_FIGURE.findall(text))
        words = _WORD.findall(text)
        found.update(word for word in words[1:] if word[0].isupper() and len(word) > 1)
    return frozenset(found)


def retention(of: frozenset[str], summary: str) -> float | None:
    """The share of facts that are a token of the summary, in [0, 1]; None if there are none.

    Examples
    --------
    >>> retention(frozenset({"12,000", "Brill"}), "12,000 people fled.")
    0.5
    """
    if not of:
        return None
    said = {*_FIGURE.findall(summary), *_WORD.findall(summary)}
    return len(of & said) / len(of)


def redundancy(parts: Sequence[str], language: str) -> float:
    """The share of pairs of neighbouring content words that an earlier sentence has, in [0, 1].

    Stop words are left out and words are stemmed, in English; in French words are stemmed.

    Parameters
    ----------
    parts : sequence of str
        The sentences of a summary.
    language : str
        ISO 639-1 code.

    Returns
    -------
    float
        0 where there are no pairs.

    Examples
    --------
    >>> redundancy(["The dam broke.", "Dams broke there on Monday."], "en")
    0.3333333333333333
    """
    seen: set[tuple[str, str]] = set()
    repeated = total = 0
    for part in parts:
        pairs = list(pairwise(_content(part, language)))
        repeated += sum(pair in seen for pair in pairs)
        total += len(pairs)
        seen.update(pairs)
    return repeated / total if total else 0.0


def _content(text: str, language: str) -> list[str]:
    words = split_words(text)
    if language == "en":
        words = [word for word in words if word not in _STOP_WORDS]
    if language in _STEMMERS:
        stems: list[str] = Stemmer.Stemmer(_STEMMERS[language]).stemWords(words)
        return stems
    return words


def leans(text: str) -> bool:
    """Whether an English sentence opens with a pronoun or a connective.

    Examples
    --------
    >>> leans("But the dam held."), leans("The latter held."), leans("The dam held.")
    (True, True, False)
    """
    # "It's" opens with "it".
    words = [re.split("['’]", word.lower())[0] for word in _WORD.findall(text)[:2]]
    return bool(words) and (words[0] in _LEANING or tuple(words) in _LEANING_PAIRS)


def dangling(source: Source, kept: Sequence[int]) -> float | None:
    """The share of kept sentences that lean on one that was not kept, in [0, 1].

    Parameters
    ----------
    source : Source
        English.
    kept : sequence of int
        Positions of sentences.

    Returns
    -------
    float or None
        None where none is kept. The first sentence of a document has none to lean on.
    """
    if not kept:
        return None
    there = set(kept)
    alone = [n for n in kept if n - 1 not in there and _has_before(source, n)]
    return sum(leans(source.texts[n]) for n in alone) / len(kept)


def _has_before(source: Source, position: int) -> bool:
    sentences = source.sentences
    return position > 0 and sentences[position - 1].document == sentences[position].document
