"""Which of the planted facts a summary says, how often, and whether it hides a contradiction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from benchmarks.planted import PlantedTopic


class Said(NamedTuple):
    """What a summary of a planted topic says.

    Attributes
    ----------
    points : int
        The facts that it states, each once; 0 to `points_possible`.
    weight : int
        How often the documents state those facts, together; 0 to `weight_possible`.
    repeated : int
        Statements beyond the first of a fact: a fact stated twice counts 1.
    asides : int
        Sentences that matter to nobody.
    one_sided : int
        Contradicted facts that are told as if they were not: just the fact, or just what
        contradicts it.
    two_sided : int
        Contradicted facts of which both sides are told.
    points_possible, weight_possible : int
        What a summary that states every fact has.
    """

    points: int
    weight: int
    repeated: int
    asides: int
    one_sided: int
    two_sided: int
    points_possible: int
    weight_possible: int


def count_said(topic: PlantedTopic, summary_text: str) -> Said:
    """Count what a summary says, by the truth of its topic.

    A planted sentence is said where it stands in the summary word for word; runs of white space
    count as one blank. So this is exact for what is extracted, and blind for what is reworded.

    Parameters
    ----------
    topic : PlantedTopic
        What was summarized.
    summary_text : str
        The summary.

    Returns
    -------
    Said

    Examples
    --------
    >>> from benchmarks.planted import generate_planted
    >>> (topic,) = generate_planted(1)
    >>> said = count_said(topic, " ".join(topic.documents))
    >>> (said.points, said.weight, said.repeated, said.two_sided)
    (12, 26, 14, 2)
    """
    text = " ".join(summary_text.split())
    statements = _count(topic.fact_of, text)
    contrary = _count(topic.contradictions, text)
    told = [
        (fact in statements) + (fact in contrary) for fact in set(topic.contradictions.values())
    ]
    return Said(
        points=len(statements),
        weight=sum(topic.stated[fact] for fact in statements),
        repeated=statements.total() - len(statements),
        asides=sum(text.count(aside) for aside in topic.asides),
        one_sided=told.count(1),
        two_sided=told.count(2),
        points_possible=len(topic.stated),
        weight_possible=sum(topic.stated),
    )


def _count(fact_by_sentence: Mapping[str, int], text: str) -> Counter[int]:
    """How often each fact is told by one of its sentences; facts that are not told are not in."""
    found: Counter[int] = Counter()
    for sentence, fact in fact_by_sentence.items():
        if times := text.count(sentence):
            found[fact] += times
    return found
