"""The table of items: what is an item, what stands around it, and what is said of it."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.facts import Fact, FactKind
from summarize.grammar import COUNT_BITS, DOERS, DONE_TO, MARKERS, ONE_WAY, OTHER_WAY, SIGNALS
from summarize.itemtable import ItemTable
from summarize.lexicon import LexicalRelation
from summarize.reading import ItemKind, Sign

FUNCTION = frozenset("was were been by from to in and not may all he she they him her it".split())
FACTS = {"#": FactKind.FIGURE, "%": FactKind.DATE, "@": FactKind.NAME, '"': FactKind.QUOTATION}
FACT_WEIGHT, WORD_WEIGHT = 6.0, 2.0
EDGE = -1


def weights(words):
    return np.full(len(words), WORD_WEIGHT, np.float32)


def no_relations(words):
    nothing = np.empty(0, np.int32)
    return nothing, nothing, np.empty(0, np.uint8), np.empty(0, np.float32)


def sequence(text):
    """A sentence in shorthand: @ary is a name, #12 a figure; plurals have the stem of the word."""
    said = []
    for match in re.finditer(r"\S+", text):
        word, start = match[0], match.start()
        if word[0] in FACTS:
            said.append((fact(FACTS[word[0]], word[1:], start, start + len(word)), "", start))
        elif word in FUNCTION:
            said.append((word, None, start))
        else:
            said.append((word, word.removesuffix("s"), start))
    return said


def fact(kind, key, start=0, end=1, *, implies=(), scope=None):
    return Fact(kind, key, start, end, key, frozenset({key, *implies}), scope)


def table(*sentences, facts=(), find=no_relations):
    """The items of sentences; all facts beside the items are of the first one."""
    built = ItemTable(FACT_WEIGHT)
    for number, text in enumerate(sentences):
        said = sequence(text)
        of_items = [x for x, _, _ in said if isinstance(x, Fact)]
        built.add(said, [*of_items, *(facts if number == 0 else ())])
    return built.items(weights, find)


def sentence(items, number=0):
    return slice(int(items.offsets[number]), int(items.offsets[number + 1]))


def signs(text, facts=()):
    return table(text, facts=facts).signs[0]


def test_items_are_content_words_and_facts_in_order():
    items = table('towers fell by #12 in %may @ary "go', "it was")
    assert items.offsets.tolist() == [0, 6, 6]
    assert [ItemKind(items.kinds[form]).name for form in items.forms] == [
        "WORD", "WORD", "FIGURE", "DATE", "NAME", "QUOTATION",
    ]  # fmt: skip
    assert items.weights[items.forms].tolist() == [WORD_WEIGHT] * 2 + [FACT_WEIGHT] * 4


def test_inflections_are_one_item_and_two_forms():
    items = table("tower", "towers tall")
    assert items.ids[0] == items.ids[1] != items.ids[2]
    assert len(set(items.forms.tolist())) == 3


def test_facts_are_equal_by_kind_and_key():
    items = table("#12 @ary", "@12 @ary", "%12 12 #12")
    a, b, c = (items.ids[sentence(items, number)].tolist() for number in range(3))
    assert a[1] == b[1]
    assert a[0] == c[2]
    assert len({a[0], b[0], *c[:2]}) == 4  # a figure, a name, a date and a word that read alike


def test_what_is_said_twice_is_said_once():
    items = table("tower by tower in towers #12 #12", "tower")
    assert items.offsets.tolist() == [0, 2, 3]
    assert items.ids[0] == items.ids[2]
    assert items.times.tolist() == [3, 2, 1]


def test_markers_are_those_right_before_an_item():
    items = table("bus from town to the harbour dock and by it was gone")
    assert [{n: m for m, n in MARKERS.items()}.get(m) for m in items.markers.tolist()] == [
        None, "from", "to", None, None, "by",
    ]  # fmt: skip


