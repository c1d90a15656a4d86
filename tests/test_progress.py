"""The progress bar: drawn on a terminal, for long work, and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from summarize import progress, summarize
from summarize.progress import ProgressBar

termios = pytest.importorskip("termios", reason="no pseudo-terminals")
# The bar of the command line, without the second it waits for.
HURRIED = """
import sys
from summarize import progress
from summarize.cli import main
progress._DELAY_SECONDS = 0
sys.exit(main())
"""
# However slow the machine is, the work is shorter than what it waits for.
PATIENT = HURRIED.replace("_SECONDS = 0", "_SECONDS *= 600")


def run_on_terminal(*command, text=b"The dam broke. Two towns flooded."):
    """Run a command with standard error on a terminal: its status, output, and what it drew."""
    terminal, end = os.openpty()
    termios.tcsetwinsize(end, (24, 80))  # without a width nothing can be drawn
    process = subprocess.Popen(
        [sys.executable, "-W", "error", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=end,
    )
    os.close(end)
    output, _ = process.communicate(text, timeout=600)
    drawn = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so at the end
            break
        if not part:
            break
        drawn += part
    os.close(terminal)
    return process.returncode, output, drawn


def test_a_terminal_sees_a_bar_that_clears_itself_away_and_output_stays_clean():
    status, output, drawn = run_on_terminal("-c", HURRIED)
    assert (status, output) == (0, b"The dam broke. Two towns flooded.\n")
    assert b"encode" in drawn
    assert drawn.rstrip(b" ").endswith(b"\r")


def test_short_work_draws_nothing():
    assert run_on_terminal("-c", PATIENT)[2] == b""


def test_quiet_draws_nothing():
    assert run_on_terminal("-c", HURRIED, "-q")[2] == b""


def test_no_bar_where_standard_error_is_no_terminal():
    run = subprocess.run(
        [sys.executable, "-c", HURRIED], input=b"The dam broke.", capture_output=True, check=True
    )
    assert run.stderr == b""


def test_the_bar_is_gone_before_an_error_is_told():
    status, _, drawn = run_on_terminal("-c", HURRIED, "--words", "0")
    assert status == 2
    assert drawn.count(b"summarize: error:") == 1


def test_the_bar_follows_stages(monkeypatch, capsys):
    monkeypatch.setattr(progress, "_DELAY_SECONDS", 0)
    with ProgressBar() as bar:
        for stage in ("read", "compare"):
            for done in range(0, 101, 50):
                bar(stage, done, 100)
    drawn = capsys.readouterr().err
    assert drawn.index("read:") < drawn.index("compare:")
    assert drawn.count("0/100") == 2


def test_the_bar_is_closed_by_an_error(monkeypatch):
    monkeypatch.setattr(progress, "_DELAY_SECONDS", 0)
    bar = ProgressBar()

    def work():
        with bar:
            bar("read", 1, 2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert bar._bar is None


def test_a_stage_without_work_is_no_error(monkeypatch, capsys):
    monkeypatch.setattr(progress, "_DELAY_SECONDS", 0)
    with ProgressBar() as bar:
        bar("encode", 0, 0)
    assert "Traceback" not in capsys.readouterr().err


def test_the_library_reports_stages_that_only_move_forward():
    seen = []
    summarize("The dam broke. Two towns flooded.", progress=lambda *told: seen.append(told))
    assert {stage for stage, _, _ in seen} >= {"segment", "encode", "read"}
    assert all(0 <= done <= total for _, done, total in seen)
    last = {}
    for stage, done, _ in seen:
        assert done >= last.get(stage, 0)
        last[stage] = done


def test_without_a_callback_the_library_writes_nothing(capfd):
    summarize("The dam broke. Two towns flooded.", words=1)
    assert capfd.readouterr() == ("", "")
