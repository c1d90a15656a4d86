"""Measures: pure numbers, in their ranges."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarize import Measures, summarize
from summarize.measure import compression_ratio, redundancy, retention

COUNTS = st.integers(0, 1000)


@given(COUNTS, COUNTS)
def test_ranges(part, whole):
    assert 0 <= compression_ratio(part, whole) <= 1
    if part <= whole:
        assert 0 <= retention(part, whole) <= 1
        assert redundancy(part, whole) == (0 if not whole else 1 - part / whole)


def test_of_nothing():
    assert compression_ratio(0, 0) == 0
    assert redundancy(0, 0) == 0
    assert retention(0, 0) == 1


def test_the_dictionary_counts_what_is_lost():
    measures = Measures(5, 2, 0.25, 0.5, 0.75, facts_total=4, facts_kept=3, seen=1)
    assert measures.facts_lost == 1
    assert measures.to_dict() == {
        "sentences": 5, "kept": 2, "compression_ratio": 0.25, "redundancy": 0.5,
        "retention": 0.75, "seen": 1, "facts": {"total": 4, "kept": 3, "lost": 1},
    }  # fmt: skip


def test_by_hand():
    text = "The dam broke. The dam broke. Ostrova saw 12 boats."
    summary = summarize(text, sentences=1)
    kept = str(summary)
    assert summary.measures.sentences == 3
    assert summary.measures.kept == 1
    assert summary.compression_ratio == len(kept) / len(text)
    assert summary.redundancy == 1 - 2 / 3
    assert summary.measures.facts_total == 2
    assert summary.retention == (1 if "Ostrova" in kept else 0)


def test_noise_counts_for_nothing():
    summary = summarize("The dam broke at noon.\n\nShare.\n\nExit mobile version")
    assert (summary.measures.sentences, summary.measures.kept, summary.redundancy) == (1, 1, 0)
