"""What a hostile user does to the command line, as real processes.

Every case is one clear line and the right exit status, or a sane result; never a traceback.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-W", "error", "-m", "summarize"]
TEXT = "The dam broke at noon. Two towns flooded. The dam broke at noon.\n"
SUMMARY = b"The dam broke at noon. Two towns flooded.\n"
# A locale that can spell nothing, as in a bare container.
BARE = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs the devices of Linux")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run the command line in a folder that holds a.txt."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    # The processes find this checkout wherever they run.
    path = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    monkeypatch.setenv("PYTHONPATH", path)
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)  # a buffer is where output is lost

    def run_command(*arguments, stdin=b"", environment=None):
        return subprocess.run(
            [*COMMAND, *arguments],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, **(environment or {})},
            timeout=6000,
            check=False,
        )

    run_command.folder = tmp_path
    return run_command


@pytest.fixture
def shell(run):
    """Run a line of shell in that folder; `summarize` is the command line."""

    def run_line(line):
        words = " ".join(f"'{word}'" for word in COMMAND)
        return subprocess.run(
            ["bash", "-c", f'summarize() {{ {words} "$@"; }}; {line}'],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            cwd=run.folder,
            timeout=6000,
            check=False,
        )

    return run_line


def assert_error(run, status, *told):
    """One line on standard error, nothing on standard output."""
    message = run.stderr.decode("utf-8")
    assert run.returncode == status, message
    assert message.startswith("summarize: error: ")
    assert message.endswith("\n")
    assert message.count("\n") == 1
    assert run.stdout == b""
    for part in told:
        assert part in message


def test_the_example_itself(run):
    done = run("a.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, SUMMARY, b"")


# Files


def test_no_such_file(run):
    assert_error(run("nope.txt"), 1, "nope.txt: No such file or directory.")


def test_a_folder_without_a_file_to_read(run):
    (run.folder / "empty").mkdir()
    assert_error(run("empty"), 1, "empty: ")


def test_one_bad_file_among_good_ones_is_told_and_the_rest_summarized(run):
    done = run("a.txt", "nope.txt")
    assert (done.returncode, done.stdout) == (1, SUMMARY)
    assert done.stderr.count(b"\n") == 1
    assert b"nope.txt: No such file" in done.stderr


@linux
def test_a_file_that_cannot_be_read(run):
    assert_error(run("/proc/self/mem"), 1, "/proc/self/mem: ")


def test_not_utf8(run):
    (run.folder / "b.txt").write_bytes("Café zu.".encode("latin-1"))
    assert_error(run("b.txt"), 1, "b.txt: not UTF-8: byte 0xe9 at offset 3.", "--encoding")
    assert run("b.txt", "--encoding", "latin-1").stdout == "Café zu.\n".encode()


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="names are Unicode there")
@pytest.mark.parametrize("page", ["text", "markdown", "json"])
def test_a_file_name_that_is_no_utf8_gives_a_page_that_is(run, page):
    name = os.fsencode(run.folder) + b"/\xff\xfe.txt"
    with open(name, "wb") as file:  # noqa: PTH123 - a Path cannot hold it
        file.write(TEXT.encode())
    done = run(name, "a.txt", "--explain", "--format", page)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "\\udcff" in done.stdout.decode("utf-8")
    if page == "json":
        assert os.fsencode(json.loads(done.stdout)["documents"][0]["name"]) == name


def test_a_message_is_one_line_of_plain_characters_whatever_the_name(run):
    done = run("a\nb\x1b[31m\u202ec.txt")
    assert_error(done, 1, "a b\\x1b[31m\\u202ec.txt: no file matches.")


def test_the_same_file_twice_says_nothing_twice(run):
    done = run("a.txt", "a.txt")
    assert (done.returncode, done.stdout) == (0, SUMMARY.replace(b"\n", b" [a.txt]\n"))


# Texts


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", b""),
        (" \n\t\u2028\u3000 ".encode(), b""),
        (b"word", b"word\n"),
        (b"... !!! ---", b"... !!! ---\n"),
        (b"\xef\xbb\xbf" + TEXT.encode(), SUMMARY),
        (b"\xef\xbb\xbf", b""),
        (TEXT.encode("utf-16"), SUMMARY),
        (TEXT.replace(". ", ".\r\n").encode(), SUMMARY),
        (TEXT.replace(". ", ".\r").encode(), SUMMARY),
        (b"A\0b broke. \0 Two\0 towns. A\0b broke.", b"A\0b broke. \0 Two\0 towns.\n"),
        (
            "انهار السد. غرقت مدينتان. انهار السد.".encode(),
            "انهار السد. غرقت مدينتان.\n".encode(),
        ),
        ("大坝溃决。两镇被淹。大坝溃决。".encode(), "大坝溃决。 两镇被淹。\n".encode()),
        ("Fire 😀! Run 👨‍👩‍👧! Fire 😀!".encode(), "Fire 😀! Run 👨‍👩‍👧!\n".encode()),
        ("\u202eevil\u202c text.".encode(), "\u202eevil\u202c text.\n".encode()),
        ("Ze\u200bro e\u0301 \ufeff.".encode(), "Ze\u200bro e\u0301 \ufeff.\n".encode()),
        ("One line\u2028two lines.".encode(), "One line\u2028two lines.\n".encode()),
    ],
    ids=lambda value: ascii(value[:12]),
)  # fmt: skip
def test_an_odd_text_is_said_as_it_is(run, raw, expected):
    done = run(stdin=raw)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == expected


def test_nothing_is_lost_of_odd_texts(run):
    text = "\u202eevil\u202c. 大坝。 e\u0301\0! 😀\u2028\u2029 Ze\u200bro? \x1b[31m; انهار السد.\n"
    page = json.loads(run("--format", "json", stdin=text.encode()).stdout)
    covered = [False] * len(text)
    for sentence in page["sentences"]:
        assert sentence["text"] == text[sentence["start"] : sentence["end"]]
        for at in range(sentence["start"], sentence["end"]):
            assert not covered[at]
            covered[at] = True
    assert all(done or char.isspace() for char, done in zip(text, covered, strict=True))


def test_half_a_surrogate_pair_from_utf7_is_spelt_out(run):
    (run.folder / "b.txt").write_bytes(b"A +2AA- broke.")
    for page in ("text", "json"):
        done = run("b.txt", "--encoding", "utf-7", "--format", page)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"\\ud800" in done.stdout


def test_a_locale_that_can_spell_nothing_changes_nothing(run):
    text = "大坝溃决。两镇被淹。".encode()
    assert run(stdin=text, environment=BARE).stdout == run(stdin=text).stdout
    assert_error(run("ü.txt", environment=BARE), 1, ".txt: No such file")


# Options


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--words", "3", "--ratio", "0.5"], "--words"),
        (["--words", "0"], "'words' option must be a whole number of at least 1. Got 0."),
        (["--sentences", "-1"], "'sentences' option must be a whole number of at least 1. Got -1."),
        (["--words", "nan"], "invalid int value: 'nan'"),
        (["--characters", "9" * 5000], "--characters: invalid int value"),
        (["--ratio", "nan"], "'ratio' option must be a number in (0, 1]. Got nan."),
        (["--ratio", "inf"], "'ratio' option must be a number in (0, 1]. Got inf."),
        (["--ratio", "-0.5"], "Got -0.5."),
        (["--ratio", "0"], "Got 0.0."),
        (["--threshold", "nan"], "'threshold' option must be a number in (-1, 1]. Got nan."),
        (["--threshold", "2"], "Got 2.0."),
        (["--language", "xx"], "'language' option must be one of"),
        (["--encoder", ""], "'encoder' option must be"),
        (["--encoding", "nope"], "'encoding' option must be"),
        (["--query", "dam"], "'query' option must be given together with a budget"),
        (["--query", " ", "--words", "9"], "'query' option must be a text"),
        (["--format", "xml"], "invalid choice: 'xml'"),
        (["-q", "-v"], "not allowed with"),
        (["--form", "json"], "unrecognized arguments: --form"),
        (["-", "-"], "standard input can be read only once"),
    ],
    ids=lambda value: " ".join(value)[:24] if isinstance(value, list) else "",
)
def test_wrong_usage_is_one_line_and_exit_status_2(run, monkeypatch, capsys, arguments, told):
    # In process, for there are many of them; one as a process is below.
    from summarize.cli import main  # noqa: PLC0415

    monkeypatch.chdir(run.folder)
    try:
        status = main(["a.txt", *arguments])
    except SystemExit as leaving:
        status = leaving.code
    output = capsys.readouterr()
    assert (status, output.out) == (2, "")
    assert output.err.startswith("summarize: error: ")
    assert output.err.count("\n") == 1
    assert told in output.err


def test_wrong_usage_as_a_process(run):
    assert_error(run("a.txt", "--words", "3", "--ratio", "0.5"), 2, "--words", "--ratio")


def test_a_model_that_is_not_here_is_one_line(run, monkeypatch, capsys):
    from summarize.cli import main  # noqa: PLC0415

    monkeypatch.setitem(sys.modules, "sentence_transformers", None)  # not installed
    assert main([str(run.folder / "a.txt"), "--encoder", "no/such-model"]) == 1
    assert capsys.readouterr().err.startswith("summarize: error: sentence-transformers is not")


# Standard streams


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input(run, arguments):
    assert run(*arguments, stdin=TEXT.encode()).stdout == SUMMARY


@pytest.mark.parametrize("line", ["summarize <&-", "summarize - <&-"])
def test_standard_input_that_is_closed(shell, line):
    assert_error(shell(line), 1, "standard input: is closed.")


def test_nothing_to_read_on_a_terminal(run):
    pty = pytest.importorskip("pty")
    terminal, end = pty.openpty()
    done = subprocess.run(
        COMMAND, stdin=end, capture_output=True, cwd=run.folder, timeout=600, check=False
    )
    os.close(end)
    os.close(terminal)
    assert_error(done, 2, "no file given and nothing on standard input")


def test_standard_output_that_is_closed(shell):
    assert_error(shell("summarize a.txt >&-"), 1, "standard output: is closed.")


@linux
def test_standard_output_that_is_full(shell):
    assert_error(shell("summarize a.txt >/dev/full"), 1, "standard output: No space left")


@pytest.mark.parametrize("options", ["", "--format json", "-o /dev/stdout"])
def test_a_closed_pipe_is_silent(run, shell, options):
    # Longer than a pipe holds, so that the writer meets its end.
    long = "\n\n".join(" ".join(_random_words(20, seed)) + "." for seed in range(600))
    (run.folder / "long.txt").write_text(long, encoding="utf-8")
    done = shell(f"summarize long.txt --threshold 1 {options} | head -c 4; echo ${{PIPESTATUS[0]}}")
    assert done.stderr == b""
    assert done.stdout[4:] == b"0\n"


def test_a_pipe_that_was_closed_before_is_silent_too(run):
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, "a.txt"], stdout=writer, stderr=subprocess.PIPE, cwd=run.folder, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("summarize nope.txt 2>&-", 1),
        ("summarize nope.txt --words x 2>&-", 2),
        pytest.param("summarize nope.txt 2>/dev/full", 1, marks=linux),
    ],
)
def test_no_message_strays_to_standard_output(shell, line, status):
    done = shell(line)
    assert (done.returncode, done.stdout) == (status, b"")


def test_a_summary_needs_no_standard_error(shell):
    done = shell("summarize a.txt 2>&- <&-")
    assert (done.returncode, done.stdout) == (0, SUMMARY)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("moment", ["reading", "working"])
def test_an_interrupt_is_130_without_a_word(run, moment):
    if moment == "reading":
        os.mkfifo(run.folder / "long.txt")
    else:
        text = "\n\n".join(" ".join(_random_words(12, seed)) + "." for seed in range(30_000))
        (run.folder / "long.txt").write_text(text, encoding="utf-8")
    # Without -W error: where a signal cuts short an open(), Python warns of what it opened.
    process = subprocess.Popen(
        [sys.executable, "-m", "summarize", "-v", "long.txt", "-o", "out"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=run.folder,
    )
    if moment == "reading":
        writer = os.open(run.folder / "long.txt", os.O_WRONLY)  # waits until it is read from
        process.send_signal(signal.SIGINT)
        process.wait(timeout=600)
        os.close(writer)
    else:
        assert process.stderr.readline().startswith(b"summarize: read")
        process.send_signal(signal.SIGINT)
    output, messages = process.communicate(timeout=600)
    assert (process.returncode, output, messages) == (130, b"", b"")
    assert sorted(path.name for path in run.folder.iterdir()) == ["a.txt", "long.txt"]


# Large texts

_MEGABYTES = 1_000_000


def _random_words(count, seed=1):
    letters = random.Random(seed)
    return ["".join(letters.choices("abcdefghilmnoprstu", k=7)) for _ in range(count)]


def _run_large(folder, text):
    """Output and seconds of a processor; at most 1.5 GB, or it is told so and fails."""
    (folder / "large.txt").write_text(text, encoding="utf-8")

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (1_500 * _MEGABYTES, 1_500 * _MEGABYTES))

    begun = _seconds_of_children()
    done = subprocess.run(
        [*COMMAND, "large.txt"],
        capture_output=True,
        cwd=folder,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "2"},
        preexec_fn=limit,
        timeout=6000,
        check=False,
    )
    assert done.stderr == b""
    assert done.returncode == 0
    return done.stdout.decode("utf-8"), _seconds_of_children() - begun


def _seconds_of_children():
    used = os.times()
    return used.children_user + used.children_system


@pytest.mark.slow
@linux
def test_200000_identical_sentences_are_one(run):
    output, seconds = _run_large(run.folder, "The dam broke at noon. " * 200_000)
    assert output == "The dam broke at noon.\n"
    assert seconds < 60


@pytest.mark.slow
@linux
@pytest.mark.parametrize("word", ["x", "x ", "大"])
def test_a_line_of_5_mb_without_a_full_stop_is_one_sentence(run, word):
    line = word * (5 * _MEGABYTES // len(word.encode()))
    output, seconds = _run_large(run.folder, line)
    assert output.split() == line.split()
    assert seconds < 60
