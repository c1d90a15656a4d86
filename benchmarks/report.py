"""How large an HTML report is, how soon it can be used, and whether its slider stutters."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.command import Benchmark, file, positive
from benchmarks.record import ROOT, attempt
from benchmarks.table import print_columns, print_reaches
from benchmarks.texts import ARTICLE, generate
from benchmarks.timing import reach
from summarize import Document, summarize
from summarize.render.html import render_html, size_limit

SIZES = (22, 2_000)
WIDTHS = (390, 820, 1400)
# A frame of a screen that draws 60 a second takes 17 ms; three of them are seen as a stutter.
_SMOOTH = 50.0
_SOON = 1_000.0  # ms until a report of 2,000 sentences can be used
_POSITIONS = 60  # of the slider, from all points to one
_SLIDE = """async (positions) => {
  const slider = document.getElementById("length"), most = Number(slider.max), times = [];
  for (let i = 0; i <= positions; i++) {
    const start = performance.now();
    slider.value = Math.max(1, Math.round(most * (1 - i / positions)));
    slider.dispatchEvent(new Event("input"));
    await new Promise((done) => requestAnimationFrame(() => {
      const after = new MessageChannel();  // told when the frame was drawn
      after.port1.onmessage = done;
      after.port2.postMessage(0);
    }));
    times.push(performance.now() - start);
  }
  return times;
}"""
# Interactive is a page whose script has run and whose next frame, with the picture, is drawn.
_WATCH = """() => {
  window.interactive = new Promise((done) => new MutationObserver(() => {
    if (document.documentElement?.dataset.ready === undefined) return;
    requestAnimationFrame(() => setTimeout(() => done(performance.now())));
  }).observe(document, { attributes: true, childList: true, subtree: true }));
}"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is run.

    Attributes
    ----------
    sizes : tuple of int
        Sentences of the generated texts.
    texts : tuple of Path
        Beside the article of ours and the generated ones.
    runs : int
        How often each report is opened.
    screenshots : Path, optional
        A folder for pictures of the report of the README's article, light and dark.
    """

    sizes: tuple[int, ...] = SIZES
    texts: tuple[Path, ...] = ()
    runs: int = 5
    screenshots: Path | None = None

    def to_dict(self) -> dict[str, Any]:
        """Ready for a record: texts by name and content."""
        return {
            "sizes": list(self.sizes),
            "texts": {
                _name(path): sha256(path.read_bytes()).hexdigest()[:16] for path in self.texts
            },
            "runs": self.runs,
            "widths": list(WIDTHS),
        }


def add_command(names: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command."""
    parser = names.add_parser("report", help=__doc__, description=__doc__)
    default = Settings()
    parser.add_argument("--sizes", type=positive, nargs="+", default=default.sizes, metavar="N")
    parser.add_argument("--texts", type=file, nargs="+", default=(), metavar="FILE")
    parser.add_argument("--runs", type=positive, default=default.runs)
    parser.add_argument("--screenshots", type=Path, metavar="DIR", help="of the article's report")
    parser.add_argument("--quick", action="store_true", help="22 sentences, once: does it work?")
    parser.set_defaults(prepare=_prepare)


def _prepare(options: argparse.Namespace) -> Benchmark:
    settings = Settings(
        sizes=SIZES[:1] if options.quick else tuple(options.sizes),
        texts=tuple(options.texts),
        runs=1 if options.quick else options.runs,
        screenshots=options.screenshots,
    )
    return Benchmark(settings.to_dict(), lambda: run(settings), print_table)


def run(settings: Settings) -> dict[str, Any]:
    """Write and open the report of every text.

    Returns
    -------
    dict
        `files`, the size of each and how long it took to write; `browser`, by text and width how
        soon it could be used and the times of the slider's frames, in milliseconds; `reaches`.
    """
    texts = _texts(settings)
    with TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{number}.html" for number, name in enumerate(texts)}
        files = {name: attempt(_write, Document(texts[name], name), paths[name]) for name in texts}
        opened = attempt(_open, paths, settings)
    return {"files": files, "browser": opened, "reaches": list(reaches(files, opened))}


def _name(path: Path) -> str:
    return f"{path.resolve().parent.name}/{path.name}"


def _texts(settings: Settings) -> dict[str, str]:
    return {
        ARTICLE.name: ARTICLE.read_text(encoding="utf-8"),
        **{f"{size} sentences": generate(size).text for size in settings.sizes},
        **{_name(path): path.read_text(encoding="utf-8") for path in settings.texts},
    }


def _write(document: Document, path: Path) -> dict[str, float]:
    summary = summarize(document)
    start = perf_counter()
    page = render_html(summary).encode()
    seconds = perf_counter() - start
    path.write_bytes(page)
    return {
        "sentences": len(summary.ledger),
        "kB": len(page) / 1000,
        "of its limit": len(page) / size_limit(summary),
        "ms to write": seconds * 1000,
    }


def _open(paths: Mapping[str, Path], settings: Settings) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this needs a browser

    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable)
        try:
            for name, path in paths.items():
                for width in WIDTHS:
                    case = attempt(_time_use, browser, path, width, settings.runs)
                    found[f"{name}, {width} px"] = case
            if settings.screenshots:
                _picture(browser, settings.screenshots)
        finally:
            browser.close()
    return found


def _time_use(browser: Any, path: Path, width: int, runs: int) -> dict[str, float]:
    cases = [_use(browser, path, width) for _ in range(runs)]
    return {
        "ms to interactive": median(ready for ready, _ in cases),
        "ms a frame, median": median(time for _, times in cases for time in times),
        "ms a frame, worst": median(max(times) for _, times in cases),
    }


def _use(browser: Any, path: Path, width: int) -> tuple[float, list[float]]:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.add_init_script(f"({_WATCH})()")
    page.goto(path.as_uri())
    ready, times = page.evaluate("interactive"), page.evaluate(_SLIDE, _POSITIONS)
    page.close()
    return ready, times


def _picture(browser: Any, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    article, path = ROOT / "article.txt", folder / "report.html"
    summary = summarize(Document(article.read_text(encoding="utf-8"), article.name))
    path.write_text(render_html(summary), encoding="utf-8")
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            screen = {"width": width, "height": 1250}
            page = browser.new_page(viewport=screen, color_scheme=scheme)
            page.goto(f"{path.resolve().as_uri()}#sentence=9")
            page.evaluate("() => scrollTo(0, 0)")
            page.screenshot(path=folder / f"report-{width}-{scheme}.png")
            page.close()


def reaches(files: Mapping[str, Any], opened: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """How large files are beside their limits, and how smooth the slider is."""
    for name, found in files.items():
        yield reach(f"{name}: size / limit", found.get("of its limit"), at_most=1)
    if "failed" in opened:
        yield {"what": "in a browser", **opened}
        return
    for name, found in opened.items():
        yield reach(f"{name}: ms to interactive", found.get("ms to interactive"), at_most=_SOON)
        yield reach(f"{name}: ms a frame, worst", found.get("ms a frame, worst"), at_most=_SMOOTH)


def print_table(results: Mapping[str, Any]) -> None:
    """Print what :func:`run` found."""
    print_columns("File", results["files"], lambda value: f"{value:,.2f}")
    if "failed" not in results["browser"]:
        print_columns("In a browser", results["browser"], lambda value: f"{value:,.1f}")
    print_reaches(results["reaches"])
