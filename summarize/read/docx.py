"""The bytes of a Word document (.docx) -> its text, by lxml.

Not by mammoth, the best of the libraries tried: on 368 real files it lost figures in formulas and
fields, and much of an Arabic text. It took 16 times as long, and more memory than there may be for
a document of 50 MB of XML. ``benchmarks/formats.py`` compares them.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from summarize.errors import InputError
from summarize.read.text import CELL, Extracted

MOST_MEGABYTES = 100  # of XML, unpacked: a book of a thousand pages has 20
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # a compound file: .doc, and .docx with a password
_PROSE = 40  # words of a row from which its cells are text, not figures
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_LEFT_OUT = frozenset(
    _W + name
    for name in ("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rt", "sdtPr")
)
_CHARACTERS = {
    _W + "tab": " ", _W + "ptab": " ", _W + "br": "\n", _W + "cr": "\n",
    _W + "noBreakHyphen": "-", _W + "softHyphen": "",
}  # fmt: skip
_NOTES = {_W + "footnoteReference": "footnote", _W + "endnoteReference": "endnote"}
_KINDS = ("footnote", "endnote")
# The same elements in "Strict Open XML".
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def extract(raw: bytes, encoding: str | None = None) -> Extracted:  # noqa: ARG001 - the file says it
    """Read the text of a Word document.

    Paragraphs, headings and items are each a paragraph, a row of a table is one with tabs between
    its cells, footnotes and endnotes come last. Headers, footers, comments, tables of contents,
    hidden text and what is deleted in tracked changes are left out.

    Parameters
    ----------
    raw : bytes
        The file.
    encoding : str, optional
        Not used: the file says it.

    Raises
    ------
    InputError
        If it is no .docx file, damaged, encrypted, or too large unpacked; its `source` is empty.
    ImportError
        If the extra is not installed.
    """
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415 - an extra

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            package = _Package(archive)
            styles = package.related("styles")
            notes = {kind: _by_number(package.related(f"{kind}s"), kind) for kind in _KINDS}
            body = package.main
    except (
        EOFError, KeyError, NotImplementedError, RuntimeError, XMLSyntaxError, zipfile.BadZipFile,
        zlib.error,
    ):  # fmt: skip
        if raw.startswith(_OLD_WORD):
            what = "is encrypted, or in the format of Word before 2007: save it as .docx."
        else:
            what = "is no Word document (.docx), or a damaged one."
        raise InputError(what, source="") from None
    reader = _Reader(_contents_styles(styles))
    texts = list(reader.blocks(body))
    # A note may refer to a note, which then is read as well.
    for kind, number in reader.asked:
        texts.extend(reader.blocks(notes[kind].pop(number, ())))
    return Extracted("\n\n".join(text for text in texts if text))


class _Package:
    """The parts of a document that are read: no other is unpacked.

    Parameters
    ----------
    archive : ZipFile

    Attributes
    ----------
    main : element
        The document itself.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._unpacked = 0
        path = self._relations("")["officeDocument"]
        self.main = self._parse(path)
        self._related = self._relations(path)

    def related(self, kind: str) -> Any:
        """The part of this kind: an empty sequence if there is none."""
        path = self._related.get(kind)
        return () if path is None else self._parse(path)

    def _relations(self, source: str) -> dict[str, str]:
        """The kinds of parts that a part refers to, each with the path of its first."""
        folder, name = posixpath.split(source)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if source and path not in self._archive.namelist():
            return {}  # it refers to none
        found: dict[str, str] = {}
        for relation in self._parse(path):
            target = posixpath.join("/", folder, relation.get("Target", ""))
            kind = relation.get("Type", "").rpartition("/")[2]
            found.setdefault(kind, posixpath.normpath(target).lstrip("/"))
        return found

    def _parse(self, path: str) -> Any:
        """Parse a part, unless that would unpack too much: never more than the part declares."""
        from lxml import etree  # noqa: PLC0415 - an extra

        self._unpacked += self._archive.getinfo(path).file_size
        if self._unpacked > MOST_MEGABYTES * 1e6:
            raise InputError(f"would unpack to more than {MOST_MEGABYTES} MB of text.", source="")
        raw = self._archive.read(path).replace(_STRICT, _W[1:-1].encode())
        return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))


