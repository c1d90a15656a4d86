"""What the script of a report is told: facts, covers, changes, and the order of reading."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from readings import reader
from report_cases import JOINED, data_of, joined_clauses, said_at_every_length
from strategies import budgets, documents, texts

from summarize import Document, Sentence, Summarizer, summarize
from summarize.render.html import render_html
from summarize.render.html.covers import find_covers
from summarize.render.html.lengths import measure_lengths
from summarize.render.html.matching import Matcher

ARTICLE = (Path(__file__).parents[1] / "article.txt").read_text(encoding="utf-8")
LONG_NAME = "https://example.org/news/2026/11/the-dam-of-karsk-broke-at-noon-and-flooded.html"
SHORT_NAME = "https://example.org/news/2026…broke-at-noon-and-flooded.html"


def told(given, **options):
    return data_of(render_html(summarize(given, **options)))


def spans_of(text, gaps):
    """The pieces of a text that gaps and lengths tell of."""
    pieces, at = [], 0
    for gap, length in zip(gaps[::2], gaps[1::2], strict=True):
        pieces.append(text[at + gap : at + gap + length])
        at += gap + length
    return pieces


@pytest.mark.parametrize(("count", "listed", "unlisted"), [(9, 36, 0), (10, 0, 45), (11, 0, 55)])
def test_disagreements_that_are_of_a_series_are_counted(count, listed, unlisted):
    data = told(" ".join(f"{number} people died in Velm." for number in range(1, count + 1)))
    assert len(data["clashes"]) + data["clashes_left_out"] == listed
    assert data["unlisted"] == unlisted


def test_what_a_kept_sentence_leans_on():
    text = (
        "Maria Lund resigned. She leaves the company in Velm on Monday for health reasons, "
        "and 12 people follow."
    )
    assert told(text, words=16)["leans"] == {"1": 0}
    assert told(text)["leans"] == {}


def test_facts_that_no_kept_sentence_states():
    text = (
        "🙂 In 2021 Lund said “we will pay every euro”. The mayor resigned. "
        "12 people died in Torsk on Monday."
    )
    assert told(text)["lost"] == {}
    # Offsets are those of a browser: the face is two.
    assert told(text, words=3)["lost"] == {
        "0": [["date", 6, 10], ["name", 11, 15], ["quotation", 21, 45]],
        "2": [["figure", 0, 2], ["name", 18, 23], ["date", 27, 33]],
    }


DAM = "At noon the dam broke. The dam broke at noon. The dam broke at noon in Velm."


def test_what_says_a_sentence_where_everything_is_said_and_at_this_length():
    # Whole, the last says the others and more. There is no room for it: then the first is kept.
    assert told(DAM)["covers"] == {"0": [[80, 2]], "1": [[80, 2]]}
    data = told(DAM, words=5)
    assert data["clusters"] == [[0, 1, 1]]
    # The last says the second too; that the last is said by its cluster alone is not so.
    assert data["covers"] == {"1": [[80, 2], [100, 0]], "2": []}


def test_both_ways_to_say_a_sentence_are_matched():
    [whole, here] = told(DAM, words=5)["matches"]
    one, other, longer = "The dam broke at noon.", "At noon the dam broke.", DAM[46:]
    assert whole[:2] == [1, 0]
    assert here[:2] == [1, 1]
    assert [spans_of(one, whole[2]), spans_of(one, whole[3])] == [["dam broke at noon"], []]
    assert [spans_of(one, here[2]), spans_of(one, here[3])] == [["dam broke at noon"], []]
    assert spans_of(longer, whole[4]) == ["dam broke at noon"]
    assert spans_of(other, here[4]) == ["noon the dam broke"]


@pytest.mark.parametrize(
    ("budget", "covers"),
    [
        ({}, [[73, 10], [75, 2]]),
        ({"sentences": 6}, [[73, 10], [75, 2]]),
        ({"words": 95}, [[73, 10], [75, 2]]),
        ({"sentences": 1}, [[73, 10], [75, 2]]),
        ({"words": 10}, None),  # it is kept
    ],
)
def test_the_ways_to_say_a_sentence_of_an_article(budget, covers):
    # Without a budget the second is what says it in shorter summaries.
    data = told(ARTICLE, **budget)
    assert data["covers"].get("20") == covers


def test_a_change_that_is_told_twice_is_told_once():
    [change] = told(
        "22 people died in Velm, 22 people in all.",
        seen={LONG_NAME: "12 people died in Velm, 12 people in all."},
    )["changes"]
    assert change == [
        "12 people died in Velm, 12 people in all.",
        SHORT_NAME,
        0,
        [0, 2, 22, 2],
        [0, 2, 22, 2],
        "was \u206812 people\u2069, now \u206822 people\u2069",
    ]


def test_a_disagreement_that_is_told_twice_is_told_once():
    [clash] = told(
        "12 people died and 12 people were hurt in Velm. "
        "22 people died and 22 people were hurt in Velm."
    )["clashes"]
    facts = [0, 2, 17, 2]
    assert clash == [
        0, 1, [0], [0], facts, facts, "\u206812 people\u2069 against \u206822 people\u2069"
    ]  # fmt: skip


def test_two_changes_are_both_told():
    [change] = told(
        "22 people died in Velm and 8 houses fell.",
        seen=["12 people died in Velm and 7 houses fell."],
    )["changes"]
    assert change[5] == (
        "was \u206812 people\u2069, now \u206822 people\u2069; "
        "was \u20687 houses\u2069, now \u20688 houses\u2069"
    )


def test_a_long_name_of_what_was_read_before_is_shortened():
    seen = [Document("The dam broke.", LONG_NAME), Document("The dam broke.", "ap", "2026-11-02")]
    [entry] = told("Rain is likely. The dam broke.", seen=seen[:1])["seen_by"]
    assert entry == [1, 100, ["The dam broke.", SHORT_NAME]]
    [entry] = told("Rain is likely. The dam broke.", seen=seen[1:])["seen_by"]
    assert entry == [1, 100, ["The dam broke.", "ap, 2026-11-02"]]


CUT_FIRST = {
    "a": "Rain is likely. 12 people died in Velm on Monday. Snow fell.",
    "b": "The mayor was absent. Maria Lund resigned in Torsk in 2021. Schools closed.",
}


@pytest.mark.parametrize(
    ("given", "budget", "kept", "reading"),
    [
        ("Rain is likely. Snow fell. 12 people died in Velm on Monday.", 1, [2], [0, 1, 2]),
        ("12 people died in Velm on Monday. Rain is likely. Snow fell.", 1, [0], [0, 1, 2]),
        (CUT_FIRST, 2, [1, 4], [0, 1, 2, 3, 4, 5]),
        # The later document is the earlier one by its date.
        (
            [
                Document(CUT_FIRST["a"], "a", "2026-11-03"),
                Document(CUT_FIRST["b"], "b", "2026-11-02"),
            ],
            2,
            [4, 1],
            [3, 4, 5, 0, 1, 2],
        ),
        # Nothing of the first is kept.
        ({"c": "Cats sleep.", **CUT_FIRST}, 2, [2, 5], [1, 2, 3, 4, 5, 6, 0]),
    ],
)
def test_what_was_cut_stands_where_its_document_has_it(given, budget, kept, reading):
    summary = summarize(given, sentences=budget)
    lengths = measure_lengths(summary, summary.known_facts(), Summarizer().reader().facts)
    assert [sentence.id for sentence in summary.sentences] == kept
    assert list(lengths.reading) == reading
    in_order = reading == sorted(reading)
    assert data_of(render_html(summary)).get("reading") == (None if in_order else reading)


SNOW = ["東京で", "が降った"]


def sentence(number, text):
    return Sentence(number, 0, 0, len(text), text)


@pytest.mark.parametrize(
    ("one", "other", "said", "saying"),
    [
        ("中午大坝决堤了。", "大坝决堤。", ["大坝决堤"], ["大坝决堤"]),
        ("昨日,中午大坝决堤了。", "大坝决堤。", ["大坝决堤"], ["大坝决堤"]),
        ("今日東京で大雨が降った。", "昨夜東京で雪が降った。", SNOW, SNOW),
        ("洪水来了。", "大坝决堤。", [], []),
    ],
)
def test_signs_without_blanks_are_matched_in_pairs(one, other, said, saying):
    [match] = Matcher(reader()).match([(sentence(0, one), [sentence(1, other)])])
    assert [one[start:end] for start, end in match.said] == said
    assert [other[start:end] for start, end in match.saying[0]] == saying


def test_the_first_pair_of_a_run_has_two_signs():
    one, other = "中午大坝决堤了。", "大坝决堤。"
    [match] = Matcher(reader()).match([(sentence(0, one), [sentence(1, other)])])
    assert [one[start:end] for start, end in match.unsaid] == ["中午大", "堤了"]
    one, other = "大坝破了", "大坝很高"
    [match] = Matcher(reader()).match([(sentence(0, one), [sentence(1, other)])])
    assert [one[start:end] for start, end in match.said] == ["大坝"]


@given(documents() | texts() | joined_clauses(), st.none() | budgets())
@example(JOINED, None)
def test_a_sentence_has_the_fate_at_every_length_that_a_slow_search_finds(given_input, budget):
    summary = summarize(given_input, **(budget or {}))
    covers = find_covers(summary)
    for shown, said in said_at_every_length(summary):
        told = {
            i
            for i, ways in covers.items()
            if i not in shown and any({s.id for s in way.sentences} <= shown for way in ways)
        }
        assert told == said
