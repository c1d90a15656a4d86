"""The planted corpus: that its truth is true, that chance deals it, and that it is counted."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from benchmarks.planted import (
    FEWEST_DOCUMENTS,
    MOST_DOCUMENTS,
    N_ASIDES,
    N_CONTRADICTED,
    STATED,
    PlantedTopic,
    _Chance,
    generate_planted,
    read_domains,
)
from benchmarks.planted_said import Said, count_said
from summarize import Document, FactKind
from summarize.facts import find_facts
from summarize.segment import PunktSplitter, segment

DOMAINS = read_domains()
FACTS = [fact for domain in DOMAINS for fact in domain.facts]
PRONOUNS = frozenset("he she it they this these those that his her its their such".split())
SPLITTER = PunktSplitter()
# One of each domain, and then all again.
topics = st.builds(
    lambda seed, at: generate_planted(at + 1, seed)[at],
    st.integers(0, 2**32),
    st.integers(0, len(DOMAINS)),
)


def sentences_of(domain):
    """All that may be said in a domain."""
    for fact in domain.facts:
        yield from fact.wordings
        yield from filter(None, (fact.contradiction, fact.lead))
    yield from domain.asides


def split(text):
    return [sentence.text for sentence in segment([Document(text)], SPLITTER)]


def figures(text):
    """The numbers and numbered dates in a text, without units and bounds: "at least" is style."""
    facts = find_facts(text, SPLITTER.is_common)
    keys = [fact.key for fact in facts if fact.kind in (FactKind.FIGURE, FactKind.DATE)]
    found = [re.search(r"[\d:./-]*\d", key) for key in keys]
    return {match[0].removesuffix(":00") for match in found if match}


# What topics are made of.


def test_every_domain_has_its_facts_wordings_contradictions_and_asides():
    assert len(DOMAINS) == len({domain.name for domain in DOMAINS}) == 8
    for domain in DOMAINS:
        assert len(domain.facts) == 15
        assert {len(fact.wordings) for fact in domain.facts} == {5}
        assert sum(fact.contradiction is not None for fact in domain.facts) == 5
        assert sum(fact.lead is not None for fact in domain.facts) == 1
        assert len(domain.asides) == 12
        # Chance may leave out facts, but never so many that none can be contradicted.
        assert 5 - (len(domain.facts) - len(STATED)) >= N_CONTRADICTED


def test_every_sentence_is_one_of_8_to_25_words():
    for sentence in chain.from_iterable(map(sentences_of, DOMAINS)):
        assert sentence.endswith(".")
        assert sentence == " ".join(sentence.split())
        assert 8 <= len(sentence.split()) <= 25, sentence
        assert split(sentence) == [sentence]


def test_no_sentence_is_another_or_part_of_another():
    sentences = list(chain.from_iterable(map(sentences_of, DOMAINS)))
    assert len(set(sentences)) == len(sentences) > 700
    assert [pair for pair in permutations(sentences, 2) if pair[0] in pair[1]] == []


def test_only_the_wording_behind_a_lead_opens_with_a_pronoun():
    leaning = {fact.wordings[-1] for fact in FACTS if fact.lead}
    opened = {
        sentence
        for sentence in chain.from_iterable(map(sentences_of, DOMAINS))
        if sentence.split()[0].lower() in PRONOUNS
    }
    assert opened == leaning


def test_wordings_of_a_fact_have_the_same_figures():
    for fact in FACTS:
        expected = figures(fact.wordings[0])
        assert [figures(wording) for wording in fact.wordings] == [expected] * 5, fact.wordings[0]
    assert sum(bool(figures(fact.wordings[0])) for fact in FACTS) > len(FACTS) / 2


def test_wordings_of_a_fact_differ_by_more_than_their_order():
    for fact in FACTS:
        for one, other in permutations(fact.wordings, 2):
            a, b = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
            assert len(a & b) / len(a | b) < 0.75, (one, other)


def test_a_contradiction_of_a_fact_with_figures_has_others():
    contradicted = [fact for fact in FACTS if fact.contradiction and figures(fact.wordings[0])]
    assert len(contradicted) > 15
    for fact in contradicted:
        assert figures(fact.contradiction) != figures(fact.wordings[0]), fact.contradiction


@pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.name)
def test_sentences_are_told_apart_whichever_comes_next(domain):
    sentences = list(sentences_of(domain))
    for first in sentences:
        pairs = [sentence for second in sentences for sentence in (first, second)]
        assert split(" ".join(pairs)) == pairs


# What is made of it.


@given(topics)
def test_our_splitter_finds_the_sentences_of_every_document(topic):
    assert [tuple(split(text)) for text in topic.documents] == list(topic.sentences)


@given(topics)
def test_every_sentence_stands_once_and_is_of_one_kind(topic):
    said = list(chain.from_iterable(topic.sentences))
    kinds = [topic.fact_of, topic.contradictions, topic.asides]
    assert len(set(said)) == len(said) == sum(map(len, kinds))
    assert set(said) == set().union(*kinds)
    assert FEWEST_DOCUMENTS <= len(topic.documents) <= MOST_DOCUMENTS
    assert all(topic.sentences)


@given(topics)
def test_facts_are_stated_as_often_as_it_says_and_never_twice_in_a_document(topic):
    assert Counter(topic.fact_of.values()) == dict(enumerate(topic.stated))
    assert sorted(topic.stated) == sorted(STATED)
    for sentences in topic.sentences:
        facts = Counter(topic.fact_of[one] for one in sentences if one in topic.fact_of)
        contrary = Counter(
            topic.contradictions[one] for one in sentences if one in topic.contradictions
        )
        assert all(times == 1 for times in (facts + contrary).values())


@given(topics)
def test_statements_are_wordings_of_one_fact_and_contradictions_are_of_theirs(topic):
    known = {wording: fact for fact in FACTS for wording in fact.wordings}
    of_number = {number: known[wording] for wording, number in topic.fact_of.items()}
    assert len(set(of_number.values())) == len(STATED)
    assert all(known[wording] == of_number[number] for wording, number in topic.fact_of.items())
    assert len(set(topic.contradictions.values())) == len(topic.contradictions) == N_CONTRADICTED
    for sentence, number in topic.contradictions.items():
        assert sentence == of_number[number].contradiction


@given(topics)
def test_what_leans_stands_behind_its_lead(topic):
    leaning = {fact.wordings[-1]: fact.lead for fact in FACTS if fact.lead}
    expected = {one: lead for one, lead in leaning.items() if one in topic.fact_of}
    assert topic.leaning == expected
    assert len(topic.asides) == N_ASIDES + len(expected)
    for sentence, lead in topic.leaning.items():
        (of_one,) = (sentences for sentences in topic.sentences if sentence in sentences)
        assert of_one[of_one.index(sentence) - 1] == lead


def test_position_does_not_tell_what_matters():
    first, all_ = [], []
    for topic in generate_planted(400):
        for sentences in topic.sentences:
            often = [topic.stated[topic.fact_of[one]] if one in topic.fact_of else 0
                     for one in sentences]  # fmt: skip
            first.append(often[0] >= 3)
            all_ += [times >= 3 for times in often]
    assert sum(first) / len(first) == pytest.approx(sum(all_) / len(all_), abs=0.03)


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 2**32))
def test_a_seed_gives_one_corpus_and_more_topics_begin_with_the_fewer(fewer, more, seed):
    assume(fewer <= more)
    assert generate_planted(fewer, seed) == generate_planted(more, seed)[:fewer]


def test_another_seed_gives_another_corpus():
    assert generate_planted(1, 0)[0].documents != generate_planted(1, 1)[0].documents


def test_domains_take_turns():
    names = [topic.name for topic in generate_planted(10)]
    assert names == [f"{DOMAINS[at % 8].name} {at + 1}" for at in range(10)]


def test_chance_is_that_of_the_mersenne_twister_everywhere():
    chance = _Chance(0)
    assert [chance.below(100) for _ in range(6)] == [84, 75, 42, 25, 51, 40]
    assert chance.shuffled(range(8)) == [4, 0, 1, 3, 5, 7, 2, 6]


@given(st.lists(st.integers()), st.integers(0, 2**32))
def test_a_shuffle_loses_nothing(items, seed):
    assert sorted(_Chance(seed).shuffled(items)) == sorted(items)


def test_a_negative_number_of_topics_is_refused():
    with pytest.raises(ValueError, match=r"at least 0. Got -1"):
        generate_planted(-1)


# What is said of it.


@pytest.fixture
def topic():
    """Two facts, the first stated twice and contradicted, and an aside."""
    said = (
        "The dam broke.",
        "The dam gave way.",
        "The dam held.",
        "Two cows drowned.",
        "Tea came.",
    )
    return PlantedTopic(
        name="dam",
        documents=(
            "The dam broke. Tea came.",
            "The dam gave way. Two cows drowned.",
            "The dam held.",
        ),
        sentences=((said[0], said[4]), (said[1], said[3]), (said[2],)),
        fact_of={said[0]: 0, said[1]: 0, said[3]: 1},
        stated=(2, 1),
        contradictions={said[2]: 0},
        asides=frozenset({said[4]}),
        leaning={},
    )


@pytest.mark.parametrize(
    ("summary", "points", "weight", "others"),  # the others: repeated, asides, sides
    [
        ("", 0, 0, (0, 0, 0, 0)),
        ("The dam broke.", 1, 2, (0, 0, 1, 0)),
        ("The dam held.", 0, 0, (0, 0, 1, 0)),
        ("Two cows drowned.", 1, 1, (0, 0, 0, 0)),
        ("The dam broke. The dam gave way.", 1, 2, (1, 0, 1, 0)),
        ("The dam broke. The dam broke. The dam gave way.", 1, 2, (2, 0, 1, 0)),
        ("- The\ndam  broke.\n\n- Two cows drowned.", 2, 3, (0, 0, 1, 0)),
        ("Tea came. The dam held. The dam gave way.", 1, 2, (0, 1, 0, 1)),
        ("The dam broke, they say. Cows drowned. tea came.", 0, 0, (0, 0, 0, 0)),
    ],
)
def test_what_a_summary_says(topic, summary, points, weight, others):
    assert count_said(topic, summary) == Said(points, weight, *others, 2, 3)


def slow_said(topic, sentences):
    """What a list of sentences says, looked up one by one."""
    facts, contrary, asides = [], [], 0
    for sentence in sentences:
        if sentence in topic.fact_of:
            facts.append(topic.fact_of[sentence])
        elif sentence in topic.contradictions:
            contrary.append(topic.contradictions[sentence])
        else:
            asides += 1
    both = set(facts) & set(contrary)
    contradicted = set(topic.contradictions.values())
    return Said(
        points=len(set(facts)),
        weight=sum(topic.stated[fact] for fact in set(facts)),
        repeated=len(facts) - len(set(facts)),
        asides=asides,
        one_sided=len((set(facts) & contradicted | set(contrary)) - both),
        two_sided=len(both),
        points_possible=12,
        weight_possible=26,
    )


@given(topics, st.data(), st.sampled_from([" ", "\n", "\n\n", " \t "]))
def test_extracts_are_counted_as_sentence_by_sentence(topic, data, between):
    pool = list(chain.from_iterable(topic.sentences))
    chosen = data.draw(st.lists(st.sampled_from(pool), max_size=40))
    assert count_said(topic, between.join(chosen)) == slow_said(topic, chosen)


@given(topics)
def test_the_whole_text_says_everything(topic):
    said = count_said(topic, "\n\n".join(topic.documents))
    assert (said.points, said.weight) == (said.points_possible, said.weight_possible)
    assert said.repeated == sum(topic.stated) - len(topic.stated)
    assert (said.one_sided, said.two_sided) == (0, N_CONTRADICTED)
    assert said.asides == len(topic.asides)
