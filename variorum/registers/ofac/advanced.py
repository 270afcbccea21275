"""OFAC's advanced XML (SDN_ADVANCED.XML, CONS_ADVANCED.XML): parties, and the entries that put them on lists.

Source: UN, Sanctions List Data Exchange schema 1.0, as OFAC uses it; element and attribute names are the schema's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from lxml import etree

from variorum.model import Issue, Listing
from variorum.registers.fields import Fields, fields_of, local, quoted, take
from variorum.registers.ofac.listed import Entered, entered_of, listing_of
from variorum.registers.ofac.party import Party, party_of
from variorum.registers.ofac.programmes import decided, unknown
from variorum.registers.ofac.reference import Tables, audited
from variorum.registers.opening import Opened
from variorum.registers.parsed import Parsed
from variorum.registers.spec import spec

_RECORDS = frozenset(
    {
        "DateOfIssue",
        "ReferenceValueSets",
        "Location",
        "IDRegDocument",
        "DistinctParty",
        "ProfileRelationship",
        "SanctionsEntry",
    }
)


def advanced(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The parties of the file with the days on which they were entered; `records` counts the parties and their entries.

    Raises: RegisterError where the file is not well-formed or nothing tells which list it is.
    """
    reading = _Reading(opened, data)
    for element in opened.elements(_RECORDS):
        reading.take(element)
    return reading.parsed()


