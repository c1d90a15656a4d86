"""Which words of a sentence are said by others: the same as by comparing each with each."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import reader
from strategies import newsy_sentences, odd_texts

from summarize import Sentence, Summarizer, summarize
from summarize.facts import Fact
from summarize.lexicon import LexicalRelation
from summarize.points import with_blanks
from summarize.reading import NEAR
from summarize.render.html import matching
from summarize.render.html.matching import Match, Matcher

SAYING = {
    LexicalRelation.SAME, LexicalRelation.SYNONYM, LexicalRelation.DERIVED,
    LexicalRelation.GENERAL, LexicalRelation.ENTAILS, LexicalRelation.SIMILAR,
}  # fmt: skip
# Words that others of them say, by the lexicon or their vectors, one way or both.
WORDS = (
    "killed died residents people company firm began started talks warning warned warn spillway "
    "dam animals dog dogs rose fell climbed red green colour safe unsafe big large huge city "
    "bought buy sold owned voters election patient hospital money financial the of and not "
    "12 twelve Velm Maria Lund Monday"
).split()


def sentence(number, text):
    return Sentence(number, 0, 0, len(text), text)


@cache
def says(word, other, language):
    """Whether a word says another, asked of these two alone."""
    _, _, codes, cosines = reader(language).related([word, other])
    code, cosine = (codes[0], cosines[0]) if len(codes) else (None, 0)
    return code in SAYING or (code == NEAR and cosine >= 0.6)


def slow_match(one, covers, language):
    """Compare each word with each."""

    def read(text):
        blank = with_blanks(text)
        return list(matching._placed(blank, reader(language).sequence(blank)))

    def token_says(one, other):
        a, b = one.item, other.item
        if isinstance(a, Fact) and isinstance(b, Fact):
            return a.states(b) or b.states(a)
        if not isinstance(a, str) or not isinstance(b, str):
            return False
        return one.stem == other.stem or (a != b and says(a, b, language))

    tokens, others = read(one), [read(cover) for cover in covers]
    every = [token for cover in others for token in cover]
    said = [any(token_says(other, token) for other in every) for token in tokens]
    unsaid = [t.item is not None and not is_said for t, is_said in zip(tokens, said, strict=True)]
    return Match(
        matching._runs(tokens, said),
        matching._runs(tokens, unsaid),
        tuple(
            matching._runs(cover, [any(token_says(t, other) for other in tokens) for t in cover])
            for cover in others
        ),
    )


def made_sentences():
    words = st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)
    return words | newsy_sentences() | odd_texts(60)


@given(
    st.lists(st.tuples(made_sentences(), st.lists(made_sentences(), max_size=3)), max_size=3),
    st.sampled_from(["en", "de"]),
)
def test_it_is_what_comparing_each_with_each_gives(given_pairs, language):
    numbers = iter(range(99))
    pairs = [
        (sentence(next(numbers), one), [sentence(next(numbers), cover) for cover in covers])
        for one, covers in given_pairs
    ]
    assert Matcher(reader(language)).match(pairs) == [
        slow_match(one, covers, language) for one, covers in given_pairs
    ]


class Word(str):
    """A word that counts how often it is compared."""

    __slots__ = ()
    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other):
        Word.compared += 1
        return str.__eq__(self, other)


class Splitting:
    """A reader of words with a blank between, none of which is related to another."""

    def sequence(self, text, facts=None):
        place, said = 0, []
        for word in text.split(" "):
            said.append((Word(word), Word(word), place))
            place += len(word) + 1
        return said

    def related(self, words):
        return reader("de").related(words)


def test_words_are_looked_up_and_not_compared_with_each():
    count = 1000
    one = sentence(0, " ".join(f"a{n}" for n in range(count)))
    other = sentence(1, " ".join(f"a{n}" for n in range(0, 2 * count, 2)))
    Word.compared = 0
    [match] = Matcher(Splitting()).match([(one, [other])])
    assert len(match.said) == len(match.unsaid) == count // 2
    assert Word.compared < 10 * count


def test_words_facts_and_what_says_them():
    summary = summarize(
        "In 2021 Maria Lund warned that the spillway was too small. Twelve people were killed. "
        "Lund had issued a warning about the spillway. 12 people died."
    )
    a, b, c, d = (entry.sentence for entry in summary.ledger)
    first, second = Matcher(Summarizer().reader()).match([(c, (a,)), (d, (b,))])
    assert [c.text[i:j] for i, j in first.said] == ["Lund", "warning about the spillway"]
    assert [c.text[i:j] for i, j in first.unsaid] == ["issued"]
    assert [a.text[i:j] for i, j in first.saying[0]] == ["Maria Lund warned that the spillway"]
    assert [d.text[i:j] for i, j in second.said] == ["12 people died"]
    assert second.unsaid == ()


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("animals sleep", "dogs sleep", ["animals sleep"]),
        ("dogs sleep", "animals sleep", ["sleep"]),
        ("prices rose", "prices fell", ["prices"]),
        ("red roofs", "green roofs", ["roofs"]),
        # No relation of the lexicon: 0.71 and 0.57 by their vectors.
        ("voters waited", "election waited", ["voters waited"]),
        ("financial trouble", "money trouble", ["trouble"]),
    ],
)
def test_a_word_is_said_by_what_is_a_kind_of_it_or_very_close(one, other, said):
    [match] = Matcher(reader()).match([(sentence(0, one), [sentence(1, other)])])
    assert [one[i:j] for i, j in match.said] == said


def test_facts_that_are_known_are_not_read_again(monkeypatch):
    summary = summarize("Twelve people were killed in Velm. 12 people died in Velm.")
    one, other = (entry.sentence for entry in summary.ledger)
    [match] = Matcher(reader()).match([(other, (one,))])
    deaf = Summarizer().reader()
    monkeypatch.setattr(deaf, "facts", None)
    assert Matcher(deaf, summary.known_facts()).match([(other, (one,))]) == [match]
    assert [other.text[i:j] for i, j in match.said] == ["12 people died in Velm"]
