"""In which order the sentences of a summary of several documents stand, beside other orders.

Two kinds of truth. *References*: what a summary keeps is aligned with the sentences of each summary
that people wrote of the same documents (the most similar, from a cosine of 0.45 on), and stands in
their order; ``picked`` keeps, for each sentence of a reference, the most similar sentence of the
documents (from 0.5 on). *Splits*: a text is taken apart into three to five documents, of a random
half of its sentences each (``half``), of a random half of a stretch of it (``stretch``), or of a
part each (``part``), and its own order is to be found again from those.

``tau`` is Kendall's, over pairs that the truth tells apart: 1 is the same order, 0 chance, -1
backwards. ``near`` is the share of neighbours, both of them aligned, that are at most one sentence
apart in the truth. Means over references, then over cases.

The constants of ``summarize/order.py`` and ``summarize/timeline.py`` were chosen on these sets.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, pairwise
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import order_methods
from benchmarks.command import Benchmark, positive
from benchmarks.record import attempt
from benchmarks.table import print_columns
from summarize import Document, Summarizer
from summarize.document import Sentence
from summarize.findings import Findings
from summarize.order import reading_order
from summarize.segment import load_splitter, segment
from summarize.vectors import encode_unit

DATA = Path(__file__).parents[2] / "shared" / "data" / "summaries"
NEWS = {"multiling_english": "en", "multiling_french": "fr", "multiling_czech": "cs"}
REVIEWS = ("fewsum_amazon_train", "fewsum_amazon_val", "fewsum_yelp_train", "fewsum_yelp_val")
SPLIT = ("squality", "clscisumm", "qmsum")
OURS = "ours"
_KEPT, _PICKED = 0.45, 0.5  # the least similarity of what is aligned
_MOST_SENTENCES, _RATIO = 250, 0.15  # of a text that is split, and of its summary
_DATELINE = re.compile(r"\b[A-Z][a-z]+ \d{1,2}, \d{4}\b")

# The point at each place of a truth, some points having none.
Truth = Mapping[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """What is kept of some documents, and in which orders it should stand."""

    found: Findings
    kept: Sequence[int]
    truths: Sequence[Truth]


def add_command(names: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command."""
    about = "In which order the sentences of a summary of several documents stand."
    parser = names.add_parser("order", help=about, description=about)
    parser.add_argument("--data", type=Path, default=DATA, help="a folder of *.jsonl")
    parser.add_argument("--items", type=positive, metavar="N", help="at most so many of each file")
    parser.add_argument("--seed", type=int, default=0, help="of the splits")
    parser.set_defaults(prepare=_prepare)


def _prepare(options: argparse.Namespace) -> Benchmark:
    settings = {"data": options.data.name, "items": options.items, "seed": options.seed}
    return Benchmark(
        settings, lambda: run(options.data, items=options.items, seed=options.seed), print_table
    )


def run(data: Path = DATA, *, items: int | None = None, seed: int = 0) -> dict[str, Any]:
    """Score all orders on all sets.

    Parameters
    ----------
    data : Path
        A folder of JSON lines ``{"documents", "references"}``, a file for each set.
    items : int, optional
        The most of each file.
    seed : int, default 0
        Of the splits and of the random order.

    Returns
    -------
    dict
        ``{set: {order: {"tau", "near", "cases"}}}``; what failed is ``{"failed": …}``.
    """
    read = partial(_read, data, items)
    sets: dict[str, Callable[[], Iterable[Case]]] = {
        "news": lambda: [case for name in NEWS for case in _summaries(read(name), NEWS[name])],
        "news, picked": lambda: [case for name in NEWS for case in _picked(read(name), NEWS[name])],
        "news, dated": lambda: _summaries(read("multiling_english"), "en", dated=True),
        "news, dated, picked": lambda: _picked(read("multiling_english"), "en", dated=True),
        "reviews": lambda: [case for name in REVIEWS for case in _summaries(read(name), "en")],
        "reviews, picked": lambda: [case for name in REVIEWS for case in _picked(read(name), "en")],
        **{
            kind: partial(_splits, [item for name in SPLIT for item in read(name)], kind, seed)
            for kind in ("half", "stretch", "part")
        },
    }
    return {name: attempt(_scores, make, seed) for name, make in sets.items()}


def _read(data: Path, items: int | None, name: str) -> list[dict[str, Any]]:
    lines = (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[:items]]


def _scores(make: Callable[[], Iterable[Case]], seed: int) -> dict[str, Any]:
    cases = list(make())
    rng = random.Random(seed)
    orders: dict[str, Callable[[Case], Sequence[Sentence]]] = {
        OURS: lambda case: reading_order(case.kept, case.found),
        "places": lambda case: order_methods.by_places(case.kept, case.found),
        "majority": lambda case: order_methods.by_majority(case.kept, case.found),
        "closeness": lambda case: order_methods.by_closeness(case.kept, case.found),
        "given": lambda case: sorted(map(case.found.first, case.kept), key=attrgetter("id")),
        "random": lambda case: order_methods.at_random(case.kept, case.found, rng),
        "best": lambda case: order_methods.by_truth(case.kept, case.found, case.truths),
    }
    return {name: attempt(_score, cases, order) for name, order in orders.items()}


def _score(
    cases: Sequence[Case], order: Callable[[Case], Sequence[Sentence]]
) -> dict[str, float | int]:
    taus: list[float] = []
    nears: list[float] = []
    for case in cases:
        point_of = {case.found.first(point): point for point in case.kept}
        points = [point_of[sentence] for sentence in order(case)]
        places = [[truth.get(point) for point in points] for truth in case.truths]
        taus += _mean(map(tau, places))
        nears += _mean(map(near, places))
    if not taus or not nears:
        raise ValueError("no case tells an order")
    return {"tau": float(np.mean(taus)), "near": float(np.mean(nears)), "cases": len(taus)}


