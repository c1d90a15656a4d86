"""Summary -> a small piece of HTML for a notebook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from summarize.document import Sentence
from summarize.entries import Disagreement, Fate
from summarize.joining import PARAGRAPH, separator
from summarize.plural import plural
from summarize.render.escape import closers, direction, escape, on_one_line
from summarize.render.text import (
    change_lines,
    clash_lines,
    measure_lines,
    name_of,
    origin,
    said_by,
    unlisted_lines,
)
from summarize.seen import Change
from summarize.summary import Summary

# Of a list, of the names behind one sentence, and of all sentences of the summary in characters.
_MOST_ITEMS, _MOST_NAMES, _MOST_TEXT = 20, 5, 20_000
# Of a sentence in the summary, and of one in a list. A short one is counted with its markup.
_LONG, _LONG_IN_LIST, _SHORT = 2_000, 500, 50
# Notebooks typeset what stands between dollar signs, but not within these classes.
_OPENING = '<div class="summarize tex2jax_ignore mathjax_ignore" style="overflow-wrap:anywhere">'
_LINE_BREAK = re.compile("[\n\u2028\u2029]")


def repr_html(summary: Summary) -> str:
    """The summary with its changes, measures, disagreements and points, without a script.

    What is long is cut: a notebook keeps it with the code.

    Examples
    --------
    >>> from summarize import summarize
    >>> print(repr_html(summarize("The dam broke.")).splitlines()[1])
    <p><bdi>The dam broke.</bdi></p>
    """
    return "\n".join([_OPENING, *_parts(summary), "</div>"])


def _parts(summary: Summary) -> Iterator[str]:
    yield from _text(summary)
    if not summary.sentences:
        told = "Nothing is new." if summary.measures.seen else "An empty summary."
        yield f"<p><em>{told}</em></p>"
    changes = (_change(summary, change) for change in summary.changes)
    yield from _listed("change", changes, opened=True)
    yield f"<p><small>{'; '.join(measure_lines(summary))}</small></p>"
    disagreements = (_disagreement(summary, pair) for pair in summary.disagreements)
    yield from _listed("disagreement", disagreements)
    yield from (f"<p><small>{line}</small></p>" for line in unlisted_lines(summary))
    points = (
        f"{_isolated(cluster.representative.text, _LONG_IN_LIST)}{escape(said_by(cluster))}"
        for cluster in summary.points
        if cluster.restatements
    )
    yield from _listed("repeated point", points)


def _text(summary: Summary) -> Iterator[str]:
    """The paragraphs of the summary, as far as there is room."""
    shown = _shown(summary)
    for document, sentences in groupby(shown, key=attrgetter("document")):
        paragraphs: list[str] = []
        before = None
        for sentence in sentences:
            between = separator(before, sentence, summary.documents) if before else PARAGRAPH
            if between == PARAGRAPH:
                paragraphs.append(f"<p{_direction(sentence.text)}>")
            else:
                paragraphs[-1] += "<br>" if between == "\n" else " "
            paragraphs[-1] += _isolated(sentence.text, _LONG)
            before = sentence
        paragraphs[-1] += _names(summary, [document])
        yield from (f"{paragraph}</p>" for paragraph in paragraphs)
    if left := len(summary.sentences) - len(shown):
        more = plural(left, "sentence")
        yield f"<p><em>… and {left} more {more}: print(summary)</em></p>"


def _shown(summary: Summary) -> Sequence[Sentence]:
    room = _MOST_TEXT
    for number, sentence in enumerate(summary.sentences):
        room -= min(max(len(sentence.text), _SHORT), _LONG)
        if room < 0:
            return summary.sentences[:number]
    return summary.sentences


def _direction(text: str) -> str:
    """The attribute of a paragraph whose sentences follow one another from the right to the left.

    A browser that is to find out by itself looks into no isolated element.
    """
    return ' dir="rtl"' if direction(text) == "rtl" else ""


def _isolated(text: str, most: int) -> str:
    """A sentence that turns the direction of nothing but itself, cut if it is too long."""
    line = _LINE_BREAK.sub(" ", text if len(text) <= most else f"{text[:most].rstrip()} …")
    return f"<bdi>{escape(line)}{closers(line)}</bdi>"


def _names(summary: Summary, documents: Sequence[int]) -> str:
    """What stands behind a sentence: who says it, where there are several documents."""
    if len(summary.documents) == 1:
        return ""
    names = [on_one_line(name_of(summary.documents[number])) for number in documents[:_MOST_NAMES]]
    told = [f"<bdi>{escape(_short(name))}</bdi>" for name in names if name]
    if len(documents) > _MOST_NAMES:
        told.append(f"{len(documents) - _MOST_NAMES} more")
    return f" <small>[{', '.join(told)}]</small>" if told else ""


def _short(line: str) -> str:
    return line if len(line) <= _LONG_IN_LIST else f"{line[:_LONG_IN_LIST]} …"


def _conflict(lines: Iterable[str]) -> str:
    # Of two sentences in one line: signs of direction in the one would turn the other.
    return f"<b><bdi>{escape(_short(on_one_line('; '.join(lines))))}</bdi></b>"


def _change(summary: Summary, change: Change) -> str:
    source = _short(on_one_line(origin(change.before)))
    named = f" <small>[<bdi>{escape(source)}</bdi>]</small>" if source else ""
    before = f"{_isolated(change.before.text, _LONG_IN_LIST)}{named}"
    after = _isolated(change.after.text, _LONG_IN_LIST)
    after += _names(summary, [change.after.document])
    return f"{_conflict(change_lines(change))}<br>{before}<br>{after}"


def _disagreement(summary: Summary, pair: Disagreement) -> str:
    page = _conflict(clash_lines(pair))
    for side, documents in ((pair.a, pair.documents_a), (pair.b, pair.documents_b)):
        was_cut = summary.ledger[side.id].fate is Fate.CUT
        page += f"<br>{_isolated(side.text, _LONG_IN_LIST)}"
        page += _names(summary, documents or [side.document])
        page += " <small>(cut)</small>" if was_cut else ""
    return page


def _listed(name: str, items: Iterable[str], *, opened: bool = False) -> Iterator[str]:
    """A list to fold: the first items, and how many more there are."""
    listed = [f"<li>{item}</li>" for item in items]
    if not listed:
        return
    title = f"{len(listed)} {plural(len(listed), name)}"
    left = len(listed) - _MOST_ITEMS
    page = "".join([*listed[:_MOST_ITEMS], *([f"<li>and {left} more</li>"] if left > 0 else [])])
    tag = "<details open>" if opened else "<details>"
    yield f"{tag}<summary>{title}</summary><ul>{page}</ul></details>"
