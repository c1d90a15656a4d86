"""Edits of certainty: what was, may have been; what may be, will."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

import random
import re
from collections.abc import Callable, Iterator

from training.planting.splice import Edit, as_cased
from training.planting.splits import Split, half
from training.planting.verbs import forms, is_participle, readings

__all__ = ["HEDGE_RULES"]

_NEXT = r"(?= (?:(?:not|also|then|even|soon|still|now|never) )?(?!the|a|an|I|you|we|he|she|it|they|of|to|and|or|as|that|this|in|at)[a-z]{2,})"
_SWAPS = (
    (
        r"\b(?P<it>may|might)(?! as well)(?= (?:not |also |then |still )?(?:be|have|[a-z]{3,})\b)",
        "will/must",
    ),
    (r"(?<!good )(?<!free )\b(?P<it>will|shall)" + _NEXT, "may/might/could/should"),
    (r"(?<!I )\b(?P<it>must)" + _NEXT, "may/could/need not/can"),
    (r"\b(?P<it>should)" + _NEXT, "must/may/will/might"),
    (
        r"\b(?P<it>could)(?= (?:be|have|become|lead|cause|affect|help|take|make|result|mean)\b)",
        "will/must",
    ),
    (r"\b(?P<it>ought to)\b", "must/may"),
    (r"\b(?P<it>(?:is|are) likely to)\b", "will/is certain to"),
    (r"\b(?P<it>(?:is|are) (?:expected|scheduled|thought|set|due) to)(?= [a-z])", "will/may"),
    (
        r"\b(?P<it>(?:was|were) (?:expected|thought|believed|supposed) to)(?= (?:be|have)\b)",
        "would certainly",
    ),
    (
        r"\b(?P<it>(?:plans|intends|hopes|wants|aims|plan|intend|hope|want|aim) to)(?= [a-z])",
        "will",
    ),
    (r"\b(?P<it>(?:seems|appears) to be)\b", "is/certainly is"),
    (r"\b(?P<it>(?:seem|appear) to be)\b", "are/certainly are"),
    (r"\b(?P<it>(?:seemed|appeared) to be)\b", "was without doubt/was clearly"),
    (
        r"\b(?P<it>(?:seems|appears))(?= (?:very |quite |so |pretty |more )?(?:good|fine|reasonable|clear|possible|likely|important|plausible|easy|right|strange|odd|obvious)\b)",
        "is/is certainly",
    ),
    (
        r"\b(?P<it>probably|possibly|presumably|apparently|supposedly|seemingly|allegedly|reportedly)\b",
        "certainly/definitely/undoubtedly",
    ),
    (
        r"(?<!there )\b(?P<it>perhaps|maybe)\b(?! (?:a|the|an|not|some|more|because|even|just|to|in|we|you|I|one|two|with|for|that)\b)(?! ?[,.?!])",
        "certainly/surely",
    ),
    (
        r"\b(?P<it>certainly|definitely|undoubtedly|surely|clearly|obviously)\b(?! ?[,.?!]| not)",
        "possibly/perhaps/probably",
    ),
    (r"\b(?P<it>I think)(?! (?:about|of|so|not)\b)", "I know/I am sure"),
    (
        r"\b(?P<it>I guess|I suppose|I believe)(?= (?:that|the|it|we|he|she|they|this|there|you|a|an)\b)",
        "I am certain/I know",
    ),
    (
        r"\b(?P<it>I(?: am|['’]m) (?:sure|certain))(?= (?:that|the|it|we|he|she|they|this|there|you|[A-Z]))",
        "I suspect/I doubt",
    ),
    (r"\b(?P<it>I know)(?= (?:that|it|he|she|they|this is|you)\b)", "I suspect/I doubt"),
    (r"\b(?P<it>(?:we|they) (?:believe|think) (?:that )?)(?=(?:the|this|it)\b)", "we know that "),
    (r"\b(?P<it>suggests? that)\b", "proves that/rules out that"),
    (r"\b(?P<it>suggest that)\b", "prove that"),
    (r"\b(?P<it>(?:shows?|proves?|demonstrates?) that)\b", "suggests that/may mean that"),
    (r"\b(?P<it>claim(?:s|ed) that)\b", "proved that"),
    (
        r"\b(?P<it>alleged|suspected|supposed|so-called)(?= (?!to\b)[a-z]+)(?<!was alleged)(?<!is alleged)(?<!suspected that)",
        "proven/confirmed",
    ),
    (
        r"\b(?P<it>(?:tried|attempted|wanted|hoped|planned|meant) to)(?= (?:[a-z]+)\b)",
        "managed to/was able to",
    ),
    (
        r"\b(?P<it>I['’]ll|we['’]ll|he['’]ll|she['’]ll|they['’]ll|it['’]ll|you['’]ll|We['’]ll|It['’]ll|He['’]ll|They['’]ll|You['’]ll)(?= [a-z]+)",
        "LL might/LL may",
    ),
    (r"\b(?P<it>(?:going|gonna) to|gonna)(?= (?:be|have|do|get|make|take)\b)", "certain to"),
    (
        r"\b(?P<it>can)(?= (?:be|lead|cause|result|help|make|improve|reduce|affect|provide|become)\b)",
        "will/must/might",
    ),
    (
        r"\b(?P<it>would)(?= (?:be|have|help|make|cause|mean|allow|require|take)\b)",
        "might/could possibly",
    ),
)
_COMPILED = tuple((re.compile(pattern), new.split("/")) for pattern, new in _SWAPS)
_ADVERBS = (
    "allegedly",
    "reportedly",
    "apparently",
    "probably",
    "possibly",
    "supposedly",
    "perhaps",
)
_BE = re.compile(
    r"(?P<before>[\w'’]+) (?P<be>is|are|was|were|has been|have been)(?= (?P<next>(?!not\b|never\b|obviously\b|no\b|always\b|also\b|still\b|just\b)[a-z]{3,})\b)"
)
_HAVE = re.compile(r"(?P<before>[\w'’]+) (?P<have>has|have|had)(?= (?P<next>[a-z]{3,})\b)")
_PAST = re.compile(
    r"(?P<before>(?:\b[A-Z][a-z]+|\b(?:he|she|they|it|who|company|government|police|man|woman|group|officials|president)) )"
    r"(?P<verb>[a-z]{3,})(?= (?:the|a|an|his|her|their|its|him|them|it|to|in|on|at|that|from|with|into)\b)"
)
_ASKS = re.compile(
    r"(?:what|who|where|when|why|how|which|than|as|if|whether|not|only|never|there|nor|no|and|or|but)$",
    re.IGNORECASE,
)


def _swaps(sentence: str, rng: random.Random, split: Split) -> Iterator[Edit]:
    question = sentence.rstrip(' "”').endswith("?")
    for pattern, new in _COMPILED:
        kept = half(new, split) or new
        for found in pattern.finditer(sentence):
            start, end = found.span("it")
            words, other = found["it"], rng.choice(kept)
            if question and (
                start < 15 or re.match(r" (?:I|you|we|he|she|it|they)\b", sentence[end:])
            ):
                continue
            if re.search(r"\b(?:was|is|are|were) $", sentence[:start]) and pattern.pattern.count(
                "alleged|"
            ):
                continue
            if other.startswith("LL "):
                other = words.split("'")[0].split("’")[0] + other[2:]
            plural = re.match(r"(?:are|were|seem|appear|we|show|prove|demonstrate)\b", words)
            if plural:
                other = {
                    "is certain to": "are certain to",
                    "suggests that": "suggest that",
                    "is": "are",
                }.get(other, other)
                if words == "seemed to be":
                    other = other.replace("was", "were")
            if (
                re.search(r"\b(?:not|n['’]t|never) ?(?:be )?$", sentence[:start])
                or "not" in sentence[end : end + 5]
            ) and other in {"need not", "can", "must"}:
                continue
            if other == "was able to" and not re.search(
                r"\b(?:he|she|it|I|who) $", sentence[:start], re.IGNORECASE
            ):
                other = "managed to"
            yield ((start, end, as_cased(words, other)),)


def _adverb(rng: random.Random, split: Split) -> str:
    return rng.choice(half(_ADVERBS, split) or list(_ADVERBS))


def _insert(sentence: str, rng: random.Random, split: Split) -> Iterator[Edit]:
    question = sentence.rstrip(' "”').endswith("?")
    for found in _BE.finditer(sentence):
        if _ASKS.search(found["before"]) or question:
            continue
        be, start, end = found["be"], found.start("be"), found.end("be")
        passive = is_participle(found["next"])
        maybe = {
            "is": "may be", "are": "may be", "was": "may have been", "were": "may have been",
            "has been": "may have been", "have been": "may have been",
        }[be]  # fmt: skip
        if rng.random() < 0.5:
            yield ((start, end, rng.choice((maybe, maybe.replace("may", "might")))),)
        elif passive and " " not in be:
            yield ((end, end, " " + rng.choice((_adverb(rng, split), "reportedly"))),)
        elif passive:
            yield ((start + be.index(" "), start + be.index(" "), " " + _adverb(rng, split)),)
        else:
            yield ((end, end, " " + rng.choice(("probably", "perhaps", "possibly"))),)
    for found in _HAVE.finditer(sentence):
        if is_participle(found["next"]) and not _ASKS.search(found["before"]) and not question:
            if found["have"] != "had" and rng.random() < 0.5:
                yield ((*found.span("have"), "may have"),)
            else:
                yield ((found.end(), found.end(), " " + _adverb(rng, split)),)


def _past(sentence: str, rng: random.Random, split: Split) -> Iterator[Edit]:
    for found in _PAST.finditer(sentence):
        for base, form in readings(found["verb"]):
            if form == "past" and base not in {"be", "do", "have"} and forms(base).past != base:
                start, end = found.span("verb")
                way = rng.random()
                if way < 0.4:
                    yield ((start, start, _adverb(rng, split) + " "),)
                elif way < 0.8:
                    yield ((start, end, f"may have {forms(base).participle}"),)
                else:
                    yield (
                        ((start, end, f"is said to have {forms(base).participle}"),)
                        if found["before"].strip().lower()
                        in {
                            "he",
                            "she",
                            "it",
                            "company",
                            "government",
                            "man",
                            "woman",
                            "group",
                            "president",
                        }
                        else ((start, end, f"might have {forms(base).participle}"),)
                    )


HEDGE_RULES: tuple[Callable[[str, random.Random, Split], Iterator[Edit]], ...] = (
    _swaps,
    _swaps,
    _insert,
    _past,
)
