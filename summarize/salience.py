"""What a text is about: how much its points, terms and facts weigh, and who stands for them best.

**Corroboration is salience**: what many sentences come near to is what the text is about. Without a
budget a summary covers every point; with one, as much of what they weigh as it allows. The
objective is one weighted coverage (:mod:`summarize.coverage`) of three kinds of aspects:

* *points* weigh what sentences make them, or contradict them, each as much as it is near; what is
  near and does not contradict them covers them (facility location: Lin and Bilmes 2011, "A class
  of submodular functions for document summarization");
* *terms*, words and pairs of neighbouring words, weigh the square of the share of documents that
  use them, of sentences where there is one document (coverage of concepts: Gillick and Favre 2009,
  "A scalable global model for summarization");
* *facts* weigh all the same, and more against the others, the more of them the text has.

How far early sentences are preferred is taken from the text: as far as they cover more of it than
others do, which they do in news and not in meetings.

The constants were tuned on reviews (FewSum, training part), meetings (QMSum), the first half of
the English MultiLing topics, and four of the eight domains of our planted corpus.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarize.aspects import (
    Aspects,
    Stems,
    agreeing_points,
    joined,
    near_points,
    said_terms,
    stated_facts,
)
from summarize.coverage import Coverage
from summarize.findings import Findings
from summarize.joining import ends_sentence

Floats = NDArray[np.float64]
# Who makes each point, as from :meth:`Findings.sources`.
Sources = Sequence[Sequence[int]]

# Shares of the weight: of points against terms; of facts, where there is at least one a point.
_POINTS, _FACTS = 0.5, 0.25
# A sentence of fewer words with content makes hardly a point, "Exactly." comes near to many; a
# fragment takes more, or it is a caption.
FEWEST_WORDS, _FEWEST_WORDS_OF_FRAGMENTS = 2, 8
# How steeply prominence falls from the start of a document, and how far it follows the text's.
_STEEPNESS, _FOLLOWS = 4, 3.0
_FRAGMENT = 0.3  # the prominence of what does not end as a sentence does
# Worth is divided by length to this power: 1 prefers fragments, 0 the longest sentences.
LENGTH_POWER = 0.4
# Even what has nothing to do with the question may be said, where there is room.
_LEAST_RELEVANCE = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Salience:
    """How much each point of a text weighs, and what each covers of all.

    Attributes
    ----------
    corroboration : ndarray of float64, shape (n_points,)
        The share of each point in all that is said and said again: they add up to 1, or to 0 where
        there are no words with content.
    coverage : Coverage
        Candidates are points; aspects are points, terms and facts.
    slight : frozenset of int
        Points that hardly say anything: of next to no words, as "Avoid!" is, or short fragments, as
        captions are.
    """

    corroboration: Floats
    coverage: Coverage
    slight: frozenset[int]


def weigh(found: Findings, stems: Stems, relevance: Floats | None = None) -> Salience:
    """Weigh what was found in a text.

    Parameters
    ----------
    found : Findings
    stems : Stems
        Of its points.
    relevance : ndarray of float64, shape (n_points,), optional
        How much each point has to do with what the reader asks, in [0, 1].

    Returns
    -------
    Salience
    """
    count = len(found.points)
    near, terms, facts = near_points(found), said_terms(stems), stated_facts(found)
    words, sources = stems.words(count), found.sources()
    corroboration = _corroboration(sources, near, words)
    asked = np.ones(count) if relevance is None else _asked(relevance)
    share = _FACTS * min(1.0, facts.n_aspects / max(1, count))
    weights = np.concatenate(
        [
            (1 - share) * _POINTS * _shares(corroboration * asked),
            (1 - share) * (1 - _POINTS) * _shares(_term_weights(sources, found.n_sources(), terms)),
            share * _shares(np.ones(facts.n_aspects)),
        ]
    )
    said = joined([agreeing_points(found, near), terms, facts])
    offsets = np.searchsorted(said.points, np.arange(count + 1))
    plain = Coverage(offsets, said.aspects, said.degrees, weights)
    prominence = _prominence(found, plain.worth()) * asked
    prominence = (prominence / prominence.max(initial=0)).astype(np.float32)
    coverage = Coverage(offsets, said.aspects, said.degrees * prominence[said.points], weights)
    return Salience(corroboration, coverage, _slight(found, words))


def corroborate(found: Findings, stems: Stems) -> Floats:
    """How much each point weighs alone, as :attr:`Salience.corroboration`."""
    return _corroboration(found.sources(), near_points(found), stems.words(len(found.points)))


def _asked(relevance: Floats) -> Floats:
    return (_LEAST_RELEVANCE + relevance) ** 2


def _shares(weights: Floats) -> Floats:
    """Weights that add up to 1, where there are any."""
    total = float(np.sum(weights))
    return weights / total if total else weights


def _corroboration(sources: Sources, near: Aspects, words: NDArray[np.intp]) -> Floats:
    """How much of the text speaks of each point: who says it, and those near it.

    Who hardly says anything bears no one out.
    """
    said = np.array([len(of_point) for of_point in sources], np.float64)
    said *= np.minimum(1, words / FEWEST_WORDS) ** 2
    around = np.bincount(near.points, near.degrees * said[near.aspects], len(sources))
    return _shares(said * around)


def _slight(found: Findings, words: NDArray[np.intp]) -> frozenset[int]:
    texts = found.points.texts
    few = np.flatnonzero(words < _FEWEST_WORDS_OF_FRAGMENTS).tolist()
    return frozenset(
        point for point in few if words[point] < FEWEST_WORDS or not ends_sentence(texts[point])
    )


def _term_weights(sources: Sources, n_sources: int, terms: Aspects) -> Floats:
    """The square of the share of sources that use each term."""
    starts = np.searchsorted(terms.points, np.arange(len(sources) + 1))
    sizes = np.array([len(of_point) for of_point in sources], np.int64)
    # Each source of a point with each of its terms, and each of these once.
    said_by = np.array([source for of_point in sources for source in of_point], np.int64)
    n_terms = np.repeat(np.diff(starts), sizes)
    first = np.repeat(starts[:-1], sizes)
    within = np.arange(int(n_terms.sum())) - np.repeat(np.cumsum(n_terms) - n_terms, n_terms)
    used = terms.aspects[np.repeat(first, n_terms) + within]
    once = np.unique(np.repeat(said_by, n_terms) * np.int64(max(1, terms.n_aspects)) + used)
    times = np.bincount(once % max(1, terms.n_aspects), minlength=terms.n_aspects)
    return (times / n_sources) ** 2


def _prominence(found: Findings, worth: Floats) -> Floats:
    """How well a sentence stands for what it says, > 0: fragments do not, early ones may."""
    if not len(worth):
        return worth
    texts = found.points.texts
    whole = np.array([1.0 if ends_sentence(text) else _FRAGMENT for text in texts])
    by_length = worth / np.array([len(text) for text in texts]) ** LENGTH_POWER
    early = (1 - np.array(found.places())) ** _STEEPNESS
    usual, of_early = np.mean(by_length), np.sum(by_length * early) / np.sum(early)
    preferred = max(0.0, float(of_early / usual) - 1) if usual else 0.0
    return whole * (1 + _FOLLOWS * preferred * early)
