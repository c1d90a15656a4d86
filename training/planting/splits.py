"""Two halves of every word list: one to train on, one to judge with.

A comparison that was trained on planted edits would be flattered by a judge that plants the same
words. The half a word falls in depends on the word alone, so a list can grow without moving it.
"""

from collections.abc import Iterable
from typing import Literal
from zlib import crc32

__all__ = ["Split", "half", "in_half"]

Split = Literal["train", "judge", "all"]


def in_half(key: str, split: Split) -> bool:
    """Whether a word belongs to the half.

    Examples
    --------
    >>> [in_half("rise", split) for split in ("train", "judge", "all")].count(True)
    2
    """
    return split == "all" or crc32(key.encode()) % 2 == (split == "judge")


def half(items: Iterable[str], split: Split) -> list[str]:
    """The items that belong to the half, in their order.

    Examples
    --------
    >>> words = ["rise", "win", "buy", "lend"]
    >>> sorted(half(words, "train") + half(words, "judge")) == sorted(words)
    True
    """
    return [item for item in items if in_half(item, split)]
