"""The ten invariants of the design, on articles and on anything else."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import budgets, documents, newsy_texts, odd_texts, spent, texts

from summarize import Fate, Relation, compare, summarize
from summarize.facts import KEPT_KINDS, find_facts
from summarize.segment import PunktSplitter
from summarize.similarity import search

IS_COMMON = PunktSplitter("en").is_common
ANY_BUDGET = st.just({}) | budgets()
INPUT = texts() | documents()


def plain(text):
    return " ".join(text.split())


@given(INPUT, ANY_BUDGET)
def test_1_one_fate_each_and_clusters_partition(given_input, budget):
    summary = summarize(given_input, **budget)
    assert [entry.sentence.id for entry in summary.ledger] == list(range(len(summary.ledger)))
    members = Counter(sentence.id for cluster in summary.clusters for sentence in cluster.members)
    said = [entry.sentence.id for entry in summary.ledger if entry.fate is not Fate.NOISE]
    assert members == Counter(said)
    for entry in summary.ledger:
        assert (entry.cluster is None) == (entry.fate is Fate.NOISE)
        if entry.cluster is not None:
            assert entry.sentence in summary.clusters[entry.cluster].members
    for number, cluster in enumerate(summary.clusters):
        assert cluster.id == number
        assert cluster.representative in cluster.members
    firsts = [cluster.representative.id for cluster in summary.clusters]
    assert firsts == sorted(firsts)


@given(INPUT, ANY_BUDGET)
def test_2_a_restated_sentence_is_covered_by_kept_ones(given_input, budget):
    """Judged afresh, one to one: by comparing the two sentences with nothing between them."""
    summary = summarize(given_input, **budget)
    kept = set(summary.sentences)
    for entry in summary.ledger:
        assert bool(entry.covers) == (entry.fate is Fate.RESTATED)
        assert (entry.similarity is not None) == bool(entry.covers)
        assert kept.issuperset(entry.covers)
        assert len(set(entry.covers)) == len(entry.covers)
        if entry.fate in (Fate.KEPT, Fate.RESTATED):
            assert entry.uncovered == ()
        if len(entry.covers) == 1:
            [comparison] = compare([entry.covers[0].text], [entry.sentence.text])
            assert comparison.relation is Relation.COVERS
            assert comparison.similarity == pytest.approx(entry.similarity, abs=1e-3)
        for cover in entry.covers:
            [comparison] = compare([cover.text], [entry.sentence.text])
            assert comparison.conflicts == ()


@given(INPUT, ANY_BUDGET)
def test_3_no_cluster_holds_two_that_disagree(given_input, budget):
    summary = summarize(given_input, **budget)
    cluster_of = {entry.sentence.id: entry.cluster for entry in summary.ledger}
    for pair in summary.disagreements:
        assert pair.a.id < pair.b.id
        assert pair.facts
        assert cluster_of[pair.a.id] != cluster_of[pair.b.id]
    for cluster in summary.clusters:
        for a in cluster.members:
            # Below the threshold nothing is compared, and nothing known.
            found = compare([a.text] * len(cluster.members), [b.text for b in cluster.members])
            assert not any(c.relation is Relation.DISAGREES and c.similarity > 0.501 for c in found)


@given(INPUT)
def test_4_sentences_are_spans_and_nothing_is_between(given_input):
    summary = summarize(given_input)
    for number, document in enumerate(summary.documents):
        at = 0
        for entry in summary.ledger:
            sentence = entry.sentence
            if sentence.document != number:
                continue
            assert document.text[sentence.start : sentence.end] == sentence.text
            assert sentence.text == sentence.text.strip() != ""
            assert document.text[at : sentence.start].strip() == ""
            assert at <= sentence.start
            at = sentence.end
        assert document.text[at:].strip() == ""
    places = [(e.sentence.document, e.sentence.start) for e in summary.ledger]
    assert places == sorted(places)


@given(INPUT, ANY_BUDGET)
def test_5_what_is_kept_is_verbatim_and_in_reading_order(given_input, budget):
    summary = summarize(given_input, **budget)
    page, at = str(summary), 0
    for sentence in summary.sentences:
        at = page.index(sentence.text, at) + len(sentence.text)
    assert "".join(page.split()) == "".join("".join(s.text for s in summary.sentences).split())
    for number in range(len(summary.documents)):
        ids = [sentence.id for sentence in summary.sentences if sentence.document == number]
        assert ids == sorted(set(ids))


@given(INPUT)
def test_6_without_a_budget_no_fact_is_lost(given_input):
    summary = summarize(given_input)
    stated = {
        (fact.kind, key)
        for sentence in summary.sentences
        for fact in find_facts(sentence.text, IS_COMMON)
        for key in fact.implies
    }
    for entry in summary.ledger:
        assert entry.fate is not Fate.CUT
        if entry.fate is not Fate.NOISE:
            for fact in find_facts(entry.sentence.text, IS_COMMON):
                assert fact.kind not in KEPT_KINDS or (fact.kind, fact.key) in stated
    assert summary.lost == ()
    assert summary.retention == 1


@settings(max_examples=150)
@given(INPUT, budgets())
def test_7_a_budget_is_never_exceeded(given_input, budget):
    summary = summarize(given_input, **budget)
    ((unit, amount),) = budget.items()
    assert spent(summary, unit) <= amount


@given(INPUT)
def test_7_a_budget_for_all_cuts_nothing(given_input):
    all_of_it = summarize(given_input)
    for budget in (
        {"sentences": 10**6},
        {"words": 10**6},
        {"characters": 10**6},
        {"tokens": 10**6},
    ):
        assert summarize(given_input, **budget).sentences == all_of_it.sentences


ARTICLE = """12 people were killed in Port Alder. A dozen people died in Port Alder on Monday.
21 people were killed in Port Alder. Mayor Maria Ostrova visited the town and spoke to families.

