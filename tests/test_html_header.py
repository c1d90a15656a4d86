"""What stands over a report: its title, its counts, the meaning of its marks, the language."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from report_cases import ARTICLE, Elements, news

from summarize import summarize
from summarize.render.html import render_html
from summarize.render.html.header import legend, subtitle, title

CUT = ("x", None, "cut")
SEEN = ("s", None, "seen before")
RESTATED = ("r c0", "1", "repeats point 1")
NOISE = ("n", None, "noise")
CONTRADICTED = ("d", None, "contradicted")


@pytest.mark.parametrize(
    ("make", "marks"),
    [
        (lambda: summarize(""), []),
        (lambda: summarize(" \n"), []),
        (lambda: summarize("Rain fell."), [CUT]),
        (lambda: summarize("Rain fell. Rain fell."), [RESTATED, CUT]),
        (lambda: summarize(ARTICLE), [RESTATED, CUT, NOISE, CONTRADICTED]),
        (news, [CUT, SEEN]),
    ],
)
def test_the_legend_has_the_marks_of_the_text(make, marks):
    summary = make()
    items = legend(summary)
    assert items.count("<li>") == len(marks)
    assert [
        (attributes["class"].removeprefix("sample "), attributes.get("data-p"), told)
        for attributes, told in Elements(items).of("span")
    ] == marks
    assert f'aria-label="Marks">\n{items}</ul>' in render_html(summary)


def many(summary):
    """A thousand times what became of the sentences of a summary."""
    return replace(
        summary, ledger=summary.ledger * 1000, disagreements=summary.disagreements * 1000
    )


def test_large_counts_have_separators():
    assert title(summarize([""] * 1001)) == "1,001 documents"
    assert subtitle(many(summarize(ARTICLE))) == (
        "7,000 sentences, 4,000 kept, 1,000 restated, 2,000 noise, 1,000 disagreements"
    )
    assert subtitle(many(summarize("Rain fell. Snow fell.", sentences=1))) == (
        "2,000 sentences, 1,000 kept, 1,000 cut, no disagreements"
    )
    assert subtitle(many(news())) == (
        "3,000 sentences, 2,000 kept, 1,000 seen before, no disagreements"
    )


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        ("", {}, "0 sentences, 0 kept, no disagreements"),
        ("Rain fell.", {}, "1 sentence, 1 kept, no disagreements"),
        ("Rain fell. Share", {}, "2 sentences, 2 kept, no disagreements"),
        (ARTICLE, {}, "7 sentences, 4 kept, 1 restated, 2 noise, 1 disagreement"),
        (
            "12 people died in Velm. 21 people died in Velm. 13 people died in Velm.",
            {},
            "3 sentences, 3 kept, 3 disagreements",
        ),
    ],
)
def test_what_became_of_the_sentences_is_counted(text, options, told):
    summary = summarize(text, **options)
    assert subtitle(summary) == told
    assert f'<p class="quiet">{told}</p>' in render_html(summary)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("abcd αβγδ.", "en"),
        ("abcd αβγδε.", ""),
        ("abcd انها.", "en"),
        ("abc انها.", ""),
        ("abc 大坝决堤", ""),
        # What is no letter does not count, nor does a Latin letter of another language.
        ("abcd αβγδ 12345 – . ! ?", "en"),
        ("äöüßéèșțŧɏ abc", "en"),
        ("12 – 21", "en"),
        ("", "en"),
        # The beginning tells it.
        ("a" * 1000 + "α" * 2000, "en"),
        ("α" * 501 + "a" * 2000, ""),
    ],
)
def test_a_text_half_in_other_letters_may_be_english_and_more_than_half_is_not(text, language):
    page = render_html(summarize(text))
    assert re.findall('<div id="(source|summary)" lang="(.*?)"', page) == [
        ("source", language),
        ("summary", language),
    ]
    german = render_html(summarize(text, language="de"))
    assert '<div id="source" lang="de"' in german
