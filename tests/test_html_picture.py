"""The picture of repetition, in a real browser."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from report_cases import ARTICLE
from report_page import REPEATING, SEVERAL, TEXT, WIDTHS, still

from summarize import summarize
from summarize.entries import Fate
from summarize.render.html.covers import find_covers

pytestmark = pytest.mark.browser


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
        bars = page.locator("#picture path.bar:not(.point):not(.left)").evaluate_all(
            "all => all.filter((p) => !/ l\\d/.test(p.getAttribute('class')))"
            ".map((p) => p.getAttribute('d').split('z').length - 1).reduce((a, b) => a + b, 0)"
        )
        assert bars == sum(summary.ledger[i].fate is not Fate.KEPT for i in find_covers(summary))


def test_a_click_on_a_mark_of_the_matrix_goes_to_what_repeats(show):
    summary = summarize(REPEATING)
    page = show(summary)
    marks = page.locator("#picture path.l4, #picture path.l3, #picture path.l2, #picture path.l1")
    x, y, size = marks.first.evaluate(
        "(mark) => mark.getAttribute('d').match(/[\\d.]+/g).slice(0, 3).map(Number)"
    )
    page.locator("#picture svg").click(position={"x": x + size / 2, "y": y + size / 2})
    address = page.evaluate("location.hash")  # page.url hears of it later
    chosen = int(re.search(r"sentence=(\d+)", address)[1]) - 1
    said_again = {s.id for c in summary.clusters if c.restatements for s in c.members}
    assert chosen in said_again
    assert page.locator("#picture .chosen").count() == 2


@pytest.mark.parametrize("width", WIDTHS)
def test_what_the_picture_leads_to_comes_to_the_middle_of_the_screen(show, width):
    page = show(summarize(REPEATING), width=width)
    # As in Safari, which lets what is laid out above move what is seen.
    page.evaluate("document.documentElement.style.overflowAnchor = 'none'")
    box = page.locator("#picture svg").bounding_box()
    at = {"clientX": box["x"] + 0.45 * box["width"], "clientY": box["y"] + box["height"] - 25}
    page.locator("#picture").dispatch_event("click", at)
    still(page)
    chosen = page.locator("#source .on").bounding_box()
    above, below = page.evaluate(
        """() => {
          const style = getComputedStyle(document.documentElement);
          return [style.scrollPaddingTop, style.scrollPaddingBottom].map(parseFloat);
        }"""
    )
    middle = chosen["y"] + chosen["height"] / 2
    assert middle == pytest.approx((above + 900 - below) / 2, abs=10)


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
