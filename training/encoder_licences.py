"""The licences of what the bundled encoder learned from, and the notice beside it."""

from __future__ import annotations

from pathlib import Path

from training.wordnet_licence import WORDNET_LICENCE


def write_notice(folder: Path, *, trained: bool) -> None:
    """Write what the licences ask for: Apache's of the teacher and, if trained, WordNet's.

    Parameters
    ----------
    folder : Path
    trained : bool
        Whether example sentences of WordNet were learned from.
    """
    notice = _TEACHER + (_FROM_WORDNET + WORDNET_LICENCE if trained else "")
    (folder / "NOTICE").write_text(notice, encoding="utf-8")


WORDNET = "WordNet 3.0 (Princeton University), see NOTICE"
LICENCES = {
    "fever_symmetric": "CC BY-SA 3.0",
    "keypoints": "Apache-2.0 repository (ArgKP)",
    "negation_mnli": "MIT",
    "negation_rte": "MIT",
    "one_word_swapped": "CC BY-SA 4.0 (Breaking NLI)",
    "paws_en": "free, attribution (PAWS-X)",
    "superpal": "Apache-2.0 repository",
    "clscisumm": "CC BY 4.0",
    "fewsum_amazon_train": "MIT repository",
    "fewsum_amazon_val": "MIT repository",
    "fewsum_yelp_train": "MIT repository",
    "fewsum_yelp_val": "MIT repository",
    "multiling_english": "CC BY 3.0",
    "opinosis": "Apache-2.0 repository; free to download",
    "qmsum": "MIT",
    "squality": "CC BY 4.0 summaries",
}

_TEACHER = """\
The bundled encoder (rows.npy, scales.npy, tokenizer.json) is derived from
sentence-transformers/all-MiniLM-L6-v2, https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2,
by the sentence-transformers authors, licensed under the Apache License, Version 2.0,
https://www.apache.org/licenses/LICENSE-2.0.

Changed: the network was reduced to one vector a token (Model2Vec), weighted by rarity, projected
onto 256 principal directions and rounded to int8; tokens no text contains were taken out of the
vocabulary. card.md says how, and names the texts that were used.
"""

_FROM_WORDNET = """
The rows of the table were then moved towards the network's vectors of sentences, among them example
sentences from the glosses of WordNet 3.0, https://wordnet.princeton.edu. No sentence of WordNet is
in this folder. WordNet's licence:

"""
