"""What one word can be to another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class LexicalRelation(IntEnum):
    """What ``words[row]`` is to ``words[col]``; where several hold, the smallest number counts."""

    SAME = 1  # forms or spellings of one word: rose, rise
    SYNONYM = 2  # share a frequent sense: begin, start
    DERIVED = 3  # the act, event or state; the adverb: destroy, destruction
    ANTONYM = 4  # rise, fall
    GENERAL = 5  # saying row says col: dog, animal
    SPECIFIC = 6  # the reverse
    ENTAILS = 7  # saying row says col: kill, die
    ENTAILED = 8  # the reverse
    CONTRARY = 9  # near to an antonym: soar, fall
    SIMILAR = 10  # adjectives of one cluster: enormous, gigantic
    CLASSMATE = 11  # members of one closed class: monday, friday
    SISTER = 12  # kinds of one thing: guitar, banjo
    RELATED = 13  # derived, but another thing: win, winner


@dataclass(frozen=True)
class WordRelations:
    """Relations between the words of a batch, sorted by (row, col).

    Attributes
    ----------
    rows, cols : ndarray of int32, shape (n,)
        Indices into the words; never equal.
    codes : ndarray of uint8, shape (n,)
        The `LexicalRelation` of ``words[row]`` to ``words[col]``.
    """

    rows: NDArray[np.int32]
    cols: NDArray[np.int32]
    codes: NDArray[np.uint8]
