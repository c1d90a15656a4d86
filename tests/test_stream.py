"""Documents as they come: each is told as against all that came before, in memory of the points."""

from __future__ import annotations

import gc
import tracemalloc
from itertools import count, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import newsy_texts, odd_texts

from summarize import Document, EncodingError, InputError, Memory, Summarizer

SUMMARIZER = Summarizer()
FEED = [
    "12 people died. The dam broke.",
    "The dam broke. 21 people died.",
    "21 people died. Rain fell.",
]


def account(summary):
    return (
        str(summary),
        [document.name for document in summary.documents],
        [(e.sentence, e.fate, e.similarity, [p.text for p in e.seen]) for e in summary.ledger],
        [(c.before.text, c.before.source, c.after, c.facts) for c in summary.changes],
        summary.clusters,
        summary.disagreements,
    )


@settings(max_examples=25)
@given(st.lists(newsy_texts(most=5) | odd_texts(60), max_size=5))
def test_a_stream_is_one_document_after_the_other_with_a_memory(given_texts):
    with Memory(":memory:") as memory:
        expected = [
            account(SUMMARIZER.summarize(Document(text, f"text {number}"), memory=memory))
            for number, text in enumerate(given_texts, 1)
        ]
    assert [account(summary) for summary in SUMMARIZER.stream(given_texts)] == expected
    with Memory(":memory:") as memory:
        streamed = SUMMARIZER.stream(given_texts, memory=memory)
        assert [account(summary) for summary in streamed] == expected


def test_each_document_tells_its_news_and_what_it_disagrees_with():
    told = [
        (str(news), [(c.before.text, c.before.source, c.after.text) for c in news.changes])
        for news in SUMMARIZER.stream(FEED)
    ]
    assert told == [
        (FEED[0], []),
        ("21 people died.", [("12 people died.", "text 1", "21 people died.")]),
        ("Rain fell.", []),
    ]


def test_a_document_is_taken_when_it_is_asked_for():
    taken = []

    def feed():
        for number in count():
            taken.append(number)
            yield Document(f"{number} people died.", f"source {number}")

    stream = SUMMARIZER.stream(feed())
    assert taken == []
    assert [str(news) for news in islice(stream, 3)] == [f"{n} people died." for n in range(3)]
    assert taken == [0, 1, 2]
    assert next(stream).documents[0].name == "source 3"


def test_a_stream_of_nothing_ends():
    assert list(SUMMARIZER.stream([])) == []
    assert [str(news) for news in SUMMARIZER.stream(["", " \n"])] == ["", ""]


@pytest.mark.parametrize("bad", [3, None, b"text", ["text"], {"a": "text"}])
def test_what_is_no_document_is_an_input_error_where_it_comes(bad):
    stream = SUMMARIZER.stream(["The dam broke.", bad, "Rain fell."])
    assert str(next(stream)) == "The dam broke."
    with pytest.raises(InputError, match="text 2: a text must be a str") as caught:
        next(stream)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("bad", [3, None])
def test_what_is_no_stream_is_an_input_error(bad):
    with pytest.raises((InputError, TypeError)):
        list(SUMMARIZER.stream(bad))


def test_documents_of_two_streams_know_nothing_of_each_other():
    one, other = SUMMARIZER.stream(FEED), SUMMARIZER.stream(FEED)
    assert [str(a) == str(b) for a, b in zip(one, other, strict=True)] == [True] * 3


def test_a_given_memory_is_used_and_grows_with_each_document(tmp_path):
    with Memory(tmp_path / "read.db") as memory, Memory(tmp_path / "read.db") as other:
        SUMMARIZER.summarize({"before": "Rain fell."}, memory=memory)
        counts = [len(other) for _ in SUMMARIZER.stream(FEED, memory=memory)]
        assert counts == [3, 4, 4]
        assert [source.name for source in memory.sources()] == [
            "before",
            "text 1",
            "text 2",
            "text 3",
        ]
        assert str(next(SUMMARIZER.stream([FEED[2]], memory=memory))) == ""


def test_what_came_before_an_error_is_remembered():
    class Failing:
        name = "failing"

        def encode(self, texts):
            return [[1.0, len(text)] if "bad" not in text else [float("nan")] * 2 for text in texts]

    with Memory(":memory:") as memory:
        stream = Summarizer(encoder=Failing()).stream(
            ["The dam broke.", "A bad text."], memory=memory
        )
        next(stream)
        with pytest.raises(EncodingError):
            next(stream)
        assert len(memory) == 1


PLACES = "Alder Birch Cedar Ebony Fir Hazel Juniper Larch Maple Oak".split()
DOCUMENTS = [f"{n} people died. The dam above Port {PLACES[n]} broke." for n in range(10)]


def feed_of(number):
    """So many documents that say ten things, each by a source of its own."""
    return (Document(DOCUMENTS[n % 10], f"source {n}") for n in range(number))


@pytest.fixture
def own_memories(monkeypatch):
    """The memories that streams make for themselves."""
    made = []
    passing = Memory.passing.__func__

    def noted(kind):
        made.append(passing(kind))
        return made[-1]

    monkeypatch.setattr(Memory, "passing", classmethod(noted))
    return made


def check_rows(memory):
    execute = memory._database._connection.execute
    tables = ("points", "sources", "mentions", "vectors")
    rows = {table: execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
    assert rows == {"points": 20, "sources": 10, "mentions": 0, "vectors": 1}
    assert execute("PRAGMA page_count").fetchone()[0] < 30


@pytest.mark.slow
def test_what_is_held_grows_with_points_and_not_with_documents(own_memories):
    stream = SUMMARIZER.stream(feed_of(180))
    for _ in islice(stream, 60):
        pass
    tracemalloc.start()
    try:
        for _ in stream:
            check_rows(own_memories[0])
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 150_000
    assert len(own_memories) == 1


@pytest.mark.slow
def test_ten_thousand_documents_that_say_the_same_are_held_as_ten(own_memories):
    stream = SUMMARIZER.stream(feed_of(10_000))
    for news in islice(stream, 10_000):  # at its end what it held is let go of
        last = news
    assert str(last) == ""
    check_rows(own_memories[0])


@pytest.mark.parametrize(
    "states", [("closed to all ships", "open to all ships"), ("closed", "not closed")]
)
def test_what_turns_back_again_and_again_is_news_every_time(states):
    days = [
        Document(f"The port of Velm is {states[day % 2]}.", f"day {day}", f"2026-11-0{day + 1}")
        for day in range(6)
    ]
    told = list(Summarizer().stream([*days, Document(days[-1].text, "late", "2026-11-07")]))
    assert [str(summary) for summary in told] == [*(day.text for day in days), ""]
    assert [[change.before.text for change in summary.changes] for summary in told[1:-1]] == [
        [day.text] for day in days[:-1]
    ]
