"""What the tests of the report in a browser do with a page, and what they open."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from processes import PATIENCE
from report_cases import ARTICLE

from summarize import summarize

ROOT = Path(__file__).parents[1]
WIDTHS = (390, 820, 1400)
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


# Once a frame. Not wait_for_function(): what it asks a second time the page's policy refuses.
_WAIT = """async (seconds) => {
  const end = performance.now() + 1000 * seconds;
  %s
  while (!(%s)) {
    if (performance.now() > end) throw new Error("it never came about");
    await new Promise(requestAnimationFrame);
  }
}"""
# A page lays out what comes into sight, and goes back to a place, within some frames.
_STILL = """
  const look = () => [scrollX, scrollY, document.documentElement.scrollHeight].join();
  let seen = look(), frames = 0;
  const isStill = () => {
    frames = seen === look() ? frames + 1 : 0;
    seen = look();
    return frames > 6;
  };
"""


def wait_for(page, condition, functions=""):
    """Wait until an expression of the page is true."""
    page.evaluate(_WAIT % (functions, condition), PATIENCE)


def still(page):
    """Wait until nothing moves on a page any more; returns how far down it is."""
    wait_for(page, "isStill()", _STILL)
    return page.evaluate("scrollY")


def remembered(page):
    """Wait until a page has also written down where it is, for the way back to lead there."""
    wait_for(page, "isStill() && history.state?.top === scrollY", _STILL)
    return page.evaluate("scrollY")


def copy(page):
    """Press the button that copies; returns what the page says of it, and takes back soon."""
    page.locator("#copied").evaluate(
        """(line) => {
          window.saidOfCopying = [];
          new MutationObserver(() => saidOfCopying.push(line.textContent))
            .observe(line, { childList: true });
        }"""
    )
    page.locator("#copy").click()
    wait_for(page, "saidOfCopying.length")
    return page.evaluate("saidOfCopying[0]")


def points_of(page):
    return int(page.locator("#figures b").first.inner_text().replace(",", ""))


def kept(page):
    return page.locator("#summary .t").evaluate_all(
        "all => all.filter((t) => !t.closest('[hidden]')).map((t) => Number(t.dataset.id))"
    )
