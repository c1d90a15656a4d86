"""The agreement benchmark: what it reads, how it scores, and that a failed case is recorded."""

from __future__ import annotations

import json
import sys
from collections import Counter
from functools import partial
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import (
    agreement,
    agreement_pairs,
    agreement_peers,
    agreement_read,
    agreement_sets,
)
from benchmarks.__main__ import main
from benchmarks.agreement_clusters import judge_clusters
from benchmarks.agreement_peers import Lines, Method
from benchmarks.agreement_scores import adjusted_rand, area, b_cubed, share, threshold_finding
from benchmarks.agreement_vectors import Cosine
from benchmarks.record import attempt, failures, follow
from summarize import Document
from summarize.segment import segment
from training.compare_own import as_set
from training.compare_read import ReadPairs
from training.compare_sets import family, is_english, read_pair_sets

pytest.importorskip("sklearn", reason="needs the extra [bench]")

RIVER = "The river flooded two villages on Monday."
BRIDGE = "A new bridge was opened in the old town."


class Letters:
    """An encoder by counts of letters, quick and without a model."""

    name = "letters"

    def encode(self, texts):
        letters = "abcdefghijklmnopqrstuvwxyz"
        return np.array([[t.lower().count(c) + 0.1 for c in letters] for t in texts], np.float32)


