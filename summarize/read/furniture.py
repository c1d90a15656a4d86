"""Headers, footers and page numbers: what is on pages but not of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from summarize.read.lines import Line, main_size

_EDGE = 3  # lines at the top and at the bottom of a page that may be furniture
_SAME_PLACE = 3.0  # points
_SLOT = 3  # pages that have furniture in a place before all that stands there is some
_LARGER = 1.1  # than most of the text: a heading, which may recur with another number
_APART = 1.3  # sizes of the font that a lone page number is away from the text
_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|página|pagina|p|s)\b\W*)?(?:#|[ivxlc]+)"
    r"(?:\s*(?:/|\||of|von|sur|de|di|van)\s*#)?\W*"
)


class _Edge(NamedTuple):
    """One page from its top, or from its bottom.

    Only so many of the levels, which are the lines of one height, may be furniture.
    """

    page: int
    top: bool
    levels: list[list[Line]]
    most: int


# A line's text; or the text but for its figures, which of them grows, and how far it is ahead of
# the page.
_Mark = str | tuple[str, int, int]
# A side of the page, a mark and about where it stands -> the pages it is on, and where exactly.
_Places = Mapping[tuple[bool, _Mark, float], Collection[tuple[int, float]]]


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out what recurs at the edges of pages, and page numbers.

    A line recurs if the same stands in the same place of another page, but for a figure that grows
    with the page.

    Examples
    --------
    >>> def page(number, text):
    ...     return [Line("Ashford Press", 72, 140, 800, 10), Line(text, 72, 300, 700, 10),
    ...             Line(f"- {number} -", 280, 300, 40, 10)]
    >>> pages = [page(1, "The dam broke."), page(2, "Two bridges fell.")]
    >>> [[line.text for line in page] for page in without_furniture(pages)]
    [['The dam broke.'], ['Two bridges fell.']]
    """
    body = main_size((line.size, line.text) for page in pages for line in page)
    edges = [edge for number, page in enumerate(pages) for edge in _edges(number, page)]
    places = _places(edges)
    tests = [partial(_recurs, edge, places, body) for edge in edges]
    slots = _slots(edges, tests)
    found = (_furniture(edge, test, slots) for edge, test in zip(edges, tests, strict=True))
    dropped = {id(line) for lines in found for line in lines}
    kept = [[line for line in page if id(line) not in dropped] for page in pages]
    return kept if any(kept) else [list(page) for page in pages]


def _edges(number: int, page: Sequence[Line]) -> tuple[_Edge, _Edge]:
    levels: list[list[Line]] = []
    for line in sorted(page, key=lambda line: -line.baseline):
        if levels and levels[-1][0].baseline - line.baseline < line.size / 2:
            levels[-1].append(line)
        else:
            levels.append([line])
    half = (len(levels) + 1) // 2
    return (
        _Edge(number, True, levels, min(_EDGE, half)),
        _Edge(number, False, levels[::-1], min(_EDGE, len(levels) - half)),
    )


def _places(edges: Iterable[_Edge]) -> _Places:
    found: dict[tuple[bool, _Mark, float], set[tuple[int, float]]] = defaultdict(set)
    for edge in edges:
        for level in edge.levels[: edge.most]:
            for line in level:
                for mark in _marks(edge.page, line):
                    place = (edge.top, mark, line.baseline // _SAME_PLACE)
                    found[place].add((edge.page, line.baseline))
    return found


def _marks(page: int, line: Line) -> Iterator[_Mark]:
    """What another line must have one of, to recur: the text, or a figure that grows by pages."""
    yield line.text
    key = _key(line)
    for number, figure in enumerate(_FIGURES.findall(line.text)):
        yield key, number, int(figure[-6:]) - page


def _key(line: Line) -> str:
    return _FIGURES.sub("#", line.text.casefold())


def _furniture(edge: _Edge, recurs: Callable[[Line], bool], slots: Sequence[float]) -> list[Line]:
    """The lines at one edge that are furniture, from the edge as far as the text."""
    out: list[Line] = []
    for depth, level in enumerate(edge.levels):
        rest = [line for line in level if not recurs(line)]
        if depth == 0 and (all(map(_is_number, rest)) or any(_in(line, slots) for line in rest)):
            rest = []
        if rest or depth >= edge.most:
            # That is text: so is what is nearer to it, and what is not apart from it.
            return out if out and _apart(out[-1], level[0]) else []
        out += level
    return out


def _apart(a: Line, b: Line) -> bool:
    return abs(a.baseline - b.baseline) > _APART * min(a.size, b.size)


def _is_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(_key(line)) is not None


def _recurs(edge: _Edge, places: _Places, body: float, line: Line) -> bool:
    if not any(map(str.isalpha, line.text)):
        return False
    about = line.baseline // _SAME_PLACE
    return any(
        other != edge.page and abs(baseline - line.baseline) < _SAME_PLACE
        for mark in _marks(edge.page, line)
        if isinstance(mark, str) or line.size < _LARGER * body
        for near in (about, about - 1, about + 1)
        for other, baseline in places.get((edge.top, mark, near), ())
    )


def _slots(edges: Sequence[_Edge], tests: Sequence[Callable[[Line], bool]]) -> list[float]:
    """Heights where enough pages have furniture as their first or last line."""
    found: dict[int, set[int]] = defaultdict(set)
    for edge, recurs in zip(edges, tests, strict=True):
        for line in edge.levels[0] if edge.most else ():
            if recurs(line):
                found[round(line.baseline)].add(edge.page)
    return [place for place, pages in found.items() if len(pages) >= _SLOT]


def _in(line: Line, slots: Iterable[float]) -> bool:
    return any(abs(line.baseline - place) < _SAME_PLACE for place in slots)
