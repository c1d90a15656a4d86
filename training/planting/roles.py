"""Edits of roles: who did what to whom."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

import itertools
import random
import re
from collections.abc import Callable, Iterator

from training.planting.names import find_people, find_places, same_kind
from training.planting.phrases import (
    DETERMINER,
    END,
    LEAD,
    NAMED,
    NOUN,
    PASSIVE,
    THING,
    is_animate,
    is_plural,
    leads_sentence,
    noun_phrase,
    simple_clauses,
)
from training.planting.role_pronouns import name_and_pronoun, two_pronouns
from training.planting.role_words import DEEDS, MODIFIERS, PARTNERS, same_place
from training.planting.splice import Edit, as_cased
from training.planting.splits import Split, in_half
from training.planting.verbs import forms, is_participle, readings

__all__ = ["ROLE_RULES"]

_FROM_TO = re.compile(
    rf"\bfrom (?P<one>(?:{DETERMINER} )?(?:{NOUN} )?{NOUN}|{NAMED}) (?P<mid>to|into|through to|towards|toward|onto) (?P<two>(?:(?:{DETERMINER}) )?(?:{NOUN} )?{NOUN}|{NAMED})(?=$|[.,;!?)]| [.,;]| (?:in|on|at|for|with|by|as|when|and|via|using|is|was|are|were|than|because|after|before|that|which)\b)"
)
_THAN = re.compile(
    rf"{LEAD}(?P<one>{THING}) (?P<mid>(?:is|was|are|were|has|have|had|does|performs?|performed|works?|worked|seems?|seemed|looks?|looked)(?: [a-z]+){{0,3}} than) (?P<two>{THING}){END}"
)
_PLACED = re.compile(
    rf"(?P<one>\b(?:the|a|his|her|its) {NOUN}) (?P<mid>(?:is|was|stood|sat|lay|are|were)? ?(?:behind|above|below|beneath|under|inside|before|after|over|without|instead of|rather than)) (?P<two>(?:the|a|his|her|its) {NOUN}){END}"
)


def _any_of(lines: list[str]) -> str:
    words = {word for line in lines for word in re.split(r"[ /]", line)}
    return "|".join(sorted(words, key=len, reverse=True))


_MODIFIED = re.compile(
    rf"(?<![\w-])(?<!and )(?<!or )(?<!, )(?<!at )(?<!more )(?P<word>{_any_of(MODIFIERS)})\b(?![-'’])(?= {NOUN}| ?[.,;]| (?:and|but|while|than|in|on|for|with|at)\b)"
)
_PARTNER = re.compile(rf"(?<![\w-])(?P<word>{_any_of(PARTNERS)})\b(?![-'’]\w)")


def _exchange(sentence: str, one: tuple[int, int], two: tuple[int, int]) -> Edit:
    first, second = sentence[slice(*one)], sentence[slice(*two)]
    return (
        (*one, noun_phrase(second, leads=leads_sentence(sentence, one[0]))),
        (*two, noun_phrase(first, leads=False)),
    )


def _clauses(sentence: str, rng: random.Random, split: Split) -> Iterator[Edit]:
    for found, base, form in simple_clauses(sentence):
        if base not in DEEDS or not in_half(base, split):
            continue
        subject, thing = found["subject"], found["object"]
        if not (is_animate(subject) and is_animate(thing)):
            continue
        if subject.lower() == thing.lower() or (
            found["aux"].startswith(("has", "have")) and is_plural(subject) != is_plural(thing)
        ):
            continue
        if form == "past" and rng.random() < 0.3:  # done becomes suffered
            be = "were" if is_plural(subject) else "was"
            verb = f"{be} {forms(base).participle} by"
            yield ((*found.span("verb"), verb),)
        else:
            yield _exchange(sentence, found.span("subject"), found.span("object"))


def _passives(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in PASSIVE.finditer(sentence):
        if not is_participle(found["verb"]):
            continue
        if (
            is_animate(found["object"])
            and not is_animate(found["subject"])
            and "be" not in found["be"].split()
        ) and (rng.random() < 0.8 or not re.match(r"(?:was|were)$", found["be"])):
            continue
        one, two, be = found["subject"], found["object"], found["be"]
        same = is_plural(one) == is_plural(two)
        past = [r.base for r in readings(found["verb"]) if r.form == "participle"]
        if be in {"was", "were"} and past and rng.random() < 0.4:  # suffered becomes done
            yield ((found.start("be"), found.start("object"), forms(past[0]).past + " "),)
        elif same or be == "had been" or " be" in be:
            yield _exchange(sentence, found.span("subject"), found.span("object"))
        else:
            swap = {
                "was": "were",
                "were": "was",
                "is": "are",
                "are": "is",
                "has been": "have been",
                "have been": "has been",
            }
            yield (
                *_exchange(sentence, found.span("subject"), found.span("object")),
                (*found.span("be"), swap[be]),
            )


def _names(sentence: str, _rng: random.Random, _: Split) -> Iterator[Edit]:
    """Two names of one kind change places, unless nothing but their order would change."""
    people, places = find_people(sentence), find_places(sentence)
    pairs = list(itertools.pairwise(people)) + [
        (a, b)
        for n, a in enumerate(places)
        for b in places[n + 1 : n + 3]
        if same_kind(sentence[slice(*a)], sentence[slice(*b)])
    ]
    for one, two in pairs:
        first, second, between = (
            sentence[slice(*one)],
            sentence[slice(*two)],
            sentence[one[1] : two[0]],
        )
        told_apart = re.findall(
            r"\b(?!and\b|or\b|the\b|of\b|with\b|both\b|Mr\b|then\b)[a-z]{2,}\b", between
        )
        listed = re.fullmatch(
            r"[\W]*(?:(?:and|or|,|&|the|to|with|versus|vs|between|both|from|in|Mr|Mrs|Dr|as well as)\W*)*",
            between,
        )
        if first in second or second in first or listed or not told_apart or len(between) > 120:
            continue
        if (
            re.search(r"\b(?:between|both|either|neither|Tour de) (?:the )?$", sentence[: one[0]])
            or sentence[: two[0]].endswith(" de ")
            or sentence.count(first) > 1
            or sentence.count(second) > 1
        ):
            continue
        yield ((*one, second), (*two, first))


def _places(sentence: str, _rng: random.Random, _: Split) -> Iterator[Edit]:
    for pattern in (_FROM_TO, _THAN, _PLACED):
        for found in pattern.finditer(sentence):
            one, two = found["one"], found["two"]
            if one.lower() == two.lower() or (
                pattern is _THAN and is_plural(one) != is_plural(two)
            ):
                continue
            if pattern is _FROM_TO and (
                re.match(
                    r"(?:time|day|place|one|door|house|there|here|start|scratch|now|top|head|side|where|what|being)\b",
                    one,
                )
                or re.match(r"(?:be|get|have|make|do|see|know|being|the next)\b", two)
            ):
                continue
            if pattern is _FROM_TO and any(r.form == "base" for r in readings(two.split()[0])):
                continue  # an infinitive, not a goal
            if pattern is _PLACED and re.search(r"\bof $", sentence[: found.start()]):
                continue
            yield _exchange(sentence, found.span("one"), found.span("two"))


def _modifiers(sentence: str, _rng: random.Random, _: Split) -> Iterator[Edit]:
    """Two words of a kind change what they belong to: small rooms and large beds, and the reverse."""
    for pattern, lines in ((_MODIFIED, MODIFIERS), (_PARTNER, PARTNERS)):
        found = list(pattern.finditer(sentence))
        for n, left in enumerate(found):
            for right in found[n + 1 : n + 3]:
                one, two = left["word"], right["word"]
                between = sentence[left.end("word") : right.start("word")]
                told_apart = re.findall(rf"\b(?!{_LINKS}\b)[a-z]{{2,}}\b", between)
                verb = lines is MODIFIERS or re.search(rf"\b(?:{_VERBAL})\b", between)
                near = len(between) < 70 and not re.search(r"[;?!:]|\. ", between)
                if (
                    same_place(one, two, lines)
                    and told_apart
                    and verb
                    and near
                    and sentence.count(one) == 1 == sentence.count(two)
                ):
                    yield ((*left.span("word"), two), (*right.span("word"), one))


def _owners(sentence: str, _rng: random.Random, _: Split) -> Iterator[Edit]:
    """What is whose changes: "his hand on her shoulder"."""
    found = list(_POSSESSED.finditer(sentence))
    for left, right in itertools.pairwise(found):
        one, two = left["word"], right["word"]
        between = sentence[left.end() : right.start()]
        if (
            one.lower() == two.lower()
            or left["owned"] == right["owned"]
            or "own" in {left["owned"], right["owned"]}
        ):
            continue
        if (
            len(between) < 60
            and not re.search(r"[.;?!,]", between)
            and not re.match(r" (?:and|or) $", between)
        ):
            yield (
                (*left.span("word"), as_cased(one, two.lower())),
                (*right.span("word"), one.lower()),
            )


_POSSESSED = re.compile(
    r"\b(?P<word>[Mm]y|[Yy]our|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir) "
    r"(?P<owned>(?!to\b|a\b|an\b|the\b|in\b|on\b|at\b|for\b|with\b|and\b|or\b|that\b|as\b|from\b|but\b|when\b|if\b|by\b|into\b|about\b|over\b|up\b|down\b|out\b|back\b|away\b|was\b|is\b|so\b|of\b|like\b|what\b|how\b|again\b|there\b|through\b)[a-z]{2,})\b"
)
_LINKS = (
    "and|or|the|of|with|both|then|as|well|to|from|in|for|an|his|her|its|our|my|their|but|also|very"
)
_VERBAL = (
    r"is|was|are|were|has|had|have|than|with|without|will|would|can|could|under|over|above|into|[a-z]+ed|"
    r"saw|took|gave|made|said|got|went|came|needs?|makes?|takes?|gives?"
)

ROLE_RULES: tuple[Callable[[str, random.Random, Split], Iterator[Edit]], ...] = (
    _clauses,
    _passives,
    two_pronouns,
    name_and_pronoun,
    _names,
    _places,
    _clauses,
    two_pronouns,
    _modifiers,
    _owners,
)
