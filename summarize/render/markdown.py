"""Summary -> Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarize.entries import Fate
from summarize.facts import Fact
from summarize.render.text import (
    change_lines,
    clash_lines,
    fate_note,
    joined_spans,
    mark,
    measure_lines,
    one_line,
    origin,
    said_by,
    seen_note,
    side_note,
    source_of,
    unlisted_lines,
    where,
)
from summarize.summary import Summary

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&])")
_WHITE = re.compile(r"\s+")
# A heading, a rule, a list; "1\. " and not "\1. ", for a backslash escapes punctuation alone.
_AT_LINE_START = re.compile(r"^(\s*)([#+=-]|\d+[.)])", re.MULTILINE)


def render_markdown(summary: Summary, explain: bool = False) -> str:
    """The summary as Markdown, and what it changes of what was read before.

    Where there are several documents, the name of each stands behind what is taken from it. The
    text of the input is escaped: it shows as it was written.

    Parameters
    ----------
    summary : Summary
    explain : bool, default False
        Add every point with its restatements, the most corroborated first, the disagreements, what
        was left out, and the measures.
    """
    blocks = [
        f"{escape(text)} *({escape(name)})*"
        if (name := source_of(summary, document))
        else escape(text)
        for document, text in summary.passages()
    ]
    blocks += _explanation(summary) if explain else _changes(summary)
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


def _explanation(summary: Summary) -> Iterator[str]:
    if summary.clusters:
        yield "## Points"
        yield "\n".join(_points(summary))
    if summary.disagreements or summary.disagreements_unlisted:
        yield "## Disagreements"
        yield "\n".join(_disagreements(summary))
    yield from _changes(summary)
    for title, fate in (("Seen before", Fate.SEEN), ("Noise", Fate.NOISE)):
        entries = [entry for entry in summary.ledger if entry.fate is fate]
        if entries:
            yield f"## {title}"
            yield "\n".join(
                f"- {escape(f'{where(summary, e)} {one_line(e)}{seen_note(e)}')}" for e in entries
            )
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
            note = escape(side_note(summary, sentence, documents))
            yield f"  - {place} {_with_bold(sentence.text, facts)}{note}"
    yield from (f"- {line}" for line in unlisted_lines(summary))


def _changes(summary: Summary) -> Iterator[str]:
    if not summary.changes:
        return
    yield "## Changes"
    lines = []
    for change in summary.changes:
        before, after = zip(*change.facts, strict=True) if change.facts else ((), ())
        place = where(summary, summary.ledger[change.after.id])
        lines.append(f"- {escape('; '.join(change_lines(change)))}")
        lines.append(f"  - {escape(f'[{origin(change.before)}]')} ")
        lines[-1] += _with_bold(change.before.text, before)
        lines.append(f"  - {escape(place)} {_with_bold(change.after.text, after)}")
    yield "\n".join(lines)


def _with_bold(text: str, facts: Iterable[Fact]) -> str:
    """A sentence on one line, with facts of it in bold."""
    spans = joined_spans(_whole(text, fact.start, fact.end) for fact in facts if fact.text)
    return mark(text, spans, lambda piece: f"**{escape(piece)}**", escape)


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
