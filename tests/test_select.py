"""Summaries within a budget: what is said, what gives way, and what changes nothing."""

from __future__ import annotations

import logging
from itertools import permutations

import pytest
from hypothesis import given
from strategies import documents, newsy_texts, texts

from summarize import Summarizer, summarize

BERG = "Anna Berg joined the navy again and served near Malta on a ship of that navy."
NAVY = "He joined the navy in 1999 and served on three ships of the navy near Malta."
SIX = (
    "The mayor opened a new bridge near the old harbour.",
    "Farmers sold cheap potatoes at every market during last autumn.",
    "A strong storm broke many windows of our village school.",
    "Scientists found rare blue frogs inside some deep southern caves.",
    "Doctors warned parents about measles after several children fell ill.",
    "Engineers repaired both turbines before winter reached those cold valleys.",
)
MAYOR = (
    "The mayor spoke at the town hall on Monday. He refused to resign. "
    "The bridge stays closed until May."
)
DRIVER = "The driver was questioned by police on Tuesday. He refused to resign. Rain is expected."
TRIAL = "He refused to resign. The trial goes on in June."
MEETING = (
    "Grad B: O or later .",
    "Grad A: The microphones of the meeting room record the digits badly .",
    "Grad B: Uh , right .",
    "Grad C: The microphones in the room record digits too badly .",
    "Grad B: O .",
    "Grad A: Or later .",
    "Grad C: Mm , yeah .",
    "Grad D: So the microphones record the digits badly , in the meeting room .",
    "Grad B: O or later , right .",
    "Grad A: Yeah .",
    "Grad B: Later .",
    "Grad C: Right .",
)


def texts_of(summary):
    return [sentence.text for sentence in summary.sentences]


def breaks_counted(text):
    """Tokens of a counter for which an empty line takes more than a sentence."""
    return len(text.split()) + 20 * text.count("\n\n")


COUNTING_BREAKS = Summarizer(count_tokens=breaks_counted)


@given(texts() | documents())
def test_room_for_all_leaves_out_nothing(given_input):
    everything = summarize(given_input)
    budgets = [{"characters": len(str(everything))}, {"sentences": len(everything.sentences)}]
    # Of odd breaks, as a form feed is, an empty line is made: it may be longer than the text.
    if isinstance(given_input, str) and len(str(everything)) <= len(given_input):
        budgets += [{"characters": len(given_input)}, {"ratio": 1.0}]
    for budget in budgets:
        if all(amount > 0 for amount in budget.values()):
            assert everything.recut(**budget).sentences == everything.sentences


@given(newsy_texts())
def test_all_of_a_text_leaves_out_nothing(text):
    everything = summarize(text)
    assert everything.recut(ratio=1.0).sentences == everything.sentences
    assert everything.recut(characters=len(text)).sentences == everything.sentences


@given(newsy_texts())
def test_room_for_all_words_and_tokens_leaves_out_nothing(text):
    everything = summarize(text)
    words = len(str(everything).split())  # none of these is Han or kana
    tokens = COUNTING_BREAKS.summarize(text)
    assert everything.recut(words=max(1, words)).sentences == everything.sentences
    amount = max(1, breaks_counted(str(tokens)))
    assert tokens.recut(tokens=amount).sentences == everything.sentences


def test_a_shorter_sentence_stands_for_one_that_there_is_no_room_for():
    text = (
        "Rain fell. Anna Berg joined the navy in 1999 and served on three ships of the navy near "
        f"Malta. {BERG} Birds sang."
    )
    assert BERG not in texts_of(summarize(text))  # it is restated by the longer one
    assert texts_of(summarize(text, words=16)) == [BERG]


@pytest.mark.parametrize("before", ["Career\n\n", ""])
def test_what_leans_on_nothing_but_a_heading_needs_no_room_for_it(before):
    assert texts_of(summarize(f"{before}{NAVY} Rain fell.", words=16)) == [NAVY]


