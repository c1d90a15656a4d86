"""What a pair of sentences may be to each other, by how much each says of the other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summarize.compare.features import COLUMN, swapped_kinds

# Shares of the words, the clashing facts left out: the one way and the other.
SAME_POINT = (0.75, 0.60)
# What one says now and another said before may have moved further apart: on five days of an event
# told for the purpose, 34 of 40 changes are found, against 33, and no more is taken for one.
SAME_POINT_LATER = (0.75, 0.50)
# What has less than this of a sentence is no help in saying it.
LEAST_SHARE = 0.25
MOST_CLASHES = 2


def worthwhile(
    there: tuple[NDArray[np.float32], NDArray[np.float32]],
    back: tuple[NDArray[np.float32], NDArray[np.float32]],
) -> NDArray[np.bool_]:
    """Whether a pair may be more to each other than two sentences, by what they share."""
    (items_there, words_there), (items_back, words_back) = there, back
    say_some = np.maximum(items_there, items_back) >= LEAST_SHARE
    return np.asarray(say_some | (np.minimum(words_there, words_back) >= SAME_POINT[1]))


def may_be_one(features: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Whether no more facts clash than one disagreement has: of one kind, two at most."""
    kinds, facts = swapped_kinds(features)
    return np.asarray((kinds <= 1) & (facts <= MOST_CLASHES))


def word_shares(
    there: NDArray[np.float32], back: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How much of the words, facts left out, each has of the other: the lesser and the greater."""
    shares = there[:, COLUMN["words_credited"]], back[:, COLUMN["words_credited"]]
    return np.minimum(*shares), np.maximum(*shares)
