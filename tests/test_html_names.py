"""Text and names as they stand in a report: read as they were, and nothing but text."""

from __future__ import annotations

import json

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from report_cases import Elements

from summarize import Document, summarize
from summarize.render.escape import attribute, clean, escape, in_units, on_one_line, to_json
from summarize.render.html import render_html
from summarize.render.html.names import display_names


@given(st.text(), st.text())
def test_escaped_text_is_read_as_it_was(before, after):
    page = f"<!DOCTYPE html><title>a</title><p>x{escape(before)}<br>{escape(after)}</p>"
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    [paragraph] = tree.iter("p")
    assert list(paragraph.itertext()) == ["x" + clean(before), *([clean(after)] if after else [])]
    assert len(clean(before)) == len(before)


@given(st.text())
def test_an_attribute_is_read_as_it_was(text):
    page = f'<!DOCTYPE html><title>a</title><p title="{attribute(text)}" class=a>b</p>'
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    [paragraph] = tree.iter("p")
    assert paragraph.attrib == {"title": clean(text), "class": "a"}


@given(st.text())
def test_json_says_what_it_was_and_ends_no_script(text):
    page = to_json([text])
    assert json.loads(page) == [text]
    assert "<" not in page


@given(st.text(), st.data())
def test_offsets_count_as_a_browser_does(text, data):
    at = data.draw(st.integers(0, len(text)))
    assert in_units(text, [at]) == [len(clean(text)[:at].encode("utf-16-le")) // 2]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["/home/ann/flood.txt"], ["flood.txt"]),
        (["/home/ann/flood.txt", "/home/ann/dam.md"], ["flood.txt", "dam.md"]),
        (["/home/ann/a/flood.txt", "/home/ann/b/flood.txt"], ["a/flood.txt", "b/flood.txt"]),
        (["x/a.txt", "b", "x/a.txt"], ["x/a.txt (1)", "b", "x/a.txt (3)"]),
        (["x" * 40 + "y" * 40], ["x" * 29 + "…" + "y" * 30]),
        (["x/a.txt", "xy/a.txt"], ["x/a.txt", "xy/a.txt"]),
        (["/a.txt", "/x/b.txt"], ["a.txt", "x/b.txt"]),
        ([r"C:\news\a.txt", r"C:\news\b.docx"], ["a.txt", "b.docx"]),
        (["feeds/day.jsonl:1", "feeds/day.jsonl:12"], ["day.jsonl:1", "day.jsonl:12"]),
        (["/home/ann/flood.txt", "reuters"], ["/home/ann/flood.txt", "reuters"]),
        (["/home/ann/flood.txt", ""], ["/home/ann/flood.txt", "text 2"]),
        (["AC/DC live"], ["AC/DC live"]),
        (["AC/DC live", "AC/DC dead"], ["AC/DC live", "AC/DC dead"]),
        (["and/or"], ["and/or"]),
        (["2/3.2026"], ["2/3.2026"]),
        (["flood.txt"], ["flood.txt"]),
        (["", " \n", "\u202e"], ["text 1", "text 2", "text 3"]),
        (["a\n b", "\u202e/x/<b>.txt"], ["a b", "/x/<b>.txt"]),
        ([], []),
    ],
)
def test_names_are_shown_without_what_they_have_in_common(names, shown):
    assert display_names([Document("", name) for name in names]) == tuple(shown)


@given(st.lists(st.text(max_size=60) | st.text(alphabet="ab./\\:1 ", max_size=60)))
@example(["a (1)", "a (2)"])
def test_every_name_is_shown_and_ends_as_it_is(names):
    shown = display_names([Document("", name) for name in names])
    for number, (name, short) in enumerate(zip(names, shown, strict=True), 1):
        line = on_one_line(name) or f"text {number}"
        # With a number, or with one that is its own: "a (1)".
        assert any(
            bare and line.endswith(bare) for bare in (short, short.removesuffix(f" ({number})"))
        )
    assert len(set(shown)) == len(names) or any(name.endswith(")") for name in names)


def test_a_report_of_files_shows_their_names_without_the_directory():
    text = "The dam broke at noon."
    page = render_html(summarize({'/x/"<b>/a.txt': text, '/x/"<b>/b.txt': text}))
    titles = Elements(page).of("h3")
    assert titles == [({"title": '/x/"<b>/a.txt'}, ""), ({"title": '/x/"<b>/b.txt'}, "")]
    assert [text for _, text in Elements(page).of("bdi")][1:3] == ["b.txt", "a.txt"]
    [(_, title)] = Elements(render_html(summarize({"/x/a.txt": text}))).of("title")
    assert title == "a.txt – summary"
