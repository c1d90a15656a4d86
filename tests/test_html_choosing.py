"""Choosing a sentence of the report, in a real browser: what says it, and what it says."""

from __future__ import annotations

import re

import pytest
from report_cases import news
from report_page import FIGURES, LONG, SEVERAL, TEXT, said_otherwise, sentence

from summarize import summarize
from summarize.entries import Fate

pytestmark = pytest.mark.browser


def test_clicking_a_restatement_lights_up_what_says_it(show):
    page = show(summarize(TEXT))
    sentence(page, 23).click()
    assert "on" in sentence(page, 23).get_attribute("class")
    assert "cover" in sentence(page, 13).get_attribute("class")
    card = page.locator("#card")
    assert card.locator("h2").inner_text() == "Sentence 23: restates 13"
    assert "similarity 0." in card.inner_text()
    assert "Prime Minister Berg" in card.locator("mark.said").first.inner_text()
    said = page.evaluate("[...CSS.highlights.get('said')].map(String)")
    assert said[1].startswith("Prime Minister Anna Berg visited Velm on Tuesday and promised 5 mil")


def test_words_that_are_not_covered_are_underlined(show):
    page = show(
        summarize(
            "The mayor opened the new bridge in Velm on Monday before a large crowd of residents. "
            "On Monday the mayor proudly opened the new bridge in Velm before residents."
        )
    )
    sentence(page, 2).click()
    quote = page.locator("#card .quote").first
    assert quote.locator(".unsaid").all_inner_texts() == ["proudly"]
    assert quote.locator(".said").all_inner_texts() == [
        "Monday the mayor",
        "opened the new bridge in Velm before residents",
    ]
    assert "are not in what says it: proudly." in page.locator("#card").inner_text()
    assert page.evaluate("[...CSS.highlights.get('unsaid')].map(String)") == ["proudly"]


def test_clicking_a_kept_sentence_shows_its_restatements_of_all_documents(show):
    summary = summarize(SEVERAL)
    cluster = max(summary.clusters, key=lambda cluster: len(cluster.documents))
    kept_one = cluster.representative
    saying = [e.sentence for e in summary.ledger if kept_one in e.covers]
    assert len({sentence.document for sentence in saying} | {kept_one.document}) > 1
    page = show(summary)
    sentence(page, kept_one.id + 1).click()
    names = list(SEVERAL)
    documents = [entry.sentence.document for entry in summary.ledger]
    first = [documents.index(number) for number in range(3)]
    assert page.locator("#card li a").all_inner_texts() == [
        f"sentence {s.id - first[s.document] + 1} of {names[s.document]}" for s in saying
    ]
    page.locator("#card li a").first.click()
    assert "restates" in page.locator("#card h2").inner_text()


def test_the_keyboard_reaches_everything(show):
    page = show(summarize(TEXT))
    assert page.locator("#source [tabindex='0']").count() == 1
    sentence(page, 1).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent").startswith("The regional gov")
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.textContent") == "Read more"
    assert page.locator("#card h2").inner_text() == "Sentence 26: noise, set aside"
    for _ in range(2):
        page.keyboard.press("ArrowUp")
    assert page.locator("#card h2").inner_text() == "Sentence 24: restates 19"
    described = page.evaluate("document.activeElement.getAttribute('aria-description')")
    assert described == "restates 19"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith("The insurers expect")
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()
    assert page.locator("#source [tabindex='0']").count() == 1


def test_tab_stops_are_few_however_long_the_text_is(show):
    page = show(summarize(LONG))
    stops = page.evaluate(
        "[...document.querySelectorAll('*')].filter((e) => e.tabIndex >= 0).length"
    )
    assert page.locator("#source p > span").count() == 1000
    assert stops < 30


def test_disagreements_and_changes_have_panels(show):
    page = show(summarize(TEXT))
    first = page.locator("#clashes li").first
    told = first.locator(".what").inner_text()
    assert re.sub("[\u2068\u2069]", "", told) == "12 people against 21 people"
    assert first.locator("mark").all_inner_texts() == ["12", "21"]
    first.locator("a").nth(1).click()
    assert page.locator("#card h2").inner_text() == "Sentence 11: kept, said 2 times"
    assert "Disagrees with sentence 3" in page.locator("#card").inner_text()
    changes = show(news()).locator("#changes")
    told = changes.locator(".what").inner_text()
    assert re.sub("[\u2068\u2069]", "", told) == "was 12 people, now 21 people"
    assert "old <i>news</i>, 2026-11-02" in changes.inner_text()


