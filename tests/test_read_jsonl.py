"""JSON lines: a document a line, and a line that is none."""

from __future__ import annotations

import codecs
import io
import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import Document, InputError, OptionError
from summarize.read import Limits, read_documents


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def read_bytes(raw, **options):
        (tmp_path / "a.jsonl").write_bytes(raw)
        return list(read_documents(["a.jsonl"], jsonl=True, **options))

    return read_bytes


def test_a_line_is_a_document_with_name_and_date(read):
    documents = read(
        b'{"name": "ap", "text": "One.\\nTwo.", "date": "2026-11-02"}\n'
        b'\n{"text": "Three.", "date": null, "other": 1}\r\n'
        b'{"name": "", "text": ""}'
    )
    assert documents == [
        Document("One.\nTwo.", "ap", "2026-11-02"),
        Document("Three.", "a.jsonl:3"),
        Document("", "a.jsonl:4"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"nonsense", "no JSON: Expecting value"),
        (b'{"text": "cut off', "no JSON: "),
        (b"[" * 100_000, "no JSON: "),
        (b'"text"', 'must be an object with a "text".'),
        (b'{"name": "a"}', 'must be an object with a "text".'),
        (b'{"text": 1}', 'must be an object with a "text".'),
        (b'{"text": "a", "name": 1}', '"name" must be a string.'),
        (b'{"text": "a", "date": 2026}', '"date" must be a string'),
        (b'{"text": "a", "date": "soon"}', "a date must be"),
        (b'{"text": "caf\xe9"}', "not UTF-8: byte 0xe9 at offset 13."),
        (b'{"text": "' + b"a" * 20_000 + b'"}', "the line is longer than 0.01 MB."),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_rest_is_read(read, line, reason):
    raw = b'{"text": "a"}\n' + line + b'\n{"text": "b"}\n'
    limits = Limits(megabytes=0.01) if "longer" in reason else Limits()
    errors = []
    documents = read(raw, limits=limits, on_error=errors.append)
    assert [document.text for document in documents] == ["a", "b"]
    assert [error.source for error in errors] == ["a.jsonl:2"]
    assert str(errors[0]).startswith("a.jsonl:2: ")
    assert reason in str(errors[0])
    assert "\n" not in str(errors[0])
    with pytest.raises(InputError, match=r"^a\.jsonl:2: "):
        read(raw, limits=limits)


def test_the_place_of_a_bad_date_is_told_once_and_the_name_of_a_document_is_kept(read):
    raw = b'{"text": "a", "date": "soon"}\n{"text": "a", "name": "ap", "date": "soon"}'
    errors = []
    assert read(raw, on_error=errors.append) == []
    first, second = map(str, errors)
    assert first.startswith("a.jsonl:1: a date must be")
    assert second.startswith("a.jsonl:2: ap: a date must be")


def test_what_cannot_be_opened_is_told_as_for_other_files(tmp_path):
    with pytest.raises(InputError, match=r"nope: No such file"):
        list(read_documents([tmp_path / "nope"], jsonl=True))


def test_a_byte_order_mark_is_no_text_and_an_encoding_is_used(read):
    assert read(codecs.BOM_UTF8 + b'{"text": "a"}')[0].text == "a"
    assert read('{"text": "é"}'.encode("latin-1"), encoding="latin-1")[0].text == "é"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32-le", "cp037", "no-such"])
def test_an_encoding_without_lines_as_in_ascii_is_a_wrong_option(read, encoding):
    with pytest.raises(OptionError, match="'encoding'"):
        read(b"", encoding=encoding)


def test_a_format_beside_is_a_wrong_option():
    with pytest.raises(OptionError, match="'format' option must be left out for JSON lines"):
        read_documents(["a"], jsonl=True, format="html")


def test_standard_input_is_read_too(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "a"}')))
    assert list(read_documents(["-"], jsonl=True)) == [Document("a", "standard input:1")]


def test_files_of_json_lines_are_found_in_a_folder(tmp_path):
    for name in ["b.jsonl", "a.ndjson", "c.json", "d.txt"]:
        (tmp_path / name).write_text(json.dumps({"name": name, "text": ""}))
    documents = read_documents([tmp_path], jsonl=True)
    assert [document.name for document in documents] == ["a.ndjson", "b.jsonl"]


def test_a_file_is_never_held_as_a_whole(tmp_path):
    line = json.dumps({"text": "The dam broke. " * 100}) + "\n"
    (tmp_path / "a.jsonl").write_text(line * 5_000)
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_documents([tmp_path / "a.jsonl"], jsonl=True))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 5_000
    assert peak < 1_000_000 < len(line) * 5_000


_WRITTEN = st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=5)


@given(_WRITTEN, st.booleans())
def test_what_json_writes_is_read_as_it_was(tmp_path_factory, written, ascii_only):
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    lines = [json.dumps({"name": n, "text": t}, ensure_ascii=ascii_only) for n, t in written]
    path.write_text("\n".join(lines), encoding="utf-8", newline="")
    read = [(document.name, document.text) for document in read_documents([path], jsonl=True)]
    assert read == written


@given(st.lists(st.one_of(st.binary(max_size=30), st.just(b'{"text": "a"}')), max_size=6))
def test_any_lines_are_documents_or_errors_of_ours(tmp_path_factory, lines):
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_bytes(b"\n".join(lines))
    errors = []
    documents = list(read_documents([path], jsonl=True, on_error=errors.append))
    assert len(documents) + len(errors) <= sum(line.count(b"\n") + 1 for line in lines)
    assert len(documents) >= lines.count(b'{"text": "a"}')
