"""Conditions: what a sentence says to be so if something else is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarize.facts.clauses import clause_scope, clause_start, has_mark
from summarize.facts.tokens import Token, find_tokens, word_at, word_before


class Condition(NamedTuple):
    """The characters of a conditional clause, and those of the clause that depends on it."""

    own: tuple[int, int]
    main: tuple[int, int]


# The words that open a condition, and what stands before and behind them: "in case",
# "provided that", "as long as".
_PHRASES = {
    "case": ("in", ""), "provided": ("", "that"), "providing": ("", "that"),
    "assuming": ("", "that"), "long": ("as", "as"),
}  # fmt: skip
# "Should the dam break", "had it broken": only at the head of a sentence.
_INVERTED = frozenset({"should", "had", "were"})
_OPENERS = frozenset({"if", "unless", *_PHRASES, *_INVERTED})
# Most sentences have no condition, and a look for these tells so at once: in any case, so without
# their first letters.
_HINTS = ("if", "If", "nless", "case", "rovid", "ssuming", "long", "hould", "Had", "Were")
# "Even if", "as if", "what if" and "hundreds if not thousands" make nothing depend on anything.
_NOT_BEHIND = frozenset("even as what".split())
_NOT_BEFORE = frozenset(
    "not any anything anyone so only ever possible necessary needed appropriate applicable".split()
)
_A_BIT = frozenset("bit little tad touch".split())  # "clean, if a bit small"
# "If they want to", "if you like", "if I remember": said in passing.
_IN_PASSING = frozenset(
    "want wants wanted wish wishes wished like likes choose chooses chose please desire desires "
    "desired prefer prefers remember recall ask needed".split()
)
_SHORT, _LAST_WORDS = 6, 2
# "He asked if it was so" has a question for a condition, which nothing depends on.
_ASKING = frozenset(
    "ask asks asked asking wonder wonders wondered wondering know knows knew known knowing see "
    "sees saw check checks checked doubt doubts doubted unclear unsure unknown uncertain sure tell "
    "tells told learn question questioned test tested determine determined examine examined "
    "investigate investigated investigating out remember".split()
)
# What somebody may choose is not in doubt: "they may decide if they want it".
_CHOOSING = frozenset("decide decides decided pick choose discuss discussed consider".split())
_INQUIRED = 3  # "asked the mayor if"
_SUBJECTS = frozenset("i you he she it we they there anyone anything someone the a an this".split())
_PRONOUNS = frozenset("i you he she it we they there".split())
_JOINING = frozenset({"and", "or", "but", "that", "because", "only", "then"})
_FEWEST_INVERTED = 4


def find_conditions(text: str) -> tuple[Condition, ...]:
    """Find the conditions of a sentence, and what depends on them.

    Examples
    --------
    >>> text = "The mayor said the town will be flooded if the dam breaks."
    >>> [(text[slice(*found.own)], text[slice(*found.main)]) for found in find_conditions(text)]
    [('the dam breaks', 'the town will be flooded')]
    """
    if not any(hint in text for hint in _HINTS):
        return ()
    tokens = find_tokens(text)
    found = []
    for at, token in enumerate(tokens):
        if token.lower in _OPENERS and (span := _opener(text, tokens, at)):
            own = clause_scope(text, tokens, span[1])
            main = own and _main(text, tokens, span, own[1])
            if own and main and not _is_in_passing(text, own):
                found.append(Condition(own, main))
    return tuple(found)


def is_asked(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether an "if" opens what somebody asks: "asked him if", "see if"."""
    return _is_behind(text, tokens, at, _ASKING)


def is_chosen(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether an "if" or a "whether" opens what somebody may choose: "decide whether"."""
    return _is_behind(text, tokens, at, _CHOOSING)


def _is_behind(text: str, tokens: Sequence[Token], at: int, verbs: frozenset[str]) -> bool:
    for position in range(at - 1, max(-1, at - 1 - _INQUIRED), -1):
        if has_mark(text, tokens, position + 1):
            return False
        if tokens[position].lower in verbs:
            return True
    return False


def _opener(text: str, tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The positions of the first and the last word of what opens a condition; None for none."""
    word, before = tokens[at].lower, word_before(text, tokens, at)
    following = word_at(text, tokens, at + 1)
    if word in _INVERTED:
        return (at, at) if _is_inverted(text, tokens, at) else None
    if word not in _PHRASES:
        none = before in _NOT_BEHIND or following in _NOT_BEFORE or tokens[at].text == "IF"
        none |= word_at(text, tokens, at + 2) in _A_BIT or _is_behind(
            text, tokens, at, _ASKING | _CHOOSING
        )
        return None if none or not following else (at, at)
    behind, ahead = _PHRASES[word]
    if word == "assuming" and following in _SUBJECTS:
        return at, at
    if (behind and before != behind) or (ahead and following != ahead):
        return None
    first, last = at - bool(behind), at + bool(ahead)
    if word == "long" and not _opens_clause(text, tokens, first, last):
        return None  # "The battery lasts as long as the old one."
    return first, last


def _is_inverted(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence begins as "Should the dam break," does."""
    if at or text.rstrip().endswith("?") or len(tokens) < _FEWEST_INVERTED:
        return False
    is_subject = tokens[1].lower in _SUBJECTS or tokens[1].text[0].isupper()
    is_past = tokens[at].lower != "should"
    return is_subject and (not is_past or any(token.lower == "would" for token in tokens))


def _opens_clause(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    following = word_at(text, tokens, last + 1)
    if word_before(text, tokens, first) == "for":
        return False  # "They may stay for as long as they are able to."
    if first == 0 or has_mark(text, tokens, first):
        return following.isalpha()
    return following in _PRONOUNS


def _is_in_passing(text: str, own: tuple[int, int]) -> bool:
    words = text[slice(*own)].lower().split()
    return len(words) <= _SHORT and not _IN_PASSING.isdisjoint(words[-_LAST_WORDS:])


def _main(
    text: str, tokens: Sequence[Token], span: tuple[int, int], end: int
) -> tuple[int, int] | None:
    """The characters of the clause that depends on a condition, which ends at `end`."""
    first, last = span
    before = _clause(text, tokens, first, first)
    if before:
        # "Take a coat in case it rains": it is to be taken.
        return None if tokens[last].lower == "case" else before
    main = next((at for at in range(last + 1, len(tokens)) if tokens[at].start >= end), None)
    if main is not None and "," in text[end : tokens[main].start]:
        start = tokens[main].start
        if first and "," in text[tokens[first - 1].end : tokens[first].start]:
            # As in "two towns, if the dam breaks, will be flooded".
            start = tokens[clause_start(text, tokens, first - 1)].start
        return start, _clause_end(text, tokens, main)
    if main is not None and tokens[main].lower == "then":
        return tokens[main].end, _clause_end(text, tokens, main)
    if first and "," in text[tokens[first - 1].end : tokens[first].start]:
        return _clause(text, tokens, first - 1, first)
    return None


def _clause(text: str, tokens: Sequence[Token], at: int, end: int) -> tuple[int, int] | None:
    """The characters of the clause that a word belongs to, as far as a position."""
    start = clause_start(text, tokens, at)
    if all(token.lower in _JOINING for token in tokens[start:end]):
        return None
    return tokens[start].start, tokens[end - 1].end


def _clause_end(text: str, tokens: Sequence[Token], at: int) -> int:
    scope = clause_scope(text, tokens, at)
    return scope[1] if scope else tokens[at].end
