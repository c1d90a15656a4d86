"""Summary -> one HTML file that shows the text, what is kept, repeated and disagreed about.

It needs nothing but a browser: the style sheet and the script stand in it, and a policy with their
hashes forbids everything else.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from string import Template

from summarize.reader import ENGLISH, load_reader
from summarize.render.escape import attribute, escape, plain, to_json
from summarize.render.html import data
from summarize.render.html.covers import find_covers
from summarize.render.html.header import legend, subtitle, title
from summarize.render.html.lengths import measure_lengths
from summarize.render.html.matching import Matcher
from summarize.render.html.repeats import render_repeats
from summarize.render.html.room import size_limit, within
from summarize.render.html.source import render_source
from summarize.summary import Summary

__all__ = ["render_html", "size_limit"]

# A file may use what those before it define; all are one script, with nothing of it outside.
_SCRIPTS = ("elements", "data", "summary", "card", "picture", "main")
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
    language = str(summary.settings.get("language", "en"))
    reader = load_reader(language, or_english=True)
    facts = summary.known_facts() or {}
    covers = find_covers(summary)
    style, script = _asset("report.css"), _script()
    page = Template(_asset("template.html"))
    fields = {
        "policy": _POLICY.format(script=_hash(script), style=_hash(style)),
        "style": style,
        "script": script,
        "title": escape(title(summary)),
        "subtitle": subtitle(summary),
        "language": _language(summary, language),
        "legend": legend(summary),
        "repeats": render_repeats(summary, covers, language),
        "encoder": escape(plain(summary.encoder)),
        "version": escape(plain(summary.version)),
    }
    core = data.core(summary, covers, measure_lengths(summary, facts, reader.facts))
    parts = {
        "clashes": list(data.clashes(summary)),
        "changes": list(data.changes(summary)),
        "matches": list(data.matches(summary, covers, Matcher(reader, facts))),
        "seen_by": list(data.seen_by(summary)),
    }
    core |= {name: [] for name in parts}
    core |= {f"{name}_left_out": len(every) for name, every in parts.items()}
    around = page.substitute(fields, source="", data=to_json(core))
    left = size_limit(summary) - len(around.encode()) - 1
    source = render_source(summary)
    if len(source.encode()) > left:
        source = render_source(summary, marked=False)
    left -= len(source.encode())
    # What a file has no room for is counted: thousands of sentences that all contradict each other.
    for name, every in parts.items():
        core[name], left = within(every, left)
        core[f"{name}_left_out"] -= len(core[name])
    return page.substitute(fields, source=source, data=to_json(core)) + "\n"


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8").rstrip("\n")


def _script() -> str:
    parts = "\n".join(_asset(f"script/{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();'


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _language(summary: Summary, language: str) -> str:
    """The language of the text; none where it is said to be English and is in other letters."""
    if language.lower() not in ENGLISH:
        return attribute(language)
    letters = [sign for document in summary.documents for sign in document.text[:1000]]
    foreign = sum(sign > "\u024f" and sign.isalpha() for sign in letters)
    return "" if 2 * foreign > sum(sign.isalpha() for sign in letters) else "en"
