"""Verdicts on claims: names, authorities, lists, dates, denials, removals."""

from __future__ import annotations

import pytest

from tests.checking.making import checked, claim, listing, snapshot
from variorum.model import Check, Claim, Entity, Listing, Snapshot

SHINING = listing("Shining Path", "Sendero Luminoso", weak=["SL"], listed="1997-10-08")
ETA = listing(
    "Basque Fatherland and Liberty", "Euskadi Ta Askatasuna", weak=["ETA"], listed="1997-10-08", removed="2022-05-20"
)
HAMAS = listing("HAMAS", "Islamic Resistance Movement", listed="1997-10-08")
PLF = listing("Palestine Liberation Front", weak=["PLF"], listed="1997-10-08")
ELN = listing("National Liberation Army", weak=["ELN"], listed="1997-10-08")
STRUGGLE = listing(
    "Revolutionary Struggle",
    "Epanastatikos Agonas",
    listed="2009-05-18",
    details=(("signed", "2009-04-22"), ("amended", "2014-01-01")),
)
NEPAL = listing("Communist Party of Nepal (Maoist)", register="us_sdgt", listed="2003", removed="2012-09-06")
FTO = snapshot(SHINING, ETA, HAMAS, PLF, ELN, STRUGGLE)
SDGT = snapshot(NEPAL)
EU = snapshot(
    listing("Hizballah Military Wing", register="eu_terror"),
    listing("Revolutionary Armed Forces of Colombia", register="eu_terror", weak=["FARC"], listed="2002-06", removed="2017-11-13",
            details=(("suspended", "2016-09-27"),)),
)  # fmt: skip
GB = snapshot(
    listing("Hizballah (Party of God)", register="gb_proscribed", listed="2019-03-01", scope="whole organisation"),
    listing("Islamic Jihad of Palestine", register="gb_proscribed", listed="2001-03"),
    listing("Izz al-Din Movement", register="gb_proscribed", listed="2001-03", scope="military wing"),
)
AU = snapshot(listing("Shining Path", register="au_freeze", listed="2001-12"))
ALL = (FTO, SDGT, EU, GB, AU)


def only(made: Claim, *snapshots: Snapshot, published: str | None = None) -> Check:
    found = checked(made, *(snapshots or ALL), published=published)
    assert len(found) == 1
    return found[0]


