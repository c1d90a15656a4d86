"""What sentences have of another one -> the few of them that say all of it together."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

# Shares of a sentence's items, by weight, where several covers say it together: all of it for a
# reader; and enough for the first of them. Chosen on development pairs and by reading.
COVERED_TOGETHER, MOSTLY_COVERED = 0.80, 0.50
# A cover of more sentences than this is no longer a reader's "that was said".
MOST_COVERS = 3
# Where dozens are close to a sentence, those that have the most of it are enough to look at.
_JOINED_AMONG = 12


class Parts:
    """What each of some candidates has of a sentence.

    Parameters
    ----------
    credit : ndarray of float32, shape (n_candidates, n_items)
        How much of each item of the sentence, in [0, 1].
    weights : ndarray of float32, shape (n_items,)
    states_all : callable
        Candidate -> whether it states all facts of the sentence.
    opposes : callable
        Candidate -> whether it denies some of the sentence.

    Examples
    --------
    >>> credit = np.array([[1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 1, 1]], np.float32)
    >>> parts = Parts(credit, np.ones(4, np.float32), lambda one: True, lambda one: False)
    >>> parts.together(), parts.together_first([1, 0, 2])
    ([0, 2], [0, 2])
    """

    def __init__(
        self,
        credit: NDArray[np.float32],
        weights: NDArray[np.float32],
        states_all: Callable[[int], bool],
        opposes: Callable[[int], bool],
    ) -> None:
        total = float(weights.sum())
        self._credit, self._weights = credit, weights / total
        self._shares = (credit * weights).sum(axis=1) / total
        self._states_all, self._opposes = states_all, opposes
        self._most_first: list[int] = np.argsort(-self._shares, kind="stable").tolist()

    def together(self) -> list[int]:
        """The smallest set found that says all of the sentence; empty for none.

        The first states every fact and has most of the words: a figure from here and a name from
        there restate nothing. Up to two others bring the rest of the words.
        """
        return self._among(self._most_first[:_JOINED_AMONG])

    def together_first(self, coming: Sequence[int]) -> list[int]:
        """The set that is found first, as candidates come in one after the other.

        It is what :meth:`together` finds of the fewest of them, in much less time than by asking
        for each number: those that have the most decide, and few that come are among them.
        """
        place = {candidate: at for at, candidate in enumerate(self._most_first)}
        best: list[int] = []  # places
        for candidate in coming:
            if len(best) == _JOINED_AMONG and place[candidate] > best[-1]:
                continue
            insort(best, place[candidate])
            del best[_JOINED_AMONG:]
            among = [self._most_first[at] for at in best]
            if self._have_all(among) and (found := self._among(among)):
                return found
        return []

    def _have_all(self, best: Sequence[int]) -> bool:
        """Whether some candidates have all, and more than one of the first of them."""
        have = self._sum(self._credit[best].max(axis=0))
        return have >= COVERED_TOGETHER and any(
            self._sum(self._credit[first]) < have for first in best[:MOST_COVERS]
        )

    def _among(self, best: Sequence[int]) -> list[int]:
        for first in best[:MOST_COVERS]:
            if self._shares[first] >= MOSTLY_COVERED and self._states_all(first):
                found = self._completed(first, best)
                # What denies some of it may have the words that another lacks: "it gets none".
                if found and not any(map(self._opposes, found)):
                    return found
        return []

    def _completed(self, first: int, others: Sequence[int]) -> list[int]:
        """A first one and what brings the most, until all is covered; empty where it cannot be."""
        covers, have = [first], self._credit[first]
        while len(covers) < MOST_COVERS:
            left = [other for other in others if other not in covers]
            if not left:
                return []
            gains = [self._sum(np.maximum(have, self._credit[other])) for other in left]
            best = int(np.argmax(gains))
            if gains[best] <= self._sum(have):
                return []  # what none of the others brings stays unsaid
            covers.append(left[best])
            have = np.maximum(have, self._credit[left[best]])
            if gains[best] >= COVERED_TOGETHER:
                return covers
        return []

    def _sum(self, credit: NDArray[np.float32]) -> float:
        return float((credit * self._weights).sum())
