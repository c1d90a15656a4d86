"""The options of the command line."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any, NoReturn

from summarize._version import __version__
from summarize.cli.messages import USAGE, say
from summarize.cli.output import terminal_width
from summarize.neighbours import DEFAULT_THRESHOLD
from summarize.read import FORMATS as INPUT_FORMATS
from summarize.read import STDIN, Limits
from summarize.render import FORMATS


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
        "files",
        nargs="*",
        metavar="FILE",
        help="files, folders and patterns (*.txt, **/*.pdf); - or none is standard input",
    )
    _add_input(parser)
    _add_budgets(parser)
    _add_novelty(parser)
    _add_settings(parser)
    _add_output(parser)
    _add_each(parser)
    return parser


def _add_input(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("input")
    group.add_argument(
        "--input-format",
        choices=sorted(INPUT_FORMATS),
        help="what the files are, if their suffixes and first bytes do not tell",
    )
    group.add_argument(
        "--jsonl",
        action="store_true",
        help='each line of a file is a document: {"name": …, "text": …, "date": …}',
    )
    group.add_argument("--encoding", metavar="NAME", help="of the files (default: utf-8)")
    group.add_argument(
        "--max-megabytes",
        type=float,
        default=Limits().megabytes,
        metavar="MB",
        help="the largest file that is read, if it is no plain text (default: %(default)g)",
    )


def _add_novelty(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what is new")
    group.add_argument(
        "--seen",
        nargs="+",
        metavar="FILE",
        help="leave out what these say; behind the files to summarize: it takes all that follow",
    )
    group.add_argument(
        "--memory", metavar="PATH", help="leave out what was read before, and remember what is new"
    )
    group.add_argument(
        "--forget-source",
        metavar="NAME",
        help="first let the memory forget what documents of this name said",
    )
    group.add_argument(
        "--forget-before", metavar="DATE", help="first let it forget what was read before this day"
    )


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


def _add_output(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("output")
    group.add_argument("--format", choices=sorted(FORMATS), default="text", help="default: text")
    group.add_argument(
        "--explain",
        action="store_true",
        help="add points, disagreements, noise and measures; html and json have them anyway",
    )
    group.add_argument(
        "--texts",
        action="store_true",
        help="put the documents' texts, which offsets refer to, into the JSON",
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


def _add_each(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("many files")
    group.add_argument(
        "--each",
        action="store_true",
        help="write a summary of each file into the folder that -o names, with the folders below "
        "a FILE that is one; what is there already is left",
    )
    group.add_argument("--force", action="store_true", help="write anew what is there already")
    group.add_argument(
        "--processes",
        type=int,
        metavar="N",
        help="how many work at once (default: as many as there are processors)",
    )


def wrong_together(options: argparse.Namespace) -> str | None:
    """What is wrong with options that are right one by one; None if nothing is."""
    return _wrong_input(options) or _wrong_output(options)


def _wrong_input(options: argparse.Namespace) -> str | None:
    forgets = [
        name for name in ("forget_source", "forget_before") if getattr(options, name) is not None
    ]
    if forgets and options.memory is None:
        return f"--{forgets[0].replace('_', '-')} needs --memory"
    if not options.files and not forgets and sys.stdin is not None and sys.stdin.isatty():
        return "no file given and nothing on standard input"
    if [*options.files, *(options.seen or [])].count(STDIN) > 1:
        return "standard input can be read only once"
    if options.jsonl and options.input_format:
        return "--jsonl and --input-format exclude each other"
    return None


def _wrong_output(options: argparse.Namespace) -> str | None:
    if options.texts and options.format != "json":
        return "--texts needs --format json"
    if not options.each and (options.force or options.processes is not None):
        return "--force and --processes need --each"
    if (
        options.format == "html"
        and options.output is None
        and not options.each
        and terminal_width(None) is not None
    ):
        return "--format html is to look at in a browser: write it with -o report.html"
    if options.memory and options.output:
        kept = [os.path.realpath(options.memory + end) for end in ("", "-wal", "-shm")]
        if os.path.realpath(options.output) in kept:
            return "--output would write over --memory"
    return None


def reading(options: argparse.Namespace) -> dict[str, Any]:
    """The keywords of :func:`summarize.read.read_document` that were given."""
    return {
        "encoding": options.encoding,
        "format": options.input_format,
        "limits": Limits(megabytes=options.max_megabytes),
    }


def length(options: argparse.Namespace) -> dict[str, Any]:
    """The budget and the query that were given, as keywords."""
    names = ("sentences", "words", "characters", "tokens", "ratio", "query")
    return {name: getattr(options, name) for name in names}
