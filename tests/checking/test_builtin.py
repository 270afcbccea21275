"""Checks against the histories that come with the package: bodies that left the lists, bodies that are still on them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.checking.making import DAY, checked, claim
from variorum.checking import check, find_in, strips
from variorum.checking.matching import Finder
from variorum.edition import own_stages
from variorum.model import Check, Claim, Entity, Metadata
from variorum.registers.builtin import builtin
from variorum.registers.tenure import tenures

FIRST = Path(__file__).resolve().parents[3] / "shared" / "documents" / "mek-discoverthenetworks.txt"


def of_subject(*names: str, as_of: str = DAY) -> tuple[Check, ...]:
    """The checks of a subject as such."""
    entity = Entity("ent_1", "organization", names[0], names)
    return check([], [entity], [], builtin(), as_of=as_of, subjects=["ent_1"], finder=finder())


@cache
def finder() -> Finder:
    return find_in(builtin(), tenures(builtin()))


# (names, authority, list, EDTF date of the removal)
LEFT = [
    (("People's Mujahedin of Iran", "MEK", "PMOI"), "us", "us_fto", "2012-09-28"),
    (("Mojahedin-e Khalq", "MEK", "PMOI"), "ca", "ca_terror", "2012-12-17"),
    (("Abu Nidal Organisation",), "us", "us_fto", "2017-06-01"),
    (("Aum Shinrikyo",), "us", "us_fto", "2022-05-20"),
    (("Euskadi Ta Askatasuna", "ETA"), "us", "us_fto", "2022-05-20"),
    (("Japanese Red Army",), "us", "us_fto", "2001-10-08"),
    (("Khmer Rouge",), "us", "us_fto", "1999-10-08"),
    (("Túpac Amaru Revolutionary Movement", "MRTA"), "us", "us_fto", "2001-10-08"),
    (("Libyan Islamic Fighting Group",), "gb", "gb_proscribed", "2019-11-01"),
    (("International Sikh Youth Federation",), "gb", "gb_proscribed", "2016-03"),
    (("Fuerzas Armadas Revolucionarias de Colombia", "FARC"), "eu", "eu_terror", "2017-11-13"),
    (("Communist Party of Nepal (Maoist)",), "us", "us_sdgt", "2012-09-06"),
    (("Jabhat al-Nusra",), "us", "us_fto", "2025-07-08"),
    (("Kahane Chai",), "eu", "eu_terror", "[2004-04-02.."),
]

STAY = [
    (("Hezbollah", "Party of God", "Hizballah"), "us", "us_fto"),
    (("Kurdistan Workers' Party", "PKK"), "us", "us_fto"),
    (("Kurdistan Workers' Party", "PKK"), "gb", "gb_proscribed"),
    (("Kurdistan Workers' Party", "PKK"), "eu", "eu_terror"),
    (("Shining Path",), "us", "us_fto"),
    (("Boko Haram",), "us", "us_fto"),
    (("Liberation Tigers of Tamil Eelam", "LTTE"), "us", "us_fto"),
    (("Lashkar-e-Taiba",), "us", "us_fto"),
    (("Abu Sayyaf Group", "ASG"), "gb", "gb_proscribed"),
    (("Islamic Movement of Uzbekistan",), "us", "us_fto"),
    (("Tehrik-e Taliban Pakistan", "TTP"), "gb", "gb_proscribed"),
    (("Real Irish Republican Army", "RIRA"), "us", "us_fto"),
    (("al-Qaeda in the Arabian Peninsula", "AQAP"), "ca", "ca_terror"),
]


def found(checks: tuple[Check, ...], authority: str, list_id: str) -> Check:
    made = [one for one in checks if one.authority == authority and one.list == list_id]
    assert len(made) == 1, [(one.authority, one.list, one.verdict) for one in checks]
    return made[0]


@pytest.mark.parametrize(("names", "authority", "list_id", "removed"), LEFT, ids=str)
def test_a_body_that_left_a_list_was_listed_and_is_removed_since(
    names: tuple[str, ...], authority: str, list_id: str, removed: str
) -> None:
    one = found(of_subject(*names), authority, list_id)
    assert (one.verdict, one.standing, one.held) == ("confirmed", "removed", "no"), one.reason
    assert any((match.removed or "").startswith(removed) for match in one.matches if match.counts), one.reason
    assert "off the list: removed" in one.reason


@pytest.mark.parametrize(("names", "authority", "list_id", "removed"), LEFT, ids=str)
def test_it_was_on_the_list_before(names: tuple[str, ...], authority: str, list_id: str, removed: str) -> None:
    day = (
        "1998-01-01"
        if list_id == "us_fto" and "Nusra" not in names[0]
        else "2003-06-01"
        if authority == "eu"
        else "2012-01-01"
    )
    if "Nusra" in names[0]:
        day = "2020-01-01"
    one = found(of_subject(*names, as_of=day), authority, list_id)
    assert (one.standing, one.held) == ("listed", "certain"), one.reason


@pytest.mark.parametrize(("names", "authority", "list_id"), STAY, ids=str)
def test_a_body_that_stays_is_still_listed_as_of_the_newest_file(
    names: tuple[str, ...], authority: str, list_id: str
) -> None:
    one = found(of_subject(*names), authority, list_id)
    assert (one.verdict, one.standing, one.held) == ("confirmed", "listed", "possible"), one.reason
    assert "Still listed as of" in one.reason


def test_a_name_of_two_words_that_many_bodies_have_is_not_enough() -> None:
    assert found(of_subject("Jemaah Islamiyah"), "gb", "gb_proscribed").verdict == "name_similar"


def test_a_day_before_the_listing_is_told_as_such() -> None:
    one = found(of_subject("Boko Haram", as_of="2010-01-01"), "us", "us_fto")
    assert (one.standing, one.held) == ("not_yet", "no")


def test_a_wing_is_not_the_whole() -> None:
    one = found(of_subject("Hezbollah", "Hizballah"), "eu", "eu_terror")
    assert one.verdict == "name_similar"
    assert "military wing" in one.reason


# (claim, verdict, standing)
CLAIMS: list[tuple[Claim, str, str]] = [
    (claim(("Mujahedin-e-Khalq", "MEK", "MKO"), "President Clinton", time="1997"), "confirmed", "removed"),
    (claim(("Mujahedin-e-Khalq", "MEK", "MKO"), "European Union", time="2002"), "confirmed", "removed"),
    (claim(("Mujahedin-e-Khalq", "MEK", "MKO"), "European Union", time="2001"), "date_differs", "removed"),
    (claim(("Mujahedin-e-Khalq", "MEK", "MKO"), "European Union", action="removed", time="2008-12-04"), "date_differs", "removed"),
    (claim(("Mujahedin-e-Khalq", "MEK", "MKO"), "Canada", action="removed", time="2012-12-20"), "confirmed", "removed"),
    (claim("Communist Party of Nepal (Maoist)", label="Foreign Terrorist Organization"), "other_list", "removed"),
    (claim("Communist Party of Nepal (Maoist)", label="Terrorist Exclusion List"), "confirmed", "removed"),
    (claim(("Ansar Allah", "Houthi movement"), time="2021-01"), "confirmed", "listed"),
    (claim("Revolutionary Struggle", "European Union", time="2007"), "confirmed", "removed"),
    # A body that goes by its successor's name too: the date tells which of the two listings is meant.
    (claim(("Revolutionary Armed Forces of Colombia—People's Army", "FARC-EP", "FARC"), time="1997/.."), "confirmed", "removed"),
    (claim(("Revolutionary Armed Forces of Colombia—People's Army", "FARC-EP", "FARC"), time="2021-12"), "confirmed", "listed"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("made", "verdict", "standing"), CLAIMS, ids=lambda one: one.quote if isinstance(one, Claim) else ""
)
def test_claims_against_the_histories(made: Claim, verdict: str, standing: str) -> None:
    one = checked(made, *builtin(), finder=finder())[0]
    assert (one.verdict, one.standing) == (verdict, standing), one.reason


def test_an_annulment_by_a_court_is_told_and_is_no_removal() -> None:
    made = claim(("Mujahedin-e-Khalq", "MEK", "MKO"), "European Union", action="removed", time="2008-12-04")
    assert "annulment by a court is no removal" in checked(made, *builtin(), finder=finder())[0].reason


def test_the_first_document() -> None:
    """Both its designations are confirmed, with authority and year, and both are told to be over since."""
    if not FIRST.exists():
        pytest.skip(f"{FIRST} is not there: the document is not part of the repository")
    stages = own_stages()
    read = stages.read(FIRST, FIRST.name, Metadata(published="2024"))
    resolved = stages.resolve(stages.extract(read, stages.analyse(read, stages.load_model())), ())
    checks = check(resolved.claims, resolved.entities, [read], builtin(), as_of=DAY, finder=finder())
    told = {one.authority: one for one in checks if one.claim is not None}
    assert {"us", "eu"} <= set(told)
    for authority, year, listed, removed in (
        ("us", "1997", "1997-10-08", "2012-09-28"),
        ("eu", "2002", "2002-05-02", "2009-01-26"),
    ):
        one = told[authority]
        assert (one.verdict, one.days, one.time) == ("confirmed", 0, year), one.reason
        assert (one.matches[0].listed, one.matches[0].removed) == (listed, removed)
        assert (one.standing, one.outdated) == ("removed", True), one.reason
    drawn = {strip.authority: strip for strip in strips(checks, resolved.claims, [read])}
    assert [(bar.start, bar.end) for bar in drawn["eu"].bars if bar.counts] == [("2002-05-02", "2009-01-26")]
    assert [(saying.time, saying.published, saying.outdated) for saying in drawn["us"].sayings] == [
        ("1997", "2024", True)
    ]


# (names, register, part of an own name there): bodies that are easily taken for each other
OTHERS = [
    (("Vanguards of Conquest",), "gb_proscribed", "Al-Qa'ida"),
    (("Islamic Jihad Union",), "us_fto", "Libyan Islamic Fighting Group"),
    (("Jaysh al-Adl",), "gb_proscribed", "Ansar al-Islam"),
    (("Jaysh al-Islam",), "us_fto", "Army of Islam"),
    (("Ansar al-Shari'a in Darnah",), "gb_proscribed", "Ansar al Sharia-Tunisia"),
    (("Harakat-ul-Jihad-ul-Islami (Bangladesh)",), "us_fto", "Harakat ul-Jihad-i-Islami"),
    (("Palestine Liberation Front",), "us_fto", "Popular Front for the Liberation of Palestine"),
    (("Ulster Freedom Fighters",), "eu_terror", "Ulster Defence Association"),
    (("Islamic Revolutionary Guard Corps",), "ca_terror", "Islamic Revolutionary Guard Corps' Qods Force"),
    (("Stichting Al Aqsa",), "eu_terror", "Al-Aqsa e.V."),
    (("National Liberation Army", "NLA"), "us_fto", "National Liberation Army"),
    (("Irish Republican Army",), "us_fto", "Real Irish Republican Army"),
    (("Revolutionary Armed Forces of Colombia",), "us_fto", "Revolutionary Armed Forces of Colombia-People's Army"),
]


@pytest.mark.parametrize(("names", "register", "own"), OTHERS, ids=str)
def test_bodies_that_are_easily_taken_for_each_other(names: tuple[str, ...], register: str, own: str) -> None:
    entries = {entry.key: entry.listing.name for entry in finder().entries}
    counted = {
        entries[match.register, match.key]
        for one in of_subject(*names)
        for match in one.matches
        if match.counts and match.register == register
    }
    assert own not in counted
