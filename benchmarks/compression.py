"""What is left at which length: ours, first sentences, and peers, on real and planted texts."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks import agreement
from benchmarks.compression_methods import SUMMARIZE, Method, Summarize, simple_methods
from benchmarks.compression_peers import LEX_RANK, peer_methods
from benchmarks.compression_reaches import reaches
from benchmarks.compression_rouge import OPTIONS
from benchmarks.compression_sets import (
    PLANTED_SEED,
    PLANTED_TOPICS,
    GoldSet,
    Item,
    hashes,
    planted_set,
    read_sets,
)
from benchmarks.compression_source import Budget
from benchmarks.compression_trial import RATIOS, Extent, judge_set
from benchmarks.compression_unbudgeted import unbudgeted_methods
from benchmarks.compression_vectors import Vectors
from benchmarks.peers import lex_rank
from benchmarks.record import attempt
from benchmarks.texts import generate
from benchmarks.timing import Work, measure
from summarize import Summarizer

__all__ = ["Budget", "Item", "Settings", "evaluate", "quick", "run"]

TIMED_SENTENCES, TIMED_BUDGET = 250, 5  # of the text, of the summary
_SMALL = (
    "The dam at Brill broke at noon. Two towns were flooded. The dam at Brill broke at noon.",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What is run, and how much of it.

    Attributes
    ----------
    data : Path
        A file of JSON lines, a folder of such files, or one whose folder `summaries` has them.
    items, slow_items, curve_items, unbudgeted_items : int or None
        The most items of a set: for all methods, for slow ones (sumy's KL, all that need MiniLM),
        for the curves, and without a budget. None for all.
    planted : int
        Planted topics, at least 1.
    seed : int
        Of the planted corpus.
    ratios : tuple of float
        Characters of a summary for a character given, in (0, 1]: the points of the curves.
    limit : float
        Seconds for a peer on a set; after that it is given no other items of it.
    runs : int
        How often the text of 250 sentences is summarized, at least 1.
    """

    data: Path = agreement.DATA
    items: int | None = None
    slow_items: int | None = 30
    curve_items: int | None = 10
    unbudgeted_items: int | None = 10
    planted: int = PLANTED_TOPICS
    seed: int = PLANTED_SEED
    ratios: tuple[float, ...] = RATIOS
    limit: float = 60
    runs: int = 5

    def to_dict(self) -> dict[str, Any]:
        """Ready for a record: the data by their content."""
        chosen = {name: getattr(self, name) for name in self.__slots__ if name != "data"}
        about = {"data": str(self.data), "rouge": OPTIONS}
        return {**chosen, **about, "files": attempt(hashes, self.data)}


def quick(data: Path = agreement.DATA) -> Settings:
    """Settings that tell within some minutes whether everything runs."""
    return Settings(
        data,
        items=2,
        slow_items=1,
        curve_items=1,
        unbudgeted_items=1,
        planted=2,
        limit=20,
        runs=1,
    )


def run(settings: Settings) -> dict[str, Any]:
    """Summarize everything by every method; what fails is among the results.

    Parameters
    ----------
    settings : Settings

    Returns
    -------
    dict
        `rouge`, how it is counted; `methods`, the kind of each or how it failed; `sets`, by name:
        `words`, `language`, `tuned`, and `methods` as
        :func:`benchmarks.compression_trial.judge_set` says; `unbudgeted`, likewise; `time`, of a
        text of 250 sentences; and `reaches`: whether the project is where it wants to be. Without
        data there is the planted corpus only.
    """
    given = read_sets(settings.data)
    if not given:
        _say(f"no summaries in {settings.data}: the planted corpus alone")
    given.append(planted_set(settings.planted, settings.seed))
    vectors = Vectors()
    budgeted = _ready({**simple_methods(), **peer_methods(vectors)}, Budget(10))
    unbudgeted = _ready(unbudgeted_methods(vectors), Budget(None))
    results = {
        "rouge": OPTIONS,
        "methods": {name: _about(method) for name, method in (budgeted | unbudgeted).items()},
        "sets": _judge(given, budgeted, settings),
        "unbudgeted": _judge(given, unbudgeted, settings, budgeted=False),
        "time": _time(settings),
    }
    return {**results, "reaches": list(reaches(results))}


