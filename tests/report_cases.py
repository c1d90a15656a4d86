"""Texts and summaries for the tests of the report, and what reads its pages."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser

import html5lib
from hypothesis import strategies as st

from summarize import Document, summarize

ARTICLE = (
    "The dam broke at noon. 12 people were killed in Port Alder.\n\n"
    "At noon the dam broke. 21 people were killed in Port Alder. Rain is likely.\n\n"
    "Share.\nRead more"
)
HOSTILE = (
    "<script>alert(1)</script> is what he wrote.",
    "</script><script>alert(2)</script> ended it.",
    "<!-- He opened a comment. <![CDATA[ And another ]]> --> he said.",
    "\" onmouseover=\"alert(3) ' onfocus='alert(4) was the name.",
    "</style><style>*{display:none}</style> hid the page.",
    "</title><img src=x onerror=alert(5)> was in it.",
    "&lt;b&gt; &amp;amp; &#60;i&#62; &copy were references.",
    "\u202eThis was turned round.\u202c And \u2066this was \u2067isolated.",
    "A null \x00 and a bell \x07 and a \ud800 surrogate stood there.",
    "Line\r\nbreaks\rof \x85all \x0bkinds\u2028were\u2029in\x0cit.",
    "${title} $data and {{ this }} were no templates.",
    "🙂 12 people 🙂 died 🙂 in Port Alder.",
)  # fmt: skip


CLAUSES = (
    "the dam broke at noon", "power was lost", "farmers lost their cattle", "schools were shut",
    "a train derailed downhill", "rain fell on the valley",
)  # fmt: skip
# What the first says the next two say together, and all three are kept.
JOINED = (
    "Power was lost, and farmers lost their cattle, and schools were shut, and a train derailed "
    "downhill. A train derailed downhill, and schools were shut, and the dam broke at noon, and "
    "rain fell on the valley. The dam broke at noon, and power was lost, and farmers lost their "
    "cattle. Farmers lost their cattle, and schools were shut."
)

# The last says what the others say together.
TWO_HALVES = (
    "The dam broke at noon, and power was lost in the whole valley for two days. Farmers lost "
    "their cattle, and schools were shut until the end of the month. Power was lost in the whole "
    "valley, and farmers lost their cattle, and schools were shut."
)


def joined_clauses():
    """Texts of sentences that say some of one another each, and all of it together."""
    sentence = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=4, unique=True).map(
        lambda clauses: f"{', and '.join(clauses)}.".capitalize()
    )
    return st.lists(sentence, min_size=2, max_size=8).map(" ".join)


def said_at_every_length(summary):
    """Of each beginning of a ranking: its sentences, and the others that these say, by trying."""
    found = summary.__dict__["_source"]._findings(summary.settings["threshold"])
    point_of = {i: p for p, members in enumerate(found.points.members) for i in members}
    for count in range(len(summary.ranking()) + 1):
        shown = set(summary.ranking()[:count])
        kept = {point_of[i] for i in shown}
        said = {p for p in point_of.values() if p in kept or found.kept_covers(p, kept)}
        yield shown, {i for i, p in point_of.items() if p in said} - shown


@cache
def news():
    """A summary of what is new."""
    return summarize(
        [Document("21 people died. The dam broke.", "b"), Document("The bridge is safe.", "c")],
        seen=[Document("12 people died. The dam broke.", "old <i>news</i>", "2026-11-02")],
    )


class Elements(HTMLParser):
    """The elements of a page, with their attributes and their own text."""

    def __init__(self, page):
        super().__init__()
        self.found, self._open = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append([tag, dict(attrs), ""])
        if tag not in {"meta", "br", "input"}:
            self._open.append(self.found[-1])

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag

    def handle_data(self, data):
        if self._open:
            self._open[-1][2] += data

    def of(self, tag):
        return [(attributes, text) for name, attributes, text in self.found if name == tag]


def data_of(page):
    return json.loads(re.search(r'type="application/json">(.*?)</script>', page)[1])


def source_texts(page):
    """What stands in the sentences of the text, in order."""
    return [text for _, text in sentences_of(page)]


def sentences_of(page):
    source = re.search(
        r'<div id="source".*?>\n(.*)</div>\n</section>\n<div id="side"', page, re.DOTALL
    )
    return Elements(source[1]).of("span")


def words_of(page):
    return re.sub("<[^>]*>", "", page)


def is_valid(page):
    # The parser is slow, and the style sheet and the script are always the same.
    short = re.sub(r"(?s)<style>.*?</style>|<script>.*?</script>", "", page)
    html5lib.HTMLParser(strict=True).parse(short)  # raises at the first error
    return True
