"""The British lists: their four layouts, names, dates and traps, and what a damaged file says."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from variorum.errors import RegisterError
from variorum.model import Listing, Snapshot
from variorum.registers import read
from variorum.registers.spec import spec
from variorum.registers.uk.dates import edtf
from variorum.registers.uk.entry import numbered, plain_text

SHARED = Path(__file__).parents[4] / "shared" / "registers" / "uk"


def parted(line: str) -> list[str]:
    """The cells of one line of CSV."""
    return next(csv.reader([line]))


COLUMNS = parted(
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,"
    "Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,"
    "Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,"
    "Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,"
    "Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,"
    "National Identifier additional information,Passport number,Passport additional information,Position,Gender,"
    "Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),"
    "IMO number,Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,"
    "Type of ship,Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)"
)
OLD = parted(
    "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Town of Birth,Country of Birth,Nationality,Passport Details,"
    "NI Number,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,"
    "Other Information,Group Type,Alias Type,Regime,Listed On,Last Updated,Group ID"
)
NEW = [*OLD[:7], "Name Non-Latin Script", "Non-Latin Script Type", "Non-Latin Script Language", *OLD[7:25],
       "Alias Quality", "Regime", "Listed On", "UK Sanctions List Date Designated", "Last Updated", "Group ID"]  # fmt: skip

GROUP = {"Unique ID": "CTI0901", "OFSI Group ID": "7001", "Regime Name": "The Counter-Terrorism (International Sanctions) (EU Exit) Regulations 2019",
         "Designation Type": "Entity", "Designation source": "UK", "Date Designated": "31/12/2020", "Sanctions Imposed": "Asset freeze|Arms embargo",
         "Last Updated": "31/12/2020"}  # fmt: skip
PERSON = {"Unique ID": "AQD0902", "OFSI Group ID": "7002", "UN Reference Number": "QDi.902", "Regime Name": "ISIL (Da'esh) and Al-Qaida",
          "Designation Type": "Individual", "Designation source": "UN", "Gender": "Male", "Date Designated": "06/10/2001"}  # fmt: skip
ROWS = [
    GROUP | {"Name 6": "Sendero Luminoso", "Name type": "Primary Name", "UK Statement of Reasons": "&lt;p&gt;Attacks in Peru &amp;amp; elsewhere&lt;/p&gt;"},
    GROUP | {"Name 6": "Shining Path", "Name type": "Alias", "Alias strength": "Good quality a.k.a", "Address Line 6": "Lima", "Address Country": "Peru"},
    GROUP | {"Name 6": "SL", "Name type": "Alias", "Alias strength": "Low quality a.k.a"},
    PERSON | {"Name 6": "WALID", "Name 1": "Ibrahim", "Name 2": "Hasan", "Name type": "Primary Name", "D.O.B": "03/02/1960",
              "Name non-latin script": "إبراهيم وليد", "Non-latin script type": "Arabic", "Non-latin script language": "Arabic"},
    PERSON | {"Name 6": "WALEED", "Name 1": "Ebrahim", "Name type": "Primary Name Variation", "D.O.B": "dd/mm/1961", "Nationality(/ies)": "(1) Egypt (2) Yemen"},
    {"Unique ID": "RUS0903", "Name 6": "NEVA STAR", "Designation Type": "Ship", "Regime Name": "Russia", "Date Designated": "09/05/2025", "IMO number": "9000001"},
]  # fmt: skip


def table(columns: list[str], rows: list[dict[str, str]], *, preamble: str = "", encoding: str = "utf-8") -> bytes:
    """A CSV file of `rows` under `columns`."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return (preamble + out.getvalue()).encode(encoding)


def listing_csv(rows: list[dict[str, str]] = ROWS, columns: list[str] = COLUMNS) -> bytes:
    """A UK Sanctions List in its 58 columns."""
    return table(columns, rows, preamble="Report Date: 13-Feb-2026\r\n")


