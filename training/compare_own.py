"""Pairs of our own to learn from: written by hand, and planted by rule into real sentences."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from training.compare_sets import PairSet

WRITTEN = Path(__file__).parent / "data"
# Texts that edits are planted into, with their licences in DATA.md beside them.
SUMMARIES = (
    "multiling_english", "fewsum_amazon_train", "fewsum_yelp_train", "opinosis", "qmsum",
    "squality", "clscisumm",
)  # fmt: skip
# Of these little repeats: a story, a paper, a meeting.
UNREPETITIVE = ("squality", "clscisumm", "qmsum")
NEIGHBOURS, NEIGHBOURS_FROM = 40, 0.4  # pairs a text, from this similarity on
PER_KIND = 500
SEED = 7
STRANGERS = 4  # a sentence

Labelled = tuple[str, str, bool, bool, int]  # a, b, covers, clashes, group


def read_written(folder: Path = WRITTEN) -> dict[str, PairSet]:
    """The groups written by hand, as pairs: ``written_news`` and the like.

    A line has "base", "same" (says the same), "less" (base says it), "more" (says base and more),
    "clash" (sentence and kind) and "other" (another point on the same topic).
    """
    found = {}
    for file in sorted(folder.glob("written_*.jsonl")):
        pairs: list[Labelled] = []
        groups = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        for number, group in enumerate(groups):
            pairs += [(*pair, number) for pair in _of_group(group)]
        pairs += _strangers(groups)
        found[file.stem] = as_set(file.stem, pairs)
    return found


def _of_group(group: dict[str, Any]) -> Iterator[tuple[str, str, bool, bool]]:
    base, same = str(group["base"]), group["same"]
    wordings = [base, *same]
    for i, one in enumerate(wordings):
        for other in wordings[i + 1 :]:
            yield one, other, True, False
            yield other, one, True, False
    for less in group["less"]:
        for one in wordings[:3]:
            yield one, less, True, False
        yield less, base, False, False
    for more in group["more"]:
        yield more, base, True, False
        yield more, same[0], True, False
        for one in wordings[:2]:
            yield one, more, False, False
    for clash, kind in group["clash"]:
        for one in wordings[:2]:
            yield one, clash, False, kind != "hedge"
            yield clash, one, False, kind != "hedge"
    for other in group["other"]:
        yield base, other, False, False
        yield other, same[0], False, False


def _strangers(groups: Sequence[dict[str, Any]], seed: int = SEED) -> Iterator[Labelled]:
    """Sentences of two groups: without them nothing would say that likeness counts at all."""
    chance = random.Random(seed)
    for number, group in enumerate(groups):
        for sentence in (group["base"], *group["same"], *group["less"]):
            for _ in range(STRANGERS):
                other = groups[chance.randrange(len(groups))]
                if other is not group:
                    stranger = chance.choice([other["base"], *other["same"], *other["less"]])
                    yield sentence, stranger, False, False, number


def as_set(name: str, pairs: Sequence[Labelled]) -> PairSet:
    """Labelled pairs as a set."""
    a, b, covers, clashes, groups = zip(*pairs, strict=True)
    return PairSet(
        name,
        list(a),
        list(b),
        np.array(covers, np.bool_),
        np.array(clashes, np.bool_),
        np.array(groups, np.int64),
    )


def sentences_of(data: Path, *, judging: bool) -> list[str]:
    """Sentences of the summaries' documents: one half is trained on, the other half judges."""
    found = dict.fromkeys(text for texts in read_texts(data, SUMMARIES) for text in texts)
    return [text for text in found if is_judging(text) == judging and _is_plain(text)]


def read_texts(data: Path, names: Sequence[str]) -> Iterator[list[str]]:
    """The sentences of each item of some summary sets."""
    from summarize.document import as_documents  # noqa: PLC0415
    from summarize.segment import PunktSplitter, segment  # noqa: PLC0415

    splitter = PunktSplitter("en")
    for name in names:
        file = data / "summaries" / f"{name}.jsonl"
        for line in file.read_text(encoding="utf-8").splitlines():
            documents = as_documents(json.loads(line)["documents"])
            yield list(dict.fromkeys(s.text for s in segment(documents, splitter)))


def is_judging(sentence: str) -> bool:
    """Whether a sentence is among those that judge, by its hash."""
    return hashlib.sha256(sentence.encode("utf-8", "replace")).digest()[0] % 2 == 0


def _is_plain(text: str) -> bool:
    return 5 <= len(text.split()) <= 60 and "\n" not in text


def plant(data: Path, per_kind: int = PER_KIND, seed: int = SEED) -> dict[str, PairSet]:
    """Edits and rewordings planted by rule, a set a kind."""
    from training.planting import EDITS, planted_pairs, reworded_pairs  # noqa: PLC0415

    sentences = sentences_of(data, judging=False)
    found = {}
    for reworded in (False, True):
        for kind in EDITS:
            planted = planted_pairs(
                sentences, [kind], per_kind, seed, reworded=reworded, split="train"
            )
            name = f"planted_{kind}" + ("_reworded" if reworded else "")
            found[name] = as_set(name, [p for pair in planted for p in _both(pair, covers=False)])
    same = reworded_pairs(sentences, 4 * per_kind, seed, split="train")
    found["reworded"] = as_set("reworded", [p for pair in same for p in _both(pair, covers=True)])
    return found


def neighbours(data: Path, seed: int = SEED) -> PairSet:
    """Sentences of one text that are alike and, but for a few, say different things.

    That is what the library meets most: texts of which little repeats teach it how likely a cover
    is before anything is known of a pair.
    """
    from summarize.similarity import similar_pairs  # noqa: PLC0415
    from summarize.summarizer import Summarizer  # noqa: PLC0415
    from summarize.vectors import encode_unit  # noqa: PLC0415

    encoder, chance = Summarizer().encoder, random.Random(seed)
    pairs: list[Labelled] = []
    for number, texts in enumerate(read_texts(data, UNREPETITIVE)):
        sentences = [text for text in texts if not is_judging(text) and _is_plain(text)]
        unit = encode_unit(encoder, sentences, lambda *_: None)
        found = similar_pairs(unit, threshold=NEIGHBOURS_FROM)
        for at in chance.sample(range(len(found)), min(NEIGHBOURS, len(found))):
            pair = sentences[found.rows[at]], sentences[found.cols[at]]
            a, b = pair if chance.random() < 0.5 else pair[::-1]
            pairs.append((a, b, False, False, number))
    return as_set("neighbours", pairs)


def _both(pair: object, *, covers: bool) -> Iterator[Labelled]:
    original, edited = str(pair.original), str(pair.edited)  # type: ignore[attr-defined]
    group = int.from_bytes(hashlib.sha256(original.encode()).digest()[:6], "big")
    yield original, edited, covers, not covers, group
    yield edited, original, covers, not covers, group
