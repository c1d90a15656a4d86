"""Who says a sentence is left out where he speaks often, and nothing else is."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from strategies import ODD, SPEAKERS, newsy_sentences

from summarize.speakers import _SPEAKS, without_speakers

TEXTS = st.text(alphabet=ODD) | st.text() | newsy_sentences()


# Where a sentence opens with a mark, that is taken for a part of the speaker.
@given(
    st.lists(
        st.tuples(st.sampled_from(SPEAKERS), newsy_sentences().map(lambda text: text.lstrip("“-"))),
        max_size=12,
    )
)
def test_speakers_are_left_out_where_they_speak_often(said):
    times = Counter(speaker for speaker, _ in said)
    assert without_speakers(["".join(one) for one in said]) == [
        sentence if times[speaker] >= _SPEAKS else speaker + sentence for speaker, sentence in said
    ]


@given(st.lists(TEXTS | st.builds("{}{}".format, st.sampled_from(SPEAKERS), TEXTS), max_size=8))
def test_of_each_sentence_an_end_is_left(texts):
    told = without_speakers(texts)
    assert len(told) == len(texts)
    for text, left in zip(texts, told, strict=True):
        assert text.endswith(left)
        assert left == text or ":" in text.removesuffix(left)


def test_a_name_that_is_there_seldom_may_be_what_is_spoken_of():
    often = [f"Hale: {text}" for text in ("Yes.", "No.", "Maybe.", "So what?")[:_SPEAKS]]
    assert len(often) == _SPEAKS
    assert not any("Hale" in text for text in without_speakers(often))
    assert without_speakers(often[1:]) == often[1:]
    assert without_speakers(["Brexit: a list.", *often])[0] == "Brexit: a list."


def test_no_sentences_have_no_speakers():
    assert without_speakers([]) == []
