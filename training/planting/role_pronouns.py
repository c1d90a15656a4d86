"""Edits of roles in which a pronoun takes part: "he told her", "Ann looked at him"."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

import random
import re
from collections.abc import Iterator

from training.planting.names import find_places
from training.planting.phrases import NAMED, NOUN, is_animate, leads_sentence, noun_phrase
from training.planting.role_words import DEEDS, TOWARDS
from training.planting.splice import Edit
from training.planting.splits import Split, in_half
from training.planting.verbs import forms, readings

__all__ = ["name_and_pronoun", "two_pronouns"]

_OBJECTIVE = {"I": "me", "he": "him", "she": "her", "they": "them", "we": "us", "you": "you"}
_BACK = {"me": "I", "him": "he", "her": "she", "them": "they", "us": "we", "you": "you"}
_PRONOUNS = re.compile(
    r"\b(?P<subject>I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Yy]ou)(?P<aux>(?: (?:will|would|can|could|may|might|must|should|had|did|never|just|not)| ?['’](?:ll|d))*) (?P<verb>[a-z]{3,}) (?P<object>me|him|her|them|us|you)"
    r"(?=$|[.,;!?:—-]| [.,;?!]| (?:in|on|at|to|with|for|after|before|when|while|because|that|what|how|why|about|during|until|if|as|by|from|again|a|an|the|into|through|out|away|off|back|down|up|around|and|where|some|two|and|so|there|here|no|this|not|everything|something|anything)\b)"
)
_BY_WAY = r"(?:(?: (?:back|up|down|over|out|away|straight))? (?:at|to|for|after|toward|towards|behind|past|on|from))?"
_ONWARD = r"(?=$|[.,;!?]| [.,;]| (?:in|on|at|to|with|for|that|about|from|again|a|the|into|through|out|and|how|what|so|as|when|before|after|over|down|up)\b)"
_NAME_PRONOUN = re.compile(
    rf"(?P<lead>^[\"“]?|[.,] |\b(?:and|but|that|when|as|before|after|while|because|where|said) )(?P<subject>{NAMED}|[Tt]he {NOUN}) (?P<verb>[a-z]{{3,}})(?P<mid>{_BY_WAY}) (?P<object>me|him|them|us|her){_ONWARD}"
)
_PRONOUN_NAME = re.compile(
    rf"(?P<lead>^[\"“]?|[.,;] |\b(?:and|but|that|when|as|before|after|while|because|where|said) )(?P<object>I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e) (?P<verb>[a-z]{{3,}})(?P<mid>{_BY_WAY}) (?P<subject>{NAMED}|the {NOUN}){_ONWARD}(?! [A-Z])"
)
_TOWARDS_PRONOUN = re.compile(
    r"\b(?P<subject>I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Yy]ou)(?P<aux>(?: (?:will|would|can|could|may|might|must|should|had|did|never|just|not)| ?['’](?:ll|d))*) "
    r"(?P<verb>[a-z]{2,})(?P<mid>(?: (?!I\b|he\b|she\b|we\b|they\b|you\b|and\b|that\b|who\b|which\b|what\b|but\b|if\b|when\b|as\b|because\b|my\b|his\b|her\b|our\b|your\b|their\b|myself|himself|herself)[\w'’]+){0,4}? (?:to|at|for|from|toward|towards|after|behind|on)) "
    r"(?P<object>me|him|her|them|us|you)(?=$|[.,;!?:—-]| [.,;?!]| (?:in|on|at|to|with|for|after|before|when|while|because|that|during|until|if|as|by|from|again|into|through|out|away|off|back|down|up|and|so|there|here|a|the)\b)"
)


_THINGS_TOO = frozenset(
    "use need try send love like wear receive visit buy get make do take".split()
)


def _pronoun_verb(
    found: re.Match[str], subject: str, deeds: frozenset[str], split: Split
) -> str | None:
    """The verb as its new subject wants it; None for one that is not known."""
    new_subject = _BACK[found["object"]]
    if new_subject == subject or {new_subject, subject} == {"they", "them"}:
        return None
    helped = set(re.findall(r"[a-z]+", found["aux"]))
    for base, form in readings(found["verb"]):
        if base not in deeds or not in_half(base, split):
            continue
        if found["object"] == "them" and base in _THINGS_TOO:
            continue
        if helped & {"had"}:
            fits = form == "participle"
        elif helped - {"just", "never"}:
            fits = form == "base"
        else:
            third = "third" if new_subject in {"he", "she"} else "base"
            own = "third" if subject in {"he", "she"} else "base"
            if form == own and not (form == "base" and forms(base).past == base):
                return str(getattr(forms(base), third))
            fits = form == "past"
        if fits:
            return found["verb"]
    return None


def two_pronouns(sentence: str, _rng: random.Random, split: Split) -> Iterator[Edit]:
    for pattern, deeds in ((_PRONOUNS, DEEDS), (_TOWARDS_PRONOUN, TOWARDS)):
        for found in pattern.finditer(sentence):
            subject = found["subject"] if found["subject"] == "I" else found["subject"].lower()
            inverted = r"\b(?:do|does|did|can|will|would|could|are|is|was|were|let|to|and|or|should|must|may|might|had|have|has|that['’]s) $"
            if re.search(inverted, sentence[: found.start()], re.IGNORECASE):
                continue
            verb = _pronoun_verb(found, subject, deeds, split)
            if verb is None:
                continue
            shown = noun_phrase(
                _BACK[found["object"]], leads=leads_sentence(sentence, found.start())
            )
            yield (
                (*found.span("subject"), shown),
                (*found.span("verb"), verb),
                (*found.span("object"), _OBJECTIVE[subject]),
            )


def name_and_pronoun(sentence: str, _rng: random.Random, split: Split) -> Iterator[Edit]:
    """Exchange the two in "Ann looked at him" and "he looked at Ann"."""
    for pattern in (_NAME_PRONOUN, _PRONOUN_NAME):
        for found in pattern.finditer(sentence):
            name, pronoun = found["subject"], found["object"]
            deeds = TOWARDS if found["mid"] else DEEDS
            done = [
                base for base, form in readings(found["verb"]) if form == "past" and base in deeds
            ]
            if not done or not in_half(done[0], split) or not is_animate(name) or find_places(name):
                continue
            if pattern is _NAME_PRONOUN:
                lead = leads_sentence(sentence, found.start("subject"))
                changes = (_BACK[pronoun], lead), (name, False)
                spans = found.span("subject"), found.span("object")
            else:
                lead = leads_sentence(sentence, found.start("object"))
                changes = (
                    (name, lead),
                    (_OBJECTIVE[pronoun if pronoun == "I" else pronoun.lower()], False),
                )
                spans = found.span("object"), found.span("subject")
            yield tuple(
                (*span, noun_phrase(words, leads=leads))
                for span, (words, leads) in zip(spans, changes, strict=True)
            )
