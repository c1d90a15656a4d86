"""The report on every screen and on paper, in every script, audited: in a real browser."""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path

import pytest
from report_cases import HOSTILE, news
from report_page import (
    FIGURES,
    REPEATING,
    ROOT,
    SEVERAL,
    TEXT,
    WIDTHS,
    sentence,
    slide,
    still,
    wait_for,
)

from summarize import Document, summarize
from summarize.render.escape import clean
from summarize.render.html import render_html

pytestmark = pytest.mark.browser
AXE = Path(os.environ.get("AXE_CORE", ROOT / "node_modules/axe-core/axe.min.js"))


def test_hostile_texts_do_nothing(show):
    summary = summarize({text: f"{text} 12 people died. {text}" for text in HOSTILE})
    page = show(summary)
    assert page.evaluate("document.scripts.length") == 2
    shown = page.locator("#source p > span").evaluate_all("all => all.map((s) => s.textContent)")
    assert shown == [clean(entry.sentence.text) for entry in summary.ledger]
    for number in range(1, len(shown) + 1, 3):
        sentence(page, number).dispatch_event("click")
        assert page.locator("#card").is_visible()


@pytest.mark.parametrize(
    "turned",
    ["\u202ebroke", "\u202ebroke \u2066at", "\u2067broke \u2068at", "broke \u2069 \u202eat"],
)
def test_an_override_turns_nothing_but_its_own_sentence(show, turned):
    page = show(summarize(f"The dam {turned} noon. Rain is likely in Torsk. Snow fell."))
    for place in ("#source p > span", "#summary .t"):
        boxes = [page.locator(place).nth(n).bounding_box() for n in range(3)]
        for left, right in pairwise(boxes):
            assert left["x"] + left["width"] <= right["x"] + 1


def test_arabic_runs_from_right_to_left(show):
    page = show(summarize("انهار السد يوم الاثنين. قتل 12 شخصا في Velm. هل كانت هناك تحذيرات؟"))
    for place in ("#source p > span", "#summary .t"):
        boxes = [page.locator(place).nth(n).bounding_box() for n in range(3)]
        for right, left in pairwise(boxes):
            assert left["x"] + left["width"] <= right["x"] + 1
    assert page.locator("#source").get_attribute("lang") == ""


def test_signs_that_html_forbids_shift_no_mark(show):
    signs = chr(0x1FFFE) * 2
    text = (
        f"The dam of {signs}Torsk broke at noon. Rain fell. At noon the dam of {signs}Torsk broke."
    )
    summary = summarize(text)
    restated = next(entry.sentence for entry in summary.ledger if entry.covers)
    page = show(summary)
    sentence(page, restated.id + 1).click()
    said = page.evaluate("[...CSS.highlights.get('said')].map(String)")
    assert said == ["noon the dam of ��Torsk broke", "dam of ��Torsk broke at noon"]


def test_verse_keeps_its_lines_in_text_summary_and_card(show):
    verse = "The water came at night,\n  and the bells,\nwhich had hung there,\n  were still."
    page = show(summarize(f"{verse}\n\nRain is likely in Torsk."))
    sentence(page, 1).click()
    for place in ("#source p > span", "#summary .t", "#card .quote"):
        assert page.locator(place).first.inner_text().count("\n") == 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_width_and_scheme(show, width, scheme):
    page = show(summarize(TEXT), width=width, color_scheme=scheme, fragment="#sentence=23")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", paper))) < 3 * 128) == (scheme == "dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    columns = page.locator(".columns").evaluate("e => getComputedStyle(e).gridTemplateColumns")
    assert len(columns.split()) == (2 if width > 1000 else 1)
    still(page)
    assert page.locator("#bar").bounding_box()["y"] >= -1  # sticks to the top
    chosen, card = sentence(page, 23).bounding_box(), page.locator("#card").bounding_box()
    if width < 1000:
        assert chosen["y"] + chosen["height"] <= card["y"] + 1


WORD, URL = "Donaudampfschiff" * 12, f"https://example.org/{'the-dam-of-karsk-' * 12}"
REFLOWED = {
    "several": SEVERAL,
    "long words": {
        f"/{WORD}.txt": f"The dam broke at {URL}. In Velm {'1' * 60} people died of {WORD}.",
        URL: f"The dam broke at {URL}. In Velm {'2' * 60} people died of {WORD}.",
    },
    "code": f"def f():\n    a = 1\n\n{' ' * 40}{'a' * 90}\n\n{chr(9) * 20}b = 2",
}


