"""One claim: its words, why it was made, and decisions about it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import RedirectResponse
from starlette.datastructures import URL, FormData
from starlette.responses import Response

from variorum.edition.claim_view import claim_view, roles_of
from variorum.edition.explaining import why, why_plain
from variorum.edition.reviewing import correction, decide, decision_on, made_in
from variorum.model import STATUSES, Act, Decision
from variorum.ontology import claim_types, event_kinds
from variorum.store import ReviewConflict, Store
from variorum.web.access import Author
from variorum.web.clock import now
from variorum.web.pages.claim_form import MOST, Filled, sheets
from variorum.web.pages.home import own_path
from variorum.web.pages.place import Here
from variorum.web.twin import show, twin

router = APIRouter(prefix="/d/{slug}")


@twin(router, "/claim/{id}", "claim.html.j2", "A claim")
def claim(
    place: Here,
    id: str,
    *,
    type: str | None = None,
    drafts: Annotated[int, Query(ge=1, le=MOST)] = 1,
    back: str = "",
) -> dict[str, Any]:
    """The claim in words and in its text, what was decided about it, its copies, and a form to correct it as one claim of
    the type `type`, or as several. `back` is where a decision leads.

    Raises: HTTPException 404 where there is none, 422 for an unknown type.
    """
    with place.open() as store:
        found = claim_view(store, id)
    if found is None:
        raise HTTPException(404, "There is no such claim.")
    way = own_path(back) if back else ""
    return {**found, "back": way, "form": form_of(found["sheet"], type or found["claim"]["type"], drafts)}


def form_of(sheet: dict[str, Any], type_: str, drafts: int) -> dict[str, Any]:
    """What the form for `drafts` claims of the type holds, and what it offers.

    Raises: HTTPException 422 for an unknown type.
    """
    if type_ not in claim_types():
        raise HTTPException(422, "There is no such claim type.")
    return {
        "sheets": [{**sheet, "type": type_}] * drafts,
        "roles": roles_of(type_),
        "types": [{"name": one.name, "says": one.says} for one in claim_types().values()],
        "statuses": list(STATUSES),
        "kinds": list(event_kinds()),
        "most": MOST,
    }


@twin(router, "/claim/{id}/why", "why.html.j2", "Why a claim was made")
def claim_why(place: Here, id: str) -> dict[str, Any]:
    """The rule, its words, roles, time and voices, and the parse: the document is read anew for it, which takes seconds.

    Raises: StoreError where there is no such claim, or the rules no longer find it.
    """
    with place.open() as store:
        return why_plain(why(store, id))


@router.post("/claim/{id}/review", summary="Accept, reject, correct, split or merge")
def review_claim(
    request: Request,
    place: Here,
    id: str,
    *,
    who: Author,
    form: Filled,
    act: Annotated[str, Form()],
    seen: Annotated[int, Form(ge=0)],
    reason: Annotated[str, Form(max_length=2000)] = "",
    back: Annotated[str, Form()] = "",
) -> Response:
    """Enters the decision and goes back. `act` is "accept", "reject" or "correct"; the last with several claims in the form is a
    split, and with the ids of others in `also` a merge. Where somebody decided since the page was made, both are shown (409).

    Raises: HTTPException 422 for another act or a form that describes no claim; ClaimError where its words are not there.
    """
    with place.open("write") as store:
        decision = _decision(store, id, act, form, author=who.author, reason=reason)
        try:
            number = decide(store, decision, seen=seen)
        except ReviewConflict as conflict:
            view = _conflict(store, id, decision, conflict, form)
            return show(request, who, "conflict.html.j2", view, status=409)
        ids = made_in(store, id, decision)
    own = f"/d/{place.slug}/claim/{ids[0] if ids else id}"
    # The page to go back to offers to take the decision back at once.
    return RedirectResponse(str(URL(own_path(back)).include_query_params(last=number)) if back else own, 303)


def _decision(store: Store, id_: str, act: str, form: FormData, *, author: str, reason: str) -> Decision:
    simple: Act | None = "accept" if act == "accept" else "reject" if act == "reject" else None
    if simple is not None:
        return decision_on(store, simple, [id_], author=author, at=now(), reason=reason)
    if act != "correct":
        raise HTTPException(422, "A claim is accepted, rejected or corrected here.")
    wanted = sheets(form)
    also = [one for one in form.getlist("also") if isinstance(one, str)]
    if also and len(wanted) > 1:
        raise HTTPException(422, "Merge first, then split: one decision does one of them.")
    kind: Act = "merge" if also else "split" if len(wanted) > 1 else "correct"
    return correction(store, kind, [id_, *also], wanted, author=author, at=now(), reason=reason)


def _conflict(store: Store, id_: str, decision: Decision, conflict: ReviewConflict, form: FormData) -> dict[str, Any]:
    """Both decisions side by side, and the fields to send once more."""
    found = claim_view(store, id_)
    later = {entry.number for entry in conflict.entries}
    kept = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    return {
        "claim": id_,
        "say": found["say"] if found else None,
        "theirs": [row for row in (found["decisions"] if found else ()) if row["number"] in later]
        or [entry.as_dict() | {"said": []} for entry in conflict.entries],
        "yours": decision.as_dict(),
        "fields": [(name, value) for name, value in kept if name not in ("token", "seen")],
        "seen": max(later, default=0),
    }
