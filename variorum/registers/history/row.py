"""One row of a history on its way to a listing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from anyascii import anyascii

from variorum.model import Issue, ListedKind, ListedName, Listing
from variorum.registers.fields import Fields


@dataclass(slots=True)
class Row:
    """What a row says, filled field by field. `fields` is None where the row could not be taken apart; `printed` is the row itself."""

    where: str
    fields: Fields | None
    register: str
    issues: list[Issue] = field(default_factory=list)
    printed: str = ""
    key: str = ""
    name: str = ""
    names: tuple[ListedName, ...] = ()
    kind: ListedKind = "organization"
    authority: str = ""
    list: str = ""
    countries: tuple[str, ...] = ()
    scope: str = ""
    listed: str | None = None
    removed: str | None = None
    standing: str = ""
    merged_into: str = ""
    notes: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    source: str = ""
    grade: str = ""

    def issue(self, code: str, what: str, hint: str = "") -> None:
        """Tells what could not be read of this row."""
        self.issues.append(Issue(code, what, self.where, hint))

    def note(self, text: str) -> None:
        """Adds to what a reader should know of the dates."""
        if text:
            self.notes = (*self.notes, text)

    def detail(self, label: str, value: str) -> None:
        """Keeps a value that is neither the listing's day nor its end's."""
        if value:
            self.details = (*self.details, (label, value))

    def listing(self, data: Mapping[str, Any]) -> Listing | None:
        """The entry; None where the row has no name or status, or says that there is no entry."""
        if not self.name or not self.standing:
            return None
        if self.standing == "never":
            self.issues.append(
                Issue("never-listed", f"{self.name!r} was never listed, says the row", self.where, severity="note")
            )
            return None
        own = data["lists"][self.register]
        if self.merged_into and self.standing != "merged":
            self.issue("status-differs", f"it was joined with {self.merged_into[:200]!r}, and the status is not that")
        if self.standing == "listed" and self.removed is not None:
            self.issue("status-differs", f"there is an end ({self.removed}), and the status is listed")
        return Listing(
            register=self.register,
            key=self.key or slug(f"{self.name} {self.listed or ''} {self.scope}"),
            kind=self.kind,
            names=self.names,
            authority=self.authority or own["authority"],
            lists=tuple(filter(None, (own["list"] or self.list,))),
            listed=self.listed,
            removed=self.removed if self.standing == "removed" else None,
            standing="removed" if self.standing == "removed" else "listed",
            scope=self.scope,
            date_note="; ".join(self.notes),
            countries=self.countries,
            details=((("list", self.list),) if self.list and self.list != own["list"] else ()) + self.details,
            grade=self.grade,
            note=self.source,
        )


def join_merged(rows: Iterable[tuple[Listing, Row]]) -> tuple[Listing, ...]:
    """The listings, in order; one that was joined with another ends when that one ends.

    The other is the one whose key the row gives, else the one of the same register that bears its name.
    """
    pairs = tuple(rows)
    return tuple(_ended(one, row, pairs) if row.standing == "merged" else one for one, row in pairs)


def _ended(one: Listing, row: Row, pairs: tuple[tuple[Listing, Row], ...], passed: tuple[str, ...] = ()) -> Listing:
    """The listing with the end of the one that it was joined with, which may have been joined with a third."""
    for other, its in pairs:
        if other.register != one.register or other.key in (one.key, *passed):
            continue
        named = its.standing != "merged" and any(n.text.casefold() == one.name.casefold() for n in other.names)
        if other.key == row.merged_into if row.merged_into else named:
            last = _ended(other, its, pairs, (*passed, one.key)) if its.standing == "merged" else other
            details = (*one.details, ("joined with", other.name))
            return replace(one, removed=last.removed, standing=last.standing, details=details)
    if row.merged_into and not passed:
        row.issue("unknown-key", f"it was joined with {row.merged_into[:200]!r}, which the table does not have")
    return one


def names_of(name: str, aliases: Iterable[str], weak: Iterable[str]) -> tuple[ListedName, ...]:
    """The entry's own name, then its aliases, then those that do not identify it; each name once."""
    found = {name: ListedName(name, "primary")}
    for text in aliases:
        found.setdefault(text, ListedName(text, "strong", "aka"))
    for text in weak:
        found.setdefault(text, ListedName(text, "weak", "aka"))
    return tuple(found.values())


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, parted by ";"."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def slug(text: str) -> str:
    """Words of a key: "Kach 1997-10-08" is "kach-1997-10-08"."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(text).lower()).strip("-")