def test_neighbours_are_words_and_function_words_and_the_edges():
    items = table("dog was by cat", "cat was dog")
    dog, cat, cat_2, dog_2 = range(4)
    assert items.before.tolist()[dog] == EDGE == items.after.tolist()[cat]
    assert items.before[cat_2] == EDGE == items.after[dog_2]
    # "was" is no item, but the same neighbour wherever it stands.
    assert items.after[dog] == items.before[dog_2] == items.after[cat_2]
    assert items.after[dog] not in items.ids
    assert items.before[cat] not in {items.after[dog], EDGE}


def test_what_is_joined_by_and_stands_in_one_place():
    items = table("from dog and cat and bird to town", "from bird and cat and dog to town")
    dog, cat, bird, town = range(4)
    assert items.before[dog] == items.before[cat] == items.before[bird] == items.before[4]
    assert items.after[dog] == items.after[cat] == items.after[bird] == items.after[6]
    assert items.before[town] == items.after[dog]  # "to": a neighbour stays what it was


def test_and_joins_only_what_stands_right_beside_it():
    items = table("dog was and cat")
    assert items.after[0] != items.after[1]
    assert items.before[0] != items.before[1]


def test_neighbours_know_inflections_and_repeated_words():
    items = table("old towers fell", "fell towers fell tower")
    assert items.after[0] == items.ids[1] == items.before[2]
    fell, tower = items.ids[sentence(items, 1)].tolist()
    assert [items.before[3], items.after[3]] == [EDGE, tower]
    assert [items.before[4], items.after[4]] == [fell, fell]  # said before, and still beside it


TEXT = "bridge was not safe may hold all cars"


@pytest.mark.parametrize(
    ("scope", "denied"),
    [((15, 19), "safe"), ((11, 40), "safe"), ((30, 37), "cars"), ((0, 6), "bridge"),
     ((1, 14), None), ((7, 15), None), ((40, 50), None)],
)  # fmt: skip
def test_a_negation_denies_the_first_item_in_its_scope(scope, denied):
    items = table(TEXT, facts=[fact(FactKind.NEGATION, "not", 11, 14, scope=scope)])
    words = ["bridge", "safe", "hold", "cars"]
    assert items.negated.tolist() == [word == denied for word in words]


def test_what_has_no_scope_is_of_what_stands_right_behind_it():
    negation = fact(FactKind.NEGATION, "not", 11, 14)
    items = table(TEXT, facts=[negation])
    assert items.negated.tolist() == [False, True, False, False]
    far = f"not{' ' * 40}safe"
    assert table(far, facts=[fact(FactKind.NEGATION, "not", 0, 3)]).negated.tolist() == [False]


def test_what_is_denied_twice_is_not_denied():
    negation = fact(FactKind.NEGATION, "not", 11, 14, scope=(15, 19))
    assert not table(TEXT, facts=[negation, negation]).negated.any()
    assert signs(TEXT, [negation, negation])[Sign.NEGATION] == 2


def test_scopes_are_of_their_own_sentence():
    negation = fact(FactKind.NEGATION, "not", 0, 3, scope=(0, 99))
    items = table("it was", "bridge safe", facts=[negation])
    assert not items.negated.any()


def test_modal_words_and_quantifiers_mark_an_item_with_their_kind():
    facts = [
        fact(FactKind.MODALITY, "may", 20, 23, scope=(24, 28)),
        fact(FactKind.QUANTIFIER, "all", 29, 32, scope=(33, 37)),
        fact(FactKind.MODALITY, "must", 20, 23, scope=(24, 28)),
    ]
    one, both, last = (table(TEXT, facts=chosen) for chosen in (facts[:1], facts, facts[2:]))
    assert [bool(bits) for bits in both.modal] == [False, False, True, False]
    assert [bool(bits) for bits in both.quantified] == [False, False, False, True]
    assert int(both.modal[2]).bit_count() == 2
    assert int(one.modal[2]).bit_count() == int(last.modal[2]).bit_count() == 1
    assert int(both.signs[0, Sign.MODALITY]).bit_count() == 2
    assert int(both.signs[0, Sign.QUANTIFIER]).bit_count() == 1


