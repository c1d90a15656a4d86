"""What there is to cover of a text: beside slow dictionaries of who says what."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import comparer, reader
from strategies import SPEAKERS, newsy_sentences, tables, texts

from summarize import summarize
from summarize.aspects import (
    _ABOVE_MEAN,
    _LEAST_NEAR,
    _SAME_AT,
    Aspects,
    agreeing_points,
    joined,
    near_points,
    read_stems,
    said_terms,
    stated_facts,
)
from summarize.facts import KEPT_KINDS
from summarize.points import Points
from summarize.relations import Related
from summarize.similarity import similar_pairs
from summarize.speakers import _SPEAKS


def found(documents, **settings):
    """What is found in texts before a budget is spent on it."""
    return summarize(documents, **settings).__dict__["_source"]._found[1]


def stems_of(told):
    return read_stems(told.points.texts, reader())


def saying(sentences):
    """Findings whose points are these sentences, each said once."""
    said = tuple(sorted(set(sentences)))
    points = Points(said, tuple((i,) for i in range(len(said))))
    return replace(found(""), points=points, comparer=comparer(said))


def placed(unit, against=None):
    """Findings whose points have these vectors, and contradict each other as told."""
    points = Points(tuple(map(str, range(len(unit)))), tuple((i,) for i in range(len(unit))))
    pairs = similar_pairs(unit, threshold=_LEAST_NEAR - 0.2)
    related = Related(comparer([]), {}, {}, against or {})
    return replace(found(""), points=points, unit=unit, pairs=pairs, related=related)


def unit_rows(table):
    rows = table[np.any(table != 0, axis=1)].astype(np.float64)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def apart(cosine, count):
    """Rows of which each two have the same cosine."""
    rows = np.eye(count + 1, dtype=np.float64)[:count] * np.sqrt(1 - cosine)
    rows[:, -1] = np.sqrt(cosine)
    return rows.astype(np.float32)


def as_dict(aspects):
    """A table as a dictionary, once it is seen to be one: sorted, each pair once, in range."""
    keys = list(zip(aspects.points.tolist(), aspects.aspects.tolist(), strict=True))
    assert keys == sorted(set(keys))
    assert all(0 <= aspect < aspects.n_aspects for _, aspect in keys)
    assert (aspects.points.dtype, aspects.aspects.dtype) == (np.int32, np.int32)
    assert aspects.degrees.dtype == np.float32
    degrees = aspects.degrees.tolist()
    assert all(0 < degree <= 1 for degree in degrees)
    return dict(zip(keys, degrees, strict=True))


def columns(aspects):
    """Which points have each aspect, whatever its number; each is had by some."""
    assert set(as_dict(aspects).values()) <= {1.0}
    having = defaultdict(set)
    for point, aspect in as_dict(aspects):
        having[aspect].add(point)
    assert len(having) == aspects.n_aspects
    return Counter(map(frozenset, having.values()))


def columns_of(rows):
    """The same of what each point has, as a set of names."""
    having = defaultdict(set)
    for point, names in enumerate(rows):
        for name in names:
            having[name].add(point)
    return Counter(map(frozenset, having.values()))


@given(tables(most_rows=12))
def test_near_points_are_those_that_stand_out_of_the_text(table):
    unit = unit_rows(table)
    count = len(unit)
    wide = unit.astype(np.float64)
    cosines = {(a, b): float(wide[a] @ wide[b]) for b in range(count) for a in range(b)}
    mean = sum(cosines.values()) / len(cosines) if cosines else 0.0
    least = min(max(_LEAST_NEAR, mean + _ABOVE_MEAN), 1 - 1e-6)
    expected = {(point, point): 1.0 for point in range(count)}
    for (a, b), cosine in cosines.items():
        if cosine > least:
            degree = min(1.0, (cosine - least) / (_SAME_AT * (1 - least)))
            expected[a, b] = expected[b, a] = degree
    near = near_points(placed(unit))
    assert near.n_aspects == count
    told = as_dict(near)
    # A rounding of a cosine is more, the less there is between the least and 1.
    rounding = 1e-6 + 4e-7 / (_SAME_AT * (1 - least))
    for key in told.keys() | expected.keys():
        assert told.get(key, 0.0) == pytest.approx(expected.get(key, 0.0), abs=rounding)


@given(tables(most_rows=9), st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8))))
def test_of_near_points_those_agree_that_do_not_contradict(table, clashes):
    unit = unit_rows(table)
    against = defaultdict(frozenset)
    for a, b in clashes:
        if a < b < len(unit):
            against[a] |= {b}
            against[b] |= {a}
    told = placed(unit, dict(against))
    near = near_points(told)
    agreeing = agreeing_points(told, near)
    assert agreeing.n_aspects == near.n_aspects
    assert as_dict(agreeing) == {
        (a, b): degree for (a, b), degree in as_dict(near).items() if b not in against[a]
    }


def test_where_all_are_alike_it_takes_more_to_be_near():
    alike = (1 + _LEAST_NEAR) / 2
    itself = {(point, point): 1.0 for point in range(5)}
    assert as_dict(near_points(placed(apart(alike, 5)))) == itself
    two_and_strangers = np.eye(9, dtype=np.float32)
    two_and_strangers[:2] = 0
    two_and_strangers[:2, [0, 1, 8]] = apart(alike, 2)
    told = as_dict(near_points(placed(two_and_strangers[:8])))
    assert told.keys() == {(point, point) for point in range(8)} | {(0, 1), (1, 0)}


def test_even_where_nearly_all_are_equal_equal_ones_are_near():
    equal = np.tile(np.float32([0.6, 0.8]), (4, 1))
    assert set(as_dict(near_points(placed(equal))).values()) == {1.0}
    assert len(near_points(placed(equal)).points) == 16


def test_what_contradicts_a_point_is_near_it_and_does_not_cover_it():
    contradicting = found("12 people were killed. 21 people were killed. Rain fell in May.")
    assert contradicting.related.disagreeing == {0: {1}, 1: {0}}
    # As alike as can be, and beside a stranger, so that they stand out of the text.
    unit = np.float32([[1, 0], [1, 0], [-1, 0]])
    told = replace(contradicting, unit=unit, pairs=similar_pairs(unit, threshold=0.0))
    near = near_points(told)
    itself = {(point, point): 1.0 for point in range(3)}
    assert as_dict(near) == itself | {(0, 1): 1.0, (1, 0): 1.0}
    assert as_dict(agreeing_points(told, near)) == itself


@given(texts())
def test_near_points_are_near_each_other(text):
    told = as_dict(near_points(found(text)))
    for (a, b), degree in told.items():
        assert told[b, a] == degree


@given(st.lists(st.tuples(st.sampled_from(SPEAKERS), newsy_sentences()), max_size=10))
def test_terms_are_stems_and_pairs_of_neighbours_without_who_speaks(said):
    # Where a sentence opens with a mark, that is taken for a part of the speaker.
    said = {(speaker, sentence.lstrip("“-")) for speaker, sentence in said}
    times = Counter(speaker for speaker, _ in said)
    in_order = sorted(said, key="".join)
    rows = []
    for speaker, sentence in in_order:
        stems = reader().stems(sentence if times[speaker] >= _SPEAKS else speaker + sentence)
        rows.append({*stems, *pairwise(stems)})
    told = said_terms(stems_of(saying(map("".join, said))))
    assert columns(told) == columns_of(rows)


def test_who_speaks_is_left_out_where_they_do_so_often():
    sentences = ["The dam broke.", "Two towns flooded.", "Prices rose.", "Rain fell.", "Snow fell."]
    often = [f"Hale: {sentence}" for sentence in sentences[:_SPEAKS]]
    assert len(often) == _SPEAKS
    plain = said_terms(stems_of(saying(sentences[:_SPEAKS])))
    assert columns(said_terms(stems_of(saying(often)))) == columns(plain)
    seldom = said_terms(stems_of(saying([*often[1:], sentences[0]])))
    assert seldom.n_aspects > plain.n_aspects


def test_who_speaks_makes_no_two_sentences_nearer():
    sentences = ["Prices rose again.", "Rain fell in May.", "The dam broke.", "Two towns flooded."]
    spoken = found("\n".join(f"Hale: {sentence}" for sentence in sentences))
    plain = found("\n".join(sentences))
    assert spoken.points.texts == tuple(f"Hale: {text}" for text in plain.points.texts)
    assert spoken.unit.tolist() == plain.unit.tolist()


def test_what_says_nothing_has_no_terms():
    told = said_terms(stems_of(saying(["The dam broke.", "And so on.", "It was he."])))
    assert 0 not in told.points.tolist()  # "And so on."
    assert columns(told)[frozenset({2})] == 3  # "dam", "broke", and both


@given(texts())
def test_terms_and_facts_of_any_text(text):
    told = found(text)
    rows = []
    for sentence in told.points.texts:
        stems = reader().stems(sentence)
        rows.append({*stems, *pairwise(stems)})
    if ":" not in text:
        assert columns(said_terms(stems_of(told))) == columns_of(rows)
    facts = [told.comparer.facts(point) for point in range(len(told.points))]
    known = {(f.kind, f.key) for of_point in facts for f in of_point if f.kind in KEPT_KINDS}
    stated = [{(f.kind, key) for f in of_point for key in f.implies} & known for of_point in facts]
    assert columns(stated_facts(told)) == columns_of(stated)


def test_a_fact_that_another_implies_is_stated_too():
    told = saying(["Maria Ostrova resigned.", "Ostrova left.", "Rain fell."])
    assert columns(stated_facts(told)) == {frozenset({0}): 1, frozenset({0, 1}): 1}


def test_no_text_has_no_aspects():
    nothing = found("")
    for aspects in (near_points(nothing), said_terms(stems_of(nothing)), stated_facts(nothing)):
        assert as_dict(aspects) == {}
        assert aspects.n_aspects == 0


PARTS = st.lists(
    st.integers(1, 4).flatmap(
        lambda size: st.tuples(
            st.just(size),
            st.dictionaries(
                st.tuples(st.integers(0, 5), st.integers(0, size - 1)),
                st.floats(0.125, 1, width=32),
            ),
        )
    ),
    min_size=1,
    max_size=3,
)


@given(PARTS)
def test_joined_tables_stand_one_after_the_other(parts):
    given_tables, expected, start = [], {}, 0
    for size, entries in parts:
        keys = sorted(entries)
        given_tables.append(
            Aspects(
                np.array([point for point, _ in keys], np.int32),
                np.array([aspect for _, aspect in keys], np.int32),
                np.array([entries[key] for key in keys], np.float32),
                size,
            )
        )
        expected |= {(point, start + aspect): entries[point, aspect] for point, aspect in keys}
        start += size
    together = joined(given_tables)
    assert together.n_aspects == start
    assert as_dict(together) == expected
