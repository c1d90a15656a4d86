"""The peers that find their own length: they leave out what MiniLM takes for a repetition."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from benchmarks.compression_methods import OURS, SUMMARIZE, Method, Ours
from benchmarks.compression_source import Budget, Source, read_source, take
from benchmarks.compression_vectors import Vectors

SEMHASH, REDUNDANT_FILTER, COMMUNITIES = (
    "SemHash self_deduplicate", "LangChain EmbeddingsRedundantFilter", "community_detection",
)  # fmt: skip
UNBUDGETED = (SEMHASH, REDUNDANT_FILTER, COMMUNITIES)
# Their defaults.
_SEMHASH, _FILTER, _COMMUNITY = 0.9, 0.95, 0.75

# Positions of the sentences that are kept.
Keep = Callable[[Vectors, Source], Sequence[int]]


def unbudgeted_methods(vectors: Vectors) -> dict[str, Method]:
    """Ours without a budget and its peers, each at its defaults.

    Parameters
    ----------
    vectors : Vectors
        Those of MiniLM.

    Returns
    -------
    dict of str to Method
        By name. What is not installed fails when it is called.
    """
    ways: dict[str, Keep] = {
        SEMHASH: keep_by_semhash,
        REDUNDANT_FILTER: keep_by_filter,
        COMMUNITIES: keep_by_community,
    }
    peers = {
        name: Method(partial(_deduplicate, keep, vectors), slow=True, clock=vectors)
        for name, keep in ways.items()
    }
    return {SUMMARIZE: Method(Ours(), OURS), **peers}


def _deduplicate(keep: Keep, vectors: Vectors, documents: Sequence[str], budget: Budget) -> str:
    source = read_source(tuple(documents), budget.language)
    if not source.sentences:
        return ""
    return take(source, keep(vectors, source), Budget(None))


def keep_by_semhash(vectors: Vectors, source: Source) -> list[int]:
    """What SemHash selects."""
    from semhash import SemHash  # noqa: PLC0415 - where it is missing, the case fails

    # Records of their own: of equal ones, which it counts as one, the first is kept. The model is
    # for records to come, of which there are none.
    model: Any = None
    index = SemHash.from_embeddings(vectors.rows(source), records=list(source.texts), model=model)
    selected = set(index.self_deduplicate(threshold=_SEMHASH).selected)
    first = {text: position for position, text in reversed(list(enumerate(source.texts)))}
    return [first[text] for text in selected]


def keep_by_filter(vectors: Vectors, source: Source) -> list[int]:
    """What LangChain's filter lets through."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own imports
        # Where it is missing, the case fails.
        from langchain_community.document_transformers import (  # noqa: PLC0415
            EmbeddingsRedundantFilter,
        )
        from langchain_core.documents import Document  # noqa: PLC0415
        from langchain_core.embeddings import Embeddings  # noqa: PLC0415

    class Encoded(Embeddings):  # type: ignore[misc] # the package ships no types that are read
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            found: list[list[float]] = vectors.rows(source).tolist()
            if len(texts) != len(found):
                raise RuntimeError("The filter asks for other texts than it was given.")
            return found

        def embed_query(self, text: str) -> list[float]:
            raise NotImplementedError

    given = [
        Document(page_content=text, metadata={"position": position})
        for position, text in enumerate(source.texts)
    ]
    sieve = EmbeddingsRedundantFilter(embeddings=Encoded(), similarity_threshold=_FILTER)
    return [document.metadata["position"] for document in sieve.transform_documents(given)]


def keep_by_community(vectors: Vectors, source: Source) -> list[int]:
    """The central sentence of every community; a sentence like no other is one of its own."""
    from sentence_transformers import util  # noqa: PLC0415 - where it is missing, the case fails

    found = util.community_detection(
        vectors.rows(source), threshold=_COMMUNITY, min_community_size=1
    )
    return [community[0] for community in found]
