"""What is new to who has seen other texts: held against comparing each with each, one by one."""

from __future__ import annotations

import json
import pickle
from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import budgets, documents, newsy_texts, odd_texts, spent, texts

from summarize import Document, Fate, InputError, Relation, Summarizer, compare, summarize
from summarize.facts import KEPT_KINDS, find_facts
from summarize.segment import PunktSplitter
from summarize.similarity import search

IS_COMMON = PunktSplitter("en").is_common
INPUT = texts() | documents()
SEEN = documents() | newsy_texts()
ANY_BUDGET = st.just({}) | budgets()
HIGHER = Summarizer(threshold=0.8)
few = settings(max_examples=30)


def plain(text):
    """The words of a text, as a memory keeps those that can be encoded at all."""
    return " ".join(text.encode("utf-8", "backslashreplace").decode().split())


def fates(summary):
    return [(entry.sentence.text, str(entry.fate)) for entry in summary.ledger]


def told(summary):
    """All that a summary says but for the record of what was seen."""
    data = summary.to_dict()
    return {**data, "settings": {**data["settings"], "seen": None}}


def of_fate(summary, *fates):
    return [entry for entry in summary.ledger if entry.fate in fates]


def clashes(summary):
    """Each change in words: before, after, and what clashes."""
    return [
        (change.before.text, change.after.text, [(a.text, b.text) for a, b in change.facts])
        for change in summary.changes
    ]


def facts_of(sentences):
    """The figures, dates, names and quotations, and all that is said by saying them."""
    found = [fact for sentence in sentences for fact in find_facts(sentence, IS_COMMON)]
    required = {(fact.kind, fact.key) for fact in found if fact.kind in KEPT_KINDS}
    return required, {(fact.kind, key) for fact in found for key in fact.implies}


# What is left out, and what is not.


@few
@given(INPUT, ANY_BUDGET)
def test_no_seen_text_changes_nothing(given_input, budget):
    expected = told(summarize(given_input, **budget))
    for nothing in ([], " \n"):
        assert told(summarize(given_input, seen=nothing, **budget)) == expected


@few
@given(newsy_texts(), ANY_BUDGET)
def test_a_seen_text_about_something_else_changes_nothing(text, budget):
    other = "Whisk the egg whites until stiff. Fold them into melted chocolate."
    assert told(summarize(text, seen=other, **budget)) == told(summarize(text, **budget))


@given(INPUT)
def test_who_has_seen_the_documents_is_told_nothing(given_input):
    summary = summarize(given_input, seen=given_input)
    assert str(summary) == ""
    assert summary.clusters == summary.changes == summary.disagreements == ()
    for entry in summary.ledger:
        assert entry.fate in (Fate.SEEN, Fate.NOISE)
        if entry.fate is Fate.SEEN:
            assert [plain(point.text) for point in entry.seen] == [plain(entry.sentence.text)]
            assert entry.similarity == 1


@given(INPUT, SEEN)
def test_what_is_left_out_was_seen_and_its_ledger_says_where(given_input, seen):
    summary = summarize(given_input, seen=seen)
    shown = summarize(seen)
    sources = {}
    for entry in of_fate(shown, Fate.KEPT, Fate.RESTATED):
        name = shown.documents[entry.sentence.document].name
        sources.setdefault(plain(entry.sentence.text), set()).add(name)
    for entry in summary.ledger:
        assert bool(entry.seen) == (entry.fate is Fate.SEEN)
        if entry.fate is not Fate.SEEN:
            continue
        assert (entry.cluster, entry.covers, entry.uncovered) == (None, (), ())
        assert -1 <= entry.similarity <= 1
        for point in entry.seen:
            assert point.source in sources[plain(point.text)]
            assert point.date is point.read is point.last is None
        required, _ = facts_of([entry.sentence.text])
        _, stated = facts_of(point.text for point in entry.seen)
        assert required <= stated
        first = entry.seen[0].text
        [found] = compare([first], [entry.sentence.text])
        assert found.conflicts == ()
        if plain(first) != plain(entry.sentence.text):
            assert found.similarity == pytest.approx(entry.similarity, abs=0.02)
            assert len(entry.seen) > 1 or found.relation is Relation.COVERS


@given(newsy_texts() | documents(), SEEN)
def test_what_is_told_no_seen_sentence_covers(given_input, seen):
    """Each is compared with each. Within 0.02 of the threshold rounded vectors may not find it."""
    new = of_fate(summarize(given_input, seen=seen), Fate.KEPT, Fate.RESTATED)
    shown = [e.sentence.text for e in of_fate(summarize(seen), Fate.KEPT, Fate.RESTATED)]
    pairs = [(a, entry.sentence.text) for entry in new for a in shown]
    for (a, b), found in (
        zip(pairs, compare(*map(list, zip(*pairs, strict=True))), strict=True) if (pairs) else ()
    ):
        assert plain(a) != plain(b)
        assert found.relation is not Relation.COVERS or found.similarity < 0.42, (a, b)


