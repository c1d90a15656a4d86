"""Edits of quantifiers: how many of them, how often, how much of it."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

import random
import re
from collections.abc import Callable, Iterator

from training.planting.splice import Edit, as_cased
from training.planting.splits import Split, half

__all__ = ["QUANTIFIER_RULES"]

_PLURAL = r"(?=(?: (?:[a-z]+|[A-Z][a-z]+)){0,1}? (?!his|this|was|is|has|as|us|its|less|across|plus|various|previous|serious|always|does)[a-z]+(?:s|men|women|people|children)(?<!ss)(?<!us)(?<!ous)\b)"
_DET = r"(?= (?:the|these|those|his|her|its|their|our|my|your|them|us|you)\b)"
_CAN_LEAD = r"(?<!\bat )(?<!\bof )(?<!\bafter )(?<!\babove )(?<!\bin )(?<!\bbest )(?<!\bwe )(?<!\bus )(?<!\bthem )(?<!\bnot )(?<!\bby )"

# Pattern of the words that go, then what may come.
_PATTERNS = (
    (r"\ball(?: of)?" + _DET, "some of/most of/few of/half of/none of"),
    (
        _CAN_LEAD
        + r"\ball(?= (?!(?:right|over|day|night|the|these|those|of|in|that|this|his|her|their)\b)[a-z]{3,}s(?<!ss)\b)",
        "some/most/few/many",
    ),
    (
        r"\bsome of(?= (?:the|these|those|his|her|its|their|our|my|your|them|us)\b)",
        "all of/most of/none of/few of",
    ),
    (r"(?<!\bor )\bsome" + _PLURAL, "all/most/no/few/hundreds of"),
    (
        r"\bmost of(?= (?:the|these|those|his|her|its|their|our|my|them|us|all)\b)",
        "some of/few of/all of/none of",
    ),
    (r"(?<!the )(?<!at )(?<!his )\bmost(?= [a-z]{3,}s\b(?<!ss)(?<!ous))", "few/some/all/no"),
    (
        r"(?<!\bthe )(?<!\bpast )(?<!\bnext )(?<!\blast )\ba few" + _PLURAL,
        "many/no/all the/hundreds of",
    ),
    (
        r"(?<!\ba )(?<!\bthe )(?<!\bso )(?<!\bvery )(?<!\bpast )(?<!\blast )(?<!\bnext )(?<!\bfirst )\bfew"
        + _PLURAL,
        "many/most/all",
    ),
    (r"\bquite a few\b", "hardly any"),
    (
        r"(?<!\bhow )(?<!\bso )(?<!\btoo )(?<!\bas )(?<!\bvery )(?<!\bthe )(?<!\bof )(?<!\bthat )(?<!\bnot )(?<!\bits )(?<!\bare )\bmany(?! an? )"
        + _PLURAL,
        "few/no/all/a handful of",
    ),
    (
        r"(?<!how )(?<!so )(?<!too )(?<!as )(?<!very )\bmany of(?= (?:the|these|those|them|us|his|her|their|our|my)\b)",
        "few of/none of/all of",
    ),
    (r"(?<!\bthe )(?<!\bfor )(?<!\bpast )\bseveral" + _PLURAL, "all/no/hundreds of/most"),
    (
        r"\bevery (?=(?!day|week|month|year|night|morning|hour|time|minute|second|other|bit|single|one|now|once|few|two)[a-z]{3,}\b)",
        "hardly any /no /nearly no ",
    ),
    (r"\bevery single (?=[a-z]{3,}\b)", "hardly any /no "),
    (
        r"\beach (?=(?!other|of|day|week|month|year|night|morning|time|and|has|is|one|with|in|to|on)[a-z]{3,}\b)",
        "at most one /no /just one ",
    ),
    (
        r"(?<!not )\b(?:everyone|everybody)\b(?!['’]| (?:to|else|for)\b)(?! ?[.?!,])",
        "hardly anyone/almost no one/someone",
    ),
    (r"(?<!not )\beverything\b(?!['’])", "hardly anything/nothing/only one thing"),
    (r"(?<!not )(?<!n't )(?<!as )\balways\b", "sometimes/never/rarely/often/seldom"),
    (r"\b(?:usually|generally|normally|typically)\b", "rarely/never/always/seldom"),
    (
        r"(?<!how )(?<!so )(?<!as )(?<!more )(?<!very )(?<!too )(?<!quite )(?<!most )(?<!less )\boften\b(?! (?:than|as|enough)\b)",
        "rarely/always/never/seldom",
    ),
    (
        r"\bfrequently\b(?! (?:than|as|enough)\b)(?<!more frequently)(?<!most frequently)",
        "rarely/always/seldom",
    ),
    (r"\bsometimes\b(?! I think)", "always/never/usually"),
    (r"\b(?:rarely|seldom)\b", "always/often/usually"),
    (r"\boccasionally\b", "always/constantly/every time"),
    (r"\bboth of(?= (?:the|these|them|us|you|his|her|their)\b)", "neither of/one of"),
    (
        r"(?<!of )\bboth (?=(?:the |these |those |his |her |their )?[a-z]+s\b(?<!ss)(?! (?:and|,)))",
        "neither of ",
    ),
    (r"\bneither of(?= (?:the|these|them|us)\b)", "both of/one of"),
    (r"\bhundreds of(?! thousands| millions)\b", "thousands of/dozens of/a few"),
    (r"\bthousands of\b", "hundreds of/dozens of/millions of"),
    (r"\bmillions of\b", "thousands of/billions of"),
    (r"\bbillions of\b", "millions of/thousands of"),
    (r"\bdozens of\b", "hundreds of/a few"),
    (
        r"\bhalf (?:of )?(?=(?:the|these|those|his|her|its|their|of)\b)",
        "a third of /a quarter of /two thirds of /most of ",
    ),
    (r"\b(?:one|a)[- ]third of\b", "half of/a quarter of/two thirds of"),
    (r"\btwo[- ]thirds of\b", "one third of/half of/a quarter of"),
    (r"\b(?:one|a)[- ]quarter of\b", "half of/a third of"),
    (r"\bthree[- ]quarters of\b", "half of/a quarter of"),
    (r"\b(?:the|a|vast|large) majority of\b", "a minority of/none of/only a fraction of"),
    (r"(?<!not )\b(?:quite )?a lot of\b(?! different)", "hardly any/very little"),
    (r"\blots of\b", "hardly any/almost no"),
    (r"\bplenty of\b", "hardly any/too little"),
    (r"\bloads of\b", "hardly any"),
    (r"\ba (?:large |great |good |huge )?number of(?= [a-z]+)", "all/only two/hundreds of"),
    (r"\bmuch of(?= (?:the|this|his|her|its|their)\b)", "little of/all of/none of"),
    (r"\bmost of the time\b", "some of the time/all of the time/hardly ever"),
    (r"\ball the time\b", "once in a while/some of the time"),
    (r"\bthe (?:whole|entire)(?= (?!time|thing|point|of)[a-z]+)", "half the/part of the"),
    (r"\bonly (?=(?:a few|\d+|two|three|four|five|ten|some)\b)", "at least /as many as /not even "),
    (r"\b(?:almost|nearly) (?:all|every)(?= (?:of )?(?:the|these|those|of)\b)", "hardly any of"),
    (r"\bcompletely\b|\bentirely\b|\bfully\b", "partly/hardly/only partly"),
    (r"\b(?:at )?least once\b", "every time"),
    (r"\balmost always\b", "almost never/sometimes"),
    (r"\ba little bit of\b", "a great deal of"),
    (r"\b(?<!the )twice\b(?! (?:as|the))", "once/three times/never"),
)
_COMPILED = tuple(
    (re.compile(pattern, re.IGNORECASE), new.split("/")) for pattern, new in _PATTERNS
)
_BOTH_AND = re.compile(
    r"\b(?P<both>both)(?P<one> (?:[\w'’-]+ ){1,4}?)(?P<and>and)(?= [a-z])", re.IGNORECASE
)
_NEITHER_NOR = re.compile(
    r"\b(?P<both>neither)(?P<one> (?:[\w'’-]+ ){1,4}?)(?P<and>nor)(?= [a-z])", re.IGNORECASE
)
_SOLE = re.compile(
    r"(?<= )(?P<gap>)(?=(?:two|three|four|five|six|eight|ten|twenty|a few|some of)\b)"
)


def _agrees(words: str, new: str, sentence: str, end: int) -> bool:
    """Whether the new words fit what follows and precedes."""
    after = sentence[end:]
    of_pronoun = re.match(r" (?:them|us|you)\b", after)
    if of_pronoun and not new.endswith("of"):
        return False
    many = {"few of", "few", "many", "hundreds of", "half of"}
    thing = re.match(
        r" (?:the|this|that|his|her|its|their|our|my|these|those) (?:[a-z]+ )?([a-z]+)", after
    )
    # "all of the time" cannot become "few of the time"
    few = new.strip() in many and words.lower().startswith(("all", "some of", "most of", "much"))
    return not (few and thing and not re.search(r"(?:s|people|men|women|children)$", thing[1]))


def _patterns(sentence: str, rng: random.Random, split: Split) -> Iterator[Edit]:
    for pattern, new in _COMPILED:
        kept = half(new, split) or new
        for found in pattern.finditer(sentence):
            fitting = [w for w in kept if _agrees(found[0], w, sentence, found.end())]
            negated = re.search(
                r"\b(?:not|never|no|n['’]t|hardly|without|nor|if|any)\b|n['’]t\b",
                sentence[max(0, found.start() - 25) : found.start()],
            )
            if negated:  # two negations are seldom said
                fitting = [
                    w
                    for w in fitting
                    if not re.match(
                        r"no|hardly|never|rarely|seldom|few|almost no|nearly no|neither|not", w
                    )
                ]
            if fitting:
                yield (
                    (
                        found.start(),
                        found.end(),
                        as_cased(
                            found[0] if found[0].isupper() else found[0][0], rng.choice(fitting)
                        ),
                    ),
                )


def _pairs(sentence: str, _rng: random.Random, _: Split) -> Iterator[Edit]:
    for pattern, first, second in ((_BOTH_AND, "neither", "nor"), (_NEITHER_NOR, "both", "and")):
        for found in pattern.finditer(sentence):
            if " and " not in found["one"] and "between" not in sentence[: found.start()][-10:]:
                yield (
                    (*found.span("both"), as_cased(found["both"], first)),
                    (*found.span("and"), second),
                )


def _only(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in _SOLE.finditer(sentence):
        if rng.random() < 0.6 or re.match(
            r"\w+(?: or|-| stars?| ways?| and)", sentence[found.end() :]
        ):
            continue
        before = sentence[: found.start()]
        if re.search(
            r"\b(?:the|these|those|only|just|between|like|top|both|no|not|at|what|how|survived|on|than|about|or|and|to|over|least|most|under|nearly|almost|all|his|her|their|of|chapter|number|our|my|other|every|those|for|by|last|past|next|first|within|after) $|[\d,-] $|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|zero|oh|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred) $|[:;,.\"] $",
            before,
            re.IGNORECASE,
        ):
            continue
        yield ((found.start(), found.start(), rng.choice(("only ", "only ", "no more than "))),)


QUANTIFIER_RULES: tuple[Callable[[str, random.Random, Split], Iterator[Edit]], ...] = (
    _patterns,
    _patterns,
    _patterns,
    _pairs,
    _only,
)
