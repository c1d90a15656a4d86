"""Lines of pages -> running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from summarize.read.columns import reading_order
from summarize.read.furniture import without_furniture
from summarize.read.hyphens import HYPHEN, join_lines, known_words
from summarize.read.lines import Line, main_size

_BULLET = re.compile(r"[•‣▪●◦∙■□➢✓∗](?!\w)")
_MARKER = re.compile(r"[•‣▪●◦∙■□➢✓∗·–—*+-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_CAPTION = re.compile(r"(?:fig(?:ure)?|tab(?:le|elle|leau)?|abb(?:ildung)?)[.\s]*\d", re.IGNORECASE)
_OPENING = "([{\"'“‘«„"
_SENTENCE = 6  # words of a line that is more than a heading
_SHORT = 3  # words: a line of fewer goes on nowhere
_NEAR = 4.0  # sizes of the font: what is so little below follows without a break of the page
_LOOKED_AHEAD = 12  # blocks that may stand between two parts of a paragraph
# All of these are in sizes of the font.
_INDENT = 0.7
# How much a word must fit by, to have been put on the next line on purpose.
_ROOM = 1.0
_MUCH_ROOM = 1.5  # where no sentence ends
_LEADING = 1.2
_LOOSE = 1.3  # of the usual distance of lines: more of it parts paragraphs
_LOW, _HIGH = 0.7, 2.6  # distances of the lines of a paragraph
_OTHER_SIZE = 0.08


@dataclass
class _Block:
    """A paragraph, a heading, an item or a row."""

    lines: list[Line]
    right: float  # of the lines around it

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def filled(self) -> bool:
        return self.has_words(_SENTENCE) and self.lines[-1].right > self.right - self.size

    def has_words(self, number: int) -> bool:
        """Whether it is of several lines, or of so many words."""
        return len(self.lines) > 1 or len(self.lines[0].text.split()) >= number


def flow(pages: Sequence[Sequence[Line]]) -> str:
    """The text of all pages: paragraphs as running text, with blank lines between them."""
    clean = [reading_order(page) for page in without_furniture(pages)]
    leading = _leadings(clean)
    blocks = [block for page in clean for block in _blocks(page, leading)]
    _continue_paragraphs(blocks)
    texts = [block.text for block in blocks]
    known = known_words(texts)
    return "\n\n".join(join_lines(text, known) for text in texts)


def _leadings(pages: Sequence[Sequence[Line]]) -> Mapping[int, float]:
    """The usual distance of lines, by their size."""
    distances: dict[int, list[float]] = defaultdict(list)
    for page in pages:
        for a, b in pairwise(page):
            down = a.baseline - b.baseline
            if _same_size(a, b) and _LOW * a.size < down < _HIGH * a.size:
                distances[round(a.size)].append(down)
    return {size: median(found) for size, found in distances.items() if len(found) > 2}


def _same_size(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= _OTHER_SIZE * max(a.size, b.size)


def _blocks(page: Sequence[Line], leading: Mapping[int, float]) -> Iterator[_Block]:
    """Parts of a page: first by distance and size, then by indents and lines that end early."""
    part: list[Line] = []
    for line in page:
        if part and _parts(part[-1], line, leading):
            yield from _paragraphs(part)
            part = []
        part.append(line)
    yield from _paragraphs(part)


def _parts(a: Line, b: Line, leading: Mapping[int, float]) -> bool:
    if a.cells > 1 or b.cells > 1 or not _same_size(a, b):
        return True
    usual = leading.get(round(a.size), _LEADING * a.size)
    down = a.baseline - b.baseline
    return not 0 < down <= _LOOSE * usual or b.left >= a.right or a.left >= b.right


def _paragraphs(part: Sequence[Line]) -> Iterator[_Block]:
    if not part:
        return
    right = max(line.right for line in part)
    lines = [part[0]]
    for line in part[1:]:
        if _begins(lines, line, right):
            yield _Block(lines, right)
            lines = []
        lines.append(line)
    yield _Block(lines, right)


def _begins(lines: Sequence[Line], line: Line, right: float) -> bool:
    """Whether a line begins a paragraph, after those of the one before."""
    last = lines[-1]
    if _BULLET.match(line.text):
        return True
    if _MARKER.match(line.text) and (_ended(last) or last.text.endswith(";")):
        return True
    if _centred([*lines, line]):
        return False
    by_indent = _begins_by_indent(lines, line)
    if by_indent is not None:
        return by_indent
    return not last.text.endswith(HYPHEN) and _had_room(last, line, right)


def _begins_by_indent(lines: Sequence[Line], line: Line) -> bool | None:
    """Whether a line begins a paragraph by where it begins, if that says anything."""
    first, last = lines[0], lines[-1]
    indent = _INDENT * line.size
    item = _MARKER.match(first.text) is not None
    if line.left > last.left + indent and not item:
        # A first line that stands out, and the rest indented, is an entry of a list.
        return len(lines) > 1 or _ended(last)
    back = line.left < last.left - indent and last.left > first.left + indent
    if len(lines) > 1 and back:
        return True
    return True if item and line.left < first.left - indent else None


def _had_room(last: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line would have fitted at the end of the one before."""
    word = len(line.text.split()[0]) / len(line.text) * (line.right - line.left)
    room = _ROOM if _ended(last) else _MUCH_ROOM
    return last.right + word + room * line.size < right