def _contents_styles(styles: Iterable[Any]) -> frozenset[str]:
    """The ids of styles for entries of a table of contents."""
    found = set()
    for style in styles:
        name = style.find(f"{_W}name") if style.tag == f"{_W}style" else None
        if name is not None and name.get(f"{_W}val", "").lower().startswith("toc "):
            found.add(style.get(f"{_W}styleId", ""))
    return frozenset(found)


def _by_number(notes: Iterable[Any], kind: str) -> dict[str, Any]:
    return {note.get(f"{_W}id", ""): note for note in notes if note.tag == f"{_W}{kind}"}


class _Reader:
    """Elements of a document -> texts of its paragraphs and rows.

    Parameters
    ----------
    left_out_styles : frozenset of str
        Of paragraphs that are none of the text.

    Attributes
    ----------
    asked : list of tuple of str
        The notes referred to so far: kind and number.
    """

    def __init__(self, left_out_styles: frozenset[str]) -> None:
        self.asked: list[tuple[str, str]] = []
        self._left_out_styles = left_out_styles
        self._boxes: list[Any] = []  # text boxes met within a paragraph

    def blocks(self, container: Iterable[Any]) -> Iterator[str]:
        """The paragraphs and rows in an element, in their order."""
        begun = ""
        for element in container:
            if element.tag == f"{_W}p":
                begun += self._paragraph(element)
                if not _runs_on(element):
                    yield _tidy(begun)
                    begun = ""
                while self._boxes:
                    yield from self.blocks(self._boxes.pop(0))
            elif element.tag == f"{_W}tbl":
                yield from self._table(element)
            elif isinstance(element.tag, str) and element.tag not in _LEFT_OUT:
                yield from self.blocks(element)
        yield _tidy(begun)

    def _paragraph(self, element: Any) -> str:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and style.get(f"{_W}val") in self._left_out_styles:
            return ""
        return "".join(self._characters(element))

    def _characters(self, element: Any) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in (f"{_W}t", _FORMULA_TEXT):
                yield (child.text or "") + "".join(entity.tail or "" for entity in child)
            elif tag in _CHARACTERS:
                yield _CHARACTERS[tag]
            elif tag in _NOTES:
                self.asked.append((_NOTES[tag], child.get(f"{_W}id", "")))
            elif tag == f"{_W}txbxContent":
                self._boxes.append(child)
            elif tag == _CHOICES:
                yield from self._characters(child[:1])  # the rest says the same in other ways
            elif isinstance(tag, str) and tag not in _LEFT_OUT and not _is_hidden(child):
                yield from self._characters(child)

    def _table(self, table: Any) -> Iterator[str]:
        for row in table.iter(f"{_W}tr"):
            if _nearest(row, f"{_W}tbl") is not table or row.find(f"{_W}trPr/{_W}del") is not None:
                continue
            cells = [
                [text for text in self.blocks(cell) if text]
                for cell in row.iter(f"{_W}tc")
                if _nearest(cell, f"{_W}tr") is row
            ]
            texts = [text for cell in cells for text in cell]
            several = any(len(cell) > 1 for cell in cells)
            if several and sum(len(text.split()) for text in texts) > _PROSE:
                yield from texts  # a table that only lays text out
            else:
                yield CELL.join(" ".join(" ".join(cell).split()) for cell in cells).strip()


def _nearest(element: Any, tag: str) -> Any:
    return next(element.iterancestors(tag), None)


def _runs_on(paragraph: Any) -> bool:
    """Whether the next paragraph goes on in this: a large initial, or a deleted end."""
    frame = paragraph.find(f"{_W}pPr/{_W}framePr")
    initial = frame is not None and frame.get(f"{_W}dropCap") in ("drop", "margin")
    return initial or paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None


def _is_hidden(run: Any) -> bool:
    if run.tag != f"{_W}r":
        return False
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in ("0", "false", "off")


def _tidy(text: str) -> str:
    """A paragraph without white space at its ends, nor more than a space within its lines."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
