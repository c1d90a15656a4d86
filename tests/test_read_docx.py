"""DOCX, made by python-docx: what is text, what is left out, what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from summarize import InputError
from summarize.read import docx as reader

pytest.importorskip("lxml")
docx = pytest.importorskip("docx")
oxml = pytest.importorskip("docx.oxml")
style = pytest.importorskip("docx.enum.style")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
DOCUMENT = "word/document.xml"


def extract(raw):
    return reader.extract(raw).text


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add(document, xml):
    """Add an element to the text that python-docx has no method for."""
    element = oxml.parse_xml(f'<w:body xmlns:w="{W}">{xml}</w:body>')
    for child in list(element):
        document.element.body.insert(len(document.element.body) - 1, child)


def run(text, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def text_of(xml):
    document = docx.Document()
    add(document, xml)
    return extract(saved(document))


def changed(raw, parts):
    """The file with other bytes in some of its parts, or with new ones."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(buffer, "w") as made:
        kept = {name: old.read(name) for name in old.namelist()}
        for name, content in {**kept, **parts}.items():
            made.writestr(name, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def without(raw, name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(buffer, "w") as made:
        for other in old.namelist():
            if other != name:
                made.writestr(other, old.read(other))
    return buffer.getvalue()


def part(raw, name):
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return archive.read(name)


def test_headings_paragraphs_and_items_have_blank_lines_between():
    document = docx.Document()
    document.add_heading("The flood", 0)
    document.add_heading("What happened", 1)
    paragraph = document.add_paragraph("The dam ")
    paragraph.add_run("broke").bold = True
    paragraph.add_run(" on Tuesday.")
    document.add_paragraph("blankets", "List Bullet")
    document.add_paragraph("hot meals", "List Number")
    assert extract(saved(document)).split("\n\n") == [
        "The flood", "What happened", "The dam broke on Tuesday.", "blankets", "hot meals",
    ]  # fmt: skip


def test_a_table_is_read_row_by_row_in_its_place():
    document = docx.Document()
    document.add_paragraph("Before.")
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, (("Town", "Homes"), ("Ashford", "340")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("After.")
    assert extract(saved(document)) == "Before.\n\nTown\tHomes\n\nAshford\t340\n\nAfter."


def test_a_table_that_lays_out_prose_gives_paragraphs_and_one_in_a_cell_is_read_once():
    document = docx.Document()
    cell = document.add_table(1, 1).rows[0].cells[0]
    prose = "The council gave no reason for the delay of the works, " * 4
    cell.text = prose.strip()
    cell.add_paragraph("It met twice.")
    inner = cell.add_table(1, 2)
    inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "Ashford", "340"
    texts = [prose.strip(), "It met twice.", "Ashford\t340"]
    assert extract(saved(document)).split("\n\n") == texts


def test_merged_cells_are_read_once():
    document = docx.Document()
    table = document.add_table(1, 3)
    table.rows[0].cells[0].merge(table.rows[0].cells[1]).text = "Both"
    table.rows[0].cells[2].text = "One"
    assert extract(saved(document)) == "Both\tOne"


def test_headers_and_footers_are_left_out():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ashford Press"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph("The dam broke.")
    assert extract(saved(document)) == "The dam broke."


def test_tracked_changes_are_read_as_accepted():
    xml = (
        f"<w:p>{run('Twelve ')}<w:del>{run('men', 'delText')}</w:del>"
        f"<w:ins>{run('people')}</w:ins>{run(' died.')}"
        f"<w:moveFrom>{run(' Here.')}</w:moveFrom><w:moveTo>{run(' There.')}</w:moveTo></w:p>"
    )
    assert text_of(xml) == "Twelve people died. There."


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    end = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert text_of(f"<w:p>{end}{run('It ')}</w:p><w:p>{run('rained.')}</w:p>") == "It rained."


def test_a_large_initial_belongs_to_its_word():
    frame = '<w:pPr><w:framePr w:dropCap="drop"/></w:pPr>'
    assert text_of(f"<w:p>{frame}{run('T')}</w:p><w:p>{run('he dam.')}</w:p>") == "The dam."


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p>{run('One')}<w:r><w:tab/></w:r>{run('two')}</w:p>", "One two"),
        (f"<w:p>{run('One')}<w:r><w:br/></w:r>{run('two')}</w:p>", "One\ntwo"),
        (f"<w:p>{run('self')}<w:r><w:noBreakHyphen/></w:r>{run('made')}</w:p>", "self-made"),
        (f"<w:p>{run('catas')}<w:r><w:softHyphen/></w:r>{run('trophe')}</w:p>", "catastrophe"),
        (f"<w:p><w:hyperlink>{run('a link')}</w:hyperlink></w:p>", "a link"),
        (f"<w:p>{run('PAGEREF x', 'instrText')}{run('see below')}</w:p>", "see below"),
        (f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>{run('yes')}</w:p>", "yes"),
        (f"<w:sdt><w:sdtContent><w:p>{run('Chosen')}</w:p></w:sdtContent></w:sdt>", "Chosen"),
        (f"<w:p>{run('One')}</w:p><w:p/><w:p>{run('two')}</w:p>", "One\n\ntwo"),
        (f"<w:p><w:pPr><w:pStyle w:val='TOC1'/></w:pPr>{run('Rain 7')}</w:p>", "Rain 7"),
    ],
)
def test_what_stands_in_a_paragraph(xml, text):
    assert text_of(xml) == text


def test_a_table_of_contents_is_left_out():
    document = docx.Document()
    document.styles.add_style("toc 1", style.WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("What happened 7", "toc 1")
    document.add_paragraph("The dam broke.")
    assert extract(saved(document)) == "The dam broke."


def test_a_text_box_is_read_once_after_its_paragraph():
    markup = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent><w:p>{run('In the box.')}</w:p></w:txbxContent>"
    xml = (
        f'<w:p>{run("The dam")}<w:r><mc:AlternateContent xmlns:mc="{markup}">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        f"</w:r>{run(' broke.')}</w:p>"
    )
    assert text_of(xml) == "The dam broke.\n\nIn the box."


def with_notes():
    document = docx.Document()
    note = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    add(
        document,
        f"<w:p>{run('One')}{note.format('endnote', 1)}{run(' two')}"
        f"{note.format('footnote', 2)}{run('.')}</w:p>",
    )
    raw = saved(document)
    relations = "word/_rels/document.xml.rels"
    parts = {relations: part(raw, relations)}
    for number, kind in enumerate(("footnote", "endnote")):
        kept = f'<w:{kind} w:id="0"><w:p>{run("a line")}</w:p></w:{kind}>'
        kept += f'<w:{kind} w:id="{2 - number}"><w:p>{run(f"The {kind}.")}</w:p></w:{kind}>'
        parts[f"word/{kind}s.xml"] = f'<w:{kind}s xmlns:w="{W}">{kept}</w:{kind}s>'.encode()
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        link = f'<Relationship Id="n{number}" Type="{office}/{kind}s" Target="{kind}s.xml"/>'
        end = b"</Relationships>"
        parts[relations] = parts[relations].replace(end, link.encode() + end)
    return changed(raw, parts)


def test_notes_come_last_in_the_order_in_which_the_text_refers_to_them():
    assert extract(with_notes()) == "One two.\n\nThe endnote.\n\nThe footnote."


def test_strict_open_xml_and_a_picture_that_is_lost_are_no_obstacle():
    document = docx.Document()
    document.add_paragraph("The dam broke.")
    raw = saved(document)
    strict = part(raw, DOCUMENT).replace(W.encode(), STRICT.encode())
    assert STRICT.encode() in strict
    assert extract(changed(raw, {DOCUMENT: strict})) == "The dam broke."


def test_an_empty_document_is_an_empty_text():
    assert extract(saved(docx.Document())) == ""


def test_entities_are_not_expanded():
    document = docx.Document()
    document.add_paragraph("MARK")
    raw = saved(document)
    bomb = part(raw, DOCUMENT).replace(b"MARK", b"one &all; two")
    head, _, rest = bomb.partition(b"?>")
    kinds = (
        b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY all "&a;&a;"><!ENTITY f SYSTEM "/etc/passwd">]>'
    )
    text = extract(changed(raw, {DOCUMENT: head + b"?>" + kinds + rest}))
    assert "lol" not in text
    assert text.split() == ["one", "two"]


def test_what_would_unpack_to_too_much_is_refused_before_it_is_unpacked(monkeypatch):
    raw = changed(saved(docx.Document()), {DOCUMENT: b"x" * 3_000_000})  # no XML at all
    monkeypatch.setattr(reader, "MOST_MEGABYTES", 2)
    with pytest.raises(InputError, match=r"unpack to more than 2 MB") as caught:
        extract(raw)
    assert caught.value.source == ""


@pytest.mark.parametrize("part_of_it", [0.0, 0.3, 0.9])
def test_a_file_that_ends_too_soon_is_refused(part_of_it):
    raw = saved(docx.Document())
    with pytest.raises(InputError, match=r"no Word document .* damaged"):
        extract(raw[: int(part_of_it * len(raw))])


@pytest.mark.parametrize(
    "parts",
    [{DOCUMENT: b"<w:document>"}, {"_rels/.rels": b"<a/>"}, {"_rels/.rels": b""}],
    ids=["broken document", "no document", "broken relations"],
)
def test_a_broken_part_is_refused(parts):
    with pytest.raises(InputError, match=r"no Word document .* damaged"):
        extract(changed(saved(docx.Document()), parts))


def test_a_document_that_refers_to_no_other_part_needs_no_relations():
    document = docx.Document()
    document.add_paragraph("The dam broke.")
    raw = saved(document)
    assert extract(without(raw, "word/_rels/document.xml.rels")) == "The dam broke."
    with pytest.raises(InputError, match=r"no Word document .* damaged"):
        extract(without(raw, "_rels/.rels"))


def test_every_part_is_unpacked_once(monkeypatch):
    unpacked = []
    read = zipfile.ZipFile.read

    def counted(archive, name):
        unpacked.append(name)
        return read(archive, name)

    raw = with_notes()
    monkeypatch.setattr(zipfile.ZipFile, "read", counted)
    extract(raw)
    assert sorted(unpacked) == [
        "_rels/.rels", "word/_rels/document.xml.rels", DOCUMENT, "word/endnotes.xml",
        "word/footnotes.xml", "word/styles.xml",
    ]  # fmt: skip


def test_a_zip_file_of_something_else_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "The dam broke.")
    with pytest.raises(InputError, match="no Word document"):
        extract(buffer.getvalue())


def test_what_is_older_or_encrypted_is_refused_with_the_way_out():
    with pytest.raises(InputError, match=r"encrypted, or .* before 2007: save it as \.docx"):
        extract(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000))
