"""PDF, made by reportlab and fpdf2: what is running text, what is left out, what is refused."""

from __future__ import annotations

import io

import pytest

from summarize import InputError
from summarize.read import pdf

pytest.importorskip("pypdfium2")
pdfgen = pytest.importorskip("reportlab.pdfgen.canvas")
pdfmetrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")
ttfonts = pytest.importorskip("reportlab.pdfbase.ttfonts")
pdfencrypt = pytest.importorskip("reportlab.lib.pdfencrypt")
fpdf = pytest.importorskip("fpdf")

LEFT, TOP, LEADING, SIZE = 72, 750, 14, 12
PROSE = (
    "The old mill dam above Ashford broke shortly before noon on",
    "Tuesday after a week of heavy rain, and twelve people were",
    "killed before the army could reach the lower town.",
)


def extract(raw):
    return pdf.extract(raw).text


class Pages:
    """A PDF as it is drawn: lines of text at their places."""

    def __init__(self, **options):
        self.buffer = io.BytesIO()
        self.canvas = pdfgen.Canvas(self.buffer, (595, 842), **options)

    def lines(self, *texts, x=LEFT, y=TOP, size=SIZE, leading=LEADING):
        self.canvas.setFont("Times-Roman", size)
        for number, text in enumerate(texts):
            self.canvas.drawString(x, y - number * leading, text)
        return self

    def turn(self):
        self.canvas.showPage()
        return self

    def text(self):
        return extract(self.raw())

    def raw(self):
        self.canvas.save()
        return self.buffer.getvalue()


def test_lines_of_a_paragraph_are_running_text():
    assert Pages().lines(*PROSE).text() == " ".join(PROSE)


def test_paragraphs_have_a_blank_line_between_where_the_page_has_a_gap():
    pages = Pages().lines(*PROSE).lines(*PROSE, y=TOP - 3 * LEADING - 10)
    assert pages.text() == "\n\n".join([" ".join(PROSE)] * 2)


def test_an_indented_first_line_begins_a_paragraph():
    pages = Pages().lines(*PROSE)
    first = "Engineers had warned of cracks in the dam and the locks"
    pages.lines(first, x=LEFT + 15, y=TOP - 3 * LEADING)
    pages.lines("as early as March.", y=TOP - 4 * LEADING)
    assert pages.text() == f"{' '.join(PROSE)}\n\n{first} as early as March."


def test_a_line_that_ends_early_ends_a_paragraph():
    pages = Pages().lines(PROSE[0], "the second.", *PROSE)
    assert pages.text() == f"{PROSE[0]} the second.\n\n{' '.join(PROSE)}"


def test_a_heading_stands_on_a_line_of_its_own():
    pages = Pages().lines("What happened", size=18).lines(*PROSE, y=TOP - 20)
    assert pages.text() == f"What happened\n\n{' '.join(PROSE)}"


def test_items_of_a_list_are_paragraphs():
    pages = Pages().lines("• blankets for the homeless", "• hot meals", "• sandbags")
    assert pages.text() == "• blankets for the homeless\n\n• hot meals\n\n• sandbags"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("The council gave no infor-", "mation."), "The council gave no information."),
        (("A well-", "known engineer said so."), "A well-known engineer said so."),
        (("The army of Austria-", "Hungary came."), "The army of Austria-Hungary came."),
        (("It was COVID-", "19 again."), "It was COVID-19 again."),
        (("An LLM-", "based tool read it."), "An LLM-based tool read it."),
        (
            ("A flood-prone town: it is flood-", "prone."),
            "A flood-prone town: it is flood-prone.",
        ),
        (
            ("A mailbox, a mail-order house, a mail-", "box."),
            "A mailbox, a mail-order house, a mailbox.",
        ),
        (("It rained from May –", "as ever."), "It rained from May – as ever."),
    ],
)
def test_a_word_cut_at_the_end_of_a_line_is_whole_and_a_compound_keeps_its_hyphen(lines, text):
    assert Pages().lines(*lines).text() == text


def test_a_sentence_goes_on_over_the_page():
    pages = Pages().lines(*PROSE[:2], y=120).turn().lines(PROSE[2])
    assert pages.text() == " ".join(PROSE)


def test_a_word_cut_by_the_end_of_a_page_is_whole():
    pages = Pages().lines("It was late when the lower town got the infor-", y=120).turn()
    text = pages.lines("mation that it needed.").text()
    assert text == "It was late when the lower town got the information that it needed."


def test_a_footnote_does_not_cut_the_sentence_above_it_and_its_mark_is_left_out():
    pages = Pages().lines(PROSE[0], "Tuesday after a week of heavy rain", y=300)
    width = pages.canvas.stringWidth("Tuesday after a week of heavy rain", "Times-Roman", SIZE)
    pages.lines("1", x=LEFT + width, y=300 - LEADING + 4, size=7)
    pages.lines(", and twelve people were", x=LEFT + width + 3.5, y=300 - LEADING)
    pages.lines("1", y=100, size=6).lines("Of the year before.", x=LEFT + 4, y=97, size=9)
    text = pages.turn().lines(PROSE[2]).text()
    assert text == f"{' '.join(PROSE)}\n\nOf the year before."


def test_a_raised_figure_that_is_no_mark_stays():
    pages = Pages().lines("An area of 50 km", y=300)
    width = pages.canvas.stringWidth("An area of 50 km", "Times-Roman", SIZE)
    assert pages.lines("2", x=LEFT + width, y=305, size=7).text() == "An area of 50 km2"


