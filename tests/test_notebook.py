"""What a notebook shows of a summary: what all pages tell, small, and nothing of it as markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import budgets, documents

from summarize import Document, summarize

OPENING = '<div class="summarize tex2jax_ignore mathjax_ignore" style="overflow-wrap:anywhere">'
MEASURES = "<p><small>sentences: "
NEWS = summarize(
    [Document("21 people died. The dam broke.", "b"), Document("The bridge is safe.", "c")],
    seen=[Document("12 people died. The dam broke.", "old <i>news</i>", "2026-11-02")],
)
CLASH = "12 people were killed in Port Alder. The dam broke. 21 people were killed in Port Alder."


def shown(summary):
    page = summary._repr_html_()
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    parser.parse(f"<!DOCTYPE html><title>a</title>{page}")  # raises at the first error
    return page


def isolated(page):
    return [unescape(text) for text in re.findall("<bdi>(.*?)</bdi>", page)]


def text_of(page):
    """The paragraphs of the summary itself."""
    return page.removeprefix(f"{OPENING}\n").split(MEASURES)[0].splitlines()


def listed(page, title):
    """The items of a list."""
    items = re.search(
        f"<details[^>]*><summary>[0-9]+ {title}</summary><ul>(.*?)</ul></details>", page
    )
    return re.findall("<li>(.*?)</li>", items[1]) if items else None


# What it tells


def test_a_summary_is_its_sentences_in_paragraphs():
    page = shown(summarize("The dam broke. Rain is likely.\n\nTwo\ntowns flooded."))
    assert page.startswith(f"{OPENING}\n<p>")
    assert text_of(page) == [
        "<p><bdi>The dam broke.</bdi> <bdi>Rain is likely.</bdi></p>",
        "<p><bdi>Two towns flooded.</bdi></p>",
    ]
    assert page.endswith("</small></p>\n</div>")
    assert "<p><small>sentences: 3, kept: 3, noise: 0; compression ratio: " in page


def test_a_line_of_its_own_stays_one():
    page = shown(summarize("The dam above Velm broke:\n- 12 houses fell.\n- 3 roads closed."))
    [paragraph] = text_of(page)
    assert paragraph == (
        "<p><bdi>The dam above Velm broke:</bdi><br>"
        "<bdi>- 12 houses fell.</bdi><br><bdi>- 3 roads closed.</bdi></p>"
    )


def test_sources_are_named_where_there_are_several():
    page = shown(summarize({"a\u202e<b>": "The dam broke.", "c": "It rained.", "": "Two died."}))
    assert "<p><bdi>The dam broke.</bdi> <small>[<bdi>a&lt;b></bdi>]</small></p>" in page
    assert "<p><bdi>It rained.</bdi> <small>[<bdi>c</bdi>]</small></p>" in page
    assert "<p><bdi>Two died.</bdi></p>" in page


def test_disagreements_are_listed_with_both_sides():
    page = shown(summarize(CLASH))
    [item] = listed(page, "disagreement")
    assert item == (
        "<b><bdi>12 people against 21 people</bdi></b>"
        "<br><bdi>12 people were killed in Port Alder.</bdi>"
        "<br><bdi>21 people were killed in Port Alder.</bdi>"
    )


def test_both_sides_of_a_disagreement_say_whose_they_are():
    given_documents = {"ap": "12 people died in Velm.", "<b>": "21 people died in Velm."}
    given_documents["c"] = given_documents["ap"]
    [item] = listed(shown(summarize(given_documents)), "disagreement")
    assert item.split("<br>")[1:] == [
        "<bdi>12 people died in Velm.</bdi> <small>[<bdi>ap</bdi>, <bdi>c</bdi>]</small>",
        "<bdi>21 people died in Velm.</bdi> <small>[<bdi>&lt;b></bdi>]</small>",
    ]


def test_of_many_who_say_the_same_the_first_are_named():
    said = {f"n{i}": "12 people died in Velm." for i in range(7)}
    [item] = listed(shown(summarize({**said, "z": "21 people died in Velm."})), "disagreement")
    names = ", ".join(f"<bdi>n{i}</bdi>" for i in range(5))
    assert f"<small>[{names}, 2 more]</small>" in item


def test_a_side_that_was_cut_says_so():
    [item] = listed(shown(summarize(CLASH, sentences=1)), "disagreement")
    assert item.count(" <small>(cut)</small>") in {1, 2}
    assert "(cut)" not in shown(summarize(CLASH))


def test_what_is_not_listed_is_counted():
    page = shown(replace(summarize(CLASH), disagreements_unlisted=3))
    line = "not listed: 3 pairs of sentences that differ as the rows of a table do"
    assert f"<p><small>{line}</small></p>" in page
    assert "not listed" not in shown(summarize(CLASH))


def test_what_is_repeated_is_listed_the_most_corroborated_first():
    text = "Rain is likely. The dam broke. The dam broke. Rain is likely. The dam broke. One died."
    assert listed(shown(summarize(text)), "repeated points") == [
        "<bdi>The dam broke.</bdi> (3 sentences)",
        "<bdi>Rain is likely.</bdi> (2 sentences)",
    ]


def test_what_changed_is_shown_with_who_said_it():
    page = shown(NEWS)
    [item] = listed(page, "change")
    assert item == (
        "<b><bdi>was 12 people, now 21 people</bdi></b>"
        "<br><bdi>12 people died.</bdi>"
        " <small>[<bdi>old &lt;i>news&lt;/i>, 2026-11-02</bdi>]</small>"
        "<br><bdi>21 people died.</bdi> <small>[<bdi>b</bdi>]</small>"
    )
    assert "<details open><summary>1 change</summary>" in page
    assert page.index("1 change</summary>") < page.index(MEASURES)


def test_nothing_new_is_not_nothing():
    assert text_of(shown(summarize("The dam broke.", seen="The dam broke."))) == [
        "<p><em>Nothing is new.</em></p>"
    ]
    assert text_of(shown(summarize(""))) == ["<p><em>An empty summary.</em></p>"]


# How much of it


def test_lists_show_their_first_items_and_count_the_rest():
    numbers = range(10, 33)
    towns = [f"Town{chr(65 + i)}burg" for i in range(len(numbers))]
    old = [f"{n} people died in {town}." for n, town in zip(numbers, towns, strict=True)]
    new = [f"{n + 40} people died in {town}." for n, town in zip(numbers, towns, strict=True)]
    page = shown(summarize([*old, *old, *new]))
    summary = summarize(new, seen=old)
    for items in (
        listed(page, "disagreements"),
        listed(page, "repeated points"),
        listed(shown(summary), "changes"),
    ):
        assert len(items) == 21
        assert "Town" not in items[20]
        assert all("burg" in item for item in items[:20])
    assert listed(shown(summary), "changes")[20] == f"and {len(summary.changes) - 20} more"
    firsts = [re.search("Town.burg", item)[0] for item in listed(page, "repeated points")[:20]]
    assert len(set(firsts)) == 20


def test_a_long_summary_is_cut():
    text = " ".join(
        f"Report {n} names {n * 7} trees near Mill{n} and Hill{n * 3}." for n in range(900)
    )
    summary = summarize(text, encoder="lexical")
    page = shown(summary)
    left = int(re.search(r"<em>… and (\d+) more sentences: print\(summary\)</em>", page)[1])
    kept = [sentence.text for sentence in summary.sentences]
    assert isolated("".join(text_of(page))) == kept[: len(kept) - left]
    assert 19_000 < sum(map(len, kept[: len(kept) - left])) <= 20_000 + len(kept)
    assert len(page) < 60_000


@given(st.integers(1, 3))
def test_as_many_as_are_left_out_are_told(left):
    text = "\n\n".join(f"{chr(97 + n) * 1999}." for n in range(10 + left))
    page = shown(summarize(text, encoder="lexical"))
    more = "1 more sentence" if left == 1 else f"{left} more sentences"
    assert text_of(page)[10:] == [f"<p><em>… and {more}: print(summary)</em></p>"]


def test_what_is_very_long_is_cut_everywhere():
    word = "x" * 30_000
    texts = [f"12 {word} people died in Velm.", f"21 {word} people died in Velm."]
    named = [Document(text, f"{number}{word}") for number, text in enumerate([*texts, *texts])]
    seen = [Document(f"40 {word} people died in Velm.", word)]
    page = shown(summarize(named, seen=seen))
    assert f"<bdi>12 {'x' * 1997} …</bdi>" in page
    assert len(page) < 20_000


@given(documents(), st.none() | budgets())
def test_every_summary_has_a_valid_page_with_its_sentences(given_documents, budget):
    summary = summarize(given_documents, **(budget or {}))
    page = shown(summary)
    starts = page.split(MEASURES)[0].count("<p")
    assert starts >= 1
    assert page.split(MEASURES)[0].count("<bdi>") >= len(summary.sentences)


# Hostile texts


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> is what he wrote.",
        "</bdi></div><img src=x onerror=alert(1)> was it.",
        "&lt;b&gt; &#60;i&#62; were references.",
        "It cost $5 million and it was <b>$7</b> million.",
        "A null \x00, a bell \x07 and a \ud800 surrogate stood there.",
    ],
)
def test_markup_is_text(text):
    given_documents = [Document(text, text), Document(f"{text} 12 people died in Velm.", "b")]
    page = shown(summarize(given_documents, seen=[Document("21 people died in Velm.", text)]))
    assert not set(re.findall("<([a-z]+)", page)) - {
        "div", "p", "bdi", "br", "small", "b", "em", "details", "summary", "ul", "li",
    }  # fmt: skip
    assert set(re.findall("<[a-z]+ ([a-z-]+)", page)) <= {"class", "open"}
    page.encode()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The dam \u202ebroke \u2066at noon.", "The dam \u202ebroke \u2066at noon.\u2069"),
        ("A \u2067b \u2068c\u2069 d.", "A \u2067b \u2068c\u2069 d.\u2069"),
        ("A \u2066b\u2069 \u2069c \u202ed.", "A \u2066b\u2069 \u2060c \u202ed."),
        ("A \u2069\u2066b.", "A \u2060\u2066b.\u2069"),
        ("A \u2066b\u2028c\u2069.", "A \u2066b c\u2069."),
    ],
)
def test_a_sentence_turns_no_other(text, told):
    page = shown(summarize(f"{text} Rain is likely in Torsk. Snow fell."))
    assert isolated(page)[0] == told
    assert isolated(page)[-2:] == ["Rain is likely in Torsk.", "Snow fell."]


@given(st.text(alphabet="ab \u202a\u202c\u202e\u2066\u2067\u2068\u2069", min_size=1, max_size=30))
def test_no_isolate_stays_open_and_none_is_closed_twice(text):
    page = shown(summarize(f"The dam{text} broke. {CLASH}", seen=f"The dam{text} fell."))
    for piece in isolated(page):
        depth = 0
        for character in piece:
            depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
            assert depth >= 0
        assert depth == 0


def test_what_conflicts_turns_nothing():
    summary = summarize(CLASH)
    [pair] = summary.disagreements
    [(a, b)] = pair.facts
    turned = replace(pair, facts=((replace(a, text="1\u202e2\u2066"), b),))
    [item] = listed(shown(replace(summary, disagreements=(turned,))), "disagreement")
    assert item.startswith("<b><bdi>12 people against 21 people</bdi></b>")


def test_sentences_from_right_to_left_follow_one_another_so():
    page = shown(summarize("انهار السد. غرقت مدينتان.", encoder="lexical"))
    assert text_of(page) == ['<p dir="rtl"><bdi>انهار السد.</bdi> <bdi>غرقت مدينتان.</bdi></p>']
    assert "<p><bdi>(12) The dam" in shown(summarize("(12) The dam انهار broke at noon."))
