"""The batch benchmark: its articles, and what it says of a case that ran and of one that failed."""

from __future__ import annotations

import json

import pytest

from benchmarks import batch
from summarize.mapping import usable_processes


def test_articles_are_those_of_the_data_or_generated(tmp_path):
    items = [{"documents": ["a", {"text": "b"}]}, {"documents": ["c"]}]
    path = tmp_path / "set.jsonl"
    path.write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
    assert list(batch.different(batch.Settings(data=path))) == ["a", "b", "c"]
    assert list(batch.different(batch.Settings(articles=2, data=tmp_path))) == ["a", "b"]
    generated = list(batch.different(batch.Settings(articles=5)))
    assert len(set(generated)) == 5
    assert list(batch.different(batch.Settings(articles=3))) == generated[:3]


def test_a_case_is_held_against_one_process_for_each_processor():
    cases = {
        "1": {"articles a second": 10.0},
        "1000": {"articles a second": 8.0 * usable_processes()},
        "2": {"failed": "RuntimeError: exit 1"},
    }
    many, two = batch.reaches(cases)
    assert many["value"] == pytest.approx(0.8)
    assert many["reached"]
    assert "failed" in two


@pytest.mark.slow
def test_every_case_runs_in_processes_of_its_own(capsys):
    results = batch.run(batch.Settings(articles=6, processes=(1, 2), words=30))
    alone, two = results["processes"].values()
    assert alone["memory"]["all"] == 0
    assert two["memory"]["all"] >= two["memory"]["largest"] > 0
    for found in (alone, two):
        assert found["articles a second"] > 0
        assert found["seconds"] >= found["seconds to the first"] > 0
    batch.print_table(results)
    assert "FAILED" not in capsys.readouterr().out
