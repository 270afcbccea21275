"""The British sanctions lists in CSV and XML. Source: their files of 2014 to 2026; `register.yaml` beside this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from variorum.model import Issue, Listing
from variorum.registers.fields import Fields, local, quoted
from variorum.registers.opening import Opened
from variorum.registers.parsed import Parsed
from variorum.registers.uk.dates import edtf
from variorum.registers.uk.entry import Entry

_Pairs = list[tuple[str, str]]
"""A row: its values with the names that they have here (`columns` in register.yaml)."""

_Row = tuple[str, _Pairs]
"""A row with the place that it stands at."""


@dataclass(slots=True)
class _Found:
    """What a file holds: entries with their keys and rows, how many records there were, what was lost of them, the date."""

    entries: list[tuple[str, list[_Row]]] = field(default_factory=list)
    records: int = 0
    lost: list[Issue] = field(default_factory=list)
    dated: str = ""


def sanctions_csv(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The UK Sanctions List with its 58 columns: all rows with one Unique ID are one entry."""
    return _table(opened, data, grouped=True)


def sanctions_export(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The UK Sanctions List as a sheet of 8 columns: each row is an entry."""
    return _table(opened, data, grouped=False)


def ofsi_csv(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The Treasury's consolidated list: all rows with one Group ID are one entry."""
    return _table(opened, data, grouped=True)


def sanctions_xml(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The UK Sanctions List as XML: each Designation is an entry."""
    root = opened.root
    assert root is not None  # the layout's form is XML
    found = _Found()
    if (root.text or "").strip() or root.attrib:
        found.lost.append(
            _unknown(
                "what the first element says",
                f"{' '.join(map(str, root.attrib.values()))} {root.text or ''}",
                opened.name,
            )
        )
    for element in root:
        line = f"{opened.name}: line {element.sourceline}"
        if (element.tail or "").strip():
            found.lost.append(_unknown(f"text behind {local(element.tag)!r}", element.tail or "", line))
        if local(element.tag) == data["xml"]["date"] and not len(element) and not found.dated:
            found.dated = (element.text or "").strip()
            continue
        found.records += 1
        if local(element.tag) == data["xml"]["entry"]:
            rows = list(_rows_of(element, data))
            key = _value(data["keys"][opened.layout.register], *rows)
            found.entries.append((key, [(line, row) for row in rows]))
        else:
            found.lost.append(
                _unknown(f"the element {local(element.tag)!r}", " ".join(map(str, element.itertext())), line)
            )
    return _parsed(opened, data, found)


def _unknown(what: str, text: str, line: str) -> Issue:
    return _left_out("unknown-element", f"{what} is not known here", [text], line)


def _left_out(code: str, why: str, values: Iterable[str], line: str) -> Issue:
    """An issue of what is not read, with as much of its values as fits into a line."""
    return Issue(code, f"{why}; it is left out: {quoted(values)}", line, "Compare it in the file.")


def _rows_of(element: etree._Element, data: Mapping[str, Any]) -> Iterator[_Pairs]:
    """The rows that an entry's element makes: the first of what it says once, then one for each name, address, paper."""
    own: _Pairs = []
    further: list[_Pairs] = []

    def walk(parent: etree._Element, path: str, row: _Pairs) -> None:
        row += ((f"{path}@{local(str(name))}", str(value)) for name, value in parent.attrib.items())
        for child in parent:
            name = local(child.tag)
            row.append((path, child.tail or ""))
            if local(parent.tag) == data["xml"]["indicators"] and not len(child):
                if (child.text or "").strip().lower() == "true":
                    row.append((data["columns"]["sanctionsimposedindicator"], name))
                elif (child.text or "").strip().lower() != "false":
                    row.append((f"{path}/{name}", child.text or ""))
                continue
            inner = row
            if name in data["xml"]["rows"]:
                further.append(inner := [])
                inner.append((f"{path}/{name}", child.text or ""))
            else:
                inner.append((data["columns"].get(name.lower(), f"{path}/{name}"), child.text or ""))
            walk(child, f"{path}/{name}", inner)

    own.append(("", element.text or ""))
    walk(element, "", own)
    yield own
    yield from further


def _value(label: str, *rows: _Pairs) -> str:
    """The first value under `label`, "" where there is none."""
    found = (" ".join(value.split()) for row in rows for name, value in row if name == label)
    return next((value for value in found if value), "")


def _table(opened: Opened, data: Mapping[str, Any], *, grouped: bool) -> Parsed:
    """The entries of a CSV file, from rows with the same key where `grouped`, else from each row."""
    rows = opened.rows()
    found = _Found()
    if opened.layout.preamble:
        found.dated = " ".join(next(rows)[1]).strip().removeprefix(opened.layout.preamble).strip(" :,")
    header = [data["columns"].get(" ".join(cell.split()).lower(), cell.strip()) for cell in next(rows)[1]]
    label = data["keys"][opened.layout.register]
    entries: dict[object, tuple[str, list[_Row]]] = {}
    for number, row in rows:
        found.records += 1
        line = f"{opened.name}: line {number}"
        if len(row) != len(header):
            why = f"a row has {len(row)} cells where the header has {len(header)}"
            found.lost.append(_left_out("row-width", why, row, line))
            continue
        pairs = list(zip(header, row, strict=True))
        if key := _value(label, pairs):
            entries.setdefault(key if grouped else number, (key, []))[1].append((line, pairs))
        else:
            found.lost.append(_left_out("entry-lost", f"a row has no {label}", row, line))
    found.entries = list(entries.values())
    return _parsed(opened, data, found)


def _parsed(opened: Opened, data: Mapping[str, Any], found: _Found) -> Parsed:
    """The entries as listings; those without a key or a name are lost."""
    listings: list[Listing] = []
    issues: list[Issue] = []
    for key, rows in found.entries:
        fields = tuple(Fields(pairs, line) for line, pairs in rows)
        listing, odd = Entry(opened.layout.register, key, fields, data).read()
        if listing is not None and key:
            listings.append(listing)
            issues += odd
        else:
            missing = "name" if key else data["keys"][opened.layout.register]
            why = f"the entry {key!r} has no {missing}"
            found.lost += (_left_out("entry-lost", why, [value for _, value in row], line) for line, row in rows)
    published = edtf(found.dated, data["months"]) if found.dated else ""
    if published is None:
        what = f"the date of the file is no date: {found.dated[:200]!r}"
        issues.append(Issue("bad-date", what, opened.name, "Give it with --date."))
    return Parsed(
        records=found.records,
        listings=tuple(listings),
        published=published or None,
        complete=not found.lost,
        issues=(*found.lost, *issues),
    )
