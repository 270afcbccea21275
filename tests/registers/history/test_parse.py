"""Histories read into listings: the three layouts, their dates, what is damaged."""

from __future__ import annotations

import pytest

from variorum.dates import Day, bounds
from variorum.errors import RegisterError
from variorum.model import Listing, Snapshot
from variorum.registers import read

OURS = (
    "key,register,organisation,aliases,weak_aliases,scope,listed,listed_kind,removed,removed_kind,status,merged_into,"
    "events,date_note,source_note,grade"
)
FTO = "organisation,aliases,designated,revoked,status,effective_earliest,effective_latest,source_note,grade"
LISTS = (
    "jurisdiction,list,organisation,aliases,listed,listed_precision,removed,removed_precision,status,source_note,grade"
)


def snapshots(head: str, *rows: str) -> tuple[Snapshot, ...]:
    return read([("table.csv", "\n".join((head, *rows)).encode())])


def only(head: str, *rows: str) -> Listing:
    (snapshot,) = snapshots(head, *rows)
    assert snapshot.issues == ()
    return snapshot.listings[0]


def codes(head: str, *rows: str) -> list[str]:
    return [issue.code for snapshot in snapshots(head, *rows) for issue in snapshot.issues]


def test_our_own_table_gives_every_field() -> None:
    row = (
        "k1,gb_proscribed,Red Hand Defenders,Red Hand,RHD,armed wing,2001-03,effective,[2009-01-01..2009-02-01],signed,"
        "removed,,suspended 2005-01;removal announced 2009-02-02,why,S.I. 1,A"
    )
    found = only(OURS, row)
    assert found.as_dict() == {
        "register": "gb_proscribed",
        "key": "k1",
        "kind": "organization",
        "names": [
            {"text": "Red Hand Defenders", "quality": "primary"},
            {"text": "Red Hand", "quality": "strong", "label": "aka"},
            {"text": "RHD", "quality": "weak", "label": "aka"},
        ],
        "authority": "gb",
        "standing": "removed",
        "listed": "2001-03",
        "removed": "[2009-01-01..2009-02-01]",
        "scope": "armed wing",
        "date_note": "why",
        "grade": "A",
        "note": "S.I. 1",
        "lists": ["proscribed organisations (Terrorism Act 2000, Schedule 2)"],
        "details": [
            ["listing", "the day it was effective"],
            ["removal", "the day it was signed"],
            ["suspended", "2005-01"],
            ["removal announced", "2009-02-02"],
        ],
    }


def test_a_file_of_several_lists_makes_a_snapshot_of_each() -> None:
    made = snapshots(
        OURS,
        ",us_fto,Aum Shinrikyo,,,,1997-10-08,,2022-05-20,,removed,,,,,B",
        ",ca_terror,Aum Shinrikyo,,,,2002-12-10,,,,listed,,,,,C",
    )
    assert [(one.register, one.listings[0].authority, one.listings[0].key) for one in made] == [
        ("ca_terror", "ca", "aum-shinrikyo-2002-12-10"),
        ("us_fto", "us", "aum-shinrikyo-1997-10-08"),
    ]
    assert len({one.id for one in made}) == 2
    assert not any(one.complete for one in made), "a history does not say who was never listed"
    assert [one.files[0].records for one in made] == [2, 2]


def test_a_revocation_whose_day_is_not_verified_is_a_removal_within_its_interval() -> None:
    found = only(FTO, "Abu Nidal Organization,ANO,1997-10-08,,revoked_day_unverified,2014-08-20,2019-01-15,,C")
    assert found.standing == "removed" and found.removed is not None
    known = bounds(found.removed)
    assert (known.earliest, known.latest) == (Day(2014, 8, 20), Day(2019, 1, 15))
    assert known.sure_from is None, "one day of the interval, not all of it"
    assert "not verified" in found.date_note


@pytest.mark.parametrize(
    ("span", "removed"),
    [
        (",", "[2005-10-11..]"),
        ("2006-01-01,", "[2006-01-01..]"),
        (",2015-01-17", "../2015-01-17"),
        ("2015-01-17,2015-01-17", "2015-01-17"),
    ],
)
def test_an_interval_with_an_open_side_stays_open(span: str, removed: str) -> None:
    assert only(FTO, f"Some Front,,2005-10-11,,revoked_day_unverified,{span},,B").removed == removed


def test_an_empty_revocation_of_an_active_entry_is_no_removal() -> None:
    found = only(FTO, "Abu Sayyaf Group,ASG,1997-10-08,,active,,,,B")
    assert (found.standing, found.removed) == ("listed", None)


def test_the_interval_of_an_active_entry_is_that_of_its_designation() -> None:
    found = only(FTO, "Gran Grif,,2025-05-02,,active,2025-05-02,2025-05-05,,B")
    assert (found.listed, found.removed) == ("[2025-05-02..2025-05-05]", None)


