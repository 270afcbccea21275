"""The register library in one directory: an SQLite file with snapshots, and the files they were read from, by hash."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Literal

from variorum.dates import order_key
from variorum.errors import StoreError
from variorum.model import Issue, Listing, RegisterFile, Snapshot
from variorum.store.database import Database
from variorum.store.documents import compact
from variorum.store.keeping import keep, kept, sha256, strays, sweep
from variorum.store.library_protocol import Library
from variorum.store.library_records import Addition, LibraryVerification, SnapshotEntry
from variorum.store.library_schema import LIBRARY
from variorum.store.records import Fault

LIBRARY_FILE = "registers.sqlite"
"""The name of the database inside a library's directory."""
FOLDER = "files"
"""The name of the folder beside it, with the files as they came."""
_TRUST = ("", "name", "file", "user")
"""Who dates a snapshot, the last the surest: a user who gives a date knows more than the file says of itself."""


def open_library(path: str | Path, mode: Literal["read", "write", "create"] = "read") -> Library:
    """The library in the directory `path`. "read" changes nothing and works on read-only media; "create" makes what is missing too.

    Raises: StoreError where it is missing, cannot be opened, or is of an unknown kind.
    """
    directory = Path(path)
    if mode == "create":
        try:
            directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            what = f"the directory cannot be made ({error.strerror})"
            raise StoreError(what, where=str(directory), hint="Choose another with --registers.") from error
    elif not has_library(directory):
        hint = "Make one with `variorum registers add FILE`, or say where it is with --registers."
        raise StoreError("there is no register library here", where=str(directory), hint=hint)
    return SqliteLibrary(directory, readonly=mode == "read")


def has_library(path: str | Path) -> bool:
    """Whether a library is in the directory `path`."""
    return (Path(path) / LIBRARY_FILE).is_file()


