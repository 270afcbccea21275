"""Official registers: what one list had on it, in one of its files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from variorum.model.issue import Issue

ListedKind = Literal["organization", "person", "vessel", "aircraft", "other"]
NameQuality = Literal["primary", "strong", "weak"]
"""How far the publisher stands by a name: the entry's own, a good alias, or one that never identifies by itself."""


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name of an entry, as printed. `label` is the publisher's own word for it ("aka", "fka", "original script"), with
    nothing added; `language` is an ISO 639 code or "" where the publisher gives none."""

    text: str
    quality: NameQuality = "strong"
    label: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """One entry of a register, as one file has it.

    `register` and `key` (the publisher's own number, which stays the same from file to file) say which; `names` start
    with the entry's own. `authority` is the id of who listed it (`data/lexicons/en/authorities.yaml`: "us", "un", "gb",
    "eu", ...); `lists` are the lists or laws it is on, in words ("Foreign Terrorist Organizations").

    `listed` and `removed` are EDTF dates of the first listing and of the end, never more precise than the publisher:
    None where he says nothing, "../2020-12-31" where a date is an upper bound only; `date_note` says why. A file of those
    listed now has no `removed`. `standing` is what the file says of its own day; "removed" comes from histories only.
    `scope` narrows who is meant ("military wing"). `births` are EDTF dates. `details` hold every other field, labelled, in
    the file's order. `grade` and `note` are a history's own: how good its source is, and which it is.
    """

    register: str
    key: str
    kind: ListedKind
    names: tuple[ListedName, ...]
    authority: str
    lists: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    listed: str | None = None
    removed: str | None = None
    standing: Literal["listed", "removed"] = "listed"
    scope: str = ""
    date_note: str = ""
    countries: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    grade: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """The entry's own name."""
        return self.names[0].text

    def as_dict(self) -> dict[str, Any]:
        """The listing as plain JSON values: only what is set."""
        out: dict[str, Any] = {
            "register": self.register,
            "key": self.key,
            "kind": self.kind,
            "names": [
                {
                    k: v
                    for k, v in (("text", n.text), ("quality", n.quality), ("label", n.label), ("language", n.language))
                    if v
                }
                for n in self.names
            ],
            "authority": self.authority,
            "standing": self.standing,
        }
        for key in ("listed", "removed", "scope", "date_note", "grade", "note"):
            if getattr(self, key):
                out[key] = getattr(self, key)
        for key in ("lists", "programmes", "countries", "births"):
            if getattr(self, key):
                out[key] = list(getattr(self, key))
        for key in ("references", "details"):
            if getattr(self, key):
                out[key] = [list(pair) for pair in getattr(self, key)]
        return out

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Listing:
        """The listing of its plain form."""
        plain = dict(data)
        plain["names"] = tuple(ListedName(**name) for name in data["names"])
        for key in ("lists", "programmes", "countries", "births"):
            plain[key] = tuple(data.get(key, ()))
        for key in ("references", "details"):
            plain[key] = tuple((str(label), str(value)) for label, value in data.get(key, ()))
        return cls(**plain)


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A file of a register: its bytes' digest, the layout it was read as, and how many records it had."""

    name: str
    sha256: str
    layout: str
    records: int


@dataclass(frozen=True)
class Snapshot:
    """One register on one day, read from one file or from files that belong together.

    `published` is the EDTF date of the list, None where nobody says; `dated_by` tells who: "file" (the publisher), "name"
    (the file's name), "user" or "" . `complete` is whether an entry that is absent was not on the list that day: False for
    excerpts, damaged files and histories. `listings` are in the file's order, one for each key. `supplements` counts the records that
    name an entry which the files do not have.
    """

    register: str
    title: str
    files: tuple[RegisterFile, ...]
    listings: tuple[Listing, ...] = field(repr=False)
    published: str | None = None
    dated_by: Literal["file", "name", "user", ""] = ""
    complete: bool = True
    issues: tuple[Issue, ...] = field(default=(), repr=False)
    supplements: int = 0

    @cached_property
    def id(self) -> str:
        """ "reg_" and a hash of the files' digests: the same files are the same snapshot, whoever adds them when."""
        packed = "\n".join([self.register, *sorted(file.sha256 for file in self.files)])
        return "reg_" + hashlib.sha256(packed.encode()).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which an entry was not on its list: it is in the complete snapshot of `after` and not in the complete one of
    `by`, the first without it. `back` is the date of the first snapshot after `by` that has it again, None where none has. All are
    EDTF dates of snapshots.
    """

    after: str
    by: str
    back: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """One entry over all snapshots of its register that were looked at.

    `name` is its own name in the newest snapshot that has it. `seen` are the ids of the snapshots that have it on the list, oldest
    first, undated ones last; it is empty where a history tells only of a listing that has ended. `first` and `last` are the EDTF
    dates of the oldest and the newest dated one of them. `came` are the dates of the newest complete snapshot before `first`, which does
    not have it, and of `first`: between the two it came; None where no such snapshot is there, which does not say that
    it was on the list before. `gaps` are in order of time, and none overlap.
    """

    register: str
    key: str
    name: str
    seen: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    came: tuple[str, str] | None = None
    gaps: tuple[Gap, ...] = ()

    @property
    def vanished(self) -> tuple[str, str] | None:
        """The dates of the two complete snapshots between which it went and has not come back since; None where it is in
        the newest complete snapshot, or where its absence proves nothing."""
        if self.gaps and self.gaps[-1].back is None:
            return (self.gaps[-1].after, self.gaps[-1].by)
        return None
