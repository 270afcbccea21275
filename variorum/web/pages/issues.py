"""What could not be read or understood, with its place and what to do."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from variorum.edition.troubles import issues_of
from variorum.web.pages.paging import paged
from variorum.web.pages.place import Here
from variorum.web.twin import twin

router = APIRouter(prefix="/d/{slug}")

PAGE = 100
"""Issues on one page; such as differ in their place only are one."""


@twin(router, "/issues", "issues.html.j2", "Issues")
def issues(
    place: Here,
    *,
    severity: Literal["error", "warning", "note", ""] = "",
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
) -> dict[str, Any]:
    """The issues of all documents and of the last build, the gravest first, each with its places."""
    with place.open() as store:
        told = issues_of(store)
    kept = [one for one in told if severity in ("", one["severity"])]
    return {
        "issues": kept[(page - 1) * PAGE : page * PAGE],
        "total": len(kept),
        "severities": {
            name: count
            for name in ("error", "warning", "note")
            if (count := sum(one["severity"] == name for one in told))
        },
        "severity": severity,
        **paged(len(kept), page, PAGE),
    }
