"""Make the word lexicon: ``python -m training.lexicon [--wordnet FOLDER] [--output FOLDER]``.

WordNet 3.0 (Miller, 1995; Fellbaum, 1998), read by nltk, is boiled down to what two sentences are
compared by: single words, their frequent senses by tagged counts, the synsets up to five levels
above, and the relations between words that are worth a bit (antonyms, derivations, causes).
``summarize/data/lexicon/card.md`` says what is in it; ``training.lexicon_lists`` holds what
WordNet lacks: closed classes such as colours; ``training.lexicon_phrases`` the news' phrases.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize.lexicon import LexicalRelation
from summarize.lexicon.join import ONE_SIDED
from summarize.lexicon.morphy import Morphy
from training import lexicon_lists as lists
from training.lexicon_card import write_card, write_notice
from training.lexicon_phrases import NO_PHRASES, PHRASES
from training.lexicon_wordnet import (
    POS,
    Boiled,
    Reading,
    has_sisters,
    is_country,
    is_plain,
    is_top,
    parents,
    wordnet,
)

OUTPUT = Path(__file__).parents[1] / "summarize" / "data" / "lexicon"
DEBIAN = Path("/usr/share/wordnet")
# The same word of another kind is the thing said itself if the noun is of such a kind.
_ACTS = frozenset(
    """
    act event state process phenomenon cognition communication feeling attribute possession
    """.split()
)


def links(boiled: Boiled) -> set[tuple[int, int, int]]:
    """(reading, reading, relation) of lexical relations: antonyms, derivations, pertainyms."""
    lemmas = [  # no set: to nltk, lemmas of one name are equal
        lemma
        for (word, _), senses in boiled.senses.items()
        for synset, _ in senses
        for lemma in synset.lemmas()
        if lemma.name().lower() == word
    ]
    found = {
        (a, b, relation)
        for lemma in lemmas
        for other, relation in _linked(lemma)
        for a in boiled.readings_of(lemma)
        for b in boiled.readings_of(other)
    }
    for relation, text in lists.LINKS.items():
        for line in text.strip().splitlines():
            found |= {(a, b, relation) for a, b in _listed(boiled, line)}
    # What is found from one side only is turned around where it is read.
    found |= {(b, a, relation) for a, b, relation in found if relation not in ONE_SIDED}
    return {(a, b, relation) for a, b, relation in found if a != b}


def _linked(lemma: Any) -> Iterator[tuple[Any, int]]:
    for other in lemma.antonyms():
        yield other, LexicalRelation.ANTONYM
    for other in lemma.derivationally_related_forms():
        kinds = {lemma.synset().lexname(), other.synset().lexname()}
        nouns = {kind.removeprefix("noun.") for kind in kinds if kind.startswith("noun.")}
        yield other, LexicalRelation.DERIVED if nouns <= _ACTS else LexicalRelation.RELATED
    for other in lemma.pertainyms():
        adverb = lemma.synset().pos() == "r"
        yield other, LexicalRelation.DERIVED if adverb else LexicalRelation.RELATED


def _listed(boiled: Boiled, line: str) -> Iterator[tuple[int, int]]:
    """Pairs of readings of a line "dead/a die/v death/n": the first with each of the others."""
    readings = [(w, POS[p]) for w, p in (token.split("/") for token in line.split())]
    for other in readings[1:]:
        if readings[0] not in boiled.readings or other not in boiled.readings:
            raise ValueError(f"No word of the lexicon: {line}")
        yield boiled.readings[readings[0]], boiled.readings[other]


def classes(boiled: Boiled) -> set[tuple[int, int]]:
    """(reading, class) of the closed classes, whose members exclude one another."""
    members: dict[str, set[Reading]] = defaultdict(set)
    for name, text in lists.CLASSES.items():
        for word in text.split():
            members[name] |= {(word, p) for p in ((1, 3) if name in lists.ADJECTIVES else (1,))}
    for synset in boiled.synsets:
        if is_country(synset):
            for lemma in synset.lemmas():
                members["countries"].add((lemma.name().lower(), 1))
                for form in lemma.derivationally_related_forms():
                    members["nationalities"].add((form.name().lower(), POS[form.synset().pos()]))
    return {
        (boiled.readings[reading], number)
        for number, name in enumerate(sorted(members))
        for reading in members[name]
        if reading in boiled.readings
    }


def _synset_pairs(boiled: Boiled, relation: int) -> set[tuple[int, int]]:
    """Opposite synsets (any words of theirs are antonyms), or synsets and what they bring about."""
    found = set()
    for synset, number in boiled.synsets.items():
        if relation == LexicalRelation.CONTRARY:
            others = [x.synset() for lemma in synset.lemmas() for x in lemma.antonyms()]
        else:
            others = [o for o in synset.causes() + synset.entailments() if not is_top(o)]
        found |= {(number, boiled.synsets[other]) for other in others if other in boiled.synsets}
    return found


def spellings(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(British, American) spellings of one word, by rule, where both are words."""
    known = set(words)
    for word in sorted(known):
        for british, american in lists.SPELLINGS:
            at = word.find(british)
            while at > 0:
                other = word[:at] + american + word[at + len(british) :]
                if other in known and len(word) > 4:
                    yield word, other
                at = word.find(british, at + 1)


