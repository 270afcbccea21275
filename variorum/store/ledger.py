"""The ledger of judgements: it only grows, and any of its rows can be taken back by a later one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from variorum.errors import StoreError
from variorum.model import Judgement
from variorum.store.records import LedgerEntry
from variorum.store.reviews import ReviewConflict

RULE = "rule:"
"""How the author of a judgement that a rule made begins; all other authors are persons."""

_INSERT = (
    'INSERT INTO judgements ("left", "right", verdict, author, reason, takes_back, at) VALUES (?, ?, ?, ?, ?, ?, ?)'
)


def ledger(db: sqlite3.Connection) -> tuple[LedgerEntry, ...]:
    """All rows in order of entry, standing or not."""
    rows = db.execute(
        'SELECT j.number, j."left", j."right", j.verdict, j.author, j.reason, j.takes_back,'
        " j.takes_back IS NULL AND NOT EXISTS (SELECT 1 FROM judgements b WHERE b.takes_back = j.number), j.at"
        " FROM judgements j ORDER BY j.number"
    )
    return tuple(
        LedgerEntry(number, Judgement(left, right, verdict, author, reason), takes_back, bool(standing), at)
        for number, left, right, verdict, author, reason, takes_back, standing, at in rows
    )


def standing(db: sqlite3.Connection) -> tuple[LedgerEntry, ...]:
    """The rows that hold, in order of entry: of two on one pair, the later one is the newer opinion."""
    return tuple(entry for entry in ledger(db) if entry.standing)


def append(db: sqlite3.Connection, judgement: Judgement, *, at: str = "", seen: int | None = None) -> int:
    """Enters `judgement` and returns its number. `seen` is the row up to which its author has seen the ledger.

    Raises: ReviewConflict where another person has judged one of the two since.
    """
    if seen is not None:
        _check_seen(db, judgement, seen)
    row = (judgement.left, judgement.right, judgement.verdict, judgement.author, judgement.reason, None, at)
    return db.execute(_INSERT, row).lastrowid or 0


def _check_seen(db: sqlite3.Connection, judgement: Judgement, seen: int) -> None:
    pair = {judgement.left, judgement.right}
    later = [e for e in ledger(db) if e.number > seen and not e.judgement.author.startswith(RULE)]
    authors = sorted({e.judgement.author for e in later if pair & {e.judgement.left, e.judgement.right}})
    if authors:
        raise ReviewConflict(
            f"{', '.join(authors)} judged one of these since you looked",
            where="judge",
            hint="Look at that judgement, then judge again.",
        )


def take_back(db: sqlite3.Connection, number: int, *, author: str, reason: str, at: str = "") -> int:
    """Takes row `number` back by a new row, and returns that row's number.

    Raises: StoreError where there is no such row, or it does not hold any more.
    """
    held = {entry.number: entry.judgement for entry in standing(db)}
    if number not in held:
        raise StoreError(
            f"there is no standing judgement {number}", where="ledger", hint="List the ledger to see which ones hold."
        )
    old = held[number]
    return db.execute(_INSERT, (old.left, old.right, old.verdict, author, reason, number, at)).lastrowid or 0


def sync_rules(db: sqlite3.Connection, made: Sequence[Judgement]) -> None:
    """Brings the rules' part of the ledger in line with what the rules say now.

    New ones are entered in the order of `made`; those that no rule makes any more are taken back.
    The judgements of persons are not touched.
    """
    wanted = {judgement for judgement in made if judgement.author.startswith(RULE)}
    held = {}
    for entry in standing(db):
        if not entry.judgement.author.startswith(RULE):
            continue
        if entry.judgement in wanted:
            held[entry.judgement] = entry.number
        else:
            old = entry.judgement
            row = (old.left, old.right, old.verdict, old.author, "the rule no longer says so", entry.number, "")
            db.execute(_INSERT, row)
    for judgement in dict.fromkeys(made):
        if judgement in wanted and judgement not in held:
            append(db, judgement)
