"""What candidates cover, and what it is worth: the objective of a choice within a budget.

What there is to cover is a set of aspects with weights; a candidate covers each to a degree in
[0, 1], and a choice covers an aspect as well as its best member does::

    F(S) = sum over aspects j of  weights[j] * max(degrees[i, j] for i in S)

F is monotone and submodular: a candidate gains less, the more is covered before. So where all cost
the same, the greedy choice is within 1 - 1/e of the best there is (Nemhauser, Wolsey and Fisher
1978, "An analysis of approximations for maximizing submodular set functions"). Where they do not,
it goes by gain per cost to a power (Lin and Bilmes 2010, "Multi-document summarization via budgeted
maximization of submodular functions").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """What candidates cover, sparse: those of candidate i are ``offsets[i]:offsets[i + 1]``.

    Attributes
    ----------
    offsets : ndarray of int64, shape (n_candidates + 1,)
    aspects : ndarray of int32, shape (n_entries,)
        Positions in `weights`, each at most once a candidate.
    degrees : ndarray of float32, shape (n_entries,)
        How well, in [0, 1].
    weights : ndarray of float64, shape (n_aspects,)
        How much covering an aspect is worth, >= 0.
    """

    offsets: NDArray[np.int64]
    aspects: NDArray[np.int32]
    degrees: NDArray[np.float32]
    weights: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def cover(self, candidate: int, covered: NDArray[np.float64]) -> None:
        """Add what a candidate covers to what is covered, shape (n_aspects,)."""
        aspects, degrees = self._row(candidate)
        covered[aspects] = np.maximum(covered[aspects], degrees)

    def gain(self, candidates: Sequence[int], covered: NDArray[np.float64]) -> float:
        """What some candidates together add to what is covered."""
        aspects, degrees = self._row(candidates[0])
        if len(candidates) > 1:
            rows = [self._row(candidate) for candidate in candidates]
            aspects, which = np.unique(
                np.concatenate([row[0] for row in rows]), return_inverse=True
            )
            degrees = np.zeros(len(aspects), np.float32)
            np.maximum.at(degrees, which, np.concatenate([row[1] for row in rows]))
        new = np.maximum(degrees - covered[aspects], 0.0)
        # Not a dot product, whose last bits may depend on the number of threads.
        return float(np.sum(new * self.weights[aspects]))

    def _row(self, candidate: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        row = slice(self.offsets[candidate], self.offsets[candidate + 1])
        return self.aspects[row], self.degrees[row]

    def worth(self) -> NDArray[np.float64]:
        """What each candidate is worth alone, shape (n_candidates,)."""
        owners = np.repeat(np.arange(len(self)), np.diff(self.offsets))
        worth = np.bincount(owners, self.degrees * self.weights[self.aspects], len(self))
        return worth.astype(np.float64)
