"""Fit the comparison: ``python -m training.compare [--data FOLDER] [--output FILE]``.

"Does a cover b?" is learned from pairs that people have labelled, from groups written for it, and
from edits planted by rule into real sentences. The learner is scikit-learn's gradient boosting with
small trees, held to the direction of each feature, so that what one set teaches cannot turn round
on another; its sum is calibrated on pairs it was not fitted on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from summarize.compare.decision import BUNDLED, DEPTH, SPLITS, Decision
from summarize.compare.features import FEATURES, NAMES, pair_features
from summarize.summarizer import Summarizer
from summarize.vectors import encode_unit
from training.compare_own import neighbours, plant, read_written
from training.compare_read import read_labelled
from training.compare_sets import PairSet, family, is_english, read_pair_sets

if TYPE_CHECKING:
    from sklearn.ensemble import HistGradientBoostingClassifier

DATA = Path(__file__).parents[2] / "shared" / "data"
TREES = 250
FOLDS = 5
# A set counts as much as another of its kind, however many pairs it has; so does a label in it.
PUBLISHED, WRITTEN, PLANTED, REWORDED, NEIGHBOURS = 1.0, 1.5, 0.2, 0.8, 1.0
READ = 2.0
SEED = 0

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Pairs as they are learned from.

    Attributes
    ----------
    features : ndarray of float32, shape (n, n_features)
    covers : ndarray of bool, shape (n,)
    groups : ndarray of int64, shape (n,)
    weight : float
        Of the whole set.
    """

    features: Floats
    covers: Flags
    groups: NDArray[np.int64]
    weight: float


@cache
def _summarizer() -> Summarizer:
    return Summarizer()


def features_of(a: Sequence[str], b: Sequence[str]) -> Floats:
    """The features of "a covers b", pair by pair, as the library works them out.

    Returns
    -------
    ndarray of float32, shape (len(a), n_features)
    """
    texts = list(dict.fromkeys([*a, *b]))
    at = {text: position for position, text in enumerate(texts)}
    rows, cols = (np.array([at[text] for text in side], np.intp) for side in (a, b))
    summarizer = _summarizer()
    _, items = summarizer.reader().read(texts, lambda *_: None)
    unit = encode_unit(summarizer.encoder, texts, lambda *_: None)
    similarity = np.einsum("ij,ij->i", unit[rows], unit[cols])
    found = np.empty((len(rows), len(NAMES)), np.float32)
    for pairs, there, _ in pair_features(items, rows, cols, similarity):
        found[pairs] = there
    return found


def examples_of(pairs: PairSet, weight: float) -> Examples:
    """The features of a set."""
    return Examples(features_of(pairs.a, pairs.b), pairs.covers, pairs.groups, weight)


def fit(examples: Sequence[Examples], trees: int = TREES) -> HistGradientBoostingClassifier:
    """Fit the trees."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415

    learner = HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=0.08,
        max_depth=DEPTH,
        max_leaf_nodes=None,
        min_samples_leaf=40,
        l2_regularization=1.0,
        monotonic_cst=list(FEATURES.values()),
        random_state=SEED,
    )
    return learner.fit(
        np.concatenate([part.features for part in examples]),
        np.concatenate([part.covers for part in examples]),
        sample_weight=np.concatenate([weights(part) for part in examples]),
    )


def weights(part: Examples) -> NDArray[np.float64]:
    """Both labels count alike, and all together as much as the set does."""
    share = part.covers.mean()
    if share in (0.0, 1.0):
        return np.full(len(part.covers), part.weight * 1000 / len(part.covers))
    of_label = np.where(part.covers, 0.5 / share, 0.5 / (1 - share))
    return np.asarray(of_label * part.weight * 1000 / len(part.covers))


def fold_of(groups: NDArray[np.int64], folds: int = FOLDS) -> NDArray[np.int64]:
    """The fold of each pair: those of one group are in one."""
    known, position = np.unique(groups, return_inverse=True)
    order = np.random.default_rng(SEED).permutation(len(known))
    return np.asarray(order[position] % folds)


def raw(learner: HistGradientBoostingClassifier, features: Floats) -> NDArray[np.float64]:
    """What the trees say, before calibration."""
    return np.asarray(learner.decision_function(features))


@cache
def own_examples(data: Path) -> dict[str, Examples]:
    """Examples of our own: written, planted into sentences of the data, and labelled by reading."""
    found = {name: examples_of(pairs, WRITTEN) for name, pairs in read_written().items()}
    for name, pairs in plant(data).items():
        found[name] = examples_of(pairs, REWORDED if pairs.covers.all() else PLANTED)
    found["neighbours"] = examples_of(neighbours(data), NEIGHBOURS)
    found["read"] = examples_of(read_labelled(data, judging=False).pairs, READ)
    return found


@cache
def published_examples(data: Path) -> dict[str, Examples]:
    """Examples of the published sets in English."""
    sets = read_pair_sets(data)
    return {n: examples_of(pairs, PUBLISHED) for n, pairs in sets.items() if is_english(n)}


def scores_cross_validated(
    sets: Mapping[str, PairSet], data: Path = DATA
) -> dict[str, NDArray[np.float64]]:
    """The score of every pair, by trees that have not seen its group."""
    examples = {name: examples_of(pairs, PUBLISHED) for name, pairs in sets.items()}
    own = list(own_examples(data).values())
    english = [name for name in sets if is_english(name)]
    found = {name: np.zeros(len(pairs.a)) for name, pairs in sets.items()}
    folds = {name: fold_of(part.groups) for name, part in examples.items()}
    for fold in range(FOLDS):
        seen = [_part(examples[name], folds[name] != fold) for name in english]
        learner = fit([*seen, *own])
        for name, part in examples.items():
            held = folds[name] == fold
            if held.any():
                found[name][held] = raw(learner, part.features[held])
    return found


def scores_left_out(
    sets: Mapping[str, PairSet], data: Path = DATA
) -> dict[str, NDArray[np.float64]]:
    """The score of every pair, by trees that have not seen its set at all."""
    return {
        name: scores_without(sets, name, pairs.a, pairs.b, data) for name, pairs in sets.items()
    }


def scores_without(
    sets: Mapping[str, PairSet],
    left_out: str | None,
    a: Sequence[str],
    b: Sequence[str],
    data: Path = DATA,
) -> NDArray[np.float64]:
    """The scores of any pairs, by trees that have not seen a set, nor it in another language."""
    seen = tuple(
        name
        for name in sets
        if is_english(name) and (left_out is None or family(name) != family(left_out))
    )
    return raw(_without(seen, data), features_of(a, b))


@cache
def _without(seen: tuple[str, ...], data: Path) -> HistGradientBoostingClassifier:
    published = published_examples(data)
    return fit([*(published[name] for name in seen), *own_examples(data).values()])


def _part(examples: Examples, chosen: Flags) -> Examples:
    return Examples(
        examples.features[chosen],
        examples.covers[chosen],
        examples.groups[chosen],
        examples.weight,
    )


def out_of_fold(examples: Mapping[str, Examples]) -> dict[str, NDArray[np.float64]]:
    """The score of every example, by trees that have not seen its group."""
    folds = {name: fold_of(part.groups) for name, part in examples.items()}
    found = {name: np.zeros(len(part.covers)) for name, part in examples.items()}
    for fold in range(FOLDS):
        learner = fit([_part(part, folds[name] != fold) for name, part in examples.items()])
        for name, part in examples.items():
            held = folds[name] == fold
            if held.any():
                found[name][held] = raw(learner, part.features[held])
    return found


def calibrate(
    scores: Mapping[str, NDArray[np.float64]], examples: Mapping[str, Examples]
) -> tuple[float, float]:
    """Slope and intercept of the logistic curve from scores to probabilities (Platt 1999)."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    curve = LogisticRegression(C=1e6)
    curve.fit(
        np.concatenate(list(scores.values()))[:, None],
        np.concatenate([part.covers for part in examples.values()]),
        sample_weight=np.concatenate([weights(part) for part in examples.values()]),
    )
    return float(curve.coef_[0, 0]), float(curve.intercept_[0])


