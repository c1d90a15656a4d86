"""A terminal: nothing of the input acts on it, and its width is kept to."""

from __future__ import annotations

import json
import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import odd_texts
from terminal import in_a_terminal, linux, piped, read_all

from summarize import summarize
from summarize.cli import messages
from summarize.render import render_text
from summarize.render.visible import visible, visible_json
from summarize.render.wrap import columns, hang

# Of our colours.
CODE = re.compile(r"\x1b\[(?:[0124]|3[126])m")
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
HOSTILE = (
    "It set the clipboard \x1b]52;c;ZWNobyBvd25lZAo=\x07 at noon in Velm.",
    "This is \x1b[8mhidden\x1b[0m from \x1b[31mall\x1b[0m readers.",
    "Two towns \x1b[1A\x1b[2Kflooded on Monday.",
    "Roads \x9b31mclosed and \x9d0;title\x9c trains stopped.",
    "A\rB was over\bwritten by C\x7f.",
    "This was \u202eturned round\u202c and \u2066isolated there\u2067.",
    "12 men died in Port \x1b[5mAlder and “all \x1b[8mhope” was lost.",
    "Share\x1b[8m.",
)
NAME = "a\x1b[31m\x9b8m\u202e\x07"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")
    text = "\n\n".join([*HOSTILE, *HOSTILE[:2]])
    (folder / "a.txt").write_bytes(text.encode())
    new = [{"name": NAME, "text": text}, {"name": f"b{NAME}", "text": text.replace("12", "21")}]
    old = {"name": f"old{NAME}", "text": f"{HOSTILE[0]} {HOSTILE[6].replace('12', '40')}"}
    for name, rows in (("new", new), ("old", [old])):
        lines = "\n".join(json.dumps(row) for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


ALL = ["-m", "summarize", "--jsonl", "new.jsonl", "--seen", "old.jsonl"]
ONE = ["-m", "summarize", "a.txt"]
COMMANDS = [
    ONE,
    [*ONE, "--explain", "--words", "10"],
    [*ONE, "--format", "html", "-o", "-"],
    [*ALL, "--explain"],
    [*ALL, "--explain", "--words", "40"],
    [*ALL, "--format", "markdown", "--explain"],
    [*ALL, "--format", "json"],
]


# Controls


@linux
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_terminal_gets_no_code_but_those_of_our_colours(folder, command):
    bare = in_a_terminal(folder, command, NO_COLOR="1")
    assert (bare.status, bare.error) == (0, "")
    assert not OBEYED.search(bare.page)
    # If a colour of the input came through, it would be gone from here and not from there.
    assert CODE.sub("", in_a_terminal(folder, command).page) == bare.page


@linux
def test_controls_are_spelt_out(folder):
    page = in_a_terminal(folder, ONE).page
    for told in (
        r"clipboard \x1b]52;c;ZWNobyBvd25lZAo=\x07 at noon",
        r"\x1b[8mhidden\x1b[0m from \x1b[31mall\x1b[0m",
        r"\x1b[1A\x1b[2Kflooded",
        r"\x9b31mclosed and \x9d0;title\x9c trains",
        r"A\rB was over\x08written by C\x7f.",
        r"\u202eturned round\u202c and \u2066isolated there\u2067.",
    ):
        assert told in page
    page = CODE.sub("", in_a_terminal(folder, [*ALL, "--explain"], columns=10_000).page)
    shown = r"a\x1b[31m\x9b8m\u202e\x07"
    assert f"[b{shown}]\n" in page
    assert re.search(rf"\[\d+, b{re.escape(shown)} \d+-\d+\] Two", page)
    assert f"(said by old{shown}; similarity 1.00)" in page
    assert f"    [old{shown}] 40 men died in Port \\x1b[5mAlder" in page


@linux
def test_json_on_a_terminal_says_the_same(folder):
    command = [*ALL, "--format", "json", "--texts"]
    page = in_a_terminal(folder, command).page
    assert r"\u009b31mclosed" in page
    assert json.loads(page) == json.loads(piped(folder, command))


def test_to_a_pipe_and_a_file_the_text_is_as_it_was(folder, tmp_path):
    text = (folder / "a.txt").read_bytes().decode()
    expected = render_text(summarize({"a.txt": text}))
    assert {"\x1b", "\x9b", "\r", "\b", "\u202e"} < set(expected)
    assert piped(folder, ONE) == piped(folder, ONE, FORCE_COLOR="1") == expected
    piped(folder, [*ONE, "-o", str(tmp_path / "page")])
    assert (tmp_path / "page").read_bytes() == expected.encode()


@linux
def test_a_terminal_given_by_name_is_one_too(folder):
    import pty  # noqa: PLC0415

    ours, theirs = pty.openpty()
    assert piped(folder, [*ONE, "-o", os.ttyname(theirs)]) == ""
    os.close(theirs)
    page = read_all(ours)
    assert r"\x1b[1A\x1b[2Kflooded" in page
    assert not OBEYED.search(CODE.sub("", page))


def test_messages_spell_out_the_same(capsys):
    messages.say(f"{NAME}\n{HOSTILE[5]}")
    told = visible(f"{NAME} {HOSTILE[5]}")
    assert capsys.readouterr().err == f"summarize: {told}\n"
    assert told.startswith(r"a\x1b[31m\x9b8m\u202e\x07 This was \u202eturned")


def test_messages_spell_out_what_nobody_sees(capsys):
    messages.say("no\u200bte\ufeff \ue000\u00ad.txt:\u2028é大\U000f0000 🙂 is gone\u2003.")
    # What is white space is a blank.
    told = r"no\u200bte\ufeff \ue000\xad.txt: é大\U000f0000 🙂 is gone ."
    assert capsys.readouterr().err == f"summarize: {told}\n"


@given(odd_texts() | st.text(alphabet="a\x1b\x9b\r\n\t\u202e\u2069\ud800\\"))
def test_what_is_visible_is_obeyed_by_nothing(text):
    shown = visible(text)
    assert not OBEYED.search(shown)
    assert visible(shown) == shown
    if not OBEYED.search(text):
        assert shown == text
    page = json.dumps([text], ensure_ascii=False)
    assert not OBEYED.search(visible_json(page))
    assert json.loads(visible_json(page)) == [text]


def test_a_line_break_of_two_signs_is_one():
    assert visible("a\r\nb\rc\td") == "a\nb\\rc\td"


# Width


@linux
@pytest.mark.parametrize(("columns_of", "width"), [(30, 30), (0, 80)])
def test_the_width_is_that_of_the_terminal_given_by_name(columns_of, width, tmp_path):
    import fcntl  # noqa: PLC0415 - neither is there on Windows
    import pty  # noqa: PLC0415
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    (tmp_path / "a.txt").write_text("The dam broke " + "at noon " * 12 + "in Velm.", "utf-8")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns_of, 0, 0))
    command = [*ONE, "--explain", "-o", os.ttyname(theirs)]
    assert in_a_terminal(tmp_path, command, columns=200, COLUMNS="150").page == ""
    os.close(theirs)
    point = CODE.sub("", read_all(ours)).split("Points\n")[1].split("\n\n")[0]
    assert len(point.splitlines()) == {30: 5, 80: 2}[width]
    assert width - len("at noon ") < max(map(columns, point.splitlines())) <= width


