"""A cross-encoder as the judge: labels by name, quiet, and off the network."""

from __future__ import annotations

import itertools
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from summarize.errors import EncodingError, MissingResourceError, OptionError
from summarize.judge import CrossEncoderJudge, Judge, load_judge, settle

needs_extra = pytest.mark.transformers
NLI = ("contradiction", "entailment", "neutral")
PREMISES = ["a cat sat", "dogs bark at night", "é \ud800", ""]
HYPOTHESES = ["a cat", "no dog barks", "rain", "x"]
LONGEST = 25  # with three marks, an even number of letters is left


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Record, and refuse, every attempt to reach out: libraries swallow the error itself."""
    tried: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        tried.append(arguments)
        raise OSError("no network in tests")

    for owner, name in (
        (socket.socket, "connect"),
        (socket, "create_connection"),
        (socket, "getaddrinfo"),
    ):
        monkeypatch.setattr(owner, name, refuse)
    return tried


def save_model(folder: Path, labels: tuple[str, ...]) -> str:
    """A classifier of pairs that reads letters, with the same random weights every time."""
    import torch  # noqa: PLC0415  needs an extra
    from tokenizers import Tokenizer, models, pre_tokenizers, processors  # noqa: PLC0415
    from transformers import (  # noqa: PLC0415
        BertConfig,
        BertForSequenceClassification,
        PreTrainedTokenizerFast,
    )

    special = {"pad": "[PAD]", "unk": "[UNK]", "cls": "[CLS]", "sep": "[SEP]"}
    letters = [*special.values(), *"abcdefghijklmnopqrstuvwxyz"]
    vocabulary = {token: place for place, token in enumerate(letters)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(token, vocabulary[token]) for token in ("[CLS]", "[SEP]")],
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=LONGEST,
        **{f"{name}_token": token for name, token in special.items()},
    ).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(letters),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=LONGEST,
        initializer_range=0.4,
        id2label=dict(enumerate(labels)),
        label2id={label: place for place, label in enumerate(labels)},
    )
    with torch.random.fork_rng():
        torch.manual_seed(5)
        BertForSequenceClassification(config).save_pretrained(folder)
    return str(folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    return save_model(tmp_path_factory.mktemp("nli"), NLI)


def softmax_of(folder: str, premise: str, hypothesis: str) -> np.ndarray:
    """The slow, obvious reference: one pair through transformers itself."""
    import torch  # noqa: PLC0415  needs an extra
    from transformers import AutoModelForSequenceClassification, AutoTokenizer  # noqa: PLC0415

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder).eval()
    with torch.inference_mode():
        read = tokenizer(premise, hypothesis, truncation=True, return_tensors="pt")
        return torch.softmax(model(**read).logits[0], dim=0).numpy()


# --- a cross-encoder ---


@needs_extra
def test_probabilities_of_entailment_neutral_and_contradiction(folder: str) -> None:
    judge = load_judge(folder)
    assert isinstance(judge, Judge)
    assert judge.name == folder
    given = judge.judge(PREMISES, HYPOTHESES)
    assert (given.shape, given.dtype) == ((4, 3), np.float32)
    np.testing.assert_allclose(given.sum(axis=1), 1, atol=1e-6)
    assert given.std(axis=0).min() > 1e-3  # else the next lines compare constants
    for row, premise, hypothesis in zip(given[:2], PREMISES, HYPOTHESES, strict=False):
        contradiction, entailment, neutral = softmax_of(folder, premise, hypothesis)
        np.testing.assert_allclose(row, [entailment, neutral, contradiction], atol=1e-5)
    assert np.array_equal(given, judge.judge(PREMISES, HYPOTHESES))
    assert np.array_equal(given, load_judge(folder).judge(PREMISES, HYPOTHESES))
    assert judge.judge([], []).shape == (0, 3)


@needs_extra
@pytest.mark.parametrize("labels", list(itertools.permutations(NLI)))
def test_columns_follow_the_names_of_the_labels(
    labels: tuple[str, ...], folder: str, tmp_path: Path
) -> None:
    """The weights are the same; what each output is called decides where it goes."""
    other = load_judge(save_model(tmp_path, tuple(label.upper() for label in labels)))
    outputs = load_judge(folder).judge(PREMISES, HYPOTHESES)[:, [2, 0, 1]]  # as NLI has them
    wanted = [labels.index(label) for label in ("entailment", "neutral", "contradiction")]
    np.testing.assert_allclose(
        other.judge(PREMISES, HYPOTHESES), outputs[:, wanted], rtol=0, atol=1e-7
    )


@needs_extra
@pytest.mark.parametrize(
    "labels", [("entailment", "not_entailment"), ("Non-Entailment", "entails")]
)
def test_a_model_of_two_labels_contradicts_nothing(labels: tuple[str, ...], tmp_path: Path) -> None:
    name = save_model(tmp_path, labels)
    given = load_judge(name).judge(PREMISES, HYPOTHESES)
    expected = softmax_of(name, PREMISES[0], HYPOTHESES[0])
    yes = 0 if labels[0] == "entailment" else 1
    np.testing.assert_allclose(given[0], [expected[yes], expected[1 - yes], 0], atol=1e-5)
    assert not given[:, 2].any()


@needs_extra
@pytest.mark.parametrize(
    "labels",
    [
        ("LABEL_0",),
        ("entailment",),
        ("LABEL_0", "LABEL_1", "LABEL_2"),
        ("positive", "negative"),
        ("entailment", "contradiction"),  # the unrelated would have to be one of them
        ("entailment", "entailment_too", "contradiction"),
        ("not_contradiction", "neutral", "entailment"),
        ("entailment", "neutral", "contradiction", "other"),
    ],
)
def test_a_model_with_other_labels_is_refused(labels: tuple[str, ...], tmp_path: Path) -> None:
    name = save_model(tmp_path, labels)
    with pytest.raises(OptionError, match="entailment, neutral and contradiction") as caught:
        load_judge(name)
    assert (caught.value.name, caught.value.value) == ("judge", name)
    assert f"not with {', '.join(labels)}." in str(caught.value)


@needs_extra
def test_long_pairs_are_truncated(folder: str) -> None:
    """Both texts keep their beginnings, so that what follows them is not read."""
    judge = load_judge(folder)
    given = judge.judge(["ab" * 500, "ab" * 500 + "z"], ["cd" * 500, "cd" * 300])
    np.testing.assert_allclose(given[0], given[1], atol=1e-6)


@needs_extra
def test_a_loaded_model_is_taken_whatever_its_activation(folder: str) -> None:
    from sentence_transformers import CrossEncoder  # noqa: PLC0415  needs an extra
    from torch import nn  # noqa: PLC0415

    model = CrossEncoder(folder, device="cpu", activation_fn=nn.Softmax(dim=-1))
    judge = load_judge(model)
    assert judge.name == folder
    np.testing.assert_allclose(
        judge.judge(PREMISES, HYPOTHESES), load_judge(folder).judge(PREMISES, HYPOTHESES), atol=1e-6
    )


@needs_extra
def test_batches_change_nothing_but_last_bits(folder: str) -> None:
    premises, hypotheses = PREMISES * 5, HYPOTHESES * 5
    one_by_one = CrossEncoderJudge(folder, batch_size=1).judge(premises, hypotheses)
    at_once = CrossEncoderJudge(folder, batch_size=32).judge(premises, hypotheses)
    np.testing.assert_allclose(one_by_one, at_once, atol=1e-5)
    with pytest.raises(OptionError, match="batch_size"):
        CrossEncoderJudge(folder, batch_size=0)


@needs_extra
def test_it_is_quiet_and_offline_and_leaves_torch_alone(
    folder: str, no_network: list[object], capfd: pytest.CaptureFixture[str]
) -> None:
    import torch  # noqa: PLC0415  needs an extra

    threads, state = torch.get_num_threads(), torch.random.get_rng_state()
    load_judge(folder).judge(PREMISES, HYPOTHESES)
    assert capfd.readouterr() == ("", "")
    assert no_network == []
    assert torch.get_num_threads() == threads
    assert torch.equal(torch.random.get_rng_state(), state)


@needs_extra
def test_threads_may_share_it(folder: str) -> None:
    judge = load_judge(folder)
    alone = judge.judge(PREMISES, HYPOTHESES)
    with ThreadPoolExecutor(4) as pool:
        for given in pool.map(lambda _: judge.judge(PREMISES, HYPOTHESES), range(24)):
            assert np.array_equal(given, alone)


@needs_extra
@pytest.mark.parametrize(
    "logits",
    [
        np.array([[0.0, np.nan, 1.0]]),
        np.array([[0.0, np.inf, 1.0]]),
        np.zeros((1, 2)),
        np.zeros((2, 3)),
        np.zeros(1),
    ],
)
def test_outputs_that_cannot_be_used(
    logits: np.ndarray, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = load_judge(folder)
    monkeypatch.setattr(judge._model, "predict", lambda *_, **__: logits)
    with pytest.raises(EncodingError, match="judge"):
        judge.judge(["a"], ["b"])


# --- finding one ---


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingResourceError) as caught:
        load_judge("nli-deberta-v3-small")
    assert caught.value.resource == "sentence-transformers"
    assert caught.value.command == "pip install 'summarize[transformers]'"


@needs_extra
@pytest.mark.parametrize(
    "name", ["nobody/has-this-model", "has-this-nobody", "a/b/c", "not a name!", "/no/such/folder"]
)
def test_model_that_is_not_here(name: str, no_network: list[object]) -> None:
    with pytest.raises(MissingResourceError, match="allow_download=True") as caught:
        load_judge(name)
    assert caught.value.resource == name
    assert f"CrossEncoder({name!r})" in caught.value.command
    assert no_network == []


@needs_extra
def test_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(MissingResourceError) as caught:
        load_judge(str(tmp_path))
    assert caught.value.resource == str(tmp_path)


@needs_extra
@pytest.mark.parametrize("name", ["nli-tiny", "cross-encoder/nli-tiny"])
def test_model_in_the_cache_is_found_with_its_revision(
    name: str,
    folder: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    no_network: list[object],
) -> None:
    repository, revision = tmp_path / "models--cross-encoder--nli-tiny", "0" * 40
    (repository / "refs").mkdir(parents=True)
    (repository / "snapshots").mkdir()
    (repository / "refs" / "main").write_text(revision)
    (repository / "snapshots" / revision).symlink_to(folder)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    assert load_judge(name).name == f"{name}@{revision}"
    assert no_network == []


@needs_extra
def test_a_cross_encoder_settles_pairs(folder: str) -> None:
    judge = load_judge(folder)
    texts = [letter * length for letter in "abcdefgh" for length in (1, 2, 3)]
    rows, cols = np.triu_indices(len(texts), 1)
    there, back, against = settle(judge, texts, rows, cols, np.ones(len(rows), dtype=bool))
    firsts, seconds = [texts[a] for a in rows], [texts[b] for b in cols]
    forth, reverse = judge.judge(firsts, seconds), judge.judge(seconds, firsts)
    # Batches differ, so a probability of a half may fall either way.
    clear = (np.abs(np.hstack([forth, reverse]) - 0.5) > 1e-4).all(axis=1)
    expected = (forth[:, 2] >= 0.5) | (reverse[:, 2] >= 0.5)
    assert np.array_equal(against[clear], expected[clear])
    assert np.array_equal(there[clear], ((forth[:, 0] >= 0.5) & ~expected)[clear])
    assert np.array_equal(back[clear], ((reverse[:, 0] >= 0.5) & ~expected)[clear])
    assert 0 < there.sum() < len(rows)
    assert 0 < against.sum() < len(rows)
