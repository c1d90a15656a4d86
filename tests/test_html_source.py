"""The text in a report: its paragraphs, lines and headings, and the names of its documents."""

from __future__ import annotations

import pytest
from report_cases import Elements

from summarize import Document, summarize
from summarize.render.html import render_html
from summarize.render.html.names import display_names
from summarize.render.html.source import render_source


def paragraphs(text):
    """The attributes of every paragraph of the text."""
    return [attributes for attributes, _ in Elements(render_source(summarize(text))).of("p")]


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("The flood in the valley", True),
        ("DIE FLUT", True),
        ("Το φράγμα", True),
        ("x" * 120, True),
        ("x" * 121, False),
        ("Rain fell in the valley.", False),
        ("Who opened the gates?", False),
        ("They told us:", False),
        ("The flood\nin the valley", False),
        ("The flood.\nThe valley", False),
        ("2026", False),
        ("* * *", False),
        # No letters that have sentences with an end mark.
        ("大坝在中午", False),
        ("הסכר נפרץ", False),
    ],
)
def test_a_heading_is_one_line_without_an_end(text, is_heading):
    given = f"The dam broke at noon.\n\n{text}\n\nRain is likely in the valley."
    classes = [attributes.get("class") for attributes in paragraphs(given)]
    assert classes == [None, "h" if is_heading else None, None]


def test_noise_is_no_heading():
    page = render_source(summarize("The flood\n\nThe dam broke at noon.\n\nShare\n\nRead more"))
    assert page == (
        "<p class=h><span>The flood</span></p>\n"
        "<p><span>The dam broke at noon.</span></p>\n"
        "<p><span class=n>Share</span></p>\n"
        "<p><span class=n>Read more</span></p>\n"
    )


@pytest.mark.parametrize(
    ("text", "page"),
    [
        # Lines of verse: between sentences, and in one.
        (
            "Roses are red.\nViolets are blue.\nSugar.\nAnd so are you, my dear.",
            (
                "<span>Roses are red.</span><br><span>Violets are blue.</span><br>"
                "<span>Sugar.</span><br><span>And so are you, my dear.</span>"
            ),
        ),
        (
            "The dam broke,\nand at noon, in the rain,\nthe water\ncame.",
            "<span class=w>The dam broke,\nand at noon, in the rain,\nthe water\ncame.</span>",
        ),
        # Lines that are broken at the width of a page.
        (
            "The dam broke at noon in the\nrain. The water reached Velm\nat two. Rain is likely.",
            (
                "<span>The dam broke at noon in the\nrain.</span> <span>The water reached Velm\n"
                "at two.</span> <span>Rain is likely.</span>"
            ),
        ),
        (
            "The dam broke, it is said here.\nand rain is likely in the east\nof Velm, by the sea.",
            (
                "<span>The dam broke, it is said here.</span> "
                "<span>and rain is likely in the east\nof Velm, by the sea.</span>"
            ),
        ),
        # Sentences that are as long as one another.
        (
            "The dam broke at noon here.\nRain is likely in the east.\nVelm is under water.",
            (
                "<span>The dam broke at noon here.</span><br>"
                "<span>Rain is likely in the east.</span><br><span>Velm is under water.</span>"
            ),
        ),
        # Items of a list, which are lines at any width.
        (
            "- The dam broke at noon here\n- rain is likely in the east\n- Velm is under water",
            (
                "<span>- The dam broke at noon here</span><br>"
                "<span>- rain is likely in the east</span><br><span>- Velm is under water</span>"
            ),
        ),
        ("Rain fell. It rained.", "<span>Rain fell.</span> <span>It rained.</span>"),
    ],
)
def test_line_breaks_that_are_meant_are_shown(text, page):
    assert render_source(summarize(text)) == f"<p>{page}</p>\n"


@pytest.mark.parametrize(
    ("text", "page"),
    [
        (
            "def f():\n    a = 1\n\n    b = 2\n    c = 3\n",
            (
                "<p><span class=w>def f():\n    a = 1</span></p>\n"
                "<p class=w>    <span class=w>b = 2\n    c = 3</span></p>\n"
            ),
        ),
        # A line of code is no heading.
        (
            "def f():\n    a = 1\n\n\treturn a\n",
            (
                "<p><span class=w>def f():\n    a = 1</span></p>\n"
                "<p class=w>\t<span>return a</span></p>\n"
            ),
        ),
        # Items of a list in another, and sentences on lines of their own.
        (
            "- The dam broke\n  - at noon\n  - in Velm",
            (
                "<p class=w><span>- The dam broke</span><br>  <span>- at noon</span><br>"
                "  <span>- in Velm</span></p>\n"
            ),
        ),
        (
            "  Rain fell.\n  Snow fell.\n\n\x0b The dam broke.",
            (
                "<p class=w>  <span>Rain fell.</span><br>  <span>Snow fell.</span></p>\n"
                "<p class=w>  <span>The dam broke.</span></p>\n"
            ),
        ),
        # Lines that are sentences of their own, with columns or not.
        (
            "Town    Water.\nVelm.\nKarsk\t12 m.",
            (
                "<p><span class=w>Town    Water.</span><br><span>Velm.</span><br>"
                "<span class=w>Karsk\t12 m.</span></p>\n"
            ),
        ),
        # Lines that end as they did on a Macintosh.
        (
            "the dam\r    at noon,\r    and water\r    came.",
            "<p><span class=w>the dam\n    at noon,\n    and water\n    came.</span></p>\n",
        ),
        # A paragraph that is broken at the width of a page.
        (
            "    The dam broke at noon in\nthe rain and all the water\nreached Velm.",
            (
                "<p><span>The dam broke at noon in\nthe rain and all the water\n"
                "reached Velm.</span></p>\n"
            ),
        ),
    ],
)
def test_lines_that_end_as_they_are_meant_are_as_far_in_as_they_were(text, page):
    assert render_source(summarize(text)) == page


