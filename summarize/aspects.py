"""What there is to cover of a text: its points, its terms and its facts, as sparse tables."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarize.facts import KEPT_KINDS
from summarize.findings import Findings
from summarize.reader import Reader
from summarize.speakers import without_speakers

# Sentences are near from a similarity that stands out of this text, and at least from this one on.
_LEAST_NEAR, _ABOVE_MEAN = 0.4, 0.15
# So much of the way from there to 1 is as near as can be.
_SAME_AT = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Aspects:
    """What each point covers of something, an entry a pair, sorted by point.

    Attributes
    ----------
    points : ndarray of int32, shape (n_entries,)
    aspects : ndarray of int32, shape (n_entries,)
        In [0, n_aspects).
    degrees : ndarray of float32, shape (n_entries,)
        How well the point covers the aspect, in (0, 1].
    n_aspects : int
    """

    points: NDArray[np.int32]
    aspects: NDArray[np.int32]
    degrees: NDArray[np.float32]
    n_aspects: int


@dataclass(frozen=True, slots=True, eq=False)
class Stems:
    """The stems of the content words of points, in order.

    Attributes
    ----------
    points : ndarray of int32, shape (n_words,)
        Which point says each word.
    stems : ndarray of int32, shape (n_words,)
        In [0, n_stems).
    n_stems : int
    """

    points: NDArray[np.int32]
    stems: NDArray[np.int32]
    n_stems: int

    def words(self, n_points: int) -> NDArray[np.intp]:
        """How many content words each point has, shape (n_points,)."""
        return np.bincount(self.points, minlength=n_points)


def near_points(found: Findings) -> Aspects:
    """Every point is near itself, and others from a similarity on that stands out of the text.

    Where all sentences are alike, as reviews of one thing are, it takes more. Only pairs that were
    compared are looked at: none below the threshold of the summary.
    """
    count = len(found.points)
    pairs = found.pairs
    # The mean of all pairs, from the sum of the rows, which has every row with itself as well.
    total = found.unit.sum(axis=0, dtype=np.float64)
    itself = float(np.sum(np.einsum("ij,ij->i", found.unit, found.unit)))
    mean = (float(np.sum(total * total)) - itself) / max(1, count * (count - 1))
    least = min(max(_LEAST_NEAR, mean + _ABOVE_MEAN), 1 - 1e-6)
    degrees = np.minimum((pairs.scores - least) / (_SAME_AT * (1 - least)), 1)
    chosen = np.flatnonzero(degrees > 0)
    every = np.arange(count, dtype=np.int32)
    rows = np.concatenate([pairs.rows[chosen], pairs.cols[chosen], every])
    cols = np.concatenate([pairs.cols[chosen], pairs.rows[chosen], every])
    near = degrees[chosen]
    order = np.lexsort([cols, rows])
    return _aspects(
        rows[order], cols[order], np.concatenate([near, near, np.ones(count)])[order], count
    )


def agreeing_points(found: Findings, near: Aspects) -> Aspects:
    """What covers what, of what is near: no point covers one that it contradicts."""
    against = found.related.disagreeing
    clash = np.zeros(len(near.points), np.bool_)
    for point in against:
        start, end = np.searchsorted(near.points, [point, point + 1])
        clash[start:end] = np.isin(near.aspects[start:end], list(against[point]))
    kept = ~clash
    return Aspects(near.points[kept], near.aspects[kept], near.degrees[kept], near.n_aspects)


def read_stems(texts: Sequence[str], reader: Reader) -> Stems:
    """Read what sentences talk about; the names of those who say them are left out."""
    numbers: dict[str, int] = {}
    points, stems = array("i"), array("i")
    for point, text in enumerate(without_speakers(texts)):
        said = [numbers.setdefault(stem, len(numbers)) for stem in reader.stems(text)]
        stems.extend(said)
        points.extend([point] * len(said))
    return Stems(np.array(points, np.int32), np.array(stems, np.int32), len(numbers))


def said_terms(said: Stems) -> Aspects:
    """What points talk about: the stems of content words, and pairs of neighbouring ones."""
    neighbours = np.flatnonzero(said.points[:-1] == said.points[1:])
    words = said.stems.astype(np.int64)
    pairs = words[neighbours] * said.n_stems + words[neighbours + 1]
    known, of_pairs = np.unique(pairs, return_inverse=True)
    terms = np.concatenate([words, said.n_stems + of_pairs])
    count = said.n_stems + len(known)
    points = np.concatenate([said.points, said.points[neighbours]]).astype(np.int64)
    points, aspects = np.divmod(np.unique(points * max(1, count) + terms), max(1, count))
    return _aspects(points, aspects, np.ones(len(points)), count)


def stated_facts(found: Findings) -> Aspects:
    """Which points state which figures, dates, names and quotations of the text."""
    numbers: dict[tuple[str, str], int] = {}
    count = len(found.points)
    for point in range(count):
        for fact in found.comparer.facts(point):
            if fact.kind in KEPT_KINDS:
                numbers.setdefault((fact.kind, fact.key), len(numbers))
    stated = [
        sorted(numbers[fact] for fact in found.comparer.stated(point) if fact in numbers)
        for point in range(count)
    ]
    rows = np.repeat(np.arange(count), [len(facts) for facts in stated])
    facts = np.array([fact for facts in stated for fact in facts], np.int32)
    return _aspects(rows, facts, np.ones(len(facts)), len(numbers))


def joined(parts: Sequence[Aspects]) -> Aspects:
    """Several tables of the same points as one, their aspects one after the other."""
    starts = np.cumsum([0, *(part.n_aspects for part in parts)]).astype(np.int32)
    points = np.concatenate([part.points for part in parts])
    order = np.argsort(points, kind="stable")  # within a point they are in order as they come
    aspects = [part.aspects + start for part, start in zip(parts, starts[:-1], strict=True)]
    return Aspects(
        points[order],
        np.concatenate(aspects)[order],
        np.concatenate([part.degrees for part in parts])[order],
        int(starts[-1]),
    )


def _aspects(
    points: NDArray[np.integer],
    aspects: NDArray[np.integer],
    degrees: NDArray[np.floating],
    n_aspects: int,
) -> Aspects:
    """A table of entries that are in order."""
    return Aspects(
        points.astype(np.int32), aspects.astype(np.int32), degrees.astype(np.float32), n_aspects
    )
