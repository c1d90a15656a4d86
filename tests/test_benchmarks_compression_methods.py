"""What is compared: the texts, and the methods."""

from __future__ import annotations

import doctest
import importlib
import json
import sys
from time import sleep
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import compression_peers, compression_unbudgeted
from benchmarks.compression_methods import SUMMARIZE, Ours, Ranked, rank_first, simple_methods
from benchmarks.compression_sets import TUNED_DOMAINS, planted_set, read_sets
from benchmarks.compression_source import CHARACTERS, Budget, read_source, take
from benchmarks.compression_vectors import Vectors
from benchmarks.planted import generate_planted, read_domains
from benchmarks.texts import ARTICLE
from summarize import StaticEncoder, summarize

TEXT = (
    "The dam at Brill broke on Monday. It had rained for days. Two towns were flooded. "
    "The dam at Brill broke on Monday. 12,000 people fled to Oxford."
)
SUMY = (
    compression_peers.LEX_RANK, compression_peers.TEXT_RANK, compression_peers.LSA,
    compression_peers.KL, compression_peers.SUM_BASIC, compression_peers.LUHN,
)  # fmt: skip

_WORDS = st.lists(
    st.sampled_from(["dam", "town", "rain", "river", "bridge"]), min_size=1, max_size=4
)
_SENTENCES = st.lists(_WORDS.map(lambda words: f"{' '.join(words).capitalize()}."), max_size=12)


@pytest.fixture
def vectors():
    """The bundled encoder in place of MiniLM, which is slow to load."""
    return Vectors(StaticEncoder)


@pytest.fixture(scope="module")
def article():
    return read_source((ARTICLE.read_text(encoding="utf-8"),), "en")


# Texts.


@given(_SENTENCES, st.integers(1, 60), st.sampled_from(["words", CHARACTERS]), st.randoms())
def test_sentences_are_taken_while_they_fit(sentences, amount, unit, random):
    source = read_source((" ".join(sentences),), "en")
    assert list(source.texts) == sentences
    budget = Budget(amount, unit)
    order = random.sample(range(len(sentences)), len(sentences))
    wanted = []
    for position in order:
        text = " ".join(sentences[n] for n in sorted([*wanted, position]))
        if budget.holds(text):
            wanted.append(position)
    assert take(source, order, budget) == " ".join(sentences[n] for n in sorted(wanted))


@given(_SENTENCES, st.data())
def test_the_sentences_of_a_summary_are_found_again(sentences, data):
    source = read_source((" ".join(sentences),), "en")
    kept = [n for n in range(len(sentences)) if data.draw(st.booleans())]
    positions, parts = source.find("\n\n".join(sentences[n] for n in kept))
    assert parts == [sentences[n] for n in kept] == [sentences[n] for n in positions]
    assert positions == sorted(set(positions))


def test_what_is_no_sentence_of_the_source_is_a_part_of_its_own():
    source = read_source((TEXT,), "en")
    found = source.find("In short: Two towns\nwere flooded. Nobody knew. It had rained for days.")
    assert found == (
        [2, 1],
        ["In short:", "Two towns were flooded.", "Nobody knew.", "It had rained for days."],
    )
    assert source.find("") == ([], [])


def _write(path, **records):
    given = {"id": "a", "documents": [TEXT], "references": ["One two three."], **records}
    path.write_text("".join(f"{json.dumps({**given, 'id': n})}\n\n" for n in range(10)))


def test_sets_are_files_and_say_how_long_summaries_are(tmp_path):
    folder = tmp_path / "summaries"
    folder.mkdir()
    _write(folder / "multiling_english.jsonl", lang="english", references=["One two.", "One " * 5])
    _write(folder / "multiling_hebrew.jsonl", lang="hebrew")
    _write(folder / "qmsum_queries.jsonl", query="Who spoke?")
    _write(folder / "squality.jsonl", query="What is the plot?")
    sets = {of.name: of for of in read_sets(tmp_path)}
    assert [of.words for of in sets.values()] == [4, 3, 3, 3]
    assert [of.language for of in sets.values()] == ["en", "he", "en", "en"]
    assert [of.tuned for of in sets.values()] == [False, False, True, False]
    # Constants were chosen on the first five.
    assert [item.id for item in sets["multiling_english"].items] == ["5", "6", "7", "8", "9"]
    assert len(sets["multiling_hebrew"].items) == 10
    assert len(sets["multiling_hebrew"].first(3).items) == 3
    assert {item.query for item in sets["qmsum_queries"].items} == {"Who spoke?"}
    assert {item.query for item in sets["squality"].items} == {None}
    assert read_sets(folder / "squality.jsonl") == [sets["squality"]]
    assert list(sets) == [of.name for of in read_sets(folder)]
    assert read_sets(tmp_path / "nowhere") == []
    (folder / "empty.jsonl").write_text("")
    with pytest.raises(ValueError, match=r"empty\.jsonl: every item needs a reference"):
        read_sets(tmp_path)


