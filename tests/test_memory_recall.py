"""What a memory finds for new sentences: the most similar, in bounded memory."""

from __future__ import annotations

import logging
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import Document, Memory, summarize
from summarize import recollect as recollect_room
from summarize.facts import KEPT_KINDS, find_facts
from summarize.given import Given
from summarize.memory import KeptFacts, Told, recall, record
from summarize.memory.facts import write
from summarize.neighbours import DEFAULT_THRESHOLD
from summarize.novelty import News
from summarize.points import Points
from summarize.progress import no_progress
from summarize.reader import load_reader
from summarize.recollect import Recollection
from summarize.similarity import unit_rows

MADE_BY = ("directions", "en")
NO_FACTS = KeptFacts.read("")


def directions(angles):
    """A row an angle."""
    return unit_rows(np.stack([np.cos(angles), np.sin(angles)], axis=1))


def remember(memory, unit):
    """Let points with these vectors be remembered."""
    texts = [f"Point {number}." for number in range(len(unit))]
    told = Told(texts, unit, [""] * len(unit), [[0]] * len(unit))
    memory.remember([Document("")], told, (), made_by=MADE_BY)


def recalled(memory, unit, threshold):
    found = memory.recall(
        [f"New {number}." for number in range(len(unit))],
        unit,
        [NO_FACTS] * len(unit),
        made_by=MADE_BY,
        threshold=threshold,
        report=no_progress,
    )
    numbers = [int(found.points[col].text.split()[1][:-1]) for col in found.cols]
    return list(zip(found.rows.tolist(), numbers, strict=True))


@given(
    st.lists(st.floats(0, 3), min_size=1, max_size=40),
    st.lists(st.floats(0, 3), min_size=1, max_size=9),
    st.integers(1, 50),
)
def test_the_most_similar_of_all_blocks_are_found(known, new, most):
    with pytest.MonkeyPatch.context() as patch, Memory(":memory:") as memory:
        patch.setattr(recall, "BLOCK", 8)
        patch.setattr(record, "BLOCK", 8)
        patch.setattr(recall, "_LOOKED_AT", most)
        patch.setattr(recall, "_SEARCHED_AT_ONCE", 4)
        remember(memory, directions(known))
        blocks = memory._database._connection.execute("SELECT rows, scales FROM vectors").fetchall()
        table = np.concatenate([recall.unpack(*block) for block in blocks])
        expected = []
        for row, vector in enumerate(directions(new)):
            scores = np.einsum("ij,ij->i", np.broadcast_to(vector, table.shape), table)
            order = sorted(range(len(table)), key=lambda at: (-scores[at], at))
            expected += [(row, at) for at in order if scores[at] >= 0.7 - 5e-7]
        found = recalled(memory, directions(new), 0.7)
    for row in range(len(new)):
        wanted = [at for of, at in expected if of == row][:most]
        assert [at for of, at in found if of == row] == wanted


def test_what_is_held_is_bounded_where_all_is_alike(caplog):
    """A thousand sentences that are each similar to all of eight thousand."""
    unit = directions(np.zeros(8192))
    with Memory(":memory:") as memory, caplog.at_level(logging.INFO, "summarize.memory.recall"):
        remember(memory, unit)
        with memory._database.reading() as connection:
            tracemalloc.start()
            try:
                found, *_ = recall._similar(connection, unit[:1024], 0.9, no_progress)
                _, peak = tracemalloc.get_traced_memory()
            finally:
                tracemalloc.stop()
    assert len(found) == 1024 * 256
    assert peak < 200e6  # all pairs alone take 168 MB, and to put them in order twice that
    [told] = caplog.records
    assert told.getMessage().startswith("of 8388608 similar points")


# What a recollection does with it.


class Counted:
    """Finds facts, and counts of what."""

    def __init__(self):
        self.texts = []

    def __call__(self, text):
        self.texts.append(text)
        return find_facts(text, str.islower)


def given_of(texts):
    unit = directions(np.linspace(0, 1, len(texts)))
    members = tuple((number,) for number in range(len(texts)))
    sentences = recollect_sentences(texts)
    return Given((Document(" ".join(texts)),), sentences, Points(tuple(texts), members), unit)


def recollect_sentences(texts):
    summary = summarize([Document(text, str(at)) for at, text in enumerate(texts)])
    return [replace(entry.sentence, document=0) for entry in summary.ledger]


@pytest.fixture
def recollection():
    reader = load_reader()
    return Recollection(
        MADE_BY,
        DEFAULT_THRESHOLD,
        Counted(),
        lambda texts: reader.comparer(texts, no_progress),
        no_progress,
    )


def test_facts_are_found_once_for_all_memories(recollection):
    given_texts = given_of([f"{number} people died." for number in range(5)])
    with Memory(":memory:") as one, Memory(":memory:") as other:
        recollection.news(given_texts, one)
        news = recollection.news(given_texts, other)
        recollection.remember(given_texts, news, other)
        assert len(other) == 5
    assert recollection.facts.texts == list(given_texts.points.texts)


def test_the_report_goes_on_from_part_to_part_and_shows_what_is_compared(recollection, monkeypatch):
    calls = []
    monkeypatch.setattr(recollect_room, "_AT_ONCE", 2)
    watched = replace(recollection, report=lambda *call: calls.append(call))
    given_texts = given_of([f"{number} people died." for number in range(5)])
    with Memory(":memory:") as memory:
        watched.news(given_texts, memory)
        assert [call for call in calls if call[1] == 5] == [("recall", 5, 5)]
        watched.remember(given_texts, News(), memory)
        calls.clear()
        watched.news(given_texts, memory)
    recalls = [done for stage, done, total in calls if stage == "recall" and total == 5]
    assert recalls == sorted(recalls) == [0, 2, 2, 4, 4, 5]
    assert {stage for stage, _, _ in calls} == {"recall", "compare"}


def test_kept_facts_are_those_of_the_sentence():
    facts = find_facts("“We met\tMaria Ostrova,” 12 people did not say.", str.islower)
    kept = KeptFacts.read(write(facts))
    keys = {(fact.kind, " ".join(fact.key.split())) for fact in facts if fact.kind in KEPT_KINDS}
    assert kept.required == keys
    assert len(keys) == 3
    assert {kind for kind, _ in kept.poles} == {"negation"}
