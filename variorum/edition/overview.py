"""What a dossier has, in a few lines: for the first page of all dossiers."""

from __future__ import annotations

from typing import Any

from variorum.dates import Day, EdtfError
from variorum.dates.bounds import order_key
from variorum.dossier.placing import STATEMENTS, untyped
from variorum.edition.listing import main_subject
from variorum.errors import StoreError
from variorum.store import ClaimFilter, DocumentLine, Store

NEWEST = 6
"""Documents that the first page names of each dossier."""


def overview(store: Store) -> dict[str, Any]:
    """Subject, counts, the newest documents, and what waits for a reviewer, as plain values; without any document,
    `subject` is None."""
    lines = sorted(store.lines(), key=_age, reverse=True)
    types = dict(store.facets(ClaimFilter()).types)
    verdicts = store.verdicts()
    try:
        subject = main_subject(store)
    except StoreError:
        subject = None
    return {
        "subject": {"id": subject.id, "name": subject.name, "type": subject.type} if subject else None,
        "documents": len(lines),
        "newest": [{"id": line.id, "title": line.title, "published": line.published} for line in lines[:NEWEST]],
        "claims": sum(n for name, n in types.items() if name not in untyped()),
        "waiting": {
            "disputed": store.count(ClaimFilter(review="disputed")),
            "conflicts": verdicts.get("conflict", 0),
            "outdated": verdicts.get("supersede", 0),
            STATEMENTS: sum(n for name, n in types.items() if name in untyped()),
            "open": store.count(ClaimFilter(review="open")),
        },
    }


def _age(line: DocumentLine) -> tuple[object, ...]:
    """Sorts by the day of publication; what has none stands first, so that reversed it is last."""
    try:
        undated, first, last, edtf = order_key(line.published)
    except EdtfError:  # a date of a register of sources that nobody could read
        return (0, Day(0, 1, 1), Day(0, 1, 1), "", line.name)
    return (1 - undated, first, last, edtf, line.name)
