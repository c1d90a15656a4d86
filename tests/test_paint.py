"""Colours: in a terminal, on no other page, and of nothing but what is there without them."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from terminal import environment, in_a_terminal, linux, piped

from summarize import summarize
from summarize.render import render_text
from summarize.render.paint import Role

TEXT = "12 people died in Velm. The dam broke. 21 people died in Velm. The dam broke.\n\nShare.\n"
CODE = re.compile(r"\x1b\[[0-9;]*m")
EXPLAIN = ["-m", "summarize", "a.txt", "--explain"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def explained(folder, *arguments, **more):
    seen = in_a_terminal(folder, [*EXPLAIN, *arguments], **more)
    assert (seen.status, seen.error) == (0, "")
    return seen.page


def test_without_a_terminal_there_is_no_colour(folder):
    plain_page = piped(folder, EXPLAIN)
    assert not CODE.search(plain_page)
    assert plain_page == render_text(summarize(TEXT), explain=True)


@linux
def test_a_terminal_shows_the_same_page_in_colour(folder):
    page = explained(folder)
    assert CODE.sub("", page) == piped(folder, EXPLAIN)
    assert "\x1b[31m12\x1b[0m people died" in page
    assert re.search(r"= \x1b\[36m\[4\]\x1b\[0m \x1b\[2mThe dam broke\.\x1b\[0m", page)


@linux
@pytest.mark.parametrize("more", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_no_colour_gets_none(folder, more):
    assert explained(folder, **more) == piped(folder, EXPLAIN)


@linux
@pytest.mark.parametrize("page", ["markdown", "json"])
def test_other_formats_have_no_colour(folder, page):
    assert not CODE.search(explained(folder, "--format", page))


@linux
def test_a_file_has_no_colour(folder):
    assert explained(folder, "-o", "page.txt") == ""
    assert (folder / "page.txt").read_text(encoding="utf-8") == piped(folder, EXPLAIN)


def test_colour_can_be_forced(folder):
    page = piped(folder, EXPLAIN, FORCE_COLOR="1")
    assert CODE.search(page)
    assert CODE.sub("", page) == piped(folder, EXPLAIN)


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
    assert [CODE.sub("", piece) for piece in pieces] == ["a b"] * len(Role)
    uncoloured = [role for role, piece in zip(Role, pieces, strict=True) if piece == "a b"]
    assert uncoloured == [Role.TEXT]


def imports_termcolor(run, **more):
    """Whether a process has, by what it says to standard error."""
    code = (
        "import sys; from summarize.cli import main; main(['a.txt', '--explain']); "
        "print('termcolor' in sys.modules, file=sys.stderr)"
    )
    return {"True\n": True, "False\n": False}[run(["-c", code], **more)]


def test_without_colours_termcolor_is_not_imported(folder):
    def run(command, **more):
        done = subprocess.run(
            [sys.executable, *command],
            capture_output=True,
            cwd=folder,
            env=environment(**more),
            check=True,
        )
        return done.stderr.decode("utf-8")

    assert not imports_termcolor(run)
    assert not imports_termcolor(run, FORCE_COLOR="1", NO_COLOR="1")
    assert imports_termcolor(run, FORCE_COLOR="1")


@linux
def test_a_terminal_without_colours_imports_no_termcolor(folder):
    def run(command, **more):
        return in_a_terminal(folder, command, **more).error

    assert imports_termcolor(run)
    assert not imports_termcolor(run, NO_COLOR="1")
    assert not imports_termcolor(run, TERM="dumb")
