"""The re-check of a whole store: texts against their digests, claims against the texts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from variorum.errors import ClaimError
from variorum.model import Claim
from variorum.store.documents import digest
from variorum.store.records import Fault, Verification


def verify(db: sqlite3.Connection) -> Verification:
    """What a re-check of all documents and claims, of whatever state, finds. Faults by document, then place."""
    documents = claims = parts = 0
    faults: list[Fault] = []
    for row in db.execute("SELECT key, id, name, text, text_sha256, characters FROM documents ORDER BY name, id"):
        documents += 1
        text = row["text"]
        if digest(text) != row["text_sha256"] or len(text) != row["characters"]:
            faults.append(Fault(row["name"], "the stored text is not the one that was read (its digest differs)"))
        for claim_row in _rows(db, row["key"]):
            claims += 1
            found, count = _check(claim_row, row["id"], text)
            parts += count
            faults += [Fault(f"{row['name']}: {claim_row['id']}", what) for what in found]
    (orphaned,) = db.execute("SELECT count(*) FROM claims WHERE state = 'orphaned'").fetchone()
    return Verification(documents, claims, parts, orphaned, tuple(faults))


def _rows(db: sqlite3.Connection, document: int) -> Iterator[sqlite3.Row]:
    return iter(db.execute('SELECT * FROM claims WHERE document = ? ORDER BY start, "end", id', (document,)))


def _check(row: sqlite3.Row, document: str, text: str) -> tuple[list[str], int]:
    """What is wrong with a stored claim, in words, and how many of its anchored parts were checked."""
    wrong: list[str] = []
    parts = 0
    for column in ("extracted", "resolved"):
        if row[column] is None:
            continue
        try:
            claim = Claim.from_dict(json.loads(row[column]), text)
        except ClaimError as error:
            wrong.append(error.what)
            continue
        except (ValueError, KeyError, TypeError) as error:
            wrong.append(f"the stored claim cannot be understood ({type(error).__name__}: {error})")
            continue
        parts = sum(part.start is not None for part in _parts(claim))
        wrong += _mismatches(claim, row, document)
    return list(dict.fromkeys(wrong)), parts


def _parts(claim: Claim) -> list[Any]:
    """The parts of a claim that have words of their own."""
    fillers = [filler for _, fillers in claim.roles for filler in fillers]
    return [part for part in (*fillers, claim.time, claim.attribution) if part is not None]


def _mismatches(claim: Claim, row: sqlite3.Row, document: str) -> list[str]:
    """Where the claim's content and the columns that lists filter by disagree."""
    wrong = []
    if claim.id != row["id"]:
        wrong.append("the content is not that of its id")
    if claim.document != document:
        wrong.append("the claim names another document")
    columns = (row["type"], row["status"], row["start"], row["end"], row["edtf"])
    if columns != (claim.type, claim.status, claim.start, claim.end, claim.time.edtf if claim.time else None):
        wrong.append("the columns do not repeat the claim's content")
    return wrong
