"""The words of a text as a memory keeps them: when two texts are the same."""

from __future__ import annotations

from hashlib import blake2b


def encodable(text: str) -> str:
    """A text or a name without halves of surrogate pairs, which no database takes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def same_words(text: str) -> str:
    r"""What two texts have in common that say the same words, wherever their lines break.

    Examples
    --------
    >>> same_words("The  dam\nbroke.")
    'The dam broke.'
    """
    return " ".join(encodable(text).split())


def digest_of(text: str) -> int:
    """A number that two texts of the same words have in common, in 64 bits."""
    words = same_words(text).encode()
    return int.from_bytes(blake2b(words, digest_size=8).digest(), "big", signed=True)
