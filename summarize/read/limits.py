"""The most that reading one file may take."""

from __future__ import annotations

from dataclasses import dataclass, fields

from summarize.errors import OptionError

# What the calls of the system take: a day, and far more than any machine has.
_MOST = {"seconds": 86_400}
_MOST_OF_OTHERS = 10**12


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that reading one file may take; what takes more is an `InputError`.

    Attributes
    ----------
    megabytes : float
        Size of a file, or of a line of JSON lines; plain text may be ten times as large.
    characters : int
        Length of the text found in it.
    seconds : float
        Time.
    memory_megabytes : float
        Address space of the process that reads; where the system cannot limit it, nothing does.

    Raises
    ------
    OptionError
        If one is not a number above 0, or it is absurd: seconds of more than a day.

    Examples
    --------
    >>> Limits(seconds=5).seconds
    5
    """

    megabytes: float = 100
    characters: int = 20_000_000
    seconds: float = 60
    memory_megabytes: float = 2000

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            number = isinstance(value, int | float) and not isinstance(value, bool)
            most = _MOST.get(field.name, _MOST_OF_OTHERS)
            if not number or not 0 < value <= most:
                raise OptionError(field.name, f"a number above 0, of at most {most}", value)

    @property
    def bytes(self) -> int:
        """Size of a file in bytes."""
        return int(self.megabytes * 1_000_000)

    @property
    def text_bytes(self) -> int:
        """Size of a file of plain text in bytes: reading it takes what it weighs."""
        return 10 * self.bytes

    def exceeded(self, name: str, what: str) -> str:
        """What to tell of a file that exceeds one, and what to do.

        Examples
        --------
        >>> Limits().exceeded("megabytes", "is larger than {} MB")
        'is larger than 100 MB. Raise the limit with --max-megabytes or Limits(megabytes=…).'
        """
        option = "--max-megabytes or " if name == "megabytes" else ""
        return f"{what.format(getattr(self, name))}. Raise the limit with {option}Limits({name}=…)."
