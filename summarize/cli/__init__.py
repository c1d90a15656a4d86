"""Arguments -> Summary -> standard output."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from contextlib import ExitStack

from summarize.cli.messages import (
    FAILED,
    FINE,
    INTERRUPTED,
    USAGE,
    let_go,
    logging_as_asked,
    progress_bar,
    say,
    verdict,
)
from summarize.cli.options import (
    build_parser,
    length,
    reading,
    wrong_together,
)
from summarize.cli.output import STDOUT, check_output, page, write
from summarize.document import Document
from summarize.errors import OptionError, SummarizeError
from summarize.memory import Memory
from summarize.plural import plural
from summarize.read import STDIN, read_documents
from summarize.summarizer import Summarizer

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
    if complaint := wrong_together(options):
        parser.error(complaint)
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
    if not options.each:
        check_output(output)
    summarizer = Summarizer(
        encoder=options.encoder,
        language=options.language,
        threshold=options.threshold,
        judge=options.judge,
    )
    if options.each:
        from summarize.cli.each import run_each  # noqa: PLC0415 - brings processes along

        return run_each(options, summarizer)
    with ExitStack() as stack:
        memory = None
        if options.memory is not None:
            memory = stack.enter_context(Memory(options.memory))
            _forget(memory, options)
            if not options.files and _forgets(options):
                return FINE
            # What is read is remembered once its summary is out.
            stack.enter_context(memory.transaction())
        reader = _Reader(options)
        documents = reader.read(options.files or [STDIN])
        seen = None if options.seen is None else reader.read(options.seen)
        if reader.failed and not documents:
            return FAILED
        progress = stack.enter_context(progress_bar(options))
        summary = summarizer.summarize(
            documents, seen=seen, memory=memory, progress=progress, **length(options)
        )
        _log.info("encoder %s", summary.encoder)
        _log.info("kept %d of %d sentences", summary.measures.kept, summary.measures.sentences)
        write(page(summary, options), output)
    if summary.measures.seen and not summary.sentences and not options.quiet:
        say("nothing is new")
    lost = summary.measures.facts_lost if options.fail_if_lost else 0
    return verdict(reader.failed, lost)


class _Reader:
    """Reads files, tells what cannot be read, and goes on.

    Attributes
    ----------
    failed : int
        How many could not be read.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self.failed = 0

    def read(self, paths: Sequence[str]) -> list[Document]:
        documents = []
        for document in read_documents(
            paths, jsonl=self._options.jsonl, on_error=self._tell, **reading(self._options)
        ):
            _log.info("read %s: %d characters", document.name, len(document.text))
            documents.append(document)
        return documents

    def _tell(self, error: SummarizeError) -> None:
        self.failed += 1
        say(f"error: {error}")


def _forgets(options: argparse.Namespace) -> bool:
    return options.forget_source is not None or options.forget_before is not None


def _forget(memory: Memory, options: argparse.Namespace) -> None:
    if _forgets(options):
        gone = memory.forget(source=options.forget_source, before=options.forget_before)
        if not options.quiet:
            say(f"forgot {gone} {plural(gone, 'point')}")


def _complain(error: object, status: int) -> int:
    say(f"error: {error}")
    return status
