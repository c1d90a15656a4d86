"""Headers, footers and page numbers: what is on pages but not of the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from summarize.read.lines import Line

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


# A side of the page and a text, figures aside -> where it stands.
_Places = Mapping[tuple[bool, str], Sequence[tuple[int, Line]]]


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
    body = _body_size(pages)
    edges = [edge for number, page in enumerate(pages) for edge in _edges(number, page)]
    places: dict[tuple[bool, str], list[tuple[int, Line]]] = defaultdict(list)
    for edge in edges:
        for level in edge.levels[: edge.most]:
            for line in level:
                places[edge.top, _key(line)].append((edge.page, line))
    tests = [partial(_recurs, edge, places, body) for edge in edges]
    slots = _slots(edges, tests)
    found = (_furniture(edge, test, slots) for edge, test in zip(edges, tests, strict=True))
    dropped = {id(line) for lines in found for line in lines}
    kept = [[line for line in page if id(line) not in dropped] for page in pages]
    return kept if any(kept) else [list(page) for page in pages]


def _body_size(pages: Iterable[Iterable[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=sizes.__getitem__, default=0.0)


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
    return any(
        other != edge.page
        and abs(there.baseline - line.baseline) < _SAME_PLACE
        and (
            there.text == line.text
            or (line.size < _LARGER * body and _grows(line.text, there.text, other - edge.page))
        )
        for other, there in places[edge.top, _key(line)]
    )


def _grows(text: str, other: str, pages: int) -> bool:
    """Whether a figure of one text is as much more in the other as it is pages later."""
    figures = zip(_FIGURES.findall(text), _FIGURES.findall(other), strict=True)
    return any(int(b[-6:]) - int(a[-6:]) == pages for a, b in figures)


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
