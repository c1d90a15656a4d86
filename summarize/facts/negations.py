"""Negations, and what they govern."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from summarize.facts.clauses import clause_scope, phrase_scope
from summarize.facts.fact import Fact, FactKind
from summarize.facts.numbers import VALUES
from summarize.facts.tokens import UNSPACED, Token, is_contracted, word_at, word_before

_NOT = frozenset({"not"})
_UNSPACED_NEGATION = re.compile("[不没沒未无無]|ません|ない|なかった")
_ENGLISH = (
    "not never no none nobody nothing nowhere neither nor cannot without hardly scarcely barely "
    "rather instead anything"
).split()
# Where "to" follows: "declined to comment", "has yet to come".
_BEFORE_TO = frozenset("declined declines declining yet".split())
# Where a form in "-ing" follows, right behind or behind "from".
_AVOIDING = frozenset("avoid avoids avoided avoiding".split())
_PREVENTING = frozenset("prevent prevents prevented preventing keep keeps kept keeping".split())
_MOST_BEFORE_FROM = 4
# Where "that" follows, "it is false that", and where it does behind "not": "not true that".
_FALSE = frozenset({"false", "untrue"})
# "Not guilty of".
_TRUE = {
    **dict.fromkeys(("true", "correct", "right"), "that"), "guilty": "of", "responsible": "for",
}  # fmt: skip
_HAVE_OR_BE = frozenset("has have had is are".split())
_TWO_WORDS = frozenset(
    {("no", "longer"), ("no", "one"), ("rather", "than"), ("instead", "of"), ("none", "of"),
     ("anything", "but")}
)  # fmt: skip
_INSTEAD = frozenset({("rather", "than"), ("instead", "of")})
# These deny what follows; behind another negation they cancel it: "did not deny".
_DENYING = frozenset(
    "unable unlikely refuse refuses refused refusing refusal deny denies denied denying denial "
    "fail fails failed failing failure lack lacks lacked lacking".split()
)
_FOREIGN = (
    "nicht kein keine keinen keinem keiner keines nie niemals pas jamais aucun aucune nunca jamás "
    "non niet geen inte ej ingen ikke não nem не нет ни değil δεν μην"
).split()
OPENERS = frozenset(
    {*_ENGLISH, *_DENYING, *_FOREIGN, *_BEFORE_TO, *_AVOIDING, *_PREVENTING, *_FALSE}
)
_OF_A_NOUN = frozenset({"no", "none", "without", "lack", "lacks", "lacked", "lacking", "neither"})
# "Not only", "no doubt", "nothing but", "cannot but": the words behind a negation that is none.
_NO_NEGATION = {
    "not": frozenset({"only"}),
    "no": frozenset({"doubt", "wonder", "matter"}),
    "nothing": frozenset({"but"}),
    "cannot": frozenset({"but", "help"}),
}
_ONLY = frozenset({"just", "merely", "simply"})
_TO_MENTION = frozenset({"mention", "say", "speak"})
_COMPARED = frozenset("more less fewer later earlier longer sooner greater higher lower".split())
_CANCELS_WITHIN = 3


def find_negations(
    text: str, tokens: Sequence[Token], positions: Iterable[int], taken: set[int]
) -> list[Fact]:
    """Find the negations of a sentence among the words that may be some.

    The key of each is "not". Two that cancel each other, as in "did not deny", are left out.
    """
    found: list[int] = []
    for at in positions:
        if at in taken or not _negates(text, tokens, at):
            continue
        if found and _cancels(tokens, found[-1], at):
            found.pop()
        else:
            found.append(at)
    return [_negation(text, tokens, at) for at in found]


def find_unspaced(text: str) -> Iterator[Fact]:
    """Yield the negations of a text in a script without blanks, one for a run of its signs."""
    for run in UNSPACED.finditer(text):
        if _UNSPACED_NEGATION.search(run[0]):
            yield Fact(FactKind.NEGATION, run[0], *run.span(), "not", _NOT)


def _negates(text: str, tokens: Sequence[Token], at: int) -> bool:
    word = "not" if is_contracted(tokens[at].lower) else tokens[at].lower
    following = word_at(text, tokens, at + 1)
    if following in _NO_NEGATION.get(word, ()):
        return False
    if word == "not" and following in _ONLY and any(t.lower == "but" for t in tokens[at + 2 :]):
        return False  # "not just the mayor but the whole town"
    if word == "not" and following == "to" and word_at(text, tokens, at + 2) in _TO_MENTION:
        return False
    if word in ("no", "not"):
        return not _bounds(text, tokens, at) and _is_plain(text, tokens, at, word)
    read = _READ.get(word)
    return read is None or read(text, tokens, at)


def _is_plain(text: str, tokens: Sequence[Token], at: int, word: str) -> bool:
    """Whether "no" is no number sign, and "not" no alternative: "whether or not"."""
    if word == "no":
        return not _is_number_sign(text, tokens, at)
    before, following = word_before(text, tokens, at), word_at(text, tokens, at + 1)
    if before in ("or", "if") and following != "to":
        return before == "if" and not following[:1].isalpha()
    return True


def _read_before_to(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Read "declined to say", "has yet to come"."""
    if word_at(text, tokens, at + 1) != "to":
        return False
    return tokens[at].lower != "yet" or word_before(text, tokens, at) in _HAVE_OR_BE


