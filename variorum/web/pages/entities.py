"""Entities: who is who, with the names' sources, and judgements that join two or part one."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import RedirectResponse

from variorum.edition.judging import enter, withdraw
from variorum.edition.who import entity_list, entity_sheet, judgement_list
from variorum.store import EntityFilter
from variorum.web.access import Author
from variorum.web.clock import now
from variorum.web.pages.home import own_path
from variorum.web.pages.paging import paged
from variorum.web.pages.place import Here
from variorum.web.twin import twin

router = APIRouter(prefix="/d/{slug}")

PAGE = 50
"""Entities, or claims of one, on one page."""

PageNumber = Annotated[int, Query(ge=1, le=10**6)]
Reason = Annotated[str, Form(max_length=2000)]


@twin(router, "/entities", "entities.html.j2", "Entities")
def entities(
    place: Here,
    *,
    name: Annotated[str, Query(max_length=200)] = "",
    type: str | None = None,
    page: PageNumber = 1,
) -> dict[str, Any]:
    """The entities of a type, with `name` in one of their names, `PAGE` on a page, those of most claims first."""
    wanted = EntityFilter(type=type or None, name=name.strip() or None)
    with place.open() as store:
        found = entity_list(store, wanted, limit=PAGE, offset=(page - 1) * PAGE)
    return {**found, **paged(found["total"], page, PAGE), "filters": {"name": name, "type": type}}


@twin(router, "/entity/{id}", "entity.html.j2", "An entity")
def entity(
    place: Here,
    request: Request,
    id: str,
    *,
    like: Annotated[str, Query(max_length=200)] = "",
    page: PageNumber = 1,
) -> dict[str, Any]:
    """The entity's names with their sources and periods, its claims, the judgements that made it, and others that it may be the
    same as: with `like`, those whose names have these words.

    Raises: HTTPException 404 where there is none.
    """
    with place.open() as store:
        found = entity_sheet(store, id, like=like, limit=PAGE, offset=(page - 1) * PAGE)
    if found is None:
        raise HTTPException(404, "There is no such entity. Entities are made anew after judgements: look in the list.")
    return {
        **found,
        **paged(found["claims_total"], page, PAGE),
        "like": like,
        "busy": request.app.state.work.state(place.slug).busy,
    }


@router.post("/entity/{id}/judge", summary="Say that two entities are, or are not, one")
def judge_entity(
    place: Here,
    request: Request,
    id: str,
    *,
    who: Author,
    other: Annotated[str, Form(max_length=500)],
    verdict: Annotated[Literal["same", "different", "unsure"], Form()],
    seen: Annotated[int, Form()],
    reason: Reason = "",
) -> RedirectResponse:
    """Enters the judgement and goes back to the entity; what it comes to follows in the background. `other` is an id or a name.

    Raises: StoreError where one is not there or both are one; ReviewConflict where somebody judged one of them since the page was made.
    """
    with place.open("write") as store:
        enter(store, (id, other), verdict, author=who.author, reason=reason, at=now(), seen=seen)
    request.app.state.work.touch(place.slug)
    return RedirectResponse(f"/d/{place.slug}/entity/{id}", 303)


@router.post("/judgement/{number}/take-back", summary="Take a judgement back")
def take_judgement_back(
    place: Here,
    request: Request,
    number: int,
    *,
    who: Author,
    seen: Annotated[int, Form()],
    reason: Reason = "",
    back: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Takes a person's judgement back, or enters "different" against a rule's, and goes back to the page `back`.

    Raises: StoreError where there is no such standing judgement; ReviewConflict as for a judgement.
    """
    with place.open("write") as store:
        withdraw(store, number, author=who.author, reason=reason, at=now(), seen=seen)
    request.app.state.work.touch(place.slug)
    return RedirectResponse(own_path(back or f"/d/{place.slug}/judgements"), 303)


@twin(router, "/judgements", "judgements.html.j2", "Judgements of who is who")
def judgements(
    place: Here,
    *,
    by: Literal["persons", "rules", ""] = "",
    page: PageNumber = 1,
) -> dict[str, Any]:
    """All judgements of who is who, the last first: of persons, of rules, or all; none is ever deleted."""
    with place.open() as store:
        told = judgement_list(store)
    kept = [row for row in told if not by or row["rule"] is (by == "rules")]
    return {
        "judgements": kept[(page - 1) * PAGE : page * PAGE],
        "total": len(kept),
        "by": by,
        "seen": told[0]["number"] if told else 0,
        **paged(len(kept), page, PAGE),
    }
