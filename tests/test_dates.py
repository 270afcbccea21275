"""Uncertain dates: EDTF read, bounded, asked about a day, ordered and said in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.dates import Day, EdtfError, Interval, PartialDate, as_of, bounds, humanise, order_key, parse
from variorum.dates.calendar import add_days, add_months, from_ordinal, month_length, ordinal, weekday

BOUNDS = [
    ("1985-04-12", "1985-04-12", "1985-04-12"),
    ("1985-04", "1985-04-01", "1985-04-30"),
    ("2000-02", "2000-02-01", "2000-02-29"),
    ("1985", "1985-01-01", "1985-12-31"),
    ("198X", "1980-01-01", "1989-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("1XXX", "1000-01-01", "1999-12-31"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    ("1985-04-XX", "1985-04-01", "1985-04-30"),
    ("198X-02-29", "1980-02-29", "1989-02-28"),
    ("2003-21", "2003-03-01", "2003-06-30"),
    ("2003-24", "2003-01-01", "2004-03-31"),
    ("2003-35", "2003-07-01", "2003-09-30"),
    ("2003-41", "2003-07-01", "2003-12-31"),
    ("-0479", "-0479-01-01", "-0479-12-31"),
    ("-048X", "-0489-01-01", "-0480-12-31"),
    ("0000", "0000-01-01", "0000-12-31"),
    ("Y-17000", "Y-17000-01-01", "Y-17000-12-31"),
    ("1981/1983", "1981-01-01", "1983-12-31"),
    ("1981/..", "1981-01-01", "None"),
    ("../1988", "None", "1988-12-31"),
    ("1981/", "1981-01-01", "None"),
    ("/1988-06", "None", "1988-06-30"),
    ("198X/2003~", "1980-01-01", "2003-12-31"),
    ("[2006,2007]", "2006-01-01", "2007-12-31"),
    ("[1981..1984]", "1981-01-01", "1984-12-31"),
    ("[..1984]", "None", "1984-12-31"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
    ("XXXX", "None", "None"),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest"), BOUNDS)
def test_bounds(edtf: str, earliest: str, latest: str) -> None:
    found = bounds(edtf)
    assert (str(found.earliest), str(found.latest)) == (earliest, latest)
    assert str(parse(edtf)) == edtf


def test_a_blank_side_is_unknown_and_two_dots_are_open() -> None:
    assert parse("1985/") == Interval(PartialDate("1985"), "")
    assert parse("1985/..") == Interval(PartialDate("1985"), "..")


def test_bounds_tell_the_kinds_of_doubt() -> None:
    assert bounds("2001~").approximate and not bounds("2001~").uncertain
    assert bounds("2001?").uncertain and not bounds("2001?").approximate
    assert bounds("2001%").uncertain and bounds("2001%").approximate
    assert bounds("1981~/..").approximate and bounds("1981~/..").open_end and bounds("1981~/..").interval
    assert bounds("/1981").unknown_start and not bounds("/1981").open_start
    span = bounds("1981/1983-06")
    assert (span.sure_from, span.sure_until) == (Day(1981, 12, 31), Day(1983, 6, 1))


@pytest.mark.parametrize(
    "text",
    ["", "85", "1985-13", "1985-00", "1985-02-30", "1985-21-01", "../..", "/", "[]", "[1985", "1985-4-1", "-0000",
     "198x", "about 1985", "1985~~", "1985-04-31", "2001-02-29", "nineteen", "{}"],
)  # fmt: skip
def test_what_is_not_edtf_is_refused(text: str) -> None:
    with pytest.raises(EdtfError, match=r"EDTF|no month|no day"):
        parse(text)


AS_OF = [
    ("1985-04-12", "1985-04-12", "certain"),
    ("1985-04-12", "1985-04-13", "no"),
    ("1985", "1985-04-12", "possible"),
    ("1985", "1986-01-01", "no"),
    ("1985~", "1986-06-01", "possible"),
    ("1985~", "1988-06-01", "no"),
    ("1981/1985", "1981-06-01", "possible"),
    ("1981/1985", "1983-06-01", "certain"),
    ("1981/1985", "1985-01-01", "certain"),
    ("1981/1985", "1985-06-01", "possible"),
    ("1981/1985", "1980-12-31", "no"),
    ("1981/1985", "1986-01-01", "no"),
    ("1981/..", "1980-12-31", "no"),
    ("1981/..", "1981-06-01", "possible"),
    ("1981/..", "1982-01-01", "certain"),
    ("1981~/..", "1982-01-01", "possible"),
    ("../1988", "1950-01-01", "possible"),
    ("../1988", "1989-01-01", "no"),
    ("1981/", "1981-06-01", "unknown"),
    ("1981/", "1980-06-01", "no"),
    ("/1988", "1987-06-01", "unknown"),
    ("[2006,2007]", "2006-06-01", "possible"),
    ("[2006,2007]", "2008-06-01", "no"),
    ("{1985-04-12,1985-04-14}", "1985-04-14", "certain"),
    ("198X", "1985-06-01", "possible"),
    ("XXXX", "1985-06-01", "unknown"),
    (None, "1985-06-01", "unknown"),
]


@pytest.mark.parametrize(("edtf", "day", "answer"), AS_OF)
def test_as_of(edtf: str | None, day: str, answer: str) -> None:
    assert as_of(edtf, date.fromisoformat(day)) == answer


def test_an_open_end_is_certain_only_until_it_was_said() -> None:
    assert as_of("1981/..", date(2020, 1, 1)) == "certain"
    assert as_of("1981/..", date(2020, 1, 1), said=date(2006, 1, 1)) == "possible"
    assert as_of("1981/..", date(2005, 1, 1), said=Day(2006, 1, 1)) == "certain"


SAID = [
    ("1987/1989", "late 1980s"),
    ("1980/1983", "early 1980s"),
    ("1984/1986", "mid 1980s"),
    ("1984/1987", "1984 to 1987"),
    ("1981/..", "since 1981"),
    ("1981~/..", "since about 1981"),
    ("../1988", "by 1988"),
    ("1981/", "from 1981, end unknown"),
    ("/1981", "until 1981, start unknown"),
    ("2003-06", "June 2003"),
    ("2003-06-09", "9 June 2003"),
    ("2003-06-09T04:45", "9 June 2003, 04:45"),
    ("198X", "1980s"),
    ("19XX", "20th century"),
    ("10XX", "11th century"),
    ("00XX", "1st century"),
    ("2001~", "about 2001"),
    ("2001?", "2001 (uncertain)"),
    ("2001%", "about 2001 (uncertain)"),
    ("2003-22", "summer 2003"),
    ("2003-34", "second quarter of 2003"),
    ("-0479", "480 BC"),
    ("-048X", "between 490 BC and 481 BC"),
    ("1XXX", "between 1000 and 1999"),
    ("[2006,2007]", "2006 or 2007"),
    ("{1960,1961,1963}", "1960, 1961 and 1963"),
    ("[2006]", "2006"),
    ("1985-XX-12", "day 12 of a month of 1985"),
    ("XXXX-12", "December of an unknown year"),
    (None, ""),
]


@pytest.mark.parametrize(("edtf", "words"), SAID)
def test_humanise(edtf: str | None, words: str) -> None:
    assert humanise(edtf) == words


def test_order_is_by_start_then_end_and_the_undated_come_last() -> None:
    sorted_dates = ["-0479", "197X", "1979", "../1980", "1981-02/..", "1981-03", None]
    shuffled = [sorted_dates[i] for i in (3, 6, 0, 5, 1, 4, 2)]
    assert sorted(shuffled, key=order_key) == sorted_dates


days = st.dates(min_value=date(1, 1, 1)).map(Day.of)
partial = st.builds(
    lambda day, precision, mark: ".".join(str(day).split("-")[:precision]).replace(".", "-") + mark,
    days, st.integers(1, 3), st.sampled_from(["", "~", "?", "%"]),
)  # fmt: skip
edtf_texts = st.one_of(
    partial,
    st.builds(lambda a, b: "/".join(sorted((a, b))), partial, partial),
    st.builds(lambda a: f"{a}/..", partial),
    st.builds(lambda a: f"../{a}", partial),
    st.builds(lambda members: f"[{','.join(members)}]", st.lists(partial, min_size=1, max_size=3)),
)


@given(st.dates())
def test_own_calendar_agrees_with_the_standard_library(day: date) -> None:
    own = Day.of(day)
    assert ordinal(own) - ordinal(Day(1, 1, 1)) == day.toordinal() - 1
    assert weekday(own) == day.weekday()
    assert str(own) == day.isoformat()


@given(st.integers(-3_000_000, 3_000_000), st.integers(-5000, 5000))
def test_days_and_ordinals_are_one_to_one(number: int, step: int) -> None:
    day = from_ordinal(number)
    assert ordinal(day) == number
    assert 1 <= day.day <= month_length(day.year, day.month)
    assert ordinal(add_days(day, step)) == number + step
    assert (add_days(day, step) > day) == (step > 0)


@given(days, st.integers(-600, 600))
def test_adding_months_keeps_the_day_or_takes_the_last(day: Day, count: int) -> None:
    moved = add_months(day, count)
    assert moved.year * 12 + moved.month == day.year * 12 + day.month + count
    assert moved.day == min(day.day, month_length(moved.year, moved.month))


@given(edtf_texts)
def test_text_survives_parsing_and_bounds_hold(text: str) -> None:
    assert str(parse(text)) == text
    found = bounds(text)
    if found.earliest and found.latest and "/" not in text:
        assert found.earliest <= found.latest
    assert humanise(text)
    assert order_key(text) == order_key(str(parse(text)))


@given(edtf_texts, days)
def test_as_of_keeps_to_the_bounds(text: str, day: Day) -> None:
    answer, found = as_of(text, day), bounds(text)
    inside = not (found.earliest and day < found.earliest) and not (found.latest and day > found.latest)
    if answer == "certain":
        assert inside
    if answer == "no" and not text.startswith("["):
        assert not inside or (found.earliest and found.latest and found.latest < found.earliest)


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)), st.integers(0, 300))
def test_a_closed_interval_of_days_is_certain_inside_and_no_outside(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    text = f"{start.isoformat()}/{end.isoformat()}"
    assert as_of(text, start) == as_of(text, end) == "certain"
    assert as_of(text, start - timedelta(days=1)) == as_of(text, end + timedelta(days=1)) == "no"


def test_an_outside_reader_of_edtf_agrees() -> None:
    edtf = pytest.importorskip("edtf", reason="the PyPI package edtf, an oracle, is not installed")
    for text in ("1985-04-12", "1985-04", "1985", "198X", "19XX", "1981/1983", "1985-04-XX"):
        theirs, ours = edtf.parse_edtf(text), bounds(text)
        assert tuple(theirs.lower_strict()[:3]) == ours.earliest
        assert tuple(theirs.upper_strict()[:3]) == ours.latest