def test_one_kind_of_modality_has_one_bit_in_all_sentences():
    built = ItemTable(FACT_WEIGHT)
    for key in ("may", "must", "may"):
        built.add(sequence("hold"), [fact(FactKind.MODALITY, key, 0, 1, scope=(0, 9))])
    modal = built.items(weights, no_relations).modal.tolist()
    assert modal[0] == modal[2] != modal[1]
    assert modal[0] & modal[1] == 0


def test_directions_are_told_by_axis_and_way():
    built = ItemTable(FACT_WEIGHT)
    for keys in (["price+"], ["price-"], ["price+", "price-"], ["win+"]):
        built.add(sequence("price"), [fact(FactKind.DIRECTION, key) for key in keys])
    found = built.items(weights, no_relations).signs
    up, down = found[:, Sign.UP], found[:, Sign.DOWN]
    assert up[0] == down[1] == up[2] == down[2] != 0
    assert down[0] == up[1] == 0
    assert up[3] & up[0] == 0


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("bank was sued by council", True),
        ("bank was badly beaten by council", True),
        ("bank sued by council", False),
        ("bank was big by council", False),
        ("bank was one two three four five sued by council", False),
        ("council sued bank", False),
    ],
)
def test_the_passive_is_known_by_a_form_of_be_and_by(text, passive):
    assert bool(signs(text)[Sign.PASSIVE]) == passive


def test_persons_are_told_by_number_and_order():
    he_her, she_him, her_he, they = (
        signs(text) for text in ("he paid her", "she paid him", "her paid he", "they paid him")
    )
    assert he_her[Sign.PERSONS] == she_him[Sign.PERSONS] == her_he[Sign.PERSONS]
    assert he_her[Sign.PERSONS_IN_ORDER] != she_him[Sign.PERSONS_IN_ORDER]
    assert she_him[Sign.PERSONS_IN_ORDER] == her_he[Sign.PERSONS_IN_ORDER]
    assert they[Sign.PERSONS] != he_her[Sign.PERSONS]
    assert signs("paid")[Sign.PERSONS] == 0


def test_doers_and_whom_it_is_done_to_are_told_by_the_form_of_pronouns():
    assert signs("he saw us")[Sign.DOERS] == DOERS["he"]
    assert signs("he saw him")[Sign.DONE_TO] == DONE_TO["him"]
    assert signs("her dog saw it")[Sign.DOERS] == signs("her dog saw it")[Sign.DONE_TO] == 0


def test_function_words_with_an_opposite_are_counted():
    assert signs("to town to dog from sea")[Sign.ONE_WAY] == (
        2 * ONE_WAY["to"] + ONE_WAY["from"]  # which is on two axes, one of each
    )
    assert signs("to town to dog from sea")[Sign.OTHER_WAY] == OTHER_WAY["from"]
    many = signs("to dog " * 1000)
    assert many[Sign.ONE_WAY] == (2**COUNT_BITS - 1) * ONE_WAY["to"]  # no axis spills over


def test_many_pronouns_fit():
    assert (signs("they " * 500) >= 0).all()


def test_every_function_word_has_a_bit_of_its_own():
    columns = [Sign.FUNCTION, Sign.FUNCTION_2, Sign.FUNCTION_3]
    built = ItemTable(FACT_WEIGHT)
    for word in SIGNALS:
        built.add([(word, None, 0)], [])
    bits = built.items(weights, no_relations).signs[:, columns]
    assert (np.bitwise_count(bits).sum(axis=1) == 1).all()
    assert len({tuple(row) for row in bits.tolist()}) == len(SIGNALS)


