"""WordNet 3.0 by nltk, and what of it the lexicon keeps: frequent senses of single words."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from summarize.lexicon import FUNCTION_WORDS
from training import lexicon_lists as lists

POS = {"n": 1, "v": 2, "a": 3, "s": 3, "r": 4}
# A sense used less often than this, of all uses of its word, is left out, but for the first.
RARE = 0.04
MOST_SENSES = 6
LEVELS = 5
# A parent of more synsets than these says little about what its children share.
MOST_CHILDREN = {1: 40, 2: 25, 3: 60, 4: 0}
# A noun this near to the root, or a verb above so many, is said of nearly everything.
TOP_DEPTH = 3
MOST_VERBS_BELOW = 200
_LEXNAMES = """
adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body
noun.cognition noun.communication noun.event noun.feeling noun.food noun.group noun.location
noun.motive noun.object noun.person noun.phenomenon noun.plant noun.possession noun.process
noun.quantity noun.relation noun.shape noun.state noun.substance noun.time verb.body verb.change
verb.cognition verb.communication verb.competition verb.consumption verb.contact verb.creation
verb.emotion verb.motion verb.perception verb.possession verb.social verb.stative verb.weather
adj.ppl
""".split()

_NEEDED = frozenset(".noun .verb .adj .adv .exc".split())

# Kinds of which WordNet names thousands that no tagged text has met.
_TERMS = frozenset(f"noun.{kind}" for kind in "plant animal substance body disease food".split())
_LISTED = frozenset(word for text in lists.CLASSES.values() for word in text.split())

Synset = Any  # nltk ships no types
Reading = tuple[str, int]  # a word as one part of speech


@contextmanager
def wordnet(folder: Path) -> Iterator[Any]:
    """WordNet by nltk; Debian's folder lacks ``lexnames``, which man page lexnames(5WN) gives."""
    from nltk.corpus.reader.wordnet import WordNetCorpusReader  # noqa: PLC0415
    from nltk.data import path as nltk_path  # noqa: PLC0415

    class English(WordNetCorpusReader):  # type: ignore[misc]
        def map_wn(self, version: str = "wordnet") -> None:
            """Nothing: versions are compared for other languages only."""

    numbers = {"noun": 1, "verb": 2, "adj": 3, "adv": 4}
    with tempfile.TemporaryDirectory() as temporary, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # other languages are missing; files stay open
        root = Path(temporary)
        for file in folder.iterdir():
            if file.suffix in _NEEDED:
                shutil.copy(file, root)  # nltk follows no links
        rows = (f"{i:02}\t{n}\t{numbers[n.split('.')[0]]}\n" for i, n in enumerate(_LEXNAMES))
        (root / "lexnames").write_text("".join(rows), encoding="ascii")
        nltk_path.append(temporary)  # nltk opens nothing outside of it
        try:
            reader = English(str(root), None)
            reader.counts = _read_counts(folder / "cntlist.rev")
            yield reader
        finally:
            nltk_path.remove(temporary)


def _read_counts(file: Path) -> dict[str, int]:
    """How often each sense key was met in the tagged texts."""
    rows = (line.split() for line in file.read_text(encoding="ascii").splitlines())
    return {key: int(count) for key, _, count in rows}


@dataclass
class Boiled:
    """WordNet without what the lexicon leaves out."""

    wordnet: Any
    senses: dict[Reading, list[tuple[Synset, float]]] = field(default_factory=dict)
    counts: dict[Reading, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for pos in "nvar":
            for word in sorted(set(self.wordnet.all_lemma_names(pos))):
                if is_plain(word) and word not in FUNCTION_WORDS:
                    self._add(word, pos)

    def _add(self, word: str, pos: str) -> None:
        found = []
        for synset in self.wordnet.synsets(word, pos):
            lemma = next((x for x in synset.lemmas() if x.name().lower() == word), None)
            if lemma is not None:
                count = self.wordnet.counts.get(lemma.key(), 0)
                if lemma.name() == word or _is_wanted_name(synset, count):
                    found.append((synset, count))
        used = any(count for _, count in found) or word in _LISTED
        if not used and all(synset.lexname() in _TERMS for synset, _ in found):
            found = []  # 16 bits number the synsets, and 2 MB hold all
        if not found:
            return
        weights = [count + 1 / (1 + i) ** 2 for i, (_, count) in enumerate(found)]
        shares = [weight / sum(weights) for weight in weights]
        self.counts[word, POS[pos]] = sum(count for _, count in found)
        self.senses[word, POS[pos]] = [
            (synset, share)
            for i, ((synset, _), share) in enumerate(zip(found, shares, strict=True))
            if i < MOST_SENSES and (i == 0 or share >= RARE)
        ]

    @cached_property
    def words(self) -> list[str]:
        """All words, sorted."""
        return sorted({word for word, _ in self.senses})

    @cached_property
    def readings(self) -> dict[Reading, int]:
        """The number of each reading."""
        return {reading: i for i, reading in enumerate(sorted(self.senses))}

    @cached_property
    def synsets(self) -> dict[Synset, int]:
        """The number of each synset that is a sense or stands above one; 0 is none."""
        wanted = {synset for senses in self.senses.values() for synset, _ in senses}
        rim = wanted
        for _ in range(LEVELS):
            rim = {parent for synset in rim for parent in parents(synset)}
            wanted |= rim
        ordered = sorted(wanted, key=lambda s: (POS[s.pos()], s.offset()))
        return {synset: i for i, synset in enumerate(ordered, 1)}

    def readings_of(self, lemma: Any) -> Iterator[int]:
        """The number of a WordNet lemma's reading, if it is one of ours and not a rare sense."""
        reading = (lemma.name().lower(), POS[lemma.synset().pos()])
        if any(synset == lemma.synset() for synset, _ in self.senses.get(reading, ())):
            yield self.readings[reading]


def is_plain(word: str) -> bool:
    return word.isascii() and word.isalpha() and len(word) > 1


def _is_wanted_name(synset: Synset, count: int) -> bool:
    """Capitalised words: those that texts use, and all countries, but no surnames."""
    above = synset.instance_hypernyms()
    if any(parent.lexname() == "noun.person" for parent in above):
        return False
    return count > 0 or is_country(synset) or synset.pos() in "as"


def is_country(synset: Synset) -> bool:
    kinds = {
        kind.name() for above in synset.instance_hypernyms() for kind in (above, *above.hypernyms())
    }
    return "country.n.02" in kinds


def parents(synset: Synset) -> list[Synset]:
    """What a synset is a kind of; for an adjective, the head of its cluster; at most two."""
    above = synset.hypernyms() or synset.instance_hypernyms()
    if synset.pos() == "s":
        above = synset.similar_tos()
    return sorted(above, key=lambda s: s.offset())[:2]


@cache
def is_top(synset: Synset) -> bool:
    """Whether a synset is said of nearly everything, so that being one of it says nothing."""
    if synset.name() in lists.TOO_GENERAL:
        return True
    if synset.pos() == "n":
        return synset.min_depth() <= TOP_DEPTH and synset.name() not in lists.TELLING_TOPS
    if synset.pos() == "v":
        below = set(synset.closure(lambda s: s.hyponyms()))
        return len(below) > MOST_VERBS_BELOW
    return False


def has_sisters(synset: Synset) -> bool:
    """Whether the children of a synset are told apart by being siblings."""
    children = synset.hyponyms() + synset.instance_hyponyms() + synset.similar_tos()
    return len(children) <= MOST_CHILDREN[POS[synset.pos()]] and not is_top(synset)
