"""A small sound file of each layout, from which the damaged ones are made; words of one entry are in no other."""

from __future__ import annotations

from tests.registers.eu import test_parse as eu
from tests.registers.uk import test_uk as uk
from tests.registers.un import test_un as un

_OURS = (
    "key,register,organisation,aliases,weak_aliases,scope,listed,listed_kind,removed,removed_kind,status,merged_into,"
    "events,date_note,source_note,grade\n"
    "k1,gb_proscribed,Red Hand Defenders,Red Hand,RHD,armed wing,2001-03,effective,[2009-01-01..2009-02-01],signed,"
    "removed,,suspended 2005-01;removal announced 2009-02-02,approximate,S.I. 1,A\n"
    "k2,eu_terror,Loyalist Volunteer Force,,LVF,,2001-12-27,decided,,,listed,,,,Common Position,B\n"
    "k3,us_fto,Aum Shinrikyo,Aleph Church; Supreme Truth,AUM,,1997-10-08,published,2022-05-20,published,removed,,,,FR 52650,A\n"
)
_FTO = (
    "organisation,aliases,designated,revoked,status,effective_earliest,effective_latest,source_note,grade\n"
    "Kahane Chai,Kach Movement,1997-10-08,2022-05-20,revoked,,,Federal Register,A\n"
    "Manuel Rodriguez Patriotic Front,FPMR Dissidents,1997-10-08,1999-10-08,revoked,1999-10-01,1999-10-08,lapsed,B\n"
    "Lashkar Jhangvi,Army Jhangvi,2003-01-30,,active,,,gazette,B\n"
)
_LISTS = (
    "jurisdiction,list,organisation,aliases,listed,listed_precision,removed,removed_precision,status,source_note,grade\n"
    "UK,Terrorism Act 2000,Ulster Freedom Fighters,Ulster Fighters,2001-02-19,day,,,listed,schedule,A\n"
    "Canada,Criminal Code,Babbar Khalsa,Babbar Khalsa International,2003-06-18,day,2018,year,removed,gazette,C\n"
)

_EU_ROWS: list[dict[str, str]] = [
    {"NameAlias_WholeName": "Front de libération", "NameAlias_NameLanguage": "FR"},
    {"NameAlias_WholeName": "Liberation Front", "NameAlias_NameLanguage": "EN", "NameAlias_Function": "armed wing"},
    {"Address_Street": "1 Main Road", "Address_City": "Karachi", "Address_CountryDescription": "PAKISTAN"},
    {"Entity_LogicalId": "7002", "Entity_EU_ReferenceNumber": "EU.7002.9", "Entity_SubjectType": "P",
     "Entity_SubjectType_ClassificationCode": "person", "NameAlias_FirstName": "Anna", "NameAlias_LastName": "Schmidt"},
    {"Entity_LogicalId": "7002", "Entity_SubjectType": "P", "Entity_SubjectType_ClassificationCode": "person", "BirthDate_BirthDate": "1961-02-03", "BirthDate_City": "Sidon"},
    {"Entity_LogicalId": "7002", "Entity_SubjectType": "P", "Entity_SubjectType_ClassificationCode": "person", "Identification_Number": "A12", "Identification_TypeDescription": "Passport"},
    {"Entity_LogicalId": "7003", "Entity_EU_ReferenceNumber": "EU.7003.9", "NameAlias_WholeName": "Harbour Brigade",
     "Entity_DesignationDate": "2002-06-18", "Citizenship_CountryDescription": "LEBANON"},
]  # fmt: skip
_ANNEX = (
    "32001R2580,1,EU-TERR,II.B,Asset freeze,28.2.2011,A reason,Organization,Harbour Brigade,Brigade of the Port; HB,Port,Old Brigade,Lebanon,,\n"
    "32001R2580,2,EU-TERR,II.B,Travel ban,28.3.2011,Another reason,Organization,Mountain Corps,,,,Syria,,\n"
    "32001R2580,3,EU-TERR,II.A,Asset freeze,,,Person,SOMEBODY Anna,,,,,11.8.1960 or 1961,noted\n"
)
_OTHER = eu.ENTITY.replace("7001", "7004").replace("Liberation Front", "Orchard League").format(designated="", more="")

SEEDS: dict[str, tuple[str, bytes]] = {
    "fsf_csv_1_1": ("full.csv", eu.table(*_EU_ROWS)),
    "fsf_csv_1_0": ("old.csv", eu.old(eu.OLD_ROWS).encode()),
    "fsf_csv_1_0_quoted": ("old.csv", eu.spoilt(eu.old(eu.OLD_ROWS))),
    "fsf_xml_1_1": ("full.xml", eu.xml(eu.entity(), _OTHER)),
    "journal_consolidated": ("32001R2580_2026-08.csv", f"{eu.JOURNAL}\n{_ANNEX}".encode()),
    "journal_amendment": (
        "32001R2580_2026-08.csv",
        f"amendedCelex,amendmentCelex{eu.JOURNAL.removeprefix('celex')}\n{_ANNEX.replace('R2580,', 'R2580,32026R0001,')}".encode(),
    ),
    "un_xml": ("un.xml", un.packed()),
    "uk_csv": ("uk.csv", uk.listing_csv()),
    "uk_csv_bare": ("uk.csv", uk.table(uk.COLUMNS, uk.ROWS)),
    "uk_export": ("uk.csv", uk.EXPORT),
    "uk_xml": ("uk.xml", uk.XML.encode()),
    "uk_ofsi_csv": ("uk.csv", uk.OFSI),
    "history_table": ("table.csv", _OURS.encode()),
    "history_fto": ("fto.csv", _FTO.encode()),
    "history_lists": ("lists.csv", _LISTS.encode()),
}
"""By layout: the file's name and content."""

TRANSLATED: dict[str, frozenset[str]] = {
    "un_xml": frozenset(("approximately", "between", "exact")),
    "uk_csv": frozenset(("arabic",)),
    "uk_csv_bare": frozenset(("arabic",)),
    "history_fto": frozenset(("active", "revoked")),
    "history_lists": frozenset(("canada", "listed", "removed", "day", "year")),
    "history_table": frozenset(("listed", "removed")),
}
"""Words of the sound files that a reader puts into others at one place, and shows at another."""
