"""Every error this package raises on purpose.

::

    SummarizeError
    ├── OptionError            (ValueError)   a setting out of its range
    ├── InputError             (ValueError)   a text that cannot be read
    ├── EncodingError          (ValueError)   vectors that cannot be used
    └── MissingResourceError   (LookupError)  an extra, a model or a language that is not installed
"""

from __future__ import annotations


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
