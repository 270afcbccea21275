"""A small sound file of each layout, from which the damaged ones are made; words of one entry are in no other."""

from __future__ import annotations

from dataclasses import dataclass

from tests.registers.ca import test_parse as ca
from tests.registers.eu import test_parse as eu
from tests.registers.ofac import samples as ofac
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

_SDN = ofac.csv(*ofac.SDN)
_CONS = ofac.csv(*ofac.CONS)
_CONS_ALT = ofac.csv('9701,1,"aka","SPECIMEN, Second",-0- ', '17250,2,"nka","MOBILE HOLDINGS","since 2021"')
_CONS_ADD = ofac.csv('9701,1,-0- ,"Gaza","Palestinian",-0- ', '17251,2,"26 Embankment","Moscow","Russia",-0- ')


@dataclass(frozen=True, slots=True)
class Seed:
    """A sound file of one layout: its name and content, and the files it belongs to."""

    name: str
    content: bytes
    beside: tuple[tuple[str, bytes], ...] = ()


_FOUND: dict[str, tuple[str, bytes] | tuple[str, bytes, tuple[str, bytes]]] = {
    "sdn_csv": ("sdn.csv", _SDN),
    "sdn_alt_csv": ("alt.csv", ofac.csv(*ofac.ALT), ("sdn.csv", _SDN)),
    "sdn_add_csv": ("add.csv", ofac.csv(*ofac.ADD), ("sdn.csv", _SDN)),
    "sdn_comments_csv": (
        "sdn_comments.csv",
        ofac.csv('7050," He also led others."', '36,"More is said."'),
        ("sdn.csv", _SDN),
    ),
    "cons_csv": ("cons_prim.csv", _CONS),
    "cons_alt_csv": ("cons_alt.csv", _CONS_ALT, ("cons_prim.csv", _CONS)),
    "cons_add_csv": ("cons_add.csv", _CONS_ADD, ("cons_prim.csv", _CONS)),
    "cons_comments_csv": (
        "cons_comments.csv",
        ofac.csv('9701," Held office."', '17251,"More is said."'),
        ("cons_prim.csv", _CONS),
    ),
    "sdn_xml": ("sdn.xml", ofac.plain()),
    "cons_xml": (
        "consolidated.xml",
        ofac.plain()
        .replace(b">FTO<", b">NS-PLC<")
        .replace(b">SDNTK<", b">NS-ISA<")
        .replace(b">DPRK4<", b">561-Related<"),
    ),
    "sdn_advanced": ("sdn_advanced.xml", ofac.advanced()),
    "cons_advanced": (
        "cons_advanced.xml",
        ofac.advanced(
            entries=(
                ofac.sanctions("4701", "91512", ["1990-01-01"], ["NS-PLC"]),
                ofac.sanctions("7050", "91512", ["2009-05-18"], ["NS-ISA"]),
            )
        ),
    ),
    "sema_xml": ("sema.xml", f"<data-set>{ca.PERSON}{ca.ENTITY}{ca.SHIP}</data-set>".encode()),
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
SEEDS = {layout: Seed(name, content, tuple(beside)) for layout, (name, content, *beside) in _FOUND.items()}
"""By layout."""

TRANSLATED: dict[str, frozenset[str]] = {
    "journal_consolidated": frozenset(("organization", "person")),
    "journal_amendment": frozenset(("organization", "person")),
    "sdn_xml": frozenset(("strong", "weak")),
    "cons_xml": frozenset(("strong", "weak")),
    "un_xml": frozenset(("approximately", "between", "exact")),
    "uk_csv": frozenset(("arabic",)),
    "uk_csv_bare": frozenset(("arabic",)),
    "history_fto": frozenset(("active", "revoked")),
    "history_lists": frozenset(("canada", "listed", "removed", "day", "year")),
    "history_table": frozenset(("listed", "removed")),
}
"""Words of the sound files that a reader puts into others at one place, and shows at another."""
