"""Annexes of sanctions acts, transcribed from the Official Journal: one row for an entry under one measure."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from variorum.model import Issue, ListedKind, ListedName, Listing, NameQuality
from variorum.registers.eu.dating import partial
from variorum.registers.fields import Fields, quoted
from variorum.registers.opening import Opened
from variorum.registers.parsed import Parsed


def journal(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """An act's annexes, or what an act adds to them. The same entry under several measures is one listing."""
    header: list[str] | None = None
    listings: dict[str, Listing] = {}
    issues: list[Issue] = []
    records, complete = 0, True
    for line, cells in opened.rows():
        if header is None:
            header = [cell.strip() for cell in cells]
            continue
        records += 1
        where = f"{opened.name}, line {line}"
        if len(cells) != len(header):
            what = f"{len(cells)} cells where the head line has {len(header)}; the row is left out: {quoted(cells)}"
            issues.append(Issue("row-width", what, where, "The file is damaged: fetch it again."))
            complete = False
            continue
        fields = Fields(zip(header, cells, strict=True), where)
        found = _listing(fields, opened, data, issues)
        if found is None:
            what = f"the row has no name and is left out: {quoted(cells)}"
            issues.append(Issue("unnamed-entry", what, where, "Compare it in the annex."))
            complete = False
            continue
        issues += fields.audit()
        known = listings.get(found.key)
        listings[found.key] = found if known is None else _joined(known, found, where, issues)
    return Parsed(records, tuple(listings.values()), complete=complete, issues=tuple(issues))


def _listing(fields: Fields, opened: Opened, data: Mapping[str, Any], issues: list[Issue]) -> Listing | None:
    name, where = fields.pop("name"), fields.where
    if not name:
        return None
    act = fields.pop("celex") or fields.pop("amendedCelex")
    schema, programme = fields.pop("schema"), fields.pop("programKey")
    if schema not in data["schemata"]:
        issues.append(Issue("unknown-kind", f"the schema {schema!r} is not known", where))
    annex, number = fields.pop("annex"), fields.pop("recordId")
    names = {name: ListedName(name, "primary")}
    for column, quality in data["journal_names"].items():
        for text in _values(fields.pop(column)):
            label = "" if column == "alias" else column
            names.setdefault(text, ListedName(text, cast(NameQuality, quality), label))
    listed = _date(fields.pop("startDate"), opened, issues, where)
    births = [value for cell in fields.pop_all("birthDate") for value in _values(cell)]
    details = [("measure", fields.pop("measure")), ("reason", fields.pop("reason")), ("act", act), ("annex", annex)]
    details += [("amended by", fields.pop("amendmentCelex")), *(("birth", value) for value in births)]
    countries = [value for column in data["journal_countries"] for value in _values(fields.pop(column))]
    details += [(column, value) for column in data["journal_details"] for value in _values(fields.pop(column))]
    return Listing(
        register=opened.layout.register,
        key="/".join(part for part in (act, programme, annex, number, name) if part),
        kind=cast(ListedKind, data["schemata"].get(schema, "other")),
        names=tuple(names.values()),
        authority="eu",
        lists=(programme,) if programme else (),
        programmes=(programme,) if programme else (),
        listed=listed,
        date_note="" if listed else "the annex prints no day for the entry",
        countries=tuple(dict.fromkeys(countries)),
        births=tuple(found for value in births if (found := partial(value, opened.layout.dates)) is not None),
        references=(("recordId", number),) if number else (),
        details=tuple(pair for pair in details if pair[1]),
    )


def _joined(known: Listing, found: Listing, where: str, issues: list[Issue]) -> Listing:
    """The same entry under one measure more: all that either row says. The earlier of two days is kept, the other told."""
    days = sorted(day for day in (known.listed, found.listed) if day is not None)
    if len(set(days)) > 1:
        what = f"{known.name!r} has the days {' and '.join(days)} under its measures; the first is kept"
        issues.append(Issue("days-differ", what, where, "Compare it in the annex.", "note"))
    texts = {name.text for name in known.names}
    return replace(
        known,
        names=(*known.names, *(name for name in found.names if name.text not in texts)),
        listed=days[0] if days else None,
        date_note=known.date_note and found.date_note,
        countries=tuple(dict.fromkeys((*known.countries, *found.countries))),
        births=tuple(dict.fromkeys((*known.births, *found.births))),
        details=tuple(dict.fromkeys((*known.details, *found.details))),
    )


def _date(value: str, opened: Opened, issues: list[Issue], where: str) -> str | None:
    if not value:
        return None
    found = partial(value, opened.layout.dates)
    if found is None:
        issues.append(Issue("bad-date", f"startDate: {value!r} is not a date", where))
    return found


def _values(cell: str) -> list[str]:
    """The values of a cell that holds several: parted by ";", quoted where one holds that or a quote itself."""
    if not cell:
        return []
    return [value.strip() for value in next(csv.reader([cell], delimiter=";", skipinitialspace=True)) if value.strip()]
