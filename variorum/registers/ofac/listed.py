"""The entries of OFAC's advanced XML: when a party was put on which list, under which programmes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from variorum.model import Issue, Listing
from variorum.registers.fields import take
from variorum.registers.ofac.party import Party
from variorum.registers.ofac.programmes import lists_of
from variorum.registers.ofac.reference import Tables, audited
from variorum.registers.ofac.remarks import Told


@dataclass(slots=True)
class Entered:
    """One entry: the number of the party's profile, the list's name (`roll`), the days of its events, its programmes, the rest in words."""

    profile: str
    roll: str
    days: list[str] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)


def entered_of(element: etree._Element, tables: Tables) -> Entered:
    """The entry of a SanctionsEntry element."""
    told = Told(f"{tables.where}, SanctionsEntry {element.get('ID', '')}")
    one = Entered(element.get("ProfileID", ""), tables.value("List", element.get("ListID", ""), told.where))
    for event in take(element, "EntryEvent"):
        _event(event, one, told, tables)
    for measure in take(element, "SanctionsMeasure"):
        _measure(measure, one, told, tables)
    fields = audited(element, "ProfileID", "ListID", where=told.where)
    tables.issues.extend((*told.issues, *fields.audit()))
    return one


def _event(event: etree._Element, one: Entered, told: Told, tables: Tables) -> None:
    kind = tables.value("EntryEventType", event.get("EntryEventTypeID", ""), told.where)
    basis = tables.value("LegalBasis", event.get("LegalBasisID", ""), told.where)
    words: list[str] = []
    for date in take(event, "Date"):
        if (day := tables.day(date, told.where)) is not None:
            words.append(day)
    one.days += words
    fields = audited(event, "EntryEventTypeID", "LegalBasisID", where=told.where)
    words += [one.roll, "" if basis == tables.data["advanced"]["unknown"] else basis, *fields.pop_all("Comment")]
    one.details.append((kind, ", ".join(word for word in words if word)))
    told.issues.extend(fields.audit())


def _measure(measure: etree._Element, one: Entered, told: Told, tables: Tables) -> None:
    kind = tables.value("SanctionsType", measure.get("SanctionsTypeID", ""), told.where)
    period = [found for date in take(measure, "DatePeriod") if (found := tables.period(date, told.where))]
    fields = audited(measure, "SanctionsTypeID", where=told.where)
    comments = fields.pop_all("Comment")
    if kind == tables.data["advanced"]["programme"]:
        one.programmes.extend(comments)
        if not comments:
            what = "an entry has a programme without a name"
            told.issues.append(Issue("unknown-programme", what, told.where, "Fetch the file again."))
    else:
        one.details.append(("measure", " ".join([kind, *comments, *period])))
    told.issues.extend(fields.audit())


def listing_of(party: Party, entered: Sequence[Entered], register: str, data: Mapping[str, Any]) -> Listing:
    """The party with its entries as one listing. The day is the earliest of those on the register's own lists."""
    words, sdn = data["advanced"], data["told"]["lists"]
    found = [one for one in entered if one.roll not in words["duplicates"]]
    first = next(iter(data["registers"]))
    own = [one for one in found if (one.roll in sdn) == (register == first)] or found
    programmes = tuple(dict.fromkeys(programme for one in own for programme in one.programmes))
    days = sorted(day for one in own for day in one.days)
    others = [one.roll for one in found if one.roll not in sdn or register != first]
    listing = Listing(
        register=register,
        key=party.key,
        kind=party.kind,
        names=tuple(party.own[:1]),
        authority=data["authority"],
        lists=tuple(dict.fromkeys((*lists_of(programmes, register, data), *others))),
        programmes=programmes,
        listed=days[0] if days else None,
        date_note=words["note"] if days else "",
    )
    made = party.told.added(listing, data)
    rest = [(one.roll, programme) for one in found for programme in one.programmes if programme not in programmes]
    return replace(made, details=(*made.details, *(pair for one in found for pair in one.details), *rest))
