"""The texts the encoder learns from, and the pairs that judge the result."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

# Every file counts alike: else two fifths of all sentences would come from meetings.
MOST_PER_FILE = 2000
# WordNet's have few words each, but of the widest choice.
MOST_EXAMPLES = 20000
# The teacher reads no further than about here, so the student must not either.
MOST_WORDS = 80
# qmsum_queries repeats the documents of qmsum; sts_en judges, so it must not be seen.
_SUMMARIES = (
    "clscisumm", "fewsum_amazon_train", "fewsum_amazon_val", "fewsum_yelp_train", "fewsum_yelp_val",
    "multiling_english", "opinosis", "qmsum", "squality",
)  # fmt: skip
_PAIRS = (
    "fever_symmetric", "keypoints", "negation_mnli", "negation_rte", "one_word_swapped", "paws_en",
    "superpal",
)  # fmt: skip
_WORDNET_FILES = ("data.noun", "data.verb", "data.adj", "data.adv")
_EXAMPLE = re.compile(r'"([^"]+)"')
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


class Scored(NamedTuple):
    """Two sentences and how alike people found them, 0 to 5."""

    a: str
    b: str
    score: float


def default_files(data: Path) -> list[Path]:
    """The English files of the shared data, in a fixed order."""
    summaries = [data / "summaries" / f"{name}.jsonl" for name in _SUMMARIES]
    return [data / "pairs" / f"{name}.jsonl" for name in _PAIRS] + summaries


def read(paths: list[Path]) -> dict[str, list[str]]:
    """Sentences by file name; a folder stands for the JSON lines files in it.

    A line has "documents" (texts, split roughly: only averages are taken of them), "sentences",
    "a" and "b", or "text".
    """
    files = [
        f for path in paths for f in (sorted(path.glob("*.jsonl")) if path.is_dir() else [path])
    ]
    return {file.stem: _evenly(_sentences(file), MOST_PER_FILE) for file in files}


def read_scored(file: Path) -> list[Scored]:
    """The pairs of a development file, with their scores."""
    return [Scored(row["a"], row["b"], float(row["label"])) for row in _rows(file)]


def read_examples(wordnet: Path) -> list[str]:
    """The example sentences of WordNet's glosses: what is quoted after the bar of a line."""
    found: dict[str, None] = {}
    for name in _WORDNET_FILES:
        for line in (wordnet / name).read_text(encoding="latin-1").splitlines():
            _, _, gloss = line.partition(" | ")
            found |= dict.fromkeys(s.strip() for s in _EXAMPLE.findall(gloss) if s.strip())
    return _evenly(list(found), MOST_EXAMPLES)


def to_learn(sentences: list[str], judged: list[Scored]) -> list[str]:
    """The sentences to train on, once each: not too long, and none of those that judge."""
    seen = {side.strip().lower() for pair in judged for side in (pair.a, pair.b)}
    return [
        sentence
        for sentence in dict.fromkeys(sentences)
        if len(sentence.split()) <= MOST_WORDS and sentence.strip().lower() not in seen
    ]


def _rows(file: Path) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _sentences(file: Path) -> list[str]:
    found: dict[str, None] = {}
    for row in _rows(file):
        for key in ("a", "b", "text"):
            found |= dict.fromkeys([str(row[key])] if key in row else [])
        for key in ("documents", "sentences"):
            for text in row.get(key, []):
                found |= dict.fromkeys(s.strip() for s in _SENTENCE_END.split(text) if s.strip())
    return list(found)


def _evenly(items: list[str], most: int) -> list[str]:
    if len(items) <= most:
        return items
    return [items[i] for i in np.linspace(0, len(items) - 1, most).astype(int)]
