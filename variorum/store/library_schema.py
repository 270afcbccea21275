"""The tables of the register library's SQLite file, as migrations that are applied once each, in order."""

from __future__ import annotations

import sqlite3

from variorum.store.migrating import Kind

LIBRARY = Kind(
    name="register library",
    application_id=0x56525247,  # "VRRG"
    older="Add a file with `variorum registers add`, which brings it up to date.",
    newer="Update Variorum, or choose another directory with --registers.",
    foreign="Choose another directory with --registers.",
    damaged="Move the directory away and add its files again: they are kept in its folder `files` as they came.",
    odd="Run `variorum registers verify`.",
)


@LIBRARY.step
def m001_snapshots(db: sqlite3.Connection) -> None:
    """Snapshots with the files that they were read from; a file may be part of several."""
    db.execute(
        """CREATE TABLE snapshots (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            register TEXT NOT NULL,
            title TEXT NOT NULL,
            published TEXT,
            dated_by TEXT NOT NULL CHECK (dated_by IN ('file', 'name', 'user', '')),
            complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
            supplements INTEGER NOT NULL,
            issues TEXT NOT NULL,
            entries INTEGER NOT NULL,
            digest TEXT NOT NULL
        )"""  # digest: of all listings, so that a re-check finds what has changed
    )
    db.execute("CREATE INDEX snapshots_by_register ON snapshots (register)")
    db.execute("CREATE TABLE files (sha256 TEXT PRIMARY KEY, bytes INTEGER NOT NULL) WITHOUT ROWID")
    db.execute(
        """CREATE TABLE snapshot_files (
            snapshot INTEGER NOT NULL REFERENCES snapshots (key) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL REFERENCES files (sha256),
            layout TEXT NOT NULL,
            records INTEGER NOT NULL,
            PRIMARY KEY (snapshot, position)
        ) WITHOUT ROWID"""
    )


@LIBRARY.step
def m002_listings(db: sqlite3.Connection) -> None:
    """The entries of each snapshot in the order of its files, as JSON."""
    db.execute(
        """CREATE TABLE listings (
            id INTEGER PRIMARY KEY,
            snapshot INTEGER NOT NULL REFERENCES snapshots (key) ON DELETE CASCADE,
            key TEXT NOT NULL,
            data TEXT NOT NULL,
            UNIQUE (snapshot, key)
        )"""
    )
