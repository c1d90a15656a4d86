"""A number of things -> the word for them."""

from __future__ import annotations


def plural(count: int, one: str, many: str | None = None) -> str:
    """The form of a word that goes with a number.

    Parameters
    ----------
    count : int
    one : str
        The word for one.
    many : str, optional
        For any other number; the word for one with an "s" if not given.

    Examples
    --------
    >>> plural(1, "sentence"), plural(0, "sentence"), plural(2, "repeats", "repeat")
    ('sentence', 'sentences', 'repeat')
    """
    if count == 1:
        return one
    return f"{one}s" if many is None else many
