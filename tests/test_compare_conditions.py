"""What is left out must be said by what is kept: of the same one, flatly, and as being so."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from strategies import newsy_sentences

from summarize import Relation, compare, summarize


def relation(a, b):
    [comparison] = compare([a], [b])
    return comparison.relation


DIED, ARRESTED = "died on Monday", "was arrested in Torsk on Monday"
FLOOD = "Two towns in the valley will be flooded."
KILLED = "The man killed the guard in Velm on Monday."
VACCINE = "The vaccine of Velm causes autism in children."
BANK = "The bank of Torsk is insolvent."
ROBBED = "The branch in Torsk was robbed on Monday."
PLANNED = "The plan is to close the school."

NOT_SAID = [
    *[(f"The {one} of John Smith {DIED}.", f"John Smith {DIED}.")
      for one in ("wife", "son", "brother", "widow", "spokesman", "mother-in-law")],
    (f"John Smith's wife {DIED}.", f"John Smith {DIED}."),
    (f"The wife of John Smith {DIED}.", f"Smith {DIED}."),
    (f"The wife of Smith {DIED}.", f"Smith {DIED}."),
    (f"James' brother {ARRESTED}.", f"James {ARRESTED}."),
    (f"The mayor's wife {ARRESTED}.", f"The mayor {ARRESTED}."),
    (f"The wife of the mayor {ARRESTED}.", f"The mayor {ARRESTED}."),
    (f"The lawyer of John Smith {ARRESTED}.", f"John Smith {ARRESTED}."),
    ("Supporters of Ada Lind were arrested in Torsk.", "Ada Lind was arrested in Torsk."),
    *[(f"{opener} the dam breaks, {FLOOD[0].lower()}{FLOOD[1:]}", FLOOD)
      for opener in ("If", "Unless", "In case", "Provided that", "As long as", "Only if")],
    ("Should the dam break, two towns in the valley will be flooded.", FLOOD),
    ("Two towns in the valley will be flooded if the dam breaks.", FLOOD),
    ("Two towns in the valley, if the dam breaks, will be flooded.", FLOOD),
    ("The mayor said that if the dam breaks, two towns in the valley will be flooded.", FLOOD),
    ("The mayor said two towns in the valley will be flooded if the dam breaks.", FLOOD),
    ("If the old dam of Velm breaks, two towns will be flooded.", "The old dam of Velm breaks."),
    *[(f"The man was {word} killing the guard in Velm on Monday.", KILLED)
      for word in ("cleared of", "acquitted of", "exonerated of", "charged with",
                   "found not guilty of")],
    ("Police are investigating whether the man killed the guard in Velm on Monday.", KILLED),
    ("The man almost killed the guard in Velm on Monday.", KILLED),
    *[(f"The plan to close the school was {word}.", PLANNED)
      for word in ("dropped", "scrapped", "shelved", "abandoned", "cancelled", "rejected")],
    ("The town dropped the plan to close the school.", "The town plans to close the school."),
    ("The town gave up its plan to close the school.", "The town plans to close the school."),
    (f"There is no evidence that {VACCINE[0].lower()}{VACCINE[1:]}", VACCINE),
    (f"Nobody believes that {VACCINE[0].lower()}{VACCINE[1:]}", VACCINE),
    (f"The court rejected the claim that {VACCINE[0].lower()}{VACCINE[1:]}", VACCINE),
    ("Rumours that the bank of Torsk is insolvent are false.", BANK),
    ("Contrary to reports that the bank of Torsk is insolvent, it opened on Monday.", BANK),
    ("Scientists failed to show that the bank of Torsk is insolvent.", BANK),
    ("The minister ruled out that the bank of Torsk is insolvent.", BANK),
    ("He pretended that the bank of Torsk is insolvent.", BANK),
    ("It is unclear whether the bank of Torsk is insolvent.", BANK),
    ("The report wrongly said that the branch in Torsk was robbed on Monday.", ROBBED),
    ("The branch in Torsk was nearly robbed on Monday.", ROBBED),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), NOT_SAID)
def test_what_is_doubted_or_said_of_another_covers_nothing(a, b):
    for one, other in ((a, b), (b, a)):
        assert relation(one, other) is not Relation.COVERS
    # With a word of its own each stays in a summary.
    assert len(summarize([a, b]).sentences) == 2


@pytest.mark.parametrize("denial", ["It is false that", "It is untrue that", "It is not true that"])
def test_what_is_said_to_be_false_disagrees(denial):
    denied = f"{denial} {BANK[0].lower()}{BANK[1:]}"
    assert relation(denied, BANK) is relation(BANK, denied) is Relation.DISAGREES


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The wife of John Smith died on Monday.", "John Smith's wife died on Monday."),
        ("A spokesman of the bank said on Monday that the branch in Torsk will close.",
         "The bank said on Monday that the branch in Torsk will close."),
        ("John Smith and his wife died on Monday in Velm.", "John Smith died on Monday in Velm."),
        ("If the dam breaks, two towns will be flooded.",
         "Two towns will be flooded if the dam breaks."),
        ("Two towns will be flooded if the dam breaks, the mayor said on Monday.",
         "Two towns will be flooded if the dam breaks."),
        ("Even if the dam breaks, two towns in the valley will be flooded.", FLOOD),
        ("If the dam breaks, two towns will be flooded, and the mayor opened the new bridge.",
         "The mayor opened the new bridge."),
        (f"There is no evidence that {VACCINE[0].lower()}{VACCINE[1:]}",
         f"There is no proof that {VACCINE[0].lower()}{VACCINE[1:]}"),
        ("There is no evidence that the vaccine of Velm causes autism in children.",
         "There is no evidence the vaccine of Velm causes autism in children."),
        ("It is false that the bank of Torsk is insolvent.",
         "It is not true that the bank of Torsk is insolvent."),
        ("Reuters reports that the bank of Torsk is insolvent.", BANK),
        ("There is no doubt that the branch in Torsk was robbed on Monday.", ROBBED),
        ("The plan to close the school in Velm was dropped on Monday.",
         "The plan to close the school in Velm was dropped."),
        ("The man was cleared of killing the guard in Velm on Monday.",
         "The man was cleared of killing the guard in Velm."),
        ("The man nearly killed the guard of the bank in Torsk on Monday.",
         "The man almost killed the guard of the bank in Torsk."),
        ("He asked whether the bank of Torsk was insolvent.",
         "He asked if the bank of Torsk was insolvent."),
    ],
)  # fmt: skip
def test_what_is_said_the_same_way_is_still_covered(a, b):
    assert relation(a, b) is Relation.COVERS


CONDITION = "if the harbour freezes"


@given(newsy_sentences())
def test_a_condition_put_behind_a_sentence_takes_its_cover_away(text):
    """Whatever it is that depends on it; what is quoted does not."""
    assume("“" not in text)
    flat = text.rstrip(".!?… ")
    assert relation(f"{flat} {CONDITION}.", text) is not Relation.COVERS