Ostrova visited the town. “We will rebuild every house,” she said. The damage is put at $5m.
The damage is put at 5 million dollars. Prices rose by 3.5 percent. Prices fell by 3.5 percent.

Share."""
PROGRAM = """
import json, sys
from summarize import summarize
text = sys.stdin.buffer.read().decode()
for budget in ({}, {"words": 25}, {"ratio": 0.4, "query": "damage"}):
    for given in (text, {"a": text, "b": text[:300], "c": text.replace("12", "14")}):
        print(json.dumps(summarize(given, **budget).to_dict(), sort_keys=False))
"""


def test_8_processes_and_threads_give_the_same_bytes():
    found = {}
    for seed, threads in (("0", "1"), ("1", "2"), ("4242", "1"), ("7", "2")):
        counts = dict.fromkeys(
            ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), threads
        )
        found[seed, threads] = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=ARTICLE.encode(),
            env={**os.environ, **counts, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=600,
        ).stdout
    assert all(len(page) > 3000 for page in found.values())
    assert len({hashlib.sha256(page).hexdigest() for page in found.values()}) == 1


@given(INPUT, ANY_BUDGET)
def test_8_the_same_twice(given_input, budget):
    assert summarize(given_input, **budget).to_dict() == summarize(given_input, **budget).to_dict()


def points(summary):
    """What a summary says, but for the order of sentences and which copy of one is named."""
    by_cluster = {}
    for entry in summary.ledger:
        by_cluster.setdefault(entry.cluster, Counter())[plain(entry.sentence.text)] += 1
    noise = by_cluster.pop(None, Counter())
    return (
        Counter(frozenset(members.items()) for members in by_cluster.values()),
        noise,
        Counter(plain(sentence.text) for sentence in summary.sentences),
        Counter(
            (plain(e.sentence.text), frozenset(plain(c.text) for c in e.covers), e.similarity)
            for e in summary.ledger
            if e.fate is Fate.RESTATED
        ),
        {frozenset((plain(pair.a.text), plain(pair.b.text))) for pair in summary.disagreements},
        summary.redundancy,
        summary.retention,
    )


@given(documents(), ANY_BUDGET, st.randoms())
def test_8_the_order_of_documents_changes_only_that_of_sentences(given_documents, budget, random):
    moved = list(given_documents)
    random.shuffle(moved)
    one, other = summarize(given_documents, **budget), summarize(moved, **budget)
    assert points(one) == points(other)


def check_no_point_is_added(once, again):
    """The same points by their texts, and each of the sentences twice."""
    assert [plain(s.text) for s in once.sentences] == [plain(s.text) for s in again.sentences]
    assert len(once.clusters) == len(again.clusters)
    assert again.measures.sentences == 2 * once.measures.sentences
    assert once.retention == again.retention == 1


@given(texts())
def test_9_the_same_document_twice_adds_no_point(text):
    check_no_point_is_added(summarize(text), summarize([text, text]))


@given(newsy_texts())
def test_9_repeating_a_text_adds_no_point(text):
    check_no_point_is_added(summarize(text), summarize(f"{text}\n\n{text}"))


@given(odd_texts())
def test_9_repeating_any_text_adds_no_point(text):
    once, again = summarize(text), summarize(f"{text}\n\n{text}")
    assert {plain(s.text) for s in again.sentences} <= {plain(s.text) for s in once.sentences}


@given(INPUT, ANY_BUDGET, st.integers(1, 6), st.integers(1, 9))
def test_10_any_block_size_gives_the_same_summary(given_input, budget, rows, columns):
    """The pairs themselves are held against the dense matrix in test_similarity.py."""
    expected = summarize(given_input, **budget).to_dict()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_ROWS", rows)
        patch.setattr(search, "_COLUMNS", columns)
        assert summarize(given_input, **budget).to_dict() == expected
