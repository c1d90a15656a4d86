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
        (("in 2004", "in 2004 elections were held"), "2004"),
        (("in May",), "--05"),
        (("in february 2010", "in February 2010"), "2010-02"),
        (("on monday",), "monday"),
        (
            ("every day", "each day", "daily", "per day", "each single day", "3 times a day"),
            "every day",
        ),
        (("every week", "weekly", "twice a week", "per week", "once a week"), "every week"),
        (("every year", "annually", "per annum"), "every year"),
        (("every other day", "every second day"), "every 2 day"),
        (("each night", "for $50 a night", "for $50/night", "nightly"), "every night"),
        (("at the weekend", "on weekends", "at weekends", "every weekend"), "weekend"),
        (("on weekdays", "every weekday", "on a weekday"), "weekday"),
        (("at night", "by night", "during the night", "overnight", "at night-time"), "night"),
        (("at dawn", "at daybreak"), "dawn"),
        (("since 2004", "after 2004", "from 2004 on", "shortly after 2004"), "2004 after"),
        (("until 2004", "before 2004", "till 2004"), "2004 before"),
        (("since early 2004",), "2004 early after"),
        (("not until Monday",), "monday"),
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
        ("every night", "at night"),
        ("this morning", "today"),
        ("last night", "at night"),
        ("tonight", "at night"),
        ("last weekend", "at the weekend"),
    ],
)
def test_the_exact_date_says_the_other_and_not_the_reverse(exact, said):
    [one], [other] = facts(f"They met {exact}."), facts(f"They met {said}.")
    assert one.states(other)
    assert not other.states(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("every day", "every week"),
        ("twice a week", "twice a month"),
        ("weekly", "monthly"),
        ("at the weekend", "on weekdays"),
        ("at night", "in the morning"),
        ("in the evening", "in the afternoon"),
        ("every morning", "every evening"),
        ("at dawn", "at dusk"),
        ("since 2019", "until 2019"),
        ("before 2019", "after 2019"),
        ("until Monday", "since Monday"),
        ("before last week", "after last week"),
    ],
)
def test_neither_says_the_other(one, other):
    [first], [second] = facts(f"They met {one}."), facts(f"They met {other}.")
    assert not first.states(second)
    assert not second.states(first)


@pytest.mark.parametrize("side", ["since 2019", "until 2019", "by 2019", "before 2019"])
def test_a_date_and_a_side_of_it_say_each_other(side):
    """ "Until 2019" is what "until he died in 2019" says."""
    [one], [other] = facts(f"They met {side}."), facts("They met in 2019.")
    assert one.states(other)
    assert other.states(one)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He came after Monday's game.", ["monday"]),
        ("Since Monday is a holiday, they left.", ["monday"]),
        ("It did not rain until Monday.", ["monday"]),
        ("It ran from 2015 until 2019.", ["2015", "2019"]),
        ("It ran from 2015 to 2019.", ["2015", "2019"]),
        ("They came at 11 at night.", []),
        ("It rained on Monday night.", ["monday", "night"]),
        ("The Daily Mail came.", []),
        ("It drove at 60 km per hour.", []),
    ],
)
def test_dates_in_their_places(text, found):
    assert [fact.key for fact in facts(text)] == found


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
        "She wore everyday shoes.", "It took 3 men a day off.", "She came a day after 3 men.",
        "One can spend a day there.", "Good morning.", "She wore an evening dress.",
        "They had a night out.", "They stayed three nights.", "It was the Night Manager.",
        "The morning-after pill was sold.", "It was an overnight success.", "The nightmare ended.",
        "It was the dawn of an age.", "It was Easter weekend.", "It had a workday of ten hours.",
        "It comes every 20 minutes.", "It was worth every minute of it.", "A biweekly paper came.",
    ],
)  # fmt: skip
def test_what_looks_like_a_date_and_is_none(text):
    assert facts(text) == []
