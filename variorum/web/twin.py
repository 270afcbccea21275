"""Pages and their JSON twins: one function makes the plain view, a template shows it, and the same view goes out as JSON."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from variorum.dossier import type_title
from variorum.export.html.safe import exact, web_address
from variorum.export.html.templating import templates
from variorum.lexicon import lexicon
from variorum.web.access import Guest, Visitor, remember

View = Callable[..., Any]


def twin(router: APIRouter, path: str, template: str, summary: str) -> Callable[[View], View]:
    """Registers the decorated function as the page `path` and as its twin `path.json`.

    The function takes path and query parameters as FastAPI knows them and returns a plain frozen record or mapping, `view` in the
    template; both routes are in the OpenAPI description.
    """

    def decorate(view: View) -> View:
        stem = path.rstrip("/") or "/home"
        signature = inspect.signature(view, eval_str=True)

        # FastAPI fills one parameter of a function with the request: the view's own, where it has one.
        own = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in signature.parameters.values()]
        asked = next((one.name for one in own if one.annotation is Request), "asked")

        def page(guest: Guest, **given: Any) -> HTMLResponse:
            request = given[asked] if asked in signature.parameters else given.pop(asked)
            return show(request, guest, template, view(**given))

        guest_ = inspect.Parameter("guest", inspect.Parameter.KEYWORD_ONLY, annotation=Guest)
        request_ = inspect.Parameter("asked", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
        extra = [guest_] if asked in signature.parameters else [guest_, request_]
        page.__signature__ = signature.replace(parameters=[*extra, *own], return_annotation=HTMLResponse)  # type: ignore[attr-defined]

        def plain(guest: Guest, **given: Any) -> Any:
            return view(**given)

        plain.__signature__ = signature.replace(parameters=[guest_, *own], return_annotation=Any)  # type: ignore[attr-defined]
        name = view.__name__
        router.add_api_route(f"{stem}.json", plain, summary=f"{summary}, as JSON", name=f"{name}_json")
        router.add_api_route(path, page, response_class=HTMLResponse, summary=summary, name=name)
        return view

    return decorate


def show(request: Request, who: Visitor, template: str, view: Any, *, status: int = 200) -> HTMLResponse:
    """The template with the view, as an answer to the request."""
    site = request.app.state.site
    slug = request.path_params.get("slug")
    text = (
        environment()
        .get_template(template)
        .render(
            view=view,
            who=who,
            site=site,
            place=site.places.get(slug) if slug else None,
            here=request.url.path,
            url=request.url,
        )
    )
    response = HTMLResponse(text, status)
    remember(response, who)
    return response


@cache
def environment() -> Environment:
    """The templates of all pages: everything is escaped, an unknown name is an error."""
    made = templates("variorum.web", keep_trailing_newline=False)
    made.filters |= {"web_address": web_address, "exact": exact, "type_title": type_title}
    made.globals["wording"] = lexicon("wording")
    return made
