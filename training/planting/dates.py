"""Edits of dates and times."""
# ruff: noqa: E501  (a pattern or a list is read more easily on one line)

import random
import re
from collections.abc import Callable, Iterator

from training.planting.splice import Edit, as_cased
from training.planting.splits import Split

__all__ = ["DATE_RULES"]

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SHORT_MONTHS = "Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec.".split()
_SEASONS = "summer winter spring autumn fall".split()
_FEASTS = "Christmas Easter Thanksgiving Halloween".split()

_MONTH = re.compile(
    rf"(?P<before>(?:\b(?:in|since|of|until|by|last|next|this|mid|early|late|and|to|from|before|after|on|for)"
    rf"[ -]|\d(?:st|nd|rd|th)? )?)(?<![\w-])(?P<month>{'|'.join(_MONTHS)})\b(?P<after>(?:[ ,]+\d)?)"
)
_YEAR = re.compile(
    rf"(?P<before>\b(?:in|In|[Ss]ince|[Bb]y|of|[Ff]rom|[Uu]ntil|[Dd]uring|[Bb]efore|[Aa]fter|for|the|late|early|"
    rf"mid|between|to|and|summer|winter|spring|fall|autumn|(?:{'|'.join(_MONTHS)})(?: \d+)?,?) )"
    rf"(?P<year>1[5-9]\d\d|20[0-4]\d|2[1-3]\d\d)(?![\w/)]|[.,-]\d|\s(?:people|words|sentences|[a-z]+s of))"
)
_CITED = re.compile(r"(?<=[(\s])(?P<year>19[5-9]\d|20[01]\d)(?=[a-z]?\))")
_DAY = re.compile(
    rf"\b(?:(?:{'|'.join(_MONTHS)})|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?) "
    rf"(?P<day>[1-9]|[12]\d|3[01])(?![\d:\w]|\.\d)"
    rf"|(?<![\w.,:-])(?P<first>[1-9]|[12]\d|3[01]) (?:{'|'.join(_MONTHS)})\b"
)
_CLOCK = re.compile(
    r"(?<![\w.:])(?P<hour>1[0-2]|[1-9])(?P<minute>[:.][0-5]\d)?(?= ?(?:[ap]\.?m\b|o'clock))"
)
_CLOCK_24 = re.compile(r"(?<![\w.:])(?P<hour>[01]?\d|2[0-3])(?=:[0-5]\d(?![\d:%]))")
_TODAYS = re.compile(r"\b(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow)(?=['’]s )(?!'s world)")
_CENTURY = re.compile(r"\b(?P<number>1[2-9]|2[0-2])(?=th[ -]century)")
_DECADE = re.compile(r"\b(?P<number>1[7-9]|20)(?P<ten>[0-9])(?=0['’]?s\b)")

