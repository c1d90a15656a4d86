"""Summary -> what says the sentences that it does not keep."""

from __future__ import annotations

from collections.abc import Mapping

from summarize.entries import Cover, Fate
from summarize.summary import Summary


def find_covers(summary: Summary) -> Mapping[int, tuple[Cover, ...]]:
    """What says each sentence that is not kept, by its id; those that nothing says have no entry.

    First what says it where everything is said, for a budget cuts what says others; then what says
    it in this summary; last what says it in the shortest of all that do. None of them twice.

    Examples
    --------
    >>> from summarize import summarize
    >>> found = find_covers(summarize("The dam broke. Rain is likely. The dam broke.", words=3))
    >>> [(i, [said.text for said in cover.sentences]) for i, [cover] in found.items()]
    [(2, ['The dam broke.'])]
    """
    found, first = {}, summary.first_covers()
    for entry, unabridged in zip(summary.ledger, summary.unabridged().ledger, strict=True):
        covers = [
            Cover(told.covers, told.similarity or 0.0)
            for told in (unabridged, entry)
            if told.covers
        ]
        if entry.sentence.id in first:
            covers.append(first[entry.sentence.id])
        if covers and entry.fate is not Fate.KEPT:
            found[entry.sentence.id] = tuple(dict.fromkeys(covers))
    return found
