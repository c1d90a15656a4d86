"""The slider, the summary and the fates at every length, in a real browser."""

from __future__ import annotations

import re

import pytest
from report_cases import JOINED, TWO_HALVES
from report_page import LONG, SEVERAL, TEXT, copy, kept, points_of, slide

from summarize import summarize
from summarize.budget import count_words
from summarize.entries import Fate
from summarize.joining import join_sentences
from summarize.render.escape import clean

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("text", [TEXT, SEVERAL, "- Rain fell.\n- Roads closed.\nA heading\nSnow."])
def test_the_slider_shows_what_the_ranking_says(show, text):
    summary = summarize(text)
    page = show(summary)
    ranking = summary.ranking()
    texts = [entry.sentence for entry in summary.ledger]
    order = {s.id: place for place, s in enumerate(summary.sentences)}
    for points in [len(ranking), *range(1, len(ranking) + 1)]:
        slide(page, points)
        expected = sorted(ranking[:points], key=order.__getitem__)
        assert kept(page) == expected
        said = join_sentences([texts[i] for i in expected], summary.documents)
        assert f"{count_words(said)} word" in page.locator("#figures").inner_text()
        assert page.locator("#summary .t").evaluate_all(
            "all => all.filter((t) => !t.closest('[hidden]')).map((t) => t.textContent)"
        ) == [texts[i].text for i in expected]
    slide(page, 1)
    assert (
        f"{round(100 * summary.recut(sentences=1).compression_ratio)}\xa0%"
        in page.locator("#figures").inner_text()
    )


@pytest.mark.parametrize("budget", [{}, {"words": 60}])
def test_the_copied_summary_is_the_summary(show, budget):
    for text in (TEXT, SEVERAL, "A heading\n- Rain fell.\n- Roads closed.\n\nSnow\nfell 🙂."):
        summary = summarize(text, **budget)
        page = show(summary, permissions=["clipboard-read", "clipboard-write"])
        assert copy(page).startswith("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == clean(str(summary))


def test_where_copying_fails_the_page_says_so(show):
    page = show(summarize(TEXT))
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.evaluate("document.execCommand = () => false")
    assert "does not let this page copy" in copy(page)


def test_copying_works_without_permission(show):
    page = show(summarize(TEXT))
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    assert copy(page).startswith("Copied")
    assert page.locator("textarea").count() == 0


def test_a_long_slider_has_a_stop_for_every_short_length(show):
    page = show(summarize(LONG))
    most = points_of(page)
    stops = int(page.locator("#length").get_attribute("max"))
    assert most > 200 > stops / 2
    assert [slide(page, place) for place in range(1, 51)] == list(range(1, 51))
    lengths = [slide(page, place) for place in range(50, stops + 1)]
    assert lengths == sorted(set(lengths))
    assert lengths[-1] == most
    page.evaluate("location.hash = '#points=203'")
    page.locator("#figures b", has_text=re.compile("^203$")).wait_for()


def test_a_budget_without_room_says_so_and_slides_on(show):
    page = show(summarize(TEXT, words=1))
    assert points_of(page) == 0
    assert [slide(page, place) for place in (2, 3, 1)] == [1, 2, 0]


@pytest.mark.parametrize("budget", [{}, {"words": 30}, {"characters": 200}, {"ratio": 0.5}])
def test_the_page_tells_the_fates_of_the_ledger(show, budget):
    for text in (TEXT, SEVERAL, LONG[:4000]):
        summary = summarize(text, **budget)
        page = show(summary)
        classes = page.locator("#source p > span").evaluate_all(
            "all => all.map((span) => [...span.classList].find((c) => 'rxsn'.includes(c)) ?? '')"
        )
        fates = {Fate.RESTATED: "r", Fate.CUT: "x", Fate.NOISE: "n", Fate.KEPT: ""}
        assert classes == [fates[entry.fate] for entry in summary.ledger]
        most = int(page.locator("#length").get_attribute("max"))
        slide(page, most)
        assert page.locator("#source .x").count() == 0  # at full length everything is said


def test_what_a_screen_reader_hears_follows_the_length(show):
    def told(page):
        return page.locator("#source p > span").evaluate_all(
            "all => all.map((span) => span.getAttribute('aria-description'))"
        )

    page = show(summarize(TEXT))
    before = told(page)
    assert before[:3] == [None, "kept, said 2 times", "kept, contradicted"]
    assert before[8] == "restates 5"
    slide(page, 1)
    assert told(page)[0] == "cut at this length"
    slide(page, 17)
    assert told(page) == before


def test_points_are_reached_by_key(show):
    page = show(summarize(TEXT), fragment="#points=3")
    assert page.locator("#summary [tabindex='0']").count() == 1
    page.locator("#summary [tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    chosen = page.evaluate("document.activeElement.dataset.id")
    assert int(chosen) == kept(page)[1]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#source') !== null")
    assert page.evaluate("location.hash") == f"#points=3&sentence={int(chosen) + 1}"


def test_no_facts_are_no_percent_of_them(show):
    text = "Rain is likely again. Rain is likely again. In 2021 Maria Lund gave 40 euros to Velm."
    page = show(summarize(text))
    slide(page, 1)
    told = page.locator("#figures").inner_text().replace("\xa0", " ")
    assert told.endswith("0 % of its facts (0 of 4)")


def test_the_length_a_summary_was_made_with_is_a_stop(show):
    summary = summarize(LONG, sentences=76)
    page = show(summary)
    assert points_of(page) == 76
    place = int(page.locator("#length").input_value())
    slide(page, 1)
    assert slide(page, place) == 76


def test_what_is_kept_is_said_by_others_where_it_is_left_out(show):
    summary = summarize(JOINED)
    assert summary.ranking() == (2, 1, 0)
    page = show(summary, fragment="#points=2&sentence=1")
    assert page.locator("#card h2").inner_text() == "Sentence 1: restates 2 and 3"
    assert page.locator("#source p > span.r").count() == 1
    assert page.locator("#picture path.bar.point").get_attribute("d").count("z") == 3
    slide(page, 3)
    assert page.locator("#card h2").inner_text() == "Sentence 1: kept, said 2 times"
    assert page.locator("#card li").all_inner_texts()[0].startswith("sentence 4")
    page.locator("#source p > span").nth(1).click()
    assert page.locator("#card h2").inner_text() == "Sentence 2: kept"


def test_what_is_said_by_two_is_not_said_by_the_one_that_is_kept(show):
    summary = summarize(TWO_HALVES)
    assert {cover.id for cover in summary.ledger[2].covers} == {0, 1}
    first = summary.ranking()[0] + 1
    page = show(summary, fragment=f"#points=1&sentence={first}")
    assert page.locator("#card h2").inner_text() == f"Sentence {first}: kept"
    assert page.locator("#source p > span.r").count() == 0
    slide(page, 2)
    assert page.locator("#card h2").inner_text() == f"Sentence {first}: kept, said 2 times"
    assert page.locator("#source p > span.r").count() == 1
