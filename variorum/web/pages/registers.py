"""Registers: the lists that are there, what they have for the dossier's claims, and names that a reader types in."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import Response

from variorum.checking.screening import LIMIT, THRESHOLD, Asked
from variorum.dates import EdtfError, bounds
from variorum.edition.desk import (
    check_certificate,
    check_list,
    register_sheet,
    screen_typed,
    screening_certificate,
    screening_plain,
)
from variorum.edition.screening import Screening
from variorum.export.certificate import Certificate
from variorum.export.html.certificate import render_certificate
from variorum.model import CheckVerdict, ListedKind
from variorum.web.access import Guest
from variorum.web.clock import now
from variorum.web.pages.paging import paged
from variorum.web.pages.place import Here
from variorum.web.twin import twin

router = APIRouter(prefix="/d/{slug}")

PAGE = 20
"""Checks, or those who are said to be listed, on one page."""

MOST_NAMES = 100
"""Names that are screened in one request; `variorum screen` takes any number."""

AsOf = Annotated[str, Query(max_length=20)]
PageNumber = Annotated[int, Query(ge=1, le=10**6)]
Names = Annotated[str, Query(max_length=10_000)]
Threshold = Annotated[float, Query(ge=0.5, le=1)]


@twin(router, "/registers", "registers.html.j2", "Registers")
def registers(
    place: Here, request: Request, *, as_of: AsOf = "", subject: str | None = None, page: PageNumber = 1
) -> dict[str, Any]:
    """The lists that are loaded, and a strip of time for each authority and each who is said to be listed (`PAGE` on a page)."""
    with place.open() as store:
        found = register_sheet(store, request.app.state.site.registers, as_of=_day(as_of), subject=subject or None)
    groups = found["groups"]
    return {
        **found,
        "groups": groups[(page - 1) * PAGE : page * PAGE],
        "total": len(groups),
        "subject": subject,
        **paged(len(groups), page, PAGE),
    }


@twin(router, "/registers/checks", "checks.html.j2", "Checks of claims against registers")
def checks(
    place: Here,
    request: Request,
    *,
    as_of: AsOf = "",
    verdict: CheckVerdict | Literal[""] = "",
    subject: str | None = None,
    page: PageNumber = 1,
) -> dict[str, Any]:
    """Each claim of a listing with what the registers have for it and both sides of every possible match, `PAGE` on a page."""
    with place.open() as store:
        found = check_list(
            store,
            request.app.state.site.registers,
            as_of=_day(as_of),
            verdict=verdict or None,
            subject=subject or None,
        )
    kept = found["checks"]
    return {
        **found,
        "checks": kept[(page - 1) * PAGE : page * PAGE],
        "total": len(kept),
        "filters": {"verdict": verdict, "subject": subject},
        **paged(len(kept), page, PAGE),
    }


@twin(router, "/registers/screen", "screen.html.j2", "Names held against all lists")
def screen(
    place: Here,
    request: Request,
    *,
    names: Names = "",
    kind: ListedKind | Literal[""] = "",
    threshold: Threshold = THRESHOLD,
    as_of: AsOf = "",
) -> dict[str, Any]:
    """The possible matches of each of the names, one a line, at most `MOST_NAMES`: none is more than that until a person confirms it."""
    found = _screened(request, names, kind, threshold, as_of)
    return {**screening_plain(found), "names": names, "kind": kind, "limit": LIMIT}


@router.get("/registers/certificate/{form}", summary="The certificate of all checks, to be kept")
def certificate(
    place: Here, guest: Guest, request: Request, form: Literal["json", "html"], *, as_of: AsOf = ""
) -> Response:
    """The certificate as a file for programs or as a page."""
    with place.open() as store:
        made = check_certificate(store, request.app.state.site.registers, as_of=_day(as_of))
    return _file(made, form, f"{place.slug}-check")


@router.get("/registers/screen/certificate/{form}", summary="The certificate of a screening, to be kept")
def screen_certificate(
    place: Here,
    guest: Guest,
    request: Request,
    form: Literal["json", "html"],
    *,
    names: Names = "",
    kind: ListedKind | Literal[""] = "",
    threshold: Threshold = THRESHOLD,
    as_of: AsOf = "",
) -> Response:
    """The certificate as a file for programs or as a page."""
    made = screening_certificate(_screened(request, names, kind, threshold, as_of))
    return _file(made, form, f"{place.slug}-screening")


def _screened(request: Request, names: str, kind: str, threshold: float, as_of: str) -> Screening:
    """Raises: HTTPException 422 for too many names, or for no day."""
    lines = [" ".join(line.split()) for line in names.splitlines()]
    asked = [Asked(line, kind or None, where=f"line {n}") for n, line in enumerate(lines, 1) if line]  # type: ignore[arg-type]  # the route lets through no other kind
    if len(asked) > MOST_NAMES:
        raise HTTPException(422, f"At most {MOST_NAMES} names are screened here; `variorum screen` takes any number.")
    return screen_typed(asked, request.app.state.site.registers, as_of=_day(as_of), threshold=threshold)


def _day(as_of: str) -> str:
    """The day asked about, today where none is told.

    Raises: HTTPException 422 where it is none.
    """
    day = as_of.strip() or now()[:10]
    try:
        found = bounds(day)
    except EdtfError as error:
        raise HTTPException(422, f"{day!r} is no day: write it as 2024-05-31.") from error
    if found.latest is None:
        raise HTTPException(422, f"{day!r} is no day: write it as 2024-05-31.")
    return str(found.latest)


def _file(made: Certificate, form: str, stem: str) -> Response:
    """The certificate as a download: its page brings its own style, which the policy of this server would not let in."""
    text, kind = (
        (made.text, "application/json") if form == "json" else (render_certificate(made), "text/html; charset=utf-8")
    )
    return Response(
        text, media_type=kind, headers={"content-disposition": f'attachment; filename="{stem}-certificate.{form}"'}
    )