def _mean(values: Iterable[float | None]) -> list[float]:
    """Of those that are told, if there are any."""
    told = [value for value in values if value is not None]
    return [float(np.mean(told))] if told else []


def tau(places: Sequence[int | None]) -> float | None:
    """Kendall's tau of places in a truth against their order; None if it tells nothing.

    Examples
    --------
    >>> tau([0, 1, None, 2]), tau([2, 1, 0]), tau([0, 1, 1])
    (1.0, -1.0, 1.0)
    """
    told = [place for place in places if place is not None]
    signs = [(b > a) - (b < a) for a, b in combinations(told, 2) if a != b]
    return sum(signs) / len(signs) if signs else None


def near(places: Sequence[int | None]) -> float | None:
    """The share of neighbours that are near each other in a truth; None if it tells nothing.

    Examples
    --------
    >>> near([0, 1, 5, None, 6])
    0.5
    """
    both = [abs(a - b) <= 1 for a, b in pairwise(places) if a is not None and b is not None]
    return sum(both) / len(both) if both else None


# The cases.


def _summaries(
    items: Sequence[Mapping[str, Any]], language: str, *, dated: bool = False
) -> Iterator[Case]:
    summarizer = Summarizer(language=language)
    for item in items:
        summary = summarizer.summarize(_documents(item, dated=dated), words=100)
        for words in (100, 250):
            cut = summary.recut(words=words)
            found = order_methods.findings(cut)
            kept = order_methods.kept(cut)
            unit = found.unit[kept]
            truths: list[Truth] = []
            for similarity in _to_references(unit, item, summarizer, language):
                best = similarity.argmax(axis=1).tolist()
                aligned = (similarity.max(axis=1) >= _KEPT).tolist()
                truths.append({p: b for p, b, ok in zip(kept, best, aligned, strict=True) if ok})
            yield Case(found, kept, truths)


def _picked(
    items: Sequence[Mapping[str, Any]], language: str, *, dated: bool = False
) -> Iterator[Case]:
    summarizer = Summarizer(language=language)
    for item in items:
        found = order_methods.findings(summarizer.summarize(_documents(item, dated=dated)))
        for similarity in _to_references(found.unit, item, summarizer, language):
            truth: dict[int, int] = {}
            for place in np.argsort(-similarity.max(axis=0), kind="stable").tolist():
                ranked = np.argsort(-similarity[:, place], kind="stable").tolist()
                free = next((point for point in ranked if point not in truth), None)
                if free is not None and similarity[free, place] >= _PICKED:
                    truth[free] = place
            if len(truth) > 2:
                yield Case(found, sorted(truth), [truth])


def _to_references(
    unit: Any, item: Mapping[str, Any], summarizer: Summarizer, language: str
) -> Iterator[Any]:
    """The cosine of each row with each sentence of a reference, for each reference."""
    for reference in item["references"]:
        sentences = segment([Document(reference)], load_splitter(language))
        texts = [sentence.text for sentence in sentences]
        yield unit @ encode_unit(summarizer.encoder, texts, lambda *_: None).T


def _documents(item: Mapping[str, Any], *, dated: bool) -> list[Document]:
    return [
        Document(text, f"document {i}", date=_dateline(text) if dated else None)
        for i, text in enumerate(item["documents"])
    ]


def _dateline(text: str) -> dt.datetime | None:
    for found in _DATELINE.findall(text[:400]):
        try:
            return dt.datetime.strptime(f"{found} +0000", "%B %d, %Y %z")
        except ValueError:
            continue
    return None


def _splits(items: Sequence[Mapping[str, Any]], kind: str, seed: int) -> Iterator[Case]:
    rng = random.Random(f"{kind} {seed}")
    summarizer = Summarizer()
    for item in items:
        sentences = segment([Document(item["documents"][0])], load_splitter("en"))
        texts = list(dict.fromkeys(" ".join(s.text.split()) for s in sentences))[:_MOST_SENTENCES]
        parts = [
            Document("\n\n".join(texts[i] for i in part), f"part {n}")
            for n, part in enumerate(_parts(len(texts), kind, rng))
        ]
        summary = summarizer.summarize(parts, ratio=_RATIO)
        found, kept = order_methods.findings(summary), order_methods.kept(summary)
        place = {text: i for i, text in enumerate(texts)}
        told = {point: place.get(found.points.texts[point]) for point in kept}
        yield Case(found, kept, [{p: at for p, at in told.items() if at is not None}])


def _parts(count: int, kind: str, rng: random.Random) -> list[list[int]]:
    """Which sentences each of the documents holds."""
    parts: defaultdict[int, list[int]] = defaultdict(list)
    documents = rng.randint(3, 5)
    for document in range(documents):
        length = rng.uniform(0.3, 0.8) * count if kind == "stretch" else count
        start = rng.uniform(0, count - length)
        stretch = range(int(start), int(start + length))
        parts[document] = [i for i in stretch if kind != "part" and rng.random() < 0.5]
    for i in range(count if kind == "part" else 0):
        parts[rng.randrange(documents)].append(i)
    return list(parts.values())


def print_table(results: Mapping[str, Any]) -> None:
    """Print tau and near of every order on every set."""
    for figure in ("tau", "near"):
        rows = {
            name: of_set
            if "failed" in of_set
            else {order: scores.get(figure, float("nan")) for order, scores in of_set.items()}
            for name, of_set in results.items()
        }
        print_columns(figure, rows, "{:.3f}".format)
