"""Relatives and followers: what is said of the wife of somebody is not said of him."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarize.facts.aliases import PLACES
from summarize.facts.fact import Fact, FactKind
from summarize.facts.numbers import VALUES
from summarize.facts.tokens import Token, word_at, word_before

_KIN = (
    "wife husband spouse widow widower fiancé fiancée fiance fiancee girlfriend boyfriend son "
    "daughter mother father parent brother sister sibling child grandson granddaughter grandfather "
    "grandmother grandchild uncle aunt nephew niece cousin relative stepson stepdaughter "
    "stepfather stepmother heir"
).split()
_AROUND = (
    "friend neighbour neighbor colleague bodyguard driver doctor assistant aide ally rival "
    "opponent critic supporter follower fan enemy successor predecessor killer murderer assassin "
    "biographer family"
).split()
# What these say, the one for whom they speak says.
_SPEAKING = (
    "spokesman spokeswoman spokesperson lawyer attorney solicitor agent representative"
).split()
_PLURALS = {
    "wife": "wives", "child": "children", "grandchild": "grandchildren", "family": "families",
    "ally": "allies", "enemy": "enemies", "spokesman": "spokesmen",
}  # fmt: skip


def _both_numbers(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, _PLURALS.get(word, f"{word}s")))


_RELATIVES, _SPEAKERS = _both_numbers(_KIN), _both_numbers(_SPEAKING)
OPENERS = _RELATIVES | _SPEAKERS | _both_numbers(_AROUND)
_SAYING = frozenset(
    "said says say saying told tells confirmed announced added denied denies stated declined "
    "argued argues insisted claimed claims according called wrote "
    "asked entered filed pleaded appealed".split()
)
_POSSESSIVE = ("'s", "’s")
_DETERMINERS = frozenset("the a an this that these those late former president mr mrs".split())
_NOBODY = frozenset("his hers theirs mine yours ours one each both".split())
_MOST_BETWEEN = 5  # "John Smith's much older brother"
_WHOSE = frozenset({"whose"})


def find_relatives(
    text: str, tokens: Sequence[Token], positions: Iterable[int], taken: set[int]
) -> list[Fact]:
    """Find who is named only to tell whose relative or follower somebody is.

    The key of each is "whose", its scope the one who is named: "the wife of John Smith", "the
    mayor's wife". There is none where somebody speaks for him, or where it is a place or a day.
    """
    found = []
    for at in positions:
        if at in taken or _speaks(tokens, at):
            continue
        span = _whose(text, tokens, at)
        if span is None or span[1] in taken or _bare(tokens[span[1]].lower) in PLACES:
            continue
        start, end = tokens[at].start, tokens[at].end
        scope = tokens[span[0]].start, tokens[span[1]].end
        spelling = text[start:end]
        found.append(Fact(FactKind.QUANTIFIER, spelling, start, end, "whose", _WHOSE, scope))
    return found


def _whose(text: str, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The positions of the first and the last word of whose relative it is; None for nobody."""
    in_law = [word_at(text, tokens, position, "-") for position in (at + 1, at + 2)]
    following = at + 3 if in_law == ["in", "law"] else at + 1
    if word_at(text, tokens, following) == "of":
        end = _end_behind(text, tokens, following + 1, is_kin=tokens[at].lower in _RELATIVES)
        # From "of" on: it may be read as part of the name.
        return None if end is None else (following, end)
    for owner in range(at - 1, max(-1, at - 1 - _MOST_BETWEEN), -1):
        between = text[tokens[owner].end : tokens[owner + 1].start]
        if between in ("' ", "’ ", " '", " ’") or tokens[owner].lower.endswith(_POSSESSIVE):
            return _run_before(text, tokens, owner), owner  # "James' wife", "Smith 's wife"
        if between not in (" ", "'", "’"):
            break
    return None


def _end_behind(text: str, tokens: Sequence[Token], start: int, *, is_kin: bool) -> int | None:
    """The position of the last word of a name, or of the first of a phrase; None for nobody.

    Critics and supporters may be those of a plan, the wife is always somebody's. And a phrase has
    an article: "it robs children of good schools".
    """
    first = start
    while word_at(text, tokens, start) in _DETERMINERS:
        start += 1
    word = word_at(text, tokens, start)
    if not word or word in _NOBODY or word in VALUES or not word[0].isalpha():
        return None
    if not tokens[start].text[0].isupper():
        return start if is_kin and start > first else None
    end = start
    while word_at(text, tokens, end + 1) and tokens[end + 1].text[0].isupper():
        end += 1
    return end


def _run_before(text: str, tokens: Sequence[Token], end: int) -> int:
    """The position of the first word of a name that ends at a position."""
    start = end
    while tokens[end].text[0].isupper() and word_before(text, tokens, start):
        if not tokens[start - 1].text[0].isupper():
            break
        start -= 1
    return start


def _speaks(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody speaks for another, who says it then."""
    return tokens[at].lower in _SPEAKERS and any(token.lower in _SAYING for token in tokens)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")
