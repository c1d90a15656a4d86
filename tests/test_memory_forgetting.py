"""What is forgotten is gone from the file, and what is kept is found; and the vectors in it."""

from __future__ import annotations

import datetime as dt
import logging
import sqlite3
from contextlib import closing

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from benchmarks.novelty_days import read_event
from benchmarks.scale_text import generate_stream
from summarize import LexicalEncoder, Memory, OptionError, StaticEncoder, Summarizer, summarize
from summarize.memory import forget, recall, record, schema
from summarize.memory.vectors import chosen, pack, unpack, without
from summarize.similarity import unit_rows

TEXT = "12 people died in Port Alder. The dam broke. Mayor Maria Ostrova visited the town."
STREAM = generate_stream(400, seed=7).sentences


@pytest.fixture
def small_blocks(monkeypatch):
    for room in (recall, record, forget):
        monkeypatch.setattr(room, "BLOCK", 16)


def check(path):
    with closing(sqlite3.connect(path)) as database:
        return database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def bytes_of(path):
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def test_what_is_forgotten_is_not_in_the_file_any_more(tmp_path):
    path = tmp_path / "read.db"
    secret = "The purple dam above Port Wolfram broke."
    with Memory(path) as memory, Memory(path) as other:
        summarize({"kept": TEXT, "secret": f"{secret} 7 Wolfram miners died."}, memory=memory)
        with memory.transaction():
            summarize(
                {"secret": f"{secret} Maria Wolfram said “it was purple all over”."}, memory=memory
            )
            assert len(other) == 5
        vector = memory._database._connection.execute(
            "SELECT substr(rows, -256) FROM vectors"
        ).fetchone()[0]
        assert b"Wolfram" in bytes_of(path)
        assert vector in bytes_of(path)
        assert memory.forget(source="secret") == 3
        for name in (b"olfram", b"purple", b"secret", vector):
            assert name not in bytes_of(path)
        assert len(other) == 3
        assert str(summarize(f"{TEXT} {secret}", memory=other)) == secret
    assert check(path)


def test_what_is_forgotten_in_a_transaction_is_gone_after_it(tmp_path):
    path = tmp_path / "read.db"
    with Memory(path) as memory:
        summarize({"secret": "The purple dam broke."}, memory=memory)
        with memory.transaction():
            memory.forget(source="secret")
            summarize({"other": "Rain fell."}, memory=memory)
        assert b"purple" not in bytes_of(path)
        assert [source.name for source in memory.sources()] == ["other"]


def test_a_reader_that_keeps_the_log_is_warned_of(tmp_path, monkeypatch, caplog):
    path = tmp_path / "read.db"
    monkeypatch.setattr(schema, "_SECONDS_TO_WAIT", 0.05)
    with Memory(path) as memory, Memory(path) as other:
        summarize({"secret": "The purple dam broke."}, memory=memory)
        with other._database.reading() as connection, caplog.at_level(logging.WARNING):
            connection.execute("SELECT count(*) FROM points").fetchone()
            assert memory.forget(source="secret") == 1
        [record] = caplog.records
        assert f"stays in the file {path}-wal" in record.getMessage()
    assert b"purple" not in bytes_of(path)


def test_a_point_of_two_sources_survives_one():
    with Memory(":memory:") as memory:
        summarize({"ap": "The dam broke. Rain fell.", "bbc": "The dam broke."}, memory=memory)
        summarize({"cnn": "Rain fell."}, memory=memory)
        assert memory.forget(source="nobody") == 0
        assert memory.forget(source="ap") == 0
        assert [(s.name, s.points) for s in memory.sources()] == [("bbc", 1), ("cnn", 1)]
        [a, b] = summarize("The dam broke. Rain fell.", memory=memory).ledger
        assert (a.seen[0].source, b.seen[0].source) == ("bbc", "cnn")
        assert memory.forget(source="bbc") == 0
        assert memory.forget(source="text") == 1
        assert memory.forget(source="text") == 0
        assert memory.forget(source="cnn") == 1


def moments(memory, *days):
    """Let the sources have been read on these days of a month."""
    for number, day in enumerate(days, 1):
        memory._database._connection.execute(
            "UPDATE sources SET read = ? WHERE id = ?", (f"2026-11-{day:02}T12:00:00+00:00", number)
        )


def test_what_was_read_before_a_moment_is_forgotten():
    with Memory(":memory:") as memory:
        for name, text in (("ap", "The dam broke."), ("bbc", "Rain fell."), ("ap", "It froze.")):
            summarize({name: text}, memory=memory)
        moments(memory, 1, 2, 3)
        assert memory.forget(before="2026-11-01T12:00:00") == 0
        assert memory.forget(before=dt.date(2026, 11, 3), source="ap") == 1
        zone = dt.timezone(dt.timedelta(hours=5))
        assert memory.forget(before=dt.datetime(2026, 11, 2, 17, 0, 0, 1, tzinfo=zone)) == 1
        assert [source.name for source in memory.sources()] == ["ap"]
        assert memory.forget(before=dt.datetime.now(dt.UTC)) == 1


def test_all_that_was_read_until_now_is_forgotten():
    with Memory(":memory:") as memory:
        summarize(TEXT, memory=memory)
        now = dt.datetime.now(dt.UTC).replace(microsecond=999_999)
        assert memory.forget(before=now) == 3
        assert len(memory) == 0
        assert str(summarize(TEXT, memory=memory)) == TEXT


