"""The facts of a point as a memory keeps them, and whether two points can have to do with another.

A line a fact: its kind, its key, and the keys of what is said by saying it, with tabs between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.facts import KEPT_KINDS, Fact, FactKind

_Facts = frozenset[tuple[str, str]]
_POLES = (FactKind.NEGATION, FactKind.DIRECTION)


@dataclass(frozen=True, slots=True)
class KeptFacts:
    """The facts of a point, by kind and key.

    Attributes
    ----------
    required : frozenset of (str, str)
        The figures, dates, names and quotations: what covers it must state them all.
    stated : frozenset of (str, str)
        Those and what they imply.
    poles : frozenset of (str, str)
        Its negations and directions.
    """

    required: _Facts
    stated: _Facts
    poles: _Facts

    @classmethod
    def read(cls, lines: str) -> KeptFacts:
        """Those of a sentence, as :func:`write` writes them."""
        fields = [line.split("\t") for line in lines.splitlines()]
        return cls(
            frozenset((kind, key) for kind, key, *_ in fields if kind in KEPT_KINDS),
            frozenset((kind, said) for kind, *keys in fields for said in keys),
            frozenset((kind, key) for kind, key, *_ in fields if kind in _POLES),
        )

    def may_concern(self, new: KeptFacts) -> bool:
        """Whether a point with these facts can cover a new one, or clash with it.

        It covers none that states what it does not; where it clashes, each has a fact of one kind
        that the other lacks, or one denies what the other does not.
        """
        missing = new.required - self.stated
        if not missing:
            return True
        kinds = {kind for kind, _ in self.required - new.stated}
        return any(kind in kinds for kind, _ in missing) or self.poles != new.poles


def write(facts: Sequence[Fact]) -> str:
    r"""The facts of a sentence, to be kept.

    Examples
    --------
    >>> from summarize.facts import find_facts
    >>> write(find_facts("A dozen people died.", str.islower))
    'figure\t12\t12\t~12'
    """
    return "\n".join(
        "\t".join(" ".join(part.split()) for part in (fact.kind, fact.key, *sorted(fact.implies)))
        for fact in facts
    )
