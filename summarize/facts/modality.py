"""Modality: what is said to be possible, wanted or reported rather than so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarize.facts.clauses import clause_scope
from summarize.facts.fact import Fact, FactKind
from summarize.facts.tokens import Token, is_contracted, word_at, word_before

_WORDS = {
    "possible": "may might could possibly perhaps maybe potentially",
    "probable": "likely unlikely probably presumably",
    "obliged": "must obliged obligatory mandatory compulsory",
    "advised": "should ought advised advisable",
    "future": "will shall wo 'll ’ll would",
    "reported": "allegedly alleged reportedly purportedly supposedly apparently rumoured rumored "
    "suspected suspicion accused accuse accuses allegation allegations claim claims claimed "
    "claiming",
    "tried": "",
}
KEYS = {word: key for key, words in _WORDS.items() for word in words.split()}
_MODALS = "may might could must should will shall ought".split()
KEYS |= {f"{word}n{mark}t": KEYS[word] for word in _MODALS if word in KEYS for mark in "'’"}
KEYS |= {f"{short}n{mark}t": "future" for short in ("wo", "sha") for mark in "'’"}
KEYS |= {
    f"{who}{mark}ll": "future"
    for who in "i you he she it we they there that who this".split()
    for mark in "'’"
}
# Only where "to" follows: "expected to", "plans to", "have to".
_BEFORE_TO = {
    "expected": "probable", "thought": "probable", "believed": "probable",
    "seem": "probable", "seems": "probable", "seemed": "probable",
    "appear": "probable", "appears": "probable", "appeared": "probable",
    "have": "obliged", "has": "obliged", "had": "obliged",
    "required": "obliged", "forced": "obliged",
    "supposed": "advised", "said": "reported", "reported": "reported",
}  # fmt: skip
_BEFORE_TO |= dict.fromkeys(
    "set going about due scheduled poised plan plans planned planning intend intends intended aims "
    "agreed decided promised promises pledged vowed".split(),
    "future",
)
_BEFORE_TO |= dict.fromkeys(
    "try tries tried trying attempt attempts attempted hope hopes hoped hoping".split(), "tried"
)
# Only behind "I" or "we": "I think", but not "I know".
_OPINIONS = frozenset(
    "think guess suppose believe suspect reckon doubt believes thinks suspects".split()
)
OPENERS = frozenset(
    {*(word for word in KEYS if not is_contracted(word)), *_BEFORE_TO, *_OPINIONS, "to"}
)
_BEFORE_NOUN = frozenset("the his her a ill good free own military".split())
_NOT_BEHIND = {"will": _BEFORE_NOUN, "might": _BEFORE_NOUN}
# "Could" is a guess before these, and else an ability that someone had.
_GUESSED = frozenset("be have become lead cause mean result affect help make take still".split())
# "He would go" is the future of the past behind these.
_REPORTING = frozenset(
    "said says say told promised announced agreed predicted warned expected hoped believed thought "
    "added stated decided word pledged vowed forecast confirmed".split()
)
_CLAIMED = frozenset("that to he she it they there his her its their the".split())
_SUBJECTS = frozenset("i you he she it we they there anyone somebody".split())
_BE = frozenset("is are was were be been being".split())
_BELIEVING = ("believe", "think", "suspect")
_ARE = frozenset({"is", "are"})
_NO_VERB = frozenset("the a an this that his her their its our my".split())


def find_modality(
    text: str, tokens: Sequence[Token], positions: Iterable[int], taken: set[int]
) -> list[Fact]:
    """Find the modal words of a sentence among those that may be some.

    Keys are "possible", "probable", "obliged", "advised", "future", "reported", "tried".
    """
    found = []
    for at in positions:
        if at in taken:
            continue
        end, key = _read(text, tokens, at)
        if key:
            start, last = tokens[at].start, tokens[end].end
            scope = clause_scope(text, tokens, end)
            spelling = text[start:last]
            found.append(Fact(FactKind.MODALITY, spelling, start, last, key, _SETS[key], scope))
    return found


_SETS = {key: frozenset({key}) for key in _WORDS}


def _read(text: str, tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """The position of the last word of a modal expression, and its key; "" for none."""
    token = tokens[at]
    word = token.lower
    if word == "to":
        is_future = at and tokens[at - 1].lower in _ARE and _has_verb(text, tokens, at - 1, "")
        return at, "future" if is_future else ""
    before = word_before(text, tokens, at)
    if word in _BEFORE_TO and word_at(text, tokens, at + 1) == "to":
        return at + 1, _BEFORE_TO[word] if _has_verb(text, tokens, at, before) else ""
    if word in _OPINIONS:
        return at, "probable" if before in ("i", "we") or _is_belief(text, tokens, at) else ""
    if at and token.text in ("May", "Will", "Might"):  # names
        return at, ""
    if before in _NOT_BEHIND.get(word, ()) or not _is_modal(text, tokens, at):
        return at, ""
    return at, KEYS.get(word, "")


def _is_modal(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that is modal in some places is so here."""
    word, following = tokens[at].lower, word_at(text, tokens, at + 1)
    if word == "wo":
        return following.startswith("n")
    if word == "could":
        return following in _GUESSED
    if word == "would":
        return any(token.lower in _REPORTING for token in tokens[:at])
    if word.startswith("claim"):
        return following in _CLAIMED
    return word != "should" or at > 0 or following not in _SUBJECTS  # "Should it rain, ..."


def _is_belief(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether it is said what someone believes: "they believe that"."""
    return tokens[at].lower.startswith(_BELIEVING) and word_at(text, tokens, at + 1) == "that"


def _has_verb(text: str, tokens: Sequence[Token], at: int, before: str) -> bool:
    """Whether a verb follows: "going to rise", not "going to Paris" or "due to rain"."""
    if at + 2 >= len(tokens) or word_at(text, tokens, at + 2) == "":
        return False
    after = tokens[at + 2]
    if not after.text[0].islower() or after.lower in _NO_VERB:
        return False
    return tokens[at].lower not in ("said", "set", "about", "due") or before in _BE
