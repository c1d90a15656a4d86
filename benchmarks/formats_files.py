"""Files made of a known text: PDF by reportlab and fpdf2, DOCX by python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from benchmarks.texts import generate

HEADING = "# "  # begins a heading, in a known text
HEADER = "Bulletin of the Tarn Valley"
_FOOTER = "Ashford Press"
_ROWS = (("Town", "Homes", "Bridges"), ("Ashford", "340", "2"), ("Millbrook", "85", "1"))
_NOTES = (
    "The council published these figures in its yearly report of the spring before.",
    "Neither of the two companies wanted to speak about the matter before the trial.",
)
_ROMAN, _BOLD = "Times-Roman", "Times-Bold"
_SIZE, _NOTE_SIZE, _HEADING_SIZE, _LEADING = 10.0, 7.5, 13.0, 12.0
_PAGE_WIDTH, _PAGE_HEIGHT, _MARGIN, _GUTTER = 595.0, 842.0, 72.0, 20.0
_SHORTEST_CUT = 7  # letters of a word that may be cut


class MadeFile(NamedTuple):
    """A file, its text, and the headers and footers that are no part of it."""

    name: str
    raw: bytes
    text: str
    furniture: tuple[str, ...] = ()


class _Set(NamedTuple):
    """A line as it is drawn."""

    text: str
    font: str = _ROMAN
    size: float = _SIZE
    above: float = 0.0
    fill: bool = False  # the column, from edge to edge
    indent: float = 0.0


def make_files(n_sentences: int = 60, seed: int = 0) -> list[MadeFile]:
    """A file for each thing that is hard about a format.

    Parameters
    ----------
    n_sentences : int
        Of the text of each.
    seed : int
        Of the texts.

    Returns
    -------
    list of MadeFile
        Names end in .pdf or .docx.
    """
    paragraphs = list(_paragraphs(n_sentences, seed))
    text = "\n\n".join(paragraphs)
    furniture = (HEADER, _FOOTER)
    return [
        MadeFile("one column.pdf", set_pdf(paragraphs), _plain(text), furniture),
        MadeFile("two columns.pdf", set_pdf(paragraphs, columns=2), _plain(text), furniture),
        MadeFile(
            "two columns, drawn across.pdf",
            set_pdf(paragraphs, columns=2, across=True),
            _plain(text),
            furniture,
        ),
        MadeFile(
            "footnotes.pdf",
            set_pdf(paragraphs, columns=2, notes=_NOTES),
            _plain("\n\n".join([text, *_NOTES])),
            furniture,
        ),
        MadeFile("table.pdf", _fpdf(paragraphs), _plain(f"{text}\n\n{_table_text()}"), furniture),
        MadeFile("report.docx", _docx(paragraphs), _plain(f"{text}\n\n{_table_text()}"), furniture),
    ]


def _paragraphs(n_sentences: int, seed: int) -> Iterator[str]:
    for number, paragraph in enumerate(generate(n_sentences, seed).text.split("\n\n")):
        if number % 4 == 0:
            yield f"{HEADING}What happened in part {number // 4 + 1}"
        yield paragraph


def _plain(text: str) -> str:
    return text.replace(HEADING, "")


def _table_text() -> str:
    return "\n\n".join("\t".join(row) for row in _ROWS)


def set_pdf(
    paragraphs: Sequence[str],
    *,
    columns: int = 1,
    across: bool = False,
    notes: Sequence[str] = (),
    header: str = HEADER,
    footer: str = _FOOTER,
) -> bytes:
    """Set paragraphs with words cut at the ends of lines, a header and a footer with the page.

    Parameters
    ----------
    paragraphs : sequence of str
        Those that begin with `HEADING` are headings.
    columns : int
        On each page.
    across : bool
        Draw line by line across the columns, instead of column by column.
    notes : sequence of str
        Footnotes of the first paragraphs, on the first page.
    header, footer : str
        None if empty.
    """
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - only to make files

    buffer = io.BytesIO()
    canvas = Canvas(buffer, (_PAGE_WIDTH, _PAGE_HEIGHT), invariant=True)
    width = (_PAGE_WIDTH - 2 * _MARGIN - (columns - 1) * _GUTTER) / columns
    lines = [line for p in _marked(paragraphs, len(notes)) for line in _wrapped(p, width)]
    foot = [line for n, note in enumerate(notes, 1) for line in _note(n, note, width)]
    page = 1
    while lines:
        if header:
            canvas.setFont(_ROMAN, _SIZE)
            canvas.drawString(_MARGIN, _PAGE_HEIGHT - 40, header)
            canvas.drawRightString(_PAGE_WIDTH - _MARGIN, 40, f"{footer} {page}")
        placed = []
        for column in range(columns):
            height = _PAGE_HEIGHT - 2 * _MARGIN
            height -= (len(foot) + 1) * _LEADING if foot and column == 0 else 0
            placed.append(_place(lines, _MARGIN + column * (width + _GUTTER), height))
        drawn = [item for column in placed for item in column]
        if across:
            drawn.sort(key=lambda item: (-round(item[1]), item[0]))
        for x, y, line in drawn:
            _draw(canvas, x, y, line, width)
        for number, line in enumerate(foot):
            _draw(canvas, _MARGIN, _MARGIN + (len(foot) - number - 1) * _LEADING, line, width)
        foot = []
        canvas.showPage()
        page += 1
    canvas.save()
    return buffer.getvalue()


def _marked(paragraphs: Sequence[str], notes: int) -> Iterator[str]:
    """Put the mark of a footnote after the first sentence of each of the first paragraphs."""
    number = 0
    for paragraph in paragraphs:
        if number < notes and not paragraph.startswith(HEADING):
            number += 1
            yield paragraph.replace(". ", f".^{number} ", 1)
        else:
            yield paragraph


def _note(number: int, note: str, width: float) -> Iterator[_Set]:
    for line in _wrapped(f"^{number} {note}", width * _SIZE / _NOTE_SIZE):
        yield line._replace(size=_NOTE_SIZE, fill=False, indent=0, above=0)


def _wrapped(paragraph: str, width: float) -> Iterator[_Set]:
    if paragraph.startswith(HEADING):
        yield _Set(paragraph.removeprefix(HEADING), _BOLD, _HEADING_SIZE, above=_LEADING)
        return
    indent, line = _SIZE, ""
    for word in paragraph.split():
        rest = word
        while rest:
            room = width - indent
            wider = f"{line} {rest}".lstrip()
            if _width(wider) <= room:
                line, rest = wider, ""
                continue
            start, rest = _cut(line, rest, room)
            yield _Set(f"{line} {start}".strip(), fill=True, indent=indent)
            indent, line = 0.0, ""
    yield _Set(line, indent=indent)


def _cut(line: str, word: str, room: float) -> tuple[str, str]:
    """As much of a word as fits at the end of a line, with its hyphen, and the rest of it."""
    for place in range(len(word) - 3, 2, -1):
        own = word[place - 1] == "-"
        if not own and (len(word) < _SHORTEST_CUT or not word[:place].isalpha()):
            continue
        start = word[:place] + ("" if own else "-")
        if word[place:].isalpha() and _width(f"{line} {start}".strip()) <= room:
            return start, word[place:]
    return "", word


def _width(text: str, font: str = _ROMAN, size: float = _SIZE) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415 - only to make files

    return float(stringWidth(text, font, size))


def _place(lines: list[_Set], x: float, height: float) -> list[tuple[float, float, _Set]]:
    """Take as many lines as a column holds, each with its place."""
    placed = []
    y = _PAGE_HEIGHT - _MARGIN
    bottom = y - height
    while lines and y - lines[0].above - _LEADING >= bottom:
        line = lines.pop(0)
        y -= line.above + _LEADING
        placed.append((x + line.indent, y, line))
    return placed


def _draw(canvas: Any, x: float, y: float, line: _Set, width: float) -> None:
    text = canvas.beginText(x, y)
    text.setFont(line.font, line.size)
    spare = width - line.indent - _width(line.text.replace("^", ""), line.font, line.size)
    spaces = line.text.count(" ")
    if line.fill and spaces:
        text.setWordSpace(spare / spaces)
    before, mark, after = line.text.partition("^")
    text.textOut(before)
    if mark:
        text.setFont(line.font, line.size * 0.65)
        text.setRise(line.size * 0.35)
        text.textOut(after[:1])
        text.setRise(0)
        text.setFont(line.font, line.size)
        text.textOut(after[1:])
    canvas.drawText(text)


def _fpdf(paragraphs: Sequence[str]) -> bytes:
    """Justified text of one column with a table after it."""
    from fpdf import FPDF  # noqa: PLC0415 - only to make files

    class Bulletin(FPDF):  # type: ignore[misc, no-any-unimported, unused-ignore]
        def header(self) -> None:
            self.set_font("helvetica", size=8)
            self.cell(text=HEADER, new_x="LMARGIN", new_y="NEXT")
            self.ln(5)

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("helvetica", size=8)
            self.cell(text=f"{_FOOTER} {self.page_no()}/{{nb}}", align="C", w=0)

    pdf = Bulletin()
    pdf.add_page()
    for paragraph in paragraphs:
        heading = paragraph.startswith(HEADING)
        pdf.set_font("helvetica", "B" if heading else "", 14 if heading else 11)
        pdf.multi_cell(0, 5.5, paragraph.removeprefix(HEADING), new_x="LMARGIN", new_y="NEXT")
        pdf.ln(2)
    pdf.set_font("helvetica", size=11)
    with pdf.table() as table:
        for row in _ROWS:
            table.row(row)
    return bytes(pdf.output())


def _docx(paragraphs: Sequence[str]) -> bytes:
    """Headings, text, a table, a header and a footer."""
    import docx  # noqa: PLC0415 - only to make files

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = HEADER
    document.sections[0].footer.paragraphs[0].text = _FOOTER
    for paragraph in paragraphs:
        if paragraph.startswith(HEADING):
            document.add_heading(paragraph.removeprefix(HEADING), 1)
        else:
            document.add_paragraph(paragraph)
    table = document.add_table(0, len(_ROWS[0]))
    for row in _ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