def test_what_a_budget_cut_has_no_cover(show):
    summary = summarize(TEXT, characters=200)
    assert summary.ledger[10].fate is Fate.CUT
    page = show(summary)
    sentence(page, 11).click()
    assert page.locator("#card h2").inner_text() == "Sentence 11: cut at this length"
    assert "No other sentence says it." in page.locator("#card").inner_text()
    sentence(page, 24).click()
    told = page.locator("#card").inner_text()
    assert "Would be said by sentence 19, similarity 0." in told
    assert ", cut too" in told


def test_a_second_click_closes_the_card(show):
    page = show(summarize(TEXT))
    sentence(page, 9).click()
    sentence(page, 9).click()
    assert page.locator("#card").is_hidden()
    assert page.locator("#source [aria-pressed]").count() == 0


def test_after_a_click_the_page_is_leafed_through_as_ever(show):
    page = show(summarize(TEXT))
    sentence(page, 2).click()
    page.keyboard.press("End")
    assert page.locator("#card h2").inner_text() == "Sentence 2: kept, said 2 times"


def test_a_card_keeps_the_summary_in_its_place(show):
    page = show(summarize(TEXT), fragment="#sentence=2")
    page.locator("#summary-part").evaluate("(part) => { part.scrollTop = 150; }")
    point = page.locator("#summary .t").nth(8)
    page.keyboard.press("Escape")
    assert page.locator("#summary-part").evaluate("(part) => part.scrollTop") > 0
    point.click()
    assert page.locator("#card").is_visible()
    assert point.evaluate(
        """(point) => {
          const part = document.getElementById("summary-part").getBoundingClientRect();
          const box = point.getBoundingClientRect();
          return box.bottom > part.top && box.top < part.bottom;
        }"""
    )


def test_show_more_keeps_the_focus(show):
    page = show(summarize(FIGURES))
    more = page.locator("#clashes button")
    assert more.inner_text() == "Show 6 more"
    more.click()
    assert page.locator("#clashes li").count() == 9
    assert page.evaluate("document.activeElement.closest('li') !== null")


def test_what_was_seen_before_opens_too(show):
    page = show(news())
    for number in range(1, 4):
        sentence(page, number).click()
    sentence(page, 2).click()
    assert page.locator("#card h2").inner_text() == "Sentence 2 of b: seen before"
    assert (
        "Said by old <i>news</i>, 2026-11-02, similarity 1.00" in page.locator("#card").inner_text()
    )
    again = show(news(), fragment="#sentence=2")
    assert again.locator("#card .quote").all_inner_texts() == ["The dam broke.", "The dam broke."]


def test_with_a_budget_the_card_names_what_says_it_now(show):
    summary, sentences = said_otherwise()
    page = show(summary)
    for entry, usual in sentences:
        sentence(page, entry.sentence.id + 1).click()
        assert ": restates sentence " in page.locator("#card h2").inner_text()
        lit = page.locator("#source .cover").evaluate_all(
            "all => all.map((span) => span.textContent)"
        )
        assert lit == sorted(
            (cover.text for cover in entry.covers),
            key=[e.sentence.text for e in summary.ledger].index,
        )
        assert f"similarity {entry.similarity:.2f}" in page.locator("#card").inner_text()
        assert usual != entry.covers


def test_all_of_a_card(show):
    text = "The mayor of Velm resigned on Monday. He had promised 40 million euros to Anna Berg."
    summary = summarize(f"{text} The mayor stayed.", words=9)
    page = show(summary)
    sentence(page, 2).click()
    assert page.locator("#card").inner_text().replace("✕\n", "").split("\n\n") == [
        "Sentence 2: cut at this length",
        "He had promised 40 million euros to Anna Berg.",
        "No other sentence says it. Of 3 points it is number 2, what is worth most first.",
        "In no kept sentence: 40 million euros (figure), Anna Berg (name)",
    ]


@pytest.mark.parametrize("key", ["Escape", "Enter"])
def test_a_card_is_closed_by_key_from_inside_it(show, key):
    page = show(summarize(TEXT))
    sentence(page, 2).focus()
    page.keyboard.press("ArrowDown")
    page.locator("#card .close").focus()
    page.keyboard.press(key)
    assert page.locator("#card").is_hidden()
    assert page.evaluate("document.activeElement.textContent").startswith("The regional gov")


def test_words_are_lit_of_what_a_cut_point_says(show):
    page = show(summarize(TEXT), fragment="#points=1&sentence=5")
    assert page.locator("#card h2").inner_text() == "Sentence 5: cut at this length"
    assert "Restated by" in page.locator("#card").inner_text()
    assert page.evaluate("CSS.highlights.get('said').size") > 0
