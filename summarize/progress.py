"""How far the work is: what the library reports, and the bar that the command line draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from summarize.closing import Closing

if TYPE_CHECKING:
    from tqdm import tqdm

# Called with (stage, done, total).
Progress = Callable[[str, int, int], None]


def no_progress(stage: str, done: int, total: int) -> None:
    """What is called where nobody wants to know."""


# A bar that appears for a blink is worse than none.
_DELAY_SECONDS = 1.0


class ProgressBar(Closing):
    """Draws the stages of a summary, one bar each; a context manager and a progress callback."""

    def __init__(self) -> None:
        self._bar: tqdm[None] | None = None
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` are done in a stage."""
        from tqdm import tqdm  # noqa: PLC0415 - not needed by most runs

        if stage != self._stage:
            self.close()
            self._stage = stage
            self._bar = tqdm(desc=stage, total=total, leave=False, delay=_DELAY_SECONDS)
        if self._bar is not None:
            self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