def test_the_planted_corpus_is_a_set_with_a_truth():
    of = planted_set(9, seed=1)
    topics = {topic.name: topic for topic in generate_planted(24, seed=1)}
    assert [item.truth for item in of.items] == [topics[item.id] for item in of.items]
    assert len({item.id for item in of.items}) == 9
    assert not any(item.references for item in of.items)
    # Constants were chosen on half of the domains.
    domains = {domain.name for domain in read_domains()}
    assert domains > TUNED_DOMAINS
    assert {item.id.rpartition(" ")[0] for item in of.items} == domains - TUNED_DOMAINS
    assert planted_set(2, seed=1).items == of.items[:2]


# Methods.


def test_a_text_is_ranked_once_for_all_lengths():
    asked = []

    def rank(source, budget):
        asked.append(budget)
        return range(len(source.sentences))

    method, whole = Ranked(rank), 2 * len(TEXT)
    assert method((TEXT,), Budget(7)) == "The dam at Brill broke on Monday."
    assert method([TEXT], Budget(whole, CHARACTERS)) == TEXT
    assert len(asked) == 1
    method((TEXT,), Budget(7, query="rain"))
    method((TEXT, TEXT), Budget(7, query="rain"))
    method((TEXT, TEXT), Budget(7, language="fr"))
    assert len(asked) == 4


def test_ours_is_the_library_at_every_length():
    ours = Ours()
    other = f"{TEXT} Nobody was hurt."
    for text in (TEXT, other):
        for length in ({"words": 12}, {"characters": 80}, {}):
            unit, amount = next(iter(length.items()), ("words", None))
            assert ours([text], Budget(amount, unit)) == str(summarize([text], **length))
    asked = Budget(7, query="Who fled?")
    assert ours([other], asked) == str(summarize([other], words=7, query="Who fled?"))
    greek = "Το φράγμα έσπασε. Έβρεχε για μέρες."
    wanted = str(summarize([greek], words=3, language="el", encoder="lexical"))
    assert ours([greek], Budget(3, language="el")) == wanted


def test_baselines_look_at_no_sentence():
    methods = simple_methods()
    assert list(methods) == [SUMMARIZE, "first sentences", "random"]
    source = read_source(("One. Two. Three.", "Four.", ""), "en")
    assert rank_first(source, Budget(1)) == [0, 3, 1, 2]
    by_chance = methods["random"].summarize
    assert by_chance((TEXT,), Budget(12)) == by_chance((TEXT,), Budget(12))
    shuffled = simple_methods()["random"].summarize((TEXT,), Budget(12))
    assert shuffled == by_chance((TEXT,), Budget(12))


@pytest.mark.parametrize("name", SUMY)
def test_sumy_ranks_as_it_chooses(name, article):
    pytest.importorskip("sumy", reason="needs the extra [bench]")
    ranked = compression_peers.rank_by_sumy(name, article, Budget(1))
    assert sorted(ranked) == list(range(len(article.sentences)))
    for n in (1, 4):
        # As its users ask: for so many sentences.
        summarizer, document = compression_peers.load_sumy(name, article, "en")
        chosen = [str(sentence) for sentence in summarizer(document, n)]
        assert chosen == [article.texts[position] for position in sorted(ranked[:n])]


def test_sumy_reads_all_languages_that_it_is_given():
    pytest.importorskip("sumy", reason="needs the extra [bench]")
    for language in compression_peers.peer_methods(Vectors())[SUMY[0]].languages:
        source = read_source(("Uno dos tres. Uno dos cuatro. Cinco.",), language)
        found = compression_peers.rank_by_sumy(SUMY[0], source, Budget(1, language=language))
        assert sorted(found) == list(range(len(source.sentences)))


def test_lede_keeps_to_the_budget(article):
    pytest.importorskip("lede", reason="needs the extra [bench]")
    sizes = []
    for budget in (Budget(1), Budget(40), Budget(120), Budget(500, CHARACTERS)):
        summary = compression_peers.Lede()(article.documents, budget)
        assert budget.holds(summary)
        sizes.append(len(summary))
    assert sizes[0] < 100 < sizes[1] < sizes[2]  # of one word it makes a part of a sentence


