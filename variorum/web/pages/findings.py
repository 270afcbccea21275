"""Findings: the list with its filters, and one with its readings in columns and its apparatus below."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query

from variorum.edition.finding import finding_list, finding_sheet
from variorum.store import FindingFilter
from variorum.web.pages.paging import paged
from variorum.web.pages.place import Here
from variorum.web.twin import twin

router = APIRouter(prefix="/d/{slug}")

PAGE = 25
"""Findings on one page."""


@twin(router, "/findings", "findings.html.j2", "Findings")
def findings(
    place: Here,
    *,
    verdict: str | None = None,
    subject: str | None = None,
    type: str | None = None,
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
) -> dict[str, Any]:
    """The findings that the filters let through, `PAGE` on a page, the gravest first. `subject` is an entity's id."""
    wanted = FindingFilter(verdict=verdict or None, subject=subject or None, type=type or None)
    with place.open() as store:
        found = finding_list(store, wanted, limit=PAGE, offset=(page - 1) * PAGE)
    return {
        **found,
        **paged(found["total"], page, PAGE),
        "filters": {"verdict": verdict, "subject": subject, "type": type},
    }


@twin(router, "/finding/{id}", "finding.html.j2", "A finding")
def finding(place: Here, id: str) -> dict[str, Any]:
    """The finding with all its readings, what differs and why, its origins with the words that they share, its witnesses.

    Raises: HTTPException 404 where there is none.
    """
    with place.open() as store:
        found = finding_sheet(store, id)
    if found is None:
        raise HTTPException(
            404, "There is no such finding. Findings are made anew when claims change: look in the list."
        )
    return found
