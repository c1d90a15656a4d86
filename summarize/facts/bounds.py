"""What stands around a number and bounds it: "more than 30", "30 or so", "aged 30"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.facts.tokens import Token, word_at, word_before

_MORE = frozenset(
    "more greater higher larger longer older bigger later heavier taller hotter "
    "warmer faster".split()
)
_LESS = frozenset(
    "less fewer lower smaller shorter younger earlier lighter colder cooler slower nearer".split()
)
# The last word of what bounds a number: the bound, or the words that must stand before it.
_ONE_WORD = {
    "over": ">", "above": ">", "exceeding": ">", "exceeds": ">", "exceeded": ">",
    "exceed": ">", "topped": ">", "topping": ">", "surpassed": ">", "surpassing": ">",
    "under": "<", "below": "<",
    "about": "~", "around": "~", "roughly": "~", "nearly": "~", "almost": "~", "some": "~",
    "approximately": "~", "approx": "~", "circa": "~", "ca": "~", "estimated": "~", "maybe": "~",
}  # fmt: skip
_TWO_WORDS = {
    ("at", "least"): ">=", ("at", "most"): "<=", ("up", "to"): "<=", ("close", "to"): "~",
    ("upwards", "of"): ">", ("excess", "of"): ">", ("minimum", "of"): ">=",
    ("maximum", "of"): "<=", ("north", "of"): ">", ("short", "of"): "<",
    ("not", "yet"): "<", ("not", "even"): "<",
}  # fmt: skip
_AS = {"many": "<=", "much": "<=", "high": "<=", "few": ">=", "little": ">=", "low": ">="}
_ENDS = frozenset({*_ONE_WORD, *(last for _, last in _TWO_WORDS), "than", "as"})
_OR = dict.fromkeys("more higher greater above over older longer".split(), ">=")
_OR |= dict.fromkeys("less fewer lower under below younger".split(), "<=") | {"so": "~"}
_JUST = frozenset("just slightly little marginally".split())
_LASTING = frozenset("for after in took take takes lasted lasts last is was be been were".split())
_TIME = frozenset("hour day week weekend month year decade century night".split())
MOST_YEARS = 120
_OF_AGE = frozenset("boy girl man woman child son daughter toddler teenager age".split())
_DYING = frozenset("died dies dead".split())
_BEING = frozenset("was is were turned turns".split())
_BEHIND_AGE = frozenset("and when at in but was is had".split())
_ENDS_NUMBER = frozenset({"", ",", ".", " ", ";", ")"})
_BEFORE_AGE = frozenset({"of", "at", *_BEING})
_WHO = frozenset("he she who i they".split())
_SIGNS = {"~": "~", "≈": "~", ">": ">", "<": "<", "≥": ">=", "≤": "<=", ">=": ">=", "<=": "<="}
_ENDS_SIGN = frozenset("~≈<>≥≤=")
_SIGN = re.compile(r"(?:[~≈≥≤]|(?<![-=<>])[<>]=?)$")
_SIGN_AND_BLANK = re.compile(r"(?:(?<=[\w)] )[<>]=?|[≥≤])(?= $)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def read_bounds(
    text: str, tokens: Sequence[Token], start: int, end: int, key: str
) -> tuple[int, int, str]:
    """Read what bounds a number: where it all begins and ends, and the key with the bound.

    ">30" is more than 30, ">=30" at least 30, "~30" about 30.
    """
    if key[0] == "~" or key == "several":
        return start, end, key
    first, bound = _before(text, tokens, start)
    if bound in ("<", ">"):
        first, bound = _nearly(text, tokens, first, bound)
    if not bound:
        first = start
        bound = sign_before(text, tokens[start].start)[1]
    last, behind = _behind(text, tokens, end)
    return first, last, (bound or behind) + key


def sign_before(text: str, start: int) -> tuple[int, str]:
    """The sign in front of a number that bounds it: where it stands, and the bound; "" for none.

    Where a blank parts them, another stands before it too: "p < 0.05", and no arrow or tag, nor
    the mark in front of a line that is quoted.
    """
    blank = text[max(0, start - 1) : start] == " "
    if text[max(0, start - 1 - blank) : start - blank] not in _ENDS_SIGN:
        return start, ""
    sign = (_SIGN_AND_BLANK if blank else _SIGN).search(text, max(0, start - 5), start)
    return (sign.start(), _SIGNS[sign[0]]) if sign else (start, "")


def _nearly(text: str, tokens: Sequence[Token], first: int, bound: str) -> tuple[int, str]:
    """Read "just under", "slightly more than", which is what "about" says."""
    if word_before(text, tokens, first) not in _JUST:
        return first, bound
    return first - 1, "~"


def is_number(key: str) -> bool:
    """Whether a key is that of a plain number, not of a code, a rank or a share."""
    return _NUMBER.fullmatch(key) is not None


def _before(text: str, tokens: Sequence[Token], start: int) -> tuple[int, str]:
    word = word_before(text, tokens, start, ".-")
    if word not in _ENDS or (
        text[tokens[start].start - 1] == "-" and word not in ("over", "under")
    ):
        return start, ""
    second, third = (word_before(text, tokens, start - step) for step in (1, 2))
    if bound := _TWO_WORDS.get((second, word)):
        return start - 2, bound
    if word in _ONE_WORD:
        if word == "over" and second not in _LASTING and _lasts(tokens, start):
            return start, ""  # "6 percent over two years"
        return start - 1, _ONE_WORD[word]
    if word == "as" and third == "as" and second in _AS:
        return start - 3, _AS[second]
    return _than(start, second, third) if word == "than" else (start, "")


def _lasts(tokens: Sequence[Token], start: int) -> bool:
    """Whether one of the next words is a unit of time."""
    return any(token.lower.removesuffix("s") in _TIME for token in tokens[start + 1 : start + 4])


def _than(start: int, second: str, third: str) -> tuple[int, str]:
    """Read "more than", "no more than"."""
    if second not in _MORE | _LESS:
        return start, ""
    bound = ">" if second in _MORE else "<"
    if third in ("no", "not"):
        return start - 3, "<=" if bound == ">" else ">="
    return start - 2, bound


def _behind(text: str, tokens: Sequence[Token], end: int) -> tuple[int, str]:
    after = tokens[end - 1].end
    if text[after : after + 1] == "+":
        return end, ">="
    word = word_at(text, tokens, end, "-")
    if word == "plus":
        return end + 1, ">="
    if word == "at" and (bound := _TWO_WORDS.get((word, word_at(text, tokens, end + 1)))):
        return end + 2, bound  # "30 percent at most"
    if word in ("or", "and") and (bound := _OR.get(word_at(text, tokens, end + 1))):
        return end + 2, bound
    return end, ""


def read_age(text: str, tokens: Sequence[Token], start: int, end: int) -> tuple[int, str]:
    """Whether a bare number is an age: where it begins, and "age"; "" for none."""
    before = word_before(text, tokens, start)
    if before in ("aged", "age"):
        return start - 1, "age"
    if before not in _BEFORE_AGE and before:
        return start, ""
    second = word_before(text, tokens, start - 1)
    if (before, second) == ("of", "age"):
        return start - 2 - (word_before(text, tokens, start - 2) == "the"), "age"
    following = word_at(text, tokens, end, "-")
    touches = text[tokens[end - 1].end : tokens[end - 1].end + 1]
    if touches in _ENDS_NUMBER and (not following or following in _BEHIND_AGE):
        is_said = (
            (before == "of" and second in _OF_AGE)
            or (before in _BEING and second in _WHO)
            or (before == "at" and (second in _DYING or (start == 1 and touches == ",")))
            or (start and touches == "," and _is_apposed(text, tokens[start - 1]))
        )
        return start, "age" if is_said else ""
    return start, ""


def _is_apposed(text: str, name: Token) -> bool:
    """Whether a number between commas follows a name: "John Smith, 81, said"."""
    return text[name.end] == "," and name.text[0].isupper()
