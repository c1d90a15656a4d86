"""Pairs of sentences of which people have said whether one covers the other.

A file of ``pairs`` is JSON lines ``{"a", "b", "label"}``, and what its labels mean is said here,
once: for training, and for ``benchmarks agreement``, which judges what was trained.
"""

from __future__ import annotations

import json
import random
from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

# Graded similarity, 0 to 5: 5 says the same, below 3 "some important information differs".
SAME, DIFFERENT = 5.0, 3.0
NEGATIVES_A_POSITIVE = 3
_COVERING = frozenset({"entailment", "SUPPORTS", 1})
_CLASHING = frozenset({"contradiction", "REFUTES"})

Record = Mapping[str, Any]


class PairSet(NamedTuple):
    """Pairs of sentences from one source.

    Attributes
    ----------
    name : str
        The file without its ending: "paws_en", "multilingual/paws_de".
    a, b : list of str
        Sentences, pairwise.
    covers : ndarray of bool, shape (n_pairs,)
        Whether a covers b.
    clashes : ndarray of bool, shape (n_pairs,)
        Whether people say that a and b contradict each other.
    groups : ndarray of int, shape (n_pairs,)
        Pairs of one group speak of the same: they must not be divided between training and
        judging. One numbering for all sets that were read together.
    """

    name: str
    a: list[str]
    b: list[str]
    covers: NDArray[np.bool_]
    clashes: NDArray[np.bool_]
    groups: NDArray[np.int64]


def read_pair_sets(data: Path) -> dict[str, PairSet]:
    """Read every set below ``pairs`` in a folder of data.

    Parameters
    ----------
    data : Path
        Has ``pairs/*.jsonl`` and ``pairs/multilingual/*.jsonl``.

    Returns
    -------
    dict of str to PairSet
        By name, English ones first.

    Raises
    ------
    FileNotFoundError
        If there is no set.
    """
    folder = data / "pairs"
    paths = [*sorted(folder.glob("*.jsonl")), *sorted(folder.glob("multilingual/*.jsonl"))]
    if not paths:
        raise FileNotFoundError(f"no pairs (*.jsonl) in {folder}")
    records = {path.relative_to(folder).with_suffix("").as_posix(): _read(path) for path in paths}
    groups = _group({name: _subjects(name, of_set) for name, of_set in records.items()})
    return {name: _pair_set(name, of_set, groups[name]) for name, of_set in records.items()}


def family(name: str) -> str:
    """What sets have in common that are one and the same in several languages.

    To leave one of them out is to leave out all.

    Examples
    --------
    >>> family("paws_en"), family("multilingual/paws_de"), family("sts_en")
    ('paws', 'paws', 'sts_en')
    """
    stem = name.rpartition("/")[2]
    return "paws" if stem.startswith("paws_") else stem


def is_english(name: str) -> bool:
    """Whether a set is in English: the others are in a folder of their own."""
    return "/" not in name


def read_lines(path: Path) -> list[Record]:
    """Read a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:  # not splitlines(), which also splits at U+2028
        return [json.loads(line) for line in lines]


def _read(path: Path) -> list[Record]:
    records = read_lines(path)
    if path.stem == "superpal":
        return [*records, *_negatives(records)]
    if path.stem.startswith("sts_"):
        graded = [record for record in records if not DIFFERENT <= record["label"] < SAME]
        return [{**record, "label": int(record["label"] == SAME)} for record in graded]
    return records


def _negatives(records: Sequence[Record], seed: int = 0) -> Iterator[Record]:
    """Pair each a with b's of its topic that nobody has aligned with it.

    Of another sentence than those that were: spans of one sentence overlap. Not of another topic:
    sentences on different events are told apart by anything.
    """
    chance = random.Random(seed)
    for record in records:
        topic = [other for other in records if other["topic"] == record["topic"]]
        aligned = {other["b_sentence"] for other in topic if other["a"] == record["a"]}
        others = sorted({other["b"] for other in topic if other["b_sentence"] not in aligned})
        for b in chance.sample(others, min(NEGATIVES_A_POSITIVE, len(others))):
            yield {**record, "b": b, "label": 0}


def _subjects(name: str, records: Sequence[Record]) -> list[list[Hashable]]:
    """What each pair is about: pairs that have one of these in common belong together."""
    subjects: list[list[Hashable]] = []
    for row, record in enumerate(records):
        of_pair: list[Hashable] = [record["a"], record["b"]]
        of_pair += [(name, field, record[field]) for field in ("group", "topic") if field in record]
        if family(name) == "paws":  # row by row the same in every language
            of_pair.append(("paws", row))
        subjects.append(of_pair)
    return subjects


def _group(subjects: Mapping[str, Sequence[Sequence[Hashable]]]) -> dict[str, NDArray[np.int64]]:
    """Number the connected components of pairs, by union of their subjects."""
    parents: dict[Hashable, Hashable] = {}

    def root(subject: Hashable) -> Hashable:
        while (parent := parents.setdefault(subject, subject)) != subject:
            parents[subject] = subject = parents[parent]
        return subject

    for of_set in subjects.values():
        for first, *others in of_set:
            for other in others:
                parents[root(other)] = root(first)
    numbers: dict[Hashable, int] = {}
    return {
        name: np.array([numbers.setdefault(root(of_pair[0]), len(numbers)) for of_pair in of_set])
        for name, of_set in subjects.items()
    }


def _pair_set(name: str, records: Sequence[Record], groups: NDArray[np.int64]) -> PairSet:
    return PairSet(
        name,
        [record["a"] for record in records],
        [record["b"] for record in records],
        np.array([record["label"] in _COVERING for record in records]),
        np.array([record["label"] in _CLASHING for record in records]),
        groups,
    )
