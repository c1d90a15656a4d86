"""Edits of figures and of their units."""

import itertools
import random
import re
from collections.abc import Callable, Iterator

from training.planting.splice import Edit, as_cased
from training.planting.splits import Split

__all__ = ["FIGURE_RULES", "NUMBER_WORDS", "TENS", "plain_figures", "spelled_figures"]

NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
TENS = "thirty forty fifty sixty seventy eighty ninety".split()
_COUNT = "|".join(NUMBER_WORDS[2:] + TENS)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_LABELS = (
    "section|table|figure|fig|equation|eq|step|algorithm|chapter|page|no|number|example|appendix|"
    "version|type|tape|channel|digit"
)

FIGURE = re.compile(
    # no part of a code, a date or a decimal; no label of a table; no note in brackets
    rf"(?<![\w.,/:+–\[({{'=#-])(?<!\d[.,] )(?<!\d )"
    rf"(?<!\b[a-z] )(?<![=<>(\[,/] )"
    rf"(?P<whole>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})(?P<decimals>\.\d+)?"
    rf"(?![\w/:–]|[.,]\d|\s[.,]\s\d|st\b|nd\b|rd\b|th\b|-\d|[a-z]|\s?[=<>*+/^)\]])"
    rf"(?!\s+(?:{_MONTHS}))",
)
_BEFORE_LABEL = re.compile(rf"\b(?:(?:{_LABELS})s?\.?|(?:{_MONTHS})[a-z]*\.?)\s$", re.IGNORECASE)
_WORD = re.compile(
    rf"(?<![\w-])(?:{_COUNT})(?![\w]|-(?:thirds?|fifths?|quarters?|way)\b| or\b|\s,)", re.IGNORECASE
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_ORDINAL = re.compile(
    r"\b(?:the|his|her|its|their|my|our|your|a|for the|in the|on the)\s"
    rf"(?P<word>{'|'.join(_ORDINALS[:7])})\s(?!place\b|party\b|hand\b|and\b|or\b|of all)"
    r"(?=[a-z]{3})",
    re.IGNORECASE,
)
_NUMERAL = rf"(?:[$£€]\s?)?(?:\d[\d,.]*\d|\d|{_COUNT}|half|a (?:hundred|dozen|thousand|million))\b"
_BOUNDS = {
    "more than": "fewer than",
    "fewer than": "more than",
    "less than": "more than",
    "greater than": "less than",
    "at least": "at most",
    "at most": "at least",
    "no more than": "no fewer than",
    "up to": "at least",
    "over": "under",
    "under": "over",
    "nearly": "more than",
    "almost": "well over",
    "above": "below",
    "below": "above",
}
_BOUND = re.compile(
    rf"(?<!no )\b(?P<word>{'|'.join(sorted(_BOUNDS, key=len, reverse=True))})\s(?={_NUMERAL})",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"(?<=[\d\s-])(?P<word>(?P<size>hundred|thousand|million|billion|trillion)s?)\b(?!s|-)",
    re.IGNORECASE,
)
_SCALES = {
    "hundred": "thousand",
    "thousand": "million",
    "million": "billion",
    "billion": "million",
    "trillion": "billion",
}
_RANGE = re.compile(r"(?<![\w.,/:-])(\d{1,3})( ?(?:-|–|to|or) ?)(\d{1,3})(?![\w/:,.-]\w|\w|-\d)")
_ORDINAL_DIGITS = re.compile(r"(?<![\w.,])(\d{1,3})(st|nd|rd|th)\b")


def _usable(sentence: str, found: re.Match[str]) -> bool:
    value = found["whole"]
    year = len(value) == 4 and not found["decimals"] and value[0] in "12"
    after = sentence[found.end() : found.end() + 3]
    clock = re.match(r"\s?[ap]\.?m", after)
    return not (year or clock or _BEFORE_LABEL.search(sentence[: found.start()]))


def _figures(sentence: str) -> list[re.Match[str]]:
    return [found for found in FIGURE.finditer(sentence) if _usable(sentence, found)]


def _grouped(value: int, like: str) -> str:
    return f"{value:,}" if "," in like else str(value)


def _other_whole(text: str, ceiling: int | None, rng: random.Random) -> str | None:
    """Another whole number: near, with digits exchanged, one digit changed, or of another size."""
    value = int(text.replace(",", ""))
    turned = int(str(value)[::-1])
    digits = list(str(value))
    place = rng.randrange(len(digits))
    digits[place] = rng.choice([d for d in "123456789" if d != digits[place]])
    options = [value + 1, value + 2, value - 1, int("".join(digits)), value * 2]
    if value >= 12:
        options += [turned, turned, value * 10 if value < 10_000 else value // 10]
    if value % 10 == 0 and value >= 100:  # round figures stay round
        step = 10 ** (len(str(value)) - len(str(value).rstrip("0")))
        options = [value + step, value - step, value + 2 * step, value * 2, value * 10]
    good = [
        option
        for option in options
        if option > 1 and option != value and (ceiling is None or option <= ceiling)
    ]
    return _grouped(rng.choice(good), text) if good else None


def _digits(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in _figures(sentence):
        whole, decimals = found["whole"], found["decimals"]
        rest = sentence[found.end() :]
        percent = bool(re.match(r"\s?(?:%|percent|per cent)", rest))
        if decimals and rng.random() < 0.5:
            changed = str(rng.choice([d for d in range(1, 10) if str(d) != decimals[1]]))
            yield ((found.start(), found.end(), f"{whole}.{changed}{decimals[2:]}"),)
            continue
        if whole in {"0", "1"} or whole.startswith("0"):
            continue
        limit = 99 if percent else 5 if re.match(r"\s?(?:stars?|out of)\b", rest) else None
        other = _other_whole(whole, limit, rng)
        if other:
            yield ((found.start(), found.end("whole"), other),)


def plain_figures(sentence: str) -> Iterator[tuple[int, int, int]]:
    """Where whole figures without a comma stand, and their values.

    Examples
    --------
    >>> list(plain_figures("See Table 3 for 12 cases."))
    [(16, 18, 12)]
    """
    for found in _figures(sentence):
        if found["whole"].isdigit() and not found["decimals"]:
            yield found.start(), found.end(), int(found["whole"])


def spelled_figures(sentence: str) -> Iterator[tuple[int, int, int]]:
    """Where figures up to twenty are spelled out, and their values.

    Examples
    --------
    >>> list(spelled_figures("He ate twelve eggs."))
    [(7, 13, 12)]
    """
    for found in _WORD.finditer(sentence):
        word = found[0].lower()
        if word in NUMBER_WORDS and not _read_out(sentence, found):
            yield found.start(), found.end(), NUMBER_WORDS.index(word)


def _read_out(sentence: str, found: re.Match[str]) -> bool:
    """Whether a number word is part of digits that are read out, or of "one or two"."""
    before, after = sentence[: found.start()], sentence[found.end() :]
    left = rf"(?:\bor|\bnumber|\b(?:{_COUNT}|one|zero|oh))[\s-]$"
    right = rf"[\s-](?:{_COUNT}|one|zero|oh)\b"
    return bool(re.search(left, before, re.IGNORECASE) or re.match(right, after, re.IGNORECASE))


def _words(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in _WORD.finditer(sentence):
        word = found[0].lower()
        if _read_out(sentence, found):
            continue
        if word in TENS:
            other = rng.choice([w for w in TENS if w != word])
        else:
            place = NUMBER_WORDS.index(word)
            near = range(max(2, place - 3), min(20, place + 4) + 1)
            other = NUMBER_WORDS[rng.choice([n for n in near if n != place])]
        yield ((found.start(), found.end(), as_cased(found[0], other)),)


def _ordinals(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in _ORDINAL.finditer(sentence):
        word = found["word"].lower()
        near = _ORDINALS[1:4] if word == "first" else _ORDINALS[:5]
        other = rng.choice([w for w in near if w != word])
        yield ((*found.span("word"), as_cased(found["word"], other)),)
    for found in _ORDINAL_DIGITS.finditer(sentence):
        value = int(found[1])
        other_value = rng.choice([n for n in (value - 1, value + 1, value + 2) if n > 0])
        teen = other_value % 100 in {11, 12, 13}
        ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(other_value % 10, "th")
        yield ((found.start(), found.end(), f"{other_value}{ending}"),)


def _scale(sentence: str, _rng: random.Random, _: Split) -> Iterator[Edit]:
    number = rf"(?:\d|\b(?:{_COUNT}|one|a|an|half a|few|several))[\s-]$"
    for found in _SCALE.finditer(sentence):
        if found["word"].lower() != found["size"].lower():
            continue
        if re.search(number, sentence[: found.start()], re.IGNORECASE):
            other = _SCALES[found["size"].lower()]
            yield ((*found.span("word"), as_cased(found["word"], other)),)


def _bounds(sentence: str, _rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in _BOUND.finditer(sentence):
        other = _BOUNDS[found["word"].lower()]
        yield ((*found.span("word"), as_cased(found["word"], other)),)


def _ranges(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in _RANGE.finditer(sentence):
        low, high = int(found[1]), int(found[3])
        if 0 < low < high:
            step = max(1, (high - low) // 2)
            lower = low - step if low > step and rng.random() < 0.5 else low
            upper = high + step if lower == low else high
            yield ((found.start(), found.end(), f"{lower}{found[2]}{upper}"),)


def _swapped(sentence: str, _rng: random.Random, _: Split) -> Iterator[Edit]:
    """Two figures change places; not in a list or a range, where nothing tells them apart."""
    found = [f for f in _figures(sentence) if f[0] not in {"0", "1"}]
    for left, right in itertools.pairwise(found):
        between = sentence[left.end() : right.start()]
        signs = {sentence[f.start() - 1 : f.start()] in {"$", "£", "€"} for f in (left, right)}
        kinds = {bool(re.match(r"\s?%| per ?cent", sentence[f.end() :])) for f in (left, right)}
        apart = len(re.findall(r"[A-Za-z]{3,}", between)) >= 2
        joined = re.match(r"\s?(?:to|out of|-|×|x)\b", between)
        if apart and not joined and left[0] != right[0] and len(signs) == len(kinds) == 1:
            yield ((left.start(), left.end(), right[0]), (right.start(), right.end(), left[0]))


FIGURE_RULES: tuple[Callable[[str, random.Random, Split], Iterator[Edit]], ...] = (
    _digits,
    _digits,
    _words,
    _ordinals,
    _scale,
    _bounds,
    _bounds,
    _ranges,
    _swapped,
)
