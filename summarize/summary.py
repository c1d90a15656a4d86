"""The result: what was kept, what it stands for, and the fate of every sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from importlib import import_module
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Protocol

from summarize.budget import Budget, check_query, make_budget
from summarize.document import Document, Sentence
from summarize.entries import Cluster, Cover, Disagreement, LedgerEntry
from summarize.errors import InputError
from summarize.facts import Fact
from summarize.joining import join_sentences
from summarize.measure import Measures
from summarize.plural import plural
from summarize.seen import Change


class _Source(Protocol):
    """What summaries are cut from."""

    def cut(self, budget: Budget | None, query: str | None, threshold: float | None) -> Summary:
        """Cut a summary."""

    def order(self, query: str | None, threshold: float) -> list[int]:
        """Sentences, those that are worth most first."""

    def first_covers(self, ranking: Sequence[int], threshold: float) -> Mapping[int, Cover]:
        """What says sentences first, by their ids, as others come in."""

    def facts(self) -> Mapping[int, tuple[Fact, ...]]:
        """Facts of sentences, by their ids."""


@dataclass(frozen=True, repr=False)
class Summary:
    """Each point of the documents once, and an account of everything left out.

    ``str(summary)`` is the text of the summary, and ``repr(summary)`` tells how long it is.

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

    Examples
    --------
    >>> from summarize import summarize
    >>> summarize("12 people died. The dam broke. 21 people died. The dam broke.")
    <Summary: 3 of 4 sentences, 1 disagreement>
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

    @property
    def _source(self) -> _Source | None:
        """What the summary was cut from, unless that is gone."""
        source: _Source | None = self.__dict__.get("_source")
        return source

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
        source = self._source
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

    def unabridged(self) -> Summary:
        """The summary of the same documents without a budget: everything they say.

        It is cut with the threshold of this one, and once. Where this one has no budget, or what it
        was cut from is gone (see :meth:`recut`), it is this one.

        Examples
        --------
        >>> from summarize import summarize
        >>> summary = summarize("The dam broke. Two towns flooded.", sentences=1)
        >>> len(summary.sentences), len(summary.unabridged().sentences)
        (1, 2)
        """
        has_budget = self.settings.get("budget") is not None
        return self._unabridged if has_budget and self._source is not None else self

    @cached_property
    def _unabridged(self) -> Summary:
        # Just above 1 is the least where equal sentences are too many, but none that may be asked.
        return self.recut(threshold=min(self.settings["threshold"], 1))

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
        """The ids of the sentences of summaries of all lengths, in the order in which they come in.

        First all that are kept, those that are worth most first; then what a budget cut: every
        sentence of :meth:`unabridged` that is not kept, though a shorter one may have been kept
        in its place. So the first of them are this summary, and all together leave nothing unsaid.

        What is worth most is what is chosen first where there is room for everything. Where room is
        short, other sentences may fit better: the first n are not always what
        ``recut(sentences=n)`` keeps. Where :attr:`is_ranked` is false, the order is that of
        :attr:`points`, and of a cluster all that comes in is what represents it here.

        Examples
        --------
        >>> from summarize import summarize
        >>> summarize("Two towns flooded. A dam broke at noon. The dam broke at noon.").ranking()
        (1, 0)
        """
        return self._ranking

    @cached_property
    def _ranking(self) -> tuple[int, ...]:
        whole, source = self.unabridged(), self._source
        stands = {s.id: c.representative.id for c in whole.clusters for s in c.members}
        order = [cluster.representative.id for cluster in self.points]
        if source is not None:
            ids = source.order(self.settings["query"], self.settings["threshold"])
            order = list(dict.fromkeys(stands[i] for i in ids))
        place = {i: at for at, i in enumerate(order)}
        kept = sorted((s.id for s in self.sentences), key=lambda i: place[stands[i]])
        return tuple(dict.fromkeys([*kept, *order]))

    @property
    def is_ranked(self) -> bool:
        """Whether :meth:`ranking` is the order in which sentences are chosen.

        It is not where the summary was pickled, copied or put together by hand.
        """
        return self._source is not None

    def first_covers(self) -> Mapping[int, Cover]:
        """What says each sentence first, as the summary grows in the order of :meth:`ranking`.

        Sentences go by their ids. Those that nothing says before they come in themselves have no
        entry, and there is none at all where :attr:`is_ranked` is false.

        Examples
        --------
        >>> from summarize import summarize
        >>> text = "A dam broke at noon. The dam broke at noon. Rain fell. The dam broke at noon."
        >>> {i: cover.sentences[0].id for i, cover in summarize(text).first_covers().items()}
        {1: 0, 3: 0}
        """
        return self._first_covers

    @cached_property
    def _first_covers(self) -> Mapping[int, Cover]:
        if self._source is None:
            return MappingProxyType({})
        threshold = self.settings["threshold"]
        return MappingProxyType(self._source.first_covers(self._ranking, threshold))

    def known_facts(self) -> Mapping[int, tuple[Fact, ...]] | None:
        """The facts of the sentences by their ids, as they were found; None where they are gone.

        What is noise and what was read before is not among them. They are gone where what the
        summary was cut from is (see :meth:`recut`).

        Examples
        --------
        >>> from summarize import summarize
        >>> summarize("12 people died in Velm. The dam broke.").known_facts()[0][0].text
        '12'
        """
        source = self._source
        return None if source is None else source.facts()

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
        # What it was cut from is larger by far, and what was worked out can be worked out again.
        state = {part.name: getattr(self, part.name) for part in fields(self)}
        # A read-only view of a mapping can be neither pickled nor copied.
        return {**state, "settings": dict(self.settings)}

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

    def __repr__(self) -> str:
        given, clashes = len(self.ledger), len(self.disagreements)
        sentences, disagreements = plural(given, "sentence"), plural(clashes, "disagreement")
        kept = len(self.sentences)
        return f"<Summary: {kept} of {given} {sentences}, {clashes or 'no'} {disagreements}>"

    def __str__(self) -> str:
        return join_sentences(self.sentences, self.documents)

    def to_html(self) -> str:
        """The report as one HTML file, to look at in a browser, without a network.

        It shows the documents with what was kept, restated, cut and left out as noise, what covers
        what, where the text repeats itself and contradicts itself, and has a slider for the length.
        """
        # A page and the JSON are made of a summary, never the other way round: so they are found
        # by their names.
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
        data: dict[str, Any] = import_module("summarize.schema").summary_to_dict(self, texts=texts)
        return data
