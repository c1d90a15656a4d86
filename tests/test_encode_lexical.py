"""The lexical encoder: any script, no model, the same everywhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.encode import Encoder, LexicalEncoder
from summarize.encode import lexical as module
from summarize.errors import OptionError

ENCODER = LexicalEncoder()
any_text = st.text(st.characters(codec=None), max_size=80)


def cosine(a: str, b: str) -> float:
    x, y = ENCODER.encode([a, b])
    return float(x @ y / (np.linalg.norm(x) * np.linalg.norm(y)))


@settings(deadline=None)
@given(st.lists(any_text, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_vector_depends_on_its_text_alone_to_the_last_bit(texts: list[str], random) -> None:
    together = ENCODER.encode(texts)
    assert np.isfinite(together).all()
    order = list(range(len(texts)))
    random.shuffle(order)
    assert np.array_equal(ENCODER.encode([texts[i] for i in order]), together[order])
    for text, vector in zip(texts, together, strict=True):
        assert np.array_equal(ENCODER.encode([text])[0], vector)


def test_shape_type_and_name() -> None:
    assert ENCODER.encode(["a", "b"]).dtype == np.float32
    assert ENCODER.encode([]).shape == (0, 1024)
    assert LexicalEncoder(dim=7, ngrams=(3,)).encode(["word"]).shape == (1, 7)
    assert LexicalEncoder(64, (4, 3)).name == "lexical-64-3.4@1"
    assert isinstance(ENCODER, Encoder)


def test_bits_are_these_in_any_process() -> None:
    """Python's own hash differs from process to process; ours may not."""
    program = (
        "import sys; from summarize.encode import LexicalEncoder\n"
        "sys.stdout.write(LexicalEncoder().encode(['Ein Satz, 東京.']).tobytes().hex())"
    )
    root = Path(__file__).parents[1]
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root
    )
    assert found.stdout == ENCODER.encode(["Ein Satz, 東京."]).tobytes().hex()


def test_ngrams_by_hand() -> None:
    """'ab c' has the windows |a, ab, b|, |c, c| of two, and |ab, ab|, |c| of three."""
    vectors = np.abs(LexicalEncoder(dim=2**20, ngrams=(2,)).encode(["ab c", "ab", "abab"]))
    assert (vectors > 0).sum(axis=1).tolist() == [
        5,
        3,
        4,
    ]  # abab: |a ab ba ab b|, one of them twice
    assert np.expm1(vectors).sum(axis=1).round(3).tolist() == [5, 3, 5]
    assert (LexicalEncoder(dim=2**20, ngrams=(3,)).encode(["ab c"]) != 0).sum() == 3


@pytest.mark.parametrize("text", ["", " \n\t", "…!?—", "\u200b"])
def test_text_without_words_is_zero(text: str) -> None:
    assert not ENCODER.encode([text, "word"])[0].any()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("STRASSE", "straße"),
        ("ﬁle", "file"),
        ("e\u0301t\u00e9", "\u00e9te\u0301"),
        ("one, two", "one\u3000two!"),
        ("５", "5"),
    ],
)
def test_forms_of_one_text_have_one_vector(a: str, b: str) -> None:
    assert np.array_equal(*ENCODER.encode([a, b]))


@pytest.mark.parametrize(
    ("a", "b", "other"),
    [
        (
            "Twelve people died on Friday.",
            "On Friday, twelve people were dead.",
            "It rained in the valley.",
        ),
        ("Президент подписал закон.", "Закон подписан президентом.", "Вчера шёл сильный дождь."),
        ("总统签署了新的法律。", "新的法律由总统签署。", "昨天下了一场大雨。"),
        ("राष्ट्रपति ने कानून पर हस्ताक्षर किए।", "कानून पर राष्ट्रपति के हस्ताक्षर हुए।", "कल भारी बारिश हुई।"),
        ("وقع الرئيس القانون الجديد", "القانون الجديد وقعه الرئيس", "أمطرت السماء بالأمس"),
    ],
)
def test_restatement_is_nearer_in_any_script(a: str, b: str, other: str) -> None:
    assert cosine(a, b) > cosine(a, other) + 0.2


def test_hindi_vowel_signs_do_not_end_a_word() -> None:
    codes, _ = module._spell([(0, "हिन्दी")])
    assert (codes == 0).sum() == 2


def test_long_text_is_cut_where_the_batch_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "many words " * 30_000
    alone = ENCODER.encode([text])[0]
    assert np.array_equal(ENCODER.encode(["before", text, "after"])[1], alone)
    assert np.isfinite(alone).all()
    monkeypatch.setattr(module, "_CHUNK_TEXTS", 1)
    assert np.array_equal(ENCODER.encode(["before", text, "after"])[1], alone)


@pytest.mark.parametrize(
    ("name", "settings_"),
    [
        ("dim", {"dim": 1}),
        ("dim", {"dim": 1.5}),
        ("ngrams", {"ngrams": ()}),
        ("ngrams", {"ngrams": (1, 2)}),
    ],
)
def test_settings_out_of_range(name: str, settings_: dict[str, object]) -> None:
    with pytest.raises(OptionError) as caught:
        LexicalEncoder(**settings_)  # type: ignore[arg-type]  # the point of the test
    assert caught.value.name == name
