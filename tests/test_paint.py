"""Colours: in a terminal, on no other page, and of nothing but what is there without them."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from summarize import summarize
from summarize.render import render_text
from summarize.render.paint import Role

TEXT = "12 people died in Velm. The dam broke. 21 people died in Velm. The dam broke.\n\nShare.\n"
CODE = re.compile(r"\x1b\[[0-9;]*m")
EXPLAIN = [sys.executable, "-m", "summarize", "a.txt", "--explain"]
linux = pytest.mark.skipif(sys.platform == "win32", reason="has no such terminals")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def environment(**more):
    kept = {key: value for key, value in os.environ.items() if "COLOR" not in key}
    return {**kept, "TERM": "xterm", **more}


def in_a_terminal(folder, *arguments, **more):
    """What a process writes to a terminal."""
    import pty  # noqa: PLC0415 - not on Windows

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*EXPLAIN, *arguments], stdout=theirs, stderr=theirs, cwd=folder, env=environment(**more)
    ) as process:
        os.close(theirs)
        pieces = []
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # how Linux says that the other side has closed
                break
            if not piece:
                break
            pieces.append(piece)
        os.close(ours)
    assert process.returncode == 0
    return b"".join(pieces).decode("utf-8").replace("\r\n", "\n")


def piped(folder, **more):
    done = subprocess.run(
        EXPLAIN, stdout=subprocess.PIPE, cwd=folder, env=environment(**more), check=True
    )
    return done.stdout.decode("utf-8")


def test_without_a_terminal_there_is_no_colour(folder):
    plain_page = piped(folder)
    assert not CODE.search(plain_page)
    assert plain_page == render_text(summarize(TEXT), explain=True)


@linux
def test_a_terminal_shows_the_same_page_in_colour(folder):
    page = in_a_terminal(folder)
    assert CODE.sub("", page) == piped(folder)
    assert "\x1b[31m12\x1b[0m people died" in page
    assert re.search(r"= \x1b\[36m\[4\]\x1b\[0m \x1b\[2mThe dam broke\.\x1b\[0m", page)


@linux
@pytest.mark.parametrize("more", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_no_colour_gets_none(folder, more):
    assert in_a_terminal(folder, **more) == piped(folder)


@linux
@pytest.mark.parametrize("page", ["markdown", "json"])
def test_other_formats_have_no_colour(folder, page):
    assert not CODE.search(in_a_terminal(folder, "--format", page))


@linux
def test_a_file_has_no_colour(folder):
    assert in_a_terminal(folder, "-o", "page.txt") == ""
    assert (folder / "page.txt").read_text(encoding="utf-8") == piped(folder)


def test_colour_can_be_forced(folder):
    page = piped(folder, FORCE_COLOR="1")
    assert CODE.search(page)
    assert CODE.sub("", page) == piped(folder)


def test_every_role_has_its_colour():
    # termcolor looks once whether a process may use colours.
    code = (
        "from summarize.render.paint import *; print(*(in_colour(r, 'a b') for r in Role), sep='|')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        env=environment(FORCE_COLOR="1"),
        check=True,
    )
    pieces = done.stdout.decode("utf-8").strip().split("|")
    assert len(pieces) == len(Role)
    assert all(CODE.sub("", piece) == "a b" != piece for piece in pieces)
