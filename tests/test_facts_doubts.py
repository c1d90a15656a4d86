"""What is told and not said to be so: doubts, what is given up, whose relative, conditions."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import newsy_sentences, odd_texts

from summarize.facts import FactKind, find_facts
from summarize.facts.conditions import find_conditions
from summarize.segment import PunktSplitter

IS_COMMON = PunktSplitter("en").is_common
DOUBTS = frozenset({"doubted", "nearly", "cleared", "charged", "asked", "dropped"})


def scopes(text, kind, keys):
    found = [fact for fact in find_facts(text, IS_COMMON) if fact.kind is kind and fact.key in keys]
    return [(fact.key, fact.scope and text[slice(*fact.scope)]) for fact in found]


def doubts(text):
    return scopes(text, FactKind.MODALITY, DOUBTS)


def owners(text):
    return [scope for _, scope in scopes(text, FactKind.QUANTIFIER, {"whose"})]


def conditions(text):
    return [(text[slice(*c.own)], text[slice(*c.main)]) for c in find_conditions(text)]


@pytest.mark.parametrize(
    ("text", "key", "scope"),
    [
        ("There is no evidence that it rained.", "doubted", "it rained"),
        ("There is little scientific proof of the theft.", "doubted", "the theft"),
        ("They found no sign the door was forced.", "doubted", "the door was forced"),
        ("Fears that it rained have grown.", "doubted", "it rained have grown"),
        ("The rumour that it rained was false.", "doubted", "it rained was false"),
        ("Reports that it rained were wrong.", "doubted", "it rained were wrong"),
        ("They dismissed media reports that it rained.", "doubted", "it rained"),
        ("She disputed the latest finding that it rained.", "doubted", "it rained"),
        ("They rejected the idea that it rained.", "doubted", "it rained"),
        ("The idea that it rained is a myth.", "doubted", "it rained is a myth"),
        ("They doubt that it rained.", "doubted", "it rained"),
        ("Contrary to claims that it rained, it was dry.", "doubted", "it rained"),
        ("He pretended that it rained.", "doubted", "it rained"),
        ("He pretended to sleep.", "doubted", "sleep"),
        ("It wrongly said that it rained.", "doubted", "it rained"),
        ("It falsely reported the theft.", "doubted", "the theft"),
        ("He was wrongly accused of theft.", "doubted", "theft"),
        ("No study has ever shown that it rained.", "doubted", "it rained"),
        ("They could not prove that it rained.", "doubted", "it rained"),
        ("There is little to suggest that it rained.", "doubted", "it rained"),
        ("They ruled out that it rained.", "doubted", "it rained"),
        ("They gave up the plan to leave.", "dropped", "leave"),
        ("He is innocent of theft.", "cleared", "theft"),
        ("The tower almost fell.", "nearly", "fell"),
        ("The bank nearly collapsed in May.", "nearly", "collapsed in May"),
        ("It came close to falling.", "nearly", "falling"),
        ("It is on the verge of collapse.", "nearly", "collapse"),
        ("He was cleared of killing her.", "cleared", "killing her"),
        ("He was acquitted of theft.", "cleared", "theft"),
        ("He was charged with killing her.", "charged", "killing her"),
        ("He was indicted in May for killing her.", "charged", "killing her"),
        ("It is unclear whether it rained.", "asked", "it rained"),
        ("It is unclear whether or not it rained.", "asked", "it rained"),
        ("They asked the mayor if it rained.", "asked", "it rained"),
        ("The plan to close the school was dropped.", "dropped", "close the school was dropped"),
        ("The proposal to leave was voted down and scrapped.", "dropped",
         "leave was voted down and scrapped"),
        ("They shelved the controversial plan to leave.", "dropped", "leave"),
        ("The bid for the club was rejected.", "dropped", "the club was rejected"),
    ],
)  # fmt: skip
def test_what_is_told_and_not_so(text, key, scope):
    assert (key, scope) in doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "There is evidence that it rained.", "There is no doubt that it rained.",
        "They never doubted that it rained.", "They don't dispute that it rained.",
        "Reuters reports that it rained.", "They dismissed the man that stole it.",
        "They rejected the bill that raised taxes.", "He was wrongly jailed.",
        "Almost 300 men came.", "Nearly all men came.", "He almost always came.",
        "It is close to him.", "The sky cleared.", "They charged ten dollars.",
        "He was charged with theft.", "They may decide if they want it.",
        "They showed that it rained.", "The court ruled that it rained.", "They gave up.",
        "They like the idea that it rains.", "They may choose whether they come.",
        "They discussed whether to leave.", "It rained, whether hard or softly.",
        "The price was dropped.", "The plan to leave was approved.", "They dropped the price.",
        "“There is no evidence that it rained,” he said.",
    ],
)  # fmt: skip
def test_what_is_not_doubted(text):
    assert doubts(text) == []


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("It is false that it rained.", "it rained"),
        ("It is not true that it rained.", "it rained"),
        ("It isn't correct that it rained.", "it rained"),
        ("He was found not guilty of theft.", "theft"),
    ],
)
def test_what_is_said_to_be_false_is_denied(text, scope):
    assert scopes(text, FactKind.NEGATION, {"not"}) == [("not", scope)]


@pytest.mark.parametrize("text", ["It is not false that it rained.", "He told a false tale."])
def test_what_is_not_said_to_be_false(text):
    assert scopes(text, FactKind.NEGATION, {"not"}) == []


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("They saw the wife of John Smith there.", "of John Smith"),
        ("They saw John Smith's wife there.", "John Smith's"),
        ("They saw John Smith's much older brother there.", "John Smith's"),
        ("They saw John Smith 's sons there.", "John Smith"),
        ("They saw James' brother there.", "James"),
        ("They saw the mayor's wife there.", "mayor's"),
        ("They saw the wife of the former mayor there.", "of the former mayor"),
        ("They saw the mother-in-law of Ada Lind there.", "of Ada Lind"),
        ("They saw Ada Lind’s supporters there.", "Ada Lind’s"),
        ("The lawyer of Ada Lind was arrested.", "of Ada Lind"),
    ],
)
def test_whose_relative_it_is(text, scope):
    assert owners(text) == [scope]


@pytest.mark.parametrize(
    "text",
    [
        "The wife came.", "His wife came.", "The mother of two came.", "A friend of his came.",
        "Critics of the plan came.", "It robs children of good schools.",
        "Australia's families paid.", "Monday's rivals came.", "A lawyer of Ada Lind said so.",
        "John Smith and his wife came.", "The president of France came.",
    ],
)  # fmt: skip
def test_whose_relative_it_is_not(text):
    assert owners(text) == []


@pytest.mark.parametrize(
    ("text", "own", "main"),
    [
        ("If it breaks, two towns go.", "it breaks", "two towns go"),
        ("If it breaks then two towns go.", "it breaks then two towns go", None),
        ("Two towns go if it breaks.", "it breaks", "Two towns go"),
        ("Two towns go, if it breaks.", "it breaks", "Two towns go"),
        ("Two towns, if it breaks, are lost.", "it breaks", "Two towns, if it breaks, are lost"),
        ("He said that if it breaks, two towns go.", "it breaks", "two towns go"),
        ("He said two towns go if it breaks.", "it breaks", "two towns go"),
        ("Two towns go if it breaks, he said.", "it breaks", "Two towns go"),
        ("Unless it holds, two towns go.", "it holds", "two towns go"),
        ("In case it breaks, two towns go.", "it breaks", "two towns go"),
        ("Two towns go provided that it breaks.", "it breaks", "Two towns go"),
        ("As long as it holds, two towns are safe.", "it holds", "two towns are safe"),
        ("Two towns are safe as long as it holds.", "it holds", "Two towns are safe"),
        ("Should the dam break, two towns go.", "the dam break", "two towns go"),
        ("Had it broken, two towns would be lost.", "it broken", "two towns would be lost"),
        ("Assuming it breaks, two towns go.", "it breaks", "two towns go"),
        ("Only if it breaks, two towns go.", "it breaks", "two towns go"),
    ],
)
def test_conditions_and_what_depends_on_them(text, own, main):
    assert conditions(text) == ([(own, main)] if main else [])


@pytest.mark.parametrize(
    "text",
    [
        "Even if it breaks, two towns go.", "It looks as if it breaks.", "What if it breaks?",
        "It killed hundreds if not thousands.", "The room was clean, if a bit small.",
        "They asked if it rained.", "We will see if it rains.", "Come if possible.",
        "They may decide if they want it now.",
        "They may go if they want to.", "It was red, if I remember.",
        "It lasts as long as the old one.", "Stay for as long as you are able to.",
        "Take a coat in case it rains.", "Should the mayor go?", "He had it if",
        "Hammarby IF won the cup.", "He provided food.", "Were they here?", "",
    ],
)  # fmt: skip
def test_what_depends_on_nothing(text):
    assert conditions(text) == []


def test_line_breaks_part_no_condition_from_its_word():
    text = "Two towns go if it breaks, in case it rains and provided that it holds."
    assert len(find_conditions(text)) == len(find_conditions(text.replace(" ", "\n"))) > 0


@given(newsy_sentences() | odd_texts())
def test_a_condition_lies_in_its_sentence(text):
    for condition in find_conditions(text):
        for start, end in condition:
            assert 0 <= start < end <= len(text)
        assert condition.own != condition.main
