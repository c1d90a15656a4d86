"""Pairs labelled by reading: their sentences are found by hash, half by half."""

from __future__ import annotations

import json
import re
from itertools import count, islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.compare.features import NAMES
from training import compare, compare_card, compare_own
from training.compare import Examples
from training.compare_own import SUMMARIES, is_judging
from training.compare_read import MOST_MISSING, READ, ReadPairs, read_labelled, sentence_id
from training.compare_sets import read_lines

_TRAINS = (f"Train {n} from Oslo brought {n} tired miners to the harbour." for n in count(2))
_FOUND = list(islice(_TRAINS, 400))
JUDGING = [text for text in _FOUND if is_judging(text)]
LEARNED = [text for text in _FOUND if not is_judging(text)]
SLIGHT = "Well, so it is."


@pytest.fixture
def data(tmp_path):
    """A folder with the sentences, an item a set, some of them in two."""
    folder = tmp_path / "summaries"
    folder.mkdir()
    for name in SUMMARIES:
        mine = [*_FOUND[SUMMARIES.index(name) :: len(SUMMARIES)], _FOUND[0], SLIGHT]
        text = " ".join(mine)
        (folder / f"{name}.jsonl").write_text(json.dumps({"documents": [text]}) + "\n")
    return tmp_path


def record(a, b, *, covers=False, covered=False, clash=False, stratum="unsure", weight=1.0):
    return {
        "set": "qmsum", "a": sentence_id(a), "b": sentence_id(b), "covers": covers,
        "covered": covered, "clash": clash, "stratum": stratum, "weight": weight,
    }  # fmt: skip


def labels(folder, *records):
    file = folder / "labels.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in records))
    return file


def test_every_pair_is_given_both_ways_with_its_labels(data):
    a, b, c, d = LEARNED[:4]
    file = labels(
        data,
        record(a, b, covers=True, stratum="folded", weight=2.5),
        record(JUDGING[0], JUDGING[1], covers=True),
        record(c, d, clash=True, weight=7.0),
    )
    found = read_labelled(data, judging=False, file=file)
    assert found.pairs.a == [a, b, c, d]
    assert found.pairs.b == [b, a, d, c]
    assert found.pairs.covers.tolist() == [True, False, False, False]
    assert found.pairs.clashes.tolist() == [False, False, True, True]
    assert found.pairs.groups.tolist() == [0, 0, 1, 1]
    assert found.weights.tolist() == [2.5, 2.5, 7.0, 7.0]
    assert found.strata == ["folded", "folded", "unsure", "unsure"]
    assert found.slight == 0


def test_b_may_be_what_covers(data):
    file = labels(data, record(*LEARNED[:2], covered=True))
    assert read_labelled(data, judging=False, file=file).pairs.covers.tolist() == [False, True]


@pytest.mark.parametrize(("judging", "half"), [(True, JUDGING), (False, LEARNED)])
def test_a_half_has_its_own_sentences_only(data, judging, half):
    file = labels(
        data,
        *(record(*texts[at : at + 2]) for texts in (JUDGING, LEARNED) for at in range(0, 20, 2)),
        record(JUDGING[30], LEARNED[30]),  # of both halves: of no use to either
    )
    pairs = read_labelled(data, judging=judging, file=file).pairs
    assert sorted({*pairs.a, *pairs.b}) == sorted(half[:20])


def test_a_half_without_a_pair_is_an_error(data):
    file = labels(data, record(*LEARNED[:2]))
    with pytest.raises(ValueError, match="no pair of this half"):
        read_labelled(data, judging=True, file=file)


def test_pairs_with_next_to_no_content_are_left_out_and_counted(data):
    half = JUDGING if is_judging(SLIGHT) else LEARNED
    file = labels(data, record(half[0], SLIGHT), record(SLIGHT, half[1]), record(*half[2:4]))
    found = read_labelled(data, judging=is_judging(SLIGHT), file=file)
    assert found.pairs.a == half[2:4]
    assert found.slight == 2


def test_a_few_missing_sentences_are_let_be_and_more_are_an_error(data):
    there = [record(*LEARNED[at : at + 2]) for at in range(0, 100, 2)]
    lost = [record(LEARNED[0], "Nobody wrote this."), record("Nor this.", LEARNED[1]),
            record("Nor that.", "Nor those.")]  # fmt: skip
    n = len(there)
    assert 2 <= MOST_MISSING * (2 * n + 2) < 3  # two may be missing, four may not
    found = read_labelled(data, judging=False, file=labels(data, *there, *lost[:2]))
    assert len(found.pairs.a) == 2 * n
    with pytest.raises(ValueError, match="4 of 104 labelled sentences"):
        read_labelled(data, judging=False, file=labels(data, *there, *lost))


def test_without_the_texts_nothing_is_read(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_labelled(tmp_path, judging=True)


@given(st.text(st.characters()))  # lone surrogates, too
def test_the_name_of_a_sentence_tells_its_half(text):
    name = sentence_id(text)
    assert re.fullmatch("[0-9a-f]{16}", name)
    assert (int(name[:2], 16) % 2 == 0) == is_judging(text)


def test_the_labels_that_are_shipped_hold_no_text_and_no_contradiction():
    records = read_lines(READ)
    named = {frozenset((r["a"], r["b"])) for r in records}
    assert len(named) == len(records) > 1000
    assert {r["set"] for r in records} == set(SUMMARIES)
    for one in records:
        assert all(re.fullmatch("[0-9a-f]{16}", one[side]) for side in ("a", "b"))
        assert int(one["a"][:2], 16) % 2 == int(one["b"][:2], 16) % 2
        assert not (one["clash"] and (one["covers"] or one["covered"]))
        assert one["weight"] >= 1
        assert re.fullmatch("[a-z-]+", one["stratum"])
    judging = sum(int(r["a"][:2], 16) % 2 == 0 for r in records)
    assert min(judging, len(records) - judging) > 300


def test_the_comparison_learns_from_the_half_that_does_not_judge(monkeypatch, tmp_path):
    pair = compare_own.as_set("x", [("Prices rose.", "Prices fell.", False, True, 0)])

    def read(data, *, judging):
        assert data == tmp_path
        assert not judging
        return ReadPairs(pair._replace(name="read"), np.ones(1), ["folded"], 0)

    monkeypatch.setattr(compare, "read_written", dict)
    monkeypatch.setattr(compare, "plant", lambda data: {})
    monkeypatch.setattr(compare, "neighbours", lambda data: pair)
    monkeypatch.setattr(compare, "read_labelled", read)
    found = compare.own_examples.__wrapped__(tmp_path)
    assert found["read"].weight == compare.READ > found["neighbours"].weight
    assert found["read"].groups.tolist() == [0]


def test_the_card_says_where_the_pairs_are_from():
    part = Examples(np.zeros((4, len(NAMES)), np.float32), np.ones(4, bool), np.zeros(4, int), 1.0)
    said = list(compare_card._sources({"read": part}))
    assert said[0] == "| read | 4 | real sentences of the texts below, labelled by reading |"