# What is said of the time of day or the day itself; each may stand for the others of its line,
# none needs another tense.
_RELATIVE = """
this morning/this afternoon/this evening
yesterday morning/yesterday afternoon/yesterday evening
yesterday/last week/last month/two days ago
tomorrow/next week/next month/in two weeks
last night/last week/two nights ago/last Sunday
tonight/tomorrow night/next week
last week/last month/last year/yesterday
last month/last year/last week
last year/last month/two years ago/last week
next week/next month/next year/tomorrow
next month/next week/next year
next year/next month/in two years
last summer/last winter/last spring
last time/the time before last
this week/this month/this year
this month/this week/this year
this year/this month/this week
in the morning/in the evening/in the afternoon
in the afternoon/in the morning/in the evening
in the evening/in the morning/in the afternoon
at night/in the morning/in the afternoon
at noon/at midnight/at dawn
at midnight/at noon/at dawn
at dawn/at dusk/at noon
on the weekend/on weekdays
on weekends/on weekdays
on weekdays/on weekends
the next day/the same day/the next week/the day before
the following day/the same day/the following week
the next morning/the next evening/the same night
the next week/the next day/the same week
that night/that morning/the next day
that evening/that morning/that afternoon
that morning/that evening/that afternoon
that afternoon/that evening/that morning
that day/the next day/the day before
the same day/the next day
every morning/every evening/every night
every night/every morning
all day/all night/all week/all morning
all night/all day/all morning
every day/every week/every night/every month
each day/each week/each month
every week/every month/every day
every year/every month/every week
a day ago/a week ago/a month ago
a week ago/a month ago/a year ago/a day ago
a year ago/a month ago/a week ago
a month ago/a year ago/a week ago
earlier today/earlier this week/yesterday
later today/tomorrow/next week
this afternoon/this morning/this evening
this evening/this morning/this afternoon
"""
_TIMES = {line.split("/")[0]: line.split("/")[1:] for line in _RELATIVE.strip().split("\n")}
_TIME = re.compile(
    rf"(?<![\w-])(?<!of )(?<!than )(?<!from )(?P<time>{'|'.join(sorted(_TIMES, key=len, reverse=True))})(?![\w-]|['’]s| or\b)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?<!good )(?<!Good )\b(?:one|early|late|the|every|each|a|all|that|until|since|by|in|whole|(?:mon|tues|wednes|thurs|fri|satur|sun)day|next|previous|"
    r"following|same|early in the|summer|winter) (?P<part>morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)


def _weekdays(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    pattern = rf"(?<!Good )(?<!Black )(?<!Bloody )(?<!Super )(?<!Ash )\b({'|'.join(_WEEKDAYS)})(?=s?\b)(?! (?:Times|Post|Mirror|Herald|Telegraph|and|or)\b)"
    for found in re.finditer(pattern, sentence):
        # not a day that the sentence names as well: the two would be one
        others = [day for day in _WEEKDAYS if day not in sentence]
        yield ((found.start(), found.end(), rng.choice(others)),)


def _months(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in _MONTH.finditer(sentence):
        doubtful = found["month"] in {"May", "March", "April", "June", "August"}
        before, after = found["before"].strip(" -"), found["after"]
        if doubtful and not (
            after or before in {"in", "since", "until", "last", "next"} or before[:1].isdigit()
        ):
            continue
        others = [month for month in _MONTHS if month not in sentence]
        yield ((*found.span("month"), rng.choice(others)),)
    pattern = rf"\b(?:{'|'.join(map(re.escape, _SHORT_MONTHS))})(?= \d)"
    for found in re.finditer(pattern, sentence):
        others = [month for month in _SHORT_MONTHS if month[:3] not in sentence]
        yield ((found.start(), found.end(), rng.choice(others)),)


def _years(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    named = set(re.findall(r"\d{4}", sentence))
    for pattern in (_YEAR, _CITED):
        for found in pattern.finditer(sentence):
            if pattern is _CITED and rng.random() < 0.5:  # notes are many, and say little
                continue
            year = int(found["year"])
            apart = [-10, -5, -3, -2, -1, 1, 2, 3]
            others = [str(year + step) for step in apart if str(year + step) not in named]
            yield ((*found.span("year"), rng.choice(others)),)


def _days(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in _DAY.finditer(sentence):
        name = "day" if found["day"] else "first"
        day = int(found[name])
        apart = [-10, -3, -2, -1, 1, 2, 3, 10]
        others = [day + step for step in apart if 1 <= day + step <= 28]
        yield ((*found.span(name), str(rng.choice(others))),)


def _clock(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in _CLOCK.finditer(sentence):
        hour = int(found["hour"])
        others = [h for h in (hour - 2, hour - 1, hour + 1, hour + 2) if 1 <= h <= 12]
        yield ((*found.span("hour"), str(rng.choice(others))),)
    for found in _CLOCK_24.finditer(sentence):
        hour = int(found["hour"])
        others = [h for h in (hour - 2, hour - 1, hour + 1, hour + 2) if 1 <= h <= 23]
        filled = "02" if found["hour"].startswith("0") else ""
        yield ((*found.span("hour"), format(rng.choice(others), filled)),)


def _ages(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in _CENTURY.finditer(sentence):
        others = [n for n in (13, 14, 15, 16, 17, 18, 19) if str(n) != found["number"]]
        yield ((*found.span("number"), str(rng.choice(others))),)
    for found in _DECADE.finditer(sentence):
        others_ten = [t for t in "23456789" if t != found["ten"]]
        if found["number"] == "19":
            yield ((*found.span("ten"), rng.choice(others_ten)),)
    seasons = r"\b(?:in the|in|last|this|next|of|during the|early|late) (?P<word>summer|winter|spring|autumn)\b"
    for found in re.finditer(seasons, sentence):
        yield ((*found.span("word"), rng.choice([s for s in _SEASONS[:4] if s != found["word"]])),)
    for found in re.finditer(rf"\b(?:{'|'.join(_FEASTS)})\b(?! [A-Z])", sentence):
        yield ((found.start(), found.end(), rng.choice([f for f in _FEASTS if f != found[0]])),)


def _relative(sentence: str, rng: random.Random, _: Split) -> Iterator[Edit]:
    for found in _TIME.finditer(sentence):
        other = rng.choice(_TIMES[found["time"].lower()])
        yield ((*found.span("time"), as_cased(found["time"], other)),)
    for found in _TODAYS.finditer(sentence):
        others = [w for w in ("today", "yesterday", "tomorrow") if w != found["word"].lower()]
        yield ((*found.span("word"), as_cased(found["word"], rng.choice(others))),)
    for found in _PART.finditer(sentence):
        others = [p for p in ("morning", "afternoon", "evening") if p != found["part"].lower()]
        yield ((*found.span("part"), as_cased(found["part"], rng.choice(others))),)


DATE_RULES: tuple[Callable[[str, random.Random, Split], Iterator[Edit]], ...] = (
    _weekdays,
    _months,
    _years,
    _days,
    _clock,
    _ages,
    _relative,
)
