"""The dossier that an address names."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, HTTPException, Request

from variorum.web.site import Place, Site


def named_place(slug: str, request: Request) -> Place:
    """The dossier with this short name.

    Raises: HTTPException 404 where the site has none.
    """
    site: Site = request.app.state.site
    if slug not in site.places:
        raise HTTPException(404, "There is no such dossier.")
    return site.places[slug]


Here = Annotated[Place, Depends(named_place)]
