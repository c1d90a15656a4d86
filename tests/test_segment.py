"""Sentences: exact offsets for any text, layout, and Punkt held to NLTK's."""

import time
from collections.abc import Iterator

import punkt
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from summarize.document import Document, Sentence
from summarize.errors import OptionError
from summarize.segment import PunktSplitter, Splitter, load_splitter, segment
from summarize.segment.full_stop import parameters

# Random Unicode hardly ever has an abbreviation or a list; pieces put together do.
PIECES = st.sampled_from(
    [
        *"\n\r\t .?!…:;,-–*#>|\"'“”„«»()[]。！？「」।؟։\u2028\u2029\x0b\x0c\x1c\x85\u200b\x00😀",
        *[
            "\r\n",
            "\n\n",
            "Mr.",
            "U.S.",
            "1.",
            "a)",
            "- ",
            "• ",
            "> ",
            "...",
            ". . .",
            "http://a.b",
        ],
        *["The", "ferry", "end.Next", "3.14", "J.", "Αθήνα;", "他来了", "Что", "the", "of", ":-)"],
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


def texts(text: str, language: str = "en") -> list[str]:
    return [sentence.text for sentence in segment([Document(text)], PunktSplitter(language))]


def check_offsets(documents: list[Document], sentences: list[Sentence]) -> None:
    """The invariant of the design, for every text: nothing is lost, nothing is changed."""
    assert [sentence.id for sentence in sentences] == list(range(len(sentences)))
    for position, document in enumerate(documents):
        end = 0
        for sentence in (s for s in sentences if s.document == position):
            assert document.text[sentence.start : sentence.end] == sentence.text
            assert sentence.text.strip() == sentence.text != ""
            assert document.text[end : sentence.start].strip() == ""
            assert sentence.start >= end
            end = sentence.end
        assert document.text[end:].strip() == ""


@given(st.lists(TEXTS, max_size=3), st.sampled_from(["en", "de", "ru", "el", "ja"]))
@example(["", " \n "], "en")
@example(["." * 50, '."' * 9, "。”“" * 9], "en")
def test_any_text_keeps_its_offsets(given_texts: list[str], language: str) -> None:
    documents = [Document(text) for text in given_texts]
    check_offsets(documents, segment(documents, PunktSplitter(language)))


class Untidy:
    """A splitter that returns what it was given."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = spans

    def span_tokenize(self, text: str) -> Iterator[tuple[int, int]]:
        del text
        yield from self.spans


@given(TEXTS, st.data())
def test_untidy_spans_are_repaired(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    pairs = st.tuples(offsets, offsets).map(lambda pair: (min(pair), max(pair)))
    documents = [Document(text)]
    check_offsets(documents, segment(documents, Untidy(data.draw(st.lists(pairs, max_size=8)))))


def test_overlaps_are_divided_and_text_outside_stands_alone() -> None:
    document = Document("one two three four five")
    found = segment([document], Untidy([(0, 13), (8, 18)]))
    assert [s.text for s in found] == ["one two", "three", "four", "five"]


@pytest.mark.parametrize("span", [(0, 99), (-1, 2), (2, 1), (0,), (0.0, 1.0), None, ("0", "1")])
def test_impossible_spans_are_refused(span: object) -> None:
    with pytest.raises(OptionError, match="'segmenter' option must be") as caught:
        segment([Document("It rained.")], Untidy([span]))  # type: ignore[list-item]
    assert caught.value.value == span


@given(TEXTS, TEXTS)
def test_documents_do_not_touch_one_another(a: str, b: str) -> None:
    splitter = PunktSplitter()
    together = segment([Document(a), Document(b)], splitter)
    assert [s.text for s in together] == texts(a) + texts(b)


@given(TEXTS)
def test_a_repeated_text_gives_its_sentences_twice(text: str) -> None:
    text = text.strip()  # a blank line ends everything, even what was left open
    assert texts(text + "\n\n" + text) == texts(text) * 2


@given(TEXTS, st.integers(0, 3))
def test_white_space_around_a_text_changes_nothing(text: str, width: int) -> None:
    assert texts("\n" * width + text.strip() + " " * width) == texts(text.strip())


# --- layout -----------------------------------------------------------------------------------

WRAPPED = """\
The ferry left the harbour at noon with some three hundred people on
board, most of them families who were on their way home from the island
Brekke. Captain Holm said that the sea had been calm. Nobody expected that the
Coast Guard would be called two hours later."""


def test_lines_wrapped_by_hand_are_joined() -> None:
    sentences = texts(WRAPPED)
    assert len(sentences) == 3
    assert sentences[2].endswith("that the\nCoast Guard would be called two hours later.")
    assert texts(WRAPPED.replace("\n", "\r\n")) == [s.replace("\n", "\r\n") for s in sentences]


def test_wrapping_changes_no_sentence() -> None:
    unwrapped = [" ".join(s.split()) for s in texts(WRAPPED)]
    assert texts(" ".join(WRAPPED.split())) == unwrapped
    quoted = "\n".join("> " + line for line in WRAPPED.splitlines())
    assert len(texts(quoted)) == 3


@pytest.mark.parametrize("gap", ["\n\n", "\n \t\n", "\r\n\r\n", "\r\r", "\u2029", "\f", "\n\u2028"])
def test_a_blank_line_ends_a_sentence(gap: str) -> None:
    assert texts(f"ferry sinks{gap}off the coast") == ["ferry sinks", "off the coast"]


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\r", "\u2028", "\n   "])
def test_a_line_break_before_a_small_letter_does_not(gap: str) -> None:
    assert texts(f"The ferry sank{gap}off the coast.") == [f"The ferry sank{gap}off the coast."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferry Sinks\nTwelve people died.", ["Ferry Sinks", "Twelve people died."]),
        ("# Ferry sinks\nfour died", ["# Ferry sinks", "four died"]),
        ("To buy:\n- milk\n- two eggs", ["To buy:", "- milk", "- two eggs"]),
        ("1. Go home.\n2. Sleep\n10) Wake up", ["1. Go home.", "2. Sleep", "10) Wake up"]),
        ("• 1. Go home\n• 2. Sleep", ["• 1. Go home", "• 2. Sleep"]),
        ("| a | b |\n| c | d |", ["| a | b |", "| c | d |"]),
        ("He wrote:\n> I am late.\nShe laughed.", ["He wrote:", "> I am late.", "She laughed."]),
        ("It ended\n-----\nThen it began", ["It ended", "-----", "Then it began"]),
        ("It ended ----- Then it began", ["It ended", "-----", "Then it began"]),
        ("The mayor of\nBonn came.", ["The mayor of\nBonn came."]),
        ("In Bonn,\nPeter came.", ["In Bonn,\nPeter came."]),
        (">> Were you late?\n> Yes I was\nI see", [">> Were you late?", "> Yes I was", "I see"]),
    ],
)
def test_layout(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


# --- punctuation ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "marked",
    [
        "Dr. Smith and Mrs. Jones met.| They talked.",
        "“Stop!” he said.| “Why?” she asked.",
        "(He left.)| She stayed.",
        '"Go!" he cried.| "Now."',
        "– Is it late? – she asked.| He nodded.",
        "Wait . . . what?| No.",
        'He left.| " No more. "| They stayed.',
        "It was late...| He left.| It was ... odd.",
        "It grew by 3.14 percent.| Node.js and example.com did not.",
        "We saw it.|The sea was calm.| See notes.The.txt or U.S.A. rules.",
        "I work for the U.S. Government.| He lives in Mt. Vernon.",
        "He paid Rs. 500 and left.| See p. 5.",
        "1. Milk| 2. Eggs| 3. Bread",
        "Thanks! :-)| We left 😀| They stayed.",
        "See http://example.com/a.b?c=d for more.| Read http://example.com| http://example.org",
        "他来了。|她走了！|「真的？」",
        "値は３．１４です。|次の文。",
        "वह आया।| वह गया।",
        "هل جاء؟| نعم جاء.",
        "እንደምን አለህ፧|መልካም ቀን።",
        "Նա եկավ։| Նա գնաց:| Վերջ:",
        "Τι ώρα είναι;| Είναι αργά.",
    ],
)
def test_sentence_ends(marked: str) -> None:
    # A bar stands where a sentence ends.
    expected = [part.strip() for part in marked.split("|")]
    assert texts(marked.replace("|", "")) == expected


def test_ordinals_in_german() -> None:
    assert texts("Sie kam am 3. Spieltag. Er ging.", "de") == [
        "Sie kam am 3. Spieltag.",
        "Er ging.",
    ]


# Written for this test: abbreviations, initials, figures, quotations, names.
CORPUS = """
Mr. Olsen of Pier St. Marine Corp. met Dr. Adams on Friday. He had come by train. The talks took
two hours, said J. Berg, who led them. "We are content." The others were not! Were they asked? No
one knows. It cost $4.5 million in 1998. A second bridge, built by Holm & Sons Inc., was cheaper.
But the mayor, T. S. Lund, said in Sept. 2003 that it would not last. It did. In Jan. the ice
came. The U.S. delegation left at 6 p.m. on Monday. Sales rose 3.2 percent. Analysts expected 2.8
percent. "I saw nothing," said Capt. Moe. "The light was out." (It had been out for days.) Nobody
had told the harbour. Prof. Dahl teaches at Oslo. She wrote three books with A. Vik. They sold
well. Why? Because they were short. Shares of Nordic Ltd. fell. Those of the bank did not. It was
the end of Act Five. Then the lights went on. The office in Washington D.C. is closed. However,
calls are taken. Is this the place? It is! Come in. Gen. Ruud and Lt. Foss agreed. Their men did
not. So it went on. He ran Holm-Corp. Bergen with care. The index stood at 40. Business was good.
"""


def nltk_tokenizer(language: str) -> PunktSentenceTokenizer:
    ours = parameters(language)
    theirs = PunktParameters()
    theirs.abbrev_types = set(ours.abbrev_types)
    theirs.collocations = set(ours.collocations)
    theirs.sent_starters = set(ours.sent_starters)
    theirs.ortho_context.update(ours.ortho_context)
    tokenizer = PunktSentenceTokenizer()
    tokenizer._params = theirs
    return tokenizer


def test_punkt_finds_what_nltk_finds() -> None:
    text = " ".join(CORPUS.split())
    theirs = list(nltk_tokenizer("english").span_tokenize(text))
    assert len(theirs) > 30
    assert list(PunktSplitter("en").span_tokenize(text)) == theirs


@given(st.permutations(CORPUS.split()))
@settings(max_examples=30, deadline=None)
def test_punkt_finds_what_nltk_finds_among_shuffled_words(words: list[str]) -> None:
    # Only plain full stops: marks next to quotation marks and brackets are judged in another way
    # on purpose, and so are "1." or "F." at the start of a sentence and a dotted "D.C.".
    plain = [w for w in words if not set(w) & set('"()') and w not in {"D.C.", "40."}]
    plain = ["The", *[w for w in plain if not (len(w) == 2 and w[1] == ".")]]
    text = " ".join(plain)
    ends = {end for _, end in nltk_tokenizer("english").span_tokenize(text)}
    assert {end for _, end in PunktSplitter("en").span_tokenize(text)} == ends


@pytest.mark.parametrize(
    ("text", "ours", "theirs"),
    [
        ("“Stop!” he said.", 1, 2),
        ("It was late... Holm left.", 2, 1),
        ("1. Milk is cheap.", 1, 2),
        ("The E.U. Commission met.", 1, 2),
        ("Wait . . . what?", 1, 4),
        ("That was Act V. Then they left.", 2, 1),
        ("他来了。她走了。", 2, 1),
    ],
)
def test_where_we_part_with_nltk(text: str, ours: int, theirs: int) -> None:
    assert len(list(PunktSplitter("en").span_tokenize(text))) == ours
    assert len(list(nltk_tokenizer("english").span_tokenize(text))) == theirs


def test_nltk_is_a_splitter() -> None:
    splitter = load_splitter(nltk_tokenizer("english"))
    documents = [Document(CORPUS), Document("Two.\n\nMr. Holm came")]
    found = segment(documents, splitter)
    check_offsets(documents, found)
    assert [s.text for s in found if s.document == 1] == ["Two.", "Mr. Holm came"]


# --- options ----------------------------------------------------------------------------------


def test_every_language_has_a_model_and_two_names() -> None:
    for name in punkt.available_languages():
        assert PunktSplitter(name).language == name
    german = "Das ist z. B. so. Sie kam am 3. Mai."
    spans = list(PunktSplitter("de").span_tokenize(german))
    assert spans == list(PunktSplitter(" German ").span_tokenize(german)) != []
    for code in (
        "cs",
        "da",
        "et",
        "fi",
        "hi",
        "it",
        "ja",
        "ko",
        "no",
        "pl",
        "sl",
        "sv",
        "tr",
        "zh",
    ):
        assert texts("Ok! Ok?", code) == ["Ok!", "Ok?"]


@pytest.mark.parametrize("language", ["", "xx", "klingon", 3, None])
def test_an_unknown_language_is_refused(language: object) -> None:
    with pytest.raises(OptionError, match="'language' option must be one of") as caught:
        PunktSplitter(language)  # type: ignore[arg-type]
    assert caught.value.value == language


def test_what_splits_nothing_is_no_splitter() -> None:
    with pytest.raises(OptionError, match="'span_tokenize'"):
        load_splitter(3)  # type: ignore[arg-type]
    assert load_splitter("fr") == PunktSplitter("fr")
    assert isinstance(PunktSplitter(), Splitter)


def test_common_words() -> None:
    english = PunktSplitter("en")
    assert english.is_common("Officials")
    assert english.is_common("the")
    assert not english.is_common("Ukraine")
    assert not PunktSplitter("zh").is_common("the")


# --- hostile texts ----------------------------------------------------------------------------

HOSTILE = [
    *["a", "word ", ".", "\n", "Mr. ", "(", '"', "1", "\0", "1. ", '."', "! ", "-", "a.", "aa.A"],
    *[
        ".\n",
        "a\n",
        " ",
        ". . a ",
        "。“",
        ":)",
        "> ",
        "- a\n",
        '" a. ',
        "http://a ",
        "_____ ",
        "\f",
    ],
]


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        document = Document(unit * (size // len(unit)))
        started = time.process_time()
        check_offsets([document], segment([document], PunktSplitter()))
        return time.process_time() - started

    seconds(100)
    # Quadratic time would take 256 times as long; the allowance is for a busy machine.
    most = 128 * max(seconds(4_000) for _ in range(3)) + 0.1
    assert min(seconds(64_000) for _ in range(3)) < most


def test_a_speaker_begins_a_sentence() -> None:
    text = "Chair: So the budget, um\nProfessor Lee: Yes , we\ncan spend it\nKim: No"
    found = [sentence.text for sentence in segment([Document(text)], PunktSplitter())]
    assert found == ["Chair: So the budget, um", "Professor Lee: Yes , we\ncan spend it", "Kim: No"]
