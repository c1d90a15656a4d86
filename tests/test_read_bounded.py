"""The process that reads: used again, ended in time, never left behind, and never in the way."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest
from processes import PATIENCE, ends, is_gone, is_set_to_work, is_stopped, linux, until

from summarize import InputError, MissingResourceError, OptionError
from summarize.read import Limits, bounded, read_document, read_documents, worker

ROOT = Path(bounded.__file__).parents[2]
MAIL = b"Subject: Dam\n\nThe dam broke.\n"
ENDLESS = "while True:\n    pass\n"

posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


@pytest.fixture
def mail(tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(MAIL)
    return path


@pytest.fixture
def endless(tmp_path, monkeypatch):
    return fake(tmp_path, monkeypatch, ENDLESS)


@pytest.fixture
def fresh():
    """No process from tests before, and none for those after."""
    bounded._shared.end()
    yield
    bounded._shared.end()


def pid():
    return bounded._shared.child._process.pid


def test_one_process_reads_file_after_file(mail, fresh):
    first = [read_document(mail).text, pid()]
    assert [read_document(mail).text, pid()] == first


def test_plain_text_and_json_lines_need_no_process(tmp_path, fresh):
    (tmp_path / "a.txt").write_text("The dam broke.")
    (tmp_path / "a.jsonl").write_text('{"text": "The dam broke."}')
    read_document(tmp_path / "a.txt")
    list(read_documents([tmp_path], jsonl=True))
    assert bounded._shared.child is None


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_is_read(mail, endless, fresh):
    read_document(mail)
    before = pid()
    with pytest.raises(InputError, match=r"a\.srt: takes longer to read than 0\.5 seconds\."):
        read_document(endless, limits=Limits(seconds=0.5))
    assert read_document(mail).text == "Dam\n\nThe dam broke.\n"
    assert pid() != before


@posix
def test_a_file_that_takes_too_long_is_told_so_where_the_reader_notices_it_first(
    endless, monkeypatch, fresh
):
    class Halted(threading.Timer):  # as all of our process may be, for a second or two
        def __init__(self, interval, function):
            super().__init__(interval + 60, function)

    monkeypatch.setattr(bounded.threading, "Timer", Halted)
    with pytest.raises(InputError, match=r"a\.srt: takes longer to read than 0\.5 seconds\."):
        read_document(endless, limits=Limits(seconds=0.5))


@linux
def test_a_process_that_is_slow_to_end_is_waited_for_by_nobody(mail, monkeypatch, fresh):
    read_document(mail)
    process, child = bounded._shared.child._process, pid()
    monkeypatch.setattr(bounded, "_TO_END_SECONDS", 0)
    monkeypatch.setattr(process, "kill", lambda: None)  # as if it took its time
    os.kill(child, signal.SIGSTOP)
    assert until(lambda: is_stopped(child))
    bounded._shared.end()
    assert not is_gone(child)
    os.kill(child, signal.SIGKILL)
    assert until(lambda: process.returncode is not None)  # or Python would warn of it


@linux
def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_one_is_read(tmp_path, mail):
    path = tmp_path / "large.eml"
    path.write_bytes(b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nText.\n")
    with pytest.raises(InputError, match=r"large\.eml: takes more memory to read than 150 MB\."):
        read_document(path, limits=Limits(memory_megabytes=150))
    assert read_document(mail).text == "Dam\n\nThe dam broke.\n"


@linux
def test_a_process_that_needed_much_memory_is_not_used_again(tmp_path, mail, fresh):
    read_document(mail)
    before = pid()
    status = Path(f"/proc/{before}/status").read_text()
    needed = int(re.search(r"VmPeak:\s*(\d+) kB", status)[1]) / 1000
    read_document(mail, limits=Limits(memory_megabytes=3 * needed))
    assert pid() == before
    read_document(mail, limits=Limits(memory_megabytes=1.6 * needed))
    assert bounded._shared.child is None
    assert ends(before)


@posix
def test_a_reader_that_crashes_is_an_error_of_the_file_and_the_next_one_is_read(
    tmp_path, monkeypatch, mail, fresh
):
    crash = "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n"
    path = fake(tmp_path, monkeypatch, crash)
    with pytest.raises(InputError, match=r"a\.srt: cannot be read as subtitles: its reader crash"):
        read_document(path)
    assert read_document(mail).text == "Dam\n\nThe dam broke.\n"


@posix
def test_a_process_that_was_ended_meanwhile_is_replaced(mail, fresh):
    read_document(mail)
    os.kill(pid(), signal.SIGKILL)
    bounded._shared.child._process.wait()
    assert read_document(mail).text == "Dam\n\nThe dam broke.\n"


@posix
def test_a_process_that_ends_while_it_is_asked_is_an_error_of_the_file(mail, monkeypatch, fresh):
    read_document(mail)
    os.kill(pid(), signal.SIGKILL)
    bounded._shared.child._process.wait()
    with monkeypatch.context() as patch:
        patch.setattr(bounded._Child, "alive", True)  # as it was a moment ago
        with pytest.raises(
            InputError, match=r"a\.eml: cannot be read as email: its reader crashed"
        ):
            read_document(mail)
    assert read_document(mail).text == "Dam\n\nThe dam broke.\n"


@pytest.mark.parametrize("executable", ["/no/such/python", "", None])
def test_a_process_that_cannot_be_started_is_told(mail, monkeypatch, fresh, executable):
    monkeypatch.setattr("sys.executable", executable)
    with pytest.raises(InputError, match=r"a\.eml: no process could be started to read it: "):
        read_document(mail)


def test_threads_share_the_process_and_get_what_is_theirs(tmp_path, fresh):
    for i in range(40):
        (tmp_path / f"{i}.eml").write_bytes(b"Subject: %d\n\n" % i + b"x" * i * 10_000)
    read = {}

    def work(numbers):
        for i in numbers:
            read[i] = read_document(tmp_path / f"{i}.eml").text

    threads = [threading.Thread(target=work, args=[range(k, 40, 4)]) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == {i: "\n\n".join(filter(None, [str(i), "x" * i * 10_000])) for i in range(40)}


def test_a_wrong_encoding_is_a_wrong_option_there_too(mail):
    with pytest.raises(OptionError, match="'encoding' option must be the name of a text encoding"):
        read_document(mail, encoding="no-such")


def fake(tmp_path, monkeypatch, code):
    """A library of that name which does something else."""
    (tmp_path / "webvtt.py").write_text(code)
    monkeypatch.syspath_prepend(str(tmp_path))
    path = tmp_path / "a.srt"
    path.write_text("1\n")
    return path


def test_an_extra_that_is_not_installed_is_named_with_its_command(tmp_path, monkeypatch, fresh):
    path = fake(tmp_path, monkeypatch, "raise ModuleNotFoundError('No module named webvtt')")
    with pytest.raises(MissingResourceError) as caught:
        read_document(path)
    assert caught.value.resource == "subtitles"
    assert caught.value.command == "pip install 'summarize[subtitles]'"
    other, errors = tmp_path / "b.txt", []
    other.write_text("It rained.")
    [read] = read_documents([path, other], on_error=errors.append)
    assert read.text == "It rained."
    assert [type(error) for error in errors] == [MissingResourceError]


@pytest.mark.parametrize(
    ("kind", "library", "extra"),
    [
        ("docx", "lxml.etree", "docx"),
        ("email", "trafilatura", "html"),
        ("html", "trafilatura", "html"),
        ("markdown", "markdown_it", "markdown"),
        ("pdf", "pypdfium2", "pdf"),
        ("subtitles", "webvtt", "subtitles"),
    ],
)
def test_a_library_that_is_not_installed_is_found_missing_in_every_format(
    monkeypatch, kind, library, extra
):
    monkeypatch.setitem(sys.modules, library, None)
    request = {"format": kind, "encoding": None, "characters": 100}
    raw = b"Content-Type: text/html\n\n<p>x" if kind == "email" else b"x"
    assert worker.answer(request, raw) == {"error": "missing", "resource": extra}


def test_a_library_that_prints_does_no_harm(tmp_path, monkeypatch, mail, capfd, fresh):
    code = """
