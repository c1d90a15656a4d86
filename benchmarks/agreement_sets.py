"""What people agreed on: clusters of sentences by topic, and sentences to plant edits into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np

from summarize import Document
from summarize.segment import PunktSplitter, segment
from training.compare_sets import PairSet, read_lines

# Thresholds are chosen on this set, so figures on it flatter whoever has one.
TUNED_ON = "keypoints_train"
# The pairs that are about the same sentences as a set of clusters.
PAIRS_OF = {
    "keypoints_train": "keypoints",
    "keypoints_dev": "keypoints",
    "superpal": "superpal",
}
_ENGLISH_SUMMARIES = (
    "clscisumm", "fewsum_amazon_train", "fewsum_amazon_val", "fewsum_yelp_train",
    "fewsum_yelp_val", "multiling_english", "opinosis", "qmsum", "squality",
)  # fmt: skip
_FEWEST_WORDS = 5


class Topic(NamedTuple):
    """Sentences on one topic and the clusters that people put them in."""

    of_set: str
    sentences: list[str]
    gold: list[int]


def read_topics(data: Path, most: int | None = None) -> dict[str, list[Topic]]:
    """Read the sets of clusters.

    Parameters
    ----------
    data : Path
        Has ``clusters/*.jsonl``.
    most : int, optional
        So many topics of a set at most, chosen by a hash of their names.

    Returns
    -------
    dict of str to list of Topic
        By set.

    Raises
    ------
    FileNotFoundError
        If there is no set.
    """
    paths = sorted((data / "clusters").glob("*.jsonl"))
    if not paths:
        raise FileNotFoundError(f"no clusters (*.jsonl) in {data / 'clusters'}")
    sets = {}
    for path in paths:
        records = sorted(read_lines(path), key=lambda record: _hash(record["id"]))
        # Line breaks would be sentence breaks.
        sets[path.stem] = [
            Topic(path.stem, [" ".join(s.split()) for s in r["sentences"]], list(r["cluster"]))
            for r in records[:most]
        ]
    return sets


def sample(pairs: PairSet, most: int | None) -> PairSet:
    """At most so many pairs of a set, by chance, in their order."""
    if most is None or len(pairs.a) <= most:
        return pairs
    chosen = np.sort(np.random.default_rng(0).choice(len(pairs.a), most, replace=False))
    return PairSet(
        pairs.name,
        [pairs.a[row] for row in chosen],
        [pairs.b[row] for row in chosen],
        pairs.covers[chosen],
        pairs.clashes[chosen],
        pairs.groups[chosen],
    )


def read_sentences(data: Path, most_of_a_file: int) -> list[str]:
    """Read real English sentences to plant edits into: none that training sees.

    Parameters
    ----------
    data : Path
        Has ``summaries/*.jsonl``.
    most_of_a_file : int
        So that stories and meetings, which are long, do not crowd out the news.

    Returns
    -------
    list of str
        Distinct, of at least five words, in order of their hashes: files are mixed.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    """
    paths = [data / "summaries" / f"{name}.jsonl" for name in _ENGLISH_SUMMARIES]
    paths = [path for path in paths if path.is_file()]
    if not paths:
        raise FileNotFoundError(f"no English summaries in {data / 'summaries'}")
    chosen: set[str] = set()
    for path in paths:
        of_file = {sentence for sentence in _sentences(path) if is_for_judging(sentence)}
        chosen.update(sorted(of_file, key=_hash)[:most_of_a_file])
    return sorted(chosen, key=_hash)


def is_for_judging(sentence: str) -> bool:
    """Whether edits of a sentence judge what was trained on edits of the other half."""
    return sha256(sentence.encode()).digest()[0] % 2 == 0


def is_one_sentence(text: str) -> bool:
    """Whether a text, evidence of a claim, is a single sentence."""
    return len(segment([Document(text)], PunktSplitter())) == 1


def hashes(data: Path) -> dict[str, str]:
    """The files that are read, by the beginning of their SHA-256: a record names its data."""
    names: Sequence[str] = [f"summaries/{name}.jsonl" for name in _ENGLISH_SUMMARIES]
    paths = [
        *sorted((data / "pairs").rglob("*.jsonl")),
        *sorted((data / "clusters").glob("*.jsonl")),
        *(path for path in (data / name for name in names) if path.is_file()),
    ]
    return {
        path.relative_to(data).as_posix(): sha256(path.read_bytes()).hexdigest()[:16]
        for path in paths
    }


def _sentences(path: Path) -> Iterator[str]:
    splitter = PunktSplitter()
    for record in read_lines(path):
        documents = [Document(text) for text in record["documents"]]
        for sentence in segment(documents, splitter):
            text = " ".join(sentence.text.split())
            if len(text.split()) >= _FEWEST_WORDS:
                yield text


def _hash(text: str) -> bytes:
    return sha256(text.encode()).digest()
