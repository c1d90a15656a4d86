"""The optional judge: what may be one, and what is made of its answers."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import judge as judge_module
from summarize.errors import EncodingError, OptionError
from summarize.judge import load_judge, settle


class Letters:
    """One text entails another that has no other letters; capitals deny small letters."""

    name = "letters@1"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def judge(self, premises, hypotheses):
        self.asked += zip(premises, hypotheses, strict=True)
        return np.array([self.one(*pair) for pair in zip(premises, hypotheses, strict=True)])

    @staticmethod
    def one(premise: str, hypothesis: str) -> list[float]:
        if premise.isupper() and hypothesis.islower():
            return [0.1, 0.2, 0.7]
        if set(premise.casefold()) >= set(hypothesis.casefold()):
            return [0.5, 0.4, 0.1]
        return [0.49, 0.5, 0.01]


def test_an_object_is_returned_as_it_is() -> None:
    judge = Letters()
    assert load_judge(judge) is judge
    assert load_judge(None) is None


class Unnamed:
    def judge(self, premises, hypotheses):
        return np.zeros((len(premises), 3))


class Idle:
    name, judge = "idle", "no method"


class Numbered(Unnamed):
    name = 3


@pytest.mark.parametrize("judge", ["", "  ", 3, True, Letters, Unnamed(), Idle(), Numbered(), [1]])
def test_anything_else_is_refused(judge: object) -> None:
    with pytest.raises(OptionError, match="'judge'") as caught:
        load_judge(judge)
    assert caught.value.value is judge


# --- what is made of its answers ---


def pairs(*places: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    table = np.array(places, dtype=np.int32).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def test_both_directions_and_contradiction_either_way() -> None:
    texts = ["abc", "ab", "ba", "AB", "x"]
    rows, cols = pairs((0, 1), (1, 0), (1, 2), (1, 3), (3, 1), (0, 4), (0, 1))
    asked = np.array([True] * 6 + [False])
    there, back, against = settle(Letters(), texts, rows, cols, asked)
    assert there.tolist() == [True, False, True, False, False, False, False]
    assert back.tolist() == [False, True, True, False, False, False, False]
    # "ab" entails "AB", but is denied by it: a contradiction is never an entailment too.
    assert against.tolist() == [False, False, False, True, True, False, False]
    assert {array.dtype for array in (there, back, against)} == {np.dtype(bool)}


def test_the_same_text_is_never_asked_about() -> None:
    judge = Letters()
    rows, cols = pairs((0, 1))
    found = settle(judge, ["AB", "AB"], rows, cols, np.array([True]))
    assert [array.tolist() for array in found] == [[True], [True], [False]]
    assert judge.asked == []


@pytest.mark.parametrize("n_pairs", [0, 2])
def test_where_nothing_is_asked_nothing_is_found(n_pairs: int) -> None:
    judge = Letters()
    rows, cols = pairs(*[(0, 1)] * n_pairs)
    found = settle(judge, ["a", "b"], rows, cols, np.zeros(n_pairs, dtype=bool))
    assert [array.tolist() for array in found] == [[False] * n_pairs] * 3
    assert judge.asked == []


letters = st.text("abAB", max_size=3)


@given(st.lists(letters, min_size=2, max_size=6), st.data())
def test_settle_is_the_judge_asked_pair_by_pair(texts: list[str], data: st.DataObject) -> None:
    places = st.integers(0, len(texts) - 1)
    chosen = data.draw(st.lists(st.tuples(places, places, st.booleans()), max_size=12))
    judge = Letters()
    rows, cols = pairs(*[(a, b) for a, b, _ in chosen])
    asked = np.array([ask for _, _, ask in chosen], dtype=bool)
    found = np.array(settle(judge, texts, rows, cols, asked)).T
    for (a, b, ask), (there, back, against) in zip(chosen, found, strict=True):
        one, other = texts[a], texts[b]
        ways = [Letters.one(one, other), Letters.one(other, one)]
        denied = ask and one != other and any(way[2] >= 0.5 for way in ways)
        assert against == denied
        assert there == (ask and not denied and (one == other or ways[0][0] >= 0.5))
        assert back == (ask and not denied and (one == other or ways[1][0] >= 0.5))
    # Whatever the order and the repeats of the input, so that the batches are the same.
    assert judge.asked == sorted(set(judge.asked))


def test_progress_and_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["a", "b", "ab", "c"]
    rows, cols = pairs(*itertools.combinations(range(4), 2))
    asked = np.ones(6, dtype=bool)
    whole = settle(Letters(), texts, rows, cols, asked)
    monkeypatch.setattr(judge_module, "_AT_ONCE", 5)
    seen: list[tuple[str, int, int]] = []
    pieces = settle(
        Letters(), texts, rows, cols, asked, report=lambda *progress: seen.append(progress)
    )
    assert np.array_equal(whole, pieces)
    assert seen == [("judge", done, 12) for done in (0, 5, 10, 12)]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (np.zeros((2, 2)), "shape"),
        (np.zeros(3), "shape"),
        (np.full((1, 3), 1 / 3), "shape"),
        ([[1, 0, 0], [1]], "no table"),
        ([["yes", "no", "no"]] * 2, "no table"),
        (None, "shape"),
        (np.full((2, 3), np.nan), "no probabilities"),
        (np.full((2, 3), np.inf), "no probabilities"),
        (np.array([[2.0, 0.0, -1.0]] * 2), "no probabilities"),
        (np.array([[3.1, 0.2, -0.4]] * 2), "no probabilities"),  # logits
        (np.full((2, 3), 0.2), "no probabilities"),
    ],
)
def test_answers_that_cannot_be_used(answer: object, message: str) -> None:
    class Wrong:
        name = "wrong@1"

        def judge(self, premises, hypotheses):
            return answer

    rows, cols = pairs((0, 1))
    with pytest.raises(EncodingError, match=f"'wrong@1' gave .*{message}"):
        settle(load_judge(Wrong()), ["a", "b"], rows, cols, np.array([True]))
