"""Canada's consolidated list of autonomous sanctions: one element `record` for a person, an entity or a ship."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from variorum.dates import EdtfError, PartialDate, parse
from variorum.model import Issue, ListedKind, ListedName, Listing
from variorum.registers.fields import Fields, fields_of, quoted, take
from variorum.registers.opening import Opened
from variorum.registers.parsed import Parsed

_YEAR = re.compile(r"\d{4}(?:-\d{2})?")


def sema(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The list. A record without a name is told and left out."""
    root = opened.root
    assert root is not None  # the layout's form is XML
    issues: list[Issue] = []
    listings: dict[str, Listing] = {}
    records = take(root, "record")
    for number, element in enumerate(records, 1):
        fields = _english(fields_of(element, f"{opened.name}, record {number}"), data)
        printed = quoted(str(text) for text in element.itertext())
        found = _listing(fields, opened, data, issues)
        issues += fields.audit()
        if found is None:
            what = f"the record has no name and is left out: {printed}"
            issues.append(Issue("unnamed-entry", what, fields.where, "Compare it in the file."))
        else:
            listings[_free(found.key, found.name, listings)] = found
    issues += fields_of(root, opened.name).audit()
    made = tuple(_keyed(key, listing) for key, listing in listings.items())
    return Parsed(len(records), made, complete=len(made) == len(records), issues=tuple(issues))


def _english(fields: Fields, data: Mapping[str, Any]) -> Fields:
    """The fields under their English names: "LastName-NomDeFamille" is "LastName"."""
    pairs = [(name.partition("-")[0], value) for name, value in fields.drain()]
    return Fields(pairs, fields.where, nulls=frozenset(data["nulls"]))


def _listing(fields: Fields, opened: Opened, data: Mapping[str, Any], issues: list[Issue]) -> Listing | None:
    person = " ".join(part for part in (fields.pop("GivenName"), fields.pop("LastName")) if part)
    name = fields.pop("EntityOrShip") or person
    number, title = fields.pop("ShipIMONumber"), fields.pop("TitleOrShip") or fields.pop("TitleOrShipType")
    kind: ListedKind = "vessel" if number else "person" if person else "organization"
    country, schedule, item = fields.pop("Country"), fields.pop("Schedule"), fields.pop("Item")
    programme = _first_language(country, data)
    aliases = [part.strip() for cell in fields.pop_all("Aliases") for part in cell.split(data["aliases"])]
    born = fields.pop("DateOfBirthOrShipBuildDate")
    birth = _date(born, opened, issues, fields.where)
    listed = _date(fields.pop("DateOfListing"), opened, issues, fields.where)
    if not name:
        return None
    names = {name: ListedName(name, "primary")}
    for alias in filter(None, aliases):
        names.setdefault(alias, ListedName(alias, "strong", "alias"))
    details = (
        ("person", person if name != person else ""),
        ("regulations of", country if country != programme else ""),
        ("title", title),
        ("schedule", schedule),
        ("item", item),
        ("built" if number else "birth", born),
    )
    return Listing(
        register=opened.layout.register,
        key="/".join(part for part in (programme, schedule, item) if part) or name,
        kind=kind,
        names=tuple(names.values()),
        authority="ca",
        lists=(data["list"],),
        programmes=(programme,) if programme else (),
        listed=listed,
        births=(birth,) if birth and kind == "person" else (),
        references=(("IMO", number),) if number else (),
        details=tuple(pair for pair in details if pair[1]),
    )


def _first_language(value: str, data: Mapping[str, Any]) -> str:
    """The English part of a value that has both languages."""
    for mark in data["languages"]:
        value = value.partition(mark)[0]
    return value.strip()


def _date(value: str, opened: Opened, issues: list[Issue], where: str) -> str | None:
    """The EDTF date; a year or month alone stays that."""
    if not value:
        return None
    for form in opened.layout.dates:
        try:
            return datetime.strptime(value, form).date().isoformat()
        except ValueError:
            continue
    try:
        if _YEAR.fullmatch(value) and isinstance(parse(value), PartialDate):
            return value
    except EdtfError:  # "1970-13" has the look of a month and is none: told below
        pass
    issues.append(Issue("bad-date", f"{value!r} is not a date", where, "Compare the entry in the file."))
    return None


def _free(key: str, name: str, taken: Mapping[str, Listing]) -> str:
    """The key, with the name where another record has it: two acts may number their items alike."""
    if key not in taken:
        return key
    named, number = f"{key}/{name}", 2
    while named in taken:
        named, number = f"{key}/{name}/{number}", number + 1
    return named


def _keyed(key: str, listing: Listing) -> Listing:
    """The listing under that key."""
    return listing if listing.key == key else replace(listing, key=key)
