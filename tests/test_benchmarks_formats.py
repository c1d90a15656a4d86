"""The benchmark of formats: known texts are judged as a person would, and every file is counted."""

from __future__ import annotations

import json
import random

import pytest

from benchmarks.formats_scores import UNKNOWN, compare, in_order, rates

TEXT = "The old dam broke at noon.\n\nTwo bridges over the Tarn fell."
for name in ("pypdfium2", "lxml", "reportlab", "fpdf", "docx"):
    pytest.importorskip(name)


def judged(given, known=TEXT, furniture=()):
    return rates([compare(known, given, furniture)])


def test_the_text_itself_has_all_and_nothing_has_none():
    assert judged(TEXT) == {"words": 1, "recall": 1, "order": 1, "sentences": 1, "furniture": 0}
    assert set(judged("").values()) == {0}


def test_white_space_and_the_look_of_quotation_marks_do_not_matter():
    assert (
        judged("He said ‘no’ to  it\nvery loudly.", "He said 'no' to it very loudly.")["sentences"]
        == 1
    )


def test_a_sentence_that_runs_on_is_not_found_and_one_with_a_gap_is_not_looked_for():
    given = TEXT.replace("noon.\n\n", "noon 7 ")
    assert judged(given)["sentences"] == 0
    assert compare(f"He saw {UNKNOWN} in the dam.", "").known_sentences == 0


def test_the_order_of_words_counts_beside_the_words():
    swapped = "\n\n".join(reversed(TEXT.split("\n\n")))
    found = judged(swapped)
    assert found["words"] == 1
    assert found["order"] == 6 / 12


def test_headers_that_are_still_there_are_counted():
    assert (
        judged(f"Ashford Press\n\n{TEXT}", furniture=["Ashford  Press", "Page 3"])["furniture"]
        == 0.5
    )


def slow_in_order(a, b):
    row = [0] * (len(b) + 1)
    for word in a:
        above = 0
        for place, other in enumerate(b, 1):
            above, row[place] = (
                row[place],
                (above + 1 if word == other else max(row[place], row[place - 1])),
            )
    return row[-1]


def test_the_longest_common_subsequence_is_that_of_the_table():
    chance = random.Random(0)
    for _ in range(200):
        a, b = (chance.choices("abcd", k=chance.randrange(12)) for _ in "ab")
        assert in_order(a, b) == slow_in_order(a, b)


@pytest.mark.parametrize("seed", [0, 1])
def test_our_readers_give_back_the_made_files_whole(seed):
    files = pytest.importorskip("benchmarks.formats_files")
    for made in files.make_files(60, seed):
        extract = pytest.importorskip(f"summarize.read.{made.name.rpartition('.')[2]}").extract
        found = judged(extract(made.raw).text, made.text, made.furniture)
        whole = {"words": 1, "recall": 1, "sentences": 1, "furniture": 0}
        assert {key: found[key] for key in whole} == whole, made.name


@pytest.mark.slow
def test_results_are_ready_for_json_and_are_printed(capsys):
    formats = pytest.importorskip("benchmarks.formats")
    results = formats.run(formats.quick())
    json.dumps(results, allow_nan=False)
    assert results["made"]["pdf"]["ours"]["sentences"] == 1
    formats.print_table(results)
    printed = capsys.readouterr().out
    assert "pdf, made" in printed
    assert "pypdfium2" in printed


def test_a_folder_without_texts_is_an_error(tmp_path):
    formats = pytest.importorskip("benchmarks.formats")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(FileNotFoundError, match=r"no \.pdf or \.docx with its \.txt"):
        formats.run(formats.Settings(tmp_path))
