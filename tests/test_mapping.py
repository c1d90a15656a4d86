"""Many texts in many processes: the same summaries, whatever becomes of a process."""

from __future__ import annotations

import inspect
import itertools
import json
import os

import fragile
import pytest
from fragile import SHORT, fragile_summarizer, no_children
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import budgets, documents, newsy_texts, odd_texts

from benchmarks.texts import generate
from summarize import (
    Document,
    InputError,
    OptionError,
    SummarizeError,
    Summarizer,
    mapping,
)

SUMMARIZER = Summarizer()
TEXTS = [generate(number % 7, seed=number).text for number in range(30)]


def page(summary):
    return json.dumps(summary.to_dict(texts=True), sort_keys=True)


def told(summaries):
    """What each text came to: its summary's text, or its error's."""
    return [str(found) for found in summaries]


# Summaries


@pytest.mark.parametrize("processes", [1, 3])
def test_a_summary_is_that_of_summarize_in_the_order_of_the_texts(processes):
    found = list(SUMMARIZER.map(TEXTS, processes=processes, words=40, query="flood"))
    expected = [SUMMARIZER.summarize(text, words=40, query="flood") for text in TEXTS]
    assert list(map(page, found)) == list(map(page, expected))
    assert found == expected


@pytest.mark.slow
@settings(max_examples=5)
@given(st.lists(newsy_texts() | odd_texts() | documents(), min_size=8, max_size=16), budgets())
def test_any_texts_give_what_summarize_gives(given_texts, budget):
    found = list(SUMMARIZER.map(given_texts, processes=2, **budget))
    assert found == [SUMMARIZER.summarize(text, **budget) for text in given_texts]


@pytest.mark.parametrize("processes", [1, 2])
def test_an_item_is_whatever_summarize_takes(processes):
    items = [
        "Rain fell.",
        Document("Rain fell.", "ap", date="2026-11-02"),
        ["Rain fell.", Document("Roads closed.", "bbc")],
        {"ap": "Rain fell.", "bbc": "Rain fell."},
        (text for text in ("Rain fell.", "Roads closed.")),
        [],
        "",
    ]
    expected = [SUMMARIZER.summarize(item) for item in items if not hasattr(item, "send")]
    found = list(SUMMARIZER.map(items, processes=processes))
    generated = found.pop(4)
    assert found == expected
    assert generated == SUMMARIZER.summarize(["Rain fell.", "Roads closed."])


@pytest.mark.parametrize("processes", [1, 2])
def test_seen_is_shown_to_every_text(processes):
    texts = ["Rain fell. The dam broke.", "Roads closed. Rain fell."]
    found = SUMMARIZER.map(texts, processes=processes, seen=(text for text in ["Rain fell."]))
    assert told(found) == ["The dam broke.", "Roads closed."]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_summary_does_not_hold_what_it_was_cut_from(processes):
    [summary] = SUMMARIZER.map(["Rain fell."], processes=processes)
    with pytest.raises(InputError, match="pickled"):
        summary.recut(words=1)


def test_slow_texts_do_not_change_the_order(tmp_path):
    texts = ["It took SLEEP300 long.", *SHORT, "It took SLEEP100 long."]
    found = fragile_summarizer(tmp_path).map(texts, processes=2)
    assert [summary.documents[0].text for summary in found] == texts


def test_nothing_gives_nothing():
    assert list(SUMMARIZER.map([], processes=2)) == []
    assert list(SUMMARIZER.map(iter(()))) == []


# Laziness and progress


@pytest.mark.parametrize(("processes", "ahead"), [(1, 0), (2, 8)])
def test_texts_are_asked_for_as_summaries_are(processes, ahead):
    asked = itertools.count()
    endless = (f"It rained {next(asked)} times." for _ in itertools.count())
    with SUMMARIZER.map(endless, processes=processes) as found:
        assert next(asked) == 0
        for taken in range(1, 30):
            next(found)
            assert taken <= next(asked) - taken <= taken + ahead
    assert no_children()


@pytest.mark.parametrize("processes", [1, 2])
def test_progress_counts_what_is_handed_out(processes):
    seen = []

    def progress(*report):
        seen.append(report)

    list(SUMMARIZER.map(SHORT[:3], processes=processes, progress=progress))
    assert seen == [("map", done, 3) for done in range(4)]
    seen.clear()
    list(SUMMARIZER.map(iter(SHORT[:3]), processes=processes, progress=progress))
    assert seen == [("map", done, done) for done in range(4)]


