"""Orders of kept sentences that ours is held against, plain and slow.

Each merges the same chains of blocks, one a document; blocks are never torn apart.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize import Summary
from summarize.document import Sentence
from summarize.findings import Findings
from summarize.order import _unbroken, rank_documents
from summarize.timeline import draw_timeline

Block = list[Sentence]
# How much a block should come next, by what was said before it: the most comes first.
Worth = Callable[[Block, Sequence[Sentence]], Any]

_ALIKE = 0.55  # sentences of two documents that tell something of their order


def findings(summary: Summary) -> Findings:
    """What a summary was cut from."""
    found: Findings = vars(vars(summary)["_source"])["_found"][1]
    return found


def kept(summary: Summary) -> list[int]:
    """The points that a summary keeps."""
    ids = {sentence.id for sentence in summary.sentences}
    members = findings(summary).points.members
    return [point for point, of_point in enumerate(members) if ids.intersection(of_point)]


def at_random(points: Sequence[int], found: Findings, rng: random.Random) -> list[Sentence]:
    """One of the orders in which each document stays in its order."""
    chains = _chains(points, found)
    turns = [document for document, chain in chains.items() for _ in chain]
    rng.shuffle(turns)
    rest = {document: iter(chain) for document, chain in chains.items()}
    return [sentence for document in turns for sentence in next(rest[document])]


def by_places(points: Sequence[int], found: Findings) -> list[Sentence]:
    """By their places in their documents, as shares of these."""
    places = _places(found)
    return _merge(_chains(points, found), lambda block, _: -_mean(block, places))


def by_closeness(points: Sequence[int], found: Findings) -> list[Sentence]:
    """The earliest first, then what is the most similar to what was said last."""
    places, vectors = _places(found), _vectors(found)

    def worth(block: Block, said: Sequence[Sentence]) -> float:
        if not said:
            return -_mean(block, places)
        last = vectors(said[-1])
        return max(float(vectors(sentence) @ last) for sentence in block)

    return _merge(_chains(points, found), worth)


def by_majority(points: Sequence[int], found: Findings) -> list[Sentence]:
    """Majority ordering: by the documents that say both, or what is like them, in which order.

    The greedy order of Cohen, Schapire and Singer 1999, "Learning to order things", from the votes
    of documents, each as much as it is alike, and one of the places.
    """
    chains = _chains(points, found)
    blocks = [block for chain in chains.values() for block in chain]
    point_of = {found.first(point): point for point in points}
    weights, at = _sightings([[point_of[s] for s in block] for block in blocks], found)
    places = _places(found)
    own = np.array([_mean(block, places) for block in blocks])
    first = np.sign(own[None, :] - own[:, None])
    for document in range(weights.shape[1]):
        votes = np.outer(weights[:, document], weights[:, document])
        first += votes * np.sign(at[None, :, document] - at[:, None, document])
    number = {block[0].id: i for i, block in enumerate(blocks)}
    ending = {block[-1].id: i for i, block in enumerate(blocks)}
    waiting = np.ones(len(blocks), bool)

    def worth(block: Block, said: Sequence[Sentence]) -> tuple[float, float]:
        if said:
            waiting[ending[said[-1].id]] = False
        i = number[block[0].id]
        return float(first[i] @ waiting), -own[i]

    return _merge(chains, worth)


def by_truth(
    points: Sequence[int], found: Findings, truths: Sequence[Mapping[int, int]]
) -> list[Sentence]:
    """As near to the first truth as may be: about the best that can be reached of it."""
    told = {found.first(point): place for point, place in truths[0].items() if point in set(points)}

    def worth(block: Block, _: Sequence[Sentence]) -> float:
        known = [told[sentence] for sentence in block if sentence in told]
        return -float(np.mean(known)) if known else 0.0

    return _merge(_chains(points, found), worth)


def _chains(points: Sequence[int], found: Findings) -> dict[int, list[Block]]:
    point_of = {found.first(point).id: point for point in points}
    ranks = rank_documents(found.documents)
    positions = draw_timeline(found, ranks).positions
    kept = [found.sentences[i] for i in point_of]
    kept.sort(key=lambda sentence: (ranks[sentence.document], sentence.id))
    return {
        document: list(_unbroken(list(sentences), point_of, found.leans, positions))
        for document, sentences in groupby(kept, key=attrgetter("document"))
    }


def _merge(chains: Mapping[int, list[Block]], worth: Worth) -> list[Sentence]:
    """The head that is worth the most, again and again; between equals, of the first chain."""
    rest = {document: list(chain) for document, chain in chains.items()}
    said: list[Sentence] = []
    while rest:
        chosen = max(rest, key=lambda document: worth(rest[document][0], said))
        said += rest[chosen].pop(0)
        if not rest[chosen]:
            del rest[chosen]
    return said


def _places(found: Findings) -> dict[int, float]:
    """The place of each sentence that is no noise among those of its document, in [0, 1]."""
    of_document: defaultdict[int, list[int]] = defaultdict(list)
    for i in sorted(i for members in found.points.members for i in members):
        of_document[found.sentences[i].document].append(i)
    return {i: (at + 0.5) / len(ids) for ids in of_document.values() for at, i in enumerate(ids)}


def _mean(block: Block, places: Mapping[int, float]) -> float:
    return sum(places[sentence.id] for sentence in block) / len(block)


def _vectors(found: Findings) -> Callable[[Sentence], NDArray[np.float32]]:
    point_of = {i: point for point, members in enumerate(found.points.members) for i in members}
    return lambda sentence: found.unit[point_of[sentence.id]]


def _sightings(
    blocks: Sequence[Sequence[int]], found: Findings
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How well each document says each block, and where it says it best."""
    places = _places(found)
    alike = [{point: 1.0} for point in range(len(found.points))]
    pairs = (found.pairs.rows.tolist(), found.pairs.cols.tolist(), found.pairs.scores.tolist())
    for a, b, score in zip(*pairs, strict=True):
        if score >= _ALIKE:
            alike[a][b] = alike[b][a] = score**2
    weights = np.zeros((len(blocks), len(found.documents)))
    at = np.zeros_like(weights)
    for i, block in enumerate(blocks):
        for other, weight in ((o, w) for point in block for o, w in alike[point].items()):
            for member in found.points.members[other]:
                document = found.sentences[member].document
                if weight > weights[i, document]:
                    weights[i, document], at[i, document] = weight, places[member]
    return weights, at
