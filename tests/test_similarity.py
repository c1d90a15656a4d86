"""The similar pairs are those of the dense matrix, whatever the blocks and threads."""

from __future__ import annotations

import math
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import tables

from summarize import EncodingError, OptionError
from summarize.similarity import sample, search, similar_pairs, unit_rows

THRESHOLDS = st.floats(-1, 1, exclude_min=True) | st.sampled_from((-0.999, 0.0, 0.5, 0.9, 1.0))
TOO_CLOSE = 2e-6  # to the threshold: rounding may put a pair on either side


def dense(unit, threshold):
    """The slow, obvious way: every pair, one by one, in double precision."""
    surely, perhaps = {}, {}
    for i in range(len(unit)):
        for j in range(i + 1, len(unit)):
            score = math.fsum(float(x) * float(y) for x, y in zip(unit[i], unit[j], strict=True))
            if score >= threshold + TOO_CLOSE:
                surely[i, j] = score
            if score >= threshold - TOO_CLOSE:
                perhaps[i, j] = score
    return surely, perhaps


def as_list(pairs):
    return list(zip(pairs.rows.tolist(), pairs.cols.tolist(), strict=True))


def check(vectors, threshold):
    unit = unit_rows(vectors)
    pairs = similar_pairs(unit, threshold=threshold)
    surely, perhaps = dense(unit, threshold)
    found = as_list(pairs)
    assert found == sorted(set(found)), "in row-major order, each once"
    assert all(i < j for i, j in found)
    assert surely.keys() <= set(found) <= perhaps.keys()
    assert len(pairs) == len(found)
    expected = [perhaps[pair] for pair in found]
    np.testing.assert_allclose(pairs.scores, expected, atol=1e-6)
    assert (np.abs(pairs.scores) <= 1).all()
    assert (pairs.rows.dtype, pairs.cols.dtype, pairs.scores.dtype) == (
        np.int32, np.int32, np.float32,
    )  # fmt: skip
    return pairs


@given(tables(), THRESHOLDS)
def test_pairs_are_those_of_the_dense_matrix(vectors, threshold):
    check(vectors, threshold)


@given(tables(), THRESHOLDS, st.integers(1, 7), st.integers(1, 9), st.integers(1, 5))
def test_any_block_size_gives_the_same_bits(vectors, threshold, rows, columns, rescored):
    unit = unit_rows(vectors)
    usual = similar_pairs(unit, threshold=threshold)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_ROWS", rows)
        patch.setattr(search, "_COLUMNS", columns)
        patch.setattr(search, "_RESCORED_AT_ONCE", rescored)
        small = check(vectors, threshold)
    assert as_list(small) == as_list(usual)
    assert small.scores.tobytes() == usual.scores.tobytes()


