"""What a parser makes of one file: listings, additions to listings of another file, and what it could not read."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.model import Issue, ListedName, Listing


@dataclass(frozen=True, slots=True)
class Supplement:
    """What an annex adds to the entry `key`: names, details, countries, more of the remarks."""

    key: str
    names: tuple[ListedName, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file, read. `records` counts its rows or elements; each became part of a listing or supplement, or an issue.

    `published` is the publisher's own EDTF date of the file, None where the file has none. `complete` is False where a
    record was lost: then an absent entry may be the lost one.
    """

    records: int
    listings: tuple[Listing, ...] = field(default=(), repr=False)
    supplements: tuple[Supplement, ...] = field(default=(), repr=False)
    published: str | None = None
    complete: bool = True
    issues: tuple[Issue, ...] = field(default=(), repr=False)
