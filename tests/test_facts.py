"""Facts: one key for one meaning, whatever the spelling, and a place for each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import newsy_sentences, odd_texts

from summarize.facts import _CONCERNS, FactKind, find_facts, find_tokens
from summarize.facts.tokens import _TOKEN
from summarize.segment import PunktSplitter

IS_COMMON = PunktSplitter("en").is_common


def facts(text, kind):
    return [fact for fact in find_facts(text, IS_COMMON) if fact.kind is kind]


def keys(text, kind):
    return [fact.key for fact in facts(text, kind)]


def figures(text):
    return keys(text, FactKind.FIGURE)


def dates(text):
    return keys(text, FactKind.DATE)


def names(text):
    return keys(text, FactKind.NAME)


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        (("12", "twelve", "Twelve", "a dozen", "12.0"), "12"),
        (("24", "two dozen", "twenty-four", "Twenty-Four"), "24"),
        (("1,200", "1200", "1.2 thousand", "twelve hundred", "1.2k"), "1200"),
        (("$5m", "$5 million", "5 million dollars", "five million dollars", "$5,000,000"),
         "5000000 dollar"),
        (("€3.5bn", "3.5 billion euros", "€3,500 million"), "3500000000 euro"),
        (("50 %", "50%", "50 percent", "fifty percent", "50 per cent", "50 per  cent"),
         "50 percent"),
        (("8km", "8 km", "8 kilometres", "eight kilometers"), "8 kilometre"),
        (("-5 degrees", "−5 degrees", "minus five degrees", "(-5 degrees)"), "-5 degree"),
        (("21st", "21ST"), "21th"),
        (("1.200.000", "1,200,000", "1.2 million"), "1200000"),
        (("0.5", "0,5", "0.50"), "0.5"),
    ],
)  # fmt: skip
def test_one_figure_has_one_key(spellings, key):
    for spelling in spellings:
        # The noun says that no year is meant.
        assert figures(f"They counted {spelling} people in it.") == [key] or figures(
            f"It was {spelling}."
        ) == [key], spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 people", "21 people"),
        ("5 million", "5 billion"),
        ("$5", "€5"),
        ("5 percent", "5"),
        ("5 degrees", "-5 degrees"),
        ("12", "12th"),
        ("1.5", "15"),
        ("½", "¼"),
        ("A320", "A321"),
        ("A320", "320"),
        ("10:30", "10:45"),
        ("5 per century", "5 per cent"),
        # Longer than a decimal's usual precision: no digit may be rounded away.
        ("1234567890123456789012345678901 million", "1234567890123456789012345678902 million"),
    ],
)
def test_different_figures_have_different_keys(one, other):
    first, second = figures(f"It was {one}."), figures(f"It was {other}.")
    assert first
    assert second
    assert first != second


@pytest.mark.parametrize("spelling", ["10:30", "3.11.7", "1,2,3", "12/05"])
def test_a_number_in_no_known_form_keeps_its_spelling(spelling):
    assert figures(f"It was {spelling} then.") == [spelling]


@pytest.mark.parametrize("code", ["A320", "A320neo", "G20", "747s", "4x4"])
def test_letters_that_touch_a_number_make_a_code(code):
    assert figures(f"The {code} is here.") == [code.casefold()]


@pytest.mark.parametrize(
    "text", ["One would think so.", "A man came.", "No one came.", "A million-"]
)
def test_one_and_a_count_only_before_a_scale(text):
    assert figures(text) == (["1000000"] if "million" in text else [])


def test_a_range_is_one_figure_and_no_minus():
    assert figures("Between 20-30 people came.") == ["20-30"]
    assert figures("COVID-19 spread.") == ["19"]


def test_a_text_of_nothing_but_scales_is_read_in_no_time():
    # 10 ** 1,200,000 was a decimal overflow.
    assert figures("12 " + "million " * 20_000) != []


@pytest.mark.parametrize(
    "spelling", ["12 May 2024", "May 12, 2024", "12th of May 2024", "2024-05-12", "May 12th 2024"]
)
def test_one_day_has_one_key_and_says_the_less_exact(spelling):
    [date] = facts(f"They met on {spelling}.", FactKind.DATE)
    assert date.key == "2024-05-12"
    said = {"2024-05-12", "2024-05", "2024", "--05-12", "--05"}
    assert date.implies == said | {f"{one} {side}" for one in said for side in ("before", "after")}
    assert figures(f"They met on {spelling}.") == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("in May 2024", "2024-05"),
        ("on 5 September", "--09-05"),
        ("on Sept. 5", "--09-05"),
        ("in February", "--02"),
        ("on Tuesday", "tuesday"),
        ("in 1999", "1999"),
        ("in the 1990s", "1990s"),
    ],
)
def test_dates_without_all_parts(text, key):
    assert dates(f"They met {text}.") == [key]


@pytest.mark.parametrize(
    "text", ["They may come.", "They march on.", "1,999 came.", "$1999 it is."]
)
def test_what_looks_like_a_date_and_is_none(text):
    assert dates(text) == []


def test_the_exact_date_states_the_other_and_not_the_reverse():
    [exact] = facts("They met on 12 May 2024.", FactKind.DATE)
    [month] = facts("They met in May 2024.", FactKind.DATE)
    assert exact.states(month)
    assert not month.states(exact)
    assert not exact.states(facts("In 1999.", FactKind.DATE)[0])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("They saw President Joe Biden.", "joe biden"),
        ("They saw Mrs. Ostrova.", "ostrova"),
        ("They saw Secretary of State Antony Blinken.", "antony blinken"),
        ("They saw Maria Ostrova’s house.", "maria ostrova"),
        ("They saw Maria Ostrova's house.", "maria ostrova"),
        ("It left the U.S. at night.", "united states"),
        ("It left the US at night.", "united states"),
        ("It left the United States at night.", "united states"),
        ("US forces left at night.", "united states"),
        ("It left the UK at night.", "united kingdom"),
        ("It left Britain at night.", "united kingdom"),
        ("They told the WHO at night.", "who"),
        ("They went to the University of Alder.", "alder university"),
    ],
)
def test_one_name_has_one_key(text, key):
    assert names(text) == [key]


def test_a_full_name_states_the_surname_and_not_the_reverse():
    [full] = facts("They saw Maria Ostrova.", FactKind.NAME)
    [surname] = facts("They saw Ostrova.", FactKind.NAME)
    assert full.states(surname)
    assert not surname.states(full)


def test_an_expansion_states_its_acronym():
    [full] = facts("They told the European Space Agency of it.", FactKind.NAME)
    [acronym] = facts("They told the ESA of it.", FactKind.NAME)
    assert full.states(acronym)


def test_a_capital_states_its_country_and_not_the_reverse():
    [capital] = facts("Talks in Beijing went on.", FactKind.NAME)
    [country] = facts("Talks in China went on.", FactKind.NAME)
    assert capital.states(country)
    assert not country.states(capital)


def test_a_title_between_two_names_parts_them():
    assert names("They saw Chinese President Xi Jinping there.") == ["china", "xi jinping"]


def test_a_hyphen_parts_two_names():
    assert names("The Russia-Ukraine talks went on.") == ["russia", "ukraine"]


@pytest.mark.parametrize(
    "text",
    [
        "Houses burned.",
        "However, it rained.",
        "I saw it.",
        "“Water came in,” she said.",
        "On Monday.",
    ],
)
def test_a_capital_that_is_due_to_its_place_is_no_name(text):
    assert names(text) == []


def test_an_unknown_word_that_opens_a_sentence_is_a_name():
    assert names("Ostrova came.") == ["ostrova"]


def test_capitals_tell_nothing_in_a_heading():
    assert names("WHO SAID THAT THE WATER IS SAFE") == []
    assert names("New Houses Burn Near the Water") == []
    assert names("HOUSES BURN IN BEIJING") == ["beijing"]


@pytest.mark.parametrize(
    "text",
    [
        "She said “we will go” then.",
        'She said "we will go" then.',
        "She said «we will go» then.",
        "She said “We will go,” then.",
        "She said 「we will go」 then.",
    ],
)
def test_one_quotation_has_one_key(text):
    assert keys(text, FactKind.QUOTATION) == ["we will go"]


def test_quotations_of_marks_alone_are_none():
    assert keys("She said “…” then.", FactKind.QUOTATION) == []


@pytest.mark.parametrize(
    "text",
    ["It did not rain.", "It didn't rain.", "It didn’t rain.", "No rain fell.", "It never rained.",
     "Without rain it was dry.", "They cannot rain.", "Es regnete nicht.", "Il ne pleut pas."],
)  # fmt: skip
def test_negations(text):
    assert set(keys(text, FactKind.NEGATION)) == {"not"}


@pytest.mark.parametrize(
    "text", ["It rained.", "A knot.", "Notice it.", "“It did not rain,” she said."]
)
def test_what_is_no_negation_of_the_sentence(text):
    assert keys(text, FactKind.NEGATION) == []


@given(st.text(st.characters(max_codepoint=127), max_size=60) | newsy_sentences())
def test_the_fast_tokens_are_the_slow_ones(text):
    slow = [(match[0], *match.span()) for match in _TOKEN.finditer(text)]
    assert [(token.text, token.start, token.end) for token in find_tokens(text)] == slow


def word_salads():
    """The words that readers look for, in any order and between any marks."""
    words = st.sampled_from(sorted(_CONCERNS)) | st.sampled_from(
        "12 3 1/2 2004 12/05/2024 10:30 1,200 $ € % ° ½ Q3 the of A I May us US$ old n't 5m 90s "
        "per to and ( ) , . - – ' \" “ ” `` '' * ** ★ [x] + ~ m s G20 am a.m. al".split()
    )
    cased = st.tuples(words, st.sampled_from((str, str.title, str.upper)))
    parts = st.tuples(
        cased.map(lambda pair: pair[1](pair[0])), st.sampled_from((" ", " ", " ", "", "-"))
    )
    return st.lists(parts.map("".join), max_size=12).map("".join)


@given(
    odd_texts(300)
    | newsy_sentences()
    | st.lists(newsy_sentences(), max_size=4).map("\n".join)
    | word_salads()
)
def test_facts_stand_where_they_say(text):
    found = find_facts(text, IS_COMMON)
    for fact in found:
        assert 0 <= fact.start < fact.end <= len(text)
        assert text[fact.start : fact.end] == fact.text
        assert fact.key
        assert fact.key in fact.implies
        assert fact.states(fact)
        if fact.scope:
            assert fact.end <= fact.scope[0] < fact.scope[1] <= len(text)
    places = [(fact.start, fact.end) for fact in found]
    assert places == sorted(places)


@given(newsy_sentences())
def test_line_breaks_change_no_fact(sentence):
    """Wrapped text says the same."""
    wrapped = sentence.replace(" ", "\n")
    assert [(f.kind, f.key) for f in find_facts(wrapped, IS_COMMON)] == [
        (f.kind, f.key) for f in find_facts(sentence, IS_COMMON)
    ]


def test_a_name_in_a_heading_stands_alone():
    assert names("New Houses Burn Near Beijing") == ["beijing"]
    assert names("Storm Hits New York And Houses Burn") == ["new york"]