def test_a_fact_that_implies_another_is_its_general_one():
    """Both ways, and only where the other one is said somewhere."""
    built = ItemTable(FACT_WEIGHT)
    whole = fact(FactKind.NAME, "maria ostrova", implies=("ostrova", "maria"))
    part = fact(FactKind.NAME, "ostrova")
    date = fact(FactKind.DATE, "maria")
    for one in (whole, part, date):
        built.add([(one, "", 0)], [one])
    items = built.items(weights, no_relations)
    whole_form, part_form, _ = items.forms.tolist()
    size = len(items.kinds)
    told = dict(zip(items.relations.keys.tolist(), items.relations.codes.tolist(), strict=True))
    assert told == {
        whole_form * size + part_form: LexicalRelation.GENERAL,
        part_form * size + whole_form: LexicalRelation.SPECIFIC,
    }


def test_relations_of_words_are_those_of_their_forms():
    def find(words):
        at = {word: number for number, word in enumerate(words)}
        rows = np.array([at["rose"], at["fell"]], np.int32)
        codes = np.full(2, LexicalRelation.ANTONYM, np.uint8)
        return rows, rows[::-1], codes, np.array([0.5, 0.5], np.float32)

    items = table("#12 rose @ary", "@ary fell", find=find)
    rose, fell = items.forms[1], items.forms[4]
    size = len(items.kinds)
    assert sorted(items.relations.keys.tolist()) == sorted([rose * size + fell, fell * size + rose])
    assert (np.diff(items.relations.keys) > 0).all()
    assert items.relations.cosines.tolist() == [0.5, 0.5]


def test_no_sentences_and_no_items():
    nothing, wordless = table(), table("", "it was")
    assert nothing.offsets.tolist() == [0]
    assert nothing.signs.shape == (0, len(Sign))
    assert wordless.offsets.tolist() == [0, 0, 0]
    assert wordless.signs.shape == (2, len(Sign))
    for items in (nothing, wordless):
        assert len(items.forms) == len(items.relations.keys) == len(items.kinds) == 0


WORDS = st.sampled_from(["tower", "towers", "dog", "dogs", "#12", "@ary", "12", "by", "was", "in"])
TEXTS = st.lists(st.lists(WORDS, max_size=9).map(" ".join), max_size=5)


def identity(said, stem):
    if isinstance(said, Fact):
        return (said.kind, said.key)
    return ("function", said) if stem is None else ("word", stem)


@given(TEXTS)
def test_the_table_is_that_of_a_loop(texts):
    """Items, their markers and their neighbours, sentence by sentence."""
    items = table(*texts)
    numbers = {}  # what is equal has one number
    for number, text in enumerate(texts):
        said = [(identity(x, stem), x) for x, stem, _ in sequence(text)]
        names = [("edge", ""), *(name for name, _ in said), ("edge", "")]
        first, expected, marker = set(), [], 0
        for at, (name, word) in enumerate(said, 1):
            if name[0] == "function":
                marker = MARKERS.get(word, marker)
                continue
            if name not in first:
                expected.append((name, marker, names[at - 1], names[at + 1]))
            first.add(name)
            marker = 0
        part = sentence(items, number)
        columns = (items.ids, items.markers, items.before, items.after)
        found = list(zip(*(column[part].tolist() for column in columns), strict=True))
        assert [row[1] for row in found] == [row[1] for row in expected]
        for row, (name, _, before, after) in zip(found, expected, strict=True):
            for value, what in ((row[0], name), (row[2], before), (row[3], after)):
                assert numbers.setdefault(what, value) == value
    assert len(set(numbers.values())) == len(numbers)
    assert numbers.get(("edge", ""), EDGE) == EDGE


@given(TEXTS)
def test_every_column_is_as_long_as_it_must_be(texts):
    items = table(*texts)
    n = len(items.forms)
    for name in ("ids", "markers", "negated", "modal", "quantified", "times", "before", "after"):
        column = getattr(items, name)
        assert column.shape == (n,)
    assert items.offsets[-1] == n
    assert all(low <= high for low, high in pairwise(items.offsets.tolist()))
    assert items.kinds.shape == items.weights.shape
    assert set(items.forms.tolist()) <= set(range(len(items.kinds)))
    for number in range(len(texts)):
        ids = items.ids[sentence(items, number)].tolist()
        assert len(set(ids)) == len(ids)
