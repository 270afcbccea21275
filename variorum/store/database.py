"""An SQLite file of one kind: opened, brought up to date, read, and written in transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self
from urllib.parse import quote

from variorum.store.faults import told
from variorum.store.migrating import Kind, check, migrate

BUSY_SECONDS = 10.0
"""How long to wait for another writer: longer than storing any one document takes."""


class Database:
    """The file at `path` (or in memory, ":memory:"), of the kind `kind`.

    WAL mode: readers see the last committed state while another process writes.

    Raises: StoreError where the file cannot be opened, is of another kind, or is a newer version's.
    """

    def __init__(self, path: str, kind: Kind, *, readonly: bool = False) -> None:
        self._where, self._kind = path, kind
        with told(path, kind):
            self._db = _connect(path, readonly=readonly)
            try:
                self._db.row_factory = sqlite3.Row
                self._db.execute("PRAGMA foreign_keys = ON")
                if readonly:
                    check(self._db, path, kind)
                else:
                    self._db.execute("PRAGMA journal_mode = WAL")
                    self._db.execute("PRAGMA synchronous = NORMAL")
                    migrate(self._db, path, kind)
            except BaseException:
                self._db.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection. Calling it twice is allowed."""
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of the block is stored, or nothing of it."""
        with told(self._where, self._kind):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                # A full disk makes SQLite roll back by itself; a second rollback would hide the cause.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _lasting(self) -> Iterator[None]:
        """What is committed within it outlasts a loss of power, too: it is on the disk when the commit returns."""
        self._db.execute("PRAGMA synchronous = FULL")
        try:
            yield
        finally:
            self._db.execute("PRAGMA synchronous = NORMAL")

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with told(self._where, self._kind):
            yield self._db


def _connect(path: str, *, readonly: bool) -> sqlite3.Connection:
    """A connection that leaves transactions to the store."""
    if not readonly:
        return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    uri = f"file:{quote(str(Path(path).absolute()))}?mode=ro"
    db = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        # On a read-only medium WAL mode cannot make its side files; without content in the `-wal` file nothing
        # is missing from the main file, which then may be read as it stands.
        db.close()
        if not Path(path).exists() or _has_content(Path(f"{path}-wal")):
            raise
        db = sqlite3.connect(f"{uri}&immutable=1", uri=True, isolation_level=None)
    return db


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
