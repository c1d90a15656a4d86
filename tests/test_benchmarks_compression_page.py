"""The page of the compression benchmark: its tables are those of the published record."""

from __future__ import annotations

import copy
import doctest
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import compression_page
from benchmarks.compression_methods import simple_methods
from benchmarks.compression_page import BEGIN, END, fill, tables
from benchmarks.compression_peers import LEX_RANK
from benchmarks.compression_sets import TUNING

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def published():
    return json.loads(compression_page.DATA.read_text(encoding="utf-8"))


def test_the_tables_in_the_readme_are_those_of_the_published_record(published):
    page = compression_page.PAGE.read_text(encoding="utf-8")
    assert fill(page, tables(published)) == page


def test_the_published_record_says_what_ran(published):
    assert re.fullmatch(r"[0-9a-f]{40}", published["commit"]["id"])
    assert published["versions"]["summarize"]
    assert {"rouge-score", "lede", "sumy", "langchain-community"} <= set(published["versions"])
    assert published["settings"]["files"]
    assert "data" not in published["settings"]  # a path of one machine
    assert published["sets"].keys() == published["unbudgeted"].keys() > {"planted"}
    for of in published["sets"].values():
        assert set(simple_methods()) <= set(of["methods"])


def test_tables_know_what_they_show(published):
    changed = copy.deepcopy(published)
    changed["sets"]["opinosis"]["methods"][LEX_RANK]["rouge2"] = 0.98765
    assert "98.8" in tables(changed)
    assert tables(changed) != tables(published)


def test_what_constants_were_chosen_on_is_said_above_the_table(published):
    said, table = tables(published).split(TUNING)
    assert "multiling_english" not in said
    assert table.lstrip().startswith("ROUGE-2")


def test_lines_of_fewer_items_are_marked(published):
    changed = copy.deepcopy(published)
    for of in (*changed["sets"].values(), *changed["unbudgeted"].values()):
        for method in of["methods"].values():
            method |= {"items": 9, "curve": {ratio: {"items": 9} for ratio in ("0.1", "0.3")}}
    assert " ‡ |" not in tables(changed)
    changed["sets"]["opinosis"]["methods"][LEX_RANK]["items"] -= 1
    marked = [line for line in tables(changed).splitlines() if line.startswith(f"| {LEX_RANK} ‡ |")]
    assert len(marked) == 1
    curve = changed["sets"]["opinosis"]["methods"][LEX_RANK]["curve"]
    curve["0.3"]["items"] -= 1
    assert tables(changed).count(f"| {LEX_RANK} ‡ |") == 2


def test_a_page_without_a_place_is_refused(tmp_path):
    for page in ("", BEGIN, f"{END} {BEGIN}"):
        with pytest.raises(ValueError, match="must have"):
            fill(page, "tables")


def test_the_example_in_the_readme_prints_what_is_shown():
    pytest.importorskip("rouge_score", reason="needs the extra [bench]")
    page = compression_page.PAGE.read_text(encoding="utf-8")
    after = page.split("<!-- compression: example -->")[1]
    code, shown = re.findall(r"```(?:python|text)\n(.*?)```", after, re.DOTALL)[:2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout == shown


def test_examples_hold():
    result = doctest.testmod(compression_page)
    assert result.attempted
    assert not result.failed
