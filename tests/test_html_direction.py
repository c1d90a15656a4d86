"""Which way the paragraphs of a report run."""

from __future__ import annotations

import re

import pytest

from summarize import summarize
from summarize.render.html import render_html

ARABIC = " ".join(f"غرقت {number} مدينتان." for number in range(10, 92))
# Their sentences from the 41st on begin with a Latin letter.
MIXED = " ".join(
    f"{'' if number < 50 else 'Velm '}غرقت {number} مدينتان." for number in range(10, 92)
)
ENGLISH = " ".join(f"The dam of {number} towns broke." for number in range(10, 92))


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        (ARABIC, ["dir=auto", "class=f dir=rtl", "class=f dir=rtl"]),
        (MIXED, ["dir=auto", "class=f dir=rtl", "class=f dir=rtl"]),
        (f"Velm: {ARABIC}", ["dir=auto", "class=f dir=ltr", "class=f dir=ltr"]),
        (f"(12) – {ARABIC}", ["dir=auto", "class=f dir=rtl", "class=f dir=rtl"]),
        (f"{ENGLISH} انهار السد.", ["dir=auto", "class=f dir=ltr", "class=f dir=ltr"]),
        (ENGLISH, ["", "class=f", "class=f"]),
    ],
)
def test_the_parts_of_a_paragraph_run_as_it_begins(text, attributes):
    source = render_html(summarize(text, encoder="lexical")).split('<div id="source"')[1]
    assert re.findall("<p ?([^>]*)>", source.split("</div>")[0]) == attributes
