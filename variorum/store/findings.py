"""Findings and shared passages, in SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from variorum.model import Comparison, Finding, Passage, Span
from variorum.store.documents import compact


def put_findings(db: sqlite3.Connection, findings: Iterable[Finding], passages: Iterable[Passage]) -> None:
    """Stores a collation in place of the last one."""
    db.execute("DELETE FROM findings")
    db.execute("DELETE FROM shared_passages")
    db.executemany(
        "INSERT INTO findings (id, verdict, subject, data) VALUES (?, ?, ?, ?)",
        ((one.id, one.verdict, one.subject, compact(_plain(one))) for one in findings),
    )
    db.executemany(
        "INSERT INTO shared_passages (data) VALUES (?)",
        ((compact([p.left, _sides(p.left_span), p.right, _sides(p.right_span), p.share]),) for p in passages),
    )


def findings(db: sqlite3.Connection) -> tuple[Finding, ...]:
    """The findings of the last collation, in its order."""
    return tuple(finding_of(data) for (data,) in db.execute("SELECT data FROM findings ORDER BY number"))


def findings_with(db: sqlite3.Connection, claim: str) -> tuple[Finding, ...]:
    """The findings of the last collation that the claim with this id is in, in its order."""
    found = db.execute("SELECT data FROM findings WHERE instr(data, ?) ORDER BY number", (f'"{claim}"',))
    return tuple(finding_of(data) for (data,) in found)


def passages(db: sqlite3.Connection) -> tuple[Passage, ...]:
    """The shared passages of the last collation, in its order."""
    return tuple(_passage(data) for (data,) in db.execute("SELECT data FROM shared_passages ORDER BY number"))


def _plain(finding: Finding) -> dict[str, Any]:
    """The finding as JSON values; `dataclasses.asdict`, which copies every part, is several times slower."""
    return {
        "type": finding.type,
        "subject": finding.subject,
        "verdict": finding.verdict,
        "claims": finding.claims,
        "readings": finding.readings,
        "comparisons": [[c.left, c.right, c.relation, c.differs, c.reason] for c in finding.comparisons],
        "origins": finding.origins,
        "crowded": finding.crowded,
    }


def _sides(span: Span) -> tuple[int, int]:
    return (span.start, span.end)


def _comparison(raw: list[Any]) -> Comparison:
    left, right, relation, differs, reason = raw
    return Comparison(left, right, relation, tuple(differs), reason)


def finding_of(data: str) -> Finding:
    """The finding of its stored form."""
    raw = json.loads(data)
    return Finding(
        type=raw["type"],
        subject=raw["subject"],
        verdict=raw["verdict"],
        claims=tuple(raw["claims"]),
        readings=tuple(map(tuple, raw["readings"])),
        comparisons=tuple(map(_comparison, raw["comparisons"])),
        origins=tuple(map(tuple, raw["origins"])),
        crowded=raw.get("crowded", 0),  # databases of before it was counted
    )


def _passage(data: str) -> Passage:
    left, left_span, right, right_span, share = json.loads(data)
    return Passage(left, Span(*left_span), right, Span(*right_span), share)
