"""Moments as a memory keeps them: in ISO 8601, UTC, to the second."""

from __future__ import annotations

import datetime as dt


def stamp(moment: dt.datetime) -> str:
    """A moment in a form whose order is that of time."""
    return in_utc(moment).isoformat(timespec="seconds")


def moment_of(stamped: str | None) -> dt.datetime | None:
    """The moment again; None for none."""
    return dt.datetime.fromisoformat(stamped) if stamped else None


def in_utc(moment: dt.datetime) -> dt.datetime:
    """A moment in UTC; in the first and the last hours of the calendar, its own time as it is."""
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:
        return moment.replace(tzinfo=dt.UTC)
