"""Summary -> its documents in full, each sentence marked by its fate: HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from summarize.document import Document, Sentence
from summarize.entries import Fate, LedgerEntry
from summarize.joining import PARAGRAPH, ends_sentence, separator
from summarize.render.escape import attribute, closers, escape, plain
from summarize.render.html.lines import Lines
from summarize.render.html.names import display_names
from summarize.summary import Summary

_COLOURS = 8
_LONGEST_HEADING = 120
# A browser lays out paragraphs that are seen: one of thousands of sentences is shown in parts.
_LONG = 40
# Full names of more documents than these, of which each is shown cut short, would fill the file.
_MOST_TITLES, _LONGEST_TITLE = 100, 500
# Where no letter runs from right to left, a paragraph does not either.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CLASSES = {Fate.KEPT: "", Fate.RESTATED: "r", Fate.CUT: "x", Fate.SEEN: "s", Fate.NOISE: "n"}


def render_source(summary: Summary, *, marked: bool = True) -> str:
    """Every document, paragraph by paragraph, with those line breaks of the source that are meant.

    Parameters
    ----------
    summary : Summary
    marked : bool, default True
        Give each sentence the classes of its fate, of the colour of its cluster and of what is
        contradicted, and the number of a cluster that is said more than once. The marks of a
        sentence take some twenty bytes: those of ten thousand of one word each are more than
        :func:`summarize.render.html.size_limit` allows, and such a text goes without any.
    """
    marks = _marks(summary) if marked else [_Mark()] * len(summary.ledger)
    names = display_names(summary.documents)
    entries_of = {
        number: list(entries)
        for number, entries in groupby(summary.ledger, lambda entry: entry.sentence.document)
    }
    parts = []
    for number, document in enumerate(summary.documents):
        if len(names) > 1:
            full = plain(document.name)[:_LONGEST_TITLE] if len(names) <= _MOST_TITLES else ""
            parts.append(_title(names[number], full))
        lines = Lines(document.text)
        for paragraph in _paragraphs(entries_of.get(number, []), summary.documents):
            begin, end = paragraph[0].sentence.start, paragraph[-1].sentence.end
            turned = " dir=auto" if _RIGHT_TO_LEFT.search(document.text, begin, end) else ""
            kind = " class=h" if _is_heading(paragraph) else ""
            for at in range(0, len(paragraph), _LONG):
                part = paragraph[at : at + _LONG]
                spans = "".join(_spans(part, marks, lines, summary.documents))
                parts.append(f"<p{' class=f' if at else kind}{turned}>{spans}</p>\n")
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Mark:
    classes: tuple[str, ...] = ()
    point: int | None = None

    def attributes(self, *more: str) -> str:
        classes = [*self.classes, *more]
        value = classes[0] if len(classes) == 1 else f'"{" ".join(classes)}"'
        number = f" data-p={self.point}" if self.point else ""
        return (f" class={value}" if classes else "") + number


def _marks(summary: Summary) -> list[_Mark]:
    """Of every sentence."""
    said_again = (cluster for cluster in summary.clusters if cluster.restatements)
    number = {cluster.id: number for number, cluster in enumerate(said_again, 1)}
    contradicted = {side.id for pair in summary.disagreements for side in (pair.a, pair.b)}
    marks = []
    for entry in summary.ledger:
        point = None if entry.cluster is None else number.get(entry.cluster)
        classes = (
            _CLASSES[entry.fate],
            "" if point is None else f"c{(point - 1) % _COLOURS}",
            "d" if entry.sentence.id in contradicted else "",
        )
        marks.append(_Mark(tuple(filter(None, classes)), point))
    return marks


def _title(name: str, full: str) -> str:
    told = f' title="{attribute(full)}"' if full and full != name else ""
    return f"<h3{told}><bdi>{escape(name)}</bdi></h3>\n"


def _paragraphs(
    entries: Sequence[LedgerEntry], documents: Sequence[Document]
) -> Iterator[list[LedgerEntry]]:
    paragraph = list(entries[:1])
    for before, after in pairwise(entries):
        if separator(before.sentence, after.sentence, documents) == PARAGRAPH:
            yield paragraph
            paragraph = []
        paragraph.append(after)
    if paragraph:
        yield paragraph


def _is_heading(paragraph: Sequence[LedgerEntry]) -> bool:
    """Whether a paragraph is one line without an end, in letters that have sentences with one."""
    text = paragraph[0].sentence.text
    return (
        len(paragraph) == 1
        and paragraph[0].fate is not Fate.NOISE
        and len(text) <= _LONGEST_HEADING
        and text.lower() != text.upper()
        and not ends_sentence(text)
        and len(text.splitlines()) == 1
    )


def _spans(
    paragraph: Sequence[LedgerEntry],
    marks: Sequence[_Mark],
    lines: Lines,
    documents: Sequence[Document],
) -> Iterator[str]:
    before: Sentence | None = None
    for sentence in (entry.sentence for entry in paragraph):
        if before is not None:
            is_item = separator(before, sentence, documents) == "\n"
            yield "<br>" if is_item or lines.end_between(before.end, sentence.start) else " "
        before = sentence
        has_lines = lines.end_between(sentence.start, sentence.end)
        attributes = marks[sentence.id].attributes(*(["w"] if has_lines else []))
        yield f"<span{attributes}>{escape(sentence.text)}</span>{closers(sentence.text)}"
