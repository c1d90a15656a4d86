"""Which sentences that repeat others are told of as one passage."""

from __future__ import annotations

import pytest
from report_cases import words_of

from summarize import summarize
from summarize.render.html import render_html
from summarize.render.html.covers import find_covers
from summarize.render.html.repeats import render_repeats

SENTENCES = dict(
    zip(
        "ABCDEFGHIJKLMN",
        "The dam broke at noon.|Two towns were flooded.|Rain is likely.|The mayor resigned."
        "|Schools stay closed.|A bridge was built.|Insurers expect claims.|Bread costs more."
        "|Soldiers dug trenches.|Cats sleep all day.|A violinist played Bach.|Stars are far away."
        "|Football began late.|Her uncle paints doors.".split("|"),
        strict=True,
    )
)


def passages(*documents):
    """What is told of texts, each a word with a letter for each sentence."""
    texts = [" ".join(SENTENCES[letter] for letter in letters) for letters in documents]
    summary = summarize({str(number): text for number, text in enumerate(texts)})
    page = render_repeats(summary, find_covers(summary))
    assert page in render_html(summary)
    lines = words_of(page).splitlines()[1:]
    return [line.split(": ")[0] for line in lines if line]


@pytest.mark.parametrize(
    ("letters", "told"),
    [
        # The restatements are near to each other, or are not.
        ("ABCDAEFGB", ["Sentences 5 and 9 repeat sentences 1 and 2"]),
        ("ABCDAEFGHB", ["Sentence 5 repeats sentence 1", "Sentence 10 repeats sentence 2"]),
        ("ABCDEAFGHBIJKC", ["3 of sentences 6–14 repeat sentences 1–3"]),
        # What they repeat is, before and behind it.
        ("ABCDEFAE", ["Sentences 7 and 8 repeat sentences 1 and 5"]),
        ("ABCDEFEA", ["Sentences 7 and 8 repeat sentences 1 and 5"]),
        ("ABCDEFAF", ["Sentence 7 repeats sentence 1", "Sentence 8 repeats sentence 6"]),
        ("ABCDEFFA", ["Sentence 7 repeats sentence 6", "Sentence 8 repeats sentence 1"]),
        ("ABCDEFGHIAEI", ["Sentences 10–12 repeat 3 of sentences 1–9"]),
        ("ABCDEFGHIEAI", ["Sentences 10–12 repeat 3 of sentences 1–9"]),
        (
            "ABCDEFGHIAIE",
            ["Sentences 10 and 12 repeat sentences 1 and 5", "Sentence 11 repeats sentence 9"],
        ),
        # Two passages at once.
        (
            "ABCDEFGHIAGBHCI",
            [
                "3 of sentences 10–14 repeat sentences 1–3",
                "3 of sentences 11–15 repeat sentences 7–9",
            ],
        ),
    ],
)
def test_near_repetitions_of_what_is_near_are_one_passage(letters, told):
    assert passages(letters) == told


def test_a_passage_is_of_one_document_and_repeats_one():
    assert passages("AB", "CD", "AC") == [
        "Sentence 1 of 2 repeats sentence 1 of 0",
        "Sentence 2 of 2 repeats sentence 1 of 1",
    ]
    assert passages("AB", "A", "B") == [
        "Sentence 1 of 1 repeats sentence 1 of 0",
        "Sentence 1 of 2 repeats sentence 2 of 0",
    ]
    assert passages("AB", "CAB") == ["Sentences 2 and 3 of 1 repeat sentences 1 and 2 of 0"]


def test_the_longest_passage_is_told_first_and_of_equal_ones_the_first():
    assert passages("ABCDEF", "A", "CD", "B", "EF") == [
        "Sentences 1 and 2 of 2 repeat sentences 3 and 4 of 0",
        "Sentences 1 and 2 of 4 repeat sentences 5 and 6 of 0",
        "Sentence 1 of 1 repeats sentence 1 of 0",
        "Sentence 1 of 3 repeats sentence 2 of 0",
    ]
