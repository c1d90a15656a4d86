"""What a memory remembers: the same as seen texts would say, from run to run, all or nothing."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_rows import rows
from strategies import budgets, documents, newsy_texts, odd_texts

from summarize import (
    Document,
    EncodingError,
    Fate,
    InputError,
    Memory,
    Summarizer,
    summarize,
)
from summarize.facts import KEPT_KINDS, find_facts
from summarize.memory.facts import KeptFacts, write

few = settings(max_examples=25)


def fates(summary):
    return [(entry.sentence.text, str(entry.fate)) for entry in summary.ledger]


def account(summary):
    """All that a summary says of what was seen, but for when it was read."""
    return (
        fates(summary),
        str(summary),
        [(entry.similarity, [(p.text, p.source) for p in entry.seen]) for entry in summary.ledger],
        [(c.before.text, c.before.source, c.after.id, c.facts) for c in summary.changes],
    )


# Against seen texts.


@few
@given(newsy_texts() | documents(), newsy_texts() | documents(), st.just({}) | budgets())
def test_a_memory_does_what_seen_texts_do(given_input, seen, budget):
    with Memory(":memory:") as memory:
        summarize(seen, memory=memory)
        before = summarize(given_input, seen=seen, **budget)
        assert account(summarize(given_input, memory=memory, **budget)) == account(before)


@few
@given(st.lists(newsy_texts(most=5), min_size=1, max_size=4))
def test_one_after_the_other_says_what_seen_texts_would(given_texts):
    """Which of two that say the same is named may differ: the second is not remembered."""
    with Memory(":memory:") as memory:
        for number, text in enumerate(given_texts):
            now = summarize(text, memory=memory)
            # Held against all that was read: left out is what these cover, and no other.
            again = summarize(text, seen=given_texts[:number])
            assert [fate == "noise" for _, fate in fates(now)] == [
                fate == "noise" for _, fate in fates(again)
            ]
            kept = {text for text, fate in fates(now) if fate == "kept"}
            assert {text for text, fate in fates(again) if fate == "kept"} <= kept
        for text in given_texts:
            assert str(summarize(text, memory=memory)) == ""


@few
@given(odd_texts() | newsy_texts())
def test_what_was_read_is_no_news(text):
    with Memory(":memory:") as memory:
        first = summarize(text, memory=memory)
        assert fates(first) == fates(summarize(text))
        count = len(memory)
        again = summarize(text, memory=memory)
        assert {fate for _, fate in fates(again)} <= {"seen", "noise"}
        assert len(memory) == count
        words = [entry.sentence.text.split() for entry in first.ledger if entry.cluster is not None]
        assert count == len({str(one) for one in words})


def test_what_a_budget_cut_is_remembered_too():
    with Memory(":memory:") as memory:
        cut = summarize("The dam broke. Two towns flooded. Rain fell.", sentences=1, memory=memory)
        assert len(cut.sentences) == 1
        assert len(memory) == 3
        assert str(summarize("Two towns flooded. Rain fell.", memory=memory)) == ""


def test_seen_texts_and_a_memory_together_leave_out_what_either_knows():
    with Memory(":memory:") as memory:
        summarize("The dam broke.", memory=memory)
        text = "The dam broke. Two towns flooded. Rain fell."
        assert str(summarize(text, seen="Two towns flooded.", memory=memory)) == "Rain fell."
        # What was seen, and is not remembered yet, is now.
        assert str(summarize(text, memory=memory)) == ""


def test_an_empty_document_leaves_a_memory_as_it_is():
    with Memory(":memory:") as memory:
        summarize("The dam broke.", memory=memory)
        before = rows(memory)
        for nothing in ("", " \n", [], {}, ["", ""]):
            assert str(summarize(nothing, memory=memory)) == ""
        assert rows(memory) == before


# Who said it, and when.


def test_sources_are_listed_with_their_points():
    with Memory(":memory:") as memory:
        start = dt.datetime.now(dt.UTC).replace(microsecond=0)
        ap = Document("The dam broke. Rain fell.", "ap", date="2026-11-02T08:00+02:00")
        summarize([ap, Document("The dam broke.", "bbc")], memory=memory)
        summarize([Document("Rain fell.", "ap")], memory=memory)
        sources = memory.sources()
        assert [(s.name, s.points) for s in sources] == [("ap", 2), ("bbc", 1), ("ap", 1)]
        assert sources[0].date == dt.datetime(2026, 11, 2, 6, tzinfo=dt.UTC)
        assert sources[1].date is None
        assert all(start <= s.read <= dt.datetime.now(dt.UTC) for s in sources)


def test_a_seen_point_names_who_said_it_first_by_date():
    with Memory(":memory:") as memory:
        days = {"late": "2026-11-03", "early": "2026-11-02"}
        summarize([Document("The dam broke.", n, date=d) for n, d in days.items()], memory=memory)
        [entry] = summarize("The dam broke.", memory=memory).ledger
        [point] = entry.seen
        assert (point.source, point.date.day, point.last.day) == ("early", 2, 3)
        assert point.read is not None
        memory.forget(source="early")
        [entry] = summarize(Document("The dam broke.", "bbc"), memory=memory).ledger
        assert entry.seen[0].source == "late"


@pytest.mark.parametrize("date", ["2020-01-01", "2999-01-01"])
def test_a_source_with_a_date_comes_before_one_without_as_among_sentences(date):
    given_documents = [Document("The dam broke.", "a"), Document("The dam broke.", "b", date=date)]
    [cluster] = summarize(given_documents).clusters
    assert cluster.representative.document == 1
    with Memory(":memory:") as memory:
        summarize(given_documents, memory=memory)
        for gone in ("nobody", "c"):  # and after another was forgotten
            memory.forget(source=gone)
            [entry] = summarize({"c": "The dam broke."}, memory=memory).ledger
            assert entry.seen[0].source == "b"


@pytest.mark.parametrize("name", ["two\nlines", "nul\0nul", "\ud800 half", "", "é" * 5000, "'; --"])
def test_any_name_and_text_is_remembered_and_forgotten(name):
    text = "The dam broke. “We will \udfff rebuild it \0 all,” Maria Ostrova said. Rain fell."
    with Memory(":memory:") as memory:
        summarize([Document(text, name)], memory=memory)
        assert {fate for _, fate in fates(summarize(text, memory=memory))} == {"seen"}
        shown = name.encode("utf-8", "backslashreplace").decode()
        assert [source.name for source in memory.sources()] == [shown, "text"]
        assert memory.forget(source="text") == 0
        assert memory.forget(source=name) == 3


@pytest.mark.parametrize("date", ["0001-01-01T00:00+05:00", "9999-12-31T23:59-05:00"])
def test_the_ends_of_the_calendar_are_dates(date):
    with Memory(":memory:") as memory:
        for _ in range(2):
            summarize(Document("The dam broke.", date=date), memory=memory)
        assert memory.sources()[0].date.year == int(date[:4])
        assert memory.forget(before=date) in (0, 1)


def test_a_very_long_text_is_remembered():
    sentence = "The dam " + "and the bridge and the road " * 2_000 + "broke."
    with Memory(":memory:") as memory:
        for expected in ("kept", "seen"):
            assert fates(summarize(sentence, memory=memory)) == [(sentence, expected)]


def test_the_same_words_in_other_lines_are_one_point():
    with Memory(":memory:") as memory:
        summarize({"a": "The  dam\n   broke.", "b": "The dam broke."}, memory=memory)
        assert len(memory) == 1
        assert [source.points for source in memory.sources()] == [1, 1]
        assert memory.forget(source="a") == 0


def test_halves_of_surrogate_pairs_are_the_words_that_stand_for_them():
    text, written = "The dam \ud800 broke.", r"The dam \ud800 broke."
    with Memory(":memory:") as memory:
        summarize({"a": text, "b": written}, memory=memory)
        assert len(memory) == 1
        assert memory.forget(source="a") == 0
        summarize({"c": text}, memory=memory)  # in the words of b
        assert memory.forget(source="b") == 0
        assert len(memory) == 1


# Another encoder.


class Numbers:
    """An encoder of few dimensions."""

    def __init__(self, dim=3, name="numbers"):
        self.name, self._dim = name, dim

    def encode(self, texts):
        return np.array([[len(text), *range(1, self._dim)] for text in texts], float)


def test_another_encoder_or_language_is_an_error():
    with Memory(":memory:") as memory:
        summarize("The dam broke.", memory=memory)
        for other in (Summarizer(encoder="lexical"), Summarizer(language="de")):
            for text in ("Rain fell.", "The dam broke."):
                with pytest.raises(InputError, match="use the same, or another file") as caught:
                    other.summarize(text, memory=memory)
                assert "\n" not in str(caught.value)
        assert len(memory) == 1


def test_another_encoder_or_language_can_be_refused_before_the_work():
    with Memory(":memory:") as memory:
        memory.check(("lexical", "de"))
        summarizer = Summarizer(encoder=Numbers())
        summarizer.summarize("The dam broke.", memory=memory)
        memory.check(("numbers", "en"))
        for other in (("numbers", "de"), ("lexical", "en")):
            with pytest.raises(InputError, match="use the same, or another file"):
                memory.check(other)
    with pytest.raises(InputError, match="was closed"):
        memory.check(("numbers", "en"))


def test_an_encoder_of_another_dimension_is_an_error():
    with Memory(":memory:") as memory:
        Summarizer(encoder=Numbers(3)).summarize("The dam broke.", memory=memory)
        with pytest.raises(EncodingError):
            Summarizer(encoder=Numbers(4)).summarize("Rain fell.", memory=memory)
        assert len(memory) == 1


@pytest.mark.parametrize("threshold", [0.0, -0.5, -0.999])
def test_any_threshold_will_do(threshold):
    summarizer = Summarizer(threshold=threshold)
    with Memory(":memory:") as memory:
        for text in ("The dam broke. Rain fell.", "Two towns flooded."):
            summarizer.summarize({text: text}, memory=memory)
        memory.forget(source="Two towns flooded.")  # its vector is nothing now
        found = summarizer.summarize("Two towns flooded. The dam broke.", memory=memory)
        assert [fate for _, fate in fates(found)] == ["kept", "seen"]


# Which facts can have to do with which: a fast way to rule pairs out.


@given(newsy_texts(most=3), newsy_texts(most=3))
def test_facts_are_read_as_they_were_written(a, b):
    for text in (a, b):
        facts = find_facts(text, str.islower)
        kept = KeptFacts.read(write(facts))
        assert kept.required == {
            (fact.kind, " ".join(fact.key.split())) for fact in facts if fact.kind in KEPT_KINDS
        }
        assert kept.required <= kept.stated
        assert kept.may_concern(kept)


def test_the_fate_of_all_is_seen_or_noise_where_facts_hold_signs_of_all_kinds():
    odd = "“A\tb\x1cc\u2028d” and 12\x85people, Maria\u00a0Ostrova said on 12\u2007May 2024."
    with Memory(":memory:") as memory:
        summarize(odd, memory=memory)
        assert {entry.fate for entry in summarize(odd, memory=memory).ledger} <= {
            Fate.SEEN,
            Fate.NOISE,
        }
