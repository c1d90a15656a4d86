"""The functions that most users call, on a summarizer with the settings they give."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from summarize.compare import Comparison
from summarize.document import Documents
from summarize.memory import Memory
from summarize.progress import Progress
from summarize.shown import Shown
from summarize.summarizer import Summarizer
from summarize.summary import Summary


def summarize(
    documents: Documents,
    *,
    sentences: int | None = None,
    words: int | None = None,
    characters: int | None = None,
    tokens: int | None = None,
    ratio: float | None = None,
    query: str | None = None,
    seen: Documents | Shown | None = None,
    memory: Memory | None = None,
    progress: Progress | None = None,
    **settings: Any,
) -> Summary:
    """Say each point of one text or several once, and account for everything left out.

    Without a budget nothing is lost: every sentence is kept, or covered by kept ones. With one,
    the points most worth saying are kept.

    Parameters
    ----------
    documents : str, or sequence of str or Document, or mapping of str to str
        One text; several; or several by name.
    sentences, words, characters, tokens : int, optional
        The most the summary may take, at least 1. Words are runs without white space (in Chinese
        and Japanese, characters); tokens are those of the bundled encoder, or as `count_tokens`
        counts them.
    ratio : float, optional
        The most characters of the summary for a character given, in (0, 1].
    query : str, optional
        What the reader wants to know; needs a budget.
    seen : str, or sequence of str or Document, or mapping of str to str, optional
        What the reader knows; as :meth:`Summarizer.shown` gives it, to be used many times. Points
        that it covers are left out; a fact that differs is news, and among the summary's `changes`.
    memory : Memory, optional
        What was read before, likewise; what is new now is remembered.
    progress : callable, optional
        Called with (stage, done, total).
    **settings
        As of :class:`Summarizer`: encoder, language, threshold, segmenter, count_tokens, judge,
        allow_download.

    Returns
    -------
    Summary
        Empty for an empty text.

    Raises
    ------
    OptionError
        If a setting is out of its range, or two budgets are given.
    InputError
        If the documents are none of these, or the memory cannot be read.
    EncodingError
        If the encoder gives vectors that cannot be used.
    MissingResourceError
        If the encoder, or the extra that runs it, is not installed.

    Examples
    --------
    >>> summary = summarize("The dam broke. Two towns flooded. The dam broke.")
    >>> [str(sentence) for sentence in summary.sentences]
    ['The dam broke.', 'Two towns flooded.']
    >>> summary.ledger[2].fate
    <Fate.RESTATED: 'restated'>
    >>> print(summarize("The dam broke. Rain fell.", seen=["The dam broke."]))
    Rain fell.
    """
    summarizer = Summarizer(**settings) if settings else _default()
    return summarizer.summarize(
        documents,
        sentences=sentences,
        words=words,
        characters=characters,
        tokens=tokens,
        ratio=ratio,
        query=query,
        seen=seen,
        memory=memory,
        progress=progress,
    )


def compare(a: Sequence[str], b: Sequence[str], **settings: Any) -> list[Comparison]:
    """Tell of each sentence of `a` whether it covers its partner in `b`.

    Parameters
    ----------
    a, b : sequence of str
        Sentences, pairwise.
    **settings
        As of :class:`Summarizer`.

    Returns
    -------
    list of Comparison
        One a pair. A pair without words is distinct unless identical.

    Examples
    --------
    >>> [comparison] = compare(["12 people were killed."], ["21 people were killed."])
    >>> comparison.relation
    <Relation.DISAGREES: 'disagrees'>
    """
    return (Summarizer(**settings) if settings else _default()).compare(a, b)


@cache
def _default() -> Summarizer:
    return Summarizer()
