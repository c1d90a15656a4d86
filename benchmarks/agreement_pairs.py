"""Pairs of which people have said whether one covers the other: ours beside two encoders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.agreement_scores import Flags, Scores, area, share, threshold_finding
from benchmarks.agreement_sets import is_one_sentence
from benchmarks.agreement_vectors import Cosine
from benchmarks.record import attempt, failure, follow
from summarize import Relation, Summarizer
from training.compare_sets import PairSet, is_english

OURS, CROSS_VALIDATED, LEFT_OUT = "ours", "cross-valid.", "left out"
# Method -> the function of training.compare that gives its scores.
_LEARNED = {CROSS_VALIDATED: "scores_cross_validated", LEFT_OUT: "scores_left_out"}
# What users of an encoder take for "the same".
SAME = 0.8

Found = dict[str, Any]
Restatements = list[tuple[str, str]]


class Compared(NamedTuple):
    """What ours says of pairs: its score, and whether a covers b."""

    scores: Scores
    covers: Flags


def compare(a: Sequence[str], b: Sequence[str], language: str = "en") -> Compared:
    """Compare pairs as users do."""
    compared = Summarizer(language=language).compare(a, b)
    return Compared(
        np.array([comparison.score for comparison in compared], dtype=np.float64),
        np.array([comparison.relation is Relation.COVERS for comparison in compared], dtype=bool),
    )


def judge_sets(sets: Mapping[str, PairSet], cosines: Mapping[str, Cosine]) -> Found:
    """Judge every set.

    Returns
    -------
    dict
        ``{"sets": {set: {"pairs", "covers", "clashes", measure: {method: value}}}, "mean":
        {measure: {method: value}}}``. The measures are `area` under the ROC curve; `recall`, the
        share of pairs that cover which a method says cover; `clashes folded` and `negatives
        folded`, that share of contradicting pairs and of all that do not cover (null: none).
        "bundled@0.8" is a cosine of at least 0.8; "bundled@ours" a threshold set, by set, where
        the cosine finds as many as ours. The mean is over the sets in English.
    """
    learned = {method: attempt(_learn, name, sets) for method, name in _LEARNED.items()}
    judged = {}
    for name, pairs in sets.items():
        ours = attempt(compare, pairs.a, pairs.b, _language(name))
        cosine = {method: attempt(by.pairs, pairs.a, pairs.b) for method, by in cosines.items()}
        scores = {**cosine, OURS: follow(ours, attrgetter("scores"))}
        scores |= {method: follow(found, itemgetter(name)) for method, found in learned.items()}
        folds = {OURS: follow(ours, attrgetter("covers")), **_folds(cosine, pairs, ours)}
        judged[name] = _judge(pairs, scores, folds)
    return {"sets": judged, "mean": _means(judged)}


def _learn(name: str, sets: Mapping[str, PairSet]) -> Any:
    # Imported late: only these cases need what training needs.
    return getattr(import_module("training.compare"), name)(sets)


def _language(name: str) -> str:
    return "en" if is_english(name) else name.rpartition("_")[2]


def _folds(cosine: Found, pairs: PairSet, ours: Any) -> Found:
    """What a threshold of each encoder's cosine would fold."""

    def at_our_recall(compared: Compared, scores: Any) -> Any:
        n = int(compared.covers[pairs.covers].sum())
        return follow(scores, lambda found: found >= threshold_finding(n, found, pairs.covers))

    folds: Found = {}
    for method, scores in cosine.items():
        folds[f"{method}@{SAME}"] = follow(scores, lambda found: found >= SAME)
        folds[f"{method}@ours"] = follow(ours, at_our_recall, scores)
    return folds


def _judge(pairs: PairSet, scores: Found, folds: Found) -> Found:
    def shares(among: Flags) -> Found:
        return {method: follow(flags, share, among) for method, flags in folds.items()}

    return {
        "pairs": len(pairs.a),
        "covers": int(pairs.covers.sum()),
        "clashes": int(pairs.clashes.sum()),
        "area": {method: follow(found, area, pairs.covers) for method, found in scores.items()},
        "recall": shares(pairs.covers),
        "clashes folded": shares(pairs.clashes),
        "negatives folded": shares(~pairs.covers),
    }