@pytest.mark.parametrize("font", [16, 24, 32])
@pytest.mark.parametrize("name", REFLOWED)
def test_the_largest_letters_have_room_on_the_narrowest_screen(show, name, font):
    summary = summarize(REFLOWED[name])
    page = show(summary, width=320)
    page.context.new_cdp_session(page).send(
        "Page.setFontSizes", {"fontSizes": {"standard": font, "fixed": font}}
    )
    wait_for(page, f"getComputedStyle(document.body).fontSize === '{font}px'")
    for number in (1, len(summary.ledger)):
        sentence(page, number).dispatch_event("click")
        assert page.locator("#card").is_visible()
        across = "(all) => all.filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.id)"
        assert page.locator("html, #card, #picture").evaluate_all(across) == []
        ends = "(all) => all.map((e) => e.getBoundingClientRect().right)"
        assert max(page.locator("header *, #bar *, #card *").evaluate_all(ends)) <= 320


def test_an_indent_stands_before_the_line_it_belongs_to(show):
    page = show(summarize("def f():\n    a = 1\n\n    b = 2\n\nc = 3"))
    begins = page.locator("#source p > span").evaluate_all(
        """(all) => all.map((span) => {
          const range = document.createRange();
          range.setStart(span.firstChild, span.textContent.length - 5);
          range.setEnd(span.firstChild, span.textContent.length);
          return Math.round(range.getBoundingClientRect().left);
        })"""
    )
    assert begins[0] == begins[1] > begins[2] + 8


def test_paper_shows_all_but_the_controls(show):
    page = show(summarize(FIGURES), color_scheme="dark", fragment="#sentence=2")
    page.emulate_media(media="print")
    for hidden in ("#length", "#card", "nav", "button"):
        assert not any(one.is_visible() for one in page.locator(hidden).all())
    assert page.locator("#figures").is_visible()
    paper = page.locator("#source .on").evaluate("e => getComputedStyle(e).backgroundColor")
    assert paper in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    summary, text = (page.locator(part).bounding_box() for part in ("#summary", "#source"))
    assert summary["y"] < text["y"]
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#clashes li").count() == 9


def test_paper_has_no_room_for_a_card(show):
    page = show(summarize(TEXT), width=390, fragment="#sentence=5")
    page.emulate_media(media="print")
    padding = page.evaluate("getComputedStyle(document.body).paddingBottom")
    assert padding == "0px"


def test_the_room_for_a_card_goes_with_it(show):
    page = show(summarize(TEXT), width=390, fragment="#sentence=5")
    room = """[getComputedStyle(document.body).paddingBottom,
      getComputedStyle(document.documentElement).scrollPaddingBottom]"""
    assert page.evaluate(room) == ["405px", "423px"]
    page.keyboard.press("Escape")
    page.locator("#card").wait_for(state="hidden")
    assert page.evaluate(room) == ["0px", "32px"]


def test_a_quotation_stands_where_its_own_letters_begin(show):
    page = show(summarize("قُتل 12 شخصًا في الميناء. قُتل 21 شخصًا في الميناء."))
    gaps = """(quotes) => quotes.map((quote) => {
      const text = document.createRange();
      text.selectNodeContents(quote);
      return quote.getBoundingClientRect().right - text.getBoundingClientRect().right;
    })"""
    # Firefox and WebKit give items of a list the side on which the page begins.
    page.locator("#clashes li").evaluate_all(
        "all => all.forEach((li) => li.style.textAlign = 'left')"
    )
    assert page.locator("#clashes .quote").evaluate_all(gaps) == pytest.approx([0, 0], abs=1)


def test_with_forced_colours_the_facts_can_be_read(show):
    page = show(summarize(TEXT), forced_colors="active", color_scheme="dark")
    for mark in page.locator("#clashes mark").all():
        ink, paper = mark.evaluate(
            "(e) => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
        )
        assert ink != paper
        assert ink == "rgb(255, 255, 255)"


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"media": "print"}])
def test_restatements_are_told_without_colour(show, media):
    page = show(summarize(TEXT))
    page.emulate_media(**media)
    sign = sentence(page, 9).evaluate("(e) => getComputedStyle(e, '::after').content")
    assert "=" in sign


@pytest.mark.parametrize("number", range(1, 27))
def test_on_a_phone_no_card_covers_what_was_touched(show, number):
    page = show(summarize(TEXT), width=390, has_touch=True, is_mobile=True)
    touched = sentence(page, number)
    touched.evaluate("(e) => scrollBy(0, e.getBoundingClientRect().bottom - innerHeight + 30)")
    still(page)
    touched.dispatch_event("click")
    still(page)
    box, card = touched.bounding_box(), page.locator("#card").bounding_box()
    assert box["y"] + box["height"] <= card["y"] + 1


