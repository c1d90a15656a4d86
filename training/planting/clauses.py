"""The same clauses in another order or another voice."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

import re
from collections.abc import Callable, Iterator

from training.planting.phrases import PASSIVE, is_plural, noun_phrase, simple_clauses
from training.planting.verbs import forms, is_participle, readings

__all__ = ["CLAUSE_RULES"]

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TIME = rf"(?:on {_WEEKDAY}(?: (?:morning|afternoon|evening|night))?|in (?:1[5-9]|20)\d\d|last (?:week|month|year|night|{_WEEKDAY})|yesterday|this (?:morning|afternoon|evening|week|year)|at the (?:moment|time))"
_SUBJECT = r"(?:the|a|an|this|that|these|those|his|her|its|their|our|my|he|she|it|we|they|I|you|there|[A-Z][\w.'’-]*|[a-z]+s)"
_CONJUNCTION = (
    r"(?:although|though|because|when|while|if|before|after|unless|as soon as|until|once|since)"
)
_TIDY = r"[^,;:\"“”()?!]"
_FRONTED = re.compile(
    rf"^(?P<time>(?:In|On|At|During|Since|Until|Last|This|Yesterday|Before|After)\b{_TIDY}{{0,40}}), (?P<rest>{_SUBJECT} {_TIDY}{{3,110}}?)(?P<end> ?[.])$"
)
_TRAILING = re.compile(rf"^(?P<rest>{_TIDY}{{3,140}}?) (?P<time>{_TIME})(?P<end> ?[.])$")
_SUB_FIRST = re.compile(
    rf"^(?P<word>{_CONJUNCTION}) (?P<one>{_SUBJECT} {_TIDY}{{3,110}}?) ?, (?P<two>{_SUBJECT} {_TIDY}{{3,130}}?)(?P<end> ?[.])$",
    re.IGNORECASE,
)
_SUB_LAST = re.compile(
    rf"^(?P<two>{_SUBJECT} {_TIDY}{{3,130}}?),? (?P<word>although|because|when|while|if|unless|as soon as) (?P<one>(?:the|a|an|this|these|his|her|its|their|our|my|he|she|it|we|they|I|you|there) {_TIDY}{{3,110}}?)(?P<end> ?[.])$"
)
_SAID = re.compile(
    rf"^(?P<who>(?:[A-Z][\w.'’-]*|[Tt]he|[Aa]n?|[Hh]e|[Ss]he|[Tt]hey)(?: [\w.'’-]+){{0,4}}?) (?P<said>said|says|reported|announced|claimed|added|explained|argued|admitted|warned) that (?P<what>{_SUBJECT} {_TIDY}{{3,150}}?)(?P<end> ?[.])$"
)
_WHAT_SAID = re.compile(
    rf"^(?P<what>{_TIDY}{{15,150}}?) ?, (?P<who>(?:[A-Z][\w.'’-]*|the|an?|he|she|they)(?: [\w.'’-]+){{0,3}}?) (?P<said>said|says|reported|announced|claimed|added)(?P<end> ?[.])$"
)
_ACCORDING = re.compile(
    rf"^According to (?P<who>{_TIDY}{{2,60}}?) ?, (?P<what>.{{10,200}}?)(?P<end> ?[.])$"
)
_ACCORDING_LAST = re.compile(
    rf"^(?P<what>.{{10,200}}?),? according to (?P<who>{_TIDY}{{2,60}}?)(?P<end> ?[.])$"
)
_QUOTE_FIRST = re.compile(
    r"^(?P<open>[\"“])(?P<what>[^\"“”]+?),(?P<close>[\"”]) (?:(?P<who>(?:[Hh]e|[Ss]he|I|they|[A-Z][a-z]+)) (?P<said>said|asked|replied|added)|(?P<said2>said|replied|added) (?P<who2>(?:the )?[A-Z]?[a-z]+))\.$"
)
_QUOTE_LAST = re.compile(
    r"^(?P<who>(?:He|She|I|They|[A-Z][a-z]+)) (?P<said>said|replied|added),? (?P<open>[\"“])(?P<what>[^\"“”]+?)\.(?P<close>[\"”])$"
)
_AND = re.compile(
    r"\b(?P<be>is|was|are|were) (?P<one>(?!not\b|up\b|in\b|out\b|both\b|more\b|nice\b|good\b|back\b|here\b|there\b|[a-z]+(?:ed|ing|s)\b)[a-z]{4,}) and (?P<two>(?![a-z]+(?:ed|ing|s)\b|well\b|more\b|just\b|then\b|very\b|even\b|also\b)[a-z]{4,})(?=$|[.;!]| [.;!])"
)
_GAVE = re.compile(
    r"\b(?P<gave>gave|sent|showed|offered|handed) (?P<who>me|him|her|us|them|you) (?P<what>(?:the|a|an|his|my|their|our|some) (?:[a-z]+ )?[a-z]{3,})(?=$|[.,;!]| [.,;!]| (?:and|but|when|before|after)\b)"
)
_GAVE_TO = re.compile(
    r"\b(?P<gave>gave|showed|offered|handed|sent) (?P<what>(?:the|a|an|his|my|their|our|some) (?:[a-z]+ )?[a-z]{3,}) to (?P<who>me|him|her|us|them|you)(?=$|[.,;!]| [.,;!]| (?:and|but|when|before|after)\b)"
)
_STATIVE = frozenset(
    "have be lack resemble become cost suit fit equal weigh contain mean marry leave enter reach join want like know go come get let say ask say tell think need try look hope work".split()
)


_JOINED = re.compile(r"\b(?:and|but|that|which|who|because|when|while|if|to|said|was|so)\b.* ")


def _first(words: str, *, capital: bool) -> str:
    if capital:
        return words[:1].upper() + words[1:]
    word = re.match(r"[A-Za-z'’]+", words)
    small = (
        "the a an this that these those his her its their our my he she it we they you there in on at "
        "during since until last yesterday before after some most many all both two three"
    ).split()
    if word and word[0].lower() in small:
        return words[:1].lower() + words[1:]
    return words


def _known_start(words: str) -> bool:
    """Whether the first letter can be made small, or is known to stay."""
    return _first(words, capital=False) != words or bool(
        re.match(r"I\b|[A-Z][\w'’-]*[A-Z]|[A-Z][a-z]+ [A-Z]|Mr|Mrs|Dr", words)
    )


def _times(sentence: str) -> Iterator[str]:
    # at the end of a long rest, it would belong to the last clause alone
    if (found := _FRONTED.match(sentence)) and not _JOINED.search(found["rest"][20:]):
        rest = _first(found["rest"], capital=True)
        yield f"{rest} {_first(found['time'], capital=False)}{found['end']}"
    if found := _TRAILING.match(sentence):
        simple = not re.search(
            r"\b(?:and|but|that|which|who|because|when|while|if|to|said|says|until|since)\b",
            found["rest"],
        )
        if (
            simple
            and _known_start(found["rest"])
            and not found["rest"].endswith(("since", "from", "by"))
        ):
            yield f"{_first(found['time'], capital=True)}, {_first(found['rest'], capital=False)}{found['end']}"


def _subordinate(sentence: str) -> Iterator[str]:
    joined = r"\b(?:then|and|or)\b"
    if (found := _SUB_FIRST.match(sentence)) and not re.search(joined, found["two"][:30]):
        comma = "," if found["word"].lower() in {"although", "though", "while", "since"} else ""
        yield f"{_first(found['two'], capital=True)}{comma} {found['word'].lower()} {found['one']}{found['end']}"
    if found := _SUB_LAST.match(sentence):
        scope = r"\b(?:not|never|only|just|even|that|if|because|when|and|but|or|which|who|so|time|day|know|knew|see|ask\w*|wonder\w*|is|was|what|where|how)\b|n['’]t"
        if not re.search(scope, found["two"]) and _known_start(found["two"]):
            yield f"{found['word'].capitalize()} {found['one']}, {_first(found['two'], capital=False)}{found['end']}"


def _said(sentence: str) -> Iterator[str]:
    if (
        (found := _SAID.match(sentence))
        and not re.search(
            r"\b(?:also|who|which|and|not|never|it|has|have|had|is|was)\b", found["who"]
        )
        and _known_start(found["who"])
    ):
        who = _first(found["who"], capital=False)
        yield f"{_first(found['what'], capital=True)}, {who} {found['said']}{found['end']}"
    if (found := _WHAT_SAID.match(sentence)) and _known_start(found["what"]):
        who, what = _first(found["who"], capital=True), _first(found["what"], capital=False)
        yield f"{who} {found['said']} that {what}{found['end']}"
    if (found := _ACCORDING.match(sentence)) and found["what"].count(",") < 3:
        yield f"{_first(found['what'], capital=True)}, according to {found['who']}{found['end']}"
    if (found := _ACCORDING_LAST.match(sentence)) and _known_start(found["what"]):
        yield f"According to {found['who']}, {_first(found['what'], capital=False)}{found['end']}"


def _quoted(sentence: str) -> Iterator[str]:
    if found := _QUOTE_FIRST.match(sentence):
        who = found["who"] or found["who2"]
        said = found["said"] or found["said2"]
        yield f"{_first(who, capital=True)} {said}, {found['open']}{found['what']}.{found['close']}"
    if found := _QUOTE_LAST.match(sentence):
        who = _first(found["who"], capital=False)
        yield f"{found['open']}{found['what']},{found['close']} {who} {found['said']}."


def _voice(sentence: str) -> Iterator[str]:
    for found, base, form in simple_clauses(sentence):
        aux = found["aux"].split()
        if base in _STATIVE or "never" in aux or "did" in aux:
            continue
        subject, thing = found["subject"], found["object"]
        leads = not sentence[: found.start("subject")].strip('"“ ')
        if re.match(r"(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\b", thing):
            continue  # whose it is must be said first
        plural = is_plural(thing)
        if form == "past":
            be = "were" if plural else "was"
        elif form == "participle":
            be = "had been" if "had" in aux else "have been" if plural else "has been"
        else:
            be = " ".join(aux) + " be"
        if leads and not re.match(r"The|A|An|This|That|These|Those|[A-Z][a-z]+ [A-Z]", subject):
            continue
        first, last = noun_phrase(thing, leads=leads), noun_phrase(subject, leads=False)
        clause = f"{first} {be} {forms(base).participle} by {last}"
        yield sentence[: found.start("subject")] + clause + sentence[found.end("object") :]
    for found in PASSIVE.finditer(sentence):
        bases = [r.base for r in readings(found["verb"]) if r.form == "participle"]
        if not is_participle(found["verb"]) or not bases or found["be"] not in {"was", "were"}:
            continue
        if re.match(
            r"(?:the|a|an) (?:end|time|way|side|fact|number|factor|means|next)\b", found["object"]
        ):
            continue
        leads = not sentence[: found.start("subject")].strip('"“ ')
        first, last = (
            noun_phrase(found["object"], leads=leads),
            noun_phrase(found["subject"], leads=False),
        )
        clause = f"{first} {forms(bases[0]).past} {last}"
        yield sentence[: found.start("subject")] + clause + sentence[found.end("object") :]


def _order(sentence: str) -> Iterator[str]:
    for pattern, new in (
        (_AND, r"\g<be> \g<two> and \g<one>"),
        (_GAVE, r"\g<gave> \g<what> to \g<who>"),
        (_GAVE_TO, r"\g<gave> \g<who> \g<what>"),
    ):
        turned = pattern.sub(new, sentence, count=1)
        if turned != sentence:
            yield turned


CLAUSE_RULES: tuple[Callable[[str], Iterator[str]], ...] = (
    _times,
    _subordinate,
    _said,
    _quoted,
    _voice,
    _order,
)
