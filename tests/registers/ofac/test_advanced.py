"""OFAC's advanced XML."""

from __future__ import annotations

import pytest

from tests.registers.ofac.samples import (
    ENTRIES,
    PARTIES,
    advanced,
    alias,
    codes,
    entry,
    feature,
    one,
    party,
    period,
    sanctions,
)
from variorum.errors import RegisterError
from variorum.model import ListedName
from variorum.registers.fields import local
from variorum.registers.opening import open_file


def test_entries_with_their_dates() -> None:
    snapshot = one(("sdn_advanced.xml", advanced()), dated=None)
    assert (snapshot.register, snapshot.published, snapshot.dated_by) == ("ofac_sdn", "2024-03-06", "file")
    assert (snapshot.complete, codes(snapshot), snapshot.files[0].records) == (True, [], 2)
    group, person = snapshot.listings
    assert group.names == (
        ListedName("SHINING PATH", "primary"),
        ListedName("SENDERO LUMINOSO", "strong", "A.K.A."),
        ListedName("SL", "weak", "A.K.A."),
        ListedName("Сендеро Луминосо", "strong", "Cyrillic"),
    )
    assert (group.kind, group.listed, group.programmes) == ("organization", "1997-10-08", ("FTO", "SDGT"))
    assert group.lists == ("Foreign Terrorist Organizations", "Specially Designated Global Terrorists")
    assert group.countries == ("Peru",)
    assert "may be of another day" in group.date_note
    assert group.details == (
        ("address", "Ayacucho, Peru"),
        ("Created", "2001-10-31, SDN List, Executive Order 13224 (Terrorism)"),
        ("Created", "1997-10-08, SDN List, Executive Order 13224 (Terrorism)"),
        ("measure", "Block"),
    )
    assert (person.name, person.kind, person.listed) == ("GUZMAN LOERA, Joaquin", "person", "2009-05-18")
    assert person.births == ("1954-12-25", "1957~", "1955/1957", "1956-03")
    assert person.details[:5] == (
        ("Nationality Country", "Mexico"),
        ("Gender", "Male"),
        ("Secondary sanctions risk", "a law"),
        ("Owned or Controlled By", "SHINING PATH (former)"),
        ("Passport", "X1234 (Mexico) Issue Date 2001-01-02 (Fraudulent)"),
    )


def test_same_names_as_in_the_plain_files() -> None:
    """A list of one format compared with that of another shows no change where there is none."""
    assert entry(one(("sdn_advanced.xml", advanced())), "7050").name == "GUZMAN LOERA, Joaquin"


def test_entry_of_the_consolidated_list_repeats_another_and_is_left_out() -> None:
    group = one(("sdn_advanced.xml", advanced())).listings[0]
    assert group.listed == "1997-10-08"
    assert not any("1990-01-01" in value for _, value in group.details)


def test_entry_of_another_list_is_told_and_does_not_date_the_register_s_own() -> None:
    more = sanctions("4701", "91507", ["1995-01-01"], ["UKRAINE-EO13662"])
    group = one(("sdn_advanced.xml", advanced(entries=(*ENTRIES, more)))).listings[0]
    assert (group.listed, group.programmes) == ("1997-10-08", ("FTO", "SDGT"))
    assert group.lists[-1] == "Sectoral Sanctions Identifications List"
    assert (
        "Created",
        "1995-01-01, Sectoral Sanctions Identifications List, Executive Order 13224 (Terrorism)",
    ) in group.details


@pytest.mark.parametrize(
    ("name", "told"), [("cons_advanced.xml", []), ("other.xml", []), ("sdn_advanced.xml", ["list-by-content"])]
)
def test_other_list_is_told_by_its_entries(name: str, told: list[str]) -> None:
    entries = (
        sanctions("4701", "91507", ["2014-09-12"], ["UKRAINE-EO13662"]),
        sanctions("4701", "91512", ["2014-09-12"], ["UKRAINE-EO13662"]),
        sanctions("7050", "91507", ["2014-07-16"], ["UKRAINE-EO13662"]),
    )
    snapshot = one((name, advanced(entries=entries)))
    assert (snapshot.register, codes(snapshot)) == ("ofac_cons", told)
    assert snapshot.listings[0].lists == ("Sectoral Sanctions Identifications List",)
    assert snapshot.listings[0].listed == "2014-09-12"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<Feature ID", '<Shade tint="grey"/><Feature ID'),
        ('LowQuality="false"', 'LowQuality="false" Tint="grey"'),
        ("<Comment/><Value>", "<Comment/><Tint>grey</Tint><Value>"),
        ('ValidityID="2"', 'ValidityID="2" Tint="grey"'),
        ('<Date CalendarTypeID="1">', '<Tint>grey</Tint><Date CalendarTypeID="1">'),
        ('Former="true"', 'Former="true" Tint="grey"'),
        ('ListID="1550"', 'ListID="1550" Tint="grey"'),
        ('<DistinctParty FixedRef="4701">', '<DistinctParty FixedRef="4701"><Tint>grey</Tint>'),
        ("</DistinctParties>", "<Tint>grey</Tint></DistinctParties>"),
        ("</DistinctParty>", "</DistinctParty>grey"),
        ("<From>", "<Tint>grey</Tint><From>"),
        ("<NamePartGroups>", "<NamePartGroups><Tint>grey</Tint>"),
        ('<DateOfIssue CalendarTypeID="1">', '<DateOfIssue CalendarTypeID="1"><Tint>grey</Tint>'),
        ("<SanctionsEntryLinks/>", "<SanctionsEntryLinks><Tint>grey</Tint></SanctionsEntryLinks>"),
    ],
)
def test_unknown_field_is_an_issue(old: str, new: str) -> None:
    content = advanced().decode().replace(old, new, 1).encode()
    assert content != advanced()
    snapshot = one(("sdn_advanced.xml", content))
    assert codes(snapshot) == ["unknown-field"]
    assert "grey" in snapshot.issues[0].what
    assert snapshot.listings == one(("sdn_advanced.xml", advanced())).listings


