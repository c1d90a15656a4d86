"""The result: what was kept, what it stands for, and the fate of every sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Protocol

from summarize.budget import Budget, check_query, make_budget
from summarize.document import Document, Sentence
from summarize.entries import Cluster, Disagreement, Fate, LedgerEntry
from summarize.errors import InputError
from summarize.facts import Fact
from summarize.joining import join_sentences
from summarize.measure import Measures
from summarize.seen import Change, SeenPoint

SCHEMA = 1


class _Source(Protocol):
    """What summaries are cut from."""

    def cut(self, budget: Budget | None, query: str | None, threshold: float | None) -> Summary:
        """Cut a summary."""

    def order(self, query: str | None, threshold: float) -> list[int]:
        """Sentences, those that are worth most first."""


@dataclass(frozen=True)
class Summary:
    """Each point of the documents once, and an account of everything left out.

    ``str(summary)`` is the text of the summary.

    Attributes
    ----------
    documents : tuple of Document
    ledger : tuple of LedgerEntry
        One entry a sentence, in order of sentence id.
    sentences : tuple of Sentence
        What was kept, verbatim and in reading order; documents are merged by their dates, or by
        the flow of their points.
    clusters : tuple of Cluster
    disagreements : tuple of Disagreement
    measures : Measures
        Compression ratio, redundancy, retention and the counts behind them.
    settings : mapping
        What made this result: threshold, language, budget and the rest.
    encoder : str
        The encoder's name, model and revision.
    version : str
        Of this package.
    disagreements_unlisted : int
        Pairs of sentences that contradict each other and are not among the disagreements, since
        one of them contradicts more than eight others, as every row of a table does.
    changes : tuple of Change
        Sentences that contradict what was read before: "was 12, now 21".
    """

    documents: tuple[Document, ...]
    ledger: tuple[LedgerEntry, ...]
    sentences: tuple[Sentence, ...]
    clusters: tuple[Cluster, ...]
    disagreements: tuple[Disagreement, ...]
    measures: Measures
    settings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    encoder: str = ""
    version: str = ""
    disagreements_unlisted: int = 0
    changes: tuple[Change, ...] = ()

    def remember(self, source: _Source) -> None:
        """Keep what the summary was cut from, for :meth:`recut`."""
        self.__dict__["_source"] = source

    def recut(
        self,
        *,
        sentences: int | None = None,
        words: int | None = None,
        characters: int | None = None,
        tokens: int | None = None,
        ratio: float | None = None,
        query: str | None = None,
        threshold: float | None = None,
    ) -> Summary:
        """Cut the same documents again, to another length or threshold.

        Nothing is encoded, joined or compared again, so this takes a fraction of the time of a
        first summary. What was found is kept in memory as long as a summary of it is.

        Parameters
        ----------
        sentences, words, characters, tokens, ratio, query
            As of :func:`summarize.summarize`; all points without a budget.
        threshold : float, optional
            The least similarity of sentences that may restate one another, at least that of the
            first summary, which it is if not given.

        Raises
        ------
        OptionError
            If a setting is out of its range, or two budgets are given.
        InputError
            If the summary was pickled, copied or put together by hand: what it was cut from is
            not there any more.

        Examples
        --------
        >>> from summarize import summarize
        >>> summary = summarize("The dam broke. Two towns flooded. The dam broke.")
        >>> str(summary.recut(sentences=1))
        'The dam broke.'
        """
        source: _Source | None = self.__dict__.get("_source")
        if source is None:
            raise InputError(
                "This summary was pickled, copied or put together by hand, and what it was cut "
                "from is gone. Summarize the documents again.",
                source="recut",
            )
        budget = make_budget(
            sentences=sentences, words=words, characters=characters, tokens=tokens, ratio=ratio
        )
        check_query(query, budget)
        return source.cut(budget, query, threshold)

    @cached_property
    def points(self) -> tuple[Cluster, ...]:
        """The clusters, the most corroborated first: what the text says most, and who says it.

        Examples
        --------
        >>> from summarize import summarize
        >>> texts = ["The dam broke. Rain is likely.", "The dam broke.", "Two towns flooded."]
        >>> point = summarize(texts).points[0]
        >>> print(f"{point.representative}: {point.corroboration}")
        The dam broke.: reported by 2 of 3
        """
        return tuple(sorted(self.clusters, key=lambda cluster: (-cluster.weight, cluster.id)))

    def ranking(self) -> tuple[int, ...]:
        """The ids of the clusters' representatives, those that are worth most first.

        That is the order in which they were chosen, so the first of them are the summary to keep
        where less is wanted. What a budget cut comes last. Where the summary was pickled, copied
        or put together by hand, the order is that of :attr:`points`.

        Examples
        --------
        >>> from summarize import summarize
        >>> summarize("Two towns flooded. A dam broke at noon. The dam broke at noon.").ranking()
        (1, 0)
        """
        stands = {s.id: c.representative.id for c in self.clusters for s in c.members}
        source: _Source | None = self.__dict__.get("_source")
        order = [cluster.representative.id for cluster in self.points]
        if source is not None:
            ids = source.order(self.settings["query"], self.settings["threshold"])
            order = list(dict.fromkeys(stands[i] for i in ids))
        return tuple(sorted(order, key=lambda i: self.ledger[i].fate is not Fate.KEPT))

    @property
    def compression_ratio(self) -> float:
        """Characters kept / characters given, in [0, 1]; smaller is shorter."""
        return self.measures.compression_ratio

    @property
    def redundancy(self) -> float:
        """1 - clusters / sentences, in [0, 1); noise is not counted."""
        return self.measures.redundancy

    @property
    def retention(self) -> float:
        """Share of the source's facts that the kept sentences state, in [0, 1]."""
        return self.measures.retention

    @property
    def lost(self) -> tuple[LedgerEntry, ...]:
        """The entries of which a figure, date, name or quotation is in no kept sentence."""
        return tuple(entry for entry in self.ledger if entry.uncovered)

    def __getstate__(self) -> dict[str, Any]:
        # A read-only view of a mapping can be neither pickled nor copied.
        state = {**self.__dict__, "settings": dict(self.settings)}
        state.pop("_source", None)  # what a summary was cut from is larger than it by far
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, settings=MappingProxyType(state["settings"]))

    def passages(self) -> Iterator[tuple[Document, str]]:
        """The text of the summary in pieces of one document each, in its order.

        Examples
        --------
        >>> from summarize import summarize
        >>> summary = summarize({"ap": "Rain fell.", "bbc": "Roads closed."})
        >>> for document, text in summary.passages():
        ...     print(f"{document.name}: {text}")
        ap: Rain fell.
        bbc: Roads closed.
        """
        for number, sentences in groupby(self.sentences, key=attrgetter("document")):
            yield self.documents[number], join_sentences(list(sentences), self.documents)

    def __str__(self) -> str:
        return join_sentences(self.sentences, self.documents)

    def to_html(self) -> str:
        """The report as one HTML file, to look at in a browser, without a network.

        It shows the documents with what was kept, restated, cut and left out as noise, what covers
        what, where the text repeats itself and contradicts itself, and has a slider for the length.
        """
        # A page is made of a summary, never the other way round: so it is found by its name.
        page: str = import_module("summarize.render.html").render_html(self)
        return page

    def _repr_html_(self) -> str:
        page: str = import_module("summarize.render.notebook").repr_html(self)
        return page

    def to_dict(self, *, texts: bool = False) -> dict[str, Any]:
        """The summary as plain data, ready for JSON: schema 1 of the documentation.

        Parameters
        ----------
        texts : bool, default False
            Whether the documents' texts are part of it, which all offsets refer to.
        """
        return {
            "schema": SCHEMA,
            "version": self.version,
            "encoder": self.encoder,
            "settings": dict(self.settings),
            "text": str(self),
            "order": [sentence.id for sentence in self.sentences],
            "documents": [
                {
                    "name": document.name,
                    "characters": len(document.text),
                    "date": _moment(document.date),
                    **({"text": document.text} if texts else {}),
                }
                for document in self.documents
            ],
            "sentences": [_entry_to_dict(entry) for entry in self.ledger],
            "clusters": [
                {
                    "id": cluster.id,
                    "representative": cluster.representative.id,
                    "members": [sentence.id for sentence in cluster.members],
                    "documents": list(cluster.documents),
                    "disputed_by": list(cluster.disputed_by),
                    "weight": cluster.weight,
                }
                for cluster in self.clusters
            ],
            "disagreements": [
                {
                    "a": disagreement.a.id,
                    "b": disagreement.b.id,
                    "facts": [
                        [_fact_to_dict(fact) for fact in pair] for pair in disagreement.facts
                    ],
                    "documents": [
                        list(disagreement.documents_a),
                        list(disagreement.documents_b),
                    ],
                }
                for disagreement in self.disagreements
            ],
            "disagreements_unlisted": self.disagreements_unlisted,
            "changes": [
                {
                    "before": _seen_to_dict(change.before),
                    "after": change.after.id,
                    "facts": [[_fact_to_dict(fact) for fact in pair] for pair in change.facts],
                }
                for change in self.changes
            ],
            "measures": self.measures.to_dict(),
        }


def _entry_to_dict(entry: LedgerEntry) -> dict[str, Any]:
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
