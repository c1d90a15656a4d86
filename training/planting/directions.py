"""Edits of direction: what went up goes down, what came before comes after."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

import random
import re
from collections.abc import Callable, Iterator
from functools import cache

from training.planting.direction_words import (
    NOT_AFTER,
    NOT_BEFORE,
    ONLY_BEFORE,
    OPPOSITE_VERBS,
    OPPOSITE_WORDS,
)
from training.planting.splice import Edit, as_cased
from training.planting.splits import Split, in_half
from training.planting.verbs import forms

__all__ = ["DIRECTION_RULES"]

_THIRD_AFTER = re.compile(r"\b(?:it|he|she|which|that|this|who) $", re.IGNORECASE)
_DO_AUX = r"(?:to|will|would|can|could|should|may|might|must|not|n['’]t|didn't|don't|cannot|did|do|does|['’]ll) $"


@cache
def _verb_table() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """A form -> the base, the name of the form, the base of the opposite."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    for entry in OPPOSITE_VERBS.split():
        one_way = ">" in entry
        first, second = entry.replace("_", " ").split(">" if one_way else "/")
        for base, other in [(first, second)] + ([] if one_way else [(second, first)]):
            for name, form in forms(base)._asdict().items():
                known = table.setdefault(form, [])
                if all(other != o for _, _, o in known):
                    known.append((base, name, other))
    return {form: tuple(found) for form, found in table.items()}


@cache
def _word_table() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for entry in OPPOSITE_WORDS.split():
        one_way = ">" in entry
        first, second = entry.split(">" if one_way else "/")
        table.setdefault(first, []).append(second)
        if not one_way:
            table.setdefault(second, []).append(first)
    return {word: tuple(dict.fromkeys(others)) for word, others in table.items()}


def _verbs(sentence: str, rng: random.Random, split: Split) -> Iterator[Edit]:
    table = _verb_table()
    for found in re.finditer(r"(?<![-'’])\b[A-Za-z]{3,}\b(?![-'’])", sentence):
        entries = [entry for entry in table.get(found[0].lower(), ()) if in_half(entry[0], split)]
        if not entries or found[0][0].isupper():
            continue
        base, form, other = rng.choice(entries)
        before, after = sentence[: found.start()], sentence[found.end() :].lstrip()
        noun_too = form == "base" or (form == "third" and base not in {"include", "allow"})
        shown = re.search(_DO_AUX, before) or (form == "third" and _THIRD_AFTER.search(before))
        if noun_too and not shown:
            continue
        if form in {"past", "participle"} and re.search(
            r"\b(?:the|an?|his|her|its|more|their|most) $", before
        ):
            continue
        if form == "gerund" and re.search(r"\b(?:the|an?|his|her|its|their|my) $", before):
            continue
        barred = NOT_BEFORE.get(base)
        if barred and re.match(rf"(?:{barred})", after):
            continue
        if " " in other and not re.match(r"(?:the|[A-Z]|a|an|him|them|her|us)\b", after):
            continue
        yield ((found.start(), found.end(), getattr(forms(other), form)),)


def _words(sentence: str, rng: random.Random, split: Split) -> Iterator[Edit]:
    table = _word_table()
    for found in re.finditer(r"(?<![-'’/])\b[A-Za-z]{3,}\b(?![-'’/])", sentence):
        word = found[0].lower()
        if (
            word not in table
            or (found[0][0].isupper() and found.start() > 0)
            or not in_half(min(word, table[word][0]), split)
        ):
            continue
        after = sentence[found.end() :]
        if word in ONLY_BEFORE and not re.match(ONLY_BEFORE[word].lstrip("^"), after):
            continue
        if (
            word in NOT_AFTER
            and NOT_AFTER[word]
            and re.search(NOT_AFTER[word], sentence[: found.start()], re.IGNORECASE)
        ):
            continue
        yield ((found.start(), found.end(), as_cased(found[0], rng.choice(table[word]))),)