@pytest.mark.parametrize("wrong", [{}, {"source": 3}, {"before": "soon"}, {"before": 3}])
def test_what_is_to_be_forgotten_must_be_said(wrong):
    with Memory(":memory:") as memory, pytest.raises(OptionError) as caught:
        memory.forget(**wrong)
    assert "\n" not in str(caught.value)


# Compaction, and the vectors.


SLOW = pytest.mark.slow


@pytest.mark.parametrize("dim", [pytest.param(256, marks=SLOW), 7, pytest.param(1, marks=SLOW)])
@pytest.mark.parametrize("gone", [range(100), range(30, 100), range(0, 100, 2), range(1, 60)])
def test_what_is_kept_is_found_after_most_was_forgotten(small_blocks, dim, gone):
    class Directions:
        name = "directions"

        def encode(self, texts):
            turns = np.array([int(text.split()[0]) for text in texts]) / 100
            table = np.full((len(texts), dim), 0.01)
            table[:, 0], table[:, -1] = np.cos(turns), np.sin(turns) + (dim == 1)
            return table

    summarizer = Summarizer(encoder=Directions(), threshold=0.9)
    texts = [f"{number} people died in Port {STREAM[number].split()[-1]}" for number in range(100)]
    with Memory(":memory:") as memory:
        for number, text in enumerate(texts):
            if number % 10 == 0:
                summarizer.summarize({f"from {number}": text}, memory=memory)
            else:
                summarizer.summarize({str(number): text}, memory=memory)
        for number in gone:
            memory.forget(source=f"from {number}" if number % 10 == 0 else str(number))
        left = [number for number in range(100) if number not in gone]
        check_vectors(memory, Directions())
        assert len(memory) == len({texts[number] for number in left})
        for number in left:
            [entry] = summarizer.summarize(texts[number], memory=memory).ledger
            assert [point.text for point in entry.seen] == [texts[number]]
        summarizer.summarize("200 people died in Rome.", memory=memory)
        check_vectors(memory, Directions())


def check_vectors(memory, encoder):
    """The vector at the place of each point is that of its text; in no other place is one."""
    blocks = memory._database._connection.execute("SELECT * FROM vectors ORDER BY block").fetchall()
    assert [block for block, _, _ in blocks] == list(range(len(blocks)))
    assert all(len(scales) == 16 * 4 for _, _, scales in blocks[:-1])
    points = dict(memory._database._connection.execute("SELECT id, text FROM points"))
    table = [row for _, rows, scales in blocks for row in unpack(rows, scales)]
    assert len(table) <= max(16, 2 * len(points) + 1)
    for place, row in enumerate(table):
        if place in points:
            [expected] = unit_rows(np.asarray(encoder.encode([points[place]])))
            assert float(row @ expected) == pytest.approx(1, abs=0.01)
        else:
            assert not row.any()


def test_forgetting_all_leaves_nothing_and_the_memory_works(small_blocks):
    with Memory(":memory:") as memory:
        summarize({"ap": " ".join(STREAM[:50])}, memory=memory)
        count = len(memory)
        assert memory.forget(source="ap") == count > 32
        assert memory._database._connection.execute("SELECT count(*) FROM vectors").fetchone() == (
            0,
        )
        summarize({"ap": " ".join(STREAM[:50])}, memory=memory)
        assert len(memory) == count


@given(
    arrays.arrays(
        np.float32,
        st.tuples(st.integers(0, 5), st.integers(1, 9)),
        elements=st.floats(-1, 1, width=32),
    )
)
def test_a_row_keeps_its_length_and_is_off_by_half_a_step_a_number(table):
    """And that once more, for its length."""
    unit = unit_rows(table)
    again = unpack(*pack(unit)) if len(unit) else unit
    steps = np.abs(unit).max(axis=1, initial=0) / 127 * np.sqrt(unit.shape[1])
    assert (np.linalg.norm(again - unit, axis=1) <= 1.001 * steps + 1e-6).all()
    assert np.allclose(np.linalg.norm(again, axis=1), np.linalg.norm(unit, axis=1), atol=1e-6)


def test_some_rows_are_chosen_or_made_nothing_of():
    unit = unit_rows(np.random.default_rng(0).normal(size=(9, 5)))
    packed = pack(unit)
    table = unpack(*packed)
    assert (unpack(*chosen(*packed, np.array([8, 2]))) == table[[8, 2]]).all()
    left = unpack(*without(*packed, np.array([3, 4])))
    assert not left[[3, 4]].any()
    assert (np.delete(left, [3, 4], 0) == np.delete(table, [3, 4], 0)).all()


@pytest.mark.parametrize("encoder", [StaticEncoder, LexicalEncoder])
def test_cosines_of_sentences_are_off_by_no_more_than_is_written(encoder):
    texts = [
        one.text
        for name in ("days", "days_held_out")
        for one in read_event(name).sentences.values()
    ]
    unit = unit_rows(np.asarray(encoder().encode([*texts, *STREAM])))
    again = unpack(*pack(unit))
    off = np.abs(unit @ unit.T - again @ again.T)
    assert off.max() < 0.006
    assert off.mean() < 0.001
    assert np.abs(np.linalg.norm(again, axis=1) - np.linalg.norm(unit, axis=1)).max() < 1e-6
