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
ONE_LINE = "The dam broke at noon, and the water reached Velm within an hour.\n"
TEXTS = {
    "verse": VERSE, "stanzas": STANZAS, "transcript": TRANSCRIPT, "code": CODE,
    "wrapped": WRAPPED, "indented": INDENTED, "letter": LETTER, "mail": MAIL,
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


@pytest.mark.parametrize(("length", "is_wrapped"), [(26, False), (27, True), (60, True)])
def test_a_line_longer_than_the_others_by_a_third_is_not_their_width(length, is_wrapped):
    # One of 26 is as wide as the page: then the others had room for the word behind them.
    text = LONG * 5 + "x" * length + "\n" + LONG * 5 + "aaaa."
    breaks = re.findall(f"{MEANT}?\n", meant_in(text))
    full = "\n" if is_wrapped else f"{MEANT}\n"
    assert breaks == [full] * 5 + [f"{MEANT}\n"] + [full] * 5


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
        (end, len(line), len(following.split()[0]))
        for end, (line, following) in zip(breaks, pairwise(lines), strict=True)
        if line and following.strip()
    ]
    if not counted:
        return []
    middle = median(length for _, length, _ in counted)
    width = max(length for _, length, _ in counted if length <= 1.3 * middle)
    full = [end for end, length, word in counted if length <= width <= length + word]
    return [end for end, *_ in counted if len(full) < 0.7 * len(counted) or end not in full]


@given(
    st.text(alphabet="ab \t\r\n", max_size=80)
    | st.lists(st.sampled_from([LONG, SHORT, "\n", " \n", "aaaa\r\n"]), max_size=20).map("".join)
)
def test_the_breaks_are_those_of_a_slow_count(text):
    lines, ends = Lines(text), slow_ends(text)
    for start in range(len(text)):
        for end in (start, start + 1, start + 7, len(text)):
            assert lines.end_between(start, end) == any(start <= at < end for at in ends)
