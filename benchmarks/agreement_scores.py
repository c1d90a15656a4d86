"""How well scores agree with what people say of pairs, and clusters with theirs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Scores = NDArray[np.float64]
Flags = NDArray[np.bool_]


def area(scores: ArrayLike, positive: Flags) -> float:
    """Area under the ROC curve: how often a positive scores higher than a negative.

    Raises
    ------
    ValueError
        If all pairs are positive, or none.

    Examples
    --------
    >>> area([0.9, 0.4, 0.1], np.array([True, False, False]))
    1.0
    """
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415 - slow to import

    if positive.all() or not positive.any():
        raise ValueError("there are no positive or no negative pairs")
    return float(roc_auc_score(positive, scores))


def share(found: Flags, among: Flags) -> float | None:
    """The share of some pairs that was found; None if there are none.

    Examples
    --------
    >>> share(np.array([True, False, True]), among=np.array([True, True, False]))
    0.5
    """
    return float(found[among].mean()) if among.any() else None


def threshold_finding(n: int, scores: Scores, positive: Flags) -> float:
    """The threshold at which the n best positives are found (more where scores are equal).

    Examples
    --------
    >>> threshold_finding(1, np.array([0.9, 0.4, 0.8]), np.array([True, True, False]))
    0.9
    """
    ranked = np.sort(scores[positive])[::-1]
    return float(ranked[n - 1]) if n else float("inf")


def adjusted_rand(gold: Sequence[int], found: Sequence[int]) -> float:
    """Adjusted Rand index of two clusterings: 1 the same, about 0 by chance."""
    from sklearn.metrics import adjusted_rand_score  # noqa: PLC0415 - slow to import

    return float(adjusted_rand_score(gold, found))


def b_cubed(gold: Sequence[int], found: Sequence[int]) -> float:
    """B-cubed F1 of a clustering (Bagga and Baldwin, 1998), in (0, 1].

    Precision and recall are means over the sentences of the share of their cluster, and of their
    gold cluster, that is in both.

    Examples
    --------
    >>> b_cubed([0, 0, 1], [0, 1, 2])
    0.8
    """
    from sklearn.metrics.cluster import contingency_matrix  # noqa: PLC0415 - slow to import

    both = contingency_matrix(gold, found).astype(float)
    precision = (both**2 / both.sum(axis=0)).sum() / len(gold)
    recall = (both**2 / both.sum(axis=1, keepdims=True)).sum() / len(gold)
    return float(2 * precision * recall / (precision + recall))
