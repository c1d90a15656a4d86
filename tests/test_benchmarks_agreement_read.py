"""Pairs labelled by reading, judged: shares by hand and by replication, and what fails."""

from __future__ import annotations

import json
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import agreement_read
from benchmarks.agreement import _cell
from benchmarks.agreement_pairs import Compared
from benchmarks.agreement_read import judge_read, print_read
from benchmarks.record import failures
from training.compare_own import SUMMARIES, as_set, is_judging
from training.compare_read import ReadPairs, read_labelled, sentence_id

pytest.importorskip("sklearn", reason="needs the extra [bench]")


class Told:
    """Stands for an encoder: the scores are given."""

    def __init__(self, scores):
        self.scores = scores

    def pairs(self, a, b):
        if self.scores is None:
            raise ModuleNotFoundError("No module named 'minilm'")
        return np.array(self.scores, float)


def given_pairs(covers, weights, slight=0):
    labelled = [(f"a{n}", f"b{n}", covered, False, n) for n, covered in enumerate(covers)]
    strata = ["unsure"] * len(covers)
    return ReadPairs(as_set("read", labelled), np.array(weights, float), strata, slight)


@pytest.fixture
def judge(monkeypatch, tmp_path):
    """Judge pairs of which everything is given."""

    def run(pairs, folded, scores, cosine=None):
        def compare(a, b):
            if folded is None:
                raise RuntimeError("no numbers")
            return Compared(np.array(scores, float), np.array(folded))

        def read(data, *, judging):
            assert judging
            return pairs

        monkeypatch.setattr(agreement_read, "compare", compare)
        monkeypatch.setattr(agreement_read, "read_labelled", read)
        return judge_read(tmp_path, {"bundled": Told(cosine)})

    return run


def test_shares_by_hand(judge):
    pairs = given_pairs([True, True, False, False], [1, 4, 3, 2], slight=5)
    found = judge(pairs, [True, False, True, False], [0.9, 0.2, 0.8, 0.1], [0.5, 0.7, 0.6, 0.1])
    assert {name: found[name] for name in ("pairs", "left out", "clashes", "covers")} == {
        "pairs": 2, "left out": 5, "clashes": 0, "covers": 2,
    }  # fmt: skip
    assert found["methods"]["ours"] == {
        "folded": 2, "precision": 0.5, "weighted precision": 1 / 4, "recall": 0.5,
        "weighted recall": 1 / 5, "area": 0.75,
    }  # fmt: skip
    # Cut where it folds two, which are the second and the third.
    assert found["methods"]["bundled"] == {
        "folded": 2, "precision": 0.5, "weighted precision": 4 / 7, "recall": 0.5,
        "weighted recall": 4 / 5, "area": 0.75,
    }  # fmt: skip
    assert "ours" in found["labels"]


def test_where_nothing_is_folded_there_is_no_precision(judge):
    pairs = given_pairs([True, False], [1, 1])
    found = judge(pairs, [False, False], [0.2, 0.1], [0.9, 0.8])["methods"]
    for method in ("ours", "bundled"):
        assert (found[method]["folded"], found[method]["recall"]) == (0, 0)
        assert found[method]["precision"] is found[method]["weighted precision"] is None


def test_a_missing_encoder_is_a_recorded_failure(judge, capsys):
    found = judge(given_pairs([True, False], [1, 1]), [True, False], [0.9, 0.1], None)
    assert failures(found) == ["methods/bundled"]
    print_read(found, _cell)
    shown = capsys.readouterr().out
    assert "FAILED ModuleNotFoundError" in shown
    assert found["labels"] in shown


def test_without_ours_nobody_knows_where_to_cut(judge):
    found = judge(given_pairs([True, False], [1, 1]), None, None, [0.9, 0.1])
    assert failures(found) == ["methods/ours", "methods/bundled"]


def test_what_failed_as_a_whole_is_printed(capsys):
    print_read({"failed": "FileNotFoundError: qmsum"}, _cell)
    assert "FAILED FileNotFoundError: qmsum" in capsys.readouterr().out


_PAIRS = st.lists(
    st.tuples(st.booleans(), st.booleans(), st.integers(1, 5)), min_size=2, max_size=30
).filter(lambda rows: {covers for covers, _, _ in rows} == {True, False})


@given(_PAIRS)
def test_a_weight_is_a_replication(rows):
    """A pair that stands for three counts as three pairs would that count for one."""
    covers, folded, weights = map(np.array, zip(*rows, strict=True))
    once = agreement_read._judge(given_pairs(covers, weights), folded * 0.5, folded)
    many = [np.repeat(column, weights) for column in (covers, folded)]
    replicated = agreement_read._judge(
        given_pairs(many[0], np.ones(len(many[0]))), many[1] * 0.5, many[1]
    )
    for name in ("precision", "recall"):
        expected = replicated[name]
        assert replicated[f"weighted {name}"] == (expected and pytest.approx(expected))
        assert once[f"weighted {name}"] == (expected and pytest.approx(expected))


@given(_PAIRS, st.data())
def test_a_cosine_folds_as_many_as_ours_and_no_fewer(rows, drawn):
    covers, folded, weights = map(np.array, zip(*rows, strict=True))
    levels = st.lists(st.integers(0, 4), min_size=len(rows), max_size=len(rows))
    scores = np.array(drawn.draw(levels)) / 4
    found = agreement_read._judge_as_many(folded, given_pairs(covers, weights), scores)
    n = int(folded.sum())
    # The slow way: from the highest score on, all that are equal at once.
    expected = 0
    for level in sorted(set(scores), reverse=True):
        if expected >= n:
            break
        expected += int((scores == level).sum())
    assert found["folded"] == expected >= n


def test_sentences_of_the_texts_are_judged_as_users_have_them_judged(tmp_path, monkeypatch):
    tides = [f"The ferry to island {n} sank in the storm on Monday." for n in range(2, 60)]
    first, second = [text for text in tides if is_judging(text)][:2]
    longer = next(
        text
        for port in ("harbour", "bay", "strait", "lagoon", "fjord", "river")
        if is_judging(text := first.replace("sank", f"quickly sank near the {port}"))
    )
    (tmp_path / "summaries").mkdir()
    for name in SUMMARIES:
        line = json.dumps({"documents": [f"{first} {second} {longer}"]})
        (tmp_path / "summaries" / f"{name}.jsonl").write_text(line + "\n")
    labels = [
        {"a": sentence_id(longer), "b": sentence_id(first), "covers": True, "covered": False,
         "clash": False, "stratum": "folded", "weight": 2.0},
        {"a": sentence_id(first), "b": sentence_id(second), "covers": False, "covered": False,
         "clash": True, "stratum": "fact-vetoed", "weight": 9.0},
    ]  # fmt: skip
    file = tmp_path / "labels.jsonl"
    file.write_text("".join(json.dumps(label) + "\n" for label in labels))
    monkeypatch.setattr(agreement_read, "read_labelled", partial(read_labelled, file=file))
    found = judge_read(tmp_path, {})
    assert (found["pairs"], found["clashes"], found["covers"]) == (2, 1, 1)
    assert found["methods"]["ours"] == {
        "folded": 1, "precision": 1, "weighted precision": 1, "recall": 1, "weighted recall": 1,
        "area": 1,
    }  # fmt: skip
