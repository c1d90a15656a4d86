"""Names: runs of capitals, with titles taken off and well-known aliases resolved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from summarize.facts.aliases import COUNTRY_OF, OF_WHAT, PLACES, SAME, STATES, name_key
from summarize.facts.fact import Fact, FactKind
from summarize.facts.titles import (
    ABBREVIATED,
    ACRONYMS,
    BEGINNING,
    CALENDAR,
    FUNCTION_WORDS,
    JOINING,
    JOINING_OFFICES,
    LETTERED,
    NUMBERED,
    OFFICES,
    OFFICES_OF_MANY,
    TITLES,
)
from summarize.facts.tokens import Token

_NO_NAMES = FUNCTION_WORDS | CALENDAR
# Where a capital may be due to the place: at the start, after a speaker's colon, in a quotation.
_OPENING = re.compile(r"[.!?…:;•—–(\[\]\"“„«‘'*#>-]\W*$")
_LOOK_BACK = 8


def find_names(
    text: str,
    tokens: Sequence[Token],
    capitals: Sequence[int],
    is_common: Callable[[str], bool],
) -> Iterator[Fact]:
    """Yield the names of a sentence.

    Parameters
    ----------
    text : str
        The sentence.
    tokens : sequence of Token
        Its words.
    capitals : sequence of int
        The positions of the tokens that have a capital.
    is_common : callable
        Whether a word is usually written in lower case; tells a name from an ordinary word that
        opens the sentence.
    """
    in_capitals = len(capitals) > 1 and text == text.upper()
    title_cased = in_capitals or _is_title_cased(tokens, len(capitals))
    for run in _runs(text, tokens, capitals, title_cased=title_cased):
        for part in _without_titles(run):
            if not title_cased:
                opens = _opens(text, part[0].start)
                if name := _without_opener(part, is_common) if opens else part:
                    yield _name(text, name)
                continue
            for piece in _uncommon(part, is_common, in_capitals=in_capitals):
                yield _name(text, piece)


def _without_opener(part: list[Token], is_common: Callable[[str], bool]) -> list[Token]:
    """A run that opens a sentence without what has its capital from the place.

    "Bake" is left out, and "Poet" of "Poet Ines Calder"; but "Human Rights Watch" is whole.
    """
    first = part[0]
    if len(part) == 1:
        return [] if _are_common(part, is_common) else part
    if len(part) < 3 or first.lower in BEGINNING or not _are_common([first], is_common):
        return part
    # All words of a name that is made of words have capitals for a reason.
    others = [is_common(token.text) for token in part[1:] if token.text[0].isupper()]
    return part if len(others) < 2 or all(others) or not _is_person(others) else part[1:]


def _is_person(common: Sequence[bool]) -> bool:
    """Whether a run looks like a person's name: two or three words, the last no common one."""
    return len(common) < 4 and not common[-1]


def _are_common(
    part: Sequence[Token], is_common: Callable[[str], bool], *, in_capitals: bool = False
) -> bool:
    """Whether all words of a run are ordinary ones, with a capital that is due to the place."""
    return all(
        (is_common(token.text) or _is_elided(token.text, is_common))
        and (in_capitals or token.text not in ACRONYMS)
        and token.start + 1 != token.end  # a letter that tells: "Room A"
        and token.lower.replace("’", "'").removesuffix("'s") not in PLACES
        for token in part
    )


def _is_elided(word: str, is_common: Callable[[str], bool]) -> bool:
    """Whether a word is a common one behind an article or before an "s": "L'équipe"."""
    if word.isalpha():
        return False
    before, _, behind = word.replace("’", "'").partition("'")
    if behind == "s":  # "Grandma's"
        return is_common(before)
    return len(before) < 3 and is_common(behind)


def _uncommon(
    part: Sequence[Token], is_common: Callable[[str], bool], *, in_capitals: bool
) -> Iterator[list[Token]]:
    """The names in a run of a heading, where every word has a capital."""
    piece: list[Token] = []
    for token in part:
        if _are_common([token], is_common, in_capitals=in_capitals):
            if piece and not _are_common(piece, is_common):
                yield piece
            piece = [token] if token.lower in BEGINNING else []
        else:
            piece.append(token)
    if piece and not _are_common(piece, is_common):
        yield piece


def _opens(text: str, start: int) -> bool:
    """Whether a word stands where any word has a capital."""
    before = text[max(0, start - _LOOK_BACK) : start]
    if start <= _LOOK_BACK and not any(map(str.isalnum, before)):
        return True
    # A letter and a blank before it, as most often, open nothing.
    if before[-1:] == " " and before[-2:-1].isalnum():
        return False
    return _OPENING.search(before) is not None


