"""One edit by rule that changes what a sentence says."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence

from training.planting.dates import DATE_RULES
from training.planting.directions import DIRECTION_RULES
from training.planting.figures import FIGURE_RULES
from training.planting.hedges import HEDGE_RULES
from training.planting.names import name_rules
from training.planting.polarity import NEGATION_RULES
from training.planting.quantities import QUANTIFIER_RULES
from training.planting.roles import ROLE_RULES
from training.planting.splice import Edit, splice
from training.planting.splits import Split
from training.planting.units import UNIT_RULES

__all__ = ["EDITS", "plant"]

Rule = Callable[[str, random.Random, Split], Iterator[Edit]]
_RULES: Mapping[str, Sequence[Rule]] = {
    "figure": FIGURE_RULES,
    "unit": UNIT_RULES,
    "date": DATE_RULES,
    "name": name_rules(()),
    "negation": NEGATION_RULES,
    "direction": DIRECTION_RULES,
    "quantifier": QUANTIFIER_RULES,
    "hedge": HEDGE_RULES,
    "role": ROLE_RULES,
}
EDITS = tuple(_RULES)
"""The kinds of edit."""


def plant(
    sentence: str,
    kind: str,
    rng: random.Random,
    split: Split = "all",
    surnames: Sequence[str] = (),
) -> str | None:
    """Change one fact of a sentence.

    Parameters
    ----------
    sentence : str
        A real sentence.
    kind : str
        Of `EDITS`.
    rng : random.Random
        Decides which rule, which place and which words.
    split : {"train", "judge", "all"}
        Which half of the word lists. Rules without words are in both.
    surnames : sequence of str, optional
        More surnames that a name may be replaced by.

    Returns
    -------
    str or None
        None where the kind finds nothing to change; never the sentence itself.

    Examples
    --------
    >>> plant("Google bought it.", "direction", random.Random(0))
    'Google sold it.'
    >>> plant("Google bought it.", "date", random.Random(0)) is None
    True
    """
    rules = list(name_rules(surnames) if kind == "name" else _RULES[kind])
    rng.shuffle(rules)
    for rule in rules:
        edits = list(rule(sentence, rng, split))
        rng.shuffle(edits)
        for edit in edits:
            edited = splice(sentence, edit)
            if edited.casefold() != sentence.casefold():
                return edited
    return None
