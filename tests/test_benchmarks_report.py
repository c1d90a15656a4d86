"""The benchmark of HTML reports: what is written and opened, and what is said of a failure."""

from __future__ import annotations

import importlib.util
import shutil

import pytest

from benchmarks import report


def test_a_missing_browser_costs_the_browser_alone():
    files = {"a": {"of its limit": 0.5}, "b": {"failed": "ValueError: no text"}}
    first, second, browser = report.reaches(files, {"failed": "ModuleNotFoundError: playwright"})
    assert first["reached"]
    assert "failed" in second
    assert "failed" in browser
    report.print_table({"files": {}, "browser": {"failed": "no"}, "reaches": [first, second]})


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.skipif(
    not (importlib.util.find_spec("playwright") and shutil.which("chromium")),
    reason="needs playwright and chromium",
)
def test_reports_are_written_and_opened(tmp_path, capsys):
    results = report.run(report.Settings(sizes=(22,), runs=1, screenshots=tmp_path))
    assert results["files"]["22 sentences"]["of its limit"] < 1
    assert results["browser"]["22 sentences, 390 px"]["ms a frame, median"] > 0
    assert len(list(tmp_path.glob("report-*.png"))) == 6
    report.print_table(results)
    assert "FAILED" not in capsys.readouterr().out


def test_a_report_that_cannot_be_opened_costs_itself_alone():
    frames = {"ms to interactive": 40.0, "ms a frame, median": 16.0, "ms a frame, worst": 60.0}
    opened = {"a, 390 px": frames, "b, 390 px": {"failed": "Error: net::ERR_FILE_NOT_FOUND"}}
    soon, stutters, *failed = report.reaches({}, opened)
    assert soon["reached"]
    assert not stutters["reached"]
    assert ["failed" in one for one in failed] == [True, True]