_PHRASES = (
    # pattern, the words for its group "it"
    (
        r"\b(?:went|gone|goes|going|came|comes|moved|walked|climbed|looked|turned|is|are|was|were) (?P<it>up|down)\b(?! (?:to|with|on|for|in)\b)",
        {"up": "down", "down": "up"},
    ),
    (r"\b(?P<it>up|down) (?=(?:by )?\d)", {"up": "down", "down": "up"}),
    (
        r"\b(?:to|on|from|in|toward|at) (?:the|his|her|its|my|their|your) (?P<it>left|right)\b(?! (?:time|place|thing|direction|track|way|to)\b)",
        {"left": "right", "right": "left"},
    ),
    (
        r"\b(?P<it>left|right)(?= (?:hand|arm|leg|foot|side|eye|ear|shoulder|wing)\b)",
        {"left": "right", "right": "left"},
    ),
    (r"\b(?:vot(?:e|ed|ing)) (?P<it>for|against)\b", {"for": "against", "against": "for"}),
    (r"\b(?P<it>in favou?r of)\b", {"in favour of": "against", "in favor of": "against"}),
    (
        r"\b(?:moved|travell?ed|flew|returned|ran|walked|drove|sailed|sent|come|came|coming|back|flown|go|going|went) (?P<it>to|from)(?= (?:the|[A-Z][a-z]+|his|her|my|their)\b)(?! the (?:point|conclusion|same))",
        {"to": "from", "from": "to"},
    ),
    (
        r"\b(?P<it>more|fewer)(?= (?!than\b)[a-z]{3,}s\b(?<!ss)(?<!us)(?<!less))",
        {"more": "fewer", "fewer": "more"},
    ),
    (
        r"\b(?P<it>more|less)(?= (?:expensive|accurate|important|difficult|likely|efficient|complex|common|comfortable|reliable|powerful|effective|useful|interesting|popular|frequent|frequently|often|robust|recent|specific|general|accurate|accurately|attractive|sophisticated|quickly|serious|dangerous|severe|[a-z]+(?:ful|ous|ive|able|ible))\b)",
        {"more": "less", "less": "more"},
    ),
    (
        r"\b(?P<it>most|least)(?= (?:expensive|accurate|important|difficult|likely|efficient|complex|common|comfortable|reliable|powerful|effective|useful|interesting|popular|frequent|[a-z]+(?:ful|ous|ive|able|ible))\b)",
        {"most": "least", "least": "most"},
    ),
    (
        r"\b(?P<it>into|out of)(?= (?:the|his|her|a|its|my) (?:room|house|car|ship|building|office|hotel|air|water|box|bag|street|door|corridor|cabin|bed|lock|place|sea|city|country)\b)",
        {"into": "out of", "out of": "into"},
    ),
    (
        r"\b(?:turn(?:ed|s|ing)?|switch(?:ed|es|ing)?|put) (?:(?:it|the [a-z]+|them) )?(?P<it>on|off)\b(?! (?:the|a|his|her|its|him|me)\b)",
        {"on": "off", "off": "on"},
    ),
    (
        r"\b(?P<it>cuts?)(?= (?:in|to) (?:the|taxes|spending|funding|services|prices|costs|[a-z]+ing)\b)",
        {"cut": "increase", "cuts": "increases"},
    ),
    (
        r"\b(?P<it>cut|cutting)(?= (?:the )?(?:its|taxes|spending|funding|jobs|prices|costs|rates|emissions|carbon)\b)",
        {"cut": "raise", "cutting": "raising"},
    ),
)


def _phrases(sentence: str, _rng: random.Random, _: Split) -> Iterator[Edit]:
    for pattern, table in _PHRASES:
        for found in re.finditer(pattern, sentence):
            other = table.get(found["it"].lower())
            if other:
                yield ((*found.span("it"), as_cased(found["it"], other)),)


DIRECTION_RULES: tuple[Callable[[str, random.Random, Split], Iterator[Edit]], ...] = (
    _verbs,
    _verbs,
    _words,
    _phrases,
    _phrases,
)