# Errors


@pytest.mark.parametrize("processes", [1, 2])
def test_a_text_that_fails_raises_at_its_place_and_the_rest_goes_on(processes, tmp_path):
    texts = [*SHORT[:3], "FAIL3", *SHORT[3:5], 6, "FULL", SHORT[5]]
    found = fragile_summarizer(tmp_path).map(texts, processes=processes)
    outcomes = []
    while True:
        try:
            outcomes.append(str(next(found)))
        except StopIteration:
            break
        except SummarizeError as error:
            outcomes.append(type(error).__name__)
    rained = [f"It rained {number} times." for number in range(6)]
    assert outcomes == [
        *rained[:3], "OptionError", *rained[3:5], "InputError", "InputError", rained[5],
    ]  # fmt: skip
    assert no_children()


@pytest.mark.parametrize("processes", [1, 2])
def test_errors_are_handed_out_where_they_are_asked_for(processes, tmp_path):
    texts = ["FAIL3", SHORT[0], b"bytes", "FULL"]
    found = fragile_summarizer(tmp_path).map(texts, processes=processes, return_exceptions=True)
    first, summary, no_text, full = found
    assert isinstance(first, OptionError)
    assert first.value == 3
    assert str(summary) == "It rained 0 times."
    assert isinstance(no_text, InputError)
    assert isinstance(full, InputError)
    assert "memory" in str(full)


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_of_the_texts_themselves_waits_for_its_place(processes):
    def failing():
        yield from SHORT[:4]
        raise InputError("there is no more.", source="feed")

    found = SUMMARIZER.map(failing(), processes=processes, return_exceptions=True)
    assert len(list(itertools.islice(found, 4))) == 4
    with pytest.raises(InputError, match="no more"):
        next(found)
    assert list(found) == []
    assert no_children()


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_that_is_not_ours_ends_the_work(processes, tmp_path):
    texts = [SHORT[0], "BREAK", SHORT[1]]
    found = fragile_summarizer(tmp_path).map(texts, processes=processes, return_exceptions=True)
    assert str(next(found)) == "It rained 0 times."
    with pytest.raises(RuntimeError, match="it broke") as raised:
        next(found)
    assert processes == 1 or "fragile.py" in raised.value.__notes__[0]
    assert list(found) == []
    assert no_children()


def test_an_error_that_cannot_be_pickled_is_told_in_its_words():
    found = Summarizer(segmenter=fragile.RaisesUnhandable()).map(["a"], processes=2)
    with pytest.raises(RuntimeError, match="Unhandable: 1"):
        next(found)


@pytest.mark.parametrize("wrong", ["text", b"text", Document("text"), {"a": "text"}, 3, None])
def test_one_text_is_refused(wrong):
    with pytest.raises(InputError, match="one after the other"):
        SUMMARIZER.map(wrong)


@pytest.mark.parametrize("wrong", [0, -1, 1.5, True, "2"])
def test_processes_are_a_whole_number(wrong):
    with pytest.raises(OptionError, match="'processes'"):
        SUMMARIZER.map([], processes=wrong)


def test_the_keywords_that_a_type_checker_knows_are_those_of_map():
    parameters = inspect.signature(Summarizer.map).parameters
    taken = {
        name: parameter.annotation
        for name, parameter in parameters.items()
        if name not in {"self", "documents", "finish"}
    }
    known = {
        name: annotation.__forward_arg__
        for name, annotation in mapping.MapOptions.__annotations__.items()
    }
    assert known == taken
    assert not mapping.MapOptions.__required_keys__
    assert all(parameters[name].default is not inspect.Parameter.empty for name in known)


@pytest.mark.parametrize("wrong", [{"words": 0}, {"words": 1, "ratio": 0.5}, {"query": "rain"}])
def test_options_are_looked_at_before_the_work(wrong):
    with pytest.raises(OptionError):
        SUMMARIZER.map([], **wrong)


def test_the_number_of_processes_is_that_of_usable_processors(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {1, 5, 7}, raising=False)
    assert mapping.usable_processes() == 3
