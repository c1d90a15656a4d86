"""The command line: its options and their keywords, its exit status, and where it writes."""

from __future__ import annotations

import argparse
import inspect
import json
import logging
import stat
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from summarize import Summarizer, __version__, cli
from summarize.cli import build_parser, main, messages
from summarize.render import FORMATS

TEXT = "The dam broke at noon. Two towns flooded. The dam broke at noon.\n"
SUMMARY = "The dam broke at noon. Two towns flooded.\n"

# Options that set no keyword, and why.
COMMAND_LINE_ONLY = {
    "help": "about the command line itself",
    "version": "summarize.__version__",
    "files": "the positional argument `documents`",
    "encoding": "the library takes text, not bytes; read_documents has it",
    "input_format": "likewise: `format` of read_documents",
    "jsonl": "likewise",
    "max_megabytes": "likewise: `limits`",
    "forget_source": "Memory.forget",
    "forget_before": "Memory.forget",
    "texts": "Summary.to_dict",
    "format": "Summary.to_dict, str(summary), summarize.render",
    "each": "Summarizer.map",
    "force": "the library writes no files",
    "processes": "of Summarizer.map",
    "explain": "of the page, not of the summary",
    "fail_if_lost": "an exit status; summary.measures.facts_lost in the library",
    "output": "the library writes no files",
    "quiet": "the level of the caller's own logging",
    "verbose": "the level of the caller's own logging",
}
# Keywords without an option, and why.
LIBRARY_ONLY = {
    "documents": "the files",
    "segmenter": "an object, which has no name on a command line",
    "count_tokens": "likewise",
    "allow_download": "a command opens no connection; the error names the one that fetches",
    "progress": "a function; the command line draws its own bar",
}


def actions():
    return {action.dest: action for action in build_parser()._actions}


def keywords():
    found = {}
    for function in (Summarizer.__init__, Summarizer.summarize):
        parameters = dict(inspect.signature(function).parameters)
        parameters.pop("self")
        found.update(parameters)
    return found


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


# Options and keywords


def test_every_option_is_a_keyword_or_has_a_reason():
    assert set(actions()) - set(keywords()) == set(COMMAND_LINE_ONLY)


def test_every_keyword_has_its_option_or_a_reason():
    assert set(keywords()) - set(actions()) == set(LIBRARY_ONLY)


def test_an_option_is_spelt_as_its_keyword():
    for name in set(actions()) & set(keywords()):
        assert actions()[name].option_strings == [f"--{name}"]


def test_an_option_defaults_to_what_its_keyword_does():
    for name in set(actions()) & set(keywords()):
        assert actions()[name].default == keywords()[name].default, name


def test_the_function_and_the_class_take_the_same_keywords():
    from summarize import summarize  # noqa: PLC0415

    of_function = dict(inspect.signature(summarize).parameters)
    assert of_function.pop("settings").kind is inspect.Parameter.VAR_KEYWORD
    of_method = dict(inspect.signature(Summarizer.summarize).parameters)
    del of_method["self"]
    assert of_function == of_method


def test_every_keyword_of_an_option_reaches_the_library(path, tmp_path, monkeypatch):
    given = {}

    class Spy(Summarizer):
        def __init__(self, **settings):
            given.update(settings)
            super().__init__()

        def summarize(self, documents, **options):
            given.update(options)
            return super().summarize(documents)

    monkeypatch.setattr(cli, "Summarizer", Spy)
    values = {
        "encoder": "lexical", "language": "de", "threshold": 0.75, "judge": "nli", "query": "dam",
        "sentences": 3, "words": 4, "characters": 5, "tokens": 6, "ratio": 0.5,
    }  # fmt: skip
    assert set(values) | {"seen", "memory"} == set(actions()) & set(keywords())
    for name, value in values.items():
        main([str(path), f"--{name}", str(value)])
        assert given[name] == value, name
    main([str(path), "--memory", str(tmp_path / "read.db"), "--seen", str(path)])
    assert [document.text for document in given["seen"]] == [TEXT]
    assert given["memory"].path == str(tmp_path / "read.db")


