"""Which line breaks of a text are meant: literal texts, and a count line by line."""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.render.html.lines import Lines

BREAK = re.compile("\r\n|\r|\n")
# Every line break that is meant has this sign before it, which is no part of the text.
MEANT = "¶"

VERSE = """\
The dam broke¶
at noon in the rain,¶
and the water¶
came.
"""
STANZAS = """\
The dam broke¶
at noon in the rain,¶
and the water

came to the towns¶
of the valley.
"""
TRANSCRIPT = """\
A: Did the dam break?¶
B: It did.¶
A: When?¶
B: At noon, when rain had fallen for three days and the lake stood higher than it ever had.¶
A: Who told you so?
"""
CODE = """\
def flood(dam):¶
    for town in dam.valley:¶
        if town.level < dam.level:¶
            town.flooded = True¶
    return dam
"""
WRAPPED = """\
The dam broke at noon in
the rain, and the water
reached Velm within an
hour.
"""
INDENTED = """\
    The dam broke at noon in
    the rain, and the water
    reached Velm within an
    hour.
"""
LETTER = """\
Maria Lund¶
12 Lake Road¶
Velm

The dam above our town broke at noon after
three days of rain, and the water came to
the market before anybody had heard of it.
We ask you to tell us who had looked after
the spillway, and why the sirens of Velm
were silent when the water came down the
valley, and who will pay for the houses.
"""
MAIL = """\
The dam broke at noon in
the rain, and the water is
https://example.org/news/2026/11/the-dam-of-karsk-broke-at-noon¶
at Velm. The mayor said it
was a matter of a day or
two.
"""
ADDRESS = """\
Institute of Hydrology¶
Mill Road 12, Building 4¶
Port Alder
"""
CLAUSES = """\
the lake was still again,¶
the moon was rising late;¶
the bells of the village¶
were mute,
"""
SONG = CLAUSES.replace("village¶", "village,¶")
CLAUSES = CLAUSES.replace(MEANT, "")
DAY = """\
Friday, 27 November 2026¶
The dam broke at noon, and the water reached Velm within an hour.
"""
CAPTION = """\
The mayor said at noon that the water had reached the market.¶
The lake above the town
"""
GERMAN = """\
Der Damm brach am Mittag nach
Regen und Sturm, und das Wasser
kam in einer Stunde bis zum
Markt von Velm.
"""
ONE_LINE = "The dam broke at noon, and the water reached Velm within an hour.\n"
TEXTS = {
    "verse": VERSE, "stanzas": STANZAS, "transcript": TRANSCRIPT, "code": CODE,
    "wrapped": WRAPPED, "indented": INDENTED, "letter": LETTER, "mail": MAIL,
    "address": ADDRESS, "song": SONG, "clauses": CLAUSES, "day": DAY, "caption": CAPTION,
    "German": GERMAN,
    "one line": ONE_LINE, "blank lines": "\n\n\n", "empty": "",
}  # fmt: skip


