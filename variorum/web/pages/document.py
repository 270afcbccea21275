"""One document: its text with all claims on their words, and claims that are added to it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Query
from fastapi.responses import RedirectResponse

from variorum.edition.claim_view import sheet_plain
from variorum.edition.document_view import Narrowing, document_view
from variorum.edition.drafting import Sheet, Words
from variorum.edition.reviewing import addition_of, decide
from variorum.web.access import Author
from variorum.web.clock import now
from variorum.web.pages.claim import form_of
from variorum.web.pages.claim_form import Filled, sheets
from variorum.web.pages.place import Here
from variorum.web.twin import twin

router = APIRouter(prefix="/d/{slug}")


@twin(router, "/document/{id}", "document.html.j2", "A document")
def document(
    place: Here,
    id: str,
    *,
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
    claim: str = "",
    at: Annotated[int | None, Query(ge=0)] = None,
    type: str = "",
    status: str = "",
    review: str = "",
    add: str = "",
) -> dict[str, Any]:
    """The text, a stretch on a page, with the claims that the filters let through on their words. `claim` leads to the page
    that has it, `at` to that with the code point; `add` is the type for which the form to add a claim is made.

    Raises: HTTPException 404 where there is no such document, 422 for an unknown type to add.
    """
    with place.open() as store:
        view = document_view(
            store,
            _whole(id),
            Narrowing(type or None, status or None, review or None),
            page=page,
            claim=claim or None,
            at=at,
        )
    if view is None:
        raise HTTPException(404, "There is no such document.")
    empty = sheet_plain(Sheet(add or "statement", "asserted", Words("")))
    return {**view, "add": add, "form": form_of(empty, add or "statement", 1)}


@router.post("/document/{id}/add", summary="Add a claim")
def add_claim(
    place: Here, id: str, *, who: Author, form: Filled, reason: Annotated[str, Form(max_length=2000)] = ""
) -> RedirectResponse:
    """Adds the claim that the form describes, and leads to its place in the text.

    Raises: StoreError where there is no such document; ClaimError where its words are not in it.
    """
    [sheet, *others] = sheets(form)
    if others:
        raise HTTPException(422, "One claim is added at a time.")
    with place.open("write") as store:
        decision, claim = addition_of(store, _whole(id), sheet, author=who.author, at=now(), reason=reason)
        decide(store, decision, seen=0)
    found = f"?claim={claim}#{claim}"
    return RedirectResponse(f"/d/{place.slug}/document/{_whole(id)}{found}", 303)


def _whole(id_: str) -> str:
    """The id, which addresses may give without its kind of digest."""
    return id_ if ":" in id_ else f"sha256:{id_}"