def families(boiled: Boiled) -> dict[str, str]:
    """Words that are one word in two spellings, or by the list: the other -> the first."""
    found = {}
    for british, american in spellings(boiled.words):
        of = [{s for s, _ in boiled.senses.get((w, p), ())[:2]} for w in (british, american)
              for p in range(1, 5)]  # fmt: skip
        if any(a & b for a, b in zip(of[:4], of[4:], strict=True)):
            found[british] = american
    return found | {a: b for a, b in lists.FAMILIES.items() if a in boiled.words}


def irregular_forms(boiled: Boiled, folder: Path) -> dict[str, list[int]]:
    """The readings of the forms in the exception lists, without those that the rules find."""
    rules = Morphy(boiled.words, masks(boiled).tobytes(), (), ())
    lines = lists.IRREGULAR.strip().splitlines()
    for number, name in enumerate(("noun", "verb", "adj", "adv"), 1):
        text = (folder / f"{name}.exc").read_text(encoding="ascii")
        for form, *bases in map(str.split, text.splitlines()):
            lines += [f"{form} {base} {number}" for base in bases if is_plain(form)]
    found: dict[str, set[int]] = defaultdict(set)
    for form, base, pos in map(str.split, lines):
        if form != base and (base, int(pos)) in boiled.readings:
            reading = 4 * rules.number[base] + int(pos) - 1
            if reading not in rules.readings_of(form):
                found[form].add(reading)
    return {form: sorted(found[form]) for form in sorted(found)}


def masks(boiled: Boiled) -> NDArray[np.uint8]:
    """Bit p - 1 of a word's mask says that it is of part of speech p."""
    number = {word: i for i, word in enumerate(boiled.words)}
    found = np.zeros(len(number), np.uint8)
    for word, pos in boiled.senses:
        found[number[word]] |= 1 << (pos - 1)
    return found


def phrases(boiled: Boiled) -> dict[str, str]:
    """Phrases of two to four words -> "word part-of-speech", from WordNet and the list."""
    found = {}
    for pos in "vnr":
        for name in sorted(set(boiled.wordnet.all_lemma_names(pos))):
            parts = name.split("_")
            if not 2 <= len(parts) <= 4 or not all(p.replace("'s", "").isalpha() for p in parts):
                continue
            word = _single_word(boiled, name, pos)
            if word:
                found[" ".join(parts)] = f"{word} {POS[pos]}"
    for line in PHRASES.strip().splitlines():
        phrase, word, pos = (part.strip() for part in line.split("|"))
        found[phrase] = f"{word} {POS[pos]}"
    return {k: v for k, v in found.items() if k not in NO_PHRASES}