def meant_in(text):
    """The text with the mark before every line break that is meant."""
    lines = Lines(text)

    def marked(found):
        return (MEANT if lines.end_between(*found.span()) else "") + found[0]

    return BREAK.sub(marked, text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", TEXTS)
def test_line_breaks_that_are_meant(name, end):
    text = TEXTS[name].replace("\n", end)
    assert meant_in(text.replace(MEANT, "")) == text


LONG, SHORT = "aaaa bbbb cccc ddddd\n", "aaaa bbbbb\n"


@pytest.mark.parametrize(
    ("long", "short", "is_wrapped"),
    [(7, 3, True), (6, 4, False), (14, 6, True), (13, 7, False), (10, 0, True)],
)
def test_a_text_is_wrapped_if_seven_of_ten_lines_are_full(long, short, is_wrapped):
    text = LONG * long + SHORT * short + "aaaa."
    ends = (["\n"] if is_wrapped else [f"{MEANT}\n"]) * long + [f"{MEANT}\n"] * short
    assert re.findall(f"{MEANT}?\n", meant_in(text)) == ends


@pytest.mark.parametrize(("length", "is_meant"), [(26, False), (27, True), (60, True)])
def test_a_line_longer_than_the_others_by_a_third_ends_as_it_is_meant(length, is_meant):
    text = LONG * 5 + "x" * length + "\n" + LONG * 5 + "aaaa."
    breaks = re.findall(f"{MEANT}?\n", meant_in(text))
    assert breaks == ["\n"] * 5 + [f"{MEANT}\n" if is_meant else "\n"] + ["\n"] * 5


@pytest.mark.parametrize(("longer", "is_wrapped"), [(0, True), (1, True), (2, False)])
def test_fewer_than_a_tenth_of_the_lines_are_longer_than_the_page(longer, is_wrapped):
    # On a page of 26 the others had room for the word behind them.
    text = LONG * (20 - longer) + f"{'x' * 26}\n" * longer + "aaaa."
    assert (MEANT not in meant_in(text)) == is_wrapped


@pytest.mark.parametrize(
    ("width", "is_wrapped"), [(19, False), (20, True), (44, True), (45, True), (200, True)]
)
def test_a_page_has_20_to_200_letters(width, is_wrapped):
    text = f"{'x' * width}\n" * 5 + "aaaa."
    assert (MEANT not in meant_in(text)) == is_wrapped


def test_no_page_has_201_letters():
    text = f"{'x' * 201}\n" * 5 + "aaaa."
    assert meant_in(text).count(MEANT) == 5


END_AND_CAPITAL, END, CAPITAL, NEITHER = ("e.", "Aa"), ("e.", "aa"), ("ee", "Aa"), ("ee", "aa")


def of_width(width, breaks):
    """A text in which one line after another is as wide, with such an end and such a beginning."""
    text, begin = "", "aa"
    for end, following in breaks:
        text += begin + "x" * (width - len(begin) - len(end)) + end + "\n"
        begin = following
    return text + begin


@pytest.mark.parametrize(
    ("width", "between", "within"),
    [
        (44, [END_AND_CAPITAL, END, CAPITAL, ("e,", "aa"), ("ee", "12")], [NEITHER]),
        (45, [END_AND_CAPITAL, ("e,", "12"), ("ee", "12")], [END, CAPITAL, NEITHER]),
        # Letters that are neither small nor capital.
        (44, [("ה.", "הה")], [("הה", "הה")]),
        (45, [("ה.", "הה")], [("הה", "הה")]),
    ],
)
def test_more_than_a_quarter_of_the_lines_of_a_page_end_within_a_sentence(width, between, within):
    for one in between:
        for other in within:
            lines = [one] * 6 + [other] * 2
            assert meant_in(of_width(width, lines)).count(MEANT) == 8
            lines = [one] * 5 + [other] * 2
            assert MEANT not in meant_in(of_width(width, lines))


def test_a_line_of_blanks_is_no_line():
    assert meant_in((LONG * 2 + "aaaa.\n \n") * 9) == (LONG * 2 + "aaaa.\n \n") * 9


@pytest.mark.parametrize(
    ("word", "ends"),
    [("aaa", [f"{MEANT}\n"]), ("aaaa", ["\n"])],
)
def test_a_line_is_full_if_the_next_word_has_no_room_with_a_blank(word, ends):
    # A page of 20: one line has 16 of them.
    text = LONG * 5 + "aaaa bbbb cccccc\n" + f"{word} bbbb\n"
    assert re.findall(f"{MEANT}?\n", meant_in(text))[5:6] == ends


def test_a_line_ends_in_a_span_that_has_its_break():
    verse = VERSE.replace(MEANT, "")
    lines = Lines(verse)
    assert verse.index("\n") == 13
    spans = [(0, 13), (13, 14), (0, 14), (14, 34), (14, 35), (48, len(verse)), (49, len(verse))]
    assert [span for span in spans if lines.end_between(*span)] == [
        (13, 14),
        (0, 14),
        (14, 35),
        (48, len(verse)),
    ]


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=8)), st.integers(40, 90))
def test_a_text_that_is_broken_at_a_width_has_no_break_that_is_meant(words, width):
    text = "\n".join(textwrap.wrap(" ".join(words), width))
    assert meant_in(text) == text


