"""The Financial Sanctions Files in their three forms, and annexes of the Official Journal."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any, NamedTuple

from variorum.model import Issue
from variorum.registers.eu.dating import day
from variorum.registers.eu.entry import Entry
from variorum.registers.eu.journal import journal
from variorum.registers.fields import Fields, fields_of, quoted, take
from variorum.registers.opening import Opened
from variorum.registers.parsed import Parsed

__all__ = ["csv_1_0", "csv_1_0_quoted", "csv_1_1", "journal", "xml_1_1"]


class _Record(NamedTuple):
    """One row or element: the entry's key, the list's day as printed, and its blocks by kind."""

    key: str
    where: str
    generated: str
    blocks: dict[str, Fields]


def csv_1_1(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The CSV of 118 columns, by the names of its head line."""

    def named(head: list[str]) -> list[str]:
        return [_column(name, data) for name in head]

    return _rows(opened, data, opened.rows(), named)


def csv_1_0(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The CSV of 59 columns, by position."""
    return _rows(opened, data, opened.rows(), lambda head: _positions(head, data))


def csv_1_0_quoted(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The same after a spreadsheet: each line is one cell. Names whose letters are lost are kept aside and counted."""
    rows = ((line, _unquoted(cells)) for line, cells in opened.rows())
    return _rows(opened, data, rows, lambda head: _positions(head, data), damaged=True)


def xml_1_1(opened: Opened, data: Mapping[str, Any]) -> Parsed:
    """The XML, which has a flag for weak names."""
    assert opened.root is not None
    entries: list[Entry] = []
    issues: list[Issue] = []
    for number, element in enumerate(take(opened.root, "sanctionEntity"), 1):
        key = str(element.get("logicalId", ""))
        where = f"{opened.name}, entry {key or f'number {number}'}"
        entry = Entry(key, where, data, opened.layout.dates)
        if not key:
            told = quoted(v for one in element.iter() for v in (*map(str, one.attrib.values()), one.text or ""))
            what = f"the entry has no logicalId and is left out: {told}"
            issues.append(Issue("no-key", what, where, "Compare the file."))
            continue
        for kind, fields in _elements(element, where, data):
            entry.take(kind, fields)
        entries.append(entry)
    top = fields_of(opened.root, opened.name)
    generated = top.pop("@generationDate")
    top.pop_all("@globalFileId")
    top.pop_all("@schemaLocation")
    issues += top.audit()
    count = len(entries) + sum(issue.code == "no-key" for issue in issues)
    return _parsed(opened, data, entries, (count, {generated} - {""}, issues))


def _elements(element: Any, where: str, data: Mapping[str, Any]) -> Iterator[tuple[str, Fields]]:
    """The records of one element `sanctionEntity`, each as the fields that the CSV has."""
    for act in take(element, "regulation"):
        pairs = [
            (f"regulation_{name.removeprefix('@')}" if name else "", value)
            for name, value in fields_of(act, where).drain()
        ]
        yield "act", _renamed(pairs, where, data)
    for tag, kind in data["elements"].items():
        for block in take(element, tag):
            contacts = [pair for contact in take(block, "contactInfo") for pair in _contact(fields_of(contact, where))]
            yield kind, _renamed([*fields_of(block, where).drain(), *contacts], where, data)
    yield "entity", _renamed(fields_of(element, where).drain(), where, data)


def _contact(fields: Fields) -> Iterator[tuple[str, str]]:
    """A telephone number or address of the net, and what else its element has."""
    yield "contactinfo", f"{fields.pop('@key')} {fields.pop('@value')}"
    yield from ((f"contactinfo/{name}", value) for name, value in fields.drain())


def _renamed(pairs: Iterable[tuple[str, str]], where: str, data: Mapping[str, Any]) -> Fields:
    """The attributes under the names that the CSV has: "regulationSummary@numberTitle" is "regulation_numbertitle"."""
    out = []
    for name, value in pairs:
        plain = (
            name.lower()
            .replace("regulationsummary@", "regulation_")
            .replace("subjecttype@", "subjecttype_")
            .removeprefix("@")
        )
        plain = "subjecttype" if plain == "subjecttype_code" else plain
        out.append((data["renamed"].get(plain, plain), value))
    return Fields(out, where)


def _column(name: str, data: Mapping[str, Any]) -> str:
    """A column of the form 1.1 as block and field: "NameAlias_WholeName" is "name.wholename"."""
    if name == "fileGenerationDate":
        return "file.date"
    for prefix, kind in data["blocks"].items():
        if name.startswith(prefix):
            return f"{kind}.{name.removeprefix(prefix).lower()}"
    return f"entity.{name}"


def _positions(head: list[str], data: Mapping[str, Any]) -> list[str]:
    """The columns of the form 1.0; one that the head line calls otherwise is of no known name, so that its values are told."""
    known = zip_longest(data["columns_1_0"], data["names_1_0"], head, fillvalue="")
    return [column if column and name.startswith(expected) else f"entity.{name}" for column, expected, name in known]


def _unquoted(cells: list[str]) -> list[str]:
    """The cells of a line that was one cell: tabs at its end are padding, those inside were commas."""
    line = ";".join(cells).rstrip("\t ")
    try:
        return next(csv.reader([line.replace("\t", ",")], delimiter=";", strict=True))
    except (csv.Error, StopIteration):  # a line's end within it: one cell, whose row is told as too short
        return [line]


def _rows(
    opened: Opened,
    data: Mapping[str, Any],
    rows: Iterable[tuple[int, list[str]]],
    named: Callable[[list[str]], list[str]],
    *,
    damaged: bool = False,
) -> Parsed:
    entries: dict[str, Entry] = {}
    issues: list[Issue] = []
    days: set[str] = set()
    columns: list[tuple[str, str]] = []
    count = 0
    for line, cells in rows:
        if not columns:
            columns = [_parted(column) for column in named([cell.strip() for cell in cells])]
            continue
        count += 1
        where = f"{opened.name}, line {line}"
        if len(cells) != len(columns):
            what = f"{len(cells)} cells where the head line has {len(columns)}; the row is left out: {quoted(cells)}"
            issues.append(Issue("row-width", what, where, "The file is damaged: fetch it again."))
            continue
        record = _record(columns, cells, where, data, damaged=damaged)
        if not record.key:
            what = f"the row has no number of an entry and is left out: {quoted(cells)}"
            issues.append(Issue("no-key", what, where, "Compare it in the file."))
            continue
        days |= {record.generated} - {""}
        entry = entries.setdefault(record.key, Entry(record.key, where, data, opened.layout.dates))
        for kind, fields in record.blocks.items():
            entry.take(kind, fields)
    return _parsed(opened, data, list(entries.values()), (count, days, issues))


def _parted(column: str) -> tuple[str, str]:
    """The block and the field of a column: "name.wholename"."""
    kind, _, name = column.partition(".")
    return kind, name


def _record(
    columns: list[tuple[str, str]], cells: list[str], where: str, data: Mapping[str, Any], *, damaged: bool
) -> _Record:
    blocks: dict[str, list[tuple[str, str]]] = {}
    for (kind, name), cell in zip(columns, cells, strict=True):
        if cell and not cell.isspace():
            blocks.setdefault(kind, []).append((name, cell))
            if damaged and name == "wholename" and "?" in cell:
                blocks[kind].append(("damaged", "yes"))
    nulls = frozenset(data["nulls"])
    made = {kind: Fields(pairs, where, nulls=nulls) for kind, pairs in blocks.items()}
    file = made.pop("file", None)
    key = next((value.strip() for name, value in blocks.get("entity", ()) if name == "logicalid"), "")
    return _Record(key, where, file.pop("date") if file else "", made)


def _parsed(
    opened: Opened, data: Mapping[str, Any], entries: list[Entry], counted: tuple[int, set[str], list[Issue]]
) -> Parsed:
    """What the entries make; `counted` is the number of records, the days of the list as printed, and the issues so far."""
    records, days, issues = counted
    listings = [entry.listing(opened.layout.register) for entry in entries]
    found = [listing for listing in listings if listing is not None]
    issues = [*issues, *(issue for entry in entries for issue in entry.issues)]
    lost = sum(len(entry.unread) for entry in entries)
    if lost:
        what = f"{lost} names have '?' where letters were lost; they are kept aside and match nothing"
        issues.append(Issue("damaged-copy", what, opened.name, "This is a damaged copy: fetch the publisher's own."))
    for code in sorted({code for entry in entries for code in entry.programmes} - set(data["programmes"])):
        issues.append(
            Issue("unknown-programme", f"the programme {code!r} is not known by name", opened.name, severity="note")
        )
    for odd in sorted(value for value in days if day(value, opened.layout.dates) is None):
        what = f"the day of the file is no date: {odd[:200]!r}"
        issues.append(Issue("bad-date", what, opened.name, "Give it with --date."))
    dates = sorted({day(value, opened.layout.dates) or value for value in days})
    if len(dates) > 1:
        issues.append(
            Issue("days-differ", f"the file says that it is of several days: {', '.join(dates)}", opened.name)
        )
    complete = len(found) == len(entries) and not any(issue.code in ("row-width", "no-key") for issue in issues)
    published = dates[0] if len(dates) == 1 and day(dates[0], opened.layout.dates) else None
    return Parsed(records, tuple(found), published=published, complete=complete, issues=tuple(issues))