EXPORT = (
    b"Unique ID,OFSI Group ID,Name,Regime Name,Type,Designation source,Date Designated,Sanctions Imposed\n"
    b'CTI0901,7001,Sendero Luminoso,Counter-Terrorism (International),Entity,UK,31-12-2020,"Arms embargo, Asset freeze"\n'
    b'RUS0903,"\n            ",Neva Star,Russia,Ship,UK,09-05-2025,Prohibition of port entry\n'
)

OFSI_ROWS = [
    {"Name 6": "SHINING PATH", "Group Type": "Entity", "Alias Type": "AKA", "Regime": "Terrorism and Terrorist Financing", "Listed On": "02/11/2001", "Group ID": "7001"},
    {"Name 6": "SENDERO LUMINOSO", "Group Type": "Entity", "Alias Type": "Prime Alias", "Regime": "Terrorism and Terrorist Financing", "Listed On": "02/11/2001", "Group ID": "7001"},
    {"Name 6": "WALID", "Name 1": "Ibrahim", "Name 2": "Hasan", "Title": "Dr", "DOB": "00/00/1960", "Group Type": "Individual", "Alias Type": "Prime Alias", "Regime": "Al-Qaida",
     "Nationality": "(1)-(2) Egyptian (3) -", "Listed On": "12/10/2001", "Other Information": "UN Ref QI.W.902.01. Believed – in Yemen", "Group ID": "7002"},
    {"Name 6": "WALID", "Name 1": "Ibrahim", "Name 2": "Hasan", "DOB": "00/09/1961", "Group Type": "Individual", "Alias Type": "Prime Alias", "Regime": "Somalia",
     "Listed On": "28/04/2010", "Other Information": "UN Ref QI.W.902.01. Believed – in Yemen", "Group ID": "7002"},
]  # fmt: skip
OFSI = table(OLD, OFSI_ROWS, preamble="Last Updated,02/04/2014\r\n", encoding="cp1252")

XML = """<?xml version="1.0" encoding="utf-8"?>
<Designations><DateGenerated>13/02/2026</DateGenerated>
<Designation>
  <LastUpdated>31/12/2020</LastUpdated><DateDesignated>31/12/2020</DateDesignated>
  <UniqueID>CTI0901</UniqueID><OFSIGroupID>7001</OFSIGroupID>
  <Names>
    <Name><Name6>Sendero Luminoso</Name6><NameType>Primary Name</NameType></Name>
    <Name><Name6>SL</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
  </Names>
  <RegimeName>Counter-Terrorism (International)</RegimeName><IndividualEntityShip>Entity</IndividualEntityShip>
  <DesignationSource>UK</DesignationSource><SanctionsImposed>Asset freeze|Arms embargo</SanctionsImposed>
  <SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze><TravelBan>false</TravelBan></SanctionsImposedIndicators>
  <Addresses><Address><AddressLine6>Lima</AddressLine6><AddressCountry>Peru</AddressCountry></Address></Addresses>
</Designation>
<Designation>
  <DateDesignated>06/10/2001</DateDesignated><UniqueID>AQD0902</UniqueID><UNReferenceNumber>QDi.902</UNReferenceNumber>
  <Names><Name><Name1>Ibrahim</Name1><Name6>WALID</Name6><NameType>Primary Name</NameType></Name></Names>
  <NonLatinNames><NonLatinName><NameNonLatinScript>إبراهيم وليد</NameNonLatinScript>
    <NonLatinScriptLanguage>Arabic</NonLatinScriptLanguage></NonLatinName></NonLatinNames>
  <RegimeName>ISIL (Da'esh) and Al-Qaida</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
  <IndividualDetails><Individual><DOBs><DOB>03/02/1960</DOB><DOB>dd/mm/1961</DOB></DOBs>
    <BirthDetails><Location><TownOfBirth>Tanta</TownOfBirth><CountryOfBirth>Egypt</CountryOfBirth></Location></BirthDetails>
    <Nationalities><Nationality>Egypt</Nationality></Nationalities></Individual></IndividualDetails>
</Designation></Designations>"""


