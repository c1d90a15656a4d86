"""The bytes of a PDF -> its text, by PDFium."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from summarize.errors import InputError
from summarize.read.lines import Glyph, Line, make_lines
from summarize.read.pages import flow
from summarize.read.text import Extracted

_PASSWORD_WANTED = 4  # FPDF_ERR_PASSWORD


def extract(raw: bytes, encoding: str | None = None) -> Extracted:  # noqa: ARG001 - the file says it
    """Read the text of a PDF.

    Columns come in reading order, words hyphenated at the end of a line are joined, paragraphs are
    running text with a blank line between them. Headers, footers and page numbers are left out.

    Parameters
    ----------
    raw : bytes
        The file.
    encoding : str, optional
        Not used: the file says it.

    Raises
    ------
    InputError
        If it is damaged, wants a password, or has no text; its `source` is empty.
    ImportError
        If the extra is not installed.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415 - an extra

    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if error.err_code == _PASSWORD_WANTED:
            raise InputError("is encrypted and wants a password.", source="") from None
        raise InputError("is no PDF, or a damaged one.", source="") from None
    try:
        text = flow(_pages(document, pdfium.PdfiumError))
    finally:
        document.close()
    if not any(map(str.isalnum, text)):
        raise InputError("has no text. Scanned pages need text recognition (OCR) first.", source="")
    return Extracted(text)


def _pages(document: Any, unreadable: type[Exception]) -> list[list[Line]]:
    """The lines of every page."""
    pages = []
    for number in range(len(document)):
        try:
            page = document[number]
            text_page = page.get_textpage()
        except unreadable:
            raise InputError(f"is damaged: page {number + 1} cannot be read.", source="") from None
        try:
            pages.append(list(make_lines(_upright(_glyphs(text_page)))))
        finally:
            text_page.close()
            page.close()
    return pages


def _glyphs(text_page: Any) -> Iterator[tuple[int, Glyph]]:
    """Every character in the order of the file, with the quarter turns that its line makes."""
    from pypdfium2 import raw  # noqa: PLC0415 - an extra

    unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    turn, baseline, bottom, top = 0, 0.0, 0.0, 0.0
    blank = Glyph(" ", 0, 0, 0, 0)
    for index in range(text_page.count_chars()):
        text = chr(unicode_of(text_page, index))
        if text.isspace() or not box_of(text_page, index, box):
            yield turn, blank
            continue
        if bottom != box.bottom or top != box.top:  # asked where it may differ: calls are slow
            bottom, top = box.bottom, box.top
            raw.FPDFText_GetCharOrigin(text_page, index, x, y)
            angle = raw.FPDFText_GetCharAngle(text_page, index)
            turn = round(angle / (math.pi / 2)) % 4  # clockwise
            baseline = (y.value, x.value, -y.value, -x.value)[turn]
        if turn == 0:
            yield 0, Glyph(text, box.left, box.right, baseline, top - bottom)
            continue
        left, right = box.left, box.right
        start, end = ((-top, -bottom), (-right, -left), (bottom, top))[turn - 1]
        size = right - left if turn % 2 else top - bottom
        yield turn, Glyph(text, start, end, baseline, size)


def _upright(turned: Iterator[tuple[int, Glyph]]) -> list[Glyph]:
    """The glyphs that lie as most of the page does: not what stands along its margin."""
    glyphs = list(turned)
    turns = Counter(turn for turn, glyph in glyphs if glyph.size)
    most = max(turns, key=turns.__getitem__, default=0)
    return [glyph for turn, glyph in glyphs if turn == most or not glyph.size]
