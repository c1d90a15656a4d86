"""Glyphs on a page -> lines."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summarize.read.hyphens import HYPHEN

# What stands for a hyphen: as it is, soft, Unicode's own; PDFium's for one at the end of a line.
_HYPHENS = dict.fromkeys("-\xad\u2010\x02\ufffe", HYPHEN)
_LIGATURES = {c: unicodedata.normalize("NFKC", c) for c in map(chr, range(0xFB00, 0xFB07))}
# An accent set as a glyph of its own, over a letter -> what combines with the letter.
_ACCENTS = dict(zip("`´¨ˆ˜ˇ˚¯˘˙˝", map(chr, (
    0x300, 0x301, 0x308, 0x302, 0x303, 0x30C, 0x30A, 0x304, 0x306, 0x307, 0x30B,
)), strict=True))  # fmt: skip
# Controls, other than the hyphen of PDFium, and what a font alone knows: private use, no character.
_NO_TEXT = frozenset({"Cc", "Co", "Cn"})
_NOTE_MARKS = frozenset("0123456789*†‡§¶∗,")
_STOPS = frozenset(".,;:!?)")
# All of these are in sizes of the font.
_OTHER_LINE = 0.6
_RAISED = 0.15
_SMALL = 0.85
_BACK = 1.0
_SPACE = 0.15
_LEFTWARD = 4.0
_FIRST_LEFTWARD = "\u0590"
_WIDE = 1.2  # a gap that may part columns or cells: whether it does is seen later


class Glyph(NamedTuple):
    """One character on a page, with where it stands, in points; y grows upwards."""

    text: str
    left: float
    right: float
    baseline: float
    size: float


class Line(NamedTuple):
    """Text on one baseline without a wide gap in it."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    cells: int = 1  # more than one where a line was put together from parts far apart


def main_size(texts: Iterable[tuple[float, str]]) -> float:
    """The size of most of the text, given texts and their sizes.

    Examples
    --------
    >>> main_size([(14, "The flood"), (9.98, "The dam broke at noon.")])
    10.0
    """
    sizes: Counter[float] = Counter()
    for size, text in texts:
        sizes[round(size, 1)] += len(text)
    return max(sizes, key=sizes.__getitem__, default=0.0)


def make_lines(glyphs: Iterable[Glyph]) -> Iterator[Line]:
    """Put glyphs together, in the order in which they come.

    White space counts only between two glyphs of a line. Marks of footnotes are left out.

    Examples
    --------
    >>> glyphs = [Glyph(c, 5 * i, 5 * i + 5, 700, 10) for i, c in enumerate("A dam")]
    >>> [line.text for line in make_lines(glyphs)]
    ['A dam']
    """
    line: list[Glyph] = []
    space = False
    for glyph in glyphs:
        if glyph.text.isspace() or _is_no_text(glyph.text):
            space = space or glyph.text.isspace()
            continue
        if line:
            last = line[-1]
            gap = _gap(last, glyph)
            if _starts_line(last, glyph, gap):
                yield from _finished(line)
                line = []
            elif space or gap > _SPACE * glyph.size:
                line.append(Glyph(" ", last.right, glyph.left, glyph.baseline, 0))
        space = False
        line.append(glyph)
    yield from _finished(line)


def _starts_line(last: Glyph, glyph: Glyph, gap: float) -> bool:
    size = max(last.size, glyph.size)
    if abs(glyph.baseline - last.baseline) > _OTHER_LINE * size:
        return True
    if -_BACK * size <= gap <= _WIDE * size:
        return False
    if (glyph.left, glyph.right) == (last.left, last.right):
        return False  # one sign for several letters
    # Figures within writing that runs to the left run the other way, so that there are jumps.
    leftward = _is_leftward(last) or _is_leftward(glyph)
    return not (leftward and -_BACK * size <= gap <= _LEFTWARD * _WIDE * size)


def _is_no_text(text: str) -> bool:
    if text.isprintable():  # which most are, and quick to see
        return False
    return text not in _HYPHENS and unicodedata.category(text) in _NO_TEXT


def _gap(a: Glyph, b: Glyph) -> float:
    """How far b is from a in the direction of writing."""
    if _is_leftward(a) or _is_leftward(b):
        return max(a.left, b.left) - min(a.right, b.right)
    return b.left - a.right


def _is_leftward(glyph: Glyph) -> bool:
    text = glyph.text
    return text >= _FIRST_LEFTWARD and unicodedata.bidirectional(text) in ("R", "AL")


def _finished(glyphs: list[Glyph]) -> Iterator[Line]:
    if not glyphs:
        return
    size = _middle([g.size for g in glyphs if g.size])
    baseline = _middle([g.baseline for g in glyphs if g.size >= _SMALL * size])
    # PDFium tells halves of UTF-16; one without the other is no character.
    halves = _text(glyphs, size, baseline).encode("utf-16-le", "surrogatepass")
    text = unicodedata.normalize("NFC", halves.decode("utf-16-le", "ignore")).strip()
    if text:
        left, right = min(g.left for g in glyphs), max(g.right for g in glyphs)
        yield Line(text, left, right, baseline, size)


def _text(glyphs: list[Glyph], size: float, baseline: float) -> str:
    parts: list[str] = []
    accent: Glyph | None = None
    marked = False
    last = len(glyphs) - 1
    for i, glyph in enumerate(glyphs):
        raised = glyph.size < _SMALL * size and glyph.baseline > baseline + _RAISED * size
        if raised and glyph.text in _NOTE_MARKS and (marked or _may_have_note(parts)):
            marked = True
            continue
        if marked and glyph.text == " " and i < last and glyphs[i + 1].text in _STOPS:
            continue
        marked = False
        if glyph.text in _ACCENTS and i < last and glyphs[i + 1].left < _centre(glyph):
            accent = glyph
            continue
        if glyph.text == "\xad" and i < last:
            continue
        text = _LIGATURES.get(glyph.text) or _HYPHENS.get(glyph.text, glyph.text)
        if accent is not None:
            text = text.replace("ı", "i") + _ACCENTS[accent.text]
            accent = None
        parts.append(text)
    return "".join(parts)


def _may_have_note(parts: list[str]) -> bool:
    """Whether a raised figure here is a mark: after a word, not as in 10⁶ or km²."""
    word = "".join(parts[-3:])
    return (word.isalpha() and len(word) == 3) or not word[-1:].isalnum()


def _centre(glyph: Glyph) -> float:
    return (glyph.left + glyph.right) / 2


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0
