"""Claims: the list with its filters, one claim beside its words, and decisions about it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Query
from fastapi.responses import RedirectResponse

from variorum.edition.reviewing import decide, decision_on
from variorum.store import ClaimFilter
from variorum.web.access import Author
from variorum.web.clock import now
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


@twin(router, "/claim/{id}", "claim.html.j2", "A claim")
def claim(place: Here, id: str) -> dict[str, Any]:
    """The claim, the passage that it stands in, and what was decided about it.

    Raises: HTTPException 404 where there is none.
    """
    from variorum.edition.reviewing import standing_of

    with place.open() as store:
        found = standing_of(store, id)
    if found is None:
        raise HTTPException(404, "There is no such claim.")
    return found


@router.post("/claim/{id}/review", summary="Accept or reject a claim")
def review_claim(
    place: Here,
    id: str,
    *,
    who: Author,
    act: Annotated[str, Form()],
    seen: Annotated[int, Form()],
    reason: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Enters the decision and goes back to the claim.

    Raises: HTTPException 422 for another act; ReviewConflict where somebody decided since the page was made.
    """
    if act not in ("accept", "reject"):
        raise HTTPException(422, "A claim is accepted or rejected here.")
    with place.open("write") as store:
        decision = decision_on(
            store, "accept" if act == "accept" else "reject", [id], author=who.author, at=now(), reason=reason
        )
        decide(store, decision, seen=seen)
    return RedirectResponse(f"/d/{place.slug}/claim/{id}", 303)
