"""Summary -> its documents in full, each sentence marked by its fate: HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from summarize.document import Document, Sentence
from summarize.entries import Fate, LedgerEntry
from summarize.joining import PARAGRAPH, ends_sentence, separator
from summarize.render.escape import attribute, closers, direction, escape, on_one_line
from summarize.render.html.lines import Lines
from summarize.render.html.names import display_names
from summarize.summary import Summary

COLOURS = 8
_LONGEST_HEADING = 120
# A browser lays out paragraphs that are seen: one of thousands of sentences is shown in parts.
_LONG = 40
# Full names of more documents than these, of which each is shown cut short, would fill the file.
_MOST_TITLES, _LONGEST_TITLE = 100, 500
# Where no letter runs from right to left, a paragraph does not either.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Sentences, each with what separates it from the one before it.
_Paragraph = Sequence[tuple[LedgerEntry, str]]
_CLASSES = {Fate.KEPT: "", Fate.RESTATED: "r", Fate.CUT: "x", Fate.SEEN: "s", Fate.NOISE: "n"}


def render_source(summary: Summary, names: Sequence[str] = (), *, marked: bool = True) -> str:
    """Every document, paragraph by paragraph, with those line breaks of the source that are meant.

    Parameters
    ----------
    summary : Summary
    names : sequence of str, optional
        Those of the documents for display, if they are known.
    marked : bool, default True
        Give each sentence the classes of its fate, of the colour of its cluster and of what is
        contradicted, and the number of a cluster that is said more than once. The marks of a
        sentence take some twenty bytes: those of ten thousand of one word each are more than
        :func:`summarize.render.html.size_limit` allows, and such a text goes without any.
    """
    names = names or display_names(summary.documents)
    marks = _marks(summary) if marked else [_Mark()] * len(summary.ledger)
    entries_of = {
        number: list(entries)
        for number, entries in groupby(summary.ledger, lambda entry: entry.sentence.document)
    }
    parts = []
    for number, document in enumerate(summary.documents):
        if len(names) > 1:
            full = on_one_line(document.name)[:_LONGEST_TITLE] if len(names) <= _MOST_TITLES else ""
            parts.append(_title(names[number], full))
        lines = Lines(document.text)
        for paragraph in _paragraphs(entries_of.get(number, []), summary.documents):
            parts += _in_parts(paragraph, document, marks, lines)
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Mark:
    classes: tuple[str, ...] = ()
    point: int | None = None

    def attributes(self, *more: str) -> str:
        number = f" data-p={self.point}" if self.point else ""
        return _classes(*self.classes, *more) + number


def _classes(*names: str) -> str:
    """The attribute of those that are not empty."""
    given = [name for name in names if name]
    value = given[0] if len(given) == 1 else f'"{" ".join(given)}"'
    return f" class={value}" if given else ""


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
            "" if point is None else f"c{(point - 1) % COLOURS}",
            "d" if entry.sentence.id in contradicted else "",
        )
        marks.append(_Mark(tuple(classes), point))
    return marks


def _title(name: str, full: str) -> str:
    told = f' title="{attribute(full)}"' if full and full != name else ""
    return f"<h3{told}><bdi>{escape(name)}</bdi></h3>\n"


def _paragraphs(
    entries: Sequence[LedgerEntry], documents: Sequence[Document]
) -> Iterator[_Paragraph]:
    paragraph = [(entry, "") for entry in entries[:1]]
    for before, after in pairwise(entries):
        between = separator(before.sentence, after.sentence, documents)
        if between == PARAGRAPH:
            yield paragraph
            paragraph = []
        paragraph.append((after, between))
    if paragraph:
        yield paragraph


def _in_parts(
    paragraph: _Paragraph, document: Document, marks: Sequence[_Mark], lines: Lines
) -> Iterator[str]:
    begin, end = paragraph[0][0].sentence.start, paragraph[-1][0].sentence.end
    turned = " dir=auto" if _RIGHT_TO_LEFT.search(document.text, begin, end) else ""
    is_indented = lines.indent(begin) != ""
    kind = "h" if not is_indented and _is_heading(paragraph) else ""
    for at in range(0, len(paragraph), _LONG):
        part = paragraph[at : at + _LONG]
        has_indents = any(lines.indent(entry.sentence.start) for entry, _ in part)
        spans = "".join(_spans(part, marks, lines))
        yield f"<p{_classes(kind, 'w' if has_indents else '')}{turned}>{spans}</p>\n"
        # What follows runs as the beginning does, whatever it begins with itself.
        kind, turned = "f", turned and f" dir={direction(document.text[begin:end])}"


def _is_heading(paragraph: _Paragraph) -> bool:
    """Whether a paragraph is one line without an end, in letters that have sentences with one."""
    entry, _ = paragraph[0]
    text = entry.sentence.text
    return (
        len(paragraph) == 1
        and entry.fate is not Fate.NOISE
        and len(text) <= _LONGEST_HEADING
        and text.lower() != text.upper()
        and not ends_sentence(text)
        and len(text.splitlines()) == 1
    )


def _spans(paragraph: _Paragraph, marks: Sequence[_Mark], lines: Lines) -> Iterator[str]:
    before: Sentence | None = None
    for sentence, between in ((entry.sentence, between) for entry, between in paragraph):
        if before is not None:
            is_line = between == "\n" or lines.end_between(before.end, sentence.start)
            yield "<br>" if is_line else " "
        before = sentence
        yield escape(lines.indent(sentence.start))
        span = sentence.start, sentence.end
        is_verbatim = lines.end_between(*span) or lines.has_columns(*span)
        attributes = marks[sentence.id].attributes("w" if is_verbatim else "")
        yield f"<span{attributes}>{escape(sentence.text)}</span>{closers(sentence.text)}"
