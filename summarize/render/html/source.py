"""Summary -> its documents in full, each sentence marked by its fate: HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from summarize.document import Sentence
from summarize.entries import Fate, LedgerEntry
from summarize.joining import PARAGRAPH, ends_sentence, join_sentences
from summarize.render.html.escape import escape, plain
from summarize.summary import Summary

COLOURS = 8
_LONGEST_HEADING = 120
# A browser lays out paragraphs that are seen: one of thousands of sentences is shown in parts.
_LONG = 40
_CLASSES = {Fate.KEPT: "", Fate.RESTATED: "r", Fate.CUT: "x", Fate.SEEN: "s", Fate.NOISE: "n"}


def numbers(summary: Summary) -> dict[int, int]:
    """The clusters that are said more than once, numbered from 1 in reading order, by their ids."""
    said_again = (cluster for cluster in summary.clusters if cluster.restatements)
    return {cluster.id: number for number, cluster in enumerate(said_again, 1)}


def separator(before: Sentence, after: Sentence, summary: Summary) -> str:
    """What stands between two sentences of a text."""
    joined = join_sentences([before, after], summary.documents)
    return joined[len(before.text) : len(joined) - len(after.text)]


def render_source(summary: Summary, *, marked: bool = True) -> str:
    """Every document, paragraph by paragraph; no line breaks of the source but those that count.

    The marks are for readers without the script, which sets them again.
    """
    number = numbers(summary)
    parts = []
    for document, entries in groupby(summary.ledger, key=lambda entry: entry.sentence.document):
        if len(summary.documents) > 1:
            name = escape(plain(summary.documents[document].name)) or f"text {document + 1}"
            parts.append(f"<h3><bdi>{name}</bdi></h3>\n")
        for paragraph in _paragraphs(list(entries), summary):
            kind = " class=h" if _is_heading(paragraph) else ""
            for at in range(0, len(paragraph), _LONG):
                spans = "".join(_spans(paragraph[at : at + _LONG], number, summary, marked=marked))
                parts.append(f"<p{' class=f' if at else kind}>{spans}</p>\n")
    return "".join(parts)


def _paragraphs(entries: Sequence[LedgerEntry], summary: Summary) -> Iterator[list[LedgerEntry]]:
    paragraph = list(entries[:1])
    for before, after in pairwise(entries):
        if separator(before.sentence, after.sentence, summary) == PARAGRAPH:
            yield paragraph
            paragraph = []
        paragraph.append(after)
    yield paragraph


def _is_heading(paragraph: Sequence[LedgerEntry]) -> bool:
    text = paragraph[0].sentence.text
    return (
        len(paragraph) == 1
        and paragraph[0].fate is not Fate.NOISE
        and len(text) <= _LONGEST_HEADING
        and not ends_sentence(text)
    )


def _spans(
    paragraph: Sequence[LedgerEntry],
    number: Mapping[int, int],
    summary: Summary,
    *,
    marked: bool,
) -> Iterator[str]:
    before: Sentence | None = None
    for entry in paragraph:
        if before is not None:
            between = separator(before, entry.sentence, summary)
            yield "<br>" if between == "\n" else " "
        before = entry.sentence
        classes = [name] if (name := _CLASSES[entry.fate]) else []
        if entry.cluster is not None and entry.cluster in number:
            classes.append(f"c{(number[entry.cluster] - 1) % COLOURS}")
        attribute = f' class="{" ".join(classes)}"' if marked and classes else ""
        yield f"<span{attribute}>{escape(entry.sentence.text)}</span>"
