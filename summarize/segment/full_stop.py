"""Kiss & Strunk's decision on a full stop, by the parameters of a trained Punkt model."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import punkt

LOWER: Final = int(punkt.OrthoContext.LC)
_UPPER: Final = int(punkt.OrthoContext.UC)
_MIDDLE_UPPER: Final = int(punkt.OrthoContext.MID_UC)
_BEGIN_LOWER: Final = int(punkt.OrthoContext.BEG_LC)
_NUMBER: Final = "##number##"
_NUMERIC = re.compile(r"-?[.,]?\d[\d,.-]*\Z")
_VOWELLESS = re.compile(r"[b-df-hj-np-tv-xz]{2,5}\Z", re.IGNORECASE)
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")


@cache
def parameters(name: str) -> punkt.PunktParameters:
    """The trained model of a language, with curated abbreviations; empty where there is none."""
    known = name in punkt.available_languages()
    parameters = punkt.load_model(name) if known else punkt.PunktParameters()
    if punkt.has_prefixes(name):
        parameters = punkt.with_nonbreaking_prefixes(parameters, name)
    return parameters


def period_ends(model: punkt.PunktParameters, word: str, following: str) -> bool:
    """Kiss & Strunk's decision on a full stop between two words."""
    kind = _NUMBER if _NUMERIC.match(word) else word.lower()
    next_kind = _kind(model, following)
    initial = len(word) == 1 and word.isalpha()
    before_number = next_kind == _NUMBER and (
        kind in model.numeric_abbrev_types
        or (not word.isupper() and bool(_VOWELLESS.match(word)))  # "Rs. 500"
        or (initial and word.islower())  # "p. 5"
    )
    if before_number or (kind, next_kind) in model.collocations:
        return False
    if initial or kind == _NUMBER:
        return not _is_initial_or_ordinal(model, initial, following, next_kind)
    return not _is_abbreviation(model, word) or _starts_sentence(model, following)


def _is_abbreviation(model: punkt.PunktParameters, word: str) -> bool:
    kind, known = word.lower(), model.abbrev_types
    return (
        kind in known
        or kind.rpartition("-")[2] in known
        or bool(_DOTTED.match(word))
        or (word[0].isupper() and not word.isupper() and bool(_VOWELLESS.match(word)))
    )


def _kind(model: punkt.PunktParameters, word: str) -> str:
    stem = word.rstrip(".").lower()
    if _NUMERIC.match(stem):
        return _NUMBER
    return stem + "." if word.endswith(".") and stem in model.abbrev_types else stem


def _starts_sentence(model: punkt.PunktParameters, word: str) -> bool:
    """Whether a capitalised word is one that is else written in lower case."""
    if not word[:1].isupper():
        return False
    kind = _kind(model, word)
    seen = model.ortho_context.get(kind, 0)
    return bool(seen & LOWER and not seen & _MIDDLE_UPPER) or kind in model.sent_starters


def _is_initial_or_ordinal(
    model: punkt.PunktParameters, initial: bool, following: str, kind: str
) -> bool:
    """Whether the full stop in "J. Bach" or "3. Oktober" belongs to what precedes it."""
    seen = model.ortho_context.get(kind, 0)
    if following[:1].islower():
        return bool(seen & _UPPER or not seen & _BEGIN_LOWER)
    return initial and following[:1].isupper() and not seen & LOWER
