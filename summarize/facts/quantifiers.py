"""Quantifiers: of how many or how much something is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarize.facts.fact import Fact, FactKind
from summarize.facts.numbers import VALUES
from summarize.facts.tokens import Token, word_at, word_before

# "Some", "any" and "no" are not among them: "some men came" says what "men came" says, and what
# the others say is told by negations.
_WORDS = {
    "all": "all every each everyone everybody everything everywhere",
    "both": "both",
    "most": "most mostly majority",
    "several": "several handful",
    "few": "few",
    "many": "many numerous plenty lots lot much often frequently",
    "only": "only solely exclusively sole",
    "partly": "partly partially",
    "wholly": "completely entirely fully wholly totally",
    "little": "",
    "except": "except excepting excluding",
    "sometimes": "sometimes occasionally",
    "usually": "usually normally generally",
}
KEYS = {word: key for key, words in _WORDS.items() for word in words.split()}
_PHRASES = frozenset("nothing number part bit little deal whole entire".split())
OPENERS = frozenset({*KEYS, *_PHRASES})
_SETS = {key: frozenset({key}) for key in _WORDS}
_PAIRS = {
    ("a", "few"): "several", ("nearly", "all"): "most", ("almost", "all"): "most",
}  # fmt: skip
_TIMES = (
    "time day week month year hour minute night morning evening weekend weekday workday "
    "second decade other few "
    "penny person head"
)
# Where such a word is no quantifier: behind these words, and in front of those.
_EXCEPT = {
    "all": ("at after above", "right over"),
    "only": ("not if", "after until when in on by once"),
    "every": ("", _TIMES),
    "each": ("", _TIMES),
    "most": ("the at a its his her their our my your", ""),
    "few": ("as too", ""),
    # "Never fully finished" is not finished.
    **dict.fromkeys(_WORDS["wholly"].split(), ("not never n't", "")),
}
_NOT_BEHIND = {word: frozenset(before.split()) for word, (before, _) in _EXCEPT.items()}
_NOT_BEFORE = {word: frozenset(after.split()) for word, (_, after) in _EXCEPT.items()}
# Words that "of" follows, and what stands before them: "a great deal of".
_BEFORE_PARTS = {
    "number": ("several", frozenset({"a"})), "little": ("little", frozenset({"a"})),
    "bit": ("little", frozenset({"a", "little"})), "deal": ("many", frozenset({"great", "good"})),
}  # fmt: skip
_DETERMINERS = frozenset("the this that his her its their our my your".split())
_NOT_WHOLE = frozenset("time thing point and or milk grain wheat foods food number numbers".split())
_BEFORE_OF = frozenset({"lot", "lots", "much"})
# What an adjective or an adverb ends in.
_OF_ADJECTIVES = tuple("ly ed ing ous ful able ible ive al ant ent ic ar ary".split())
_NONE: frozenset[str] = frozenset()


def find_quantifiers(
    text: str, tokens: Sequence[Token], positions: Iterable[int], taken: set[int]
) -> list[Fact]:
    """Find the quantifiers of a sentence among the words that may be some.

    Synonyms have one key: "every" and "each" are "all", "a few" is "several", "few" is not.
    """
    found = []
    for at in positions:
        if at in taken:
            continue
        start, key = _read(text, tokens, at)
        if key:
            first, last = tokens[start].start, tokens[at].end
            spelling = text[first:last]
            found.append(Fact(FactKind.QUANTIFIER, spelling, first, last, key, _SETS[key]))
    return found


def _read(text: str, tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """The position of the first word of a quantifier, and its key; "" for none."""
    word = tokens[at].lower
    before, following = word_before(text, tokens, at), word_at(text, tokens, at + 1)
    if key := _PAIRS.get((before, word)):
        return at - 1, key
    if word in _PHRASES:
        return at, _read_phrase(word, before, following)
    none = (
        before in _NOT_BEHIND.get(word, _NONE)
        or following in _NOT_BEFORE.get(word, _NONE)
        or (word in _BEFORE_OF and following != "of")
        or (word == "most" and not _is_counted(following))
        # "every 20 minutes"
        or (word in ("every", "each") and (following in VALUES or following[:1].isdecimal()))
    )
    return at, "" if none else KEYS[word]


def _read_phrase(word: str, before: str, following: str) -> str:
    """Read "nothing but", "part of", "a number of", "a great deal of", "the whole"."""
    if word == "nothing":
        return "only" if following == "but" else ""
    if word in ("whole", "entire"):
        is_all = before in _DETERMINERS and following.isalpha() and following not in _NOT_WHOLE
        return "all" if is_all else ""
    if following != "of":
        return ""
    if word == "part":
        return "partly" if before not in ("as", "a", "be") else ""
    key, behind = _BEFORE_PARTS[word]
    return key if before in behind else ""


def _is_counted(word: str) -> bool:
    """Whether a word behind "most" is what is counted, and no adjective or adverb."""
    plural = word.endswith("s") and not word.endswith(("ous", "ss"))
    return plural or (word.isalpha() and not word.endswith(_OF_ADJECTIVES))