# (claim, verdict, days)
VERDICTS: list[tuple[Claim, str, int | None]] = [
    (claim("Shining Path", time="1997"), "confirmed", 0),
    (claim("Shining Path", time="1997-10-08"), "confirmed", 0),
    (claim("Shining Path", time="1997/.."), "confirmed", 0),
    (claim("Shining Path", time="../1999"), "confirmed", 0),
    (claim("Shining Path", time="1995/1998"), "confirmed", 0),
    (claim("Shining Path", time="199X"), "confirmed", 0),
    (claim("Shining Path", time="1998~"), "confirmed", 0),
    (claim("Shining Path"), "confirmed", None),
    (claim("Sendero Luminoso", time="1997"), "confirmed", 0),
    (claim("the Shining Path", "President Clinton", time="1997"), "confirmed", 0),
    (claim("Shining Path", "State Department", label="Foreign Terrorist Organization"), "confirmed", None),
    (claim("Shining Path", "Washington", time="1997-10"), "confirmed", 0),
    # Days of one act: up to 45 apart, and every day that the entry tells.
    (claim("Shining Path", time="1997-11"), "confirmed", 24),
    (claim("Shining Path", time="1997-09-20"), "confirmed", 18),
    (claim("Epanastatikos Agonas", time="2009-04-22"), "confirmed", 0),
    (claim("Epanastatikos Agonas", time="2014-01-01"), "date_differs", 1689),
    # Dates that cannot be one.
    (claim("Shining Path", time="1999"), "date_differs", 450),
    (claim("Shining Path", time="../1995"), "date_differs", 647),
    (claim("Shining Path", time="2001-09/.."), "date_differs", 1424),
    (claim("Shining Path", time="1999", status="reported"), "date_differs", 450),
    # Another list of the same authority, lists of others, authorities of which nothing was searched.
    (claim("Communist Party of Nepal (Maoist)", label="Foreign Terrorist Organization"), "other_list", None),
    (claim("Communist Party of Nepal (Maoist)"), "confirmed", None),
    (claim("Shining Path", "Australia"), "other_list", None),
    (claim("Shining Path", "European Union", time="1997"), "other_list", None),
    (claim("Shining Path", "Brussels"), "other_list", None),
    (claim("Shining Path", "Japan", time="1997"), "not_found", None),
    (claim("Shining Path", "The Lima Post", time="1997"), "not_found", None),
    (claim("Shining Path", None, label="Foreign Terrorist Organization", time="1997"), "confirmed", 0),
    # Names that are not enough.
    (claim("SL"), "name_similar", None),
    (claim("PLF"), "name_similar", None),
    (claim("Hamas"), "name_similar", None),
    (claim("National Liberation Army"), "name_similar", None),
    (claim(("National Liberation Army", "NLA"), time="2001"), "name_similar", None),
    (claim("Popular Front for the Liberation of Palestine", time="1997"), "name_similar", None),
    # Two that do not hang together are; so is one with the authority and the date.
    (claim(("National Liberation Army", "ELN")), "confirmed", None),
    (claim("Hamas", time="1997"), "confirmed", 0),
    (claim("Hamas", time="1997-10-08"), "confirmed", 0),
    (claim("Hamas", time="199X"), "name_similar", 0),
    (claim("Hamas", time="1999"), "name_similar", 0),
    (claim("Hamas", time="1997", status="denied"), "name_similar", 0),
    # A wing is not the whole, nor the whole a wing.
    (claim("Hizballah", "European Union"), "name_similar", None),
    (claim("Hizballah Military Wing", "European Union"), "confirmed", None),
    (claim(("Hizballah", "Party of God"), "United Kingdom", time="2019"), "confirmed", 0),
    (claim("Izz al-Din Movement", "the Home Office"), "name_similar", None),
    (claim("military wing of the Izz al-Din Movement", "the Home Office"), "name_similar", None),
    # Nobody of that name.
    (claim("Basque Nationalist Party", time="1997"), "not_found", None),
    (claim("Greenpeace"), "not_found", None),
    # Removals.
    (claim(("Euskadi Ta Askatasuna", "ETA"), action="removed", time="2022"), "confirmed", 0),
    (claim("Euskadi Ta Askatasuna", action="removed"), "confirmed", None),
    (claim("Euskadi Ta Askatasuna", action="lifted", time="2022-06"), "confirmed", 12),
    (claim("Euskadi Ta Askatasuna", action="removed", time="2018"), "date_differs", 1236),
    (claim("Shining Path", action="removed", time="2018"), "not_found", None),
    (claim("Revolutionary Armed Forces of Colombia", "European Union", action="removed", time="2016-09"), "date_differs", 409),
]  # fmt: skip


@pytest.mark.parametrize(
    ("made", "verdict", "days"), VERDICTS, ids=lambda one: one.quote if isinstance(one, Claim) else ""
)
def test_verdicts(made: Claim, verdict: str, days: int | None) -> None:
    found = only(made)
    assert found.verdict == verdict, found.reason
    if verdict in ("confirmed", "date_differs"):
        assert found.days == days, found.reason
        assert found.matches[0].counts
    assert found.reason
    assert len(found.searched) == len(ALL)


def test_a_match_shows_both_names_and_why() -> None:
    found = only(claim("Sendero Luminoso", time="1997")).matches[0]
    assert (found.asked, found.found, found.quality, found.alone) == (
        "Sendero Luminoso",
        "Sendero Luminoso",
        "strong",
        True,
    )
    assert (found.register, found.list, found.authority, found.listed) == ("us_fto", "us_fto", "us", "1997-10-08")
    assert found.reasons


def test_what_one_dated_claim_tells_holds_for_the_subjects_other_claims() -> None:
    dated, undated = checked([claim("Hamas", time="1997"), claim("Hamas")], *ALL)
    assert (dated.verdict, undated.verdict) == ("confirmed", "confirmed")
    assert not dated.matches[0].alone


def test_names_of_the_entity_count_with_those_of_the_claim() -> None:
    entity = Entity("ent_1", "organization", "Hamas", ("Hamas", "Islamic Resistance Movement"))
    assert checked(claim("Hamas"), *ALL, entities=[entity])[0].verdict == "confirmed"


def test_nothing_of_an_authority_was_searched() -> None:
    found = only(claim("Shining Path", "Japan", time="1997"))
    assert "No register of Japan was searched" in found.reason
    assert "us (" in found.reason, "who else has it is told all the same"