@pytest.mark.parametrize("edge", ["_ROWS", "_COLUMNS"])
@pytest.mark.parametrize("off", [-1, 0, 1])
def test_sizes_about_the_real_blocks(edge, off):
    """Few planted pairs among many rows; the dense matrix tells them all at once."""
    n = getattr(search, edge) + off
    vectors = np.random.default_rng(n).standard_normal((n, 24))
    planted = [(0, n - 1), (n // 2, n - 2), (3, 4), (n - 3, n - 4)]
    for i, j in planted:
        vectors[j] = vectors[i] * 2
    unit = unit_rows(vectors)
    pairs = similar_pairs(unit, threshold=0.9999)
    product = np.triu(unit.astype(np.float64) @ unit.T.astype(np.float64), 1)
    assert as_list(pairs) == [tuple(pair) for pair in np.argwhere(product > 0.9999).tolist()]
    assert {tuple(sorted(pair)) for pair in planted} <= set(as_list(pairs))


@pytest.mark.parametrize("n", [0, 1])
def test_no_pairs_among_none_or_one(n):
    pairs = similar_pairs(np.ones((n, 3), np.float32), threshold=-0.5)
    assert len(pairs) == 0
    assert (pairs.rows.dtype, pairs.scores.dtype) == (np.int32, np.float32)


@given(st.integers(2, 30), st.lists(st.floats(-9, 9), min_size=1, max_size=7).filter(any))
def test_equal_rows_are_all_paired_even_at_one(n, row):
    pairs = similar_pairs(unit_rows(np.array([row] * n)), threshold=1.0)
    assert len(pairs) == n * (n - 1) // 2


def test_zero_rows_are_like_nothing():
    unit = unit_rows(np.array([[0.0, 0], [0, 0], [1, 0]]))
    assert len(similar_pairs(unit, threshold=0.01)) == 0
    assert len(similar_pairs(unit, threshold=-0.5)) == 3


@settings(max_examples=15)
@given(st.integers(0, 2**32 - 1), st.integers(2, 400))
def test_any_number_of_threads_gives_the_same_bits(seed, n):
    limits = pytest.importorskip("threadpoolctl").threadpool_limits
    unit = unit_rows(np.random.default_rng(seed).standard_normal((n, 64)))
    with limits(1):
        one = similar_pairs(unit, threshold=0.1)
    with limits(2):
        two = similar_pairs(unit, threshold=0.1)
    assert as_list(one) == as_list(two)
    assert one.scores.tobytes() == two.scores.tobytes()


@settings(max_examples=20)
@given(tables(20), THRESHOLDS, st.randoms())
def test_the_order_of_rows_changes_no_score(vectors, threshold, random):
    """A score depends on its two rows alone, to the last bit."""
    unit = unit_rows(vectors)
    order = list(range(len(unit)))
    random.shuffle(order)
    pairs = similar_pairs(unit, threshold=threshold)
    moved = similar_pairs(unit[order], threshold=threshold)
    straight = {
        frozenset(pair): score for pair, score in zip(as_list(pairs), pairs.scores, strict=True)
    }
    back = {
        frozenset((order[i], order[j])): score
        for (i, j), score in zip(as_list(moved), moved.scores, strict=True)
    }
    assert straight == back


@pytest.mark.parametrize("threshold", [-1, -1.5, 1.0001, 2, math.nan, math.inf, -math.inf])
def test_thresholds_out_of_range(threshold):
    with pytest.raises(OptionError) as caught:
        similar_pairs(np.ones((2, 2), np.float32), threshold=threshold)
    assert caught.value.name == "threshold"
    assert caught.value.value is threshold


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_vectors_must_be_finite(bad, dtype):
    with pytest.raises(EncodingError):
        unit_rows(np.array([[1, 2], [3, bad]], dtype=dtype))


@pytest.mark.parametrize("shape", [(), (3,), (2, 2, 2)])
def test_vectors_must_form_a_table(shape):
    with pytest.raises(EncodingError):
        unit_rows(np.ones(shape))


@pytest.mark.parametrize("table", [[["a", "b"]], [[1j, 2]], [[None, 1]], [[True, False]]])
def test_vectors_must_be_numbers(table):
    with pytest.raises(EncodingError):
        unit_rows(np.array(table))


@given(tables())
def test_rows_have_length_one_or_are_zero(vectors):
    unit = unit_rows(vectors)
    lengths = np.linalg.norm(unit.astype(np.float64), axis=1)
    np.testing.assert_allclose(lengths, vectors.any(axis=1), atol=1e-6)
    assert unit.dtype == np.float32
    assert unit.flags.c_contiguous
    assert unit.shape == vectors.shape


@pytest.mark.parametrize("scale", [1e-300, 1e-40, 1e-10, 1.0, 1e10, 1e38, 1e300])
def test_the_scale_of_vectors_does_not_matter(scale):
    rows = np.array([[3.0, 4.0], [1.0, -1.0]]) * scale
    np.testing.assert_allclose(
        unit_rows(rows), [[0.6, 0.8], [math.sqrt(0.5), -math.sqrt(0.5)]], rtol=1e-6
    )


@pytest.mark.parametrize("dtype", [np.int8, np.int64, np.uint8, np.float16, np.float32])
def test_any_real_type_will_do(dtype):
    given_rows = np.array([[3, 4], [0, 0]], dtype=dtype)
    np.testing.assert_allclose(unit_rows(given_rows), [[0.6, 0.8], [0, 0]], rtol=1e-6)


def test_the_least_of_a_signed_type():
    """The magnitude of -128 does not fit into an int8."""
    np.testing.assert_allclose(unit_rows(np.array([[-128, 0]], dtype=np.int8)), [[-1, 0]])


def test_what_was_given_is_not_changed():
    rows = np.array([[3.0, 4.0]], dtype=np.float32)
    unit_rows(rows)
    assert rows.tolist() == [[3.0, 4.0]]


def test_columns_first_is_fine():
    rows = np.asfortranarray(np.array([[3.0, 4.0], [0.0, 2.0]], dtype=np.float32))
    assert unit_rows(rows).flags.c_contiguous


@given(tables(), st.integers(1, 12), st.sampled_from([1, 3, 512]), st.floats(0.1, 3))
def test_looking_ahead_changes_nothing(vectors, most, rows, more):
    """However wrong the sample is."""
    unit = unit_rows(vectors)
    expected = similar_pairs(unit, threshold=-0.9, most=most)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sample, "_WORTHWHILE", 0)
        patch.setattr(sample, "_SAMPLED_ROWS", rows)
        patch.setattr(sample, "_MORE", more)
        found = similar_pairs(unit, threshold=-0.9, most=most)
    assert found.threshold == expected.threshold
    for column in ("rows", "cols", "scores"):
        assert np.array_equal(getattr(found, column), getattr(expected, column))


@pytest.mark.parametrize("memory", [1, 1e6, 64e6])
def test_what_is_foretold_is_near_the_truth(memory):
    unit = unit_rows(np.random.default_rng(3).normal(size=(3000, 6)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sample, "_WORTHWHILE", 0)
        higher = sample.foretell_threshold(unit, 0.1, 3000, memory=memory)
        assert sample.foretell_threshold(unit, 0.1, 10_000_000, memory=memory) is None
    assert 3000 < len(similar_pairs(unit, threshold=higher)) < 6000
    # Few rows: it does not pay.
    assert sample.foretell_threshold(unit, 0.1, 3000, memory=memory) is None


@pytest.mark.parametrize(
    "options",
    [
        {"most": 0}, {"most": -5}, {"most": 1.5}, {"working_memory": math.inf},
        {"working_memory": "4"}, {"working_memory": math.nan}, {"output_memory": math.inf},
        {"output_memory": math.nan}, {"output_memory": -1}, {"threshold": "0.5"},
    ],
)  # fmt: skip
def test_options_out_of_their_range(options):
    with pytest.raises(OptionError, match=next(iter(options))):
        similar_pairs(unit_rows(np.ones((3, 2))), **{"threshold": 0.5, **options})


def test_the_best_may_fit_where_all_do_not():
    unit = unit_rows(np.random.default_rng(1).normal(size=(1000, 8)))
    best = similar_pairs(unit, threshold=-0.99, most=10_000, output_memory=0.15)
    assert 9_000 < len(best) <= 10_000


def test_what_would_not_fit_is_told_of_the_threshold_that_was_asked_for():
    unit = unit_rows(np.random.default_rng(1).normal(size=(1000, 8)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sample, "_WORTHWHILE", 0)
        with pytest.raises(OptionError, match=r"Got -0\.5") as caught:
            similar_pairs(unit, threshold=-0.5, most=100_000, output_memory=0.5)
    everything = len(similar_pairs(unit, threshold=-0.5))
    assert f"{everything:,} pairs" in str(caught.value)


def test_equal_rows_reach_the_last_bin():
    unit = unit_rows(np.tile(np.random.default_rng(0).normal(size=(1, 16)), (400, 1)))
    with pytest.raises(OptionError, match="more output_memory"):
        similar_pairs(unit, threshold=0.5, output_memory=0.1)


def test_memory_is_held_where_nearly_all_are_pairs():
    unit = unit_rows(np.random.default_rng(0).normal(size=(4000, 16)))
    tracemalloc.start()
    try:
        similar_pairs(unit, threshold=-0.99, most=1000, working_memory=4)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 12e6  # some blocks of rows, at the least that they may have


def test_an_impossible_threshold_is_refused_before_looking_ahead():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sample, "_WORTHWHILE", 0)
        with pytest.raises(OptionError, match="threshold"):
            similar_pairs(unit_rows(np.ones((5, 2))), threshold=-2, most=1)


@given(tables(), st.integers(1, 12), st.integers(1, 4))
def test_the_most_similar_are_kept_where_there_are_too_many(vectors, most, rows):
    unit = unit_rows(vectors)
    everything = similar_pairs(unit, threshold=-0.9)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_ROWS", rows)
        found = similar_pairs(unit, threshold=-0.9, most=most)
    assert len(found) <= most
    kept = everything.scores >= found.threshold
    assert found.rows.tolist() == everything.rows[kept].tolist()
    assert found.cols.tolist() == everything.cols[kept].tolist()
    if len(found) < min(most, len(everything)):
        # One more similarity, and there would be too many: its pairs are tied.
        following = everything.scores[~kept].max()
        assert np.count_nonzero(everything.scores >= following) > most
