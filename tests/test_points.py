"""Points: identical sentences are one, whatever their order and line breaks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from strategies import odd_texts

from summarize import Document, Sentence, summarize
from summarize.points import find_points


def sentences(texts):
    return [Sentence(i, 0, 0, len(text), text) for i, text in enumerate(texts)]


FEW = st.lists(
    st.sampled_from(["a b", "a\nb", "a\tb", "a  b", "A b", "c"]) | odd_texts(10), max_size=12
)


@given(FEW, st.data())
def test_points_are_the_different_sentences_that_are_no_noise(texts, data):
    noise = [data.draw(st.booleans()) for _ in texts]
    points = find_points(sentences(texts), noise)
    assert len(points) == len(points.texts) == len(points.members)
    assert sorted(i for members in points.members for i in members) == [
        i for i, bad in enumerate(noise) if not bad
    ]
    assert list(points.texts) == sorted(set(points.texts))
    for text, members in zip(points.texts, points.members, strict=True):
        assert list(members) == sorted(members)
        for i in members:
            assert len(text) == len(texts[i]), "offsets hold for every member"
            assert text.split() == texts[i].split()


@given(FEW.flatmap(lambda texts: st.tuples(st.just(texts), st.permutations(texts))))
def test_the_order_of_sentences_changes_no_point(both):
    one, other = (find_points(sentences(texts), [False] * len(texts)) for texts in both)
    assert one.texts == other.texts
    assert [len(members) for members in one.members] == [len(m) for m in other.members]


def test_case_and_marks_tell_points_apart():
    assert len(find_points(sentences(["Yes.", "yes.", "Yes!"]), [False] * 3)) == 3


def test_the_earliest_document_with_a_date_makes_a_point_first():
    given = [Sentence(i, i, 0, 4, "Yes.") for i in range(4)]
    documents = [
        Document("Yes.", name, date)
        for name, date in (("a", None), ("b", "2026-11-03"), ("c", "2026-11-02"), ("d", None))
    ]
    assert find_points(given, [False] * 4, documents).members == ((2, 1, 0, 3),)
    assert find_points(given, [False] * 4).members == ((0, 1, 2, 3),)
    [kept] = summarize(documents).sentences
    assert kept.document == 2
