"""Content words: what is left without function words and facts."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import newsy_sentences, odd_texts

from summarize.facts import Fact, FactKind, find_facts
from summarize.lexicon import Phrase
from summarize.segment import PunktSplitter
from summarize.words import _ITEMS, WordReader, content_words

IS_COMMON = PunktSplitter("en").is_common


def words_of(reader, text, facts=()):
    return content_words(reader.sequence(text, facts))


def test_function_words_are_left_out():
    assert words_of(WordReader(), "It was not for the sake of it.") == {"sake": "sake"}


def test_word_forms_have_one_stem():
    reader = WordReader()
    one, other = (words_of(reader, word) for word in ("warned", "Warnings"))
    assert one.keys() == other.keys() == {"warn"}


def test_a_language_without_a_stemmer_has_its_words_as_they_are():
    assert words_of(WordReader("ja"), "warnings") == {"warnings": "warnings"}


def test_facts_are_no_content_words():
    text = "Twelve people met Maria Ostrova in May 2024, not quietly."
    words = words_of(WordReader(), text, find_facts(text, IS_COMMON))
    assert set(words.values()) == {"people", "met", "quietly"}


def test_words_of_quotations_and_directions_are_content_words():
    text = "“Houses burned,” she cried, and prices rose."
    words = words_of(WordReader(), text, find_facts(text, IS_COMMON))
    assert set(words.values()) >= {"houses", "burned", "prices", "rose"}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [("東京大学", {"東京", "京大", "大学"}), ("水", {"水"}), ("ไทย", {"ไท", "ทย"})],
)
def test_scripts_without_blanks_are_cut_into_pairs(text, pieces):
    assert set(words_of(WordReader("ja"), text).values()) == pieces


def test_stems_are_of_content_words_in_order():
    assert WordReader().stems("Well, the warnings of Ostrova, uh, warn.") == [
        "warn", "ostrova", "warn",
    ]  # fmt: skip


@given(odd_texts(200) | newsy_sentences())
def test_content_words_are_words_of_the_text(text):
    reader = WordReader()
    found = find_facts(text, IS_COMMON)
    lower = text.lower()
    words = words_of(reader, text, found)
    assert set(words.values()) <= set(words_of(reader, text).values())
    assert all(word in lower for word in words.values())
    assert list(words) == list(words_of(reader, text, found))


@given(newsy_sentences())
def test_the_order_of_words_changes_nothing(text):
    """A bag of words: any order gives the same."""
    shuffled = " ".join(reversed(text.split()))
    reader = WordReader()
    assert words_of(reader, text).keys() == words_of(reader, shuffled).keys()


def sequence(text, facts=None, reader=None):
    """What is said in order: FACTS, (function words), and other words by their stems."""
    facts = find_facts(text, IS_COMMON) if facts is None else facts
    found = []
    for said, stem, _ in (reader or WordReader()).sequence(text, facts):
        if isinstance(said, Fact):
            found.append(said.kind.name)
        else:
            found.append(f"({said})" if stem is None else stem)
    return " ".join(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The warnings came to an end.", "warn came (to) end"),
        ("Prices rose by 12 percent in May 2024.", "price rose (by) FIGURE (in) DATE"),
        ("The towers were seen by Maria Ostrova.", "tower (were) seen (by) NAME"),
        ("It's late and they're tired.", "(it) (is) late (and) (they) (are) tire"),
        ("The town's mayor", "town mayor"),
        ("", ""),
        ("… !!!", ""),
    ],
)
def test_a_sequence_is_all_in_order_without_articles(text, expected):
    assert sequence(text) == expected


def test_the_words_of_a_negation_are_no_items():
    text = "They did not resign."
    negation = Fact(FactKind.NEGATION, "not", 9, 12, "not", frozenset({"not"}))
    assert sequence(text, [negation]) == "(they) (did) resign"
    assert sequence(text, []) == "(they) (did) (not) resign"


def test_facts_that_overlap_are_read_once():
    """A date within a name, and a direction, whose word is said as any other."""
    text = "May Day rose"
    name = Fact(FactKind.NAME, "May Day", 0, 7, "may day", frozenset({"may day"}))
    date = Fact(FactKind.DATE, "May", 0, 3, "--05", frozenset({"--05"}))
    rise = Fact(FactKind.DIRECTION, "rose", 8, 12, "quantity+", frozenset({"quantity+"}))
    assert sequence(text, [name, date, rise]) == "NAME DATE rose"


def test_phrases_are_said_as_one_word_where_they_start():
    def phrases(words):
        at = words.index("lost") if "lost" in words else None
        return [] if at is None else [Phrase(at, at + 3, "die")]

    reader = WordReader("en", phrases)
    assert sequence("Many lost their lives at sea.", [], reader) == "(many) die (at) sea"
    starts = [start for _, _, start in reader.sequence("Many lost their lives at sea.", [])]
    assert starts == [0, 5, 22, 25]


def test_a_sequence_of_a_script_without_blanks_is_of_pairs():
    assert sequence("東京大学", [], WordReader("ja")) == "東京 京大 大学"


@given(odd_texts(200) | newsy_sentences())
def test_a_sequence_holds_all_content_words_and_all_facts(text):
    reader, facts = WordReader(), find_facts(text, IS_COMMON)
    said = reader.sequence(text, facts)
    words = {stem for word, stem, _ in said if stem and isinstance(word, str)}
    assert words >= words_of(reader, text, facts).keys()
    assert [word for word, _, _ in said if isinstance(word, Fact)] == [
        fact for fact in facts if fact.kind in _ITEMS
    ]
    for word, _, start in said:
        assert 0 <= start < len(text)
        if isinstance(word, Fact):
            assert start == word.start
