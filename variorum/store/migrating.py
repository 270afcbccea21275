"""The tables of a kind of SQLite file, as migrations that are applied once each, in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field

from variorum.errors import StoreError

Migration = Callable[[sqlite3.Connection], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of SQLite file: what it is called in messages, how it is marked, and how its tables came about.

    `application_id` marks the file (https://www.sqlite.org/pragma.html#pragma_application_id). `older`, `newer`, `foreign`
    and `damaged` say what to do about a file of that sort, `odd` what to do where SQLite refuses something else. `steps` are the migrations by name, in order.
    """

    name: str
    application_id: int
    older: str
    newer: str
    foreign: str
    damaged: str
    odd: str
    steps: dict[str, Migration] = field(default_factory=dict)

    def step(self, migration: Migration) -> Migration:
        """Registers `migration`, by its name, behind the ones before it. A released step never changes."""
        self.steps[migration.__name__] = migration
        return migration


def check(db: sqlite3.Connection, where: str, kind: Kind) -> None:
    """Refuses a file whose tables are not up to date.

    Raises: StoreError.
    """
    if pending(db, where, kind):
        raise StoreError(f"the {kind.name} was made by an older version of Variorum", where=where, hint=kind.older)


def migrate(db: sqlite3.Connection, where: str, kind: Kind) -> tuple[str, ...]:
    """Brings the tables up to date and returns the names of the steps it took, in order.

    Raises: StoreError where the file is another program's or a newer Variorum's.
    """
    steps = pending(db, where, kind)
    if not steps:
        return ()
    db.execute("BEGIN IMMEDIATE")
    db.execute(f"PRAGMA application_id = {kind.application_id}")
    db.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) WITHOUT ROWID")
    for name in steps:
        kind.steps[name](db)
        db.execute("INSERT INTO migrations VALUES (?)", (name,))
    db.execute("COMMIT")
    return steps


def pending(db: sqlite3.Connection, where: str, kind: Kind) -> tuple[str, ...]:
    """The names of the steps that the file has not been through, in order.

    Raises: StoreError where the file is another program's or a newer Variorum's.
    """
    applied = _applied(db, where, kind)
    unknown = sorted(applied - kind.steps.keys())
    if unknown:
        what = f"the {kind.name} was made by a newer version of Variorum (it has {unknown[-1]})"
        raise StoreError(what, where=where, hint=kind.newer)
    return tuple(name for name in kind.steps if name not in applied)


def _applied(db: sqlite3.Connection, where: str, kind: Kind) -> set[str]:
    """The names of the steps the file has been through, empty for a new file."""
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return set()
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if application != kind.application_id or "migrations" not in tables:
        raise StoreError(f"this SQLite file is not a {kind.name} of Variorum", where=where, hint=kind.foreign)
    return {name for (name,) in db.execute("SELECT name FROM migrations")}
