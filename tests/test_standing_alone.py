"""Sentences that open with "He" or "However": brought along, replaced, or marked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import reader
from strategies import COUNT_TOKENS, budgets, documents, newsy_sentences, spent, texts

from summarize import Fate, Summarizer, select, summarize
from summarize.budget import SEPARATOR_CHARACTERS, count_words
from summarize.choice import Way
from summarize.joining import ends_sentence
from summarize.openers import leaning
from summarize.salience import FEWEST_WORDS
from summarize.select import _DANGLING, _MOST_BROUGHT, _ways

BEFORE = "Maria Ostrova has been the mayor of Port Alder for seven years."
HE = "She resigned on Monday after the flood."
STRANGER = "Potatoes are cheap this year."
OPENERS = ("{}", "{}", "However, {}", "But {}", "He said that {}", "For example, {}", "Then {}")
SUMMARIZER = Summarizer()


@st.composite
def leaning_texts(draw, most=8):
    """An article that says things twice: with and without what refers back, or one fact more."""
    told = draw(st.lists(newsy_sentences(), min_size=1, max_size=3))
    told += [sentence.removesuffix(".") + " on Sunday." for sentence in told]
    parts = [
        draw(st.sampled_from(OPENERS)).format(draw(st.sampled_from(told)))
        for _ in range(draw(st.integers(1, most)))
    ]
    return draw(st.sampled_from((" ", "\n", "\n\n"))).join(parts)


LEANING = leaning_texts() | st.lists(leaning_texts(most=5), min_size=1, max_size=3)
ANY_BUDGET = st.just({}) | budgets()


def findings(summary):
    return summary.__dict__["_source"]._found[1]


def says_something(sentence):
    """Whether it is one to lean on: no heading, and no "Yeah"."""
    text = re.sub(r"\s", " ", sentence.text)
    return len(reader().stems(text)) >= FEWEST_WORDS and ends_sentence(text)


def before_each(ledger):
    """For each entry, the last one before it in its document that is a sentence and no noise."""
    before, last = {}, {}
    for entry in ledger:
        if entry.fate is not Fate.NOISE:
            before[entry.sentence.id] = last.get(entry.sentence.document)
            if says_something(entry.sentence):
                last[entry.sentence.document] = entry
    return before


def check_marks(summary):
    """Marked is exactly what is kept, leans, and stands without the sentence before it."""
    before = before_each(summary.ledger)
    for entry in summary.ledger:
        expected = None
        if entry.fate is Fate.KEPT and leaning(re.sub(r"\s", " ", entry.sentence.text)):
            needed = before[entry.sentence.id]
            if needed is not None and needed.fate is not Fate.KEPT:
                expected = needed.sentence
        assert entry.leans_on == expected
    told = [entry["leans_on"] for entry in summary.to_dict()["sentences"]]
    assert told == [entry.leans_on and entry.leans_on.id for entry in summary.ledger]


@settings(max_examples=100)
@given(LEANING, ANY_BUDGET)
def test_what_leans_on_a_sentence_left_out_is_marked_and_nothing_else(given_input, budget):
    check_marks(summarize(given_input, **budget))


@given(texts() | documents(), ANY_BUDGET)
def test_so_it_is_in_any_text(given_input, budget):
    check_marks(summarize(given_input, **budget))


@settings(max_examples=100)
@given(LEANING, budgets())
def test_no_budget_is_exceeded_for_what_is_brought_along(given_input, budget):
    summary = summarize(given_input, **budget)
    ((unit, amount),) = budget.items()
    assert spent(summary, unit) <= amount


@settings(max_examples=40)
@given(LEANING)
def test_a_budget_for_all_of_it_leaves_out_nothing(given_input):
    """Not even where another member of a cluster might stand in its place, or is brought along."""
    everything = summarize(given_input)
    for budget in ({"sentences": 10**6}, {"characters": 10**6}):
        summary = everything.recut(**budget)
        assert Fate.CUT not in {entry.fate for entry in summary.ledger}
        assert summary.retention == 1


@given(LEANING, ANY_BUDGET)
def test_of_each_cluster_one_is_kept_at_most_and_it_represents_it(given_input, budget):
    summary = summarize(given_input, **budget)
    kept = [entry for entry in summary.ledger if entry.fate is Fate.KEPT]
    assert len({entry.cluster for entry in kept}) == len(kept)
    for entry in kept:
        assert summary.clusters[entry.cluster].representative == entry.sentence


def slow_ways(found, ledger):
    """The ways to say each point, by what the ledger tells."""
    before, members = before_each(ledger), found.points.members
    fates = {entry.sentence.id: entry.fate for entry in ledger}

    def needs(point):
        """The entries before each of its places, where it leans."""
        told = [before[i] for i in members[point] if before[i] is not None]
        return told if leaning(found.points.texts[point]) else []

    def brought(point):
        them = []
        while needs(point):
            if len(members[point]) > 1 or len(them) == _MOST_BROUGHT:
                return []
            [entry] = needs(point)
            [point] = [p for p, ids in enumerate(members) if entry.sentence.id in ids]
            them.append(point)
            if len(members[point]) > 1:
                return []
        return them

    ways = []
    for point in range(len(members)):
        if fates[members[point][0]] is not Fate.KEPT:
            continue
        others = [
            other
            for other in range(len(members))
            if other != point and found.representative(other) == point and not needs(other)
        ]
        if needs(point):
            ways += [Way((point, *brought(point)))] if brought(point) else []
            ways += [Way((other,)) for other in others]
            ways.append(Way((point,), _DANGLING))
        else:
            ways.append(Way((point,)))
            ways += [Way((other,), instead_of=point) for other in others]
    return ways


@settings(max_examples=100)
@given(LEANING)
def test_the_ways_to_say_each_point(given_input):
    """Itself; where it leans, with what it needs, or by who stands alone, or marked at last.

    Where it does not, who stands alone may stand for it.
    """
    summary = summarize(given_input)
    assert _ways(findings(summary)) == slow_ways(findings(summary), summary.ledger)


@given(texts() | documents())
def test_the_ways_to_say_each_point_of_any_text(given_input):
    summary = summarize(given_input)
    assert _ways(findings(summary)) == slow_ways(findings(summary), summary.ledger)


def test_what_leans_in_one_of_its_places_only_brings_nothing():
    """It may be shown where nothing stands before it: that depends on the order of documents."""
    for given_input in ([f"{BEFORE} {HE}", HE], [HE, f"{BEFORE} {HE}"]):
        found = findings(summarize(given_input))
        point = found.points.texts.index(HE)
        assert [way for way in _ways(found) if way.points[0] == point] == [Way((point,), _DANGLING)]


def test_what_is_made_twice_is_not_brought_along():
    found = findings(summarize([f"{BEFORE} {HE} {STRANGER}", BEFORE]))
    point = found.points.texts.index(HE)
    assert [way for way in _ways(found) if way.points[0] == point] == [Way((point,), _DANGLING)]


def texts_of(summary):
    return [sentence.text for sentence in summary.sentences]


def marks(summary):
    return {e.sentence.text: e.leans_on.text for e in summary.ledger if e.leans_on}


def test_without_room_for_both_it_is_marked():
    summary = summarize(f"{BEFORE} {HE}", words=count_words(HE))
    assert texts_of(summary) == [HE]
    assert marks(summary) == {HE: BEFORE}


@pytest.mark.parametrize("unit", ["sentences", "words", "characters", "tokens", "ratio"])
def test_it_brings_the_sentence_before_it_along(unit, monkeypatch):
    monkeypatch.setattr(select, "_DANGLING", 1e-9)
    text = f"{BEFORE} {HE} {STRANGER}"
    given = [text, STRANGER]  # two say that: without a query it is what is said first
    both = f"{BEFORE} {HE}"
    amount = {
        "sentences": 2,
        "words": count_words(both),
        "characters": len(both) + SEPARATOR_CHARACTERS - 1,  # the most that may stand between
        "tokens": COUNT_TOKENS(both),
        "ratio": (len(both) + 1) / sum(map(len, given)),
    }[unit]
    summary = SUMMARIZER.summarize(given, **{unit: amount}, query="Who resigned on Monday?")
    assert texts_of(summary) == [BEFORE, HE]
    assert marks(summary) == {}


def test_the_one_that_is_brought_may_bring_another(monkeypatch):
    monkeypatch.setattr(select, "_DANGLING", 1e-9)
    chain = [BEFORE, "He is seventy years old.", "However, he resigned on Monday."]
    given = [" ".join([*chain, STRANGER]), STRANGER]
    summary = summarize(given, sentences=3, query="Who resigned on Monday?")
    assert texts_of(summary) == chain
    assert marks(summary) == {}


def test_what_needs_too_many_before_it_is_said_without_them():
    chain = [BEFORE, *(f"Then he built house {number}." for number in range(_MOST_BROUGHT + 1))]
    summary = summarize(" ".join(chain))
    found = findings(summary)
    last = found.points.texts.index(chain[-1])
    [way] = [way for way in _ways(found) if way.points[0] == last]
    assert way == Way((last,), _DANGLING)
    assert marks(summary.recut(sentences=1, query=chain[-1])).keys() <= {chain[-1]}


def test_a_member_of_its_cluster_that_stands_alone_takes_its_place(monkeypatch):
    monkeypatch.setattr(select, "_DANGLING", 1e-9)
    leans, stands = "However, the dam at Karsk broke on Monday.", "The dam at Karsk broke."
    other = "Potatoes became cheap everywhere."
    everything = summarize([f"{BEFORE} {leans}", stands, other])
    assert texts_of(everything) == [BEFORE, leans, other]
    # There is room for the one that leans, but not for both others then.
    words = count_words(stands) + count_words(other)
    assert words > count_words(leans)
    summary = everything.recut(words=words)
    assert sorted(texts_of(summary)) == sorted([stands, other])
    assert marks(summary) == {}
    [cluster] = [cluster for cluster in summary.clusters if len(cluster.members) == 2]
    assert cluster.representative.text == stands
    [entry] = [entry for entry in summary.ledger if entry.sentence.text == leans]
    assert (entry.fate, entry.cluster) == (Fate.CUT, cluster.id)
    assert [fact.text for fact in entry.uncovered] == ["Monday"]


def test_with_room_for_all_the_one_that_says_more_is_said():
    leans, stands = "However, the dam at Karsk broke on Monday.", "The dam at Karsk broke."
    for said in ([f"{BEFORE} {leans}", stands], f"{stands} {leans} {STRANGER}"):
        summary = summarize(said)
        assert texts_of(summary.recut(words=1000)) == texts_of(summary)


def test_the_one_before_it_need_not_be_told_where_it_restates_it():
    """Without a budget what was said is left out, and what leans on it is marked."""
    before, leans = "The dam at Karsk broke.", "However, the dam at Karsk broke on Monday."
    summary = summarize(f"{before} {leans}")
    assert texts_of(summary) == [leans]
    assert marks(summary) == {leans: before}


def test_what_is_brought_along_is_not_said_instead_of_what_says_more():
    brought, more = "12 people were killed.", "12 people were killed in Port Alder on Sunday."
    given = [f"{brought} However, potatoes are cheap this year.", more]
    summary = summarize(given)
    assert more in texts_of(summary)
    assert brought not in texts_of(summary)
    # First comes what is asked for, and what it brings along.
    assert more in texts_of(summary.recut(sentences=9, query="Are potatoes cheap?"))


def test_without_a_budget_nothing_is_marked_that_stands_beside_its_own():
    summary = summarize(f"{BEFORE} {HE} {STRANGER}")
    assert texts_of(summary) == [BEFORE, HE, STRANGER]
    assert marks(summary) == {}


def test_the_first_sentence_of_a_document_leans_on_nothing():
    summary = summarize([BEFORE, HE], words=count_words(HE))
    assert texts_of(summary) == [HE]
    assert marks(summary) == {}


def test_noise_is_nothing_to_lean_on():
    summary = summarize(f"{BEFORE}\n\nRead more\n\n{HE}", words=count_words(HE))
    assert [entry.fate for entry in summary.ledger] == ["cut", "noise", "kept"]
    assert marks(summary) == {HE: BEFORE}


@pytest.mark.parametrize("between", ["The flood of the year\n\n", "Yeah. ", "Is it? "])
def test_a_heading_or_what_says_next_to_nothing_is_nothing_to_lean_on(between):
    text = f"{BEFORE}\n\n{between}{HE}"
    alone = summarize(f"{between}{HE} {STRANGER}", words=count_words(HE), query=HE)
    assert HE in texts_of(alone)
    assert marks(alone) == {}  # nothing else is before it
    summary = summarize(text, words=count_words(HE), query=HE)
    assert texts_of(summary) == [HE]
    assert marks(summary) == {HE: BEFORE}


def test_each_place_of_a_sentence_has_its_own_before_it():
    given_input = [f"{BEFORE} {HE}", HE, f"{STRANGER} {HE}"]
    found = findings(summarize(given_input))
    told = found.leans[found.points.texts.index(HE)]
    assert [found.sentences[i].text for i in told] == [BEFORE, STRANGER]
    # The one before it in the place that is shown is the one it is marked with.
    for given_input, mark in (
        ([f"{BEFORE} {HE}", f"{STRANGER} {HE}"], {HE: BEFORE}),
        ([f"{STRANGER} {HE}", f"{BEFORE} {HE}"], {HE: STRANGER}),
        ([HE, f"{BEFORE} {HE}"], {}),
    ):
        summary = summarize(given_input, words=count_words(HE), query=HE)
        assert texts_of(summary) == [HE]
        assert marks(summary) == mark


def test_in_a_language_whose_openings_are_not_read_nothing_leans():
    summary = summarize(f"{BEFORE} {HE}", words=count_words(HE), language="it")
    assert texts_of(summary) == [HE]
    assert marks(summary) == {}