def slow_ends(text):
    """Where lines end that are meant to, line by line."""
    lines, breaks = BREAK.split(text), [found.start() for found in BREAK.finditer(text)]
    counted = [
        (end, line, following.split()[0])
        for end, (line, following) in zip(breaks, pairwise(lines), strict=True)
        if line.strip() and following.strip()
    ]
    if not counted:
        return []
    longest = 1.3 * median(len(line) for _, line, _ in counted)
    usual = sorted(len(line) for _, line, _ in counted if len(line) <= longest)
    width = usual[len(usual) * 9 // 10]
    full = [
        end
        for end, line, word in counted
        if len(line) <= longest and len(line) + len(word) >= width
    ]
    go_on = [
        line
        for _, line, word in counted
        if (line.strip()[-1] != "." and not (width < 45 and word[0] == "B"))
        or (width >= 45 and word[0] in "ab")
    ]
    is_page = 20 <= width <= 200 and len(full) >= 0.7 * len(counted)
    is_wrapped = is_page and len(go_on) > len(counted) / 4
    return [end for end, *_ in counted if not is_wrapped or end not in full]


@given(
    st.text(alphabet="aB. \t\r\n", max_size=80)
    | st.lists(
        st.sampled_from([LONG, LONG, LONG, SHORT, "B" + LONG, "\n", " \n", "aa.\r\n", "x" * 30])
        | st.sampled_from(["a" * 44 + "\n", "a" * 44 + ".\n", "B" * 44 + ".\n", "b" * 201 + "\n"]),
        max_size=20,
    ).map("".join)
)
def test_the_breaks_are_those_of_a_slow_count(text):
    lines, ends = Lines(text), slow_ends(text)
    for start in {*range(0, len(text), 7), *ends}:
        for end in (start, start + 1, start + 7, len(text)):
            assert lines.end_between(start, end) == any(start <= at < end for at in ends)


@pytest.mark.parametrize(
    ("text", "indents"),
    [
        # By the lines before, or by those after.
        ("if dam:\n    open()\n\n    close()\n", ["    ", "    "]),
        ("    close()\n\nif dam:\n    open()\n", ["    ", "    "]),
        ("if dam:\r\n\topen()\r\n\r\n\t\tclose()", ["\t", "\t\t"]),
        ("如果\n\u3000\u3000打开\n", ["\u3000\u3000"]),
        (f"a\nb\n\n{' ' * 40}c\n", [" " * 40]),
        # Further in than any line of code.
        (f"a\nb\n\n{' ' * 41}c\n", [""]),
        # A slip.
        ("a\nb\n\n c\n", [""]),
        # Nothing tells of single lines that they end as they are meant.
        ("    open()\n\n    close()\n", ["", ""]),
        (textwrap.indent(WRAPPED, "    "), [""] * 4),
        (f"{WRAPPED}\n    The dam broke at noon\nand the water came down.\n", [""]),
    ],
)
def test_the_indents_of_lines_that_end_as_they_are_meant(text, indents):
    lines = Lines(text)
    begins = [found.end() for found in re.finditer(r"(?m)^[^\S\r\n]+", text)]
    assert [lines.indent(begin) for begin in begins] == indents


def test_what_does_not_begin_a_line_has_no_indent():
    text = "if dam:\n    open()\n"
    assert [start for start in range(len(text)) if Lines(text).indent(start)] == [10, 11, 12]
