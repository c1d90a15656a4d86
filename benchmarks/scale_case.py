"""One size of the scale benchmark, in a process of its own: seconds by stage, and memory."""

from __future__ import annotations

import json
import resource
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.children import process_peak, read_request
from benchmarks.stages import STAGES, Stopwatch
from summarize import Document, Summarizer


def run(request: Mapping[str, Any]) -> dict[str, Any]:
    """Summarize documents once, without a budget.

    Parameters
    ----------
    request : mapping
        `documents`, a JSON file of (name, text); `memory`, the most bytes to ask the system for.

    Returns
    -------
    dict
        `seconds` of the whole; `stages`, those of each, with the `rest`; `counts` of sentences,
        points, similar pairs and fates; `threshold` that pairs had to reach, which rises where
        there are too many; `memory`, bytes of the process at its peak.
    """
    resource.setrlimit(resource.RLIMIT_AS, (request["memory"],) * 2)  # an error, not a dead machine
    given = json.loads(Path(request["documents"]).read_text(encoding="utf-8"))
    documents = [Document(text, name) for name, text in given]
    del given
    summarizer = Summarizer()
    summarizer.summarize("The dam broke. Two towns flooded.")  # loads what is loaded once
    watch = Stopwatch(STAGES)
    start = perf_counter()
    with watch.running():
        summary = summarizer.summarize(documents)
    seconds = perf_counter() - start
    memory = process_peak()
    stages = {name: watch.seconds[name] for name in STAGES}
    fates = Counter(entry.fate.value for entry in summary.ledger)
    sizes = watch.sizes
    return {
        "seconds": seconds,
        "stages": {**stages, "rest": seconds - sum(stages.values())},
        "counts": {
            "sentences": len(summary.ledger),
            "points": sizes["group identical"],
            "similar pairs": sizes["similarity"],
            **{fate: fates[fate] for fate in ("kept", "restated", "noise")},
        },
        "threshold": summary.settings["threshold"],
        "memory": memory,
    }


if __name__ == "__main__":
    print(json.dumps(run(read_request())))
