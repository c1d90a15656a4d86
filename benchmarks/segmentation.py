"""How well and how fast texts are split into sentences, beside Punkt itself.

Boundary F1: a boundary is the number of characters of a text, white space not counted, before the
end of a sentence; so texts of any spacing can be compared. The end of the text, which nobody can
miss, is no boundary. True and false ones are summed over all texts of a set (micro average).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import punkt

from benchmarks.record import failure
from benchmarks.timing import Case, Work, measure
from summarize import Document
from summarize.errors import OptionError
from summarize.segment import PunktSplitter, segment

DATA = Path(__file__).parents[2] / "shared" / "data" / "segmentation"
# Sets name their languages by code or by name, some of them in ways of their own.
_ALIASES = {"english_clean": "english", "deutsch": "german"}
_NAMES = {
    "de": "german", "en": "english", "es": "spanish", "fr": "french", "pt": "portuguese",
    "ru": "russian",
}  # fmt: skip
_TIMED_CHARACTERS = 1_000_000

Split = Callable[[str, str], Iterable[str]]


class Text(NamedTuple):
    """One text and its sentences as people split it."""

    language: str
    text: str
    sentences: list[str]


def run(data: Path = DATA, *, runs: int = 5) -> dict[str, Any]:
    """Score and time our segmentation and its peers.

    Parameters
    ----------
    data : Path
        A folder of JSON lines ``{"lang", "text", "sentences"}``, a file for each set.
    runs : int, default 5
        How often each splitter is timed, in turns.

    Returns
    -------
    dict
        ``{"f1": {set: {splitter: {"f1", "precision", "recall"}}}, "speed": {splitter: …}}``; a
        case that failed is ``{"failed": "Type: message"}``.

    Raises
    ------
    FileNotFoundError
        If there is no set in the folder.
    """
    paths = sorted(data.glob("*.jsonl"))
    if not paths:
        raise FileNotFoundError(f"no segmentation data (*.jsonl) in {data}")
    sets = {path.stem: _read(path) for path in paths}
    return {
        "f1": {
            name: {splitter: _scored(texts, split) for splitter, split in SPLITTERS.items()}
            for name, texts in sets.items()
        },
        "speed": _speed(
            [t.text for texts in sets.values() for t in texts if t.language == "en"], runs
        ),
    }


def _read(path: Path) -> list[Text]:
    lines = path.read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return [
        Text(_ALIASES.get(r["lang"], r["lang"]), r["text"], list(r["sentences"])) for r in records
    ]


# The splitters: (text, language) -> sentences.


def _ours(text: str, language: str) -> list[str]:
    return [sentence.text for sentence in segment([Document(text)], _splitter(language))]


@cache
def _splitter(language: str) -> PunktSplitter:
    try:
        return PunktSplitter(language)
    except OptionError:  # golden rules have languages that nobody has a model of
        return PunktSplitter("en")


def _punkt(text: str, language: str) -> list[str]:
    return _punkt_tokenizer(_NAMES.get(language, language)).tokenize(text)


@cache
def _punkt_tokenizer(language: str) -> punkt.PunktSentenceTokenizer:
    has_rules = language in {"zh", "ja"} or language in punkt.available_languages()
    # Blank lines are kept as boundaries, as in every system that is compared.
    return punkt.tokenizer_for(language if has_rules else "english", line_breaks="paragraph")


def _nltk_untrained(text: str, language: str) -> list[str]:
    from nltk.tokenize.punkt import PunktSentenceTokenizer  # noqa: PLC0415 - a peer

    del language
    tokenizer = PunktSentenceTokenizer()
    return [s for paragraph in text.split("\n\n") for s in tokenizer.tokenize(paragraph)]


SPLITTERS: Mapping[str, Split] = {
    "ours": _ours,
    "punkt": _punkt,
    "nltk untrained": _nltk_untrained,
}


def boundaries(sentences: Iterable[str]) -> set[int]:
    """Count the characters before the end of every sentence but the last, without white space.

    Examples
    --------
    >>> sorted(boundaries(["It rained.", "So what?", "Yes."]))
    [9, 16]
    """
    ends = accumulate(len("".join(sentence.split())) for sentence in sentences)
    return set(list(ends)[:-1])


def _scored(texts: Sequence[Text], split: Split) -> dict[str, Any]:
    right = given = gold = 0
    try:
        for text in texts:
            found, true = boundaries(split(text.text, text.language)), boundaries(text.sentences)
            right, given, gold = right + len(found & true), given + len(found), gold + len(true)
    except Exception as error:  # noqa: BLE001 - a failed case is a recorded failure
        return failure(error)
    return {
        "f1": 2 * right / max(given + gold, 1),
        "precision": right / max(given, 1),
        "recall": right / max(gold, 1),
        "texts": len(texts),
        "boundaries": gold,
    }


def _speed(texts: Sequence[str], runs: int) -> dict[str, Any]:
    """Seconds for a megabyte of English, as one text, and sentences a second from their median."""
    text = "\n\n".join(texts)
    text = (text + "\n\n") * (_TIMED_CHARACTERS // max(len(text), 1) + 1) if text else ""
    text = text[:_TIMED_CHARACTERS]
    counts: dict[str, int] = {}

    def prepare(name: str, split: Split) -> Work:
        def work() -> None:
            counts[name] = sum(1 for _ in split(text, "en"))

        return work

    cases: dict[str, Case] = {
        name: lambda name=name, split=split: prepare(name, split)  # type: ignore[misc]
        for name, split in SPLITTERS.items()
    }
    results = measure(cases, runs=runs)
    for name, result in results.items():
        if "median" in result:
            rate = counts[name] / result["median"]
            result.update(sentences=counts[name], sentences_per_second=rate)
    return results


def table(results: Mapping[str, Any]) -> str:
    """Lay the results out for reading: a row a set, a column a splitter."""
    rows = [["boundary F1", *SPLITTERS]]
    rows += [
        [name, *(_cell(s, "f1", ".4f") for s in by.values())] for name, by in results["f1"].items()
    ]
    rate = "sentences_per_second"
    rows.append(["sentences/s", *(_cell(s, rate, ",.0f") for s in results["speed"].values())])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows
    )


def _cell(result: Mapping[str, Any], key: str, form: str) -> str:
    return format(result[key], form) if key in result else "failed"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(prog="segmentation", description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=DATA, help="a folder of JSON lines")
    parser.add_argument("--runs", type=int, default=5, help="how often each splitter is timed")
    options = parser.parse_args(argv)
    try:
        results = run(options.data, runs=options.runs)
    except FileNotFoundError as error:
        print(f"segmentation: error: {error}", file=sys.stderr)
        return 1
    print(table(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
