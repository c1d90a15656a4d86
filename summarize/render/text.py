"""Summary -> plain text."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.document import Document
from summarize.facts import Fact, FactKind
from summarize.summary import Cluster, Disagreement, Fate, LedgerEntry, Summary


def render_text(summary: Summary, explain: bool = False) -> str:
    """The summary as plain text.

    Parameters
    ----------
    summary : Summary
    explain : bool, default False
        Add every point with its restatements, the disagreements, what was left out, and the
        measures.
    """
    parts = [str(summary)] if summary.sentences else []
    if explain:
        parts += ["\n".join(section) for section in _sections(summary) if section]
    return "\n\n".join(parts) + "\n" if parts else ""


def _sections(summary: Summary) -> Iterator[list[str]]:
    ledger = {entry.sentence.id: entry for entry in summary.ledger}
    points = [line for cluster in summary.clusters for line in _point(summary, cluster, ledger)]
    yield ["Points", *points] if points else []
    disagreements = [line for pair in summary.disagreements for line in _clash(summary, pair)]
    yield ["Disagreements", *disagreements] if disagreements else []
    noise = [entry for entry in summary.ledger if entry.fate is Fate.NOISE]
    yield (
        ["Noise", *(f"  {where(summary, entry)} {one_line(entry)}" for entry in noise)]
        if noise
        else []
    )
    yield ["Measures", *(f"  {line}" for line in measure_lines(summary))]


def _point(summary: Summary, cluster: Cluster, ledger: dict[int, LedgerEntry]) -> Iterator[str]:
    entry = ledger[cluster.representative.id]
    yield f"  {where(summary, entry)} {one_line(entry)}{fate_note(entry)}"
    for sentence in cluster.restatements:
        restated = ledger[sentence.id]
        yield f"    = {where(summary, restated)} {one_line(restated)}{fate_note(restated)}"


def _clash(summary: Summary, pair: Disagreement) -> Iterator[str]:
    yield f"  {' / '.join(clash_lines(pair))}"
    for sentence in (pair.a, pair.b):
        entry = summary.ledger[sentence.id]
        yield f"    {where(summary, entry)} {one_line(entry)}"


def where(summary: Summary, entry: LedgerEntry) -> str:
    """The number of a sentence, from 1, with its document where there are several."""
    number = entry.sentence.id + 1
    if len(summary.documents) == 1:
        return f"[{number}]"
    return f"[{number}, {name_of(summary.documents[entry.sentence.document])}]"


def name_of(document: Document) -> str:
    """The name of a document, on one line."""
    return " ".join(document.name.split())


def one_line(entry: LedgerEntry) -> str:
    """A sentence without its line breaks."""
    return " ".join(entry.sentence.text.split())


def fate_note(entry: LedgerEntry) -> str:
    """What became of a sentence that was not kept, and what of it is in no kept one."""
    if entry.fate is Fate.KEPT:
        return ""
    covers = ", ".join(str(cover.id + 1) for cover in entry.covers)
    note = f"said by {covers}; similarity {entry.similarity:.2f}" if covers else str(entry.fate)
    lost = ", ".join(fact.text for fact in entry.uncovered)
    return f" ({note}{f'; lost: {lost}' if lost else ''})"


def clash_lines(pair: Disagreement) -> list[str]:
    """What conflicts, a pair of facts each: "12 against 21"."""
    return [f"{_spell(a)} against {_spell(b)}" for a, b in pair.facts]


def _spell(fact: Fact) -> str:
    if fact.kind is FactKind.NEGATION:
        return f"denied ({fact.text})" if fact.text else "affirmed"
    return fact.text


def measure_lines(summary: Summary) -> list[str]:
    """The measures in words."""
    measures = summary.measures
    noise = sum(entry.fate is Fate.NOISE for entry in summary.ledger)
    facts = f"{measures.facts_kept} of {measures.facts_total} facts"
    return [
        f"sentences: {measures.sentences}, kept: {measures.kept}, noise: {noise}",
        f"compression ratio: {measures.compression_ratio:.2f}",
        f"redundancy: {measures.redundancy:.2f}",
        f"retention: {measures.retention:.2f} ({facts})",
    ]
