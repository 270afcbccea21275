"""Histories of designations: our own table, a table of one list, a table of several jurisdictions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, cast, get_args

from variorum.model import Issue, ListedKind, ListedName
from variorum.registers.fields import Fields, quoted
from variorum.registers.history.dating import between, checked, of_precision
from variorum.registers.history.row import Row, join_merged, names_of, parts
from variorum.registers.opening import Opened
from variorum.registers.parsed import Parsed

_Reader = Callable[[Fields, Row, Mapping[str, Any]], None]


def table(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """Our own table of listings and their ends; its columns are told in `register.yaml`."""
    return _read(opened, data, _table)


def fto(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """A table of one list: the day of designation, the day of revocation or the interval that it lies in.

    The interval bounds the end of an entry that was revoked, else the designation's own day.
    """
    return _read(opened, data, _fto)


def lists(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """A table of several jurisdictions, each date with its precision."""
    return _read(opened, data, _lists)


def _read(opened: Opened, data: Mapping[str, Any], reader: _Reader) -> Parsed:
    """Every row becomes a listing or an issue."""
    rows = list(_rows(opened, data))
    listings = []
    for row in rows:
        if row.fields is not None:
            reader(row.fields, row, data)
            row.issues += row.fields.audit()
            if (listing := row.listing(data)) is not None:
                listings.append((listing, row))
            elif row.issues:  # which say why
                first = row.issues[0]
                row.issues[0] = replace(first, what=f"{first.what}; the row is left out: {row.printed}")
    joined = join_merged(listings)
    return Parsed(len(rows), joined, complete=False, issues=tuple(issue for row in rows for issue in row.issues))


def _rows(opened: Opened, data: Mapping[str, Any]) -> Iterator[Row]:
    header: list[str] | None = None
    for line, cells in opened.rows():
        where = f"{opened.name}, line {line}"
        if header is None:
            header = [cell.strip() for cell in cells]
        elif len(cells) != len(header):
            what = f"{len(cells)} cells where the head line has {len(header)}; the row is left out: {quoted(cells)}"
            yield Row(where, None, opened.layout.register, [Issue("row-width", what, where, "Mend the row.")])
        else:
            fields = Fields(zip(header, cells, strict=True), where)
            yield Row(where, fields, opened.layout.register, printed=quoted(cells))


def _common(fields: Fields, row: Row, data: Mapping[str, Any]) -> None:
    """What all three tables have: names, status, grade and source."""
    row.name = fields.pop("organisation")
    if row.name.startswith(tuple(data["nameless"])):
        row.issue("unnamed-entry", f"the entry has no name: {row.name!r}", "It cannot be matched.")
        row.name = ""
    elif not row.name:
        row.issue("unnamed-entry", "the entry has no name", "Fill in its organisation.")
    status = fields.pop("status")
    known = data["statuses"].get(status)
    if known is None:
        row.issue("unknown-status", f"the status {status!r} is not known", f"Known are {', '.join(data['statuses'])}.")
    else:
        row.standing = known["standing"]
        row.note(known.get("note", ""))
    row.grade, row.source = fields.pop("grade"), fields.pop("source_note")


def _table(fields: Fields, row: Row, data: Mapping[str, Any]) -> None:
    _common(fields, row, data)
    register = fields.pop("register")
    if register in data["lists"]:
        row.register = register
    else:
        row.issue("unknown-register", f"the register {register!r} is not known; the entry is kept in {row.register!r}")
    row.key, row.merged_into = fields.pop("key"), fields.pop("merged_into")
    row.authority, row.list = fields.pop("authority"), fields.pop("list")
    kind = fields.pop("kind") or "organization"
    if kind in get_args(ListedKind):
        row.kind = cast(ListedKind, kind)
    else:
        row.issue("unknown-kind", f"the kind {kind!r} is not known", f"Known are {', '.join(get_args(ListedKind))}.")
    row.names = names_of(row.name, parts(fields.pop("aliases")), parts(fields.pop("weak_aliases")))
    row.countries = parts(fields.pop("countries"))
    row.scope = fields.pop("scope")
    for side in ("listed", "removed"):
        setattr(row, side, checked(fields.pop(side), side, row.issues, row.where))
        kind_of_day = fields.pop(f"{side}_kind")
        if kind_of_day and kind_of_day not in data["kinds_of_day"]:
            row.issue("unknown-kind", f"the kind of day {kind_of_day!r} is not known")
        elif kind_of_day:
            row.detail("listing" if side == "listed" else "removal", f"the day it was {kind_of_day}")
    row.note(fields.pop("date_note"))
    for event in parts(fields.pop("events")):
        _event(event, row, data)


def _event(event: str, row: Row, data: Mapping[str, Any]) -> None:
    """One other day of the entry, kept in its details: "suspended 2016-09-27"."""
    kind, _, day = event.rpartition(" ")
    if kind.removeprefix("removal ") not in data["events"]:
        row.issue("unknown-event", f"the event {event!r} is not known", f"Known are {', '.join(data['events'])}.")
    elif (edtf := checked(day, kind, row.issues, row.where)) is not None:
        row.detail(kind, edtf)


def _fto(fields: Fields, row: Row, data: Mapping[str, Any]) -> None:
    _common(fields, row, data)
    row.names, row.scope = _mixed_names(fields.pop("aliases"), row.name, data)
    row.listed = checked(fields.pop("designated"), "designated", row.issues, row.where)
    revoked = checked(fields.pop("revoked"), "revoked", row.issues, row.where)
    span = between(fields.pop("effective_earliest"), fields.pop("effective_latest"), row.issues, row.where)
    if row.standing == "listed":
        if span is not None:
            row.detail("designated", row.listed or "")
            row.listed = span
            row.note("the day on which the designation took effect lies in the interval")
        if revoked is not None:
            row.issue("status-differs", f"there is a day of revocation ({revoked}), and the status is not that")
    elif row.standing == "merged":
        row.detail("joined", revoked or "")
    else:
        row.removed = span or revoked or (f"[{row.listed}..]" if row.listed else None)
        if span is not None and revoked is not None:
            row.detail("revoked", revoked)
            row.note("the removal was told on one day and took effect on one of the interval")


def _lists(fields: Fields, row: Row, data: Mapping[str, Any]) -> None:
    _common(fields, row, data)
    jurisdiction, row.list = fields.pop("jurisdiction"), fields.pop("list")
    for known in data["jurisdictions"]:
        if jurisdiction == known["jurisdiction"] and row.list.startswith(known["list"]):
            row.register = known["register"]
            break
    else:
        row.issue("unknown-list", f"the list {row.list!r} of {jurisdiction!r} is not known; it is kept as it is")
    row.names, row.scope = _mixed_names(fields.pop("aliases"), row.name, data)
    for side in ("listed", "removed"):
        value = checked(fields.pop(side), side, row.issues, row.where)
        setattr(row, side, of_precision(value, fields.pop(f"{side}_precision"), row.issues, row.where))
    if row.standing == "removed" and row.removed is None and row.listed is not None:
        row.removed = f"[{row.listed}..]"


def _mixed_names(cell: str, name: str, data: Mapping[str, Any]) -> tuple[tuple[ListedName, ...], str]:
    """The names, and the scope that stands among them. A name of one word is weak: the tables do not mark any."""
    found = parts(cell)
    scope = "; ".join(alias for alias in found if alias in data["scopes"])
    rest = tuple(alias for alias in found if alias not in data["scopes"])
    strong = tuple(alias for alias in rest if len(alias.split()) > 1)
    return names_of(name, strong, tuple(alias for alias in rest if alias not in strong)), scope
