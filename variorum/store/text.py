"""The whole store as text, for backups that can be compared line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from variorum.store.protocol import Store
from variorum.store.records import ClaimFilter, ClaimState, DocumentState

_EVERY_DOCUMENT: tuple[DocumentState, ...] = ("current", "superseded", "removed")
_EVERY_CLAIM: tuple[ClaimState, ...] = ("current", "superseded", "orphaned", "removed")


def lines(store: Store) -> Iterator[str]:
    """All that the store holds, one JSON object a line with its kind under "is", each with its line end.

    Documents (with their text) by name and id, claims of all states by document and place, entities by
    id, the ledgers in order of entry, issues. Stores with the same content give the same lines.
    """
    for entry in store.entries(_EVERY_DOCUMENT):
        yield _line("document", {**entry.as_dict(), "text": store.document(entry.id).text})
    for claim in store.select(ClaimFilter(states=_EVERY_CLAIM, dropped=True)):
        yield _line("claim", claim.as_dict())
    for entity in store.entities():
        yield _line("entity", asdict(entity))
    for finding in store.findings():
        yield _line("finding", {"id": finding.id, **asdict(finding)})
    for passage in store.passages():
        yield _line("passage", asdict(passage))
    for row in store.ledger():
        yield _line("judgement", asdict(row))
    for decision in store.decisions():
        yield _line("decision", decision.as_dict())
    for issue in store.issues():
        yield _line("issue", asdict(issue))


def _line(kind: str, content: dict[str, Any]) -> str:
    return json.dumps({"is": kind, **content}, ensure_ascii=False) + "\n"
