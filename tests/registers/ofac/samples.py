"""Files in OFAC's layouts, of our own rows: real organisations, invented numbers."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model import Listing, Snapshot
from variorum.registers import read

SDN = (
    '36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
    '4701,"SHINING PATH",-0- ,"FTO] [SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. \'SL\'; a.k.a. \'SENDERO\'."',
    (
        '7050,"GUZMAN LOERA, Joaquin","individual","SDNTK","Leader",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 25 Dec 1954; '
        "alt. DOB circa 1957; POB La Tuna, Sinaloa, Mexico; nationality Mexico; Passport X1234 (Mexico); a.k.a. 'EL CHAPO'; "
        'Linked To: SINALOA CARTEL; Supreme commander."'
    ),
    '9001,"OCEAN STAR","vessel","DPRK4",-0- ,"HMZF","General Cargo","4,500","2,000","Korea, North","Ocean Ltd",-0- ',
)
ALT = (
    '36,12,"aka","AERO-CARIBBEAN",-0- ',
    '4701,88,"aka","SENDERO LUMINOSO",-0- ',
    '4701,89,"fka","COMMUNIST PARTY OF PERU","spelled so in 1980"',
)
ADD = ('36,25,-0- ,"Havana","Cuba",-0- ', '7050,31,"Calle 1 No. 2","Culiacan, Sinaloa","Mexico","(formerly)"')
CONS = (
    '9701,"EXAMPLE, Deputy","individual","NS-PLC",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1959; PFLP."',
    (
        '17250,"CHINA MOBILE LIMITED",-0- ,"CMIC-EO13959",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"ISIN HK0941009539; Listing Date '
        '(CMIC) 03 Jun 2021; Effective Date (CMIC) 02 Aug 2021."'
    ),
    (
        '17251,"ROSNEFT",-0- ,"UKRAINE-EO13662] [RUSSIA-EO14024",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Listing Date (EO 14024 '
        'Directive 3): 24 Feb 2022; Executive Order 13662 Directive Determination - Subject to Directive 2."'
    ),
)


def csv(*rows: str, end: str = "\r\n", last: str = "\x1a") -> bytes:
    """A CSV file as OFAC writes it: CRLF, and a Ctrl-Z at its end."""
    return (end.join(rows) + end + last).encode()


def one(*files: tuple[str, bytes], dated: str | None = "2021-07-07") -> Snapshot:
    """The one snapshot that the files make."""
    (snapshot,) = read(files, dated=dated)
    return snapshot


def entry(snapshot: Snapshot, key: str) -> Listing:
    """The entry with the number."""
    return next(listing for listing in snapshot.listings if listing.key == key)


def codes(snapshot: Snapshot) -> list[str]:
    """The codes of a snapshot's issues."""
    return [issue.code for issue in snapshot.issues]


_ENTRIES = (
    (
        "<sdnEntry><uid>4701</uid><lastName>SHINING PATH</lastName><sdnType>Entity</sdnType><programList><program>FTO</program>"
        "<program>SDGT</program></programList><akaList><aka><uid>88</uid><type>a.k.a.</type><category>strong</category>"
        "<lastName>SENDERO LUMINOSO</lastName></aka><aka><uid>90</uid><type>a.k.a.</type><category>weak</category><lastName>SL"
        "</lastName></aka></akaList></sdnEntry>"
    ),
    (
        "<sdnEntry><uid>7050</uid><firstName>Joaquin</firstName><lastName>GUZMAN LOERA</lastName><title>Leader</title><sdnType>"
        "Individual</sdnType><remarks>Supreme commander; (Linked To: SINALOA CARTEL)</remarks><programList><program>SDNTK</program>"
        "</programList><idList><id><uid>1</uid><idType>Passport</idType><idNumber>X1234</idNumber><idCountry>Mexico</idCountry>"
        "<issueDate>02 Jan 2001</issueDate></id><id><uid>2</uid><idType>Secondary sanctions risk:</idType><idNumber>a law</idNumber>"
        "</id></idList><addressList><address><uid>31</uid><address1>Calle 1</address1><city>Culiacan</city><country>Mexico</country>"
        "</address></addressList><nationalityList><nationality><uid>3</uid><country>Mexico</country><mainEntry>true</mainEntry>"
        "</nationality></nationalityList><dateOfBirthList><dateOfBirthItem><uid>4</uid><dateOfBirth>circa 1957</dateOfBirth>"
        "<mainEntry>false</mainEntry></dateOfBirthItem><dateOfBirthItem><uid>5</uid><dateOfBirth>25 Dec 1954</dateOfBirth><mainEntry>"
        "true</mainEntry></dateOfBirthItem></dateOfBirthList><placeOfBirthList><placeOfBirthItem><uid>6</uid><placeOfBirth>La Tuna"
        "</placeOfBirth><mainEntry>true</mainEntry></placeOfBirthItem></placeOfBirthList></sdnEntry>"
    ),
    (
        "<sdnEntry><uid>9001</uid><lastName>OCEAN STAR</lastName><sdnType>Vessel</sdnType><programList><program>DPRK4</program>"
        "</programList><vesselInfo><callSign>HMZF</callSign><vesselType>General Cargo</vesselType></vesselInfo></sdnEntry>"
    ),
)


