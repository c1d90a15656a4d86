"""Any sentence-transformers cross-encoder trained on natural language inference, as a judge."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarize.errors import EncodingError, OptionError
from summarize.hub import ModelKind, readable

_MODELS = ModelKind("CrossEncoder", "cross-encoder", owner="cross-encoder", files=("config.json",))
# What the names of the labels contain, in the order of the columns that a judge gives.
_KINDS = ("entail", "neutral", "contradict")


class CrossEncoderJudge:
    """A sentence-transformers ``CrossEncoder`` trained on natural language inference.

    Which output means what is read from the model's ``config.id2label``: names that contain
    "entail", "neutral" and "contradict", in any order. A model that tells only entailment from
    the rest works too, and calls nothing a contradiction. Nothing is downloaded and no connection
    opened unless ``allow_download`` is true. The probabilities of one pair differ in their last
    bits with the pairs judged beside it, as its batch is padded.

    Parameters
    ----------
    model : str or CrossEncoder
        ``"nli-deberta-v3-small"``, ``"owner/model"``, a folder, or a model that is loaded already.
    allow_download : bool, default False
        Whether a model that is not on this machine may be fetched.
    batch_size : int, default 32
        How many pairs go through the network at once.
    device : str, default "cpu"
        Where torch runs a model that is given by name: ``"cpu"``, ``"cuda"``, ``"mps"``.

    Attributes
    ----------
    name : str
        Model and, where it is known, its revision, for records.
    batch_size : int

    Raises
    ------
    MissingResourceError
        If the extra ``transformers`` or the model is not installed.
    OptionError
        If the model has other labels, or ``batch_size`` is not a whole number of at least 1.

    References
    ----------
    Williams, Nangia and Bowman, "A Broad-Coverage Challenge Corpus for Sentence Understanding
    through Inference", NAACL 2018.

    Examples
    --------
    >>> name = "nli-deberta-v3-small"
    >>> judge = CrossEncoderJudge(name, allow_download=True)  # doctest: +SKIP
    >>> judge.judge(["Twelve people died."], ["12 were killed."]).shape  # doctest: +SKIP
    (1, 3)
    """

    def __init__(
        self,
        model: Any,
        *,
        allow_download: bool = False,
        batch_size: int = 32,
        device: str = "cpu",
    ) -> None:
        if not isinstance(batch_size, int) or isinstance(batch_size, bool) or batch_size < 1:
            raise OptionError("batch_size", "a whole number of at least 1", batch_size)
        name, revision = model, None
        if isinstance(model, str):
            model, revision = _MODELS.load(model, allow_download=allow_download, device=device)
        else:
            name = getattr(model.config, "_name_or_path", "") or type(model).__name__
        self._model: Any = model
        self._columns = _columns(_labels(model.config), name)
        revision = revision or getattr(model.config, "_commit_hash", None)
        self.name: str = f"{name}@{revision}" if revision else name
        self.batch_size = batch_size
        # A Hugging Face tokenizer is not safe to share: "Already borrowed".
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"<CrossEncoderJudge {self.name}>"

    def judge(self, premises: Sequence[str], hypotheses: Sequence[str]) -> NDArray[np.float32]:
        """Say whether the hypotheses follow from the premises, pair by pair.

        Parameters
        ----------
        premises, hypotheses : sequence of str
            As many of one as of the other. The model reads the first tokens of a long pair only.

        Returns
        -------
        ndarray of float32, shape (len(premises), 3)
            Probabilities of entailment, neutral and contradiction; rows sum to 1.

        Raises
        ------
        EncodingError
            If the model gives no table of finite numbers with a row a pair.
        """
        pairs = [
            (readable(premise), readable(hypothesis))
            for premise, hypothesis in zip(premises, hypotheses, strict=True)
        ]
        probabilities = np.zeros((len(pairs), len(_KINDS)), dtype=np.float32)
        if not pairs:
            return probabilities
        logits = self._logits(pairs)
        if logits.shape != (len(pairs), len(self._columns)):
            raise EncodingError(
                f"The judge {self.name!r} gave an array of shape {logits.shape} for "
                f"{len(pairs)} pairs and {len(self._columns)} labels."
            )
        if not np.isfinite(logits).all():
            raise EncodingError(f"The judge {self.name!r} gave numbers that are not finite.")
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        probabilities[:, self._columns] = powers / powers.sum(axis=1, keepdims=True)
        return probabilities

    def _logits(self, pairs: list[tuple[str, str]]) -> NDArray[np.float64]:
        # Models are saved with one activation or another: none, softmax, sigmoid. The keyword
        # that leaves it out has changed its name with sentence-transformers 4.
        keyword = "activation_fn" if hasattr(self._model, "activation_fn") else "activation_fct"
        with self._lock:
            logits = self._model.predict(
                pairs,
                batch_size=self.batch_size,
                show_progress_bar=False,
                convert_to_numpy=True,
                **{keyword: _unchanged},
            )
        return np.asarray(logits, dtype=np.float64)


def _unchanged(logits: Any) -> Any:
    return logits


def _labels(config: Any) -> list[str]:
    """The names of a model's outputs, in their order."""
    names = getattr(config, "id2label", None) or {}
    return [str(names[place]) for place in sorted(names, key=int)]


def _columns(labels: Sequence[str], model: str) -> list[int]:
    """For each output of a model, the column of the probabilities that it is."""
    kinds = [_kind(label) for label in labels]
    if sorted(kinds) not in (sorted(_KINDS), sorted(_KINDS[:2])):
        raise OptionError(
            "judge",
            "a model with the labels entailment, neutral and contradiction, or entailment and "
            f"not_entailment, not with {', '.join(labels) or 'none'}",
            model,
        )
    return [_KINDS.index(kind) for kind in kinds]


def _kind(label: str) -> str:
    name = label.casefold()
    found = [kind for kind in _KINDS if kind in name]
    if name.startswith(("no", "un")):  # not_entailment, non-entailment
        return "neutral" if found == ["entail"] else ""
    return found[0] if len(found) == 1 else ""
