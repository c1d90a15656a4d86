"""The public names, their documentation, and what importing and calling them does."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import documents, newsy_texts

import summarize as package
from summarize import (
    Document,
    EncodingError,
    InputError,
    LexicalEncoder,
    OptionError,
    Summarizer,
    compare,
    summarize,
)

TEXT = "The old dam broke at noon. Two towns flooded. The old dam broke at noon."
SUMMARIZER = Summarizer()


def test_all_is_sorted_and_complete():
    assert package.__all__ == sorted(package.__all__)
    public = {
        name
        for name, value in vars(package).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert public | {"__version__"} == set(package.__all__)


@pytest.mark.parametrize("name", sorted(set(package.__all__) - {"__version__"}))
def test_every_public_name_is_documented(name):
    member = getattr(package, name)
    own = member.__dict__.get("__doc__") if inspect.isclass(member) else member.__doc__
    assert own
    assert not own.startswith(f"{name}(")  # what dataclasses write themselves
    if inspect.isclass(member):
        for method_name, method in vars(member).items():
            function = getattr(method, "fget", None) or getattr(method, "func", None) or method
            if not method_name.startswith("_") and inspect.isfunction(function):
                assert function.__doc__, f"{name}.{method_name}"


def test_the_two_forms_of_summarize_take_the_same_keywords():
    of_function = list(inspect.signature(summarize).parameters)
    of_method = list(inspect.signature(Summarizer.summarize).parameters)
    assert of_function[:-1] == of_method[1:]
    assert of_function[-1] == "settings"


def run(code, **environment):
    import os  # noqa: PLC0415

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, check=True, timeout=600, text=True, env={**os.environ, **environment},
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


def test_importing_has_no_side_effects():
    seen = json.loads(
        run("""
import json, logging, os, random, signal, sys, warnings
import numpy
def state():
    root = logging.getLogger()
    return repr((
        list(warnings.filters), root.level, root.handlers, logging.getLogger("numpy").level,
        dict(os.environ), random.getstate(), numpy.random.get_state()[1].tolist(),
        numpy.geterr(), signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM),
        sys.excepthook, os.getcwd(), sys.path,
    ))
before = state()
import summarize
after = state()
log = logging.getLogger("summarize")
print(json.dumps([before == after, log.level, [type(h).__name__ for h in log.handlers],
                  log.propagate, sorted(sys.modules)]))
""")
    )
    same, level, handlers, propagates, modules = seen
    assert same
    assert (level, handlers, propagates) == (0, ["NullHandler"], True)
    heavy = {"torch", "sklearn", "scipy", "nltk", "sentence_transformers", "transformers", "pandas",
             "requests", "urllib3", "tqdm", "huggingface_hub"}  # fmt: skip
    assert not heavy & {name.split(".")[0] for name in modules}


def test_summarizing_has_no_side_effects_and_opens_no_connection():
    """Nothing printed, no seed moved, no socket asked for."""
    out = run("""
import logging, os, random, socket, sys, warnings
import numpy
import summarize
def refuse(*args, **kwargs):
    raise AssertionError("a connection")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
def state():
    return repr((list(warnings.filters), logging.getLogger().handlers, dict(os.environ),
                 random.getstate(), numpy.random.get_state()[1].tolist(), numpy.geterr()))
