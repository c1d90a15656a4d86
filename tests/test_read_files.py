"""Files, folders, patterns and standard input: which are read, as what, and in which order."""

from __future__ import annotations

import gzip
import io
import logging
import os
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from summarize import Document, InputError, OptionError
from summarize.read import FORMATS, Limits, read_document, read_documents, suffixes
from summarize.read.formats import by_content, by_name

MAIL = b"Subject: Dam\nDate: Mon, 02 Nov 2026 09:30:00 +0100\n\nThe dam broke.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with files of several kinds, hidden ones, and folders."""
    for name in ["b.txt", "a.txt", "B.TXT", "sub/c.txt", "sub/a.text", "a/z.txt"]:
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} was written.")
    for name in [".hidden.txt", ".git/d.txt", "x.png", "sub/y", "txt"]:
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xff\xfe\xfd")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "news"


IN_ORDER = ["B.TXT", "a.txt", "b.txt", "a/z.txt", "sub/a.text", "sub/c.txt"]


def names(documents):
    return [document.name for document in documents]


def test_a_folder_is_read_in_the_order_of_names_without_what_is_hidden_or_unknown(folder):
    assert names(read_documents(["news"])) == [str(Path("news", name)) for name in IN_ORDER]


def test_a_folder_is_the_same_by_any_path(folder):
    for path in ["./news", "news/", folder, str(folder), f"../{folder.parent.name}/news"]:
        texts = [document.text for document in read_documents([path])]
        assert texts == [f"{name} was written." for name in IN_ORDER]


def test_what_is_skipped_in_a_folder_is_logged(folder, caplog):
    with caplog.at_level(logging.INFO, logger="summarize"):
        list(read_documents(["news"]))
    skipped = {record.getMessage() for record in caplog.records}
    assert skipped == {f"skipped {Path('news', name)}" for name in ["x.png", "sub/y", "txt"]}


def test_a_format_that_is_named_chooses_the_files_of_a_folder(folder):
    (folder / "m.eml").write_bytes(MAIL)
    assert names(read_documents(["news"], format="email")) == [str(Path("news/m.eml"))]
    assert len(list(read_documents(["news"], format="text"))) == len(IN_ORDER)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_and_a_link_to_a_folder_above_are_left_out(folder):
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "link.txt").symlink_to(folder / "a.txt")
    assert len(list(read_documents(["news"]))) == len(IN_ORDER) + 1


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("news/*.txt", ["a.txt", "b.txt"]),
        ("news/**/*.txt", ["a/z.txt", "a.txt", "b.txt", "sub/c.txt"]),
        ("news/?.txt", ["a.txt", "b.txt"]),
        ("news/[ab].txt", ["a.txt", "b.txt"]),
        ("news/su*", ["sub/a.text", "sub/c.txt"]),
    ],
)
def test_a_pattern_finds_files_in_the_order_of_names(folder, pattern, found):
    expected = sorted(str(Path("news", name)) for name in found)
    assert names(read_documents([pattern])) == expected


def test_a_pattern_finds_a_file_and_the_folder_around_it_once(folder):
    found = names(read_documents(["news/sub*/**"], on_error=lambda error: None))
    assert sorted(found) == [str(Path("news/sub/a.text")), str(Path("news/sub/c.txt"))]


@pytest.mark.parametrize("name", ["what?.txt", "a[b].txt", "a*.txt", "**"])
def test_a_file_that_has_the_name_of_a_pattern_wins(folder, name):
    Path(name).write_text("It is a file.")
    assert [d.text for d in read_documents([name])] == ["It is a file."]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("empty", "empty: no file in this folder can be read."),
        ("*.nope", "*.nope: no file matches."),
        ("nope.txt", "nope.txt: No such file or directory."),
        ("", "'': is a directory, not a text file."),
    ],
)
def test_a_path_that_means_no_file_is_an_error_with_its_name(folder, path, message):
    with pytest.raises(InputError) as caught:
        list(read_documents([path]))
    assert str(caught.value) == message
    # and one that the rest does not suffer from, where errors are asked for
    errors = []
    found = list(read_documents(["news/a.txt", path, "news/b.txt"], on_error=errors.append))
    assert [str(error) for error in errors] == [message]
    assert len(found) == 2


