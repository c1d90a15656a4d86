"""The result: plain data in schema 1, a text with the layout of the source, never edited."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import budgets, documents, texts

import summarize as package
from summarize import Document, Sentence, Summarizer, compare, summarize
from summarize.entries import Fate
from summarize.facts import KEPT_KINDS, find_facts
from summarize.joining import ends_sentence, join_sentences
from summarize.lexicon import Lexicon
from summarize.segment import PunktSplitter

TEXT = (
    "12 people were killed in Port Alder. 21 people were killed in Port Alder.\n\n"
    "12 people were killed in Port Alder.\n\nShare."
)
FACT = {"kind": str, "text": str}
DATE = (str, type(None))
SEEN = {"text": str, "source": str, "date": DATE, "read": DATE}
SCHEMA = {
    "schema": int, "version": str, "encoder": str, "settings": dict, "text": str,
    "order": [int],
    "documents": [{"name": str, "characters": int, "date": DATE}],
    "sentences": [{
        "id": int, "document": int, "start": int, "end": int, "text": str, "fate": str,
        "cluster": (int, type(None)), "covers": [int], "similarity": (float, type(None)),
        "uncovered": [FACT], "leans_on": (int, type(None)),
        "seen": [SEEN],
    }],
    "clusters": [{"id": int, "representative": int, "members": [int], "documents": [int],
                  "disputed_by": [int], "weight": float}],
    "disagreements": [{"a": int, "b": int, "facts": [[FACT]], "documents": [[int]]}],
    "disagreements_unlisted": int,
    "changes": [{"before": SEEN, "after": int, "facts": [[FACT]]}],
    "measures": {
        "sentences": int, "kept": int, "compression_ratio": float, "redundancy": float,
        "retention": float, "seen": int, "facts": {"total": int, "kept": int, "lost": int},
    },
}  # fmt: skip


def conforms(data, schema):
    """Check data against a schema of types: the same keys in the same order, and no more."""
    if isinstance(schema, dict):
        assert list(data) == list(schema)
        for key, part in schema.items():
            conforms(data[key], part)
    elif isinstance(schema, list):
        assert type(data) is list
        for item in data:
            conforms(item, schema[0])
    else:
        assert type(data) in (schema if isinstance(schema, tuple) else (schema,))


@given(documents())
def test_the_dictionary_is_schema_1(given_documents):
    summary = summarize(given_documents)
    data = summary.to_dict()
    conforms(data, SCHEMA)
    assert data["schema"] == 1
    assert data["version"] == package.__version__
    assert data["text"] == str(summary)
    assert [entry["id"] for entry in data["sentences"]] == list(range(len(data["sentences"])))
    assert [cluster["id"] for cluster in data["clusters"]] == list(range(len(data["clusters"])))
    assert {entry["fate"] for entry in data["sentences"]} <= {"kept", "restated", "cut", "noise"}
    assert json.loads(json.dumps(data)) == data


@given(texts(), budgets())
def test_measures_agree_with_the_rest(text, budget):
    summary = summarize(text, **budget)
    fates = [entry.fate for entry in summary.ledger]
    measures = summary.measures
    assert measures.kept == fates.count("kept") == len(summary.sentences)
    assert measures.sentences == len(fates) - fates.count("noise")
    if text:
        assert summary.compression_ratio == len(str(summary)) / len(text)
    if measures.sentences:
        assert summary.redundancy == 1 - len(summary.clusters) / measures.sentences
    assert 0 <= summary.compression_ratio <= 1
    assert 0 <= summary.redundancy < 1
    assert 0 <= summary.retention <= 1
    assert summary.retention == measures.facts_kept / max(1, measures.facts_total) or (
        measures.facts_total == 0 and summary.retention == 1
    )
    assert (measures.facts_lost > 0) == bool(summary.lost)


def test_by_hand():
    data = summarize(TEXT).to_dict()
    assert [entry["fate"] for entry in data["sentences"]] == ["kept", "kept", "restated", "noise"]
    assert [entry["cluster"] for entry in data["sentences"]] == [0, 1, 0, None]
    assert data["sentences"][2]["covers"] == [0]
    assert [entry["similarity"] for entry in data["sentences"]] == [None, None, 1.0, None]
    assert data["clusters"] == [
        {"id": 0, "representative": 0, "members": [0, 2], "documents": [0],
         "disputed_by": [0], "weight": 0.8},
        {"id": 1, "representative": 1, "members": [1], "documents": [0],
         "disputed_by": [0], "weight": 0.2},
    ]  # fmt: skip
    assert data["disagreements"] == [
        {"a": 0, "b": 1,
         "facts": [[{"kind": "figure", "text": "12"}, {"kind": "figure", "text": "21"}]],
         "documents": [[0], [0]]}
    ]  # fmt: skip
    assert data["measures"]["facts"] == {"total": 3, "kept": 3, "lost": 0}
    assert data["documents"] == [{"name": "text", "characters": len(TEXT), "date": None}]


def test_what_a_budget_cuts_is_named():
    summary = summarize(TEXT, sentences=1)
    [cut] = [entry for entry in summary.ledger if entry.fate == "cut"]
    kept = "12" if "21" in cut.sentence.text else "21"
    assert kept in str(summary)
    assert [fact.text for fact in cut.uncovered] == ["12" if kept == "21" else "21"]
    assert cut in summary.lost
    assert summary.retention == pytest.approx(2 / 3)


PUNKT, LEXICON = PunktSplitter("en"), Lexicon()


def kept_facts(sentence):
    """The figures, dates, names and quotations of a sentence, read afresh."""
    facts = find_facts(
        re.sub(r"\s", " ", sentence.text),
        lambda word: PUNKT.is_common(word) or word.lower() in LEXICON,
    )
    return [fact for fact in facts if fact.kind in KEPT_KINDS]


@given(texts() | documents(), budgets() | st.just({}))
def test_uncovered_is_exactly_what_no_kept_sentence_states(given_input, budget):
    summary = summarize(given_input, **budget)
    stated = {
        (fact.kind, key)
        for s in summary.sentences
        for fact in kept_facts(s)
        for key in fact.implies
    }
    for entry in summary.ledger:
        missing = {(fact.kind, fact.key) for fact in kept_facts(entry.sentence)} - stated
        if entry.fate is Fate.NOISE:
            assert entry.uncovered == ()
            continue
        told = [(fact.kind, fact.key) for fact in entry.uncovered]
        assert set(told) == missing
        assert len(told) == len(set(told))
        for fact in entry.uncovered:
            assert plain(entry.sentence.text[fact.start : fact.end]) == plain(fact.text)
        assert budget or not told


def plain(text):
    return " ".join(text.split())


def test_clusters_name_their_members_and_documents():
    summary = summarize(
        {"a": "The old dam broke at noon.", "b": "It rained. The old dam broke at noon."}
    )
    cluster = summary.clusters[0]
    assert [sentence.text for sentence in cluster.restatements] == [cluster.representative.text]
    assert [sentence.id for sentence in cluster.members] == [0, 2]
    assert cluster.documents == (0, 1)


@pytest.mark.parametrize(
    ("get", "field"),
    [
        (lambda s: s, "ledger"),
        (lambda s: s.ledger[0], "fate"),
        (lambda s: s.clusters[0], "id"),
        (lambda s: s.disagreements[0], "a"),
        (lambda s: s.disagreements[0].facts[0][0], "key"),
        (lambda s: s.measures, "kept"),
        (lambda s: s.sentences[0], "text"),
        (lambda s: s.documents[0], "text"),
        (lambda s: compare(["a"], ["b"])[0], "score"),
    ],
)
def test_results_are_frozen(get, field):
    result = get(summarize(TEXT))
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(result, field, None)


def test_settings_are_frozen():
    summary = summarize(TEXT)
    with pytest.raises(TypeError):
        summary.settings["threshold"] = 0
    with pytest.raises(TypeError):
        Summarizer().settings["threshold"] = 0


def test_the_dictionary_is_a_copy():
    summary = summarize(TEXT)
    data = summary.to_dict()
    data["settings"]["threshold"] = None
    data["sentences"].clear()
    assert summary.to_dict()["settings"]["threshold"] is not None
    assert summary.to_dict()["sentences"]


def joined(*texts_given, keep=None):
    """Join sentences, each a line of the pieces that are not white space."""
    documents_given, sentences = [], []
    for position, pieces in enumerate(texts_given):
        text = "".join(pieces)
        documents_given.append(Document(text))
        at = 0
        for piece in pieces:
            if piece.strip():
                sentences.append(Sentence(len(sentences), position, at, at + len(piece), piece))
            at += len(piece)
    kept = [s for s in sentences if keep is None or s.id in keep]
    return join_sentences(kept, documents_given)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["A b.", " ", "C d."], "A b. C d."),
        (["A b.", "   ", "C d."], "A b. C d."),
        (["A b.", "\n", "C d."], "A b. C d."),
        (["A b.", "", "C d."], "A b. C d."),
        (["A b.", "\n\n", "C d."], "A b.\n\nC d."),
        (["A b.", "\r\n\r\n", "C d."], "A b.\n\nC d."),
        (["A b.", "\n \t\n", "C d."], "A b.\n\nC d."),
        (["A b.", "\u2029", "C d."], "A b.\n\nC d."),
        (["A heading", "\n", "C d."], "A heading\nC d."),
        (["A b.", "\n", "- item"], "A b.\n- item"),
        (["- item", "\n", "- item two"], "- item\n- item two"),
        (["A b.", "\n", "2. Eggs"], "A b.\n2. Eggs"),
        (["“A b.”", "\n", "C d."], "“A b.” C d."),
    ],
)
def test_the_layout_of_the_source_stays(pieces, expected):
    assert joined(pieces) == expected


def test_a_new_document_is_a_new_paragraph():
    assert joined(["A b."], ["C d."]) == "A b.\n\nC d."


def test_a_paragraph_between_what_was_left_out_counts():
    pieces = ["A b.", " ", "C d.", "\n\n", "E f.", " ", "G h."]
    assert joined(pieces, keep={0, 3}) == "A b.\n\nG h."


def test_line_breaks_inside_a_sentence_stay():
    assert joined(["A\nb.", " ", "C d."]) == "A\nb. C d."


def test_nothing_joined_is_nothing():
    assert join_sentences([], [Document("")]) == ""


@pytest.mark.parametrize("text", ["A.", "A?", "A!”", "A…", "A.)", "你好。", "A:"])
def test_ends_of_sentences(text):
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["A heading", "", "A.b", "- item"])
def test_what_ends_no_sentence(text):
    assert not ends_sentence(text)


def test_rows_of_a_table_contradict_nothing():
    text = " ".join(
        f"The parcel with number {n} was sent from the town on Monday." for n in range(30)
    )
    assert summarize(text).disagreements == ()
    assert len(summarize(text).sentences) == 30


@pytest.mark.parametrize("again", [copy.deepcopy, lambda s: pickle.loads(pickle.dumps(s))])
def test_a_summary_can_be_copied_and_stored(again):
    summary = summarize("The dam broke. Two towns flooded. The dam broke.", sentences=1)
    copied = again(summary)
    assert copied == summary
    assert copied.to_dict() == summary.to_dict()
    with pytest.raises(TypeError):
        copied.settings["threshold"] = 0


@pytest.mark.parametrize(
    ("text", "options", "shown"),
    [
        ("", {}, "<Summary: 0 of 0 sentences, no disagreements>"),
        ("The dam broke.", {}, "<Summary: 1 of 1 sentence, no disagreements>"),
        (TEXT, {}, "<Summary: 2 of 4 sentences, 1 disagreement>"),
        (TEXT, {"sentences": 1}, "<Summary: 1 of 4 sentences, 1 disagreement>"),
        (
            f"{TEXT}\n\nThe mayor of Karsk resigned. The mayor of Karsk did not resign.",
            {},
            "<Summary: 4 of 6 sentences, 2 disagreements>",
        ),
    ],
)
def test_it_is_shown_in_one_line(text, options, shown):
    assert repr(summarize(text, **options)) == shown


def test_a_long_summary_is_shown_in_one_line():
    rows = " ".join(f"The parcel with number {n} was sent on Monday." for n in range(300))
    assert repr(summarize(rows)) == "<Summary: 300 of 300 sentences, no disagreements>"
