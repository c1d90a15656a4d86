"""Who holds an office and who does not: "former mayor", "vice president", "acting head"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarize.facts.fact import Fact, FactKind
from summarize.facts.tokens import Token, word_at, word_before

_KEYS = {
    "former": "former", "ex": "former", "erstwhile": "former", "vice": "vice", "deputy": "deputy",
    "assistant": "assistant", "acting": "acting", "interim": "acting", "caretaker": "acting",
    "co": "joint", "joint": "joint",
}  # fmt: skip
OPENERS = frozenset(_KEYS)
_SETS = {key: frozenset({key}) for key in _KEYS.values()}
_OFFICES = frozenset(
    "president minister mayor governor secretary chancellor chairman chairwoman chairperson chair "
    "chief head director manager officer editor senator ambassador premier leader commissioner "
    "coach captain champion boss founder owner ceo cfo executive judge prosecutor general "
    "principal professor partner producer author writer host pilot star teacher speaker "
    "superintendent marshal sheriff inspector dean rector treasurer commander spokesman "
    "spokeswoman creator lawmaker official king queen pope banker adviser advisor employee soldier "
    "player wife husband girlfriend boyfriend".split()
)
# An office may stand behind where and of what it is: "former Spanish prime minister".
_MOST_WORDS = 4
_NONE_BETWEEN = frozenset("of and or the a an in for to is was were are who".split())


def find_offices(
    text: str, tokens: Sequence[Token], positions: Iterable[int], taken: set[int]
) -> list[Fact]:
    """Find what tells one who has an office from one who had it, or who has one next to it.

    The scope is the office: "the former Spanish prime minister" qualifies the word "minister".
    Synonyms have one key, "ex-minister" that of "former minister". "The former" alone is none,
    nor is "a vice" or "the acting was good".
    """
    found = []
    for at in positions:
        if at in taken:
            continue
        office = _office(text, tokens, at)
        if office:
            start, end = tokens[at].start, tokens[at].end
            key, scope = _KEYS[tokens[at].lower], (tokens[office].start, tokens[office].end)
            spelling = text[start:end]
            found.append(Fact(FactKind.QUANTIFIER, spelling, start, end, key, _SETS[key], scope))
    return found


def _office(text: str, tokens: Sequence[Token], at: int) -> int:
    """The position of the office that a word qualifies; 0 for none."""
    word = tokens[at].lower
    is_joined = text[tokens[at].end : tokens[at].end + 1] == "-"
    if word == "co" and not is_joined:
        return 0
    if word in ("vice", "joint", "co", "assistant"):
        following = word_at(text, tokens, at + 1, "-").removesuffix("s")
        return at + 1 if following in _OFFICES else 0
    if word == "acting" and word_before(text, tokens, at) in ("is", "was", "are", "were"):
        return 0  # "The mayor was acting head over heels."
    for position in range(at + 1, at + 1 + _MOST_WORDS):
        following = word_at(text, tokens, position, "-")
        if not following or following in _NONE_BETWEEN:
            return 0
        if following.removesuffix("s") in _OFFICES:
            return position
    return 0