def snapshot(content: bytes, name: str = "uk.dat") -> Snapshot:
    """What is read of one file."""
    (one,) = read([(name, content)])
    return one


def entry(content: bytes, key: str) -> Listing:
    """The listing with that key."""
    return next(listing for listing in snapshot(content).listings if listing.key == key)


@pytest.mark.parametrize(
    ("content", "layout", "register", "dated", "records", "entries"),
    [
        (listing_csv(), "uk_csv", "uk_sanctions", "2026-02-13", 6, 3),
        (table(COLUMNS, ROWS), "uk_csv_bare", "uk_sanctions", "", 6, 3),
        (EXPORT, "uk_export", "uk_sanctions", "", 2, 2),
        (XML.encode(), "uk_xml", "uk_sanctions", "2026-02-13", 2, 2),
        (OFSI, "uk_ofsi_csv", "uk_ofsi", "2014-04-02", 4, 2),
    ],
    ids=["58", "58 bare", "8", "xml", "ofsi"],
)
def test_each_layout_is_read_without_a_word(
    content: bytes, layout: str, register: str, dated: str, records: int, entries: int
) -> None:
    got = snapshot(content)
    assert (got.register, got.files[0].layout, got.published or "") == (register, layout, dated)
    assert (got.files[0].records, len(got.listings), got.complete) == (records, entries, True)
    assert [issue.code for issue in got.issues] == ([] if dated else ["undated-register"])


def test_an_organisation_of_many_rows() -> None:
    got = entry(listing_csv(), "CTI0901")
    assert (got.kind, got.authority, got.countries) == ("organization", "gb", ("Peru",))
    assert [(name.text, name.quality, name.label) for name in got.names] == [
        ("Sendero Luminoso", "primary", "Primary Name"),
        ("Shining Path", "strong", "Alias, Good quality a.k.a"),
        ("SL", "weak", "Alias, Low quality a.k.a"),
    ]
    assert ("Statement of reasons", "Attacks in Peru & elsewhere") in got.details
    assert [value for label, value in got.details if label == "Sanctions imposed"] == ["Asset freeze", "Arms embargo"]
    assert ("Address", "Lima, Peru") in got.details


def test_a_person_has_the_given_names_first() -> None:
    got = entry(listing_csv(), "AQD0902")
    assert [(name.text, name.quality, name.language) for name in got.names] == [
        ("Ibrahim Hasan WALID", "primary", ""),
        ("إبراهيم وليد", "strong", "ar"),
        ("Ebrahim WALEED", "strong", ""),
    ]
    assert (got.births, got.countries, got.listed) == (("1960-02-03", "1961"), ("Egypt", "Yemen"), "2001-10-06")
    assert got.references == (("Unique ID", "AQD0902"), ("OFSI Group ID", "7002"), ("UN reference", "QDi.902"))


@pytest.mark.parametrize("content", [listing_csv(), EXPORT, XML.encode()], ids=["58", "8", "xml"])
def test_the_day_of_brexit_bounds_the_first_listing_only(content: bytes) -> None:
    got = entry(content, "CTI0901")
    assert got.listed == "../2020-12-31"
    assert "the first listing may be earlier" in got.date_note


def test_any_other_day_is_the_listing() -> None:
    got = entry(listing_csv(), "RUS0903")
    assert (got.kind, got.listed, got.date_note) == ("vessel", "2025-05-09", "")


def test_the_treasurys_entry_is_one_for_all_its_rows() -> None:
    got = entry(OFSI, "7001")
    assert [name.text for name in got.names] == ["SENDERO LUMINOSO", "SHINING PATH"]
    assert (got.listed, got.programmes) == ("2001-11-02", ("Terrorism and Terrorist Financing",))
    person = entry(OFSI, "7002")
    assert (person.listed, person.births, person.countries) == ("2001-10-12", ("1960", "1961-09"), ("Egyptian",))
    assert person.date_note == "listed more than once: 2001-10-12 (Al-Qaida); 2010-04-28 (Somalia)"
    assert ("UN reference (old form)", "QI.W.902.01") in person.references
    assert ("Other information", "UN Ref QI.W.902.01. Believed – in Yemen") in person.details  # Windows-1252


