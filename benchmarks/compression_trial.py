"""Every method on every item of a set: what it makes of it, and what that is worth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean, median
from time import perf_counter
from typing import Any

from benchmarks.compression_measures import dangling, facts, redundancy, retention
from benchmarks.compression_methods import OURS, PEER, Method
from benchmarks.compression_rouge import Rouge
from benchmarks.compression_sets import GoldSet, Item
from benchmarks.compression_source import CHARACTERS, WORDS, Budget, Source, read_source
from benchmarks.planted_said import count_said
from benchmarks.record import attempt

RATIOS = (0.1, 0.2, 0.3, 0.5)
MS = "ms"
RECALL, RETENTION = "rouge2 recall", "retention"
# What is told of ours on the items that a method was given.
_COMPARED = ("rouge1", "rouge2", "rougeL", RECALL, RETENTION, "points", "weight")

Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a set is run.

    Attributes
    ----------
    slow_items : int or None
        The most items for slow methods; None for all.
    curve_items : int or None
        The most items that are summarized to several ratios as well.
    ratios : tuple of float
        Characters of a summary for a character given, in (0, 1].
    seconds : float
        A peer that took more for a set, with its scores, is not given its other items. Ours is, for
        it is compared on all of them.
    """

    slow_items: int | None = None
    curve_items: int | None = None
    ratios: tuple[float, ...] = RATIOS
    seconds: float = float("inf")


@dataclass(slots=True)
class _Tally:
    """What is known of a method on a set."""

    method: Method
    scores: dict[str, Scores] = field(default_factory=dict)
    curve: dict[float, dict[str, Scores]] = field(default_factory=dict)
    missing: dict[str, dict[str, str]] = field(default_factory=dict)
    seconds: float = 0.0


def judge_set(
    of: GoldSet, methods: Mapping[str, Method], extent: Extent, *, budgeted: bool = True
) -> dict[str, dict[str, Any]]:
    """Give every item of a set to every method.

    Parameters
    ----------
    of : GoldSet
    methods : mapping of str to Method
    extent : Extent
    budgeted : bool, default True
        Whether summaries are as long as the set says, or as the method wants.

    Returns
    -------
    dict
        For each method: `kind`; the number of `items`; the mean of every measure, as
        :func:`measure` says, that has a value for any item; the median of `ms`; `curve`, by ratio,
        with the means of `retention` and `rouge2 recall`; `ours`, here and in the curve: the means
        of ours on the very same items; and `missing`: the items that it was not given
        (``{"skipped": why}``) or that failed (``{"failed": "Type: message"}``), of the curve by
        "id at ratio".
    """
    rouge = Rouge(of.language)
    tallies = {name: _Tally(method) for name, method in methods.items()}
    for number, item in enumerate(of.items):
        source = read_source(item.documents, of.language)
        trial = _Trial(item, source, rouge, of, budgeted)
        for tally in tallies.values():
            why = _why_not(tally, number, source, of, extent)
            if why is not None:
                tally.missing[item.id] = {"skipped": why}
                continue
            curve = budgeted and (extent.curve_items is None or number < extent.curve_items)
            _try(tally, trial, extent.ratios if curve else ())
    ours = next((tally for tally in tallies.values() if tally.method.kind == OURS), None)
    return {name: _result(tally, ours) for name, tally in tallies.items()}


def _try(tally: _Tally, trial: _Trial, ratios: Iterable[float]) -> None:
    """Let a method summarize an item, and to each ratio as well."""
    start = perf_counter()
    item = trial.item.id
    found = attempt(trial.run, tally.method)
    _put(found, tally.scores, tally.missing, item)
    if "failed" not in found:
        for ratio in ratios:
            found = attempt(trial.run_at, tally.method, ratio)
            scores = tally.curve.setdefault(ratio, {})
            _put(found, scores, tally.missing, item, f"{item} at {ratio}")
    tally.seconds += perf_counter() - start


def _put(
    found: dict[str, Any],
    scores: dict[str, Scores],
    missing: dict[str, dict[str, str]],
    item: str,
    called: str | None = None,
) -> None:
    """Put what was found where it belongs."""
    if "failed" in found:
        missing[called or item] = found
    else:
        scores[item] = found


def _why_not(tally: _Tally, number: int, source: Source, of: GoldSet, extent: Extent) -> str | None:
    """Why a method is not given an item; None if it is."""
    method = tally.method
    if method.languages is not None and of.language not in method.languages:
        return f"not made for the language {of.language}"
    if method.slow and extent.slow_items is not None and number >= extent.slow_items:
        return f"slow: {extent.slow_items} items"
    if method.most_sentences is not None and len(source.sentences) > method.most_sentences:
        return f"slow: more than {method.most_sentences} sentences"
    if method.kind == PEER and tally.seconds > extent.seconds:
        return f"over the time limit of {extent.seconds:g} s"
    return None


