"""What a user may ask: settings, and what is done by them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, TypeVar, Unpack, overload

from summarize.budget import check_query, make_budget
from summarize.compare import Comparison
from summarize.document import Document, Documents, as_documents, check_many
from summarize.encode import Encoder
from summarize.errors import InputError, OptionError
from summarize.judge import Judge
from summarize.memory import Memory
from summarize.neighbours import DEFAULT_THRESHOLD
from summarize.pipeline import load_pipeline
from summarize.progress import Progress, no_progress
from summarize.reader import Reader
from summarize.segment import Splitter
from summarize.shown import Shown
from summarize.summary import Summary

if TYPE_CHECKING:
    from summarize.mapping import MapOptions, Summaries

Result = TypeVar("Result")


class Summarizer:
    """Finds the points that texts make more than once, and says each point once.

    Holds the encoder and the settings; never changes, so threads may share one.

    Parameters
    ----------
    encoder : str or Encoder, optional
        "static", the bundled one, of English; "lexical", of any language, which is taken for other
        languages where none is given; the name or folder of a sentence-transformers model; or an
        object with a `name` and an `encode` method.
    language : str, default "en"
        ISO 639-1 code: which sentence splitter, stems and function words to use.
    threshold : float, default 0.4
        The least cosine similarity, in (-1, 1], of sentences that are compared at all. Lower
        finds more restatements, in more time.
    segmenter : object, optional
        Anything with NLTK's ``span_tokenize(text)``, instead of the language's own.
    count_tokens : callable, optional
        Text -> number of tokens, as of a language model's tokenizer, for budgets in tokens; those
        of the bundled encoder if not given.
    judge : str or Judge, optional
        Settles which similar pairs are restatements, where facts allow it: the name or folder of a
        sentence-transformers ``CrossEncoder`` trained on natural language inference, or an object
        with a `name` and a `judge` method. Slow: some tens of pairs a second.
    allow_download : bool, default False
        Whether a model that is not on this machine may be fetched. Nothing else ever opens a
        connection.

    Attributes
    ----------
    encoder : Encoder
        The one in use.
    judge : Judge or None
        The one in use, if any.
    settings : mapping
        As they are written into every result.

    Raises
    ------
    OptionError
        If a setting is out of its range.
    MissingResourceError
        If the encoder, or the extra that runs it, is not installed.

    Examples
    --------
    >>> summarizer = Summarizer(threshold=0.6)
    >>> str(summarizer.summarize("The dam broke. The dam broke. Two towns flooded."))
    'The dam broke. Two towns flooded.'
    """

    def __init__(
        self,
        *,
        encoder: str | Encoder | None = None,
        language: str = "en",
        threshold: float = DEFAULT_THRESHOLD,
        segmenter: Splitter | None = None,
        count_tokens: Callable[[str], int] | None = None,
        judge: str | Judge | None = None,
        allow_download: bool = False,
    ) -> None:
        self._arguments: dict[str, Any] = {
            "encoder": encoder,
            "language": language,
            "threshold": threshold,
            "segmenter": segmenter,
            "count_tokens": count_tokens,
            "judge": judge,
            "allow_download": allow_download,
        }
        self._pipeline = load_pipeline(**self._arguments)

    def __getstate__(self) -> dict[str, Any]:
        return dict(self._arguments)

    def __setstate__(self, state: dict[str, Any]) -> None:
        # Made anew: what it was made with is small, and what it holds is not.
        Summarizer.__init__(self, **state)

    @property
    def settings(self) -> Mapping[str, Any]:
        """What is written into every result."""
        return self._pipeline.settings

    @property
    def encoder(self) -> Encoder:
        """The encoder in use."""
        return self._pipeline.encoder

    @property
    def judge(self) -> Judge | None:
        """The judge in use, if any."""
        return self._pipeline.judge

    def summarize(
        self,
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
    ) -> Summary:
        """Say each point of the documents once; see :func:`summarize`."""
        budget = make_budget(
            sentences=sentences, words=words, characters=characters, tokens=tokens, ratio=ratio
        )
        check_query(query, budget)
        if memory is not None and not isinstance(memory, Memory):
            raise OptionError("memory", "a Memory", memory)
        if memory is not None:
            memory.check(self._pipeline.made_by)
        return self._pipeline.summarize(
            documents, budget, query, seen=seen, memory=memory, report=progress or no_progress
        )

    def stream(
        self, documents: Iterable[str | Document], *, memory: Memory | None = None
    ) -> Iterator[Summary]:
        """Take documents as they come, and tell of each what is new.

        Parameters
        ----------
        documents : iterable of str or Document
        memory : Memory, optional
            What was read before, where what is new is remembered, a document at a time. Without
            it, what was read is forgotten at the end.

        Yields
        ------
        Summary
            Of each document, as :meth:`summarize` gives it with all that came before as seen: its
            `changes` are its disagreements with what came before. What is held grows with the
            points, not with the documents.

        Raises
        ------
        InputError
            If the documents are one text, or one of them is none.

        Examples
        --------
        >>> feed = ["12 people died. The dam broke.", "The dam broke. 21 people died."]
        >>> for news in Summarizer().stream(feed):
        ...     print(news, [change.before.text for change in news.changes])
        12 people died. The dam broke. []
        21 people died. ['12 people died.']
        """
        check_many(documents, "stream()")
        return self._stream(documents, memory)

    def _stream(
        self, documents: Iterable[str | Document], memory: Memory | None
    ) -> Iterator[Summary]:
        with Memory.passing() if memory is None else nullcontext(memory) as known:
            for number, document in enumerate(documents, 1):
                (named,) = as_documents([document], first=number)
                yield self.summarize(named, memory=known)

    @overload
    def map(
        self,
        documents: Iterable[Documents],
        *,
        finish: None = None,
        **options: Unpack[MapOptions],
    ) -> Summaries[Summary]: ...

    @overload
    def map(
        self,
        documents: Iterable[Documents],
        *,
        finish: Callable[[Summary], Result],
        **options: Unpack[MapOptions],
    ) -> Summaries[Result]: ...

    def map(
        self,
        documents: Iterable[Documents],
        *,
        finish: Callable[[Summary], Any] | None = None,
        processes: int | None = None,
        sentences: int | None = None,
        words: int | None = None,
        characters: int | None = None,
        tokens: int | None = None,
        ratio: float | None = None,
        query: str | None = None,
        seen: Documents | None = None,
        progress: Progress | None = None,
        return_exceptions: bool = False,
    ) -> Summaries[Any]:
        """Summarize many texts, each by itself, in several processes.

        Parameters
        ----------
        documents : iterable
            Of what :meth:`summarize` takes. It may be endless: four for each process are taken
            ahead.
        finish : callable, optional
            Called with each summary in the process that made it; what it returns is given in place
            of the summary: ``finish=str``, ``finish=Summary.to_html``. There a summary can be cut
            again, its report is the one of :meth:`summarize`, and a result that is smaller than a
            summary is sent faster. With several processes, it and its results are pickled, so it
            is a function of a module or an object of a class of one, no lambda. An error that it
            raises is treated as if :meth:`summarize` had raised it.
        processes : int, optional
            As many as this process has processors for, if not given. With 1 the work is done in
            this process. A script that asks for more calls this under
            ``if __name__ == "__main__":``, as processes import it.
        sentences, words, characters, tokens, ratio, query, seen
            As of :meth:`summarize`, for each text.
        progress : callable, optional
            Called with ("map", done, total); where the total is not known, it is what is done.
        return_exceptions : bool, default False
            Whether a :class:`SummarizeError` is given in place of a summary instead of raised.

        Returns
        -------
        Summaries
            An iterator: a summary a text, in their order, as :meth:`summarize` gives it, but not
            to be cut again, or what `finish` returned for it. A text that raises a
            `SummarizeError` raises it at its place, and so does one over which its process died
            twice; asked again, the iterator goes on with the next. Its processes end with the last
            text, or at once by its method `close`.

        Raises
        ------
        OptionError
            If a setting is out of its range, or an encoder, segmenter, judge, counter of tokens or
            `finish` or its result cannot be pickled, or processes cannot be started.
        InputError
            If the documents are one text.

        Examples
        --------
        >>> texts = ["The dam broke. The dam broke.", "Rain fell. Roads closed."]
        >>> for summary in Summarizer().map(texts, processes=1, sentences=1):
        ...     print(summary)
        The dam broke.
        Rain fell.
        >>> list(Summarizer().map(texts, processes=1, finish=str))
        ['The dam broke.', 'Rain fell. Roads closed.']
        """
        budget = {
            "sentences": sentences,
            "words": words,
            "characters": characters,
            "tokens": tokens,
            "ratio": ratio,
        }
        check_query(query, make_budget(**budget))
        from summarize.mapping import map_summaries  # noqa: PLC0415 - brings processes along

        return map_summaries(
            self,
            documents,
            {**budget, "query": query, "seen": seen},
            finish=finish,
            processes=processes,
            progress=progress,
            return_exceptions=return_exceptions,
        )

    def compare(self, a: Sequence[str], b: Sequence[str]) -> list[Comparison]:
        """Tell of each sentence of `a` whether it covers its partner; see :func:`compare`."""
        lists = all(isinstance(side, Sequence) and not isinstance(side, str) for side in (a, b))
        if not lists or len(a) != len(b):
            raise InputError(
                "compare() takes two equally long lists of sentences.", source="compare"
            )
        if not all(isinstance(text, str) for text in (*a, *b)):
            raise InputError("compare() takes lists of str.", source="compare")
        return self._pipeline.compare(a, b)

    def shown(self, seen: Documents, report: Progress = no_progress) -> Shown:
        """Texts read as seen, to be given to :meth:`summarize` as `seen` many times."""
        return self._pipeline.shown(seen, report)

    def reader(self) -> Reader:
        """What reads sentences of the language of this summarizer.

        A new one each time: it learns words as it reads, which threads must not share.
        """
        return self._pipeline.new_reader()
