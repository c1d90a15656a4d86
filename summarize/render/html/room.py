"""How large a report may be, and what of it there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from summarize.render.escape import to_json
from summarize.summary import Summary

_ROOM, _TIMES = 150_000, 4


def size_limit(summary: Summary) -> int:
    """The bytes that a report may have: 150 kB, and four times those of the documents.

    What cannot be left out is beyond it in a text of tens of thousands of sentences of a few
    letters each.
    """
    given = (doc.text.encode(errors="replace") for doc in summary.documents)
    return _ROOM + _TIMES * sum(map(len, given))


def fit(lists: Mapping[str, Sequence[Any]], room: int) -> dict[str, Any]:
    """The beginnings of lists that there is room for, as JSON, and how many items are left out.

    What there is no room for is counted: thousands of sentences may all contradict each other.

    Examples
    --------
    >>> fit({"clashes": ["ab", "cd"], "changes": ["ef"]}, 7)
    {'clashes': ['ab'], 'changes': [], 'clashes_left_out': 1, 'changes_left_out': 1}
    """
    taken = {}
    for name, every in lists.items():
        taken[name], room = within(every, room)
    return taken | {f"{name}_left_out": len(lists[name]) - len(taken[name]) for name in lists}


def within(parts: Iterable[Any], room: int) -> tuple[list[Any], int]:
    """The first parts that there is room for, as JSON, and the room that is left.

    Examples
    --------
    >>> within(["ab", "cd", "ef"], 11)
    (['ab', 'cd'], 1)
    """
    taken: list[Any] = []
    for part in parts:
        rest = room - len(to_json(part).encode()) - 1
        if rest < 0:
            break
        taken.append(part)
        room = rest
    return taken, room
