"""Arguments -> Summary -> standard output."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import NoReturn, TextIO

from summarize._version import __version__
from summarize.errors import InputError, OptionError, SummarizeError
from summarize.pipeline import DEFAULT_THRESHOLD, Summarizer
from summarize.progress import ProgressBar
from summarize.read import STDIN, named, read_document
from summarize.render import FORMATS
from summarize.summary import Summary

FINE, FAILED, USAGE, LOST, INTERRUPTED = 0, 1, 2, 3, 130

# Opened by its name, what is written there already would be lost.
_STDOUT = (None, "-", "/dev/stdout")
_log = logging.getLogger("summarize")


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, as all errors of the command line are."""

    def error(self, message: str) -> NoReturn:
        _say(f"error: {message} (summarize --help tells the options)")
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
    if options.files.count(STDIN) > 1:
        parser.error("standard input can be read only once")
    try:
        with _logging(options):
            return _run(options)
    except OptionError as error:
        return _complain(error, USAGE)
    except SummarizeError as error:
        return _complain(error, FAILED)
    except MemoryError:
        return _complain("the text is too large for the memory of this machine.", FAILED)
    except BrokenPipeError:  # the reader has seen enough
        _forget(sys.stdout)
        return FINE
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(options: argparse.Namespace) -> int:
    output = None if options.output in _STDOUT else options.output
    _check_output(output)
    summarizer = Summarizer(
        encoder=options.encoder,
        language=options.language,
        threshold=options.threshold,
        judge=options.judge,
    )
    documents = [
        read_document(path, encoding=options.encoding) for path in options.files or [STDIN]
    ]
    for document in documents:
        _log.info("read %s: %d characters", document.name, len(document.text))
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
    _log.info("encoder %s", summary.encoder)
    _log.info("kept %d of %d sentences", summary.measures.kept, summary.measures.sentences)
    _write(FORMATS[options.format](summary, options.explain), output)
    return _verdict(summary) if options.fail_if_lost else FINE


def _verdict(summary: Summary) -> int:
    lost = summary.measures.facts_lost
    if lost:
        _say(f"{lost} fact{'s' if lost > 1 else ''} lost")
    return LOST if lost else FINE


def _complain(error: object, status: int) -> int:
    _say(f"error: {error}")
    return status


def _say(message: str) -> None:
    """Write one line to standard error, whatever the names in it hold."""
    # Without standard error, print would turn to standard output.
    if sys.stderr is not None:
        line = " ".join(message.split())
        shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in line)
        try:
            print(f"summarize: {shown}", file=sys.stderr, flush=True)
        except OSError:  # nobody to tell; the exit status still does
            _forget(sys.stderr)


class _Messages(logging.Handler):
    """Log records as lines on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        _say(record.getMessage())


@contextmanager
def _logging(options: argparse.Namespace) -> Iterator[None]:
    """Show what the package logs; a caller of `main` finds logging as it was before."""
    messages, before = _Messages(), _log.level
    _log.addHandler(messages)
    _log.setLevel(
        logging.ERROR if options.quiet else logging.INFO if options.verbose else logging.WARNING
    )
    try:
        yield
    finally:
        _log.setLevel(before)
        _log.removeHandler(messages)


def _progress(
    options: argparse.Namespace,
) -> AbstractContextManager[Callable[[str, int, int], None] | None]:
    if options.quiet or sys.stderr is None or not sys.stderr.isatty():
        return nullcontext(None)
    return ProgressBar()


def _check_output(path: str | None) -> None:
    """Find out before the work whether its result can be written."""
    if path is None:
        if sys.stdout is None:
            raise InputError("standard output: is closed.", source="standard output")
        return
    target = Path(path)
    folder = Path(os.path.realpath(path)).parent  # a link is followed, not replaced
    try:
        if not path or target.is_dir():
            raise InputError(f"{named(path)}: is a directory, not a file to write to.", source=path)
        exists = target.exists()
        if not exists and not folder.is_dir():
            raise InputError(f"{path}: there is no folder {folder}.", source=path)
    except OSError as error:  # a name too long
        raise InputError(f"{path}: {error.strerror}.", source=path) from None
    if not os.access(target if exists else folder, os.W_OK):
        raise InputError(f"{path}: cannot be written.", source=path)


def _write(page: str, path: str | None) -> None:
    # Half a surrogate pair, from a file's name or from UTF-7, is spelt out, in JSON's own way.
    raw = page.encode("utf-8", "backslashreplace")
    try:
        if path is None:
            _write_stdout(raw)
        else:
            _write_file(Path(path), raw)
    except BrokenPipeError:
        raise
    except OSError as error:
        where = "standard output" if path is None else path
        raise InputError(f"{where}: {error.strerror}.", source=where) from None


def _write_stdout(raw: bytes) -> None:
    try:
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError:
        _forget(sys.stdout)
        raise


def _forget(stream: TextIO | None) -> None:
    """Send what is left to nowhere: Python would try again, and complain, when it exits."""
    if stream is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _write_file(target: Path, raw: bytes) -> None:
    """Write a file whole or not at all, where its kind and its folder allow it."""
    link, target = target, Path(os.path.realpath(target))
    if link.exists() and not (link.is_file() and os.access(target.parent, os.W_OK)):
        link.write_bytes(raw)  # /dev/null, a named pipe, a file in a folder that is locked
        return
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".summarize-")
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
