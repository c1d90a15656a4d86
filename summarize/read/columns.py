"""Lines of a page -> lines in reading order."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from statistics import median

from summarize.read.lines import Line
from summarize.read.text import CELL

_PROSE = 4  # words a line, in columns of running text
_ROWS = 5  # of two columns, before they are believed
_UPWARDS = 0.3  # share of lines above the one before, in a page that is drawn in no order
_MOST = 0.8  # share of the rows that are broken where columns are
# All of these are in sizes of the font.
_CELL_GAP = 2.0
_EVEN = 0.1
_SAME_START = 1.5


def reading_order(page: Sequence[Line]) -> list[Line]:
    """The order of the file, mended where it runs across columns or up the page.

    Most programs write column by column, and row by row in a table. Parts of one baseline become
    one line, unless they are columns of running text.
    """
    lines = list(page)
    ups = sum(_above(a, b) and _overlap(a, b) for a, b in pairwise(lines))
    if ups > _UPWARDS * len(lines):
        lines.sort(key=lambda line: (-round(line.baseline), line.left))
    rows = _rows(lines)
    cuts = _cuts(rows)
    return list(_columnwise(rows, cuts)) if cuts else [_merged(row) for row in rows]


def _above(a: Line, b: Line) -> bool:
    return b.baseline > a.baseline + a.size / 2


def _overlap(a: Line, b: Line) -> bool:
    return a.left < b.right and b.left < a.right


def _rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Consecutive lines on one baseline, from left to right."""
    rows: list[list[Line]] = []
    for line in lines:
        last = rows[-1][-1] if rows else None
        same = last and abs(last.baseline - line.baseline) < min(last.size, line.size) / 2
        if last and same and line.left >= last.right - line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _cuts(rows: Sequence[Sequence[Line]]) -> list[float]:
    """Where columns of running text begin, but for the first, if rows run across them."""
    broken = [row for row in rows if len(row) > 1]
    starts = sorted((line.left, line.size) for row in broken for line in row[1:])
    groups: list[list[float]] = []
    for start, size in starts:
        if groups and start - groups[-1][-1] < _SAME_START * size:
            groups[-1].append(start)
        else:
            groups.append([start])
    few = max(_ROWS, len(broken) / 3)
    cuts = [group[0] - 1 for group in groups if len(group) >= few]
    kept = [row for row in broken if not _crosses(row, cuts)]
    if not cuts or len(kept) < _MOST * len(broken):
        return []
    columns: dict[int, list[int]] = defaultdict(list)
    for row in kept:
        for number, parts in _by_column(row, cuts).items():
            columns[number].append(sum(len(part.text.split()) for part in parts))
    return cuts if all(median(words) >= _PROSE for words in columns.values()) else []


def _crosses(row: Iterable[Line], cuts: Iterable[float]) -> bool:
    return any(line.left < cut < line.right for line in row for cut in cuts)


def _by_column(row: Iterable[Line], cuts: Sequence[float]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = defaultdict(list)
    for line in row:
        found[bisect(cuts, line.left)].append(line)
    return found


def _columnwise(rows: Iterable[Sequence[Line]], cuts: Sequence[float]) -> Iterator[Line]:
    """One column after the other, between the lines that span several."""
    columns: list[list[Line]] = [[] for _ in range(len(cuts) + 1)]
    for row in rows:
        if _crosses(row, cuts):
            yield from chain(*columns)
            yield _merged(row)
            columns = [[] for _ in columns]
            continue
        for number, parts in _by_column(row, cuts).items():
            columns[number].append(_merged(parts))
    yield from chain(*columns)


def _merged(row: Sequence[Line]) -> Line:
    """The parts of a row as one line; a line spread to the width of its column has no cells."""
    if len(row) == 1:
        return row[0]
    size = max(line.size for line in row)
    gaps = [b.left - a.right for a, b in pairwise(row)]
    spread = len(gaps) > 1 and max(gaps) - min(gaps) < _EVEN * size
    text, cells = row[0].text, 1
    for line, gap in zip(row[1:], gaps, strict=True):
        wide = gap > _CELL_GAP * size and not spread
        text += (CELL if wide else " ") + line.text
        cells += wide
    return row[0]._replace(text=text, right=row[-1].right, size=size, cells=cells)
