"""Arguments -> Summary -> standard output."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from summarize._version import __version__
from summarize.errors import InputError, OptionError, SummarizeError
from summarize.pipeline import DEFAULT_THRESHOLD, Summarizer
from summarize.progress import ProgressBar
from summarize.read import STDIN, read_document
from summarize.render import FORMATS
from summarize.summary import Summary

FINE, FAILED, USAGE, LOST, INTERRUPTED = 0, 1, 2, 3, 130


def build_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = argparse.ArgumentParser(
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
        help="static (bundled), lexical (any script), or a sentence-transformers model",
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
    group.add_argument("-o", "--output", metavar="PATH", help="write to a file")
    volume = group.add_mutually_exclusive_group()
    volume.add_argument("-q", "--quiet", action="store_true", help="errors only")
    volume.add_argument("-v", "--verbose", action="store_true", help="say what is being done")
    group.add_argument("--version", action="version", version=f"summarize {__version__}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status.

    Parameters
    ----------
    arguments : sequence of str, optional
        Those of the process if not given.
    """
    parser = build_parser()
    options = parser.parse_args(arguments)
    if not options.files and sys.stdin is not None and sys.stdin.isatty():
        parser.error("no file given and nothing on standard input")
    try:
        _set_up_logging(options)
        return _run(options)
    except OptionError as error:
        return _complain(error, USAGE)
    except SummarizeError as error:
        return _complain(error, FAILED)
    except BrokenPipeError:
        # The reader has seen enough. Python would complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(options: argparse.Namespace) -> int:
    if options.output:
        _check_output(options.output)
    summarizer = Summarizer(
        encoder=options.encoder, language=options.language, threshold=options.threshold
    )
    documents = [
        read_document(path, encoding=options.encoding) for path in options.files or [STDIN]
    ]
    with _progress(options) as progress:
        summary = summarizer.summarize(
            documents,
            sentences=options.sentences,
            words=options.words,
            characters=options.characters,
            tokens=options.tokens,
            ratio=options.ratio,
            query=options.query,
            progress=progress,
        )
    page = FORMATS[options.format](summary, options.explain)
    _write(page, options.output)
    return _verdict(summary) if options.fail_if_lost else FINE


def _verdict(summary: Summary) -> int:
    lost = summary.measures.facts_lost
    if lost:
        print(f"summarize: {lost} facts lost", file=sys.stderr)
    return LOST if lost else FINE


def _complain(error: Exception, status: int) -> int:
    message = " ".join(str(error).split())
    print(f"summarize: error: {message}", file=sys.stderr)
    return status


def _set_up_logging(options: argparse.Namespace) -> None:
    level = logging.ERROR if options.quiet else logging.INFO if options.verbose else logging.WARNING
    logging.basicConfig(level=level, format="summarize: %(message)s", stream=sys.stderr)


def _progress(
    options: argparse.Namespace,
) -> AbstractContextManager[Callable[[str, int, int], None] | None]:
    if options.quiet or not sys.stderr.isatty():
        return nullcontext(None)
    return ProgressBar()


def _check_output(path: str) -> None:
    """Find out before the work whether its result can be written."""
    target = Path(path)
    folder = target.parent
    if target.is_dir():
        raise InputError(f"{path}: is a directory, not a file to write to.", source=path)
    if not folder.is_dir():
        raise InputError(f"{path}: there is no folder {folder}.", source=path)
    if not os.access(target if target.exists() else folder, os.W_OK):
        raise InputError(f"{path}: cannot be written.", source=path)


def _write(page: str, path: str | None) -> None:
    raw = page.encode("utf-8", "surrogateescape")
    if path is None:
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    try:
        if target.exists() and not target.is_file():  # /dev/null, a named pipe
            target.write_bytes(raw)
            return
        _replace(target, raw)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}.", source=path) from None


def _replace(target: Path, raw: bytes) -> None:
    """Write a file whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        Path(temporary).chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
