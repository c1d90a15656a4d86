"""On which side of a date something is: "until 2019", "since Monday"."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.facts.tokens import Token, is_contracted, word_at, word_before

SIDES = ("before", "after")
# Words that tell on which side of a date something is, and where "since" is "because".
_SIDES = {
    "before": "before", "until": "before", "till": "before", "by": "before", "after": "after",
    "since": "after", "from": "after",
}  # fmt: skip
_UNTIL = frozenset("to until till through".split())
_VERBS = frozenset("is was will are were has had".split())


def read_side(text: str, tokens: Sequence[Token], span: tuple[int, int], done: int) -> str:
    """On which side of a date it is: "before" and "until", "after" and "since"; "" for none told.

    The span is of its words, the first and the one after its last; `done` is the position after
    the date before it. "From Monday until Friday" is a range, "not until Monday" is on Monday,
    and what is before or after something of Monday is on no side of it.
    """
    start, end = span
    word = word_before(text, tokens, start)
    if word not in _SIDES or start - 1 < done or tokens[end - 1].lower.endswith(("'s", "’s")):
        return ""
    following = word_at(text, tokens, end)
    if word == "by" and not (tokens[start].text[0].isdecimal() or tokens[start].text[0].isupper()):
        return ""  # "by night"
    if word == "from" and following in _UNTIL:
        return ""
    if word in ("until", "till") and (0 < done == start - 1 or _is_denied(tokens[:start])):
        return ""
    return "" if following in _VERBS or following in ("'s", "’s") else _SIDES[word]


def _is_denied(tokens: Sequence[Token]) -> bool:
    return any(token.lower in ("not", "never") or is_contracted(token.lower) for token in tokens)
