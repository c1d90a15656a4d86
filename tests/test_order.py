"""The order of a summary: what stays together, what changes nothing, and a slow merge beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from slow_order import slow_order, slow_times
from strategies import documents, newsy_texts

from summarize import Document, summarize
from summarize.order import LATER, STAYING, rank_documents, reading_order
from summarize.points import Points
from summarize.timeline import draw_timeline

STORY = (
    "Heavy rain fell on the hills above Port Alder all night.",
    "The river rose over the old bridge before dawn.",
    "Firemen carried forty children out of the village school.",
    "The mayor asked the army to send boats and blankets.",
    "Soldiers built a wall of sandbags around the hospital.",
    "A bakery gave bread to everyone who had lost a kitchen.",
    "The water fell again in the afternoon of the second day.",
    "Engineers found three cracks in the dam behind the town.",
    "Insurers say that the repairs will take a whole year.",
    "The school opens again after the holidays in spring.",
)
WHO = ("Farmers", "Doctors", "Painters", "Sailors", "Teachers", "Bakers", "Pilots")
DOES = ("sold an old boat", "won a prize", "left for Malta", "met in a barn", "sang on Sunday")
DAYS = st.sampled_from([None, "2026-11-01", "2026-11-02", "2026-11-02T10:00"])


def found(given_documents, **settings):
    """What is found in documents, the first copy of a point being that of the first in rank."""
    told = summarize(given_documents, **settings).__dict__["_source"]._found[1]
    ranks = rank_documents(told.documents)

    def key(member):
        return ranks[told.sentences[member].document], member

    members = tuple(tuple(sorted(ids, key=key)) for ids in told.points.members)
    return replace(told, points=Points(told.points.texts, members))


def points_of(told, texts):
    return [told.points.texts.index(text) for text in texts]


def texts_of(sentences):
    return [" ".join(sentence.text.split()) for sentence in sentences]


def ordered(given_documents):
    """All that is kept of some documents, in the order of a summary."""
    told = found(given_documents)
    return texts_of(reading_order(told.kept_without_budget(), told))


@st.composite
def dated_documents(draw):
    """Documents some of which have a date, and some of which share whole sentences."""
    drawn = draw(documents())
    shared = " ".join(draw(st.lists(st.sampled_from(STORY), max_size=4, unique=True)))
    parts = st.sampled_from([("{}", "{shared}"), ("{shared}", "{}"), ("{}",)])
    return [
        Document(
            "\n\n".join(draw(parts)).format(document.text, shared=shared),
            document.name,
            date=draw(DAYS),
        )
        for document in drawn
    ]


@st.composite
def choices(draw):
    """Findings and some of their points."""
    told = found(draw(dated_documents()))
    points = (
        draw(st.lists(st.sampled_from(range(len(told.points))), unique=True))
        if len(told.points)
        else []
    )
    return told, points


@given(choices())
def test_each_kept_sentence_stands_there_once_and_those_of_a_document_in_their_order(choice):
    told, points = choice
    order = reading_order(points, told)
    assert sorted(s.id for s in order) == sorted(told.first(point).id for point in points)
    for document in {sentence.document for sentence in order}:
        ids = [sentence.id for sentence in order if sentence.document == document]
        assert ids == sorted(ids)


@given(newsy_texts())
def test_of_one_document_it_is_the_plain_reading_order(text):
    summary = summarize([text, ""])
    told = found([text, ""])
    assert reading_order(told.kept_without_budget(), told) == list(summary.sentences)


@given(choices())
def test_neighbours_in_the_source_stay_together(choice):
    told, points = choice
    order = [sentence.id for sentence in reading_order(points, told)]
    kept, at = set(order), {i: position for position, i in enumerate(order)}
    all_ids = sorted(i for members in told.points.members for i in members)
    for before, after in pairwise(all_ids):
        same = told.sentences[before].document == told.sentences[after].document
        if same and {before, after} <= kept:
            assert at[after] == at[before] + 1


@given(choices())
def test_what_leans_on_a_kept_sentence_stays_behind_it(choice):
    """What comes between is of the same document, as a heading may be."""
    told, points = choice
    order = reading_order(points, told)
    at = {sentence.id: position for position, sentence in enumerate(order)}
    for point in points:
        sentence = told.first(point)
        for before in told.leans.get(point, ()):
            same = told.sentences[before].document == sentence.document
            if same and before in at and before < sentence.id:
                between = order[at[before] : at[sentence.id] + 1]
                assert {s.document for s in between} == {sentence.document}


def test_a_leaning_sentence_is_not_torn_from_what_it_leans_on_by_a_heading():
    """Between the two stands a fragment, which is left out: they are no neighbours."""
    told = found(
        ["The mayor spoke at noon.\n\nKarsk\n\nHe refused to resign.", "Rain is expected."]
    )
    mayor, resign, rain = (
        next(p for p, text in enumerate(told.points.texts) if text.startswith(start))
        for start in ("The mayor", "He refused", "Rain")
    )
    assert told.first(mayor).id in told.leans[resign]
    order = texts_of(reading_order([resign, rain, mayor], told))
    assert order.index("He refused to resign.") == order.index("The mayor spoke at noon.") + 1


@given(dated_documents(), st.randoms())
def test_neither_the_order_of_documents_nor_their_names_change_anything(drawn, random):
    names = [str(i) for i in range(len(drawn))]
    random.shuffle(names)
    moved = [Document(d.text, name, date=d.date) for d, name in zip(drawn, names, strict=True)]
    random.shuffle(moved)
    assert ordered(moved) == ordered(drawn)


@given(choices(), st.randoms())
def test_the_order_in_which_points_are_named_changes_nothing(choice, random):
    told, points = choice
    moved = list(points)
    random.shuffle(moved)
    assert reading_order(moved, told) == reading_order(points, told)


@given(choices())
def test_where_all_have_dates_the_earlier_come_first(choice):
    told, points = choice
    dates = [told.documents[s.document].date for s in reading_order(points, told)]
    if None not in dates:
        assert dates == sorted(dates)


@pytest.mark.parametrize("undated", [0, 1, 2])
def test_one_undated_document_that_is_kept_from_undoes_the_dates(undated):
    texts = (" ".join(STORY[:3]), " ".join(STORY[3:6]), " ".join(STORY[6:9]))
    days = ["2026-11-03", "2026-11-02", "2026-11-01"]
    dated = [Document(text, date=day) for text, day in zip(texts, days, strict=True)]
    assert ordered(dated) == [*STORY[6:9], *STORY[3:6], *STORY[:3]]
    mixed = [*dated]
    mixed[undated] = Document(texts[undated])
    # Each is one block, and the times of all are 0.5: the rank decides, and what is alike.
    assert sorted(ordered(mixed)) == sorted(STORY[:9])
    told = found(mixed)
    assert reading_order(told.kept_without_budget(), told) == slow_order(
        told.kept_without_budget(), told
    )


def test_an_undated_document_that_nothing_is_kept_from_does_not_undo_them():
    late, early = Document(STORY[0], date="2026-11-02"), Document(STORY[1], date="2026-11-01")
    assert ordered([late, early, Document("")]) == [STORY[1], STORY[0]]


def test_dates_are_compared_across_time_zones():
    first = Document(STORY[0], date=dt.datetime.fromisoformat("2026-11-02T01:00+03:00"))
    second = Document(STORY[1], date=dt.datetime.fromisoformat("2026-11-01T23:00+00:00"))
    assert ordered([second, first]) == [STORY[0], STORY[1]]


def inversions(texts):
    places = [STORY.index(text) for text in texts]
    return sum(a > b for i, a in enumerate(places) for b in places[i + 1 :])


def test_a_story_torn_into_documents_that_overlap_is_put_together_again():
    """As far as can be: neighbours in a document that leaves out a sentence stay together."""
    rng = np.random.default_rng(0)
    ours, as_given = [], []
    for _ in range(20):
        parts = [sorted(rng.choice(10, size=7, replace=False)) for _ in range(3)]
        told = found([" ".join(STORY[i] for i in part) for part in parts])
        points = told.kept_without_budget()
        ours.append(inversions(texts_of(reading_order(points, told))))
        plain = sorted(map(told.first, points), key=lambda sentence: sentence.id)
        as_given.append(inversions(texts_of(plain)))
    assert sum(ours) < sum(as_given) / 2


def test_what_documents_have_in_common_tells_where_they_stand_to_each_other():
    """By its place alone, at the start of its document, the later sentence came first."""
    earlier, later = " ".join(STORY[1:7]), " ".join(STORY[4:])
    told = found([earlier, later])
    chosen = points_of(told, [STORY[3], STORY[4], STORY[8]])
    assert [told.first(point).document for point in chosen] == [0, 1, 1]
    assert texts_of(reading_order(chosen, told)) == [STORY[3], STORY[4], STORY[8]]


def test_where_others_tell_it_backwards_a_document_keeps_its_order():
    """Its times fall then, and what is told in it stays together."""
    shared = [f"{who} {what}." for who in WHO for what in DOES]
    backwards = shared[::-1]
    for i, text in enumerate(STORY):
        backwards.insert(14 + 2 * i, text)
    texts = [*(f"{day}.\n\n{' '.join(shared)}" for day in "ABC"), " ".join(backwards)]
    told = found(texts)
    ranks = rank_documents(told.documents)
    chosen = points_of(told, [*STORY, shared[0], shared[-1]])
    times = draw_timeline(told, ranks).times
    assert times[told.first(chosen[9]).id] < times[told.first(chosen[5]).id]
    order = texts_of(reading_order(chosen, told))
    assert [text for text in order if text in STORY] == list(STORY)
    assert order == texts_of(slow_order(chosen, told))


def test_of_what_is_about_as_late_that_of_the_same_document_comes_first():
    fillers = [f"{who} {what}." for who in WHO for what in DOES]
    first, second, other = STORY[0], STORY[5], STORY[8]
    long = [fillers[0], first, fillers[1], second, *fillers[2:]]
    told = found([" ".join(long), " ".join([other, *STORY[1:5], *STORY[6:8], STORY[9]])])
    chosen = points_of(told, [first, second, other])
    times = draw_timeline(told, rank_documents(told.documents)).times
    at = [times[told.first(point).id] for point in chosen]
    assert at[0] < at[2] < at[1] < at[2] + STAYING / LATER
    assert texts_of(reading_order(chosen, told)) == [first, second, other]


@pytest.mark.parametrize("between", range(1, 16))
def test_the_same_document_goes_on_with_what_is_alike_though_it_is_later(between):
    fillers = [f"{who} {what}." for who in WHO for what in DOES]
    first, alike = "The dam at Karsk broke after rain.", "The dam at Karsk was old, they say."
    long = [fillers[0], first, *fillers[1 : between + 1], alike, *fillers[between + 1 :]]
    told = found([" ".join(long), " ".join([STORY[8], *STORY[1:5], *STORY[6:8], STORY[9]])])
    chosen = points_of(told, [first, alike, STORY[8]])
    assert reading_order(chosen, told) == slow_order(chosen, told)


@given(dated_documents())
def test_a_time_line_is_that_of_least_squares(drawn):
    told = found(drawn)
    timeline = draw_timeline(told, rank_documents(told.documents))
    times, lines = slow_times(told)
    assert dict(enumerate(timeline.lines)) == lines
    assert {i: timeline.times[i] for i in times} == pytest.approx(times, abs=1e-4)


def test_one_sentence_in_common_puts_documents_on_no_time_line():
    told = found([" ".join(STORY[:3]), " ".join(STORY[2:5])])
    assert len(set(draw_timeline(told, rank_documents(told.documents)).lines)) == 2
    told = found([" ".join(STORY[:4]), " ".join(STORY[2:5])])
    assert len(set(draw_timeline(told, rank_documents(told.documents)).lines)) == 1


def test_next_comes_what_is_alike_and_not_what_is_merely_early():
    """In all three documents the second sentence is as late, and none has two neighbours kept."""
    first = "The dam at Karsk broke on Monday morning after a week of rain."
    other = "Apples and pears are cheap at the market this autumn."
    alike = "Engineers had warned that the dam at Karsk might break after the rain."
    told = found([first, f"{other} Nobody complains.", f"{alike} Nobody heard them."])
    chosen = points_of(told, [first, other, alike])
    order = texts_of(reading_order(chosen, told))
    assert abs(order.index(first) - order.index(alike)) == 1


@given(choices())
def test_it_is_the_order_of_a_slow_merge(choice):
    told, points = choice
    assert texts_of(reading_order(points, told)) == texts_of(slow_order(points, told))