def test_help_names_every_option_with_its_purpose(capsys):
    with pytest.raises(SystemExit) as leaving:
        main(["--help"])
    page = capsys.readouterr().out
    assert leaving.value.code == 0
    for action in build_parser()._actions:
        assert action.help, action.dest
        assert action.help is not argparse.SUPPRESS
        for string in action.option_strings:
            assert string in page
    assert all(name in page for name in FORMATS)


def test_help_tells_every_exit_status():
    told = build_parser().epilog
    for status in (
        messages.FINE,
        messages.FAILED,
        messages.USAGE,
        messages.LOST,
        messages.INTERRUPTED,
    ):
        assert f" {status} " in told


def test_the_budgets_exclude_one_another():
    units = ("sentences", "words", "characters", "tokens", "ratio")
    for first in units:
        for second in units:
            if first != second:
                with pytest.raises(SystemExit):
                    build_parser().parse_args([f"--{first}", "1", f"--{second}", "1"])


def test_version(capsys):
    with pytest.raises(SystemExit) as leaving:
        main(["--version"])
    assert leaving.value.code == 0
    assert capsys.readouterr().out == f"summarize {__version__}\n"


# Exit status and streams


def test_fine(path, capsys):
    assert main([str(path)]) == 0
    assert capsys.readouterr() == (SUMMARY, "")


@pytest.mark.parametrize("page", sorted(FORMATS))
def test_the_page_is_that_of_the_library(path, capsys, page):
    assert main([str(path), "--format", page, "--explain"]) == 0
    output = capsys.readouterr().out
    named = {str(path): TEXT}
    assert output == FORMATS[page](Summarizer().summarize(named), True)


def test_lost_facts_fail_only_where_asked(tmp_path, capsys):
    path = tmp_path / "b.txt"
    path.write_text("The bridge in Paris cost 12 million euros. Rain fell.", encoding="utf-8")
    cut = [str(path), "--words", "3"]
    assert main(cut) == 0
    assert capsys.readouterr() == ("Rain fell.\n", "")
    assert main([*cut, "--fail-if-lost"]) == 3
    output = capsys.readouterr()
    assert output.out == "Rain fell.\n"
    lost = json.loads(_json(cut, capsys))["measures"]["facts"]["lost"]
    assert output.err == f"summarize: {lost} facts lost\n"
    assert main([str(path), "--fail-if-lost"]) == 0


def _json(arguments, capsys):
    main([*arguments, "--format", "json"])
    return capsys.readouterr().out


def test_one_lost_fact_is_told_in_the_singular(tmp_path, capsys):
    path = tmp_path / "b.txt"
    path.write_text("It weighed 12 tons altogether. Rain fell.", encoding="utf-8")
    assert main([str(path), "--words", "2", "--fail-if-lost"]) == 3
    assert capsys.readouterr().err == "summarize: 1 fact lost\n"


