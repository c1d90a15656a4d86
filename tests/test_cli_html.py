"""The command line: the report, which is for a browser and not for a terminal."""

from __future__ import annotations

import subprocess
import sys

import pytest
from terminal import in_a_terminal, linux

from summarize import summarize
from summarize.cli import build_parser, main

TEXT = "The dam broke at noon. Two towns flooded. The dam broke at noon.\n"
HTML = ["a.txt", "--format", "html"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def page():
    return summarize({"a.txt": TEXT}).to_html()


def test_a_report_is_written_to_a_file(folder, page, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    assert main([*HTML, "-o", "report.html"]) == 0
    assert (folder / "report.html").read_text(encoding="utf-8") == page
    assert capsys.readouterr() == ("", "")


def test_a_report_is_written_to_a_pipe(folder, page):
    command = [sys.executable, "-m", "summarize", *HTML]
    done = subprocess.run(command, capture_output=True, cwd=folder, check=True)
    assert done.stdout.decode("utf-8") == page
    assert done.stderr == b""


@linux
def test_a_terminal_gets_no_report_but_the_way_to_one(folder):
    seen = in_a_terminal(folder, ["-m", "summarize", *HTML])
    assert seen.page == ""
    assert seen.status == 2
    assert seen.error == (
        "summarize: error: --format html is to look at in a browser: "
        "write it with -o report.html (summarize --help tells the options)\n"
    )


@linux
def test_a_terminal_that_is_named_gets_the_report(folder, page):
    seen = in_a_terminal(folder, ["-m", "summarize", *HTML, "-o", "-"])
    assert (seen.page, seen.error, seen.status) == (page, "", 0)
    seen = in_a_terminal(folder, ["-m", "summarize", *HTML, "-o", "report.html"])
    assert (seen.page, seen.error, seen.status) == ("", "", 0)
    assert (folder / "report.html").read_text(encoding="utf-8") == page


@pytest.mark.parametrize("form", ["html", "json"])
def test_explain_changes_nothing_where_the_help_says_so(folder, monkeypatch, capsys, form):
    [explain] = [action for action in build_parser()._actions if action.dest == "explain"]
    assert explain.help.endswith("; html and json have them anyway")
    monkeypatch.chdir(folder)
    main(["a.txt", "--format", form])
    without = capsys.readouterr().out
    main(["a.txt", "--format", form, "--explain"])
    assert capsys.readouterr().out == without != ""
