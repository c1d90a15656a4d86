"""Features of a pair -> the probability that a covers b, by boosted trees whose numbers we ship.

The trees are fitted by scikit-learn (Friedman 2001, "Greedy function approximation: a gradient
boosting machine"), each of depth three at most and monotone in every feature that has a direction;
their sum is calibrated by a logistic curve (Platt 1999). ``training/compare.py`` writes the
numbers, ``data/compare/card.md`` says from what.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarize.compare.features import COLUMN, NAMES
from summarize.errors import MissingResourceError

BUNDLED = Path(__file__).parents[1] / "data" / "compare" / "decision.json"
DEPTH = 3
# Splits of a tree by level: one, two, four.
SPLITS = 2**DEPTH - 1
LONG = 15
_ITEMS = COLUMN["items"]
# Rows looked at together: their comparisons stay near the cache.
_ROWS = 1024


class Decision:
    """Boosted trees as arrays; immutable.

    Parameters
    ----------
    features : ndarray of int, shape (n_trees, SPLITS)
        The column that a split looks at. Split 0 is the root, ``2 * i + 1`` and ``2 * i + 2`` are
        below split i, for a value that is not above and for one that is above the threshold.
    thresholds : ndarray of float32, shape (n_trees, SPLITS)
    leaves : ndarray of float32, shape (n_trees, SPLITS + 1)
        What a tree adds, by leaf from left to right.
    base : float
        What is there before the first tree.
    slope, intercept : float
        Of the calibration.
    threshold, long_threshold : float
        The least probabilities, in [0, 1], at which a is said to cover b: where b has fewer than
        `LONG` items, and where it has as many. In a long sentence one other word counts for less.

    Examples
    --------
    >>> decision = Decision.load()
    >>> from summarize.compare.features import COLUMN, NAMES
    >>> bool(decision.probability(np.zeros((1, len(NAMES)), np.float32))[0] < 0.5)
    True
    """

    def __init__(
        self,
        features: NDArray[np.intp],
        thresholds: NDArray[np.float32],
        leaves: NDArray[np.float32],
        *,
        base: float,
        slope: float,
        intercept: float,
        threshold: float,
        long_threshold: float,
    ) -> None:
        self._features = np.ascontiguousarray(features.T.reshape(-1))
        self._thresholds = np.ascontiguousarray(thresholds.T.reshape(-1), dtype=np.float32)
        self._leaves = np.ascontiguousarray(leaves, dtype=np.float32).reshape(-1)
        self._first_leaf = np.arange(len(leaves), dtype=np.intp) * (SPLITS + 1)
        self._base, self._slope, self._intercept = base, slope, intercept
        self.threshold, self.long_threshold = threshold, long_threshold

    @classmethod
    @cache
    def load(cls, path: Path = BUNDLED) -> Decision:
        """Read the numbers that ``training.compare`` wrote.

        Raises
        ------
        MissingResourceError
            If there is no such file, or one for other features.
        """
        command = "python -m training.compare"
        if not path.is_file():
            raise MissingResourceError(
                f"The comparison's numbers are missing: {path}.",
                resource=str(path),
                command=command,
            )
        told = json.loads(path.read_text(encoding="utf-8"))
        if tuple(told["names"]) != NAMES:
            raise MissingResourceError(
                f"The numbers in {path} are for other features.",
                resource=str(path),
                command=command,
            )
        return cls(
            np.array(told["features"], np.intp).reshape(-1, SPLITS),
            np.array(told["thresholds"], np.float32).reshape(-1, SPLITS),
            np.array(told["leaves"], np.float32).reshape(-1, SPLITS + 1),
            base=told["base"],
            slope=told["slope"],
            intercept=told["intercept"],
            threshold=told["threshold"],
            long_threshold=told["long_threshold"],
        )

    def probability(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """The probability that a covers b.

        Parameters
        ----------
        features : ndarray of float32, shape (n, n_features)

        Returns
        -------
        ndarray of float32, shape (n,)
            In [0, 1]; of each row alone, whatever stands beside it.
        """
        found = np.empty(len(features), np.float32)
        for start in range(0, len(features), _ROWS):
            part = slice(start, start + _ROWS)
            found[part] = self._raw(features[part])
        logit = self._slope * found.astype(np.float64) + self._intercept
        return (1 / (1 + np.exp(-logit))).astype(np.float32)

    def is_sure(
        self, features: NDArray[np.float32], probability: NDArray[np.float32]
    ) -> NDArray[np.bool_]:
        """Whether the probability of a cover is enough for the length of b."""
        is_long = features[:, _ITEMS] >= LONG
        return probability >= np.where(is_long, self.long_threshold, self.threshold)

    def _raw(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        # A row a split and a column a pair: long runs of one operation.
        columns = np.ascontiguousarray(features.T)
        above = columns[self._features] > self._thresholds[:, None]
        split = above.view(np.uint8).reshape(SPLITS, -1, len(features))
        root, low, high = split[0], split[1], split[2]
        # One level at a time: root ? high : low, by arithmetic on bits.
        second = low ^ (root & (low ^ high))
        left = split[3] ^ (low & (split[3] ^ split[4]))
        right = split[5] ^ (high & (split[5] ^ split[6]))
        third = left ^ (root & (left ^ right))
        leaf = self._first_leaf[:, None] + (root << 2 | second << 1 | third)
        # Tree after tree: a row's sum does not depend on how many rows there are.
        total = np.full(len(features), np.float32(self._base))
        for said in self._leaves[leaf]:
            total += said
        return total
