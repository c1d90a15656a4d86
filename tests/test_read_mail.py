"""E-mail: subject, text and date of messages that the standard library wrote."""

from __future__ import annotations

import datetime as dt
import logging
from email.message import EmailMessage

import pytest

from summarize import InputError
from summarize.read import mail, read_document

SENT = dt.datetime(2026, 11, 2, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
TEXT = "Zwölf people died.\n\nThe search goes on.\n"


def message(subject="The dam in Höxter, as seen by all who live on either side of the river"):
    made = EmailMessage()
    made["Subject"] = subject
    made["From"] = "Jane <jane@example.org>"
    made["Date"] = SENT
    return made


@pytest.mark.parametrize("charset", ["utf-8", "latin-1"])
@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
def test_subject_and_text_are_read_in_any_transfer_encoding(charset, coding):
    made = message()
    made.set_content(TEXT, charset=charset, cte=coding)
    text, date, attached = mail.extract(bytes(made))
    assert text == f"{made['Subject']}\n\n{TEXT}"
    assert dt.datetime.fromisoformat(date) == SENT
    assert attached == ()


def test_plain_text_is_preferred_and_attachments_are_left_out_and_logged(tmp_path, caplog):
    made = message("Dam")
    made.set_content(TEXT)
    made.add_alternative("<p>As HTML.</p>", subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="report.pdf")
    made.add_attachment("Attached text.", filename="notes.txt")
    path = tmp_path / "a.eml"
    path.write_bytes(bytes(made))
    with caplog.at_level(logging.INFO, logger="summarize"):
        document = read_document(path)
    assert document.text == f"Dam\n\n{TEXT}"
    assert document.date == SENT
    assert [record.getMessage() for record in caplog.records] == [
        f"{path}: skipped the attachment report.pdf",
        f"{path}: skipped the attachment notes.txt",
    ]


@pytest.mark.parametrize("charset", ["utf-8", "latin-1"])
def test_html_is_read_where_there_is_no_plain_text(charset):
    pytest.importorskip("trafilatura")
    made = message("Dam")
    page = "<html><body><p>Zwölf people died.</p><p>The search goes on.</p></body></html>"
    made.set_content(page, subtype="html", charset=charset)
    assert mail.extract(bytes(made)).text == "Dam\n\nZwölf people died.\n\nThe search goes on."


@pytest.mark.parametrize(
    ("stated", "raw"),
    [
        ("", "Zwölf.".encode()),
        ("; charset=us-ascii", "Zwölf.".encode()),
        ("; charset=no-such", "Zwölf.".encode()),
        ("; charset=latin-1", "Zwölf.".encode("latin-1")),
    ],
)
def test_a_charset_that_is_missing_or_wrong_is_made_up_for(stated, raw):
    head = f"Content-Type: text/plain{stated}\nContent-Transfer-Encoding: 8bit\n\n"
    assert mail.extract(head.encode() + raw).text == "Zwölf."


def test_a_charset_that_is_named_is_used():
    assert mail.extract(b"Subject: a\n\nZw\xf6lf.", "latin-1").text == "a\n\nZwölf."
    with pytest.raises(InputError, match="not UTF-8"):
        mail.extract(b"Subject: a\n\nZw\xf6lf.", "utf-8")


def test_a_message_without_subject_or_with_a_wrong_date_is_read():
    assert mail.extract(b"From: a@b.c\nDate: soon\r\n\r\nIt rained.\r\n")[:2] == (
        "It rained.\n",
        None,
    )
    assert mail.extract(b"Subject: Dam\n\n").text == "Dam"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "no e-mail: it has no header."),
        (b"No message at all.", "no e-mail: it has no header."),
        (b"Subject: a\nContent-Type: image/png\n\n\x00", "the e-mail has no text."),
        (
            b"Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n--b--\n",
            "the e-mail has no text.",
        ),
    ],
)
def test_what_is_no_message_or_has_no_text_is_an_error(raw, reason):
    with pytest.raises(InputError) as caught:
        mail.extract(raw)
    assert str(caught.value) == reason
