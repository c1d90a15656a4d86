"""Sentences that open with "He" or "However": brought along, replaced, or marked."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import budgets, documents, newsy_sentences, texts

from summarize import Fate, Summarizer, select, summarize
from summarize.budget import SEPARATOR_CHARACTERS, count_words
from summarize.openers import leaning
from summarize.select import _DANGLING, _MOST_BROUGHT, Way, _ways

BEFORE = "Maria Ostrova has been the mayor of Port Alder for seven years."
HE = "She resigned on Monday after the flood."
STRANGER = "Potatoes are cheap this year."
OPENERS = ("{}", "{}", "However, {}", "But {}", "He said that {}", "For example, {}", "Then {}")
SUMMARIZER = Summarizer()
COUNT_TOKENS = SUMMARIZER._bundled.count_tokens


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


def before_each(ledger):
    """For each entry, the one before it in its document that is no noise."""
    before, last = {}, {}
    for entry in ledger:
        if entry.fate is not Fate.NOISE:
            before[entry.sentence.id] = last.get(entry.sentence.document)
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
    page = str(summary)
    spent = {
        "sentences": len(summary.sentences),
        "words": count_words(page),
        "characters": len(page),
        "tokens": COUNT_TOKENS(page),
        "ratio": summary.compression_ratio,
    }[unit]
    assert spent <= amount


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


@given(LEANING)
def test_the_ways_to_say_each_point(given_input):
    """Itself; where it leans, with what it needs, or by who stands alone, or marked at last."""
    summary = summarize(given_input)
    found, before = findings(summary), before_each(summary.ledger)
    # A point is said by the first of its sentences; another one is no way to say it.
    point_of = {members[0]: point for point, members in enumerate(found.points.members)}

    def needs(point):
        entry = before[found.points.members[point][0]]
        return entry if leaning(found.points.texts[point]) else None

    others = defaultdict(list)
    for entry in summary.ledger:
        point = point_of.get(entry.sentence.id)
        if entry.fate is Fate.RESTATED and point is not None and needs(point) is None:
            others[entry.cluster].append(point)
    expected = []
    for entry in sorted(
        (entry for entry in summary.ledger if entry.fate is Fate.KEPT),
        key=lambda entry: point_of[entry.sentence.id],
    ):
        point = point_of[entry.sentence.id]
        if needs(point) is None:
            expected.append(Way((point,)))
            continue
        brought = []
        while len(brought) <= _MOST_BROUGHT and brought[-1:] != [None]:
            needed = needs([point, *brought][-1])
            if needed is None:
                expected.append(Way((point, *brought)))
                break
            brought.append(point_of.get(needed.sentence.id))
        expected += [Way((other,)) for other in sorted(others[entry.cluster])]
        expected.append(Way((point,), _DANGLING))
    # What says two of a cluster is no way at all.
    said = [[found.representative(point) for point in way.points] for way in expected]
    allowed = [way for way, them in zip(expected, said, strict=True) if len(set(them)) == len(them)]
    assert [way for way in _ways(found) if way in allowed] == allowed
    assert set(_ways(found)) <= set(expected)


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
    # Others say it too: it is what the texts are about.
    given = [text, *[f"{STRANGER[:-1]}, says {name}. {HE}" for name in ("Hale", "Ito", "Brown")]]
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
    assert texts_of(summary) == [stands, other]
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


def test_in_a_language_whose_openings_are_not_read_nothing_leans():
    summary = summarize(f"{BEFORE} {HE}", words=count_words(HE), language="it")
    assert texts_of(summary) == [HE]
    assert marks(summary) == {}
