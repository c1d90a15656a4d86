"""The threshold of a cover, and the card that says what was fitted and how well it does."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from summarize.compare.decision import DEPTH, LONG
from summarize.compare.features import COLUMN, FEATURES, vetoed

if TYPE_CHECKING:
    from training.compare import Examples

# Of pairs that differ in one of these, at most the first share may be folded; of others the second;
# and the same where one of the two was reworded as well.
HARD = ("figure", "date", "name", "negation")
AT_MOST = {(True, False): 0.01, (False, False): 0.05, (True, True): 0.05, (False, True): 0.15}
# What is fitted is a little better on what it was fitted on: keep that much away from the limits.
MARGIN = 0.9
# Never fold what is more likely not covered than covered.
LEAST = 0.5

Scores = Mapping[str, NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A threshold, and what it gives on pairs that the trees had not seen.

    Attributes
    ----------
    threshold, long_threshold : float
        In [0, 1]: of short and of long sentences.
    folded : dict of str to float
        Share of the planted edits of a kind that would be folded.
    found : dict of str to float
        Share of the covers of a set that would be found.
    """

    threshold: float
    long_threshold: float
    folded: dict[str, float]
    found: dict[str, float]


def probability(scores: NDArray[np.float64], slope: float, intercept: float) -> NDArray[np.float64]:
    """Scores as calibrated probabilities."""
    return np.asarray(1 / (1 + np.exp(-(slope * scores + intercept))))


def choose_threshold(
    scores: Scores, examples: Mapping[str, Examples], slope: float, intercept: float
) -> Chosen:
    """The lowest thresholds that keep to the limits for planted edits."""
    sure = {
        name: np.where(
            vetoed(examples[name].features), 0.0, probability(scores[name], slope, intercept)
        )
        for name in scores
    }
    long = {name: part.features[:, COLUMN["items"]] >= LONG for name, part in examples.items()}
    short_least = _least({name: p[~long[name]] for name, p in sure.items()})
    long_least = _least({name: p[long[name]] for name, p in sure.items()})
    folds = {name: p >= np.where(long[name], long_least, short_least) for name, p in sure.items()}
    folded = {n: float(folds[n].mean()) for n in folds if n.startswith("planted_")}
    found = {
        name: float(fold[examples[name].covers].mean())
        for name, fold in folds.items()
        if examples[name].covers.any()
    }
    return Chosen(short_least, long_least, folded, found)


def _least(sure: Scores) -> float:
    """The lowest threshold at which no kind of edit passes its limit."""
    least = LEAST
    for name, p in sure.items():
        if len(p) and name.startswith("planted_"):
            limit = AT_MOST[name.split("_")[1] in HARD, name.endswith("_reworded")]
            share = np.quantile(p, 1 - MARGIN * limit, method="higher")
            least = max(least, float(np.nextafter(share, 1)))
    return math.ceil(least * 10_000) / 10_000  # never down, onto a score that is too low


_SOURCES = {
    "fever_symmetric": "CC BY-SA 3.0",
    "keypoints": "Apache-2.0 repository (ArgKP)",
    "negation_mnli": "MIT",
    "negation_rte": "MIT",
    "one_word_swapped": "CC BY-SA 4.0 (Breaking NLI)",
    "paws_en": "free, attribution (PAWS-X)",
    "read": "real sentences of the texts below, labelled by reading",
    "sts_en": "CC BY-SA 4.0 (STS benchmark, dev)",
    "superpal": "Apache-2.0 repository",
}
_PLANTED_INTO = (
    "sentences of multiling_english (CC BY 3.0), opinosis (Apache-2.0 repository), "
    "fewsum_amazon_train, fewsum_yelp_train, qmsum (MIT), squality and clscisumm (CC BY 4.0)"
)
_CARD = """# The comparison

Numbers of {trees} boosted trees of depth {depth} over {features} features: "does sentence a cover
sentence b?" English; other languages go by facts and shared words with the same numbers.

* Made by `python -m training.compare` with {versions}. On the same machine and versions the same
  command gives the same bytes.
* Learner: scikit-learn's HistGradientBoostingClassifier, monotone in every feature that has a
  direction; calibrated by a logistic curve on scores of pairs held out by group.
* A pair is folded from a probability of {threshold} on ({long_threshold} where b has {long} items
  or more), where no fact clashes, none is missing, and nothing is negated, hedged or quantified
  otherwise: those rules stand before the trees.
* The thresholds are the lowest at which at most {margin:.0%} of what is allowed of planted edits
  below is folded, by trees that had not seen them.
* Licence of the numbers: Apache-2.0, with the sources below.

## Learned from

| pairs | n | licence |
|---|---|---|
{sources}

Written: groups of our own in `training/data` (a sentence, restatements, clashes, others). Planted:
edits and rewordings made by the rules of `training/planting` in {into}. Read: pairs of sentences of
the same texts, labelled by us, one reader a pair; `training/data/read_pairs.jsonl` names them by
hash. Of the sentences of these texts the half whose hash is even was left out, for judging.

## On pairs that the trees had not seen

| pairs | area under the curve | covers found |
|---|---|---|
{found}

| planted edit | folded | reworded as well |
|---|---|---|
{folded}

The first table is by held-out groups of the same sets: texts to come are better foretold by leaving
a set out as a whole, which `python -m benchmarks agreement` does.
"""


def write_card(
    folder: Path, examples: Mapping[str, Examples], scores: Scores, chosen: Chosen, trees: int
) -> None:
    """Write what was fitted, from what, and how well it does."""
    packages = ("scikit-learn", "numpy")
    folded = {
        kind: (chosen.folded[f"planted_{kind}"], chosen.folded.get(f"planted_{kind}_reworded"))
        for kind in (n.removeprefix("planted_") for n in chosen.folded if "_reworded" not in n)
    }
    text = _CARD.format(
        trees=trees,
        depth=DEPTH,
        features=len(FEATURES),
        versions=", ".join(f"{package} {metadata.version(package)}" for package in packages),
        threshold=chosen.threshold,
        long_threshold=chosen.long_threshold,
        long=LONG,
        margin=MARGIN,
        sources="\n".join(_sources(examples)),
        into=_PLANTED_INTO,
        found="\n".join(
            f"| {name} | {_area(scores[name], examples[name].covers)} | {share:.3f} |"
            for name, share in chosen.found.items()
        ),
        folded="\n".join(
            f"| {kind} | {plain:.3f} | {'' if reworded is None else f'{reworded:.3f}'} |"
            for kind, (plain, reworded) in folded.items()
        ),
    )
    (folder / "card.md").write_text(text, encoding="utf-8")


def _sources(examples: Mapping[str, Examples]) -> Iterator[str]:
    planted = [part for name, part in examples.items() if _is_planted(name)]
    for name, part in examples.items():
        if not _is_planted(name):
            licence = _SOURCES.get(name, "our own")
            yield f"| {name} | {len(part.covers):,} | {licence} |"
    total = sum(len(part.covers) for part in planted)
    yield f"| planted, {len(planted)} kinds | {total:,} | as of the sentences |"


def _is_planted(name: str) -> bool:
    return name.startswith("planted_") or name == "reworded"


def _area(scores: NDArray[np.float64], covers: NDArray[np.bool_]) -> str:
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415

    return "" if covers.all() or not covers.any() else f"{roc_auc_score(covers, scores):.3f}"
