"""ROUGE of a summary, by the package rouge-score, in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property, lru_cache
from statistics import mean
from typing import Any

OPTIONS = (
    "rouge-score: F1, mean over the references; English: its own tokenizer with the Porter "
    "stemmer; other languages: words of Unicode letters, marks and figures, no stemmer"
)
_KEPT = "LMN"  # letters, marks (vowel signs of Hindi are such), numbers


class Words:
    """A tokenizer for rouge-score that remembers stems and the texts it saw last.

    Parameters
    ----------
    language : str
        ISO 639-1 code. In English the tokens are those of rouge-score with ``use_stemmer=True``.
    """

    def __init__(self, language: str) -> None:
        split = _english() if language == "en" else split_words
        self._tokens = lru_cache(maxsize=64)(split)

    def tokenize(self, text: str) -> list[str]:
        """The tokens of a text."""
        found: list[str] = self._tokens(text)
        return found


def split_words(text: str) -> list[str]:
    """Words of letters, marks and figures in lower case.

    Examples
    --------
    >>> split_words("L'été, 1,5 km.")
    ['l', 'été', '1', '5', 'km']
    """
    kept = (c if unicodedata.category(c)[0] in _KEPT else " " for c in text.lower())
    return "".join(kept).split()


def _english() -> Any:
    from nltk.stem.porter import PorterStemmer  # noqa: PLC0415 - where missing, the case fails
    from rouge_score.tokenize import tokenize  # noqa: PLC0415

    stemmer = PorterStemmer()
    stemmer.stem = lru_cache(maxsize=None)(stemmer.stem)
    return lambda text: tokenize(text, stemmer)


class Rouge:
    """ROUGE-1, ROUGE-2 and ROUGE-L, and the recall of ROUGE-2 alone.

    Parameters
    ----------
    language : str
        ISO 639-1 code.
    """

    def __init__(self, language: str) -> None:
        self._language = language

    @cached_property
    def _scorers(self) -> tuple[Any, Any]:
        """For all, and for ROUGE-2 alone; loaded when first needed, so that its cases fail."""
        from rouge_score.rouge_scorer import RougeScorer  # noqa: PLC0415

        words: Any = Words(self._language)
        names = ["rouge1", "rouge2", "rougeL"]
        return RougeScorer(names, tokenizer=words), RougeScorer(["rouge2"], tokenizer=words)

    def scores(self, summary: str, references: Sequence[str]) -> dict[str, float]:
        """F1 by name, each in [0, 1], mean over the references.

        Examples
        --------
        >>> Rouge("en").scores("The dams broke.", ["The dam broke."])["rouge2"]
        1.0
        """
        scorer, _ = self._scorers
        found = [scorer.score(reference, summary) for reference in references]
        return {name: mean(scores[name].fmeasure for scores in found) for name in found[0]}

    def bigram_recall(self, summary: str, references: Sequence[str]) -> float:
        """The share of the references' bigrams that the summary has, mean over them."""
        _, scorer = self._scorers
        found = [scorer.score(reference, summary) for reference in references]
        return float(mean(scores["rouge2"].recall for scores in found))
