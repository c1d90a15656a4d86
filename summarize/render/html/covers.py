"""Summary -> what says the sentences that it does not keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from summarize.document import Sentence
from summarize.entries import Fate
from summarize.summary import Summary


@dataclass(frozen=True, slots=True)
class Covers:
    """What says a sentence.

    Attributes
    ----------
    covers : tuple of Sentence
        Where everything is said.
    similarity : float
        To the first of them.
    others : tuple of Sentence
        Those that say it in this summary, where they are other ones: none where a budget cut it.
    """

    covers: tuple[Sentence, ...]
    similarity: float
    others: tuple[Sentence, ...]


def find_covers(summary: Summary) -> Mapping[int, Covers]:
    """What says each sentence that is not kept, by its id; those that nothing says have no entry.

    A budget cuts what says others, so they are looked up in the summary without one.

    Examples
    --------
    >>> from summarize import summarize
    >>> found = find_covers(summarize("The dam broke. Rain is likely. The dam broke.", words=3))
    >>> [(i, said.covers[0].text, said.others == said.covers) for i, said in found.items()]
    [(2, 'The dam broke.', True)]
    """
    found = {}
    for entry, unabridged in zip(summary.ledger, summary.unabridged().ledger, strict=True):
        full = unabridged if unabridged.covers else entry
        if entry.fate is not Fate.KEPT and full.covers:
            found[entry.sentence.id] = Covers(full.covers, full.similarity or 0.0, entry.covers)
    return found
