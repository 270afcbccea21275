"""What goes into a register library and what comes out of it, as frozen records."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from variorum.model import Issue, RegisterFile, Snapshot
from variorum.store.records import Fault


@dataclass(frozen=True, slots=True)
class SnapshotEntry:
    """A stored snapshot without its listings, which `entries` counts. The other fields are those of `Snapshot`."""

    id: str
    register: str
    title: str
    files: tuple[RegisterFile, ...]
    entries: int
    published: str | None
    dated_by: Literal["file", "name", "user", ""]
    complete: bool
    issues: tuple[Issue, ...] = ()
    supplements: int = 0

    @classmethod
    def of(cls, snapshot: Snapshot) -> SnapshotEntry:
        """The entry of a snapshot."""
        return cls(
            id=snapshot.id,
            register=snapshot.register,
            title=snapshot.title,
            files=snapshot.files,
            entries=len(snapshot.listings),
            published=snapshot.published,
            dated_by=snapshot.dated_by,
            complete=snapshot.complete,
            issues=snapshot.issues,
            supplements=snapshot.supplements,
        )

    def as_dict(self) -> dict[str, Any]:
        """The entry for a program."""
        return asdict(self)


Outcome = Literal["added", "updated", "unchanged"]
"""What adding a snapshot did: it is new; its files were there, and their date or what is read from them has changed; nothing."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A snapshot that was added, as it is stored now, and what that did."""

    snapshot: SnapshotEntry
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class LibraryVerification:
    """The outcome of a re-check of a register library: how many kept files, snapshots and entries were checked."""

    files: int
    snapshots: int
    entries: int
    faults: tuple[Fault, ...] = ()
