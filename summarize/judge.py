"""A second opinion on pairs of sentences: a cross-encoder trained on natural language inference.

A cross-encoder reads both sentences at once and says whether the first entails the second, which
is what covering means. It is slow, so it is asked about few pairs, and facts keep the last word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from summarize.cross_encoder import CrossEncoderJudge
from summarize.errors import EncodingError, OptionError
from summarize.progress import Progress

__all__ = ["CrossEncoderJudge", "Judge", "load_judge", "settle"]

_ENTAILMENT, _CONTRADICTION, _COLUMNS = 0, 2, 3
# The judge has made up its mind: more likely than the other two together.
_SURE = 0.5
# So many pairs at once, so that memory stays bounded and progress can be told.
_AT_ONCE = 1024
_SUMS_TO_ONE = 1e-3


@runtime_checkable
class Judge(Protocol):
    """Anything that says whether one text follows from another.

    Attributes
    ----------
    name : str
        Model and revision, for records.

    Examples
    --------
    >>> class SameLetters:
    ...     name = "same-letters@1"
    ...
    ...     def judge(self, premises, hypotheses):
    ...         same = [set(a) >= set(b) for a, b in zip(premises, hypotheses)]
    ...         return np.array([[s, not s, 0] for s in same], dtype=np.float32)
    >>> load_judge(SameLetters()).name
    'same-letters@1'
    """

    @property
    def name(self) -> str:
        """Model and revision, for records."""
        ...

    def judge(self, premises: Sequence[str], hypotheses: Sequence[str], /) -> NDArray[np.float32]:
        """Probabilities of entailment, neutral and contradiction, of shape (len(premises), 3)."""
        ...


def load_judge(judge: str | Judge | Any | None, *, allow_download: bool = False) -> Judge | None:
    """Find the judge that a setting names.

    Parameters
    ----------
    judge : str, Judge or CrossEncoder, optional
        The name or folder of a sentence-transformers ``CrossEncoder`` trained on natural language
        inference, one that is loaded already, or an object with a ``name`` and a ``judge``
        method, which is returned as it is. ``None`` for no judge.
    allow_download : bool, default False
        Whether a model that is not on this machine may be fetched.

    Returns
    -------
    Judge or None

    Raises
    ------
    OptionError
        If ``judge`` is none of these, or a model with other labels.
    MissingResourceError
        If the model, or the extra that runs it, is not installed.

    Examples
    --------
    >>> load_judge(None) is None
    True
    """
    if judge is None:
        return None
    if isinstance(judge, str) and judge.strip():
        return CrossEncoderJudge(judge, allow_download=allow_download)
    # A class has the same names too, but nothing to call them on.
    if not isinstance(judge, str | type):
        if isinstance(judge, Judge) and callable(judge.judge) and isinstance(judge.name, str):
            return judge
        if callable(getattr(judge, "predict", None)) and hasattr(judge, "config"):
            return CrossEncoderJudge(judge)
    raise OptionError(
        "judge",
        "the name of a model, a CrossEncoder, or an object with 'name' and 'judge'",
        judge,
    )


def settle(
    judge: Judge,
    texts: Sequence[str],
    rows: NDArray[np.integer],
    cols: NDArray[np.integer],
    asked: NDArray[np.bool_],
    *,
    report: Progress | None = None,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Ask a judge about pairs of texts, in both directions.

    Pairs are asked once each and in the order of their texts, so that the answers depend neither
    on how often a text occurs nor on where. A text entails itself, and nobody is asked.

    Parameters
    ----------
    judge : Judge
    texts : sequence of str
    rows, cols : ndarray of int, shape (n_pairs,)
        Positions in ``texts``.
    asked : ndarray of bool, shape (n_pairs,)
        The pairs to ask about.
    report : callable, optional
        Called with ("judge", done, total).

    Returns
    -------
    entails_there, entails_back, contradicts : ndarray of bool, shape (n_pairs,)
        Whether the text of the row entails that of the column; the other way round; and whether
        either contradicts the other, in which case neither entails. False where not asked.

    Raises
    ------
    EncodingError
        If the judge gives no table of probabilities with a row of three a pair.

    Examples
    --------
    >>> class SameLetters:
    ...     name = "same-letters@1"
    ...
    ...     def judge(self, premises, hypotheses):
    ...         same = [set(a) >= set(b) for a, b in zip(premises, hypotheses)]
    ...         return np.array([[s, not s, 0] for s in same], dtype=np.float32)
    >>> rows, cols = np.array([0, 0]), np.array([1, 2])
    >>> settle(SameLetters(), ["abc", "ab", "b"], rows, cols, np.array([True, False]))[0].tolist()
    [True, False]
    """
    chosen = np.flatnonzero(asked)
    there = [
        (texts[a], texts[b])
        for a, b in zip(rows[chosen].tolist(), cols[chosen].tolist(), strict=True)
    ]
    back = [(b, a) for a, b in there]
    questions = sorted({pair for pair in (*there, *back) if pair[0] != pair[1]})
    sure = _ask(judge, questions, report) >= _SURE
    entailed = dict(zip(questions, sure[:, _ENTAILMENT].tolist(), strict=True))
    denied = dict(zip(questions, sure[:, _CONTRADICTION].tolist(), strict=True))
    results = np.zeros((3, len(asked)), dtype=np.bool_)
    results[:2, chosen] = [[entailed.get(pair, True) for pair in way] for way in (there, back)]
    results[2, chosen] = [
        denied.get(one, False) or denied.get(other, False)
        for one, other in zip(there, back, strict=True)
    ]
    results[:2] &= ~results[2]
    return results[0], results[1], results[2]


def _ask(
    judge: Judge, pairs: Sequence[tuple[str, str]], report: Progress | None
) -> NDArray[np.float32]:
    """The judge's probabilities, checked."""
    parts = [np.zeros((0, _COLUMNS), dtype=np.float32)]
    for start in range(0, len(pairs), _AT_ONCE):
        if report:
            report("judge", start, len(pairs))
        part = pairs[start : start + _AT_ONCE]
        parts.append(_checked(judge, [pair[0] for pair in part], [pair[1] for pair in part]))
    if report and pairs:
        report("judge", len(pairs), len(pairs))
    return np.concatenate(parts)


def _checked(judge: Judge, premises: list[str], hypotheses: list[str]) -> NDArray[np.float32]:
    answer = judge.judge(premises, hypotheses)
    try:
        given = np.asarray(answer, dtype=np.float32)
    except (TypeError, ValueError):  # rows of different lengths, or no numbers
        raise EncodingError(f"The judge {judge.name!r} gave rows that form no table.") from None
    if given.shape != (len(premises), _COLUMNS):
        raise EncodingError(
            f"The judge {judge.name!r} gave an array of shape {given.shape} "
            f"for {len(premises)} pairs; ({len(premises)}, {_COLUMNS}) was expected."
        )
    # A comparison with NaN is false, and infinity sums to no 1.
    sums = given.sum(axis=1, dtype=np.float64)
    if not ((given >= 0).all() and (np.abs(sums - 1) <= _SUMS_TO_ONE).all()):
        raise EncodingError(f"The judge {judge.name!r} gave rows that are no probabilities.")
    return given
