"""Summary -> what says its sentences, at this length and others."""

from __future__ import annotations

from collections.abc import Mapping

from summarize.entries import Cover, Fate
from summarize.summary import Summary


def find_covers(summary: Summary) -> Mapping[int, tuple[Cover, ...]]:
    """What says each sentence, by its id; those that nothing says have no entry.

    First what says it where everything is said, for a budget cuts what says others; then what says
    it in this summary; last what says it in the shortest of all that do. None of them twice. Of
    what this summary keeps that is the last alone: shorter ones may leave it to others.

    Examples
    --------
    >>> from summarize import summarize
    >>> found = find_covers(summarize("The dam broke. Rain is likely. The dam broke.", words=3))
    >>> [(i, [said.text for said in cover.sentences]) for i, [cover] in found.items()]
    [(2, ['The dam broke.'])]
    """
    found, first, kept = {}, summary.first_covers(), frozenset(summary.sentences)
    for entry, unabridged in zip(summary.ledger, summary.unabridged().ledger, strict=True):
        i = entry.sentence.id
        entries = () if entry.fate is Fate.KEPT else (unabridged, entry)
        covers = [Cover(told.covers, told.similarity or 0.0) for told in entries if told.covers]
        # What the ledger calls cut is so on the page, even if fewer sentences say it together.
        is_cut = entry.fate is Fate.CUT
        if i in first and not (is_cut and kept.issuperset(first[i].sentences)):
            covers.append(first[i])
        if covers:
            found[i] = tuple(dict.fromkeys(covers))
    return found
