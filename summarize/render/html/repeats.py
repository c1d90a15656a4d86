"""Where a text repeats itself, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.entries import Fate
from summarize.render.html.escape import plain
from summarize.summary import Summary

# Restatements this near to each other, of what is this near to each other, are one passage.
_NEAR = 4
_MOST_TOLD = 5


@dataclass(slots=True)
class _Passage:
    """Sentences that restate others, and those; in the order in which they were found."""

    sentences: list[int]
    said: list[int]

    def takes(self, i: int, said: int) -> bool:
        """Whether a sentence and what it restates are near to those that it has."""
        return (
            i - self.sentences[-1] <= _NEAR
            and min(self.said) - _NEAR <= said <= max(self.said) + _NEAR
        )


def links(summary: Summary) -> list[tuple[int, int]]:
    """Every sentence that restates another, with that one: the first of its covers.

    What a budget cut has no cover; its cluster's representative stands for it.
    """
    first = {cluster.id: cluster.representative.id for cluster in summary.clusters}
    found = []
    for entry in summary.ledger:
        if entry.fate in {Fate.RESTATED, Fate.CUT} and entry.cluster is not None:
            said = entry.covers[0].id if entry.covers else first[entry.cluster]
            if said != entry.sentence.id:
                found.append((entry.sentence.id, said))
    return found


def tell_repeats(summary: Summary) -> str:
    """Say which passages repeat which.

    Examples
    --------
    >>> from summarize import summarize
    >>> tell_repeats(summarize("The dam broke. Rain is likely. The dam broke."))
    'Sentence 3 repeats sentence 1.'
    """
    passages = sorted(_passages(summary), key=lambda p: (-len(p.sentences), p.sentences[0]))
    if not passages:
        return "No sentence repeats another."
    told = [_tell(passage, summary) for passage in passages[:_MOST_TOLD]]
    rest = sum(len(passage.sentences) for passage in passages[_MOST_TOLD:])
    if rest:
        told.append(f"{rest} more {'sentence repeats' if rest == 1 else 'sentences repeat'} others")
    page = "; ".join(told)
    return f"{page[0].upper()}{page[1:]}."


def _passages(summary: Summary) -> Iterator[_Passage]:
    documents = [entry.sentence.document for entry in summary.ledger]
    open_now: list[_Passage] = []
    for i, said in links(summary):
        yield from (p for p in open_now if i - p.sentences[-1] > _NEAR)
        open_now = [p for p in open_now if i - p.sentences[-1] <= _NEAR]
        for passage in open_now:
            same = (documents[passage.sentences[0]], documents[passage.said[0]])
            if same == (documents[i], documents[said]) and passage.takes(i, said):
                passage.sentences.append(i)
                passage.said.append(said)
                break
        else:
            open_now.append(_Passage([i], [said]))
    yield from open_now


def _tell(passage: _Passage, summary: Summary) -> str:
    repeats = "repeats" if len(passage.sentences) == 1 else "repeat"
    return f"{_name(passage.sentences, summary)} {repeats} {_name(passage.said, summary)}"


def _name(ids: Sequence[int], summary: Summary) -> str:
    """Call sentences of one document by their numbers: "sentences 3–9", "sentences 3 and 5"."""
    distinct = sorted(set(ids))
    first, last = distinct[0] + 1, distinct[-1] + 1
    document = summary.documents[summary.ledger[distinct[0]].sentence.document]
    of = f" ({plain(document.name)})" if len(summary.documents) > 1 else ""
    if len(distinct) == 1:
        return f"sentence {first}{of}"
    if len(distinct) == last - first + 1:
        return (
            f"sentences {first}–{last}{of}"
            if len(distinct) > 2
            else f"sentences {first} and {last}{of}"
        )
    if len(distinct) == 2:
        return f"sentences {first} and {last}{of}"
    return f"{len(distinct)} of sentences {first}–{last}{of}"
