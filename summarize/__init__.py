"""Says each point of a text once, and accounts for everything it leaves out.

>>> from summarize import summarize
>>> print(summarize("The dam broke at noon. Two towns flooded. The dam broke at noon."))
The dam broke at noon. Two towns flooded.
"""

import logging

from summarize._version import __version__
from summarize.compare import Comparison, Relation
from summarize.document import Document, Sentence
from summarize.encode import Encoder, LexicalEncoder, SentenceTransformerEncoder, StaticEncoder
from summarize.entries import Cluster, Corroboration, Cover, Disagreement, Fate, LedgerEntry
from summarize.errors import (
    EncodingError,
    InputError,
    MissingResourceError,
    OptionError,
    SummarizeError,
)
from summarize.facts import Fact, FactKind
from summarize.measure import Measures
from summarize.memory import Memory
from summarize.read import Limits, read_document, read_documents
from summarize.seen import Change, SeenPoint
from summarize.shortcuts import compare, summarize
from summarize.summarizer import Summarizer
from summarize.summary import Summary

__all__ = [
    "Change",
    "Cluster",
    "Comparison",
    "Corroboration",
    "Cover",
    "Disagreement",
    "Document",
    "Encoder",
    "EncodingError",
    "Fact",
    "FactKind",
    "Fate",
    "InputError",
    "LedgerEntry",
    "LexicalEncoder",
    "Limits",
    "Measures",
    "Memory",
    "MissingResourceError",
    "OptionError",
    "Relation",
    "SeenPoint",
    "Sentence",
    "SentenceTransformerEncoder",
    "StaticEncoder",
    "SummarizeError",
    "Summarizer",
    "Summary",
    "__version__",
    "compare",
    "read_document",
    "read_documents",
    "summarize",
]

logging.getLogger(__name__).addHandler(logging.NullHandler())
