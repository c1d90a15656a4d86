"""Pairs of real sentences that were labelled by reading, to learn from and to be judged by.

``data/read_pairs.jsonl`` names sentences by hash, for their texts are not ours to hand on. They
were drawn in strata, by set and by how likely a comparison held a cover: among all pairs of a text
covers are rare, and a plain sample would have had hardly any.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.compare_own import SUMMARIES, Labelled, as_set, is_judging, read_texts
from training.compare_sets import PairSet, Record, read_lines

READ = Path(__file__).parent / "data" / "read_pairs.jsonl"
# Texts that were changed, or are split otherwise, would leave a sample that nobody drew.
MOST_MISSING = 0.02
# The library does not compare shorter sentences: they are covered by the same words alone.
FEWEST_ITEMS = 3
_DIGITS = 16


class ReadPairs(NamedTuple):
    """Pairs labelled by reading, each in both directions, one after the other.

    Attributes
    ----------
    pairs : PairSet
        A group is the two directions of a pair.
    weights : ndarray of float64, shape (n_pairs,)
        Of how many pairs of the texts a pair was drawn.
    strata : list of str
        "folded", "unsure", "fact-vetoed" and so on, pairwise: what a comparison said of it when
        pairs were drawn.
    slight : int
        Labelled pairs that are left out, for one of the two sentences has hardly any content.
    """

    pairs: PairSet
    weights: NDArray[np.float64]
    strata: list[str]
    slight: int


def sentence_id(sentence: str) -> str:
    """What names a sentence in the file: the beginning of its SHA-256.

    Examples
    --------
    >>> sentence_id("The dam broke.")
    '9c31b2be3c099961'
    """
    return hashlib.sha256(sentence.encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def read_labelled(data: Path, *, judging: bool, file: Path = READ) -> ReadPairs:
    """Read the pairs of one half of the sentences.

    Parameters
    ----------
    data : Path
        Has ``summaries/*.jsonl``, where the sentences are.
    judging : bool
        Whether of the half that judges, or of the half that is learned from.
    file : Path, optional
        JSON lines ``{"a", "b", "covers", "covered", "clash", "stratum", "weight"}``: the sentences
        by :func:`sentence_id`, whether a covers b, b covers a, and the two contradict each other.

    Raises
    ------
    FileNotFoundError
        If a set of summaries is not there.
    ValueError
        If more than 2 % of the sentences are not found, or there is no pair of this half.
    """
    records = read_lines(file)
    sentences = _find({str(record[side]) for record in records for side in ("a", "b")}, data)
    slight = _slight(sentences.values())
    half = [record for record in records if _is_of(record, sentences, judging=judging)]
    kept = [r for r in half if not slight & {sentences[r["a"]], sentences[r["b"]]}]
    if not kept:
        raise ValueError(f"{file.name} has no pair of this half of the sentences")
    labelled = [p for group, record in enumerate(kept) for p in _both(record, sentences, group)]
    return ReadPairs(
        as_set("read", labelled),
        np.repeat([float(record["weight"]) for record in kept], 2),
        [str(record["stratum"]) for record in kept for _ in range(2)],
        len(half) - len(kept),
    )


def _find(ids: set[str], data: Path) -> dict[str, str]:
    """The sentences that are wanted, by what names them."""
    found = {}
    for texts in read_texts(data, SUMMARIES):
        of_item = {sentence_id(text): text for text in texts}
        found.update({name: of_item[name] for name in ids & of_item.keys()})
    missing = len(ids) - len(found)
    if missing > MOST_MISSING * len(ids):
        raise ValueError(f"{missing} of {len(ids)} labelled sentences are not in {data}")
    return found


def _is_of(record: Record, sentences: dict[str, str], *, judging: bool) -> bool:
    """Whether both sentences are there, and both are of the half that is asked for."""
    sides = [sentences.get(str(record[side])) for side in ("a", "b")]
    return all(text is not None and is_judging(text) == judging for text in sides)


def _slight(sentences: Iterable[str]) -> set[str]:
    """Those with hardly any content."""
    from summarize.summarizer import Summarizer  # noqa: PLC0415

    readings, items = Summarizer().reader().read(sorted(sentences), lambda *_: None)
    lengths = np.diff(items.offsets).tolist()
    return {
        reading.text
        for reading, length in zip(readings, lengths, strict=True)
        if length < FEWEST_ITEMS or not reading.words
    }


def _both(record: Record, sentences: dict[str, str], group: int) -> Iterator[Labelled]:
    a, b, clash = sentences[record["a"]], sentences[record["b"]], bool(record["clash"])
    yield a, b, bool(record["covers"]), clash, group
    yield b, a, bool(record["covered"]), clash, group
