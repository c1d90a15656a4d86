"""Texts that a reader has seen, read once to be held against many others."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Self

from summarize.memory import Memory


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.memory.close()
