"""Which words open a number: counts, ranks and shares, and not every "one" and "second"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from summarize.facts import shares
from summarize.facts.numbers import (
    ORDINALS,
    SCALES,
    VALUES,
    Number,
    fraction_key,
    half_more,
    read_digits,
    read_scaled,
    read_words,
    touching,
)
from summarize.facts.tokens import Token, gap, word_at, word_before
from summarize.facts.units import unit_after

WORD_SCALES = frozenset("hundred thousand million billion trillion dozen".split())
_VAGUE = frozenset(
    "dozens hundreds thousands millions billions trillions tens scores couple few several".split()
)
_MIXED = {"1/2": Decimal("0.5"), "1/4": Decimal("0.25"), "3/4": Decimal("0.75")}
_FEW = frozenset("several few many couple".split())
_AN = frozenset({"a", "an"})
_TWO = frozenset("twice thrice both pair".split())
_COUNTED = frozenset("of men women people".split())
# Of these a pair is one thing.
_PAIRED = frozenset(
    "trousers shoes glasses scissors jeans boots gloves socks pants shorts tights binoculars "
    "earrings eyes hands sunglasses trainers sandals slippers pliers tweezers legs arms".split()
)
# "A few weeks" is as much of a measure as "two weeks".
_MEASURES = frozenset(
    "second minute hour day week month year decade century metre kilometre mile foot inch".split()
)
# "One" that is a pronoun, and an ordinal that is none.
_NO_COUNT_AFTER = frozenset(
    "would could can may might must should shall will is was has had does did another by or and "
    "who that which day's if in to on with for at as from were are be".split()
)
_NO_COUNT_BEFORE = frozenset(
    "no not this that the any every each which another last next good big some".split()
)
_COUNTING = frozenset("only just exactly least than about over".split())
_ARTICLES = frozenset({"the", "a", "an"})
_DAYS = frozenset("day morning evening night afternoon time mind".split())
_BEST = frozenset("most best few main top first worst".split())
_BEFORE_SECOND = frozenset("a per split another each any".split())
_TIME_AFTER_SECOND = frozenset("later ago of after before and or to in when is was per".split())
# "First" ranks what it stands with, and else says when: "it came first", "first heat the oil".
_BEFORE_FIRST = frozenset(
    "the a an his her its their our my your this that whose very in of came come comes coming "
    "finish finishes finished place placed rank ranked".split()
)
_AFTER_FIRST = frozenset(
    "place half quarter round class degree prize stage year week day lap set half-year".split()
)
_NO_RANK_AFTER_FIRST = frozenset("of and aid lady time times thing hand name".split())
_SERIES = frozenset("day week month year".split())
_NOT_BEFORE_SERIES = frozenset(
    "that this every each a an per one same next last the all some any his her".split()
)
# "An hour", but "$5 an hour" and "once a week".
_BEFORE_ONE = frozenset(
    "in within for after about almost nearly under over than took takes take lasted lasts last "
    "just only around roughly until another to by exactly".split()
)
_BEHIND_ONE = frozenset("ago later earlier away afterwards before".split())
SPANS = frozenset("minute hour day week month year decade century mile fortnight".split())
OPENERS = frozenset({*VALUES, *ORDINALS, *WORD_SCALES, *_VAGUE, *shares.OPENERS, *_TWO})


def read_number(text: str, tokens: Sequence[Token], at: int, *, is_money: bool) -> Number | None:
    """Read the number that a word opens, if it does."""
    word = tokens[at].lower
    if word[0].isdecimal():
        if word_before(text, tokens, at, "-") in ("over", "under") and _is_plural(tokens, at):
            return Number(at + 2, Decimal(word), "")  # "the over-60s"
        number = _with_fraction(text, tokens, at, read_digits(text, tokens, at, is_money=is_money))
        return half_more(text, tokens, number)
    if word in _VAGUE or word in _TWO:
        return _read_vague(text, tokens, at)
    share = _read_share(text, tokens, at) if word in shares.OPENERS else None
    return share or _read_in_words(text, tokens, at)


def _read_in_words(text: str, tokens: Sequence[Token], at: int) -> Number | None:
    word = tokens[at].lower
    before = word_before(text, tokens, at)
    if word in WORD_SCALES and before in _FEW:
        return Number(at + 1, None, f"{before}_{word}")  # "several hundred"
    if word in VALUES or word in WORD_SCALES:
        is_between = before == "between"
        return half_more(text, tokens, read_words(text, tokens, at, is_between=is_between))
    key = fraction_key(word)
    if word in ORDINALS and _is_rank(text, tokens, at):
        key = f"{ORDINALS[word]}th"
    return Number(at + 1, None, key) if key else None


def _is_plural(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower.isdecimal() and touching(tokens, at + 1) == "s"


def _with_fraction(text: str, tokens: Sequence[Token], at: int, number: Number) -> Number:
    """A number with the fraction behind it: "2 1/2"."""
    mixed = word_at(text, tokens, at + 1)
    whole = tokens[at].lower
    if number.end > at + 1 or len(whole) > 9 or not whole.isdecimal() or mixed not in _MIXED:
        return number
    return read_scaled(text, tokens, at + 2, int(whole) + _MIXED[mixed])


def _read_share(text: str, tokens: Sequence[Token], at: int) -> Number | None:
    """Read "half a million", "half", "a third of"."""
    if tokens[at].lower == "half":
        after = at + 1 + (word_at(text, tokens, at + 1, "-") in ("a", "an"))
        if word_at(text, tokens, after, "-") in SCALES:
            return read_scaled(text, tokens, after, Decimal("0.5"))
    end, share = shares.read_fraction(text, tokens, at, at, None)
    return Number(end, None, share) if share else None


def _read_vague(text: str, tokens: Sequence[Token], at: int) -> Number | None:
    """Read "hundreds", "tens of thousands", "a couple of", "a few weeks", "twice"."""
    word, following = tokens[at].lower, word_at(text, tokens, at + 1)
    if word in _TWO:
        return _read_two(text, tokens, at)
    if word in ("few", "several"):
        is_measure = unit_after(text, tokens, at + 1)[1] in _MEASURES
        return Number(at + 1, None, "several") if is_measure else None
    if following == "of" and word_at(text, tokens, at + 2) in _VAGUE:
        return Number(at + 3, None, f"{word}_of_{tokens[at + 2].lower}")
    if word in ("couple", "scores", "tens") and following != "of":
        return None
    return Number(at + 2, None, "~2") if word == "couple" else Number(at + 1, None, word)


def _read_two(text: str, tokens: Sequence[Token], at: int) -> Number | None:
    """Read "twice", "both doses", "a pair of shoes"; "a pair of trousers" is one thing."""
    word, following = tokens[at].lower, word_at(text, tokens, at + 1)
    if word in ("twice", "thrice"):
        return Number(at + 1, Decimal(2 + (word == "thrice")), "")
    if word == "both":
        joined = any(token.lower == "and" for token in tokens[at + 2 : at + 7])
        counts = following in _COUNTED or (following.endswith("s") and not joined)
        return Number(at + 1, Decimal(2), "") if counts else None
    counts = following == "of" and word_before(text, tokens, at) == "a"
    if not counts or word_at(text, tokens, at + 2) in _PAIRED:
        return None
    return Number(at + 2, Decimal(2), "")


def is_count(text: str, tokens: Sequence[Token], at: int, key: str) -> bool:
    """Whether "one" counts something, and is no pronoun; a 1 in digits always does."""
    if key == "2" and tokens[at].lower == "two":
        # "The better of the two" but says which two are compared.
        compares = [word_before(text, tokens, at - step) for step in (0, 1)] == ["the", "of"]
        return not compares or bool(word_at(text, tokens, at + 1))
    return key != "1" or tokens[at].lower != "one" or _is_one(text, tokens, at)


def _is_one(text: str, tokens: Sequence[Token], at: int) -> bool:
    before, following = word_before(text, tokens, at), word_at(text, tokens, at + 1, "-")
    if before in _NO_COUNT_BEFORE or not following or following in _NO_COUNT_AFTER:
        return before in _COUNTING
    if following in _DAYS and (following in ("time", "mind") or not at):
        return False
    if before and before not in _COUNTING and word_before(text, tokens, at - 1) in _ARTICLES:
        return False  # "the older one"
    if following == "of":
        third = word_at(text, tokens, at + 3)
        return third not in _BEST and not third.endswith("est")
    return following.isalpha()


def _is_rank(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether an ordinal ranks: not in "at first", "a second later"."""
    word, before = tokens[at].lower, word_before(text, tokens, at)
    following = word_at(text, tokens, at + 1, "-")
    if at == 0 and not following:  # "Second, ..."
        return False
    if word == "first":
        if before == "at" or following in _NO_RANK_AFTER_FIRST:
            return False
        if following in VALUES or following[:1].isdecimal():
            return False  # "the first six months"
        ranks = before in _BEFORE_FIRST or before.endswith(("'s", "’s"))
        return ranks or following in _AFTER_FIRST
    if word == "second" and (before in _BEFORE_SECOND or before[:1].isdecimal()):
        return before == "a" and following.isalpha() and following not in _TIME_AFTER_SECOND
    return True


def read_one(text: str, tokens: Sequence[Token], at: int) -> Number | None:
    """Read "an hour", "a year and a half" at the unit, which is the spelling that is given."""
    if not at or tokens[at - 1].lower not in _AN or gap(text, tokens, at):
        return None
    unit = tokens[at].lower
    if unit == "fortnight":
        return Number(at + 1, Decimal(2), "week")
    behind = word_at(text, tokens, at + 1)
    if behind == "and" and [word_at(text, tokens, at + step) for step in (2, 3)] == ["a", "half"]:
        return Number(at + 4, Decimal("1.5"), unit)
    if word_before(text, tokens, at - 1) in _BEFORE_ONE or behind in _BEHIND_ONE:
        return Number(at + 1, Decimal(1), unit)
    return None


def series_before(text: str, tokens: Sequence[Token], start: int) -> str:
    """The word before a number that ranks it: "day two", "year 1"; "" for none."""
    before = tokens[start - 1].lower if start else ""
    if (
        before in _SERIES
        and not gap(text, tokens, start)
        and word_before(text, tokens, start - 1) not in _NOT_BEFORE_SERIES
    ):
        return before
    return ""
