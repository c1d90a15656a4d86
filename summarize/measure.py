"""How much was kept, how much was said twice, how much is still said: pure numbers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Measures:
    """The numbers of a summary.

    Attributes
    ----------
    sentences : int
        Sentences given, noise not counted.
    kept : int
        Sentences kept.
    compression_ratio : float
        Characters kept / characters given, in [0, 1]; smaller is shorter.
    redundancy : float
        1 - clusters / sentences that are new, in [0, 1); higher says more twice.
    retention : float
        Facts kept / facts given, in [0, 1]; 1 where there are no facts.
    facts_total, facts_kept : int
        Distinct figures, dates, names and quotations of the sentences given, and how many of
        them the kept sentences state; what was read before is not counted.
    seen : int, default 0
        Sentences left out since what was read before covers them.
    """

    sentences: int
    kept: int
    compression_ratio: float
    redundancy: float
    retention: float
    facts_total: int
    facts_kept: int
    seen: int = 0

    @property
    def facts_lost(self) -> int:
        """Facts that no kept sentence states."""
        return self.facts_total - self.facts_kept

    def to_dict(self) -> dict[str, Any]:
        """The measures in the form of the JSON schema."""
        numbers = asdict(self)
        total, kept = numbers.pop("facts_total"), numbers.pop("facts_kept")
        return {**numbers, "facts": {"total": total, "kept": kept, "lost": total - kept}}


def compression_ratio(characters_kept: int, characters_given: int) -> float:
    """Characters kept / characters given, in [0, 1]; 0 of 0 is 0.

    Examples
    --------
    >>> compression_ratio(20, 80)
    0.25
    """
    return min(1.0, characters_kept / characters_given) if characters_given else 0.0


def redundancy(clusters: int, sentences: int) -> float:
    """1 - clusters / sentences, in [0, 1): 0 where nothing is said twice.

    Examples
    --------
    >>> redundancy(clusters=3, sentences=4)
    0.25
    """
    return 1 - clusters / sentences if sentences else 0.0


def retention(facts_kept: int, facts_total: int) -> float:
    """Share of the facts that are kept, in [0, 1]; 1 where there are none to lose.

    Examples
    --------
    >>> retention(3, 4)
    0.75
    """
    return facts_kept / facts_total if facts_total else 1.0
