"""Every error this package raises on purpose.

::

    SummarizeError
    ├── OptionError            (ValueError)   a setting out of its range
    ├── InputError             (ValueError)   a text that cannot be read
    ├── EncodingError          (ValueError)   vectors that cannot be used
    └── MissingResourceError   (LookupError)  an extra, a model or a language that is not installed
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial


class SummarizeError(Exception):
    """Base class of every error of this package."""


class OptionError(SummarizeError, ValueError):
    """A setting that is out of its range.

    Parameters
    ----------
    name : str
        The keyword of the option, as in the API.
    expected : str
        What the option must be, read after "must be".
    value : object
        What was given.

    Attributes
    ----------
    name : str
    value : object

    Examples
    --------
    >>> str(OptionError("ratio", "a number in (0, 1]", 3))
    "The 'ratio' option must be a number in (0, 1]. Got 3."
    """

    def __init__(self, name: str, expected: str, value: object) -> None:
        self.name = name
        self.value = value
        super().__init__(f"The {name!r} option must be {expected}. Got {value!r}.")
        self._expected = expected

    def __reduce__(self) -> tuple[type[OptionError], tuple[str, str, object]]:
        # Errors cross process pools; without this they would be made from their message alone.
        return type(self), (self.name, self._expected, self.value)


class InputError(SummarizeError, ValueError):
    """A text that cannot be read.

    Parameters
    ----------
    message : str
        What is wrong, in one line.
    source : str
        The name of the document or file.

    Attributes
    ----------
    source : str
    """

    def __init__(self, message: str, *, source: str) -> None:
        self.source = source
        super().__init__(message)
        self._message = message

    def __reduce__(self) -> tuple[Callable[..., InputError], tuple[()]]:
        return partial(type(self), self._message, source=self.source), ()


class EncodingError(SummarizeError, ValueError):
    """An encoder returned vectors that cannot be used: wrong shape, NaN or infinity."""


class MissingResourceError(SummarizeError, LookupError):
    """An extra, a model or a language that is not installed.

    Parameters
    ----------
    message : str
        What is missing, in one line.
    resource : str
        The name of what is missing.
    command : str
        The command line that installs it.

    Attributes
    ----------
    resource : str
    command : str
    """

    def __init__(self, message: str, *, resource: str, command: str) -> None:
        self.resource = resource
        self.command = command
        super().__init__(f"{message} Install it with: {command}")
        self._message = message

    def __reduce__(self) -> tuple[Callable[..., MissingResourceError], tuple[()]]:
        known = {"resource": self.resource, "command": self.command}
        return partial(type(self), self._message, **known), ()
