"""Saying the same in other words, by rule."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

import random
import re
from collections.abc import Callable, Iterator
from functools import cache

from training.planting.clauses import CLAUSE_RULES
from training.planting.figures import NUMBER_WORDS, plain_figures, spelled_figures
from training.planting.splice import Change, Edit, as_cased, splice
from training.planting.splits import Split, in_half
from training.planting.synonyms import PHRASES, SYNONYMS, VERB_PAIRS
from training.planting.verbs import forms, is_participle

__all__ = ["reword"]

_BASE_AFTER = re.compile(
    r"(?:\b(?:to|will|would|can|could|should|may|might|must|not|cannot|did|do|does|I|we|they|you|We|They|You)|n['’]t|['’]ll) $"
)
_THIRD_AFTER = re.compile(r"\b(?:it|he|she|which|who|It|He|She) $")
_DETERMINED = re.compile(
    r"\b(?:the|an?|his|her|its|their|our|my|your|more|most|of) $", re.IGNORECASE
)
_NAMED = re.compile(r"[A-Z][\w'’-]* $")


_ADJECTIVES = frozenset("promising amazing following supposed used leaving lost broken".split())


@cache
def _verb_table() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """A form -> its key in the lists, the name of the form, the form that may replace it."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    for entry in VERB_PAIRS:
        both = "/" in entry
        one, two = entry.replace("_", " ").split("/" if both else ">")
        for base, other in [(one, two), (two, one)] if both else [(one, two)]:
            if " " in base:
                continue
            for name, form in forms(base)._asdict().items():
                replacement = getattr(forms(other), name)
                known = table.setdefault(form, [])
                if (entry, name, replacement) not in known:
                    known.append((entry, name, replacement))
    return {form: tuple(found) for form, found in table.items()}


@cache
def _word_table() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for entry in SYNONYMS:
        one, two = entry.replace("_", " ").split("/")
        table.setdefault(one, []).append(two)
    return {word: tuple(others) for word, others in table.items()}


@cache
def _phrase_table() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """The pattern of a phrase, what may replace it, and its key."""
    table = []
    for line in PHRASES:
        one, sign, two = re.fullmatch(r"(.+) ([=>]) (.+)", line).groups()  # type: ignore[union-attr]
        for this, other in [(one, two), (two, one)] if sign == "=" else [(one, two)]:
            ends = "" if this.endswith(".") else r"(?![\w'’-])"
            spelled = re.escape(this).replace("'", "['’]").replace(r"\ ", " ")
            pattern = re.compile(
                rf"(?<![\w'’.-]){spelled}{ends}", 0 if this[0].isupper() else re.IGNORECASE
            )
            table.append((pattern, other, line))
    return tuple(table)


def _verbs(sentence: str, rng: random.Random, split: Split) -> Iterator[Edit]:
    table = _verb_table()
    for found in re.finditer(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])", sentence):
        entries = [entry for entry in table.get(found[0], ()) if in_half(entry[0], split)]
        if not entries or found[0] in _ADJECTIVES:
            continue
        _, form, other = rng.choice(entries)
        before, after = sentence[: found.start()], sentence[found.end() :]
        if form == "base" and not _BASE_AFTER.search(before):
            continue
        if form == "third" and not _THIRD_AFTER.search(before):
            continue
        if form not in {"base", "third"} and _DETERMINED.search(before):
            continue
        particle = re.match(
            r" (?:up|out|off|over|in|on|by|away|back|down|through|as|for|at)\b", after
        )
        if particle or (
            " " in other
            and not re.match(r" (?:the|a|an|his|her|its|their|that|this|it)\b| ?[.,]", after)
        ):
            continue
        if form == "gerund" and not re.search(
            r"\b(?:is|are|was|were|be|been|by|for|of|when|while|before|after|without|start\w*|am) $",
            before,
        ):
            continue
        yield ((found.start(), found.end(), other),)


def _words(sentence: str, rng: random.Random, split: Split) -> Iterator[Edit]:
    table = _word_table()
    for found in re.finditer(r"(?<![\w'’-])[A-Za-z][a-z-]{2,}(?![\w'’-])", sentence):
        word = found[0].lower()
        others = [other for other in table.get(word, ()) if in_half(f"{word}/{other}", split)]
        named = (found[0][0].isupper() and found.start() > 1) or re.match(
            r" [A-Z][a-z]", sentence[found.end() :]
        )
        if not others or (named and found.start() > 1):
            continue
        other = rng.choice(others)
        before = sentence[: found.start()]
        degree = re.search(
            r"\b(?:very|so|too|as|how|more|most|less|quite|really|pretty|not) $",
            before,
            re.IGNORECASE,
        )
        if degree and (" " in other or other in {"enormous", "gorgeous"}):
            continue
        yield ((found.start(), found.end(), as_cased(found[0], other)),)


