"""The order in which sentences come into summaries of all lengths, and what that is made of."""

from __future__ import annotations

import copy
import itertools
import pickle
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from report_cases import joined_clauses, said_at_every_length
from strategies import budgets, documents, texts

from summarize import Summarizer, neighbours, summarize
from summarize.entries import Fate
from summarize.facts import KEPT_KINDS

SUMMARIZER = Summarizer()
# The last sentence says less than the first, which restates it.
STAND_IN = (
    "On Monday the dam at Karsk broke and 12 houses were flooded. Rain is likely. "
    "The dam at Karsk broke."
)
FORGOTTEN = [copy.copy, copy.deepcopy, lambda summary: pickle.loads(pickle.dumps(summary))]
# Long sentences, and what short ones say of them, to be kept where there is no room.
LONG = (
    "On Monday the dam at Karsk broke and 12 houses were flooded.",
    "The mayor of Torsk resigned on 12 May and nobody followed her.",
    "In Velm 21 people died when a bridge of the railway fell.",
)
SHORT = (
    "The dam at Karsk broke.", "12 houses were flooded.", "The mayor of Torsk resigned.",
    "21 people died.", "A bridge fell.", "Rain is likely.",
)  # fmt: skip
ABRIDGED = st.lists(st.sampled_from(LONG + SHORT), min_size=2, max_size=9).map(" ".join)
BUDGETS = st.none() | budgets() | st.builds(lambda n: {"words": n}, st.integers(3, 12))


def ids(sentences):
    return [sentence.id for sentence in sentences]


def representatives(summary):
    return [cluster.representative.id for cluster in summary.clusters]


# The ranking


@given(documents() | ABRIDGED, BUDGETS)
@example(STAND_IN, {"words": 8})
def test_what_is_kept_comes_first_and_then_what_was_cut(given_documents, budget):
    summary = SUMMARIZER.summarize(given_documents, **(budget or {}))
    ranking, whole = summary.ranking(), summary.recut()
    kept = len(summary.sentences)
    assert set(ranking[:kept]) == set(ids(summary.sentences))
    assert sorted(ranking[kept:]) == sorted(set(ids(whole.sentences)) - set(ranking[:kept]))
    assert len(set(ranking)) == len(ranking)


@given(documents() | ABRIDGED, BUDGETS)
def test_each_part_is_in_the_order_of_the_choice(given_documents, budget):
    summary = SUMMARIZER.summarize(given_documents, **(budget or {}))
    cluster_of = {i: n for n, c in enumerate(summary.recut().clusters) for i in ids(c.members)}
    source = summary.__dict__["_source"]
    chosen = [cluster_of[i] for i in source.order(None, summary.settings["threshold"])]
    places = [chosen.index(cluster_of[i]) for i in summary.ranking()]
    kept = len(summary.sentences)
    assert places[:kept] == sorted(places[:kept])
    assert places[kept:] == sorted(places[kept:])


@given(texts() | documents() | ABRIDGED, BUDGETS)
@example(STAND_IN, {"words": 8})
def test_all_together_leave_nothing_unsaid(given_input, budget):
    summary = SUMMARIZER.summarize(given_input, **(budget or {}))
    facts = summary.known_facts()
    stated = {(f.kind, key) for i in summary.ranking() for f in facts[i] for key in f.implies}
    every = {(f.kind, f.key) for found in facts.values() for f in found if f.kind in KEPT_KINDS}
    assert every <= stated


@pytest.mark.parametrize(
    ("budget", "ranking"),
    [
        ({}, (0, 1)),
        ({"sentences": 1}, (0, 1)),
        ({"words": 5}, (2, 0, 1)),
        ({"words": 8}, (2, 1, 0)),
        ({"words": 1}, (0, 1)),
    ],
)
def test_what_a_shorter_sentence_stands_for_comes_in_later(budget, ranking):
    assert summarize(STAND_IN, **budget).ranking() == ranking


@pytest.mark.parametrize("forget", FORGOTTEN)
def test_of_what_is_forgotten_only_the_clusters_are_known(forget):
    summary = forget(summarize(STAND_IN, words=8))
    assert summary.ranking() == (2, 1)
    assert not summary.is_ranked


@given(documents() | ABRIDGED, BUDGETS)
def test_without_the_source_the_order_is_that_of_the_points(given_documents, budget):
    summary = copy.copy(SUMMARIZER.summarize(given_documents, **(budget or {})))
    points = [point.representative.id for point in summary.points]
    kept = [i for i in points if summary.ledger[i].fate is Fate.KEPT]
    assert summary.ranking() == (*kept, *(i for i in points if i not in kept))


@given(documents())
def test_without_a_budget_the_representatives_are_ranked(given_documents):
    summary = SUMMARIZER.summarize(given_documents)
    assert sorted(summary.ranking()) == sorted(representatives(summary))
    assert summary.is_ranked


