"""Files made to be slow, large or broken: bounded, one error each, and the next file is read."""

from __future__ import annotations

import io
import os
import time
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import InputError
from summarize.read import (
    FORMATS,
    Limits,
    bounded,
    markdown,
    read_document,
    read_documents,
    subtitles,
    worker,
)

MAIL = b"Subject: Dam\n\nThe dam broke.\n"
LIMITS = Limits(seconds=3, memory_megabytes=700)
NEEDS = {
    "docx": "lxml",
    "html": "trafilatura",
    "markdown": "markdown_it",
    "pdf": "pypdfium2",
    "subtitles": "webvtt",
}
PARAGRAPH = "<p>The dam broke at noon and two towns were flooded, the mayor said.</p>\n"


def docx(document):
    file = io.BytesIO()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{relation}" Target="word/document.xml"/></Relationships>',
        )
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for piece in document:
                part.write(piece)
    return file.getvalue()


W = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
END = b"</w:body></w:document>"
TEXT = b"<w:p><w:r><w:t>The dam broke at noon.</w:t></w:r></w:p>"


def zip_bomb():
    return docx([W, *[TEXT * 20_000] * 300, END])  # 350 MB


def entity_bomb():
    entities = b"".join(b'<!ENTITY e%d "%s">' % (i, b"&e%d;" % (i - 1) * 10) for i in range(1, 20))
    head = b'<!DOCTYPE d [<!ENTITY e0 "The dam broke.">' + entities + b"]>"
    return docx([head, W, b"<w:p><w:r><w:t>&e19;</w:t></w:r></w:p>", END])


def deep_docx():
    return docx([W, b"<w:sdt><w:sdtContent>" * 50_000])


def pdf(*objects):
    file = io.BytesIO()
    file.write(b"%PDF-1.7\n")
    offsets = []
    for i, body in enumerate(objects, 1):
        offsets.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (i, body))
    xref = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    file.write(b"trailer<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1))
    file.write(b"startxref\n%d\n%%%%EOF" % xref)
    return file.getvalue()


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%s>>>>"
ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def stream(raw, entries=b""):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(raw), raw)


def pages_in_a_circle():
    return pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000>>")


def stream_bomb():
    raw = zlib.compress(zlib.compress(b"BT /F 12 Tf (x) Tj ET " * 20_000_000, 9), 9)
    page = PAGE % (b"/Font<</F 5 0 R>>")
    return pdf(CATALOG, ONE_PAGE, page, stream(raw, b"/Filter[/FlateDecode/FlateDecode]"), FONT)


def forms_within_forms():
    """Ten forms in each of ten, twelve times: a page that never ends."""
    forms = [
        stream(
            b"/X Do " * 10 if i < 17 else b"BT /F 12 Tf (x) Tj ET",
            b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X %d 0 R>>"
            b"/Font<</F %s>>>>" % (min(i + 1, 17), FONT),
        )
        for i in range(5, 18)
    ]
    return pdf(CATALOG, ONE_PAGE, PAGE % b"/XObject<</X 5 0 R>>", stream(b"/X Do"), *forms)


def parts(kind):
    head = "Subject: a\nMIME-Version: 1.0\n"
    nested = [f'Content-Type: {kind}; boundary="b{i}"\n\n--b{i}\n' for i in range(10_000)]
    return (head + "".join(nested) + "Content-Type: text/plain\n\nThe dam broke.\n").encode()


def page(body):
    return b"<!doctype html><html><body>" + body.encode() + b"</body></html>"


