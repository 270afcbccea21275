"""Reading registers: files in, one snapshot for each register out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any, Literal, cast

from variorum.dates import EdtfError, PartialDate, parse
from variorum.errors import RegisterError
from variorum.model import Issue, Listing, RegisterFile, Snapshot
from variorum.registers.fields import quoted
from variorum.registers.opening import Opened, open_file
from variorum.registers.parsed import Parsed, Supplement
from variorum.registers.spec import Layout, spec, titles

Parser = Callable[[Opened, Mapping[str, Any]], Parsed]
"""A parser takes the opened file and its folder's `register.yaml`."""

_DATE = re.compile(r"(?<!\d)(\d{4}-\d{2}(?:-\d{2})?)(?!\d)")
"""A date as it stands in a file's name ("sdn_2021-07.csv")."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file of a register, read: `day` is the EDTF date of its list as it or else its name says, None where neither does."""

    file: RegisterFile
    layout: Layout
    parsed: Parsed

    @property
    def day(self) -> str | None:
        """See above."""
        return self.parsed.published or _named_day(self.file.name)


def read(files: Iterable[tuple[str, bytes]], *, dated: str | None = None) -> tuple[Snapshot, ...]:
    """The snapshots that `files` (names and contents) make, by register: files of one register belong together.

    `dated` is the EDTF date of the lists where the user knows it; else the publisher's own, else that of the file's name.

    Raises: RegisterError where a file is damaged, of no known layout, or given twice in different versions; EdtfError where `dated` is not a date.
    """
    return join([read_file(name, content) for name, content in files], dated=dated)


def read_file(name: str, content: bytes) -> ReadFile:
    """One file, read by itself. `join` makes snapshots of such.

    Raises: RegisterError where it is damaged or of no known layout.
    """
    opened = open_file(name, content)
    parsed = _parser(opened.layout)(opened, spec(opened.layout.folder).data)
    if not parsed.records:
        raise RegisterError("the file has no records", where=name, hint="It is cut off: fetch it again.")
    layout = _shown(opened.layout, parsed)
    file = RegisterFile(name, hashlib.sha256(content).hexdigest(), layout.id, parsed.records)
    parsed = replace(parsed, issues=(*parsed.issues, *_miscounted(file, layout, parsed)))
    return ReadFile(file, layout, parsed)


def join(files: Sequence[ReadFile], *, dated: str | None = None) -> tuple[Snapshot, ...]:
    """The snapshots that `files` make, as `read` does.

    Raises: RegisterError where two are versions of one list; EdtfError where `dated` is not a date.
    """
    if dated is not None:
        _day(dated)
    groups: dict[str, list[tuple[RegisterFile, Layout, Parsed]]] = {}
    for one in files:
        for register, part in _parted(one.layout, one.parsed).items():
            groups.setdefault(register, []).append((one.file, one.layout, part))
    return tuple(_snapshot(register, group, dated) for register, group in sorted(groups.items()))


def _parser(layout: Layout) -> Parser:
    return cast(Parser, getattr(import_module(f"variorum.registers.{layout.folder}.parse"), layout.parser))


def _shown(layout: Layout, parsed: Parsed) -> Layout:
    """The layout that the file turned out to have, where its content told more than its name."""
    return next((one for one in spec(layout.folder).layouts if one.id == parsed.layout), layout)


def _day(edtf: str) -> None:
    if not isinstance(parse(edtf), PartialDate):
        raise EdtfError(f"not a day, month or year: {edtf!r}", hint='Write it like "2021-07-07", "2021-07" or "2021".')


def _snapshot(register: str, group: Sequence[tuple[RegisterFile, Layout, Parsed]], dated: str | None) -> Snapshot:
    """The files of one register as one."""
    mains = [entry for entry in group if entry[1].role == "main"]
    if len(mains) > 1:
        names = " and ".join(file.name for file, _, _ in mains)
        raise RegisterError(
            f"these are two versions of one list: {names}", where=titles()[register], hint="Add each by itself."
        )
    orphans, issues = 0, [issue for _, _, parsed in group for issue in parsed.issues]
    listings: dict[str, Listing] = {}
    for file, _, parsed in mains:
        for listing in parsed.listings:
            first = listings.setdefault(listing.key, listing)
            if first is not listing:
                issues.append(_twice(listing, file.name, same=first == listing))
    for file, layout, parsed in group:
        if layout.role == "annex":
            lost = _supplement(listings, parsed.supplements)
            orphans += len(lost)
            if lost:
                what = f"{len(lost)} of {parsed.records} records add to entries that are not in the files given: "
                what += quoted(value for one in lost for value in _values(one))
                issues.append(Issue("orphan-records", what, file.name, "Add it together with its list."))
    issues += _finished(listings, group)
    published, by = _published(group, dated)
    if published is None and not any(layout.history for _, layout, _ in group):
        what = "neither the file nor its name says of which day the list is"
        issues.append(Issue("undated-register", what, group[0][0].name, "Give it with --date."))
    return Snapshot(
        register=register,
        title=titles()[register],
        files=tuple(file for file, _, _ in group),
        listings=tuple(listings.values()),
        published=published,
        dated_by=by,
        complete=bool(mains)
        and not any(issue.code == "entry-twice" and issue.severity == "warning" for issue in issues)
        and all(layout.complete and parsed.complete for _, layout, parsed in mains)
        and not mains[0][1].history,
        issues=tuple(issues),
        supplements=orphans,
    )


