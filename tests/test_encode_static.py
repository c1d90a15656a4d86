"""The bundled encoder: same bits whatever the batch, zeros for nothing, bounded memory."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.encode import Encoder, LexicalEncoder, StaticEncoder, load_encoder
from summarize.encode import static as module
from summarize.errors import MissingResourceError, OptionError

ENCODER = StaticEncoder()
TEXTS = [
    "Twelve people died in the accident on Friday.",
    "12 people were killed.",
    "",
    "It's a café — naïve “quotes”, 5\u00a0% of it\u3000and 東京.",
    "unbelievablenesses " * 300,
    "x" * 101,
    "[SEP] [UNK] ##ing",
    "a\x00b\tc\x7fd",
]


def reference(text: str) -> np.ndarray:
    """The plain definition: the mean of the vectors of the tokens the tokenizer finds."""
    ids = ENCODER.tokenizer.encode(text, add_special_tokens=False).ids
    return ENCODER.table()[ids].astype(np.float64).mean(axis=0) if ids else np.zeros(ENCODER.dim)


def test_shape_type_and_name() -> None:
    vectors = ENCODER.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), 256)
    assert vectors.dtype == np.float32
    assert ENCODER.encode([]).shape == (0, 256)
    about = json.loads((module.BUNDLED / "encoder.json").read_text())
    assert ENCODER.name == f"static-minilm-256@{about['revision']}"
    assert isinstance(ENCODER, Encoder)


def rounding_bound(text: str) -> np.ndarray:
    """The most that float32 can be off in a mean of n numbers: n roundings of their mean size.

    That is n - 1 additions, in whatever order, and a division (Higham, "Accuracy and Stability of
    Numerical Algorithms", 2002, section 4.2). For 900 tokens it is 4e-5 at most, for ten 2e-7; a
    token left out would show as a row / n, above 4e-4 in either.
    """
    ids = ENCODER.tokenizer.encode(text, add_special_tokens=False).ids
    roundings = len(ids) * np.finfo(np.float32).eps / 2
    sizes = np.abs(ENCODER.table()[ids].astype(np.float64)).sum(axis=0) / max(1, len(ids))
    return roundings / (1 - roundings) * sizes


@pytest.mark.parametrize("text", TEXTS)
def test_vector_is_the_mean_of_token_vectors(text: str) -> None:
    error = np.abs(ENCODER.encode([text])[0] - reference(text))
    assert (error <= rounding_bound(text)).all()


# Signs and blanks in plenty: what separates words is where a short cut would go wrong.
any_text = st.one_of(
    st.text(max_size=60),
    st.text("aZ9é '-_.\t\n\r\x0b\x1c\x85\xa0\u2028#[]ßİσΣ中\u0301\x00", max_size=40),
)


@settings(deadline=None, max_examples=300)
@given(any_text)
def test_words_have_the_tokens_of_the_text(text: str) -> None:
    """Tokenising word by word, which makes encoding fast, must change no token."""
    text = text.encode("utf-8", "replace").decode()
    words = module._words(text)
    by_word = [i for w in words for i in ENCODER.tokenizer.encode(w, add_special_tokens=False).ids]
    assert by_word == ENCODER.tokenizer.encode(text, add_special_tokens=False).ids


@settings(deadline=None)
@given(st.lists(any_text, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_vector_depends_on_its_text_alone_to_the_last_bit(texts: list[str], random) -> None:
    together = ENCODER.encode(texts)
    order = list(range(len(texts)))
    random.shuffle(order)
    assert np.array_equal(ENCODER.encode([texts[i] for i in order]), together[order])
    for text, vector in zip(texts, together, strict=True):
        assert np.array_equal(ENCODER.encode([text])[0], vector)


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_any_unicode_gives_finite_numbers(text: str) -> None:
    assert np.isfinite(ENCODER.encode([text, text + "\ud800"])).all()
    assert ENCODER.count_tokens(text + "\ud800") > 0


@pytest.mark.parametrize("chunk", [(1, 1), (3, 50), (4096, 10**9)])
def test_chunk_size_changes_no_bit(monkeypatch: pytest.MonkeyPatch, chunk: tuple[int, int]) -> None:
    expected = ENCODER.encode(TEXTS * 3)
    monkeypatch.setattr(module, "_CHUNK_TEXTS", chunk[0])
    monkeypatch.setattr(module, "_CHUNK_CHARACTERS", chunk[1])
    assert np.array_equal(ENCODER.encode(TEXTS * 3), expected)


def test_threads_may_share_an_encoder() -> None:
    expected = ENCODER.encode(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for vectors in pool.map(lambda _: ENCODER.encode(TEXTS), range(16)):
            assert np.array_equal(vectors, expected)


@pytest.mark.parametrize("text", ["", "   \n", "\u200b", "x" * 101, "x" * 5_000_000])
def test_text_without_known_tokens_is_zero(text: str) -> None:
    assert not ENCODER.encode([text, "word"])[0].any()


def test_sums_over_segments_match_a_plain_loop() -> None:
    rng = np.random.default_rng(0)
    lengths = np.array([0, 1, 127, 128, 129, 0, 128 * 128 + 1, 3])
    table = rng.integers(-9, 9, (50, 4)).astype(np.float32)
    flat = rng.integers(0, 50, lengths.sum())
    expected = [table[part].sum(axis=0) for part in np.split(flat, np.cumsum(lengths)[:-1])]
    assert np.array_equal(module._sums(table, flat, lengths), np.array(expected))


def test_memory_of_one_long_text_is_bounded() -> None:
    text = "Twelve people died in the accident on Friday. " * 22_000  # 1 MB
    tracemalloc.start()
    ENCODER.encode([text])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60e6


def test_memory_of_many_texts_is_bounded() -> None:
    texts = ["Twelve people died."] * 20_000
    tracemalloc.start()
    vectors = ENCODER.encode(texts)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak - vectors.nbytes < 30e6


def test_another_process_gives_the_same_bits() -> None:
    program = (
        "import sys, json; from summarize.encode import StaticEncoder\n"
        "sys.stdout.write(StaticEncoder().encode(json.loads(sys.argv[1])).tobytes().hex())"
    )
    found = subprocess.run(
        [sys.executable, "-c", program, json.dumps(TEXTS[:5])],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert found.stdout == ENCODER.encode(TEXTS[:5]).tobytes().hex()


def test_restatement_is_nearer_than_another_point() -> None:
    a, b, c = ENCODER.encode(
        ["The minister resigned on Monday.", "On Monday the minister quit.", "Rain fell in Oslo."]
    )
    assert a @ b > 3 * abs(a @ c)


def test_count_tokens_counts_no_special_tokens() -> None:
    assert ENCODER.count_tokens("") == 0
    assert ENCODER.count_tokens("Twelve people died.") == 4


def test_bundle_is_small_and_says_where_it_is_from() -> None:
    assert sum(f.stat().st_size for f in module.BUNDLED.iterdir()) < 10e6
    assert "Apache" in (module.BUNDLED / "NOTICE").read_text()


def test_folder_that_is_no_encoder(tmp_path: Path) -> None:
    with pytest.raises(MissingResourceError, match=r"rows\.npy") as caught:
        StaticEncoder(tmp_path)
    assert caught.value.resource == str(tmp_path)


def test_importing_the_package_imports_nothing_heavy() -> None:
    program = "import sys, summarize.encode; print(*sys.modules)"
    root = Path(__file__).parents[1]
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root
    )
    assert not {"tokenizers", "torch", "sentence_transformers", "transformers"} & set(
        found.stdout.split()
    )


class Own:
    name = "own@1"

    def encode(self, texts):
        return np.ones((len(texts), 2), dtype=np.float32)


def test_load_encoder_finds_each_kind() -> None:
    own = Own()
    assert load_encoder(own) is own
    assert isinstance(load_encoder(None), StaticEncoder)
    assert isinstance(load_encoder("static"), StaticEncoder)
    assert isinstance(load_encoder("lexical"), LexicalEncoder)


@pytest.mark.parametrize("spec", ["", "  ", 3, object(), Own, ["static"]])
def test_load_encoder_refuses_what_is_none(spec: object) -> None:
    with pytest.raises(OptionError) as caught:
        load_encoder(spec)  # type: ignore[arg-type]  # the point of the test
    assert (caught.value.name, caught.value.value) == ("encoder", spec)


def test_it_is_pickled_by_its_place_alone():
    encoder = StaticEncoder()
    packed = pickle.dumps(encoder)
    assert len(packed) < 200
    again = pickle.loads(packed)
    assert again.name == encoder.name
    assert np.array_equal(again.encode(["The dam broke."]), encoder.encode(["The dam broke."]))
