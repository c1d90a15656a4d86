"""The peers, each given the same work as ours."""

from __future__ import annotations

import re
from functools import partial

from benchmarks.timing import Work
from summarize.segment import PunktSplitter


class OfflineTokenizer:
    """Sumy's own tokenizer without its download: sentences by our splitter, words by NLTK's.

    What is left out, splitting each sentence into sentences once more, is in sumy's favour.
    """

    # As in sumy: runs of letters, hyphens and apostrophes.
    _WORD = re.compile(r"^[^\W\d_](?:[^\W\d_]|['-])*$")

    def __init__(self) -> None:
        from nltk import word_tokenize  # noqa: PLC0415 - where it is missing, the case fails

        self._splitter = PunktSplitter()
        self._tokenize = partial(word_tokenize, preserve_line=True)

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        """The sentences of a paragraph."""
        return tuple(paragraph[start:end] for start, end in self._splitter.span_tokenize(paragraph))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """The words of a sentence, without figures."""
        return tuple(filter(self._WORD.match, self._tokenize(sentence)))


def lex_rank(text: str, sentences: int) -> Work:
    """Set up sumy's LexRank with its own English stemmer and stop words, from text to summary.

    Parameters
    ----------
    text : str
    sentences : int
        How many to choose.

    Returns
    -------
    callable
        Summarizes once.
    """
    from sumy.nlp.stemmers import Stemmer  # noqa: PLC0415 - where it is missing, the case fails
    from sumy.parsers.plaintext import PlaintextParser  # noqa: PLC0415
    from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415
    from sumy.utils import get_stop_words  # noqa: PLC0415

    tokenizer, summarizer = OfflineTokenizer(), LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")

    def work() -> None:
        document = PlaintextParser.from_string(text, tokenizer).document
        if not summarizer(document, sentences):
            raise RuntimeError("The summary is empty.")

    return work
