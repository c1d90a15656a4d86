"""The HTML report in a real browser: nothing is fetched, everything can be reached and read."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from report_cases import ARTICLE, HOSTILE, news

from summarize import Document, summarize
from summarize.budget import count_words
from summarize.entries import Fate
from summarize.joining import join_sentences
from summarize.render.escape import clean
from summarize.render.html import render_html
from summarize.render.html.covers import find_covers

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = [
    name
    for name, is_there in (
        ("playwright", importlib.util.find_spec("playwright")),
        ("chromium", CHROMIUM),
    )
    if not is_there
]
AXE = Path(os.environ.get("AXE_CORE", ROOT / "node_modules/axe-core/axe.min.js"))
WIDTHS = (390, 820, 1400)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(bool(MISSING), reason=f"needs {' and '.join(MISSING)}"),
]
TEXT = (ROOT / "article.txt").read_text(encoding="utf-8")
SEVERAL = {"ap": ARTICLE, "reuters": ARTICLE.replace("12", "15"), "bbc": TEXT}
LONG = " ".join(
    f"The {thing} of {town} was {what} on day {day}."
    for day in range(1, 26)
    for what in ("repaired", "closed")
    for town in ("Velm", "Torsk", "Karsk", "Port Alder")
    for thing in ("bridge", "school", "harbour", "market", "road")
)

REPEATING = f"{LONG} {' '.join(re.findall('[^.]*[.]', LONG)[::10])}"  # a hundred of them
FIGURES = " ".join(
    f"In {town} the flood killed {count} people on Monday."
    for town in ("Velm", "Torsk")
    for count in (12, 21, 34)
)


@cache
def said_otherwise():
    """A summary in which a budget chose what says some sentences, and what says these without."""
    summary = summarize(SEVERAL, ratio=0.5)
    found = [
        (entry, whole.covers)
        for entry, whole in zip(summary.ledger, summary.unabridged().ledger, strict=True)
        if entry.covers and whole.covers and entry.covers != whole.covers
    ]
    assert found
    return summary, found


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture
def show(browser, tmp_path):
    """Open the report of a summary from disk; no message, error or request may come of it."""
    contexts, trouble = [], []

    def open_report(summary, *, width=1400, fragment="", **settings):
        file = tmp_path / f"report{len(contexts)}.html"
        file.write_text(render_html(summary), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("dialog", lambda dialog: trouble.append(dialog.message))
        page.on(
            "request",
            lambda request: (
                request.url.split("#")[0] == file.as_uri() or trouble.append(request.url)
            ),
        )
        page.goto(file.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_report
    for context in contexts:
        context.close()
    assert trouble == []


def sentence(page, number):
    return page.locator("#source p > span").nth(number - 1)


def slide(page, place):
    """Move the slider, and wait until the page shows what it says."""
    page.locator("#length").evaluate(
        """async (slider, to) => {
          slider.value = to;
          slider.dispatchEvent(new Event("input"));
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        }""",
        place,
    )
    return points_of(page)


def points_of(page):
    return int(page.locator("#figures b").first.inner_text().replace(",", ""))


def kept(page):
    return page.locator("#summary .t").evaluate_all(
        "all => all.filter((t) => !t.closest('[hidden]')).map((t) => Number(t.dataset.id))"
    )


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
        page.locator("#copy").click()
        page.locator("#told", has_text="Copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == clean(str(summary))


def test_where_copying_fails_the_page_says_so(show):
    page = show(summarize(TEXT))
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.evaluate("document.execCommand = () => false")
    page.locator("#copy").click()
    page.locator("#told", has_text="does not let this page copy").wait_for()


def test_copying_works_without_permission(show):
    page = show(summarize(TEXT))
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.locator("#copy").click()
    page.locator("#told", has_text="Copied").wait_for()
    assert page.locator("textarea").count() == 0


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


@pytest.mark.parametrize("text", [TEXT, SEVERAL, REPEATING, "One sentence."])
def test_the_picture_shows_every_restatement(show, text):
    summary = summarize(text)
    page = show(summary)
    picture = page.locator("#picture svg")
    assert picture.get_attribute("role") == "img"
    described = picture.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").inner_text().endswith(".")
    drawn = page.locator("#picture path[class^='c']:not(.bar)").evaluate_all(
        "all => all.map((path) => path.getAttribute('d')).join('')"
    )
    covers = sum(len(entry.covers) for entry in summary.ledger)
    if covers <= 60:
        assert drawn.count("A") == covers
    else:  # marks in a matrix
        assert drawn == ""
        assert page.locator("#picture .border").count() == 1
    cells = page.locator("#picture path[class^='c'].bar").evaluate_all(
        "all => all.map((path) => path.getAttribute('d')).join('')"
    )
    assert cells.count("z") >= page.locator("#source .r").count()
    box = picture.bounding_box()
    page.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] - 30)
    assert page.locator("#source .on").count() == 1


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
    page.locator("#card a").first.click()
    assert page.evaluate("location.hash") == "#points=9&sentence=11"
    page.go_back()
    page.wait_for_url("**#points=9&sentence=3")
    assert page.locator("#card h2").inner_text() == "Sentence 3: kept"
    page.go_back()
    page.locator("#card").wait_for(state="hidden")
    assert points_of(page) == 9


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_width_and_scheme(show, width, scheme):
    page = show(summarize(TEXT), width=width, color_scheme=scheme, fragment="#sentence=23")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", paper))) < 3 * 128) == (scheme == "dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    columns = page.locator(".columns").evaluate("e => getComputedStyle(e).gridTemplateColumns")
    assert len(columns.split()) == (2 if width > 1000 else 1)
    assert page.locator("#bar").bounding_box()["y"] >= -1  # sticks to the top
    chosen, card = sentence(page, 23).bounding_box(), page.locator("#card").bounding_box()
    if width < 1000:
        assert chosen["y"] + chosen["height"] <= card["y"] + 1


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


def test_with_forced_colours_the_facts_can_be_read(show):
    page = show(summarize(TEXT), forced_colors="active", color_scheme="dark")
    for mark in page.locator("#clashes mark").all():
        ink, paper = mark.evaluate(
            "(e) => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
        )
        assert ink != paper
        assert ink == "rgb(255, 255, 255)"


@pytest.mark.parametrize("number", range(1, 27))
def test_on_a_phone_no_card_covers_what_was_touched(show, number):
    page = show(summarize(TEXT), width=390, has_touch=True, is_mobile=True)
    touched = sentence(page, number)
    touched.evaluate("(e) => scrollBy(0, e.getBoundingClientRect().bottom - innerHeight + 30)")
    touched.dispatch_event("click")
    box, card = touched.bounding_box(), page.locator("#card").bounding_box()
    assert box["y"] + box["height"] <= card["y"] + 1


@pytest.mark.parametrize("height", [500, 700, 900, 1200])
def test_the_title_of_a_card_is_seen_for_every_sentence(show, height):
    page = show(summarize(TEXT))
    page.set_viewport_size({"width": 1400, "height": height})
    bar = page.locator("#bar")
    for number in range(1, 27):
        page.evaluate(f"location.hash = '#sentence={number}'")
        page.locator("#card h2", has_text=f"Sentence {number}:").wait_for()
        title, under = page.locator("#card h2").bounding_box(), bar.bounding_box()
        assert title["y"] >= under["y"] + under["height"]
        assert title["y"] + title["height"] <= height


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


@pytest.mark.parametrize("budget", [{}, {"ratio": 0.5}, {"words": 60}])
def test_the_picture_has_the_colours_of_the_text(show, budget):
    for text in (TEXT, SEVERAL):
        summary = summarize(text, **budget)
        page = show(summary)
        covered = page.evaluate(
            """() => {
              const found = {};
              for (const span of document.querySelectorAll("#source p > span")) {
                const colour = [...span.classList].find((name) => /^c\\d$/.test(name));
                if (colour) found[colour] = true;
              }
              return Object.keys(found);
            }"""
        )
        drawn = page.locator("#picture path:not(.chosen)").evaluate_all(
            "all => all.map((path) => path.getAttribute('class').split(' ')[0])"
        )
        colours = {name for name in drawn if name[0] == "c"}
        assert colours <= set(covered)
        bars = page.locator("#picture path.bar:not(.kept):not(.left)").evaluate_all(
            "all => all.filter((p) => !/ l\\d/.test(p.getAttribute('class')))"
            ".map((p) => p.getAttribute('d').split('z').length - 1).reduce((a, b) => a + b, 0)"
        )
        assert bars == len(find_covers(summary))


def test_a_click_on_a_mark_of_the_matrix_goes_to_what_repeats(show):
    summary = summarize(REPEATING)
    page = show(summary)
    marks = page.locator("#picture path.l4, #picture path.l3, #picture path.l2, #picture path.l1")
    x, y, size = marks.first.evaluate(
        "(mark) => mark.getAttribute('d').match(/[\\d.]+/g).slice(0, 3).map(Number)"
    )
    page.locator("#picture svg").click(position={"x": x + size / 2, "y": y + size / 2})
    chosen = int(re.search(r"sentence=(\d+)", page.url)[1]) - 1
    said_again = {s.id for c in summary.clusters if c.restatements for s in c.members}
    assert chosen in said_again
    assert page.locator("#picture .chosen").count() == 2


def test_names_of_documents_stand_under_the_picture_and_do_not_overlap(show):
    names = [f"WWWWWWWW REUTERS MMMM {number}" for number in range(8)]
    for width in WIDTHS:
        page = show(summarize(dict.fromkeys(names, ARTICLE)), width=width)
        boxes = [one.bounding_box() for one in page.locator("#picture text").all()]
        assert len(boxes) > 3
        for left, right in pairwise(boxes):
            assert left["x"] + left["width"] <= right["x"]
        edge = page.locator("#picture svg").bounding_box()
        assert boxes[-1]["x"] + boxes[-1]["width"] <= edge["x"] + edge["width"] + 1


@pytest.mark.parametrize("width", WIDTHS)
def test_the_way_back_leads_to_the_place(show, width):
    page = show(summarize(REPEATING), width=width)
    page.evaluate("scrollTo(0, 900)")
    page.wait_for_timeout(250)
    before = page.evaluate("scrollY")
    page.locator("#repeats a").first.evaluate("(link) => link.click()")
    assert page.evaluate("scrollY") != before
    page.go_back()
    page.locator("#card").wait_for(state="hidden")
    assert abs(page.evaluate("scrollY") - before) <= 2


def test_going_where_one_is_leaves_no_trace(show):
    page = show(summarize(TEXT))
    length = page.evaluate("history.length")
    for _ in range(4):
        page.locator("#repeats a").first.click()
    assert page.evaluate("history.length") == length + 1


def test_an_address_that_a_reader_sets_is_not_written_over(show):
    page = show(summarize(TEXT), fragment="#sentence=3")
    for number in range(4, 12):
        page.evaluate(f"location.hash = '#sentence={number}'")
        page.wait_for_timeout(190)
        assert page.evaluate("location.hash") == f"#sentence={number}"
        assert page.locator("#card h2").inner_text().startswith(f"Sentence {number}:")


def test_verse_keeps_its_lines_in_text_summary_and_card(show):
    verse = "The water came at night,\n  and the bells,\nwhich had hung there,\n  were still."
    page = show(summarize(f"{verse}\n\nRain is likely in Torsk."))
    sentence(page, 1).click()
    for place in ("#source p > span", "#summary .t", "#card .quote"):
        assert page.locator(place).first.inner_text().count("\n") == 3


def test_paper_has_no_room_for_a_card(show):
    page = show(summarize(TEXT), width=390, fragment="#sentence=5")
    page.emulate_media(media="print")
    padding = page.evaluate("getComputedStyle(document.body).paddingBottom")
    assert padding == "0px"


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"media": "print"}])
def test_restatements_are_told_without_colour(show, media):
    page = show(summarize(TEXT))
    page.emulate_media(**media)
    sign = sentence(page, 9).evaluate("(e) => getComputedStyle(e, '::after').content")
    assert "=" in sign


def test_a_budget_without_room_says_so_and_slides_on(show):
    page = show(summarize(TEXT, words=1))
    assert points_of(page) == 0
    assert [slide(page, place) for place in (2, 3, 1)] == [1, 2, 0]


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


def test_without_its_script_the_report_can_be_read(browser, tmp_path):
    file = tmp_path / "report.html"
    file.write_text(render_html(summarize(TEXT)), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("#source p > span").count() == 26
    assert page.locator(".note").is_visible()
    assert page.locator("#source .d").count() == 4
    assert page.locator("#source [data-p]").count() == 14
    assert page.locator("#source .r").count() == 7
    assert page.locator("#bar").is_hidden()
    context.close()


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