def _say(what: str) -> None:
    print(f"{what} ...", file=sys.stderr)


def _ready(methods: Mapping[str, Method], budget: Budget) -> dict[str, Method | dict[str, str]]:
    """The methods that can summarize a few sentences, which warms them up; of others, why not."""
    found: dict[str, Method | dict[str, str]] = {}
    for name, method in methods.items():
        tried = attempt(method.summarize, _SMALL, budget)
        found[name] = method if isinstance(tried, str) else tried
    return found


def _about(method: Method | dict[str, str]) -> dict[str, str]:
    return {"kind": method.kind} if isinstance(method, Method) else method


def _judge(
    given: Iterable[GoldSet],
    methods: Mapping[str, Method | dict[str, str]],
    settings: Settings,
    *,
    budgeted: bool = True,
) -> dict[str, Any]:
    """All sets, one after the other."""
    usable = {name: method for name, method in methods.items() if isinstance(method, Method)}
    extent = Extent(
        settings.slow_items, settings.curve_items, ratios=settings.ratios, seconds=settings.limit
    )
    found = {}
    for of in given:
        _say(f"summarizing {of.name}{'' if budgeted else ' without a budget'}")
        # Planted topics are short, and there are as many as were asked for.
        planted = any(item.truth for item in of.items)
        most = settings.items if budgeted else settings.unbudgeted_items
        found[of.name] = {
            "words": of.words if budgeted else None,
            "language": of.language,
            "tuned": of.tuned,
            "methods": judge_set(
                of if planted else of.first(most),
                usable,
                replace(extent, slow_items=None, curve_items=None) if planted else extent,
                budgeted=budgeted,
            ),
        }
    return found


def _time(settings: Settings) -> dict[str, Any]:
    """Ours and sumy's LexRank on one text, in turns, from text to summary."""
    text = generate(TIMED_SENTENCES, settings.seed).text

    def prepare() -> Work:
        summarizer = Summarizer()

        def work() -> None:
            summarizer.summarize(text, sentences=TIMED_BUDGET)

        return work

    cases = {SUMMARIZE: prepare, LEX_RANK: lambda: lex_rank(text, TIMED_BUDGET)}
    return measure(cases, runs=settings.runs)


def evaluate(
    methods: Mapping[str, Summarize],
    items: Iterable[Item],
    *,
    words: int,
    language: str = "en",
    ratios: Iterable[float] = (),
) -> dict[str, dict[str, Any]]:
    """Judge methods of your own on items of your own, beside the library.

    Parameters
    ----------
    methods : mapping of str to callable
        Name -> what takes documents (a sequence of str) and a :class:`Budget`, and returns a
        summary that the budget holds.
    items : iterable of Item
        Texts and, if there are any, reference summaries.
    words : int
        The most words of every summary, at least 1.
    language : str, default "en"
        ISO 639-1 code.
    ratios : iterable of float
        Characters of a summary for a character given, in (0, 1], of the curves.

    Returns
    -------
    dict
        For each method and for "summarize" the means over the items, as
        :func:`benchmarks.compression_trial.judge_set` says. A method that fails on an item, or
        gives more than the budget holds, stops no other: the item is among its `missing`.

    Raises
    ------
    ValueError
        If a method is called as ours is, or `words` is not positive.

    Examples
    --------
    >>> text = "The dam at Brill broke. It rained all day. The dam at Brill broke on Monday."
    >>> found = evaluate({"nothing": lambda documents, budget: ""}, [Item("1", (text,))], words=8)
    >>> found["nothing"]["retention"], found["summarize"]["retention"]
    (0.0, 1.0)
    """
    if SUMMARIZE in methods:
        raise ValueError(f"{SUMMARIZE!r} is ours: call the method something else")
    if words < 1:
        raise ValueError(f"words must be at least 1. Got {words}.")
    ours = {SUMMARIZE: simple_methods()[SUMMARIZE]}
    judged = ours | {name: Method(summarize) for name, summarize in methods.items()}
    of = GoldSet("given", tuple(items), words, language)
    return judge_set(of, judged, Extent(ratios=tuple(ratios)))
