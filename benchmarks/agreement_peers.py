"""Ways to cluster the sentences of a topic, each as its users would."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import permutations
from typing import Any, NamedTuple

import numpy as np

from benchmarks.agreement_pairs import OURS, compare
from benchmarks.agreement_scores import Scores
from benchmarks.agreement_sets import PAIRS_OF, Topic
from benchmarks.agreement_vectors import MINILM, Cosine
from summarize import Document, Summarizer
from training.compare_sets import PairSet

PEER, BASELINE = "peer", "baseline"
Labels = list[int]
# Clusters of one topic at a threshold.
Cut = Callable[[float], Labels]

_GRID = tuple(round(0.05 + 0.025 * step, 3) for step in range(37))  # to 0.95
_ANY = (1.0,)  # for what has no threshold
_COMMUNITY, _SEMHASH = 0.75, 0.9  # their defaults


class Method(NamedTuple):
    """A way to cluster.

    Attributes
    ----------
    prepare : callable
        Takes a topic, does what no threshold changes, and returns what cuts it.
    thresholds : tuple of float
        Those to choose from; a single one is a default, or has no meaning.
    kind : {"peer", "ours", "baseline"}
        A baseline looks at no sentence.
    """

    prepare: Callable[[Topic], Cut]
    thresholds: tuple[float, ...]
    kind: str = PEER


def methods(cosines: Mapping[str, Cosine], sets: Mapping[str, PairSet]) -> dict[str, Method]:
    """All methods by name, ours last."""
    communities = _communities(cosines[MINILM])
    found = {
        "singletons": Method(
            lambda topic: lambda _: list(range(len(topic.sentences))), _ANY, BASELINE
        ),
        "all in one": Method(lambda topic: lambda _: [0] * len(topic.sentences), _ANY, BASELINE),
        f"community_detection, {MINILM}, {_COMMUNITY}": Method(communities, (_COMMUNITY,)),
        f"community_detection, {MINILM}": Method(communities, _GRID),
    }
    for name, by in cosines.items():
        found[f"SemHash, {name}, {_SEMHASH}"] = Method(_semhash(by), (_SEMHASH,))
        found[f"SemHash, {name}"] = Method(_semhash(by), _GRID)
    for linkage in ("single", "average"):
        for name, by in cosines.items():
            found[f"{linkage} linkage, {name}"] = Method(_linked(linkage, _cosine(by)), _GRID)
    unseen = _unseen(sets)
    return found | {
        "ours, summarize": Method(_summarized, _ANY, kind=OURS),
        "ours, average linkage": Method(_linked("average", _shipped), _GRID, kind=OURS),
        "ours left out, average linkage": Method(_linked("average", unseen), _GRID, kind=OURS),
    }


def _communities(cosine: Cosine) -> Callable[[Topic], Cut]:
    def prepare(topic: Topic) -> Cut:
        from sentence_transformers import util  # noqa: PLC0415 - where missing, the case fails

        vectors = cosine.vectors(topic.sentences)

        def cut(threshold: float) -> Labels:
            found = util.community_detection(vectors, threshold=threshold, min_community_size=1)
            return _labels(len(vectors), found)

        return cut

    return prepare


def _semhash(cosine: Cosine) -> Callable[[Topic], Cut]:
    def prepare(topic: Topic) -> Cut:
        from semhash import SemHash  # noqa: PLC0415 - where missing, the case fails

        vectors = cosine.vectors(topic.sentences)
        # The model is for records to come, of which there are none.
        encoder: Any = cosine.encoder
        index = SemHash.from_embeddings(vectors, records=topic.sentences, model=encoder)

        def cut(threshold: float) -> Labels:
            found = index.self_deduplicate(threshold=threshold)
            kept = {text: text for text in found.selected}
            # A selected one is among the filtered, too, where it is there twice.
            kept = {one.record: one.duplicate_of for one in found.filtered} | kept
            numbers: dict[str, int] = {}
            return [numbers.setdefault(kept[text], len(numbers)) for text in topic.sentences]

        return cut

    return prepare


def _linked(linkage: str, similarity: Callable[[Topic], Scores]) -> Callable[[Topic], Cut]:
    """Agglomerative clustering of whatever similarity; a threshold is a similarity, too."""

    def prepare(topic: Topic) -> Cut:
        from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415 - slow to import

        apart = 1.0 - similarity(topic)

        def cut(threshold: float) -> Labels:
            if len(apart) < 2:
                return [0] * len(apart)
            clustering = AgglomerativeClustering(
                n_clusters=None,
                metric="precomputed",
                linkage=linkage,
                distance_threshold=1.0 - threshold,
            )
            labels: Labels = clustering.fit_predict(apart).tolist()
            return labels

        return cut

    return prepare


def _cosine(cosine: Cosine) -> Callable[[Topic], Scores]:
    return lambda topic: cosine.matrix(topic.sentences)


def _shipped(topic: Topic) -> Scores:
    return _both_ways(topic.sentences, lambda a, b: compare(a, b).scores)


def _unseen(sets: Mapping[str, PairSet]) -> Callable[[Topic], Scores]:
    """Scores by a model that has not seen the pairs that a topic's sentences are in."""

    def similarity(topic: Topic) -> Scores:
        without: Any = import_module("training.compare").scores_without
        left_out = PAIRS_OF.get(topic.of_set)
        return _both_ways(topic.sentences, lambda a, b: without(sets, left_out, a, b))

    return similarity


def _both_ways(
    sentences: Sequence[str], score: Callable[[Sequence[str], Sequence[str]], Scores]
) -> Scores:
    """The mean of the scores of a pair in both directions, as a matrix."""
    n = len(sentences)
    matrix = np.eye(n)
    if n > 1:
        a, b = np.array(list(permutations(range(n), 2))).T
        matrix[a, b] = score([sentences[i] for i in a], [sentences[i] for i in b])
    return (matrix + matrix.T) / 2


class Lines:
    """A splitter for texts that have a sentence a line."""

    def span_tokenize(self, text: str) -> Iterator[tuple[int, int]]:
        """The lines."""
        start = 0
        for line in text.split("\n"):
            yield start, start + len(line)
            start += len(line) + 1


def _summarized(topic: Topic) -> Cut:
    summary = Summarizer(segmenter=Lines()).summarize(Document("\n".join(topic.sentences)))
    given = [entry.sentence.text for entry in summary.ledger]
    if given != topic.sentences:
        raise RuntimeError("The lines were not taken for the sentences.")
    clusters = [[sentence.id for sentence in cluster.members] for cluster in summary.clusters]
    labels = _labels(len(given), clusters)
    return lambda _: labels


def _labels(n: int, clusters: Sequence[Sequence[int]]) -> Labels:
    """The number of each one's cluster; what is in none, noise for one, is a cluster of its own."""
    labels = list(range(n))
    for number, members in enumerate(clusters, n):
        for member in members:
            labels[member] = number
    return labels