HOSTILE = {
    "zip-bomb.docx": zip_bomb,
    "entity-bomb.docx": entity_bomb,
    "deep.docx": deep_docx,
    "circle.pdf": pages_in_a_circle,
    "stream-bomb.pdf": stream_bomb,
    "forms.pdf": forms_within_forms,
    "deep.html": lambda: page("<div>" * 100_000 + PARAGRAPH + "</div>" * 100_000),
    "deep-inline.html": lambda: page("<b>" * 100_000 + PARAGRAPH + "</b>" * 100_000),
    "deep-table.html": lambda: page("<table><tr><td>" * 100_000 + PARAGRAPH),
    "large.html": lambda: page(PARAGRAPH * (50_000_000 // len(PARAGRAPH))),
    "attributes.html": lambda: page(f"<p {' '.join(f'a{i}=1' for i in range(500_000))}>x"),
    "quotes.md": lambda: b">" * 100_000 + b" The dam broke.",
    "brackets.md": lambda: b"[" * 100_000 + b"x" + b"]" * 100_000,
    "pictures.md": lambda: b"![" * 100_000 + b"x" + b"](y)" * 100_000,
    "lists.md": lambda: b"".join(b"  " * i + b"- x\n" for i in range(2_000)),
    "large.md": lambda: b"The dam broke at noon.\n\n" * 2_000_000,
    "mixed.eml": lambda: parts("multipart/mixed"),
    "alternative.eml": lambda: parts("multipart/alternative"),
    "messages.eml": lambda: b"Subject: a\n" + b"Content-Type: message/rfc822\n\n" * 10_000 + b"x",
    "subject.eml": lambda: b"Subject: " + b"=?utf-8?q?a?= " * 200_000 + b"\n\nText.\n",
    "comments.eml": lambda: b"Content-Type: text/plain; charset=" + b"(" * 10_000 + b"\n\nText.\n",
    "text.srt": lambda: b"This is no subtitle file.\n" * 100_000,
    "bytes.vtt": lambda: bytes(range(256)) * 10_000,
}


_SLOW = {"attributes.html", "large.html", "large.md", "stream-bomb.pdf", "zip-bomb.docx"}
_NAMES = [pytest.param(name, marks=pytest.mark.slow) if name in _SLOW else name for name in HOSTILE]


@pytest.mark.parametrize("name", _NAMES)
def test_a_hostile_file_is_one_error_in_bounded_time_and_the_next_one_is_read(tmp_path, name):
    needed = NEEDS.get(next(kind for kind in FORMATS if name.endswith(FORMATS[kind])))
    if needed:
        pytest.importorskip(needed)
    (tmp_path / name).write_bytes(HOSTILE[name]())
    (tmp_path / "z.eml").write_bytes(MAIL)
    bounded._shared.end()  # with what it has used before
    errors = []
    used = sum(os.times()[:4])
    (document,) = read_documents([tmp_path], limits=LIMITS, on_error=errors.append)
    assert document.text == "Dam\n\nThe dam broke.\n"
    bounded._shared.end()  # what it has used counts from its end on
    # Of a processor, for us and for the process that reads: others' work does not count.
    assert sum(os.times()[:4]) - used < LIMITS.seconds + 10
    assert [error.source for error in errors] == [str(tmp_path / name)]
    assert str(errors[0]).startswith(f"{tmp_path / name}: ")
    assert "\n" not in str(errors[0])


def check_growth(extract, head, mark, times):
    """That 4 and 16 times as many marks take less than half of 16 and 256 times as long."""

    def seconds(times):
        raw = (head + mark * times).encode()
        start = time.process_time()  # a busy machine has no part in it
        extract(raw, None)
        return time.process_time() - start

    seconds(1)  # what is loaded once
    few = max(seconds(times // 16) for _ in range(3))
    some = min(seconds(times // 4) for _ in range(3))
    assert some < 8 * few + 0.1  # and no more are tried
    assert min(seconds(times) for _ in range(3)) < 128 * few + 0.1


@pytest.mark.parametrize(
    "start", ["<!-- ", "<div>\n<!-- <script ", "<a ", "`", "*a **b ", "&#", "\\"]
)
def test_markdown_marks_that_are_never_closed_take_no_time_of_their_square(start):
    pytest.importorskip("markdown_it")
    check_growth(markdown.extract, "", start, 50_000)


@pytest.mark.parametrize("start", ["<", "<v ", "{\\", "[", "(", "A ", "- ", "♪"])
def test_caption_marks_that_are_never_closed_take_no_time_of_their_square(start):
    pytest.importorskip("webvtt")
    check_growth(subtitles.extract, "WEBVTT\n\n00:01.000 --> 00:02.000\n", start, 100_000)


WHOLE = {
    "docx": lambda: docx([W, TEXT * 20, END]),
    "email": lambda: MAIL,
    "html": lambda: page(PARAGRAPH * 3),
    "markdown": lambda: b"# The dam\n\n- It *broke* at [noon](x).\n\n| a | b |\n|---|---|\n",
    "pdf": lambda: pdf(
        CATALOG, ONE_PAGE, PAGE % b"/Font<</F 5 0 R>>",
        stream(b"BT /F 12 Tf 50 700 Td (The dam broke at noon.) Tj ET"), FONT,
    ),
    "subtitles": lambda: b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>The dam &amp; broke.\n",
}  # fmt: skip


def answer(kind, raw):
    if kind in NEEDS:
        pytest.importorskip(NEEDS[kind])
    return worker.answer({"format": kind, "encoding": None, "characters": 10_000}, raw)


@pytest.mark.parametrize("kind", WHOLE)
def test_a_file_that_is_cut_off_anywhere_is_a_text_or_one_error(kind):
    raw = WHOLE[kind]()
    assert "dam" in answer(kind, raw)["text"]
    for end in range(0, len(raw), max(1, len(raw) // 60)):
        found = answer(kind, raw[:end])
        assert ("text" in found) != (found.get("error") == "input")
        assert "\n" not in found.get("message", "")


@pytest.mark.parametrize("kind", WHOLE)
@given(st.data())
def test_any_bytes_are_a_text_or_one_error(kind, data):
    raw = bytearray(WHOLE[kind]())
    for position in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=8)):
        raw[position] = data.draw(st.integers(0, 255))
    for given_raw in (bytes(raw), data.draw(st.binary(max_size=50))):
        found = answer(kind, given_raw)
        assert ("text" in found) != (found.get("error") == "input")


def test_a_file_of_the_wrong_kind_is_one_error_and_says_which(tmp_path):
    pytest.importorskip("webvtt")
    for name in ("a.eml", "a.srt"):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(1000))
        with pytest.raises(InputError, match=f"{name}: "):
            read_document(tmp_path / name)
