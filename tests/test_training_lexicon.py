"""The bundled lexicon beside WordNet itself, and its own lists."""

from __future__ import annotations

import filecmp

import pytest

from summarize.lexicon import FUNCTION_WORDS, LexicalRelation, Lexicon
from training import lexicon, lexicon_lists, lexicon_phrases, lexicon_wordnet

needs_wordnet = pytest.mark.skipif(
    not (lexicon.DEBIAN / "data.noun").is_file(), reason="Debian's wordnet-base is not installed"
)


def test_spellings_by_rule():
    words = (
        "colour color theatre theater realise realize full ful travelled traveled our or".split()
    )
    found = set(lexicon.spellings(words))
    assert {("colour", "color"), ("theatre", "theater"), ("realise", "realize")} <= found
    assert ("our", "or") not in found


def test_phrases_of_the_list_are_well_formed():
    lines = lexicon_phrases.PHRASES.strip().splitlines()
    phrases = [line.split(" | ")[0] for line in lines]
    assert len(phrases) == len(set(phrases))
    for line in lines:
        phrase, word, pos = line.split(" | ")
        assert len(phrase.split()) > 1
        assert word.isalpha()
        assert pos in lexicon.POS


@pytest.fixture(scope="module")
def wordnet():
    with lexicon.wordnet(lexicon.DEBIAN) as reader:
        yield reader


WORDS = """
begin start car automobile doctor physician dog animal guitar hot cold rise fall buy sell purchase
large big government table river red quick city house water happy sad war peace king queen
""".split()


@pytest.mark.train
@pytest.mark.slow
@needs_wordnet
def test_relations_are_wordnets(wordnet):
    """A slow, obvious reference: WordNet asked word by word, without frequencies."""
    bundled = Lexicon()
    found = bundled.relations(WORDS)
    listed = _listed_pairs()
    seen = set()
    for row, col, code in zip(found.rows, found.cols, found.codes, strict=True):
        a, b = WORDS[row], WORDS[col]
        if (a, b) in listed:
            continue
        senses_a, senses_b = set(wordnet.synsets(a)), set(wordnet.synsets(b))
        if code == LexicalRelation.SYNONYM:
            assert senses_a & senses_b, (a, b)
        elif code == LexicalRelation.GENERAL:
            levels = lexicon_wordnet.LEVELS
            above = {up for s in senses_a for up in s.closure(lexicon.parents, depth=levels)}
            assert above & senses_b, (a, b)
        elif code == LexicalRelation.ANTONYM:
            opposite = {x.name() for s in senses_a for y in s.lemmas() for x in y.antonyms()}
            assert b in opposite, (a, b)
        seen.add(code)
    assert {LexicalRelation.SYNONYM, LexicalRelation.GENERAL, LexicalRelation.ANTONYM} <= seen


def _listed_pairs():
    pairs = set()
    for text in lexicon_lists.LINKS.values():
        for line in text.strip().splitlines():
            first, *others = (token.split("/")[0] for token in line.split())
            pairs |= {(first, other) for other in others} | {(other, first) for other in others}
    return pairs


@pytest.mark.train
@pytest.mark.slow
@needs_wordnet
def test_command_makes_the_bundled_bytes(tmp_path):
    lexicon.main(["--output", str(tmp_path)])
    names = sorted(file.name for file in lexicon.OUTPUT.iterdir())
    assert sorted(file.name for file in tmp_path.iterdir()) == names
    assert filecmp.cmpfiles(tmp_path, lexicon.OUTPUT, names, shallow=False)[0] == names


def test_function_words_are_no_words_of_the_lexicon():
    words = (lexicon.OUTPUT / "words.txt").read_text(encoding="ascii").split()
    assert not FUNCTION_WORDS & set(words)
