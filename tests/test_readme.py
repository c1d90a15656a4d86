"""The README cannot rot: its commands and code run, and print what it shows."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.cli import build_parser

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [
    line.split("#")[0].strip()
    for language, body in BLOCKS
    if language == "sh"
    for line in body.splitlines()
    if "python -m summarize" in line
]


def _after(language: str) -> str:
    """The output shown after the first block in a language."""
    position = next(i for i, (found, _) in enumerate(BLOCKS) if found == language)
    shown, body = BLOCKS[position + 1]
    assert shown == "text"
    return body


def _run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True, timeout=600
    )
    return done.stdout.decode("utf-8")


def test_main_command_prints_what_is_shown() -> None:
    assert _run("-m", "summarize", "article.txt") == _after("sh")


def test_python_block_prints_what_is_shown() -> None:
    code = next(body for language, body in BLOCKS if language == "python")
    assert _run("-c", code) == _after("python")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_shown_option_exists(command: str) -> None:
    words = shlex.split(command.partition("python -m summarize")[2])
    build_parser().parse_args(words)  # exits, and so fails, on an unknown option


def test_there_are_a_main_and_a_test_command() -> None:
    main = "pip install . && python -m summarize article.txt"
    test = "pip install -e '.[test]' && pytest -n auto"
    assert f"<!-- main command -->\n```sh\n{main}\n" in README
    assert f"<!-- test command -->\n```sh\n{test}\n" in README


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)\)", README))
def test_links_lead_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
