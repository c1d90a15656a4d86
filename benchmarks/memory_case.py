"""Articles read against a memory, in a process of its own: seconds by part, and memory."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from time import perf_counter
from typing import Any

from benchmarks.children import process_peak, read_request
from benchmarks.stages import Stopwatch
from summarize import Memory, Summarizer, recollect
from summarize.memory import recall

PARTS: Mapping[str, tuple[Any, str]] = {
    "find the same words": (recall, "_identical"),
    "search": (recall, "_similar"),
    "load": (recall, "_load"),
    "look at facts": (recall, "_concerned"),
    "compare": (recollect, "find_news"),
    "remember": (Memory, "remember"),
}


def run(request: Mapping[str, Any]) -> dict[str, Any]:
    """Summarize texts one after the other with a memory.

    Parameters
    ----------
    request : mapping
        `path` of the memory, and `texts`.

    Returns
    -------
    dict
        `open`, the seconds that opening took; `runs`, for each text those of the whole `article`,
        of each part, and of the `rest`; `counts` of fates; `memory`, bytes of the process at its
        peak, and `held`, before the first text.
    """
    summarizer = Summarizer()
    summarizer.summarize("The dam broke. Two towns flooded.")  # loads what is loaded once
    held = process_peak()
    runs, fates = [], Counter[str]()
    start = perf_counter()
    with Memory(request["path"]) as memory:
        opened = perf_counter() - start
        watch = Stopwatch(PARTS)
        for text in request["texts"]:
            start = perf_counter()
            with watch.running():
                summary = summarizer.summarize(text, memory=memory)
            whole = perf_counter() - start
            parts = {part: watch.seconds[part] for part in PARTS}
            runs.append({"article": whole, **parts, "rest": whole - sum(parts.values())})
            fates.update(entry.fate.value for entry in summary.ledger)
    return {
        "open": opened,
        "runs": runs,
        "counts": dict(fates),
        "memory": process_peak(),
        "held": held,
    }


if __name__ == "__main__":
    print(json.dumps(run(read_request())))