def test_a_file_in_a_folder_that_cannot_be_read_is_told_and_the_rest_is_read(folder):
    (folder / "b.txt").write_bytes(b"caf\xe9")
    errors = []
    documents = list(read_documents(["news"], on_error=errors.append))
    assert len(documents) == len(IN_ORDER) - 1
    assert [error.source for error in errors] == [str(Path("news/b.txt"))]
    with pytest.raises(InputError, match=r"b\.txt: not UTF-8"):
        list(read_documents(["news"]))


def test_a_folder_that_cannot_be_looked_into_is_told_and_the_rest_is_read(folder, monkeypatch):
    look = Path.iterdir

    def refuse(path):  # root may look anywhere, so the permission bits would prove nothing
        if path.name == "a":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)
    errors = []
    documents = list(read_documents(["news"], on_error=errors.append))
    assert [str(error) for error in errors] == [f"{Path('news/a')}: Permission denied."]
    assert len(documents) == len(IN_ORDER) - 1


def test_an_error_of_the_callback_is_raised_once(folder):
    seen = []

    def refuse(error):
        seen.append(error)
        raise error

    with pytest.raises(InputError, match="nope"):
        list(read_documents(["nope", "news"], on_error=refuse))
    assert len(seen) == 1


def test_files_are_read_only_when_they_are_asked_for(folder):
    documents = read_documents(["news/a.txt", "nope.txt"])
    assert next(documents).text == "a.txt was written."
    with pytest.raises(InputError):
        next(documents)


def test_one_path_need_not_be_in_a_list(folder):
    assert names(read_documents("news/a.txt")) == ["news/a.txt"]
    assert names(read_documents(Path("news/a.txt"))) == [str(Path("news/a.txt"))]


def test_a_wrong_format_is_told_at_once():
    for read in (read_document, read_documents):
        with pytest.raises(OptionError, match="'format' option must be one of docx, email, html"):
            read("a.txt", format="word")


def test_every_suffix_names_its_format_in_any_case():
    for name in FORMATS:
        for suffix in suffixes(name):
            assert by_name(f"a{suffix}") == by_name(f"/b.pdf/a.b{suffix.upper()}") == name
    assert by_name("pdf") is None


def zipped(part):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "x" * 10_000)
        archive.writestr(part, "")
    return file.getvalue()


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"A %PDF-1.7\n", "text"),
        (zipped("word/document.xml"), "docx"),
        (zipped("xl/workbook.xml"), "text"),
        (b"<!DOCTYPE html>", "html"),
        (b"\xef\xbb\xbf\n <HTML lang='en'>", "html"),
        (b"<?xml version='1.0'?>\n<!-- x - y -->\n<!doctype html PUBLIC", "html"),
        (b"<htmlx>", "text"),
        (b"<p>A paragraph", "text"),
        (b"<!--" * 1000, "text"),
        (b"", "text"),
    ],
)
def test_first_bytes_show_the_format(raw, kind):
    assert by_content(raw) == kind


def test_suffixes_are_those_of_a_format_or_of_all():
    assert suffixes("email") == (".eml",)
    assert set(suffixes()) == {suffix for name in FORMATS for suffix in suffixes(name)}
    assert not set(suffixes(jsonl=True)) & set(suffixes())


BINARY = {
    "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)),
    "a.xlsx": zipped("xl/workbook.xml"),
    "a.zip": b"PK\x05\x06" + bytes(18),
    "a.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "a.gif": b"GIF89a\x40\x01\xc8\0\xf7\0\0",
    "a.txt.gz": gzip.compress(b"The dam broke."),
}


@pytest.mark.parametrize("name", [*BINARY, "a.txt"])
def test_a_file_of_another_program_is_told_from_text(tmp_path, name):
    (tmp_path / name).write_bytes(BINARY.get(name, BINARY["a.png"]))
    with pytest.raises(InputError) as caught:
        read_document(tmp_path / name)
    what = "is in a format that cannot be read: save it as .docx, PDF or text."
    assert str(caught.value) == f"{tmp_path / name}: {what}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize(
    "text", ["GIF89a is a format of pictures.", "PK\x03 died.", "\x1f\u5b88", ""]
)
def test_a_text_that_begins_nearly_as_such_a_file_is_a_text(tmp_path, encoding, text):
    (tmp_path / "a.log").write_bytes(text.encode(encoding))
    assert read_document(tmp_path / "a.log").text == text