def _read_avoiding(text: str, tokens: Sequence[Token], at: int) -> bool:
    return word_at(text, tokens, at + 1).endswith("ing")


def _read_false(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Read "it is false that"."""
    return word_at(text, tokens, at + 1) == "that"


def _read_preventing(
    text: str,  # noqa: ARG001 - one form for all readers
    tokens: Sequence[Token],
    at: int,
) -> bool:
    return _denied_from(tokens, at) > 0


def _read_nor(
    text: str,  # noqa: ARG001 - one form for all readers
    tokens: Sequence[Token],
    at: int,
) -> bool:
    """Read "nor", but in "neither he nor she", which denies once."""
    return all(token.lower != "neither" for token in tokens[max(0, at - 12) : at])


def _read_rather(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Read "rather than" and "instead of"."""
    return (tokens[at].lower, word_at(text, tokens, at + 1)) in _INSTEAD


def _read_anything(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Read "anything but"."""
    return word_at(text, tokens, at + 1) == "but"


_READ: dict[str, Callable[[str, Sequence[Token], int], bool]] = {
    **dict.fromkeys(_BEFORE_TO, _read_before_to),
    **dict.fromkeys(_AVOIDING, _read_avoiding),
    **dict.fromkeys(_PREVENTING, _read_preventing),
    **dict.fromkeys(_FALSE, _read_false),
    "nor": _read_nor,
    "rather": _read_rather,
    "instead": _read_rather,
    "anything": _read_anything,
}


def _denied_from(tokens: Sequence[Token], at: int) -> int:
    """The position of the "from" of "keep him from coming"; 0 for none."""
    for position in range(at + 1, min(at + 1 + _MOST_BEFORE_FROM, len(tokens) - 1)):
        if tokens[position].lower == "from" and tokens[position + 1].lower.endswith("ing"):
            return position
    return 0


def _bounds(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether "no" or "not" is part of a bound: "no later than", "not more than five"."""
    if word_at(text, tokens, at + 1) not in _COMPARED or word_at(text, tokens, at + 2) != "than":
        return False
    bound = word_at(text, tokens, at + 3)
    return tokens[at].lower == "no" or bound[:1].isdecimal() or bound in VALUES


def _is_number_sign(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether "No." stands before a number."""
    following = word_at(text, tokens, at + 1, ".")
    return following[:1].isdecimal() and text[tokens[at].end] == "."


def _cancels(tokens: Sequence[Token], first: int, second: int) -> bool:
    one, other = tokens[first].lower, tokens[second].lower
    if other in _DENYING or other in _FALSE:
        near = second - first <= _CANCELS_WITHIN
        return near and one not in _DENYING and one not in ("nor", "neither", "without")
    return other == "without" and second == first + 1


def _negation(text: str, tokens: Sequence[Token], at: int) -> Fact:
    token = tokens[at]
    start, last = token.start, at
    if is_contracted(token.lower):
        start = token.end - len("n't")
    following = word_at(text, tokens, at + 1)
    if (token.lower, following) in _TWO_WORDS:
        last = at + 1
    if token.lower in _PREVENTING:
        last = _denied_from(tokens, at)
    if token.lower in _FALSE:
        last = at + 1
    elif following in _TRUE and word_at(text, tokens, at + 2) == _TRUE[following]:
        last = at + 2
    is_phrase = token.lower in _OF_A_NOUN and following not in ("longer", "one")
    scope = (phrase_scope if is_phrase else clause_scope)(text, tokens, last)
    end = token.end if token.lower in _PREVENTING else tokens[last].end
    return Fact(FactKind.NEGATION, text[start:end], start, end, "not", _NOT, scope)
