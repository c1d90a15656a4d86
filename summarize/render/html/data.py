"""Summary -> what the script of a report shows, as small as it can be said.

Sentences are named by their ids; the script finds their texts in the page, where they stand once.
Spans are offsets in UTF-16, each pair as the gap before it and its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from summarize.document import Document, Sentence
from summarize.entries import Fate
from summarize.facts import Fact
from summarize.joining import PARAGRAPH, ends_sentence, join_sentences
from summarize.render.html.escape import clean, in_units, plain
from summarize.render.html.lengths import Lengths
from summarize.render.html.matching import Match, Matcher, Span
from summarize.render.html.source import separator
from summarize.render.text import change_lines, clash_lines, origin
from summarize.summary import Summary

_LAYOUT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def core(summary: Summary, lengths: Lengths) -> dict[str, Any]:
    """What no report does without.

    Returns
    -------
    dict
        "names" of the documents and how many "sentences" each has; "layout", a letter a sentence
        (see :func:`_layout`); "order", the sentences that say a point each, those that are worth
        most first, and how many of them are "kept"; "reading", the same in reading order, where
        that is not the order of their ids; at every length from 0 sentences the "words" and
        "facts", each as what is added to those of the length before, and the compression ratio
        and the retention in percent; "facts_total"; "clusters" of two or more, the representative
        first, then the others as gaps; "similarity" in percent of restated sentences, if it is not
        100; "covers" of those that something else than the representative says; what is "noise";
        "lost" facts, "leans" and "seen" by sentence.
    """
    ledger = summary.ledger
    counts = [0] * len(summary.documents)
    for entry in ledger:
        counts[entry.sentence.document] += 1
    first = {cluster.id: cluster.representative.id for cluster in summary.clusters}
    restated = [entry for entry in ledger if entry.fate is Fate.RESTATED]
    in_order = list(lengths.reading) == sorted(lengths.reading)
    return {
        "names": [plain(document.name) for document in summary.documents],
        "sentences": counts,
        "layout": _layout(summary),
        "order": list(lengths.order),
        "kept": len(summary.sentences),
        **({} if in_order else {"reading": list(lengths.reading)}),
        "words": _gaps(lengths.words),
        "facts": _gaps(lengths.facts),
        "compression": _percents(lengths.compression_ratios()),
        "retention": _percents(lengths.retentions()),
        "facts_total": lengths.facts_total,
        "clusters": [
            [cluster.representative.id, *_gaps([sentence.id for sentence in cluster.restatements])]
            for cluster in summary.clusters
            if cluster.restatements
        ],
        "similarity": {
            str(entry.sentence.id): percent
            for entry in restated
            if (percent := round(100 * (entry.similarity or 0))) != 100
        },
        "covers": {
            str(entry.sentence.id): [cover.id for cover in entry.covers]
            for entry in restated
            if [cover.id for cover in entry.covers] != [first[entry.cluster or 0]]
        },
        "noise": _gaps([entry.sentence.id for entry in ledger if entry.fate is Fate.NOISE]),
        "lost": {
            str(entry.sentence.id): [
                [str(fact.kind), *_of_fact(entry.sentence.text, fact)] for fact in entry.uncovered
            ]
            for entry in ledger
            if entry.uncovered
        },
        "leans": {str(e.sentence.id): e.leans_on.id for e in ledger if e.leans_on},
        "seen": {
            str(entry.sentence.id): [
                round(100 * (entry.similarity or 0)),
                *([clean(point.text), plain(origin(point))] for point in entry.seen),
            ]
            for entry in ledger
            if entry.seen
        },
        "unlisted": summary.disagreements_unlisted,
    }


def clashes(summary: Summary) -> Iterator[list[Any]]:
    """Disagreements: both sentences, their documents, the spans of the facts, and what clashes."""
    for pair in summary.disagreements:
        yield [
            pair.a.id,
            pair.b.id,
            list(pair.documents_a),
            list(pair.documents_b),
            _spans(pair.a.text, [(a.start, a.end) for a, _ in pair.facts if a.text]),
            _spans(pair.b.text, [(b.start, b.end) for _, b in pair.facts if b.text]),
            clean("; ".join(clash_lines(pair))),
        ]


def changes(summary: Summary) -> Iterator[list[Any]]:
    """Changes: what was said before and by whom, the sentence, the spans, and what changed."""
    for change in summary.changes:
        before = change.before.text
        yield [
            clean(before),
            plain(origin(change.before)),
            change.after.id,
            _spans(before, [(a.start, a.end) for a, _ in change.facts if a.text]),
            _spans(change.after.text, [(b.start, b.end) for _, b in change.facts if b.text]),
            clean("; ".join(change_lines(change))),
        ]


def matches(summary: Summary, matcher: Matcher) -> Iterator[list[Any]]:
    """Of sentences that others say: the spans said, those that are not, and those that say them.

    What says the same words is left out.
    """
    first = {cluster.id: cluster.representative for cluster in summary.clusters}
    pairs: list[tuple[Sentence, tuple[Sentence, ...]]] = []
    for entry in summary.ledger:
        if entry.fate in {Fate.RESTATED, Fate.CUT} and entry.cluster is not None:
            covers = entry.covers or (first[entry.cluster],)
            if covers[0].id != entry.sentence.id and covers[0].text != entry.sentence.text:
                pairs.append((entry.sentence, covers))
    for (sentence, covers), match in zip(pairs, matcher.match(pairs), strict=True):
        yield [sentence.id, *_match(sentence, covers, match)]


def _match(sentence: Sentence, covers: Sequence[Sentence], match: Match) -> Iterator[list[int]]:
    yield _spans(sentence.text, match.said)
    yield _spans(sentence.text, match.unsaid)
    for cover, spans in zip(covers, match.saying, strict=True):
        yield _spans(cover.text, spans)


def _layout(summary: Summary) -> str:
    """How sentences hang together, as :mod:`summarize.joining` does it: six bits each.

    1 a line break before it, 2 a blank line before it, 4 it ends as a sentence, 8 it is a list
    item, 16 a line break inside of it, 32 a blank line inside of it.
    """
    sentences = [entry.sentence for entry in summary.ledger]
    bits = [0] * len(sentences)
    for i, sentence in enumerate(sentences):
        text = sentence.text
        bits[i] = 4 * ends_sentence(text) + 16 * ("\n" in text) + 32 * _has_blank_line(text)
        bits[i] |= 8 * _is_list_item(text)
    for before, after in pairwise(sentences):
        between = summary.documents[before.document].text[before.end : after.start]
        if separator(before, after, summary) == PARAGRAPH:
            bits[after.id] |= 2
        elif "\n" in between:
            bits[after.id] |= 1
    return "".join(_LAYOUT[flags] for flags in bits)


def _is_list_item(text: str) -> bool:
    return _joined("A.", "\n", text) == "\n"


def _has_blank_line(text: str) -> bool:
    return _joined("A.", text, "B.") == PARAGRAPH


def _joined(before: str, between: str, after: str) -> str:
    """What a summary has in place of what stands between two sentences."""
    start = len(before) + len(between)
    a = Sentence(0, 0, 0, len(before), before)
    b = Sentence(1, 0, start, start + len(after), after)
    joined = join_sentences([a, b], [Document(before + between + after)])
    return joined[len(before) : len(joined) - len(after)]


def _of_fact(text: str, fact: Fact) -> list[int]:
    return in_units(text, (fact.start, fact.end))


def _spans(text: str, spans: Sequence[Span]) -> list[int]:
    return _gaps(in_units(text, [offset for span in sorted(set(spans)) for offset in span]))


def _gaps(numbers: Sequence[int]) -> list[int]:
    """The first number, then what each has more than the one before it.

    Examples
    --------
    >>> _gaps([3, 5, 9])
    [3, 2, 4]
    """
    return [after - before for before, after in pairwise([0, *numbers])]


def _percents(shares: Sequence[float]) -> list[int]:
    return _gaps([round(100 * share) for share in shares])
