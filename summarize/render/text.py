"""Summary -> plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from summarize.document import Document, Sentence
from summarize.entries import Cluster, Disagreement, Fate, LedgerEntry
from summarize.facts import Fact, FactKind
from summarize.plural import plural
from summarize.render.paint import Paint, Role, uncoloured
from summarize.render.wrap import hang
from summarize.seen import Change, SeenPoint
from summarize.summary import Summary

# What these count, deny or speak of is told by the word after them: "12 people", "not lower".
_TOLD_BY_NEXT = frozenset(
    {FactKind.FIGURE, FactKind.NEGATION, FactKind.QUANTIFIER, FactKind.MODALITY}
)
_NEXT_WORD = re.compile(r"\s+([^\W\d_][\w'’-]*)")
_WHITE = re.compile(r"\s+")
# Words that tell nothing of the fact before them.
_EMPTY_WORDS = frozenset(
    """
    a about after against an and are as at be been before but by during for from had has have if
    in into is its of off on or over per since so than that the their to under until was were
    when which while who with
    """.split()
)


def render_text(
    summary: Summary, explain: bool = False, *, paint: Paint = uncoloured, width: int | None = None
) -> str:
    """The summary as plain text, and what it changes of what was read before.

    Where there are several documents, the name of each stands behind what is taken from it.

    Parameters
    ----------
    summary : Summary
    explain : bool, default False
        Add every point with its restatements, the most corroborated first, the disagreements, what
        was left out, and the measures.
    paint : callable, optional
        Gives a piece of the page the colour of its :class:`summarize.render.paint.Role`.
    width : int, optional
        Of the lines behind the summary itself, in columns of a terminal.
    """
    parts = [
        f"{paint(Role.TEXT, text)} {paint(Role.PLACE, f'[{name}]')}"
        if (name := source_of(summary, document))
        else paint(Role.TEXT, text)
        for document, text in summary.passages()
    ]
    page = _Page(summary, paint)
    sections = page.sections() if explain else [page.changes()]
    parts += ["\n".join(hang(line, width) for line in section) for section in sections if section]
    return "\n\n".join(parts) + "\n" if parts else ""


class _Page:
    """The sections of a page, a line a sentence."""

    def __init__(self, summary: Summary, paint: Paint) -> None:
        self._summary = summary
        self._paint = paint

    def sections(self) -> Iterator[list[str]]:
        """All of them; those without anything to say are empty."""
        summary = self._summary
        yield self._titled(
            "Points", [line for cluster in summary.points for line in self._point(cluster)]
        )
        disagreements = [line for pair in summary.disagreements for line in self._clash(pair)]
        disagreements += [f"  {line}" for line in unlisted_lines(summary)]
        yield self._titled("Disagreements", disagreements)
        yield self.changes()
        for title, fate in (("Seen before", Fate.SEEN), ("Noise", Fate.NOISE)):
            left_out = [entry for entry in summary.ledger if entry.fate is fate]
            lines = [f"  {self._line(entry, seen_note(entry))}" for entry in left_out]
            yield self._titled(title, lines)
        yield self._titled("Measures", [f"  {line}" for line in measure_lines(summary)])

    def changes(self) -> list[str]:
        """What the summary changes of what was read before."""
        lines = []
        for change in self._summary.changes:
            before, after = zip(*change.facts, strict=True) if change.facts else ((), ())
            lines.append(f"  {self._paint(Role.CLASH, ', '.join(change_lines(change)))}")
            place = self._paint(Role.PLACE, f"[{origin(change.before)}]")
            lines.append(f"    {place} {self._marked(change.before.text, before)}")
            entry = self._summary.ledger[change.after.id]
            lines.append(f"    {self._line(entry, facts=after)}")
        return self._titled("Changes", lines)

    def _titled(self, title: str, lines: list[str]) -> list[str]:
        return [self._paint(Role.TITLE, title), *lines] if lines else []

    def _point(self, cluster: Cluster) -> Iterator[str]:
        entry = self._summary.ledger[cluster.representative.id]
        yield f"  {self._line(entry, fate_note(entry) + said_by(cluster))}"
        for sentence in cluster.restatements:
            restated = self._summary.ledger[sentence.id]
            yield f"    = {self._line(restated, fate_note(restated), role=Role.RESTATED)}"

    def _clash(self, pair: Disagreement) -> Iterator[str]:
        yield f"  {self._paint(Role.CLASH, ' / '.join(clash_lines(pair)))}"
        facts = zip(*pair.facts, strict=True) if pair.facts else ((), ())
        sides = (pair.a, pair.documents_a), (pair.b, pair.documents_b)
        for (sentence, documents), of_it in zip(sides, facts, strict=True):
            note = side_note(self._summary, sentence, documents)
            yield f"    {self._line(self._summary.ledger[sentence.id], note, facts=of_it)}"

    def _line(
        self,
        entry: LedgerEntry,
        note: str = "",
        *,
        facts: Iterable[Fact] = (),
        role: Role = Role.TEXT,
    ) -> str:
        """A sentence with its place before it and a note behind it."""
        text = self._marked(entry.sentence.text, facts, role)
        place = self._paint(Role.PLACE, where(self._summary, entry))
        # Blanks carry no colour.
        told = f" {self._paint(Role.NOTE, note[1:])}" if note else ""
        return f"{place} {text}{told}"

    def _marked(self, text: str, facts: Iterable[Fact], role: Role = Role.TEXT) -> str:
        conflicting, other = partial(self._paint, Role.CLASH), partial(self._paint, role)
        return mark(text, fact_spans(facts), conflicting, other)


def mark(
    text: str,
    spans: Iterable[tuple[int, int]],
    marked: Callable[[str], str],
    unmarked: Callable[[str], str],
) -> str:
    """A text on one line, with some spans of it marked."""
    parts, at = [], 0
    for start, end in spans:
        parts += [unmarked(_WHITE.sub(" ", text[at:start]))]
        parts += [marked(_WHITE.sub(" ", text[start:end]))]
        at = end
    return "".join([*parts, unmarked(_WHITE.sub(" ", text[at:]))])


def fact_spans(facts: Iterable[Fact]) -> list[tuple[int, int]]:
    """The places of facts, in order, those that touch as one."""
    return joined_spans((fact.start, fact.end) for fact in facts if fact.text)


def joined_spans(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def where(summary: Summary, entry: LedgerEntry) -> str:
    """The number of a sentence, from 1; where there are several documents, its place in which."""
    sentence = entry.sentence
    if len(summary.documents) == 1:
        return f"[{sentence.id + 1}]"
    name = name_of(summary.documents[sentence.document])
    return f"[{sentence.id + 1}, {name} {sentence.start}-{sentence.end}]"


def origin(point: SeenPoint) -> str:
    """Who said before, and on which day, as far as that is known."""
    day = point.date or point.read
    source = " ".join(point.source.split())
    return f"{source}, {day:%Y-%m-%d}" if day else source


def seen_note(entry: LedgerEntry) -> str:
    """Who said what a sentence says, where it was read before."""
    if not entry.seen:
        return ""
    return f" (said by {'; '.join(map(origin, entry.seen))}; similarity {entry.similarity:.2f})"


def name_of(document: Document) -> str:
    """The name of a document, on one line."""
    return " ".join(document.name.split())


def source_of(summary: Summary, document: Document) -> str:
    """What stands behind a passage: the name of its document, where there are several."""
    return name_of(document) if len(summary.documents) > 1 else ""


def one_line(entry: LedgerEntry) -> str:
    """A sentence without its line breaks."""
    return " ".join(entry.sentence.text.split())


def fate_note(entry: LedgerEntry) -> str:
    """What became of a sentence that was not kept, and what of it is in no kept one.

    Of one that was, what it refers to and a reader does not see.
    """
    if entry.fate is Fate.KEPT:
        return f" (refers to {entry.leans_on.id + 1}, left out)" if entry.leans_on else ""
    covers = ", ".join(str(cover.id + 1) for cover in entry.covers)
    note = f"said by {covers}; similarity {entry.similarity:.2f}" if covers else str(entry.fate)
    lost = ", ".join(fact.text for fact in entry.uncovered)
    return f" ({note}{f'; not said: {lost}' if lost else ''})"


def said_by(cluster: Cluster) -> str:
    """Who makes a point and who contradicts it, where that is more than its one sentence."""
    told = cluster.restatements or cluster.disputed_by or cluster.of_documents > 1
    return f" ({cluster.corroboration})" if told else ""


def side_note(summary: Summary, side: Sentence, documents: Sequence[int]) -> str:
    """Who says a side of a disagreement, if not its own document alone, and whether it was cut."""
    names = ", ".join(name_of(summary.documents[number]) for number in documents)
    notes = [f"said by {names}"] if len(documents) > 1 else []
    if summary.ledger[side.id].fate is Fate.CUT:
        notes.append(str(Fate.CUT))
    return f" ({'; '.join(notes)})" if notes else ""


def clash_lines(pair: Disagreement, isolate: Callable[[str], str] = str) -> list[str]:
    """What conflicts, a pair of facts each: "12 people against 21 people".

    What is of the input goes through `isolate`: its direction may be another.
    """
    if not pair.facts:
        return ["one contradicts the other"]
    return [_clash_line(pair, a, b, isolate) for a, b in pair.facts]


def change_lines(change: Change, isolate: Callable[[str], str] = str) -> list[str]:
    """What changed, a pair of facts each: "was 12 people, now 21 people".

    What is of the input goes through `isolate`: its direction may be another.
    """
    if not change.facts:
        return ["one contradicts the other"]
    return [
        f"was {isolate(_spell(a, change.before.text))}, now {isolate(_spell(b, change.after.text))}"
        for a, b in change.facts
    ]


def unlisted_lines(summary: Summary) -> list[str]:
    """How many contradictions are not listed; no line where all are."""
    count = summary.disagreements_unlisted
    if not count:
        return []
    pairs = plural(count, "pair of sentences", "pairs of sentences")
    return [f"not listed: {count} {pairs} that differ as the rows of a table do"]


def _clash_line(pair: Disagreement, a: Fact, b: Fact, isolate: Callable[[str], str]) -> str:
    if a.key == b.key:
        return f"the same {a.kind}s in another order"
    return f"{isolate(_spell(a, pair.a.text))} against {isolate(_spell(b, pair.b.text))}"


def _spell(fact: Fact, sentence: str) -> str:
    if fact.kind is FactKind.NEGATION:
        return f"denied ({with_next(fact, sentence)})" if fact.text else "affirmed"
    return with_next(fact, sentence) or "–"


def with_next(fact: Fact, sentence: str) -> str:
    """A fact with the word after it, where that one tells what it is a fact of."""
    text = " ".join(fact.text.split())
    following = _NEXT_WORD.match(sentence, fact.end) if fact.text else None
    if fact.kind not in _TOLD_BY_NEXT or not following:
        return text
    word = following[1]
    return text if word.lower() in _EMPTY_WORDS else f"{text} {word}"


def measure_lines(summary: Summary) -> list[str]:
    """The measures in words."""
    measures = summary.measures
    noise = sum(entry.fate is Fate.NOISE for entry in summary.ledger)
    seen = f", seen before: {measures.seen}" if measures.seen else ""
    facts = f"{measures.facts_kept} of {measures.facts_total} facts"
    return [
        f"sentences: {measures.sentences}, kept: {measures.kept}{seen}, noise: {noise}",
        f"compression ratio: {measures.compression_ratio:.2f}",
        f"redundancy: {measures.redundancy:.2f}",
        f"retention: {measures.retention:.2f} ({facts})",
    ]
