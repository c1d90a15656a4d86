"""Hypothesis strategies: texts, documents and vectors, as real and as odd as they come."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from summarize import Document, StaticEncoder, Summary
from summarize.budget import count_words

COUNT_TOKENS = StaticEncoder().count_tokens

FIGURES = ("12", "twelve", "a dozen", "21", "1,200", "1200", "5 million", "-5", "3.5", "½")
PEOPLE = ("Maria Ostrova", "Mr. Ostrova", "Ostrova", "the mayor", "President Tomas Hale", "Hale")
PLACES = ("Port Alder", "Beijing", "China", "the U.S.", "the United States", "the valley")
DAYS = ("Monday", "12 May 2024", "May 2024", "the 12th of May", "2023")
VERBS = ("rose", "fell", "climbed", "dropped")
TEMPLATES = (
    "{figure} people were killed in {place}.",
    "{figure} people died in {place}.",
    "{figure} people died in {place} on {day}.",
    "{person} visited {place}.",
    "{person} did not visit {place}.",
    "{person} visited {place} on {day} and spoke to the families there.",
    "Prices {verb} by {figure} percent in {place}.",
    "Prices {verb} in {place}.",
    "The damage is put at {figure} dollars.",
    "“We will rebuild every house,” {person} said.",
    "“We will not rebuild a house,” {person} said.",
    "{person} said the flood on {day} cut {figure} roads and two bridges in {place}.",
)
FURNITURE = ("Share.", "Exit mobile version", "Read more", "* * *", "Flood in the valley", "- sand")
SEPARATORS = (" ", " ", "\n", "\n\n", "  ", "\r\n\r\n", "\t")
# Signs that a reader of text trips over, thick as they never are in print.
ODD = "aA zB.,!?:;-–−'’\"“”«»()[]#*_|<&$€%½²5012\n\r\t\v\f\x00\x1c\x85\u00a0\u2028。中文ю́İßǅ🙂"

SPEAKERS = ("", "Grad E: ", "Mr. Hale: ", "Marketing: ", "Mr. Hale (Port Alder): ")


@st.composite
def newsy_sentences(draw: st.DrawFn) -> str:
    """One sentence of an article: a template with its slots filled."""
    sentence = draw(st.sampled_from(TEMPLATES)).format(
        figure=draw(st.sampled_from(FIGURES)),
        person=draw(st.sampled_from(PEOPLE)),
        place=draw(st.sampled_from(PLACES)),
        day=draw(st.sampled_from(DAYS)),
        verb=draw(st.sampled_from(VERBS)),
    )
    return sentence[0].upper() + sentence[1:]


@st.composite
def newsy_texts(draw: st.DrawFn, most: int = 12) -> str:
    """An article that says many things twice, nearly the same, or the contrary of it."""
    parts = draw(
        st.lists(newsy_sentences() | st.sampled_from(FURNITURE), min_size=1, max_size=most)
    )
    parts += draw(st.lists(st.sampled_from(parts), max_size=4))
    text = parts[0]
    for part in parts[1:]:
        text += draw(st.sampled_from(SEPARATORS)) + part
    return text


def odd_texts(most: int = 120) -> st.SearchStrategy[str]:
    """Any Unicode, and the dense salad of `ODD`."""
    return st.text(max_size=most) | st.text(alphabet=ODD, max_size=most)


def texts() -> st.SearchStrategy[str]:
    """An article or anything at all."""
    return newsy_texts() | odd_texts()


def documents() -> st.SearchStrategy[list[Document]]:
    """One to four documents with different names."""
    several = st.lists(newsy_texts(most=6) | odd_texts(60), min_size=1, max_size=4)
    return several.map(
        lambda given: [Document(text, f"source {i}") for i, text in enumerate(given)]
    )


def budgets() -> st.SearchStrategy[dict[str, float]]:
    """One budget, as keywords."""
    whole = st.sampled_from(("sentences", "words", "characters", "tokens"))
    return st.builds(lambda unit, n: {unit: n}, whole, st.integers(1, 80)) | st.builds(
        lambda ratio: {"ratio": ratio}, st.floats(0.01, 1.0)
    )


def spent(summary: Summary, unit: str) -> float:
    """What a summary takes of a budget in a unit."""
    page = str(summary)
    return {
        "sentences": len(summary.sentences),
        "words": count_words(page),
        "characters": len(page),
        "tokens": COUNT_TOKENS(page),
        "ratio": summary.compression_ratio,
    }[unit]


def tables(most_rows: int = 40) -> st.SearchStrategy[np.ndarray]:
    """Vectors on a small grid, so that equal, opposite and zero rows turn up, or any at all."""
    shape = st.tuples(st.integers(0, most_rows), st.integers(1, 5))
    grid = shape.flatmap(
        lambda size: st.lists(
            st.lists(st.integers(-2, 2), min_size=size[1], max_size=size[1]),
            min_size=size[0],
            max_size=size[0],
        ).map(lambda rows: np.array(rows, dtype=np.float32).reshape(size))
    )
    free = st.builds(
        lambda size, seed: np.random.default_rng(seed).standard_normal(size),
        shape,
        st.integers(0, 2**32 - 1),
    )
    return grid | free
