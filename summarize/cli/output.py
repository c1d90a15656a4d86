"""A page -> standard output, or a file: whole or not at all."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from summarize.cli.messages import let_go
from summarize.errors import InputError
from summarize.read import named
from summarize.render import FORMATS, render_json, render_text
from summarize.render.paint import choose_paint
from summarize.render.visible import visible, visible_json
from summarize.summary import Summary

# Opened by its name, what is written there already would be lost.
STDOUT = (None, "-", "/dev/stdout")
_USUAL_WIDTH = 80


def page(summary: Summary, options: argparse.Namespace) -> str:
    """A summary in the format that is asked for; for a terminal without what it would obey."""
    width = terminal_width(options.output)
    terminal = width is not None
    if options.format == "json":
        text = render_json(summary, texts=options.texts)
        return visible_json(text) if terminal else text
    if options.format == "text" and (terminal or options.output in STDOUT):
        paint = choose_paint(terminal=terminal)
        return render_text(summary, options.explain, paint=paint, width=width)
    text = FORMATS[options.format](summary, options.explain)
    return visible(text) if terminal else text


def terminal_width(path: str | None) -> int | None:
    """The columns of the terminal that a page is written to; None where that is no terminal.

    It is standard output, or one that is given by name.
    """
    if path in STDOUT:
        is_terminal = sys.stdout is not None and sys.stdout.isatty()
        return shutil.get_terminal_size().columns if is_terminal else None
    try:
        if not Path(path).is_char_device():
            return None
        with Path(path).open("wb", buffering=0) as device:
            if not device.isatty():
                return None
            # One that does not know its width says 0.
            return os.get_terminal_size(device.fileno()).columns or _USUAL_WIDTH
    except OSError:  # writing to it will tell
        return None


def check_output(path: str | None) -> None:
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


def write(text: str, path: str | None) -> None:
    """Write a page to a file, or to standard output if there is no path.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    # Half a surrogate pair, from a file's name or from UTF-7, is spelt out, in JSON's own way.
    raw = text.encode("utf-8", "backslashreplace")
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
        let_go(sys.stdout)
        raise


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
