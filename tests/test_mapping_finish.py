"""What many texts come to where something is made of each summary by the process that made it."""

from __future__ import annotations

from copy import copy
from operator import methodcaller

import fragile
import pytest
from fragile import SHORT, no_children

from benchmarks.texts import generate
from summarize import Document, InputError, OptionError, Summarizer, Summary

SUMMARIZER = Summarizer()


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(
    "finish",
    [str, Summary.ranking, Summary.to_dict, methodcaller("recut", sentences=2), copy],
    ids=["str", "ranking", "to_dict", "recut", "copy"],
)
def test_a_result_is_that_of_a_summary_of_summarize(processes, finish):
    texts = [generate(12, seed=number).text for number in range(4)]
    whole = [SUMMARIZER.summarize(text, words=60) for text in texts]
    # What a summary that was sent says of itself is not always the same.
    assert [copy(summary).ranking() for summary in whole] != [s.ranking() for s in whole]
    found = SUMMARIZER.map(texts, processes=processes, words=60, finish=finish)
    assert list(found) == [finish(summary) for summary in whole]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_result_that_is_a_summary_does_not_hold_what_it_was_cut_from(processes):
    recut = methodcaller("recut", words=2)
    [summary] = SUMMARIZER.map(["Rain fell."], processes=processes, finish=recut)
    assert str(summary) == "Rain fell."
    with pytest.raises(InputError, match="pickled"):
        summary.recut()


@pytest.mark.parametrize("processes", [1, 2])
def test_nothing_and_an_error_are_results_like_others(processes):
    texts = ["Rain fell.", "NOTHING", "ERROR", "Roads closed."]
    rain, nothing, error, roads = SUMMARIZER.map(texts, processes=processes, finish=fragile.finish)
    assert (rain, nothing, roads) == ("Rain fell.", None, "Roads closed.")
    assert isinstance(error, InputError)
    assert error.source == "x"


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_of_finish_is_raised_at_the_place_of_its_text(processes):
    texts = ["Rain fell.", "FAIL", Document("FULL", "huge"), "Roads closed.", "BREAK", "Rain."]
    found = SUMMARIZER.map(texts, processes=processes, finish=fragile.finish)
    assert next(found) == "Rain fell."
    with pytest.raises(OptionError, match="whole"):
        next(found)
    with pytest.raises(InputError, match=r"^huge: too large for the memory"):
        next(found)
    assert next(found) == "Roads closed."
    with pytest.raises(RuntimeError, match="it broke"):
        next(found)
    assert list(found) == []
    assert no_children()


def test_a_result_that_cannot_be_sent_is_told_at_its_place():
    found = SUMMARIZER.map(SHORT[:2], processes=2, finish=fragile.to_lambda, return_exceptions=True)
    for error in found:
        assert isinstance(error, OptionError)
        assert str(error).startswith("The 'finish' option must be a function to values that pickle")
        assert error.value is fragile.to_lambda
    [result] = SUMMARIZER.map(["Rain fell."], processes=1, finish=fragile.to_lambda)
    assert str(result()) == "Rain fell."


def test_a_summary_that_cannot_be_sent_is_no_fault_of_finish():
    summarizer = Summarizer(encoder=fragile.NamesUnsendable())
    errors = list(summarizer.map(SHORT[:2], processes=2, return_exceptions=True))
    assert [type(error) for error in errors] == [OptionError] * 2
    told = (
        "The 'processes' option must be 1 for summaries that pickle cannot send "
        "(no name for others). Got 2."
    )
    assert [str(error) for error in errors] == [told] * 2
    [summary] = summarizer.map(["Rain fell."], processes=1)
    assert str(summary) == "Rain fell."


def test_a_result_that_cannot_be_made_again_ends_the_work_at_its_place():
    found = SUMMARIZER.map(["Rain fell."], processes=2, finish=fragile.to_unhandable)
    with pytest.raises(TypeError, match="__init__"):
        next(found)
    assert list(found) == []
    assert no_children()


@pytest.mark.parametrize("wrong", ["str", 3, []])
def test_finish_is_a_function(wrong):
    with pytest.raises(OptionError, match="'finish'"):
        SUMMARIZER.map([], finish=wrong)