def test_a_text_may_begin_with_any_bytes_in_an_encoding_that_is_named(tmp_path):
    (tmp_path / "a.txt").write_bytes("ÿØÿ: how JPEG begins.".encode("latin-1"))
    assert read_document(tmp_path / "a.txt", encoding="latin-1").text == "ÿØÿ: how JPEG begins."


def test_a_suffix_says_more_than_the_first_bytes_and_a_named_format_most(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"%PDF-1.7 is how a PDF begins.")
    assert read_document(path).text == "%PDF-1.7 is how a PDF begins."
    path.write_bytes(MAIL)
    assert read_document(path, format="email").text == "Dam\n\nThe dam broke.\n"
    assert read_document(path.rename(tmp_path / "a.eml"), format="text").text == MAIL.decode()


def test_a_message_has_its_date(tmp_path):
    (tmp_path / "a.eml").write_bytes(MAIL)
    document = read_document(tmp_path / "a.eml")
    expected = Document(
        "Dam\n\nThe dam broke.\n", str(tmp_path / "a.eml"), "2026-11-02T09:30+01:00"
    )
    assert document == expected


def test_standard_input_is_read_as_the_format_that_is_named(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MAIL)))
    assert read_document("-", format="email").text == "Dam\n\nThe dam broke.\n"


def test_standard_input_of_unknown_kind_is_a_text_however_long(monkeypatch):
    text = "The dam broke.\n" * 10_000
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    (document,) = read_documents(["-"])
    assert (document.name, document.text) == ("standard input", text)


def test_a_file_that_is_too_large_is_refused_unless_it_is_text(tmp_path):
    limits = Limits(megabytes=0.01)
    message = EmailMessage()
    message.set_content("The dam broke.\n" * 1000)
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(message))
    with pytest.raises(InputError, match=r"a\.eml: is larger than 0\.01 MB\. .*megabytes"):
        read_document(path, limits=limits)
    assert read_document(path, format="text", limits=limits).text == bytes(message).decode()
    assert len(read_document(path, limits=Limits(megabytes=0.02)).text) == 15_000


def test_a_text_that_is_too_long_is_refused(tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(MAIL)
    assert read_document(path, limits=Limits(characters=20)).text
    with pytest.raises(InputError, match=r"a\.eml: holds more than 19 characters .*characters"):
        read_document(path, limits=Limits(characters=19))


@pytest.mark.parametrize("name", ["megabytes", "characters", "seconds", "memory_megabytes"])
@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf"), "1", True, None])
def test_a_limit_is_a_number_above_0(name, value):
    with pytest.raises(OptionError) as caught:
        Limits(**{name: value})
    assert caught.value.name == name


def test_a_limit_that_the_system_could_not_take_is_a_wrong_option(tmp_path):
    with pytest.raises(OptionError, match=r"'seconds' .* at most 86400\. Got 10000000000\.0"):
        Limits(seconds=1e10)
    with pytest.raises(OptionError, match="'memory_megabytes'"):
        Limits(memory_megabytes=1e300)
    (tmp_path / "a.eml").write_bytes(MAIL)
    most = Limits(seconds=86_400, characters=10**12, memory_megabytes=10**12)
    assert read_document(tmp_path / "a.eml", limits=most).text == "Dam\n\nThe dam broke.\n"


def test_plain_text_has_a_limit_too(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("It rained. " * 2000, encoding="utf-8")
    assert read_document(path, limits=Limits(megabytes=0.0022)).text.startswith("It rained.")
    with pytest.raises(InputError, match=r"a\.txt: is larger than 0\.01 MB"):
        read_document(path, limits=Limits(megabytes=0.001))


@pytest.mark.skipif(sys.platform == "win32", reason="has no such device")
def test_what_never_ends_is_cut_off_and_the_rest_is_read(tmp_path):
    path, errors = tmp_path / "a.txt", []
    path.write_text("It rained.", encoding="utf-8")
    found = read_documents(
        ["/dev/zero", path], limits=Limits(megabytes=0.1), on_error=errors.append
    )
    assert [document.text for document in found] == ["It rained."]
    [error] = errors
    assert str(error).startswith("/dev/zero: is larger than 1 MB. Raise the limit with --max-")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_pattern_finds_a_file_once_through_however_many_links(tmp_path):
    (tmp_path / "a.txt").write_text("It rained.", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    found = list(read_documents([str(tmp_path / "**" / "*.txt")]))
    assert [document.name for document in found] == [str(tmp_path / "a.txt")]
