"""Pruning, threads, memory, and the other forms of the search: all give the same pairs."""

from __future__ import annotations

import math
import threading
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import tables

from summarize import EncodingError, OptionError
from summarize.similarity import (
    iter_similar_pairs,
    search,
    similar_pairs,
    similar_to,
    unit_rows,
)
from summarize.similarity.heads import PackedHeads, choose_axes, heads, principal_axes
from summarize.threads import blas_threads, in_order

THRESHOLDS = st.floats(-1, 1, exclude_min=True) | st.sampled_from((-0.999, 0.0, 0.5, 0.9, 1.0))
threadpoolctl = pytest.importorskip("threadpoolctl")
LIMITS = threadpoolctl.threadpool_limits


def of_blas():
    """The threads that BLAS itself would use now, whoever holds it to one or does not."""
    pools = threadpoolctl.threadpool_info()
    return [pool["num_threads"] for pool in pools if pool["user_api"] == "blas"]


def groups(n, seed, dim=48, spread=0.5):
    """Rows about a tenth as many centres, most of each in few dimensions; some equal, some zero."""
    rng = np.random.default_rng(seed)
    scale = 1.0 / np.arange(1, dim + 1)
    centres = rng.standard_normal((max(1, n // 10), dim)) * scale
    rows = centres[rng.integers(len(centres), size=n)]
    rows = rows + spread * scale * rng.standard_normal((n, dim))
    if n > 8:
        rows[n // 2] = rows[0]
        rows[n // 3] = 0
    return unit_rows(rows)


def same(a, b):
    return all(
        getattr(a, name).tobytes() == getattr(b, name).tobytes()
        for name in ("rows", "cols", "scores")
    )


def joined(parts):
    parts = list(parts)
    return [
        np.concatenate([np.empty(0, kind), *(getattr(part, name) for part in parts)])
        for name, kind in (("rows", np.int32), ("cols", np.int32), ("scores", np.float32))
    ]


@pytest.fixture
def eager(monkeypatch):
    """Heads and threads for the smallest of tables, blocks of a few rows."""
    monkeypatch.setattr(search, "_PRODUCTS_FOR_HEADS", 1)
    monkeypatch.setattr(search, "_PRODUCTS_FOR_THREADS", 1)
    monkeypatch.setattr(search, "_ROWS", 16)
    monkeypatch.setattr(search, "_COLUMNS", 24)
    monkeypatch.setattr(search, "blas_threads", lambda: 3)


@pytest.mark.parametrize("n", [2, 15, 16, 17, 23, 24, 25, 300])
@pytest.mark.parametrize("threshold", [-0.5, 0.3, 0.7, 0.9, 1.0])
@pytest.mark.parametrize("width", [1, 5, 47])
def test_pruning_and_threads_change_no_bit(request, monkeypatch, n, threshold, width):
    unit = groups(n, seed=n)
    plain = similar_pairs(unit, threshold=threshold)
    request.getfixturevalue("eager")
    used = []

    def some_axes(axes, a, b, **_):
        used.append(np.ascontiguousarray(axes[:, :width]))
        return used[-1]

    monkeypatch.setattr(search, "choose_axes", some_axes)
    assert same(similar_pairs(unit, threshold=threshold), plain)
    assert len(used) == 1


@settings(max_examples=30)
@given(tables(), THRESHOLDS, st.integers(1, 4))
def test_pruning_loses_no_pair_of_odd_vectors(vectors, threshold, width):
    unit = unit_rows(vectors)
    plain = similar_pairs(unit, threshold=threshold)
    width = min(width, unit.shape[1])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_PRODUCTS_FOR_HEADS", 2)
        axes = np.eye(unit.shape[1], width, dtype=np.float32)
        patch.setattr(search, "choose_axes", lambda *_, **__: axes)
        assert same(similar_pairs(unit, threshold=threshold), plain)


@given(st.integers(0, 2**32 - 1), st.integers(1, 48), st.sampled_from((0.0, 1e-4, 0.5, 3.0)))
def test_heads_bound_every_product(seed, width, spread):
    unit = groups(40, seed, spread=spread)
    axes = np.linalg.svd(unit)[2][:width].T.astype(np.float32)
    bounds = heads(unit, axes)
    exact = unit.astype(np.float64) @ unit.T.astype(np.float64)
    assert (bounds.astype(np.float64) @ bounds.T.astype(np.float64) >= exact - 2e-6).all()


@given(
    st.integers(0, 2**32 - 1),
    st.integers(1, 48),
    st.sampled_from((0.0, 1e-4, 0.5, 3.0)),
    st.sampled_from((0.0, 1e-3, 1.0, 50.0)),
)
def test_packed_heads_bound_every_product(seed, width, spread, length):
    """In exact arithmetic, of rows of any length."""
    rows = groups(40, seed, spread=spread) * np.float32(length)
    axes = np.linalg.svd(rows)[2][:width].T.astype(np.float32)
    packer = PackedHeads(axes, length * 1.000001)
    packed = packer.pack(rows).astype(np.int64)
    exact = rows.astype(np.float64) @ rows.T.astype(np.float64)
    bounds = packed @ packed.T
    for row, col in np.argwhere(exact >= np.quantile(exact, 0.8)):
        reached = packer.in_steps(np.float32(exact[row, col]) - np.float32(1e-5 * length**2 + 1e-5))
        assert bounds[row, col] >= reached


def test_packed_heads_take_half_the_room_and_prune_as_well():
    unit = groups(400, seed=1, dim=256)
    axes = principal_axes(unit)[:, :32].copy()
    packer = PackedHeads(axes, 1.0)
    packed, plain = packer.pack(unit), heads(unit, axes)
    assert 2 * packed.nbytes == plain.nbytes
    few = np.count_nonzero(plain @ plain.T >= 0.9)
    whole = packed.astype(np.float32)
    found = np.count_nonzero(whole @ whole.T >= packer.in_steps(np.float32(0.9)))
    assert few <= found <= 1.05 * few


def test_axes_are_chosen_where_they_pay():
    narrow = groups(400, seed=1, dim=256)
    wide = unit_rows(np.random.default_rng(1).standard_normal((400, 256)))
    axes = principal_axes(narrow)
    chosen = choose_axes(axes, narrow[::2], narrow[1::2], least=0.9, widest=256)
    assert chosen is not None
    assert chosen.shape[1] < 64
    np.testing.assert_allclose(chosen.T @ chosen, np.eye(chosen.shape[1]), atol=1e-5)
    assert choose_axes(principal_axes(wide), wide[::2], wide[1::2], least=0.1, widest=256) is None
    assert choose_axes(axes, narrow[::2], narrow[1::2], least=0.9, widest=8) is None


@settings(max_examples=30)
@given(tables(), THRESHOLDS)
def test_the_stream_gives_the_same_pairs(vectors, threshold):
    unit = unit_rows(vectors)
    whole = similar_pairs(unit, threshold=threshold)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_ROWS", 3)
        parts = list(iter_similar_pairs(unit, threshold=threshold))
    assert all(len(part) for part in parts)
    for column, expected in zip(joined(parts), (whole.rows, whole.cols, whole.scores), strict=True):
        assert column.tobytes() == expected.tobytes()


def test_a_stream_that_is_left_gives_blas_its_threads_back(eager):
    unit = groups(300, seed=0)
    with LIMITS(2, user_api="blas"):
        before = blas_threads(), of_blas()
        stream = iter_similar_pairs(unit, threshold=0.1)
        next(stream)
        assert of_blas() != before[1]
        stream.close()
        assert (blas_threads(), of_blas()) == before


def test_blas_has_its_threads_back_while_somebody_keeps_an_error(eager):
    unit, during = groups(300, seed=0), []

    def fail(stage, done, total):
        during.extend(of_blas())
        raise RuntimeError(stage)

    with LIMITS(2, user_api="blas"):
        before = of_blas()
        with pytest.raises(RuntimeError) as kept:
            similar_pairs(unit, threshold=0.1, report=fail)
        assert kept.tb is not None
        assert of_blas() == before != during


@pytest.mark.parametrize("threads", [1, 2, 3])
@pytest.mark.parametrize("most", [500, 2_000, 3_000, 10_000])
def test_the_best_pairs_are_the_same_in_any_number_of_threads(eager, monkeypatch, threads, most):
    """Few distinct scores: ties at the cut go together, and blocks on their way bring more."""
    monkeypatch.setattr(search, "blas_threads", lambda: threads)
    chance = np.random.default_rng(0)
    bags = np.zeros((300, 12))
    for bag in bags:
        bag[chance.choice(12, 3, replace=False)] = 1
    unit = unit_rows(bags)
    every = similar_pairs(unit, threshold=0.1)
    scores = np.sort(every.scores)[::-1]
    least = scores[most] if most < len(scores) else np.float32(-1)
    best = every.scores > least
    found = similar_pairs(unit, threshold=0.1, most=most)
    np.testing.assert_array_equal(found.scores, every.scores[best])
    np.testing.assert_array_equal(found.cols, every.cols[best])
    assert (found.scores >= np.float32(found.threshold)).all()


def test_work_comes_back_in_order_and_errors_get_through():
    assert list(in_order(lambda x: x * x, range(50), 4)) == [x * x for x in range(50)]
    with pytest.raises(ZeroDivisionError):
        list(in_order(lambda x: 1 // x, [2, 1, 0, 3, 4, 5], 2))


def test_several_searches_at_once(eager):
    unit = groups(300, seed=0)
    expected, found = similar_pairs(unit, threshold=0.8), []
    with LIMITS(2, user_api="blas"):
        before = blas_threads()
        running = [
            threading.Thread(target=lambda: found.append(similar_pairs(unit, threshold=0.8)))
            for _ in range(4)
        ]
        for thread in running:
            thread.start()
        for thread in running:
            thread.join()
        assert blas_threads() == before
    assert [same(one, expected) for one in found] == [True] * 4


@settings(max_examples=40)
@given(tables(25), st.integers(0, 25), THRESHOLDS)
def test_two_tables_give_the_pairs_across_them(vectors, cut, threshold):
    """Those of both in one, with one row in the first and one in the second."""
    unit = unit_rows(vectors)
    cut = min(cut, len(unit))
    across = similar_to(unit[:cut], unit[cut:], threshold=threshold)
    whole = similar_pairs(unit, threshold=threshold)
    kept = (whole.rows < cut) & (whole.cols >= cut)
    assert across.rows.tobytes() == whole.rows[kept].tobytes()
    assert across.cols.tolist() == (whole.cols[kept] - cut).tolist()
    assert across.scores.tobytes() == whole.scores[kept].tobytes()


def test_two_large_tables_are_pruned_alike(request):
    unit = groups(300, seed=5)
    plain = similar_to(unit[:100], unit[100:], threshold=0.8)
    request.getfixturevalue("eager")
    assert same(similar_to(unit[:100], unit[100:], threshold=0.8), plain)


def test_a_table_and_itself():
    unit = unit_rows(np.array([[1.0, 0], [1, 0], [0, 1]]))
    found = similar_to(unit, unit, threshold=0.9)
    assert list(zip(found.rows, found.cols, strict=True)) == [
        (0, 0), (0, 1), (1, 0), (1, 1), (2, 2),
    ]  # fmt: skip


@pytest.mark.parametrize("working_memory", [1, 4, 64])
@pytest.mark.parametrize("threshold", [0.3, 0.8])
def test_memory_is_held(working_memory, threshold):
    unit = groups(9_000, seed=3)
    similar_pairs(unit[:50], threshold=threshold)  # what is imported once is not counted
    tracemalloc.start()
    pairs = similar_pairs(unit, threshold=threshold, working_memory=working_memory)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(pairs) > 1000
    # The table grows by a quarter, one of its three columns at a time; the system may copy that.
    output = 1.25 * (12 + 4) * len(pairs)
    assert peak <= output + working_memory * 1e6


def test_memory_changes_no_bit():
    unit = groups(3_000, seed=3)
    few, many = (similar_pairs(unit, threshold=0.7, working_memory=mb) for mb in (1, 300))
    assert same(few, many)


def test_too_many_pairs_say_how_many_and_what_would_do():
    unit = groups(400, seed=2)
    everything = similar_pairs(unit, threshold=-0.2)
    with pytest.raises(OptionError) as caught:
        similar_pairs(unit, threshold=-0.2, output_memory=0.012)
    message = str(caught.value)
    assert f" {len(everything):,} pairs reach" in message
    advised = float(message.split("at least ")[1].split(":", maxsplit=1)[0])
    fitting = similar_pairs(unit, threshold=advised, output_memory=0.012)
    assert 0 < len(fitting) <= 1000
    assert np.count_nonzero(everything.scores >= advised - 0.0011) > 1000


def test_too_many_equal_rows():
    with pytest.raises(OptionError, match=r"more output_memory: 1,225 pairs"):
        similar_pairs(unit_rows(np.ones((50, 1))), threshold=0.5, output_memory=0.001)


@pytest.mark.parametrize("bad", [0, -1, 0.5, math.nan])
def test_memory_out_of_range(bad):
    with pytest.raises(OptionError, match="working_memory"):
        similar_pairs(np.ones((2, 2), np.float32), threshold=0.5, working_memory=bad)


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_rows_must_be_finite(bad):
    rows = np.array([[1, 0], [0, bad]], np.float32)
    fine = np.ones((1, 2), np.float32)
    for call in (
        lambda: similar_pairs(rows, threshold=0.5),
        lambda: iter_similar_pairs(rows, threshold=0.5),
        lambda: similar_to(rows, fine, threshold=0.5),
        lambda: similar_to(fine, rows, threshold=0.5),
    ):
        with pytest.raises(EncodingError):
            call()


def test_tables_must_fit_together():
    with pytest.raises(EncodingError):
        similar_to(np.ones((1, 2), np.float32), np.ones((1, 3), np.float32), threshold=0.5)
    with pytest.raises(EncodingError):
        similar_pairs(np.ones(3, np.float32), threshold=0.5)


def test_a_flag_that_blas_sets_for_no_reason_is_no_warning(monkeypatch):
    """Some kernels of OpenBLAS compute what is in no result, and it may be invalid."""
    dot = np.dot

    def noisy(*given, **named):
        np.array([np.inf]) - np.inf
        return dot(*given, **named)

    monkeypatch.setattr(np, "dot", noisy)
    assert len(similar_pairs(np.eye(5, dtype=np.float32)[[0, 1, 0]], threshold=0.9)) == 1
