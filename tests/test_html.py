"""The HTML report: valid, small, self-contained, and nothing of the input in it but as text."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import accumulate

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_cases import (
    ARTICLE,
    HOSTILE,
    Elements,
    data_of,
    is_valid,
    news,
    sentences_of,
    source_texts,
    words_of,
)
from strategies import budgets, documents

from summarize import Document, summarize
from summarize.render.escape import clean
from summarize.render.html import render_html, room, size_limit


@given(documents(), st.none() | budgets())
def test_every_report_is_valid_bounded_and_holds_the_text(given_documents, budget):
    summary = summarize(given_documents, **(budget or {}))
    page = render_html(summary)
    assert is_valid(page)
    assert len(page.encode()) <= size_limit(summary)
    assert source_texts(page) == [clean(entry.sentence.text) for entry in summary.ledger]


def test_the_policy_allows_what_is_inlined_and_nothing_else():
    page = render_html(summarize(ARTICLE))
    elements = Elements(page)
    [policy] = [a["content"] for a, _ in elements.of("meta") if "http-equiv" in a]
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    [(_, style)] = elements.of("style")
    [(data, _), (script, code)] = elements.of("script")
    assert data == {"id": "data", "type": "application/json"}
    assert script == {}

    def digest(text):
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert allowed == {
        "default-src": "'none'", "script-src": digest(code), "style-src": digest(style),
        "base-uri": "'none'", "form-action": "'none'",
    }  # fmt: skip


def test_the_whole_page_is_not_asked_about_by_its_root():
    # WebKit looks through all of it again after every change: 2,000 sentences take seconds.
    style = re.search("(?s)<style>(.*?)</style>", render_html(summarize(ARTICLE)))[1]
    assert re.findall(r"([^\s{},]*):has\([^+]", style) == []


def test_browsers_of_2023_show_the_marks_and_run_the_script():
    page = render_html(summarize(ARTICLE))
    style = re.search("(?s)<style>(.*?)</style>", page)[1]
    spoken = re.findall(r'content: ([^;]+) / "";', style)  # Firefox 128, Safari 17.4
    assert spoken
    assert all(f'content: {shown}; content: {shown} / "";' in style for shown in spoken)
    # Safari knows no more than the line in the short form.
    assert {*re.findall("text-decoration: ([^;]+);", style)} <= {
        "none",
        "underline",
        "line-through",
    }
    assert "checkVisibility" not in page  # Safari 17.4


def no_code(page):
    elements = Elements(page)
    tags = [name for name, _, _ in elements.found]
    assert tags.count("script") == 2
    assert tags.count("style") == tags.count("title") == 1
    assert not {"img", "iframe", "object", "embed", "link", "base", "i", "b"} & set(tags)
    for _, attributes, _ in elements.found:
        assert not [
            name for name in attributes if name.startswith("on") or name in {"style", "src"}
        ]
        assert re.fullmatch("#[a-z-]+|#sentence=[1-9][0-9]*", attributes.get("href", "#source"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_text(text):
    other = "12 people were killed in Port Alder."
    summary = summarize([Document(f"{text} {other} {text}", text), Document(text, "b")])
    page = render_html(summary)
    assert is_valid(page)
    no_code(page)
    assert source_texts(page) == [clean(entry.sentence.text) for entry in summary.ledger]
    page.encode()


def test_hostile_names_and_what_was_seen_are_text():
    seen = [Document(f"{text} 12 people died.", text) for text in HOSTILE]
    summary = summarize([Document("21 people died.", text) for text in HOSTILE], seen=seen)
    page = render_html(summary)
    assert is_valid(page)
    no_code(page)
    assert not set("\u202e\u2066\u2067") & set(page.split('<div id="source"')[0])


def test_a_report_is_the_same_every_time():
    texts = {"a": ARTICLE, "b": ARTICLE[::-1]}
    assert render_html(summarize(texts)) == render_html(summarize(texts), explain=True)


def test_an_empty_text_has_a_report():
    page = render_html(summarize(""))
    html5lib.HTMLParser(strict=True).parse(page)
    assert "0 sentences, 0 kept, no disagreements" in page
    assert "No sentence repeats another." in page
    assert data_of(page)["order"] == []


def test_sentences_are_marked_by_fate_and_point():
    page = render_html(summarize(ARTICLE))
    classes = [attributes.get("class", "") for attributes, _ in sentences_of(page)]
    assert classes == ["c0", "d", "r c0", "d", "", "n", "n"]
    points = [attributes.get("data-p") for attributes, _ in sentences_of(page)]
    assert points == ["1", None, "1", None, None, None, None]
    assert "7 sentences, 4 kept, 1 restated, 2 noise, 1 disagreement" in page
    assert "Sentence 3 repeats sentence 1" in words_of(page)


@given(documents(), st.none() | budgets())
def test_the_marks_are_those_of_the_data(given_documents, budget):
    page = render_html(summarize(given_documents, **(budget or {})))
    data = data_of(page)
    numbers, contradicted = {}, {i for a, b, *_ in data["clashes"] for i in (a, b)}
    for number, gaps in enumerate(data["clusters"], 1):
        numbers |= dict.fromkeys([gaps[0], *accumulate(gaps[1:])], number)
    for i, (attributes, _) in enumerate(sentences_of(page)):
        classes = set(attributes.get("class", "").split())
        assert attributes.get("data-p") == (str(numbers[i]) if i in numbers else None)
        colours = {f"c{(numbers[i] - 1) % 8}"} if i in numbers else set()
        assert classes - {"r", "x", "s", "n", "d", "w"} == colours
        assert ("d" in classes) == (i in contradicted)


def isolated(text):
    return f"\u2068{text}\u2069"


def test_disagreements_have_their_facts_marked():
    [[a, b, _, _, in_a, in_b, what]] = data_of(render_html(summarize(ARTICLE)))["clashes"]
    assert (a, b, in_a, in_b, what) == (
        1,
        3,
        [0, 2],
        [0, 2],
        f"{isolated('12 people')} against {isolated('21 people')}",
    )


def test_changes_and_what_was_seen():
    page = render_html(news())
    data = data_of(page)
    [[before, source, after, was, is_now, what]] = data["changes"]
    assert (before, source, after) == ("12 people died.", "old <i>news</i>, 2026-11-02", 0)
    assert (was, is_now, what) == (
        [0, 2],
        [0, 2],
        f"was {isolated('12 people')}, now {isolated('21 people')}",
    )
    assert data["seen"] == [1]
    assert data["seen_by"] == [[1, 100, ["The dam broke.", "old <i>news</i>, 2026-11-02"]]]
    assert "<h3><bdi>b</bdi></h3>" in page
    assert "1 seen before" in page


def test_a_language_is_that_of_the_text():
    page = render_html(summarize("Der Damm brach. Es regnet.", language="de"))
    assert '<html lang="en">' in page  # the page around it is English
    assert '<div id="source" lang="de"' in page


def test_what_has_no_room_is_counted():
    # Every sentence contradicts some others: far more pairs than sentences.
    rows = " ".join(
        f"{n} people died in {town}." for town in ("Velm", "Torsk") for n in range(2, 9)
    )
    page = render_html(summarize(rows))
    data = data_of(page)
    assert len(data["clashes"]) + data["clashes_left_out"] == len(summarize(rows).disagreements)


def test_the_size_is_bounded_where_the_room_is_filled(monkeypatch):
    summary = summarize(f"{ARTICLE} 12 people died in Port Alder. Rain is likely today.")
    spare = size_limit(summary) - len(render_html(summary).encode())
    space, marked, listed = room._ROOM - spare, set(), set()
    for less in range(0, 200, 8):
        monkeypatch.setattr(room, "_ROOM", space - less)
        page = render_html(summary)
        assert len(page.encode()) <= size_limit(summary)
        data = data_of(page)
        marked.add(any(attributes for attributes, _ in sentences_of(page)))
        listed.add(len(data["clashes"]) + len(data["matches"]))
        assert len(data["matches"]) + data["matches_left_out"] == 2
    assert marked == {True, False}
    assert len(listed) > 2


@pytest.mark.parametrize(
    "text", ["Yes. No. " * 5000, "<&<& and < or & it. " * 3000, "a\n\n" * 3000]
)
def test_the_size_is_bounded_where_texts_are_odd(text):
    summary = summarize(text)
    assert len(render_html(summary).encode()) <= size_limit(summary)