def test_lines_are_shown_without_marks_and_with_all_of_them():
    verse = "Rain fell on 12,\non the towns and the fields\nof the valley,\nand on us."
    summary = summarize(f"{verse}\n\n{verse}")
    assert [attributes for attributes, _ in Elements(render_source(summary)).of("span")] == [
        {"class": "c0 w", "data-p": "1"},
        {"class": "r c0 w", "data-p": "1"},
    ]
    bare = Elements(render_source(summary, marked=False)).of("span")
    assert bare == [({"class": "w"}, verse)] * 2


@pytest.mark.parametrize(
    ("count", "parts"), [(1, [1]), (40, [40]), (41, [40, 1]), (80, [40, 40]), (81, [40, 40, 1])]
)
@pytest.mark.parametrize(
    ("opening", "first", "more"),
    [
        ("Rain fell.", {}, {}),
        # What follows runs as the beginning does.
        ("ירד גשם.", {"dir": "auto"}, {"dir": "rtl"}),
        ("Rain is גשם.", {"dir": "auto"}, {"dir": "ltr"}),
    ],
)
def test_a_long_paragraph_is_shown_in_parts(count, parts, opening, first, more):
    text = " ".join([opening, *(f"Rain fell on town {n}." for n in range(1, count))])
    page = render_source(summarize(f"{text}\n\nThe dam broke."))
    assert [part.count("<span") for part in page.split("</p>\n")] == [*parts, 1, 0]
    found = [attributes for attributes, _ in Elements(page).of("p")]
    assert found == [first, *({"class": "f", **more} for _ in parts[1:]), {}]


def test_only_the_parts_of_a_long_paragraph_that_have_indents_show_blanks():
    lines = [f"Rain fell on town {n}." for n in range(80)]
    page = render_source(summarize("\n".join([*lines[:79], f"  {lines[79]}"])))
    assert [attributes for attributes, _ in Elements(page).of("p")] == [{}, {"class": "f w"}]
    assert page.count("<br>") == 78


@pytest.mark.parametrize(
    ("text", "is_turned"),
    [
        ("The dam broke.", False),
        ("Το φράγμα έσπασε.", False),
        ("大坝决堤了。", False),
        ("बाँध टूट गया।", False),
        ("Ամբարտակը փլվեց։", False),
        ("הסכר נפרץ.", True),
        ("انهار السد.", True),
        ("ܒܪܝܐ.", True),
        ("ߞߏߝߟߐ.", True),
        ("\ufb2aלום.", True),
        ("\ufefb.", True),
        ("𐤀𐤁𐤂.", True),
        ("𞤀𞤣𞤤.", True),
        ("The dam \u200fbroke.", True),
        ("The word סכר is a dam.", True),
    ],
)
def test_only_a_paragraph_with_a_letter_from_right_to_left_may_be_turned(text, is_turned):
    given = f"Rain is likely.\n\n{text}\n\nVelm is under water."
    assert [attributes.get("dir") for attributes in paragraphs(given)] == [
        None,
        "auto" if is_turned else None,
        None,
    ]


def titles(documents):
    return [attributes for attributes, _ in Elements(render_source(summarize(documents))).of("h3")]


def test_documents_without_a_sentence_have_their_names():
    page = render_source(summarize({"a": "", "b": "Rain fell.", "c": " \n"}))
    assert page == (
        "<h3><bdi>a</bdi></h3>\n"
        "<h3><bdi>b</bdi></h3>\n<p><span>Rain fell.</span></p>\n"
        "<h3><bdi>c</bdi></h3>\n"
    )
    assert render_source(summarize({"a": ""})) == ""
    assert render_source(summarize({"a": "Rain fell."})) == "<p><span>Rain fell.</span></p>\n"


@pytest.mark.parametrize(("count", "has_titles"), [(2, True), (100, True), (101, False)])
def test_full_names_are_told_of_up_to_a_hundred_documents(count, has_titles):
    names = [f"/news/{number}.txt" for number in range(count)]
    shown = [{"title": name} if has_titles else {} for name in names]
    assert titles([Document("", name) for name in names]) == shown


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("b" * 60, {}),
        ("b" * 61, {"title": "b" * 61}),
        ("b" * 500, {"title": "b" * 500}),
        ("b" * 501, {"title": "b" * 500}),
    ],
)
def test_a_full_name_is_told_as_far_as_five_hundred_signs(name, told):
    assert titles([Document("", "a"), Document("Rain fell.", name)]) == [{}, told]


@pytest.mark.parametrize("sign", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066")
def test_a_name_has_no_sign_that_turns_what_stands_around_it(sign):
    name = f"a{sign}b.txt"
    assert display_names([Document("", name)]) == ("ab.txt",)
    page = render_html(summarize({name: "Rain fell.", f"/{name}": "Snow fell."}))
    assert sign not in page
    assert titles([Document("", f"/x/{name}"), Document("", "/x/c.txt")]) == [
        {"title": "/x/ab.txt"},
        {"title": "/x/c.txt"},
    ]
