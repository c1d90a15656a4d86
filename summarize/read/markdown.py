"""Markdown -> its text."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarize.read.text import CELL, Extracted, decode

if TYPE_CHECKING:
    from markdown_it.token import Token

_DATE = re.compile(r"^date\s*[:=]\s*[\"']?([^\"'\n]+)", re.MULTILINE | re.IGNORECASE)
# A box to tick, or the kind of an alert: no words of the text.
_MARK = re.compile(r"\A\[(?:[ xX]|!\w+)\] ")
# What is not closed ends with the block.
_NO_TEXT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>", re.DOTALL | re.IGNORECASE
)
# What is nested deeper would be left out silently; this deep, Python refuses before.
_NESTED = 10_000


def extract(raw: bytes, encoding: str | None = None) -> Extracted:
    """The text of a Markdown file, and the date that its front matter states.

    Headings, paragraphs, list items and table rows have a blank line between, the cells of a row a
    tab. Code blocks, comments, pictures and the addresses of links are left out.

    Raises
    ------
    InputError
        If it is not in that encoding.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - an extra
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415 - an extra
    from mdit_py_plugins.front_matter import front_matter_plugin  # noqa: PLC0415 - an extra

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTED}).enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin, inline=False)
    tokens = parser.parse(decode(raw, encoding))
    text = "\n\n".join(filter(None, _blocks(tokens)))
    front = tokens[0].content if tokens and tokens[0].type == "front_matter" else ""
    return Extracted(text, _date(front))


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    row: list[str] = []
    in_row = False
    for token in tokens:
        if token.type == "tr_open":
            in_row = True
        elif token.type == "tr_close":
            yield CELL.join(row)
            row, in_row = [], False
        elif token.type == "html_block":
            yield " ".join(html.unescape(_NO_TEXT.sub(" ", token.content)).split())
        elif token.type == "inline":
            text = "".join(_inline(token.children or ())).replace("\u00ad", "")  # soft hyphens
            text = " ".join(text.split())
            if not in_row:
                yield _MARK.sub("", text)
            elif text:
                row.append(text)


def _inline(tokens: Sequence[Token]) -> Iterator[str]:
    address = False
    for token in tokens:
        if token.type in {"link_open", "link_close"}:
            address = token.info == "auto" and token.nesting > 0
        elif token.type in {"softbreak", "hardbreak", "html_inline"}:
            # <b> stands between letters, <br> between words.
            broken = token.type != "html_inline" or token.content.lower().startswith("<br")
            yield " " if broken else ""
        elif token.type in {"text", "text_special", "code_inline"} and not address:
            yield token.content


def _date(front: str) -> str | None:
    stated = _DATE.search(front)
    try:
        return dt.datetime.fromisoformat(stated[1].strip()).isoformat() if stated else None
    except ValueError:
        return None