@pytest.mark.parametrize("amount", [10, 20, 29, 40, 54, 69, 70, 159])
def test_the_tokens_of_breaks_cost_no_more_than_the_sentences_beside_them(amount):
    """Each sentence is of 10 tokens, and each break of 20."""
    assert [breaks_counted(sentence) for sentence in SIX] == [10] * 6
    summary = COUNTING_BREAKS.summarize("\n\n".join(SIX), tokens=amount)
    assert summary.sentences
    assert breaks_counted(str(summary)) <= amount


def test_tokens_that_all_take_leave_out_nothing():
    summary = COUNTING_BREAKS.summarize("\n\n".join(SIX), tokens=160)
    assert texts_of(summary) == list(SIX)


@pytest.mark.parametrize(
    "said", [(MAYOR, DRIVER), (MAYOR, TRIAL), (DRIVER, TRIAL), (MAYOR, DRIVER, TRIAL)]
)
@pytest.mark.parametrize("amount", [1, 2, 3, 4])
def test_the_order_of_documents_changes_nothing_of_what_is_said(said, amount):
    """Though "He" leans on another sentence in each of them."""
    kept = [set(texts_of(summarize(list(o), sentences=amount))) for o in permutations(said)]
    assert kept == [kept[0]] * len(kept)


def test_chatter_is_not_what_a_meeting_is_about():
    """Though there is more of it, and its speaker is named in every line."""
    content = [line for line in MEETING if "digits" in line]
    assert len(content) < len(MEETING) / 2
    [said] = texts_of(summarize("\n".join(MEETING), sentences=1))
    assert said in content


@pytest.mark.parametrize(
    "said", [" ".join(SIX), "The harbour flooded at dawn. Potatoes are cheap.", [MAYOR, DRIVER]]
)
def test_a_query_that_nothing_comes_near_to_is_left_out_of_account(said, caplog):
    plain = summarize(said, sentences=1)
    with caplog.at_level(logging.WARNING, logger="summarize"):
        asked = summarize(said, sentences=1, query="zzqx")
    [record] = caplog.records
    assert record.getMessage() == (
        "Nothing in the text has to do with the query: it is left out of account."
    )
    assert asked.ledger == plain.ledger
    assert asked.settings["query"] == "zzqx"


def test_a_query_that_something_comes_near_to_warns_of_nothing(caplog):
    with caplog.at_level(logging.WARNING, logger="summarize"):
        summarize(" ".join(SIX), sentences=1, query="Who repaired the turbines?")
    assert caplog.records == []


def test_what_a_text_repeats_is_said_first():
    text = (
        "The harbour flooded at dawn. A cat slept on the wall. Boats sank in the flooded harbour. "
        "The flooded harbour stays closed."
    )
    assert "harbour" in str(summarize(text, sentences=1))


def test_a_query_is_answered():
    text = "The harbour flooded at dawn. Potatoes are cheap this year. The harbour stays closed."
    assert str(summarize(text, sentences=1, query="price of potatoes")) == (
        "Potatoes are cheap this year."
    )


def test_a_budget_too_small_for_any_sentence_says_so(caplog):
    with caplog.at_level(logging.WARNING, logger="summarize"):
        summary = summarize("The harbour flooded at dawn.", words=2)
    assert str(summary) == ""
    assert [entry.fate for entry in summary.ledger] == ["cut"]
    [record] = caplog.records
    assert record.name.startswith("summarize")
    assert record.getMessage() == "No sentence fits into the budget (words: 2)."


def test_no_warning_where_there_is_nothing_to_fit(caplog):
    with caplog.at_level(logging.WARNING, logger="summarize"):
        summarize("", words=2)
    assert caplog.records == []


@pytest.mark.parametrize("unit", ["sentences", "words", "characters", "tokens"])
def test_what_is_alike_is_not_said_before_what_is_not(unit):
    """Two that say much the same and one that does not: the same two are never all there is."""
    text = (
        "The harbour of Port Alder was closed after the flood. Potatoes are cheap this year. "
        "After the flood the harbour was closed to all ships."
    )
    one = summarize(text)
    assert len(one.sentences) == 3
    for amount in range(1, 300 if unit == "characters" else 40):
        kept = {sentence.id for sentence in one.recut(**{unit: amount}).sentences}
        assert kept != {0, 2}
