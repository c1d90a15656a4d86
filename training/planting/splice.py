"""Putting other words into a sentence, so that case and articles still fit."""

import re
from collections.abc import Iterable

__all__ = ["Change", "Edit", "as_cased", "splice"]

Change = tuple[int, int, str]
"""Where a stretch starts and ends, and what stands there afterwards."""
Edit = tuple[Change, ...]
"""Changes that make one edit together."""

_ARTICLE = re.compile(r"\b(an?)(\s+)$", re.IGNORECASE)
_VOWEL_SOUND = re.compile(
    r"(?!eu|one\b|once|ewe|uni(?!n|m)|us[aeiu]|ut[ei]|ura|ubiq|uk\b)(?:[aeiou]|hour|honest|hono|heir)"
    r"|8|11\b|18\b",
    re.IGNORECASE,
)


def as_cased(model: str, word: str) -> str:
    """Give a word the capital, or the capitals, of the one it replaces.

    Examples
    --------
    >>> as_cased("Rose", "fell"), as_cased("ROSE", "fell"), as_cased("rose", "fell")
    ('Fell', 'FELL', 'fell')
    """
    if len(model) > 1 and model.isupper():
        return word.upper()
    if model[:1].isupper():
        return word[:1].upper() + word[1:]
    return word


def splice(sentence: str, edit: Iterable[Change]) -> str:
    """The sentence with all changes made; "a" or "an" before a change is mended.

    Examples
    --------
    >>> splice("It was an increase.", [(10, 18, "decrease")])
    'It was a decrease.'
    >>> splice("He is a friend of the old man.", [(8, 14, "enemy"), (22, 25, "young")])
    'He is an enemy of the young man.'
    """
    for start, end, words in sorted(edit, reverse=True):
        left, right = sentence[:start], sentence[end:]
        after = (words + right).lstrip()
        article = _ARTICLE.search(left)
        if article and after[:1].isalnum():
            fitting = "an" if _VOWEL_SOUND.match(after) else "a"
            left = left[: article.start()] + as_cased(article[1], fitting) + article[2]
        if not words:  # what was taken out leaves one gap, not two
            if left.endswith(" ") or not left:
                right = right.lstrip()
            if not left or left.endswith(('" ', "\n")):
                right = right[:1].upper() + right[1:]
        sentence = left + words + right
    return sentence
