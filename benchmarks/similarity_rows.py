"""The rows that similar pairs are looked for among: vectors of real sentences, and random ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np

from benchmarks.agreement_vectors import BUNDLED, load_cosines
from benchmarks.record import attempt
from summarize import Document
from summarize.segment import PunktSplitter, segment
from summarize.similarity import unit_rows
from summarize.vectors import encode_unit
from training.compare_sets import read_lines

RANDOM = "random"  # in all directions alike: the worst case for whoever leaves pairs out
SENTENCE, FOREIGN = "sentences", "other languages"
_PARTS = {2: "halves", 3: "thirds", 4: "quarters"}  # of long sentences
# Of the sets in other languages, those whose letters the bundled encoder knows: it gives nearly
# one vector to all sentences of the others.
_FOREIGN = ("multiling_french", "multiling_czech")
_SETS_IN_LANGUAGES = "multiling_"
_ENGLISH = "multiling_english"
_FEWEST_WORDS = 5
_DIM = 256  # of random rows, as of the bundled encoder's


class Row(NamedTuple):
    """A text to encode, and what it is: a sentence, or what fills up where these are too few."""

    kind: str
    text: str


def read_rows(data: Path, files: Sequence[Path], most: int) -> list[Row]:
    """Read distinct sentences, and fill up with parts of them where there are too few.

    Parameters
    ----------
    data : Path
        Has ``summaries/*.jsonl``; not read if files are given.
    files : sequence of Path
        Plain text.
    most : int
        So many rows at most.

    Returns
    -------
    list of Row
        Sentences of at least five words in order of their hashes, so that sources are mixed; then
        halves of long ones, sentences in other languages, thirds and quarters.

    Raises
    ------
    FileNotFoundError
        If there are no sentences at all.
    """
    if files:
        sentences = _mixed(_split(path.read_text(encoding="utf-8") for path in files))
        foreign: list[str] = []
    else:
        paths = _sets(data)
        sentences = _mixed(_of_sets([path for path in paths if _is_english(path)]))
        foreign = _mixed(_of_sets([path for path in paths if not _is_english(path)]))
    if not sentences:
        raise FileNotFoundError(f"no sentences in {files or data / 'summaries'}")
    kinds: dict[str, str] = {}  # text -> kind, each text once
    for kind, texts in (
        (SENTENCE, sentences),
        (_PARTS[2], _cut(sentences, 2)),
        (FOREIGN, foreign),
        (_PARTS[3], _cut(sentences, 3)),
        (_PARTS[4], _cut(sentences, 4)),
    ):
        for text in texts:
            kinds.setdefault(text, kind)
    return [Row(kind, text) for text, kind in kinds.items()][:most]


def hashes(data: Path, files: Sequence[Path]) -> dict[str, str]:
    """The files that are read, by the beginning of their SHA-256: a record names its data."""
    return {path.name: sha256(path.read_bytes()).hexdigest()[:16] for path in files or _sets(data)}


def count(rows: Sequence[Row]) -> dict[str, int]:
    """How many rows of each kind there are."""
    return dict(Counter(row.kind for row in rows))


def save_vectors(encoder: str, rows: Sequence[Row], most: int, folder: Path) -> dict[str, Any]:
    """Encode texts, or invent vectors, and write them to a file.

    Parameters
    ----------
    encoder : {"bundled", "MiniLM", "random"}
    rows : sequence of Row
        MiniLM is given sentences only.
    most : int
        So many rows at most.
    folder : Path
        Where the file goes.

    Returns
    -------
    dict
        `file`; `rows` and `dim`; `seconds` it took to encode; `kinds` of texts; `name`, of the
        encoder. Or how it failed.
    """
    found: dict[str, Any] = attempt(_save, encoder, rows, most, folder)
    return found


def _save(encoder: str, rows: Sequence[Row], most: int, folder: Path) -> dict[str, Any]:
    about: dict[str, Any] = {}
    start = perf_counter()
    if encoder == RANDOM:
        unit = unit_rows(np.random.default_rng(0).standard_normal((most, _DIM), np.float32))
    else:
        given = [row for row in rows if encoder == BUNDLED or row.kind == SENTENCE][:most]
        loaded = load_cosines()[encoder].encoder
        unit = encode_unit(loaded, [row.text for row in given], _no_progress)
        about = {"kinds": count(given), "name": loaded.name}
    path = folder / f"{encoder}.npy"
    np.save(path, unit)
    found = {"file": str(path), "rows": len(unit), "dim": unit.shape[1]}
    return {**found, "seconds": perf_counter() - start, **about}


def _no_progress(stage: str, done: int, total: int) -> None:
    """What is called where nobody looks."""


def _sets(data: Path) -> list[Path]:
    paths = sorted((data / "summaries").glob("*.jsonl"))
    return [path for path in paths if _is_english(path) or path.stem in _FOREIGN]


def _is_english(path: Path) -> bool:
    return path.stem == _ENGLISH or not path.stem.startswith(_SETS_IN_LANGUAGES)


def _of_sets(paths: Sequence[Path]) -> Iterator[str]:
    for path in paths:
        yield from _split(text for record in read_lines(path) for text in record["documents"])


def _split(texts: Iterator[str]) -> Iterator[str]:
    splitter = PunktSplitter()
    for text in texts:
        for sentence in segment([Document(text)], splitter):
            words = sentence.text.split()
            if len(words) >= _FEWEST_WORDS:
                yield " ".join(words)


def _mixed(texts: Iterator[str]) -> list[str]:
    return sorted(set(texts), key=lambda text: sha256(text.encode()).digest())


def _cut(sentences: Sequence[str], parts: int) -> Iterator[str]:
    """Sentences that are long enough, in so many parts of about as many words."""
    for sentence in sentences:
        words = sentence.split()
        if len(words) >= parts * _FEWEST_WORDS:
            bounds = [len(words) * part // parts for part in range(parts + 1)]
            for start, end in pairwise(bounds):
                yield " ".join(words[start:end])
