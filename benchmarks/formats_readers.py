"""Libraries that read PDF and DOCX: bytes -> text, each as its documentation shows it."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from importlib import metadata
from typing import Any

# Imports are late: a child process measures what each of them takes.
# ruff: noqa: PLC0415

Read = Callable[[bytes], str]


def _ours_pdf(raw: bytes) -> str:
    from summarize.read.pdf import extract

    return extract(raw).text


def _pypdfium2(raw: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    pages = [page.get_textpage().get_text_range() for page in document]
    # Its sign for a hyphen at the end of a line would be worse than the hyphen.
    return "\n\n".join(pages).replace("\r\n", "\n").replace("\ufffe", "-\n")


def _pypdf(raw: bytes) -> str:
    import pypdf

    return "\n\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages)


def _pdfminer(raw: bytes) -> str:
    from pdfminer.high_level import extract_text

    return str(extract_text(io.BytesIO(raw)))


def _pdfplumber(raw: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(raw)) as document:
        return "\n\n".join(page.extract_text() for page in document.pages)


def _markitdown_pdf(raw: bytes) -> str:
    return _markitdown(raw, ".pdf")


def _markitdown_docx(raw: bytes) -> str:
    return _markitdown(raw, ".docx")


def _markitdown(raw: bytes, extension: str) -> str:
    from markitdown import MarkItDown, StreamInfo

    about = StreamInfo(extension=extension)
    return str(MarkItDown().convert_stream(io.BytesIO(raw), stream_info=about).text_content)


def _ours_docx(raw: bytes) -> str:
    from summarize.read.docx import extract

    return extract(raw).text


def _python_docx(raw: bytes) -> str:
    import docx
    from docx.table import Table

    blocks = []
    for block in docx.Document(io.BytesIO(raw)).iter_inner_content():
        if isinstance(block, Table):
            blocks += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            blocks.append(block.text)
    return "\n\n".join(blocks)


def _docx2txt(raw: bytes) -> str:
    import docx2txt

    return str(docx2txt.process(io.BytesIO(raw)))


def _docx2python(raw: bytes) -> str:
    from docx2python import docx2python

    with docx2python(io.BytesIO(raw)) as document:
        return str(document.text)


def _mammoth(raw: bytes) -> str:
    import mammoth

    return str(mammoth.extract_raw_text(io.BytesIO(raw)).value)


# By format: name -> what reads, and the distributions that it needs to be installed.
READERS: Mapping[str, Mapping[str, tuple[Read, str]]] = {
    "pdf": {
        "ours": (_ours_pdf, "pypdfium2"),
        "pypdfium2": (_pypdfium2, "pypdfium2"),
        "pypdf": (_pypdf, "pypdf"),
        "pdfminer.six": (_pdfminer, "pdfminer.six"),
        "pdfplumber": (_pdfplumber, "pdfplumber"),
        "markitdown": (_markitdown_pdf, "markitdown"),
    },
    "docx": {
        "ours": (_ours_docx, "lxml"),
        "python-docx": (_python_docx, "python-docx"),
        "docx2txt": (_docx2txt, "docx2txt"),
        "docx2python": (_docx2python, "docx2python"),
        "mammoth": (_mammoth, "mammoth"),
        "markitdown": (_markitdown_docx, "markitdown"),
    },
}


def weight(name: str) -> dict[str, Any]:
    """What installing a distribution brings: how many packages with it, and their size.

    Examples
    --------
    >>> weight("pytest")["packages"] > 1
    True
    """
    found: dict[str, int] = {}
    asked = [name]
    while asked:
        distribution = _distribution(asked.pop())
        if distribution is None or distribution.name.lower() in found:
            continue
        files = distribution.files or ()
        sizes = (file.size or 0 for file in files)
        found[distribution.name.lower()] = sum(sizes)
        wanted = (r for r in distribution.requires or () if "extra ==" not in r)
        asked += map(_name, wanted)
    return {"packages": len(found), "megabytes": sum(found.values()) / 1e6}


def _distribution(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:  # not wanted on this system
        return None


def _name(requirement: str) -> str:
    for place, sign in enumerate(requirement):
        if not (sign.isalnum() or sign in "-_."):
            return requirement[:place]
    return requirement
