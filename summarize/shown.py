"""Texts that a reader has seen, read once to be held against many others."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.closing import Closing
from summarize.memory import Memory


@dataclass(frozen=True, slots=True, eq=False)
class Shown(Closing):
    """What a reader has seen; a context manager that forgets it.

    Attributes
    ----------
    memory : Memory
        Of this process alone; it is only read.
    documents : int
        How many there were.
    """

    memory: Memory
    documents: int

    def close(self) -> None:
        """Forget it."""
        self.memory.close()
