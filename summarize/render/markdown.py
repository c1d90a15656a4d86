"""Summary -> Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.render.text import clash_lines, fate_note, measure_lines, name_of, one_line, where
from summarize.summary import Fate, Summary, join_sentences

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&])")
# A heading, a rule, a list; "1\. " and not "\1. ", for a backslash escapes punctuation alone.
_AT_LINE_START = re.compile(r"^(\s*)([#+=-]|\d+[.)])", re.MULTILINE)


def render_markdown(summary: Summary, explain: bool = False) -> str:
    """The summary as Markdown: a section a document where there are several.

    The text of the input is escaped: it shows as it was written.

    Parameters
    ----------
    summary : Summary
    explain : bool, default False
        Add every point with its restatements, the disagreements, what was left out, and the
        measures.
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
    if summary.disagreements:
        yield "## Disagreements"
        yield "\n".join(_disagreements(summary))
    noise = [entry for entry in summary.ledger if entry.fate is Fate.NOISE]
    if noise:
        yield "## Noise"
        yield "\n".join(f"- {escape(f'{where(summary, e)} {one_line(e)}')}" for e in noise)
    yield "## Measures"
    yield "\n".join(f"- {line}" for line in measure_lines(summary))


def _points(summary: Summary) -> Iterator[str]:
    for cluster in summary.clusters:
        for sentence in (cluster.representative, *cluster.restatements):
            entry = summary.ledger[sentence.id]
            indent = "" if sentence is cluster.representative else "  "
            line = f"{where(summary, entry)} {one_line(entry)}{fate_note(entry)}"
            yield f"{indent}- {escape(line)}"


def _disagreements(summary: Summary) -> Iterator[str]:
    for pair in summary.disagreements:
        yield f"- {escape('; '.join(clash_lines(pair)))}"
        for sentence in (pair.a, pair.b):
            entry = summary.ledger[sentence.id]
            yield f"  - {escape(f'{where(summary, entry)} {one_line(entry)}')}"
