"""What words are to one another, the phrases, and the join behind them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from summarize.errors import MissingResourceError
from summarize.lexicon import LexicalRelation as Is
from summarize.lexicon import Lexicon, Phrase, WordRelations, join
from summarize.lexicon.join import Keys


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon()


def as_dict(found):
    return {
        (r, c): Is(k)
        for r, c, k in zip(
            found.rows.tolist(), found.cols.tolist(), found.codes.tolist(), strict=True
        )
    }


TABLE = """
rose rise SAME
men man SAME
people person SAME
colour color SAME
theatre theater SAME
cancelled canceled SAME
stopped stop SAME
purchase buy SYNONYM
begin start SYNONYM
car automobile SYNONYM
physician doctor SYNONYM
big large SYNONYM
enormous huge SYNONYM
arrested detained SYNONYM
destroyed destruction DERIVED
severe severely DERIVED
won victory DERIVED
dead died DERIVED
rose fell ANTONYM
buy sell ANTONYM
increase decrease ANTONYM
hot cold ANTONYM
man woman ANTONYM
succeeded failed ANTONYM
approved rejected ANTONYM
dog animal GENERAL
residents people GENERAL
child person GENERAL
murdered killed GENERAL
mayor official GENERAL
cars vehicles GENERAL
soared rose GENERAL
animal dog SPECIFIC
killed died ENTAILS
raised rose ENTAILS
died killed ENTAILED
red green CLASSMATE
monday friday CLASSMATE
guitar piano CLASSMATE
apple orange CLASSMATE
france germany CLASSMATE
school hospital CLASSMATE
win winner RELATED
france french RELATED
""".split("\n")[1:-1]


@pytest.mark.parametrize("line", TABLE)
def test_words_are_related_as_expected(lexicon, line):
    a, b, relation = line.split()
    assert as_dict(lexicon.relations([a, b])).get((0, 1)) == Is[relation]


@pytest.mark.parametrize("pair", ["dog the", "of in", "it as", "table government", "xyzzy dog"])
def test_words_that_have_nothing_to_do_with_one_another(lexicon, pair):
    assert as_dict(lexicon.relations(pair.split())) == {}


WORDS = sorted({word for line in TABLE for word in line.split()[:2]})
CONVERSE = {
    Is.GENERAL: Is.SPECIFIC, Is.SPECIFIC: Is.GENERAL, Is.ENTAILS: Is.ENTAILED,
    Is.ENTAILED: Is.ENTAILS,
}  # fmt: skip


@given(st.lists(st.sampled_from([*WORDS, "the", "", "naïve", "東京", "a b"]), unique=True))
def test_relations_are_sorted_mutual_and_the_same_in_any_batch(words):
    lexicon = shared()
    found = lexicon.relations(words)
    assert found.rows.dtype == found.cols.dtype == np.int32
    assert found.codes.dtype == np.uint8
    pairs = as_dict(found)
    assert list(pairs) == sorted(pairs)
    assert len(pairs) == len(found.rows)
    for (row, col), relation in pairs.items():
        assert row != col
        # A word may be of both kinds to another; the smaller number then stands both ways.
        back = pairs[col, row]
        assert back == CONVERSE.get(relation, relation) or {relation, back} <= CONVERSE.keys()
    for (row, col), relation in list(pairs.items())[:3]:
        assert as_dict(lexicon.relations([words[row], words[col]]))[0, 1] == relation


_SHARED: list[Lexicon] = []


def shared():
    """One lexicon for the properties, which take no fixture of a module."""
    if not _SHARED:
        _SHARED.append(Lexicon())
    return _SHARED[0]


def test_rows_are_bounded_and_keep_the_stronger_ones(lexicon):
    words = (lexicon._folder / "words.txt").read_text().split()[::4]
    found = lexicon.relations(words)
    assert 2 < np.bincount(found.rows).max() <= join.MOST_RELATIONS
    again = lexicon.relations(words)
    assert (found.codes == again.codes).all()
    assert (found.cols == again.cols).all()


def test_bounding_drops_the_weakest_of_a_row():
    n = join.MOST_RELATIONS + 10
    codes = np.full(n, Is.SISTER, np.uint8)
    codes[-1] = Is.SYNONYM
    found = WordRelations(np.zeros(n, np.int32), np.arange(1, n + 1, dtype=np.int32), codes)
    uses = np.arange(n + 1.0)
    kept = join.bounded(found, uses)
    assert len(kept.cols) == join.MOST_RELATIONS
    assert kept.codes[-1] == Is.SYNONYM
    assert kept.cols.tolist() == list(range(11, n + 1))  # the most used


small = hnp.arrays(np.int64, st.integers(0, 12), elements=st.integers(0, 4))


@given(small, small, st.integers(1, 7))
def test_join_is_that_of_two_loops(left_keys, right_keys, at_once):
    """A slow, obvious reference, for any number of pairs at once."""
    n = 13
    codes = np.array([Is.SYNONYM, Is.SISTER, Is.GENERAL, Is.ENTAILS], np.uint8)
    left = Keys(left_keys, np.arange(len(left_keys)), np.ones(len(left_keys), np.float32),
                codes[np.arange(len(left_keys)) % 4])  # fmt: skip
    right = Keys(right_keys, np.arange(len(right_keys)), np.ones(len(right_keys), np.float32),
                 np.zeros(len(right_keys), np.uint8))  # fmt: skip
    expected: dict[tuple[int, int], int] = {}
    for i, key in enumerate(left_keys):
        for j, other in enumerate(right_keys):
            if key == other and i != j:
                code = Is(left.code[i])
                pairs = [((i, j), code)]
                if code in (Is.GENERAL, Is.ENTAILS):
                    pairs.append(((j, i), CONVERSE[code]))
                for pair, relation in pairs:
                    expected[pair] = min(relation, expected.get(pair, 99))
    before = join._MOST_AT_ONCE
    try:
        join._MOST_AT_ONCE = at_once
        found = as_dict(join.joined(left, right, n))
    finally:
        join._MOST_AT_ONCE = before
    assert found == dict(sorted(expected.items()))


def test_parts_of_speech(lexicon):
    words = ["killed", "town", "quick", "slowly", "xyzzy", "the", "rose"]
    assert lexicon.parts_of_speech(words).tolist() == [2, 1, 3, 4, 0, 0, 2]
    shares = lexicon.verb_shares(words)
    assert shares[0] == 1
    assert shares[1] == 0
    assert 0.5 < shares[6] < 1


def test_no_words(lexicon):
    assert as_dict(lexicon.relations([])) == {}
    assert lexicon.parts_of_speech([]).shape == (0,)
    assert lexicon.phrases([]) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("many lost their lives there", [Phrase(1, 4, "die")]),
        ("he passed away", [Phrase(1, 3, "die")]),
        ("talks took place when it blew up", [Phrase(1, 3, "happen"), Phrase(5, 7, "explode")]),
        ("the prime ministers met", [Phrase(1, 3, "premier")]),
        ("they turned down the offer", [Phrase(1, 3, "reject")]),
        ("as a result of the storm", [Phrase(0, 4, "because")]),
        ("at least a dozen gave", []),
        ("he gave", []),
        ("take", []),
    ],
)
def test_phrases_say_one_word(lexicon, sentence, expected):
    assert lexicon.phrases(sentence.split()) == expected


@given(st.lists(st.sampled_from("lost their lives as a result of gave up take x".split())))
def test_phrases_stand_in_order_and_apart(words):
    found = shared().phrases(words)
    for phrase in found:
        assert 0 <= phrase.start < phrase.end <= len(words)
    for before, after in pairwise(found):
        assert before.end <= after.start


def test_lexicon_without_its_files(tmp_path):
    with pytest.raises(MissingResourceError, match="is no lexicon") as caught:
        Lexicon(tmp_path)
    assert caught.value.resource == str(tmp_path)


def test_folder_is_small_and_carries_its_licence(lexicon):
    files = list(lexicon._folder.iterdir())
    assert sum(file.stat().st_size for file in files) <= 2_000_000
    assert {file.suffix for file in files} == {".npy", ".txt", ".md", ""}
    assert "WordNet 3.0 Copyright 2006" in (lexicon._folder / "NOTICE").read_text()