import sys
print("noise", flush=True)
print("noise", file=sys.stderr)
raise OSError("Oh.\\nNo.")
"""
    path = fake(tmp_path, monkeypatch, code)
    with pytest.raises(InputError, match=r"a\.srt: cannot be read as subtitles: Oh\. No\.$"):
        read_document(path)
    assert read_document(mail).text
    assert capfd.readouterr() == ("", "")


def python(*arguments, **options):
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def script(tmp_path, code, *, first=""):
    """A script without a main guard, far from the source tree, that finds the package itself."""
    path = tmp_path / "script.py"
    path.write_text(
        f"{first}\nimport sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        "from summarize.read import Limits, bounded, read_document\n" + textwrap.dedent(code)
    )
    return path


SAY = "print(bounded._shared.child._process.pid, flush=True)\n"


def read_forever(path):
    return f"read_document({str(path)!r}, limits=Limits(seconds={PATIENCE}))"


@linux
@pytest.mark.parametrize("ending", ["", "sys.exit(3)", "raise KeyError", "import os; os.abort()"])
def test_the_process_ends_with_ours_however_that_ends(tmp_path, mail, ending):
    path = script(tmp_path, f"read_document({str(mail)!r})\n" + SAY + ending)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    ours = python("-W", "error", path, cwd=tmp_path, env=environment)
    out, err = ours.communicate(timeout=PATIENCE)
    assert ends(int(out))
    assert ours.returncode == {"": 0, "sys.exit(3)": 3, "raise KeyError": 1}.get(ending, -6)
    if ending in {"", "sys.exit(3)"}:
        assert err == ""


@linux
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_a_process_at_work_ends_when_ours_is_interrupted_or_killed(tmp_path, mail, endless, sent):
    code = f"read_document({str(mail)!r})\n" + SAY + read_forever(endless)
    ours = python(script(tmp_path, code), cwd=tmp_path)
    child = int(ours.stdout.readline())
    assert is_set_to_work(child)
    assert not is_gone(child)
    ours.send_signal(sent)
    _, err = ours.communicate(timeout=PATIENCE)
    assert ends(child)
    assert err.rstrip().endswith("KeyboardInterrupt" if sent == signal.SIGINT else "")


@linux
def test_an_interrupt_reaches_only_ours_and_reading_goes_on_after_it(tmp_path, mail, endless):
    code = f"""
    read_document({str(mail)!r})
    {SAY}
    try:
        {read_forever(endless)}
    except KeyboardInterrupt:
        print(read_document({str(mail)!r}).name == {str(mail)!r})
    """
    ours = python(script(tmp_path, code), cwd=tmp_path, start_new_session=True)
    assert is_set_to_work(int(ours.stdout.readline()))
    os.killpg(ours.pid, signal.SIGINT)
    assert ours.communicate(timeout=PATIENCE) == ("True\n", "")


@linux
def test_a_forked_process_reads_with_a_process_of_its_own(tmp_path, mail):
    code = f"""
    import os
    def texts(): return [read_document({str(mail)!r}).text for _ in range(20)]
    expected = texts()
    first = bounded._shared.child._process.pid
    forked = os.fork()
    right = texts() == expected
    own = bounded._shared.child._process.pid
    if forked:
        _, status = os.waitpid(forked, 0)
        print(right, own == first, os.waitstatus_to_exitcode(status))
    else:
        sys.exit(0 if right and own != first else 1)
    """
    ours = python("-W", "error", script(tmp_path, code), cwd=tmp_path)
    assert ours.communicate(timeout=PATIENCE) == ("True True 0\n", "")


def test_standard_input_is_left_to_ours(tmp_path, mail):
    code = f"read_document({str(mail)!r})\nprint(sys.stdin.read())"
    ours = python(script(tmp_path, code), cwd=tmp_path, stdin=subprocess.PIPE)
    assert ours.communicate("what was typed", timeout=PATIENCE) == ("what was typed\n", "")


def test_modules_of_the_folder_we_are_in_are_not_taken_for_others(tmp_path, mail):
    for name in ("email", "json", "queue", "types", "summarize"):
        (tmp_path / f"{name}.py").write_text("raise RuntimeError")
    (tmp_path / "elsewhere").mkdir()
    path = script(tmp_path / "elsewhere", f"print(read_document({str(mail)!r}).text)")
    ours = python(path, cwd=tmp_path)
    assert ours.communicate(timeout=PATIENCE) == ("Dam\n\nThe dam broke.\n\n", "")


@linux
def test_the_process_does_not_load_what_no_file_needs(mail, fresh):
    read_document(mail)
    mapped = Path(f"/proc/{pid()}/maps").read_text()
    assert "numpy" not in mapped
    assert "lxml" not in mapped