before = state()
summarize.summarize("It rained. It rained. A dam broke.", words=3)
summarize.compare(["a"], ["b"])
assert state() == before
assert not {"torch", "sklearn", "scipy", "nltk", "tqdm"} & set(sys.modules)
""")
    assert out == ""


@pytest.mark.parametrize(
    "documents", ["", [], {}, [""], {"a": ""}, " \n\t ", ["", " "], Document("")]
)
def test_empty_input_is_an_empty_summary(documents):
    for options in ({}, {"words": 5}, {"ratio": 0.5}):
        summary = summarize(documents, **options)
        assert str(summary) == ""
        assert summary.sentences == summary.ledger == summary.clusters == ()
        assert (summary.compression_ratio, summary.redundancy, summary.retention) == (0, 0, 1)


@pytest.mark.parametrize(
    "text", ["It rained.", "It rained", "x", "  It rained. \n", "5", "!", "Share."]
)
def test_one_sentence_gives_itself(text):
    assert str(summarize(text)) == text.strip()


@pytest.mark.parametrize(
    "documents",
    [
        TEXT,
        [TEXT],
        (TEXT,),
        {"text": TEXT},
        Document(TEXT),
        [Document(TEXT, "a")],
        (part for part in [TEXT]),
    ],
    ids=["str", "list", "tuple", "mapping", "Document", "Documents", "generator"],
)
def test_every_form_of_input(documents):
    assert str(summarize(documents)) == "The old dam broke at noon. Two towns flooded."


def test_documents_have_names():
    assert [d.name for d in summarize(["a b.", "c d."]).documents] == ["text 1", "text 2"]
    assert [d.name for d in summarize({"x": "a b.", "y": "c d."}).documents] == ["x", "y"]
    assert [d.name for d in summarize([Document("a b.", "z"), "c d."]).documents] == ["z", "text 2"]


@pytest.mark.parametrize(
    "documents",
    [None, 5, 5.0, b"bytes", [b"bytes"], [None], [1, 2], {"a": None}, [["nested"]], object()],
)
def test_what_is_no_document(documents):
    with pytest.raises(InputError) as caught:
        summarize(documents)
    assert caught.value.source


@pytest.mark.parametrize(
    ("name", "value"),
    [("threshold", value) for value in (-1, 1.5, float("nan"), "0.5", None, True)]
    + [("language", value) for value in ("klingon", "", None, 5)]
    + [("segmenter", value) for value in (5, object())]
    + [("count_tokens", value) for value in (0, 5, "words")]
    + [("encoder", value) for value in ("", " ", 5, object(), LexicalEncoder)],
)
def test_settings_out_of_range(name, value):
    with pytest.raises(OptionError) as caught:
        Summarizer(**{name: value})
    assert caught.value.name == name
    assert caught.value.value is value
    assert f"The {name!r} option must be " in str(caught.value)


@pytest.mark.parametrize(
    "options", [{"query": "dam"}, {"query": "", "words": 5}, {"query": " ", "words": 5},
                {"query": 5, "words": 5}]
)  # fmt: skip
def test_queries_out_of_range(options):
    with pytest.raises(OptionError) as caught:
        summarize(TEXT, **options)
    assert (caught.value.name, caught.value.value) == ("query", options["query"])


def test_options_are_checked_before_the_work():
    """A wrong option is told even where there is nothing to do."""
    for options in ({"words": 0}, {"ratio": 2}, {"query": "x"}, {"threshold": 7}):
        with pytest.raises(OptionError):
            summarize("", **options)


def test_unknown_keywords_are_refused():
    with pytest.raises(TypeError):
        summarize(TEXT, treshold=0.5)


def test_settings_are_recorded():
    summary = summarize(
        TEXT, words=7, query="dam", threshold=0.25, language="de", encoder="lexical"
    )
    assert dict(summary.settings) == {
        "language": "de", "threshold": 0.25, "segmenter": "PunktSplitter",
        "count_tokens": None, "judge": None, "budget": {"words": 7}, "query": "dam",
        "seen": None, "memory": None,
    }  # fmt: skip
    assert summary.encoder == LexicalEncoder().name
    assert summary.version == package.__version__
    assert summarize(TEXT).settings["budget"] is None


class Letters:
    """An encoder of one's own: letter counts, of any scale."""

    name = "letters@1"

    def __init__(self):
        self.given = []

    def encode(self, texts):
        self.given += texts
        return np.array([[1e6 * text.count(sign) for sign in "abcdefghij"] for text in texts])


def test_an_encoder_of_ones_own():
    encoder = Letters()
    summarizer = Summarizer(encoder=encoder)
    assert summarizer.encoder is encoder
    summary = summarizer.summarize(TEXT)
    assert summary.encoder == "letters@1"
    assert str(summary) == "The old dam broke at noon. Two towns flooded."
    assert sorted(encoder.given) == sorted(set(encoder.given)), "identical sentences once"


class Wrong:
    name = "wrong@1"

    def __init__(self, vectors):
        self.encode = vectors


@pytest.mark.parametrize(
    "vectors",
    [
        lambda texts: np.ones((len(texts) + 1, 3)),
        lambda texts: np.ones((0, 3)),
        lambda texts: np.ones(len(texts)),
        lambda texts: np.ones((len(texts), 2, 2)),
        lambda texts: np.full((len(texts), 3), np.nan),
        lambda texts: np.full((len(texts), 3), np.inf),
        lambda texts: [["a"] for _ in texts],
    ],
    ids=["one more", "none", "flat", "deep", "NaN", "infinite", "strings"],
)
def test_vectors_that_cannot_be_used(vectors):
    summarizer = Summarizer(encoder=Wrong(vectors))
    with pytest.raises(EncodingError):
        summarizer.summarize(TEXT)
    with pytest.raises(EncodingError):
        summarizer.compare(["a"], ["b"])


