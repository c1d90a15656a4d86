"""Summary -> plain data, ready for JSON: schema 1 of the documentation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from summarize.document import Document
from summarize.entries import Cluster, Disagreement, LedgerEntry
from summarize.facts import Fact
from summarize.seen import Change, SeenPoint
from summarize.summary import Summary

SCHEMA = 1


def summary_to_dict(summary: Summary, *, texts: bool) -> dict[str, Any]:
    """The whole summary; see :meth:`summarize.Summary.to_dict`."""
    return {
        "schema": SCHEMA,
        "version": summary.version,
        "encoder": summary.encoder,
        "settings": dict(summary.settings),
        "text": str(summary),
        "order": [sentence.id for sentence in summary.sentences],
        "documents": [_document_to_dict(doc, with_text=texts) for doc in summary.documents],
        "sentences": [_entry_to_dict(entry) for entry in summary.ledger],
        "clusters": [_cluster_to_dict(cluster) for cluster in summary.clusters],
        "disagreements": [_disagreement_to_dict(pair) for pair in summary.disagreements],
        "disagreements_unlisted": summary.disagreements_unlisted,
        "changes": [_change_to_dict(change) for change in summary.changes],
        "measures": summary.measures.to_dict(),
    }


def _document_to_dict(document: Document, *, with_text: bool) -> dict[str, Any]:
    """A document by its name and size, with the text if that is asked for."""
    return {
        "name": document.name,
        "characters": len(document.text),
        "date": _moment(document.date),
        **({"text": document.text} if with_text else {}),
    }


def _entry_to_dict(entry: LedgerEntry) -> dict[str, Any]:
    """A sentence and its fate."""
    sentence = entry.sentence
    return {
        "id": sentence.id,
        "document": sentence.document,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "fate": str(entry.fate),
        "cluster": entry.cluster,
        "covers": [cover.id for cover in entry.covers],
        "similarity": entry.similarity,
        "uncovered": [_fact_to_dict(fact) for fact in entry.uncovered],
        "leans_on": entry.leans_on and entry.leans_on.id,
        "seen": [_seen_to_dict(point) for point in entry.seen],
    }


def _cluster_to_dict(cluster: Cluster) -> dict[str, Any]:
    """A cluster, its sentences by their ids."""
    return {
        "id": cluster.id,
        "representative": cluster.representative.id,
        "members": [sentence.id for sentence in cluster.members],
        "documents": list(cluster.documents),
        "disputed_by": list(cluster.disputed_by),
        "weight": cluster.weight,
    }


def _disagreement_to_dict(pair: Disagreement) -> dict[str, Any]:
    """A disagreement, its sentences by their ids."""
    return {
        "a": pair.a.id,
        "b": pair.b.id,
        "facts": _clash_to_lists(pair.facts),
        "documents": [list(pair.documents_a), list(pair.documents_b)],
    }


def _change_to_dict(change: Change) -> dict[str, Any]:
    """A change, its sentence by its id."""
    return {
        "before": _seen_to_dict(change.before),
        "after": change.after.id,
        "facts": _clash_to_lists(change.facts),
    }


def _clash_to_lists(pairs: Iterable[tuple[Fact, Fact]]) -> list[list[dict[str, str]]]:
    return [[_fact_to_dict(fact) for fact in pair] for pair in pairs]


def _seen_to_dict(point: SeenPoint) -> dict[str, Any]:
    return {
        "text": point.text,
        "source": point.source,
        "date": _moment(point.date),
        "read": _moment(point.read),
    }


def _moment(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _fact_to_dict(fact: Fact) -> dict[str, str]:
    return {"kind": str(fact.kind), "text": fact.text}
