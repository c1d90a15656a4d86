"""The result: what was kept, what it stands for, and the fate of every sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from summarize.budget import Budget, check_query, make_budget
from summarize.document import Document, Sentence
from summarize.errors import InputError
from summarize.facts import Fact
from summarize.joining import join_sentences
from summarize.measure import Measures

SCHEMA = 1


class Fate(StrEnum):
    """What became of a sentence."""

    KEPT = "kept"
    RESTATED = "restated"
    CUT = "cut"
    NOISE = "noise"


class Corroboration(NamedTuple):
    """Who makes a point.

    Attributes
    ----------
    sentences : int
        How many sentences.
    documents : int
        In how many documents.
    of_documents : int
        Of how many there are.

    Examples
    --------
    >>> print(Corroboration(sentences=4, documents=3, of_documents=6))
    4 sentences in 3 of 6 documents
    """

    sentences: int
    documents: int
    of_documents: int

    def __str__(self) -> str:
        sentences = "1 sentence" if self.sentences == 1 else f"{self.sentences} sentences"
        if self.of_documents == 1:
            return sentences
        return f"{sentences} in {self.documents} of {self.of_documents} documents"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sentences that restate one another.

    Attributes
    ----------
    id : int
        Its position in :attr:`Summary.clusters`; clusters stand in the reading order of their
        representatives.
    representative : Sentence
        The member that says the most of it.
    restatements : tuple of Sentence
        The other members, in reading order.
    weight : float
        How much of what the text says, and says again, it is, in [0, 1]: those of all clusters add
        up to 1, or to 0 where there is nothing to weigh. Sentences that only come near to its own
        count as well, as much as they are near.
    of_documents : int
        How many documents there are.
    """

    id: int
    representative: Sentence
    restatements: tuple[Sentence, ...] = ()
    weight: float = 0.0
    of_documents: int = 1

    @property
    def members(self) -> tuple[Sentence, ...]:
        """All its sentences, in reading order."""
        everyone = (self.representative, *self.restatements)
        return tuple(sorted(everyone, key=lambda sentence: sentence.id))

    @property
    def documents(self) -> tuple[int, ...]:
        """The documents that make the point, in order."""
        return tuple(sorted({sentence.document for sentence in self.members}))

    @property
    def corroboration(self) -> Corroboration:
        """How many sentences make the point, in how many documents."""
        return Corroboration(len(self.members), len(self.documents), self.of_documents)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sentences that make the same point and contradict each other.

    Attributes
    ----------
    a, b : Sentence
        In reading order.
    facts : tuple of (Fact, Fact)
        What clashes: of `a`, of `b`. Where one denies and the other does not, the fact of the
        other has no text. Empty where a judge found a contradiction that is not one of facts.
    documents_a, documents_b : tuple of int
        The positions of the documents that say it as `a` does, and as `b` does, in order: those
        of restatements too, as far as they state what clashes.

    Examples
    --------
    >>> from summarize import summarize
    >>> summary = summarize(["12 people died.", "21 people died.", "12 people died."])
    >>> [pair] = summary.disagreements
    >>> [(a.text, b.text) for a, b in pair.facts], pair.documents_a, pair.documents_b
    ([('12', '21')], (0, 2), (1,))
    """

    a: Sentence
    b: Sentence
    facts: tuple[tuple[Fact, Fact], ...]
    documents_a: tuple[int, ...] = ()
    documents_b: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """The fate of one sentence.

    Attributes
    ----------
    sentence : Sentence
    fate : Fate
    cluster : int or None
        The id of its cluster; None for noise.
    covers : tuple of Sentence
        The kept sentences that say what it says, the closest first; empty unless restated.
    similarity : float or None
        Cosine similarity in [-1, 1] to the first of `covers`.
    uncovered : tuple of Fact
        What of it no kept sentence states.
    leans_on : Sentence or None
        Of a kept sentence that opens with what refers back, as "He" and "However" do: the sentence
        before it, if that one was left out.
    """

    sentence: Sentence
    fate: Fate
    cluster: int | None = None
    covers: tuple[Sentence, ...] = ()
    similarity: float | None = None
    uncovered: tuple[Fact, ...] = ()
    leans_on: Sentence | None = None


class _Source(Protocol):
    """What summaries are cut from."""

    def cut(self, budget: Budget | None, query: str | None, threshold: float | None) -> Summary:
        """Cut a summary."""


@dataclass(frozen=True)
class Summary:
    """Each point of the documents once, and an account of everything left out.

    ``str(summary)`` is the text of the summary.

    Attributes
    ----------
    documents : tuple of Document
    ledger : tuple of LedgerEntry
        One entry a sentence, in order of sentence id.
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
    """

    documents: tuple[Document, ...]
    ledger: tuple[LedgerEntry, ...]
    clusters: tuple[Cluster, ...]
    disagreements: tuple[Disagreement, ...]
    measures: Measures
    settings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    encoder: str = ""
    version: str = ""
    disagreements_unlisted: int = 0

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
    def sentences(self) -> tuple[Sentence, ...]:
        """What was kept, verbatim and in reading order."""
        return tuple(entry.sentence for entry in self.ledger if entry.fate is Fate.KEPT)

    @cached_property
    def points(self) -> tuple[Cluster, ...]:
        """The clusters, the most corroborated first: what the text says most, and who says it.

        Examples
        --------
        >>> from summarize import summarize
        >>> texts = ["The dam broke. Rain is likely.", "The dam broke.", "Two towns flooded."]
        >>> point = summarize(texts).points[0]
        >>> print(f"{point.representative}: {point.corroboration}")
        The dam broke.: 2 sentences in 2 of 3 documents
        """
        return tuple(sorted(self.clusters, key=lambda cluster: (-cluster.weight, cluster.id)))

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

    def __str__(self) -> str:
        return join_sentences(self.sentences, self.documents)

    def to_dict(self) -> dict[str, Any]:
        """The summary as plain data, ready for JSON: schema 1 of the documentation."""
        return {
            "schema": SCHEMA,
            "version": self.version,
            "encoder": self.encoder,
            "settings": dict(self.settings),
            "text": str(self),
            "documents": [
                {"name": document.name, "characters": len(document.text)}
                for document in self.documents
            ],
            "sentences": [_entry_to_dict(entry) for entry in self.ledger],
            "clusters": [
                {
                    "id": cluster.id,
                    "representative": cluster.representative.id,
                    "members": [sentence.id for sentence in cluster.members],
                    "documents": list(cluster.documents),
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
    }


def _fact_to_dict(fact: Fact) -> dict[str, str]:
    return {"kind": str(fact.kind), "text": fact.text}