def test_not_found_tells_list_date_and_digest() -> None:
    found = only(claim("Greenpeace"), FTO)
    digest = FTO.files[0].sha256
    assert "Register us_fto (January 2026, sha256 " + digest[:12] in found.reason
    assert "does not say that it never was listed" in found.reason
    assert (found.searched[0].sha256, found.searched[0].entries) == ((digest,), 6)


def test_the_list_meant_was_not_searched() -> None:
    found = only(claim("Communist Party of Nepal (Maoist)", label="Foreign Terrorist Organization"), SDGT)
    assert found.verdict == "other_list"
    assert "was not searched" in found.reason


DENIALS: list[tuple[Claim, str, bool]] = [
    (claim("Shining Path", time="1997", status="denied"), "confirmed", True),
    (claim("Shining Path", status="denied"), "confirmed", True),
    (claim("Greenpeace", status="denied"), "not_found", False),
    (claim("Shining Path", status="alleged"), "confirmed", False),
    (claim("Euskadi Ta Askatasuna", action="removed", status="denied", time="2022"), "confirmed", True),
    (claim("Shining Path", action="removed", time="2018"), "not_found", True),
    (claim("Shining Path", action="removed", time="2018", status="denied"), "not_found", False),
    (claim("Shining Path", action="removed", time="2018", status="planned"), "not_found", False),
]


@pytest.mark.parametrize(
    ("made", "verdict", "contradicted"), DENIALS, ids=lambda one: one.quote if isinstance(one, Claim) else ""
)
def test_what_the_registers_have_against_a_claim(made: Claim, verdict: str, contradicted: bool) -> None:
    found = only(made)
    assert (found.verdict, found.contradicted) == (verdict, contradicted), found.reason
    assert found.status == made.status


# (claim, published, outdated)
AGES: list[tuple[Claim, str | None, bool | None]] = [
    (claim("Euskadi Ta Askatasuna", time="1997"), "2024", True),
    (claim("Euskadi Ta Askatasuna"), "2022-06", True),
    (claim("Euskadi Ta Askatasuna"), "2022-05-20", True),
    (claim("Euskadi Ta Askatasuna"), "2021", False),
    (claim("Euskadi Ta Askatasuna"), "2022", None),
    (claim("Euskadi Ta Askatasuna"), None, None),
    (claim("Euskadi Ta Askatasuna", time="1997/2022"), "2024", False),
    (claim("Euskadi Ta Askatasuna", action="removed", time="2022"), "2024", False),
    (claim("Shining Path"), "2024", False),
    (claim("Shining Path"), None, False),
    (claim("Greenpeace"), "2024", None),
]


@pytest.mark.parametrize(("made", "published", "outdated"), AGES)
def test_outdated(made: Claim, published: str | None, outdated: bool | None) -> None:
    assert only(made, published=published).outdated is outdated


def houthis() -> tuple[Listing, Listing]:
    first = listing("Ansarallah", "Ansar Allah Movement", weak=["Houthis"], listed="2021-01-19", removed="2021-02-16")
    return first, listing("Ansarallah", "Ansar Allah Movement", weak=["Houthis"], listed="2025-03-04")


@pytest.mark.parametrize(
    ("made", "published", "verdict", "since", "outdated"),
    [
        (claim("Ansar Allah Movement", time="2021"), "2023", "confirmed", "2021-01-19", True),
        (claim("Ansar Allah Movement", time="2021"), "2026", "confirmed", "2021-01-19", None),
        (claim("Ansar Allah Movement", time="2025"), "2026", "confirmed", "2025-03-04", False),
        (claim("Ansar Allah Movement"), "2021-02-01", "confirmed", "2021-01-19", False),
        (claim("Ansar Allah Movement"), "2025-06", "confirmed", "2025-03-04", False),
        (claim("Ansar Allah Movement"), None, "confirmed", "2025-03-04", False),
        (claim("Ansar Allah Movement", action="removed"), "2023", "confirmed", "2021-01-19", False),
        (claim("Ansar Allah Movement", action="removed", time="2021"), "2025-06", "confirmed", "2021-01-19", True),
    ],
)
def test_two_designations_of_one_group(
    made: Claim, published: str | None, verdict: str, since: str, outdated: bool | None
) -> None:
    found = only(made, snapshot(*houthis(), published="2026-01-15"), published=published)
    assert (found.verdict, found.matches[0].listed, found.outdated) == (verdict, since, outdated), found.reason
    assert found.standing == "listed"
    assert "again" in found.reason


