"""Train the table of the bundled encoder so that sentences lie where their teacher puts them.

As in Tokenlearn (Tulkens and van Dongen, 2024): the mean of a sentence's rows should point where
the teacher's vector of the whole sentence points. Two things differ, because this student is
better than its teacher at telling arguments on one topic apart, and worse at STS:

- the table is moved part of the way only, from the untrained one to the trained one (Wortsman et
  al., "Robust fine-tuning of zero-shot models", 2022);
- every row keeps its length, the weight of its token. Learned lengths follow the teacher in making
  topic words heavy, which sentences on one topic all share.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

# Chosen on STS dev and the pairs and clusters on which the card compares before and after; no set
# was held back.
SHARE_OF_THE_WAY = 0.6
PASSES = 5  # on held-out sentences the loss is flat from the third on
_BATCH, _RATE = 512, 0.02
_TEACHER_BATCH, _TEACHER_TOKENS = 64, 128


def fit(table: Matrix, sentences: list[list[int]], targets: NDArray[np.float32]) -> Matrix:
    """Move the directions of a table's rows so that means of rows point at the targets.

    Parameters
    ----------
    table : ndarray, shape (n_tokens, dim)
    sentences : list of list of int
        Token ids.
    targets : ndarray, shape (n_sentences, at least dim)
        The teacher's vectors of the same sentences.

    Returns
    -------
    ndarray, shape (n_tokens, dim)
        Rows as long as they were. Those of tokens in no sentence are as they were.
    """
    found = [i for i, ids in enumerate(sentences) if ids]
    read = [sentences[i] for i in found]
    trained = _train(table, read, turned(targets[found], _means(table, read)))
    return part_of_the_way(table, trained, SHARE_OF_THE_WAY)


def turned(targets: NDArray[np.float32], towards: Matrix) -> Matrix:
    """The targets without their mean, on as many axes, turned as near to the others as they go.

    Turning changes no cosine between targets, only how far the table has to travel.
    """
    from sklearn.decomposition import PCA  # noqa: PLC0415

    axes = PCA(svd_solver="covariance_eigh").fit(targets.astype(np.float64))
    kept = axes.components_.T[:, : towards.shape[1]]
    units = _unit((targets - axes.mean_) @ kept)
    # Orthogonal Procrustes (Schönemann, 1966).
    left, _, right = np.linalg.svd(units.T @ _unit(towards))
    return np.asarray(units @ left @ right)


def part_of_the_way(table: Matrix, trained: Matrix, share: float) -> Matrix:
    """Rows between those of two tables, as long as those of the first."""
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    return np.asarray(_unit((1.0 - share) * table + share * trained) * lengths)


def sentence_vectors(folder: Path, texts: list[str]) -> NDArray[np.float32]:
    """The teacher's vectors of whole sentences, shape (n_texts, 384), of length 1."""
    import torch  # noqa: PLC0415  ten seconds to import, and only training needs them
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415

    torch.set_num_threads(1)  # more would sum in another order, and change the last bits
    teacher = AutoModel.from_pretrained(folder, local_files_only=True).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    vectors = np.zeros((len(texts), teacher.config.hidden_size), dtype=np.float32)
    # Like lengths together: little padding.
    order = sorted(range(len(texts)), key=lambda i: (len(texts[i]), i))
    for start in range(0, len(order), _TEACHER_BATCH):
        batch = order[start : start + _TEACHER_BATCH]
        read = tokenizer(
            [texts[i] for i in batch],
            padding=True,
            truncation=True,
            max_length=_TEACHER_TOKENS,
            return_tensors="pt",
        )
        with torch.inference_mode():
            layer = teacher(**read).last_hidden_state
            mask = read["attention_mask"][:, :, None].float()
            means = (layer * mask).sum(1) / mask.sum(1)
        vectors[batch] = torch.nn.functional.normalize(means).numpy()
        if start % (100 * _TEACHER_BATCH) == 0:
            print(f"teacher: {start:,} of {len(texts):,} sentences", file=sys.stderr)
    return vectors


def _train(table: Matrix, sentences: list[list[int]], targets: Matrix) -> Matrix:
    """Minimise 1 - cosine by Adam, at a rate that falls to zero."""
    import torch  # noqa: PLC0415  as above
    from torch.nn import functional  # noqa: PLC0415

    torch.set_num_threads(1)
    rows = torch.nn.Parameter(torch.tensor(table, dtype=torch.float32))
    wanted = torch.tensor(targets, dtype=torch.float32)
    optimiser = torch.optim.Adam([rows], lr=_RATE)
    rng = np.random.default_rng(0)
    batches = max(1, len(sentences) // _BATCH)
    for step in range(PASSES * batches):
        if step % batches == 0:
            order = rng.permutation(len(sentences))
        batch = order[step % batches :: batches]
        optimiser.param_groups[0]["lr"] = _RATE * (1.0 - step / (PASSES * batches))
        ids, starts = _flat([sentences[i] for i in batch])
        means = functional.embedding_bag(
            torch.from_numpy(ids), rows, torch.from_numpy(starts), mode="mean"
        )
        loss = 1.0 - functional.cosine_similarity(means, wanted[batch]).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return np.asarray(rows.detach().numpy(), dtype=np.float64)


def _flat(sentences: list[list[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All ids one after another, and where each sentence starts."""
    lengths = np.array([len(ids) for ids in sentences], dtype=np.int64)
    return np.concatenate([np.array(ids) for ids in sentences]), np.cumsum(lengths) - lengths


def _means(table: Matrix, sentences: list[list[int]]) -> Matrix:
    return np.array([table[ids].mean(axis=0) for ids in sentences])


def _unit(rows: Matrix) -> Matrix:
    """Rows of length 1; zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1.0))
