"""Three hundred rewordings of real sentences: restatements that a comparison ought to find.

Each says in other words exactly what its source says, with every figure, date, name and quotation
kept, from a word or two changed to another sentence altogether. They are for judging: nothing is
tuned on them. The sources are other people's texts and are not kept here, only where each lies and
a hash of it.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

REWORDINGS = Path(__file__).parent / "data" / "rewordings.jsonl"
HASH_LENGTH = 16  # of the hexadecimal digits of SHA-256

_log = logging.getLogger(__name__)


def read(data_folder: Path, rewordings: Path = REWORDINGS) -> list[tuple[str, str]]:
    """Read the rewordings together with the sentences that they reword.

    Parameters
    ----------
    data_folder : Path
        The folder with ``summaries/FILE.jsonl``: lines ``{"id", "documents": [str]}``.
    rewordings : Path, optional
        JSON lines ``{"file", "item", "document", "start", "end", "sha256", "rewording"}``: where
        the source lies, the first digits of its hash, and its rewording.

    Returns
    -------
    list of tuple of str
        ``(source, rewording)``, in the order of the file. A source that is not there, or is
        another text, is left out; how many are is logged as a warning.

    Examples
    --------
    >>> len(read(Path("nowhere")))
    0
    """
    entries = _read_lines(rewordings)
    documents = cache(lambda file: _read_documents(data_folder / "summaries" / f"{file}.jsonl"))
    pairs = []
    for entry in entries:
        source = _find_source(entry, documents(entry["file"]))
        if source is not None:
            pairs.append((source, entry["rewording"]))
    if len(pairs) < len(entries):
        lost = len(entries) - len(pairs)
        _log.warning("%d of %d rewordings have no source there.", lost, len(entries))
    return pairs


def hash_source(text: str) -> str:
    """The digits by which a source is known to be the text that was reworded.

    Examples
    --------
    >>> hash_source("The dam broke.")
    '9c31b2be3c099961'
    """
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH]


def _read_documents(path: Path) -> Mapping[str, Sequence[str]]:
    if not path.is_file():
        return {}
    return {item["id"]: item["documents"] for item in _read_lines(path)}


def _read_lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:  # not splitlines(), which also splits at U+2028
        return [json.loads(line) for line in lines]


def _find_source(entry: Mapping[str, Any], items: Mapping[str, Sequence[str]]) -> str | None:
    documents = items.get(entry["item"], ())
    if not entry["document"] < len(documents):
        return None
    source = documents[entry["document"]][entry["start"] : entry["end"]]
    return source if hash_source(source) == entry["sha256"] else None
