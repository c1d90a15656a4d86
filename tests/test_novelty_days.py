"""The events told over days: that their labels are whole, and what can be checked of them true."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import mean

import pytest

from benchmarks.novelty_days import Changed, Kind, Wording, read_event
from benchmarks.texts import DATA
from summarize import Document
from summarize.segment import PunktSplitter, segment

EVENT, HELD_OUT = read_event("days"), read_event("days_held_out")
LABELS = {
    Kind.NEW: set(),
    Kind.REPEAT: {"of", "wording"},
    Kind.CHANGE: {"of", "wording", "changed", "was", "now"},
    Kind.MIXED: {"of", "adds"},
}
NUMBERS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty
""".split()
VALUE = {word: str(at) for at, word in enumerate(NUMBERS, 1)} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "twenty-two": "22",
    "twenty-four": "24",
    "fifty-one": "51",
}
both = pytest.mark.parametrize("event", [EVENT, HELD_OUT], ids=["days", "held out"])


def of_kind(event, kind):
    return [sentence for sentence in event.sentences.values() if sentence.kind is kind]


def words(text):
    return re.findall(r"\w+(?:[-'.,]\w+)*", text.lower())


def earlier(event, sentence):
    """All that the sentences say to which a sentence refers."""
    return " ".join(event.sentences[one].text for one in sentence.of)


def overlap(event, sentence):
    """Shared words, as a part of all words of the sentence and of those it refers to."""
    a, b = set(words(sentence.text)), set(words(earlier(event, sentence)))
    return len(a & b) / len(a | b)


def origins(event, sentence):
    """The new points and changes that a sentence repeats, at whatever remove."""
    if sentence.kind in (Kind.NEW, Kind.CHANGE):
        return {sentence.id}
    return set().union(*(origins(event, event.sentences[one]) for one in sentence.of))


def refers_to(event, sentence):
    return set().union(*(origins(event, event.sentences[one]) for one in sentence.of))


# That the sets are whole.


def test_there_are_enough_sentences_of_every_label():
    kinds = Counter(sentence.kind for sentence in EVENT.sentences.values())
    repeats = Counter(sentence.wording for sentence in of_kind(EVENT, Kind.REPEAT))
    changes = Counter(sentence.changed for sentence in of_kind(EVENT, Kind.CHANGE))
    assert kinds[Kind.CHANGE] >= 25
    assert kinds[Kind.MIXED] >= 8
    assert min(repeats[wording] for wording in Wording) >= 15
    assert min(changes[kind] for kind in Changed) >= 5
    assert changes.most_common(1)[0][0] is Changed.FIGURE


def test_the_held_out_set_has_every_label_too():
    repeats = Counter(sentence.wording for sentence in of_kind(HELD_OUT, Kind.REPEAT))
    changes = Counter(sentence.changed for sentence in of_kind(HELD_OUT, Kind.CHANGE))
    assert len(HELD_OUT.sentences) >= 80
    assert min(repeats[wording] for wording in Wording) >= 8
    assert min(changes[kind] for kind in Changed) >= 4
    assert len(of_kind(HELD_OUT, Kind.MIXED)) >= 5


def test_the_sets_share_no_sentence_and_no_name_of_their_events():
    mine = {sentence.text for sentence in EVENT.sentences.values()}
    others = {sentence.text for sentence in HELD_OUT.sentences.values()}
    assert not mine & others
    names = re.compile(r"(?<=\w )[A-Z]\w+(?: [A-Z]\w+)+")
    assert not set(names.findall(" ".join(mine))) & set(names.findall(" ".join(others)))


@both
def test_five_days_in_a_row_have_two_or_three_sources_each(event):
    assert len(event.days) == 5
    assert {(b.date - a.date).days for a, b in pairwise(event.days)} == {1}
    for day in event.days:
        sources = [document.source for document in day.documents]
        assert len(set(sources)) == len(sources)
        assert 2 <= len(sources) <= 3
        assert all(8 <= len(document.sentences) <= 14 for document in day.documents)


@both
def test_ids_are_unique_and_say_day_document_and_position(event):
    numbers = [
        f"{at}{letter}{position}"
        for at, day in enumerate(event.days, 1)
        for letter, document in zip("abc", day.documents, strict=False)
        for position, _ in enumerate(document.sentences, 1)
    ]
    told = [sentence.id for day in event.days for sentence in day.sentences]
    assert told == numbers == list(event.sentences) == list(event.day_of)
    documents = [document for day in event.days for document in day.documents]
    for document in documents:
        assert {one.id[: len(document.id)] for one in document.sentences} == {document.id}


@pytest.mark.parametrize("name", ["days", "days_held_out"])
def test_no_sentence_of_the_file_is_lost_in_reading(name):
    written = (DATA / f"{name}.toml").read_text(encoding="utf-8")
    listed = re.findall(r'^ +\{ id = "(\w+)", kind = "(\w+)"', written, re.MULTILINE)
    assert [(one.id, one.kind) for one in read_event(name).sentences.values()] == listed


