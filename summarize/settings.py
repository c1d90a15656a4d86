"""Settings that are checked before anything is done."""

from __future__ import annotations

from collections.abc import Callable
from numbers import Integral, Real
from typing import Any

from summarize.errors import OptionError


def checked_counter(count_tokens: Any) -> Callable[[str], int]:
    """A function that counts tokens, and whose counts are checked."""
    expected = "a callable that takes a text and returns a whole number of at least 0"
    if not callable(count_tokens):
        raise OptionError("count_tokens", expected, count_tokens)

    def checked(text: str) -> int:
        tokens = count_tokens(text)
        if not isinstance(tokens, Integral) or isinstance(tokens, bool) or tokens < 0:
            raise OptionError("count_tokens", expected, tokens)
        return int(tokens)

    return checked


def checked_threshold(threshold: float) -> float:
    """A similarity that pairs are looked for from."""
    if isinstance(threshold, bool) or not isinstance(threshold, Real) or not -1 < threshold <= 1:
        raise OptionError("threshold", "a number in (-1, 1]", threshold)
    return float(threshold)
