"""Summary -> Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarize.document import Sentence
from summarize.entries import Fate
from summarize.facts import Fact
from summarize.joining import join_sentences
from summarize.render.text import (
    clash_lines,
    fate_note,
    measure_lines,
    name_of,
    one_line,
    said_by,
    sources_note,
    unlisted_lines,
    where,
)
from summarize.summary import Summary

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&])")
_WHITE = re.compile(r"\s+")
# A heading, a rule, a list; "1\. " and not "\1. ", for a backslash escapes punctuation alone.
_AT_LINE_START = re.compile(r"^(\s*)([#+=-]|\d+[.)])", re.MULTILINE)


def render_markdown(summary: Summary, explain: bool = False) -> str:
    """The summary as Markdown: a section a document where there are several.

    The text of the input is escaped: it shows as it was written.

    Parameters
    ----------
    summary : Summary
    explain : bool, default False
        Add every point with its restatements, the most corroborated first, the disagreements, what
        was left out, and the measures.
    """
    blocks = list(_texts(summary))
    if explain:
        blocks += _explanation(summary)
    return "\n\n".join(blocks) + "\n" if blocks else ""


def escape(text: str) -> str:
    r"""Make a text show as it is where Markdown is read.

    Examples
    --------
    >>> print(escape("*not* a list"))
    \*not\* a list
    """
    return _AT_LINE_START.sub(
        lambda mark: f"{mark[1]}{mark[2][:-1]}\\{mark[2][-1]}", _SPECIAL.sub(r"\\\1", text)
    )


def _texts(summary: Summary) -> Iterator[str]:
    if len(summary.documents) == 1:
        if summary.sentences:
            yield escape(str(summary))
        return
    for index, document in enumerate(summary.documents):
        of_it = [sentence for sentence in summary.sentences if sentence.document == index]
        if of_it:
            yield f"## {escape(name_of(document))}"
            yield escape(join_sentences(of_it, summary.documents))


def _explanation(summary: Summary) -> Iterator[str]:
    if summary.clusters:
        yield "## Points"
        yield "\n".join(_points(summary))
    if summary.disagreements or summary.disagreements_unlisted:
        yield "## Disagreements"
        yield "\n".join(_disagreements(summary))
    noise = [entry for entry in summary.ledger if entry.fate is Fate.NOISE]
    if noise:
        yield "## Noise"
        yield "\n".join(f"- {escape(f'{where(summary, e)} {one_line(e)}')}" for e in noise)
    yield "## Measures"
    yield "\n".join(f"- {line}" for line in measure_lines(summary))


def _points(summary: Summary) -> Iterator[str]:
    for cluster in summary.points:
        for sentence in (cluster.representative, *cluster.restatements):
            entry = summary.ledger[sentence.id]
            is_first = sentence is cluster.representative
            line = f"{where(summary, entry)} {one_line(entry)}{fate_note(entry)}"
            indent, note = ("", said_by(cluster)) if is_first else ("  ", "")
            yield f"{indent}- {escape(line + note)}"


def _disagreements(summary: Summary) -> Iterator[str]:
    for pair in summary.disagreements:
        yield f"- {escape('; '.join(clash_lines(pair)))}"
        facts_a, facts_b = zip(*pair.facts, strict=True) if pair.facts else ((), ())
        for sentence, facts, documents in (
            (pair.a, facts_a, pair.documents_a),
            (pair.b, facts_b, pair.documents_b),
        ):
            place = escape(where(summary, summary.ledger[sentence.id]))
            note = escape(sources_note(summary, documents))
            yield f"  - {place} {_with_bold(sentence, facts)}{note}"
    yield from (f"- {line}" for line in unlisted_lines(summary))


def _with_bold(sentence: Sentence, facts: Iterable[Fact]) -> str:
    """A sentence on one line, with facts of it in bold."""
    parts, at = [], 0
    for start, end in _spans(sentence.text, facts):
        parts += [_piece(sentence.text[at:start]), f"**{_piece(sentence.text[start:end])}**"]
        at = end
    return "".join(parts) + _piece(sentence.text[at:])


def _piece(text: str) -> str:
    return escape(_WHITE.sub(" ", text))


def _spans(text: str, facts: Iterable[Fact]) -> list[tuple[int, int]]:
    """The places of facts, in order, none of them touching another."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted({_whole(text, fact.start, fact.end) for fact in facts if fact.text}):
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to the blanks around it where stars would not make it bold.

    They do not between a letter outside and a sign inside, as in "US**$5**" (CommonMark 6.2).
    """
    if start and text[start - 1].isalnum() and not text[start].isalnum():
        start = max((blank.end() for blank in _WHITE.finditer(text, 0, start)), default=0)
    if text[end : end + 1].isalnum() and not text[end - 1].isalnum():
        blank = _WHITE.search(text, end)
        end = blank.start() if blank else len(text)
    return start, end