@dataclass(frozen=True, slots=True)
class _Trial:
    """One item, for one method after the other."""

    item: Item
    source: Source
    rouge: Rouge
    of: GoldSet
    budgeted: bool

    def run(self, method: Method) -> Scores:
        """Summarize to the length of the set, and time it."""
        words = self.of.words if self.budgeted else None
        budget = Budget(words, WORDS, self.of.language, self.item.query)
        read_source.cache_clear()  # every method has to split its sentences
        if method.clock is not None:
            method.clock.owed = 0.0
        start = perf_counter()
        summary = method.summarize(self.item.documents, budget)
        seconds = perf_counter() - start + (method.clock.owed if method.clock else 0.0)
        _check(summary, budget)
        scores = measure(summary, self.item, self.source, self.rouge, self.of.language)
        return {**scores, MS: 1000 * seconds}

    def run_at(self, method: Method, ratio: float) -> Scores:
        """Summarize to a share of the characters, for the curve."""
        characters = max(1, int(ratio * self.source.characters))
        budget = Budget(characters, CHARACTERS, self.of.language, self.item.query)
        summary = method.summarize(self.item.documents, budget)
        _check(summary, budget)
        scores: dict[str, float | None] = {RETENTION: retention(facts(self.source), summary)}
        if self.item.references:
            scores[RECALL] = self.rouge.bigram_recall(summary, self.item.references)
        if self.item.truth is not None:
            said = count_said(self.item.truth, summary)
            scores["weight"] = said.weight / said.weight_possible
        return _known(scores)


def _check(summary: str, budget: Budget) -> None:
    if not isinstance(summary, str):
        raise TypeError(f"a summary must be a str. Got {type(summary).__name__}.")
    if not budget.holds(summary):
        raise ValueError(f"{budget.size(summary)} {budget.unit} for {budget.amount}")


def measure(summary: str, item: Item, source: Source, rouge: Rouge, language: str) -> Scores:
    """What a summary is worth.

    Parameters
    ----------
    summary : str
    item : Item
    source : Source
        That of the item.
    rouge : Rouge
    language : str
        ISO 639-1 code.

    Returns
    -------
    dict of str to float
        `ratio` (characters of the summary for a character given), `retention` (see
        :mod:`benchmarks.compression_measures`, as of the next two), `redundancy` and, in English,
        `dangling`; with references `rouge1`, `rouge2` and `rougeL`; with a truth `points` (number
        of facts said), `weight` (the share of statements of the source that are of those facts),
        `said twice` (statements beyond the first of a fact), `asides`, and `one side` (contradicted
        facts of which one side is left out). What has no value is not there.
    """
    positions, parts = source.find(summary)
    scores: dict[str, float | None] = {
        "ratio": len(summary) / source.characters if source.characters else None,
        RETENTION: retention(facts(source), summary),
        "redundancy": redundancy(parts, language),
        "dangling": dangling(source, positions) if language == "en" else None,
    }
    if item.references:
        scores.update(rouge.scores(summary, item.references))
    if item.truth is not None:
        said = count_said(item.truth, summary)
        scores |= {
            "points": said.points,
            "weight": said.weight / said.weight_possible,
            "said twice": said.repeated,
            "asides": said.asides,
            "one side": said.one_sided,
        }
    return _known(scores)


def _known(scores: Mapping[str, float | None]) -> Scores:
    return {name: score for name, score in scores.items() if score is not None}


def _result(tally: _Tally, ours: _Tally | None) -> dict[str, Any]:
    result = _means(tally.scores, ours.scores if ours else {})
    result["curve"] = {
        str(ratio): _means(scores, ours.curve.get(ratio, {}) if ours else {})
        for ratio, scores in tally.curve.items()
    }
    return {"kind": tally.method.kind, **result, "missing": tally.missing}


def _means(scores: Mapping[str, Scores], ours: Mapping[str, Scores]) -> dict[str, Any]:
    """The means of a method, and those of ours on the items that both have."""
    common = [item for item in scores if item in ours]
    found: dict[str, Any] = {"items": len(scores), **_average(list(scores.values()))}
    if common:
        there = _average([ours[item] for item in common])
        found[OURS] = {name: there[name] for name in _COMPARED if name in there}
        found["common"] = len(common)
    return found


def _average(scores: Sequence[Scores]) -> Scores:
    names = dict.fromkeys(name for one in scores for name in one)
    combine: Callable[[list[float]], float]
    found: Scores = {}
    for name in names:
        combine = median if name == MS else mean
        found[name] = combine([one[name] for one in scores if name in one])
    return found