@both
def test_every_sentence_has_the_labels_of_its_kind_and_no_others(event):
    for sentence in event.sentences.values():
        given = {
            label
            for label in ("of", "wording", "changed", "was", "now", "adds")
            if getattr(sentence, label)
        }
        assert given == LABELS[sentence.kind], sentence.id


@both
def test_texts_are_their_sentences_as_our_splitter_finds_them(event):
    splitter = PunktSplitter()
    for document in (document for day in event.days for document in day.documents):
        found = [one.text for one in segment([Document(document.text)], splitter)]
        assert found == [one.text for one in document.sentences]


# That the labels are true, as far as that can be checked.


@both
def test_what_a_sentence_refers_to_is_of_an_earlier_day(event):
    for sentence in event.sentences.values():
        for one in sentence.of:
            assert event.day_of[one] < event.day_of[sentence.id], sentence.id


@both
def test_nothing_is_repeated_or_changed_after_it_was_changed(event):
    changed_on = {}
    for change in of_kind(event, Kind.CHANGE):
        for one in refers_to(event, change):
            assert one not in changed_on, change.id
            changed_on[one] = event.day_of[change.id]
    assert len(changed_on) >= len(of_kind(event, Kind.CHANGE))
    for sentence in of_kind(event, Kind.REPEAT) + of_kind(event, Kind.MIXED):
        for one in refers_to(event, sentence):
            assert event.day_of[sentence.id] < changed_on.get(one, 5), sentence.id


@both
def test_a_text_is_told_again_only_as_a_verbatim_repeat_or_as_what_became_true_again(event):
    told = {}
    for sentence in event.sentences.values():
        if sentence.kind in (Kind.NEW, Kind.MIXED):
            assert sentence.text not in told, sentence.id
        if sentence.kind is Kind.REPEAT:
            verbatim = sentence.text in told
            assert verbatim == (sentence.wording is Wording.VERBATIM), sentence.id
            assert not verbatim or earlier(event, sentence) == sentence.text
        told[sentence.text] = sentence.id


@both
def test_a_change_gives_the_earlier_sentence_another_fact(event):
    for change in of_kind(event, Kind.CHANGE):
        before = earlier(event, change)
        assert len(change.of) == 1
        assert change.was != change.now
        assert change.was in before, change.id
        assert change.now in change.text, change.id
        verbatim = before.replace(change.was, change.now, 1) == change.text
        assert verbatim == (change.wording is Wording.VERBATIM), change.id
        if change.changed is Changed.FIGURE:
            values = [VALUE.get(one.lower(), one) for one in (change.was, change.now)]
            assert values[0] != values[1]
            assert all(re.fullmatch(r"\d[\d,]*", value) for value in values), change.id


@both
def test_there_are_two_reversals_of_a_change(event):
    changes = of_kind(event, Kind.CHANGE)
    again = [change for change in changes if event.sentences[change.of[0]].kind is Kind.CHANGE]
    back = [change for change in again if change.now == event.sentences[change.of[0]].was]
    assert len(again) >= 2
    assert back


@both
def test_a_mixed_sentence_writes_what_it_adds_and_repeats_the_rest(event):
    for sentence in of_kind(event, Kind.MIXED):
        assert sentence.adds in sentence.text, sentence.id
        rest = set(words(sentence.text.replace(sentence.adds, "")))
        before = set(words(earlier(event, sentence)))
        assert len(rest & before) / len(rest) > 0.7, sentence.id
        assert set(words(sentence.adds)) - before, sentence.id


@both
def test_a_repeat_has_no_figure_that_was_not_told(event):
    with_figures = 0
    for sentence in of_kind(event, Kind.REPEAT):
        figures = [word for word in words(sentence.text) if word[0].isdigit()]
        before = {VALUE.get(word, word) for word in words(earlier(event, sentence))}
        assert {figure.removesuffix("-year-old") for figure in figures} <= before, sentence.id
        with_figures += bool(figures)
    assert with_figures > 5


@both
def test_a_repeat_has_no_name_that_was_not_told_on_an_earlier_day(event):
    for sentence in of_kind(event, Kind.REPEAT):
        before = " ".join(
            one.text for day in event.days[: event.day_of[sentence.id]] for one in day.sentences
        )
        names = set(re.findall(r"(?<=[\w,] )[A-Z]\w+", sentence.text))
        assert names <= set(re.findall(r"\w+", before)), sentence.id


@both
def test_reworded_repeats_share_fewer_words_than_light_ones(event):
    shared = {
        wording: [
            overlap(event, sentence)
            for sentence in of_kind(event, Kind.REPEAT)
            if sentence.wording is wording
        ]
        for wording in Wording
    }
    assert min(shared[Wording.VERBATIM]) == 1
    assert min(shared[Wording.LIGHT]) > 0.3
    assert max(shared[Wording.REWORDED]) < 0.5
    assert mean(shared[Wording.LIGHT]) > mean(shared[Wording.REWORDED]) + 0.2
