"""What was read before, kept between runs in an SQLite file.

::

    schema.py    the tables, and how a file is opened
    database.py  transactions, and who waits for whom
    words.py     when two texts are the same
    moments.py   times as they are kept
    vectors.py   the points' vectors, a byte a number
    facts.py     their facts, and which can have to do with a new sentence
    recall.py    the points that are similar to new sentences
    record.py    points written
    forget.py    and forgotten
    sources.py   the documents they are from
    store.py     a memory as it is used
"""

from __future__ import annotations

from summarize.memory.facts import KeptFacts
from summarize.memory.recall import Recalled
from summarize.memory.record import Again, Told
from summarize.memory.sources import Source
from summarize.memory.store import Memory

__all__ = ["Again", "KeptFacts", "Memory", "Recalled", "Source", "Told"]
