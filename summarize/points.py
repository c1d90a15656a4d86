"""Sentences -> points: identical sentences are one point, wherever their lines break."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.document import LAST_MOMENT, Document, Sentence

_WHITE = re.compile(r"[^\S ]")


def with_blanks(text: str) -> str:
    r"""A text with a blank for every character of white space.

    The facts of a point are found in this form of it, so their offsets hold in each sentence that
    makes it, wherever its lines break, for whoever replaces a character by a character.

    Examples
    --------
    >>> with_blanks("The\tdam\r\nbroke.")
    'The dam  broke.'
    """
    return _WHITE.sub(" ", text)


@dataclass(frozen=True, slots=True)
class Points:
    """The distinct sentences of the input, noise left out.

    They stand in the order of their texts, so that nothing computed from them can depend on the
    order of the documents.

    Attributes
    ----------
    texts : tuple of str
        As of :func:`with_blanks`, so that offsets hold for each member.
    members : tuple of tuple of int
        For every point the ids of its sentences, by the dates of their documents, then in reading
        order.
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


def find_points(
    sentences: Sequence[Sentence], noise: Sequence[bool], documents: Sequence[Document] = ()
) -> Points:
    """Group identical sentences; the one of the earliest document comes first.

    Parameters
    ----------
    sentences : sequence of Sentence
    noise : sequence of bool
        One a sentence: whether it is page furniture, and no point.
    documents : sequence of Document, optional
        Those with a date come before those without.

    Examples
    --------
    >>> a, b = Sentence(0, 0, 0, 4, "Yes."), Sentence(1, 0, 5, 9, "Yes.")
    >>> find_points([a, b], [False, False]).members
    ((0, 1),)
    """
    members: defaultdict[str, list[int]] = defaultdict(list)
    for sentence, is_noise in zip(sentences, noise, strict=True):
        if not is_noise:
            members[with_blanks(sentence.text)].append(sentence.id)
    if any(document.date for document in documents):
        for ids in members.values():
            ids.sort(key=lambda i: documents[sentences[i].document].date or LAST_MOMENT)
    texts = tuple(sorted(members))
    return Points(texts, tuple(tuple(members[text]) for text in texts))
