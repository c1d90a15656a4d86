"""What was given and what is remembered -> what is new; and what is new -> remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from summarize.compare import Comparer
from summarize.facts import Fact
from summarize.given import Given
from summarize.memory import Again, KeptFacts, Memory, Told
from summarize.memory.facts import write
from summarize.memory.words import same_words
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
        Called with ("recall", points done, points), and with the stages of a comparison.
    """

    made_by: tuple[str, str]
    threshold: float
    facts: Callable[[str], Sequence[Fact]]
    compare: Callable[[Sequence[str]], Comparer]
    report: Progress
    _written: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    def news(self, given: Given, memory: Memory) -> News:
        """What of the points given a memory knows."""
        news = News()
        for start in range(0, len(given.points), _AT_ONCE):
            texts = given.points.texts[start : start + _AT_ONCE]
            recalled = memory.recall(
                texts,
                given.unit[start : start + _AT_ONCE],
                [KeptFacts.read(self._facts_of(text)) for text in texts],
                made_by=self.made_by,
                threshold=self.threshold,
                report=self._report_of(start, len(texts), len(given.points)),
            )
            if recalled.points:
                dates = [given.date(point) for point in range(start, start + len(texts))]
                news.add(find_news(texts, dates, recalled, self.compare, self.report))
        return news

    def remember(self, given: Given, news: News, memory: Memory) -> None:
        """Write into a memory what was given: what is new, and who says again what is not."""
        fresh = given.without(news.covers)
        points = Told(
            fresh.points.texts,
            fresh.unit,
            [self._facts_of(text) for text in fresh.points.texts],
            [fresh.makers(point) for point in range(len(fresh.points))],
        )
        again = [
            Again(seen.text, given.makers(point), same_words(text) == same_words(seen.text))
            for point, text in enumerate(given.points.texts)
            for seen in news.covers.get(text, ())
        ]
        memory.remember(given.documents, points, again, made_by=self.made_by)

    def _facts_of(self, text: str) -> str:
        """The facts of a point as a memory keeps them, found once for all memories."""
        if text not in self._written:
            self._written[text] = write(self.facts(text))
        return self._written[text]

    def _report_of(self, start: int, count: int, points: int) -> Progress:
        """What reports on some points out of all."""

        def report(stage: str, done: int, total: int) -> None:
            self.report(stage, start + (count * done // total if total else count), points)

        return report
