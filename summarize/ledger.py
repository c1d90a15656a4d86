"""A choice -> its account: the fate of every sentence, clusters, disagreements and measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Any

import numpy as np

from summarize._version import __version__
from summarize.document import Sentence
from summarize.facts import KEPT_KINDS, Fact, FactKind
from summarize.findings import Findings
from summarize.measure import Measures, compression_ratio, redundancy, retention
from summarize.summary import (
    Cluster,
    Disagreement,
    Fate,
    LedgerEntry,
    Summary,
    join_sentences,
)

_MOST_CONTRADICTED = 8


def settle(
    found: Findings, kept: Sequence[int], *, settings: Mapping[str, Any], encoder: str
) -> Summary:
    """Account for a choice of points.

    Parameters
    ----------
    found : Findings
    kept : sequence of int
        The points to say, all of them among those kept without a budget.
    settings : mapping
        What made this choice, for the record.
    encoder : str
        The encoder's name.

    Returns
    -------
    Summary
    """
    return _Accountant(found).settle(kept, settings, encoder)


class _Accountant:
    def __init__(self, found: Findings) -> None:
        self._found = found

    def settle(self, kept: Sequence[int], settings: Mapping[str, Any], encoder: str) -> Summary:
        clusters = self._clusters()
        ledger = self._ledger(frozenset(kept), clusters)
        sentences = [entry.sentence for entry in ledger if entry.fate is Fate.KEPT]
        return Summary(
            documents=self._found.documents,
            ledger=ledger,
            clusters=clusters,
            disagreements=self._disagreements(),
            measures=self._measures(sentences, kept, len(clusters)),
            settings=MappingProxyType(dict(settings)),
            encoder=encoder,
            version=__version__,
        )

    def _clusters(self) -> tuple[Cluster, ...]:
        """Every point kept without a budget, with those that it is the first to cover."""
        members: dict[int, list[Sentence]] = {}
        for point, ids in enumerate(self._found.points.members):
            representative = self._found.covers.get(point, (point,))[0]
            members.setdefault(representative, []).extend(self._found.sentences[i] for i in ids)
        ordered = sorted(members, key=lambda point: self._found.first(point).id)
        clusters = []
        for number, point in enumerate(ordered):
            first = self._found.first(point)
            others = sorted((s for s in members[point] if s is not first), key=attrgetter("id"))
            clusters.append(Cluster(number, first, tuple(others)))
        return tuple(clusters)

    def _ledger(self, kept: frozenset[int], clusters: Sequence[Cluster]) -> tuple[LedgerEntry, ...]:
        cluster_of = {s.id: cluster.id for cluster in clusters for s in cluster.members}
        stated = self._stated(kept)
        entries: dict[int, LedgerEntry] = {}
        for point, ids in enumerate(self._found.points.members):
            covers = (point,) if point in kept else self._kept_covers(point, kept)
            for i in ids:
                sentence = self._found.sentences[i]
                fate = Fate.RESTATED if covers else Fate.CUT
                if point in kept and i == ids[0]:
                    entries[i] = LedgerEntry(sentence, Fate.KEPT, cluster_of[i])
                else:
                    entries[i] = LedgerEntry(
                        sentence,
                        fate,
                        cluster_of[i],
                        tuple(self._found.first(cover) for cover in covers),
                        self._similarity(point, covers[0]) if covers else None,
                        self._not_in(stated, point),
                    )
        return tuple(entries.get(s.id) or LedgerEntry(s, Fate.NOISE) for s in self._found.sentences)

    def _kept_covers(self, point: int, kept: frozenset[int]) -> tuple[int, ...]:
        """What covers a point now: its covers where all are kept, else any kept ones that do."""
        covers = self._found.covers.get(point, ())
        if covers and kept.issuperset(covers):
            return covers
        usable = [other for other in self._found.related.candidates.get(point, ()) if other in kept]
        return self._found.comparer.find_covers(usable, point) if usable else ()

    def _similarity(self, a: int, b: int) -> float:
        return (
            1.0
            if a == b
            else round(float(np.einsum("i,i->", self._found.unit[a], self._found.unit[b])), 4)
        )

    def _not_in(self, stated: frozenset[tuple[FactKind, str]], point: int) -> tuple[Fact, ...]:
        """The facts of a point that are not stated, each once."""
        missing = {
            (fact.kind, fact.key): fact
            for fact in reversed(self._found.comparer.facts(point))
            if fact.kind in KEPT_KINDS and (fact.kind, fact.key) not in stated
        }
        return tuple(reversed(missing.values()))

    def _stated(self, points: Iterable[int]) -> frozenset[tuple[FactKind, str]]:
        return frozenset().union(*map(self._found.comparer.stated, points))

    def _disagreements(self) -> tuple[Disagreement, ...]:
        """Contradicting pairs, without those that their representatives make already.

        What contradicts many others is one of a series, the rows of a table or results of matches,
        and contradicts nothing.
        """
        against = {
            point: others
            for point, others in self._found.related.disagreeing.items()
            if len(others) <= _MOST_CONTRADICTED
        }
        found = []
        for a, others in against.items():
            for b in others & against.keys():
                first, second = (self._found.covers.get(point, (point,))[0] for point in (a, b))
                said = (first, second) != (a, b) and second in against.get(first, ())
                if self._found.first(a).id < self._found.first(b).id and not said:
                    facts = self._found.comparer.conflicts(a, b)
                    found.append(Disagreement(self._found.first(a), self._found.first(b), facts))
        return tuple(sorted(found, key=lambda pair: (pair.a.id, pair.b.id)))

    def _measures(
        self, kept: Sequence[Sentence], kept_points: Iterable[int], clusters: int
    ) -> Measures:
        given = sum(map(len, self._found.points.members))
        facts = {
            (fact.kind, fact.key)
            for point in range(len(self._found.points))
            for fact in self._found.comparer.facts(point)
            if fact.kind in KEPT_KINDS
        }
        facts_kept = len(facts & self._stated(kept_points))
        return Measures(
            sentences=given,
            kept=len(kept),
            compression_ratio=compression_ratio(
                len(join_sentences(kept, self._found.documents)),
                sum(len(document.text) for document in self._found.documents),
            ),
            redundancy=redundancy(clusters, given),
            retention=retention(facts_kept, len(facts)),
            facts_total=len(facts),
            facts_kept=facts_kept,
        )
