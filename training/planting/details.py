"""A detail more or less: the longer sentence covers the shorter one, never the reverse."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

import random
import re
from collections.abc import Iterator

from training.planting.splice import Edit, splice

__all__ = ["added", "shortened"]

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_TIME = (
    rf"(?:on {_WEEKDAY}(?: (?:morning|afternoon|evening|night))?|in {_MONTH}(?: \d{{4}})?|in (?:1[5-9]|20)\d\d|"
    rf"on {_MONTH} \d+|last (?:week|month|year|night)|yesterday|this (?:morning|afternoon|evening|week|year)|"
    rf"in the (?:morning|afternoon|evening)|at night|every (?:day|week|year)|after a few [a-z]+s|"
    rf"(?:for|in|within) (?:\d+|two|three|four|five|six|ten|several|a few) (?:minutes|hours|days|weeks|months|years)|"
    rf"(?:\d+|two|three|four|five|several|a few) (?:minutes|hours|days|weeks|months|years) (?:ago|later|earlier))"
)
_APPOSITIVE = re.compile(
    r"(?<=[a-z])(?P<gone> ?, (?:a|an|the|who|which|whose|where|including|such as|formerly|known as|aged?|one of) [^,.;:()\"“”]{4,90}?),(?= (?!and\b|or\b|but\b)[a-z])"
)
_CLAUSE = re.compile(
    r"(?<=[a-z])(?P<gone> ?, (?:which|who|where|whose|[a-z]{3,}ing|because|although|though|while|especially|including|such as|with|according to|despite|after|thanks to|due to|as well as) [^.;:!?\"“”()]{8,160}?)(?= ?[.!]$)"
)
_TAIL = re.compile(
    r"(?<=[a-z])(?P<gone> (?:because|while|although|since|when|after|before|so that|in order to|due to|because of|during|despite|without) (?!all\b)[^,.;:!?\"“”()]{8,110}?)(?= ?[.!]$)"
)
_LEAD = re.compile(
    r"^(?P<gone>(?:In|On|At|During|After|Before|Despite|Because of|Although|When|While|Since|Because) [^,.;:!?\"“”()]{4,90}? ?, )(?=(?:[a-z]|[A-Z]))"
)
_BRACKETS = re.compile(r"(?<=[a-z])(?P<gone> \([^()]{4,100}\))(?= ?[a-z.,])")
_TIMES = re.compile(
    rf"(?<=[a-z])(?P<gone> {_TIME})(?= ?(?:[.,]|$)| (?:in|at|to|by|with|after|and)\b)"
)
_ADVERB = re.compile(
    r"(?P<gone>(?<=is|as|re|ve|ed) (?:quickly|slowly|carefully|suddenly|officially|quietly|immediately|publicly|deliberately|accidentally|secretly|repeatedly|briefly|seriously|badly|automatically|manually))\b(?= [a-z]|[.])"
)
# A negated sentence says more, not less, without the words that limit it.
_LIMITED = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|hardly|cannot|only|few|unless|if|without|all|every|each|always|most|any|won['’]?t|neither|nor)\b|n['’]t\b",
    re.IGNORECASE,
)


def shortened(sentence: str, rng: random.Random) -> str | None:
    """Leave a detail out: an aside, a time, a subordinate clause.

    The sentence covers what comes out, not the reverse. What is negated or general is left alone,
    because it says more when its limits go.

    Examples
    --------
    >>> shortened("The mayor, a former nurse, opened the bridge.", random.Random(0))
    'The mayor opened the bridge.'
    """
    rest = []
    for pattern in (_APPOSITIVE, _CLAUSE, _TAIL, _LEAD, _BRACKETS, _TIMES, _ADVERB):
        for found in pattern.finditer(sentence):
            end = found.end() if pattern is _APPOSITIVE else found.end("gone")
            kept = splice(sentence, [(found.start("gone"), end, "")])
            if pattern is _LEAD:
                kept = kept[:1].upper() + kept[1:]
            if pattern is not _APPOSITIVE and pattern is not _BRACKETS and _LIMITED.search(kept):
                continue
            if len(kept.split()) >= 4:
                rest.append(kept)
    return rng.choice(rest) if rest else None


_PLACES = (
    "in the capital", "in a small town",
    "in the main hall", "outside the city", "in the old town",
    "near the river", "at the back of the building",
)  # fmt: skip
_REASONS = (
    "because the weather was bad", "because time was short", "because nobody else was there",
    "after a long dispute", "because the money had run out",
    "after several complaints", "because a friend had asked for it",
    "to save money", "because the rules had changed",
)  # fmt: skip
_ASIDES = (
    "as a spokesman confirmed", "to the surprise of many", "for the third time in a year",
    "which cost a great deal of money", "without any help from outside", "and nobody was told beforehand",
    "together with two colleagues", "at the request of the owners",
)  # fmt: skip
_OF_THINGS = "old new small large red expensive grey ordinary unusual".split()
_OF_PEOPLE = "young old tall tired foreign famous friendly local".split()
_PEOPLE = frozenset("man woman boy girl doctor teacher soldier officer".split())
_NOUNS = (
    "house|man|woman|boy|girl|car|room|building|ship|company|city|school|hotel|bridge|door|table|"
    "restaurant|phone|camera|doctor|teacher|river|street|plane|train|machine|book|letter|garden|shop|"
    "chair|box|hospital|bus|road|wall|bag|screen|battery|kitchen|office|dog|cat|soldier|officer|robot"
)
_NOUN = re.compile(
    rf"\b(?P<before>the|a|an|his|her|its|their|this|that|The|A|An|His|Her) (?=(?:{_NOUNS})s?\b(?! (?:room|yard|service|life|door|seat|driver|owner|park|station|quality)\b))"
)
_END = re.compile(r"(?<=[a-z\d])(?= ?\.[\"”]?$)")


def _additions(sentence: str, rng: random.Random) -> Iterator[Edit]:
    past = re.search(
        r"\b(?:was|were|had|did|went|came|took|gave|made|found|said|got)\b|\b[a-z]{3,}ed\b",
        sentence,
    )
    for found in _END.finditer(sentence):
        place = found.start()
        if "," not in sentence and past and not _LIMITED.search(sentence):
            yield ((place, place, " " + rng.choice(_PLACES)),)
            yield ((place, place, " " + rng.choice(_REASONS)),)
            yield ((place, place, ", " + rng.choice(_ASIDES)),)
    for found in _NOUN.finditer(sentence):
        noun = re.match(r"[a-z]+", sentence[found.end() :])
        before = sentence[: found.start()]
        limited = _LIMITED.search(before)
        if noun and not limited:
            people = noun[0].removesuffix("s") in _PEOPLE
            word = rng.choice(_OF_PEOPLE if people else _OF_THINGS)
            yield ((found.end(), found.end(), word + " "),)


def added(sentence: str, rng: random.Random) -> str | None:
    """Add a detail that the sentence does not say: a place, a reason, an aside, an adjective.

    What comes out covers the sentence, not the reverse.

    Examples
    --------
    >>> added("They opened the bridge.", random.Random(1))
    'They opened the new bridge.'
    """
    edits = list(_additions(sentence, rng))
    if not edits:
        return None
    edited = splice(sentence, rng.choice(edits))
    return edited if edited != sentence else None
