"""What a text is about: beside slow sums, and what must and must not change it."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from readings import reader
from strategies import budgets, documents, newsy_texts, odd_texts, texts

from summarize import Document, summarize
from summarize.aspects import (
    agreeing_points,
    near_points,
    read_stems,
    said_terms,
    stated_facts,
)
from summarize.joining import ends_sentence
from summarize.salience import (
    _FACTS,
    _FEWEST_WORDS_OF_FRAGMENTS,
    _FOLLOWS,
    _FRAGMENT,
    _LEAST_RELEVANCE,
    _POINTS,
    _STEEPNESS,
    FEWEST_WORDS,
    LENGTH_POWER,
    _prominence,
    weigh,
)
from summarize.similarity import similar_pairs

INPUT = texts() | documents()
LEAD = (
    "The flood in Port Alder closed the harbour, the bridge and the school on Monday.",
    "The harbour of Port Alder was closed by the flood.",
    "The flood closed the bridge in Port Alder on Monday.",
    "The school of Port Alder was closed on Monday.",
    "Potatoes are cheap this year.",
)


def found(given_documents, **settings):
    """What is found in texts before a budget is spent on it."""
    return summarize(given_documents, **settings).__dict__["_source"]._found[1]


def stems_of(told):
    return read_stems(told.points.texts, reader())


def weighed(given_documents, relevance=None):
    told = found(given_documents)
    return weigh(told, stems_of(told), relevance)


def rows(aspects, count):
    """What each point covers, as a dictionary of aspects."""
    table = [{} for _ in range(count)]
    entries = (aspects.points.tolist(), aspects.aspects.tolist(), aspects.degrees.tolist())
    for point, aspect, degree in zip(*entries, strict=True):
        table[point][aspect] = degree
    return table


def covered(salience):
    """The same of what a choice is made by."""
    coverage = salience.coverage
    bounds = itertools.pairwise(coverage.offsets.tolist())
    entries = list(zip(coverage.aspects.tolist(), coverage.degrees.tolist(), strict=True))
    return [dict(entries[start:end]) for start, end in bounds]


def shares(weights):
    total = sum(weights)
    return [weight / total for weight in weights] if total else list(weights)


def sources_of(told):
    """Who makes each point: documents, or sentences where there is one document."""
    if len(told.documents) == 1:
        return [set(members) for members in told.points.members]
    return [{told.sentences[i].document for i in members} for members in told.points.members]


def slow_words(told):
    """How many words with content there are in each point."""
    points = stems_of(told).points.tolist()
    return [points.count(point) for point in range(len(told.points))]


def slow_corroboration(told):
    near = rows(near_points(told), len(told.points))
    # Who hardly says anything bears no one out, and is borne out as little.
    said = [
        len(sources) * min(1, words / FEWEST_WORDS) ** 2
        for sources, words in zip(sources_of(told), slow_words(told), strict=True)
    ]
    around = [sum(degree * said[other] for other, degree in row.items()) for row in near]
    return shares([own * those for own, those in zip(said, around, strict=True)])


def slow_slight(told):
    return {
        point
        for point, words in enumerate(slow_words(told))
        if words < FEWEST_WORDS
        or (not ends_sentence(told.points.texts[point]) and words < _FEWEST_WORDS_OF_FRAGMENTS)
    }


def slow_term_weights(told):
    sources, terms = sources_of(told), said_terms(stems_of(told))
    n_sources = len(told.documents)
    if n_sources == 1:
        n_sources = sum(map(len, told.points.members))
    having = [set() for _ in range(terms.n_aspects)]
    for point, said in enumerate(rows(terms, len(told.points))):
        for term in said:
            having[term] |= sources[point]
    return [(len(those) / n_sources) ** 2 for those in having]


def slow_prominence(told, worth):
    early = []
    for members in told.points.members:
        places = []
        for i in members:
            sentence = told.sentences[i]
            places.append(sentence.start / len(told.documents[sentence.document].text))
        early.append((1 - min(places)) ** _STEEPNESS)
    by_length = [
        worth[point] / len(text) ** LENGTH_POWER for point, text in enumerate(told.points.texts)
    ]
    usual = sum(by_length) / max(1, len(by_length))
    preferred = 0.0
    if usual:
        of_early = sum(w * e for w, e in zip(by_length, early, strict=True)) / sum(early)
        preferred = max(0.0, of_early / usual - 1)
    return [
        (1 if ends_sentence(text) else _FRAGMENT) * (1 + _FOLLOWS * preferred * e)
        for text, e in zip(told.points.texts, early, strict=True)
    ]


def slow_weights(told, asked):
    """How much each aspect weighs: points, then terms, then facts."""
    n_facts = stated_facts(told).n_aspects
    share = _FACTS * min(1, n_facts / max(1, len(told.points)))
    points = shares([c * a for c, a in zip(slow_corroboration(told), asked, strict=True)])
    terms = shares(slow_term_weights(told))
    return [
        *((1 - share) * _POINTS * weight for weight in points),
        *((1 - share) * (1 - _POINTS) * weight for weight in terms),
        *(share / n_facts for _ in range(n_facts)),
    ]


def slow_degrees(told, asked, weights):
    count = len(told.points)
    terms = said_terms(stems_of(told))
    tables = (agreeing_points(told, near_points(told)), terms, stated_facts(told))
    starts = (0, count, count + terms.n_aspects)
    said = [{} for _ in range(count)]
    for start, table in zip(starts, tables, strict=True):
        for point, row in enumerate(rows(table, count)):
            said[point] |= {start + aspect: degree for aspect, degree in row.items()}
    worth = [sum(d * weights[aspect] for aspect, d in row.items()) for row in said]
    prominence = [p * a for p, a in zip(slow_prominence(told, worth), asked, strict=True)]
    return [
        {aspect: degree * prominence[point] / max(prominence) for aspect, degree in row.items()}
        for point, row in enumerate(said)
    ]


@given(INPUT, st.none() | st.randoms(use_true_random=False))
def test_beside_slow_sums(given_input, chance):
    told = found(given_input)
    relevance, asked = None, [1.0] * len(told.points)
    if chance is not None:
        relevance = np.array([chance.random() for _ in told.points.texts])
        asked = [(_LEAST_RELEVANCE + r) ** 2 for r in relevance.tolist()]
    salience = weigh(told, stems_of(told), relevance)
    assert salience.corroboration == pytest.approx(slow_corroboration(told))
    assert salience.slight == slow_slight(told)
    weights = slow_weights(told, asked)
    assert salience.coverage.weights == pytest.approx(weights)
    expected = slow_degrees(told, asked, weights)
    assert len(salience.coverage) == len(expected)
    for ours, slow in zip(covered(salience), expected, strict=True):
        assert ours == pytest.approx(slow, rel=1e-5)


@given(INPUT)
def test_corroboration_adds_up_to_1(given_input):
    told = found(given_input)
    salience = weigh(told, stems_of(told))
    assert salience.corroboration.shape == (len(told.points),)
    assert (salience.corroboration >= 0).all()
    says_something = said_terms(stems_of(told)).n_aspects > 0
    assert salience.corroboration.sum() == pytest.approx(float(says_something))
    assert salience.coverage.weights.sum() <= 1 + 1e-9
    assert all(0 < degree <= 1 for row in covered(salience) for degree in row.values())


@given(newsy_texts(most=5))
def test_what_is_covered_gains_nothing_more(text):
    """To the last bit: a lazy choice goes by gains that only fall."""
    coverage = weighed(text).coverage
    for one, other in itertools.combinations(range(len(coverage)), 2):
        covered_before = np.zeros(len(coverage.weights))
        coverage.cover(one, covered_before)
        coverage.cover(other, covered_before)
        assert coverage.gain([one], covered_before) == 0
        assert coverage.gain([one, other], covered_before) == 0


@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(given_documents, chance):
    moved = chance.sample(given_documents, len(given_documents))
    one, other = weighed(given_documents), weighed(moved)
    assert one.corroboration.tolist() == other.corroboration.tolist()
    assert one.coverage.weights.tolist() == other.coverage.weights.tolist()
    assert covered(one) == covered(other)
    assert one.slight == other.slight


@given(st.lists(newsy_texts(most=5), min_size=2, max_size=3), st.integers(2, 3))
def test_the_same_documents_again_change_no_shares(given_texts, times):
    once, again = found(given_texts), found(given_texts * times)
    assume(once.points.texts == again.points.texts)
    one, other = weigh(once, stems_of(once)), weigh(again, stems_of(again))
    assert one.corroboration == pytest.approx(other.corroboration)
    assert one.coverage.weights == pytest.approx(other.coverage.weights)
    assert one.slight == other.slight


@given(newsy_texts())
def test_a_text_again_in_one_document_changes_no_shares(text):
    once, again = found(text), found(f"{text}\n\n{text}")
    assume(once.points.texts == again.points.texts)
    one, other = weigh(once, stems_of(once)), weigh(again, stems_of(again))
    assert one.corroboration == pytest.approx(other.corroboration)
    assert one.coverage.weights == pytest.approx(other.coverage.weights)


def test_what_more_documents_say_is_worth_more():
    texts_ = ["The dam broke at noon.", "The dam broke at noon.", "Potatoes are cheap this year."]
    corroboration = weighed(texts_).corroboration
    assert corroboration == pytest.approx([0.2, 0.8])  # "Potatoes ...", "The dam ..."


def test_what_contradicts_a_point_speaks_of_it_and_does_not_cover_it():
    told = found(
        "12 people were killed in Port Alder. 21 people were killed in Port Alder. "
        "Potatoes are cheap this year."
    )
    assert told.related.disagreeing == {0: {1}, 1: {0}}
    salience = weigh(told, stems_of(told))
    assert min(salience.corroboration[:2]) > salience.corroboration[2]
    assert 1 not in covered(salience)[0]
    assert 0 not in covered(salience)[1]


def test_who_says_next_to_nothing_is_slight():
    told = found("Exactly. Potatoes are cheap in Port Alder this year. Avoid!")
    salience = weigh(told, stems_of(told))
    assert {told.points.texts[point] for point in salience.slight} == {"Exactly.", "Avoid!"}
    assert salience.corroboration.argmax() == told.points.texts.index(
        "Potatoes are cheap in Port Alder this year."
    )


def test_who_hardly_says_anything_bears_no_one_out():
    """However many say "Exactly." to a sentence, it weighs no more for that."""
    alone = weighed("Exactly so it is. Potatoes are cheap in Port Alder this year.")
    told = found("Exactly. Potatoes are cheap in Port Alder this year. Quite. So what? Exactly.")
    potatoes = told.points.texts.index("Potatoes are cheap in Port Alder this year.")
    words = slow_words(told)
    assert [n < FEWEST_WORDS for n in words].count(False) == 1
    assert len(alone.slight) == 1
    # As near as can be to all that is said besides.
    unit = np.tile(np.float32([0.6, 0.8]), (len(words), 1))
    near = replace(told, unit=unit, pairs=similar_pairs(unit, threshold=0.0))
    corroboration = weigh(near, stems_of(near)).corroboration
    said = [
        len(s) * min(1, n / FEWEST_WORDS) ** 2 for s, n in zip(sources_of(near), words, strict=True)
    ]
    assert corroboration == pytest.approx(shares(said))
    assert corroboration.argmax() == potatoes


def test_short_fragments_are_slight_and_long_ones_are_not():
    words = ["harbour", "bridge", "school", "potatoes", "rivers", "ships", "cows", "houses", "dogs"]
    assert len(words) > _FEWEST_WORDS_OF_FRAGMENTS
    short = "Photo of the " + " ".join(words[: _FEWEST_WORDS_OF_FRAGMENTS - 2])
    long = "View " + " ".join(words[: _FEWEST_WORDS_OF_FRAGMENTS - 1])
    told = found(f"{short}\n\nRain fell in May.\n\n{long}")
    by_text = dict(zip(told.points.texts, slow_words(told), strict=True))
    assert by_text[short] == _FEWEST_WORDS_OF_FRAGMENTS - 1
    assert by_text[long] == _FEWEST_WORDS_OF_FRAGMENTS
    slight = weigh(told, stems_of(told)).slight
    assert [told.points.texts[point] for point in slight] == [short]
    # The same words as a sentence are none.
    ended = found(f"{short}.\n\nRain fell in May.\n\n{long}")
    assert weigh(ended, stems_of(ended)).slight == frozenset()


def prominences(told, salience):
    """How prominent each point is, by how well it covers itself; the most prominent is 1."""
    return {told.points.texts[point]: row[point] for point, row in enumerate(covered(salience))}


def test_early_sentences_are_preferred_where_they_cover_more():
    told = found(" ".join(LEAD))
    of = prominences(told, weigh(told, stems_of(told)))
    assert [of[text] for text in LEAD] == sorted(of.values(), reverse=True)
    assert of[LEAD[0]] == pytest.approx(1)
    assert of[LEAD[-1]] < 0.99


def test_early_sentences_are_not_preferred_where_they_cover_less():
    told = found(" ".join(reversed(LEAD)))
    of = prominences(told, weigh(told, stems_of(told)))
    assert set(of.values()) == {1.0}


@given(st.lists(st.floats(0.5, 2), min_size=5, max_size=5))
def test_position_counts_as_far_as_early_sentences_cover_more(worth):
    """Whatever is worth the same for its length is as prominent wherever it stands."""
    told = found(" ".join(LEAD))
    texts_ = told.points.texts
    by_length = np.array([len(text) for text in texts_]) ** LENGTH_POWER
    assert _prominence(told, 3 * by_length) == pytest.approx(np.ones(5))
    first = texts_.index(LEAD[0])
    before = _prominence(told, worth * by_length)
    more = np.array(worth)
    more[first] += 1
    after = _prominence(told, more * by_length)
    # All rise, and the earlier the more: the first above all.
    assert (after >= before - 1e-9).all()
    rise = after - before
    assert rise[first] == pytest.approx(max(rise))
    less = np.array(worth)
    less[texts_.index(LEAD[-1])] += 100
    assert _prominence(told, less * by_length) == pytest.approx(np.ones(5))


def test_what_does_not_end_as_a_sentence_stands_for_little():
    told = found("The flood closed the harbour\n\nPotatoes are cheap this year.")
    assert len(told.points) == 2
    of = _prominence(told, np.array([len(text) for text in told.points.texts]) ** LENGTH_POWER)
    assert dict(zip(told.points.texts, of.tolist(), strict=True)) == pytest.approx(
        {"The flood closed the harbour": _FRAGMENT, "Potatoes are cheap this year.": 1}
    )


def test_relevance_moves_weight():
    told = found(" ".join(LEAD))
    count = len(told.points)
    plain = weigh(told, stems_of(told))
    for asked in range(count):
        relevance = np.full(count, 0.1)
        relevance[asked] = 0.9
        salience = weigh(told, stems_of(told), relevance)
        assert salience.corroboration.tolist() == plain.corroboration.tolist()
        gained = salience.coverage.weights[:count] > plain.coverage.weights[:count]
        assert gained.tolist() == [point == asked for point in range(count)]
        assert salience.coverage.weights[count:] == pytest.approx(plain.coverage.weights[count:])
        itself = [row[point] for point, row in enumerate(covered(salience))]
        assert itself[asked] == max(itself) == 1
        assert sorted(itself)[-2] < 0.9


@given(newsy_texts(), st.floats(0, 1))
def test_what_is_all_as_relevant_is_as_without_a_query(text, relevance):
    told = found(text)
    plain = weigh(told, stems_of(told))
    salience = weigh(told, stems_of(told), np.full(len(told.points), relevance))
    assert salience.coverage.weights == pytest.approx(plain.coverage.weights)
    for ours, other in zip(covered(salience), covered(plain), strict=True):
        assert ours == pytest.approx(other, rel=1e-5)


@pytest.mark.parametrize("nothing", ["", " \n", [], ["", ""]])
def test_nothing_weighs_nothing(nothing):
    salience = weighed(nothing)
    assert len(salience.corroboration) == len(salience.coverage) == 0
    assert salience.coverage.weights.tolist() == []
    assert salience.slight == frozenset()


@given(INPUT, st.just({}) | budgets())
def test_points_are_clusters_by_what_they_weigh(given_input, budget):
    summary = summarize(given_input, **budget)
    weights = [cluster.weight for cluster in summary.points]
    assert weights == sorted(weights, reverse=True)
    assert sorted(summary.points, key=lambda cluster: cluster.id) == list(summary.clusters)
    for one, other in itertools.pairwise(summary.points):
        assert one.weight > other.weight or one.id < other.id
    told = summary.__dict__["_source"]._found[1]
    corroboration = slow_corroboration(told)
    for cluster in summary.clusters:
        ids = {sentence.id for sentence in cluster.members}
        points = [i for i, members in enumerate(told.points.members) if ids & set(members)]
        # Rounded to six digits.
        assert cluster.weight == pytest.approx(sum(corroboration[i] for i in points), abs=6e-7)
        assert 0 <= cluster.weight <= 1
    assert sum(weights) == pytest.approx(sum(corroboration), abs=1e-6 * (1 + len(weights)))


@given(INPUT, st.just({}) | budgets())
def test_corroboration_counts_who_makes_a_point(given_input, budget):
    summary = summarize(given_input, **budget)
    n_documents = len(summary.documents)
    for point in summary.points:
        entries = [entry for entry in summary.ledger if entry.cluster == point.id]
        told = point.corroboration
        in_documents = {entry.sentence.document for entry in entries}
        disputes = set()
        for pair in summary.disagreements:
            for one, others in ((pair.a, pair.documents_b), (pair.b, pair.documents_a)):
                if one in point.members:
                    disputes.update(others)
        assert point.disputed_by == tuple(sorted(disputes))
        assert told == (len(entries), len(in_documents), n_documents, len(disputes))
        said = f"{len(entries)} sentence" + "s" * (len(entries) > 1)
        if n_documents > 1:
            said = f"reported by {len(in_documents)} of {n_documents}"
        by = f" by {len(disputes)}" if n_documents > 1 else ""
        assert str(told) == said + (f", disputed{by}" if disputes else "")


@given(newsy_texts() | odd_texts())
def test_a_budget_and_its_length_change_no_weight(text):
    """They weigh what the text says, and not what is kept of it."""
    summary = summarize(text)

    def by_members(cut):
        return {cluster.members: cluster.weight for cluster in cut.clusters}

    for amount in (1, 2, 5):
        assert by_members(summary.recut(sentences=amount)) == by_members(summary)


def test_points_by_hand():
    summary = summarize(
        [
            "The dam broke at noon. Potatoes are cheap this year.",
            "The dam broke at noon.",
            Document("The dam broke at noon. The dam broke at noon.", "third"),
        ]
    )
    assert [(str(p.representative), str(p.corroboration)) for p in summary.points] == [
        ("The dam broke at noon.", "reported by 3 of 3"),
        ("Potatoes are cheap this year.", "reported by 1 of 3"),
    ]
    # Three documents near three against one near itself.
    assert [point.weight for point in summary.points] == [0.9, 0.1]
    alone = summarize("The dam broke at noon.").points
    assert [str(point.corroboration) for point in alone] == ["1 sentence"]
