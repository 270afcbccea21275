"""All pages of the work place, found as a reader finds them: from link to link."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from lxml import html
from starlette.routing import Match

from tests.browser.serving import Served
from variorum.web.pages import ROUTERS

if TYPE_CHECKING:
    from playwright.sync_api import APIRequestContext

MOST = 8
"""Addresses of one route that a walk asks for: facets lead to any number."""

WHY = "/d/{slug}/claim/{id}/why"
"""This page reads a document anew with the language model, which takes seconds: it is asked for once."""


def pages() -> list[APIRoute]:
    """The routes that answer with a page, in the order in which they are tried."""
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    return [route for route in routes if "GET" in (route.methods or ()) and route.response_class is HTMLResponse]


@dataclass
class Walk:
    """What a walk came to: paths by the route that they belong to, the route's own path as key, each with the length of its page;
    what did not answer."""

    found: dict[str, dict[str, int]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


def walk(served: Served, asking: APIRequestContext) -> Walk:
    """Asks for the first page and for all that it leads to, breadth first."""
    routes, out = pages(), Walk()
    waiting, seen, asked = deque([("/", "")]), {"/"}, Counter[str]()
    while waiting:
        path, source = waiting.popleft()
        route = _route(path, routes)
        asked[route] += 1
        if asked[route] > (1 if route == WHY else MOST):
            continue
        # A connection that the server gave up between two requests is no fault.
        answer = asking.get(served.address + path, max_retries=3)
        if not answer.ok:
            out.broken.append(f"{answer.status} {path} (in {source})")
        elif (
            answer.headers.get("content-type", "").startswith("text/html")
            and "content-disposition" not in answer.headers
        ):
            text = answer.text()
            out.found.setdefault(route, {})[path] = len(text)
            for link in sorted(_links(served, path, text) - seen):
                seen.add(link)
                waiting.append((link, path))
    return out


def _route(path: str, routes: list[APIRoute]) -> str:
    """The path of the route that answers, "" where none of `routes` does."""
    scope = {"type": "http", "method": "GET", "path": unquote(path.partition("?")[0]), "root_path": "", "headers": []}
    return next((route.path for route in routes if route.matches(scope)[0] is Match.FULL), "")


def _links(served: Served, path: str, text: str) -> set[str]:
    """The server's own addresses that links and forms of a page lead to, but for its streams of events."""
    page = html.fromstring(text)
    links = [str(link.get("href", "")) for link in page.iter("a")]
    links += [str(form.get("action", "")) for form in page.iter("form") if form.get("method") == "get"]
    found = (urldefrag(urljoin(served.address + path, href))[0] for href in links)
    own = {address.removeprefix(served.address) for address in found if address.startswith(served.address + "/")}
    return {address for address in own if not address.endswith("/work")}
