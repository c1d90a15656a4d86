"""Clauses: how far a word governs what follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.facts.tokens import Token

_MARK = re.compile(r"[,;:()\[\]“”\"«»—]|[.!?](?:\s|$)| [-–] ")
# No clause is longer; a text of nothing but "not" must not take the square of its length.
_MOST_WORDS = 100
_BREAKS = frozenset("but because although though while whereas unless since if however nor".split())
_SUBJECTS = frozenset(
    "he she it they we i you there this that these those who his her its their our my the a an "
    "some many most all both".split()
)
# Where a noun phrase is over: "no rain | in May", "without help | from them".
_PHRASE_ENDS = frozenset(
    "in on at by for from with to over under after before during about into through against "
    "between among within until as than and who which that where when is are was were be been "
    "has have had do does did will would can could may might must shall should not said".split()
)


# What stands between a word and the verb that it governs: "may have been | made".
_BEFORE_VERB = frozenset(
    "to be been being have has had do does did not also then even really actually yet ever still "
    "soon now only just already necessarily".split()
)

# A clause begins behind these: "the mayor said | two towns will be flooded".
_BEFORE_CLAUSE = frozenset(
    "that and or said says say warned warns told added announced insisted stated argued".split()
)


def has_mark(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark that ends a clause stands before a word."""
    if not at or tokens[at].start - tokens[at - 1].end == 1:  # a blank, or the dot of "U.S"
        return False
    return _MARK.search(text, tokens[at - 1].end, tokens[at].start) is not None


def clause_start(text: str, tokens: Sequence[Token], at: int) -> int:
    """The position of the first word of the clause that a word ends or stands behind."""
    start = at
    while start > max(0, at - _MOST_WORDS) and not has_mark(text, tokens, start):
        if tokens[start - 1].lower in _BREAKS or tokens[start - 1].lower in _BEFORE_CLAUSE:
            break
        start -= 1
    return start


def clause_scope(text: str, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The characters from the verb behind a word to the end of its clause; None for none."""
    return _scope(text, tokens, at, is_phrase=False)


def phrase_scope(text: str, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The characters of the noun phrase behind a word; None where there is none."""
    return _scope(text, tokens, at, is_phrase=True)


def _scope(
    text: str, tokens: Sequence[Token], at: int, *, is_phrase: bool
) -> tuple[int, int] | None:
    start = end = tokens[at].end
    for position in range(at + 1, min(len(tokens), at + _MOST_WORDS)):
        token = tokens[position]
        if has_mark(text, tokens, position):
            break
        word = token.lower
        if position > at + 1 and (word in _BREAKS or (is_phrase and word in _PHRASE_ENDS)):
            break
        if word == "and" and position + 1 < len(tokens):
            following = tokens[position + 1]
            if following.lower in _SUBJECTS and following.start - token.end == 1:
                break
        end = token.end
    if end == start:
        return None
    first = at + 1
    while (
        not is_phrase
        and first + 1 < len(tokens)
        and tokens[first + 1].end <= end
        and (tokens[first].lower in _BEFORE_VERB or tokens[first].lower.endswith("ly"))
    ):
        first += 1
    return tokens[first].start, end
