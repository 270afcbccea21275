"""SQLite's errors in words that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from variorum.errors import StoreError
from variorum.store.migrating import Kind

_ADVICE: tuple[tuple[int, str, str], ...] = (
    (
        sqlite3.SQLITE_FULL,
        "the disk is full, or the file has reached its size limit",
        "Make room and run the same command again: what was stored before is kept.",
    ),
    (sqlite3.SQLITE_READONLY, "the {name} cannot be written", "Check the rights of the directory, or choose another."),
    (sqlite3.SQLITE_PERM, "the {name} cannot be written", "Check the rights of the directory, or choose another."),
    (sqlite3.SQLITE_CANTOPEN, "the {name} cannot be opened", "Check that the directory exists and its rights."),
    (sqlite3.SQLITE_BUSY, "another run is writing to the {name}", "Wait until it has ended, then run again."),
    (sqlite3.SQLITE_NOTADB, "this file is not a {name}", "Choose another directory, or delete the file."),
    (sqlite3.SQLITE_CORRUPT, "the {name}'s file is damaged", "{damaged}"),
    (
        sqlite3.SQLITE_IOERR,
        "the disk refused to read or write",
        "Check the free space and the disk, then run the same command again: what was stored before is kept.",
    ),
)
"""Primary result code, what it means here, what to do; {name} and {damaged} are the kind's.
Source: https://www.sqlite.org/rescode.html"""


@contextmanager
def told(where: str, kind: Kind) -> Iterator[None]:
    """Turns errors of SQLite inside the block into `StoreError`s about the file `where`, of the kind `kind`.

    Raises: StoreError.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise StoreError(
            "a text holds half of a character (a lone surrogate), which cannot be stored",
            where=where,
            hint="Save the document in UTF-8, or type the words again.",
        ) from error
    except sqlite3.Error as error:
        # Extended codes carry the primary code in their low byte.
        primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
        for code, what, hint in _ADVICE:
            if primary == code:
                words = {"name": kind.name, "damaged": kind.damaged}
                raise StoreError(what.format(**words), where=where, hint=hint.format(**words)) from error
        raise StoreError(f"the database reports: {error}", where=where, hint=kind.odd) from error
