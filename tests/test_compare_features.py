"""The numbers of a pair, against loops over items; and what must hold of them for any pair."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import CONVERSE, cosines, every_pair, features, read, tables, told
from slow_pair import Sentence, SlowPair
from strategies import newsy_sentences, odd_texts

from summarize.compare import alignment
from summarize.compare.features import (
    COLUMN,
    FEATURES,
    NAMES,
    clashing,
    credit_of,
    pair_features,
    vetoed,
)

SYMMETRIC = (
    "similarity", "antonyms", "sisters", "negation_differs", "negated_items", "negations",
    "modal_items", "markers_differ", "quantified_items", "direction_opposed", "turned",
    "voice_clash", "persons_turned", "doers_turned", "markers_opposed", "function_opposed",
    *(f"{kind}_swapped" for kind in ("figure", "date", "name", "quotation")),
)  # fmt: skip


@given(tables())
def test_numbers_are_those_of_loops(items):
    rows, cols = every_pair(len(items.offsets) - 1)
    there, back = features(items, rows, cols)
    for found, sides_ in ((there, (rows, cols)), (back, (cols, rows))):
        for row, a, b in zip(found, *(side.tolist() for side in sides_), strict=True):
            pair = SlowPair(items, a, b)
            expected = {name: float(value) for name, value in pair.numbers().items()}
            actual = {name: float(row[COLUMN[name]]) for name in expected}
            assert actual == pytest.approx(expected, rel=1e-4, abs=1e-4)


@given(tables(most_sentences=6, longest=30), st.randoms(), st.sampled_from([1, 300, 1 << 19]))
def test_a_pair_has_its_numbers_whatever_stands_beside_it(items, random, cells):
    """Bit for bit: in any order, in blocks of any size, and alone."""
    rows, cols = every_pair(len(items.offsets) - 1)
    order = list(range(len(rows)))
    random.shuffle(order)
    there, back = features(items, rows, cols)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "_CELLS", cells)
        again = features(items, rows[order], cols[order])
    assert np.array_equal(again[0], there[order])
    assert np.array_equal(again[1], back[order])
    for pair in order[:4]:
        alone = features(items, rows[pair : pair + 1], cols[pair : pair + 1])
        assert np.array_equal(alone[0][0], there[pair])
        assert np.array_equal(alone[1][0], back[pair])


@given(tables(most_sentences=6, longest=30), st.floats(0, 1), st.floats(0, 1))
def test_what_is_not_worthwhile_changes_nothing_of_the_rest(items, of_items, of_words):
    rows, cols = every_pair(len(items.offsets) - 1)
    there, back = features(items, rows, cols)

    def worthwhile(there, back):
        return (np.maximum(there[0], back[0]) >= of_items) | (
            np.minimum(there[1], back[1]) >= of_words
        )

    shares = [[side[:, COLUMN[name]] for name in ("credited", "words_credited")]
              for side in (there, back)]  # fmt: skip
    wanted = worthwhile(*shares)
    given = set()
    similarity = np.zeros(len(rows), np.float32)
    for pairs, forth, other in pair_features(items, rows, cols, similarity, worthwhile):
        given.update(pairs.tolist())
        assert np.array_equal(forth, there[pairs])
        assert np.array_equal(other, back[pairs])
    assert set(np.flatnonzero(wanted).tolist()) <= given


@given(tables())
def test_there_is_back_of_the_other_way_round(items):
    rows, cols = every_pair(len(items.offsets) - 1)
    there, back = features(items, rows, cols)
    other_there, other_back = features(items, cols, rows)
    assert np.array_equal(there, other_back)
    assert np.array_equal(back, other_there)


@given(tables())
def test_what_is_the_same_either_way(items):
    there, back = features(items, *every_pair(len(items.offsets) - 1))
    assert np.array_equal(clashing(there), clashing(back))
    for name in SYMMETRIC:
        assert np.array_equal(there[:, COLUMN[name]], back[:, COLUMN[name]]), name
    assert (vetoed(there) >= clashing(there)).all()


SENTENCES = newsy_sentences() | odd_texts(80)


@settings(max_examples=40)
@given(st.lists(SENTENCES, min_size=2, max_size=5))
def test_numbers_of_texts_are_finite_and_shares_are_shares(texts):
    _, items = read(texts)
    rows, cols = every_pair(len(texts))
    for found in features(items, rows, cols, cosines(texts, rows, cols)):
        assert np.isfinite(found).all()
        for name in ("exact", "credited", "words_credited", "extra_credited", "break_share"):
            column = found[:, COLUMN[name]]
            assert (column >= -1e-5).all(), name
            assert (column <= 1 + 1e-5).all(), name
        counts = found[:, [COLUMN[name] for name in NAMES if name.endswith(("missing", "_count"))]]
        assert (counts == counts.round()).all()
        assert (counts >= 0).all()


@settings(max_examples=40)
@given(SENTENCES, st.sampled_from(["en", "de", "ja"]))
def test_identical_sentences_lose_nothing(text, language):
    _, items = read([text, text], language)
    there, back = features(items, [0], [1])
    assert np.array_equal(there, back)
    assert not vetoed(there).any()
    known = dict(zip(NAMES, there[0].tolist(), strict=True))
    assert known["credited"] == known["words_credited"] == 1
    for name, way in FEATURES.items():
        if way < 0:  # nothing speaks against it
            assert known[name] == 0, name


@pytest.mark.parametrize(
    ("a", "b", "items"),
    [
        ("", "", 0),
        ("…", "!!!", 0),
        ("It was.", "They were.", 0),
        ("", "The mayor resigned.", 2),
        ("The mayor resigned.", "", 0),
    ],
)
def test_sentences_without_words(a, b, items):
    found = told(a, b)
    assert np.isfinite(list(found.values())).all()
    assert found["exact"] == 0
    assert found["items"] == items


@given(tables())
def test_credit_of_many_covers_is_that_of_each(items):
    n = len(items.offsets) - 1
    credit, weights = credit_of(items, range(n), n - 1)
    assert credit.shape == (n, len(weights))
    for a in range(n):
        pair = SlowPair(items, a, n - 1)
        assert credit[a].tolist() == pytest.approx(pair.credit, abs=1e-5)
    assert weights.tolist() == Sentence(items, n - 1).weights


# Two sentences that a reader understands, and what must be told of them.
@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The dog chased the cat.", "The cat chased the dog.",
         {"lost": 0, "breaks": 2, "inversions": 2, "stolen_places": 2, "stolen_before": 1,
          "stolen_after": 1, "turned": 1, "voice_clash": 0}),
        ("At noon the dog barked.", "The dog barked at noon.",
         {"lost": 0, "breaks": 1, "inversions": 1, "stolen_places": 0, "replaced": 0}),
        ("The council sued the bank.", "The bank was sued by the council.",
         {"lost": 0, "turned": 0, "voice_clash": 0}),
        ("The council sued the bank.", "The council was sued by the bank.",
         {"lost": 0, "turned": 0, "voice_clash": 1}),
        ("He opened the red door quickly.", "He opened the green door quickly.",
         {"replaced": 1, "slot_swaps": 1, "sisters": 1, "breaks": 0, "lost_count": 1}),
        ("He opened the door.", "He opened the door quickly.",
         {"replaced": 0, "slot_swaps": 0, "lost_count": 1, "items_more": -1}),
        ("Prices of bread rose.", "Prices of bread fell.", {"antonyms": 1, "negated_items": 0}),
        ("The bridge is safe.", "The bridge is not safe.",
         {"negation_differs": 1, "negated_items": 1, "negations": 0, "lost": 0}),
        ("The bridge is not safe.", "The bridge is not safe now.",
         {"negation_differs": 0, "negated_items": 0, "negations": 1}),
        ("The bus drove from the market to the harbour.",
         "The bus drove to the market from the harbour.",
         {"lost": 0, "marker_swaps": 2, "breaks": 0}),
        ("The bus drove to town.", "The bus drove to town and stopped.", {"marker_swaps": 0}),
        ("She paid him.", "He paid her.", {"persons_turned": 1, "lost": 0}),
        ("She paid him.", "She paid him again.", {"persons_turned": 0}),
        ("They begin the work.", "They start the work.", {"lost_count": 0, "replaced": 0}),
        ("12 houses burned.", "21 houses burned.",
         {"figure_missing": 1, "figure_swapped": 1, "name_missing": 0}),
        ("Houses burned.", "12 houses burned.", {"figure_missing": 1, "figure_swapped": 0}),
        ("12 houses burned.", "Houses burned.", {"figure_missing": 0, "figure_swapped": 0}),
        ("The mayor may resign.", "The mayor resigned.", {"modality_gone": 1, "modality_new": 0}),
        ("Five boats or six sank.", "Six boats or six sank.",
         {"repeated_facts": 1, "repeated": 0}),
        ("The old old boat sank.", "The old boat sank.", {"repeated_facts": 0, "repeated": 0}),
        ("The old boat sank.", "The old old boat sank.", {"repeated_facts": 0, "repeated": 1}),
        ("The old and the new boat sank.", "The new and the new boat sank.", {"repeated": 1}),
        ("The new and the new boat sank.", "The old and the new boat sank.", {"swallowed": 1}),
        ("The new new boat sank.", "The new boat sank.", {"swallowed": 0}),
        ("Red doors and green windows.", "Green doors and red windows.", {"exchanged": 1}),
        ("Red and green doors.", "Green and red doors.", {"exchanged": 0, "stolen_places": 0}),
        ("He saw the mayor.", "The mayor saw him.", {"doers_turned": 1}),
        ("He saw the mayor.", "The mayor was seen by him.", {"doers_turned": 0}),
        ("They sailed to Norway from the sea.", "They sailed from Norway from the sea.",
         {"markers_opposed": 1, "function_opposed": 1}),
        ("She put the lamp on and on again.", "She put the lamp off and on again.",
         {"function_opposed": 1}),
        ("It came out of the house.", "It came into the house.", {"function_opposed": 1}),
        ("According to Berg, Lund lied.", "According to Lund, Berg lied.", {"exchanged": 1}),
        ("Google was sued by Meta.", "Meta sued Google.", {"exchanged": 0}),
        ("Sales rose by 5 percent.", "Sales rose to 5 percent.", {"markers_opposed": 1}),
        ("Sales rose in 5 shops.", "Sales rose at 5 shops.", {"markers_opposed": 0}),
        ("Unless it rains, they play.", "If it rains, they play.", {"function_opposed": 1}),
        ("He waited at home.", "He waited in town.", {"function_opposed": 0, "markers_opposed": 0}),
    ],
)  # fmt: skip
def test_readable_pairs(a, b, expected):
    found = told(a, b)
    assert {name: found[name] for name in expected} == pytest.approx(expected)


def test_where_there_is_no_item_nothing_stands():
    """Between two that are the first word of all, which has the number of what is padded."""
    _, items = read(["dogs chase dogs", "birds", "birds sing late"])
    there, _ = features(items, [1, 2], [0, 0])
    assert items.before[1] == items.after[1] == 0
    assert there[:, COLUMN["replaced"]].tolist() == [0, 0]


def test_a_synonym_says_nearly_all():
    found = told("They begin the work.", "They start the work.")
    assert found["exact"] < 0.8 < found["credited"] < 1


@pytest.mark.parametrize(
    ("language", "a", "b", "same"),
    [
        ("de", "Gestern regnete es stark.", "Es regnete gestern stark.", True),
        ("de", "Gestern regnete es stark.", "Gestern regnete es.", True),
        ("de", "Gestern regnete es stark.", "Gestern schneite es stark.", False),
        ("ja", "東京大学は休校です。", "東京大学は休校です", True),
        ("fr", "La rivière a monté lundi.", "Lundi, la rivière a monté.", True),
    ],
)
def test_other_languages_go_by_stems_alone(language, a, b, same):
    found = told(a, b, language)
    assert (found["credited"] == pytest.approx(1)) == same
    assert found["antonyms"] == found["sisters"] == 0


def test_every_feature_has_a_slow_reference():
    _, items = read(["The mayor resigned.", "The mayor did not resign."])
    assert SlowPair(items, 0, 1).numbers().keys() | {"similarity"} == set(NAMES)


def test_every_feature_has_a_direction():
    assert set(FEATURES.values()) == {-1, 0, 1}
    assert list(COLUMN.values()) == list(range(len(NAMES)))


def test_words_may_be_of_both_kinds_only_if_that_is_mutual():
    """What a is to b and b to a must be the two sides of one relation, or the order would count."""
    _, items = read(["Murdered killed died begin start animals dogs rose fell soared residents."])
    size = len(items.kinds)
    codes = dict(zip(items.relations.keys.tolist(), items.relations.codes.tolist(), strict=True))
    assert codes
    for key, code in codes.items():
        row, col = divmod(key, size)
        assert codes[col * size + row] == CONVERSE.get(code, code)