def _fits(short: str, other: str, after: str, sentence: str) -> bool:
    """Whether a turn of phrase is what it seems, and the other can stand in its place."""
    last = not after.strip(" .,?!")
    if "n't" in short and (last or re.match(r" (?:I|you|we|he|she|it|they|there|that)\b", after)):
        return False  # "don't you": the order would be wrong
    if short in {"it's", "that's", "there's", "what's"}:
        following = re.match(r" ([a-z]+)", after)
        word = following[1] if following else "got"
        return word != "got" and not is_participle(word)
    if other in {"it's", "that's", "we're", "they're", "you're", "I'm"}:
        return bool(re.match(r" (?:a|an|the|not|very|[a-z]+ing)\b", after))
    if other in {"I've", "we've", "they've"}:
        perfect = r" (?:[a-z]+ed|been|had|seen|done|made|got|not|never|always)\b"
        return bool(re.match(perfect, after))
    if re.match(r"(?:I|we|you|they)'", other) and last:
        return False
    return not (other == "let us" and sentence.rstrip().endswith("?"))


def _phrases(sentence: str, _rng: random.Random, split: Split) -> Iterator[Edit]:
    for pattern, other, key in _phrase_table():
        if not in_half(key, split):
            continue
        for found in pattern.finditer(sentence):
            short = found[0].lower().replace("’", "'")
            if _fits(short, other, sentence[found.end() :], sentence):
                capital = found[0][0].isupper() and not found[0].isupper()
                yield (
                    (found.start(), found.end(), as_cased(found[0], other) if capital else other),
                )


def _numbers(sentence: str, _rng: random.Random, _: Split) -> Iterator[Edit]:
    for start, end, value in plain_figures(sentence):
        if (
            2 <= value <= 20
            and not re.match(
                r" ?(?:%|percent|per|million|billion|[ap]\.?m|[A-Z])|[-/]", sentence[end:]
            )
            and sentence[start - 1 : start] not in {"$", "£", "€"}
            and start > 0
        ):
            yield ((start, end, NUMBER_WORDS[value]),)
    for start, end, value in spelled_figures(sentence):
        if sentence[start].islower() and not re.match(
            r"[- ](?:hundred|thousand|million|billion)", sentence[end:]
        ):
            yield ((start, end, str(value)),)
    for found in re.finditer(r"(?<![\w.,])(\d),(\d{3})(?![\w,]|\.\d)", sentence):
        yield ((found.start(), found.end(), found[1] + found[2]),)


def _money_and_percent(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in re.finditer(r"(?<=\d)(?: ?%| percent\b| per cent\b)(?![\w-])", sentence):
        others = [w for w in ("%", " percent", " per cent") if w.strip() != found[0].strip()]
        yield ((found.start(), found.end(), rng.choice(others)),)
    signs = {"$": "dollars", "£": "pounds", "€": "euros"}
    for found in re.finditer(
        r"(?<![\w])(?P<sign>[$£€])(?P<n>\d[\d,.]*\d|\d)(?P<scale> ?(?:million|billion|m|bn)\b)?(?![\w-]| [a-z]*illion)",
        sentence,
    ):
        scale = (found["scale"] or "").strip()
        full = {"m": " million", "bn": " billion", "": ""}.get(scale, " " + scale)
        if found["n"] != "1":
            yield ((found.start(), found.end(), f"{found['n']}{full} {signs[found['sign']]}"),)
        if scale in {"million", "billion"}:
            short = {"million": "m", "billion": "bn"}[scale]
            yield ((found.start(), found.end(), f"{found['sign']}{found['n']}{short}"),)
    back = {"dollars": "$", "pounds": "£", "euros": "€"}
    for found in re.finditer(
        r"(?<![\w$£€.,-])(?P<n>\d[\d,.]*\d|\d)(?P<scale> (?:million|billion))? (?P<unit>dollars|euros)\b",
        sentence,
    ):
        yield (
            (
                found.start(),
                found.end(),
                f"{back[found['unit']]}{found['n']}{found['scale'] or ''}",
            ),
        )


_WORD_RULES: tuple[Callable[[str, random.Random, Split], Iterator[Edit]], ...] = (
    _verbs,
    _words,
    _phrases,
    _numbers,
    _money_and_percent,
)


def _apart(edits: list[Edit], most: int) -> list[Change]:
    """As many edits as wanted that do not touch one another."""
    taken: list[Change] = []
    for edit in edits:
        if len(taken) >= most:
            break
        if all(end < other[0] or other[1] < start for start, end, _ in edit for other in taken):
            taken.extend(edit)
    return taken


def reword(sentence: str, rng: random.Random, split: Split = "all") -> str | None:
    """Say the same in other words.

    Words, turns of phrase and spellings of numbers are exchanged, up to five of them, and then the
    clauses are put in another order, or the voice changed, where a rule for that applies.

    Parameters
    ----------
    sentence : str
        A real sentence.
    rng : random.Random
        Decides which of the rules that apply are used.
    split : {"train", "judge", "all"}
        Which half of the word lists.

    Returns
    -------
    str or None
        None where no rule applies.

    Examples
    --------
    >>> reword("Although it rained, they didn't stay.", random.Random(0))
    'They did not stay, though it rained.'
    >>> reword("Blue.", random.Random(0)) is None
    True
    """
    edits = [edit for rule in _WORD_RULES for edit in rule(sentence, rng, split)]
    rng.shuffle(edits)
    edited = splice(sentence, _apart(edits, rng.randint(2, 5)))
    rules = list(CLAUSE_RULES)
    rng.shuffle(rules)
    for rule in rules:
        turned = next(iter(rule(edited)), None)
        if turned is not None and turned != edited:
            edited = turned
            break
    return edited if edited != sentence else None
