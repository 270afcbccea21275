"""SQLite's errors in words that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from variorum.errors import StoreError

_ADVICE: tuple[tuple[int, str, str], ...] = (
    (
        sqlite3.SQLITE_FULL,
        "the disk is full, or the file has reached its size limit",
        "Make room and run the same command again: documents already read are kept.",
    ),
    (sqlite3.SQLITE_READONLY, "the dossier cannot be written", "Check the rights of the directory, or choose another."),
    (sqlite3.SQLITE_PERM, "the dossier cannot be written", "Check the rights of the directory, or choose another."),
    (sqlite3.SQLITE_CANTOPEN, "the dossier cannot be opened", "Check that the directory exists and its rights."),
    (sqlite3.SQLITE_BUSY, "another run is writing to the dossier", "Wait until it has ended, then run again."),
    (sqlite3.SQLITE_NOTADB, "this file is not a dossier", "Choose another directory, or delete the file."),
    (sqlite3.SQLITE_CORRUPT, "the dossier's file is damaged", "Delete dossier.sqlite and build again."),
    (
        sqlite3.SQLITE_IOERR,
        "the disk refused to read or write",
        "Check the free space and the disk, then run the same command again: documents already read are kept.",
    ),
)
"""Primary result code, what it means here, what to do.
Source: https://www.sqlite.org/rescode.html"""


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turns errors of SQLite inside the block into `StoreError`s about the file `where`.

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
                raise StoreError(what, where=where, hint=hint) from error
        raise StoreError(
            f"the database reports: {error}", where=where, hint="Run `variorum verify`; if that fails, build again."
        ) from error
