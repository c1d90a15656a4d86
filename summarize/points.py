"""Sentences -> points: identical sentences are one point, wherever their lines break."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.document import Sentence

_WHITE = re.compile(r"[^\S ]")


@dataclass(frozen=True, slots=True)
class Points:
    """The distinct sentences of the input, noise left out.

    They stand in the order of their texts, so that nothing computed from them can depend on the
    order of the documents.

    Attributes
    ----------
    texts : tuple of str
        With a blank for every character of white space, so that offsets hold for each member.
    members : tuple of tuple of int
        For every point the ids of its sentences, in reading order.
    """

    texts: tuple[str, ...]
    members: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.texts)

    def only(self, kept: Sequence[int]) -> Points:
        """Some of them, in their order."""
        return Points(
            tuple(self.texts[point] for point in kept), tuple(self.members[point] for point in kept)
        )


def find_points(sentences: Sequence[Sentence], noise: Sequence[bool]) -> Points:
    """Group identical sentences.

    Parameters
    ----------
    sentences : sequence of Sentence
    noise : sequence of bool
        One a sentence: whether it is page furniture, and no point.

    Examples
    --------
    >>> a, b = Sentence(0, 0, 0, 4, "Yes."), Sentence(1, 0, 5, 9, "Yes.")
    >>> find_points([a, b], [False, False]).members
    ((0, 1),)
    """
    members: defaultdict[str, list[int]] = defaultdict(list)
    for sentence, is_noise in zip(sentences, noise, strict=True):
        if not is_noise:
            members[_WHITE.sub(" ", sentence.text)].append(sentence.id)
    texts = tuple(sorted(members))
    return Points(texts, tuple(tuple(members[text]) for text in texts))
