"""Dates in their usual spellings: days, months, years and weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarize.facts.fact import Fact, FactKind
from summarize.facts.tokens import Token

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)}
_NUMBERS |= {name[:3]: number for name, number in list(_NUMBERS.items())}
_NUMBERS["sept"] = 9
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
# "May" and "March" alone are more often other words.
_PLAIN_MONTHS = "|".join(name.title() for name in _MONTHS if name not in ("march", "may"))
_MONTH = "|".join(name.title() for name in sorted(_NUMBERS, key=len, reverse=True))
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:1[0-9]|20|21)\d\d)"
_DATE = re.compile(
    rf"""(?<![\w.,$€£¥-])(?:
      {_YEAR.format("year_0")}-(?P<month_0>[01]\d)-(?P<day_0>[0-3]\d)
    | {_DAY.format("day_1")}\s+(?:of\s+)?(?P<month_1>{_MONTH})\b\.?
      (?:,?\s+{_YEAR.format("year_1")})?
    | (?P<month_2>{_MONTH})\b\.?\s+{_DAY.format("day_2")}(?!\d)(?:,?\s+{_YEAR.format("year_2")})?
    | (?P<month_3>{_MONTH})\b\.?,?\s+{_YEAR.format("year_3")}
    | (?P<month_4>{_PLAIN_MONTHS})\b
    | (?P<weekday>{_WEEKDAYS})\b
    | {_YEAR.format("year_5")}s?
    )(?![\w%]|[.,:]\d|-\d)(?!\s*(?:people|dollars|euros|million|billion|percent|km|kg)\b)""",
    re.VERBOSE,
)


_CALENDAR = frozenset(f"{_PLAIN_MONTHS}|{_WEEKDAYS}".lower().split("|"))


def find_dates(text: str, tokens: Sequence[Token]) -> Iterator[Fact]:
    """Yield the dates of a sentence.

    Keys are in the manner of ISO 8601: "2024-05-12", "2024-05", "2024", "--05-12" for a day
    without its year, "--05" for a month. A date implies its less exact forms.
    """
    # The pattern is slow, and most sentences hold no date.
    if not any(token.text[0].isdecimal() or token.lower in _CALENDAR for token in tokens):
        return
    for match in _DATE.finditer(text):
        groups = match.groupdict()
        found = {name.split("_")[0]: value for name, value in groups.items() if value}
        implied = _forms(found, match[0])
        yield Fact(FactKind.DATE, match[0], *match.span(), implied[0], frozenset(implied))


def _forms(found: dict[str, str], text: str) -> list[str]:
    """The keys of a date, the most exact first."""
    if "weekday" in found:
        return [found["weekday"].lower()]
    year = found.get("year", "")
    if "month" not in found:
        return [year + ("s" if text.endswith("s") else "")]
    month = found["month"].lower()
    number = int(month) if month.isdecimal() else _NUMBERS[month]
    day = f"-{int(found['day']):02}" if "day" in found else ""
    forms = [f"--{number:02}"]
    if day:
        forms.insert(0, f"--{number:02}{day}")
    if year:
        forms = [f"{year}-{number:02}{day}", f"{year}-{number:02}", year, *forms]
    return forms
