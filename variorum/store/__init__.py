"""The dossier's database (documents, claims, entities, judgements, issues, and the search over them), and the library of registers."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from variorum.errors import StoreError
from variorum.store.browsing_records import EntityFilter, EntityPage, FindingFilter, FindingPage, HitPage
from variorum.store.claims import fold
from variorum.store.ledger import RULE
from variorum.store.library import has_library, open_library
from variorum.store.library_protocol import Library
from variorum.store.library_records import Addition, LibraryVerification, Outcome, SnapshotEntry
from variorum.store.list_records import OPEN_REVIEW, DocumentLine, Facets, ListedClaim, Mark
from variorum.store.protocol import Store
from variorum.store.queueing import QueueRow
from variorum.store.records import (
    CLOSE,
    OPEN,
    ClaimEntry,
    ClaimFilter,
    ClaimState,
    DocumentEntry,
    Fault,
    Hit,
    LedgerEntry,
    Reading,
    Run,
    Verification,
)
from variorum.store.reviews import ReviewConflict
from variorum.store.sqlite import MEMORY, SqliteStore
from variorum.store.text import lines

FILE = "dossier.sqlite"
"""The name of the database inside a dossier's directory."""

__all__ = [
    "CLOSE",
    "FILE",
    "MEMORY",
    "OPEN",
    "OPEN_REVIEW",
    "RULE",
    "Addition",
    "ClaimEntry",
    "ClaimFilter",
    "ClaimState",
    "DocumentEntry",
    "DocumentLine",
    "EntityFilter",
    "EntityPage",
    "Facets",
    "Fault",
    "FindingFilter",
    "FindingPage",
    "Hit",
    "HitPage",
    "LedgerEntry",
    "Library",
    "LibraryVerification",
    "ListedClaim",
    "Mark",
    "Outcome",
    "QueueRow",
    "Reading",
    "ReviewConflict",
    "Run",
    "SnapshotEntry",
    "Store",
    "Verification",
    "fold",
    "has_library",
    "lines",
    "open_library",
    "open_store",
]


def open_store(place: str | Path, mode: Literal["read", "write", "create"] = "read") -> Store:
    """The store at `place`: an SQLite file, a dossier's directory, or ":memory:" (always new).

    "read" changes nothing and works on read-only media; "write" is for judging; "create" makes what
    is missing too. The last two bring an older file's tables up to date.

    Raises: StoreError where it is missing, cannot be opened, or is of an unknown kind.
    """
    name = str(place)
    if "://" in name:
        raise StoreError(
            f"no store for {name.split('://')[0]!r} addresses",
            where=name.split("@")[-1],  # what stands before the @ may be a password
            hint="Give a directory: the dossier is kept in an SQLite file there.",
        )
    if name == MEMORY:
        return SqliteStore(MEMORY)
    path = Path(name)
    if path.suffix != ".sqlite":
        path = path / FILE
    if mode == "create":
        _make_directory(path.parent)
    elif not path.is_file():
        hint = "Make one with `variorum build`, or say where it is with --from."
        raise StoreError("there is no dossier here", where=str(path.parent), hint=hint)
    return SqliteStore(str(path), readonly=mode == "read")


def _make_directory(path: Path) -> None:
    """Makes the directory and its parents.

    Raises: StoreError where that cannot be done.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the directory cannot be made ({error.strerror})", where=str(path), hint="Choose another --out."
        ) from error