def test_a_suspension_is_told_and_is_no_removal() -> None:
    found = only(claim("Revolutionary Armed Forces of Colombia", "European Union", action="removed", time="2016-09"))
    assert "a suspension is no removal" in found.reason
    assert "2017" in found.reason


def test_an_amendment_is_told_and_is_no_listing() -> None:
    assert "an amendment is no listing" in only(claim("Epanastatikos Agonas", time="2014-01-01")).reason


def test_a_claimed_date_in_the_midst_of_a_listing_is_told_as_such() -> None:
    assert "on the list at the claimed time" in only(claim("Euskadi Ta Askatasuna", time="2005")).reason


def test_the_alias_that_is_anothers_name_does_not_make_that_others_listing_ones_own() -> None:
    party = listing("Party of God", "Islamic Jihad Organization", "Followers of the Prophet", listed="1997-10-08")
    other = listing("Palestine Islamic Jihad", "Islamic Jihad", listed="1997-10-09")
    found = only(
        claim(("Party of God", "Islamic Jihad", "Followers of the Prophet", "Islamic Jihad Organization")),
        snapshot(party, other),
    )
    counted = {match.key: match.counts for match in found.matches}
    assert counted == {party.key: True, other.key: False}


def test_several_subjects_and_authorities_are_checked_each() -> None:
    made = claim("Shining Path")
    assert [one.authority for one in checked([made, claim("Shining Path", "European Union")], *ALL)] == ["us", "eu"]


def test_other_types_of_claims_are_left_alone() -> None:
    made = claim("Shining Path")
    object.__setattr__(made, "type", "founded")
    assert checked(made, *ALL) == ()


FILE = snapshot(
    listing("Shining Path", register="ofac_sdn", key="1"),
    listing("Boko Haram", register="ofac_sdn", key="2"),
    published="2008-06-01",
    complete=True,
)
LATER = snapshot(listing("Boko Haram", register="ofac_sdn", key="2"), published="2010-06-01", complete=True)

# A removal that two files tell of: between their days, and no surer.
VANISHED: list[tuple[Claim, str, int | None, str]] = [
    (claim("Shining Path", action="removed", time="2009", label=None), "confirmed", 0, "vanished"),
    (claim("Shining Path", action="removed", label=None), "confirmed", None, "vanished"),
    (claim("Shining Path", action="removed", time="2010-07", label=None), "confirmed", 30, "vanished"),
    (claim("Shining Path", action="removed", time="2012", label=None), "date_differs", 579, "vanished"),
    (claim("Boko Haram", action="removed", time="2009", label=None), "not_found", None, "listed"),
    (claim("Shining Path", time="1997", label=None), "confirmed", None, "vanished"),
]


@pytest.mark.parametrize(("made", "verdict", "days", "standing"), VANISHED)
def test_a_removal_that_two_files_tell_of(made: Claim, verdict: str, days: int | None, standing: str) -> None:
    found = only(made, FILE, LATER)
    assert (found.verdict, found.days, found.standing) == (verdict, days, standing), found.reason
    if standing == "vanished":
        assert found.matches[0].between == ("2008-06-01", "2010-06-01")


def test_without_a_date_of_the_register_the_claimed_one_is_held_against_nothing() -> None:
    assert "gives no date of the listing" in only(claim("Shining Path", time="1997", label=None), FILE, LATER).reason


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("1997/2022-05", "So does the claimed end"),
        ("1997/2010", "The claimed end, if it is one, differs"),
        ("1997/..", ""),
    ],
)
def test_a_claimed_end_is_told_beside_the_registers(time: str, words: str) -> None:
    found = only(claim("Euskadi Ta Askatasuna", time=time))
    assert found.verdict == "confirmed"
    assert words in found.reason
    assert ("claimed end" in found.reason) == bool(words)


def test_the_end_that_a_document_tells_elsewhere_keeps_it_from_being_outdated() -> None:
    made = [claim("Euskadi Ta Askatasuna", time="1997"), claim("Euskadi Ta Askatasuna", action="removed", time="2022")]
    listed, removed = checked(made, *ALL, published="2024")
    assert (listed.outdated, removed.outdated) == (False, False)
    assert "tells the end of it too" in listed.reason


def test_a_claim_of_a_time_before_the_lists() -> None:
    assert "oldest entry is of 8 October 1997" in only(claim("Irgun", time="1946")).reason
    assert "oldest entry" not in only(claim("Irgun", time="1998")).reason
