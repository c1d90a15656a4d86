"""The numbers of a report at every length."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from strategies import budgets, documents, texts

from summarize import Summarizer, summarize
from summarize.budget import count_words
from summarize.entries import Fate
from summarize.facts import KEPT_KINDS
from summarize.joining import join_sentences
from summarize.render.html.lengths import measure_lengths


def no_facts(text):
    raise AssertionError(text)


@given(texts(), st.none() | budgets())
def test_the_numbers_are_those_of_a_slow_count(text, budget):
    summarizer = Summarizer()
    summary = summarizer.summarize(text, **(budget or {}))
    find_facts = summarizer.reader().facts
    lengths = measure_lengths(summary, {}, find_facts)
    assert lengths == measure_lengths(summary, summary.known_facts(), no_facts)
    assert lengths.order == summary.ranking()
    assert sorted(lengths.reading) == sorted(lengths.order)
    sentences = [entry.sentence for entry in summary.ledger]
    facts_of = {
        entry.sentence.id: find_facts(re.sub(r"\s", " ", entry.sentence.text))
        for entry in summary.ledger
        if entry.fate is not Fate.NOISE
    }
    every = {(f.kind, f.key) for facts in facts_of.values() for f in facts if f.kind in KEPT_KINDS}
    for n in range(len(lengths.order) + 1):
        chosen = set(lengths.order[:n])
        page = join_sentences(
            [sentences[i] for i in lengths.reading if i in chosen], summary.documents
        )
        assert lengths.characters[n] == len(page)
        assert lengths.words[n] == count_words(page)
        stated = {(f.kind, key) for i in chosen for f in facts_of[i] for key in f.implies}
        assert lengths.facts[n] == len(every & stated)
    kept = len(summary.sentences)
    assert set(lengths.order[:kept]) == {sentence.id for sentence in summary.sentences}
    assert lengths.characters[kept] == len(str(summary))
    assert lengths.compression_ratios()[kept] == summary.compression_ratio
    assert lengths.facts[kept] == summary.measures.facts_kept
    assert lengths.facts_total == summary.measures.facts_total
    assert lengths.retentions()[kept] == summary.retention


@given(documents(), budgets())
def test_what_is_kept_is_in_the_order_of_the_summary(given_documents, budget):
    summary = summarize(given_documents, **budget)
    lengths = measure_lengths(summary, summary.known_facts(), no_facts)
    kept = {sentence.id for sentence in summary.sentences}
    assert [i for i in lengths.reading if i in kept] == [s.id for s in summary.sentences]
