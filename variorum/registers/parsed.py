"""What a parser makes of one file: listings, additions to listings of another file, and what it could not read."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.model import Issue, ListedName, Listing


@dataclass(frozen=True, slots=True)
class Supplement:
    """What an annex adds to the entry `key`: names, details, countries, more of the remarks.

    `remarks` continue the entry's own in the middle of a word, where the publisher's field was full: the two are joined as
    they stand, and read then.
    """

    key: str
    names: tuple[ListedName, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    countries: tuple[str, ...] = ()
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file, read. `records` counts its rows or elements; each became part of a listing or supplement, or an issue.

    `published` is the publisher's own EDTF date of the file, None where the file has none. `complete` is False where a
    record was lost: then an absent entry may be the lost one.

    `remarks` are those of entries, by key, that can only be read when the annexes are known: once they are joined, the folder's
    `parse.finish(listing, remarks, data, where)` returns the listing with what they say, and issues. `layout` is the id
    of the layout that the content shows the file to have, where its name told another one.
    """

    records: int
    listings: tuple[Listing, ...] = field(default=(), repr=False)
    supplements: tuple[Supplement, ...] = field(default=(), repr=False)
    published: str | None = None
    complete: bool = True
    issues: tuple[Issue, ...] = field(default=(), repr=False)
    remarks: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    layout: str = ""