def _means(judged: Mapping[str, Found]) -> Found:
    english = [found for name, found in judged.items() if is_english(name)]
    if not english:
        return failure(ValueError("there is no set in English"))
    measures = [name for name, value in english[0].items() if isinstance(value, Mapping)]
    return {
        measure: {
            method: _mean([found[measure][method] for found in english])
            for method in english[0][measure]
        }
        for measure in measures
    }


def _mean(values: Sequence[Any]) -> Any:
    """The mean of those there are; the first failure, if one failed."""
    given = [value for value in values if value is not None]
    return _first_failed(given) or (float(np.mean(given)) if given else None)


def judge_restatements(
    data: Path, sets: Mapping[str, PairSet], cosines: Mapping[str, Cosine], most: int | None = None
) -> Found:
    """Say how many true restatements are found, by source and together.

    Returns
    -------
    dict
        ``{source: {"pairs", "a covers b", "b covers a", "either", "found", encoder@0.8}}``.
        `found` is `either` where both say the same, else `a covers b`: a claim need not say all
        of its evidence. "together" is over all pairs.
    """
    # Name -> whether both say the same, and what reads the pairs.
    sources: Mapping[str, tuple[bool, Callable[[], Restatements]]] = {
        "sts_en at 5": (True, lambda: _covering(sets["sts_en"])),
        "fever SUPPORTS, one sentence": (False, lambda: _supported(sets["fever_symmetric"])),
        "one_word_swapped entailments": (False, lambda: _covering(sets["one_word_swapped"])),
        "rewordings": (True, lambda: _rewordings(data, most)),
    }
    found = {
        name: attempt(_restated, read, cosines, both) for name, (both, read) in sources.items()
    }
    found["together"] = _join(list(found.values()))
    return {name: follow(flags, _count) for name, flags in found.items()}


def _restated(
    read: Callable[[], Restatements], cosines: Mapping[str, Cosine], both_ways: bool
) -> Found:
    pairs = read()
    if not pairs:
        raise ValueError("there are no restatements")
    a, b = [a for a, _ in pairs], [b for _, b in pairs]
    forth, back = compare(a, b).covers, compare(b, a).covers
    same = {
        f"{name}@{SAME}": follow(attempt(by.pairs, a, b), lambda scores: scores >= SAME)
        for name, by in cosines.items()
    }
    either = forth | back
    found = either if both_ways else forth
    return {"a covers b": forth, "b covers a": back, "either": either, "found": found, **same}


def _join(sources: Sequence[Found]) -> Any:
    """The flags of all sources, or the first failure."""
    failed = [flags for flags in sources if "failed" in flags]
    if failed:
        return failed[0]
    columns = {name: [flags[name] for flags in sources] for name in sources[0]}
    return {name: _first_failed(parts) or np.concatenate(parts) for name, parts in columns.items()}


def _first_failed(found: Sequence[Any]) -> Any:
    return next((one for one in found if isinstance(one, Mapping)), None)


def _count(flags: Found) -> Found:
    shares = {
        name: follow(found, lambda found: float(found.mean())) for name, found in flags.items()
    }
    return {"pairs": len(flags["found"]), **shares}


def _covering(pairs: PairSet) -> Restatements:
    return [(a, b) for a, b, covers in zip(pairs.a, pairs.b, pairs.covers, strict=True) if covers]


def _supported(pairs: PairSet) -> Restatements:
    return [(evidence, claim) for evidence, claim in _covering(pairs) if is_one_sentence(evidence)]


def _rewordings(data: Path, most: int | None) -> Restatements:
    read = import_module("benchmarks.rewordings").read
    pairs: Restatements = read(data)
    return pairs[:most]