def test_lede_is_timed_for_one_length(monkeypatch):
    """Its users ask once: what was too long is taken off."""
    asked = []

    def summarize_slowly(text, max_length):
        asked.append(max_length)
        sleep(0.01)
        return SimpleNamespace(summary=text[:max_length])

    monkeypatch.setitem(sys.modules, "lede", SimpleNamespace(summarize=summarize_slowly))
    method = compression_peers.Lede()
    assert len(method((TEXT,), Budget(100, CHARACTERS))) <= 100
    assert len(asked) > 1
    assert method.owed <= -0.01 * (len(asked) - 1)
    assert compression_peers.peer_methods(Vectors())["lede"].clock is not None


def _slow_mmr(rows, asked):
    """The definition: each next one by relevance less likeness, half and half."""
    cosine = [float(row @ asked) / float(np.linalg.norm(asked)) for row in rows]
    order = []
    while len(order) < len(rows):
        left = [n for n in range(len(rows)) if n not in order]
        near = {n: max((float(rows[n] @ rows[m]) for m in order), default=0.0) for n in left}
        order.append(max(left, key=lambda n: cosine[n] / 2 - near[n] / 2))
    return order


def test_mmr_follows_its_definition(article, vectors):
    rows = vectors.rows(article)
    found = compression_peers.rank_by_mmr(vectors, article, Budget(1))
    assert found == _slow_mmr(rows, rows.mean(axis=0))
    query = "What did the mayor say?"
    asked = compression_peers.rank_by_mmr(vectors, article, Budget(1, query=query))
    assert asked == _slow_mmr(rows, vectors.encode((query,))[0])
    assert asked != found
    assert compression_peers.rank_by_mmr(vectors, read_source((" ",), "en"), Budget(1)) == []


@pytest.mark.parametrize("words", [1, 30, 90, 5000])
def test_k_means_takes_the_first_sentence_and_keeps_to_the_budget(article, vectors, words):
    pytest.importorskip("sklearn", reason="needs the extra [bench]")
    budget = Budget(words)
    summary = compression_peers.summarize_by_k_means(vectors, article.documents, budget)
    assert budget.holds(summary)
    kept, _ = article.find(summary)
    usable = [n for n, text in enumerate(article.texts) if 40 < len(text) < 600]
    if words > 1:
        assert kept[0] == usable[0]
        # As full as others are: nothing that is left out fits.
        left = [n for n in usable if n not in kept]
        assert not any(budget.holds(f"{summary} {article.texts[n]}") for n in left)
    assert set(kept) <= set(usable)
    assert len(kept) == len(usable) or words < 5000


def test_vectors_are_computed_once_and_their_time_is_told(article, vectors):
    rows = vectors.rows(article)
    assert vectors.owed == 0
    assert vectors.rows(read_source(article.documents, "en")) is rows
    assert vectors.owed > 0
    vectors.rows(read_source((TEXT,), "en"))
    assert vectors.owed == 0
    assert len(vectors.rows(article)) == len(rows)


@pytest.mark.parametrize(
    ("keep", "library"),
    [
        ("keep_by_semhash", "semhash"),
        # Their libraries take long to import.
        pytest.param("keep_by_filter", "langchain_community", marks=pytest.mark.slow),
        pytest.param("keep_by_community", "sentence_transformers", marks=pytest.mark.slow),
    ],
)
def test_peers_without_a_budget_leave_out_what_is_there_twice(keep, library, vectors):
    pytest.importorskip(library, reason="needs the extra [bench]")
    source = read_source((TEXT,), "en")
    kept = getattr(compression_unbudgeted, keep)(vectors, source)
    assert sorted(source.texts[n] for n in kept) == sorted(set(source.texts))


def test_without_a_budget_there_is_a_text_whatever_is_kept(vectors, monkeypatch):
    monkeypatch.setattr(compression_unbudgeted, "keep_by_semhash", lambda *_: [3, 0])
    methods = compression_unbudgeted.unbudgeted_methods(vectors)
    assert methods[SUMMARIZE].summarize((TEXT,), Budget(None)) == str(summarize(TEXT))
    found = methods[compression_unbudgeted.SEMHASH]
    twice = "The dam at Brill broke on Monday. The dam at Brill broke on Monday."
    assert found.summarize((TEXT,), Budget(None)) == twice
    assert found.summarize((" ",), Budget(None)) == ""
    assert found.clock is vectors


@pytest.mark.parametrize("name", ["source", "methods"])
def test_examples_hold(name):
    result = doctest.testmod(importlib.import_module(f"benchmarks.compression_{name}"))
    assert result.attempted
    assert not result.failed
