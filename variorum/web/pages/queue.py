"""The review queue: one claim at a time, the most important first, decided about by keyboard or by buttons."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from variorum.edition.queueing import queue_view
from variorum.web.pages.place import Here
from variorum.web.twin import twin

router = APIRouter(prefix="/d/{slug}")


@twin(router, "/queue", "queue.html.j2", "What waits for review")
def queue(
    place: Here,
    *,
    at: Annotated[int, Query(ge=1, le=10**9)] = 1,
    reason: str = "",
    document: str = "",
    type: str = "",
    last: Annotated[int, Query(ge=0)] = 0,
) -> dict[str, Any]:
    """The claim at the place `at` of the queue, with its reasons and what the filters offer. `last` is the number of the
    decision that was just entered, if one was."""
    with place.open() as store:
        view = queue_view(store, at=at, reason=reason or None, document=document or None, type_=type or None)
        entered = next((e for e in store.decisions() if e.number == last and e.standing), None) if last else None
    told = {"number": last, "act": entered.decision.act} if entered and entered.takes_back is None else None
    return {**view, "last": told}
