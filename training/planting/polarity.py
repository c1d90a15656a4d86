"""Edits of negation: it comes or goes."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

import random
import re
from collections.abc import Callable, Iterator

from training.planting.negation_words import MASS, PREFIXED, WORDS
from training.planting.splice import Edit, as_cased
from training.planting.splits import Split, half
from training.planting.verbs import forms, is_participle, readings

__all__ = ["NEGATION_RULES"]

_AUXILIARY = (
    "is|are|was|were|am|has been|have been|had been|can|could|will|would|should|must|might|may|"
    "did|does|do"
)
# After these words "not" would be strange, wrong, or would change nothing.
_STAYS = (
    "not|never|only|even|already|still|also|too|just|now|then|once|always|probably|perhaps|possibly|"
    "certainly|indeed|both|either|neither|nor|no|none|nothing|hardly|rather|almost|nearly|some|something|"
    "and|or|but|than|as|if|in fact|there|he|she|it|they|we|you|i|that|this|the case|obviously|clearly|"
    "actually|well|at least|like|supposed|going|gonna|mean|know|sort|kind|about|uh|um|yeah|to"
)
_INSERT = re.compile(
    rf"(?P<before>[\w'’]+,? )(?P<aux>(?:{_AUXILIARY}))(?= (?!(?:{_STAYS})\b)[a-z])"
)
_ASKS = re.compile(
    r"(?:what|who|where|when|why|how|which|than|as|so|nor|neither|not|never|only|none|nothing|nobody|no|"
    r"and|or|but|whether|if|few|little|hardly|any|whatever|much|did|far|long|many|often)[,]? $",
    re.IGNORECASE,
)
_CLITIC = re.compile(
    rf"\b(?P<who>[Ii]t|[Hh]e|[Ss]he|[Tt]hat|[Tt]his|[Tt]here|[Tt]hey|[Ww]e|[Yy]ou|I) ?['’](?P<clitic>s|re|m)"
    rf"(?= (?!(?:{_STAYS}|got|been|okay|ok|okay|alright|all|why|what|how|where|because|let)\b)[a-z]{{2}})"
)
_BUT = re.compile(
    r"^[^.;:]{0,80}?(?:\bbut\b|\brather\b|\buntil\b|\bunless\b|\bnor\b|\beither\b|\bat all\b|\byet\b|\bever\b)"
)
_FIXED = r"(?:only|just|merely|simply|necessarily|to mention|least|quite|always|surprising\w*|too|so|very|all|every|that|bad|sure|even|really|much|many|yet|until|because)"
_FULL_NOT = re.compile(
    rf"\b(?P<aux>is|are|was|were|am|has|have|had|can|could|will|would|should|must|might|may)"
    rf"(?P<not> not| ?n['’]t|not)(?= (?!{_FIXED}\b|to\b|I\b|you\b|we\b|they\b|he\b|she\b|it\b|there\b|that\b)[a-z])",
    re.IGNORECASE,
)
_WONT = re.compile(
    r"\b(?P<short>ca|wo|sha)(?P<not> ?n['’]t)\b(?= (?!I\b|you\b|we\b|they\b|he\b|she\b|it\b|even\b|really\b)[a-z])",
    re.IGNORECASE,
)
_SUPPORT = re.compile(
    rf"\b(?P<aux>do|does|did)(?P<not> not| ?n['’]t)(?P<gap> )(?P<verb>(?!{_FIXED}\b|have to\b|know\b|think\b|mind\b|care\b)[a-z]+)\b",
    re.IGNORECASE,
)
_SUBJECT = r"(?:I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|[Yy]ou|who|which|[Tt]hat)"
_VERB_AFTER = re.compile(
    rf"(?<!and )(?<!or )\b(?P<who>{_SUBJECT}) (?P<verb>[a-z]{{3,}})\b(?! (?:not|never|no|nothing|hardly)\b)"
)
_TRANSITIVE = re.compile(
    r"(?P<before>(?<!['’])\b(?!by |to |will |can |could |would |should |may |might |must |did |does |do |let |of |in |for |with |how |as |been |be |was |were |are |is |being |not |had |has |have |and |or |most |more |newly )[a-z]+ |\b[A-Z][a-z]+ )"
    r"(?P<verb>[a-z]+(?:ed|[a-z]{2}))(?= (?:the|a|an|his|her|their|its|our|my|that|this|these|him|them|it|to [a-z]+)\b)"
)


def _any_to_some(sentence: str, start: int) -> list[tuple[int, int, str]]:
    """Make "any" after a negation that goes that of "some"."""
    return [
        (start + found.start(), start + found.end(), "some" + found[1])
        for found in re.finditer(r"\bany(thing|one|body|where|)\b", sentence[start : start + 60])
    ]


def _insert_not(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in _INSERT.finditer(sentence):
        before = found["before"]
        question = sentence.rstrip().endswith("?") and found.start() < 12
        if question or _ASKS.search(before) or before[0].isdigit():
            continue
        aux, place = found["aux"], found.end()
        if aux in {"do", "does", "did"}:
            follows = re.match(r" ([a-z]+)", sentence[place:])
            if not follows or not any(r.form == "base" for r in readings(follows[1])):
                continue
        if " " in aux:
            place = found.start("aux") + aux.index(" ")
        words = " not"
        if aux == "can":
            yield ((found.start("aux"), found.end(), rng.choice(("cannot", "can't"))),)
            continue
        if aux in {"is", "are", "was", "were", "could", "would", "should"} and rng.random() < 0.3:
            words = "n't"
        yield ((place, place, words),)
    for found in _CLITIC.finditer(sentence):
        if found["clitic"] == "m" and found["who"] != "I":
            continue
        yield ((found.end(), found.end(), " not"),)


def _insert_support(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for pattern in (_VERB_AFTER, _TRANSITIVE):
        for found in pattern.finditer(sentence):
            verb = found["verb"]
            who = found.groupdict().get("who", "")
            if re.search(
                r"\b(?:how|as|so|what|much|no matter|that|to|all|than) (?:\w+ )?$",
                sentence[: found.start()],
                re.IGNORECASE,
            ):
                continue
            support = {"past": "did", "third": "does", "base": "do"}
            for base, form in readings(verb):
                third_person = who.lower() in {"he", "she", "it", "which", "that"}
                if not who and forms(base).past == base:
                    continue
                fits = form == "past" or (who and form == ("third" if third_person else "base"))
                if not fits or base in {
                    "be",
                    "do",
                    "have",
                    "mean",
                    "know",
                    "let",
                    "think",
                    "guess",
                    "wish",
                    "hope",
                    "suppose",
                    "say",
                    "get",
                }:
                    continue
                if who.lower() == "you" and form == "base" and "?" in sentence:
                    continue
                if form == "past" and (rng.random() < 0.25):
                    words = f"{rng.choice(('never', 'failed to', 'refused to'))} {base}"
                    words = f"never {verb}" if words.startswith("never") else words
                else:
                    words = f"{support[form]}{rng.choice((' not', 'n’t' if '’' in sentence else chr(110) + chr(39) + 't'))} {base}"
                yield ((*found.span("verb"), words),)
                break


def _remove_not(sentence: str, _rng: random.Random, _: Split) -> Iterator[Edit]:
    whole = {"ca": "can", "wo": "will", "sha": "shall"}
    for pattern in (_FULL_NOT, _WONT):
        for found in pattern.finditer(sentence):
            if _BUT.search(sentence[found.end() :]) or _ASKS.search(sentence[: found.start()]):
                continue
            changes = [(found.start("not"), found.end("not"), "")]
            if pattern is _WONT:
                word = as_cased(found["short"], whole[found["short"].lower()])
                changes = [(found.start(), found.end(), word)]
            yield (*changes, *_any_to_some(sentence, found.end()))
    for found in _SUPPORT.finditer(sentence):
        asked = _ASKS.search(sentence[: found.start()]) or _BUT.search(sentence[found.end() :])
        if found.start() == 0 or asked or sentence.rstrip().endswith("?"):
            continue
        form = {"do": "base", "does": "third", "did": "past"}[found["aux"].lower()]
        if (
            any(reading.form == "base" for reading in readings(found["verb"]))
            or found["verb"] == "have"
        ):
            if re.search(
                r"(?:^|[.,!;:\"“] ?|\b(?:please|and|or|to|just|so|then|but) )$",
                sentence[: found.start()],
                re.IGNORECASE,
            ):
                continue  # a command
            verb = getattr(forms(found["verb"]), form)
            yield ((found.start(), found.end(), verb), *_any_to_some(sentence, found.end()))


_WORD = re.compile(
    rf"(?<!not )(?<!n't )(?<!almost )(?<!or )(?<!be )(?<!been )\b(?P<word>{'|'.join(sorted(WORDS, key=len, reverse=True))})\b"
    r"(?! (?:but|more|mind|once|again|before|ever|less|to do|like|in particular|except|else|new)\b| ?[,.]? but\b|['’]| ?[?])",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?P<no>no) (?P<noun>(?!longer|one|doubt|matter|more|less|fewer|idea|way|sense|question|surprise|wonder|means|such|better|other|yes|nonsense|thanks|problem\b)[a-z]{4,})"
    r"(?= (?:in|of|for|to|that|at|on|with|from|between|is|was|were|are|left|here|there|about|against)\b|[.,])"
)
_WITHOUT = re.compile(
    r"\b(?P<word>without)(?= (?!question|doubt|fail|saying|notice|exception|having|further|so|much|even|regard|ever|such|him|her|it|them|us|me|you)(?:(?:a|an|the|his|her|its|their|any|my|our)\b|[a-z]+(?<!ing)\b))(?P<any> any)?",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?<=, )(?P<word>with)(?= (?:a|an|the|his|her|its|their)\b)|(?<=[a-z]{3}s )(?<!comes )(?<!goes )(?P<plain>with)(?= (?:a|an|the)\b)"
)
_PREFIXES = [
    pair.split("/")
    for pair in PREFIXED
    if pair.split("/")[0] not in {"easily", "usually", "precedented", "believable", "completely"}
]


def _words(sentence: str, _rng: random.Random, split: Split) -> Iterator[Edit]:
    for found in _WORD.finditer(sentence):
        word = found["word"]
        if (
            word.lower() == "never"
            and re.search(r"\b(?:I|[Ww]e|[Tt]hey) (?:have |['’]ve )?$", sentence[: found.start()])
            and " again" in sentence
        ):
            continue
        yield (
            (found.start(), found.end(), as_cased(word, WORDS[word.lower()])),
            *_any_to_some(sentence, found.end()),
        )
    kept = set(half((negative for _, negative in _PREFIXES), split))
    table = {a: b for a, b in _PREFIXES if b in kept}
    table |= {b: a for a, b in table.items()}
    for found in re.finditer(
        r"(?<!as )(?<!not )(?<!n't )(?<!self-)\b[A-Za-z]{4,}\b(?!-)", sentence
    ):
        other = table.get(found[0].lower())
        if other and not (other == "unable" and sentence[found.end() :][:3] != " to"):
            if (
                re.match(r" (?:about|that|from|to be) ", sentence[found.end() :])
                and found[0].lower() == "certain"
            ):
                continue
            yield ((found.start(), found.end(), as_cased(found[0], other)),)


def _no(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in _NO.finditer(sentence):
        noun = found["noun"]
        if noun in MASS:
            some = (
                rng.choice(("some", "some", "plenty of"))
                if noun not in {"reason", "sign", "hint", "chance", "risk", "need", "difference"}
                else "a"
            )
        elif noun.endswith("s") and not noun.endswith("ss"):
            some = rng.choice(("some", "many", "several"))
        else:
            continue
        yield ((*found.span("no"), some),)
    for found in _WITHOUT.finditer(sentence):
        word = "with some" if found["any"] else "with"
        yield ((found.start(), found.end(), as_cased(found["word"], word)),)
    for found in _WITH.finditer(sentence):
        yield ((found.start(), found.end(), "without"),)


def _never(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    """After have, before a participle."""
    for found in re.finditer(r"\b(?P<aux>has|have|had|['’]ve)(?= (?P<next>[a-z]+)\b)", sentence):
        perfect = is_participle(found["next"]) and found["next"] not in {"had", "got"}
        if perfect and not _ASKS.search(sentence[: found.start()]):
            yield ((found.end(), found.end(), rng.choice((" never", " not"))),)


NEGATION_RULES: tuple[Callable[[str, random.Random, Split], Iterator[Edit]], ...] = (
    _insert_not,
    _insert_support,
    _remove_not,
    _remove_not,
    _words,
    _no,
    _never,
)
