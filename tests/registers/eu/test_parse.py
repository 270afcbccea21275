"""The European Union's files in each of their forms: whole, with fields nobody knows, and damaged."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from variorum.errors import RegisterError
from variorum.model import Listing, Snapshot
from variorum.registers import read

SHARED = Path(__file__).parents[4] / "shared" / "registers" / "eu_fsf" / "EUSanctionsShort_2018-07.csv"
_REGULATION = [
    "Type",
    "OrganisationType",
    "PublicationDate",
    "EntryIntoForceDate",
    "NumberTitle",
    "Programme",
    "PublicationUrl",
]
_TAIL = ["LogicalId", "RegulationLanguage", "Remark"]
_BLOCKS = {
    "Entity": ["LogicalId", "EU_ReferenceNumber", "UnitedNationId", "DesignationDate", "DesignationDetails", "Remark",
               "SubjectType", "SubjectType_ClassificationCode"],
    "NameAlias": ["LastName", "FirstName", "MiddleName", "WholeName", "NameLanguage", "Gender", "Title", "Function", *_TAIL],
    "Address": ["City", "Street", "PoBox", "ZipCode", "Region", "Place", "AsAtListingTime", "ContactInfo", "CountryIso2Code",
                "CountryDescription", *_TAIL],
    "BirthDate": ["BirthDate", "Day", "Month", "Year", "YearRangeFrom", "YearRangeTo", "Circa", "CalendarType", "ZipCode",
                  "Region", "Place", "City", "CountryIso2Code", "CountryDescription", *_TAIL],
    "Identification": ["Number", "Diplomatic", "KnownExpired", "KnownFalse", "ReportedLost", "RevokedByIssuer", "IssuedBy",
                       "IssuedDate", "ValidFrom", "ValidTo", "LatinNumber", "NameOnDocument", "TypeCode", "TypeDescription",
                       "Region", "CountryIso2Code", "CountryDescription", *_TAIL],
    "Citizenship": ["Region", "CountryIso2Code", "CountryDescription", *_TAIL],
}  # fmt: skip
HEAD = ["fileGenerationDate"] + [
    f"{block}_{name}"
    for block, names in _BLOCKS.items()
    for name in [*names, *(f"Regulation_{r}" for r in _REGULATION)]
]
FRONT = {
    "fileGenerationDate": "28/10/2022",
    "Entity_LogicalId": "7001",
    "Entity_EU_ReferenceNumber": "EU.7001.9",
    "Entity_SubjectType": "E",
    "Entity_SubjectType_ClassificationCode": "enterprise",
    "Entity_Regulation_PublicationDate": "2018-03-22",
    "Entity_Regulation_EntryIntoForceDate": "2018-03-23",
    "Entity_Regulation_NumberTitle": "2018/468 (OJ L79)",
    "Entity_Regulation_Programme": "TERR",
    "Entity_Regulation_PublicationUrl": "http://eur-lex.europa.eu/x",
}


def table(*rows: dict[str, str], head: list[str] | None = None) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    columns = head or HEAD
    writer.writerow(columns)
    for row in rows:
        filled = {**FRONT, **row}
        writer.writerow([filled.get(column, "") for column in columns])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def one(*rows: dict[str, str]) -> tuple[Listing, list[str]]:
    (made,) = read([("full.csv", table(*rows))])
    return made.listings[0], [issue.code for issue in made.issues]


def test_the_fixture_has_the_publishers_118_columns() -> None:
    assert len(HEAD) == 118


def test_the_rows_of_an_entry_make_one_listing() -> None:
    (made,) = read(
        [
            (
                "full.csv",
                table(
                    {"NameAlias_WholeName": "Front de libération", "NameAlias_NameLanguage": "FR"},
                    {"NameAlias_WholeName": "Liberation Front", "NameAlias_NameLanguage": "EN", "NameAlias_Function": "armed wing"},
                    {"NameAlias_WholeName": "LF", "NameAlias_Remark": "Low quality alias"},
                    {"Address_Street": "1 Main Road", "Address_City": "Karachi", "Address_CountryIso2Code": "PK",
                     "Address_CountryDescription": "PAKISTAN", "Address_AsAtListingTime": "true"},
                    {"Citizenship_CountryIso2Code": "00", "Citizenship_CountryDescription": "UNKNOWN"},
                    {"Identification_Number": "A 12", "Identification_TypeCode": "regnumber",
                     "Identification_TypeDescription": "Registration Number", "Identification_KnownFalse": "false",
                     "Identification_CountryIso2Code": "PK", "Identification_CountryDescription": "PAKISTAN"},
                ),
            )
        ]
    )  # fmt: skip
    assert made.issues == () and made.complete and made.published == "2022-10-28" and made.dated_by == "file"
    assert made.files[0].records == 6
    assert made.listings[0].as_dict() == {
        "register": "eu_fsf",
        "key": "7001",
        "kind": "organization",
        "names": [
            {"text": "Liberation Front", "quality": "primary", "language": "en"},
            {"text": "Front de libération", "quality": "strong", "language": "fr"},
            {"text": "LF", "quality": "weak"},
        ],
        "authority": "eu",
        "standing": "listed",
        "listed": "../2018-03-22",
        "date_note": "the file gives no day of designation; the entry was on the list by the day of the earliest act it names, "
        "and acts may be amendments",
        "lists": ["terrorism (Common Position 2001/931/CFSP, Regulation (EC) No 2580/2001)"],
        "programmes": ["TERR"],
        "countries": ["PAKISTAN"],
        "references": [["2018/468 (OJ L79)", "http://eur-lex.europa.eu/x"], ["EU reference", "EU.7001.9"]],
        "details": [
            ["function", "armed wing"],
            ["remark on a name", "Low quality alias"],
            ["address", "1 Main Road, Karachi, PAKISTAN (as at the listing)"],
            ["Registration Number", "A 12, PAKISTAN"],
            ["act", "2018/468 (OJ L79) (2018-03-22)"],
        ],
    }


def test_the_day_of_designation_is_the_listing() -> None:
    found, codes = one({"NameAlias_WholeName": "A Front", "Entity_DesignationDate": "2002-06-18"})
    assert (found.listed, found.date_note, codes) == ("2002-06-18", "", [])


def test_the_earliest_act_of_any_record_bounds_the_listing() -> None:
    found, _ = one(
        {"NameAlias_WholeName": "A Front", "NameAlias_Regulation_PublicationDate": "2003-12-22"},
        {"NameAlias_WholeName": "B Front", "NameAlias_Regulation_PublicationDate": "2005-03-16"},
    )
    assert found.listed == "../2003-12-22"


@pytest.mark.parametrize(
    ("birth", "edtf"),
    [
        ({"BirthDate": "1937-04-28"}, "1937-04-28"),
        ({"Day": "4", "Month": "5", "Year": "1955"}, "1955-05-04"),
        ({"Year": "1955", "Month": "5"}, "1955-05"),
        ({"Year": "1955"}, "1955"),
        ({"Year": "1955", "Circa": "true"}, "1955~"),
        ({"Year": "1955", "Day": "0", "Month": "0"}, "1955"),
        ({"YearRangeFrom": "1955", "YearRangeTo": "1958"}, "[1955..1958]"),
        ({"YearRangeFrom": "1955"}, "[1955..]"),
    ],
)
def test_births_are_as_precise_as_the_file(birth: dict[str, str], edtf: str) -> None:
    found, codes = one(
        {"NameAlias_WholeName": "Somebody"}, {f"BirthDate_{name}": value for name, value in birth.items()}
    )
    assert (found.births, codes) == ((edtf,), [])


def test_a_birth_in_another_calendar_is_no_date_of_ours() -> None:
    found, codes = one({"NameAlias_WholeName": "S"}, {"BirthDate_Year": "1334", "BirthDate_CalendarType": "ISLAMIC"})
    assert found.births == () and ("birth", "1334 (ISLAMIC)") in found.details and codes == []


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"Entity_DesignationDate": "yesterday"}, "bad-date"),
        ({"BirthDate_BirthDate": "spring"}, "bad-date"),
        ({"BirthDate_Year": "1955", "BirthDate_Month": "2", "BirthDate_Day": "30"}, "bad-date"),
        ({"Entity_SubjectType": "V"}, "unknown-kind"),
        ({"Address_AsAtListingTime": "perhaps"}, "unknown-value"),
        ({"NameAlias_LogicalId": "seven"}, "unknown-value"),
        ({"Address_CountryDescription": "LEBANON", "Address_CountryIso2Code": "Lebanon"}, "unknown-value"),
        ({"Entity_Regulation_Programme": "QQQ"}, "unknown-programme"),
    ],
)
def test_what_cannot_be_read_is_told(row: dict[str, str], code: str) -> None:
    _, codes = one({"NameAlias_WholeName": "A Front", **row})
    assert codes == [code]


def test_a_column_that_nobody_knows_is_told() -> None:
    content = table({"NameAlias_WholeName": "A Front", "Entity_Colour": "red"}, head=[*HEAD, "Entity_Colour"])
    (made,) = read([("full.csv", content)])
    assert [issue.code for issue in made.issues] == ["unknown-field"] and made.complete


def test_the_columns_may_stand_in_another_order() -> None:
    (made,) = read([("full.csv", table({"NameAlias_WholeName": "A Front"}, head=HEAD[::-1]))])
    assert made.listings[0].name == "A Front" and made.issues == ()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (table({"NameAlias_WholeName": "A"}) + b"28/10/2022;7002;EU", "row-width"),
        (table({"NameAlias_WholeName": "A"}, {"Entity_LogicalId": ""}), "no-key"),
        (table({"NameAlias_WholeName": "A"}, {"Entity_LogicalId": "7002"}), "unnamed-entry"),
    ],
)
def test_a_file_that_lost_an_entry_is_not_complete(content: bytes, code: str) -> None:
    (made,) = read([("full.csv", content)])
    assert [issue.code for issue in made.issues] == [code]
    assert not made.complete and len(made.listings) == 1


def test_rows_of_several_days_are_told() -> None:
    content = table({"NameAlias_WholeName": "A"}, {"NameAlias_WholeName": "B", "fileGenerationDate": "29/10/2022"})
    (made,) = read([("full.csv", content)])
    assert "days-differ" in [issue.code for issue in made.issues] and made.published is None


# The form 1.0: 59 columns, one name six times.

_ACT = ["leba_numtitle", "leba_publication_date", "leba_url", "programme"]
OLD_HEAD = ["Date_file", "Entity_logical_id", "Subject_type", "Leba_numtitle", "Leba_publication_date", "Leba_url", "Programme",
            "Entity_remark"]  # fmt: skip
for _prefix, _names in (
    ("Naal", ["lastname", "firstname", "middlename", "wholename", "gender", "title", "function", "language"]),
    ("Addr", ["number", "street", "zipcode", "city", "country", "other"]),
    ("Birt", ["date", "place", "country"]),
    ("Iden", ["number", "country"]),
    ("Citi", ["country"]),
):
    OLD_HEAD += [f"{_prefix}_logical_id", "Entity_logical_id", *(f"{_prefix}_{name}" for name in (*_ACT, *_names))]
OLD_HEAD += ["EU_ref_num"]


def old_row(start: int, *cells: str) -> list[str]:
    row = [""] * 59
    row[:8] = [
        "04/07/2018",
        "900",
        "E",
        "2018/468 (OJ L79)",
        "2018-03-22",
        "http://eur-lex.europa.eu/y",
        "TERR",
        "(a remark)",
    ]
    row[start : start + len(cells)] = cells
    row[58] = "EU.900.1"
    return row


OLD_ROWS = [
    old_row(
        8,
        "1",
        "900",
        "2003/902/EC (OJ L340)",
        "2003-12-22",
        "",
        "TERR",
        "",
        "",
        "",
        "Harbour Brigade",
        "",
        "",
        "unit; sea",
        "",
    ),
    old_row(
        8,
        "2",
        "900",
        "2003/902/EC (OJ L340)",
        "2003-12-22",
        "",
        "TERR",
        "",
        "",
        "",
        "Brigade du port",
        "",
        "",
        "",
        "FR",
    ),
    old_row(22, "3", "900", "", "", "", "", "", "2 Quay Street, 3rd floor", "", "Sidon", "LBN", "PHONE[1]\\nFAX[2]"),
    old_row(34, "4", "900", "", "", "", "", "N/A", "Sidon", "LBN"),
]


def old(rows: list[list[str]], head: list[str] | None = None) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\n").writerows([head or OLD_HEAD, *rows])
    return out.getvalue()


def spoilt(text: str) -> bytes:
    """As a spreadsheet leaves it: each line quoted, tabs at its end, commas turned to tabs."""
    lines = [line.replace(",", "\t").replace('"', '""') for line in text.splitlines()]
    return "\n".join(f'"{line}{chr(9) * 5}"' for line in lines).encode("cp1252", "replace")


def snapshot(content: bytes) -> Snapshot:
    (made,) = read([("old.csv", content)])
    return made


def test_the_old_form_is_read_by_position() -> None:
    assert len(OLD_HEAD) == 59 and OLD_HEAD.count("Entity_logical_id") == 6
    made = snapshot(old(OLD_ROWS).encode())
    assert made.issues == () and made.complete and made.published == "2018-07-04"
    found = made.listings[0]
    assert [(name.text, name.language) for name in found.names] == [("Harbour Brigade", ""), ("Brigade du port", "fr")]
    assert (found.key, found.kind, found.listed) == ("900", "organization", "../2003-12-22")
    assert found.countries == ("LBN",) and ("EU reference", "EU.900.1") in found.references
    assert ("address", "2 Quay Street, 3rd floor, Sidon, LBN") in found.details
    assert ("contact", "PHONE[1]") in found.details and ("contact", "FAX[2]") in found.details
    assert ("function", "unit; sea") in found.details and ("remark", "(a remark)") in found.details


def test_a_copy_that_went_through_a_spreadsheet_is_read_and_not_complete() -> None:
    whole, copy = snapshot(old(OLD_ROWS).encode()), snapshot(spoilt(old(OLD_ROWS)))
    assert copy.listings == whole.listings and copy.issues == () and not copy.complete


def test_a_name_with_lost_letters_is_kept_aside() -> None:
    rows = [*OLD_ROWS, old_row(8, "5", "900", "", "", "", "", "", "", "", "Пристанищна бригада", "", "", "", "BG")]
    made = snapshot(spoilt(old(rows)))
    assert [issue.code for issue in made.issues] == ["damaged-copy"] and "1 names" in made.issues[0].what
    assert len(made.listings[0].names) == 2
    assert ("name with lost letters (bg)", "??????????? ???????") in made.listings[0].details


def test_a_head_line_with_a_letter_more_is_the_same() -> None:
    made = snapshot(spoilt(old(OLD_ROWS, ["Date_filexxxx", *OLD_HEAD[1:]])))
    assert made.issues == () and made.listings[0].name == "Harbour Brigade"


def test_a_column_of_another_name_is_told_and_not_taken_for_the_old_one() -> None:
    head = [*OLD_HEAD]
    head[29] = "Addr_colour"
    made = snapshot(old(OLD_ROWS, head).encode())
    assert [issue.code for issue in made.issues] == ["unknown-field"]
    assert "2 Quay Street" in made.issues[0].what and ("address", "Sidon, LBN") in made.listings[0].details


def test_a_record_that_names_another_entry_is_told() -> None:
    made = snapshot(old([old_row(8, "1", "901", "", "", "", "", "", "", "", "A Front", "", "", "", "")]).encode())
    assert [issue.code for issue in made.issues] == ["entry-differs"]


def test_a_line_that_lost_its_end_is_told() -> None:
    made = snapshot(spoilt(old(OLD_ROWS)) + b'\n"04/07/2018;901;E"')
    assert [issue.code for issue in made.issues] == ["row-width"]


def test_a_file_that_is_cut_off_within_a_line_is_refused() -> None:
    with pytest.raises(RegisterError, match="line 6"):
        snapshot(spoilt(old(OLD_ROWS)) + b'\n"04/07/2018;901;E')


# The XML.


def xml(*entities: str, namespace: str = "http://eu.europa.ec/fpi/fsd/export", top: str = "") -> bytes:
    body = "".join(entities)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><export xmlns="{namespace}" generationDate="2022-10-28T21:24:35.826+02:00" '
        f'globalFileId="1"{top}>{body}</export>'
    ).encode()


ENTITY = """
<sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.7001.9" logicalId="7001" {designated}>
  <remark>First remark</remark><remark>Second remark</remark>
  <regulation regulationType="amendment" organisationType="council" publicationDate="2018-03-22"
    entryIntoForceDate="2018-03-23" numberTitle="2018/468 (OJ L79)" programme="TERR" logicalId="5">
    <publicationUrl>http://eur-lex.europa.eu/x</publicationUrl></regulation>
  <subjectType code="enterprise" classificationCode="E"/>
  <nameAlias firstName="" middleName="" lastName="" wholeName="LF" function="" gender="" title="" nameLanguage=""
    strong="false" regulationLanguage="en" logicalId="1"/>
  <nameAlias firstName="" middleName="" lastName="" wholeName="Liberation Front" function="" gender="" title=""
    nameLanguage="EN" strong="true" regulationLanguage="en" logicalId="2">
    <regulationSummary regulationType="regulation" publicationDate="2003-12-22" numberTitle="2003/902/EC (OJ L340)"
      publicationUrl="http://eur-lex.europa.eu/z"/></nameAlias>
  <birthdate circa="true" calendarType="GREGORIAN" city="Sidon" zipCode="" birthdate="" dayOfMonth="4" monthOfYear="5"
    year="1955" region="" place="" countryIso2Code="LB" countryDescription="LEBANON" regulationLanguage="en" logicalId="3"/>
  <citizenship region="" countryIso2Code="LB" countryDescription="LEBANON" regulationLanguage="en" logicalId="4"/>
  <address city="Sidon" street="" poBox="" zipCode="" region="" place="" asAtListingTime="false" countryIso2Code="LB"
    countryDescription="LEBANON" regulationLanguage="en" logicalId="6"><contactInfo key="PHONE" value="1"/></address>
  <identification diplomatic="false" knownExpired="true" knownFalse="false" reportedLost="false" revokedByIssuer="false"
    issuedBy="" latinNumber="" nameOnDocument="" number="77" region="" countryIso2Code="00" countryDescription="UNKNOWN"
    identificationTypeCode="passport" identificationTypeDescription="National passport" regulationLanguage="en" logicalId="8">
    <remark>expired</remark></identification>
  {more}
