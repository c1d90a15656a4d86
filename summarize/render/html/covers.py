"""Summary -> what says the sentences that it does not keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarize.document import Sentence
from summarize.entries import Fate
from summarize.summary import Summary


@dataclass(frozen=True, slots=True)
class Way:
    """How a sentence is said.

    Attributes
    ----------
    covers : tuple of Sentence
        What says it together.
    similarity : float
        To the first of them.
    """

    covers: tuple[Sentence, ...]
    similarity: float


def find_covers(summary: Summary) -> Mapping[int, tuple[Way, ...]]:
    """What says each sentence that is not kept, by its id; those that nothing says have no entry.

    First what says it where everything is said, for a budget cuts what says others; then what says
    it in this summary, where that is something else.

    Examples
    --------
    >>> from summarize import summarize
    >>> found = find_covers(summarize("The dam broke. Rain is likely. The dam broke.", words=3))
    >>> [(i, [cover.text for cover in way.covers]) for i, [way] in found.items()]
    [(2, ['The dam broke.'])]
    """
    found = {}
    for entry, unabridged in zip(summary.ledger, summary.unabridged().ledger, strict=True):
        ways = [
            Way(told.covers, told.similarity or 0.0) for told in (unabridged, entry) if told.covers
        ]
        if ways and entry.fate is not Fate.KEPT:
            found[entry.sentence.id] = tuple(dict.fromkeys(ways))
    return found