def _write(path, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


@pytest.fixture
def data(tmp_path):
    """A folder as the benchmark wants it, with a few invented texts in it."""
    pairs, clusters = tmp_path / "pairs", tmp_path / "clusters"
    paws = [
        {"a": RIVER, "b": "On Monday the river flooded two villages.", "label": 1},
        {"a": "Ann paid Bob.", "b": "Bob paid Ann.", "label": 0},
    ]
    _write(pairs / "paws_en.jsonl", paws)
    _write(
        pairs / "multilingual" / "paws_de.jsonl",
        [
            {"a": "Der Fluss stieg.", "b": "Es stieg der Fluss.", "label": 1},
            {"a": "Anna zahlte Bert.", "b": "Bert zahlte Anna.", "label": 0},
        ],
    )
    _write(
        pairs / "one_word_swapped.jsonl",
        [
            {"a": RIVER, "b": "The river flooded 2 villages on Monday.", "label": "entailment"},
            {
                "a": RIVER,
                "b": "The river flooded six villages on Monday.",
                "label": "contradiction",
            },
            {"a": RIVER, "b": "The brook flooded two villages on Monday.", "label": "neutral"},
        ],
    )
    _write(
        pairs / "fever_symmetric.jsonl",
        [
            {"a": RIVER, "b": "Two villages were flooded.", "label": "SUPPORTS"},
            {"a": f"{RIVER} {BRIDGE}", "b": "A bridge was opened.", "label": "SUPPORTS"},
            {"a": RIVER, "b": "Two villages burned down.", "label": "REFUTES"},
        ],
    )
    _write(
        pairs / "sts_en.jsonl",
        [
            {"a": BRIDGE, "b": "In the old town a new bridge was opened.", "label": 5.0},
            {"a": BRIDGE, "b": "A bridge was opened.", "label": 4.2},
            {"a": BRIDGE, "b": "A dog sleeps.", "label": 0.4},
        ],
    )
    _write(
        pairs / "superpal.jsonl",
        [
            {"a": f"Point {n}.", "b": b, "b_sentence": sentence, "topic": "t", "label": 1}
            for n, b, sentence in ((1, "b1", "b1, b2."), (2, "b2", "b1, b2."), (3, "b3", "b3."))
        ],
    )
    topic = {"sentences": [RIVER, RIVER, BRIDGE, "Share this article"], "cluster": [0, 0, 1, 2]}
    for name in ("keypoints_train", "keypoints_dev", "superpal"):
        _write(clusters / f"{name}.jsonl", [{"id": f"{name} {n}", **topic} for n in range(3)])
    text = " ".join(f"Train {n} to Oslo left {n} minutes late." for n in range(2, 60))
    _write(tmp_path / "summaries" / "opinosis.jsonl", [{"id": "x", "documents": [text]}])
    return tmp_path


@pytest.fixture
def stand_ins(monkeypatch):
    """Models, planting and labels that cost nothing; MiniLM is "missing"."""

    def scores(sets):
        return {name: pairs.covers.astype(float) for name, pairs in sets.items()}

    learned = SimpleNamespace(
        scores_cross_validated=scores,
        scores_left_out=scores,
        scores_without=lambda sets, left_out, a, b: np.array(
            [float(x == y) for x, y in zip(a, b, strict=True)]
        ),
    )

    def planted_pairs(sentences, *, kinds, per_kind, seed, reworded, split):
        assert split == "judge"
        return [
            SimpleNamespace(original=s, edited=s if kind == "hedge" else BRIDGE, kind=kind)
            for kind in kinds
            for s in sentences[:per_kind]
        ]

    planting = SimpleNamespace(EDITS=("figure", "hedge"), planted_pairs=planted_pairs)

    def read_labelled(data, *, judging):
        assert judging
        labelled = [(RIVER, RIVER, True, False, 0), (RIVER, BRIDGE, False, False, 1)]
        return ReadPairs(as_set("read", labelled), np.ones(2), ["folded", "unsure"], 0)

    rewordings = SimpleNamespace(read=lambda data: [(BRIDGE, "There is now a bridge in town.")])
    monkeypatch.setitem(sys.modules, "training.compare", learned)
    monkeypatch.setitem(sys.modules, "training.planting", planting)
    monkeypatch.setitem(sys.modules, "benchmarks.rewordings", rewordings)
    monkeypatch.setattr(agreement_read, "read_labelled", read_labelled)

    def missing():
        raise ModuleNotFoundError("No module named 'minilm'")

    cosines = {"bundled": Cosine(Letters), "MiniLM": Cosine(missing)}
    monkeypatch.setattr(agreement, "load_cosines", lambda: cosines)


# Pair sets.


def test_labels_of_every_kind_are_read(data):
    sets = read_pair_sets(data)
    assert list(sets)[-1] == "multilingual/paws_de"
    assert [name for name in sets if not is_english(name)] == ["multilingual/paws_de"]
    swapped = sets["one_word_swapped"]
    assert swapped.covers.tolist() == [True, False, False]
    assert swapped.clashes.tolist() == [False, True, False]
    assert sets["fever_symmetric"].clashes.tolist() == [False, False, True]
    assert sets["paws_en"].covers.tolist() == [True, False]
    assert not sets["paws_en"].clashes.any()
    assert sets["sts_en"].covers.tolist() == [True, False]  # 4.2 is neither


def test_made_negatives_are_of_another_sentence_and_always_the_same(data):
    superpal = read_pair_sets(data)["superpal"]
    made = list(zip(superpal.a, superpal.b, strict=True))[3:]
    assert not superpal.covers[3:].any()
    assert superpal.covers[:3].all()
    assert sorted(made) == [
        ("Point 1.", "b3"), ("Point 2.", "b3"), ("Point 3.", "b1"), ("Point 3.", "b2"),
    ]  # fmt: skip
    assert made == list(zip(*read_pair_sets(data)["superpal"][1:3], strict=True))[3:]


def test_pairs_with_a_sentence_in_common_are_one_group_across_sets(data):
    sets = read_pair_sets(data)
    groups_of = {}
    for pairs in sets.values():
        for a, b, group in zip(pairs.a, pairs.b, pairs.groups.tolist(), strict=True):
            groups_of.setdefault(a, set()).add(group)
            groups_of.setdefault(b, set()).add(group)
    assert {len(groups) for groups in groups_of.values()} == {1}
    assert groups_of[RIVER] == groups_of["Two villages burned down."]
    assert groups_of[RIVER] != groups_of[BRIDGE]
    assert len(set(sets["superpal"].groups)) == 1  # one topic


def test_translations_are_grouped_row_by_row(data):
    sets = read_pair_sets(data)
    assert sets["paws_en"].groups.tolist() == sets["multilingual/paws_de"].groups.tolist()
    assert family("paws_en") == family("multilingual/paws_de") != family("sts_en")


def test_a_folder_without_pairs_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError, match="no pairs"):
        read_pair_sets(tmp_path)


# Clusters and sentences.


def test_topics_are_few_if_few_are_asked_for(data):
    assert {len(topics) for topics in agreement_sets.read_topics(data).values()} == {3}
    few = agreement_sets.read_topics(data, 2)
    assert few["superpal"] == agreement_sets.read_topics(data)["superpal"][:2]


def test_only_sentences_that_training_leaves_alone_are_read(data):
    sentences = agreement_sets.read_sentences(data, 100)
    assert 10 < len(sentences) < 50
    assert all(map(agreement_sets.is_for_judging, sentences))
    assert len(agreement_sets.read_sentences(data, 5)) == 5


def test_a_sample_keeps_pairs_together(data):
    whole = read_pair_sets(data)["superpal"]
    part = agreement_sets.sample(whole, 4)
    rows = list(zip(*whole[1:], strict=True))
    assert len(part.a) == 4
    assert all(row in rows for row in zip(*part[1:], strict=True))
    assert agreement_sets.sample(whole, 100) is whole


