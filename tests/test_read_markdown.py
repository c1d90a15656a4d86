"""Markdown: its text, and none of its marks."""

from __future__ import annotations

import pytest

from summarize import InputError
from summarize.read import read_document

markdown = pytest.importorskip("summarize.read.markdown")
pytest.importorskip("markdown_it")
pytest.importorskip("mdit_py_plugins")


def blocks(source):
    text = markdown.extract(source.encode()).text
    return text.split("\n\n") if text else []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# The *dam*\nIt broke.", ["The dam", "It broke."]),
        ("The dam\n=======\n\nIt broke.", ["The dam", "It broke."]),
        ("The dam broke\nat noon.  \nTwo towns\\\nflooded.",
         ["The dam broke at noon. Two towns flooded."]),
        ("See [the **report**](http://a.b 'title') and [this][1].\n\n[1]: http://c.d",
         ["See the report and this."]),
        ("At <http://a.b> and ![a picture](p.png) it is.", ["At and it is."]),
        ("It was ~~not~~ `closed`, 2 \\* 3 &amp; <b>so</b> on<br>and on.",
         ["It was not closed, 2 * 3 & so on and on."]),
        ("- one item\n- two\n  more\n  1. nested\n\n  a paragraph\n- [x] done\n- [ ] open",
         ["one item", "two more", "nested", "a paragraph", "done", "open"]),
        ("> Quoted\n> text.\n>> Twice.", ["Quoted text.", "Twice."]),
        ("> [!NOTE]\n> Mind the dam.", ["Mind the dam."]),
        ("Before.\n\n```py\nx = 1\n```\n\n    y = 2\n\n~~~\nz\n~~~\n\nAfter.",
         ["Before.", "After."]),
        ("Before.\n\n```\nnever closed", ["Before."]),
        ("a <!-- hidden --> b\n\n<!-- hidden\n\nstill -->\n\nc", ["a b", "c"]),
        ("<p align='center'>Middle &amp; <b>fine</b></p>\n\n<style>p {}</style>",
         ["Middle & fine"]),
        ("Text.\n\n<!-- never closed\n\nhidden", ["Text."]),
        ("| Region | Sold |\n|---|:-:|\n| Europe | **12** |\n| | 7 |",
         ["Region\tSold", "Europe\t12", "7"]),
        ("The dam broke.[^1]\n\n[^1]: So the\n    mayor said.",
         ["The dam broke.", "So the mayor said."]),
        ("one\n\n---\n\ntwo", ["one", "two"]),
        ("", []),
    ],
)  # fmt: skip
def test_blocks_are_paragraphs_without_marks(source, expected):
    assert blocks(source) == expected


@pytest.mark.parametrize(
    ("front", "date"),
    [
        ("---\ntitle: The dam\ndate: 2026-11-02\n---\n", "2026-11-02T00:00:00"),
        ('---\nDate: "2026-11-02 09:30:00+01:00"\n---\n', "2026-11-02T09:30:00+01:00"),
        ("---\ndate: last week\n---\n", None),
        ("---\ntitle: The dam\n---\n", None),
        ("", None),
    ],
)
def test_front_matter_is_no_text_but_may_state_the_date(front, date):
    body = "# The dam\n\ndate: 2020-01-01"
    found = markdown.extract((front + body).encode())
    assert (found.text, found.date) == ("The dam\n\ndate: 2020-01-01", date)


def test_a_rule_at_the_top_is_no_front_matter():
    assert blocks("---\n\nThe dam broke.") == ["The dam broke."]


def test_a_file_is_read_with_its_name_and_encoding(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes("# Zwölf".encode("latin-1"))
    assert read_document(path, encoding="latin-1").text == "Zwölf"
    with pytest.raises(InputError, match=r"a\.md: not UTF-8: byte 0xf6 at offset 4\."):
        read_document(path)


def test_nothing_is_left_out_for_its_depth():
    for depth in (5, 25, 60):
        source = "\n".join(f"{'  ' * i}- item {i}" for i in range(depth))
        assert blocks(source) == [f"item {i}" for i in range(depth)]
        assert blocks("> " * depth + "deep") == ["deep"]
