"""The HTML report in a real browser: nothing is fetched, everything can be reached and read."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
from pathlib import Path

import pytest
from test_html import ARTICLE, HOSTILE, NEWS

from summarize import Document, summarize
from summarize.budget import count_words
from summarize.joining import join_sentences
from summarize.render.html import render_html
from summarize.render.html.escape import clean

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


def slide(page, points):
    page.locator("#length").evaluate(
        "(slider, to) => { slider.value = to; slider.dispatchEvent(new Event('input')); }", points
    )
    page.locator("#figures b", has_text=re.compile(f"^{points:,}$")).first.wait_for()


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
    assert page.locator("#card li button").all_inner_texts() == [
        f"sentence {s.id + 1} ({names[s.document]})" for s in saying
    ]
    page.locator("#card li button").first.click()
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
    assert described == "Sentence 24: restates 19"
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
        shown = page.locator("#summary").inner_text()
        assert re.sub(r"\s+", "", shown).endswith(re.sub(r"\s+", "", texts[expected[-1]].text))
    slide(page, 1)
    fates = page.locator("#source p > span").evaluate_all("all => all.map((s) => s.className)")
    assert sum("x" not in c.split() for c in fates) >= 1
    assert (
        f"{round(100 * summary.recut(sentences=1).compression_ratio)} %"
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


@pytest.mark.parametrize(
    "fragment", ["#points=0", "#points=-3", "#points=999&sentence=999", "#sentence=x", "#%E0%A4%A"]
)
def test_a_fragment_that_makes_no_sense_does_no_harm(show, fragment):
    assert kept(show(summarize(TEXT), fragment=fragment))


def test_disagreements_and_changes_have_panels(show):
    page = show(summarize(TEXT))
    first = page.locator("#clashes li").first
    assert first.locator(".what").inner_text() == "12 people against 21 people"
    assert first.locator("mark").all_inner_texts() == ["12", "21"]
    first.locator("button").nth(1).click()
    assert page.locator("#card h2").inner_text() == "Sentence 11: kept, said 2 times"
    assert "Disagrees with sentence 3" in page.locator("#card").inner_text()
    changes = show(NEWS).locator("#changes")
    assert "was 12 people, now 21 people" in changes.inner_text()
    assert "old <i>news</i>, 2026-11-02" in changes.inner_text()


@pytest.mark.parametrize("text", [TEXT, SEVERAL, LONG, "One sentence."])
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
        sentence(page, number).click(position={"x": 5, "y": 5})


def test_an_override_turns_nothing_but_its_own_sentence(show):
    page = show(summarize("The dam \u202ebroke at noon. Rain is likely in Torsk."))
    left, right = (sentence(page, n).bounding_box() for n in (1, 2))
    assert left["x"] + left["width"] <= right["x"] + 1


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
    page = show(summarize(TEXT), color_scheme="dark", fragment="#sentence=9")
    page.emulate_media(media="print")
    assert page.locator("#length").is_hidden()
    assert page.locator("#card").is_hidden()
    assert page.locator("#figures").is_visible()
    assert len(page.pdf()) > 10_000


def test_without_its_script_the_report_can_be_read(browser, tmp_path):
    file = tmp_path / "report.html"
    file.write_text(render_html(summarize(TEXT)), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("#source p > span").count() == 26
    assert page.locator(".note").is_visible()
    assert page.locator("#bar").is_hidden()
    context.close()


AUDITED = {
    "article": lambda: summarize(TEXT),
    "cut": lambda: summarize(TEXT, words=60),
    "several": lambda: summarize([Document(text, name) for name, text in SEVERAL.items()]),
    "news": lambda: NEWS,
    "german": lambda: summarize("Der Damm brach. Es regnet. Der Damm brach.", language="de"),
    "empty": lambda: summarize(""),
    "long": lambda: summarize(LONG[:9000]),
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
        slide(page, max(1, len(summary.clusters) // 2))
        restated = [entry.sentence.id for entry in summary.ledger if entry.covers]
        sentence(page, 1 + (restated[-1] if restated else 0)).click()
        assert page.evaluate(run) == []