def _ended(line: Line) -> bool:
    return line.text.rstrip("\"'”’»)")[-1:] in (".", "!", "?", ":", "…")


def _centred(lines: Sequence[Line]) -> bool:
    first, last, size = lines[0], lines[-1], lines[-1].size
    centre = first.left + first.right
    if abs(lines[-2].left - last.left) <= size:
        return False
    return all(abs(line.left + line.right - centre) < size for line in lines)


def _continue_paragraphs(blocks: list[_Block]) -> None:
    """Bring together what the end of a column or page, a figure or a footnote parts."""
    body = main_size((block.size, block.text) for block in blocks)
    at = 0
    while at < len(blocks):
        block = blocks[at]
        rest = _rest_of(at, blocks) if _is_of(block, body) and not _ended(block.lines[-1]) else None
        if rest is None:
            at += 1
            continue
        found = blocks.pop(rest)
        block.lines += found.lines
        block.right = found.right


def _is_of(block: _Block, body: float) -> bool:
    return abs(block.size - body) <= _OTHER_SIZE * body and block.lines[0].cells == 1


def _rest_of(at: int, blocks: Sequence[_Block]) -> int | None:
    """The position of the block with which this one goes on, if one does."""
    block = blocks[at]
    if not block.has_words(_SHORT):
        return None
    for position in range(at + 1, min(at + 1 + _LOOKED_AHEAD, len(blocks))):
        other = blocks[position]
        if _may_stand_between(block, other):
            continue
        begins = other.lines[0].text.lstrip(_OPENING)[:1]
        down = block.lines[-1].baseline - other.lines[0].baseline
        moved = position > at + 1 or not 0 < down < _NEAR * block.size
        goes_on = begins.islower() or block.lines[-1].text.endswith(HYPHEN)
        goes_on &= moved or block.filled
        # A capital may go on, too, where nothing stands between.
        goes_on |= begins.isalnum() and moved and block.filled and position == at + 1
        return position if goes_on and not _MARKER.match(other.lines[0].text) else None
    return None


def _may_stand_between(block: _Block, other: _Block) -> bool:
    first = other.lines[0]
    lone = len(other.lines) == 1 and not first.text[0].islower() and not _ended(first)
    return (
        not _same_size(block.lines[0], first)
        or first.cells > 1
        or _CAPTION.match(first.text) is not None
        or lone
    )
