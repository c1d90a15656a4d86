"""E-mail -> its subject and text."""

from __future__ import annotations

import codecs
import email
import email.policy
from email.message import EmailMessage, MIMEPart
from typing import cast

from summarize.errors import InputError
from summarize.read import html
from summarize.read.text import Extracted, decode


def extract(raw: bytes, encoding: str | None = None) -> Extracted:
    """The subject and the text of a message, its date, and the attachments left out.

    Parameters
    ----------
    raw : bytes
    encoding : str, optional
        Instead of the one that the message states.

    Raises
    ------
    InputError
        If it is no message, or has no text.
    """
    message: EmailMessage = email.message_from_bytes(raw, policy=email.policy.default)
    if not message.keys():
        raise InputError("no e-mail: it has no header.", source="")
    body = message.get_body(("plain", "html"))
    if body is None:
        raise InputError("the e-mail has no text.", source="")
    text = _text(body, encoding)
    subject = " ".join(str(message["subject"] or "").split())
    sent = getattr(message["date"], "datetime", None)
    attached = tuple(
        part.get_filename() or part.get_content_type() for part in message.iter_attachments()
    )
    joined = "\n\n".join(filter(str.strip, (subject, text)))
    return Extracted(joined, sent.isoformat() if sent else None, attached)


def _text(part: MIMEPart, encoding: str | None) -> str:
    raw = cast(bytes, part.get_payload(decode=True))
    stated = encoding or _known(part.get_content_charset())
    if part.get_content_subtype() == "html":
        return html.extract(raw, stated).text
    text = decode(raw, encoding) if encoding else raw.decode(stated or "utf-8", "replace")
    return text.replace("\r\n", "\n")


def _known(encoding: str | None) -> str | None:
    """An encoding that a message states, if it is one and can hold what the message holds."""
    try:
        return encoding if encoding and codecs.lookup(encoding).name != "ascii" else None
    except LookupError:
        return None