def test_a_query_decides_what_is_worth_most():
    text = "The dam broke and houses were flooded. Rain is likely tomorrow. The mayor resigned."
    first = {
        query: SUMMARIZER.summarize(text, sentences=2, query=query).ranking()[0]
        for query in ("Who resigned?", "Will it rain?")
    }
    assert first == {"Who resigned?": 2, "Will it rain?": 1}


def test_it_is_worked_out_once(monkeypatch):
    summary = summarize(STAND_IN, words=8)
    first = summary.ranking()
    monkeypatch.setattr(type(summary.__dict__["_source"]), "order", None)
    assert summary.ranking() is first


# The unabridged summary


@given(documents(), budgets(), st.none() | st.floats(0.4, 1.0))
def test_it_is_the_summary_without_a_budget(given_documents, budget, threshold):
    summary = SUMMARIZER.summarize(given_documents, **budget).recut(threshold=threshold, **budget)
    whole = summary.unabridged()
    assert whole == summary.recut(threshold=threshold)
    assert whole.settings["budget"] is None
    assert whole.settings["threshold"] == summary.settings["threshold"]
    assert whole is summary.unabridged()
    assert whole is whole.unabridged()


@pytest.mark.parametrize("forget", FORGOTTEN)
@pytest.mark.parametrize("asked", [False, True])
def test_what_is_forgotten_is_all_there_is(forget, asked):
    summary = summarize(STAND_IN, words=8)
    if asked:  # what was worked out is forgotten too
        summary.unabridged(), summary.ranking(), summary.points
    again = forget(summary)
    assert again.unabridged() is again


def test_what_was_worked_out_is_not_pickled():
    summary = summarize(STAND_IN, words=8)
    before = pickle.dumps(summary)
    summary.unabridged(), summary.ranking(), summary.points
    assert pickle.dumps(summary) == before


def test_where_equal_sentences_are_too_many_it_is_the_text(monkeypatch):
    monkeypatch.setattr(neighbours, "_FEWEST_PAIRS", 3)
    monkeypatch.setattr(neighbours, "_PAIRS_A_SENTENCE", 0)
    words = "red green blue white".split()
    text = " ".join(" ".join(p).capitalize() + "." for p in itertools.permutations(words))
    summary = summarize(text, words=8)
    assert summary.settings["threshold"] > 1
    assert len(summary.unabridged().sentences) == 24
    assert len(summary.ranking()) == 24


# The facts that are known


@given(documents(), st.none() | budgets())
def test_they_are_those_that_are_read(given_documents, budget):
    summary = SUMMARIZER.summarize(given_documents, **(budget or {}))
    reader = SUMMARIZER.reader()
    known = summary.known_facts()
    assert list(known) == [e.sentence.id for e in summary.ledger if e.fate is not Fate.NOISE]
    for i, facts in known.items():
        read = reader.facts(re.sub(r"\s", " ", summary.ledger[i].sentence.text))
        assert [(f, f.start, f.end) for f in facts] == [(f, f.start, f.end) for f in read]


def test_of_what_was_read_before_none_are_known():
    summary = summarize("The dam broke. 21 people died.", seen="The dam broke.")
    assert {i: [f.text for f in facts] for i, facts in summary.known_facts().items()} == {1: ["21"]}


@pytest.mark.parametrize("forget", FORGOTTEN)
def test_they_are_gone_with_the_source(forget):
    assert forget(summarize(STAND_IN)).known_facts() is None


# What says a sentence first


@given(texts() | documents() | ABRIDGED | joined_clauses(), BUDGETS)
@example(STAND_IN, {"words": 8})
def test_what_says_a_sentence_first_comes_when_a_slow_search_finds_it(given_input, budget):
    summary = SUMMARIZER.summarize(given_input, **(budget or {}))
    came = {}
    for count, (_, said) in enumerate(said_at_every_length(summary)):
        came = dict.fromkeys(said, count) | came
    place = {i: at for at, i in enumerate(summary.ranking(), 1)}
    first = summary.first_covers()
    assert {i: max(place[j] for j in ids(first[i].sentences)) for i in first} == came


@given(texts() | documents() | ABRIDGED, BUDGETS)
def test_what_is_left_out_at_full_length_is_said_at_some_length(given_input, budget):
    summary = SUMMARIZER.summarize(given_input, **(budget or {}))
    said = {*summary.first_covers(), *summary.ranking()}
    for entry in (*summary.ledger, *summary.unabridged().ledger):
        assert (entry.fate is Fate.RESTATED) <= (entry.sentence.id in said)


def test_what_is_said_before_it_comes_in_and_what_is_not():
    summary = summarize(STAND_IN, words=5)
    assert summary.ranking() == (2, 0, 1)
    assert summary.first_covers() == {}  # what says the first is not said by it
    [(i, cover)] = summarize(STAND_IN).first_covers().items()
    assert (i, ids(cover.sentences)) == (2, [0])
    assert cover.similarity == summarize(STAND_IN).ledger[2].similarity


@pytest.mark.parametrize("forget", FORGOTTEN)
def test_what_says_a_sentence_first_is_gone_with_the_source(forget):
    assert forget(summarize(STAND_IN)).first_covers() == {}
