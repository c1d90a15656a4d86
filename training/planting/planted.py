"""Pairs of sentences made by rule: edits that change what is said, and rewordings that do not."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from training.planting.edits import plant
from training.planting.names import surnames_in
from training.planting.rewordings import reword
from training.planting.splits import Split

__all__ = ["Planted", "planted_pairs", "reworded_pairs"]

_ROUNDS = 4
"""How often a sentence is tried: another edit of it may be found the next time."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence and what was made of it.

    Parameters
    ----------
    original, edited : str
        The sentence as found, and as changed; never equal.
    kind : str
        The kind of edit, one of `EDITS`, or "reworded" where both say the same.
    reworded : bool
        Whether the edited sentence was put in other words as well.
    """

    original: str
    edited: str
    kind: str
    reworded: bool


def _shuffled(sentences: Iterable[str], rng: random.Random) -> list[str]:
    distinct = list(dict.fromkeys(sentences))
    rng.shuffle(distinct)
    return distinct


def _edits(
    sentences: Sequence[str],
    kind: str,
    rng: random.Random,
    *,
    split: Split,
    surnames: Sequence[str],
) -> Iterator[tuple[str, str]]:
    """Every sentence once, then those in which something was found again."""
    seen: set[tuple[str, str]] = set()
    for _ in range(_ROUNDS):
        found = []
        for sentence in sentences:
            edited = plant(sentence, kind, rng, split, surnames)
            if edited is None:
                continue
            found.append(sentence)
            if (sentence, edited) not in seen:
                seen.add((sentence, edited))
                yield sentence, edited
        sentences = found


def planted_pairs(
    sentences: Iterable[str],
    kinds: Iterable[str],
    per_kind: int,
    seed: int,
    reworded: bool = False,
    *,
    split: Split = "all",
) -> list[Planted]:
    """Pairs in which one fact was changed by rule.

    Every sentence is used once before any is used again. The same arguments give the same pairs;
    the pairs of a kind do not depend on which other kinds are asked for.

    Parameters
    ----------
    sentences : iterable of str
        Real sentences.
    kinds : iterable of str
        Of `EDITS`.
    per_kind : int
        How many pairs of each kind; fewer where the sentences do not hold them.
    seed : int
        Decides which sentences, and what is put into them.
    reworded : bool
        Put the edited sentence in other words as well; sentences for which that fails are left out.
    split : {"train", "judge", "all"}
        Which half of the word lists.

    Returns
    -------
    list of Planted
        In the order of `kinds`.

    Examples
    --------
    >>> planted_pairs(["Sales rose in May 2004."], ["direction"], 1, seed=0)[0].edited
    'Sales fell in May 2004.'
    """
    kept = list(sentences)
    surnames = surnames_in(kept)
    pairs = []
    for kind in kinds:
        rng = random.Random(f"{seed} {kind} {reworded}")
        found: list[Planted] = []
        for original, edited in _edits(
            _shuffled(kept, rng), kind, rng, split=split, surnames=surnames
        ):
            if len(found) == per_kind:
                break
            other = reword(edited, rng, split) if reworded else edited
            if other is not None and other != original:
                found.append(Planted(original, other, kind, reworded))
        pairs += found
    return pairs


def reworded_pairs(
    sentences: Iterable[str], n: int, seed: int, split: Split = "all"
) -> list[Planted]:
    """Pairs that say the same in other words, one a sentence.

    Parameters
    ----------
    sentences : iterable of str
        Real sentences.
    n : int
        How many; fewer where no more can be reworded.
    seed : int
        Decides which sentences, and how they are reworded.
    split : {"train", "judge", "all"}
        Which half of the synonyms.

    Returns
    -------
    list of Planted
        Of the kind "reworded".

    Examples
    --------
    >>> reworded_pairs(["They couldn't find 12 jars."], 1, seed=0)[0].kind
    'reworded'
    """
    rng = random.Random(f"{seed} reworded")
    pairs: list[Planted] = []
    for original in _shuffled(sentences, rng):
        if len(pairs) == n:
            break
        edited = reword(original, rng, split)
        if edited is not None:
            pairs.append(Planted(original, edited, "reworded", reworded=True))
    return pairs
