"""Summary -> a small piece of HTML for a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarize.entries import Disagreement
from summarize.render.html.escape import escape, plain
from summarize.render.text import clash_lines, measure_lines, said_by, source_of
from summarize.summary import Summary

_MOST = 20


def repr_html(summary: Summary) -> str:
    """The summary with its measures, points and disagreements, without script or style sheet.

    Examples
    --------
    >>> from summarize import summarize
    >>> print(repr_html(summarize("The dam broke.")).splitlines()[1])
    <p><bdi>The dam broke.</bdi></p>
    """
    return "\n".join(['<div class="summarize">', *_parts(summary), "</div>"])


def _parts(summary: Summary) -> Iterator[str]:
    for document, text in summary.passages():
        name = plain(source_of(summary, document))
        source = f" <small>[<bdi>{escape(name)}</bdi>]</small>" if name else ""
        paragraphs = [escape(part) for part in text.split("\n\n")]
        for paragraph in paragraphs[:-1]:
            yield f"<p><bdi>{_with_breaks(paragraph)}</bdi></p>"
        yield f"<p><bdi>{_with_breaks(paragraphs[-1])}</bdi>{source}</p>"
    if not summary.sentences:
        yield "<p><em>An empty summary.</em></p>"
    yield f"<p><small>{'; '.join(measure_lines(summary))}</small></p>"
    yield from _folded("disagreement", "disagreements", map(_disagreement, summary.disagreements))
    points = [
        f"<bdi>{escape(cluster.representative.text)}</bdi>{escape(said_by(cluster))}"
        for cluster in summary.points
        if cluster.restatements
    ]
    yield from _folded("repeated point", "repeated points", points)


def _with_breaks(text: str) -> str:
    return text.replace("\n", "<br>")


def _disagreement(pair: Disagreement) -> str:
    sides = "".join(f"<br><bdi>{escape(side.text)}</bdi>" for side in (pair.a, pair.b))
    return f"<b><bdi>{escape('; '.join(clash_lines(pair)))}</bdi></b>{sides}"


def _folded(one: str, many: str, items: Iterable[str]) -> Iterator[str]:
    """A list to unfold: the first items, and how many more there are."""
    listed = [f"<li>{item}</li>" for item in items]
    if not listed:
        return
    title = f"{len(listed)} {one if len(listed) == 1 else many}"
    more = [f"<li>and {len(listed) - _MOST} more</li>"] if len(listed) > _MOST else []
    page = "".join(listed[:_MOST] + more)
    yield f"<details><summary>{title}</summary><ul>{page}</ul></details>"
