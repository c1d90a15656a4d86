"""What reads sentences of a language, with what comes with the package."""

from __future__ import annotations

import pytest
from hypothesis import given
from readings import CONVERSE, reader
from strategies import newsy_sentences, odd_texts

from summarize import OptionError, Summarizer
from summarize.lexicon import LexicalRelation
from summarize.reader import load_reader
from summarize.reading import NEAR

LOADED, GERMAN = load_reader(), load_reader("de")
OTHERS = {LOADED: Summarizer().reader(), GERMAN: Summarizer(language="de").reader()}
WORDS = ["animals", "dog", "fell", "rose", "safe", "stairs", "unsafe", "zzqx"]


def related(one):
    rows, cols, codes, cosines = (column.tolist() for column in one.related(WORDS))
    pairs = zip(rows, cols, codes, cosines, strict=True)
    return {(WORDS[row], WORDS[col]): (code, cosine) for row, col, code, cosine in pairs}


def test_what_a_reader_knows_is_loaded_once_and_what_it_learns_is_its_own(monkeypatch):
    monkeypatch.setattr("summarize.reader.Lexicon", None)
    monkeypatch.setattr("summarize.reader.StaticEncoder", None)
    again = load_reader()
    assert again is not LOADED
    assert related(again) == related(LOADED)


@given(newsy_sentences() | odd_texts())
def test_it_reads_as_a_summarizer_does(text):
    for loaded, other in OTHERS.items():
        facts = loaded.facts(text)
        assert facts == other.facts(text)
        assert loaded.sequence(text) == loaded.sequence(text, facts) == other.sequence(text)


@pytest.mark.parametrize(
    ("loaded", "word", "is_name"),
    [
        (LOADED, "Avalanche", False),  # by the lexicon alone
        (LOADED, "Otters", False),  # by the splitter alone
        (LOADED, "Torsk", True),
        (GERMAN, "Avalanche", True),
    ],
)
def test_ordinary_words_are_no_names(loaded, word, is_name):
    names = [fact.text for fact in loaded.facts(f"{word} in Velm.")]
    assert names == [*([word] if is_name else []), "Velm"]


def test_words_are_related_both_ways():
    found = related(LOADED)
    assert found["dog", "animals"][0] == LexicalRelation.GENERAL
    assert found["rose", "fell"][0] == LexicalRelation.ANTONYM
    assert found["safe", "unsafe"][0] == LexicalRelation.ANTONYM
    assert "zzqx" not in {word for pair in found for word in pair}
    for (a, b), (code, cosine) in found.items():
        assert found[b, a][1] == pytest.approx(cosine, abs=1e-6)
        assert found[b, a][0] == (NEAR if code == NEAR else CONVERSE.get(code, code))


def test_words_of_other_languages_are_related_to_none():
    assert related(GERMAN) == {}
    assert [len(column) for column in LOADED.related([])] == [0, 0, 0, 0]


@pytest.mark.parametrize("language", ["xx", "", "klingon"])
def test_a_language_that_nobody_knows_is_refused_or_read_as_english(language):
    with pytest.raises(OptionError, match="language"):
        load_reader(language)
    assert related(load_reader(language, or_english=True)) == related(reader())
    assert related(load_reader("de", or_english=True)) == {}