class SqliteLibrary(Database):
    """A `Library` in a directory.

    Files are written, and deleted, by whoever holds the database's write lock only: a file that no row names is left of a run
    that was killed, and the next that writes clears it away. A row never names a file that is not there.

    Raises: StoreError where the file cannot be opened, is no library, or is a newer version's.
    """

    def __init__(self, directory: Path, *, readonly: bool = False) -> None:
        super().__init__(str(directory / LIBRARY_FILE), LIBRARY, readonly=readonly)
        if not readonly:
            # A removal that a loss of power undid must not find its files deleted.
            self._db.execute("PRAGMA synchronous = FULL")
        self._folder = directory / FOLDER

    def add(self, snapshot: Snapshot, contents: Iterable[bytes]) -> Addition:
        """See `Library.add`.

        Raises: StoreError where a file of the snapshot is not among `contents`.
        """
        by_hash = {sha256(content): content for content in contents}
        for file in snapshot.files:
            if file.sha256 not in by_hash:
                raise StoreError("the file's bytes are not given", where=file.name, hint="Give them with the snapshot.")
        with self._writing() as db:
            row = db.execute("SELECT * FROM snapshots WHERE id = ?", (snapshot.id,)).fetchone()
            if row is not None:
                snapshot = _dated(snapshot, row)
            for file in snapshot.files:
                keep(self._folder, by_hash[file.sha256])  # a damaged one is mended, too
            if row is not None and _same(row, snapshot):
                return Addition(_entry(db, row), "unchanged")
            db.execute("DELETE FROM snapshots WHERE id = ?", (snapshot.id,))
            _put(db, snapshot, {file.sha256: len(by_hash[file.sha256]) for file in snapshot.files})
            sweep(self._folder, _wanted(db))
        return Addition(SnapshotEntry.of(snapshot), "added" if row is None else "updated")

    def snapshots(self, register: str | None = None) -> tuple[SnapshotEntry, ...]:
        """See `Library.snapshots`."""
        with self._reading() as db:
            rows = db.execute("SELECT * FROM snapshots WHERE ? IN (register, '')", (register or "",)).fetchall()
            entries = [_entry(db, row) for row in rows]
        return tuple(sorted(entries, key=lambda one: (one.register, order_key(one.published), one.id)))

    def snapshot(self, id_: str) -> Snapshot:
        """See `Library.snapshot`.

        Raises: StoreError where there is none.
        """
        with self._reading() as db:
            row = self._row(db, id_)
            entry, listings = _entry(db, row), tuple(_listings(db, row["key"]))
        return Snapshot(
            register=entry.register,
            title=entry.title,
            files=entry.files,
            listings=listings,
            published=entry.published,
            dated_by=entry.dated_by,
            complete=entry.complete,
            issues=entry.issues,
            supplements=entry.supplements,
        )

    def listings(self, id_: str) -> Iterator[Listing]:
        """See `Library.listings`.

        Raises: StoreError where there is no such snapshot.
        """
        with self._reading() as db:
            yield from _listings(db, self._row(db, id_)["key"])

    def content(self, sha256_: str) -> bytes:
        """See `Library.content`.

        Raises: StoreError where none is kept under this hash, or its bytes are no longer those.
        """
        content = kept(self._folder, sha256_)
        if content is None or sha256(content) != sha256_:
            what = "no file is kept under this hash" if content is None else "the kept file is damaged"
            raise StoreError(what, where=sha256_, hint="Add it again.")
        return content

    def remove(self, id_: str) -> SnapshotEntry:
        """See `Library.remove`.

        Raises: StoreError where there is none.
        """
        with self._writing() as db:
            entry = _entry(db, self._row(db, id_))
            db.execute("DELETE FROM snapshots WHERE id = ?", (id_,))
            db.execute("DELETE FROM files WHERE sha256 NOT IN (SELECT sha256 FROM snapshot_files)")
        with self._writing() as db:  # after the commit: until then the files are still needed
            sweep(self._folder, _wanted(db))
        return entry

    def verify(self) -> LibraryVerification:
        """See `Library.verify`."""
        with self._reading() as db:
            faults = [
                fault for row in db.execute("SELECT * FROM files ORDER BY sha256") for fault in self._check(db, row)
            ]
            wanted = _wanted(db)
            for name in strays(self._folder, wanted):
                what = (
                    "no snapshot has this file: a run was stopped; the next `registers add` or `remove` clears it away"
                )
                faults.append(Fault(f"{FOLDER}/{name}", what))
            rows = db.execute("SELECT * FROM snapshots ORDER BY register, id").fetchall()
            faults += [fault for row in rows for fault in _check_snapshot(db, row)]
            (entries,) = db.execute("SELECT count(*) FROM listings").fetchone()
        return LibraryVerification(len(wanted), len(rows), entries, tuple(faults))

    def _check(self, db: sqlite3.Connection, row: sqlite3.Row) -> Iterator[Fault]:
        """What is wrong with a kept file."""
        content = kept(self._folder, row["sha256"])
        if content is not None and sha256(content) == row["sha256"] and len(content) == row["bytes"]:
            return
        names = db.execute("SELECT DISTINCT name FROM snapshot_files WHERE sha256 = ? ORDER BY name", (row["sha256"],))
        what = "it is missing" if content is None else "its bytes are not those that were added"
        where = f"{FOLDER}/{row['sha256']} ({', '.join(name for (name,) in names)})"
        yield Fault(where, f"{what}; add the file again")

    def _row(self, db: sqlite3.Connection, id_: str) -> sqlite3.Row:
        row: sqlite3.Row | None = db.execute("SELECT * FROM snapshots WHERE id = ?", (id_,)).fetchone()
        if row is None:
            hint = "`variorum registers list` tells which are there."
            raise StoreError(f"there is no snapshot {id_!r}", where=self._where, hint=hint)
        return row


def _dated(snapshot: Snapshot, row: sqlite3.Row) -> Snapshot:
    """The snapshot with the date that is stored, where whoever dated it is to be trusted more."""
    if _TRUST.index(snapshot.dated_by) >= _TRUST.index(row["dated_by"]):
        return snapshot
    issues = tuple(issue for issue in snapshot.issues if issue.code != "undated-register")
    return replace(snapshot, published=row["published"], dated_by=row["dated_by"], issues=issues)


