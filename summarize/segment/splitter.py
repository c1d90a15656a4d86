"""Running text -> sentence ends: end marks, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

import punkt

from summarize.errors import OptionError
from summarize.segment.full_stop import LOWER, parameters, period_ends

# ISO 639-1 codes. Where Punkt has no trained model, curated abbreviations before figures and the
# unambiguous end marks of the script do the work.
_LANGUAGES: Final = {
    "as": "assamese", "bn": "bengali", "ca": "catalan", "cs": "czech", "da": "danish",
    "de": "german", "el": "greek", "en": "english", "es": "spanish", "et": "estonian",
    "fi": "finnish", "fr": "french", "ga": "irish", "gu": "gujarati", "hi": "hindi",
    "hu": "hungarian", "is": "icelandic", "it": "italian", "ja": "japanese", "kn": "kannada",
    "ko": "korean", "lv": "latvian", "ml": "malayalam", "mr": "marathi", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "or": "odia",
    "pa": "punjabi", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "si": "sinhala", "sk": "slovak", "sl": "slovene", "sv": "swedish", "ta": "tamil",
    "te": "telugu", "th": "thai", "tr": "turkish", "ur": "urdu", "zh": "chinese",
}  # fmt: skip
_EOL = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
BREAK = re.compile(rf"(?:\r\n|[{_EOL}])\s*")
PARAGRAPH = re.compile(rf"[\f\x1c\x1d\u2029]|(?>\r\n|[{_EOL}])[^\S{_EOL}]*[{_EOL}]")
_QUOTES = "\"'’‘”“„«»›‹"
_MARKS = ".?!…"
# Marks that end a sentence in any language: CJK, Indic, Arabic, Ethiopic, Armenian, Burmese, Khmer.
_SURE = "。！？｡．।॥؟۔።፧፨։။។៕‼⁇⁈⁉"
_FACE = "\U0001f300-\U0001faff\u2639-\u263b\u2665\ufe0f"
_OPENERS = re.escape(_QUOTES + "([{¿¡–—-*_")
_CLOSERS = re.escape(_QUOTES + ")]}*_」』）］｝〕〉》】")
_NOT_IN_WORDS = re.escape(")\";}]*:@'({[‘’“”„«»?!,—")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# Every mark matches, and a run of them as a whole, so that no text is read twice and "....."
# takes linear time. The next word is looked at only behind white space, for the same reason.
_END = re.compile(
    rf"""
    ([{_MARKS}{_SURE}:;{_FACE}]                                 # 1 the marks
        (?:(?<=[{_MARKS}{_SURE}])[{_MARKS}{_SURE}]*+
          |(?<=[{_FACE}])[{_FACE}]*+
          |(?<=:)//\S++                                         # a web address
          |(?<=[:;])['’-]?[)(]++                                # a face of punctuation
          |(?<=[\u0530-\u058f]:)                                # an Armenian full stop
          |(?<=[\u0370-\u03ff\u1f00-\u1fff];)))                 # a Greek question mark
    ([{_CLOSERS}]*+)                                            # 2 closing quotes and brackets
    (?:(\s++)                                                   # 3 white space
       (?=([{_OPENERS}]*+)([^\s{_NOT_IN_WORDS}]*+)))?           # 4 opening ones, 5 the next word
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(rf"[^\s{_NOT_IN_WORDS}]*\Z")
_LONGEST_WORD: Final = 60
_LETTERS = re.compile(r"[^\W\d_]+(?![\w.@/:])")
_CLOSING_TAIL = re.compile(r"[)\]}”’»\"']+(?=\s|\Z)")
_LONE_MARKS = re.compile(rf"[{_CLOSERS}]*[{_MARKS},;:]+[{_CLOSERS}]*(?=\s|\Z)")
_FACES = re.compile(rf"(?:(?:[:;=8]['’-]?[)(\]\[DPpO|]+|[{_FACE}]+)(?=\s|\Z) *)+")
_ENUMERATOR = re.compile(r"(?:\d{1,3}|[^\W\d_]|[ivxIVX]{2,5})\Z")
_ASIDE = re.compile(r"[-–—]+\s*([^\W\d_])")
_NOT_SPACE = re.compile(r"\S")
_ITEM = re.compile(r"\(?([0-9]{1,3})([.)]{1,2})\s")
# No German sentence ends in an article: a number behind one is an ordinal.
_ARTICLES = frozenset("der die das den dem des am im vom zum beim zur ein eine einen einer".split())


@runtime_checkable
class Splitter(Protocol):
    """Anything that finds sentences the way NLTK's tokenizers do.

    Spans need not be tidy. Where they overlap, the text is divided at each of their ends; what
    lies outside of all of them stands alone; only offsets outside of the text are refused.
    """

    def span_tokenize(self, text: str) -> Iterable[tuple[int, int]]:
        """Yield (start, end) offsets into `text`, a pair for each sentence."""
        ...


def _model_name(language: object) -> str:
    key = language.strip().lower() if isinstance(language, str) else ""
    name = _LANGUAGES.get(key, key)
    if name not in _LANGUAGES.values() and name not in punkt.available_languages():
        raise OptionError("language", f"one of {', '.join(_LANGUAGES)}", language)
    return name


@dataclass(frozen=True, slots=True)
class PunktSplitter:
    """Sentence ends by the trained Punkt models, which come with the package.

    The decisions on full stops are Kiss & Strunk's, with the published parameters. Beyond them,
    an end mark followed by closing quotation marks and a lower-case word goes on ("Go!" he said);
    dots followed by a capital letter end; "U.S." and other dotted or vowelless words are taken for
    abbreviations though the model lacks them; a lone letter ends before an ordinary word though
    the model lists it ("Act V. Then"); "1. Milk" stays whole; "end.Next" is parted where the
    model knows both as ordinary words; and marks such as "。", "।" and "؟" end a sentence in any
    language.

    Parameters
    ----------
    language : str, default "en"
        An ISO 639-1 code or the English name of the language, in any case. Languages without a
        trained model (zh, ja, ko, hi …) go by their end marks and a few curated abbreviations.

    Raises
    ------
    OptionError
        If the language is unknown.

    Notes
    -----
    Time is linear in the length of the text. Curated abbreviations are added to the models
    (``prefixes=True`` of the punkt package): on eight sets of Universal Dependencies and the like
    that is worth up to 0.0016 of boundary F1, and costs 0.0004 on one of them.

    References
    ----------
    .. [1] T. Kiss and J. Strunk, "Unsupervised Multilingual Sentence Boundary Detection",
       Computational Linguistics 32(4), 2006.

    Examples
    --------
    >>> text = "Dr. Smith went home. He was tired."
    >>> [text[start:end] for start, end in PunktSplitter("en").span_tokenize(text)]
    ['Dr. Smith went home.', 'He was tired.']
    """

    language: str = "en"

    def __post_init__(self) -> None:
        _model_name(self.language)

    def is_common(self, word: str) -> bool:
        """Say whether the model has seen the word in lower case.

        It tells a name from an ordinary word with a capital letter. Without a trained model no
        word is common.

        Parameters
        ----------
        word : str
            In any case.

        Returns
        -------
        bool

        Examples
        --------
        >>> PunktSplitter("en").is_common("Officials"), PunktSplitter("en").is_common("Ukraine")
        (True, False)
        """
        context = parameters(_model_name(self.language)).ortho_context
        return bool(context.get(word.lower(), 0) & LOWER)

    def span_tokenize(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the offsets of the sentences of a text, without looking at its layout.

        Parameters
        ----------
        text : str

        Yields
        ------
        start, end : int
            In order and without overlap; all text outside is white space, but for that at the end.
        """
        model = parameters(_model_name(self.language))
        start = len(text) - len(text.lstrip())
        for match in _END.finditer(text):
            if match.start() < start:
                continue
            item = _next_item(text, start, match)
            if item is not None:
                yield start, item
                start = item
            elif _ends_sentence(model, text, start, match):
                end, following = _realign(text, start, match)
                yield start, end
                start = following
        if start < len(text):
            yield start, len(text)


def _next_item(text: str, start: int, match: re.Match[str]) -> int | None:
    """Where "2. Eggs" begins in "1. Milk 2. Eggs", if the match is its full stop."""
    if match.group(1) != "." or match.group(3) is None or not text[match.start() - 1].isdigit():
        return None
    word = _word_before(text, start, match.start())
    first = _ITEM.match(text, start)
    if first is None or not word.isdecimal() or int(word) != int(first.group(1)) + 1:
        return None
    same_style = first.group(2) == "." + match.group(2)
    return match.start() - len(word) if same_style else None


def _ends_sentence(
    model: punkt.PunktParameters, text: str, start: int, match: re.Match[str]
) -> bool:
    """Judge a run of end marks by the words around it."""
    mark, gap = match.group(1, 3)
    if gap is None:
        return _ends_without_gap(model, text, match)
    if gap != " " and PARAGRAPH.search(gap):
        return True  # no paragraph changes how another is split
    if _goes_on_behind(text, match):
        return False
    if mark in ":;" or mark[0] in _SURE:
        return True
    if mark == ".":
        return _full_stop_ends(model, text, start, match)
    return _marks_end(model, text, start, match)


def _goes_on_behind(text: str, match: re.Match[str]) -> bool:
    """Whether what follows is part of the sentence, whatever its end mark."""
    _, close, _, opening, following = match.groups()
    if close and not opening and following[:1].islower():
        return True  # “Go!” he said
    if not following.strip(_MARKS) and _LONE_MARKS.match(text, match.end()):
        return True  # in ". . ." and "end. ,"; the last mark will tell
    aside = _ASIDE.match(text, match.end())
    return aside is not None and aside.group(1).islower()  # "Go! – he said"


def _marks_end(model: punkt.PunktParameters, text: str, start: int, match: re.Match[str]) -> bool:
    """Judge "?", "!", "...", a face or a web address."""
    mark, close, _, _, following = match.groups()
    if mark.startswith("://"):
        known = mark[-1] in _MARKS or model.ortho_context.get(following.lower(), 0) & LOWER
        return following.startswith("http") or (following[:1].isupper() and bool(known))
    if mark[0] not in _MARKS:
        return match.start() > start and following[:1].isupper()
    if close and text[match.start() - 1 : match.start()] in ("(", "["):
        return False  # "(...)" leaves something out
    return mark[0] in "?!" or mark[-1] in "?!" or _may_start(following)


def _full_stop_ends(
    model: punkt.PunktParameters, text: str, start: int, match: re.Match[str]
) -> bool:
    """Judge a full stop by what can be seen; the model judges the rest."""
    following = match.group(5)
    word = _word_before(text, start, match.start())
    if not word:
        before = text[max(start, match.start() - _LONGEST_WORD) : match.start()].rstrip()
        return not before.endswith(".") or _may_start(following)  # the last of ". . ."
    at = match.start() - len(word)
    if at <= start + 1 and _ENUMERATOR.match(word):
        return False  # "1. Milk"
    if len(word) <= 2 and word.isdecimal() and _word_before(text, start, at - 1) in _ARTICLES:
        return False  # "am 3. Spieltag"
    return period_ends(model, word, following)


def _may_start(word: str) -> bool:
    return word[:1].isupper() or bool(_UNSPACED.match(word))


def _ends_without_gap(model: punkt.PunktParameters, text: str, match: re.Match[str]) -> bool:
    """Judge "end.Next" and, in scripts without blanks, "?"."""
    at, end = match.start(), match.end()
    if end == len(text):
        return True
    if text[at] in _SURE or match.group(1)[-1] in _SURE:
        return text[at] != "．" or not text[end].isdecimal()
    if _UNSPACED.match(text, end):
        return text[at] in "?!" or (at > 0 and bool(_UNSPACED.match(text, at - 1)))
    if end != at + 1 or not text[max(at - 2, 0) : at].islower():
        return False
    after = _LETTERS.match(text, end)
    if after is None or not after.group()[0].isupper():
        return False
    before = _word_before(text, 0, at)
    common = model.ortho_context
    return bool(
        before.isalpha()
        and common.get(before, 0) & LOWER
        and common.get(after.group().lower(), 0) & LOWER
    )


def _word_before(text: str, start: int, at: int) -> str:
    if at <= start or text[at - 1].isspace():
        return ""
    word = text[max(start, at - _LONGEST_WORD) : at].rsplit(None, 1)[-1]
    if word.isalnum():
        return word
    last = _LAST_WORD.search(word)
    return last.group() if last else ""


def _realign(text: str, start: int, match: re.Match[str]) -> tuple[int, int]:
    """Give closing quotes and brackets to the sentence they close: its end, the next start."""
    end, following = match.end(2), match.end()
    if match.group(3) is None:
        # Without a blank a quotation mark may as well open what follows.
        while end > match.end(1) and end < len(text) and _opens(text, start, end - 1):
            end -= 1
        return end, end
    if PARAGRAPH.search(match.group(3)):
        return end, following
    if not match.group(5) or _FACES.match(text, following):
        tail = _CLOSING_TAIL.match(text, following) or _FACES.match(text, following)
        if tail and not _opens(text, start, following):
            end = following + len(tail.group().rstrip())
            behind = _NOT_SPACE.search(text, end)
            following = behind.start() if behind else len(text)
    return end, following


def _opens(text: str, start: int, at: int) -> bool:
    mark = text[at]
    start = max(start, text.rfind("\n\n", start, at))
    return mark in "“‘„«‹" or (mark in "\"'" and text.count(mark, start, at) % 2 == 0)


def load_splitter(language: str | Splitter) -> Splitter:
    """Give the Punkt models of a language, or the given splitter itself.

    Parameters
    ----------
    language : str or Splitter
        A language as for :class:`PunktSplitter`, or any object with ``span_tokenize``.

    Raises
    ------
    OptionError
        If the language is unknown, or the object splits nothing.

    Examples
    --------
    >>> load_splitter("de")
    PunktSplitter(language='de')
    """
    if isinstance(language, str):
        return PunktSplitter(language)
    if not isinstance(language, Splitter):
        expected = "a language code or an object with a 'span_tokenize' method"
        raise OptionError("segmenter", expected, language)
    return language