def plain(entries: Iterable[str] = _ENTRIES, count: str | None = None, space: str = "urn:example:1") -> bytes:
    """A plain XML file of the entries."""
    found = list(entries)
    head = f"<Publish_Date>07/07/2021</Publish_Date><Record_Count>{count or len(found)}</Record_Count>"
    return (
        f'<?xml version="1.0" standalone="yes"?>\n<sdnList xmlns="{space}"><publshInformation>{head}</publshInformation>\n'
        f"{''.join(found)}</sdnList>\n"
    ).encode()


_VALUES = {
    "AliasType": ("1400:A.K.A.", "1403:Name"),
    "Country": ("11082:Peru", "11109:Mexico"),
    "DetailReference": ("91526:Male",),
    "DetailType": ("1430:DATE", "1431:LOOKUP", "1432:TEXT", "1433:COUNTRY"),
    "EntryEventType": ("1:Created",),
    "FeatureType": (
        "8:Birthdate",
        "10:Nationality Country",
        "25:Location",
        "224:Gender",
        "504:Secondary sanctions risk:",
        "9:Marriage",
    ),
    "IDRegDocDateType": ("1480:Issue Date",),
    "IDRegDocType": ("1571:Passport",),
    "LegalBasis": ("1:Unknown", "1828:Executive Order 13224 (Terrorism)"),
    "List": ("1550:SDN List", "91507:Sectoral Sanctions Identifications List", "91512:Consolidated List"),
    "NamePartType": ("1520:Last Name", "1521:First Name", "1522:Middle Name", "1525:Entity Name"),
    "PartyType": ("1:Individual", "2:Entity"),
    "RelationQuality": ("1:Unknown",),
    "RelationType": ("15003:Owned or Controlled By",),
    "Reliability": ("1:Unknown",),
    "SanctionsType": ("1:Program", "1705:Block"),
    "Script": ("215:Latin", "220:Cyrillic"),
    "Validity": ("1:Valid", "2:Fraudulent"),
}


def values() -> str:
    """The reference values of an advanced file."""
    sets = "".join(
        f"<{kind}Values>{''.join('<{0} ID="{1}">{2}</{0}>'.format(kind, *one.split(':', 1)) for one in found)}</{kind}Values>"
        for kind, found in _VALUES.items()
    )
    types = '<PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType>'
    vessel = '<PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType>'
    return f"<ReferenceValueSets>{sets}<PartySubTypeValues>{types}{vessel}</PartySubTypeValues></ReferenceValueSets>"


def day(text: str) -> str:
    """A day as the schema has it: "2001-10-31"."""
    year, month, number = text.split("-")
    return f"<Year>{int(year)}</Year><Month>{int(month)}</Month><Day>{int(number)}</Day>"


def period(first: str, last: str, about: str = "false") -> str:
    """A period of days as the schema has it."""
    sides = "".join(
        f'<{side} Approximate="{about}" YearFixed="false"><From>{day(text)}</From><To>{day(text)}</To></{side}>'
        for side, text in (("Start", first), ("End", last))
    )
    return f'<DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false">{sides}</DatePeriod>'


def feature(kind: str, inside: str) -> str:
    """A feature of a party."""
    return (
        f'<Feature ID="7" FeatureTypeID="{kind}"><FeatureVersion ID="8" ReliabilityID="1"><Comment/>{inside}</FeatureVersion>'
        '<IdentityReference IdentityID="70" IdentityFeatureLinkTypeID="1"/></Feature>'
    )


def alias(parts: Iterable[tuple[str, str]], *, own: bool = False, weak: bool = False, script: str = "215") -> str:
    """A name: its parts are texts with the number of their group."""
    inside = "".join(
        f'<DocumentedNamePart><NamePartValue NamePartGroupID="{group}" ScriptID="{script}" ScriptStatusID="1" Acronym="false">'
        f"{text}</NamePartValue></DocumentedNamePart>"
        for group, text in parts
    )
    kind, first, low = "1403" if own else "1400", str(own).lower(), str(weak).lower()
    return (
        f'<Alias FixedRef="1" AliasTypeID="{kind}" Primary="{first}" LowQuality="{low}"><DocumentedName ID="5" FixedRef="1" '
        f'DocNameStatusID="1">{inside}</DocumentedName></Alias>'
    )


def party(key: str, kind: str, names: str, features: str = "", groups: str = "") -> str:
    """A party with one identity, whose number is the party's and a zero."""
    made = groups or '<MasterNamePartGroup><NamePartGroup ID="100" NamePartTypeID="1525"/></MasterNamePartGroup>'
    return (
        f'<DistinctParty FixedRef="{key}"><Comment/><Profile ID="{key}" PartySubTypeID="{kind}"><Identity ID="{key}0" FixedRef="{key}" '
        f'Primary="true" False="false">{names}<NamePartGroups>{made}</NamePartGroups></Identity>{features}</Profile></DistinctParty>'
    )