CHANGED = [
    ("12 people died in Port Alder.", "21 people died in Port Alder."),
    ("The damage is put at 5 million dollars.", "The damage is put at 5 billion dollars."),
    ("The lake fell by 3 metres.", "The lake fell by 3 feet."),
    ("Maria Ostrova visited the town.", "Tomas Hale visited the town."),
    ("The mayor visited Port Alder.", "The mayor visited Port Cole."),
    ("The dam broke on Monday.", "The dam broke on Tuesday."),
    ("The dam was built in May 1974.", "The dam was built in May 1947."),
    ("The company lowered the lake.", "The company did not lower the lake."),
    ("The bridge is safe.", "The bridge is no longer safe."),
    ("Prices rose by 3 percent.", "Prices fell by 3 percent."),
    ("Prices rose in May.", "Prices dropped in May."),
    ("“We will rebuild it,” she said.", "“We will not rebuild it,” she said."),
]


@pytest.mark.parametrize(("before", "after"), CHANGED)
def test_a_changed_fact_is_news(before, after):
    for a, b in ((before, after), (after, before)):
        summary = summarize(b, seen=[a, a])
        assert fates(summary) == [(b, "kept")]
        assert [change.before.text for change in summary.changes] in ([a], [])
        # Beside what says all the rest in other words, too.
        assert fates(summarize(b, seen=f"{a} Officials confirmed: {a}")) == [(b, "kept")]


@few
@given(INPUT, SEEN)
def test_the_seen_texts_may_come_in_any_order(given_input, seen):
    if not isinstance(seen, list):
        return
    one, other = (summarize(given_input, seen=order) for order in (seen, seen[::-1]))
    assert fates(one) == fates(other)
    for a, b in zip(one.ledger, other.ledger, strict=True):
        assert [point.text.split() for point in a.seen] == [p.text.split() for p in b.seen]
        assert a.similarity == b.similarity
    assert clashes(one) == clashes(other)


# The invariants of a summary, with seen texts.


@given(INPUT, SEEN, ANY_BUDGET)
def test_the_invariants_hold(given_input, seen, budget):
    summary = summarize(given_input, seen=seen, **budget)
    members = Counter(sentence.id for cluster in summary.clusters for sentence in cluster.members)
    fresh = of_fate(summary, Fate.KEPT, Fate.RESTATED, Fate.CUT)
    assert members == Counter(entry.sentence.id for entry in fresh)
    assert [entry.sentence.id for entry in summary.ledger] == list(range(len(summary.ledger)))
    kept, at, page = set(summary.sentences), 0, str(summary)
    for entry in fresh:
        assert entry.sentence in summary.clusters[entry.cluster].members
        assert bool(entry.covers) == (entry.fate is Fate.RESTATED)
        assert kept.issuperset(entry.covers)
    for sentence in summary.sentences:
        at = page.index(sentence.text, at) + len(sentence.text)
    for unit, amount in budget.items():
        if unit != "ratio":
            assert spent(summary, unit) <= amount
    measures = summary.measures
    assert measures.seen == len(of_fate(summary, Fate.SEEN))
    assert measures.sentences == measures.seen + len(fresh)
    for change in summary.changes:
        assert change.after.id in members
    if not budget:
        assert not of_fate(summary, Fate.CUT)
        required, _ = facts_of(entry.sentence.text for entry in fresh)
        _, stated = facts_of(sentence.text for sentence in summary.sentences)
        assert required <= stated
        assert summary.lost == ()
        assert summary.retention == 1


@few
@given(documents(), SEEN, st.randoms())
def test_the_order_of_documents_changes_only_that_of_sentences(given_documents, seen, random):
    moved = list(given_documents)
    random.shuffle(moved)
    one, other = (summarize(order, seen=seen) for order in (given_documents, moved))
    said = [Counter((plain(text), fate) for text, fate in fates(s)) for s in (one, other)]
    assert said[0] == said[1]
    assert Counter(map(str, clashes(one))) == Counter(map(str, clashes(other)))


@few
@given(newsy_texts(), SEEN)
def test_repeating_a_text_adds_nothing(text, seen):
    once, again = (
        summarize(text, seen=seen),
        summarize([text, text], seen=[seen, seen])
        if (isinstance(seen, str))
        else summarize([text, text], seen=[*seen, *seen]),
    )
    assert [s.text for s in once.sentences] == [s.text for s in again.sentences]
    assert len(once.clusters) == len(again.clusters)
    assert clashes(once) == clashes(again)


@few
@given(INPUT, SEEN, st.integers(1, 6), st.integers(1, 9))
def test_any_block_size_and_any_second_run_gives_the_same(given_input, seen, rows, columns):
    expected = summarize(given_input, seen=seen).to_dict()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_ROWS", rows)
        patch.setattr(search, "_COLUMNS", columns)
        assert summarize(given_input, seen=seen).to_dict() == expected


