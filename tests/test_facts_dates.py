"""Dates: one key for one day, quarter or decade, whatever the spelling."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.facts import FactKind, find_facts
from summarize.segment import PunktSplitter

IS_COMMON = PunktSplitter("en").is_common


def facts(text):
    return [fact for fact in find_facts(text, IS_COMMON) if fact.kind is FactKind.DATE]


def keys(spelling):
    return [fact.key for fact in facts(f"They met {spelling}.")]


@given(st.dates(dt.date(1000, 1, 1), dt.date(2199, 12, 31)))
def test_one_day_has_one_key(day):
    ending = {1: "st", 21: "st", 31: "st", 2: "nd", 22: "nd", 3: "rd", 23: "rd"}.get(day.day, "th")
    month, short = f"{day:%B}", f"{day:%b}"
    for spelling in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month} {day.day} , {day.year}",
        f"{month} {day.day}{ending}, {day.year}",
        f"the {day.day}{ending} of {month} {day.year}",
        f"{short}. {day.day}, {day.year}",
        f"{day.day} {short} {day.year}",
        day.isoformat(),
        f"{day:%d.%m.%Y}",
    ):
        assert keys(f"on {spelling}") == [day.isoformat()], spelling
        assert {f.kind for f in find_facts(f"They met on {spelling}.", IS_COMMON)} == {
            FactKind.DATE
        }


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        (("in Q3 2024", "in the third quarter of 2024", "in the 3rd quarter of 2024"), "2024-q3"),
        (("in the third quarter", "in Q3"), "q3"),
        (("in autumn 2024", "in the fall of 2024", "in the autumn of 2024"), "2024-autumn"),
        (("in the 1990s", "in the nineties", "in the '90s", "in the 1990's"), "1990s"),
        (("in mid-May", "in mid May"), "--05 mid"),
        (("in late 2004",), "2004 late"),
        (("last Monday", "last Monday"), "monday last"),
        (("on Monday", "on Mondays", "Monday's"), "monday"),
        (("today",), "today"),
        (("last year", "last year's", "the past year"), "last year"),
        (("next summer", "the coming summer"), "next summer"),
        (("this morning", "this morning's"), "this morning"),
        (("in the evening", "evenings"), "evening"),
        (("on 1 January", "on the first of January"), "--01-01"),
        (("early on Monday", "early Monday"), "monday early"),
        (("in May", "May's"), "--05"),
        (("on 12/05/2024",), "12/05/2024"),
        (("on 31/05/2024", "on 05/31/2024", "on 2024/05/31"), "2024-05-31"),
        (("since 2004", "in 2004 elections were held"), "2004"),
        (("in May",), "--05"),
        (("in february 2010", "in February 2010"), "2010-02"),
        (("on monday",), "monday"),
    ],
)
def test_one_date_has_one_key(spellings, key):
    for spelling in spellings:
        assert keys(spelling) == [key], spelling


@pytest.mark.parametrize(
    ("exact", "said"),
    [
        ("in mid-May", "in May"),
        ("last Monday", "on Monday"),
        ("in Q3 2024", "in 2024"),
        ("in summer 2024", "in 2024"),
        ("on 12/05/2024", "in 2024"),
    ],
)
def test_the_exact_date_says_the_other_and_not_the_reverse(exact, said):
    [one], [other] = facts(f"They met {exact}."), facts(f"They met {said}.")
    assert one.states(other)
    assert not other.states(one)


def test_days_that_share_their_month():
    assert keys("on 12-14 May 2024") == ["2024-05-12", "2024-05-14"]
    assert sorted(keys("on May 12-14, 2024")) == ["2024-05-12", "2024-05-14"]
    assert keys("on 12 and 14 May") == ["--05-12", "--05-14"]
    assert keys("in 2004-2005") == ["2004", "2005"]


@pytest.mark.parametrize(
    "text",
    [
        "There were 1200 soldiers.", "Resolution 1723 was passed.", "This may rain.", "May I go?",
        "It costs 2000 dollars.", "In her nineties she ran.", "They march.", "It will fall.",
        "It ran version 3.11.7.", "They met at seven in the evening.", "It took a night.",
    ],
)  # fmt: skip
def test_what_looks_like_a_date_and_is_none(text):
    assert facts(text) == []
