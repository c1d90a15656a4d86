"""Summary -> what stands over a report: its title, its counts and the meaning of its marks."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.entries import Fate
from summarize.plural import plural
from summarize.render.html.names import display_names
from summarize.summary import Summary


def title(summary: Summary, names: Sequence[str] = ()) -> str:
    """The name of the text, or how many there are.

    Parameters
    ----------
    summary : Summary
    names : sequence of str, optional
        Those for display, if they are known.
    """
    names = names or display_names(summary.documents)
    return names[0] if len(names) == 1 else f"{len(names):,} documents"


def subtitle(summary: Summary) -> str:
    """How many sentences there are and what became of them.

    Examples
    --------
    >>> from summarize import summarize
    >>> subtitle(summarize("The dam broke. Rain is likely. The dam broke."))
    '3 sentences, 2 kept, 1 restated, no disagreements'
    """
    fates = [entry.fate for entry in summary.ledger]
    told = [
        f"{len(fates):,} {plural(len(fates), 'sentence')}",
        f"{fates.count(Fate.KEPT):,} kept",
        *(
            f"{fates.count(fate):,} {name}"
            for fate, name in (
                (Fate.RESTATED, "restated"),
                (Fate.CUT, "cut"),
                (Fate.SEEN, "seen before"),
                (Fate.NOISE, "noise"),
            )
            if fate in fates
        ),
    ]
    count = len(summary.disagreements)
    number = f"{count:,}" if count else "no"
    told.append(f"{number} {plural(count, 'disagreement')}")
    return ", ".join(told)


def legend(summary: Summary) -> str:
    """The marks that the text may have, as list items; the slider cuts and brings back."""
    fates = {entry.fate for entry in summary.ledger}
    is_repeated = Fate.RESTATED in fates or any(c.restatements for c in summary.clusters)
    marks = (
        ("r c0", " data-p=1", "repeats point 1", is_repeated),
        ("x", "", "cut", True),
        ("s", "", "seen before", Fate.SEEN in fates),
        ("n", "", "noise", Fate.NOISE in fates),
        ("d", "", "contradicted", bool(summary.disagreements)),
    )
    return "".join(
        f'<li><span class="{name}"{attribute}>{told}</span></li>\n'
        for name, attribute, told, is_there in marks
        if is_there and summary.ledger
    )