def test_a_merged_entry_ends_with_the_one_that_bears_its_name() -> None:
    (made,) = snapshots(
        FTO, "Kahane Chai,Kach,1997-10-08,2022-05-20,revoked,,,,A", "Kach,,1997-10-08,2001-10-05,merged,,,,A"
    )
    kach = made.listings[1]
    assert (kach.removed, kach.standing) == ("2022-05-20", "removed")
    assert ("joined", "2001-10-05") in kach.details and ("joined with", "Kahane Chai") in kach.details


def test_a_merged_entry_whose_other_is_not_there_is_not_removed() -> None:
    found = only(FTO, "Kach,,1997-10-08,2001-10-05,merged,,,,A")
    assert (found.removed, found.standing) == (None, "listed")


@pytest.mark.parametrize(
    ("value", "precision", "edtf"),
    [("2001-03", "month", "2001-03"), ("2001-03-29", "month", "2001-03"), ("2001-03-29", "year", "2001"),
     ("2001-03-29", "day", "2001-03-29"), ("2001", "day", "2001"), ("2001-03-29", "", "2001-03-29")],
)  # fmt: skip
def test_a_date_is_no_more_precise_than_its_table_says(value: str, precision: str, edtf: str) -> None:
    assert only(LISTS, f"Canada,Criminal Code,Al Qaida,,{value},{precision},,,listed,,C").listed == edtf


def test_the_scope_among_the_aliases_is_no_name() -> None:
    found = only(LISTS, "UK,Terrorism Act 2000,Hizballah,whole organisation;Party of God,2019-03-01,day,,,listed,,A")
    assert found.scope == "whole organisation"
    assert [name.text for name in found.names] == ["Hizballah", "Party of God"]


def test_a_body_that_was_never_listed_makes_a_note_and_no_entry() -> None:
    (made,) = snapshots(LISTS, "UN,Security Council Consolidated List,A Front,,,,,,never_listed_in_snapshots,,A")
    assert made.listings == () and [issue.code for issue in made.issues] == ["never-listed"]


def test_a_removal_of_unknown_day_is_a_removal() -> None:
    found = only(LISTS, "EU,EU Common Position 2001/931/CFSP,A Front,,2007-06-29,day,,,removed_later_unknown,,C")
    assert (found.standing, found.removed) == ("removed", "[2007-06-29..]")


def test_two_listings_of_one_body_are_two_entries() -> None:
    (made,) = snapshots(
        FTO, "Ansarallah,,2021-01-19,2021-02-16,revoked,,,,B", "Ansarallah,,2025-03-04,,active,2025-03-04,2025-03-05,,A"
    )
    assert [one.standing for one in made.listings] == ["removed", "listed"]
    assert len({one.key for one in made.listings}) == 2


@pytest.mark.parametrize(
    ("head", "row", "code"),
    [
        (FTO, "A Front,,1997-13-08,,active,,,,B", "bad-date"),
        (FTO, "A Front,,1997-10-08,,revoked_day_unverified,2019-01-01,2014-01-01,,B", "bad-date"),
        (FTO, "A Front,,1997-10-08,,asleep,,,,B", "unknown-status"),
        (FTO, "A Front,,1997-10-08,2001-01-01,active,,,,B", "status-differs"),
        (FTO, ",,1997-10-08,,active,,,,B", "unnamed-entry"),
        (FTO, "A Front,1997-10-08", "row-width"),
        (LISTS, "UK,Terrorism Act 2000,(not in the text),,,,,,removed,,C", "unnamed-entry"),
        (LISTS, "Peru,Some Act,A Front,,2001,year,,,listed,,C", "unknown-list"),
        (LISTS, "UK,Terrorism Act 2000,A Front,,2001,week,,,listed,,C", "unknown-precision"),
        (OURS, ",xx_list,A Front,,,,2001,,,,listed,,,,,C", "unknown-register"),
        (OURS, ",us_fto,A Front,,,,2001,guessed,,,listed,,,,,C", "unknown-kind"),
        (OURS, ",us_fto,A Front,,,,2001,,,,listed,,met 2001-02,,,C", "unknown-event"),
        (OURS, ",us_fto,A Front,,,,2001,,,,listed,,signed soon,,,C", "bad-date"),
        (OURS, ",us_fto,A Front,,,,2001,,2002,,listed,,,,,C", "status-differs"),
        (FTO + ",colour", "A Front,,1997-10-08,,active,,,,B,red", "unknown-field"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(head: str, row: str, code: str) -> None:
    assert codes(head, row) == [code]


def test_an_unknown_register_is_kept_with_its_list_in_words() -> None:
    head = "register,authority,list,organisation,aliases,listed,removed,status"
    (made,) = snapshots(head, "xx_list,nz,Terrorism Suppression Act,A Front,,2004,,listed")
    assert made.register == "history"
    assert (made.listings[0].authority, made.listings[0].lists) == ("nz", ("Terrorism Suppression Act",))


def test_a_broken_quote_is_no_table() -> None:
    with pytest.raises(RegisterError, match="not CSV"):
        snapshots(FTO, 'A Front,"x"y,1997-10-08,,active,,,,B')


def test_a_table_without_rows_is_cut_off() -> None:
    with pytest.raises(RegisterError, match="no records"):
        snapshots(FTO)
