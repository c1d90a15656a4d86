"""What was given and what is remembered -> what is new; and what is new -> remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarize.compare import Comparer
from summarize.facts import Fact
from summarize.given import Given
from summarize.memory import Again, KeptFacts, Memory, Told
from summarize.memory.facts import write
from summarize.novelty import News, find_news
from summarize.progress import Progress

# So many points at once: what is similar to them, and to nothing else, is in memory with them.
_AT_ONCE = 2048


@dataclass(frozen=True, slots=True)
class Recollection:
    """Holds what was read against memories.

    Attributes
    ----------
    made_by : (str, str)
        The encoder's name and the language.
    threshold : float
        The least similarity of points that are compared.
    facts : callable
        Sentence -> its facts.
    compare : callable
        Sentences -> what compares them by their positions.
    report : callable
        Called with ("recall", done, total).
    """

    made_by: tuple[str, str]
    threshold: float
    facts: Callable[[str], Sequence[Fact]]
    compare: Callable[[Sequence[str]], Comparer]
    report: Progress

    def news(self, given: Given, memory: Memory) -> News:
        """What of the points given a memory knows."""
        news = News()
        for start in range(0, len(given.points), _AT_ONCE):
            texts = given.points.texts[start : start + _AT_ONCE]
            recalled = memory.recall(
                texts,
                given.unit[start : start + _AT_ONCE],
                [KeptFacts.of(self.facts(text)) for text in texts],
                made_by=self.made_by,
                threshold=self.threshold,
                report=self.report,
            )
            if recalled.points:
                dates = [given.date(point) for point in range(start, start + len(texts))]
                news.add(find_news(texts, dates, recalled, self.compare))
        return news

    def remember(self, given: Given, news: News, memory: Memory) -> None:
        """Write into a memory what was given: what is new, and who says again what is not."""
        fresh = given.without(news.covers)
        points = Told(
            fresh.points.texts,
            fresh.unit,
            [write(self.facts(text)) for text in fresh.points.texts],
            [fresh.makers(point) for point in range(len(fresh.points))],
        )
        again = [
            Again(seen.text, given.makers(point), text.split() == seen.text.split())
            for point, text in enumerate(given.points.texts)
            for seen in news.covers.get(text, ())
        ]
        memory.remember(given.documents, points, again, made_by=self.made_by)
