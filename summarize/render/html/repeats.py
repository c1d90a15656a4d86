"""Summary -> where the text repeats itself, in words and with links: HTML."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.entries import Cover, Fate
from summarize.plural import plural
from summarize.render.escape import attribute, escape, on_one_line
from summarize.render.html.names import display_names
from summarize.summary import Summary

# Restatements this near to each other, of what is this near to each other, are one passage.
_NEAR = 4
_MOST_TOLD = 5
_QUOTED = 60


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


def render_repeats(
    summary: Summary,
    covers: Mapping[int, Sequence[Cover]],
    language: str = "en",
    names: Sequence[str] = (),
) -> str:
    r"""Say how much is repeated, and which passages repeat which: the longest first.

    The number in a link is that of a sentence in the input; the number that is shown, where there
    are several documents, that in its document.

    Parameters
    ----------
    summary : Summary
    covers : mapping of int to sequence of Cover
        What says each sentence that others say.
    language : str, default "en"
        That of the texts as HTML names it, "" where it is not known; the words around the
        quotations are English.
    names : sequence of str, optional
        Those of the documents for display, if they are known.

    Examples
    --------
    >>> from summarize import summarize
    >>> from summarize.render.html.covers import find_covers
    >>> summary = summarize("The dam broke. Rain is likely. The dam broke.")
    >>> page = render_repeats(summary, find_covers(summary))
    >>> print(page.replace(": ", ":\n"))
    <p>1 of 3 sentences repeats another.</p>
    <ul>
    <li><a href="#sentence=3">Sentence 3</a> repeats <a href="#sentence=1">sentence 1</a>:
    <q dir="auto">The dam broke.</q></li>
    </ul>
    """
    passages = sorted(_passages(summary, covers), key=lambda p: (-len(p.sentences), p.sentences[0]))
    if not passages:
        return "<p>No sentence repeats another.</p>"
    names = names or display_names(summary.documents)
    counts = [len(passage.sentences) for passage in passages]
    lang = "" if language == "en" else f' lang="{attribute(language)}"'
    repeating = sum(counts)
    page = [f"<p>{repeating:,} of {len(summary.ledger):,} sentences {_others(repeating)}.</p>"]
    page.append("<ul>")
    for passage in passages[:_MOST_TOLD]:
        quotation = f'<q dir="auto"{lang}>{_beginning(passage, summary)}</q>'
        page.append(f"<li>{_tell(passage, summary, names)}: {quotation}</li>")
    page.append("</ul>")
    if rest := sum(counts[_MOST_TOLD:]):
        page.append(f"<p>{rest:,} more {plural(rest, 'sentence')} {_others(rest)}.</p>")
    return "\n".join(page)


def _passages(summary: Summary, covers: Mapping[int, Sequence[Cover]]) -> Iterator[_Passage]:
    documents = [entry.sentence.document for entry in summary.ledger]
    open_now: list[_Passage] = []
    repeating = (i for i in covers if summary.ledger[i].fate is not Fate.KEPT)
    for i, said in ((i, covers[i][0].sentences[0].id) for i in repeating):
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


def _others(count: int) -> str:
    return plural(count, "repeats another", "repeat others")


def _tell(passage: _Passage, summary: Summary, names: Sequence[str]) -> str:
    repeats = plural(len(passage.sentences), "repeats", "repeat")
    first = _link(passage.sentences, summary, names, capital=True)
    return f"{first} {repeats} {_link(passage.said, summary, names)}"


def _link(
    ids: Sequence[int], summary: Summary, names: Sequence[str], *, capital: bool = False
) -> str:
    """A link to the first of some sentences of one document, and what to call them."""
    document = summary.ledger[min(ids)].sentence.document
    before = bisect_left(summary.ledger, document, key=lambda entry: entry.sentence.document)
    told = _name([i - before + 1 for i in ids])
    told = f"{told[0].upper()}{told[1:]}" if capital else told
    of = f" of <bdi>{escape(names[document])}</bdi>" if len(names) > 1 else ""
    return f'<a href="#sentence={min(ids) + 1}">{told}{of}</a>'


def _name(numbers: Sequence[int]) -> str:
    """Call sentences by their numbers.

    Examples
    --------
    >>> _name([3]), _name([3, 5, 5]), _name([3, 4, 5]), _name([3, 4, 9])
    ('sentence 3', 'sentences 3 and 5', 'sentences 3–5', '3 of sentences 3–9')
    """
    distinct = sorted(set(numbers))
    first, last = distinct[0], distinct[-1]
    if len(distinct) == 1:
        return f"sentence {first}"
    if len(distinct) == 2:
        return f"sentences {first} and {last}"
    of = "" if len(distinct) == last - first + 1 else f"{len(distinct)} of "
    return f"{of}sentences {first}–{last}"


def _beginning(passage: _Passage, summary: Summary) -> str:
    """The first words of what is repeated."""
    text = on_one_line(summary.ledger[min(passage.said)].sentence.text)
    if len(text) <= _QUOTED:
        return escape(text)
    # Where no blanks stand between words, any sign may be the last.
    words = text[: _QUOTED + 1].rpartition(" ")[0] or text[:_QUOTED]
    return f"{escape(words)} …"
