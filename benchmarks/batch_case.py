"""One case of the batch benchmark, in a process of its own: articles a second, and memory."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Mapping
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.children import process_peak, read_request
from summarize import Summarizer


def run(request: Mapping[str, Any]) -> dict[str, Any]:
    """Summarize articles, a summary each.

    Parameters
    ----------
    request : mapping
        `articles`, a JSON file of texts; the `number` of them, for which they come again; the
        number of `processes`; `words`, of each summary.

    Returns
    -------
    dict
        `seconds` of the whole, with the start of the processes; `seconds to the first` summary;
        `articles a second` from that on; `memory`, bytes at the peak, of the `parent`, and of the
        processes: the `largest` and `all` together, 0 where the system does not tell.
    """
    articles = json.loads(Path(request["articles"]).read_text(encoding="utf-8"))
    summarizer = Summarizer()
    summarizer.summarize("The dam broke. Two towns flooded.")  # loads what is loaded once
    number = request["number"]
    workers: list[int] = []
    start = perf_counter()
    first = start
    with summarizer.map(
        islice(cycle(articles), number), processes=request["processes"], words=request["words"]
    ) as summaries:
        for done, summary in enumerate(summaries, 1):
            if not summary.ledger:
                raise RuntimeError(f"Article {done} has no sentence.")
            if done == 1:
                first = perf_counter()
            if done == number:
                workers = [
                    peak(child.pid) for child in multiprocessing.active_children() if child.pid
                ]
        seconds = perf_counter() - start
    return {
        "seconds": seconds,
        "seconds to the first": first - start,
        "articles a second": (number - 1) / (start + seconds - first),
        "memory": {
            "parent": process_peak(),
            "largest": max(workers, default=0),
            "all": sum(workers),
        },
    }


def peak(pid: int) -> int:
    """The most bytes that a process ever held, or 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) * 1024 if found else 0


if __name__ == "__main__":
    print(json.dumps(run(read_request())))
