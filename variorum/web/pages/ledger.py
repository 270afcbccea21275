"""The ledger of reviewers' decisions: every act with author and time, to be read, taken back, taken along."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query, Response, UploadFile
from fastapi.responses import RedirectResponse

from variorum.edition.ledger_file import ledger_lines, ledger_view, take_in
from variorum.edition.reviewing import retract
from variorum.errors import ClaimError
from variorum.web.access import Author, Guest
from variorum.web.clock import now
from variorum.web.pages.home import own_path
from variorum.web.pages.paging import paged
from variorum.web.pages.place import Here
from variorum.web.twin import twin

router = APIRouter(prefix="/d/{slug}")

PAGE = 50
"""Rows on one page."""


@twin(router, "/ledger", "ledger.html.j2", "The ledger of decisions")
def ledger(
    place: Here,
    *,
    author: str = "",
    act: str = "",
    holds: Literal["yes", "no", ""] = "",
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
    entered: Annotated[int, Query(ge=0)] | None = None,
    known: Annotated[int, Query(ge=0)] = 0,
    disputed: Annotated[int, Query(ge=0)] = 0,
) -> dict[str, Any]:
    """The rows that the filters let through, newest first, `PAGE` on a page. `entered`, `known` and `disputed` tell what
    became of a file that was just taken in."""
    with place.open() as store:
        view = ledger_view(
            store,
            author=author or None,
            act=act or None,
            standing=None if not holds else holds == "yes",
            offset=(page - 1) * PAGE,
            limit=PAGE,
        )
    taken = None if entered is None else {"entered": entered, "known": known, "disputed": disputed}
    filters = {"author": author, "act": act, "holds": holds}
    return {**view, **paged(view["total"], page, PAGE), "filters": filters, "taken_in": taken}


@router.get("/ledger/export", summary="The ledger as a file, a line of JSON a row")
def export_ledger(place: Here, guest: Guest) -> Response:
    """All rows, for another reviewer to take in."""
    with place.open() as store:
        text = "".join(ledger_lines(store))
    headers = {"content-disposition": f'attachment; filename="{place.slug}-ledger.jsonl"'}
    return Response(text.encode("utf-8", "surrogatepass"), media_type="application/jsonl", headers=headers)


@router.post("/ledger/import", summary="Take another reviewer's ledger in")
def import_ledger(place: Here, who: Author, file: UploadFile) -> RedirectResponse:
    """Enters what the file says and the ledger does not, and tells how much that was.

    Raises: ClaimError where the file is no ledger; nothing is entered then.
    """
    try:
        text = file.file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClaimError("the file is not UTF-8", where="ledger", hint="Give a ledger file.") from error
    with place.open("write") as store:
        done = take_in(store, text.split("\n"))
    told = f"entered={len(done.entered)}&known={done.known}&disputed={len(done.disputed)}"
    return RedirectResponse(f"/d/{place.slug}/ledger?{told}", 303)


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
