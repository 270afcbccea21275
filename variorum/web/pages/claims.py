"""Claims: the list with its filters."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from variorum.store import ClaimFilter
from variorum.web.pages.place import Here
from variorum.web.twin import twin

router = APIRouter(prefix="/d/{slug}")

PAGE = 50
"""Claims on one page."""


@twin(router, "/claims", "claims.html.j2", "Claims")
def claims(
    place: Here,
    *,
    type: str | None = None,
    status: str | None = None,
    document: str | None = None,
    subject: str | None = None,
    time: str | None = None,
    dropped: bool = False,
    page: Annotated[int, Query(ge=1)] = 1,
) -> dict[str, Any]:
    """The claims that the filters let through, `PAGE` on a page, by document and place."""
    wanted = ClaimFilter(type or None, subject or None, status or None, document or None, time or None, dropped=dropped)
    with place.open() as store:
        found = list(store.select(wanted))
    start = (page - 1) * PAGE
    return {
        "claims": [entry.as_dict() for entry in found[start : start + PAGE]],
        "total": len(found),
        "page": page,
        "pages": max(1, -(-len(found) // PAGE)),
        "filters": {"type": type, "status": status, "document": document, "subject": subject, "time": time},
    }