class _Reading:
    """What was read of the file so far; the records come in the order of the schema, referred to ones first."""

    def __init__(self, opened: Opened, data: Mapping[str, Any]) -> None:
        self.opened, self.data = opened, data
        self.tables = Tables(opened.name, data)
        self.published: str | None = None
        self.parties: dict[str, Party] = {}
        self.owners: dict[str, Party] = {}
        self.papers: list[tuple[str, str, str]] = []
        self.entered: list[Entered] = []
        self.repeated = 0
        self.issues: list[Issue] = []

    def take(self, element: etree._Element) -> None:
        """Takes one record, or what is left of a section."""
        match local(str(element.tag)):
            case "DateOfIssue":
                self.published = self.tables.day(element, self.opened.name)
            case "ReferenceValueSets":
                self.tables.read_values(element)
            case "Location":
                self.tables.read_place(element)
            case "IDRegDocument":
                self._paper(element)
            case "DistinctParty":
                self._party(element)
            case "ProfileRelationship":
                self._relation(element)
            case "SanctionsEntry":
                self.entered.append(entered_of(element, self.tables))
            case name:
                self._section(name, element)

    def _section(self, name: str, element: etree._Element) -> None:
        """A child of the first element, or that itself: its records are taken, so what is left is not known."""
        if element.getparent() is None:
            self.issues.extend(Fields([("", element.text or "")], self.opened.name).audit())
            return
        if name not in self.data["advanced"]["sections"]:
            self.issues.append(
                Issue("unknown-field", f"the section {name!r} is not known here", self.opened.name, "Report it.")
            )
        self.issues.extend(fields_of(element, f"{self.opened.name}, {name}").audit())

    def _party(self, element: etree._Element) -> None:
        party = party_of(element, self.tables)
        if party.key in self.parties:
            self.repeated += 1
            what = f"the entry {party.key} comes a second time; the first is kept"
            self.issues.append(Issue("entry-twice", what, self.opened.name, "Compare the two in the file."))
            return
        self.parties[party.key] = party
        for identity in party.identities:
            self.owners[identity] = party

    def _paper(self, element: etree._Element) -> None:
        """A document of identity, in the words of the CSV: "1084010 (Egypt) issued 1990-10-24"."""
        tables, where = self.tables, f"{self.opened.name}, IDRegDocument {element.get('ID', '')}"
        label = tables.value("IDRegDocType", element.get("IDRegDocTypeID", ""), where)
        country = tables.value("Country", element.get("IssuedBy-CountryID", ""), where)
        validity = tables.value("Validity", element.get("ValidityID", ""), where)
        dates = []
        for dated in take(element, "DocumentDate"):
            kind = tables.value("IDRegDocDateType", dated.get("IDRegDocDateTypeID", ""), where)
            dates += [f"{kind} {tables.period(one, where) or 'unknown'}" for one in take(dated, "DatePeriod")]
            self.issues.extend(audited(dated, "IDRegDocDateTypeID", where=where).audit())
        fields = audited(
            element, "IDRegDocTypeID", "IssuedBy-CountryID", "ValidityID", "IssuedIn-LocationID", where=where
        )
        identity, number = fields.pop("@IdentityID"), fields.pop("IDRegistrationNo")
        words = [number, country and f"({country})", *dates, fields.pop("IssuingAuthority"), fields.pop("Comment")]
        fields.pop_all("DocumentedNameReference@DocumentedNameID")
        fields.pop_all("FeatureVersionReference@FeatureVersionID")
        if validity not in self.data["advanced"]["plain_values"]:
            words.append(f"({validity})")
        self.papers.append((identity, label, " ".join(word for word in words if word)))
        self.issues.extend(fields.audit())

    def _relation(self, element: etree._Element) -> None:
        """A tie of one party to another, as a detail of the first."""
        where = f"{self.opened.name}, ProfileRelationship {element.get('ID', '')}"
        party = self.parties.get(element.get("From-ProfileID", ""))
        other = self.parties.get(element.get("To-ProfileID", ""))
        if party is None or other is None or not other.names:
            self.issues.append(Issue("no-party", "a tie is to a party that is not in the file", where, "", "note"))
            return
        label = self.tables.value("RelationType", element.get("RelationTypeID", ""), where)
        words = [other.names[0].text]
        words += [period for one in take(element, "DatePeriod") if (period := self.tables.period(one, where))]
        if element.get("Former") == "true":
            words.append("(former)")
        fields = audited(element, "From-ProfileID", "To-ProfileID", "RelationTypeID", "Former", where=where)
        fields.pop_all("@SanctionsEntryID")
        quality = self.tables.value("RelationQuality", fields.pop("@RelationQualityID"), where)
        if quality not in self.data["advanced"]["plain_values"]:
            words.append(f"({quality})")
        party.told.details.append((label, " ".join([*words, *fields.pop_all("Comment")])))
        self.issues.extend(fields.audit())

    def parsed(self) -> Parsed:
        """The whole file."""
        self._join()
        by_party: dict[str, list[Entered]] = {}
        for one in self.entered:
            by_party.setdefault(one.profile, []).append(one)
        layout, moved = self._layout(by_party)
        register = next(one.register for one in spec(self.opened.layout.folder).layouts if one.id == layout)
        listings = []
        for key, party in self.parties.items():
            listing = self._listing(party, by_party.pop(key, []), register)
            if listing is not None:
                listings.append(listing)
        lost = len(self.parties) - len(listings)
        for key in by_party:
            what = f"there is no party with the number {key} that the list has an entry for"
            self.issues.append(Issue("no-party", what, self.opened.name, "It is cut out of the file: fetch it again."))
            lost += 1
        programmes = unknown((one.programmes for one in listings), register, self.opened.name, self.data)
        issues = (*moved, *self.tables.issues, *self.tables.unused(), *self.issues, *programmes)
        records = len(self.parties) + self.repeated
        return Parsed(records, tuple(listings), (), self.published, not lost, issues, (), layout)

    def _join(self) -> None:
        """Gives each document of identity to the party that holds it."""
        for identity, label, value in self.papers:
            party = self.owners.get(identity)
            if party is None:
                what = f"{label} {value[:80]!r} is of a party that is not in the file"
                self.issues.append(Issue("no-party", what, self.opened.name, "It is kept in the file only.", "note"))
            else:
                party.told.tell_pair(label, value, self.data)

    def _layout(self, by_party: Mapping[str, list[Entered]]) -> tuple[str, tuple[Issue, ...]]:
        """The layout by the lists of most parties: that of the other list has those who are on the SDN list too."""
        registers = list(self.data["registers"])
        sdn = self.data["told"]["lists"]
        counted = Counter(
            registers[0] if any(one.roll in sdn for one in found) else registers[1]
            for found in by_party.values()
            if found
        )
        return decided(self.opened, counted, 1, self.data)

    def _listing(self, party: Party, entered: list[Entered], register: str) -> Listing | None:
        """The party as a listing; None where it has no name."""
        self.issues.extend(party.told.issues)
        if not party.names or not party.key:
            told, measures = party.told, [word for one in entered for word in (*one.programmes, *one.days, one.roll)]
            told_of = quoted(
                (*measures, *(n.text for n in told.names), *told.births, *told.countries, *map(": ".join, told.details))
            )
            what = f"the party {party.key} has no {'name' if party.key else 'number'} and is left out: {told_of}"
            self.issues.append(Issue("no-name", what, party.told.where, "Fetch the file again."))
            return None
        return listing_of(party, entered, register, self.data)