def test_unknown_section_is_an_issue() -> None:
    snapshot = one(("sdn_advanced.xml", advanced(more="<Shades><Tint>grey</Tint></Shades>")))
    assert codes(snapshot) == ["unknown-field", "unknown-field"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('FeatureTypeID="224"', 'FeatureTypeID="999"', "unknown-code"),
        ('AliasTypeID="1400"', 'AliasTypeID="999"', "unknown-code"),
        ('PartySubTypeID="3"', 'PartySubTypeID="999"', "unknown-code"),
        ('LocationID="501"', 'LocationID="999"', "unknown-code"),
        ("<Comment>SDNTK</Comment>", "<Comment>NEW-EO99999</Comment>", "unknown-programme"),
        ("<Comment>SDNTK</Comment>", "", "unknown-programme"),
        ("<Year>1954</Year>", "<Year>19</Year>", "bad-date"),
        ("<Year>2009</Year><Month>5</Month>", "<Year>2009</Year><Month>15</Month>", "bad-date"),
        ('IdentityID="70500"', 'IdentityID="999"', "no-party"),
        ('To-ProfileID="4701"', 'To-ProfileID="999"', "no-party"),
    ],
)
def test_something_unknown_is_kept_and_told(old: str, new: str, code: str) -> None:
    content = advanced().decode().replace(old, new, 1).encode()
    assert content != advanced()
    snapshot = one(("sdn_advanced.xml", content))
    told = [found for found in codes(snapshot) if found != "unused-place"]
    assert (told, snapshot.complete, len(snapshot.listings)) == ([code], True, 2)


def test_entry_without_its_party_is_told_and_the_list_is_not_complete() -> None:
    snapshot = one(("sdn_advanced.xml", advanced(entries=(*ENTRIES, sanctions("8", "1550", ["2001-10-31"], ["FTO"])))))
    assert (codes(snapshot), snapshot.complete) == (["no-party"], False)


def test_party_without_an_entry_has_no_date() -> None:
    snapshot = one(("sdn_advanced.xml", advanced(entries=ENTRIES[:2])))
    assert (entry(snapshot, "7050").listed, entry(snapshot, "7050").programmes) == (None, ())


def test_party_that_comes_twice_is_told() -> None:
    snapshot = one(("sdn_advanced.xml", advanced(parties=(*PARTIES, PARTIES[0]))))
    assert (codes(snapshot), len(snapshot.listings), snapshot.files[0].records) == (["entry-twice"], 2, 3)


def test_party_without_a_name_is_told_and_the_list_is_not_complete() -> None:
    snapshot = one(("sdn_advanced.xml", advanced(parties=(*PARTIES, party("8", "3", "")))))
    assert (codes(snapshot), snapshot.complete, len(snapshot.listings)) == (["no-name"], False, 2)


def test_date_that_is_a_feature_is_kept_under_its_label() -> None:
    wedding = party("8", "4", alias([("100", "SOMEBODY")], own=True), feature("9", period("1980-05-01", "1980-05-31")))
    snapshot = one(("sdn_advanced.xml", advanced(parties=(*PARTIES, wedding))))
    assert entry(snapshot, "8").details == (("Marriage", "1980-05"),)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_cut_file_is_an_error(share: float) -> None:
    content = advanced()
    with pytest.raises(RegisterError, match="not well-formed"):
        one(("sdn_advanced.xml", content[: int(len(content) * share)].rstrip(b"\n>")))


def test_file_with_a_dtd_is_an_error() -> None:
    content = advanced().replace(b"<Sanctions ", b'<!DOCTYPE Sanctions [<!ENTITY a "b">]><Sanctions ', 1)
    with pytest.raises(RegisterError, match="declares a DTD"):
        one(("sdn_advanced.xml", content))


def test_records_are_given_away_as_they_are_read() -> None:
    """The real files have over 100 MB: the tree never holds more than a piece of it."""
    parties = [party(str(key), "3", alias([("100", f"GROUP {key}")], own=True)) for key in range(1000, 1400)]
    opened = open_file("sdn_advanced.xml", advanced(parties=parties, entries=()))
    sizes, names = [], []
    for element in opened.elements(frozenset({"DistinctParty"})):
        parent = element.getparent()
        if parent is None:
            continue
        if local(str(element.tag)) == "DistinctParty":
            sizes.append(len(parent))
            names.append(element.get("FixedRef"))
        elif local(str(element.tag)) == "DistinctParties":
            assert len(element) == 0
    assert (len(names), names[0], names[-1]) == (400, "1000", "1399")
    assert max(sizes) < 100  # the parser builds a piece of the file ahead
