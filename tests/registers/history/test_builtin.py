"""The histories that come with Variorum: sound, in agreement with other compilations, and without the known traps."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.dates import Day, bounds
from variorum.model import Listing, Snapshot
from variorum.registers import read
from variorum.registers.builtin import builtin

SHARED = Path(__file__).parents[4] / "shared" / "registers"
TABLES = ("fto_history.csv", "designations_other.csv")


def listings(register: str) -> tuple[Listing, ...]:
    return next(one for one in builtin() if one.register == register).listings


def named(register: str, name: str) -> list[Listing]:
    return [one for one in listings(register) if any(name.casefold() == other.text.casefold() for other in one.names)]


def test_every_row_is_read() -> None:
    for snapshot in builtin():
        assert snapshot.issues == (), snapshot.register
        assert snapshot.listings and not snapshot.complete
        assert snapshot.dated_by == "user" and snapshot.published


@pytest.mark.parametrize("snapshot", builtin(), ids=lambda one: str(one.register))
def test_every_entry_has_a_source_and_a_grade(snapshot: Snapshot) -> None:
    for one in snapshot.listings:
        assert one.grade in {"A", "B", "C"}, one.key
        assert one.note, one.key
        assert one.authority and one.lists, one.key
        assert one.listed or one.date_note, one.key
        assert len({name.text for name in one.names}) == len(one.names)


def test_no_entry_ends_before_it_begins() -> None:
    for snapshot in builtin():
        for one in snapshot.listings:
            if one.listed and one.removed:
                begins, ends = bounds(one.listed).earliest, bounds(one.removed).latest
                assert begins is None or ends is None or begins <= ends, one.key


def _shared() -> Iterator[Listing]:
    for table in TABLES:
        path = SHARED / table
        if path.is_file():
            for snapshot in read([(table, path.read_bytes())]):
                yield from snapshot.listings


def _agree(theirs: str | None, ours: str | None) -> bool:
    """Whether some day is in both: neither says that the other is wrong. Nothing said agrees with all."""
    if theirs is None or ours is None:
        return True
    a, b = bounds(theirs), bounds(ours)
    low = max((day for day in (a.earliest, b.earliest) if day is not None), default=None)
    high = min((day for day in (a.latest, b.latest) if day is not None), default=None)
    return low is None or high is None or low <= high


def _same(theirs: Listing, ours: Listing) -> bool:
    said = {name.text.casefold() for name in theirs.names}
    return (
        any(name.text.casefold() in said for name in ours.names)
        and _agree(theirs.listed, ours.listed)
        and _agree(theirs.removed, ours.removed)
        and (theirs.removed is None or ours.removed is not None)
    )


def test_two_other_compilations_agree() -> None:
    """Every row of them has one here with a day in common."""
    if not any((SHARED / table).is_file() for table in TABLES):
        pytest.skip("the other compilations are not beside the checkout")
    known = {snapshot.register for snapshot in builtin()}
    missing = [
        (one.register, one.name, one.listed, one.removed)
        for one in _shared()
        if one.register in known and not any(_same(one, ours) for ours in listings(one.register))
    ]
    assert missing == []


def detail(listing: Listing, label: str) -> list[str]:
    return [value for name, value in listing.details if name == label]


@pytest.mark.parametrize(
    ("register", "name", "listed", "removed"),
    [
        ("us_fto", "Mujahedin-e Khalq Organization", "1997-10-08", "2012-09-28"),
        ("gb_proscribed", "Mujaheddin e Khalq", "2001-03-29", "2008-06-24"),
        ("eu_terror", "Mujahedin-e Khalq Organisation", "2002-05-02", "2009-01-26"),
        ("ca_terror", "Mujahedin-e-Khalq", "2005-05-24", "2012-12-17"),
        ("us_fto", "Armed Islamic Group", "1997-10-08", "2010-10-15"),
        ("us_fto", "Khmer Rouge", "1997-10-08", "1999-10-08"),
        ("gb_proscribed", "Hezb-e Islami Gulbuddin", "2005-10-14", "2017-12-22"),
        ("gb_proscribed", "International Sikh Youth Federation", "2001-03-29", "2016-03"),
        ("eu_terror", "Revolutionary Armed Forces of Colombia", "2002-06-17", "2017-11-13"),
        ("au_terror", "Abu Sayyaf Group", "2002-11-14", None),
    ],
)
def test_well_known_listings_and_ends(register: str, name: str, listed: str, removed: str | None) -> None:
    (found,) = named(register, name)
    assert (found.listed, found.removed) == (listed, removed)
    assert found.standing == ("removed" if removed else "listed")


def test_signed_announced_and_published_are_three_days() -> None:
    (struggle,) = named("us_fto", "Epanastatikos Agonas")
    assert struggle.listed == "2009-05-18" and detail(struggle, "listing") == ["the day it was published"]
    assert detail(struggle, "signed") == ["2009-04-22"] and detail(struggle, "announced") == ["2009-05-18"]
    (november,) = named("us_fto", "Revolutionary Organization 17 November")
    assert november.removed == "2015-09-03" and detail(november, "removal signed") == ["2015-08-26"]
    (antifa,) = named("us_fto", "Antifa Ost")
    assert antifa.listed == "2025-11-20" and detail(antifa, "announced") == ["2025-11-13"]
    (khalq,) = named("ca_terror", "Mujahedin-e-Khalq")
    assert khalq.removed == "2012-12-17" and detail(khalq, "removal published") == ["2012-12-20"]


def test_a_suspension_is_no_removal() -> None:
    (farc,) = named("eu_terror", "Revolutionary Armed Forces of Colombia")
    assert farc.removed == "2017-11-13" and detail(farc, "suspended") == ["2016-09-27"]


def test_an_annulment_by_a_court_is_no_removal() -> None:
    (khalq,) = named("eu_terror", "Mujahedin-e Khalq Organisation")
    assert khalq.removed == "2009-01-26" and detail(khalq, "annulled") == ["2006-12-12", "2008-10-23", "2008-12-04"]
    assert all(one.standing == "listed" for one in named("eu_terror", "Hamas"))


def test_two_designations_of_one_body_are_two_entries() -> None:
    first, second = named("us_fto", "Ansarallah")
    assert (first.listed, first.removed) == ("2021-01-19", "2021-02-16")
    assert (second.standing, second.removed) == ("listed", None) and second.listed is not None
    assert second.listed > "[2025"


def test_another_list_of_the_same_government_is_another_register() -> None:
    assert named("us_fto", "Communist Party of Nepal (Maoist)") == []
    assert len(named("us_sdgt", "Communist Party of Nepal (Maoist)")) == 1
    assert len(named("us_tel", "Communist Party of Nepal (Maoist)")) == 1


def test_an_amendment_is_no_listing() -> None:
    (iraq,) = named("us_fto", "Al-Qa'ida in Iraq")
    assert iraq.listed == "[2004-10-15..2004-12-17]" and detail(iraq, "amended") == ["2004-12-17"]
    (council,) = named("us_sdgt", "National Council of Resistance of Iran")
    assert council.listed == "[2001-10-31..2001-11-02]" and detail(council, "amended") == ["2003-08-15"]


@pytest.mark.parametrize(
    ("register", "name", "scopes"),
    [
        ("gb_proscribed", "Hezbollah", {"military wing": "2008-07-18", "whole organisation": "2019-03-01"}),
        ("gb_proscribed", "Hamas", {"military wing": "2001-03-29", "whole organisation": "2021-11-26"}),
        ("eu_terror", "Hizballah Military Wing", {"military wing": "[2013-07-22..2013-07-25]"}),
        ("eu_terror", "Hamas", {"military wing": "2001-12-27", "whole organisation": "2003-09-12"}),
    ],
)
def test_a_wing_and_the_whole_are_two_entries(register: str, name: str, scopes: dict[str, str]) -> None:
    assert {one.scope: one.listed for one in named(register, name)} == scopes


def test_a_wing_whose_entry_was_widened_was_not_removed() -> None:
    for register in ("gb_proscribed", "eu_terror", "au_terror"):
        for one in named(register, "Izz al-Din al-Qassam Brigades"):
            assert (one.standing, one.removed) == ("listed", None), one.key


def test_a_successor_with_the_same_name_is_another_entry() -> None:
    (old,) = named("us_fto", "Revolutionary Armed Forces of Colombia")
    (new,) = named("us_fto", "Revolutionary Armed Forces of Colombia-People's Army")
    assert old.standing == "removed" and new.standing == "listed" and old.key != new.key


def test_an_asset_freeze_is_not_a_listing_of_terrorists() -> None:
    assert named("au_terror", "Mujahedin-e Khalq") == []
    (freeze,) = named("au_freeze", "Mujahedin-e Khalq")
    assert freeze.listed == "2001-12" and freeze.removed is None and "not known" in freeze.date_note


def test_kach_ends_with_the_entry_it_was_joined_with() -> None:
    kach = next(one for one in listings("us_fto") if one.name == "Kach")
    assert kach.removed == "2022-05-20" and detail(kach, "joined") == ["2001-10-05"]


def test_bare_abbreviations_and_single_words_are_weak() -> None:
    for snapshot in builtin():
        for one in snapshot.listings:
            for name in one.names[1:]:
                if name.text.isupper() and len(name.text) <= 5:
                    assert name.quality == "weak", (one.key, name.text)


def _sdn(name: str) -> Iterator[list[str]]:
    with (SHARED / "ofac_sdn" / name).open(encoding="latin-1", newline="") as file:
        yield from (row for row in csv.reader(file) if len(row) > 3)


def _words(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold()).replace("'", "").replace("’", "")
    return " ".join(sorted(re.findall(r"[a-z0-9]+", plain)))


@pytest.mark.parametrize(("sdn", "alt", "day", "entries"), [
    ("sdn_2019-01.csv", "alt_2019-01.csv", "2019-01-15", 65),
    ("sdn_2021-07.csv", "alt_2021-07.csv", "2021-07-07", 70),
])  # fmt: skip
def test_the_treasury_s_own_mark_agrees(sdn: str, alt: str, day: str, entries: int) -> None:
    """Each organisation that the SDN list of a day marks as a Foreign Terrorist Organization was one on that day here."""
    if not (SHARED / "ofac_sdn" / sdn).is_file():
        pytest.skip("the publisher's files are not beside the checkout")
    marked = {row[0].strip(): {row[1]} for row in _sdn(sdn) if re.search(r"\bFTO\b", row[3])}
    for row in _sdn(alt):
        if row[0].strip() in marked:
            marked[row[0].strip()].add(row[3])
    on = bounds(day).earliest
    assert on is not None
    here = {_words(name.text) for one in listings("us_fto") if _held(one, on) for name in one.names}
    # Branches of one body bear its mark: "IRGC NAVY".
    whole = {
        key: names for key, names in marked.items() if not any("IRGC " in name or "BASIJ" in name for name in names)
    }
    assert [min(names) for names in whole.values() if not {_words(name) for name in names} & here] == []
    assert len(whole) >= entries - 5


def _held(one: Listing, on: Day) -> bool:
    begins = bounds(one.listed or "..").latest
    ends = bounds(one.removed).latest if one.removed else None
    return begins is not None and begins <= on and (ends is None or ends >= on)


def test_the_british_copy_of_the_european_list_agrees() -> None:
    """Each body that the United Kingdom's list of 2 April 2014 marks as a European listing was listed on that day here."""
    path = SHARED / "uk" / "sanctionsconlist_2014-04-02.csv"
    if not path.is_file():
        pytest.skip("the publisher's file is not beside the checkout")
    with path.open(encoding="cp1252", newline="") as file:
        rows = list(csv.reader(file))[1:]
    head = {name: number for number, name in enumerate(rows[0])}
    marked: dict[str, set[str]] = {}
    for row in rows[1:]:
        terrorist = (row[head["Group Type"]], row[head["Regime"]]) == ("Entity", "Terrorism and Terrorist Financing")
        if terrorist and "EU listing" in row[head["Other Information"]]:
            marked.setdefault(row[head["Group ID"]], set()).add(row[head["Name 6"]].split(" (")[0])
    on = Day(2014, 4, 2)
    here = {_words(name.text) for one in listings("eu_terror") if _held(one, on) for name in one.names}
    assert len(marked) > 25
    assert [min(names) for names in marked.values() if not {_words(name) for name in names} & here] == []
