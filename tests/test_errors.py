"""The exception tree: one root, and data with every error."""

from __future__ import annotations

import pickle
import re

import pytest

import summarize as package
from summarize import (
    EncodingError,
    InputError,
    MissingResourceError,
    OptionError,
    SummarizeError,
    errors,
)

BUILT = [
    OptionError("ratio", "a number in (0, 1]", 3),
    InputError("a.txt: No such file.", source="a.txt"),
    EncodingError("Vectors must be finite."),
    MissingResourceError("No model.", resource="x", command="pip install x"),
]


def test_one_root_catches_all():
    for error in BUILT:
        assert isinstance(error, SummarizeError)
    assert not issubclass(SummarizeError, ValueError | LookupError)


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [(OptionError, ValueError), (InputError, ValueError), (EncodingError, ValueError),
     (MissingResourceError, LookupError)],
)  # fmt: skip
def test_errors_are_the_builtin_ones_too(kind, builtin):
    assert issubclass(kind, builtin)


def test_the_drawing_of_the_tree_is_complete():
    drawn = set(re.findall(r"\w+Error\b", errors.__doc__)) - {"ValueError", "LookupError"}
    defined = {name for name in vars(errors) if name.endswith("Error")}
    assert drawn == defined
    assert defined <= set(package.__all__)


def test_messages_and_data():
    option, source, _, resource = BUILT
    assert str(option) == "The 'ratio' option must be a number in (0, 1]. Got 3."
    assert (option.name, option.value) == ("ratio", 3)
    assert (str(source), source.source) == ("a.txt: No such file.", "a.txt")
    assert str(resource) == "No model. Install it with: pip install x"
    assert (resource.resource, resource.command) == ("x", "pip install x")


@pytest.mark.parametrize(
    "error",
    [
        BUILT[2],
        *(error for error in (BUILT[0], BUILT[1], BUILT[3])),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_survive_a_process_boundary(error):
    """A worker's error must reach its parent as it was."""
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)
