"""What of five days of news is left out as read before, beside ways that look at words or vectors.

Each day of an invented event is told against all that was told on the days before. *Left out* is
right for a repeat, and wrong for all else: what is new, what changes a fact, what adds something.
*Shown* says how many changes are told as such, with what was and what is; only ours can.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from benchmarks.agreement_vectors import BUNDLED, MINILM, Cosine, load_cosines
from benchmarks.command import Benchmark
from benchmarks.novelty_days import Kind, Set, ToldDay, ToldSentence, read_event
from benchmarks.record import attempt
from benchmarks.table import print_columns
from summarize import Document, Fate, Summarizer

OURS, EXACT = "ours", "exact text"
COSINES = ((BUNDLED, 0.8), (BUNDLED, 0.9), (MINILM, 0.8))
SETS: tuple[Set, ...] = ("days", "days_held_out")


class Verdict(NamedTuple):
    """What a way makes of a day.

    Attributes
    ----------
    left_out : set of str
        The ids of the sentences that it takes for read before.
    shown : set of str
        Those that it shows as a change of what was.
    """

    left_out: set[str]
    shown: set[str]


# Takes a day and the days before.
Way = Callable[[ToldDay, Sequence[ToldDay]], Verdict]


def add_command(names: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command."""
    about = "What is left out as known, and what is told as changed, of events told over five days."
    parser = names.add_parser("novelty", help=about, description=about)
    parser.set_defaults(prepare=lambda _: Benchmark({"sets": list(SETS)}, run, print_table))


def run(names: Sequence[Set] = SETS) -> dict[str, Any]:
    """Judge all ways on some sets.

    Parameters
    ----------
    names : sequence of {"days", "days_held_out"}

    Returns
    -------
    dict
        ``{set: {way: {label: {"of", "left_out", "shown"}}}}``, as :func:`score` gives it; what
        failed is ``{"failed": …}``.
    """
    cosines = load_cosines()
    ways: dict[str, Way] = {
        OURS: partial(by_comparison, Summarizer()),
        EXACT: by_text,
        **{f"{name}@{least}": partial(by_cosine, cosines[name], least) for name, least in COSINES},
    }
    return {
        name: {title: attempt(score, name, way) for title, way in ways.items()} for name in names
    }


def score(name: Set, way: Way) -> dict[str, dict[str, int]]:
    """Count what a way leaves out of a set, and shows as changed.

    Parameters
    ----------
    name : {"days", "days_held_out"}
    way : callable

    Returns
    -------
    dict of str to dict
        For each kind, and for repeats and changes by their wording as well ("repeat, light"), `of`
        how many there are, how many are `left_out`, and how many `shown` as a change.

    Examples
    --------
    >>> score("days", by_text)["repeat, verbatim"]
    {'of': 15, 'left_out': 15, 'shown': 0}
    """
    event = read_event(name)
    found: dict[str, Counter[str]] = {}
    for at, day in enumerate(event.days):
        verdict = way(day, event.days[:at])
        for sentence in day.sentences:
            for label in _labels(sentence):
                counts = found.setdefault(label, Counter(of=0, left_out=0, shown=0))
                counts["of"] += 1
                counts["left_out"] += sentence.id in verdict.left_out
                counts["shown"] += sentence.id in verdict.shown
    return {label: dict(found[label]) for label in sorted(found)}


def _labels(sentence: ToldSentence) -> list[str]:
    kinds = [str(sentence.kind)]
    if sentence.wording is not None:
        kinds.append(f"{sentence.kind}, {sentence.wording}")
    if sentence.changed is not None:
        kinds.append(f"{sentence.kind}, {sentence.changed}")
    return kinds


# The ways.


def by_comparison(summarizer: Summarizer, day: ToldDay, before: Sequence[ToldDay]) -> Verdict:
    """Ours: sentences whose fate is seen, and those of clusters that tell a change."""
    summary = summarizer.summarize(_documents([day]), seen=_documents(before) if before else None)
    ledger = dict(zip((one.id for one in day.sentences), summary.ledger, strict=True))
    cluster_of = {entry.sentence: entry.cluster for entry in summary.ledger}
    changing = {cluster_of[change.after] for change in summary.changes}
    return Verdict(
        {one for one, entry in ledger.items() if entry.fate is Fate.SEEN},
        {one for one, e in ledger.items() if e.cluster is not None and e.cluster in changing},
    )


def _documents(days: Sequence[ToldDay]) -> list[Document]:
    return [
        Document(document.text, document.source, date=document.date)
        for day in days
        for document in day.documents
    ]


def by_text(day: ToldDay, before: Sequence[ToldDay]) -> Verdict:
    """What was told in the same words."""
    known = {sentence.text for earlier in before for sentence in earlier.sentences}
    return Verdict({one.id for one in day.sentences if one.text in known}, set())


def by_cosine(cosine: Cosine, least: float, day: ToldDay, before: Sequence[ToldDay]) -> Verdict:
    """What is similar enough to a sentence of the days before."""
    known = [sentence.text for earlier in before for sentence in earlier.sentences]
    if not known:
        return Verdict(set(), set())
    new = cosine.vectors([sentence.text for sentence in day.sentences])
    highest = (new @ cosine.vectors(known).T).max(axis=1).tolist()
    return Verdict(
        {one.id for one, score in zip(day.sentences, highest, strict=True) if score >= least},
        set(),
    )


def print_table(results: Mapping[str, Any]) -> None:
    """Print what each way leaves out, of how many; the best is all repeats and nothing else."""
    labels = [*(f"{Kind.REPEAT}, {w}" for w in ("verbatim", "light", "reworded")), *_WRONG]
    for name, ways in results.items():
        rows = {
            way: found
            if "failed" in found
            else {
                **{_short(label, found): found[label]["left_out"] for label in labels},
                "shown": found[Kind.CHANGE]["shown"],
            }
            for way, found in ways.items()
        }
        print_columns(f"{name}: left out", rows, "{:.0f}".format)


_WRONG = (Kind.NEW, Kind.MIXED, Kind.CHANGE)


def _short(label: str, found: Mapping[str, Any]) -> str:
    return f"{label.removeprefix('repeat, ')} ({found[label]['of']})"
