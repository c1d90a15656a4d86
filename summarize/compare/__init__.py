"""Pairs of sentences -> covers, disagrees or distinct.

Sentence vectors say which pairs are worth comparing; a learned comparison of aligned words
(`features`, `decision`) says how likely one covers the other; and facts have the last word: what
differs in a figure, a date, a name, a quotation, a negation or a direction is never folded, however
alike it sounds.
"""

from summarize.compare.comparer import Comparer
from summarize.compare.judgements import Comparison, Judgements, Relation
from summarize.compare.shares import LEAST_SHARE

__all__ = ["LEAST_SHARE", "Comparer", "Comparison", "Judgements", "Relation"]