@linux
def test_lines_hang_in_a_narrow_terminal(tmp_path):
    text = "12 people were killed in Port Alder when the old dam broke. "
    (tmp_path / "a.txt").write_text(text + text.replace("12", "21") + text, encoding="utf-8")
    command = [*ONE, "--explain"]
    page = in_a_terminal(tmp_path, command, columns=40).page
    passage, sections = CODE.sub("", page).split("\n\n", 1)
    assert passage == str(summarize((tmp_path / "a.txt").read_text(encoding="utf-8")))
    assert sections.split("\n\n")[0] == (
        "Points\n"
        "  [1] 12 people were killed in Port\n"
        "      Alder when the old dam broke. (2\n"
        "      sentences, disputed)\n"
        "    = [3] 12 people were killed in Port\n"
        "        Alder when the old dam broke.\n"
        "        (said by 1; similarity 1.00)\n"
        "  [2] 21 people were killed in Port\n"
        "      Alder when the old dam broke. (1\n"
        "      sentence, disputed)"
    )
    assert all(columns(line) <= 40 for line in sections.splitlines())
    whole = piped(tmp_path, command)
    assert CODE.sub("", in_a_terminal(tmp_path, command, columns=300).page) == whole
    assert sections.split() == whole.split("\n\n", 1)[1].split()


@pytest.mark.parametrize(
    ("line", "width", "lines"),
    [
        ("  [1] a b c", 11, ["  [1] a b c"]),
        ("  [1] a b c", 10, ["  [1] a b", "      c"]),
        ("a bb ccc", 7, ["a bb", "    ccc"]),
        ("a " + "x" * 36 + " b c", 10, ["a " + "x" * 36 + " b", "    c"]),
        ("\x1b[31maa bb\x1b[0m cc", 8, ["\x1b[31maa bb\x1b[0m cc"]),
        ("\x1b[31maa bb\x1b[0m cc", 7, ["\x1b[31maa bb\x1b[0m", "    cc"]),
        ("aa bb", 4, ["aa bb"]),
        ("大坝 大坝", 9, ["大坝 大坝"]),
        ("大坝 大坝", 8, ["大坝", "    大坝"]),
        ("a b c", None, ["a b c"]),
    ],
)
def test_a_line_is_broken_at_blanks(line, width, lines):
    assert hang(line, width).split("\n") == lines


@given(
    st.lists(st.text(alphabet="ab大\u0301", min_size=1, max_size=9), min_size=1),
    st.integers(13, 40),
    st.integers(0, 4),
)
def test_no_line_is_wider_than_all_and_no_word_is_lost(words, width, indent):
    line = " " * indent + " ".join(words)
    broken = hang(line, width)
    assert broken.split() == words
    if columns(line) <= width:
        assert broken == line
    wide = max(columns(word) for word in words) + indent + 4 > width
    assert wide or all(columns(part) <= width for part in broken.split("\n"))
    painted = hang(" " * indent + f"\x1b[31m{line.lstrip()}\x1b[0m", width)
    assert CODE.sub("", painted) == broken
