"""Planted edits change what is said, rewordings do not, and both come out the same every time."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.planting import (
    EDITS,
    added,
    plant,
    planted_pairs,
    reword,
    reworded_pairs,
    shortened,
)
from training.planting.splits import half
from training.planting.synonyms import SYNONYMS

SENTENCES = (
    "The company raised its prices by 12 percent on Monday, Mr. Hopkins said.",
    "Google sued Apple in May 2004 because it may have copied 30 designs.",
    "All of the students were happy, although the exam took two hours.",
    "He did not tell her that the hotel was 5 km from the station.",
    "The staff were friendly and the room was large , but the bathroom was very small .",
    "We do n't know whether 1,200 people or more were there last night .",
    "According to the police, some witnesses left London before the war.",
)


def outcomes(sentence, kind, tries=60):
    """All that the rules of a kind make of a sentence."""
    return {plant(sentence, kind, random.Random(seed)) for seed in range(tries)}


@pytest.mark.parametrize(
    ("kind", "sentence", "wanted"),
    [
        ("figure", "The flood killed 12 people.", "The flood killed 21 people."),
        ("figure", "The flood killed 12 people.", "The flood killed 13 people."),
        ("figure", "It cost 3 million dollars.", "It cost 3 billion dollars."),
        ("figure", "More than 30 ships sank.", "Fewer than 30 ships sank."),
        ("figure", "He won the second race.", "He won the third race."),
        (
            "figure",
            "Rome sent 20 ships and Athens sent 35 of them.",
            "Rome sent 35 ships and Athens sent 20 of them.",
        ),
        ("unit", "It weighs 5 kg.", "It weighs 5 pounds."),
        ("unit", "They paid $30 for it.", "They paid €30 for it."),
        ("unit", "It opens at 9 am.", "It opens at 9 pm."),
        ("unit", "Rates rose 2 percent.", "Rates rose 2 percentage points."),
        ("date", "They met on Monday.", "They met on Friday."),
        ("date", "It sank in March 1912.", "It sank in March 1914."),
        ("date", "He left yesterday.", "He left last week."),
        ("name", "He flew to Paris.", "He flew to Rome."),
        ("name", "The FBI was told.", "The CIA was told."),
        ("negation", "The bridge is safe.", "The bridge is not safe."),
        ("negation", "The bridge is safe.", "The bridge is unsafe."),
        ("negation", "He did not see the sign.", "He saw the sign."),
        ("negation", "She does n't like it .", "She likes it ."),
        ("negation", "They signed the treaty.", "They did not sign the treaty."),
        ("negation", "The pump can fail.", "The pump cannot fail."),
        ("negation", "He failed to stop.", "He managed to stop."),
        ("direction", "Sales rose in spring.", "Sales fell in spring."),
        ("direction", "It was an increase in costs.", "It was a decrease in costs."),
        ("direction", "They left before the storm.", "They left after the storm."),
        ("quantifier", "All of the doors were shut.", "None of the doors were shut."),
        ("quantifier", "He always pays.", "He never pays."),
        ("quantifier", "Both cars and vans can park.", "Neither cars nor vans can park."),
        ("hedge", "It may rain.", "It will rain."),
        ("hedge", "He was arrested in May.", "He was allegedly arrested in May."),
        ("hedge", "He was arrested in May.", "He may have been arrested in May."),
        ("role", "Google sued Apple.", "Apple sued Google."),
        ("role", "Google sued Apple.", "Google was sued by Apple."),
        ("role", "The dog chased the cat.", "The cat chased the dog."),
        ("role", "The cat was chased by the dog.", "The dog was chased by the cat."),
        ("role", "I told him.", "He told me."),
        ("role", "They flew from Rome to Oslo.", "They flew from Oslo to Rome."),
        ("role", "The young man met an old woman.", "The old man met a young woman."),
    ],
)
def test_edit_is_among_the_outcomes(kind, sentence, wanted):
    assert wanted in outcomes(sentence, kind, tries=400)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("figure", "See Table 3 and Collins (1999)."),
        ("figure", "It was built in 1912."),
        ("unit", "Nothing was weighed."),
        ("date", "They may march again."),
        ("name", "Then the rain came."),
        ("negation", "Not only the old."),
        ("direction", "After all, look at us."),
        ("quantifier", "Not at all."),
        ("hedge", "In May."),
        ("role", "Rome and Paris are cities."),
        ("role", "Rome sued."),
    ],
)
def test_none_where_nothing_is_found(kind, sentence):
    assert outcomes(sentence, kind) == {None}


@pytest.mark.parametrize("kind", EDITS)
@given(sentence=st.sampled_from(SENTENCES) | st.text(max_size=80), seed=st.integers(0, 10**6))
def test_edit_is_never_the_sentence(kind, sentence, seed):
    edited = plant(sentence, kind, random.Random(seed))
    assert edited is None or edited.casefold() != sentence.casefold()
    assert edited == plant(sentence, kind, random.Random(seed))


@given(sentence=st.sampled_from(SENTENCES) | st.text(max_size=80), seed=st.integers(0, 10**6))
def test_other_makers_never_return_the_sentence(sentence, seed):
    for maker in (reword, shortened, added):
        made = maker(sentence, random.Random(seed))
        assert made != sentence
        assert made == maker(sentence, random.Random(seed))


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("On Monday, the mayor left.", "The mayor left on Monday."),
        ("The mayor left on Monday.", "On Monday, the mayor left."),
        ("Although it rained, they sang.", "They sang, though it rained."),
        ("They sang because it rained.", "Because it rained, they sang."),
        ("The mayor said that the bridge fell.", "The bridge fell, the mayor said."),
        ("According to Ann, the bridge fell.", "The bridge fell, according to Ann."),
        ("The dog chased the cat.", "The cat was chased by the dog."),
        ("The cat was chased by the dog.", "The dog chased the cat."),
        ("He couldn't see.", "He could not see."),
        ("It is 12 metres high.", "It is twelve metres high."),
        ("They paid 5 million dollars.", "They paid $5 million."),
        ("It rose by 50 %.", "It rose by 50 percent."),
        ("Mr. Hill sang.", "Mister Hill sang."),
        ("The room was clean and quiet.", "The room was quiet and clean."),
    ],
)
def test_rewording_is_among_the_outcomes(sentence, wanted):
    assert wanted in {reword(sentence, random.Random(seed)) for seed in range(200)}


@pytest.mark.parametrize("sentence", ["Don't you think so?", "It's been cold.", "Blue."])
def test_no_rewording_where_it_would_be_wrong(sentence):
    assert {reword(sentence, random.Random(seed)) for seed in range(50)} == {None}


def test_shortened_leaves_an_aside_out():
    short = {
        shortened("The mayor, a nurse, opened the bridge on Monday.", random.Random(seed))
        for seed in range(20)
    }
    assert short == {
        "The mayor opened the bridge on Monday.",
        "The mayor, a nurse, opened the bridge.",
    }


def test_shortened_keeps_what_limits_a_negation():
    # "He did not come" says more than "He did not come on Monday"
    assert shortened("He did not come on Monday.", random.Random(0)) is None


def test_added_keeps_the_words_of_the_sentence():
    longer = added("They opened the bridge.", random.Random(3))
    assert len(longer.split()) > 4
    assert set("They opened the".split()) <= set(longer.split())


def test_pairs_are_spread_over_sentences():
    pairs = planted_pairs(SENTENCES, ["negation"], len(SENTENCES), seed=1)
    found = [pair.original for pair in pairs[: len({pair.original for pair in pairs})]]
    assert len(found) == len(set(found))


def test_pairs_are_the_same_for_a_seed():
    first = planted_pairs(SENTENCES, EDITS, 4, seed=5, reworded=True)
    assert first == planted_pairs(SENTENCES, EDITS, 4, seed=5, reworded=True)
    assert first != planted_pairs(SENTENCES, EDITS, 4, seed=6, reworded=True)
    assert all(pair.reworded and pair.original != pair.edited for pair in first)


def test_kinds_do_not_depend_on_one_another():
    both = planted_pairs(SENTENCES, ["figure", "name"], 3, seed=2)
    assert [p for p in both if p.kind == "name"] == planted_pairs(SENTENCES, ["name"], 3, seed=2)


def test_reworded_pairs_take_each_sentence_once():
    pairs = reworded_pairs(SENTENCES, 100, seed=0)
    assert {pair.kind for pair in pairs} == {"reworded"}
    assert len({pair.original for pair in pairs}) == len(pairs) > 3


def test_halves_divide_the_words():
    train, judge = half(SYNONYMS, "train"), half(SYNONYMS, "judge")
    assert not set(train) & set(judge)
    assert sorted(train + judge) == sorted(half(SYNONYMS, "all"))
    assert min(len(train), len(judge)) > len(SYNONYMS) / 3


def test_direction_verb_is_in_one_half_only():
    sentence = "Sales rose in spring."
    split = {
        name: {plant(sentence, "direction", random.Random(seed), name) for seed in range(30)}
        for name in ("train", "judge")
    }
    assert sorted(split.values(), key=str) == sorted([{None}, {"Sales fell in spring."}], key=str)
