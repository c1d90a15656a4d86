"""Documents -> Summary: the order of the stages, up to what `cutter.py` goes on with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize.budget import Budget
from summarize.compare import Comparison
from summarize.cutter import Cutter
from summarize.document import Documents, as_documents
from summarize.encode import Encoder, StaticEncoder, load_encoder
from summarize.given import Given
from summarize.judge import Judge, load_judge
from summarize.lexicon import Lexicon
from summarize.memory import Memory
from summarize.neighbours import find_neighbours
from summarize.noise import find_noise
from summarize.novelty import News
from summarize.points import find_points
from summarize.progress import Progress, no_progress
from summarize.reader import ENGLISH, Reader, common_words
from summarize.recollect import Recollection
from summarize.relations import relate
from summarize.segment import PunktSplitter, Splitter, load_splitter, segment
from summarize.settings import checked_counter, checked_threshold
from summarize.shown import Shown
from summarize.speakers import without_speakers
from summarize.summary import Summary
from summarize.vectors import encode_unit


@dataclass(frozen=True, slots=True, eq=False)
class Pipeline:
    """The stages in their order, with what they work by.

    Attributes
    ----------
    encoder : Encoder
    judge : Judge or None
    segmenter : Splitter
    count_tokens : callable
        For budgets in tokens.
    new_reader : callable
        Gives what reads sentences: a new one each time, for it learns words as it reads, which
        threads must not share.
    settings : mapping
        For the record; its "language" and "threshold" are those of the work.
    """

    encoder: Encoder
    judge: Judge | None
    segmenter: Splitter
    count_tokens: Callable[[str], int]
    new_reader: Callable[[], Reader]
    settings: Mapping[str, Any]

    @property
    def made_by(self) -> tuple[str, str]:
        """Whose vectors and facts a memory holds: the encoder's name and the language."""
        return self.encoder.name, self.settings["language"]

    def summarize(
        self,
        documents: Documents,
        budget: Budget | None,
        query: str | None,
        *,
        seen: Documents | Shown | None,
        memory: Memory | None,
        report: Progress,
    ) -> Summary:
        """Say each point of the documents once, but for what was seen or is remembered."""
        reader = self.new_reader()
        given, news = self._given(documents, report), News()
        known: dict[str, Any] = {"seen": None, "memory": None if memory is None else memory.path}
        recollection = self._recollection(reader, report)
        if seen is not None:
            read = nullcontext(seen) if isinstance(seen, Shown) else self.shown(seen, report)
            with read as shown:
                known["seen"] = shown.documents
                news.add(recollection.news(given, shown.memory))
        if memory is not None:
            remembered = recollection.news(given, memory)
            news.add(remembered)
        cutter = self._cutter(given, news, known, reader, report)
        summary = cutter.cut(budget, query, None)
        if memory is not None:
            recollection.remember(given, remembered, memory)
        return summary

    def compare(self, a: Sequence[str], b: Sequence[str]) -> list[Comparison]:
        """Tell of each sentence of `a` whether it covers its partner, in two equally long lists."""
        texts = [*a, *b]
        unit = encode_unit(self.encoder, texts, no_progress)
        comparer = self.new_reader().comparer(texts, no_progress, self.judge)
        rows = np.arange(len(a))
        similarity = np.clip(np.einsum("ij,ij->i", unit[: len(a)], unit[len(a) :]), -1, 1)
        return comparer.compare(rows, rows + len(a), similarity)

    def shown(self, seen: Documents, report: Progress = no_progress) -> Shown:
        """Texts read as seen, to be given to :meth:`summarize` as `seen` many times."""
        given, memory = self._given(seen, report), Memory.passing()
        self._recollection(self.new_reader(), report).remember(given, News(), memory)
        return Shown(memory, len(given.documents))

    def _given(self, documents: Documents, report: Progress) -> Given:
        """Sentences, points and vectors of some documents."""
        given = as_documents(documents)
        report("segment", 0, len(given))
        found = segment(given, self.segmenter)
        points = find_points(found, find_noise(given, found), given)
        report("segment", len(given), len(given))
        # Two sentences of one speaker have no more to do with each other for that.
        unit = encode_unit(self.encoder, without_speakers(points.texts), report)
        return Given(given, found, points, unit)

    def _recollection(self, reader: Reader, report: Progress) -> Recollection:
        return Recollection(
            self.made_by,
            self.settings["threshold"],
            reader.facts,
            lambda texts: reader.comparer(texts, no_progress, self.judge),
            report,
        )

    def _cutter(
        self,
        given: Given,
        news: News,
        known: Mapping[str, Any],
        reader: Reader,
        report: Progress,
    ) -> Cutter:
        """What is known of the new points, ready to be cut to a length."""
        fresh = given.without(news.covers)
        pairs = find_neighbours(fresh.unit, self.settings["threshold"], report)
        comparer = reader.comparer(fresh.points.texts, report, self.judge)
        return Cutter(
            fresh,
            pairs=pairs,
            related=relate(comparer, pairs, report),
            reader=reader,
            news=news,
            seen=given.sentences_of(news.covers),
            count_tokens=self.count_tokens,
            relevance=partial(self._relevance, unit=fresh.unit),
            settings={**self.settings, **known, "threshold": pairs.threshold},
            encoder=self.encoder.name,
        )

    def _relevance(self, query: str, unit: NDArray[np.float32]) -> NDArray[np.float64]:
        """How much each point has to do with the query, in [0, 1]."""
        asked = encode_unit(self.encoder, [query], no_progress)[0]
        # Not a matrix product, whose last bits depend on the number of threads.
        relevance: NDArray[np.float64] = np.einsum("ij,j->i", unit, asked).clip(0, 1).astype(float)
        return relevance


def load_pipeline(
    *,
    encoder: str | Encoder | None,
    language: str,
    threshold: float,
    segmenter: Splitter | None,
    count_tokens: Callable[[str], int] | None,
    judge: str | Judge | None,
    allow_download: bool,
) -> Pipeline:
    """Check settings, and find what they name; see :class:`summarize.Summarizer`."""
    punkt = PunktSplitter(language)
    splitter = punkt if segmenter is None else load_splitter(segmenter)
    threshold = checked_threshold(threshold)
    if encoder is None and language.lower() not in ENGLISH:
        # The bundled one was made of English: to it, any two French sentences are alike.
        encoder = "lexical"
    encoder = load_encoder(encoder, allow_download=allow_download)
    judge = load_judge(judge, allow_download=allow_download)
    # Words are compared by the bundled encoder whatever the sentences are encoded by.
    bundled = encoder if isinstance(encoder, StaticEncoder) else StaticEncoder()
    counter = bundled.count_tokens if count_tokens is None else checked_counter(count_tokens)
    lexicon = Lexicon()
    is_common = common_words(language, punkt, lexicon)
    settings: dict[str, Any] = {
        "language": language,
        "threshold": threshold,
        "segmenter": type(splitter).__name__,
        "count_tokens": count_tokens
        and getattr(count_tokens, "__qualname__", type(count_tokens).__name__),
        "judge": judge.name if judge else None,
    }
    return Pipeline(
        encoder=encoder,
        judge=judge,
        segmenter=splitter,
        count_tokens=counter,
        new_reader=partial(Reader, language, is_common, bundled, lexicon),
        settings=MappingProxyType(settings),
    )