def _twice(listing: Listing, where: str, *, same: bool) -> Issue:
    """An issue of an entry whose key came before: a warning where it says something else, which is left out."""
    what = f"the entry {listing.key} comes a second time"
    if same:
        return Issue("entry-twice", f"{what} and says the same", where, "", "note")
    told = [name.text for name in listing.names] + [listing.listed or "", *listing.programmes]
    told += (value for _, value in (*listing.references, *listing.details))
    return Issue(
        "entry-twice", f"{what}; the first is kept, and not: {quoted(told)}", where, "Compare the two in the file."
    )


def _parted(layout: Layout, parsed: Parsed) -> dict[str, Parsed]:
    """What was read of one file, by register: a history may hold several. Issues go with the first."""
    found = sorted({listing.register for listing in parsed.listings} or {layout.register})
    return {
        register: replace(
            parsed,
            listings=tuple(one for one in parsed.listings if one.register == register),
            supplements=parsed.supplements if register == layout.register or len(found) == 1 else (),
            issues=parsed.issues if register == found[0] else (),
        )
        for register in found
    }


def _miscounted(file: RegisterFile, layout: Layout, parsed: Parsed) -> Iterator[Issue]:
    """An issue where a file that was counted before gives another number of records or entries now."""
    for known in spec(layout.folder).known:
        if known["sha256"] == file.sha256:
            counted = {"records": parsed.records, "entries": len(parsed.listings)}
            for what, number in counted.items():
                if known.get(what, number) != number:
                    told = f"{number} {what} were read where {known[what]} are known to be"
                    yield Issue("count-differs", told, file.name, "Report it: a reader has changed.", "error")


def _supplement(listings: dict[str, Listing], supplements: Sequence[Supplement]) -> list[Supplement]:
    """Adds the supplements to their listings and returns those that have none."""
    lost = []
    for one in supplements:
        listing = listings.get(one.key)
        if listing is None:
            lost.append(one)
            continue
        listings[one.key] = replace(
            listing,
            names=tuple(dict.fromkeys((*listing.names, *one.names))),
            countries=tuple(dict.fromkeys((*listing.countries, *one.countries))),
            details=(*listing.details, *one.details),
        )
    return lost


def _values(one: Supplement) -> Iterator[str]:
    """What a supplement says, with its key."""
    yield one.key
    yield from (text for name in one.names for text in (name.text, name.label))
    yield from (value for _, value in one.details)
    yield from (one.remarks, *one.countries)


def _finished(listings: dict[str, Listing], group: Sequence[tuple[RegisterFile, Layout, Parsed]]) -> Iterator[Issue]:
    """Has the remarks read that waited for what continues them in another file: the listings get what they say."""
    rest: dict[str, str] = {}
    for _, _, parsed in group:
        for one in parsed.supplements:
            if one.remarks:
                rest[one.key] = rest.get(one.key, "") + one.remarks
    read_: set[str] = set()
    for file, layout, parsed in group:
        for key, remarks in parsed.remarks:
            if key in read_:
                what = f"the entry {key} has remarks a second time; the first are kept, and not: {quoted([remarks])}"
                yield Issue("remarks-twice", what, f"{file.name}, entry {key}", "Compare the two in the file.")
            elif key in listings:
                read_.add(key)
                finish = import_module(f"variorum.registers.{layout.folder}.parse").finish
                text, where = remarks + rest.pop(key, ""), f"{file.name}, entry {key}"
                listings[key], found = finish(listings[key], text, spec(layout.folder).data, where)
                yield from found
    for key, text in rest.items():
        if key in listings:
            details = (*listings[key].details, ("remarks", " ".join(text.split())))
            listings[key] = replace(listings[key], details=details)


def _published(
    group: Sequence[tuple[RegisterFile, Layout, Parsed]], dated: str | None
) -> tuple[str | None, Literal["file", "name", "user", ""]]:
    """The date of the list and who says it: the user, the publisher, the name of the file."""
    if dated is not None:
        return dated, "user"
    for _, _, parsed in group:
        if parsed.published is not None:
            return parsed.published, "file"
    for file, _, _ in group:
        if (day := _named_day(file.name)) is not None:
            return day, "name"
    return None, ""


def _named_day(name: str) -> str | None:
    """The date that stands in a file's name, None where none does."""
    for found in _DATE.findall(name):
        try:
            _day(found)
        except EdtfError:  # "2021-13": no date
            continue
        return str(found)
    return None
