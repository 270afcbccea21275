"""The review ledger in SQLite, and what it comes to for the stored claims."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.errors import StoreError
from variorum.model import Claim, Decision, DecisionEntry, ReviewState
from variorum.store.documents import compact

_STANDING = "NOT EXISTS (SELECT 1 FROM decisions b WHERE b.takes_back = d.number)"


class ReviewConflict(StoreError):
    """Somebody has decided about the same claims since the reviewer looked. `entries` are the rows that he has not seen."""

    entries: tuple[DecisionEntry, ...] = ()


def decisions(db: sqlite3.Connection, *, passage: str | None = None) -> tuple[DecisionEntry, ...]:
    """The rows of the ledger in order of entry: all, or those about a passage that has the words `passage`."""
    where, values = ("", ()) if passage is None else (" WHERE instr(d.passage, ?)", (passage,))
    return _rows(db, where, values)


def _rows(db: sqlite3.Connection, where: str, values: Sequence[object]) -> tuple[DecisionEntry, ...]:
    rows = db.execute(
        f"SELECT d.number, d.data, d.takes_back, d.takes_back IS NULL AND {_STANDING} FROM decisions d{where}"
        " ORDER BY d.number",
        values,
    )
    return tuple(_entry(*row) for row in rows)


def _entry(number: int, data: str, takes_back: int | None, standing: int) -> DecisionEntry:
    return DecisionEntry(number, Decision.from_dict(json.loads(data)), takes_back, bool(standing))


def newest(db: sqlite3.Connection, keys: Iterable[str] = ()) -> int:
    """The number of the last row of the ledger, 0 where there is none; with `keys`, of the last about one of these."""
    wanted = tuple(keys)
    if not wanted:
        (number,) = db.execute("SELECT coalesce(max(number), 0) FROM decisions").fetchone()
    else:
        marks = ", ".join("?" * len(wanted))
        sql = f"SELECT coalesce(max(number), 0) FROM decision_keys WHERE key IN ({marks})"
        (number,) = db.execute(sql, wanted).fetchone()
    return int(number)


def decide(db: sqlite3.Connection, decision: Decision, *, seen: int) -> int:
    """Enters a decision by somebody who has seen the ledger up to row `seen`, and returns its number.

    Raises: ReviewConflict where a later row is about one of the same claims.
    """
    if decision.keys and newest(db, decision.keys) > seen:
        marks = ", ".join("?" * len(decision.keys))
        which = f" WHERE d.number > ? AND d.number IN (SELECT number FROM decision_keys WHERE key IN ({marks}))"
        later = _rows(db, which, (seen, *decision.keys))
        authors = ", ".join(sorted({entry.decision.author for entry in later})) or "somebody"
        error = ReviewConflict(
            f"{authors} decided about this since you looked",
            where="review",
            hint="Look at that decision, then decide again.",
        )
        error.entries = later
        raise error
    return _append(db, decision, None)


def retract(db: sqlite3.Connection, number: int, *, author: str, at: str, reason: str) -> int:
    """Takes row `number` back by a new row, and returns that row's number.

    Raises: StoreError where there is no such row, or it does not hold any more.
    """
    row = db.execute(
        f"SELECT d.data FROM decisions d WHERE d.number = ? AND d.takes_back IS NULL AND {_STANDING}", (number,)
    ).fetchone()
    if row is None:
        raise StoreError(
            f"there is no standing decision {number}", where="review", hint="`variorum reviews` lists which ones hold."
        )
    decision = Decision.from_dict(json.loads(row[0]))
    return _append(db, replace(decision, author=author, at=at, reason=reason), number)


def enter(db: sqlite3.Connection, entries: Iterable[DecisionEntry], known: Mapping[int, int]) -> tuple[int, ...]:
    """Enters rows of another ledger in their order, and returns their numbers here. What a row takes back is named by its number
    there: of one of `entries`, or of a row that `known` has under its number here."""
    own = dict(known)
    made = []
    for entry in entries:
        back = None if entry.takes_back is None else own[entry.takes_back]
        own[entry.number] = _append(db, entry.decision, back)
        made.append(own[entry.number])
    return tuple(made)


def _append(db: sqlite3.Connection, decision: Decision, takes_back: int | None) -> int:
    cursor = db.execute(
        "INSERT INTO decisions (passage, author, data, takes_back) VALUES (?, ?, ?, ?)",
        (decision.passage, decision.author, compact(decision.as_dict()), takes_back),
    )
    number = cursor.lastrowid or 0
    db.executemany("INSERT INTO decision_keys VALUES (?, ?)", [(key, number) for key in dict.fromkeys(decision.keys)])
    return number


def states(db: sqlite3.Connection) -> dict[str, ReviewState]:
    """The outcome of review for each claim of the current documents that has one, by the claim's id."""
    rows = db.execute(
        "SELECT c.id, c.review FROM claims c JOIN documents d ON d.key = c.document"
        " WHERE d.state = 'current' AND c.review IS NOT NULL ORDER BY c.id"
    )
    return dict(rows)


def put_review(
    db: sqlite3.Connection, made_: Iterable[Claim], states: Mapping[str, str], *, document: str | None
) -> None:
    """Stores what the ledger comes to, for all current documents or for the one with the id `document`: the claims
    that reviewers made, those that they replaced again too, and the state of each claim by id."""
    scope = "document IN (SELECT key FROM documents WHERE state = 'current')"
    values: tuple[str, ...] = ()
    if document is not None:
        scope, values = "document = (SELECT key FROM documents WHERE id = ?)", (document,)
    made = {claim.id: claim for claim in made_}
    held = {id_ for (id_,) in db.execute(f"SELECT id FROM claims WHERE made = 1 AND {scope}", values)}
    gone = [(id_,) for id_ in sorted(held - made.keys())]
    db.executemany("DELETE FROM passages WHERE kind = 'claim' AND ref = ?", gone)
    db.executemany("DELETE FROM claims WHERE id = ?", gone)
    db.execute(f"UPDATE claims SET review = NULL WHERE {scope} AND review IS NOT NULL", values)
    # What stands already keeps its row: resolution has been there.
    _insert(db, [claim for id_, claim in made.items() if id_ not in held])
    db.executemany("UPDATE claims SET review = ? WHERE id = ?", [(state, id_) for id_, state in states.items()])


def _insert(db: sqlite3.Connection, made: Iterable[Claim]) -> None:
    homes = dict(db.execute("SELECT id, key FROM documents"))
    for claim in made:
        home, edtf = homes[claim.document], claim.time.edtf if claim.time else None
        data = compact(claim.as_dict("review"))
        db.execute(
            'INSERT OR IGNORE INTO claims (id, document, type, status, start, "end", edtf, extracted, made)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)",
            (claim.id, home, claim.type, claim.status, claim.start, claim.end, edtf, data),
        )
        db.execute(
            'INSERT INTO passages (document, kind, ref, start, "end", text) VALUES (?, ?, ?, ?, ?, ?)',
            (home, "claim", claim.id, claim.start, claim.end, claim.quote),
        )
