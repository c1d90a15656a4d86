"""Summary -> a page: plain text, Markdown, JSON or HTML."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from summarize.render.json import render_json
from summarize.render.markdown import render_markdown
from summarize.render.text import render_text
from summarize.summary import Summary

__all__ = ["FORMATS", "render_html", "render_json", "render_markdown", "render_text"]


def render_html(summary: Summary, explain: bool = False) -> str:
    """The summary as a report; see :func:`summarize.render.html.render_html`."""
    from summarize.render import html  # noqa: PLC0415 - most runs write no report

    return html.render_html(summary, explain)


# Name on the command line -> function of (summary, explain).
FORMATS: MappingProxyType[str, Callable[[Summary, bool], str]] = MappingProxyType(
    {
        "text": render_text,
        "markdown": render_markdown,
        "json": render_json,
        "html": render_html,
    }
)
