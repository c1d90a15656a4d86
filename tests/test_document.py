"""Documents: their names and dates."""

from __future__ import annotations

import copy
import datetime as dt
import pickle

import pytest

from summarize import Document, InputError

BERLIN = dt.timezone(dt.timedelta(hours=1))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (None, None),
        ("2026-11-02", dt.datetime(2026, 11, 2, tzinfo=dt.UTC)),
        ("2026-11-02T09:30", dt.datetime(2026, 11, 2, 9, 30, tzinfo=dt.UTC)),
        ("2026-11-02T09:30+01:00", dt.datetime(2026, 11, 2, 9, 30, tzinfo=BERLIN)),
        (dt.date(2026, 11, 2), dt.datetime(2026, 11, 2, tzinfo=dt.UTC)),
        (dt.datetime(2026, 11, 2, 9, tzinfo=BERLIN), dt.datetime(2026, 11, 2, 9, tzinfo=BERLIN)),
    ],
)
def test_a_date_is_kept_with_its_time_zone(given, kept):
    assert Document("It rained.", date=given).date == kept


@pytest.mark.parametrize("given", ["yesterday", "2026-13-01", "", 20261102])
def test_what_is_no_date_is_told_with_the_name(given):
    with pytest.raises(InputError, match="ap: a date must be a date") as raised:
        Document("It rained.", "ap", date=given)
    assert raised.value.source == "ap"


def test_documents_are_values():
    document = Document("It rained.", "ap", "2026-11-02")
    assert document == Document("It rained.", "ap", dt.date(2026, 11, 2))
    assert pickle.loads(pickle.dumps(document)) == copy.deepcopy(document) == document
    with pytest.raises(AttributeError):
        document.date = None
