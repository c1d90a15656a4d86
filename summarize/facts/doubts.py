"""Doubts: what is told only to say that it is unproven, untrue, all but so, or given up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from summarize.facts.clauses import clause_scope, has_mark
from summarize.facts.conditions import is_asked, is_chosen
from summarize.facts.fact import Fact, FactKind
from summarize.facts.tokens import Token, is_contracted, word_at, word_before

# "No evidence that", "little sign of".
_PROOF = frozenset("evidence proof sign signs indication indications guarantee suggestion".split())
_HARDLY = frozenset("no little scant without any insufficient".split())
# Where "that" is left out.
_SUBJECTS = frozenset("the a an his her its their he it they there this these any".split())
_VERGE = frozenset({"verge", "brink"})
_CLEARED = frozenset("cleared acquitted exonerated absolved vindicated clears innocent".split())
# Words behind which nothing stands but what is doubted: "rumours that", "cleared of".
_FOLLOWED = {
    **dict.fromkeys(
        "rumour rumours rumor rumors speculation fear fears suspicions hope hopes suggestions "
        "assertion assertions accusation accusations theory theories myth hoax possibility "
        "likelihood chance chances risk danger threat charge charges lie lies fallacy "
        "misconception wish wishes wished".split(),
        ("that",),
    ),
    **dict.fromkeys(_VERGE, ("of",)),
    **dict.fromkeys(_CLEARED, ("of", "from")),
}
_CHARGED = {"charged": ("with",), "indicted": ("for", "on")}
# "The idea that it rained is absurd": where it is said to be so.
_IDEAS = frozenset("idea notion belief assumption view hypothesis".split())
_UNTRUE = frozenset(
    "myth false absurd wrong untrue nonsense ridiculous mistaken misguided unfounded baseless "
    "rejected dismissed debunked disproved".split()
)
# "Reports that": behind these, and else "Reuters reports that".
_REPORTS = frozenset({"reports", "stories"})
_BEFORE_REPORTS = frozenset(
    "to of despite denied denies dismissed rejected refuted unconfirmed false conflicting media "
    "news press are were amid after on the some earlier".split()
)
_PRETENDING = frozenset("pretend pretends pretended pretending".split())
_REJECTING = _PRETENDING | frozenset(
    "reject rejects rejecting dismiss dismisses dismissed dismissing refute refutes refuted "
    "refuting dispute disputes disputed disputing debunk debunks debunked disprove disproves "
    "disproved doubt doubts doubted doubting questioned contrary imagine "
    "imagines imagined dreamed dreamt dreams joked jokes lied retract retracts retracted".split()
)
# "Ruled out that", "gave up the plan to": verbs of two words.
_OUT = frozenset("rule rules ruled ruling threw thrown".split())
_UP = {
    **dict.fromkeys("give gives gave given giving".split(), ("up",)),
    "voted": ("against", "down"),
}
# "Failed to show that", "nobody has proved that".
_SHOWING = frozenset(
    "show shows shown prove proves proved proven suggest suggests suggested demonstrate "
    "demonstrated confirm confirmed establish established indicate indicates".split()
)
_HARDLY_SHOWN = frozenset(
    "not never no nothing nobody little few yet fail fails failed unable cannot without".split()
)
_MOST_BEFORE = 4  # "no study has ever shown that"
_UNDOUBTED = frozenset({*_HARDLY, "not", "never", "nobody", "cannot"})
# What may be doubted: "dismissed reports that", and not "dismissed the man that".
_CLAIMS = frozenset(
    "claim claims suggestion suggestions idea notion allegation allegations report reports rumour "
    "rumours rumor rumors theory theories view views argument arguments assertion assertions "
    "accusation accusations belief story stories finding findings charge charges speculation "
    "conclusion conclusions statement statements hypothesis assumption".split()
)
_MOST_BETWEEN = 4  # "dismissed the latest claim that"
_WRONGLY = frozenset("wrongly falsely mistakenly erroneously incorrectly inaccurately".split())
_SAYING = frozenset(
    "said says say saying reported reports report claimed claims claiming stated states announced "
    "believed believes believe believing thought think thinks thinking assumed assumes assuming "
    "told suggested suggests suggesting declared concluded wrote accused accuses identified "
    "described listed implied implies".split()
)
# Verbs in the past that end otherwise than in "-ed".
_PAST = frozenset(
    "fell lost won broke hit ran went became left died drowned sank shot caught brought got came "
    "took made gave beat fallen broken gone become taken given beaten sunk".split()
)
_DROPPED = frozenset(
    "dropped scrapped shelved abandoned cancelled canceled rejected axed ditched withdrawn "
    "withdrew blocked suspended halted thwarted foiled vetoed".split()
)
_PLANS = frozenset(
    "plan plans proposal proposals bid bids attempt attempts scheme schemes project projects idea "
    "ideas decision decisions motion motions deal deals agreement agreements plot plots effort "
    "efforts move moves request requests offer offers".split()
)
_OF_PLANS = frozenset({"to", "for", "of"})
_BEING = frozenset("was were been is are be being and".split())
_MOST_OF_A_PLAN = 14  # words: "the plan to close ... was dropped"

Read = Callable[[str, Sequence[Token], int], int | None]


def find_doubts(
    text: str, tokens: Sequence[Token], positions: Iterable[int], taken: set[int]
) -> list[Fact]:
    """Find what a sentence tells only to say that it is not, or hardly, so.

    Keys are "doubted" ("no evidence that", "wrongly said that"), "nearly" ("almost fell"),
    "cleared" ("acquitted of"), "charged" ("charged with killing"), "asked" ("whether") and
    "dropped" ("the plan to leave was dropped"). The scope is what is doubted, from its first word
    on.
    """
    found = []
    for at in positions:
        if at in taken:
            continue
        read, key = _READ[tokens[at].lower]
        last = read(text, tokens, at)
        if last is None:
            continue
        # "Rejected the claim that" is a doubt, "rejected the plan to" a plan that is dropped.
        if tokens[last].lower == "that":
            key = "doubted"
        start, end = tokens[at].start, tokens[at].end
        scope = clause_scope(text, tokens, last)
        found.append(Fact(FactKind.MODALITY, text[start:end], start, end, key, _SETS[key], scope))
    return found


# Each of these gives the position of the word behind which stands what is doubted, None for no
# doubt.


def _read_followed(text: str, tokens: Sequence[Token], at: int) -> int | None:
    return at + 1 if word_at(text, tokens, at + 1) in _FOLLOWED[tokens[at].lower] else None


def _read_charged(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Read "charged with killing", but not "charged with murder": it is so by its name."""
    last = _next(text, tokens, at, _CHARGED[tokens[at].lower])
    is_verb = last is not None and word_at(text, tokens, last + 1).endswith("ing")
    return last if is_verb else None


