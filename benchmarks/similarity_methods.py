"""Ways to find the similar pairs among unit rows: ours, the peers, and what hardware could do."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarize.similarity import SimilarPairs, similar_pairs

OURS, EXACT, APPROXIMATE, YARDSTICK = "ours", "exact", "approximate", "yardstick"
SUMMARIZE, SGEMM = "summarize", "bare sgemm, upper triangle"
NEIGHBOURS = 10  # that an approximate index is asked for, besides the row itself

Unit = NDArray[np.float32]
# Takes unit rows and a threshold; what it returns is the library's own result.
Find = Callable[[Unit, float], Any]
# Rows and columns, in any order, each pair once or both ways round.
Pairs = tuple[NDArray[Any], NDArray[Any]]

# The shape of a block that multiplied fastest of those tried, from 512 x 2048 to 4096 x 4096.
_BLOCK_ROWS, _BLOCK_COLUMNS = 1024, 4096
_FEWEST_TOGETHER = 2  # in a community: a pair is one
_MOST_PAIRS, _QUERIES, _CORPUS = 500_000, 5_000, 100_000  # paraphrase_mining's defaults
_LINKS = 32  # of a node in the graph of faiss, as in its examples


class Size(NamedTuple):
    """What memory depends on: rows, their dimension, pairs to be found."""

    rows: int
    dim: int
    pairs: int


class Method(NamedTuple):
    """A way to find similar pairs.

    Attributes
    ----------
    kind : {"ours", "exact", "approximate", "yardstick"}
        Exact ones look at every pair of rows.
    load : callable
        Imports the library, which is not timed, and returns the way.
    pairs : callable or None
        Makes pairs of its result and the threshold, which is not timed; None if it finds none.
    memory : callable
        Estimates the bytes it takes over its input, so that what would not fit is not tried.
    complete : bool
        Whether its pairs must be all there are.
    """

    kind: str
    load: Callable[[], Find]
    pairs: Callable[[Any, float], Pairs] | None
    memory: Callable[[Size], float]
    complete: bool = False


def _ours() -> Find:
    return lambda unit, threshold: similar_pairs(unit, threshold=threshold)


def _ours_pairs(found: SimilarPairs, _: float) -> Pairs:
    return found.rows, found.cols


def _sgemm() -> Find:
    def find(unit: Unit, _: float) -> None:
        buffer = np.empty(_BLOCK_ROWS * _BLOCK_COLUMNS, np.float32)
        for start in range(0, len(unit), _BLOCK_ROWS):
            block = unit[start : start + _BLOCK_ROWS]
            for left in range(start, len(unit), _BLOCK_COLUMNS):
                others = unit[left : left + _BLOCK_COLUMNS]
                out = buffer[: len(block) * len(others)].reshape(len(block), len(others))
                np.dot(block, others.T, out=out)

    return find


def _whole_matrix() -> Find:
    return lambda unit, threshold: np.nonzero(unit @ unit.T >= np.float32(threshold))


def _radius_neighbors() -> Find:
    from sklearn.neighbors import radius_neighbors_graph  # noqa: PLC0415 - missing: the case fails

    def find(unit: Unit, threshold: float) -> Any:
        # Unit rows with cosine t are sqrt(2 - 2t) apart.
        return radius_neighbors_graph(unit, sqrt(2 - 2 * threshold), include_self=False)

    return find


def _faiss_flat() -> Find:
    import faiss  # noqa: PLC0415 - where it is missing, the case fails

    def find(unit: Unit, threshold: float) -> Any:
        index = faiss.IndexFlatIP(unit.shape[1])
        index.add(unit)
        return index.range_search(unit, threshold)

    return find


def _faiss_pairs(found: Any, _: float) -> Pairs:
    limits, _scores, columns = found
    return np.repeat(np.arange(len(limits) - 1), np.diff(limits.astype(np.int64))), columns


def _communities() -> Find:
    from sentence_transformers import util  # noqa: PLC0415 - where it is missing, the case fails

    return lambda unit, threshold: util.community_detection(
        unit, threshold=threshold, min_community_size=_FEWEST_TOGETHER
    )


def _paraphrases() -> Find:
    import torch  # noqa: PLC0415 - where it is missing, the case fails
    from sentence_transformers import util  # noqa: PLC0415

    return lambda unit, _: util.paraphrase_mining_embeddings(torch.from_numpy(unit))


def _paraphrase_pairs(found: Any, threshold: float) -> Pairs:
    near = [(a, b) for score, a, b in found if score >= threshold]
    rows, cols = np.array(near, np.int64).reshape(-1, 2).T
    return rows, cols


def _semhash() -> Find:
    from semhash.index import Index  # noqa: PLC0415 - where it is missing, the case fails
    from vicinity import Backend  # noqa: PLC0415

    def find(unit: Unit, threshold: float) -> Any:
        items = [[{"text": str(row)}] for row in range(len(unit))]
        index = Index.from_vectors_and_items(unit, items, Backend.USEARCH)
        return index.query_threshold(unit, threshold)

    return find


def _semhash_pairs(found: Any, _: float) -> Pairs:
    rows = np.repeat(np.arange(len(found)), [len(columns) for columns, _ in found])
    return rows, np.concatenate([columns for columns, _ in found]).astype(np.int64)


def _faiss_hnsw() -> Find:
    import faiss  # noqa: PLC0415 - where it is missing, the case fails

    def find(unit: Unit, _: float) -> Any:
        index = faiss.IndexHNSWFlat(unit.shape[1], _LINKS, faiss.METRIC_INNER_PRODUCT)
        index.add(unit)
        return index.search(unit, min(NEIGHBOURS + 1, len(unit)))

    return find


def _usearch() -> Find:
    from usearch.index import Index  # noqa: PLC0415 - where it is missing, the case fails

    def find(unit: Unit, _: float) -> Any:
        index = Index(ndim=unit.shape[1], metric="ip", dtype="f32")
        index.add(np.arange(len(unit)), unit)
        found = index.search(unit, min(NEIGHBOURS + 1, len(unit)))
        return 1 - found.distances, found.keys

    return find


def _nearest_pairs(found: Any, threshold: float) -> Pairs:
    """Of scores and columns, a line a row; a column that was not found is negative."""
    scores, columns = found
    rows, places = np.nonzero((scores >= threshold) & (columns.astype(np.int64) >= 0))
    return rows, columns[rows, places].astype(np.int64)


METHODS = {
    SUMMARIZE: Method(OURS, _ours, _ours_pairs, lambda of: 64e6 + 40 * of.pairs, complete=True),
    SGEMM: Method(YARDSTICK, _sgemm, None, lambda _: 32e6),
    "numpy, whole matrix": Method(
        EXACT,
        _whole_matrix,
        lambda found, _: found,
        lambda of: 5 * of.rows**2 + 64 * of.pairs,
        complete=True,
    ),
    "scikit-learn radius_neighbors_graph": Method(
        EXACT,
        _radius_neighbors,
        lambda found, _: found.nonzero(),
        lambda of: 100e6 + 64 * of.pairs,
        complete=True,
    ),
    "faiss IndexFlatIP.range_search": Method(
        EXACT,
        _faiss_flat,
        _faiss_pairs,
        lambda of: 100e6 + 4 * of.rows * of.dim + 64 * of.pairs,
        complete=True,
    ),
    "community_detection": Method(
        EXACT,
        _communities,
        None,
        lambda of: 12 * of.rows * 1024 + 8 * of.rows * of.dim + 32 * of.pairs,
    ),
    "paraphrase_mining_embeddings": Method(
        EXACT,
        _paraphrases,
        _paraphrase_pairs,
        lambda of: 8 * _QUERIES * min(of.rows, _CORPUS) + 400 * _MOST_PAIRS,
    ),
    "SemHash": Method(
        APPROXIMATE, _semhash, _semhash_pairs, lambda of: of.rows * (4 * of.dim + 4_000)
    ),
    "faiss HNSW": Method(
        APPROXIMATE, _faiss_hnsw, _nearest_pairs, lambda of: of.rows * (4 * of.dim + 1_000)
    ),
    "usearch": Method(
        APPROXIMATE, _usearch, _nearest_pairs, lambda of: of.rows * (4 * of.dim + 1_000)
    ),
}
