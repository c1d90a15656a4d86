"""The content words of a sentence: what is left of it without function words and facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import Stemmer

from summarize.facts import Fact, FactKind
from summarize.facts.tokens import UNSPACED
from summarize.lexicon import Phrase

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
    yet you your yours yourself according said says say saying s t re
    ve ll d m don didn doesn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn
    """.split()
)
# Said to keep a conversation going: they are no subject of it, however often they are said.
_FILLERS = frozenset(
    "ah alright anyway eh er erm hello hey hi hm hmm huh mhm mm mmm nn nnn oh ok okay right sure "
    "thank thanks uh uhhuh um umm well yeah yep yes".split()
)
# These are compared as facts: a name or a figure is no ordinary word.
_COMPARED_AS_FACTS = frozenset({FactKind.FIGURE, FactKind.DATE, FactKind.NAME, FactKind.NEGATION})
_ITEMS = _COMPARED_AS_FACTS - {FactKind.NEGATION} | {FactKind.QUOTATION}
_ARTICLES = frozenset({"a", "an", "the"})
# "It's" and "it is" have the same function words.
_SHORT_FORMS = {"d": "would", "ll": "will", "ve": "have", "re": "are", "m": "am", "s": "is"}
_BEFORE_IS = frozenset("it that this he she there here what who where how when why".split())
_APOSTROPHES = ("'", "’")
# What only says how a sentence hangs together with those before it.
_OPENING = re.compile(
    r"\W*(?:in (?:short|sum|brief|conclusion|summary|addition|fact|other words|general|any case)"
    r"|to (?:sum up|conclude|summarise|summarize|be sure)|all in all|overall|by the way|of course"
    r"|as a matter of fact|on the whole|that is(?: to say)?|what is more|at the same time),\s",
    re.IGNORECASE,
)
# Vowel signs of Indic scripts and the points of Hebrew and Arabic are no letters to `re`.
_SIGNS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0970-\u09e5\u09f0-\u0a65"
    "\u0a70-\u0ae5\u0af0-\u0b65\u0b70-\u0be5\u0bf0-\u0c65\u0c70-\u0ce5\u0cf0-\u0d65\u0d70-\u0de5\u0df0-\u0dff"
)
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_SIGNS}])*")
_STEMMERS = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "fi": "finnish", "fr": "french",
    "hi": "hindi", "it": "italian", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip

# A fact, or a word in lower case; its stem, None for a function word; where it starts.
Said = tuple[Fact | str, str | None, int]


class WordReader:
    """Finds the content words of sentences in one language.

    Parameters
    ----------
    language : str, default "en"
        ISO 639-1 code; words of a language without a Snowball stemmer stand for themselves.

    Examples
    --------
    >>> content_words(WordReader("en").sequence("The mayor of the town opened it.", ()))
    {'mayor': 'mayor', 'town': 'town', 'open': 'opened'}
    """

    def __init__(
        self, language: str = "en", phrases: Callable[[Sequence[str]], list[Phrase]] | None = None
    ) -> None:
        # A stemmer's own cache is not safe between threads and is cleared when full: ours also
        # makes the words of a million sentences share their strings.
        algorithm = _STEMMERS.get(language[:2].lower())
        self._stemmer = Stemmer.Stemmer(algorithm, 0) if algorithm else None
        self._stems: dict[str, tuple[str, str]] = {}
        self._phrases = phrases

    def sequence(self, text: str, facts: Iterable[Fact]) -> list[Said]:
        """What a sentence says, in order: its words, and what facts stand among them.

        Parameters
        ----------
        text : str
            The sentence.
        facts : iterable of Fact
            Its facts, in the order of their places.

        Returns
        -------
        list of (Fact or str, str or None, int)
            Figures, dates, names and quotations as facts, other words in lower case, a phrase as
            the word that says the same; the stem, "" for a fact and None for a function word; and
            where it starts. Articles are left out.
        """
        said: list[Said] = []
        opening = _OPENING.match(text)
        end = opening.end() if opening else 0
        for fact in facts:
            kind = fact.kind
            if kind in _COMPARED_AS_FACTS:
                if fact.start > end:
                    self._add_words(text, end, fact.start, said)
                end = max(end, fact.end)
            if kind in _ITEMS:
                said.append((fact, "", fact.start))
        self._add_words(text, end, len(text), said)
        return said

    def _add_words(self, text: str, start: int, end: int, said: list[Said]) -> None:
        """Add the words of a part of a sentence."""
        matches = list(_WORD.finditer(text, start, end))
        words = [match[0].lower() for match in matches]
        if self._phrases is not None:
            # "Lost their lives" is "die". From the end, so that the others keep their places.
            for phrase in reversed(self._phrases(words)):
                words[phrase.start : phrase.end] = [phrase.word]
                del matches[phrase.start + 1 : phrase.end]
        for match, word in zip(matches, words, strict=True):
            if word in _ARTICLES:
                continue
            if word in _FUNCTION_WORDS:
                shortened = text[match.start() - 1 : match.start()] in _APOSTROPHES
                whole = _SHORT_FORMS.get(word, word) if shortened else word
                if shortened and word == "s" and not (said and said[-1][0] in _BEFORE_IS):
                    continue  # a possessive
                said.append((whole, None, match.start()))
            elif UNSPACED.match(word):
                pairs = [word[at : at + 2] for at in range(max(1, len(word) - 1))]
                said += [(pair, pair, match.start()) for pair in pairs]
            else:
                said.append((word, self._stem(word)[0], match.start()))

    def stems(self, text: str) -> list[str]:
        """What a text talks about, in order: stems of its content words and names."""
        return [
            self._stem(word)[0]
            for word in _split(text)
            if word not in _FUNCTION_WORDS and word not in _FILLERS
        ]

    def _stem(self, word: str) -> tuple[str, str]:
        found = self._stems.get(word)
        if found is None:
            stem = self._stemmer.stemWord(word) if self._stemmer else word
            found = self._stems[word] = (stem, word)
        return found


def content_words(sequence: Iterable[Said]) -> dict[str, str]:
    """The content words of what a sentence says, by their stems.

    Parameters
    ----------
    sequence : iterable of (Fact or str, str or None, int)
        As from :meth:`WordReader.sequence`.

    Returns
    -------
    dict of str to str
        Stem -> lower-cased word.
    """
    return {stem: said for said, stem, _ in sequence if stem and isinstance(said, str)}


def _split(text: str) -> list[str]:
    words: list[str] = []
    for word in _WORD.findall(text.lower()):
        if UNSPACED.match(word):
            words += [word[at : at + 2] for at in range(max(1, len(word) - 1))]
        else:
            words.append(word)
    return words
