"""What breaks, dies or dawdles over texts that say so, to be sent to other processes."""

from __future__ import annotations

import logging
import multiprocessing
import os
import re
import signal
import time
from pathlib import Path

from summarize import InputError, OptionError, Summarizer
from summarize.encode import load_encoder
from summarize.segment import PunktSplitter

SHORT = [f"It rained {number} times. It rained {number} times." for number in range(12)]


class Fragile:
    """A sentence splitter that does what is asked for in capitals."""

    def __init__(self, folder: str | Path = ".") -> None:
        self.folder = Path(folder)

    def span_tokenize(self, text):
        for word, argument in re.findall(r"\b(EXIT|KILL|ONCE|SLEEP|BREAK|FAIL|FULL)(\d*)", text):
            getattr(self, word.lower())(argument)
        return PunktSplitter().span_tokenize(text)

    def exit(self, status):
        os._exit(int(status))

    def kill(self, _):
        os.kill(os.getpid(), signal.SIGKILL)

    def once(self, name):
        """Die the first time."""
        mark = self.folder / f"once{name}"
        if not mark.exists():
            mark.touch()
            self.kill("")

    def sleep(self, milliseconds):
        time.sleep(int(milliseconds) / 1000)

    def break_(self, _):
        raise RuntimeError("it broke")

    def fail(self, number):
        raise OptionError("segmenter", "whole", int(number))

    def full(self, _):
        raise MemoryError


setattr(Fragile, "break", Fragile.break_)


def fragile_summarizer(folder):
    return Summarizer(segmenter=Fragile(folder))


def no_children():
    return not [child for child in multiprocessing.active_children() if child.name == "summarize"]


class CountsThreads:
    """A sentence splitter that tells in an error how many threads BLAS has."""

    def span_tokenize(self, text):
        from threadpoolctl import threadpool_info  # noqa: PLC0415 - what is loaded by now

        most = max(library["num_threads"] for library in threadpool_info())
        raise OptionError("segmenter", "told", most)


class Unmakable:
    """What can be pickled, and not be made of it again."""

    def __reduce__(self):
        return Fragile, ("too", "many")

    def span_tokenize(self, text):
        return [(0, len(text))]


class Unhandable(Exception):  # noqa: N818 - a stranger's
    """An error that cannot be pickled."""

    def __init__(self, a, b):
        super().__init__(a)


class RaisesUnhandable:
    def span_tokenize(self, text):
        raise Unhandable(1, 2)


class UnsendableName(str):
    """A name that cannot be pickled."""

    __slots__ = ()

    def __reduce__(self):
        raise TypeError("no name for others")


class NamesUnsendable:
    """An encoder that can be sent, unlike what it is called."""

    @property
    def name(self):
        return UnsendableName("unsendable")

    def encode(self, texts):
        return load_encoder("lexical").encode(texts)


def finish(summary):
    """What becomes of a summary whose text says so in capitals; else its text."""
    text = str(summary)
    if "FAIL" in text:
        raise OptionError("finish", "whole", 3)
    if "FULL" in text:
        raise MemoryError
    if "BREAK" in text:
        raise RuntimeError("it broke")
    if "KILL" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    logging.getLogger("summarize").info("finished: %s", text)
    return {"NOTHING": None, "ERROR": InputError("a value.", source="x")}.get(text, text)


def to_lambda(summary):
    """What cannot be pickled."""
    return lambda: summary


def to_unhandable(summary):
    """What can be pickled, and not be made of it again."""
    return Unhandable(1, 2)
