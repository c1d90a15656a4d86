"""Short phrases and the simple clauses they stand in, without a parser."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

import re
from collections.abc import Iterator

from training.planting.role_words import ANIMATE
from training.planting.verbs import readings

__all__ = [
    "DETERMINER",
    "END",
    "LEAD",
    "NAMED",
    "NOUN",
    "PASSIVE",
    "THING",
    "is_animate",
    "is_plural",
    "leads_sentence",
    "noun_phrase",
    "simple_clauses",
]

DETERMINER = r"(?:the|a|an|his|her|its|their|our|my|your|this|that|these|those)"
NOUN = r"(?!(?:that|which|who|you|me|him|them|us|her|his|i|all|some|any|no|very|really|is|was|were|are|has|had|have|of|in|on|and|or|to|by|for|with|at|from|will|would|as|than|not|when|if|it|he|she|they|we|had|did|does|do|could|can|one|other|only|first|same|more|most|little|few)\b)[a-z][a-z-]{2,}"
NAMED = r"(?!(?:The|And|But|Then|When|Yes|No|Well|So|If|In|It|He|She|They|We|You|I|That|This|There|What|On|At|As|For|Now|Here|After|Before|Mrs|Mr|Dr|Ms|My|His|Her|Our|Their|Its|An|These|Those|Some|Most|Many|All|Each|Every|Who|Why|How|Where|Just|Even|Only|Not|Please|Don|Also|PhD|Grad|Marketing)\b)[A-Z][\w'’-]*[a-z0-9](?: (?:[A-Z][\w-]*[a-z0-9]))*"
LEAD = r"(?P<lead>^[\"“]?|, |; |\b(?:that|because|when|while|and|but|if|before|after|as|said|says|how|where|until|so|whether) )"
END = r"(?=$|[.,;!?]| (?:in|on|at|to|with|for|after|before|when|while|because|during|until|if|as|by|from|yesterday|today|again|over|about|into|through|out|away|off|back|down|up|around|and then|so|once|but)\b| [.,;?!])"

THING = rf"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose) (?:{NOUN} )?{NOUN}|{NAMED})"
_CLAUSE = re.compile(
    rf"{LEAD}(?P<subject>{THING}) (?P<aux>(?:(?:will|would|can|could|may|might|must|should|has|have|had|did|never) )*)(?P<verb>[a-z]{{3,}}) (?P<object>{THING}){END}"
)
PASSIVE = re.compile(
    rf"{LEAD}(?P<subject>{THING}) (?P<be>was|were|is|are|has been|have been|had been|will be|can be|could be|may be|would be|should be|must be) (?P<verb>[a-z]{{4,}}) by (?P<object>{THING}){END}"
)


def is_plural(phrase: str) -> bool:
    """Whether a phrase takes "were".

    Examples
    --------
    >>> is_plural("the dogs"), is_plural("a bus"), is_plural("these people")
    (True, False, True)
    """
    head = phrase.rsplit(maxsplit=1)[-1]
    determined = phrase.split(maxsplit=1)[0].lower()
    if determined in {"a", "an", "this", "that"} or re.search(r"(?:ss|us|is|ics|news)$", head):
        return False
    known = determined in {"these", "those"} or head in {
        "people",
        "men",
        "women",
        "children",
        "police",
    }
    return known or (head.endswith("s") and head[0].islower())


def noun_phrase(words: str, *, leads: bool) -> str:
    """The phrase with its first letter as its new place wants it.

    Examples
    --------
    >>> noun_phrase("The dog", leads=False), noun_phrase("a cat", leads=True)
    ('the dog', 'A cat')
    """
    if leads:
        return words[:1].upper() + words[1:]
    first = words.split(maxsplit=1)[0]
    common = first == words and re.fullmatch(r"[A-Z][a-z]+(?:s|ple|men)", first)
    if common or re.fullmatch(DETERMINER, first, re.IGNORECASE):
        return words[:1].lower() + words[1:]
    return words


def simple_clauses(sentence: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Clauses of a short subject, a verb that has a passive, and a short object.

    Yields the match (groups subject, aux, verb, object), the verb's base and the name of its form.

    Examples
    --------
    >>> [(found["subject"], base) for found, base, _ in simple_clauses("The dog chased the cat.")]
    [('The dog', 'chase')]
    """
    for found in _CLAUSE.finditer(sentence):
        aux = found["aux"].split()
        perfect = bool({"has", "have", "had"} & set(aux))
        modal = bool(set(aux) - {"has", "have", "had", "never"})
        wanted = "participle" if perfect else "base" if modal else "past"
        for base, form in readings(found["verb"]):
            if form == wanted and base not in {"be", "have", "do", "become"}:
                yield found, base, form
                break


def leads_sentence(sentence: str, start: int) -> bool:
    """Whether what stands there begins a sentence.

    Examples
    --------
    >>> leads_sentence("He said: it rains.", 9), leads_sentence("It rains.", 3)
    (True, False)
    """
    return not sentence[:start].strip("\"“'‘ ") or bool(
        re.search(r"[:.!?][\"”]? [\"“]?$", sentence[:start])
    )


def is_animate(phrase: str) -> bool:
    """Whether a phrase names somebody, or something that can act.

    Examples
    --------
    >>> is_animate("the old captain"), is_animate("a stone"), is_animate("Ann")
    (True, False, True)
    """
    head = phrase.rsplit(maxsplit=1)[-1]
    return head in ANIMATE or (
        head[0].isupper() and phrase.split(maxsplit=1)[0] not in {"The", "A", "An"}
    )
