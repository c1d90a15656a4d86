"""The content words of a sentence: what is left of it without function words and facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

import Stemmer

from summarize.facts import Fact, FactKind
from summarize.facts.tokens import UNSPACED

_FUNCTION_WORDS = frozenset(
    """
    a about above across after again against all almost along also although always am among an and
    another any are around as at away be became because become been before being below between
    both but by can cannot could did do does doing done down during each either else enough etc
    even ever every few for from further had has have having he hence her here hers herself him
    himself his how however i if in indeed instead into is it its itself just least less let like
    many may me meanwhile might mine more moreover most much must my myself near neither no nor
    not now of off often on once one only onto or other others otherwise our ours ourselves out
    over own per perhaps quite rather regarding same shall she should since so some still such
    than that the their theirs them themselves then there therefore these they this those though
    through thus till to too toward towards under unless until up upon us very was we well were
    what whatever when where whether which while who whom whose why will with within without would
    yet you your yours yourself according conclusion summary addition said says say saying s t re
    ve ll d m don didn doesn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn
    """.split()
)
# These are compared as facts: a name or a figure is no ordinary word.
_COMPARED_AS_FACTS = frozenset({FactKind.FIGURE, FactKind.DATE, FactKind.NAME, FactKind.NEGATION})
_WORD = re.compile(r"[^\W\d_]+")
_STEMMERS = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "fi": "finnish", "fr": "french",
    "hi": "hindi", "it": "italian", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


class WordReader:
    """Finds the content words of sentences in one language.

    Parameters
    ----------
    language : str, default "en"
        ISO 639-1 code; words of a language without a Snowball stemmer stand for themselves.

    Examples
    --------
    >>> dict(WordReader("en").content_words("The mayor of the town opened it."))
    {'mayor': 'mayor', 'open': 'opened', 'town': 'town'}
    """

    def __init__(self, language: str = "en") -> None:
        # A stemmer's own cache is not safe between threads and is cleared when full: ours also
        # makes the words of a million sentences share their strings.
        algorithm = _STEMMERS.get(language[:2].lower())
        self._stemmer = Stemmer.Stemmer(algorithm, 0) if algorithm else None
        self._stems: dict[str, tuple[str, str]] = {}

    def content_words(self, text: str, facts: Iterable[Fact] = ()) -> Mapping[str, str]:
        """The content words of a sentence, outside of its facts, by their stems.

        Parameters
        ----------
        text : str
            The sentence.
        facts : iterable of Fact
            Its facts; the words of its figures, dates, names and negations are left out.

        Returns
        -------
        mapping of str to str
            Stem -> lower-cased word.
        """
        rest = _without(text, [fact for fact in facts if fact.kind in _COMPARED_AS_FACTS])
        return dict(self._stem(word) for word in sorted(set(_split(rest)) - _FUNCTION_WORDS))

    def terms(self, text: str) -> frozenset[str]:
        """What a sentence talks about, names and figures too: stems, and pairs of neighbours."""
        stems = [self._stem(word)[0] for word in _split(text) if word not in _FUNCTION_WORDS]
        return frozenset([*stems, *map(" ".join, pairwise(stems))])

    def _stem(self, word: str) -> tuple[str, str]:
        found = self._stems.get(word)
        if found is None:
            stem = self._stemmer.stemWord(word) if self._stemmer else word
            found = self._stems[word] = (stem, word)
        return found


def _without(text: str, facts: Iterable[Fact]) -> str:
    """A sentence with a blank in place of each fact; facts stand in order and may overlap."""
    parts, end = [], 0
    for fact in facts:
        parts.append(text[end : fact.start])
        end = max(end, fact.end)
    return " ".join([*parts, text[end:]])


def _split(text: str) -> list[str]:
    words: list[str] = []
    for word in _WORD.findall(text.lower()):
        if UNSPACED.match(word):
            words += [word[at : at + 2] for at in range(max(1, len(word) - 1))]
        else:
            words.append(word)
    return words
