"""What a result is made of: clusters, disagreements, and the fate of every sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from summarize.document import Sentence
from summarize.facts import Fact
from summarize.plural import plural
from summarize.seen import SeenPoint


class Fate(StrEnum):
    """What became of a sentence."""

    KEPT = "kept"
    RESTATED = "restated"
    CUT = "cut"
    SEEN = "seen"
    NOISE = "noise"


class Corroboration(NamedTuple):
    """Who makes a point, and who contradicts it.

    Attributes
    ----------
    sentences : int
        How many sentences make it.
    documents : int
        In how many documents.
    of_documents : int
        Of how many there are.
    disputed : int, default 0
        How many documents contradict it.

    Examples
    --------
    >>> print(Corroboration(sentences=5, documents=4, of_documents=6, disputed=1))
    reported by 4 of 6, disputed by 1
    """

    sentences: int
    documents: int
    of_documents: int
    disputed: int = 0

    def __str__(self) -> str:
        if self.of_documents == 1:
            said = f"{self.sentences} {plural(self.sentences, 'sentence')}"
            return f"{said}, disputed" if self.disputed else said
        said = f"reported by {self.documents} of {self.of_documents}"
        return f"{said}, disputed by {self.disputed}" if self.disputed else said


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sentences that restate one another.

    Attributes
    ----------
    id : int
        Its position in :attr:`Summary.clusters`; clusters stand in the reading order of their
        representatives.
    representative : Sentence
        The member that is kept for it: the one that says the most of it, unless a budget keeps
        another in its place.
    restatements : tuple of Sentence
        The other members, in reading order.
    weight : float
        How much of what the text says, and says again, it is, in [0, 1]: those of all clusters add
        up to 1, or to 0 where there is nothing to weigh. Sentences that only come near to its own
        count as well, as much as they are near.
    of_documents : int
        How many documents there are.
    disputed_by : tuple of int
        The documents that contradict it, in order: those of the disagreements that it is part of.
    """

    id: int
    representative: Sentence
    restatements: tuple[Sentence, ...] = ()
    weight: float = 0.0
    of_documents: int = 1
    disputed_by: tuple[int, ...] = ()

    @property
    def members(self) -> tuple[Sentence, ...]:
        """All its sentences, in reading order."""
        everyone = (self.representative, *self.restatements)
        return tuple(sorted(everyone, key=lambda sentence: sentence.id))

    @property
    def documents(self) -> tuple[int, ...]:
        """The documents that make the point, in order."""
        return tuple(sorted({sentence.document for sentence in self.members}))

    @property
    def corroboration(self) -> Corroboration:
        """How many sentences make the point, in how many documents, and how many contradict it."""
        return Corroboration(
            len(self.members), len(self.documents), self.of_documents, len(self.disputed_by)
        )


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sentences that make the same point and contradict each other.

    Attributes
    ----------
    a, b : Sentence
        In reading order.
    facts : tuple of (Fact, Fact)
        What clashes: of `a`, of `b`. Where one denies and the other does not, the fact of the
        other has no text. Empty where a judge found a contradiction that is not one of facts.
    documents_a, documents_b : tuple of int
        The positions of the documents that say it as `a` does, and as `b` does, in order: those
        of restatements too, as far as they state what clashes.

    Examples
    --------
    >>> from summarize import summarize
    >>> summary = summarize(["12 people died.", "21 people died.", "12 people died."])
    >>> [pair] = summary.disagreements
    >>> [(a.text, b.text) for a, b in pair.facts], pair.documents_a, pair.documents_b
    ([('12', '21')], (0, 2), (1,))
    """

    a: Sentence
    b: Sentence
    facts: tuple[tuple[Fact, Fact], ...]
    documents_a: tuple[int, ...] = ()
    documents_b: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """What says a sentence.

    Attributes
    ----------
    sentences : tuple of Sentence
        They say it together.
    similarity : float
        Of the sentence to the first of them: cosine, in [-1, 1].
    """

    sentences: tuple[Sentence, ...]
    similarity: float


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """The fate of one sentence.

    Attributes
    ----------
    sentence : Sentence
    fate : Fate
    cluster : int or None
        The id of its cluster; None for noise, and for what was read before.
    covers : tuple of Sentence
        The kept sentences that say what it says, the closest first; empty unless restated.
    similarity : float or None
        Cosine similarity in [-1, 1] to the first of `covers`, or of `seen`.
    uncovered : tuple of Fact
        What of it no kept sentence states.
    leans_on : Sentence or None
        Of a kept sentence that opens with what refers back, as "He" and "However" do: the sentence
        before it, if that one was left out.
    seen : tuple of SeenPoint
        What was read before and says what it says; empty unless that is its fate.
    """

    sentence: Sentence
    fate: Fate
    cluster: int | None = None
    covers: tuple[Sentence, ...] = ()
    similarity: float | None = None
    uncovered: tuple[Fact, ...] = ()
    leans_on: Sentence | None = None
    seen: tuple[SeenPoint, ...] = ()
