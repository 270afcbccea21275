"""OFAC's CSV files: the list, its aliases, its addresses, and what was over in its remarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from variorum.errors import RegisterError
from variorum.model import Issue, ListedName, Listing
from variorum.registers.fields import Fields, quoted
from variorum.registers.ofac.programmes import lists_of, split, told, unknown
from variorum.registers.opening import Opened
from variorum.registers.parsed import Parsed, Supplement
from variorum.registers.spec import spec

_Row = tuple[Fields, str]
"""A row's fields and its remarks as they stand, with the white space at their ends."""


def entries(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The list itself: a row is an entry. Its remarks wait for what continues them."""
    rows, issues, records = _rows(opened, "entries", data)
    programmes = [split(fields.pop("Program"), data) for fields, _ in rows]
    layout, moved = told(opened, programmes, data)
    register = next(one.register for one in spec(opened.layout.folder).layouts if one.id == layout)
    issues += [*moved, *unknown(programmes, register, opened.name, data)]
    listings, remarks = [], []
    for (fields, text), found in zip(rows, programmes, strict=True):
        listing = _entry(fields, found, register, data, issues)
        if listing is not None:
            listings.append(listing)
            if text.strip() and text.strip() not in data["nulls"]:
                remarks.append((listing.key, text))
        else:
            issues[-1] = replace(issues[-1], what=f"{issues[-1].what} | {quoted([text])}")
    complete = len(listings) == records
    return Parsed(records, tuple(listings), (), None, complete, tuple(issues), tuple(remarks), layout)


def _entry(
    fields: Fields, programmes: tuple[str, ...], register: str, data: Mapping[str, Any], issues: list[Issue]
) -> Listing | None:
    """The entry of a row; None where it has no name."""
    key, name, printed = fields.pop("ent_num"), fields.pop("SDN_Name"), fields.pop("SDN_Type")
    if not name:
        told = quoted((printed, *programmes, *(value for _, value in fields.drain())))
        what = f"the entry {key} has no name and is left out: {told}"
        issues.append(Issue("no-name", what, fields.where, "Mend the row."))
        return None
    if printed.lower() not in data["kinds"]:
        what = f"the type {printed!r} is not known here"
        issues.append(Issue("unknown-code", what, fields.where, "The entry is read as of another kind; report it."))
    details = fields.details(*data["columns"]["entries"])
    issues.extend(fields.audit())
    return Listing(
        register=register,
        key=key,
        kind=data["kinds"].get(printed.lower(), "other"),
        names=(ListedName(name, "primary"),),
        authority=data["authority"],
        lists=lists_of(programmes, register, data),
        programmes=programmes,
        details=details,
    )


def aliases(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The good aliases of the entries; the weak ones stand in the entries' remarks."""
    return _annex(opened, "aliases", data, _alias)


def _alias(fields: Fields, data: Mapping[str, Any], issues: list[Issue]) -> Supplement | None:
    key, number = fields.pop("ent_num"), _number(fields, "alt_num", issues)
    label, name, remarks = fields.pop("alt_type"), fields.pop("alt_name"), fields.pop("alt_remarks")
    if not name:
        told = quoted((label, remarks, *(value for _, value in fields.drain())))
        what = f"the alias {number} of the entry {key} has no name and is left out: {told}"
        issues.append(Issue("no-name", what, fields.where, "Mend the row."))
        return None
    if label.lower() not in data["alias_types"]:
        what = f"the type {label!r} of an alias is not known here"
        issues.append(Issue("unknown-code", what, fields.where, "The name is kept with it; report it."))
    details = (("alt_remarks", f"{name}: {remarks}"),) if remarks else ()
    return Supplement(key, (ListedName(name, "strong", label),), details)


def _number(fields: Fields, name: str, issues: list[Issue]) -> str:
    """The number of a record, which is not kept; what is none is told."""
    number = fields.pop(name)
    if not re.fullmatch(r"\d*", number):
        issues.append(Issue("bad-number", f"{name} is no number: {number[:200]!r}", fields.where, "Mend the row."))
    return number


def addresses(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The addresses of the entries, and the countries they are in."""
    return _annex(opened, "addresses", data, _address)


def _address(fields: Fields, data: Mapping[str, Any], issues: list[Issue]) -> Supplement | None:
    key = fields.pop("ent_num")
    _number(fields, "add_num", issues)
    street, city, country = (fields.pop(name) for name in data["columns"]["addresses"][2:5])
    parts = [part for part in (street, city, country) if part]
    details = [("address", ", ".join(parts))] if parts else []
    details += fields.details("Add_remarks")
    return Supplement(key, (), tuple(details), (country,) if country else ())


def comments(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """What was over in the entries' remarks, to be joined to them in the midst of a word."""
    rows, issues, records = _rows(opened, "comments", data)
    supplements = []
    for fields, text in rows:
        supplements.append(Supplement(fields.pop("ent_num"), remarks=text))
        issues.extend(fields.audit())
    return Parsed(records, (), tuple(supplements), None, len(supplements) == records, tuple(issues))


_Reader = Callable[[Fields, Mapping[str, Any], list[Issue]], Supplement | None]


def _annex(opened: Opened, shape: str, data: Mapping[str, Any], reader: _Reader) -> Parsed:
    rows, issues, records = _rows(opened, shape, data)
    supplements = []
    for fields, _ in rows:
        one = reader(fields, data, issues)
        issues.extend(fields.audit())
        if one is not None:
            supplements.append(one)
    return Parsed(records, (), tuple(supplements), None, len(supplements) == records, tuple(issues))


def _rows(opened: Opened, shape: str, data: Mapping[str, Any]) -> tuple[list[_Row], list[Issue], int]:
    """The rows that can be read, issues for the others, and the number of both."""
    columns: list[str] = data["columns"][shape]
    rows: list[_Row] = []
    issues: list[Issue] = []
    records = 0
    for number, (line, cells) in enumerate(opened.rows()):
        where = f"{opened.name}, line {line}"
        if not number and not re.fullmatch(r"\d+", cells[0].strip()) and any(_known(cells, columns, data)):
            columns = _head(cells, columns, where, data, issues)
            continue
        records += 1
        if (fault := _fault(cells, columns)) is not None:
            issues.append(Issue(*fault, where, "Mend the row, or fetch the file again."))
            continue
        values = dict(zip(columns, cells, strict=True))
        remarks = values.pop("Remarks", "")
        rows.append((Fields(values.items(), where, nulls=frozenset(data["nulls"])), remarks))
    return rows, issues, records


def _fault(cells: Sequence[str], columns: Sequence[str]) -> tuple[str, str] | None:
    """Why a row cannot be read: an issue's code and words."""
    if len(cells) != len(columns):
        return "row-width", f"{len(cells)} cells where {len(columns)} belong; the row is left out: {quoted(cells)}"
    key = cells[columns.index("ent_num")].strip()
    if not re.fullmatch(r"\d+", key):
        return "no-key", f"{key[:80]!r} is no number of an entry; the row is left out: {quoted(cells)}"
    return None


def _known(cells: Sequence[str], columns: Sequence[str], data: Mapping[str, Any]) -> list[str | None]:
    """The columns that the cells of a head line name, None for a cell that names none; nothing where the width is another."""
    names = [data["heads"].get(re.sub(r"[^a-z]", "", cell.lower())) for cell in cells]
    return [name if name in columns else None for name in names] if len(cells) == len(columns) else []


def _head(
    cells: Sequence[str], columns: Sequence[str], where: str, data: Mapping[str, Any], issues: list[Issue]
) -> list[str]:
    """The columns in the order of a head line that a mirror added.

    Raises: RegisterError where names that are known stand in another order than the columns beside names that are not.
    """
    names = _known(cells, columns, data)
    unknown = [cell.strip() for cell, name in zip(cells, names, strict=True) if name is None]
    issues.append(
        Issue("head-added", "a head line was added that the publisher's file does not have", where, "", "note")
    )
    if not unknown and len(set(names)) == len(columns):
        return [str(name) for name in names]
    if any(name in columns and name != column for name, column in zip(names, columns, strict=True)):
        raise RegisterError(
            f"its head line has other columns, or in another order, than its publisher's: {', '.join(unknown)[:120]}",
            where=where,
            hint="Fetch the publisher's own file.",
        )
    for name in unknown:
        what = f"the column {name!r} is not known here; it is read as the publisher's file has it in this place"
        issues.append(Issue("unknown-field", what, where, "Check it against the publisher's own file."))
    return list(columns)
