"""The ledger of reviewers' decisions: every act with author and time, to be read, taken back, taken along."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from variorum.edition.reviewing import retract
from variorum.web.access import Author
from variorum.web.clock import now
from variorum.web.pages.home import own_path
from variorum.web.pages.place import Here

router = APIRouter(prefix="/d/{slug}")


@router.post("/ledger/{number}/take-back", summary="Take a decision back")
def take_back(
    place: Here,
    number: int,
    *,
    who: Author,
    reason: Annotated[str, Form(max_length=2000)] = "",
    back: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Takes the decision back, shows what holds now, and goes back.

    Raises: StoreError where there is no such standing decision.
    """
    with place.open("write") as store:
        retract(store, number, author=who.author, at=now(), reason=reason)
    return RedirectResponse(own_path(back) if back else f"/d/{place.slug}/ledger", 303)
