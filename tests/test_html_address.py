"""The address of the report: its state, and the way back."""

from __future__ import annotations

import re

import pytest
from report_page import (
    REPEATING,
    TEXT,
    WIDTHS,
    kept,
    points_of,
    remembered,
    sentence,
    slide,
    still,
    wait_for,
)

from summarize import summarize

pytestmark = pytest.mark.browser


def test_the_state_is_in_the_fragment(show):
    summary = summarize(TEXT)
    page = show(summary)
    slide(page, 5)
    sentence(page, 9).click()
    fragment = "#points=5&sentence=9"
    page.wait_for_url(f"**{fragment}")
    again = show(summary, fragment=fragment)
    assert kept(again) == sorted(summary.ranking()[:5])
    assert again.locator("#card h2").inner_text() == page.locator("#card h2").inner_text()
    again.evaluate("location.hash = '#points=2'")
    again.locator("#figures b", has_text=re.compile("^2$")).wait_for()
    assert again.locator("#card").is_hidden()
    again.evaluate("location.hash = ''")
    again.locator("#figures b", has_text=re.compile("^17$")).wait_for()


@pytest.mark.parametrize(
    ("fragment", "points"),
    [
        ("#points=0", 1),
        ("#points=-3", 17),
        ("#points=", 17),
        ("#points=0x5", 17),
        ("#points=999&sentence=999", 17),
        ("#sentence=x", 17),
        ("#%E0%A4%A", 17),
        ("#source", 17),
    ],
)
def test_a_fragment_that_makes_no_sense_does_no_harm(show, fragment, points):
    page = show(summarize(TEXT), fragment=fragment)
    assert points_of(page) == len(kept(page)) == points
    assert page.locator("#card").is_hidden()


def test_the_skip_link_leaves_the_length(show):
    page = show(summarize(TEXT), fragment="#points=5")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "source"
    assert points_of(page) == 5
    assert page.evaluate("location.hash") == "#points=5"


def test_the_way_back_leads_to_where_a_link_was(show):
    page = show(summarize(TEXT), fragment="#points=9")
    page.locator("#clashes a").first.click()
    page.locator("#card a", has_text="sentence 11").click()
    assert page.evaluate("location.hash") == "#points=9&sentence=11"
    page.go_back()
    page.locator("#card h2", has_text="Sentence 3:").wait_for()  # the address is there before it
    assert page.evaluate("location.hash") == "#points=9&sentence=3"
    page.go_back()
    page.locator("#card").wait_for(state="hidden")
    assert points_of(page) == 9


@pytest.mark.parametrize("width", WIDTHS)
def test_the_way_back_leads_to_the_place(show, width):
    page = show(summarize(REPEATING), width=width)
    page.evaluate("scrollTo(0, 900)")
    before = remembered(page)
    page.locator("#repeats a").first.evaluate("(link) => link.click()")
    assert page.evaluate("scrollY") != before
    page.go_back()
    page.locator("#card").wait_for(state="hidden")
    assert abs(still(page) - before) <= 1


def test_going_where_one_is_leaves_no_trace(show):
    page = show(summarize(TEXT))
    length = page.evaluate("history.length")
    for _ in range(4):
        page.locator("#repeats a").first.click()
    assert page.evaluate("history.length") == length + 1


def test_an_address_that_a_reader_sets_is_not_written_over(show):
    page = show(summarize(TEXT), fragment="#sentence=3")
    for number in range(4, 12):
        # The page writes its state at once, before it hears of the new address.
        left = page.evaluate(
            "(to) => { location.hash = to; dispatchEvent(new Event('pagehide'));"
            " return location.hash; }",
            f"#sentence={number}",
        )
        assert left == f"#sentence={number}"
        page.locator("#card h2", has_text=f"Sentence {number}:").wait_for()
        assert page.evaluate("location.hash") == left


def test_the_way_forward_leads_to_where_a_reader_left(show):
    page = show(summarize(REPEATING))
    page.locator("#repeats a").first.evaluate("(link) => link.click()")
    arrived = remembered(page)
    page.evaluate("scrollBy(0, -700)")
    left = remembered(page)
    assert left < arrived
    page.go_back()
    page.locator("#card").wait_for(state="hidden")
    page.go_forward()
    page.locator("#card").wait_for()
    assert abs(still(page) - left) <= 1


def test_a_reload_stays_where_it_was(show):
    page = show(summarize(REPEATING), fragment="#points=40&sentence=3")
    page.evaluate("scrollTo(0, 1200)")
    before = remembered(page)
    assert before > 0
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert abs(still(page) - before) <= 1
    assert points_of(page) == 40


@pytest.mark.parametrize("width", WIDTHS)
def test_the_sentence_of_an_address_is_on_the_screen(show, width):
    page = show(summarize(REPEATING), width=width, fragment="#sentence=1050")
    still(page)
    box = sentence(page, 1050).bounding_box()
    assert 0 < box["y"] < 900


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reload_keeps_the_chosen_sentence_where_it_was(show, width):
    page = show(summarize(REPEATING), width=width, fragment="#sentence=800")
    remembered(page)
    before = sentence(page, 800).bounding_box()["y"]
    page.reload()
    page.wait_for_selector("html[data-ready]")
    still(page)
    assert abs(sentence(page, 800).bounding_box()["y"] - before) <= 1


def test_going_back_in_a_narrower_window_shows_the_chosen_sentence(show):
    page = show(summarize(TEXT), fragment="#sentence=9")
    remembered(page)
    page.locator("#summary .t").last.evaluate("(point) => point.click()")
    page.set_viewport_size({"width": 390, "height": 900})
    wait_for(page, "innerWidth === 390")
    remembered(page)
    page.go_back()
    page.locator("#card h2", has_text="Sentence 9:").wait_for()
    still(page)
    assert 0 <= sentence(page, 9).bounding_box()["y"] < 900


PHONE, TURNED = (390, 844), (844, 390)


@pytest.mark.parametrize("chosen", [False, True])
@pytest.mark.parametrize("sizes", [((1400, 900), (980, 900), (1400, 900)), (PHONE, TURNED, PHONE)])
def test_a_window_of_another_width_stays_at_the_sentence(show, sizes, chosen):
    page = show(summarize(REPEATING), width=sizes[0][0])
    page.set_viewport_size(dict(zip(("width", "height"), sizes[0], strict=True)))
    place = sentence(page, 560)
    place.evaluate("(span) => span.scrollIntoView({ block: 'center' })")
    if chosen:
        place.click()
    remembered(page)
    for width, height in sizes[1:]:
        page.set_viewport_size({"width": width, "height": height})
        wait_for(page, f"innerWidth === {width} && innerHeight === {height}")
        remembered(page)
        assert -200 < place.evaluate("(span) => span.getBoundingClientRect().top") < height


def test_a_window_of_another_width_stays_at_the_top(show):
    page = show(summarize(REPEATING), width=1400)
    remembered(page)
    page.set_viewport_size({"width": 600, "height": 900})
    wait_for(page, "innerWidth === 600")
    assert still(page) == 0