def _columns(snapshot: Snapshot, digest: str) -> dict[str, object]:
    """The snapshot's own row."""
    return {
        "id": snapshot.id,
        "register": snapshot.register,
        "title": snapshot.title,
        "published": snapshot.published,
        "dated_by": snapshot.dated_by,
        "complete": int(snapshot.complete),
        "supplements": snapshot.supplements,
        "issues": compact([asdict(issue) for issue in snapshot.issues]),
        "entries": len(snapshot.listings),
        "digest": digest,
    }


def _same(row: sqlite3.Row, snapshot: Snapshot) -> bool:
    """Whether the stored snapshot says all that this one does. What its files were called when they came is no matter, nor
    that issues name them so."""
    fresh = _columns(snapshot, _digest(_packed(snapshot)))
    return all(row[name] == value for name, value in fresh.items() if name != "issues")


def _packed(snapshot: Snapshot) -> list[str]:
    return [compact(listing.as_dict()) for listing in snapshot.listings]


def _digest(packed: Iterable[str]) -> str:
    """The digest of listings in their stored form."""
    whole = hashlib.sha256()
    for data in packed:
        whole.update(data.encode() + b"\n")
    return whole.hexdigest()


def _put(db: sqlite3.Connection, snapshot: Snapshot, sizes: dict[str, int]) -> None:
    """Stores the snapshot, its files' names and its listings."""
    packed = _packed(snapshot)
    row = _columns(snapshot, _digest(packed))
    columns, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    key = db.execute(f"INSERT INTO snapshots ({columns}) VALUES ({values})", row).lastrowid
    db.executemany("INSERT OR IGNORE INTO files VALUES (?, ?)", sizes.items())
    db.executemany(
        "INSERT INTO snapshot_files VALUES (?, ?, ?, ?, ?, ?)",
        [(key, n, file.name, file.sha256, file.layout, file.records) for n, file in enumerate(snapshot.files)],
    )
    db.executemany(
        "INSERT INTO listings (snapshot, key, data) VALUES (?, ?, ?)",
        [(key, listing.key, data) for listing, data in zip(snapshot.listings, packed, strict=True)],
    )


def _wanted(db: sqlite3.Connection) -> frozenset[str]:
    """The hashes of all files that are kept."""
    return frozenset(digest for (digest,) in db.execute("SELECT sha256 FROM files"))


def _entry(db: sqlite3.Connection, row: sqlite3.Row) -> SnapshotEntry:
    files = db.execute(
        "SELECT name, sha256, layout, records FROM snapshot_files WHERE snapshot = ? ORDER BY position", (row["key"],)
    )
    return SnapshotEntry(
        id=row["id"],
        register=row["register"],
        title=row["title"],
        files=tuple(RegisterFile(*file) for file in files),
        entries=row["entries"],
        published=row["published"],
        dated_by=row["dated_by"],
        complete=bool(row["complete"]),
        issues=tuple(Issue(**issue) for issue in json.loads(row["issues"])),
        supplements=row["supplements"],
    )


def _listings(db: sqlite3.Connection, key: int) -> Iterator[Listing]:
    for (data,) in db.execute("SELECT data FROM listings WHERE snapshot = ? ORDER BY id", (key,)):
        yield Listing.from_dict(json.loads(data))


def _check_snapshot(db: sqlite3.Connection, row: sqlite3.Row) -> Iterator[Fault]:
    """What is wrong with a stored snapshot."""
    where = f"{row['register']} {row['published'] or 'undated'} ({row['id']})"
    packed = [data for (data,) in db.execute("SELECT data FROM listings WHERE snapshot = ? ORDER BY id", (row["key"],))]
    if _digest(packed) != row["digest"] or len(packed) != row["entries"]:
        yield Fault(where, "its entries are not those that were stored; remove it and add its files again")
    entry = _entry(db, row)
    if Snapshot(entry.register, entry.title, entry.files, ()).id != entry.id:
        yield Fault(where, "its files are not those that it was read from; remove it and add them again")