def test_a_budget_too_small_for_any_sentence_warns_unless_quiet(path, capsys):
    assert main([str(path), "--words", "1"]) == 0
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == "summarize: No sentence fits into the budget (words: 1).\n"
    assert main([str(path), "--words", "1", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


def test_verbose_says_what_was_done_and_on_standard_error(path, capsys):
    assert main([str(path), "-v"]) == 0
    output = capsys.readouterr()
    assert output.out == SUMMARY
    assert output.err.splitlines() == [
        f"summarize: read {path}: {len(TEXT)} characters",
        f"summarize: encoder {Summarizer().encoder.name}",
        "summarize: kept 2 of 3 sentences",
    ]


def test_logging_is_left_as_it_was(path):
    log = logging.getLogger("summarize")
    before = (log.level, list(log.handlers), list(logging.getLogger().handlers))
    main([str(path), "-v"])
    assert (log.level, list(log.handlers), list(logging.getLogger().handlers)) == before


def test_an_interrupt(path, monkeypatch, capsys):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "read_documents", interrupt)
    assert main([str(path)]) == 130
    assert capsys.readouterr() == ("", "")


def test_too_little_memory(path, monkeypatch, capsys):
    def fill(*_, **__):
        raise MemoryError

    monkeypatch.setattr(Summarizer, "summarize", fill)
    assert main([str(path)]) == 1
    assert capsys.readouterr().err.startswith("summarize: error: the text is too large")


def test_several_files_are_read_in_order(tmp_path, capsys):
    names = []
    for name in ("one", "two", "three"):
        (tmp_path / name).write_text(f"This is text {name}.", encoding="utf-8")
        names.append(str(tmp_path / name))
    main([*names, "--format", "json"])
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [document["name"] for document in documents] == names


# Where it writes


def test_a_new_file(path, tmp_path, capsys):
    assert main([str(path), "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out").read_text(encoding="utf-8") == SUMMARY
    assert capsys.readouterr() == ("", "")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "out"]


@pytest.mark.parametrize("where", ["-", "/dev/stdout"])
def test_standard_output_by_name(path, where, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main([str(path), "-o", where]) == 0
    assert capsys.readouterr().out == SUMMARY
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_the_input_itself_may_be_the_output(path):
    assert main([str(path), "-o", str(path)]) == 0
    assert path.read_text(encoding="utf-8") == SUMMARY


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions")
def test_an_old_file_is_replaced_and_keeps_its_permissions(path, tmp_path):
    out = tmp_path / "out"
    out.write_text("old and longer than the new text" * 9, encoding="utf-8")
    out.chmod(0o640)
    assert main([str(path), "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == SUMMARY
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("exists", [True, False])
def test_a_link_is_followed_and_stays_one(path, tmp_path, exists):
    target, link = tmp_path / "target", tmp_path / "link"
    if exists:
        target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    assert main([str(path), "-o", str(link)]) == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == SUMMARY


@pytest.mark.skipif(sys.platform == "win32", reason="no such devices")
def test_a_device_is_written_to_and_stays_one(path):
    assert main([str(path), "-o", "/dev/null"]) == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_name_as_long_as_names_may_be(path, tmp_path):
    assert main([str(path), "-o", str(tmp_path / ("x" * 255))]) == 0


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "'': is a directory"),
        (".", "is a directory, not a file to write to."),
        ("nowhere/out", "there is no folder"),
        ("a.txt/out", "there is no folder"),
        ("x" * 300, "File name too long."),
    ],
)
def test_a_path_that_cannot_be_written_is_told_before_the_work(
    path, monkeypatch, capsys, name, told
):
    monkeypatch.chdir(path.parent)
    monkeypatch.setattr(cli, "Summarizer", None)  # so that work would be a TypeError
    assert main([str(path), "-o", name]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("summarize: error: ")
    assert told in output.err


@pytest.mark.parametrize("exists", [True, False])
def test_what_permissions_forbid_is_told_before_the_work(
    path, tmp_path, monkeypatch, capsys, exists
):
    out = tmp_path / "out"
    if exists:
        out.write_text("old", encoding="utf-8")
    monkeypatch.setattr(cli, "Summarizer", None)
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write anywhere
    assert main([str(path), "-o", str(out)]) == 1
    assert capsys.readouterr().err == f"summarize: error: {out}: cannot be written.\n"


def test_a_file_in_a_locked_folder_is_written_in_place(path, tmp_path, monkeypatch):
    out = tmp_path / "out"
    out.write_text("old", encoding="utf-8")
    monkeypatch.setattr("os.access", lambda what, _: not Path(what).is_dir())
    monkeypatch.setattr("tempfile.mkstemp", None)
    assert main([str(path), "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == SUMMARY


def test_a_failed_write_leaves_the_old_file_and_nothing_else(path, tmp_path, monkeypatch, capsys):
    out = tmp_path / "out"
    out.write_text("old", encoding="utf-8")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    assert main([str(path), "-o", str(out)]) == 1
    assert "out: No space left on device." in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "out"]


def test_the_command_that_is_installed_is_this_one(path):
    done = subprocess.run(
        [sys.executable, "-m", "summarize", str(path)], capture_output=True, check=False
    )
    assert done.stdout.decode("utf-8") == SUMMARY


def test_no_warning_of_ours_or_of_others(path, capsys):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert main([str(path), "--words", "9", "--query", "dam", "--explain"]) == 0
    assert capsys.readouterr().err == ""
