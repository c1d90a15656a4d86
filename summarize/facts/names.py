"""Names: runs of capitals, with titles taken off and well-known aliases resolved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from summarize.facts.fact import Fact, FactKind
from summarize.facts.tokens import Token

# A title before a name is no part of it: "President Biden" is Biden.
_TITLES = frozenset(
    "president vice prime minister secretary treasury foreign defense defence interior "
    "chancellor king queen prince princess pope general gen senator sen rep congressman "
    "congresswoman gov governor judge justice prof professor chief captain capt colonel col "
    "lieutenant lt sgt officer mayor chairman chairwoman chair ceo cfo director ambassador "
    "spokesman spokeswoman mr mrs ms miss dr sir lord lady deputy attorney administration".split()
)
_OFFICES = frozenset("state defense defence treasury energy commerce health labor interior".split())
# Capitals that open a sentence or stand for the speaker, and name nothing.
_FUNCTION_WORDS = frozenset(
    "a an the this that these those i i'm i've i'll i'd he she it we you they his her its our your "
    "their my in on at by for from with without about after before during since until under over "
    "between among against across into onto of to as and or but nor so yet if when while where why "
    "how what who whom whose which because although though despite unless than then there here not "
    "no all any both each every either neither many most more much several some few such only also "
    "however therefore moreover meanwhile still just even now today yesterday tomorrow according "
    "is are was were be been being has have had do does did will would can could may might must "
    "shall should let yes please ok okay".split()
)
_CALENDAR = frozenset(
    "january february march april june july august september october november december jan feb mar "
    "apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday"
    .split()
)  # fmt: skip
# Names that in small letters are function words.
_ACRONYMS = frozenset({"US", "WHO"})
# Where a capital may be due to the place: at the start, after a speaker's colon, in a quotation.
_OPENING = re.compile(r"[.!?…:;•—–(\[\"“„«‘'*#>-]\W*$")
_LOOK_BACK = 8
_JOINING = frozenset({"of", "de", "van", "von", "der", "den", "del", "la", "al", "bin", "di", "da"})

_SAME = {
    "u.s": "united states", "us": "united states", "usa": "united states",
    "u.s.a": "united states", "united states of america": "united states",
    "u.k": "united kingdom", "uk": "united kingdom", "britain": "united kingdom",
    "great britain": "united kingdom", "u.n": "united nations", "un": "united nations",
    "e.u": "european union", "eu": "european union", "the us": "united states",
}  # fmt: skip
# Country: its people's adjective, then capitals and seats that stand for its government. Saying
# one of them says the country; saying the country does not say them.
_COUNTRIES = """
united states: american americans washington pentagon white-house
united kingdom: british briton britons london
china: chinese beijing
russia: russian russians moscow kremlin
ukraine: ukrainian ukrainians kyiv kiev
germany: german germans berlin
france: french paris
italy: italian italians rome
spain: spanish madrid
japan: japanese tokyo
india: indian indians delhi new-delhi
iran: iranian iranians tehran
iraq: iraqi iraqis baghdad
israel: israeli israelis jerusalem
turkey: turkish turks ankara
canada: canadian canadians ottawa
australia: australian australians canberra
mexico: mexican mexicans
brazil: brazilian brazilians brasilia
north korea: pyongyang
south korea: seoul
poland: polish warsaw
egypt: egyptian egyptians cairo
pakistan: pakistani pakistanis islamabad
afghanistan: afghan afghans kabul
syria: syrian syrians damascus
saudi arabia: saudi saudis riyadh
european union: brussels
europe: european europeans
"""
_COUNTRY_OF = {
    alias.replace("-", " "): country
    for country, _, aliases in (line.partition(": ") for line in _COUNTRIES.strip().splitlines())
    for alias in aliases.split()
}


def find_names(
    text: str, tokens: Sequence[Token], is_common: Callable[[str], bool]
) -> Iterator[Fact]:
    """Yield the names of a sentence.

    Parameters
    ----------
    text : str
        The sentence.
    tokens : sequence of Token
        Its words.
    is_common : callable
        Whether a word is usually written in lower case; tells a name from an ordinary word that
        opens the sentence.
    """
    words = [token for token in tokens if token.text[0].isalpha()]
    in_capitals = text == text.upper()
    title_cased = in_capitals or _is_title_cased(words)
    for run in _runs(text, words):
        for part in _without_titles(run):
            if (title_cased or _opens(text, part[0].start)) and all(
                is_common(token.text) and (in_capitals or token.text not in _ACRONYMS)
                for token in part
            ):
                continue
            yield _name(text, part)


def _opens(text: str, start: int) -> bool:
    """Whether a word stands where any word has a capital."""
    before = text[max(0, start - _LOOK_BACK) : start]
    if start <= _LOOK_BACK and not any(map(str.isalnum, before)):
        return True
    return _OPENING.search(before) is not None


def _is_title_cased(words: Sequence[Token]) -> bool:
    """Whether capitals tell nothing here: a heading, or a text in capitals."""
    long_words = [token.text for token in words if len(token.text) > 3]
    capitals = sum(word[0].isupper() for word in long_words)
    return len(long_words) > 2 and capitals > 0.8 * len(long_words)


def _runs(text: str, words: Sequence[Token]) -> Iterator[list[Token]]:
    """Maximal runs of capitalised words that nothing but a blank or "of" separates."""
    run: list[Token] = []
    joining: list[Token] = []
    for token in words:
        if not run and not token.text[0].isupper():
            continue  # most words
        touches = bool(run) and text[(joining or run)[-1].end : token.start].isspace()
        if _is_capitalised(token):
            if run and not touches:
                yield run
                run = []
            run += joining if run else []
            run.append(token)
            joining = []
        elif touches and not joining and token.text in _JOINING:
            joining = [token]
        else:
            if run:
                yield run
            run, joining = [], []
    if run:
        yield run


def _is_capitalised(token: Token) -> bool:
    if not token.text[0].isupper():
        return False
    lower = token.lower.replace("’", "'")
    return token.text in _ACRONYMS or (lower not in _FUNCTION_WORDS and lower not in _CALENDAR)


def _without_titles(run: list[Token]) -> Iterator[list[Token]]:
    """Split a run at its titles: "Chinese President Xi Jinping" is two names."""
    part: list[Token] = []
    after_title = after_of = False
    for token in run:
        lower = token.lower
        office = after_of and lower in _OFFICES
        after_of = after_title and lower == "of"
        after_title = lower in _TITLES or office or after_of
        if not after_title:
            part.append(token)
        elif part:
            yield part
            part = []
    while part and part[-1].text in _JOINING:
        part.pop()
    if part:
        yield part


def _name(text: str, part: Sequence[Token]) -> Fact:
    start, end = part[0].start, part[-1].end
    key = name_key(text[start:end])
    return Fact(FactKind.NAME, text[start:end], start, end, key, _implied(key))


# The same names come again and again, and one set can serve them all.
@lru_cache(maxsize=16384)
def _implied(key: str) -> frozenset[str]:
    """What is said by saying a name."""
    implied = {key}
    first, of, _ = key.partition(" of ")
    if of:
        implied |= {first, first.rpartition(" ")[2]}  # "Alexander Vinokourov of Kazakhstan"
    elif " " in key:
        implied.add(key.rpartition(" ")[2])  # a surname stands for its full name
        implied.add("".join(word[0] for word in key.split()))  # and an acronym for its expansion
    implied |= {_COUNTRY_OF[alias] for alias in list(implied) if alias in _COUNTRY_OF}
    return frozenset(implied)


def name_key(name: str) -> str:
    """A name in one spelling: no case, no possessive, well-known short forms written out."""
    key = " ".join(name.replace("’", "'").split()).casefold()
    key = key.removesuffix("'s").removesuffix("'").rstrip(".")
    if key.upper() == name and key == "us":
        return "united states"
    return _SAME.get(key, key)
