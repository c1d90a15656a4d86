"""The most a summary may take, in one of five units."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from numbers import Integral, Real

from summarize.errors import OptionError

UNITS = ("sentences", "words", "characters", "tokens", "ratio")
# Han characters and kana are counted one by one, as word processors do.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\s\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
# Between two kept sentences stands a blank, or at most an empty line.
SEPARATOR_CHARACTERS = 2


def count_words(text: str) -> int:
    """The number of words: runs without white space; in Chinese and Japanese, characters.

    Examples
    --------
    >>> count_words("The U.S. didn't.")
    3
    """
    return sum(1 for _ in _WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class Budget:
    """The most a summary may take.

    Attributes
    ----------
    unit : str
        One of "sentences", "words", "characters", "tokens", "ratio".
    amount : int or float
        How much of it; a ratio in (0, 1] of the characters given.
    """

    unit: str
    amount: float

    def limit(self, characters_given: int) -> int:
        """The budget as a whole number of what :meth:`cost` counts."""
        if self.unit == "ratio":
            return math.floor(self.amount * characters_given) + SEPARATOR_CHARACTERS
        if self.unit == "characters":
            return int(self.amount) + SEPARATOR_CHARACTERS  # none stands before the first
        return int(self.amount)

    def cost(self, text: str, count_tokens: Callable[[str], int]) -> int:
        """What a sentence takes of the budget."""
        if self.unit == "sentences":
            return 1
        if self.unit == "words":
            return count_words(text)
        if self.unit == "tokens":
            return count_tokens(text)
        return len(text) + SEPARATOR_CHARACTERS

    def holds(
        self, sentences: int, text: str, characters_given: int, count_tokens: Callable[[str], int]
    ) -> bool:
        """Whether a text of so many sentences keeps to the budget."""
        if self.unit == "sentences":
            return sentences <= self.amount
        if self.unit == "words":
            return count_words(text) <= self.amount
        if self.unit == "tokens":
            return count_tokens(text) <= self.amount
        return len(text) + SEPARATOR_CHARACTERS <= self.limit(characters_given)


def make_budget(**amounts: float | None) -> Budget | None:
    """The one budget that is given, or None.

    Raises
    ------
    OptionError
        If there are two, or one is out of its range.
    """
    given = {unit: amount for unit, amount in amounts.items() if amount is not None}
    if not given:
        return None
    if len(given) > 1:
        first, second = list(given)[:2]
        raise OptionError(
            second, f"left out where {first!r} is given: one budget at most", given[second]
        )
    ((unit, amount),) = given.items()
    if unit == "ratio":
        if not isinstance(amount, Real) or isinstance(amount, bool) or not 0 < amount <= 1:
            raise OptionError(unit, "a number in (0, 1]", amount)
        return Budget(unit, float(amount))  # plain numbers, for the record goes into JSON
    if not isinstance(amount, Integral) or isinstance(amount, bool) or amount < 1:
        raise OptionError(unit, "a whole number of at least 1", amount)
    return Budget(unit, int(amount))


def check_query(query: str | None, budget: Budget | None) -> None:
    """Refuse a query that asks for nothing, or that comes without a budget.

    Raises
    ------
    OptionError
    """
    if query is not None and (not isinstance(query, str) or not re.search(r"\w", query)):
        raise OptionError("query", "a text with at least one word", query)
    if query is not None and budget is None:
        raise OptionError("query", "given together with a budget: without one all is kept", query)
