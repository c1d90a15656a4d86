"""Transactions of a memory: all or nothing, whatever fails, and threads that share one."""

from __future__ import annotations

import threading
from collections import Counter
from contextlib import suppress

import pytest
from memory_rows import rows

from summarize import InputError, Memory, Summarizer, summarize
from summarize.memory.record import _Sources


def test_a_transaction_is_remembered_at_its_end(tmp_path):
    with Memory(tmp_path / "read.db") as memory, Memory(tmp_path / "read.db") as other:
        with memory.transaction():
            summarize("The dam broke.", memory=memory)
            assert str(summarize("The dam broke. Rain fell.", memory=memory)) == "Rain fell."
            assert len(other) == 0
        assert len(other) == 2


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, GeneratorExit])
def test_a_transaction_that_ends_with_an_error_is_forgotten(tmp_path, error):
    def fail():
        with memory.transaction():
            summarize("The dam broke.", memory=memory)
            memory.forget(source="before")
            raise error

    with Memory(tmp_path / "read.db") as memory:
        summarize({"before": "Rain fell."}, memory=memory)
        before = rows(memory)
        with pytest.raises(error):
            fail()
        assert rows(memory) == before
        summarize("The dam broke.", memory=memory)  # and the next run works
        assert len(memory) == 2


def test_a_run_that_fails_inside_a_transaction_leaves_nothing_of_itself(monkeypatch):
    """The vectors are written before the points, which a full disk may stop."""

    def fail(*_):
        raise OSError("full")

    with Memory(":memory:") as memory:
        with memory.transaction():
            summarize({"a": "The dam broke."}, memory=memory)
            before = rows(memory)
            with monkeypatch.context() as patch:
                patch.setattr(_Sources, "id", fail)
                with pytest.raises(OSError, match="full"):
                    summarize({"b": "Rain fell."}, memory=memory)
            assert rows(memory) == before
            summarize({"c": "Two towns flooded."}, memory=memory)
        assert [source.name for source in memory.sources()] == ["a", "c"]


def test_a_full_disk_leaves_what_was_there(tmp_path):
    many = " ".join(f"Inspector {n} found {n + 5} cracks in the dam." for n in range(300))

    def limit(pages):
        memory._database._connection.execute(f"PRAGMA max_page_count = {pages}")

    def read_all():
        with memory.transaction():
            summarize({"b": "Two towns flooded."}, memory=memory)
            with pytest.raises(InputError, match="full"):
                summarize({"c": many}, memory=memory)
            limit(10_000)
            summarize({"d": "It froze."}, memory=memory)

    with Memory(tmp_path / "read.db") as memory:
        summarize({"a": "Rain fell."}, memory=memory)
        before = rows(memory)
        limit(20)
        with pytest.raises(InputError, match="full") as caught:
            summarize({"c": many}, memory=memory)
        assert "\n" not in str(caught.value)
        assert rows(memory) == before
        with suppress(InputError):  # where SQLite undid more than the run, all is undone
            read_all()
        assert [source.name for source in memory.sources()] in (["a"], ["a", "b", "d"])


def test_what_sqlite_undid_of_a_transaction_is_told_at_its_end():
    def read_all():
        with memory.transaction():
            summarize({"b": "Two towns flooded."}, memory=memory)
            with suppress(ZeroDivisionError), memory._database.writing() as connection:
                connection.rollback()
                raise ZeroDivisionError
            summarize({"d": "It froze."}, memory=memory)

    with Memory(":memory:") as memory:
        summarize({"a": "Rain fell."}, memory=memory)
        with pytest.raises(InputError, match="could not be written"):
            read_all()
        assert [source.name for source in memory.sources()] == ["a"]
        summarize({"d": "It froze."}, memory=memory)
        assert len(memory) == 2


def test_transactions_may_be_nested():
    with Memory(":memory:") as memory:
        with memory.transaction(), memory.transaction():
            summarize("The dam broke.", memory=memory)
        assert len(memory) == 1


def test_threads_share_a_memory(tmp_path):
    """Each says twice what none of the others says, and all say one thing more."""
    summarizer, failed = Summarizer(), []
    places = "Alder Birch Cedar Ebony Fir Hazel Juniper Larch".split()

    def work(place):
        try:
            text = f"The dam above Port {place} broke. Rain fell."
            summarizer.summarize({place: text}, memory=memory)
            assert str(summarizer.summarize({place: text}, memory=memory)) == ""
            memory.sources()
        except BaseException as error:
            failed.append(error)
            raise

    with Memory(tmp_path / "read.db") as memory:
        threads = [threading.Thread(target=work, args=(place,)) for place in places]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(600)
        assert not failed
        texts = Counter(text for _, _, text, *_ in rows(memory)[0])
        assert texts.most_common(1)[0][1] == 1
        assert len(memory) == len(places) + 1
        assert len(memory.sources()) == 2 * len(places)


def test_a_thread_waits_for_the_transaction_of_another():
    with Memory(":memory:") as memory:
        counted = []
        thread = threading.Thread(target=lambda: counted.append(len(memory)))
        with memory.transaction():
            summarize("The dam broke.", memory=memory)
            thread.start()
            thread.join(0.05)
            summarize("Rain fell.", memory=memory)
        thread.join(600)
        assert counted == [2]
