"""Facts changed by rule in real sentences, and the same sentences in other words.

Training takes the pairs as what must and what must not be folded; the benchmark measures with the
other half of the word lists (`split`), so that it does not judge by what was learned.
"""

from training.planting.details import added, shortened
from training.planting.edits import EDITS, plant
from training.planting.planted import Planted, planted_pairs, reworded_pairs
from training.planting.rewordings import reword
from training.planting.splits import Split

__all__ = [
    "EDITS",
    "Planted",
    "Split",
    "added",
    "plant",
    "planted_pairs",
    "reword",
    "reworded_pairs",
    "shortened",
]