@pytest.mark.parametrize("height", [500, 700, 900, 1200])
def test_the_title_of_a_card_is_seen_for_every_sentence(show, height):
    page = show(summarize(TEXT))
    page.set_viewport_size({"width": 1400, "height": height})
    wait_for(page, f"innerHeight === {height}")
    for number in range(1, 27):
        page.evaluate(f"location.hash = '#sentence={number}'")
        page.locator("#card h2", has_text=f"Sentence {number}:").wait_for()
        # At once: a page may move between two questions.
        title, bar = page.evaluate(
            "['#card h2', '#bar'].map((one) => document.querySelector(one).getBoundingClientRect())"
            ".map(({ top, bottom }) => ({ top, bottom }))"
        )
        assert title["top"] >= bar["bottom"]
        assert title["bottom"] <= height


def test_a_card_has_the_room_it_needs(show):
    summary = summarize(REPEATING)
    restated = [entry.sentence.id for entry in summary.ledger if entry.covers]
    page = show(summary)
    for number in (1, restated[0] + 1, restated[-1] + 1, 1000):
        page.evaluate(f"location.hash = '#sentence={number}'")
        page.locator("#card h2", has_text=f"Sentence {number}:").wait_for()
        needed, given, side = page.locator("#card").evaluate(
            "(card) => [card.scrollHeight, card.clientHeight, card.parentElement.clientHeight]"
        )
        assert given >= min(needed, int(0.55 * side))


def test_without_its_script_the_report_can_be_read(open_page, tmp_path):
    file = tmp_path / "report.html"
    file.write_text(render_html(summarize(TEXT)), encoding="utf-8")
    page = open_page(java_script_enabled=False)
    page.goto(file.as_uri())
    assert page.locator("#source p > span").count() == 26
    assert page.locator(".note").is_visible()
    assert page.locator("#source .d").count() == 4
    assert page.locator("#source [data-p]").count() == 14
    assert page.locator("#source .r").count() == 7
    assert page.locator("#bar").is_hidden()


AUDITED = {
    "article": lambda: summarize(TEXT),
    "cut": lambda: summarize(TEXT, words=60),
    "several": lambda: summarize([Document(text, name) for name, text in SEVERAL.items()]),
    "news": news,
    "german": lambda: summarize("Der Damm brach. Es regnet. Der Damm brach.", language="de"),
    "empty": lambda: summarize(""),
    "long": lambda: summarize(REPEATING[-9000:]),
}


@pytest.mark.skipif(not AXE.is_file(), reason="needs axe-core: npm install axe-core, or AXE_CORE")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("name", AUDITED)
def test_the_audit_finds_nothing(show, name, width, scheme):
    summary = AUDITED[name]()
    page = show(summary, width=width, color_scheme=scheme)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    run = "async () => (await axe.run()).violations.map((v) => [v.id, v.nodes[0].html])"
    assert page.evaluate(run) == []
    if summary.clusters:
        half = page.locator("#length").evaluate("(slider) => Math.ceil(slider.max / 2)")
        assert 0 < slide(page, half) <= len(summary.clusters)
        restated = [entry.sentence.id for entry in summary.ledger if entry.covers]
        sentence(page, 1 + (restated[-1] if restated else 0)).click()
        assert page.evaluate(run) == []


@pytest.mark.parametrize("turn", [(1400, 390), (390, 1400), (390,), (1400,)])
def test_the_parts_are_read_in_the_order_in_which_they_stand_on_the_screen(show, turn):
    page = show(summarize(TEXT), width=turn[0], fragment="#sentence=23")
    page.locator("#summary .t[tabindex='0']").focus()
    for width in turn[1:]:
        page.set_viewport_size({"width": width, "height": 900})
        wait_for(page, f"innerWidth === {width}")
        still(page)
        assert page.evaluate("document.activeElement.matches('#summary .t')")
    narrow, wide = ["#summary", "#source", "#card"], ["#source", "#card", "#summary"]
    expected = narrow if turn[-1] < 1000 else wide
    parts = "[...document.querySelectorAll('#summary, #source, #card')].map((e) => `#${e.id}`)"
    assert page.evaluate(parts) == expected
    page.locator("#copy").focus()
    reached = []
    for _ in range(5):
        page.keyboard.press("Tab")
        part = "document.activeElement.closest('#summary, #source, #card')?.id"
        reached.append(page.evaluate(part))
    assert [f"#{part}" for part in dict.fromkeys(reached) if part] == expected