# Scores.


def test_area_needs_both_kinds():
    assert area([3, 1, 2], np.array([True, False, True])) == 1
    with pytest.raises(ValueError, match="no positive or no negative"):
        area([1, 2], np.array([True, True]))


def test_share_of_none_is_none():
    assert share(np.array([True]), among=np.array([False])) is None


@given(st.lists(st.tuples(st.floats(-1, 1), st.booleans()), min_size=1), st.data())
def test_the_threshold_finds_at_least_so_many_and_no_other_does_with_fewer(pairs, chosen):
    scores, positive = np.array([s for s, _ in pairs]), np.array([p for _, p in pairs])
    n = chosen.draw(st.integers(0, int(positive.sum())))
    threshold = threshold_finding(n, scores, positive)
    assert (scores[positive] >= threshold).sum() >= n
    assert (scores[positive] > threshold).sum() < max(n, 1)


def _b_cubed_by_hand(gold, found):
    """By the definition, sentence by sentence."""
    precision = recall = 0.0
    for i in range(len(gold)):
        mine = {j for j in range(len(gold)) if found[j] == found[i]}
        true = {j for j in range(len(gold)) if gold[j] == gold[i]}
        precision += len(mine & true) / len(mine) / len(gold)
        recall += len(mine & true) / len(true) / len(gold)
    return 2 * precision * recall / (precision + recall)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1))
def test_b_cubed_is_what_its_definition_says(labels):
    gold, found = [g for g, _ in labels], [f for _, f in labels]
    assert b_cubed(gold, found) == pytest.approx(_b_cubed_by_hand(gold, found))
    assert b_cubed(gold, gold) == pytest.approx(1)


def test_adjusted_rand_is_zero_for_singletons():
    assert adjusted_rand([0, 0, 1, 1], [0, 1, 2, 3]) == pytest.approx(0)
    assert adjusted_rand([0, 0, 1, 1], [5, 5, 3, 3]) == pytest.approx(1)


# Methods.


def test_lines_are_sentences():
    lines = ["Mr. Low left. He", "v 2", "Mr. Low left. He"]
    text = "\n".join(lines)
    assert [text[start:end] for start, end in Lines().span_tokenize(text)] == lines
    assert [s.text for s in segment([Document(text)], Lines())] == lines


def test_ours_clusters_the_sentences_as_they_are_given(data):
    topic = agreement_sets.read_topics(data)["superpal"][0]
    labels = agreement_peers._summarized(topic)(1.0)
    assert Counter(Counter(labels).values()) == {2: 1, 1: 2}
    assert labels[0] == labels[1]


def test_a_matrix_is_the_mean_of_both_ways():
    matrix = agreement_peers._both_ways(
        ["a", "bb", "cccc"], lambda a, b: np.array([len(x) for x in a]) / 8
    )
    assert matrix.tolist() == [[1, 3 / 16, 5 / 16], [3 / 16, 1, 6 / 16], [5 / 16, 6 / 16, 1]]


def test_linkage_merges_what_is_more_similar_than_the_threshold():
    topic = agreement_sets.Topic("x", ["a", "b", "c"], [0, 0, 1])
    similar = np.array([[1, 0.8, 0.2], [0.8, 1, 0.2], [0.2, 0.2, 1.0]])
    cut = agreement_peers._linked("average", lambda _: similar)(topic)
    assert len(set(cut(0.9))) == 3
    assert cut(0.5)[0] == cut(0.5)[1] != cut(0.5)[2]
    assert len(set(cut(0.1))) == 1
    alone = agreement_sets.Topic("x", ["a"], [0])
    assert agreement_peers._linked("single", lambda _: np.eye(1))(alone)(0.5) == [0]


def test_semhash_is_read_as_clusters():
    pytest.importorskip("semhash", reason="needs the extra [bench]")
    topic = agreement_sets.Topic("x", ["aab", "zzz", "aab", "aabb", "qqq"], [0] * 5)
    cut = agreement_peers._semhash(Cosine(Letters))(topic)
    assert cut(0.999) == [0, 1, 0, 2, 3]
    assert cut(0.8) == [0, 1, 0, 0, 2]


def test_a_threshold_is_chosen_on_one_set_only(data):
    right = {"keypoints_train": 0.3, "keypoints_dev": 0.7, "superpal": 0.7}

    def prepare(topic):
        wrong = list(range(len(topic.gold)))
        return lambda threshold: topic.gold if threshold == right[topic.of_set] else wrong

    found = judge_clusters(
        agreement_sets.read_topics(data), {"ours": Method(prepare, (0.3, 0.7), "ours")}
    )["ours"]
    assert found["threshold"] == 0.3
    assert found["keypoints_train"]["adjusted Rand"] == 1
    assert found["superpal"] == {
        "adjusted Rand": 0, "B-cubed F1": pytest.approx(6 / 7), "clusters": 12,
    }  # fmt: skip


