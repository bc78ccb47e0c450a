from datetime import UTC, date, datetime, timedelta

import pytest

from geo.extract.dates import DateUse, find_dates, find_time_utc, with_time
from geo.extract.lexicon import lexicon
from geo.model import DatePrecision, DateSpan

WORDS = lexicon("en")
WEDNESDAY = date(2023, 5, 10)


def only(text, published=WEDNESDAY):
    (mention,) = find_dates(text, published, WORDS)
    return mention


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("It began on 13 September 2022.", date(2022, 9, 13), date(2022, 9, 13), DatePrecision.DAY),
        ("It began on September 13, 2022.", date(2022, 9, 13), date(2022, 9, 13), DatePrecision.DAY),
        ("It began on 2022-09-13.", date(2022, 9, 13), date(2022, 9, 13), DatePrecision.DAY),
        ("It began on 3 May.", date(2023, 5, 3), date(2023, 5, 3), DatePrecision.DAY),
        ("It began on 13 September.", date(2022, 9, 13), date(2022, 9, 13), DatePrecision.DAY),
        ("It lasted from 30 April to 2 May.", date(2023, 4, 30), date(2023, 5, 2), DatePrecision.RANGE),
        ("It began on 29 February.", date(2020, 2, 29), date(2020, 2, 29), DatePrecision.DAY),
        ("It lasted 13-14 September 2022.", date(2022, 9, 13), date(2022, 9, 14), DatePrecision.RANGE),
        ("They fought on Wednesday.", WEDNESDAY, WEDNESDAY, DatePrecision.DAY),
        ("They fought on Thursday.", date(2023, 5, 4), date(2023, 5, 4), DatePrecision.DAY),
        ("They fought late Monday.", date(2023, 5, 8), date(2023, 5, 8), DatePrecision.DAY),
        ("They fought overnight.", date(2023, 5, 9), WEDNESDAY, DatePrecision.RANGE),
        ("They fought yesterday.", date(2023, 5, 9), date(2023, 5, 9), DatePrecision.DAY),
        ("They fought last week.", date(2023, 5, 1), date(2023, 5, 7), DatePrecision.WEEK),
        ("They fought two weeks ago.", date(2023, 4, 24), date(2023, 4, 30), DatePrecision.WEEK),
        ("They fought three days ago.", date(2023, 5, 7), date(2023, 5, 7), DatePrecision.DAY),
        ("They fought in August.", date(2022, 8, 1), date(2022, 8, 31), DatePrecision.MONTH),
        ("They fought last month.", date(2023, 4, 1), date(2023, 4, 30), DatePrecision.MONTH),
        ("They fought in February 2024.", date(2024, 2, 1), date(2024, 2, 29), DatePrecision.MONTH),
        ("They fought in 2020.", date(2020, 1, 1), date(2020, 12, 31), DatePrecision.YEAR),
        ("They fought in the 1990s.", date(1990, 1, 1), date(1999, 12, 31), DatePrecision.YEAR),
    ],
)
def test_a_date_is_read_against_the_day_of_publication(text, start, end, precision):
    span = only(text).span
    assert (span.start, span.end, span.precision) == (start, end, precision)


def test_a_weekday_beside_its_date_is_that_date():
    assert only("They fought on Monday evening, 3 April.").span.start == date(2023, 4, 3)


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("The ministry said on Tuesday that it was hit.", DateUse.SAID),
        ("A statement of 3 May names it.", DateUse.SAID),
        ("As of 3 May, ten were hurt.", DateUse.AS_OF),
        ("Since 3 May they have fired.", DateUse.SINCE),
        ("On 3 May they fired.", DateUse.EVENT),
    ],
)
def test_a_date_knows_what_it_dates(text, use):
    assert only(text).use is use


def test_relative_dates_need_a_day_of_publication_and_full_ones_do_not():
    assert find_dates("They fought overnight and on 3 May.", None, WORDS) == ()
    assert only("They fought on 3 May 2021.", None).span.start == date(2021, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "31 June 2022",
        "2022-13-40",
        "99999999 weeks ago",
        "0000-01-01",
        "May they rest",
        "in 3021",
        "Soldiers march 10 km.",
        "They may 20 times.",
        "30 December 9999",
        "1 January 0001",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert find_dates(text, WEDNESDAY, WORDS) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ended at 09:00 am Moscow time.", datetime(2022, 9, 13, 6, 0, tzinfo=UTC)),
        ("It ended at 09:00.", datetime(2022, 9, 13, 5, 0, tzinfo=UTC)),
        ("It began at 00:05.", datetime(2022, 9, 12, 20, 5, tzinfo=UTC)),
        ("It ended at 3:30 p.m. GMT", datetime(2022, 9, 13, 15, 30, tzinfo=UTC)),
        ("Three were hurt as of 08:00.", None),
        ("It ended at 29:00.", None),
        ("A truce was agreed from 9 a.m. Moscow time.", datetime(2022, 9, 13, 6, 0, tzinfo=UTC)),
        ("The spokesman wrote on Facebook at 08:10.", None),
        ("It ended at 12:30 a.m.", datetime(2022, 9, 12, 20, 30, tzinfo=UTC)),
    ],
)
def test_a_clock_time_is_local_unless_a_zone_is_named(text, expected):
    assert find_time_utc(text, date(2022, 9, 13), WORDS) == expected


@pytest.mark.parametrize(
    ("text", "start", "end", "local"),
    [
        ("Overnight, at 23:30, they fired.", date(2023, 5, 9), date(2023, 5, 9), (9, 23, 30)),
        ("Overnight, at 03:00, they fired.", WEDNESDAY, WEDNESDAY, (10, 3, 0)),
        ("On 5-8 May, at 06:00, they fired.", date(2023, 5, 5), date(2023, 5, 8), None),
    ],
)
def test_a_clock_time_narrows_a_night_and_leaves_a_longer_span(text, start, end, local):
    when = with_time(only(text).span, text, WORDS)
    assert isinstance(when, DateSpan)
    assert (when.start, when.end) == (start, end)
    if local is None:
        assert when.time_utc is None
    else:
        day, hour, minute = local
        assert when.time_utc == datetime(2023, 5, day, hour, minute, tzinfo=UTC) - timedelta(hours=4)
