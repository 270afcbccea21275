"""The Security Council's list: its names, dates, numbers and traps, and what a damaged file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.errors import RegisterError
from variorum.model import Listing, Snapshot
from variorum.registers import read
from variorum.registers.spec import spec
from variorum.registers.un.groups import plain_date
from variorum.registers.un.names import split_names

SHARED = Path(__file__).parents[4] / "shared" / "registers" / "un"

PERSON = """
<INDIVIDUAL>
  <DATAID>900001</DATAID><VERSIONNUM>1</VERSIONNUM>
  <FIRST_NAME>IBRAHIM </FIRST_NAME><SECOND_NAME>WALID</SECOND_NAME><THIRD_NAME/><FOURTH_NAME>AL-MASRI</FOURTH_NAME>
  <UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>QDi.901 </REFERENCE_NUMBER>
  <LISTED_ON>2002-01-11-05:00</LISTED_ON><NAME_ORIGINAL_SCRIPT>إبراهيم وليد</NAME_ORIGINAL_SCRIPT><GENDER>Male</GENDER>
  <COMMENTS1>Said to be in Yemen. [Old Reference # I.29.X.1]</COMMENTS1>
  <TITLE><VALUE>Sheikh</VALUE></TITLE><DESIGNATION><VALUE>Treasurer</VALUE><VALUE>Envoy</VALUE></DESIGNATION>
  <NATIONALITY><VALUE>Egypt</VALUE></NATIONALITY><LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
  <LAST_DAY_UPDATED><VALUE>2011-05-16</VALUE><VALUE/></LAST_DAY_UPDATED>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ibrahim Masri; Ebrahim Masri</ALIAS_NAME>
    <DATE_OF_BIRTH>1961-02-03</DATE_OF_BIRTH><CITY_OF_BIRTH>Cairo</CITY_OF_BIRTH></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Teacher</ALIAS_NAME><NOTE>original script: المعلم</NOTE></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ADDRESS><CITY>Aden</CITY><COUNTRY>Yemen</COUNTRY><NOTE>previous address</NOTE></INDIVIDUAL_ADDRESS>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1960-02-03</DATE></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>Approximately</TYPE_OF_DATE><YEAR>1958</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1957</FROM_YEAR><TO_YEAR>1962</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1950</FROM_YEAR><TO_YEAR>1951</TO_YEAR><NOTE>Approximately</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Tanta</CITY><COUNTRY>Egypt</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
  <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>A 1</NUMBER></INDIVIDUAL_DOCUMENT>
  <INDIVIDUAL_DOCUMENT/><SORT_KEY/>
</INDIVIDUAL>"""

ENTITY = """
<ENTITY>
  <DATAID>900002</DATAID><VERSIONNUM>1</VERSIONNUM>
  <FIRST_NAME>KOREA MINING DEVELOPMENT TRADING CORPORATION (KOMID) ; CHANGGWANG SINYONG CORPORATION</FIRST_NAME>
  <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>QE.A.144.14.</REFERENCE_NUMBER><LISTED_ON>2009-04-24T00:00:00</LISTED_ON>
  <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>External Technology General Corporation</ALIAS_NAME></ENTITY_ALIAS>
  <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>North Korean Mining Corporation</ALIAS_NAME></ENTITY_ALIAS>
  <ENTITY_ADDRESS><CITY>Pyongyang</CITY><COUNTRY>Democratic People's Republic of Korea</COUNTRY></ENTITY_ADDRESS>
</ENTITY>"""


def packed(persons: str = PERSON, entities: str = ENTITY, *, dated: str = "2015-03-27T17:37:13-04:00") -> bytes:
    """A consolidated list with the entries given."""
    head = "<?xml version='1.0' encoding='UTF-8'?>" + f"<CONSOLIDATED_LIST dateGenerated='{dated}'>"
    return f"{head}<INDIVIDUALS>{persons}</INDIVIDUALS><ENTITIES>{entities}</ENTITIES></CONSOLIDATED_LIST>".encode()


def snapshot(content: bytes) -> Snapshot:
    """What is read of one file."""
    (one,) = read([("consolidated.xml", content)])
    return one


def entry(content: bytes, key: str) -> Listing:
    """The listing with that key."""
    return next(listing for listing in snapshot(content).listings if listing.key == key)


def codes(content: bytes) -> list[str]:
    """The codes of what could not be read."""
    return [issue.code for issue in snapshot(content).issues]


def test_a_whole_list_is_read_without_a_word() -> None:
    got = snapshot(packed())
    assert (got.register, got.published, got.dated_by, got.complete) == ("un_sc", "2015-03-27", "file", True)
    assert got.issues == ()
    assert [file.records for file in got.files] == [2]


def test_a_person() -> None:
    got = entry(packed(), "900001")
    assert (got.kind, got.authority, got.listed, got.programmes) == ("person", "un", "2002-01-11", ("Al-Qaida",))
    assert got.lists == ("ISIL (Da'esh) and Al-Qaida Sanctions List",)
    assert [(name.text, name.quality, name.label) for name in got.names] == [
        ("IBRAHIM WALID AL-MASRI", "primary", ""),
        ("إبراهيم وليد", "strong", "original script"),
        ("Ibrahim Masri", "strong", "Good"),
        ("Ebrahim Masri", "strong", "Good"),
        ("The Teacher", "weak", "Low"),
        ("المعلم", "weak", "original script"),
    ]
    assert got.births == ("1961-02-03", "1960-02-03", "1958~", "1957/1962", "1950~/1951~")
    assert got.countries == ("Egypt", "Yemen")
    assert got.references == (("UN reference", "QDi.901"), ("UN reference (old form)", "I.29.X.1"))
    assert ("Address", "Aden, Yemen, previous address") in got.details
    assert ("Designation", "Envoy") in got.details
    assert ("Alias", "Ibrahim Masri; Ebrahim Masri: 1961-02-03, Cairo") in got.details


def test_an_organisation() -> None:
    got = entry(packed(), "900002")
    assert (got.kind, got.listed, got.lists) == ("organization", "2009-04-24", ("1718 Sanctions List",))
    assert got.references == (("UN reference (old form)", "QE.A.144.14"),)
    assert [(name.text, name.label) for name in got.names] == [
        ("KOREA MINING DEVELOPMENT TRADING CORPORATION (KOMID)", ""),
        ("CHANGGWANG SINYONG CORPORATION", ""),
        ("External Technology General Corporation", "a.k.a."),
        ("North Korean Mining Corporation", "f.k.a."),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Boko Haram", ["Boko Haram"]),
        ("A Front (AF); B Front", ["A Front (AF)", "B Front"]),
        ("جبهة (The Front; A Front)", ["جبهة", "The Front", "A Front"]),
        ("C Body (CB) (شركة (original script); C. Body)", ["C Body", "CB", "شركة", "C. Body"]),
        ("D Trust, a.k.a. E Trust f.k.a. G Trust", ["D Trust", "E Trust", "G Trust"]),
        ("D Trust (a.k.a. E Trust; H Trust)", ["D Trust", "E Trust", "H Trust"]),
        ("J Smith b) Jay Smith", ["J Smith", "Jay Smith"]),
        (" ; ", []),
        ("K (", ["K ("]),
    ],
)
def test_names_in_one_field(text: str, names: list[str]) -> None:
    assert list(split_names(text, spec("un").data)) == names


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2002-01-11", "2002-01-11"),
        ("2002-01-11-05:00", "2002-01-11"),
        ("2014-09-23T00:00:00Z", "2014-09-23"),
        ("1961", "1961"),
        ("2001-02-30", None),
        ("11/01/2002", None),
        ("", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert plain_date(text) == date


def test_one_committees_list_is_not_the_whole_list() -> None:
    got = snapshot(packed(PERSON, ""))
    assert not got.complete
    assert [issue.code for issue in got.issues] == ["part-of-list"]


def test_a_list_without_a_section_is_not_the_whole_list() -> None:
    content = packed().replace(b"<ENTITIES>", b"<!--").replace(b"</ENTITIES>", b"-->")
    assert not snapshot(content).complete


@pytest.mark.parametrize(
    ("old", "new", "code", "complete"),
    [
        ("<GENDER>Male</GENDER>", "<SHOE_SIZE>44</SHOE_SIZE>", "unknown-field", True),
        ("<CITY>Aden</CITY>", "<TOWN>Aden</TOWN>", "unknown-field", True),
        ("<CITY>Aden</CITY>", "Aden", "unknown-field", True),
        ("<GENDER>Male</GENDER>", "Male", "unknown-field", True),
        ("<SORT_KEY/>", "<SORT_KEY/><INDIVIDUAL_SHIP><IMO>1</IMO></INDIVIDUAL_SHIP>", "unknown-field", True),
        ("<INDIVIDUAL_ADDRESS>", "<INDIVIDUAL_ADDRESS until='2004'>", "unknown-field", True),
        ("<CONSOLIDATED_LIST ", "<CONSOLIDATED_LIST edition='2' ", "unknown-field", True),
        ("<QUALITY>Low</QUALITY>", "<QUALITY>Middling</QUALITY>", "unknown-code", True),
        ("Al-Qaida</UN", "Atlantis</UN", "unknown-code", True),
        ("EXACT", "ROUGHLY", "unknown-code", True),
        ("2002-01-11-05:00", "11 January 2002", "bad-date", True),
        ("1960-02-03", "1960-02-31", "bad-date", True),
        ("2015-03-27T17:37:13-04:00", "yesterday", "bad-date", True),
        ("<DATAID>900001</DATAID>", "", "entry-lost", False),
        ("KOREA MINING DEVELOPMENT TRADING CORPORATION (KOMID) ; CHANGGWANG SINYONG CORPORATION", " ", "entry-lost", False),
        ("<ENTITY>", "<UNIT/><ENTITY>", "entry-lost", False),
        ("</ENTITY>", "</ENTITY>and others", "stray-text", False),
        ("</INDIVIDUALS>", "</INDIVIDUALS><SHIPS><SHIP/></SHIPS>", "unknown-element", False),
        ("900002", "900001", "entry-twice", False),
    ],
)  # fmt: skip
def test_what_is_not_known_is_told(old: str, new: str, code: str, complete: bool) -> None:
    content = packed().decode()
    assert old in content
    got = snapshot(content.replace(old, new, 1).encode())
    assert code in [issue.code for issue in got.issues]
    assert got.complete is complete


def test_a_bad_date_leaves_the_date_out_and_keeps_the_entry() -> None:
    got = entry(packed().replace(b"2002-01-11-05:00", b"2002-13-11"), "900001")
    assert got.listed is None


@pytest.mark.parametrize(
    "content",
    [
        packed()[:-40],
        packed().replace(b"<ENTITIES>", b""),
        packed().replace(b"<CONSOLIDATED_LIST", b"<!DOCTYPE x [<!ENTITY e 'e'>]><CONSOLIDATED_LIST"),
        packed(ENTITY.replace("DPRK", "&e;")),
        packed("", ""),
        packed("<INDIVIDUAL>" + "<A>" * 500 + "</A>" * 500 + "</INDIVIDUAL>"),
    ],
    ids=["cut", "unclosed", "dtd", "entity", "empty", "deep"],
)
def test_a_damaged_file_is_an_error(content: bytes) -> None:
    with pytest.raises(RegisterError):
        snapshot(content)


@pytest.mark.parametrize("known", spec("un").known, ids=lambda known: str(known["dated"]))
def test_the_real_files_have_the_entries_that_are_known(known: dict[str, object]) -> None:
    file = SHARED / f"UN_consolidated_{str(known['dated'])[:7]}.xml"
    if not file.is_file():
        pytest.skip(f"the sample {file.name} is not beside the checkout")
    got = snapshot(file.read_bytes())
    assert got.files[0].sha256 == known["sha256"]
    assert (got.files[0].records, len(got.listings)) == (known["records"], known["entries"])
    kinds = [listing.kind for listing in got.listings]
    assert (kinds.count("person"), kinds.count("organization")) == (known["persons"], known["organizations"])
    assert (got.published, got.complete, got.issues) == (known["dated"], True, ())
    assert all(listing.listed and listing.references for listing in got.listings)