def test_the_treasurys_newer_columns() -> None:
    row = OFSI_ROWS[0] | {
        "Alias Type": "AKA", "Alias Quality": "Low", "UK Sanctions List Date Designated": "31/12/2020",
        "Other Information": "(UK Sanctions List Ref):CTI0901. (UN Ref): QDe.901", "Name Non-Latin Script": "Сендеро",
        "Non-Latin Script Language": "Russian",
    }  # fmt: skip
    prime = OFSI_ROWS[1] | {"Alias Type": "Primary name"}
    got = entry(table(NEW, [row, prime], preamble="Last Updated,02/04/2025\r\n"), "7001")
    assert [(name.text, name.quality) for name in got.names] == [
        ("SENDERO LUMINOSO", "primary"), ("SHINING PATH", "weak"), ("Сендеро", "weak"),
    ]  # fmt: skip
    assert got.listed == "2001-11-02"
    assert got.references == (("OFSI Group ID", "7001"), ("UN reference", "QDe.901"), ("Unique ID", "CTI0901"))


def test_xml_says_the_same_as_csv() -> None:
    group, person = entry(XML.encode(), "CTI0901"), entry(XML.encode(), "AQD0902")
    assert [(name.text, name.quality) for name in group.names] == [("Sendero Luminoso", "primary"), ("SL", "weak")]
    assert ("Sanction in force", "AssetFreeze") in group.details
    assert "TravelBan" not in str(group.details)
    assert (group.countries, person.births, person.countries) == (("Peru",), ("1960-02-03", "1961"), ("Egypt",))
    assert [(name.text, name.language) for name in person.names] == [("Ibrahim WALID", ""), ("إبراهيم وليد", "ar")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("02/04/2014", "2014-04-02"),
        ("2-4-2014", "2014-04-02"),
        ("13-Feb-2026", "2026-02-13"),
        ("00/00/1980", "1980"),
        ("dd/mm/1975", "1975"),
        ("00/09/1977", "1977-09"),
        ("15/00/1977", "1977"),
        ("2020-12-31 00:00:00", "2020-12-31"),
        ("1961", "1961"),
        ("00/00/0000", ""),
        ("dd/mm/yyyy", ""),
        ("31/02/1980", None),
        ("01/21/1980", None),
        ("1980-21", None),
        ("13-Fob-2026", None),
        ("circa 1980", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert edtf(text, spec("uk").data["months"]) == date


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("(1)-(2) Tunisia (3) Libya (4) -", ["Tunisia", "Libya"]),
        ("(1) to (6) Algeria (7) Morocco", ["Algeria", "Morocco"]),
        ("Iran (Islamic Republic of)", ["Iran (Islamic Republic of)"]),
        ("", []),
    ],
)
def test_cells_with_several_values(text: str, values: list[str]) -> None:
    assert list(numbered(text)) == values


def test_html_becomes_text() -> None:
    assert plain_text("&lt;p&gt;A &amp;amp; B&lt;/p&gt;<br/>C < D <e>", ["p", "br"]) == "A & B C < D <e>"


