"""A choice -> its account: the fate of every sentence, clusters, disagreements and measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize._version import __version__
from summarize.document import Sentence
from summarize.entries import Cluster, Disagreement, Fate, LedgerEntry
from summarize.facts import KEPT_KINDS, Fact, FactKind
from summarize.findings import Findings
from summarize.joining import join_sentences
from summarize.measure import Measures, compression_ratio, redundancy, retention
from summarize.order import reading_order
from summarize.seen import Change, Clash, SeenPoint
from summarize.summary import Summary

# Who contradicts more than this is no witness against anybody, but one of a series.
_MOST_CONTRADICTED = 8

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
        clashes = _Clashes(self._found)
        disagreements = clashes.disagreements()
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
            changes=clashes.changes(),
            measures=self._measures(sentences, stated, len(clusters)),
            settings=MappingProxyType(dict(settings)),
            encoder=encoder,
            version=__version__,
            disagreements_unlisted=clashes.unlisted(),
        )

    def _clusters(self, kept: AbstractSet[int]) -> tuple[Cluster, ...]:
        """Every point kept without a budget, with those that it is the first to cover.

        Where a budget keeps another member in its place, that one represents the cluster.
        """
        found = self._found
        members: dict[int, list[int]] = {}
        for point in range(len(found.points)):
            members.setdefault(found.representative(point), []).append(point)
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
            covers = (point,) if point in kept else self._kept_covers(point, kept)
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

    def _kept_covers(self, point: int, kept: frozenset[int]) -> tuple[int, ...]:
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


class _Clashes:
    """Which points contradict which, and what was read before; each clash of clusters once."""

    def __init__(self, found: Findings) -> None:
        self._found = found
        self._clusters: dict[int, list[int]] = {}  # by the representative
        for point in range(len(found.points)):
            self._clusters.setdefault(found.representative(point), []).append(point)
        contradicted = found.related.disagreeing
        witnesses = {point for point, others in contradicted.items() if not self._many(others)}
        self._against = {point: contradicted[point] & witnesses for point in sorted(witnesses)}

    def disagreements(self) -> tuple[Disagreement, ...]:
        """The clashes, in reading order."""
        between: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for a, others in self._against.items():
            for b in others:
                clusters = self._found.representative(a), self._found.representative(b)
                if clusters[0] < clusters[1]:
                    between.setdefault(clusters, []).append((a, b))
        told = [
            self._disagreement(a, b, clash)
            for pairs in between.values()
            for a, b, clash in self._told_once(pairs)
        ]
        return tuple(sorted(told, key=lambda pair: (pair.a.id, pair.b.id)))

    def changes(self) -> tuple[Change, ...]:
        """What the points change of what was read before, in reading order."""
        told = [
            Change(seen, self._found.first(point), clash)
            for points in self._clusters.values()
            for point, seen, clash in self._changed_once(points)
        ]
        return tuple(sorted(told, key=lambda change: change.after.id))

    def _changed_once(self, points: Iterable[int]) -> Iterator[tuple[int, SeenPoint, Clash]]:
        """Of the changes of a cluster those that say what none before them says."""
        told: list[Clash] = []
        for point in sorted(points, key=self._is_covered):
            for seen, clash in self._found.news.changes.get(self._found.points.texts[point], ()):
                if not any(all(_is_told(pair, before) for pair in clash) for before in told):
                    told.append(clash)
                    yield point, seen, clash

    def unlisted(self) -> int:
        """How many contradicting pairs are left out, as those of a series."""
        every = sum(map(len, self._found.related.disagreeing.values()))
        return (every - sum(map(len, self._against.values()))) // 2

    def _many(self, points: frozenset[int]) -> bool:
        """Whether that is more than one may contradict: in the rows of a table all clash."""
        return (
            len(points) > _MOST_CONTRADICTED
            and len(set(map(self._found.representative, points))) > _MOST_CONTRADICTED
        )

    def _told_once(self, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, Clash]]:
        """Of the clashes between two clusters those that say what none before them says.

        The representatives come first. Texts decide between equals, and not the reading order,
        so that the order of the documents changes nothing.
        """
        told: list[Clash] = []
        for a, b in sorted(pairs, key=lambda pair: (*map(self._is_covered, pair), pair)):
            clash = self._found.comparer.conflicts(a, b)
            if not any(all(_is_told(pair, before) for pair in clash) for before in told):
                told.append(clash)
                yield a, b, clash

    def _is_covered(self, point: int) -> bool:
        return point in self._found.covers

    def _disagreement(self, a: int, b: int, clash: Clash) -> Disagreement:
        swapped = tuple((fact_b, fact_a) for fact_a, fact_b in clash)
        first, second = self._found.first(a), self._found.first(b)
        of_a, of_b = self._documents(a, b, clash), self._documents(b, a, swapped)
        if first.id < second.id:
            return Disagreement(first, second, clash, of_a, of_b)
        return Disagreement(second, first, swapped, of_b, of_a)

    def _documents(self, a: int, b: int, clash: Clash) -> tuple[int, ...]:
        """The documents that say what a says against b: in its words, or restating it."""
        points = self._clusters[self._found.representative(a)]
        return tuple(
            sorted(
                {
                    self._found.sentences[i].document
                    for point in points
                    if point == a or self._joins(point, b, clash)
                    for i in self._found.points.members[point]
                }
            )
        )

    def _joins(self, point: int, b: int, clash: Clash) -> bool:
        """Whether a point contradicts b in some of the same: what leaves it out does not."""
        if not clash:
            return point in self._found.related.disagreeing[b]
        told = self._found.comparer.conflicts(point, b)
        return any(_is_told(pair, told) for pair in clash)


def _is_told(pair: tuple[Fact, Fact], told: Clash) -> bool:
    """Whether two facts that clash are among others, in these words or others."""
    return any(_alike(pair[0], a) and _alike(pair[1], b) for a, b in told)


def _alike(a: Fact, b: Fact) -> bool:
    """Whether one of two facts says the other: "Ostrova", "Maria Ostrova"."""
    if a.kind is b.kind is FactKind.NEGATION:
        return bool(a.text) == bool(b.text)
    return a.states(b) or b.states(a)
