"""Strips: bars, sayings, their order and bounds; and the checks of subjects as such that they are made of."""

from __future__ import annotations

import json

from tests.checking.making import DAY, claim, document, listing, snapshot
from variorum.checking import check, strips
from variorum.model import Check, Claim, Entity, Snapshot, Strip
from variorum.registers.tenure import tenures

ETA = ("Euskadi Ta Askatasuna", "ETA")
US = snapshot(
    listing("Basque Fatherland and Liberty", ETA[0], weak=[ETA[1]], listed="1997-10-08", removed="2022-05-20")
)
EU = snapshot(listing("Basque Fatherland and Liberty", register="eu_terror", listed="2001-12-27"))
FILES = (
    snapshot(listing("Basque Fatherland and Liberty", ETA[0], register="uk_ofsi", authority="gb", key="1"), listing("Other Body", register="uk_ofsi", authority="gb", key="2"), published="2014-04-02", complete=True),
    snapshot(listing("Other Body", register="uk_ofsi", authority="gb", key="2"), published="2020-12-31", complete=True),
)  # fmt: skip
CLAIMS = (
    claim(ETA, "United States", time="1997", within="new.txt"),
    claim(ETA, "United States", time="1997", within="old.txt"),
    claim(ETA, "European Union", within="none.txt"),
    claim(ETA, "Japan", within="new.txt"),
    claim(ETA, "the Elders", within="new.txt"),
)
DOCUMENTS = (
    document("new.txt", published="2024-03"),
    document("old.txt", published="2005"),
    document("none.txt"),
)
SNAPSHOTS = (US, EU, *FILES)
ENTITY = Entity("ent_1", "organization", ETA[0], ETA)


def both(*snapshots: Snapshot, claims: tuple[Claim, ...] = CLAIMS) -> tuple[tuple[Check, ...], tuple[Strip, ...]]:
    asked = snapshots or SNAPSHOTS
    checks = check(claims, [ENTITY], DOCUMENTS, asked, as_of=DAY, tenures=tenures(asked), subjects=["ent_1"])
    return checks, strips(checks, claims, DOCUMENTS)


def test_a_strip_for_each_authority_that_is_told_of() -> None:
    drawn = both()[1]
    assert [(one.authority, one.searched, len(one.bars), len(one.sayings)) for one in drawn] == [
        ("eu", True, 1, 1),
        ("gb", True, 1, 0),
        ("jp", False, 0, 1),
        ("us", True, 1, 2),
    ]


def test_bars_have_both_ends_and_say_how_they_are_known() -> None:
    drawn = {one.authority: one for one in both()[1]}
    bar = drawn["us"].bars[0]
    assert (bar.list, bar.start, bar.end, bar.ended, bar.counts) == (
        "us_fto",
        "1997-10-08",
        "2022-05-20",
        "removed",
        True,
    )
    bar = drawn["eu"].bars[0]
    assert (bar.start, bar.end, bar.ended, bar.seen) == ("2001-12-27", None, "", "2026-01")
    bar = drawn["gb"].bars[0]
    assert (bar.start, bar.end, bar.ended, bar.seen) == (None, "[2014-04-02..2020-12-31]", "vanished", "2014-04-02")


def test_sayings_stand_in_order_of_when_they_were_written_and_tell_what_is_outdated() -> None:
    us = next(one for one in both()[1] if one.authority == "us")
    assert [(s.published, s.says, s.time, s.outdated) for s in us.sayings] == [
        ("2005", "listed", "1997", False),
        ("2024-03", "listed", "1997", True),
    ]
    assert us.sayings[0].title == "old.txt"
    assert us.sayings[0].quote == CLAIMS[1].quote


def test_the_bounds_hold_everything_that_is_dated() -> None:
    drawn = {one.authority: one for one in both()[1]}
    assert (drawn["us"].start, drawn["us"].end) == ("1997-01-01", "2024-03-31")
    assert (drawn["eu"].start, drawn["eu"].end) == ("2001-12-27", "2026-01-31")
    assert (drawn["jp"].start, drawn["jp"].end) == ("2024-03-01", "2024-03-31")


def test_strips_and_checks_are_plain_json_and_the_same_each_time() -> None:
    checks, drawn = both()
    text = json.dumps([[one.as_dict() for one in checks], [one.as_dict() for one in drawn]])
    again = both()
    assert text == json.dumps([[one.as_dict() for one in again[0]], [one.as_dict() for one in again[1]]])


def test_the_subject_as_such_has_a_check_for_each_list_and_for_each_authority_without() -> None:
    un = snapshot(listing("Other Body", register="un_sc"))
    checks = list(both(*SNAPSHOTS, un, claims=())[0])
    assert [(one.claim, one.authority, one.list, one.verdict, one.standing) for one in checks] == [
        (None, "eu", "eu_terror", "confirmed", "listed"),
        (None, "gb", "gb_sanctions", "confirmed", "vanished"),
        (None, "un", "", "not_found", "unknown"),
        (None, "us", "us_fto", "confirmed", "removed"),
    ]
    assert "by way of" in checks[0].reason, (
        "the European entry has no name of the documents, and one of the American entry"
    )
    assert "in the file of 2 April 2014, not in that of 31 December 2020" in checks[1].reason
    assert "Not found in Register un_sc" in checks[2].reason


def test_a_subject_of_which_no_list_tells() -> None:
    entity = Entity("ent_9", "organization", "Society of Stamp Collectors", ("Society of Stamp Collectors",))
    checks = check([], [entity], [], [US], as_of=DAY, tenures=(), subjects=["ent_9", "ent_unknown"])
    assert [(one.name, one.authority, one.verdict) for one in checks] == [
        ("Society of Stamp Collectors", "us", "not_found")
    ]
    assert strips(checks, [], []) == ()


def test_nothing_to_search_in() -> None:
    checks = check(CLAIMS[:1], [ENTITY], DOCUMENTS, [], as_of=DAY)
    assert [(one.claim is None, one.verdict, one.searched) for one in checks] == [(False, "not_found", ())]
    assert "No register of the United States was searched" in checks[0].reason
