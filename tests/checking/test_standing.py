"""What became of a listing by a day: histories, several snapshots of one list, uncertain dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checking.making import listing, snapshot
from variorum.checking.dating import apart, begun, distance, ended, reach, told
from variorum.checking.entries import Entry, gather
from variorum.checking.standing import UNTOLD, Stand, stand, together
from variorum.dates import Day
from variorum.model import Listing, Snapshot
from variorum.registers.tenure import tenures

OTHER = listing("Other Body", register="ofac_sdn", key="2")


def day(text: str) -> Day:
    year, month, number = (int(part) for part in text.split("-"))
    return Day(year, month, number)


def first(*snapshots: Snapshot) -> Entry:
    return gather(snapshots, tenures(snapshots))[0]


def file(published: str, *, on: bool = True, listed: str | None = None) -> Snapshot:
    """A complete file that has the entry or not."""
    entries = [listing("Some Body", register="ofac_sdn", key="1", listed=listed)] if on else []
    return snapshot(*entries, OTHER, published=published, complete=True)


def history(**dates: str | None) -> Snapshot:
    return snapshot(listing("Some Body", **dates), published="2020-06-01")  # type: ignore[arg-type]  # dates by name


# (snapshots, day, standing, held)
STANDS: list[tuple[tuple[Snapshot, ...], str, str, str]] = [
    # A history's record.
    ((history(listed="1997-10-08"),), "1997-10-07", "not_yet", "no"),
    ((history(listed="1997-10-08"),), "1997-10-08", "listed", "certain"),
    ((history(listed="1997-10-08"),), "2020-06-01", "listed", "certain"),
    ((history(listed="1997-10-08"),), "2020-06-02", "listed", "possible"),
    ((history(listed="1997-10-08", removed="2012-09-28"),), "2012-09-27", "listed", "certain"),
    ((history(listed="1997-10-08", removed="2012-09-28"),), "2012-09-28", "removed", "no"),
    ((history(listed="1997-10-08", removed="2012-09-28"),), "1990-01-01", "not_yet", "no"),
    # Days that are not certain.
    ((history(listed="2001"),), "2000-12-31", "not_yet", "no"),
    ((history(listed="2001"),), "2001-06-01", "unknown", "possible"),
    ((history(listed="2001"),), "2001-12-31", "listed", "certain"),
    ((history(listed="../2002-12-31"),), "1995-01-01", "unknown", "possible"),
    ((history(listed="../2002-12-31"),), "2003-01-01", "listed", "certain"),
    ((history(listed="2001", removed="[2008-01-01..2009-01-31]"),), "2007-12-31", "listed", "certain"),
    ((history(listed="2001", removed="[2008-01-01..2009-01-31]"),), "2008-06-01", "unknown", "possible"),
    ((history(listed="2001", removed="[2008-01-01..2009-01-31]"),), "2009-01-31", "removed", "no"),
    ((history(listed="2001", removed="[2008-01-01..]"),), "2020-05-31", "unknown", "possible"),
    ((history(listed="2001", removed="[2008-01-01..]"),), "2020-06-01", "removed", "no"),
    ((history(removed="2012"),), "2005-01-01", "unknown", "unknown"),
    ((history(removed="2012"),), "2013-01-01", "removed", "no"),
    ((history(),), "2005-01-01", "unknown", "unknown"),
    # One file: on the list that day, and nothing of any other.
    ((file("2019-01-15"),), "2019-01-15", "listed", "certain"),
    ((file("2019-01-15"),), "2018-01-15", "unknown", "unknown"),
    ((file("2019-01-15"),), "2026-01-15", "listed", "possible"),
    ((file("2019-01-15", listed="2001-05-16"),), "2005-01-01", "listed", "certain"),
    ((file("2019-01-15", listed="2001-05-16"),), "2000-01-01", "not_yet", "no"),
    # Several files.
    ((file("2019-01-15"), file("2021-07-07")), "2020-01-01", "listed", "certain"),
    ((file("2019-01-15"), file("2021-07-07", on=False)), "2019-01-15", "listed", "certain"),
    ((file("2019-01-15"), file("2021-07-07", on=False)), "2020-01-01", "unknown", "possible"),
    ((file("2019-01-15"), file("2021-07-07", on=False)), "2021-07-07", "vanished", "no"),
    ((file("2019-01-15"), file("2021-07-07", on=False)), "2026-01-01", "vanished", "no"),
    ((file("2019-01-15", on=False), file("2021-07-07")), "2018-01-01", "not_yet", "no"),
    ((file("2019-01-15", on=False), file("2021-07-07")), "2020-01-01", "unknown", "possible"),
    ((file("2019-01-15", on=False), file("2021-07-07")), "2021-07-07", "listed", "certain"),
    ((file("2015-01-01"), file("2017-01-01", on=False), file("2019-01-01")), "2017-01-01", "vanished", "no"),
    ((file("2015-01-01"), file("2017-01-01", on=False), file("2019-01-01")), "2016-01-01", "unknown", "possible"),
    ((file("2015-01-01"), file("2017-01-01", on=False), file("2019-01-01")), "2019-01-01", "listed", "certain"),
]  # fmt: skip


@pytest.mark.parametrize(("snapshots", "on", "standing", "held"), STANDS)
def test_standing(snapshots: tuple[Snapshot, ...], on: str, standing: str, held: str) -> None:
    found = stand(_of(snapshots), day(on))
    assert (found.standing, found.held) == (standing, held)


def _of(snapshots: tuple[Snapshot, ...]) -> Entry:
    return next(entry for entry in gather(snapshots, tenures(snapshots)) if entry.listing.name == "Some Body")


def test_an_excerpt_that_lacks_an_entry_proves_nothing() -> None:
    excerpt = snapshot(OTHER, published="2021-07-07", complete=False)
    assert stand(_of((file("2019-01-15"), excerpt)), day("2026-01-01")).standing == "listed"


def test_an_entry_on_two_lists_is_dated_on_neither() -> None:
    both: Listing = listing("Some Body", register="ofac_sdn", key="1", listed="1997-10-08", programmes=("FTO", "SDGT"))
    one = first(snapshot(both, published="2019-01-15", complete=True))
    assert one.lists == ("us_fto", "us_sdgt", "us_sdn")
    assert one.listed == "[1997-10-08..2019-01-15]"


DAYS = st.dates().map(lambda d: Day(d.year, d.month, d.day))


@given(DAYS, st.sampled_from(STANDS))
def test_who_is_surely_on_the_list_is_told_as_listed_and_who_is_not_as_something_else(
    on: Day, case: tuple[tuple[Snapshot, ...], str, str, str]
) -> None:
    found = stand(_of(case[0]), on)
    assert (found.held == "certain") <= (found.standing == "listed")
    assert (found.held == "no") == (found.standing in ("removed", "vanished", "not_yet"))


TOGETHER: list[tuple[list[Stand], Stand]] = [
    ([], UNTOLD),
    ([Stand("removed", "no", Day(2021, 2, 16)), Stand("listed", "possible", Day(2026, 1, 15))], Stand("listed", "possible", Day(2026, 1, 15))),
    # A file older than the removal does not undo it.
    ([Stand("removed", "no", Day(2021, 11, 30)), Stand("listed", "possible", Day(2021, 7, 7))], Stand("removed", "no", Day(2021, 11, 30))),
    ([Stand("removed", "no", Day(2012, 9, 28)), Stand("listed", "certain", Day(2010, 1, 1))], Stand("listed", "certain", Day(2010, 1, 1))),
    ([Stand("removed", "no", Day(2021, 2, 16)), Stand("not_yet", "no", Day(2025, 3, 4))], Stand("removed", "no", Day(2021, 2, 16))),
    ([Stand("not_yet", "no", Day(2021, 1, 19)), Stand("not_yet", "no", Day(2025, 3, 4))], Stand("not_yet", "no", Day(2025, 3, 4))),
]  # fmt: skip


@pytest.mark.parametrize(("stands", "whole"), TOGETHER)
def test_several_entries_of_one_body(stands: list[Stand], whole: Stand) -> None:
    assert together(stands) == whole
    assert together(stands[::-1]) == whole


# (claimed, register's, days)
GAPS: list[tuple[str, str, int]] = [
    ("1997", "1997-10-08", 0),
    ("1997-10", "1997-10-08", 0),
    ("1997-10-01", "1997-10-08", 7),
    ("1998", "1997-10-08", 85),
    ("1998~", "1997-10-08", 0),
    ("1997/..", "1997-10-08", 0),
    ("1998/..", "1997-10-08", 85),
    ("../1998", "1997-10-08", 0),
    ("../1996", "1997-10-08", 281),
    ("1997/2012", "2001-01-01", 0),
    ("2001", "../2020-12-31", 0),
    ("2022", "../2020-12-31", 366),
    ("2003", "[2004-04-02..2020-07-30]", 93),
    ("2005", "[2004-04-02..2020-07-30]", 0),
    ("199X", "1997-10-08", 0),
    ("[1996,1998]", "1997-10-08", 0),
]


@pytest.mark.parametrize(("claimed", "own", "days"), GAPS)
def test_days_apart(claimed: str, own: str, days: int) -> None:
    assert apart(begun(claimed), reach(own)) == days
    assert apart(reach(own), begun(claimed)) == days


def test_a_time_that_ends() -> None:
    assert ended("1997") is None
    assert ended("1997/..") is None
    end = ended("1997/2012-09")
    assert end is not None
    assert (end.earliest, end.latest) == (Day(2012, 9, 1), Day(2012, 9, 30))


@pytest.mark.parametrize(
    ("days", "exact", "words"),
    [
        (1, True, "1 day"),
        (26, True, "26 days"),
        (26, False, "at least 26 days"),
        (85, True, "about 2 months"),
        (400, False, "at least 13 months"),
        (1613, False, "at least 4 years"),
    ],
)
def test_distance_in_words(days: int, exact: bool, words: str) -> None:
    assert distance(days, exact=exact) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1997-10-08", "on 8 October 1997"),
        ("1997", "in 1997"),
        ("2001-03", "in March 2001"),
        ("2001~", "about 2001"),
        ("1997/..", "since 1997"),
        ("../2020-12-31", "by 31 December 2020"),
        ("[2001-03-01..2001-03-29]", "between 1 March 2001 and 29 March 2001"),
        ("[2008-01-01..]", "after 1 January 2008"),
        ("1997/2012-09", "from 1997 to September 2012"),
        ("1987/1989", "in the late 1980s"),
    ],
)
def test_dates_in_words(edtf: str, words: str) -> None:
    assert told(edtf) == words
