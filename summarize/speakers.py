"""Who says a sentence: marks, and a name with a colon, in front of what is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

# A name that stands before so many sentences says who speaks.
_SPEAKS = 3
# A colon further in names no speaker.
_FURTHEST_COLON = 200
# Quotation marks, brackets and bullets; the number of a list item.
_MARKS = re.compile(r"[\W_]*+(?:(?:\d{1,3}[.)]|[a-z]\))\s[\W_]*+)?")
# Who speaks: "Grad E: But", "Mr. Hale (Port Alder): It".
_SPEAKER = re.compile(
    r"[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,4}(?: \([^()]{1,60}\))? ?:\s[\W_]*+"
)


def speaker_end(text: str) -> int:
    """Where what is said begins, behind marks and the name of a speaker.

    Examples
    --------
    >>> "Grad E: But it works."[speaker_end("Grad E: But it works.") :]
    'But it works.'
    """
    start = _end(_MARKS.match(text), 0)
    # Few sentences name a speaker, and a colon is found faster than a name is tried.
    if ":" in text[start : start + _FURTHEST_COLON]:
        return _end(_SPEAKER.match(text, start), start)
    return start


def without_speakers(texts: Sequence[str]) -> list[str]:
    """Sentences without the names of those who say them, where these are named often.

    A name before a colon that is there once may be what is spoken of: "Brexit: it is over".

    Examples
    --------
    >>> without_speakers(["Ann: Yes.", "Ann: It works.", "Ann: But not well.", "Brexit: a list."])
    ['Yes.', 'It works.', 'But not well.', 'Brexit: a list.']
    """
    ends = [speaker_end(text) for text in texts]
    names = [text[:end].rpartition(":")[0] for text, end in zip(texts, ends, strict=True)]
    times = Counter(names)
    return [
        text[end:] if name and times[name] >= _SPEAKS else text
        for text, end, name in zip(texts, ends, names, strict=True)
    ]


def _end(found: re.Match[str] | None, start: int) -> int:
    return found.end() if found else start
