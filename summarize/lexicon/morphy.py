"""From the form of a word in a text to its base forms: rose -> rose (noun), rise (verb)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

# What the rules would take for a noun's plural or the symbol of an element.
FUNCTION_WORDS = frozenset(
    """
    a about above across after against all along am among an and any are as at be been being
    below between both but by can could did do does during each either else ever every few for from
    had has have having he her here hers herself him himself his how i if in into is it its itself
    may me might mine more most much must my myself neither no nor not now of off on one only or
    other our ours ourselves out over own per quite rather s shall she should so some such t than
    that the their theirs them themselves then there these they this those though through thus to
    too toward towards under until up upon us very was we were what when where whether which while
    who whom whose why will with within without would yet you your yours yourself
    """.split()
)
# What each part of speech loses and gains on the way to its base form (Morphy, WordNet 3.0).
_RULES: dict[int, tuple[tuple[str, str], ...]] = {
    1: (("s", ""), ("ses", "s"), ("ves", "f"), ("xes", "x"), ("zes", "z"), ("ches", "ch"),
        ("shes", "sh"), ("men", "man"), ("ies", "y")),
    2: (("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"),
        ("ing", "")),
    3: (("er", ""), ("est", ""), ("er", "e"), ("est", "e"), ("ier", "y"), ("iest", "y")),
}  # fmt: skip
_RULES_BY_END: dict[str, list[tuple[str, str, int]]] = {}
for _pos, _rules in _RULES.items():
    for _ending, _base in _rules:
        _RULES_BY_END.setdefault(_ending[-1], []).append((_ending, _base, _pos))
_POSITIONS = [tuple(p for p in range(4) if mask >> p & 1) for mask in range(16)]


class Morphy:
    """Finds the readings of words: a base form as one part of speech.

    A reading is written 4 * (number of the base form) + (part of speech - 1).

    Parameters
    ----------
    words : sequence of str
        All base forms; they are numbered as they stand.
    masks : bytes
        Bit p - 1 of a word's mask says that it is of part of speech p.
    forms : sequence of str
        Irregular forms.
    readings : sequence of sequence of int
        The readings of each form; -1 is none.

    Examples
    --------
    >>> morphy = Morphy(["rise", "rose"], bytes([0b11, 0b1]), ["rose"], [[1, -1]])
    >>> morphy.readings(["roses", "rose"])[1].tolist()
    [4, 1, 4]
    """

    def __init__(
        self,
        words: Sequence[str],
        masks: bytes,
        forms: Sequence[str],
        readings: Sequence[Sequence[int]],
    ) -> None:
        self.number = dict(zip(words, range(len(words)), strict=True))
        self._masks = masks
        self._irregular = dict(zip(forms, readings, strict=True))

    def readings(self, words: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Readings of all words: the index of the word and the reading, sorted, each once."""
        at: list[int] = []
        readings: list[int] = []
        for i, word in enumerate(words):
            if word not in FUNCTION_WORDS:
                found = self.readings_of(word)
                readings += found
                at += [i] * len(found)
        packed = np.unique(np.array(at, np.int64) << 32 | np.array(readings, np.int64))
        return packed >> 32, packed & 0xFFFFFFFF

    def readings_of(self, word: str) -> list[int]:
        """The readings of one word; some may stand twice."""
        number, masks = self.number.get, self._masks
        found = [reading for reading in self._irregular.get(word, ()) if reading >= 0]
        n = number(word)
        if n is not None:
            found += [4 * n + p for p in _POSITIONS[masks[n]]]
        for ending, base, pos in _RULES_BY_END.get(word[-1:], ()):
            if word.endswith(ending):
                stem = word[: -len(ending)]
                n = number(stem + base)
                if n is None and pos > 1 and not base and stem[-1:] == stem[-2:-1]:
                    n = number(stem[:-1])  # blogged -> blog
                if n is not None and masks[n] >> (pos - 1) & 1:
                    found.append(4 * n + pos - 1)
        return found

    def verb_forms(self) -> Callable[[str], set[str]]:
        """A function that gives all forms of a verb, a few wrong ones among them."""
        irregular: dict[int, list[str]] = {}
        for form, readings in self._irregular.items():
            for reading in readings:
                irregular.setdefault(reading, []).append(form)

        def forms(verb: str) -> set[str]:
            stem = verb.removesuffix("e")
            regular = {verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing"}
            regular |= {f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"}
            regular |= {f"{verb[:-1]}ies", f"{verb[:-1]}ied"} if verb.endswith("y") else set()
            return regular.union(irregular.get(4 * self.number.get(verb, -1) + 1, ()))

        return forms
