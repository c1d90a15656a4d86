"""Vectors -> the pairs of points to compare: as many as a text is long, not as its square."""

from __future__ import annotations

import logging

import numpy as np
from numpy.typing import NDArray

from summarize.progress import Progress
from summarize.similarity import WORKING_MEMORY, SimilarPairs, similar_pairs

_log = logging.getLogger(__name__)

# Pairs less similar than this are not compared. Of our written restatements 94 % (everyday) and
# 99 % (news) lie above it (86 % and 96 % above 0.5), for two to three times the pairs; random
# sentences lie at 0. What decides is the comparison, so it may be low.
DEFAULT_THRESHOLD = 0.4
# A text that says everything alike has as many similar pairs as its length squared. Beyond these
# the threshold rises: less is folded then, and a warning and the result's settings say so.
_FEWEST_PAIRS = 2_000_000
_PAIRS_A_SENTENCE = 10
# MB for the search, for each sentence of a long text: half of what its vector takes itself. With a
# quarter, the search of 300,000 sentences took twice as long.
_SEARCH_MEMORY_A_SENTENCE = 0.0005


def find_neighbours(unit: NDArray[np.float32], threshold: float, report: Progress) -> SimilarPairs:
    """The pairs of points to compare.

    Parameters
    ----------
    unit : ndarray of float32, shape (n_points, dim)
    threshold : float
        The least similarity; it rises, with a warning, where there would be too many pairs.
    report : callable
    """
    most = max(_FEWEST_PAIRS, _PAIRS_A_SENTENCE * len(unit))
    pairs = similar_pairs(
        unit,
        threshold=threshold,
        most=most,
        report=report,
        working_memory=max(WORKING_MEMORY, _SEARCH_MEMORY_A_SENTENCE * len(unit)),
    )
    if pairs.threshold > threshold:
        _log.warning(
            "More than %d pairs of sentences are similar: only those from a similarity of "
            "%.3f on are compared.",
            most,
            pairs.threshold,
        )
    return pairs