def _read_proof(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Read "no evidence that", "little scientific proof of", "no sign the"."""
    following = word_at(text, tokens, at + 1)
    if not following or _HARDLY.isdisjoint(_two_before(text, tokens, at)):
        return None
    if following in ("that", "of"):
        return at + 1
    return at if following in _SUBJECTS or tokens[at + 1].text[0].isupper() else None


def _read_reports(text: str, tokens: Sequence[Token], at: int) -> int | None:
    is_noun = at == 0 or word_before(text, tokens, at) in _BEFORE_REPORTS
    return at + 1 if is_noun and word_at(text, tokens, at + 1) == "that" else None


def _read_idea(text: str, tokens: Sequence[Token], at: int) -> int | None:
    is_untrue = any(token.lower in _UNTRUE for token in tokens[at + 2 :])
    return at + 1 if is_untrue and word_at(text, tokens, at + 1) == "that" else None


def _read_wrongly(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Read "wrongly said that", "falsely accused of"."""
    if word_at(text, tokens, at + 1) not in _SAYING:
        return None
    last = _next(text, tokens, at + 1, ("that", "of"))
    return at + 1 if last is None else last


def _read_nearly(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Read "almost fell", and not "almost 300" or "almost all"."""
    following = word_at(text, tokens, at + 1)
    is_verb = following in _PAST or (following.endswith("ed") and following != "hundred")
    return at if is_verb else None


def _read_close(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Read "came close to falling"."""
    is_verb = word_at(text, tokens, at + 2).endswith("ing")
    return at + 1 if is_verb and word_at(text, tokens, at + 1) == "to" else None


def _read_rejecting(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Read "doubted that", "pretended to", "contrary to reports that", but not "no doubt that"."""
    if tokens[at].lower in _PRETENDING and word_at(text, tokens, at + 1) == "to":
        return at + 1
    before = _two_before(text, tokens, at)
    if any(word in _UNDOUBTED or is_contracted(word) for word in before):
        return None
    that = _next(text, tokens, at, ("that",))
    # Else it is a relative clause.
    return that if that == at + 1 or (that and tokens[that - 1].lower in _CLAIMS) else None


def _read_dropped(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Read "the plan to close it was dropped", "dropped the plan to close it"."""
    plan = _next(text, tokens, at, _PLANS)
    if plan is not None and word_at(text, tokens, plan + 1) in _OF_PLANS:
        return plan + 1
    if word_before(text, tokens, at) in _BEING:
        for position in range(at - 2, max(0, at - _MOST_OF_A_PLAN), -1):
            if has_mark(text, tokens, position + 1):
                break
            if tokens[position].lower in _OF_PLANS and tokens[position - 1].lower in _PLANS:
                return position
    return _read_rejecting(text, tokens, at) if tokens[at].lower == "rejected" else None


def _read_out(text: str, tokens: Sequence[Token], at: int) -> int | None:
    return _read_rejecting(text, tokens, at + 1) if word_at(text, tokens, at + 1) == "out" else None


def _read_up(text: str, tokens: Sequence[Token], at: int) -> int | None:
    is_one = word_at(text, tokens, at + 1) in _UP[tokens[at].lower]
    return _read_dropped(text, tokens, at + 1) if is_one else None


def _read_showing(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Read "has not shown that", "little to suggest that"."""
    if word_at(text, tokens, at + 1) != "that":
        return None
    for position in range(at - 1, max(-1, at - 1 - _MOST_BEFORE), -1):
        if has_mark(text, tokens, position + 1):
            break
        if tokens[position].lower in _HARDLY_SHOWN or is_contracted(tokens[position].lower):
            return at + 1
    return None


def _read_whether(text: str, tokens: Sequence[Token], at: int) -> int | None:
    """Read "whether it is so", but not "whether to go" or "whether red or green"."""
    if is_chosen(text, tokens, at):
        return None
    last = at + 2 if word_at(text, tokens, at + 1) == "or" else at
    is_clause = word_at(text, tokens, last + 1) not in ("", "to")
    return last if is_clause and word_at(text, tokens, last + 2) != "or" else None


def _read_if(text: str, tokens: Sequence[Token], at: int) -> int | None:
    return at if is_asked(text, tokens, at) else None


_READ: dict[str, tuple[Read, str]] = {
    **dict.fromkeys(_DROPPED, (_read_dropped, "dropped")),
    **dict.fromkeys(_REJECTING, (_read_rejecting, "doubted")),
    **dict.fromkeys(_OUT, (_read_out, "doubted")),
    **dict.fromkeys(_UP, (_read_up, "dropped")),
    **dict.fromkeys(_SHOWING, (_read_showing, "doubted")),
    **dict.fromkeys(_FOLLOWED, (_read_followed, "doubted")),
    **dict.fromkeys(_VERGE, (_read_followed, "nearly")),
    **dict.fromkeys(_CHARGED, (_read_charged, "charged")),
    **dict.fromkeys(_CLEARED, (_read_followed, "cleared")),
    **dict.fromkeys(_PROOF, (_read_proof, "doubted")),
    **dict.fromkeys(_IDEAS, (_read_idea, "doubted")),
    **dict.fromkeys(_REPORTS, (_read_reports, "doubted")),
    **dict.fromkeys(_WRONGLY, (_read_wrongly, "doubted")),
    **dict.fromkeys(("almost", "nearly"), (_read_nearly, "nearly")),
    **dict.fromkeys(("close", "closer"), (_read_close, "nearly")),
    "whether": (_read_whether, "asked"),
    "if": (_read_if, "asked"),
}
OPENERS = frozenset(_READ)
_SETS = {key: frozenset({key}) for _, key in _READ.values()}


def _next(text: str, tokens: Sequence[Token], at: int, words: Iterable[str]) -> int | None:
    """The position of the first of some words behind one, where it is near; None for none."""
    for position in range(at + 1, at + 2 + _MOST_BETWEEN):
        word = word_at(text, tokens, position)
        if not word:
            return None
        if word in words:
            return position
    return None


def _two_before(text: str, tokens: Sequence[Token], at: int) -> tuple[str, str]:
    return word_before(text, tokens, at), word_before(text, tokens, at - 1)
