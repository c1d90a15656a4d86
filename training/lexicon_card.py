"""The card and the notice beside the word lexicon."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from summarize.lexicon import LexicalRelation, Lexicon
from training.wordnet_licence import WORDNET_LICENCE


def write_card(folder: Path) -> None:
    """Write ``card.md``: what is in the folder, and how it was made."""
    lexicon = Lexicon(folder)
    words = (folder / "words.txt").read_text(encoding="ascii").split()
    found = lexicon.relations(words)
    numbers = np.bincount(found.codes, minlength=len(LexicalRelation) + 1)
    files = [f for f in folder.iterdir() if f.suffix in (".npy", ".txt")]
    card = _CARD.format(
        size=sum(f.stat().st_size for f in files),
        words=len(words),
        readings=len(np.load(folder / "counts.npy")),
        synsets=len(np.load(folder / "flags.npy")) - 1,
        senses=len(np.load(folder / "senses.npy")),
        forms=len((folder / "forms.txt").read_text(encoding="ascii").split()),
        phrases=len((folder / "phrases.txt").read_text(encoding="ascii").splitlines()),
        relations="\n".join(f"| {r.name} | {numbers[r]:,} |" for r in LexicalRelation),
    )
    (folder / "card.md").write_text(card, encoding="utf-8")


def write_notice(folder: Path) -> None:
    """Write WordNet's licence, which asks to stand on all copies."""
    (folder / "NOTICE").write_text(_NOTICE + WORDNET_LICENCE, encoding="utf-8")


_CARD = """\
# The word lexicon

English words, and what they have to do with one another: `summarize.lexicon` reads it.

* Source: WordNet 3.0 (Princeton University), with the closed classes, phrases and links of
  `training/lexicon_lists.py` beside it. Licence of this folder: WordNet's, see NOTICE.
* Made by `python -m training.lexicon` from the files of Debian's packages wordnet-base and
  wordnet-sense-index, read by nltk. The same files give the same bytes.
* Kept: single words of letters; of every word the first sense, and at most five more with a share
  of 4 % or more of its uses in the tagged texts; all synsets up to five levels above. Capitalised
  words only where tagged texts use them, and countries. Terms for plants, animals, substances,
  organs, diseases and dishes that no tagged text has are left out.
* A relation through senses counts only if the product of the two senses' shares is large enough;
  the floors are in `summarize/lexicon/join.py`, chosen by reading samples.

| | |
|---|---|
| size of what is loaded | {size:,} bytes |
| words | {words:,} |
| words as a part of speech | {readings:,} |
| synsets | {synsets:,} |
| senses | {senses:,} |
| irregular forms | {forms:,} |
| phrases | {phrases:,} |

Relations among all base forms at once, both directions, at most 64 a word:

| relation | pairs |
|---|---|
{relations}

What it gets wrong: the tagged texts are of the 1960s and small, so a sense that is now the usual
one may be missing ("shoot", "web"); words are taken without their sentence, so that "apple" and
"orange" stay fruits where they are a firm and a colour.
"""

_NOTICE = """\
The files of this folder are derived from WordNet 3.0, https://wordnet.princeton.edu.
Changed: reduced to frequent senses of single words, renumbered, and joined with lists of the
summarize developers; card.md says how. WordNet's licence:

"""
