"""Summary -> what the script of a report shows, as small as it can be said.

Sentences are named by their ids; the script finds their texts in the page, where they stand once.
Spans are offsets in UTF-16, each pair as the gap before it and its length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from summarize.document import Sentence
from summarize.entries import Cover, Fate
from summarize.facts import Fact
from summarize.joining import ends_sentence, has_blank_line, is_list_item
from summarize.render.escape import clean, in_units, on_one_line
from summarize.render.html.lengths import Lengths
from summarize.render.html.matching import Match, Matcher, Span
from summarize.render.html.names import shorten
from summarize.render.html.source import COLOURS
from summarize.render.text import change_lines, clash_lines, joined_spans, origin
from summarize.seen import SeenPoint
from summarize.summary import Summary


def core(
    summary: Summary, covers: Mapping[int, Sequence[Cover]], lengths: Lengths
) -> dict[str, Any]:
    """What no report does without.

    Returns
    -------
    dict
        "sentences", how many each document has; "colours", how many there are for clusters;
        "layout" (see :func:`_layout`); "unlisted", how many disagreements are not listed; and what
        :func:`_of_lengths`, :func:`_of_clusters` and :func:`_of_fates` tell.
    """
    counts = [0] * len(summary.documents)
    for entry in summary.ledger:
        counts[entry.sentence.document] += 1
    return {
        "sentences": counts,
        "colours": COLOURS,
        "layout": _layout(summary),
        "unlisted": summary.disagreements_unlisted,
        **_of_lengths(summary, lengths),
        **_of_clusters(summary, covers),
        **_of_fates(summary),
    }


def _of_lengths(summary: Summary, lengths: Lengths) -> dict[str, Any]:
    """The summaries of all lengths.

    "order", the sentences as they come in, those that are worth most first, and how many of them
    are "kept"; "ranked", whether they were chosen in this order; "reading", the same in reading
    order, where that is not the order of their ids; at every length from 0 sentences the "words"
    and "facts", each as what is added to those of the length before, and the "compression" ratio
    and the "retention" in percent; "facts_total".
    """
    in_order = list(lengths.reading) == sorted(lengths.reading)
    return {
        "order": list(lengths.order),
        "kept": len(summary.sentences),
        "ranked": summary.is_ranked,
        **({} if in_order else {"reading": list(lengths.reading)}),
        "words": _gaps(lengths.words),
        "facts": _gaps(lengths.facts),
        "compression": _percents(lengths.compression_ratios()),
        "retention": _percents(lengths.retentions()),
        "facts_total": lengths.facts_total,
    }


def _of_clusters(summary: Summary, covers: Mapping[int, Sequence[Cover]]) -> dict[str, Any]:
    """What says what.

    "clusters" of two or more, the representative first, then the others as gaps; "covers" of each
    sentence, where they are not the representative of its cluster alone and in the same words:
    the ways to say it (see :func:`summarize.render.html.covers.find_covers`), each the similarity
    in percent and the sentences.
    """
    clusters = [cluster for cluster in summary.clusters if cluster.restatements]
    usual = {s.id: [[100, c.representative.id]] for c in clusters for s in c.restatements}
    found = {
        i: [[round(100 * way.similarity), *(cover.id for cover in way.sentences)] for way in ways]
        for i, ways in covers.items()
    }
    return {
        "clusters": [
            [cluster.representative.id, *_gaps([sentence.id for sentence in cluster.restatements])]
            for cluster in clusters
        ],
        "covers": {
            str(i): found.get(i, [])
            for i in sorted({*usual, *found})
            if found.get(i, []) != usual.get(i, [])
        },
    }


def _of_fates(summary: Summary) -> dict[str, Any]:
    """What is "noise" and what was "seen" before; "lost" facts and "leans" by sentence."""
    ledger = summary.ledger
    return {
        "noise": _gaps([entry.sentence.id for entry in ledger if entry.fate is Fate.NOISE]),
        "seen": _gaps([entry.sentence.id for entry in ledger if entry.fate is Fate.SEEN]),
        "lost": {
            str(entry.sentence.id): [
                [str(fact.kind), *_of_fact(entry.sentence.text, fact)] for fact in entry.uncovered
            ]
            for entry in ledger
            if entry.uncovered
        },
        "leans": {str(e.sentence.id): e.leans_on.id for e in ledger if e.leans_on},
    }


def seen_by(summary: Summary) -> Iterator[list[Any]]:
    """What was read before: the sentence, the similarity in percent, and who said it how."""
    for entry in summary.ledger:
        if entry.seen:
            said = ([clean(point.text), _origin(point)] for point in entry.seen)
            yield [entry.sentence.id, round(100 * (entry.similarity or 0)), *said]


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
            _told(clash_lines(pair, _isolated)),
        ]


def changes(summary: Summary) -> Iterator[list[Any]]:
    """Changes: what was said before and by whom, the sentence, the spans, and what changed."""
    for change in summary.changes:
        before = change.before.text
        yield [
            clean(before),
            _origin(change.before),
            change.after.id,
            _spans(before, [(a.start, a.end) for a, _ in change.facts if a.text]),
            _spans(change.after.text, [(b.start, b.end) for _, b in change.facts if b.text]),
            _told(change_lines(change, _isolated)),
        ]


def matches(
    summary: Summary, covers: Mapping[int, Sequence[Cover]], matcher: Matcher
) -> Iterator[list[Any]]:
    """Of sentences that others say: which way, the spans said, those not, and those that say them.

    What says the same words is left out.
    """
    pairs = []
    for i, ways in covers.items():
        sentence = summary.ledger[i].sentence
        pairs += [
            (number, sentence, way.sentences)
            for number, way in enumerate(ways)
            if way.sentences[0].text != sentence.text
        ]
    found = matcher.match([(sentence, saying) for _, sentence, saying in pairs])
    for (number, sentence, saying), match in zip(pairs, found, strict=True):
        yield [sentence.id, number, *_match(sentence, saying, match)]


def _match(sentence: Sentence, covers: Sequence[Sentence], match: Match) -> Iterator[list[int]]:
    yield _spans(sentence.text, match.said)
    yield _spans(sentence.text, match.unsaid)
    for cover, spans in zip(covers, match.saying, strict=True):
        yield _spans(cover.text, spans)


def _layout(summary: Summary) -> list[int]:
    """How sentences hang together, as :mod:`summarize.joining` does it: the sum for each.

    1 a line break before it, 2 a blank line before it, 4 it ends as a sentence, 8 it is a list
    item, 16 a line break inside of it, 32 a blank line inside of it.
    """
    layout = []
    before: Sentence | None = None
    for sentence in (entry.sentence for entry in summary.ledger):
        text, between = sentence.text, ""
        if before is not None and before.document == sentence.document:
            between = summary.documents[sentence.document].text[before.end : sentence.start]
        before = sentence
        flags = (
            "\n" in between,
            has_blank_line(between),
            ends_sentence(text),
            is_list_item(text),
            "\n" in text,
            has_blank_line(text),
        )
        layout.append(sum(1 << bit for bit, is_set in enumerate(flags) if is_set))
    return layout


def _told(lines: Iterable[str]) -> str:
    """Lines as one, none of them twice."""
    return clean("; ".join(dict.fromkeys(lines)))


def _isolated(text: str) -> str:
    """A piece of the input that turns nothing around it, whatever its direction."""
    return f"\u2068{on_one_line(text)}\u2069"


def _origin(point: SeenPoint) -> str:
    return shorten(on_one_line(origin(point)))


def _of_fact(text: str, fact: Fact) -> list[int]:
    return in_units(text, (fact.start, fact.end))


def _spans(text: str, spans: Sequence[Span]) -> list[int]:
    return _gaps(in_units(text, [offset for span in joined_spans(spans) for offset in span]))


def _gaps(numbers: Sequence[int]) -> list[int]:
    """The first number, then what each has more than the one before it.

    Examples
    --------
    >>> _gaps([3, 5, 9])
    [3, 2, 4]
    """
    return [after - before for before, after in pairwise([0, *numbers])]


def _percents(shares: Sequence[float]) -> list[int]:
    # All is said of all alone.
    return _gaps([100 if share == 1 else min(99, round(100 * share)) for share in shares])
