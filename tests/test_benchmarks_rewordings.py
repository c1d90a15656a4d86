"""Rewordings find their sources by place and hash, and say how many they could not find."""

from __future__ import annotations

import doctest
import json
import logging
import re
from collections import Counter

import pytest

from benchmarks import rewordings
from benchmarks.rewordings import REWORDINGS, hash_source, read

TEXTS = {
    "news": {
        "flood": ["Rain fell.\n\nThe old dam broke on Monday.", "Two towns flooded. He left."]
    },
    "reviews": {"café": ["Très bon: the coffee costs 4 €. It is served hot."]},
}
PAIRS = [
    ("news", "flood", 0, "The old dam broke on Monday.", "On Monday, the old dam gave way."),
    ("news", "flood", 1, "Two towns flooded.", "Water filled 2 towns."),
    ("reviews", "café", 0, "It is served hot.", "They serve it hot."),
]
ENTRIES = [json.loads(line) for line in REWORDINGS.read_text(encoding="utf-8").splitlines()]


def _write_lines(path, rows):
    path.parent.mkdir(exist_ok=True)
    # Line separators inside a text stay as they are: only "\n" ends a line.
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


@pytest.fixture
def corpus(tmp_path):
    """A folder of data and a function that writes rewordings of it, changed as told."""
    for file, items in TEXTS.items():
        rows = [{"id": item, "documents": documents} for item, documents in items.items()]
        _write_lines(tmp_path / "summaries" / f"{file}.jsonl", rows)

    def write(**changes):
        rows = []
        for file, item, document, source, rewording in PAIRS:
            start = TEXTS[file][item][document].index(source)
            row = {"file": file, "item": item, "document": document, "start": start}
            row |= {"end": start + len(source), "sha256": hash_source(source)}
            rows.append(row | {"rewording": rewording})
        rows[1] |= changes
        _write_lines(tmp_path / "rewordings.jsonl", rows)
        return tmp_path / "rewordings.jsonl"

    return tmp_path, write


def test_sources_are_read_by_their_offsets_in_order(corpus, caplog):
    folder, write = corpus
    assert read(folder, write()) == [(source, rewording) for *_, source, rewording in PAIRS]
    assert not caplog.records


@pytest.mark.parametrize(
    "changes",
    [
        {"file": "letters"},
        {"item": "drought"},
        {"document": 2},
        {"start": 1},
        {"end": 500},
        {"sha256": "0" * 16},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_is_not_the_text_that_was_reworded_is_left_out_and_counted(corpus, caplog, changes):
    folder, write = corpus
    with caplog.at_level(logging.WARNING, rewordings.__name__):
        found = read(folder, write(**changes))
    assert [rewording for _, rewording in found] == [PAIRS[0][-1], PAIRS[2][-1]]
    assert [record.getMessage() for record in caplog.records] == [
        "1 of 3 rewordings have no source there."
    ]


def test_a_line_separator_inside_a_text_does_not_end_a_line(tmp_path):
    text = "A first line.\u2028The second broke.\x85"
    source = "The second broke."
    start = text.index(source)
    _write_lines(tmp_path / "summaries" / "odd.jsonl", [{"id": "0", "documents": [text]}])
    row = {"file": "odd", "item": "0", "document": 0, "start": start, "end": start + len(source)}
    row |= {"sha256": hash_source(source), "rewording": "The second one was broken."}
    _write_lines(tmp_path / "rewordings.jsonl", [row])
    assert read(tmp_path, tmp_path / "rewordings.jsonl") == [(source, row["rewording"])]


def test_there_are_300_rewordings_from_all_kinds_of_text():
    kinds = Counter(re.sub("^(fewsum|opinosis).*", "reviews", entry["file"]) for entry in ENTRIES)
    assert kinds == {
        "multiling_english": 100, "reviews": 70, "qmsum": 50, "squality": 40, "clscisumm": 40,
    }  # fmt: skip


def test_no_sentence_is_reworded_twice_and_none_is_kept_here():
    assert len({entry["sha256"] for entry in ENTRIES}) == len(ENTRIES)
    assert len({entry["rewording"] for entry in ENTRIES}) == len(ENTRIES)
    for entry in ENTRIES:
        assert set(entry) == {
            "file", "item", "document", "start", "end", "sha256", "rewording",
        }  # fmt: skip
        assert re.fullmatch(r"[0-9a-f]{16}", entry["sha256"])
        assert entry["sha256"] != hash_source(entry["rewording"])
        assert 0 <= entry["start"] < entry["end"]


def test_its_examples_run():
    result = doctest.testmod(rewordings)
    assert result.attempted
    assert not result.failed
