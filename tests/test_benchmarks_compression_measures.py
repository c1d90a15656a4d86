"""What summaries are compared by: ROUGE, and what is left of a text."""

from __future__ import annotations

import doctest
import importlib
import sys
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.compression_measures import dangling, facts, leans, redundancy, retention
from benchmarks.compression_rouge import Rouge, Words, split_words
from benchmarks.compression_source import read_source

TEXT = (
    "The dam at Brill broke on Monday. It had rained for days. Two towns were flooded. "
    "The dam at Brill broke on Monday. 12,000 people fled to Oxford."
)
_WORDS = st.lists(
    st.sampled_from(["dam", "town", "rain", "river", "bridge"]), min_size=1, max_size=4
)
_SENTENCES = st.lists(_WORDS.map(lambda words: f"{' '.join(words).capitalize()}."), max_size=12)


@given(st.text(alphabet="The dams broke, 12 été.", max_size=60))
def test_english_tokens_are_those_of_rouge_score(text):
    tokenizers = pytest.importorskip("rouge_score.tokenizers", reason="needs the extra [bench]")
    assert Words("en").tokenize(text) == tokenizers.DefaultTokenizer(True).tokenize(text)


def test_other_scripts_keep_their_letters_and_signs():
    assert split_words("Το φράγμα έσπασε.") == ["το", "φράγμα", "έσπασε"]
    assert split_words("बाँध टूट गया।") == ["बाँध", "टूट", "गया"]
    assert Words("fr").tokenize("Les étés") == ["les", "étés"]


def test_rouge_is_the_mean_over_the_references():
    scorer = pytest.importorskip("rouge_score.rouge_scorer", reason="needs the extra [bench]")
    references = ["The dam at Brill broke.", "Two towns flooded when it rained."]
    plain = scorer.RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=True)
    found = [plain.score(reference, TEXT) for reference in references]
    rouge = Rouge("en")
    for name, value in rouge.scores(TEXT, references).items():
        assert value == pytest.approx(mean(scores[name].fmeasure for scores in found)), name
    recall = mean(scores["rouge2"].recall for scores in found)
    assert rouge.bigram_recall(TEXT, references) == pytest.approx(recall)


def test_without_rouge_score_its_cases_fail(monkeypatch):
    monkeypatch.setitem(sys.modules, "rouge_score.rouge_scorer", None)
    with pytest.raises(ModuleNotFoundError, match="rouge_score"):
        Rouge("en").scores("a", ["a"])


def test_facts_are_figures_and_names():
    source = read_source((TEXT,), "en")
    assert facts(source) == {"Brill", "Monday", "12,000", "Oxford"}
    assert retention(facts(source), TEXT) == 1
    assert retention(facts(source), "In Oxford 12,000 arrived on monday.") == 0.5
    assert retention(frozenset(), TEXT) is None


@given(_SENTENCES, _SENTENCES)
def test_more_text_never_loses_a_fact(some, more):
    known = facts(read_source((f"In {' '.join(some + more)}",), "en"))
    before = retention(known, " ".join(some))
    after = retention(known, " ".join(some + more))
    assert before is None or 0 <= before <= after <= 1


@given(_SENTENCES)
def test_redundancy_counts_pairs_that_were_there_before(sentences):
    seen, repeated, total = [], 0, 0
    for sentence in sentences:
        words = sentence.lower().rstrip(".").split()
        pairs = [(words[n], words[n + 1]) for n in range(len(words) - 1)]
        repeated += sum(pair in seen for pair in pairs)
        total += len(pairs)
        seen.extend(pairs)
    found = redundancy(sentences, "de")  # without stems
    assert found == pytest.approx(repeated / total if total else 0)
    assert redundancy(sentences + sentences, "de") >= found


def test_redundancy_looks_at_content():
    # (dam, broke) of four; "a" and "the" are nothing, and "dams" is "dam".
    parts = ["The dam broke on Monday.", "A dam broke again.", "Dams broke."]
    assert redundancy(parts, "en") == 0.5
    assert redundancy(["It was his.", "It was his."], "en") == 0


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("However, it held.", True),
        ("“They fled,” she said.", True),
        ("It’s over.", True),
        ("The former was lost.", True),
        ("The mayor fled.", False),
        ("Sole owners fled.", False),
        ("12 fled.", False),
        ("...", False),
    ],
)
def test_sentences_that_lean_open_with_a_pronoun_or_a_connective(text, verdict):
    assert leans(text) is verdict


def test_what_leans_on_nothing_that_was_kept_dangles():
    source = read_source(("It rained. The dam broke. It was old.", "They fled. He fled."), "en")
    assert dangling(source, []) is None
    assert dangling(source, [0, 3]) == 0  # nothing stands before them
    assert dangling(source, [1, 2]) == 0
    assert dangling(source, [0, 2]) == 0.5
    assert dangling(source, [2, 4]) == 1


@pytest.mark.parametrize("name", ["measures", "rouge"])
def test_examples_hold(name):
    if name == "rouge":
        pytest.importorskip("rouge_score", reason="needs the extra [bench]")
    result = doctest.testmod(importlib.import_module(f"benchmarks.compression_{name}"))
    assert result.attempted
    assert not result.failed
