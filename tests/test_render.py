"""The pages: plain text, Markdown and JSON of one summary."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import ODD, documents

from summarize import Document, summarize
from summarize.render import FORMATS, render_json, render_markdown, render_text
from summarize.render.markdown import escape

TEXT = (
    "12 people were killed in Port Alder. 21 people were killed in Port Alder.\n\n"
    "12 people were killed in Port Alder.\n\nShare."
)
ONE = summarize(TEXT)
SEVERAL = summarize(
    {"a*b": "It rained all day.", "empty": "", "c": "It rained all day. A dam broke."}
)
EMPTY = summarize("")
CUT = summarize("The harbour flooded at dawn in 2023.", words=2)


def test_text():
    assert render_text(ONE) == (
        "12 people were killed in Port Alder. 21 people were killed in Port Alder.\n"
    )
    assert render_text(SEVERAL) == "It rained all day. [a*b]\n\nA dam broke. [c]\n"
    assert render_text(EMPTY) == render_text(CUT) == ""


def test_text_explained():
    ratio = ONE.compression_ratio
    assert render_text(ONE, explain=True) == (
        "12 people were killed in Port Alder. 21 people were killed in Port Alder.\n\n"
        "Points\n"
        "  [1] 12 people were killed in Port Alder. (2 sentences, disputed)\n"
        "    = [3] 12 people were killed in Port Alder. (said by 1; similarity 1.00)\n"
        "  [2] 21 people were killed in Port Alder. (1 sentence, disputed)\n\n"
        "Disagreements\n"
        "  12 people against 21 people\n"
        "    [1] 12 people were killed in Port Alder.\n"
        "    [2] 21 people were killed in Port Alder.\n\n"
        "Noise\n"
        "  [4] Share.\n\n"
        "Measures\n"
        "  sentences: 3, kept: 2, noise: 1\n"
        f"  compression ratio: {ratio:.2f}\n"
        "  redundancy: 0.33\n"
        "  retention: 1.00 (3 of 3 facts)\n"
    )


def test_what_was_cut_says_what_is_lost():
    assert (
        "  [1] The harbour flooded at dawn in 2023. (cut; not said: dawn, 2023)\n"
        in render_text(CUT, explain=True)
    )


def test_sources_are_named_where_there_are_several():
    page = render_text(SEVERAL, explain=True)
    note = "(reported by 2 of 3)"
    assert f"  [1, a*b 0-18] It rained all day. {note}\n    = [2, c 0-18] It rained" in page
    assert "  [3, c 19-31] A dam broke. (reported by 1 of 3)\n" in page
    line = rf"- \[1, a\*b 0-18\] It rained all day. {note}"
    assert line in render_markdown(SEVERAL, explain=True)


def test_points_are_told_the_most_corroborated_first():
    page = render_text(summarize("Rain is likely. A dam broke. A dam broke."), explain=True)
    assert page.index("[2] A dam broke. (2 sentences)") < page.index("[1] Rain is likely.")


def test_what_refers_to_a_sentence_that_was_left_out_says_so():
    text = "Maria Ostrova opened the harbour of Brill in 2023. However, it was closed on Monday."
    summary = summarize(text, words=7)
    note = "[2] However, it was closed on Monday. (refers to 1, left out)"
    assert note in render_text(summary, explain=True)
    assert escape(note) in render_markdown(summary, explain=True)


def test_a_side_that_was_cut_says_so():
    twelve, more = "12 people were killed in Port Alder.", "21 people were killed in Port Alder."
    summary = summarize({"a": twelve, "b": twelve, "c": more}, sentences=1)
    page = render_text(summary, explain=True).split("Disagreements\n")[1].split("\n\n")[0]
    assert page == (
        "  12 people against 21 people\n"
        "    [1, a 0-36] 12 people were killed in Port Alder. (said by a, b)\n"
        "    [3, c 0-36] 21 people were killed in Port Alder. (cut)"
    )
    page = render_markdown(summary, explain=True)
    assert "  - \\[3, c 0-36\\] **21** people were killed in Port Alder. (cut)\n" in page


def test_a_missing_negation_is_spelled_out():
    summary = summarize("The old bridge is safe for cars. The old bridge is not safe for cars.")
    assert "  affirmed against denied (not safe)\n" in render_text(summary, explain=True)


def test_markdown():
    assert render_markdown(SEVERAL) == ("It rained all day. *(a\\*b)*\n\nA dam broke. *(c)*\n")
    assert render_markdown(ONE) == render_text(ONE)
    assert render_markdown(EMPTY) == ""


def test_markdown_explained():
    page = render_markdown(ONE, explain=True)
    headings = re.findall(r"^## (.*)$", page, re.MULTILINE)
    assert headings == ["Points", "Disagreements", "Noise", "Measures"]
    assert "  - \\[3\\] 12 people were killed in Port Alder. (said by 1; similarity 1.00)\n" in page
    assert "- 12 people against 21 people\n  - \\[1\\] **12** people" in page


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# Not a heading", r"\# Not a heading"),
        ("1. Not a list", r"1\. Not a list"),
        ("12) Not a list", r"12\) Not a list"),
        ("- Not a list", r"\- Not a list"),
        ("a\n+ b", "a\n\\+ b"),
        ("a\n===", "a\n\\==="),
        ("*b* _i_ `c`", r"\*b\* \_i\_ \`c\`"),
        ("[a](b)", r"\[a\](b)"),
        ("<b>", r"\<b\>"),
        ("&lt;", r"\&lt;"),
        ("a | b", r"a \| b"),
        ("a\\b", r"a\\b"),
        ("1.5 percent and No. 1.", r"1\.5 percent and No. 1."),
        ("Plain words, with 3 - 2 = 1 marks!", "Plain words, with 3 - 2 = 1 marks!"),
    ],
)
def test_markdown_escapes(text, escaped):
    assert escape(text) == escaped


# A backslash escapes ASCII punctuation alone (CommonMark 2.4); elsewhere it shows.
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
LIVE = re.compile(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|~&]")
AT_START = re.compile(r"^[ \t]*(?:[#+=-]|\d+[.)])", re.MULTILINE)


@given(st.text(alphabet=ODD + r"\`~{}^@=", max_size=40))
def test_escaped_text_shows_as_it_was(text):
    escaped = escape(text)
    assert ESCAPED.sub(r"\1", escaped) == text
    assert not LIVE.search(escaped)
    assert not AT_START.search(escaped)


@given(documents())
def test_every_format_renders_every_summary(given_documents):
    summary = summarize(given_documents)
    for render in FORMATS.values():
        for explain in (False, True):
            page = render(summary, explain)
            assert page == "" or page.endswith("\n")
    passages = [f"{text} [{document.name}]" for document, text in summary.passages()]
    if len(given_documents) == 1:
        passages = [str(summary)] if summary.sentences else []
    assert render_text(summary) == ("\n\n".join(passages) + "\n" if passages else "")
    assert json.loads(render_json(summary)) == summary.to_dict()


def test_json_is_readable():
    page = render_json(summarize("Zoë a quitté l’île."))
    assert "Zoë" in page
    assert page.count("\n") > 20
    assert render_json(ONE, explain=True) == render_json(ONE)


def test_formats():
    assert set(FORMATS) >= {"text", "markdown", "json"}
    with pytest.raises(TypeError):
        FORMATS["text"] = render_json


@pytest.mark.parametrize(
    ("name", "shown", "escaped"),
    [("a\nb", " [a b]", " *(a b)*"), ("# a", " [# a]", r" *(\# a)*"), ("", "", "")],
)
def test_names_of_documents_stay_on_their_line(name, shown, escaped):
    summary = summarize([Document("It rained.", name), Document("A dam broke at noon.", "z")])
    assert render_text(summary) == f"A dam broke at noon. [z]\n\nIt rained.{shown}\n"
    assert render_markdown(summary) == f"A dam broke at noon. *(z)*\n\nIt rained.{escaped}\n"


NEWS = summarize(
    [Document("21 people died. The dam broke.", "b"), Document("The bridge is safe.", "c")],
    seen=[
        Document("12 people died.", "old news", "2026-11-02"),
        Document("The dam broke. The bridge is not safe.", "a*b"),
    ],
)


def test_what_changed_is_told_with_the_summary():
    assert render_text(NEWS) == (
        "21 people died. [b]\n\nThe bridge is safe. [c]\n\n"
        "Changes\n"
        "  was 12 people, now 21 people\n"
        "    [old news, 2026-11-02] 12 people died.\n"
        "    [1, b 0-15] 21 people died.\n"
        "  was denied (not safe), now affirmed\n"
        "    [a*b] The bridge is not safe.\n"
        "    [3, c 0-19] The bridge is safe.\n"
    )
    assert (
        "## Changes\n\n"
        "- was 12 people, now 21 people\n"
        "  - \\[old news, 2026-11-02\\] **12** people died.\n"
        "  - \\[1, b 0-15\\] **21** people died.\n"
        "- was denied (not safe), now affirmed\n"
        "  - \\[a\\*b\\] The bridge is **not** safe.\n"
    ) in render_markdown(NEWS)


def test_what_was_seen_is_told_with_what_says_it():
    page = render_text(NEWS, explain=True)
    assert "Seen before\n  [2, b 16-30] The dam broke. (said by a*b; similarity 1.00)\n" in page
    assert "  sentences: 3, kept: 2, seen before: 1, noise: 0\n" in page
    page = render_markdown(NEWS, explain=True)
    assert (
        "## Seen before\n\n- \\[2, b 16-30\\] The dam broke. (said by a\\*b; similarity 1" in page
    )
    assert page.count("## Changes") == 1
