"""Where summaries are to be, and whether they are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import mean
from typing import Any

from benchmarks.compression_methods import FIRST, OURS, PEER, SUMMARIZE
from benchmarks.compression_peers import LEX_RANK
from benchmarks.compression_sets import PLANTED
from benchmarks.compression_trial import RETENTION
from benchmarks.timing import ratio, reach

# What the project wants to reach.
AHEAD = 1.10  # times the ROUGE-2 of the best peer
# Sets with several documents or much repetition, and those whose lead is a summary.
AHEAD_ON = (
    "multiling_english", "multiling_french", "opinosis", "fewsum_amazon_val", "fewsum_yelp_val",
)  # fmt: skip
LEVEL_ON = ("clscisumm",)
POINTS = 2.0  # times the planted points of the best peer
FASTER = 1 / 20  # of the time of sumy's LexRank
_ANY = 1e-9

Results = Mapping[str, Any]


def reaches(results: Results) -> Iterator[dict[str, Any]]:
    """All reaches that the sets tell something about.

    A method that was given fewer items is compared with ours on those.

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
    for name in AHEAD_ON:
        if name in sets:
            peer, value = best_peer(sets[name]["methods"], "rouge2")
            yield reach(f"{name}: ROUGE-2 / {peer}", value, at_least=AHEAD)
    for name in LEVEL_ON:
        if name in sets:
            value = _times(sets[name]["methods"].get(FIRST, {}), "rouge2")
            yield reach(f"{name}: ROUGE-2 / {FIRST}", value, at_least=1.0)
    yield from _planted(results)
    yield from _retention(sets)
    yield (
        ratio(results["time"], SUMMARIZE, LEX_RANK, at_most=FASTER)
        if ("failed" not in results["time"])
        else reach("time", None, at_most=FASTER)
    )


def best_peer(methods: Mapping[str, Results], measure: str) -> tuple[str, float | None]:
    """The peer that ours is least ahead of, and how many times as good ours is.

    Examples
    --------
    >>> lsa = {"kind": "peer", "items": 2, "common": 2, "rouge2": 0.1, "ours": {"rouge2": 0.2}}
    >>> best_peer({"LSA": lsa}, "rouge2")
    ('LSA, n=2', 2.0)
    """
    found = [
        (value, name)
        for name, result in methods.items()
        if result["kind"] == PEER and (value := _times(result, measure)) is not None
    ]
    if not found:
        return "best peer", None
    value, name = min(found)
    return f"{name}, n={methods[name]['items']}", value


def _times(result: Results, measure: str) -> float | None:
    """Ours by another's, on the items of the other; None without them, or where that has 0."""
    if result.get(measure) is None or result.get("common") != result["items"]:
        return None
    ours = float(result[OURS][measure])
    return ours / result[measure] if result[measure] else None


def _planted(results: Results) -> Iterator[dict[str, Any]]:
    if PLANTED not in results["sets"]:
        return
    methods = results["sets"][PLANTED]["methods"]
    peer, value = best_peer(methods, "points")
    yield reach(f"planted points / {peer}", value, at_least=POINTS)
    ours = methods.get(SUMMARIZE, {})
    yield reach("planted, said twice a topic", ours.get("said twice"), at_most=0)
    free = results["unbudgeted"].get(PLANTED, {}).get("methods", {}).get(SUMMARIZE, {})
    what = "planted, without a budget"
    yield reach(f"{what}: said twice a topic", free.get("said twice"), at_most=0)
    yield reach(f"{what}: contradictions folded a topic", free.get("one side"), at_most=0)


def _retention(sets: Mapping[str, Results]) -> Iterator[dict[str, Any]]:
    """By how much ours keeps more at every ratio than the peer that keeps most."""
    judged = [of for of in sets.values() if not of["tuned"]]
    ratios = dict.fromkeys(
        at for of in judged for at in of["methods"].get(SUMMARIZE, {}).get("curve", {})
    )
    names = dict.fromkeys(
        name for of in judged for name, result in of["methods"].items() if result["kind"] == PEER
    )
    for at in ratios:
        leads = {
            name: found for name in names if (found := _mean_lead(judged, name, at)) is not None
        }
        name = min(leads, key=lambda peer: leads[peer], default="best peer")
        yield reach(f"retention at {at} - {name}", leads.get(name), at_least=_ANY)


def _mean_lead(judged: list[Results], name: str, at: str) -> float | None:
    """The lead over a peer, mean over the sets that it was given."""
    found = [
        of["methods"][name]["curve"][at]
        for of in judged
        if at in of["methods"].get(name, {}).get("curve", {})
    ]
    leads = [
        one[OURS][RETENTION] - one[RETENTION]
        for one in found
        if RETENTION in one and RETENTION in one.get(OURS, {})
    ]
    return mean(leads) if leads else None
