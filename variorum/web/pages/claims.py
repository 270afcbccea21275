"""Claims: the list of all, with its filters."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from variorum.edition.listing import claim_list, facets_plain, span_of, witnesses
from variorum.store import ClaimFilter
from variorum.web.keeping import kept
from variorum.web.pages.narrowing import Narrowed, known_subject
from variorum.web.pages.paging import paged
from variorum.web.pages.place import Here
from variorum.web.twin import twin

router = APIRouter(prefix="/d/{slug}")

PAGE = 50
"""Claims on one page."""


@twin(router, "/claims", "claims.html.j2", "Claims")
def claims(
    place: Here,
    narrowed: Narrowed,
    *,
    subject: str | None = None,
    time: str | None = None,
    by: str = "text",
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
) -> dict[str, Any]:
    """The claims that the filters let through, `PAGE` on a page, by document and place or, with `by=time`, by time.

    `subject` is an entity's id or a name, `time` EDTF: it narrows where `from` and `to` are not given.
    """
    span = span_of(narrowed.since, narrowed.until) or time or None
    wanted = ClaimFilter(
        narrowed.type, subject or None, narrowed.status, narrowed.document, span, review=narrowed.review,
        dropped=narrowed.dropped,
    )  # fmt: skip
    with place.open() as store:
        known = kept(place, store, ("witnesses",), lambda: witnesses(store))
        facets = kept(place, store, ("facets", wanted), lambda: facets_plain(store.facets(wanted), known))
        total = kept(place, store, ("count", wanted), lambda: store.count(wanted))
        start, timed = (page - 1) * PAGE, by == "time"
        found = kept(
            place,
            store,
            ("claim list", wanted, start, timed),
            lambda: claim_list(store, wanted, known, offset=start, limit=PAGE, by_time=timed),
        )
        about = known_subject(store, subject)
    return {
        "claims": found,
        "total": total,
        **paged(total, page, PAGE),
        "facets": facets,
        "about": about,
        "filters": {**narrowed.plain(), "subject": subject, "time": time, "by": by},
    }
