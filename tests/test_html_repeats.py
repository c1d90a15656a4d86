"""Where a text repeats itself, in words."""

from __future__ import annotations

import pytest
from report_cases import words_of

from summarize import summarize
from summarize.render.html import render_html
from summarize.render.html.covers import find_covers
from summarize.render.html.repeats import render_repeats


def repeats_of(summary):
    return render_repeats(summary, find_covers(summary))


SENTENCES = dict(
    zip(
        "ABCDEFG",
        "The dam broke at noon.|Two towns were flooded.|Rain is likely.|The mayor resigned."
        "|Schools stay closed.|A bridge was built.|Insurers expect claims.".split("|"),
        strict=True,
    )
)


@pytest.mark.parametrize(
    ("order", "count", "told"),
    [
        ("ABCABC", "3 of 6 sentences repeat others.", ["Sentences 4–6 repeat sentences 1–3"]),
        (
            "ABCADB",
            "2 of 6 sentences repeat others.",
            ["Sentences 4 and 6 repeat sentences 1 and 2"],
        ),
        ("ABCDEFG", "No sentence repeats another.", []),
        (
            "AABCDEFGB",
            "2 of 9 sentences repeat others.",
            ["Sentence 2 repeats sentence 1", "Sentence 9 repeats sentence 3"],
        ),
        ("ABDDFC", "1 of 6 sentences repeats another.", ["Sentence 4 repeats sentence 3"]),
    ],
)
def test_repetition_is_told_in_words(order, count, told):
    text = " ".join(SENTENCES[letter] for letter in order)
    lines = words_of(repeats_of(summarize(text))).splitlines()
    assert lines[0] == count
    assert [line.split(":")[0] for line in lines[1:] if line] == told


@pytest.mark.parametrize(
    ("letters", "rest"),
    [
        ("ABCDE", ""),
        ("ABCDEF", "1 more sentence repeats another."),
        ("ABCDEFG", "2 more sentences repeat others."),
    ],
)
def test_passages_that_are_not_listed_are_counted(letters, rest):
    summary = summarize([" ".join(SENTENCES.values()), *(SENTENCES[letter] for letter in letters)])
    page = repeats_of(summary)
    told = f"{len(letters)} of {len(summary.ledger)} sentences repeat others."
    assert len(find_covers(summary)) == len(letters)
    assert page.count("<li>") == 5
    assert words_of(page).startswith(f"{told}\n")
    assert words_of(page).endswith(f"\n{rest}")


def test_repetition_across_documents_names_them():
    summary = summarize(
        {"ap": "The dam broke at noon.", "<b>": "Rain fell. The dam broke at noon."}
    )
    page = repeats_of(summary)
    item = (
        '<a href="#sentence=3">Sentence 2 of <bdi>&lt;b></bdi></a> repeats '
        '<a href="#sentence=1">sentence 1 of <bdi>ap</bdi></a>: '
        '<q dir="auto">The dam broke at noon.</q>'
    )
    assert f"<li>{item}</li>" in page
    assert page in render_html(summary)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (
            "The dam above Port Alder broke at noon after three days of rain, they said.",
            "The dam above Port Alder broke at noon after three days of …",
        ),
        ("The <b>dam</b>\nbroke \u202eat noon.", "The &lt;b>dam&lt;/b> broke at noon."),
        ("大坝" * 40 + "。", "大坝" * 30 + " …"),
        ("x" * 60 + ".", "x" * 60 + " …"),
        ("The " + "x" * 55 + ".", "The " + "x" * 55 + "."),
    ],
)
def test_a_quotation_is_the_beginning_of_what_is_repeated(text, quoted):
    page = repeats_of(summarize([text, text]))
    assert f'<q dir="auto">{quoted}</q>' in page


def test_a_quotation_has_the_language_of_the_text():
    summary = summarize("Der Damm brach. Es regnet. Der Damm brach.", language="de")
    assert '<q dir="auto" lang="de">Der Damm brach.</q>' in render_html(summary)


@pytest.mark.parametrize("language", ["en", "EN", "english"])
def test_a_quotation_of_what_is_called_english_and_is_not_has_no_language(language):
    texts = "The dam broke. Rain is likely. The dam broke.", "انهار السد. غرقت مدينتان. انهار السد."
    english, arabic = (render_html(summarize(text, language=language)) for text in texts)
    assert '<q dir="auto">The dam broke.</q>' in english
    assert '<div id="source" lang="en" ' in english
    assert '<q dir="auto" lang="">انهار السد.</q>' in arabic
    assert '<div id="source" lang="" ' in arabic
