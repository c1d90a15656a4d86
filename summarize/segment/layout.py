"""What the layout of a page says about sentences: lines, lists, headings and rules."""

from __future__ import annotations

import re

from summarize.segment.splitter import BREAK, PARAGRAPH

_QUOTED = re.compile(r"(?:>[^\S\n]?)+")
_BULLET = re.compile(r"(?:[-*+•‣▪●◦·–—]|\|)\s")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]{1,2}\s")
_MARKER = re.compile(rf"(?:#{{1,6}}\s+)?(?:{_BULLET.pattern}\s*)?(?:{_NUMBERED.pattern}\s*)?")
_RULE = re.compile(r"([-_=*~])\1{4}\1*+(?!\S)")
_HEADING = re.compile(r"#{1,6}\s")
# A turn of a conversation, or a field: "Professor C: Yeah."
_SPEAKER = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3} ?:\s")
_WORDLESS = re.compile(r"[\W_]+\Z")
_FIRST_WORD = re.compile(r"\S*")
# Prose wrapped by hand or machine has lines of some 50 to 120 characters. In a block of shorter
# lines each stands alone; in a block with longer ones each is a paragraph.
_WRAPPED = range(45, 200)
_NO_LAST_WORD = frozenset(
    """a an the and or but nor of to in on at by for from with as is are was were that which who
    der die das den dem des ein eine und oder aber von mit für im am zu zur zum auf
    le la les un une et ou mais de du des en dans par pour sur avec que qui
    el los las una y o pero del con por para en al il lo gli e ma di da che
    os as um uma mas do no na het een en maar van met""".split()
)


def read_layout(text: str) -> tuple[list[int], list[int]]:
    """Where the layout ends a sentence, and where a list marker ("1.") must not end one."""
    breaks: list[int] = []
    markers: list[int] = []
    block: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for match in BREAK.finditer(text, start):
        block.append((start, match.start()))
        start = match.end()
        if PARAGRAPH.match(text, match.start()):
            breaks.append(start)
            _read_block(text, block, breaks, markers)
            block = []
    block.append((start, len(text)))
    _read_block(text, block, breaks, markers)
    for match in _RULE.finditer(text):
        if not text[match.start() - 1 : match.start()].strip():
            breaks += match.span()
    return breaks, markers


def _read_block(
    text: str, block: list[tuple[int, int]], breaks: list[int], markers: list[int]
) -> None:
    for start, _ in block:
        marker = _MARKER.match(text, start)
        if marker and marker.group():
            markers += (marker.start() + len(marker.group().rstrip()), marker.end())
    if len(block) == 1:
        return
    width = max(end - start for start, end in block)
    lines = [text[start:end].rstrip() for start, end in block]
    for line, following, (start, _) in zip(lines, lines[1:], block[1:], strict=False):
        if _line_ends_sentence(line, following, width):
            breaks.append(start)


def _line_ends_sentence(line: str, following: str, width: int) -> bool:
    """Whether a line break within a block ends a sentence."""
    quote, next_quote = _QUOTED.match(line), _QUOTED.match(following)
    if quote or next_quote:
        depth = [m.group().count(">") if m else 0 for m in (quote, next_quote)]
        if depth[0] != depth[1]:
            return True
        line, following = (_QUOTED.sub("", s, count=1) for s in (line, following))
        width -= len(quote.group()) if quote else 0
    if _BULLET.match(following) or _HEADING.match(following) or _HEADING.match(line):
        return True
    if _SPEAKER.match(following):
        return True
    if _WORDLESS.match(line) or _WORDLESS.match(following):
        return True
    word = _FIRST_WORD.match(following)
    filled = width in _WRAPPED and len(line) + 1 + len(word.group() if word else "") > width
    if _NUMBERED.match(following):
        return not filled or line[-1] in ".:;!?"
    return not filled and not _goes_on(line, following)


def _goes_on(line: str, following: str) -> bool:
    """Whether two lines read as one sentence by the letters at their break."""
    return (
        following[:1].islower()
        or line[-1:] in ",-–—"
        or line.rpartition(" ")[2].lower() in _NO_LAST_WORD
    )
