"""Where summaries are to be, and whether they are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import mean
from typing import Any

from benchmarks.compression_methods import FIRST, OURS, SUMMARIZE
from benchmarks.compression_peers import LEX_RANK
from benchmarks.compression_sets import PLANTED
from benchmarks.compression_trial import RETENTION
from benchmarks.compression_unbudgeted import UNBUDGETED
from benchmarks.timing import ratio, reach

# What the project wants to reach.
AHEAD = 1.10  # times the ROUGE-2 of the best other: a peer, or what looks at no sentence
# Sets with several documents or much repetition, and those whose lead is a summary.
AHEAD_ON = (
    "multiling_english", "multiling_french", "opinosis", "fewsum_amazon_val", "fewsum_yelp_val",
)  # fmt: skip
LEVEL_ON = ("clscisumm",)
POINTS = 2.0  # times the planted points of the best other
FASTER = 1 / 20  # of the time of sumy's LexRank
_ANY = 1e-9

Results = Mapping[str, Any]


def reaches(results: Results) -> Iterator[dict[str, Any]]:
    """All reaches that the sets tell something about.

    A method that was given fewer items is compared with ours on those. One that has no figure is
    not beaten: the reach says that it is without it.

    Parameters
    ----------
    results : mapping
        As of :func:`benchmarks.compression.run`.

    Yields
    ------
    dict
        As of :func:`benchmarks.timing.reach`.
    """
    sets = results["sets"]
    absent = [
        name
        for name, about in results["methods"].items()
        if "failed" in about and name not in UNBUDGETED  # whose summaries have their own length
    ]
    for name in AHEAD_ON:
        if name in sets:
            other, value = best_other(sets[name]["methods"], "rouge2", absent)
            yield reach(f"{name}: ROUGE-2 / {other}", value, at_least=AHEAD)
    for name in LEVEL_ON:
        if name in sets:
            value = _times(sets[name]["methods"].get(FIRST, {}), "rouge2")
            yield reach(f"{name}: ROUGE-2 / {FIRST}", value, at_least=1.0)
    yield from _planted(results, absent)
    yield from _retention(sets, absent)
    yield ratio(results["time"], SUMMARIZE, LEX_RANK, at_most=FASTER)


def best_other(
    methods: Mapping[str, Results], measure: str, absent: Iterable[str] = ()
) -> tuple[str, float | None]:
    """The other method that ours is least ahead of, and how many times as good ours is.

    Parameters
    ----------
    methods : mapping
        What each made of a set.
    measure : str
    absent : iterable of str
        Methods that could not be run at all.

    Returns
    -------
    name : str
        With the number of its items, and the methods that have no figure.
    times : float or None
        None without any.

    Examples
    --------
    >>> lsa = {"kind": "peer", "items": 2, "common": 2, "rouge2": 0.1, "ours": {"rouge2": 0.2}}
    >>> best_other({"LSA": lsa, "KL": {"kind": "peer", "items": 0}}, "rouge2", ["lede"])
    ('LSA, n=2, without lede, KL', 2.0)
    """
    others = {name: result for name, result in methods.items() if result["kind"] != OURS}
    found = {
        name: value
        for name, result in others.items()
        if (value := _times(result, measure)) is not None
    }
    if not found:
        return "best other", None
    name = min(found, key=lambda other: found[other])
    compared = [other for other, result in others.items() if _is_comparable(result, measure)]
    missing = [*absent, *(other for other in others if other not in compared)]
    return f"{name}, n={methods[name]['items']}{_without(missing)}", found[name]


def _without(names: Sequence[str]) -> str:
    return f", without {', '.join(names)}" if names else ""


def _is_comparable(result: Results, measure: str) -> bool:
    """Whether another has a figure, and ours has one on the same items."""
    return result.get(measure) is not None and result.get("common") == result["items"]


def _times(result: Results, measure: str) -> float | None:
    """Ours by another's, on the items of the other; None without them, or where that has 0."""
    if not _is_comparable(result, measure) or not result[measure]:
        return None
    return float(result[OURS][measure]) / float(result[measure])


def _planted(results: Results, absent: Sequence[str]) -> Iterator[dict[str, Any]]:
    if PLANTED not in results["sets"]:
        return
    methods = results["sets"][PLANTED]["methods"]
    other, value = best_other(methods, "points", absent)
    yield reach(f"planted points / {other}", value, at_least=POINTS)
    ours = methods.get(SUMMARIZE, {})
    yield reach("planted, said twice a topic", ours.get("said twice"), at_most=0)
    free = results["unbudgeted"].get(PLANTED, {}).get("methods", {}).get(SUMMARIZE, {})
    what = "planted, without a budget"
    yield reach(f"{what}: said twice a topic", free.get("said twice"), at_most=0)
    yield reach(f"{what}: contradictions folded a topic", free.get("one side"), at_most=0)


def _retention(sets: Mapping[str, Results], absent: Sequence[str]) -> Iterator[dict[str, Any]]:
    """By how much ours keeps more at every ratio than the other that keeps most."""
    judged = [of for of in sets.values() if not of["tuned"]]
    ratios = dict.fromkeys(
        at for of in judged for at in of["methods"].get(SUMMARIZE, {}).get("curve", {})
    )
    names = dict.fromkeys(
        name for of in judged for name, result in of["methods"].items() if result["kind"] != OURS
    )
    for at in ratios:
        leads = {
            name: found for name in names if (found := _mean_lead(judged, name, at)) is not None
        }
        name = min(leads, key=lambda other: leads[other], default="best other")
        missing = [*absent, *(other for other in names if other not in leads)]
        yield reach(
            f"retention at {at} - {name}{_without(missing)}", leads.get(name), at_least=_ANY
        )


def _mean_lead(judged: list[Results], name: str, at: str) -> float | None:
    """The lead over another, mean over the sets that it was given."""
    found = [
        of["methods"][name]["curve"][at]
        for of in judged
        if at in of["methods"].get(name, {}).get("curve", {})
    ]
    leads = [
        one[OURS][RETENTION] - one[RETENTION]
        for one in found
        if _is_comparable(one, RETENTION) and RETENTION in one[OURS]
    ]
    return mean(leads) if leads else None
