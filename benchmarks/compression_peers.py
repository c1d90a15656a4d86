"""The peers that summarize to a length: sumy, lede, and two ways to choose by MiniLM."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from functools import cache, partial
from importlib import import_module
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.compression_methods import Method, Ranked
from benchmarks.compression_source import Budget, Source, read_source, take
from benchmarks.compression_vectors import Vectors
from benchmarks.peers import OfflineTokenizer

LEX_RANK, TEXT_RANK, LSA, KL, SUM_BASIC, LUHN = (
    "sumy LexRank", "sumy TextRank", "sumy LSA", "sumy KL", "sumy SumBasic", "sumy Luhn",
)  # fmt: skip
LEDE, MMR, K_MEANS = "lede", "MMR, MiniLM", "k-means, MiniLM"
_SUMY = {
    LEX_RANK: ("lex_rank", "LexRankSummarizer"),
    TEXT_RANK: ("text_rank", "TextRankSummarizer"),
    LSA: ("lsa", "LsaSummarizer"),
    KL: ("kl", "KLSummarizer"),
    SUM_BASIC: ("sum_basic", "SumBasicSummarizer"),
    LUHN: ("luhn", "LuhnSummarizer"),
}
# Languages of which sumy has stop words and, but for Greek, a stemmer.
_SUMY_LANGUAGES = {
    "ar": "arabic", "cs": "czech", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "fr": "french", "he": "hebrew", "it": "italian", "pt": "portuguese",
    "sv": "swedish",
}  # fmt: skip
# It parts sentences before A to Z only.
_LEDE_LANGUAGES = frozenset("cs da de en es fr it nl no pl pt sv".split())
_KL_MOST_SENTENCES = 300  # its time grows with the square of the sentences, and their words
# Of a length that is too long for the budget, so much is tried next; the first is longer.
_LEDE_NEXT, _LEDE_FIRST = 0.97, 1.15
_MMR_RELEVANCE = 0.5  # against novelty: the default of LangChain
# Defaults of bert-extractive-summarizer: characters of a sentence, and the seed of k-means.
_SHORTEST, _LONGEST, _KMEANS_SEED = 40, 600, 12345


def peer_methods(vectors: Vectors) -> dict[str, Method]:
    """All peers that summarize to a length.

    Parameters
    ----------
    vectors : Vectors
        Those of MiniLM.

    Returns
    -------
    dict of str to Method
        By name. What is not installed fails when it is called.
    """
    sumy_languages = frozenset(_SUMY_LANGUAGES)
    found = {
        name: Method(Ranked(partial(rank_by_sumy, name)), languages=sumy_languages)
        for name in _SUMY
    }
    found[KL] = found[KL]._replace(slow=True, most_sentences=_KL_MOST_SENTENCES)
    lede = Lede()
    return found | {
        LEDE: Method(lede, languages=_LEDE_LANGUAGES, clock=lede),
        MMR: Method(Ranked(partial(rank_by_mmr, vectors)), slow=True, clock=vectors),
        K_MEANS: Method(partial(summarize_by_k_means, vectors), slow=True, clock=vectors),
    }


@cache
def _tokenizer() -> OfflineTokenizer:
    return OfflineTokenizer()


def rank_by_sumy(name: str, source: Source, budget: Budget) -> list[int]:
    """Rank our sentences by one of sumy's summarizers, with its stemmer and stop words.

    Parameters
    ----------
    name : str
        One of those of :func:`peer_methods`.
    source : Source
    budget : Budget
        Of which the language counts.

    Returns
    -------
    list of int
        All positions, the best first.
    """
    summarizer, document = load_sumy(name, source, budget.language)
    ranked: list[int] = []

    def collect(infos: Sequence[Any]) -> Sequence[Any]:
        """Is asked which of the ranked sentences to take."""
        ranked.extend(info.order for info in infos)
        return ()

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # LSA's, of few words
        summarizer(document, collect)
    return ranked


def load_sumy(name: str, source: Source, language: str) -> tuple[Any, Any]:
    """One of sumy's summarizers, and a text as it wants it.

    Parameters
    ----------
    name : str
        One of those of :func:`peer_methods`.
    source : Source
    language : str
        ISO 639-1 code.

    Returns
    -------
    summarizer, document
    """
    # Where it is missing, the case fails.
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # noqa: PLC0415
    from sumy.nlp.stemmers import Stemmer, null_stemmer  # noqa: PLC0415
    from sumy.utils import get_stop_words  # noqa: PLC0415

    module, kind = _SUMY[name]
    known = _SUMY_LANGUAGES[language]
    # Its Greek stemmer is another package.
    stemmer = null_stemmer if known == "greek" else Stemmer(known)
    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), kind)(stemmer)
    summarizer.stop_words = get_stop_words(known)
    sentences = [Sentence(text, _tokenizer()) for text in source.texts]
    return summarizer, ObjectDocumentModel([Paragraph(sentences)])


class Lede:
    """lede, asked for as many characters as the budget may hold, and for fewer until it does.

    Attributes
    ----------
    owed : float
        Less than 0: the seconds of the lengths that were too long. Its users ask once.
    """

    def __init__(self) -> None:
        self.owed = 0.0

    def __call__(self, documents: Sequence[str], budget: Budget) -> str:
        """Summarize to the greatest length of those tried that the budget holds."""
        import lede  # noqa: PLC0415 - where it is missing, the case fails

        text = "\n\n".join(documents)
        if budget.amount is None:
            raise ValueError("lede needs a length")
        self.owed = 0.0
        length = math.ceil(_LEDE_FIRST * budget.amount * len(text) / max(1, budget.size(text)))
        while length > 0:
            start = perf_counter()
            summary: str = lede.summarize(text, max_length=length).summary
            if budget.holds(summary):
                return summary
            self.owed -= perf_counter() - start
            length = int(_LEDE_NEXT * length)
        return ""


def rank_by_mmr(vectors: Vectors, source: Source, budget: Budget) -> list[int]:
    """Rank by maximal marginal relevance, to the query or else to the mean of all sentences.

    Each next sentence is the one with the most relevance less its greatest similarity to those
    before it (Carbonell and Goldstein 1998, "The use of MMR").

    Parameters
    ----------
    vectors : Vectors
    source : Source
    budget : Budget
        Of which the query counts.

    Returns
    -------
    list of int
        All positions, the best first.
    """
    rows = vectors.rows(source)
    if not len(rows):
        return []
    asked = rows.mean(axis=0) if budget.query is None else vectors.encode((budget.query,))[0]
    relevance = _MMR_RELEVANCE * (rows @ asked) / max(float(np.linalg.norm(asked)), 1e-12)
    nearest = np.zeros(len(rows), np.float32)
    left = np.ones(len(rows), bool)
    order: list[int] = []
    for _ in range(len(rows)):
        score = np.where(left, relevance - (1 - _MMR_RELEVANCE) * nearest, -np.inf)
        best = int(score.argmax())
        order.append(best)
        left[best] = False
        nearest = np.maximum(nearest, rows @ rows[best]) if len(order) > 1 else rows @ rows[best]
    return order


def summarize_by_k_means(vectors: Vectors, documents: Sequence[str], budget: Budget) -> str:
    """Take the sentence nearest to the centre of each of as many clusters as sentences fit.

    As bert-extractive-summarizer does, with its defaults: very short and very long sentences are
    left out, and the first sentence is taken in any case. Of sentences that do not all fit, those
    of the largest clusters are taken; what room is left goes to the second nearest to each centre,
    and so on, so that summaries are as long as those of others.

    Parameters
    ----------
    vectors : Vectors
    documents : sequence of str
    budget : Budget

    Returns
    -------
    str
    """
    source = read_source(tuple(documents), budget.language)
    rows = vectors.rows(source)
    if budget.amount is None:
        raise ValueError("k-means needs a length")
    lengths = [len(text) for text in source.texts]
    usable = [n for n, length in enumerate(lengths) if _SHORTEST < length < _LONGEST]
    usable = usable or list(range(len(lengths)))
    if not usable:
        return ""
    size = sum(budget.size(source.texts[n]) for n in usable) / len(usable)
    k = min(len(usable), max(1, round(budget.amount / max(size, 1))))
    nearest = [usable[n] for n in _rank_by_centres(rows[usable], k)]
    return take(source, list(dict.fromkeys([usable[0], *nearest])), budget)


def _rank_by_centres(rows: Any, k: int) -> list[int]:
    """The row nearest to each centre of k clusters, the largest first; then each second nearest."""
    from sklearn.cluster import KMeans  # noqa: PLC0415 - slow to import
    from sklearn.exceptions import ConvergenceWarning  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # fewer distinct rows than clusters
        found = KMeans(k, random_state=_KMEANS_SEED).fit(rows)
    labels, sizes = np.unique(found.labels_, return_counts=True)
    largest_first = labels[np.argsort(-sizes, kind="stable")]
    order = np.argsort(found.transform(rows)[:, largest_first], axis=0, kind="stable")
    ranked: list[int] = order.ravel().tolist()
    return ranked