def test_every_text_is_encoded_once():
    seen = []

    class Counting(Letters):
        def encode(self, texts):
            seen.extend(texts)
            return super().encode(texts)

    cosine = Cosine(Counting)
    assert cosine.pairs(["a", "b"], ["a", "z"])[0] == pytest.approx(1)
    assert cosine.matrix(["a", "q"]).shape == (2, 2)
    assert sorted(seen) == ["a", "b", "q", "z"]


# Failures, and the whole.


def test_a_failure_goes_on_as_a_failure():
    failed = attempt(int, "x")
    assert set(failed) == {"failed"}
    assert follow(failed, len) is failed
    assert follow("12", int) == 12
    assert set(follow("x", int)) == {"failed"}


@pytest.mark.slow
def test_the_record_has_everything_and_says_what_failed(data, stand_ins, monkeypatch, capsys):
    pytest.importorskip("semhash", reason="needs the extra [bench]")
    path = data / "record.json"
    few = partial(agreement.Settings, timed=5)  # 20,000 pairs take too long
    monkeypatch.setattr(agreement, "Settings", few)
    assert main(["agreement", "--data", str(data), "--record", str(path)]) == 1
    record = json.loads(path.read_text(encoding="utf-8"))
    results = record["results"]
    assert record["settings"]["files"].keys() >= {"pairs/multilingual/paws_de.jsonl"}
    assert all("MiniLM" in name for name in failures(results)), failures(results)

    paws = results["pairs"]["sets"]["paws_en"]
    assert paws["area"]["ours"] in (0, 0.5, 1)
    assert paws["area"]["left out"] == results["pairs"]["mean"]["area"]["cross-valid."] == 1
    assert set(paws["area"]["MiniLM"]) == {"failed"}
    assert paws["clashes folded"]["ours"] is None
    assert results["read"]["methods"]["ours"]["precision"] == 1
    assert results["read"]["methods"]["bundled"]["area"] == 1
    assert results["restatements"]["fever SUPPORTS, one sentence"]["pairs"] == 1
    assert results["restatements"]["together"]["pairs"] == 4
    # Of the stand-in edits one kind changes nothing, and another everything.
    assert results["planted"]["plain"]["hedge"]["ours"] == 1
    assert results["planted"]["reworded"]["figure"]["ours"] == 0
    assert results["clusters"]["singletons"]["superpal"]["adjusted Rand"] == 0
    assert results["speed"]["compare"]["pairs_per_second"] > 0

    reached = {found["what"]: found.get("reached") for found in results["reaches"]}
    assert reached["planted figure, plain, folded"] is True
    assert reached["planted hedge, plain, folded"] is False
    assert reached["mean area, left out"] is True
    assert reached["ours, summarize: superpal, B-cubed F1"] is not None
    shown = capsys.readouterr().out
    for title in ("Area", "Recall", "Pairs labelled by reading", "Restatements",
                  "Clusters, B-cubed F1", "Planted, reworded"):  # fmt: skip
        assert f"\n{title}" in shown
    assert "FAILED" in shown


def test_what_is_missing_altogether_is_recorded_too(data, stand_ins, monkeypatch, capsys):
    for folder in ("clusters", "summaries"):
        for path in (data / folder).glob("*.jsonl"):
            path.unlink()
    monkeypatch.delitem(sys.modules, "training.compare")
    monkeypatch.setitem(sys.modules, "training.compare", None)  # the import fails
    results = agreement.run(agreement.Settings(data, timed=2))
    assert {"clusters", "planted", "pairs/mean/area/left out"} <= set(failures(results))
    assert all("failed" in found for found in results["reaches"] if "ours" in found["what"])
    agreement.print_table(results)
    assert "no clusters (*.jsonl)" in capsys.readouterr().out


def test_quick_is_less_of_everything(data):
    whole, less = agreement.Settings(data).to_dict(), agreement.quick(data).to_dict()
    assert whole.keys() == less.keys()
    for name in ("tuned_topics", "planted", "planted_encoded", "sentences", "timed"):
        assert less[name] < whole[name]
    assert less["pairs"] is not None is not less["topics"]


def test_ours_says_what_users_get():
    found = agreement_pairs.compare(["The dam broke.", "The dam broke."], ["The dam broke.", "No."])
    assert found.covers.tolist() == [True, False]
    assert found.scores[0] == 1
