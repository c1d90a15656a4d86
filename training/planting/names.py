"""Edits of names: another of its kind, or another part of a full one."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from training.planting.name_words import (
    ACRONYMS,
    COUNTRIES,
    FEMALE,
    GROUPS,
    MALE,
    SURNAMES,
)
from training.planting.splice import Edit
from training.planting.splits import Split, half

__all__ = ["find_people", "find_places", "name_rules", "same_kind", "surnames_in"]

_CAPITAL = r"[A-Z][a-z]+(?:[-'’]?[A-Z][a-z]+)*"
_GIVEN = "|".join(sorted({*MALE, *FEMALE}, key=len, reverse=True))
_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|President|Senator|Captain|Commander|Lieutenant|Sergeant|Minister|"
    r"Doctor|Miss|Colonel|General|Judge|Lord|Lady|Sir|Inspector|Officer|Governor|Major|Admiral)\.?"
)
_SPEECH = (
    r"(?:said|says|asked|replied|answered|told|added|shouted|whispered|muttered|laughed|nodded|smiled|"
    r"shrugged|looked|turned|stared|grinned|sighed|thought|knew|felt|walked|stood|sat|growled|frowned)"
)
_NOT_NAMES = frozenset(
    """
A An And But The This That These Those He She It They We You I If Then There Here What When Where Why
How Who His Her Its Their My Our Your Not No Yes So Or As At In On For From With By Of To Some All Any
Each Every One Two Three Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
March April May June July August September October November December God Lord Sir Madam Christmas
Professor Doctor Captain President Minister Government Chair Speaker Member House Bill Act Marketing
Industrial Project Manager User Interface Grad Section Figure Table Nobody Someone Everyone Somebody
Mother Father Dad Mom Earth Sun Moon
""".split()
)
_FULL = re.compile(
    rf"\b(?P<given>{_GIVEN}) (?:[A-Z]\. )?(?P<surname>(?!Street|Avenue|University)(?:Mc|Mac|O['’])?[A-Z][a-z]{{2,}}(?:-[A-Z][a-z]+)?)\b(?! [A-Z][a-z]| &)"
)
_TITLED = re.compile(
    rf"\b{_TITLE} (?P<surname>(?:Mc|Mac|O['’])?[A-Z][a-z]{{2,}}(?:-[A-Z][a-z]+)?)\b(?! [A-Z][a-z]| of\b)"
)
_SPEAKER = re.compile(
    rf"(?<![\w.] )\b(?P<surname>{_CAPITAL}) (?={_SPEECH}\b)|\b{_SPEECH} (?P<after>{_CAPITAL})(?=[.,])"
)
_AUTHOR = re.compile(
    r"\b(?P<surname>[A-Z][a-z]{2,})(?=,? (?:and [A-Z][a-z]+ |et al\.,? )?\(?(?:19[5-9]|20[01])\d)"
)
_LONE = re.compile(
    rf"(?<![\w.,'’] )(?<![\w.-])(?P<given>{_GIVEN})\b(?! ?[A-Z]|['’]?[A-Z]|-)|(?<=[a-z,] )(?P<inside>{_GIVEN})\b(?! ?[A-Z]|-)"
)


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """A name -> the others that may stand for it."""
    table: dict[str, list[str]] = {}
    countries = [pair.split("/") for pair in COUNTRIES]
    lines = [line.split("/") for line in GROUPS] + [line.split() for line in ACRONYMS]
    lines += [[country for country, _ in countries], [people for _, people in countries]]
    for line in lines:
        for name in line:
            table.setdefault(name, []).extend(other for other in line if other != name)
    languages = next(line for line in lines if "Portuguese" in line and "Danish" in line)
    for name in languages:  # of a people or of its language, nobody knows which
        table[name] = [other for other in languages if other != name]
    return {name: tuple(dict.fromkeys(others)) for name, others in table.items()}


@cache
def _group_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_groups(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w&.-])(?<![A-Z]\. )(?P<name>{names})(?![\w&-]|['’][a-rt-z]| [A-Z][a-z]|\.[A-Z])"
    )


def _other(others: Iterable[str], sentence: str, split: Split, rng: random.Random) -> str | None:
    """One that the sentence does not name already."""
    new = [other for other in others if other not in sentence]
    good = half(new, split) or new
    return rng.choice(good) if good else None


def _everywhere(sentence: str, name: str, other: str) -> Edit:
    """Who is renamed is renamed throughout."""
    pattern = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    return tuple((found.start(), found.end(), other) for found in re.finditer(pattern, sentence))


def find_people(sentence: str) -> list[tuple[int, int]]:
    """Where people are named by a surname or in full, by a title, a given name or a verb of speech.

    Examples
    --------
    >>> text = "Mr. Tanaka met Helen Ward, Blake said."
    >>> [text[start:end] for start, end in find_people(text)]
    ['Tanaka', 'Helen Ward', 'Blake']
    """
    spans = {found.span() for found in _FULL.finditer(sentence)}
    for pattern in (_TITLED, _SPEAKER, _LONE):
        for found in pattern.finditer(sentence):
            for group in found.groupdict():
                span = found.span(group)
                inside = any(start <= span[0] and span[1] <= end for start, end in spans)
                if span[0] >= 0 and not inside and found[group] not in _NOT_NAMES:
                    spans.add(span)
    return sorted(spans)


def find_places(sentence: str) -> list[tuple[int, int]]:
    """Where places, peoples and bodies are named that are known by name.

    Examples
    --------
    >>> text = "From Rome she flew to New York with IBM."
    >>> [text[start:end] for start, end in find_places(text)]
    ['Rome', 'New York', 'IBM']
    """
    spans = []
    for found in _group_pattern().finditer(sentence):
        before = sentence[: found.start()]
        part = re.search(rf"(?:\b{_CAPITAL}|[A-Z]\.) $", before) and not re.match(
            r"^(?:In|From|At|The|To|And|But|For|As|When|While|If|Both|Like|Since|By|Mr|On|With|Of) $",
            before,
        )
        if not part:
            spans.append(found.span())
    return spans


def same_kind(name: str, other: str) -> bool:
    """Whether two known names may stand for one another.

    Examples
    --------
    >>> same_kind("Rome", "Paris"), same_kind("Rome", "IBM")
    (True, False)
    """
    return other in _groups().get(name, ())


def surnames_in(sentences: Iterable[str]) -> list[str]:
    """The surnames found beside a title or a given name, for use in other sentences.

    Examples
    --------
    >>> surnames_in(["Mr. Tanaka met Helen Ward."])
    ['Tanaka', 'Ward']
    """
    found: set[str] = set()
    for sentence in sentences:
        for pattern in (_TITLED, _FULL):
            found.update(match["surname"] for match in pattern.finditer(sentence))
    return sorted(found - _NOT_NAMES - {*MALE, *FEMALE} - set(_groups()))


def _people(sentence: str, rng: random.Random, split: Split, more: Sequence[str]) -> Iterator[Edit]:
    surnames = [*SURNAMES, *more]
    for found in _FULL.finditer(sentence):
        surname, given = found["surname"], found["given"]
        if surname in _NOT_NAMES:
            continue
        kin = MALE if given in MALE else FEMALE
        which = rng.random()
        edit: list[tuple[int, int, str]] = []
        if which < 0.7 and (other := _other(surnames, sentence, split, rng)):
            edit += _everywhere(sentence, surname, other)
        if which > 0.4 and (other := _other(kin, sentence, split, rng)):
            edit += _everywhere(sentence, given, other)
        yield tuple(edit)
    for pattern in (_TITLED, _SPEAKER, _AUTHOR):
        for found in pattern.finditer(sentence):
            name = found["surname"] or found.groupdict().get("after") or ""
            if not name or name in _NOT_NAMES or name in MALE or name in FEMALE:
                continue
            if other := _other(surnames, sentence, split, rng):
                yield _everywhere(sentence, name, other)


def _given(sentence: str, rng: random.Random, split: Split) -> Iterator[Edit]:
    for found in _LONE.finditer(sentence):
        name = found["given"] or found["inside"]
        if name in _groups() or name in {"Grace", "Eve", "Max", "Mark", "Bill", "Ray", "Jean"}:
            continue
        kin = MALE if name in MALE else FEMALE
        if other := _other(kin, sentence, split, rng):
            yield _everywhere(sentence, name, other)


def _places(sentence: str, rng: random.Random, split: Split) -> Iterator[Edit]:
    for start, end in find_places(sentence):
        name = sentence[start:end]
        if other := _other(_groups()[name], sentence, split, rng):
            yield _everywhere(sentence, name, other)


def _country(sentence: str, rng: random.Random, split: Split) -> Iterator[Edit]:
    """U.S. and the like, as a noun after "the", as an adjective elsewhere."""
    others = [pair.split("/")[1] for pair in COUNTRIES if "America" not in pair]
    for found in re.finditer(
        r"\b(?P<the>the )?U\. ?S\.?(?: ?A\.)?(?= (?P<next>[A-Za-z]+))", sentence
    ):
        noun = re.match(
            r"(?:and|or|in|is|was|has|to|of|with|for|on|as|that|will|would|from|by|at)$",
            found["next"],
        )
        if noun and not found["the"]:
            continue
        words = ["the UK", "the Netherlands", "the UAE"] if noun else others
        if other := _other(words, sentence, split, rng):
            keep_the = "" if noun else found["the"] or ""
            yield ((found.start(), found.end(), keep_the + other),)


def name_rules(
    surnames: Sequence[str],
) -> tuple[Callable[[str, random.Random, Split], Iterator[Edit]], ...]:
    """The rules for names, with more surnames to choose from.

    Examples
    --------
    >>> len(name_rules(["Tanaka"])) == len(name_rules([]))
    True
    """

    def people(sentence: str, rng: random.Random, split: Split) -> Iterator[Edit]:
        return _people(sentence, rng, split, surnames)

    return (people, people, _given, _places, _places, _country)
