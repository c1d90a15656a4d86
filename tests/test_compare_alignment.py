"""Which item answers which, many pairs at once, against loops over pairs and items."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import CODES, CONVERSE, EDGE, every_pair, read, tables

from summarize.compare import alignment
from summarize.compare.alignment import Links, align
from summarize.lexicon import LexicalRelation
from summarize.reading import NEAR

BLOCKS = st.sampled_from([1, 7, 64, 500, 1 << 19])


def sentence(items, number):
    places = range(int(items.offsets[number]), int(items.offsets[number + 1]))
    return [(int(items.ids[at]), int(items.forms[at]), at) for at in places]


def aligned_slowly(items, a, b):
    """The obvious way: the partner of each item, and every related two of those that have none."""
    of_a, of_b = sentence(items, a), sentence(items, b)
    partner_a = [next((j for j, y in enumerate(of_b) if y[0] == x[0]), None) for x in of_a]
    partner_b = [next((i for i, x in enumerate(of_a) if x[0] == y[0]), None) for y in of_b]
    known = dict(zip(items.relations.keys.tolist(), range(len(items.relations.keys)), strict=True))
    links = []
    for i, x in enumerate(of_a):
        for j, y in enumerate(of_b):
            at = known.get(x[1] * len(items.kinds) + y[1])
            if partner_a[i] is None and partner_b[j] is None and at is not None:
                code, cosine = items.relations.codes[at], items.relations.cosines[at]
                links.append((i, j, int(code), float(cosine)))
    return of_a, of_b, partner_a, partner_b, links


def side_of(side, row, items):
    """One row of a side as lists: the items, and their partners."""
    length = int(side.present[row].sum())
    assert side.present[row].tolist() == [True] * length + [False] * (
        side.present.shape[1] - length
    )
    assert not side.matched[row, length:].any()
    assert (side.ids[row, length:] < EDGE + 1).all()
    found = [
        (int(side.ids[row, i]), int(items.forms[side.places[row, i]]), int(side.places[row, i]))
        for i in range(length)
    ]
    matched = side.matched[row].tolist()
    partners = side.partner[row].tolist()
    return found, [partners[i] if matched[i] else None for i in range(length)]


def links_of(links, row):
    chosen = links.pair == row
    columns = (links.a, links.b, links.codes, links.cosines)
    return sorted(zip(*(column[chosen].tolist() for column in columns), strict=True))


def check(items, rows, cols):
    """Every pair once, and each as the loops have it."""
    seen = []
    for block in align(items, rows, cols):
        seen += block.pairs.tolist()
        for row, pair in enumerate(block.pairs.tolist()):
            assert (block.a.sentences[row], block.b.sentences[row]) == (rows[pair], cols[pair])
            of_a, of_b, partner_a, partner_b, links = aligned_slowly(items, rows[pair], cols[pair])
            assert side_of(block.a, row, items) == (of_a, partner_a)
            assert side_of(block.b, row, items) == (of_b, partner_b)
            assert links_of(block.links, row) == sorted(links)
    assert sorted(seen) == list(range(len(rows)))


@given(tables(), BLOCKS, st.data())
def test_alignment_is_that_of_loops(items, cells, data):
    n = len(items.offsets) - 1
    numbers = st.integers(0, n - 1)
    pairs = data.draw(st.lists(st.tuples(numbers, numbers), max_size=12))
    rows, cols = np.array(pairs, np.intp).reshape(-1, 2).T
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "_CELLS", cells)
        check(items, rows, cols)


@given(tables(most_sentences=4, longest=40), BLOCKS)
def test_long_sentences_are_aligned_as_short_ones(items, cells):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "_CELLS", cells)
        check(items, *every_pair(len(items.offsets) - 1))


@given(tables(), BLOCKS)
def test_blocks_are_no_larger_than_they_may_be(items, cells):
    """A block holds one pair, or no more than twice its cells."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "_CELLS", cells)
        for block in align(items, *every_pair(len(items.offsets) - 1)):
            longest = max(block.a.present.sum(axis=1).max(), block.b.present.sum(axis=1).max())
            assert len(block.pairs) == 1 or len(block.pairs) * int(longest) ** 2 <= 2 * cells


@given(tables())
def test_turning_a_block_is_aligning_the_other_way(items):
    rows, cols = every_pair(len(items.offsets) - 1)
    blocks = zip(align(items, rows, cols), align(items, cols, rows), strict=True)
    for there, back in blocks:
        turned = there.turned()
        assert turned.pairs.tolist() == back.pairs.tolist()
        for row in range(len(back.pairs)):
            assert side_of(turned.a, row, items) == side_of(back.a, row, items)
            assert side_of(turned.b, row, items) == side_of(back.b, row, items)
            assert links_of(turned.links, row) == links_of(back.links, row)


def test_turning_twice_changes_nothing():
    codes = np.array(CODES, np.uint8)
    at = np.arange(len(codes))
    links = Links(at, at, at + 1, codes, np.zeros(len(codes), np.float32))
    once = links.turned()
    assert once.codes.tolist() == [CONVERSE.get(code, code) for code in CODES]
    assert once.a.tolist() == links.b.tolist()
    twice = once.turned()
    assert twice.codes.tolist() == CODES
    assert twice.a.tolist() == links.a.tolist()


def test_only_one_sided_relations_turn():
    moved = {code for code in CODES if CONVERSE.get(code, code) != code}
    assert {LexicalRelation.GENERAL, LexicalRelation.ENTAILS} < moved
    assert len(moved) == 4
    assert NEAR not in moved


@pytest.mark.parametrize("texts", [["", "…"], ["It was.", "The mayor resigned."], ["", ""]])
def test_sentences_without_items(texts):
    _, items = read(texts)
    check(items, np.array([0, 1, 0]), np.array([1, 0, 0]))


def test_no_pairs():
    _, items = read(["The mayor resigned."])
    nothing = np.empty(0, np.intp)
    assert list(align(items, nothing, nothing)) == []


def test_inflections_are_equal_and_opposites_linked():
    _, items = read(["Prices rose in March.", "In March the price fell."])
    [block] = align(items, np.array([0]), np.array([1]))
    assert block.a.matched[0].tolist() == [True, False, True]  # prices, rose, March
    assert block.b.matched[0].tolist() == [True, True, False]
    assert block.b.partner[0, :2].tolist() == [2, 0]
    assert links_of(block.links, 0)[0][:3] == (1, 2, LexicalRelation.ANTONYM)
