"""Summary -> one HTML file that shows the text, what is kept, repeated and disagreed about.

It needs nothing but a browser: the style sheet and the script stand in it, and a policy with their
hashes forbids everything else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

from summarize.entries import Cover
from summarize.reader import ENGLISH, load_reader
from summarize.render.escape import attribute, escape, on_one_line, to_json
from summarize.render.html import data
from summarize.render.html.covers import find_covers
from summarize.render.html.header import legend, subtitle, title
from summarize.render.html.lengths import measure_lengths
from summarize.render.html.matching import Matcher
from summarize.render.html.names import display_names
from summarize.render.html.repeats import render_repeats
from summarize.render.html.room import fit, size_limit
from summarize.render.html.source import render_source
from summarize.summary import Summary

__all__ = ["render_html", "size_limit"]

# A file may use what those before it define; all are one script, with nothing of it outside.
_SCRIPTS = (
    "elements",
    "data",
    "summary",
    "length",
    "card",
    "words",
    "scales",
    "matrix",
    "picture",
    "place",
    "address",
    "keys",
    "main",
)
_POLICY = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; "
    "base-uri 'none'; form-action 'none'"
)


def render_html(summary: Summary, explain: bool = False) -> str:  # noqa: ARG001 - one form for all
    """The summary as a report to look at, in one HTML file without anything outside of it.

    Parameters
    ----------
    summary : Summary
    explain : bool, default False
        Changes nothing: the report shows everything.

    Examples
    --------
    >>> from summarize import summarize
    >>> page = render_html(summarize("The dam broke. Rain is likely. The dam broke."))
    >>> page.splitlines()[0], "<script src" in page
    ('<!DOCTYPE html>', False)
    """
    names, covers = display_names(summary.documents), find_covers(summary)
    fields = _fields(summary, covers, names)
    core, lists = _data(summary, covers)
    template = Template(_asset("template.html"))
    least = template.substitute(fields, source="", data=to_json(core | fit(lists, 0)))
    left = size_limit(summary) - len(least.encode()) - 1
    source = render_source(summary, names)
    if len(source.encode()) > left:
        source = render_source(summary, names, marked=False)
    shown = fit(lists, left - len(source.encode()))
    return template.substitute(fields, source=source, data=to_json(core | shown)) + "\n"


def _fields(
    summary: Summary, covers: Mapping[int, Sequence[Cover]], names: Sequence[str]
) -> dict[str, str]:
    """What the template asks for, but the text and the data."""
    language = _language(summary)
    style, script = _asset("report.css"), _script()
    return {
        "policy": _POLICY.format(script=_hash(script), style=_hash(style)),
        "style": style,
        "script": script,
        "title": escape(title(summary, names)),
        "subtitle": subtitle(summary),
        "language": attribute(language),
        "legend": legend(summary),
        "repeats": render_repeats(summary, covers, language, names),
        "encoder": escape(on_one_line(summary.encoder)),
        "version": escape(on_one_line(summary.version)),
    }


def _data(
    summary: Summary, covers: Mapping[int, Sequence[Cover]]
) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """What no report does without, and the lists that are shown as far as there is room."""
    reader = load_reader(_said_to_be(summary), or_english=True)
    facts = summary.known_facts() or {}
    lists = {
        "clashes": list(data.clashes(summary)),
        "changes": list(data.changes(summary)),
        "matches": list(data.matches(summary, covers, Matcher(reader, facts))),
        "seen_by": list(data.seen_by(summary)),
    }
    return data.core(summary, covers, measure_lengths(summary, facts, reader.facts)), lists


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8").rstrip("\n")


def _script() -> str:
    parts = "\n".join(_asset(f"script/{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();'


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _said_to_be(summary: Summary) -> str:
    return str(summary.settings.get("language", "en"))


def _language(summary: Summary) -> str:
    """The language of the text; none where it is said to be English and is in other letters."""
    language = _said_to_be(summary)
    if language.lower() not in ENGLISH:
        return language
    letters = [sign for document in summary.documents for sign in document.text[:1000]]
    foreign = sum(sign > "\u024f" and sign.isalpha() for sign in letters)
    return "" if 2 * foreign > sum(sign.isalpha() for sign in letters) else "en"