def sanctions(key: str, roll: str, days: Iterable[str], programmes: Iterable[str], basis: str = "1828") -> str:
    """An entry of a party on a list."""
    events = "".join(
        f'<EntryEvent ID="1" EntryEventTypeID="1" LegalBasisID="{basis}"><Comment/><Date CalendarTypeID="1">{day(one)}</Date></EntryEvent>'
        for one in days
    )
    empty = '<DatePeriod CalendarTypeID="1" YearFixed="true" MonthFixed="true" DayFixed="true"/>'
    measures = "".join(
        f'<SanctionsMeasure ID="3" SanctionsTypeID="1"><Comment>{one}</Comment>{empty}</SanctionsMeasure>'
        for one in programmes
    )
    block = f'<SanctionsMeasure ID="2" SanctionsTypeID="1705">{empty}</SanctionsMeasure>'
    return f'<SanctionsEntry ID="{key}" ProfileID="{key}" ListID="{roll}">{events}{block}{measures}</SanctionsEntry>'


PERSON_GROUPS = (
    '<MasterNamePartGroup><NamePartGroup ID="201" NamePartTypeID="1521"/></MasterNamePartGroup>'
    '<MasterNamePartGroup><NamePartGroup ID="202" NamePartTypeID="1520"/></MasterNamePartGroup>'
)
PARTIES = (
    party(
        "4701",
        "3",
        alias([("100", "SHINING PATH")], own=True)
        + alias([("100", "SENDERO LUMINOSO")])
        + alias([("100", "SL")], weak=True)
        + alias([("100", "Сендеро Луминосо")], script="220"),
        feature("25", '<VersionLocation LocationID="501"/>'),
    ),
    party(
        "7050",
        "4",
        alias([("201", "Joaquin"), ("202", "GUZMAN LOERA")], own=True),
        feature("8", period("1954-12-25", "1954-12-25") + '<VersionDetail DetailTypeID="1430"/>')
        + feature("8", period("1957-01-01", "1957-12-31", "true"))
        + feature("8", period("1955-01-01", "1957-12-31"))
        + feature("8", period("1956-03-01", "1956-03-31"))
        + feature("10", '<VersionDetail DetailTypeID="1433"/><VersionLocation LocationID="502"/>')
        + feature("224", '<VersionDetail DetailTypeID="1431" DetailReferenceID="91526"/>')
        + feature("504", '<VersionDetail DetailTypeID="1432">a law</VersionDetail>'),
        PERSON_GROUPS,
    ),
)
ENTRIES = (
    sanctions("4701", "1550", ["2001-10-31", "1997-10-08"], ["FTO", "SDGT"]),
    sanctions("4701", "91512", ["1990-01-01"], ["SDGT"]),
    sanctions("7050", "1550", ["2009-05-18"], ["SDNTK"], basis="1"),
)


def advanced(parties: Iterable[str] = PARTIES, entries: Iterable[str] = ENTRIES, more: str = "") -> bytes:
    """An advanced XML file of the parties and entries; `more` is put before its end."""
    part = '<LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true" LocPartValueTypeID="1" LocPartValueStatusID="1">'
    places = (
        f'<Location ID="501"><LocationAreaCode AreaCodeID="11082"/><LocationCountry CountryID="11082" CountryRelevanceID="1413"/>{part}'
        '<Comment/><Value>Ayacucho</Value></LocationPartValue></LocationPart><FeatureVersionReference FeatureVersionID="8"/></Location>'
        '<Location ID="502"><LocationCountry CountryID="11109" CountryRelevanceID="1413"/></Location>'
    )
    paper = (
        '<IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="70500" IssuedBy-CountryID="11109" ValidityID="2"><Comment/>'
        '<IDRegistrationNo>X1234</IDRegistrationNo><IssuingAuthority/><DocumentDate IDRegDocDateTypeID="1480">'
        f'{period("2001-01-02", "2001-01-02")}</DocumentDate><DocumentedNameReference DocumentedNameID="5"/></IDRegDocument>'
    )
    tie = (
        '<ProfileRelationship ID="1" From-ProfileID="7050" To-ProfileID="4701" RelationTypeID="15003" RelationQualityID="1" '
        'Former="true" SanctionsEntryID="7050"><Comment/></ProfileRelationship>'
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<Sanctions xmlns="http://www.un.org/sanctions/1.0" Version="1">'
        f'<DateOfIssue CalendarTypeID="1">{day("2024-03-06")}</DateOfIssue>{values()}<Locations>{places}</Locations><IDRegDocuments>'
        f"{paper}</IDRegDocuments><DistinctParties>{''.join(parties)}</DistinctParties><ProfileRelationships>{tie}"
        f"</ProfileRelationships><SanctionsEntries>{''.join(entries)}</SanctionsEntries><SanctionsEntryLinks/>{more}</Sanctions>\n"
    ).encode()
