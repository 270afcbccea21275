"""OFAC's plain XML."""

from __future__ import annotations

import pytest

from tests.registers.ofac.samples import codes, entry, one, plain
from variorum.errors import RegisterError
from variorum.model import ListedName

_ONE = (
    "<sdnEntry><uid>5</uid><lastName>SOME COMPANY</lastName><sdnType>Entity</sdnType><programList><program>CUBA</program>"
    "</programList>{}</sdnEntry>"
)


def test_entries_and_the_publisher_s_date() -> None:
    snapshot = one(("sdn.xml", plain()), dated=None)
    assert (snapshot.published, snapshot.dated_by, snapshot.complete, codes(snapshot)) == (
        "2021-07-07",
        "file",
        True,
        [],
    )
    group, person, vessel = snapshot.listings
    assert group.names == (
        ListedName("SHINING PATH", "primary"),
        ListedName("SENDERO LUMINOSO", "strong", "a.k.a."),
        ListedName("SL", "weak", "a.k.a."),
    )
    assert group.lists == ("Foreign Terrorist Organizations", "Specially Designated Global Terrorists")
    assert (person.name, person.births, person.countries) == (
        "GUZMAN LOERA, Joaquin",
        ("1954-12-25", "1957~"),
        ("Mexico",),
    )
    assert person.details == (
        ("title", "Leader"),
        ("Passport", "X1234 (Mexico) issued 02 Jan 2001"),
        ("Secondary sanctions risk", "a law"),
        ("POB", "La Tuna"),
        ("nationality", "Mexico"),
        ("address", "Calle 1, Culiacan, Mexico"),
        ("remarks", "Supreme commander"),
        ("Linked To", "SINALOA CARTEL"),
    )
    assert (vessel.kind, vessel.details) == ("vessel", (("callSign", "HMZF"), ("vesselType", "General Cargo")))


@pytest.mark.parametrize("space", ["", "urn:example:2", "http://tempuri.org/sdnList.xsd"])
def test_namespace_does_not_matter(space: str) -> None:
    assert one(("sdn.xml", plain(space=space))).listings == one(("sdn.xml", plain())).listings


@pytest.mark.parametrize(
    "inside",
    [
        "<shade>grey</shade>",
        "<akaList><shade>grey</shade></akaList>",
        "<akaList><aka><uid>1</uid><type>a.k.a.</type><category>strong</category><lastName>X</lastName><shade>grey</shade></aka></akaList>",
        "<idList><id><uid>1</uid><idType>Passport</idType><idNumber>1</idNumber><shade>grey</shade></id></idList>",
        "<addressList><address><uid>1</uid><country>Cuba</country><shade>grey</shade></address></addressList>",
        "<vesselInfo><shade>grey</shade></vesselInfo>",
        '<nationalityList><nationality shade="grey"><country>Cuba</country></nationality></nationalityList>',
    ],
)
def test_unknown_field_is_an_issue(inside: str) -> None:
    snapshot = one(("sdn.xml", plain([_ONE.format(inside)])))
    assert codes(snapshot) == ["unknown-field"]
    assert "shade" in snapshot.issues[0].what
    assert "grey" in snapshot.issues[0].what
    assert snapshot.issues[0].where == "sdn.xml, entry 5"


def test_unknown_field_of_the_file_is_an_issue() -> None:
    content = plain().replace(b"<publshInformation>", b"<shade>grey</shade><publshInformation><tint>red</tint>")
    assert codes(one(("sdn.xml", content))) == ["unknown-field", "unknown-field"]


def test_another_number_of_entries_than_the_file_says() -> None:
    snapshot = one(("sdn.xml", plain(count="19391")))
    assert (codes(snapshot), snapshot.complete) == (["count-differs"], False)
    assert snapshot.issues[0].what == "the file says that it has 19391 entries, and 3 are in it"


@pytest.mark.parametrize(
    ("old", "new", "code", "complete"),
    [
        ("<uid>5</uid>", "", "no-key", False),
        ("SOME COMPANY", "", "no-name", False),
        ("Entity", "Spacecraft", "unknown-code", True),
        ("<sdnType>Entity</sdnType>", "", "unknown-code", True),
        ("CUBA", "NEW-EO99999", "unknown-programme", True),
    ],
)
def test_damaged_entry_is_told(old: str, new: str, code: str, complete: bool) -> None:
    snapshot = one(
        (
            "sdn.xml",
            plain([_ONE.format(""), _ONE.format("").replace("<uid>5<", "<uid>6<").replace(old.replace("5", "6"), new)]),
        )
    )
    assert (codes(snapshot), snapshot.complete, len(snapshot.listings)) == ([code], complete, 2 if complete else 1)


def test_alias_of_an_unknown_quality_is_weak_and_told() -> None:
    aka = "<akaList><aka><type>a.k.a.</type><category>middling</category><lastName>SC</lastName></aka></akaList>"
    snapshot = one(("sdn.xml", plain([_ONE.format(aka)])))
    assert (codes(snapshot), entry(snapshot, "5").names[1].quality) == (["unknown-code"], "weak")


def test_date_of_publication_that_is_none_is_told() -> None:
    content = plain().replace(b"07/07/2021", b"07/77/2021")
    assert codes(one(("sdn.xml", content), dated=None)) == ["bad-date", "undated-register"]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_cut_file_is_an_error(share: float) -> None:
    content = plain()
    with pytest.raises(RegisterError, match="not well-formed"):
        one(("sdn.xml", content[: int(len(content) * share)].rstrip(b"\n>")))


def test_file_with_a_dtd_is_an_error() -> None:
    content = plain().replace(b"<sdnList", b'<!DOCTYPE sdnList [<!ENTITY a "b">]><sdnList', 1)
    with pytest.raises(RegisterError, match="declares a DTD"):
        one(("sdn.xml", content))
