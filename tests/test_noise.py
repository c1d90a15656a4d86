"""Page furniture: what is it, what is not, and that repetition and order change nothing."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.document import Document
from summarize.noise import find_noise
from summarize.segment import PunktSplitter, segment

ARTICLE = """\
Ferry sinks off Brekke

The ferry left the harbour at noon. It sank two hours later.

Twelve people died. The captain was saved by fishermen.
"""

FURNITURE = [
    *["Share.", "Exit mobile version", "Read more", "READ MORE »", "Advertisement", "Loading..."],
    *["Home | News | Sport", "Home » World » Europe", "By Jane Doe", "By Jane Doe and Ola Holm"],
    *["Photo: Reuters", "Image: Ola Holm/AP", "© 2024 Example Ltd.", "Subscribe to our newsletter"],
    *["© 2024 Example Ltd. All rights reserved.", "Skip to content", "Facebook Twitter WhatsApp"],
    *["Comments (3)", "3 comments", "5 min read", "-----", "* * *", "Published: 3 May 2024, 10:15"],
    *["Friday, May 3, 2024", "2024-05-03", "We use cookies to improve your visit.", "Follow us"],
    *["(Reporting by Jane Doe; Editing by Ola Holm)", "Sign up for our daily newsletter!"],
    *["Weiterlesen", "Alle Rechte vorbehalten.", "Anzeige", "Lire la suite", "Leer más", "👍"],
    *["Freitag, 3. Mai 2024", "Von Hans Müller", "vendredi 3 mai 2024", "Compartir en Facebook"],
    *["Share. Exit mobile version.", "Back to top", "Cookie settings", "Related articles"],
]
SENTENCES = [
    *[
        "He won.",
        "It rained.",
        "Stop!",
        "Yes.",
        "No.",
        "12 dead.",
        "- milk",
        "1. Go home",
        "Listen.",
    ],
    *["Close.", "Next!", "Home.", "More.", "Mayor resigns", "By the numbers", "By The Sea", "42"],
    *["Share the bread.", "He read more.", "Comments were made.", "Oil | gas | 3 percent of it"],
    *["The cookies were baked.", "Photo finish in Oslo", "Copy that.", "Terms were agreed.", "May"],
    *["In 2024, all rights were reserved to him by the court.", "Sie kam am 3. Mai 2024."],
    *[
        "A long walk home",
        "Profit: 3 million",
        "Great product",
        "No comment.",
        "Like father, like son",
    ],
]


def noise(*texts: str) -> dict[str, bool]:
    documents = [Document(text, str(number)) for number, text in enumerate(texts)]
    sentences = segment(documents, PunktSplitter("en"))
    verdicts = find_noise(documents, sentences)
    assert len(verdicts) == len(sentences)
    return {s.text: verdict for s, verdict in zip(sentences, verdicts, strict=True)}


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_noise_at_the_end_and_at_the_top(line: str) -> None:
    for text in (f"{ARTICLE}\n{line}", f"{line}\n\n{ARTICLE}", f"{ARTICLE}\n{line}\nShare."):
        found = noise(text)
        assert {t for t, bad in found.items() if not bad} == set(noise(ARTICLE))


@pytest.mark.parametrize("line", SENTENCES)
def test_short_sentences_are_not(line: str) -> None:
    assert not any(noise(f"{ARTICLE}\n{line}").values())
    assert not any(noise(f"{line}\n\n{ARTICLE}").values())


def test_furniture_within_a_line_of_text_is_kept() -> None:
    assert not any(noise(ARTICLE + "\nHe said it again. Share. Then he left.").values())


def test_a_date_or_a_name_is_furniture_near_the_ends_only() -> None:
    prose = "\n\n".join(f"The sea was calm on day number {day}." for day in range(5))
    for line in ("3 May 2024", "By Jane Doe"):
        assert noise(f"{line}\n\n{prose}")[line]
        assert not noise(f"{prose}\n\n{line}\n\n{prose}")[line]


@pytest.mark.parametrize("line", [*FURNITURE, "Share.\n\nRead more\n\n-----"])
def test_a_text_of_furniture_alone_gives_itself(line: str) -> None:
    assert not any(noise(line).values())
    assert not any(noise(line, line).values())
    found = noise(line, ARTICLE)
    assert not any(found.values())


def test_lines_that_most_documents_carry() -> None:
    pages = [
        f"{title} is here again today.\n\nThe Daily Brekke" for title in ("Rain", "Snow", "Sun")
    ]
    assert noise(*pages)["The Daily Brekke"]
    assert not any(noise(*pages[:2]).values())
    assert not any(noise(pages[0], pages[0], pages[0]).values())  # copies are one page
    others = [f"There is news from town number {number}." for number in range(4)]
    assert not any(noise(*pages, *others).values())
    stated = [page.replace("Brekke", "Brekke costs 3 crowns") for page in pages]
    assert not any(noise(*stated).values())
    assert not any(noise(*[page + " closed." for page in pages]).values())


LINES = st.lists(st.sampled_from([*FURNITURE, *SENTENCES, "", "The sea was calm."]), max_size=12)
TEXTS = LINES.map("\n".join)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_repeating_texts_gives_nothing_new(texts: list[str]) -> None:
    once = noise(*texts)
    kept = {text for text, bad in once.items() if not bad}
    twice = noise(*(f"{text}\n\n{text}" for text in texts))
    assert {text for text, bad in twice.items() if not bad} == kept


@given(st.lists(TEXTS, min_size=2, max_size=4), st.randoms())
def test_order_of_documents_changes_nothing(texts: list[str], rng: random.Random) -> None:
    shuffled = list(texts)
    rng.shuffle(shuffled)

    def verdicts(given_texts: list[str]) -> list[tuple[str, str, bool]]:
        documents = [Document(text) for text in given_texts]
        sentences = segment(documents, PunktSplitter())
        found = zip(sentences, find_noise(documents, sentences), strict=True)
        return sorted((documents[s.document].text, s.text, bad) for s, bad in found)

    assert verdicts(shuffled) == verdicts(texts)


@given(st.lists(st.text(), max_size=3))
def test_every_document_keeps_a_sentence(texts: list[str]) -> None:
    documents = [Document(text) for text in texts]
    sentences = segment(documents, PunktSplitter())
    found = zip(sentences, find_noise(documents, sentences), strict=True)
    alive = {s.document for s, bad in found if not bad}
    assert alive == {s.document for s in sentences}


@pytest.mark.parametrize(
    "line",
    [
        "Copyright reform was approved by 348 votes to 274.",
        "By using tear gas, the police broke the mayor's policy of 2019.",
        "Join us on Friday 3 May at the town hall.",
        "Share it with Anna Berg.",
        "Click here to order 12 bottles of wine",
        "## Contact",
        "- Save",
        "Instagram and Facebook",
    ],
)
def test_what_says_something_is_no_furniture(line: str) -> None:
    assert not noise(f"{ARTICLE}\n\n{line}\n\n{ARTICLE}")[line]
