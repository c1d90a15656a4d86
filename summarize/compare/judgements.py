"""What two sentences are to each other, and many pairs of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from summarize.facts import Fact


class Relation(StrEnum):
    """How sentence a stands to sentence b."""

    COVERS = "covers"
    DISAGREES = "disagrees"
    DISTINCT = "distinct"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What sentence a says of what sentence b says.

    Attributes
    ----------
    relation : Relation
        COVERS if b says nothing that a does not say; DISAGREES if both make the same point and a
        fact conflicts; else DISTINCT.
    score : float
        The calibrated probability, in [0, 1], that a covers b, by the words and facts of both.
        Where facts conflict the relation is never COVERS, however high the score.
    similarity : float
        Cosine similarity of the sentence vectors, in [-1, 1].
    conflicts : tuple of (Fact, Fact)
        Facts that clash: of a, of b.
    uncovered : tuple of Fact
        Facts of b that a does not state.
    """

    relation: Relation
    score: float
    similarity: float
    conflicts: tuple[tuple[Fact, Fact], ...] = ()
    uncovered: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Judgements:
    """What pairs of sentences are to each other, an entry a pair.

    Attributes
    ----------
    there, back : ndarray of float32, shape (n_pairs,)
        The probability, in [0, 1], that the row's sentence covers the column's; and the reverse. 0
        where facts rule it out and nobody asked.
    covers_there, covers_back : ndarray of bool, shape (n_pairs,)
        Whether it does.
    share_there, share_back : ndarray of float32, shape (n_pairs,)
        How much of the column's items, by weight, the row's sentence has; and the reverse.
    clash : ndarray of bool, shape (n_pairs,)
        Whether facts of the two clash.
    disagree : ndarray of bool, shape (n_pairs,)
        Whether they clash on the same point.
    """

    there: NDArray[np.float32]
    back: NDArray[np.float32]
    covers_there: NDArray[np.bool_]
    covers_back: NDArray[np.bool_]
    share_there: NDArray[np.float32]
    share_back: NDArray[np.float32]
    clash: NDArray[np.bool_]
    disagree: NDArray[np.bool_]

    @classmethod
    def of(cls, n: int) -> Judgements:
        """Of so many pairs, each distinct until something else is found."""
        floats = [np.zeros(n, np.float32) for _ in range(4)]
        flags = [np.zeros(n, np.bool_) for _ in range(4)]
        return cls(
            floats[0], floats[1], flags[0], flags[1], floats[2], floats[3], flags[2], flags[3]
        )
