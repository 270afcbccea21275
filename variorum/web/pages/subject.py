"""The dossier, live: what the sources say of a subject, by section, with filters."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query

from variorum.edition.listing import span_of, subject_of, witnesses
from variorum.edition.subject_list import Shelf, shelf, subject_list
from variorum.errors import StoreError
from variorum.model import Entity
from variorum.store import ClaimFilter, Store
from variorum.web.keeping import kept
from variorum.web.pages.narrowing import Narrowed, Narrowing
from variorum.web.pages.paging import paged
from variorum.web.pages.place import Here
from variorum.web.site import Place
from variorum.web.twin import twin

router = APIRouter(prefix="/d/{slug}")

PAGE = 50
"""Claims on one page."""

Page = Annotated[int, Query(ge=1, le=10**6)]


@twin(router, "", "subject.html.j2", "What the dossier is about")
def main(place: Here, narrowed: Narrowed, *, section: str | None = None, page: Page = 1) -> dict[str, Any]:
    """The page of what most of the documents are about; without any document it says so."""
    return _shown(place, None, narrowed, section=section or None, page=page)


@twin(router, "/subject/{entity}", "subject.html.j2", "A subject")
def subject(
    place: Here, entity: str, narrowed: Narrowed, *, section: str | None = None, page: Page = 1
) -> dict[str, Any]:
    """The claims about the entity with this id, by section and time, `PAGE` on a page.

    Raises: HTTPException 404 where there is none.
    """
    return _shown(place, entity, narrowed, section=section or None, page=page)


def _shown(place: Place, id_: str | None, narrowed: Narrowing, *, section: str | None, page: int) -> dict[str, Any]:
    wanted = ClaimFilter(
        type=narrowed.type,
        status=narrowed.status,
        document=narrowed.document,
        time=span_of(narrowed.since, narrowed.until),
        review=narrowed.review,
        dropped=narrowed.dropped,
    )
    filters = {**narrowed.plain(), "section": section}
    with place.open() as store:
        known = kept(place, store, ("witnesses",), lambda: witnesses(store))
        if id_ is None and not known.lines:
            return {"subject": None, "main": True, "filters": filters, **paged(0, 1, PAGE)}
        about = subject_named(place, store, id_)
        held = shelf_of(place, store, about)
        found = kept(
            place,
            store,
            ("subject list", about.id, wanted, section, page),
            lambda: subject_list(store, held, wanted, section=section, offset=(page - 1) * PAGE, limit=PAGE),
        )
        verdicts = store.verdicts(about.id)
    return {
        "subject": {"id": about.id, "name": about.name, "type": about.type, "names": list(about.names[1:9])},
        "main": id_ is None,
        "documents": len({mark.document for mark in held.marks if not mark.struck}),
        "verdicts": {name: verdicts[name] for name in ("conflict", "supersede") if name in verdicts},
        **found,
        **paged(found["total"], page, PAGE),
        "filters": filters,
    }


def subject_named(place: Place, store: Store, id_: str | None) -> Entity:
    """The entity with this id, or what the dossier is about.

    Raises: HTTPException 404 where there is none.
    """
    try:
        return kept(place, store, ("subject", id_), lambda: subject_of(store, id_))
    except StoreError as error:
        raise HTTPException(404, "There is nothing of this name in the dossier.") from error


def shelf_of(place: Place, store: Store, about: Entity) -> Shelf:
    """The subject's claims as marks."""
    known = kept(place, store, ("witnesses",), lambda: witnesses(store))
    return kept(place, store, ("shelf", about.id), lambda: shelf(store, about, known))