def _single_word(boiled: Boiled, name: str, pos: str) -> str | None:
    """The most used single word that means what a phrase means in its first sense."""
    synset = boiled.wordnet.synsets(name, pos)[0]
    if name.startswith("be_"):
        return None
    keys = {lemma.name().lower(): lemma.key() for lemma in synset.lemmas()}
    if name not in keys or (pos != "v" and not boiled.wordnet.counts.get(keys[name])):
        return None
    if any(lemma.name() == name.title() for lemma in synset.lemmas()):
        return None
    first = {
        word: boiled.counts[word, POS[pos]]
        for word in keys
        if boiled.counts.get((word, POS[pos]), 0) > 2
        and any(
            s == synset and share >= 0.15 for s, share in boiled.senses.get((word, POS[pos]), ())
        )
    }
    return max(sorted(first), key=lambda word: first[word], default=None)


def tables(boiled: Boiled) -> dict[str, NDArray[Any]]:
    """All arrays of the lexicon, by file name."""
    readings, synsets = sorted(boiled.senses), boiled.synsets
    number = {word: i for i, word in enumerate(boiled.words)}
    above = np.zeros((len(synsets) + 1, 2), np.uint16)
    flags = np.zeros(len(synsets) + 1, np.uint8)
    for synset, i in synsets.items():
        known = [synsets[parent] for parent in parents(synset) if parent in synsets]
        above[i, : len(known)] = known
        flags[i] = POS[synset.pos()] | 8 * is_top(synset) | 16 * has_sisters(synset)
    flat = [sense for reading in readings for sense in boiled.senses[reading]]
    linked = sorted(links(boiled))
    per_reading = np.bincount([a for a, _, _ in linked], minlength=len(readings))
    if per_reading.max() > 255:
        raise ValueError(f"{per_reading.max()} links of a word do not fit into 8 bits.")
    return {
        "masks": masks(boiled),
        "counts": np.array([min(boiled.counts[r], 65535) for r in readings], np.uint16),
        "n_senses": np.array([len(boiled.senses[r]) for r in readings], np.uint8),
        "senses": np.array([synsets[synset] for synset, _ in flat], np.uint16),
        "shares": np.array([max(1, round(255 * share)) for _, share in flat], np.uint8),
        "parents": above,
        "flags": flags,
        "n_links": per_reading.astype(np.uint8),
        "links": np.array([b for _, b, _ in linked], np.int32),
        "link_relations": np.array([relation for _, _, relation in linked], np.uint8),
        "classes": np.array(sorted(classes(boiled)), np.int32),
        "opposites": np.array(sorted(_synset_pairs(boiled, LexicalRelation.CONTRARY)), np.uint16),
        "effects": np.array(sorted(_synset_pairs(boiled, LexicalRelation.ENTAILS)), np.uint16),
        "families": np.array(
            sorted((number[a], number[b]) for a, b in families(boiled).items()), np.int32
        ),
    }


def save(folder: Path, boiled: Boiled, wordnet_folder: Path) -> None:
    """Write the files that ``summarize.lexicon.Lexicon`` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    if len(boiled.synsets) >= 65535:
        raise ValueError(f"{len(boiled.synsets)} synsets do not fit into 16 bits.")
    forms = irregular_forms(boiled, wordnet_folder)
    most = max(map(len, forms.values()))
    padded = [readings + [-1] * (most - len(readings)) for readings in forms.values()]
    for name, table in (tables(boiled) | {"form_readings": np.array(padded, np.int32)}).items():
        np.save(folder / f"{name}.npy", table)
    texts = {
        "words": boiled.words,
        "forms": list(forms),
        "phrases": [f"{phrase}|{word}" for phrase, word in sorted(phrases(boiled).items())],
    }
    for name, lines in texts.items():
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, boil WordNet down, and write the folder."""
    parser = argparse.ArgumentParser(
        prog="python -m training.lexicon", description="Make the word lexicon."
    )
    parser.add_argument("--wordnet", type=Path, default=DEBIAN, help="a folder of WordNet 3.0")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    given = parser.parse_args(arguments)
    with wordnet(given.wordnet) as reader:
        save(given.output, Boiled(reader), given.wordnet)
    write_card(given.output)
    write_notice(given.output)


if __name__ == "__main__":
    main()
