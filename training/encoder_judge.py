"""How well an encoder tells the shared pairs and clusters apart: the card's before and after."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Encode = Callable[[list[str]], NDArray[np.float64]]

_PAIRS = (
    "paws_en", "one_word_swapped", "negation_rte", "negation_mnli", "fever_symmetric", "keypoints",
)  # fmt: skip
_CLUSTERS = ("superpal", "keypoints_dev", "events")
# A neutral pair is no clear negative.
_SAME = {1, "entailment", "SUPPORTS"}
_NEITHER = {"neutral"}


def judge(data: Path, encode: Encode) -> dict[str, float]:
    """Judge an encoder by the sets that lie in a folder.

    Parameters
    ----------
    data : Path
        With pairs and clusters; a file that is missing is not judged by.
    encode : callable
        Texts to vectors, of any length.

    Returns
    -------
    dict of str to float
        Area under the curve of the cosine, for pairs; the adjusted Rand index of average linkage
        at the threshold that is best for all topics, for clusters.
    """
    found = {}
    for name in _PAIRS:
        if (file := data / "pairs" / f"{name}.jsonl").is_file():
            rows = [row for row in _rows(file) if row["label"] not in _NEITHER]
            found[f"{name}, area under the curve"] = _area(rows, encode)
    for name in _CLUSTERS:
        if (file := data / "clusters" / f"{name}.jsonl").is_file():
            found[f"{name} clusters, adjusted Rand"] = _rand(_rows(file), encode)
    return found


def _area(rows: list[dict[str, Any]], encode: Encode) -> float:
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415

    a, b = (_unit(encode([row[side] for row in rows])) for side in ("a", "b"))
    return float(roc_auc_score([row["label"] in _SAME for row in rows], (a * b).sum(axis=1)))


def _rand(topics: list[dict[str, Any]], encode: Encode) -> float:
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415
    from sklearn.metrics import adjusted_rand_score  # noqa: PLC0415

    merges = []
    for topic in topics:
        units = _unit(encode(topic["sentences"]))
        upper = np.triu_indices(len(units), 1)
        # Rounding can take a cosine above 1; linkage wants no negative distance.
        merges.append(linkage(np.maximum(1.0 - (units @ units.T)[upper], 0.0), "average"))
    return max(
        float(
            np.mean(
                [
                    adjusted_rand_score(topic["cluster"], fcluster(merge, 1.0 - cosine, "distance"))
                    for topic, merge in zip(topics, merges, strict=True)
                ]
            )
        )
        for cosine in np.arange(-0.1, 0.9, 0.02)
    )


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1.0))


def _rows(file: Path) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
