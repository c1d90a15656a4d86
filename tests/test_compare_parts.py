"""What says a sentence in parts, of all candidates and of the first that come."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from summarize.compare.parts import COVERED_TOGETHER, MOST_COVERS, MOSTLY_COVERED, Parts


@st.composite
def cases(draw):
    """What up to thirty candidates have of a sentence, in what order they come, and who may."""
    count, length = draw(st.integers(1, 30)), draw(st.integers(1, 6))
    share = st.sampled_from([0, 0, 0.5, 1, 1])
    rows = st.lists(share, min_size=length, max_size=length)
    credit = np.array(draw(st.lists(rows, min_size=count, max_size=count)), np.float32)
    weights = np.array([draw(st.sampled_from([0.5, 1, 3])) for _ in range(length)], np.float32)
    some = st.sets(st.integers(0, count - 1), max_size=3)
    return credit, weights, draw(st.permutations(range(count))), draw(some), draw(some)


def parts_of(credit, weights, stateless, opposed):
    return Parts(credit, weights, lambda one: one not in stateless, opposed.__contains__)


@given(cases())
def test_what_is_found_first_is_what_is_found_of_the_fewest(case):
    credit, weights, coming, stateless, opposed = case
    expected = []
    for count in range(1, len(coming) + 1):
        here = sorted(coming[:count])
        few = parts_of(
            credit[here], weights,
            {at for at, one in enumerate(here) if one in stateless},
            {at for at, one in enumerate(here) if one in opposed},
        )  # fmt: skip
        if expected := [here[at] for at in few.together()]:
            break
    assert parts_of(credit, weights, stateless, opposed).together_first(coming) == expected


@given(cases())
def test_what_is_found_says_all_and_nothing_against_it(case):
    credit, weights, _, stateless, opposed = case
    found = parts_of(credit, weights, stateless, opposed).together()
    if not found:
        return
    assert 2 <= len(set(found)) == len(found) <= MOST_COVERS
    assert opposed.isdisjoint(found)
    assert found[0] not in stateless
    total = float(weights.sum())
    assert float((credit[found[0]] * weights).sum()) >= MOSTLY_COVERED * total - 1e-3
    assert float((credit[found].max(axis=0) * weights).sum()) >= COVERED_TOGETHER * total - 1e-3


def test_of_many_that_have_all_but_a_word_few_are_tried():
    tried = []
    credit = np.tile(np.array([1, 1, 1, 1, 0], np.float32), (500, 1))
    parts = Parts(
        credit, np.ones(5, np.float32), lambda one: not tried.append(one), lambda _: False
    )
    assert parts.together_first(range(500)) == []
    assert tried == []
