"""Files and standard input, in process: what is decoded, and what is refused in one line."""

from __future__ import annotations

import codecs
import encodings
import io
import pkgutil
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import InputError, OptionError
from summarize.read import read_document

TEXT = "Zwölf Menschen starben. 12月。\n"
MARKED = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@pytest.fixture
def read(tmp_path):
    """Read bytes as a file."""

    def read_bytes(raw, **options):
        path = tmp_path / "text.txt"
        path.write_bytes(raw)
        return read_document(str(path), **options)

    return read_bytes


def test_a_document_is_named_by_its_path_and_keeps_its_line_ends(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"One.\r\nTwo.\rThree.\n\n")
    document = read_document(str(path))
    assert document.name == str(path)
    assert document.text == "One.\r\nTwo.\rThree.\n\n"


@pytest.mark.parametrize("encoding", MARKED)
def test_a_byte_order_mark_names_the_encoding_and_is_no_text(read, encoding):
    assert read(MARKED[encoding] + TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", MARKED)
def test_a_byte_order_mark_is_no_text_where_the_encoding_is_named_either(read, encoding):
    assert read(MARKED[encoding] + TEXT.encode(encoding), encoding=encoding).text == TEXT


def test_only_the_first_mark_is_taken_away(read):
    assert read("\ufeff\ufeffa\ufeffb".encode()).text == "\ufeffa\ufeffb"


def test_an_encoding_that_is_named_is_used(read):
    assert read("Café".encode("latin-1"), encoding="latin-1").text == "Café"


def test_what_is_not_utf8_is_refused_with_its_first_bad_byte_and_the_way_out(read):
    with pytest.raises(InputError) as caught:
        read("Café zu.".encode("latin-1"))
    assert "not UTF-8: byte 0xe9 at offset 3." in str(caught.value)
    assert "--encoding" in str(caught.value)
    assert caught.value.source.endswith("text.txt")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_not_taken_for_utf8_full_of_nuls(read, encoding):
    with pytest.raises(InputError, match=r"0x00 at offset [01] .*--encoding"):
        read("The dam broke.".encode(encoding))
    assert read("The dam broke.".encode(encoding), encoding=encoding).text == "The dam broke."


def test_a_nul_here_and_there_is_a_character_like_others(read):
    assert read(b"One\0two three. \0").text == "One\0two three. \0"


@pytest.mark.parametrize("raw", [b"", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_an_empty_text(read, raw):
    assert read(raw).text == ""


@pytest.mark.parametrize("name", ["nope", "", "base64", "rot13", "undefined", "a\0b", "../utf-8"])
def test_what_is_no_text_encoding_is_a_wrong_option(read, name):
    with pytest.raises(OptionError) as caught:
        read(b"abc", encoding=name)
    assert caught.value.name == "encoding"


_CODECS = sorted(module.name for module in pkgutil.iter_modules(encodings.__path__))


@given(st.sampled_from(_CODECS), st.binary(max_size=40))
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of unicode_escape itself
def test_any_bytes_in_any_codec_are_a_text_or_an_error_of_ours(tmp_path_factory, codec, raw):
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(raw)
    with suppress(InputError, OptionError):
        assert isinstance(read_document(str(path), encoding=codec).text, str)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("nope.txt", "nope.txt: No such file or directory."),
        (".", ".: is a directory, not a text file."),
        ("", "'': is a directory, not a text file."),
        ("a\0b", "null byte"),
        ("x" * 300, "File name too long."),
        ("nope.txt/a", "nope.txt/a: No such file or directory."),
    ],
)
def test_what_cannot_be_opened_is_named_with_the_reason(tmp_path, monkeypatch, path, reason):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as caught:
        read_document(path)
    assert reason in str(caught.value)


def test_a_file_without_permission_is_named(tmp_path, monkeypatch):
    def refuse(path):  # root may read everything, so the permission bits would prove nothing
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.open", lambda path, _: refuse(path))
    with pytest.raises(InputError, match=r"^a\.txt: Permission denied\.$"):
        read_document("a.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="a file that opens but cannot be read")
def test_an_error_while_reading_is_named_too():
    with pytest.raises(InputError, match=r"^/proc/self/mem: "):
        read_document("/proc/self/mem")


def test_a_dash_is_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"One.\r\n"), encoding="ascii"))
    document = read_document("-")
    assert (document.name, document.text) == ("standard input", "One.\r\n")


def test_no_standard_input_is_an_error(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InputError, match="standard input: is closed"):
        read_document("-")
