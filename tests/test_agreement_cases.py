"""Small texts, summarised without a budget: what a careful reader folds, and what clashes."""

from __future__ import annotations

from itertools import combinations

import pytest
from agreement_cases import CASES

from summarize import Summarizer

# Cases that are not read as wanted yet. Strict: one that is read well must be taken out.
KNOWN_GAPS = {
    # Sentences that say different things are in one cluster.
    "folded": set(),
    # The clusters are others: what should be folded and is not.
    "clusters": {
        "buyer and seller",
        "dates in several spellings",
        "figures trading places",
        "from here to there",
        "negations in other words",
        "nominal style",
        "raise and cut",
        "who beat whom",
    },
    "disagreements": {
        "beginnings",
        "colours",
        "who beat whom",
    },
}
FORMS = {"documents": list, "text": " ".join}


def cases(test):
    """Every case, those with a known gap in this test as failures to be expected."""
    names = {case.name for case in CASES}
    unknown = KNOWN_GAPS[test] - names
    assert not unknown, f"no such cases: {sorted(unknown)}"
    gap = pytest.mark.xfail(strict=True, raises=AssertionError, reason="a known gap")
    return pytest.mark.parametrize(
        "case",
        [
            pytest.param(case, id=case.name, marks=[gap] if case.name in KNOWN_GAPS[test] else [])
            for case in CASES
            if test != "disagreements" or case.disagreements is not None
        ],
    )


@pytest.fixture(scope="module")
def reading():
    """What is made of a case in both forms, each worked out once."""
    summarizer, known = Summarizer(), {}

    def read(case):
        if case.name not in known:
            known[case.name] = {
                form: summarizer.summarize(given(case.sentences)) for form, given in FORMS.items()
            }
        return known[case.name]

    return read


def clusters_of(summary):
    return sorted(tuple(sentence.id for sentence in c.members) for c in summary.clusters)


def by_cluster(clusters, pairs):
    """Pairs of sentences as pairs of clusters."""
    cluster = {sentence: number for number, members in enumerate(clusters) for sentence in members}
    return {frozenset((cluster[a], cluster[b])) for a, b in pairs}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_cases_are_sentence_by_sentence(case, reading):
    for summary in reading(case).values():
        assert tuple(entry.sentence.text for entry in summary.ledger) == case.sentences


@cases("folded")
def test_what_says_something_else_is_not_folded(case, reading):
    wanted = {pair for members in case.clusters for pair in combinations(members, 2)}
    for summary in reading(case).values():
        folded = {p for members in clusters_of(summary) for p in combinations(members, 2)}
        assert folded <= wanted


@cases("clusters")
def test_clusters_are_those_of_a_careful_reader(case, reading):
    for summary in reading(case).values():
        assert clusters_of(summary) == sorted(case.clusters)


@cases("disagreements")
def test_disagreements_are_those_of_a_careful_reader(case, reading):
    """A summary shows one pair for two clusters, so it is pairs of clusters that are compared."""
    for summary in reading(case).values():
        shown = [(d.a.id, d.b.id) for d in summary.disagreements]
        assert by_cluster(case.clusters, shown) == by_cluster(case.clusters, case.disagreements)


def test_a_pair_of_sentences_is_a_pair_of_clusters():
    clusters = [(0, 1), (2,), (3,)]
    assert by_cluster(clusters, [(0, 2), (1, 2)]) == {frozenset({0, 1})}
    assert by_cluster(clusters, [(2, 3)]) == {frozenset({1, 2})}