LEFT_COLUMN = (
    "The old mill dam above Ashford broke",
    "before noon on Tuesday after a week of",
    "heavy rain.",
    "Two bridges over the river were swept",
    "away within the hour, the police said.",
    "Most of the lower town was still under",
    "water in the evening.",
)
RIGHT_COLUMN = (
    "Engineers had warned of cracks in the",
    "dam as early as March, but the council",
    "did nothing.",
    "Soldiers and volunteers filled sandbags",
    "through the night in the grammar school.",
    "The damage is likely to exceed eighty",
    "million dollars, insurers estimate.",
)


@pytest.mark.parametrize("across", [False, True])
def test_columns_come_one_after_the_other_however_they_are_drawn(across):
    pages = Pages()
    if across:
        for number, texts in enumerate(zip(LEFT_COLUMN, RIGHT_COLUMN, strict=True)):
            for x, text in zip((LEFT, 310), texts, strict=True):
                pages.lines(text, x=x, y=TOP - number * LEADING)
    else:
        pages.lines(*LEFT_COLUMN).lines(*RIGHT_COLUMN, x=310)
    assert " ".join(pages.text().split()) == " ".join((*LEFT_COLUMN, *RIGHT_COLUMN))


def test_a_row_of_a_table_is_a_line_with_tabs_between_its_cells():
    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    with pdf.table() as table:
        for row in (("Town", "Homes"), ("Ashford", "340"), ("Millbrook", "85")):
            table.row(row)
    assert extract(bytes(pdf.output())) == "Town\tHomes\n\nAshford\t340\n\nMillbrook\t85"


def numbered(texts, *, header="Ashford Press", footer="Page {} of 3"):
    pages = Pages()
    for number, text in enumerate(texts, 1):
        pages.lines(header, y=800).lines(text).lines(footer.format(number), x=280, y=40).turn()
    return pages.text()


def test_headers_footers_and_page_numbers_are_left_out():
    texts = ["The dam broke.", "Two bridges fell.", "A school burned."]
    for footer in ("Page {} of 3", "{}", "- {} -", "Ashford, page {}"):
        assert numbered(texts, footer=footer) == "\n\n".join(texts)


def test_what_differs_from_page_to_page_is_no_header():
    texts = ["The dam broke.", "Two bridges fell.", "A school burned."]
    text = numbered(texts, header="", footer="Of {}0 homes, 7 are left.")
    assert [f"Of {n}0 homes, 7 are left." in text for n in (1, 2, 3)] == [True] * 3


def test_a_heading_at_the_top_of_pages_stays_though_only_its_number_differs():
    pages = Pages()
    for number in (1, 2, 3):
        pages.lines(f"Part {number}", size=18).lines(*PROSE, y=TOP - 30).turn()
    text = pages.text()
    assert [f"Part {number}\n\n" in text for number in (1, 2, 3)] == [True] * 3


def test_pages_that_are_all_the_same_are_text():
    pages = Pages().lines("Closed on Monday.").turn().lines("Closed on Monday.").turn()
    assert pages.text() == "Closed on Monday.\n\nClosed on Monday."


def test_a_number_that_belongs_to_the_text_stays():
    assert Pages().lines("The homes lost in Ashford:", "340").text().split() == (
        "The homes lost in Ashford: 340".split()
    )


def test_ligatures_are_letters_and_soft_hyphens_are_none():
    pdfmetrics.registerFont(ttfonts.TTFont("Vera", "Vera.ttf"))
    pages = Pages()
    pages.canvas.setFont("Vera", SIZE)
    pages.canvas.drawString(LEFT, TOP, "The ﬁrst ﬂood was a catas\xadtrophe.")
    assert pages.text() == "The first flood was a catastrophe."


def test_text_along_the_margin_is_left_out():
    pages = Pages().lines(*PROSE)
    pages.canvas.rotate(90)
    pages.canvas.drawString(200, -30, "Preprint of 4 May")
    assert pages.text() == " ".join(PROSE)


@pytest.mark.parametrize(("angle", "shift"), [(90, (595, 0)), (180, (595, 842)), (270, (0, 842))])
def test_a_page_on_its_side_is_read(angle, shift):
    pages = Pages()
    pages.canvas.translate(*shift)
    pages.canvas.rotate(angle)
    assert pages.lines(*PROSE, y=500).text() == " ".join(PROSE)


def test_a_pdf_of_pictures_is_refused_with_the_way_out():
    pages = Pages()
    pages.canvas.rect(100, 100, 300, 300, fill=1)
    with pytest.raises(InputError, match=r"has no text\..*OCR") as caught:
        pages.text()
    assert caught.value.source == ""


def test_a_password_is_asked_for_unless_it_is_empty():
    locked = pdfencrypt.StandardEncryption("secret", strength=128)
    with pytest.raises(InputError, match="wants a password"):
        Pages(encrypt=locked).lines(*PROSE).text()
    open_to_all = pdfencrypt.StandardEncryption("", ownerPassword="secret", canCopy=0, strength=128)
    assert Pages(encrypt=open_to_all).lines(*PROSE).text() == " ".join(PROSE)


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9])
def test_a_file_that_ends_too_soon_is_refused(part):
    raw = Pages().lines(*PROSE).raw()
    with pytest.raises(InputError, match=r"damaged"):
        extract(raw[: int(part * len(raw))])


def test_the_text_is_the_same_every_time():
    raw = Pages().lines(*PROSE).turn().lines(*PROSE).raw()
    assert extract(raw) == extract(raw)
