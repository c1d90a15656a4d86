"""Content words: what is left without function words and facts."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import newsy_sentences, odd_texts

from summarize.facts import find_facts
from summarize.segment import PunktSplitter
from summarize.words import WordReader

IS_COMMON = PunktSplitter("en").is_common


def test_function_words_are_left_out():
    assert WordReader().content_words("It was not for the sake of it.") == {"sake": "sake"}


def test_word_forms_have_one_stem():
    reader = WordReader()
    one, other = (reader.content_words(word) for word in ("warned", "Warnings"))
    assert one.keys() == other.keys() == {"warn"}


def test_a_language_without_a_stemmer_has_its_words_as_they_are():
    assert WordReader("ja").content_words("warnings") == {"warnings": "warnings"}


def test_facts_are_no_content_words():
    text = "Twelve people met Maria Ostrova in May 2024, not yesterday."
    words = WordReader().content_words(text, find_facts(text, IS_COMMON))
    assert set(words.values()) == {"people", "met", "yesterday"}


def test_words_of_quotations_and_directions_are_content_words():
    text = "“Houses burned,” she cried, and prices rose."
    words = WordReader().content_words(text, find_facts(text, IS_COMMON))
    assert set(words.values()) >= {"houses", "burned", "prices", "rose"}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [("東京大学", {"東京", "京大", "大学"}), ("水", {"水"}), ("ไทย", {"ไท", "ทย"})],
)
def test_scripts_without_blanks_are_cut_into_pairs(text, pieces):
    assert set(WordReader("ja").content_words(text).values()) == pieces


def test_terms_are_stems_and_pairs_of_neighbours():
    assert WordReader().terms("The warnings of Ostrova") == {
        "warn", "ostrova", "warn ostrova",
    }  # fmt: skip


@given(odd_texts(200) | newsy_sentences())
def test_content_words_are_words_of_the_text(text):
    reader = WordReader()
    found = find_facts(text, IS_COMMON)
    lower = text.lower()
    words = reader.content_words(text, found)
    assert set(words.values()) <= set(reader.content_words(text).values())
    assert all(word in lower for word in words.values())
    assert list(words) == list(reader.content_words(text, found))


@given(newsy_sentences())
def test_the_order_of_words_changes_nothing(text):
    """A bag of words: any order gives the same, in the same order."""
    shuffled = " ".join(reversed(text.split()))
    reader = WordReader()
    assert list(reader.content_words(text).items()) == list(reader.content_words(shuffled).items())