@few
@given(INPUT, SEEN, budgets())
def test_a_summary_can_be_cut_again_pickled_and_written_as_json(given_input, seen, budget):
    summary = summarize(given_input, seen=seen)
    assert summary.recut().to_dict() == summary.to_dict()
    cut = summarize(given_input, seen=seen, **budget)
    assert summary.recut(**budget).to_dict() == cut.to_dict()
    higher = HIGHER.summarize(given_input, seen=seen)
    # At a higher threshold less is taken for seen, which no cut of what is left can bring back.
    assert len(of_fate(higher, Fate.SEEN)) <= len(of_fate(summary, Fate.SEEN))
    again = pickle.loads(pickle.dumps(summary))
    assert again == summary
    assert json.loads(json.dumps(again.to_dict())) == summary.to_dict()


@given(odd_texts(), odd_texts())
def test_any_text_can_be_seen(text, seen):
    summary = summarize(text, seen=[seen, Document(text, "\n\ud800\0")])
    assert {entry.fate for entry in summary.ledger} <= {Fate.SEEN, Fate.NOISE}


@pytest.mark.parametrize("seen", [3, b"text", ["text", 3], {"a": None}, [None]])
def test_what_is_no_text_is_an_input_error(seen):
    with pytest.raises(InputError) as caught:
        summarize("The dam broke.", seen=seen)
    assert "\n" not in str(caught.value)


# What has changed.

MONDAY, TUESDAY, WEDNESDAY = "2026-11-02", "2026-11-03", "2026-11-04"
TWELVE, FIFTEEN, TWENTY = (f"{n} people died in Port Alder." for n in (12, 15, 20))


def test_a_change_says_what_was_and_what_is():
    [change] = summarize("21 people died.", seen={"ap": "12 people died."}).changes
    assert [(a.text, b.text) for a, b in change.facts] == [("12", "21")]
    assert (change.before.source, change.before.text) == ("ap", "12 people died.")
    assert change.after.text == "21 people died."


def test_the_latest_day_is_what_a_change_is_from():
    seen = [Document(FIFTEEN, "b", date=TUESDAY), Document(TWELVE, "a", date=MONDAY)]
    for order in permutations(seen):
        assert clashes(summarize(TWENTY, seen=list(order))) == [(FIFTEEN, TWENTY, [("15", "20")])]


def test_each_fact_is_told_from_what_it_contradicts():
    both = "21 people died and 40 houses burned in Port Alder."
    fewer_died, fewer_burned = both.replace("21", "12"), both.replace("40", "30")
    told = clashes(summarize(both, seen=[fewer_died, fewer_burned]))
    assert sorted(told) == [
        (fewer_died, both, [("12", "21")]),
        (fewer_burned, both, [("30", "40")]),
    ]


def test_a_change_is_told_once_a_cluster():
    again = "Officials said that 20 people died in Port Alder."
    summary = summarize([TWENTY, again, TWENTY], seen=TWELVE)
    assert len(summary.clusters) == 1
    assert [facts for _, _, facts in clashes(summary)] == [[("12", "20")]]


def test_what_is_said_again_after_it_was_contradicted_is_news():
    seen = [Document(TWELVE, "a", date=MONDAY), Document(FIFTEEN, "a", date=TUESDAY)]
    back = summarize(Document(TWELVE, "a", date=WEDNESDAY), seen=seen)
    assert clashes(back) == [(FIFTEEN, TWELVE, [("15", "12")])]
    assert fates(summarize(Document(FIFTEEN, "a", date=WEDNESDAY), seen=seen)) == [
        (FIFTEEN, "seen")
    ]


def test_what_was_contradicted_on_the_same_day_is_no_news():
    seen = [Document(TWELVE, "a", date=MONDAY), Document(FIFTEEN, "b", date=MONDAY)]
    for text in (TWELVE, FIFTEEN):
        assert fates(summarize(Document(text, "c", date=TUESDAY), seen=seen)) == [(text, "seen")]


def test_sources_that_keep_to_their_versions_are_no_news_every_day():
    """The second day tells that the first is contradicted; from then on both are known."""
    shown = [Document(TWELVE, "a", date=MONDAY)]
    for day in (TUESDAY, WEDNESDAY, "2026-11-05", "2026-11-06"):
        today = [Document(TWELVE, "a", date=day), Document(FIFTEEN, "b", date=day)]
        summary = summarize(today, seen=shown)
        expected = "kept" if day == TUESDAY else "seen"
        assert fates(summary) == [(TWELVE, "seen"), (FIFTEEN, expected)]
        shown += today


def test_a_sentence_that_leans_on_a_seen_one_says_so():
    text = "Mayor Maria Ostrova visited Port Alder. She promised that 40 houses will be rebuilt."
    summary = summarize(text, seen="Mayor Maria Ostrova visited Port Alder.")
    seen, kept = summary.ledger
    assert (seen.fate, kept.fate) == (Fate.SEEN, Fate.KEPT)
    assert kept.leans_on == seen.sentence
    assert summarize(text).ledger[1].leans_on is None
