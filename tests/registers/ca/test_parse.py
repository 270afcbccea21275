"""Canada's list of autonomous sanctions: persons, entities, ships, and what is wrong."""

from __future__ import annotations

import pytest

from variorum.errors import RegisterError
from variorum.model import Snapshot
from variorum.registers import read

PERSON = """<record><Country>Belarus / Bélarus</Country><LastName>Doe</LastName><GivenName>Jan</GivenName>
<Aliases>John Doe; Ян Доу</Aliases><DateOfBirthOrShipBuildDate>1970-02-03</DateOfBirthOrShipBuildDate>
<TitleOrShip>Minister | Ministre</TitleOrShip><Schedule>1, Part 1</Schedule><Item>7</Item><DateOfListing>2020-09-28</DateOfListing>
</record>"""
ENTITY = """<record><Country>Russia / Russie</Country><EntityOrShip>Harbour Works</EntityOrShip><Schedule>1, Part 2</Schedule>
<Item>7</Item><DateOfListing>2022-03-01</DateOfListing></record>"""
SHIP = """<record><Country>Russia / Russie</Country><EntityOrShip>North Star</EntityOrShip><TitleOrShip>Tanker</TitleOrShip>
<DateOfBirthOrShipBuildDate>2004</DateOfBirthOrShipBuildDate><ShipIMONumber>9000001</ShipIMONumber><Schedule>4</Schedule>
<Item>1</Item><DateOfListing>2025-02-24</DateOfListing></record>"""


def snapshot(*records: str) -> Snapshot:
    (made,) = read([("sema_2025-03-01.xml", f"<data-set>{''.join(records)}</data-set>".encode())])
    return made


def test_persons_entities_and_ships() -> None:
    made = snapshot(PERSON, ENTITY, SHIP)
    assert made.issues == () and made.complete and made.published == "2025-03-01"
    person, entity, ship = made.listings
    assert person.as_dict() == {
        "register": "ca_sema",
        "key": "Belarus/1, Part 1/7",
        "kind": "person",
        "names": [
            {"text": "Jan Doe", "quality": "primary"},
            {"text": "John Doe", "quality": "strong", "label": "alias"},
            {"text": "Ян Доу", "quality": "strong", "label": "alias"},
        ],
        "authority": "ca",
        "standing": "listed",
        "listed": "2020-09-28",
        "lists": ["Consolidated Canadian Autonomous Sanctions List"],
        "programmes": ["Belarus"],
        "births": ["1970-02-03"],
        "details": [
            ["regulations of", "Belarus / Bélarus"],
            ["title", "Minister | Ministre"],
            ["schedule", "1, Part 1"],
            ["item", "7"],
            ["birth", "1970-02-03"],
        ],
    }
    assert (entity.kind, entity.listed, entity.countries) == ("organization", "2022-03-01", ())
    assert (ship.kind, ship.births, ship.references) == ("vessel", (), (("IMO", "9000001"),))
    assert ("built", "2004") in ship.details


def test_elements_with_names_in_both_languages_are_the_same() -> None:
    both = ENTITY.replace("EntityOrShip", "EntityOrShip-EntiteOuNavire").replace("Country", "Country-Pays")
    assert snapshot(both).listings == snapshot(ENTITY).listings


def test_two_records_of_one_number_are_two_entries() -> None:
    made = snapshot(ENTITY, ENTITY.replace("Harbour", "Dock"))
    assert [one.key for one in made.listings] == ["Russia/1, Part 2/7", "Russia/1, Part 2/7/Dock Works"]
    assert made.issues == () and made.complete


@pytest.mark.parametrize(
    ("record", "code", "complete"),
    [
        (ENTITY.replace("2022-03-01", "March"), "bad-date", True),
        (PERSON.replace("1970-02-03", "1970-13"), "bad-date", True),
        (ENTITY.replace("</record>", "<Colour>red</Colour></record>"), "unknown-field", True),
        (ENTITY.replace("<record>", '<record colour="red">'), "unknown-field", True),
        (ENTITY.replace("<EntityOrShip>Harbour Works</EntityOrShip>", ""), "unnamed-entry", False),
    ],
)
def test_what_is_wrong_is_told(record: str, code: str, complete: bool) -> None:
    made = snapshot(PERSON.replace("1, Part 1", "9"), record)
    assert [issue.code for issue in made.issues] == [code] and made.complete is complete


def test_a_file_that_is_cut_off_is_refused() -> None:
    with pytest.raises(RegisterError, match="not well-formed"):
        read([("sema.xml", f"<data-set>{PERSON[:60]}".encode())])


def test_a_list_without_records_is_refused() -> None:
    with pytest.raises(RegisterError, match="no records"):
        snapshot()