@pytest.mark.parametrize(
    ("content", "old", "new", "code", "complete"),
    [
        (listing_csv(), "Gender", "Height", "unknown-field", True),
        (listing_csv(), "Entity,UK", "Club,UK", "unknown-code", True),
        (listing_csv(), "Primary Name Variation", "Second Name", "unknown-code", True),
        (listing_csv(), "Low quality", "No quality", "unknown-code", True),
        (listing_csv(), "06/10/2001", "Monday", "bad-date", True),
        (listing_csv(), "03/02/1960", "03/02/196", "bad-date", True),
        (listing_csv(), "13-Feb-2026", "today", "bad-date", True),
        (listing_csv(), "Entity,UK", "Individual,UK", "entry-conflict", True),
        (listing_csv(), "CTI0901", "", "entry-lost", False),
        (listing_csv(), "NEVA STAR", "", "entry-lost", False),
        (listing_csv(), "NEVA STAR", "NEVA,STAR", "row-width", False),
        (EXPORT, "Neva Star", " ", "entry-lost", False),
        (EXPORT, "RUS0903", "CTI0901", "entry-twice", False),
        (EXPORT, "Neva Star,", "", "row-width", False),
        (EXPORT, "Sanctions Imposed", "Sanctions Imposed,Colour", "row-width", False),
        (OFSI, "Title", "Colour", "unknown-field", True),
        (OFSI, "00/00/1960", "00/00/sixty", "bad-date", True),
        (OFSI, "7001\r\n", "\r\n", "entry-lost", False),
        (XML.encode(), "<DesignationSource>UK</DesignationSource>", "<Colour>red</Colour>", "unknown-field", True),
        (XML.encode(), "<TravelBan>false", "<TravelBan>maybe", "unknown-field", True),
        (XML.encode(), "<AddressLine6>", "<AddressLine6 since='1980'>", "unknown-field", True),
        (XML.encode(), "<Names>", "<Names>also", "unknown-field", True),
        (XML.encode(), "</Names>", "</Names>also", "unknown-field", True),
        (XML.encode(), "<UniqueID>CTI0901</UniqueID>", "", "entry-lost", False),
        (XML.encode(), "</Designations>", "<Group>A</Group></Designations>", "unknown-element", False),
        (XML.encode(), "</Designations>", "A</Designations>", "unknown-element", False),
        (XML.encode(), "AQD0902", "CTI0901", "entry-twice", False),
    ],
)
def test_what_is_not_known_is_told(content: bytes, old: str, new: str, code: str, complete: bool) -> None:
    text = content.decode("cp1252" if content is OFSI else "utf-8")
    assert old in text
    got = snapshot(text.replace(old, new, 1).encode("cp1252" if content is OFSI else "utf-8"))
    assert code in [issue.code for issue in got.issues]
    assert got.complete is complete


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (XML.encode()[:-30], "well-formed"),
        (listing_csv()[:-300] + b'"', "CSV"),
        (listing_csv([]), "no records"),
        (b"PK\x03\x04" + bytes(40), "save its sheet as CSV"),
        (b"\xd0\xcf\x11\xe0" + bytes(40), "save its sheet as CSV"),
    ],
    ids=["cut xml", "open quote", "no rows", "ods", "xls"],
)
def test_a_damaged_file_is_an_error(content: bytes, says: str) -> None:
    with pytest.raises(RegisterError, match=says):
        snapshot(content)


@pytest.mark.parametrize("known", spec("uk").known, ids=lambda known: str(known["layout"]))
def test_the_real_files_have_the_entries_that_are_known(known: dict[str, object]) -> None:
    names = {"uk_export": "FCDO_SL_2025-08-11.converted.csv", "uk_ofsi_csv": "sanctionsconlist_2014-04-02.csv"}
    file = SHARED / names[str(known["layout"])]
    if not file.is_file():
        pytest.skip(f"the sample {file.name} is not beside the checkout")
    got = snapshot(file.read_bytes(), file.name)
    assert got.files[0].sha256 == known["sha256"]
    assert (got.files[0].records, len(got.listings)) == (known["records"], known["entries"])
    kinds = [listing.kind for listing in got.listings]
    told = tuple(known.get(kind, 0) for kind in ("persons", "organizations", "vessels"))
    assert (kinds.count("person"), kinds.count("organization"), kinds.count("vessel")) == told
    assert got.published == known["dated"]
    assert all(listing.listed for listing in got.listings)


def test_the_day_of_brexit_is_in_no_date_of_the_real_list() -> None:
    file = SHARED / "FCDO_SL_2025-08-11.converted.csv"
    if not file.is_file():
        pytest.skip(f"the sample {file.name} is not beside the checkout")
    dates = [listing.listed for listing in snapshot(file.read_bytes(), file.name).listings]
    assert (dates.count("2020-12-31"), dates.count("../2020-12-31")) == (0, 1024)
