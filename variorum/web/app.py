"""The application: its routes, its guard, its errors."""

from __future__ import annotations

import gzip
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.telemetry import TelemetryConfig
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException as StarletteError
from starlette.responses import Response
from starlette.types import ASGIApp

from variorum import __version__
from variorum.errors import StoreError, VariorumError
from variorum.export.html.library import d3_source
from variorum.store import ReviewConflict
from variorum.web.access import Visitor, visitor
from variorum.web.guard import Guard
from variorum.web.hand import Spawned
from variorum.web.pages import ROUTERS
from variorum.web.site import Site
from variorum.web.twin import show
from variorum.web.work import Hand, Noticing, Work

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}

_SILENT: TelemetryConfig = {"auto_configure": False, "tracing": False, "metrics": False, "logs": False}
"""Nothing of what is done here is recorded or sent, whatever the environment asks for."""


def create_app(site: Site, *, hand: Hand | None = None) -> FastAPI:
    """The ASGI application that serves the site. What it writes is carried out by `hand`, a process of its own where None,
    from when the server has started until it ends.

    Every page has a JSON twin under its address with ".json"; `/openapi.json` describes both.
    """
    work = Work(site, hand or Spawned(registers=site.registers))
    app = _Guarded(
        title="Variorum",
        lifespan=_working,
        version=__version__,
        docs_url=None,  # that page loads its scripts from elsewhere
        redoc_url=None,
        max_body_size=site.upload_limit,
        telemetry=_SILENT,
    )
    app.state.site = site
    app.state.work = work
    app.state.secret = secrets.token_bytes(32)
    app.state.let_in = set()
    for router in ROUTERS:
        app.include_router(router)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    for error in (StarletteError, RequestValidationError, VariorumError):
        app.add_exception_handler(error, _refused)
    app.add_middleware(Noticing, work=work, site=site)
    return app


class _Guarded(FastAPI):
    """An application that is guarded as a whole: what the framework itself refuses (a body that is too large) and its faults are
    answers like all others."""

    def build_middleware_stack(self) -> ASGIApp:
        """The guard around all the framework's layers."""
        site: Site = self.state.site
        return Guard(super().build_middleware_stack(), hosts=site.hosts, limit=site.upload_limit)


@asynccontextmanager
async def _working(app: FastAPI) -> AsyncIterator[None]:
    """The worker at work for as long as the server runs."""
    app.state.work.start()
    try:
        yield
    finally:
        app.state.work.close()
        await run_in_threadpool(app.state.work.join)


def _static(name: str, request: Request) -> Response:
    """One of the package's own files, by its bare name; compressed for browsers that say they understand it.

    Raises: HTTPException 404 where there is none.
    """
    content, packed = _file(name)
    headers = {"vary": "accept-encoding"}
    known = {one.strip() for one in request.headers.get("accept-encoding", "").split(",")}
    if "gzip" in known:
        content, headers["content-encoding"] = packed, "gzip"
    return Response(content, media_type=_TYPES[name.rpartition(".")[2]], headers=headers)


@cache
def _file(name: str) -> tuple[bytes, bytes]:
    """The bytes of one of the package's own files, plain and compressed. These hold nothing secret, so that their length
    tells nothing; pages, with tokens beside words of others, are sent as they are.

    Raises: HTTPException 404 where there is none.
    """
    if name == "d3.js":
        return _with_packed(d3_source().encode())
    for package in ("variorum.web", "variorum.export.html"):
        # Only names that the folder itself lists: no address can lead out of it.
        for item in (files(package) / "static").iterdir():
            if item.name == name and name.rpartition(".")[2] in _TYPES:
                return _with_packed(item.read_bytes())
    raise HTTPException(404, "There is no such file.")


def _with_packed(content: bytes) -> tuple[bytes, bytes]:
    return content, gzip.compress(content, mtime=0)


async def _refused(request: Request, error: Exception) -> Response:
    """An error as a page that says what, where and what to do; as JSON for a twin."""
    status, what, hint = _said(error)
    headers: dict[str, str] = getattr(error, "headers", None) or {}
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": what, "hint": hint}, status, headers)
    try:
        who = visitor(request)
    except HTTPException:  # whoever is not let in sees the error without a form
        who = Visitor("", "", True, "")
    view = {"status": status, "what": what, "hint": hint}
    response = show(request, who, "error.html.j2", view, status=status)
    response.headers.update(headers)
    return response


def _said(error: Exception) -> tuple[int, str, str]:
    """The status, what is wrong, and what to do."""
    if isinstance(error, ReviewConflict):
        return 409, error.what, error.hint
    if isinstance(error, VariorumError):
        # A store says where its file is: no business of a page.
        where = "" if isinstance(error, StoreError) else error.where
        return 400, f"{where}: {error.what}" if where else error.what, error.hint
    if isinstance(error, RequestValidationError):
        first: dict[str, Any] = dict(error.errors()[0]) if error.errors() else {}
        place = ".".join(str(part) for part in first.get("loc", ()))
        return 422, f"{place}: {first.get('msg', 'not understood')}", "Correct the address or the form."
    if isinstance(error, StarletteError):
        return error.status_code, str(error.detail), ""
    raise error
