"""Headers and footers: the index beside the rule it stands for, and its time."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from summarize.read import furniture
from summarize.read.lines import Line

FIGURES = re.compile(r"\d+")


def grows(text, other, pages):
    figures = zip(FIGURES.findall(text), FIGURES.findall(other), strict=True)
    return any(int(b[-6:]) - int(a[-6:]) == pages for a, b in figures)


def slow_recurs(edge, edges, body, line):
    """Whether a line recurs: every line at the same edge of another page is looked at."""
    others = (
        (other.page, there)
        for other in edges
        if other.top == edge.top and other.page != edge.page
        for level in other.levels[: other.most]
        for there in level
    )
    return any(map(str.isalpha, line.text)) and any(
        abs(there.baseline - line.baseline) < 3.0
        and (
            there.text == line.text
            or (
                FIGURES.sub("#", there.text.casefold()) == FIGURES.sub("#", line.text.casefold())
                and line.size < 1.1 * body
                and grows(line.text, there.text, page - edge.page)
            )
        )
        for page, there in others
    )


def at(text, baseline, size=10.0, left=72.0):
    return Line(text, left, left + 100, baseline, size)


TEXTS = st.sampled_from(
    ["Ashford Press", "ASHFORD 1", "Ashford 1", "Ashford 2", "Page 1 of 3", "Page 2 of 3",
     "Page 3 of 3", "7", "- 8 -", "No. 1000001", "No. 1000002", "No. 2", "The dam broke."]
)  # fmt: skip
HEIGHTS = st.sampled_from([800.0, 801.0, 802.9, 803.0, 806.0, 700.0, 688.0, 43.0, 41.0, 40.0, 38.5])
PAGES = st.lists(
    st.lists(st.builds(at, TEXTS, HEIGHTS, st.sampled_from([10.0, 10.0, 14.0])), max_size=7),
    max_size=7,
)


@given(PAGES)
def test_what_recurs_is_what_a_look_at_all_pages_finds(pages):
    edges = [edge for number, page in enumerate(pages) for edge in furniture._edges(number, page)]
    places = furniture._places(edges)
    for edge in edges:
        for line in (line for level in edge.levels for line in level):
            expected = slow_recurs(edge, edges, 10.0, line)
            assert furniture._recurs(edge, places, 10.0, line) == expected