def export(
    learner: HistGradientBoostingClassifier,
    slope: float,
    intercept: float,
    least: tuple[float, float],
) -> dict[str, Any]:
    """The trees as lists of numbers, padded to full trees."""
    features, thresholds, leaves = [], [], []
    # scikit-learn has no public way to read these trees.
    for (tree,) in learner._predictors:  # noqa: SLF001
        of_tree = _Padded(tree.nodes)
        features.append(of_tree.features)
        thresholds.append(of_tree.thresholds)
        leaves.append(of_tree.leaves)
    return {
        "names": list(NAMES),
        "base": float(learner._baseline_prediction.ravel()[0]),  # noqa: SLF001
        "slope": slope,
        "intercept": intercept,
        "threshold": least[0],
        "long_threshold": least[1],
        "features": features,
        "thresholds": thresholds,
        "leaves": leaves,
    }


class _Padded:
    """A tree with all splits down to the last level; those that are not there decide nothing."""

    def __init__(self, nodes: NDArray[np.void]) -> None:
        self.features = [0] * SPLITS
        self.thresholds = [0.0] * SPLITS
        self.leaves: list[float] = [0.0] * (SPLITS + 1)
        self._nodes = nodes
        self._fill(0, 0)

    def _fill(self, node: int, place: int) -> None:
        found = self._nodes[node]
        if place >= SPLITS:
            self.leaves[place - SPLITS] = float(np.float32(found["value"]))
            return
        low, high = node, node
        if not found["is_leaf"]:
            self.features[place] = int(found["feature_idx"])
            self.thresholds[place] = _float32_below(float(found["num_threshold"]))
            low, high = int(found["left"]), int(found["right"])
        self._fill(low, 2 * place + 1)
        self._fill(high, 2 * place + 2)


def _float32_below(threshold: float) -> float:
    """The largest float32 that is not above: ``x > threshold`` stays the same for every float32."""
    near = np.float32(threshold)
    return float(near if float(near) <= threshold else np.nextafter(near, np.float32(-np.inf)))


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, fit, and write the numbers and their card."""
    from training.compare_card import choose_threshold, write_card  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="python -m training.compare", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--output", type=Path, default=BUNDLED)
    given = parser.parse_args(arguments)
    examples = {**published_examples(given.data), **own_examples(given.data)}
    scores = out_of_fold(examples)
    slope, intercept = calibrate(scores, examples)
    chosen = choose_threshold(scores, examples, slope, intercept)
    least = chosen.threshold, chosen.long_threshold
    numbers = export(fit(list(examples.values())), slope, intercept, least)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps(numbers) + "\n", encoding="utf-8")
    Decision.load.cache_clear()
    write_card(given.output.parent, examples, scores, chosen, TREES)


if __name__ == "__main__":
    main()
