"""Arguments -> Summary -> standard output."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

from summarize.cli.messages import let_go, logging_as_asked, say
from summarize.cli.options import FAILED, FINE, INTERRUPTED, LOST, USAGE, build_parser
from summarize.cli.output import STDOUT, check_output, write
from summarize.errors import OptionError, SummarizeError
from summarize.pipeline import Summarizer
from summarize.progress import ProgressBar
from summarize.read import STDIN, read_document
from summarize.render import FORMATS
from summarize.summary import Summary

_log = logging.getLogger("summarize")


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
        with logging_as_asked(options):
            return _run(options)
    except OptionError as error:
        return _complain(error, USAGE)
    except SummarizeError as error:
        return _complain(error, FAILED)
    except MemoryError:
        return _complain("the text is too large for the memory of this machine.", FAILED)
    except BrokenPipeError:  # the reader has seen enough
        let_go(sys.stdout)
        return FINE
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(options: argparse.Namespace) -> int:
    output = None if options.output in STDOUT else options.output
    check_output(output)
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
    write(FORMATS[options.format](summary, options.explain), output)
    return _verdict(summary) if options.fail_if_lost else FINE


def _verdict(summary: Summary) -> int:
    lost = summary.measures.facts_lost
    if lost:
        say(f"{lost} fact{'s' if lost > 1 else ''} lost")
    return LOST if lost else FINE


def _complain(error: object, status: int) -> int:
    say(f"error: {error}")
    return status


def _progress(
    options: argparse.Namespace,
) -> AbstractContextManager[Callable[[str, int, int], None] | None]:
    if options.quiet or sys.stderr is None or not sys.stderr.isatty():
        return nullcontext(None)
    return ProgressBar()