@pytest.mark.parametrize(
    "vectors",
    [lambda texts: None, lambda texts: [[1.0] * i for i, _ in enumerate(texts)]],
    ids=["None", "ragged"],
)
def test_vectors_that_are_no_array(vectors):
    with pytest.raises(EncodingError):
        Summarizer(encoder=Wrong(vectors)).summarize(TEXT)


def test_vectors_of_zeros_leave_all_apart():
    summarizer = Summarizer(encoder=Wrong(lambda texts: np.zeros((len(texts), 3))))
    assert len(summarizer.summarize(TEXT).sentences) == 2


class Lines:
    """A splitter of one's own."""

    def span_tokenize(self, text):
        start = 0
        for line in text.splitlines(keepends=True):
            yield start, start + len(line)
            start += len(line)


@given(documents(), st.integers(1, 200))
def test_tokens_are_counted_as_the_caller_counts_them(given_documents, tokens):
    """Even where what stands between sentences has tokens, too."""

    def bytes_and_two(text):
        return len(text.encode("utf-8", "surrogatepass")) + 2

    summary = summarize(given_documents, tokens=tokens, count_tokens=bytes_and_two)
    assert not summary.sentences or bytes_and_two(str(summary)) <= tokens
    assert summary.settings["count_tokens"].endswith("bytes_and_two")


def test_as_many_tokens_as_fit_are_used():
    text = "The dam broke. Two towns flooded. Rain is likely."
    assert str(summarize(text, tokens=len(text), count_tokens=len)) == text


@pytest.mark.parametrize("tokens", [-1, 2.5, None, True, "3"])
def test_a_counter_that_does_not_count_is_refused(tokens):
    with pytest.raises(OptionError) as caught:
        summarize(TEXT, tokens=9, count_tokens=lambda _: tokens)
    assert caught.value.name == "count_tokens"


def test_a_segmenter_of_ones_own():
    summary = summarize("One. Two.\nThree. Four.", segmenter=Lines())
    assert [sentence.text for sentence in summary.sentences] == ["One. Two.", "Three. Four."]
    assert summary.settings["segmenter"] == "Lines"


def test_progress_is_told_from_nought_to_all():
    calls = []
    summarize(f"{TEXT} The dam broke at noon.", progress=lambda *call: calls.append(call))
    stages = list(dict.fromkeys(stage for stage, _, _ in calls))
    assert stages == ["segment", "encode", "similarity", "read", "compare"]
    for stage in stages:
        done = [(n, total) for name, n, total in calls if name == stage]
        assert done == sorted(done)
        assert all(0 <= n <= total for n, total in done)
        assert done[0][0] == 0
        assert done[-1][0] == done[-1][1]


def test_an_error_in_progress_is_the_callers():
    def stop(stage, done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        summarize(TEXT, progress=stop)


@settings(max_examples=10)
@given(newsy_texts())
def test_threads_may_share_a_summarizer(text):
    expected = SUMMARIZER.summarize(text, words=20).to_dict()
    with ThreadPoolExecutor(4) as threads:
        found = list(
            threads.map(lambda _: SUMMARIZER.summarize(text, words=20).to_dict(), range(8))
        )
    assert found == [expected] * 8


@settings(max_examples=10)
@given(newsy_texts(), newsy_texts())
def test_a_summarizer_has_no_memory(first, second):
    expected = SUMMARIZER.summarize(second).to_dict()
    SUMMARIZER.summarize(first)
    assert SUMMARIZER.summarize(second).to_dict() == expected


def test_the_protocol_is_met_by_our_own():
    for encoder in (LexicalEncoder(), package.StaticEncoder(), Letters()):
        assert isinstance(encoder, package.Encoder)


def test_compare_takes_settings():
    [comparison] = compare(["It rained."], ["It rained."], encoder="lexical")
    assert comparison.relation is package.Relation.COVERS


@pytest.mark.parametrize("text", ["a \ud800 b. Dogs bark.", "\udcff", "a\x00b. A dog barks."])
def test_broken_characters_are_kept(text):
    """What a file's bytes became under surrogateescape is still the user's text."""
    for encoder in (None, "lexical"):
        summary = summarize(text, encoder=encoder)
        assert [s.text for s in summary.sentences] == [e.sentence.text for e in summary.ledger]
