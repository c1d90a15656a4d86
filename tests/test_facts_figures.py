"""Figures: however a number, its unit and its bounds are written, they have one key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.facts import FactKind, find_facts, unit
from summarize.segment import PunktSplitter

IS_COMMON = PunktSplitter("en").is_common
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
            "nine": "ninth", "twelve": "twelfth"}  # fmt: skip


def in_words(number, joint=" and ", comma=""):
    """A number as a school book spells it: the slow, obvious inverse of what is tested."""
    for scale, word in ((10**6, "million"), (10**3, "thousand")):
        if number >= scale:
            rest = number % scale
            head = f"{in_words(number // scale, joint)} {word}"
            if not rest:
                return head
            return head + (joint if rest < 100 else f"{comma} ") + in_words(rest, joint)
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (joint + in_words(rest) if rest else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


def ordinal_in_words(number):
    spelling = in_words(number)
    head, last = spelling[: -len(spelling.split()[-1].split("-")[-1])], spelling
    last = spelling[len(head) :]
    if last.endswith("y"):
        return f"{head}{last[:-1]}ieth"
    return head + ORDINALS.get(last, f"{last}th")


def facts(text, kind=FactKind.FIGURE):
    return [fact for fact in find_facts(text, IS_COMMON) if fact.kind is kind]


def keys(spelling):
    """The keys of the figures, dates and names that stand in the middle of a sentence."""
    found = find_facts(f"They saw {spelling} there.", IS_COMMON)
    kinds = (FactKind.FIGURE, FactKind.DATE, FactKind.NAME)
    return [(fact.kind, fact.key) for fact in found if fact.kind in kinds]


@given(
    st.integers(0, 9_999_999) | st.integers(0, 1200),
    st.sampled_from((" and ", " ")),
    st.sampled_from((",", "")),
)
def test_a_number_in_words_is_that_in_digits(number, joint, comma):
    for digits in (f"{number}", f"{number:,}"):
        [figure] = facts(f"It is {digits} kilometres long.")
        assert figure.key == f"{number} kilometre"
    [figure] = facts(f"It is {in_words(number, joint, comma)} kilometres long.")
    assert figure.key == f"{number} kilometre"


@given(st.integers(1, 999).filter(lambda number: number != 100))  # "one hundredth" is a share
def test_a_rank_in_words_is_that_in_digits(number):
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number // 10 % 10 != 1 else "th"
    assert keys(f"the {ordinal_in_words(number)} man") == keys(f"the {number}{ending} man") != []


@given(
    st.integers(1, 999),
    st.sampled_from((("k", "thousand"), ("m", "million"), ("bn", "billion"))),
    st.sampled_from(
        (
            ("$", "dollars", "USD"),
            ("€", "euros", "EUR"),
            ("£", "pounds", "GBP"),
            ("¥", "yen", "JPY"),
        )
    ),
)
def test_one_sum_has_one_key(amount, scale, currency):
    sign, plural, code = currency
    short, long = scale
    spellings = (
        f"{sign}{amount}{short}", f"{sign} {amount} {long}", f"{amount} {long} {plural}",
        f"{code} {amount} {long}", f"{sign}{amount} {long}", f"{amount}{short} {code}",
        f"{in_words(amount)} {long} {plural}",
    )  # fmt: skip
    assert len({tuple(keys(spelling)) for spelling in spellings}) == 1
    assert keys(spellings[0])


SAME = """
12 people = twelve people = a dozen people = 12.0 people
24 people = two dozen people = twenty-four people = twenty four people
half a million people = 500,000 people = five hundred thousand people = half-a-million people
1,200 people = 1200 people = 1.2 thousand people = twelve hundred people = 1.2k people
$5m = $5 mn = 5 million dollars = US$5m = USD 5m = $ 5 million = 5 million US dollars = $5 m
50 % of it = 50 percent of it = 50 per cent of it = fifty percent of it = 50% of it
the first man = the 1st man
the twenty-first man = the 21st man
half of them = ½ of them = 1/2 of them
a third of them = one third of them = 1/3 of them = one-third of them = ⅓ of them
two thirds of them = two-thirds of them = 2/3 of them
three quarters of them = ¾ of them
one in five people = 1 in 5 people = one out of five people
20-30 people = 20 to 30 people = 20–30 people = between 20 and 30 people = from 20 to 30 people
more than 30 = > 30 = >30
n < 30 = fewer than 30
n >= 30 = n ≥ 30 = n ≥30 = at least 30
up to 30 percent = 30 percent at most
more than 30 people = over 30 people = above thirty people = exceeding 30 people
at least 30 people = no fewer than 30 people = 30 or more people = 30+ people
less than 30 people = under 30 people = fewer than 30 people = below 30 people
up to 30 people = at most 30 people = no more than 30 people = as many as 30 people
about 3,000 people = around 3000 people = nearly three thousand people = 3,000 or so people
5 km = 5 kilometres = 5km = five kilometers
a 12-year-old boy = a boy 12 years old = a boy aged 12 = a boy 12 years of age
at 10 am = at 10 a.m. sharp = at 10:00 am = at 10am = at ten o'clock am
at 10:30 pm = at 22:30 = at 10.30pm = at half past ten pm
12,5 Mio. = 12,5 Millionen = 12.5 million
two and a half million = 2.5 million = 2½ million
60 km/h = 60 kilometres per hour = 60 kph = 60 km per hour
5 square kilometres = 5 sq km = 5 km² = 5 sq. km
30 °C = 30 degrees Celsius = 30°C
4 stars = four stars = **** here
4 out of 5 stars = 4/5 stars = four out of five stars = ★★★★☆ here
$5-10 million = $5 million to $10 million = $5m-$10m = between $5m and $10m
5 % = 5% = five per cent
3-1 in it = 3 to 1 in it = 3–1 in it
5 lakh = 500,000
a million and a half = 1.5 million
both doses of it = two doses of it = the two doses of it
a pair of women = two women
it came twice = it came two times
a couple of weeks = about two weeks = two weeks or so
a few weeks ago = several weeks ago
just under 30 people = nearly 30 people = slightly fewer than 30 people = just over 30 people
about a third of them = roughly one third of them
over-60s = over 60 people = above 60 people
not yet 30 people = under 30 people = not even 30 people
at 7 p.m. = at seven in the evening = at 7 in the evening
at 7 a.m. = at seven in the morning = at seven o'clock in the morning
until 8:00, = until eight o'clock, = until eight,
a girl of nine, = a girl aged nine, = a girl 9 years old,
at the age of 19 = aged 19 = 19 years old
one in eight people = one person in every eight = one in every eight people
day two = the second day
two full days = two days
the fifth consecutive day = the fifth day
half a percentage point = 0.5 percentage points = half a point
a year and a half ago = 1.5 years ago
an hour ago = one hour ago
seven votes to two, = seven to two, = 7-2,
a three-one victory = a 3-1 victory
1.2 metric tons = 1.2 tonnes
a fortnight ago = two weeks ago
65 and over = 65 or more = at least 65
"""
DIFFERENT = """
5 mg # 5 g
10 am # 10 pm
at least 12 # up to 12
more than 12 # at least 12
hundreds of people # thousands of people
tens of thousands of people # hundreds of thousands of people
two thirds of them # one third of them
4 out of 5 stars # 3 out of 5 stars
4/5 # 3/5
**** here # *** here
Room A is # Room B is
Flight 370 # Flight 371
50 percent # 50 percentage points
5 MW # 5 mW
5G # 5 g
1200 soldiers # 1300 soldiers
one person # two people
about 30 # 30
3-1 # 1-3
the first half # the second half
a second attempt # a third attempt
several hundred people # a few hundred people
20 to 30 people # 20 to 40 people
30 °C # 30 °F
$5 # A$5
one of the men # two of the men
the third man # a third of the men
fell by a third to # fell by a half to
007 # 7
a few days ago # a few weeks ago
two hours # two days
an hour ago # a week ago
both doses of it # a dose of it
came first # came second
"""


@pytest.mark.parametrize("row", SAME.strip().splitlines())
def test_equal_figures_have_equal_keys(row):
    first, *others = row.split(" = ")
    assert keys(first)
    for other in others:
        assert keys(other) == keys(first), other


@pytest.mark.parametrize("row", DIFFERENT.strip().splitlines())
def test_what_differs_has_another_key(row):
    first, other = row.split(" # ")
    assert keys(first) != keys(other)


@pytest.mark.parametrize(
    ("exact", "said"),
    [
        ("30 people", "about 30 people"),
        ("more than 30 people", "at least 30 people"),
        ("20 to 30 people", "up to 30 people"),
        ("5:30 pm", "5:30"),
        ("4 out of 5 stars", "4 stars"),
        ("48 hours", "about two days"),
        ("more than 48 hours", "at least two days"),
        ("214 people", "hundreds of people"),
        ("3,870 cases", "thousands of cases"),
        ("25,000 cases", "tens of thousands of cases"),
        ("tens of thousands of cases", "thousands of cases"),
        ("several hundred people", "hundreds of people"),
        ("more than 300 people", "hundreds of people"),
        ("60 people", "dozens of people"),
        ("a quarter of an hour", "about 15 minutes"),
        ("a third of them", "about 33 percent of them"),
        ("the fourth year", "the fourth"),
        ("7 p.m.", "7:00"),
    ],
)
def test_the_exact_figure_says_the_other_and_not_the_reverse(exact, said):
    [one], [other] = facts(f"They saw {exact} there."), facts(f"They saw {said} there.")
    assert one.states(other)
    assert not other.states(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two people", "at least two people"),
        ("two people", "no more than two people"),
        ("only two people", "at least two people"),
        ("at least two people", "no more than two people"),
        ("48 hours", "at least two days"),
        ("p < 0.05", "p > 0.05"),
        ("214 people", "thousands of people"),
        ("3,870 cases", "hundreds of cases"),
        ("60 percent of it", "dozens of it"),
        ("a man of 60 years of age", "dozens of it"),
        ("up to 300 people", "hundreds of people"),
    ],
)
def test_neither_figure_says_the_other(one, other):
    [first], [second] = facts(f"They saw {one} there."), facts(f"They saw {other} there.")
    assert not first.states(second)
    assert not second.states(first)


@pytest.mark.parametrize(
    "text", ["> 5 people came.", "They went -> 5 times.", "It was a => 5 there.", "Only 5 came."]
)
def test_signs_that_bound_no_number(text):
    assert [fact.key for fact in facts(text)] == ["5"]


def test_the_sign_stands_in_the_text_of_its_figure():
    assert [fact.text for fact in facts("It holds for p < 0.05 and x >= 3.")] == ["< 0.05", ">= 3"]


def test_some_say_nothing_of_hundreds():
    assert facts("They saw some results.") == []
    assert [fact.key for fact in facts("They saw hundreds of results.")] == ["hundreds"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("48 hours", "two days"), ("60 minutes", "one hour"), ("600 years", "six centuries"),
        ("1.2 tonnes", "1,200 kilograms"), ("a quarter of an hour", "15 minutes"),
        ("40 percent", "two fifths"), ("more than half of it", "over 50 percent of it"),
    ],
)  # fmt: skip
def test_one_measure_in_two_units(one, other):
    [first], [second] = facts(f"They had {one} there."), facts(f"They had {other} there.")
    assert first.states(second)
    assert second.states(first)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5 kg of it", "kilogram"), ("more than 5 percent", "percent"), ("5-10 percent", "percent"),
        ("at 10:30", "time"), ("20 to 30 men", ""), ("half an hour", "hour"),
        ("$5m in cash", "dollar"), ("12-year-old boys", "age"), ("5 m of rope", "metre"),
    ],
)  # fmt: skip
def test_units(text, name):
    [figure] = facts(f"They had {text}.")
    assert unit(figure) == name


@pytest.mark.parametrize(
    "text",
    [
        "One would think so.", "No one came.", "They saw one another.", "At first it rained.",
        "First of all, it rained.", "Wait a second.", "In another second it rained.",
        "Second, it rained.", "It was one of the best days.", "- - -",
        "They came for the first time.", "First heat the oil.", "Not one man came.",
        "The older one came.", "It is the better of the two.", "It costs a lot a year.",
        "He wore a pair of trousers.", "It was both cheap and good.",
    ],
)  # fmt: skip
def test_what_counts_nothing(text):
    assert facts(text) == []


def test_tokenised_text_has_the_same_figures():
    assert [f.key for f in facts("It rose 5 % to $ 5 million , or 1 , 2 of them .")] == [
        "5 percent", "5000000 dollar", "1", "2",
    ]  # fmt: skip


def test_a_telephone_number_is_no_range():
    assert [f.key for f in facts("Call 555-123-4567 or 0800 11.")] == ["555-123-4567", "0800", "11"]


def test_boxes_that_are_ticked_or_not():
    assert [f.key for f in facts("- [x] pay the rent")] == ["ticked"]
    assert [f.key for f in facts("- [ ] pay the rent")] == ["unticked"]


def test_the_bound_stands_in_the_text_of_its_figure():
    [figure] = facts("They found more than 30 people.")
    assert figure.text == "more than 30"
    [figure] = facts("They found 30+ people.")
    assert figure.text == "30+"
