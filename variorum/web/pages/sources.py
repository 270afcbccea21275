"""The sources that a dossier keeps itself: added by upload or as pasted text, listed with what became of them, removed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from variorum.documents import LIMIT, TYPES
from variorum.documents.metadata import from_mapping
from variorum.edition.adding import own_sources
from variorum.edition.own import By, Offered, Taken, drop_source, keep_sources
from variorum.model import Issue
from variorum.web.access import Author, Writer, remember
from variorum.web.clock import now
from variorum.web.pages.place import Here
from variorum.web.site import Place
from variorum.web.twin import show, twin
from variorum.web.work import Work

router = APIRouter(prefix="/d/{slug}")


@twin(router, "/sources", "sources.html.j2", "The dossier's own sources")
def sources(place: Here, request: Request) -> dict[str, Any]:
    """The sources that were added to the dossier itself, by name, each with what became of it; and what the worker does."""
    return _listed(place, request.app.state.work)


def _listed(place: Place, work: Work, refused: Sequence[Taken] = ()) -> dict[str, Any]:
    with place.open() as store:
        rows = own_sources(store, place.directory)
    told = [{"asked": one.asked, "issue": asdict(one.issue) if one.issue else None} for one in refused]
    return {"sources": [row.as_dict() for row in rows], "refused": told, "work": work.state(place.slug).as_dict()}


@twin(router, "/sources/new", "adding.html.j2", "A form to add sources")
def new_source(place: Here) -> dict[str, Any]:
    """What may be added: the suffixes of files that are read, and the most bytes of one."""
    return _form({}, ())


def _form(given: dict[str, str], wrong: Sequence[Issue]) -> dict[str, Any]:
    return {"given": given, "wrong": [asdict(issue) for issue in wrong], "types": list(TYPES), "limit": LIMIT}


Field = Annotated[str, Form(max_length=1000)]


@router.post("/sources/new", summary="Add sources", response_model=None)
def add(
    place: Here,
    request: Request,
    *,
    who: Writer,
    files: Annotated[list[UploadFile] | None, File()] = None,
    text: Annotated[str, Form()] = "",
    title: Field = "",
    publisher: Field = "",
    author: Field = "",
    published: Field = "",
    retrieved: Field = "",
    url: Field = "",
    licence: Field = "",
    signed: Field = "",
) -> Response:
    """Keeps the files and the text in the dossier, to be read in the background, and goes to the list; back to the form where
    something in it cannot be used, or on to a page that says why files were not kept.

    Raises: HTTPException 428 where nobody has said who adds them.
    """
    adder = who.author or " ".join(signed.split())[:80]
    if not adder:
        raise HTTPException(428, "Say who you are first: every source is added by somebody.")
    given = {"title": title, "publisher": publisher, "author": author, "published": published}
    given |= {"retrieved": retrieved, "url": url, "licence": licence}
    metadata, wrong = from_mapping(given, "form")
    offered = _offered(files or (), text, title)
    if not offered:
        wrong = (*wrong, Issue("no-documents", "there is neither a file nor a text", "form", "Choose or paste one."))
    if len(offered) > 1 and title.strip():
        hint = "Leave the title empty, or add them one by one."
        wrong = (*wrong, Issue("bad-value", "several documents cannot have one title", "form", hint))
    if wrong:
        return show(request, who, "adding.html.j2", _form({**given, "text": text}, wrong), status=422)
    with place.open() as store:
        taken = keep_sources(place.directory, offered, metadata, by=By(adder, now()), store=store)
    work: Work = request.app.state.work
    refused = [one for one in taken if one.issue is not None]
    if len(refused) < len(taken):
        work.touch(place.slug, at_once=True)
    response: Response = RedirectResponse(f"/d/{place.slug}/sources", 303)
    if refused:
        nothing = len(refused) == len(taken) and any(one.issue and one.issue.severity == "error" for one in refused)
        response = show(request, who, "sources.html.j2", _listed(place, work, refused), status=422 if nothing else 200)
    if not who.known:
        remember(response, who, author_=adder)
    return response


def _offered(files: Sequence[UploadFile], text: str, title: str) -> list[Offered]:
    """What the form holds. A browser sends an empty file without a name where none is chosen."""
    out = [Offered(one.filename or "", one.file.read(LIMIT + 1)) for one in files if one.filename or one.size]
    if text.strip():
        name = " ".join(title.split()).replace("/", "-").replace("\\", "-") or "pasted text"
        out.append(Offered(f"{name}.txt", text.replace("\r\n", "\n").encode()))
    return out


@router.post("/sources/remove", summary="Take a source out of the dossier")
def remove(place: Here, request: Request, *, who: Author, path: Annotated[str, Form()]) -> RedirectResponse:
    """Moves the source aside and goes back to the list; its document becomes a removed one.

    Raises: StoreError where there is no such source.
    """
    drop_source(place.directory, path, by=By(who.author, now()))
    work: Work = request.app.state.work
    work.touch(place.slug, at_once=True)
    return RedirectResponse(f"/d/{place.slug}/sources", 303)
