"""Where the time goes within a summary: the stages of the pipeline, timed as it calls them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Sized
from contextlib import contextmanager
from functools import partial, wraps
from time import perf_counter
from typing import Any

from benchmarks.timing import Case, Work, measure
from summarize import Document, Summarizer, cutter, pipeline
from summarize.reader import Reader

# Name in the record -> the function where the pipeline finds it: what is timed is what users run.
STAGES: Mapping[str, tuple[Any, str]] = {
    "segment": (pipeline, "segment"),
    "find noise": (pipeline, "find_noise"),
    "group identical": (pipeline, "find_points"),
    "encode": (pipeline, "encode_unit"),
    "similarity": (pipeline, "find_neighbours"),
    "read facts": (Reader, "comparer"),
    "compare": (pipeline, "relate"),
    "cluster": (cutter, "cluster"),
    "settle": (cutter, "settle"),
}


class Stopwatch:
    """Adds up the time that functions take, wherever they are called from.

    Parameters
    ----------
    functions : mapping of str to (object, str)
        Name in the record -> the module or class, and the function's name in it.

    Attributes
    ----------
    seconds : dict of str to float
        Within calls of each function.
    sizes : dict of str to int
        The length of what each returned last, where it has one.
    """

    def __init__(self, functions: Mapping[str, tuple[Any, str]]) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.sizes: dict[str, int] = {}
        self._functions = functions

    @contextmanager
    def running(self) -> Iterator[None]:
        """Watch the functions for as long as the block runs.

        Raises
        ------
        AttributeError
            If there is no such function.
        RuntimeError
            If one was never called: then the record would say 0 of what it does not know.
        """
        self.seconds.clear()
        originals = {name: getattr(*place) for name, place in self._functions.items()}
        try:
            for name, (owner, attribute) in self._functions.items():
                setattr(owner, attribute, self._watched(name, originals[name]))
            yield
        finally:
            for name, (owner, attribute) in self._functions.items():
                setattr(owner, attribute, originals[name])
        if missed := [name for name in self._functions if name not in self.seconds]:
            raise RuntimeError(f"never called: {', '.join(missed)}")

    def _watched(self, name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(original)
        def watched(*arguments: Any, **options: Any) -> Any:
            start = perf_counter()
            try:
                result = original(*arguments, **options)
            finally:
                self.seconds[name] += perf_counter() - start
            if isinstance(result, Sized):
                self.sizes[name] = len(result)
            return result

        return watched


def time_stages(by_size: Mapping[str, Sequence[Document]], *, runs: int) -> dict[str, Any]:
    """Time whole summaries and their stages.

    Parameters
    ----------
    by_size : mapping of str to sequence of Document
        The texts of each case.
    runs : int
        At least 1.

    Returns
    -------
    dict
        As of :func:`benchmarks.timing.measure`, with the stages as parts; `counts` of what went
        through them; and `rates`, sentences a second of those that work on single sentences.
    """
    watches = {size: Stopwatch(STAGES) for size in by_size}
    cases: dict[str, Case] = {
        size: partial(_summarizing, documents, watches[size]) for size, documents in by_size.items()
    }
    results = measure(cases, runs=runs)
    for size, result in results.items():
        if "parts" in result:
            result.update(_counts(watches[size].sizes, result["parts"]))
    return results


def _summarizing(documents: Sequence[Document], watch: Stopwatch) -> Work:
    summarizer = Summarizer()

    def work() -> Mapping[str, float]:
        start = perf_counter()
        with watch.running():
            summarizer.summarize(documents)
        rest = perf_counter() - start - sum(watch.seconds.values())
        return {**watch.seconds, "rest": rest}

    return work


def _counts(sizes: Mapping[str, int], parts: Mapping[str, Any]) -> dict[str, Any]:
    sentences, points = sizes["segment"], sizes["group identical"]
    return {
        "counts": {
            "sentences": sentences,
            "points": points,
            "similar pairs": sizes["similarity"],
            "restated": sizes["cluster"],
        },
        "rates": {
            "segment": sentences / parts["segment"]["median"],
            "encode": points / parts["encode"]["median"],
            "read facts": points / parts["read facts"]["median"],
        },
    }
