"""A choice -> its account: the fate of every sentence, clusters, disagreements and measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize._version import __version__
from summarize.disputes import Disputes
from summarize.document import Sentence
from summarize.entries import Cluster, Disagreement, Fate, LedgerEntry
from summarize.facts import KEPT_KINDS, Fact, FactKind
from summarize.findings import Findings
from summarize.joining import join_sentences
from summarize.measure import Measures, compression_ratio, redundancy, retention
from summarize.order import reading_order
from summarize.summary import Summary

Stated = AbstractSet[tuple[FactKind, str]]


def settle(
    found: Findings,
    kept: Sequence[int],
    corroboration: NDArray[np.float64],
    *,
    settings: Mapping[str, Any],
    encoder: str,
) -> Summary:
    """Account for a choice of points.

    Parameters
    ----------
    found : Findings
    kept : sequence of int
        The points to say, one of a cluster.
    corroboration : ndarray of float64, shape (n_points,)
        The share of each point in all that is said and said again.
    settings : mapping
        What made this choice, for the record.
    encoder : str
        The encoder's name.

    Returns
    -------
    Summary
    """
    return _Accountant(found, corroboration).settle(kept, settings, encoder)


class _Accountant:
    def __init__(self, found: Findings, corroboration: NDArray[np.float64]) -> None:
        self._found = found
        self._corroboration = corroboration

    def settle(self, kept: Sequence[int], settings: Mapping[str, Any], encoder: str) -> Summary:
        disputes = Disputes(self._found)
        disagreements = disputes.disagreements()
        clusters = _with_disputes(self._clusters(frozenset(kept)), disagreements)
        stated = self._stated(kept)
        ledger = self._ledger(frozenset(kept), clusters, stated)
        sentences = reading_order(kept, self._found)
        return Summary(
            documents=self._found.documents,
            ledger=ledger,
            sentences=tuple(sentences),
            clusters=clusters,
            disagreements=disagreements,
            changes=disputes.changes(),
            measures=self._measures(sentences, stated, len(clusters)),
            settings=MappingProxyType(dict(settings)),
            encoder=encoder,
            version=__version__,
            disagreements_unlisted=disputes.unlisted(),
        )

    def _clusters(self, kept: AbstractSet[int]) -> tuple[Cluster, ...]:
        """Every point kept without a budget, with those that it is the first to cover.

        Where a budget keeps another member in its place, that one represents the cluster.
        """
        found = self._found
        members = found.clusters()
        stands = {found.representative(point): point for point in kept}
        first = {point: found.first(stands.get(point, point)) for point in members}
        ordered = sorted(members, key=lambda point: first[point].id)
        return tuple(
            self._cluster(number, first[point], members[point])
            for number, point in enumerate(ordered)
        )

    def _cluster(self, number: int, first: Sentence, points: Sequence[int]) -> Cluster:
        ids = sorted(i for point in points for i in self._found.points.members[point])
        others = tuple(self._found.sentences[i] for i in ids if i != first.id)
        weight = float(np.sum(self._corroboration[list(points)]))
        # Their last bits may differ from machine to machine.
        return Cluster(number, first, others, float(f"{weight:.6g}"), len(self._found.documents))

    def _ledger(
        self, kept: frozenset[int], clusters: Sequence[Cluster], stated: Stated
    ) -> tuple[LedgerEntry, ...]:
        cluster_of = {s.id: cluster.id for cluster in clusters for s in cluster.members}
        shown = {self._found.first(point).id for point in kept}
        entries: dict[int, LedgerEntry] = {}
        for point, ids in enumerate(self._found.points.members):
            covers = (point,) if point in kept else self._covers_of(point, kept)
            for i in ids:
                sentence = self._found.sentences[i]
                fate = Fate.RESTATED if covers else Fate.CUT
                if point in kept and i == ids[0]:
                    entries[i] = LedgerEntry(
                        sentence, Fate.KEPT, cluster_of[i], leans_on=self._leans_on(point, shown)
                    )
                else:
                    entries[i] = LedgerEntry(
                        sentence,
                        fate,
                        cluster_of[i],
                        tuple(self._found.first(cover) for cover in covers),
                        self._found.similarity(point, covers[0]) if covers else None,
                        self._not_in(stated, point),
                    )
        for i, text in self._found.seen.items():
            entries[i] = LedgerEntry(
                self._found.sentences[i],
                Fate.SEEN,
                similarity=self._found.news.similarity[text],
                seen=self._found.news.covers[text],
            )
        return tuple(entries.get(s.id) or LedgerEntry(s, Fate.NOISE) for s in self._found.sentences)

    def _leans_on(self, point: int, shown: AbstractSet[int]) -> Sentence | None:
        """The sentence that the one of a kept point refers to, if it was left out."""
        sentence = self._found.first(point)
        told = [self._found.sentences[i] for i in self._found.leans.get(point, ())]
        before = [s for s in told if s.document == sentence.document and s.id < sentence.id]
        return before[-1] if before and before[-1].id not in shown else None

    def _covers_of(self, point: int, kept: frozenset[int]) -> tuple[int, ...]:
        """What covers a point now: its covers where all are kept, else any kept ones that do."""
        covers = self._found.covers.get(point, ())
        if covers and kept.issuperset(covers):
            return covers
        return self._found.kept_covers(point, kept)

    def _not_in(self, stated: Stated, point: int) -> tuple[Fact, ...]:
        """The facts of a point that are not stated, each once."""
        missing = {
            (fact.kind, fact.key): fact
            for fact in reversed(self._found.comparer.facts(point))
            if fact.kind in KEPT_KINDS and (fact.kind, fact.key) not in stated
        }
        return tuple(reversed(missing.values()))

    def _stated(self, points: Iterable[int]) -> Stated:
        stated: set[tuple[FactKind, str]] = set()
        for point in points:  # one after the other: the sets of all at once fill the memory
            stated |= self._found.comparer.stated(point)
        return stated

    def _measures(self, kept: Sequence[Sentence], stated: Stated, clusters: int) -> Measures:
        given = sum(map(len, self._found.points.members))
        facts = {
            (fact.kind, fact.key)
            for point in range(len(self._found.points))
            for fact in self._found.comparer.facts(point)
            if fact.kind in KEPT_KINDS
        }
        facts_kept = len(facts & stated)
        return Measures(
            sentences=given + len(self._found.seen),
            kept=len(kept),
            seen=len(self._found.seen),
            compression_ratio=compression_ratio(
                len(join_sentences(kept, self._found.documents)),
                sum(len(document.text) for document in self._found.documents),
            ),
            redundancy=redundancy(clusters, given),
            retention=retention(facts_kept, len(facts)),
            facts_total=len(facts),
            facts_kept=facts_kept,
        )


def _with_disputes(
    clusters: Sequence[Cluster], disagreements: Iterable[Disagreement]
) -> tuple[Cluster, ...]:
    """The clusters, with the documents that contradict each."""
    cluster_of = {s.id: cluster.id for cluster in clusters for s in cluster.members}
    disputed: dict[int, set[int]] = {}
    for pair in disagreements:
        disputed.setdefault(cluster_of[pair.a.id], set()).update(pair.documents_b)
        disputed.setdefault(cluster_of[pair.b.id], set()).update(pair.documents_a)
    return tuple(
        replace(cluster, disputed_by=tuple(sorted(disputed[cluster.id])))
        if cluster.id in disputed
        else cluster
        for cluster in clusters
    )