def _is_title_cased(tokens: Sequence[Token], capitals: int) -> bool:
    """Whether capitals tell nothing here: a heading, or a text in capitals."""
    if capitals < 3:
        return False
    long_words = [token for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    small = [token.lower for token in long_words if not token.text[0].isupper()]
    if len(long_words) < 3 or 5 * len(small) >= len(long_words):
        return False
    # One word in small letters that could have a capital, and the others have it for a reason.
    return all(word in FUNCTION_WORDS for word in small)


def _runs(
    text: str, tokens: Sequence[Token], capitals: Sequence[int], *, title_cased: bool
) -> Iterator[list[Token]]:
    """Maximal runs of capitalised words that nothing but a blank, a hyphen or "of" parts."""
    run: list[Token] = []
    last = -2
    for at in capitals:
        token = tokens[at]
        if not (_is_capitalised(token) or _is_letter(text, tokens, at, title_cased=title_cased)):
            continue
        if run and _joins(text, tokens, last, at, run):
            run += tokens[last + 1 : at + 1]
        else:
            if run:
                yield run
            run = _beginning(text, tokens, at)
        last = at
    if run:
        yield run


def _beginning(text: str, tokens: Sequence[Token], at: int) -> list[Token]:
    """A word that begins a name, with the particle or the kind of thing in front of it."""
    token = tokens[at]
    if at:
        before = tokens[at - 1]
        between = text[before.end : token.start]
        if between == "-" and before.lower in ("al", "el", "ul", "as", "ar"):
            return [before, token]
        if token.end - token.start == 1 and between == " " and before.lower in LETTERED:
            return [before, token]
    return [token]


def _joins(text: str, tokens: Sequence[Token], last: int, at: int, run: Sequence[Token]) -> bool:
    """Whether a capitalised word goes on with the name that ends at `last`."""
    one, other = tokens[last], tokens[at]
    between = text[one.end : other.start]
    if at == last + 1:
        if between.isspace():
            return True
        if between == "-":
            # "Russia-Ukraine" is two names, "Jean-Claude" is one.
            known = {name_key(one.text), name_key(other.text)}
            return known.isdisjoint(STATES)
        dot, rest = between[:1], between[1:]
        short = one.end - one.start == 1 or one.lower in ABBREVIATED
        return dot == "." and short and (not rest or rest.isspace())
    if at > last + 3 or not between.replace("-", " ", 1).replace(" ", "").isalpha():
        return False
    joining = {token.text for token in tokens[last + 1 : at]}
    if joining <= JOINING:
        return True
    return (
        joining <= JOINING_OFFICES
        and joining != {"the"}
        and any(token.lower in OFFICES_OF_MANY for token in run)
    )


def _is_capitalised(token: Token) -> bool:
    text = token.text
    if not text[0].isupper():
        # "iPhone", "d'Estaing", and no "kWh"
        return len(text) > 3 and not text.isupper() and text[-1].islower()
    if text in ACRONYMS:
        return True
    lower = token.lower
    if not lower.isalpha():  # "We're", "Didn't", and not "O'Brien"
        word = lower.replace("’", "'").partition("'")[0]
        return word not in _NO_NAMES and not lower.endswith(("n't", "n’t"))
    return lower not in _NO_NAMES


def _is_letter(text: str, tokens: Sequence[Token], at: int, *, title_cased: bool) -> bool:
    """Whether "A" or "I" is what tells a thing from others: "Room A", "Type I"."""
    token = tokens[at]
    if token.text not in ("A", "I") or not at or title_cased:
        return False
    before = tokens[at - 1]
    known = LETTERED if token.text == "A" else NUMBERED
    return text[before.end : token.start] == " " and before.lower in known


def _without_titles(run: list[Token]) -> Iterator[list[Token]]:
    """Split a run at its titles: "Chinese President Xi Jinping" is two names."""
    part: list[Token] = []
    after_title = after_of = False
    for token in run:
        lower = token.lower
        office = after_of and lower in OFFICES
        after_of = after_title and lower == "of"
        after_title = lower in TITLES or office or after_of
        if not after_title:
            if part or token.text not in JOINING or token.text in ("al", "el", "ul"):
                part.append(token)
        elif part:
            yield _stripped(part)
            part = []
    if part and (part := _stripped(part)):
        yield part


def _stripped(part: list[Token]) -> list[Token]:
    while len(part) > 1 and part[-1].text in JOINING:
        part.pop()
    return part


def _name(text: str, part: Sequence[Token]) -> Fact:
    start, end = part[0].start, part[-1].end
    key, implied = _key_and_implied(text[start:end])
    return Fact(FactKind.NAME, text[start:end], start, end, key, implied)


# The same names come again and again, and one set can serve them all.
@lru_cache(maxsize=16384)
def _key_and_implied(name: str) -> tuple[str, frozenset[str]]:
    """The key of a name, and what is said by saying it."""
    key = name_key(name)
    implied = {key}
    words = key.replace("-", " ").split()
    first, of, _ = key.partition(" of ")
    if of:
        implied |= {first, first.rpartition(" ")[2]}  # "Alexander Vinokourov of Kazakhstan"
    elif " " in key and len(words[-1]) > 1:
        implied.add(key.rpartition(" ")[2])  # a surname stands for its full name
        if words[0] not in BEGINNING and len(words[0]) > 2:
            implied.add(words[0])  # so does a first name, and "Nobel" for "Nobel Prize"
    if words[0] in SAME and len(words) > 1:  # "UN Security Council"
        implied |= {SAME[words[0]], key.partition(" ")[2]}
    if len(words) > 2 and not of:
        implied.add(key.partition(" ")[2])  # "Midfielder Sofia Lindqvist"
    if "-" in key:
        implied |= {word for word in words if len(word) > 2}  # "Trump-Putin", "al-Assad"
    if len(words) > 1:  # an acronym stands for its expansion
        named = [word for word in words if word not in JOINING | JOINING_OFFICES]
        implied |= {"".join(word[0] for word in those) for those in (named, words)}
        if words[-1] in OF_WHAT:
            implied.add(words[-1][0] + "".join(word[0] for word in words[:-1]))
    implied |= {COUNTRY_OF[alias] for alias in list(implied) if alias in COUNTRY_OF}
    return key, frozenset(implied)
