"""The options of the command line."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from summarize._version import __version__
from summarize.cli.messages import say
from summarize.pipeline import DEFAULT_THRESHOLD
from summarize.render import FORMATS

FINE, FAILED, USAGE, LOST, INTERRUPTED = 0, 1, 2, 3, 130


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, as all errors of the command line are."""

    def error(self, message: str) -> NoReturn:
        say(f"error: {message} (summarize --help tells the options)")
        sys.exit(USAGE)


def build_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = _Parser(
        prog="summarize",
        description="Say each point of a text once, and account for everything left out.",
        epilog="Exit status: 0 fine, 1 an error, 2 wrong usage, 3 facts lost under "
        "--fail-if-lost, 130 interrupted.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="text files; - or none is standard input"
    )
    _add_budgets(parser)
    _add_settings(parser)
    _add_output(parser)
    return parser


def _add_budgets(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("budget", "at most one; without one, nothing is lost")
    budget = group.add_mutually_exclusive_group()
    for unit in ("sentences", "words", "characters", "tokens"):
        budget.add_argument(f"--{unit}", type=int, metavar="N", help=f"at most N {unit}")
    budget.add_argument(
        "--ratio", type=float, metavar="R", help="at most R characters for a character given"
    )
    group.add_argument("--query", metavar="TEXT", help="what you want to know; needs a budget")


def _add_settings(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("settings")
    group.add_argument(
        "--encoder",
        metavar="NAME",
        help="static (bundled, the default for English), lexical (any script, the default for "
        "others), or a sentence-transformers model",
    )
    group.add_argument(
        "--language", default="en", metavar="CODE", help="ISO 639-1 code (default: en)"
    )
    group.add_argument(
        "--threshold",
        type=float,
        default=DEFAULT_THRESHOLD,
        metavar="T",
        help="least similarity of sentences that are compared (default: %(default)s)",
    )
    group.add_argument(
        "--judge",
        metavar="NAME",
        help="a sentence-transformers cross-encoder for NLI that settles similar pairs; slow",
    )
    group.add_argument("--encoding", metavar="NAME", help="of the files (default: utf-8)")


def _add_output(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("output")
    group.add_argument("--format", choices=sorted(FORMATS), default="text", help="default: text")
    group.add_argument(
        "--explain", action="store_true", help="add points, disagreements, noise and measures"
    )
    group.add_argument(
        "--fail-if-lost", action="store_true", help="exit 3 if a fact is in no kept sentence"
    )
    group.add_argument(
        "-o", "--output", metavar="PATH", help="write to a file; - is standard output"
    )
    volume = group.add_mutually_exclusive_group()
    volume.add_argument("-q", "--quiet", action="store_true", help="errors only")
    volume.add_argument("-v", "--verbose", action="store_true", help="say what is being done")
    group.add_argument("--version", action="version", version=f"summarize {__version__}")