</sanctionEntity>
"""


def entity(designated: str = "", more: str = "") -> str:
    return ENTITY.format(designated=designated, more=more)


def test_the_xml_has_weak_names_and_the_same_fields() -> None:
    (made,) = read([("full.xml", xml(entity()))])
    assert made.issues == () and made.complete and made.published == "2022-10-28"
    found = made.listings[0]
    assert [(name.text, name.quality) for name in found.names] == [("Liberation Front", "primary"), ("LF", "weak")]
    assert (found.listed, found.kind, found.births) == ("../2003-12-22", "organization", ("1955-05-04~",))
    assert found.countries == ("LEBANON",) and found.programmes == ("TERR",)
    for pair in (
        ("remark", "First remark"),
        ("remark", "Second remark"),
        ("place of birth", "Sidon, LEBANON"),
        ("contact", "PHONE 1"),
        ("National passport", "77, knownexpired"),
        ("remark on a document", "expired"),
        ("act", "2003/902/EC (OJ L340) (2003-12-22)"),
    ):
        assert pair in found.details
    assert ("2018/468 (OJ L79)", "http://eur-lex.europa.eu/x") in found.references


def test_the_xml_gives_the_day_of_designation() -> None:
    (made,) = read([("full.xml", xml(entity(designated='designationDate="2002-06-18"')))])
    assert (made.listings[0].listed, made.listings[0].date_note) == ("2002-06-18", "")


def test_the_namespace_may_change() -> None:
    (made,) = read([("full.xml", xml(entity(), namespace="urn:other"))])
    assert made.issues == () and len(made.listings) == 1


@pytest.mark.parametrize(
    "content",
    [
        xml(entity(more='<colour shade="red"/>')),
        xml(entity(designated='shade="red"')),
        xml(entity(), top=' shade="red"'),
        xml(entity(more='<address shade="red" city="Tyre"/>')),
        xml(entity(more='<regulation shade="red" programme="TERR"/>')),
        xml(entity(), "<shade>red</shade>"),
    ],
)
def test_what_nobody_knows_in_the_xml_is_told(content: bytes) -> None:
    (made,) = read([("full.xml", content)])
    assert [issue.code for issue in made.issues] == ["unknown-field"]


def test_an_element_without_a_number_is_told() -> None:
    (made,) = read([("full.xml", xml(entity(), entity().replace('logicalId="7001"', "")))])
    assert [issue.code for issue in made.issues] == ["no-key"]
    assert not made.complete and made.files[0].records == 2


def test_xml_that_is_cut_off_is_refused() -> None:
    with pytest.raises(RegisterError, match="not well-formed"):
        read([("full.xml", xml(entity())[:-40])])


def test_an_xml_without_entries_is_refused() -> None:
    with pytest.raises(RegisterError, match="no records"):
        read([("full.xml", xml())])


# Annexes of the Official Journal.

JOURNAL = "celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,previousName,country,birthDate,notes"


def annex(*rows: str, head: str = JOURNAL) -> Snapshot:
    (made,) = read([("32001R2580_2026-08.csv", "\n".join((head, *rows)).encode())])
    return made


def test_an_annex_gives_its_entries_as_printed() -> None:
    made = annex(
        "32001R2580,1,EU-TERR,II.B,Asset freeze,28.2.2011,A reason,Organization,Harbour Brigade,Brigade of the Port; HB,Port,Old Brigade,Lebanon,,",
        "32001R2580,1,EU-TERR,II.B,Travel ban,28.2.2011,A reason,Organization,Harbour Brigade,,,,,,",
        "32001R2580,1,EU-TERR,II.A,Asset freeze,,,Person,SOMEBODY Anna,,,,,11.8.1960 or 1961,",
    )
    assert made.issues == () and not made.complete and made.files[0].records == 3
    brigade, person = made.listings
    assert [(name.text, name.quality) for name in brigade.names] == [
        ("Harbour Brigade", "primary"), ("Brigade of the Port", "strong"), ("HB", "strong"), ("Port", "weak"), ("Old Brigade", "strong"),
    ]  # fmt: skip
    assert (brigade.listed, brigade.countries, brigade.authority) == ("2011-02-28", ("Lebanon",), "eu")
    assert [value for label, value in brigade.details if label == "measure"] == ["Asset freeze", "Travel ban"]
    assert (person.kind, person.listed, person.births) == ("person", None, ())
    assert ("birth", "11.8.1960 or 1961") in person.details and person.date_note


@pytest.mark.parametrize(
    ("row", "head", "codes"),
    [
        ("32001R2580,1,EU-TERR,II.B,Freeze,soon,,Organization,A,,,,,,", JOURNAL, ["bad-date"]),
        ("32001R2580,1,EU-TERR,II.B,Freeze,,,Ghost,A,,,,,,", JOURNAL, ["unknown-kind"]),
        ("32001R2580,1,EU-TERR,II.B,Freeze,,,Person,A,,,,,,,red", JOURNAL + ",colour", ["unknown-field"]),
        ("32001R2580,1,EU-TERR", JOURNAL, ["row-width"]),
    ],
)
def test_what_cannot_be_read_of_an_annex_is_told(row: str, head: str, codes: list[str]) -> None:
    assert [issue.code for issue in annex(row, head=head).issues] == codes


def test_an_act_that_amends_is_told_in_the_entry() -> None:
    head = JOURNAL.replace("celex", "amendedCelex,amendmentCelex", 1)
    made = annex("32001R2580,32026R0001,,EU-TERR,II.B,Freeze,2026,,Organization,A Front,,,,,,", head=head)
    assert ("amended by", "32026R0001") in made.listings[0].details and made.listings[0].listed == "2026"


def test_the_shared_file_is_counted() -> None:
    if not SHARED.is_file():
        pytest.skip("the publisher's file is not beside the checkout")
    (made,) = read([(SHARED.name, SHARED.read_bytes())])
    assert (made.files[0].records, len(made.listings), made.published) == (999, 93, "2018-07-04")
    assert [issue.code for issue in made.issues] == ["damaged-copy"] and not made.complete
    assert all("?" not in name.text for one in made.listings for name in one.names)
    nidal = next(one for one in made.listings if one.key == "201")
    assert nidal.name == "Abu Nidal Organisation" and nidal.listed == "../2003-12-22"
