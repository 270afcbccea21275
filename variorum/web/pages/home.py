"""The first page: which dossiers there are, and who is reading."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse

from variorum.edition.overview import overview
from variorum.web.access import Writer, remember
from variorum.web.keeping import kept
from variorum.web.site import Place, Site
from variorum.web.twin import twin
from variorum.web.work import Work

router = APIRouter()


@twin(router, "/", "home.html.j2", "All dossiers")
def home(request: Request) -> dict[str, Any]:
    """The dossiers of the site, with the state of their work."""
    site: Site = request.app.state.site
    return {"dossiers": [_told(place, request.app.state.work) for place in site.places.values()]}


def _told(place: Place, work: Work) -> dict[str, Any]:
    with place.open() as store:
        run = store.run()
        told = kept(place, store, ("overview",), lambda: overview(store))
        return {
            "slug": place.slug,
            **told,
            "decisions": store.newest_decision(),
            "run": {"done": run.done, "total": run.total, "state": run.state} if run else None,
            "work": work.state(place.slug).as_dict(),
        }


@router.post("/author", summary="Say who you are")
def name_author(who: Writer, name: Annotated[str, Form()], back: Annotated[str, Form()] = "/") -> RedirectResponse:
    """Remembers the name under which decisions are entered, and goes back.

    Raises: HTTPException 422 for an empty name, 403 where the server knows who is there.
    """
    if who.known:
        raise HTTPException(403, "The server knows who you are.")
    if not name.strip():
        raise HTTPException(422, "A name has at least one letter.")
    response = RedirectResponse(own_path(back), 303)
    remember(response, who, author_=name)
    return response


def own_path(address: str) -> str:
    """The address if it is a path of this server, else the first page."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if plain and "\\" not in address else "/"
