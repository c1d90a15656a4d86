"""Summary -> one HTML file that shows the text, what is kept, repeated and disagreed about.

It needs nothing but a browser: the style sheet and the script stand in it, and a policy with their
hashes forbids everything else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from importlib.resources import files
from string import Template
from typing import Any

from summarize.entries import Fate
from summarize.pipeline import Summarizer
from summarize.reader import ENGLISH
from summarize.render.html import data
from summarize.render.html.escape import escape, plain, to_json
from summarize.render.html.lengths import measure_lengths
from summarize.render.html.matching import Matcher
from summarize.render.html.repeats import tell_repeats
from summarize.render.html.source import render_source
from summarize.summary import Summary

__all__ = ["render_html", "size_limit"]

_ROOM, _TIMES = 150_000, 4
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
    find_facts = Summarizer(language=language).reader().facts
    style, script = _asset("report.css"), _asset("report.js")
    page = Template(_asset("template.html"))
    core = data.core(summary, measure_lengths(summary, find_facts))
    fields = {
        "policy": _POLICY.format(script=_hash(script), style=_hash(style)),
        "style": style,
        "script": script,
        "title": escape(_title(summary)),
        "subtitle": _subtitle(summary),
        "language": "en" if language.lower() in ENGLISH else escape(language.replace('"', "")),
        "legend": _legend(summary),
        "repeats": escape(tell_repeats(summary)),
        "source": render_source(summary),
        "encoder": escape(plain(summary.encoder)),
        "version": escape(plain(summary.version)),
    }
    left = size_limit(summary) - len(page.substitute(fields, data=to_json(core)).encode()) - 1
    if left < 0:
        fields["source"] = render_source(summary, marked=False)
        left = size_limit(summary) - len(page.substitute(fields, data=to_json(core)).encode()) - 1
    # What a file has no room for is counted: thousands of sentences that all contradict each other.
    for name, parts in (
        ("clashes", data.clashes(summary)),
        ("changes", data.changes(summary)),
        ("matches", data.matches(summary, Matcher(language, find_facts))),
    ):
        every = list(parts)
        core[name], left = _within(every, left)
        core[f"{name}_left_out"] = len(every) - len(core[name])
    return page.substitute(fields, data=to_json(core)) + "\n"


def size_limit(summary: Summary) -> int:
    """The bytes that a report may have: 150 kB, and four times those of the documents.

    Only a text of tens of thousands of sentences of a few letters each goes beyond it.
    """
    given = (doc.text.encode(errors="replace") for doc in summary.documents)
    return _ROOM + _TIMES * sum(map(len, given))


def _within(parts: Iterable[Any], left: int) -> tuple[list[Any], int]:
    """The first parts that there is room for, and the room that is left."""
    taken: list[Any] = []
    for part in parts:
        rest = left - len(to_json(part).encode()) - 1
        if rest < 0:
            break
        taken.append(part)
        left = rest
    return taken, left


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8").rstrip("\n")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _title(summary: Summary) -> str:
    names = [plain(document.name) for document in summary.documents]
    if len(names) == 1:
        return names[0] or "text"
    return f"{len(names)} documents"


def _legend(summary: Summary) -> str:
    """The marks that the text may have; the slider can cut what is kept."""
    fates = {entry.fate for entry in summary.ledger}
    marks = (
        ("", "kept", True),
        (
            "r c0",
            "restated, in the colour and with the number of its point",
            Fate.RESTATED in fates,
        ),
        ("x", "cut", True),
        ("s", "read before", Fate.SEEN in fates),
        ("n", "noise", Fate.NOISE in fates),
        ("d", "contradicted", bool(summary.disagreements)),
    )
    return "".join(
        f'<li><span class="sample {name}">{told}</span></li>\n'
        for name, told, is_there in marks
        if is_there
    )


def _subtitle(summary: Summary) -> str:
    fates = [entry.fate for entry in summary.ledger]
    told = [
        f"{len(fates)} {'sentence' if len(fates) == 1 else 'sentences'}",
        f"{fates.count(Fate.KEPT)} kept",
        *(
            f"{fates.count(fate)} {name}"
            for fate, name in (
                (Fate.RESTATED, "restated"),
                (Fate.CUT, "cut"),
                (Fate.SEEN, "seen before"),
                (Fate.NOISE, "noise"),
            )
            if fate in fates
        ),
    ]
    count = len(summary.disagreements)
    told.append(f"{count or 'no'} {'disagreement' if count == 1 else 'disagreements'}")
    return ", ".join(told)
