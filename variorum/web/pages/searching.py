"""Search over words, claims and names."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from variorum.store import CLOSE, OPEN, Hit
from variorum.web.pages.paging import paged
from variorum.web.pages.place import Here
from variorum.web.twin import twin

router = APIRouter(prefix="/d/{slug}")

PAGE = 25
"""Hits on one page."""

_MOST = 400
"""Characters of one part of a snippet that are shown: a "word" of a hostile text may be as long as the text."""

_MARKED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}?")


@twin(router, "/search", "search.html.j2", "Search")
def search(
    place: Here,
    *,
    q: Annotated[str, Query(max_length=500)] = "",
    kind: Literal["sentence", "claim", "name", ""] = "",
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
) -> dict[str, Any]:
    """The passages that have all words of `q`, best first: sentences, the words of claims, names. `kinds` counts all of each."""
    with place.open() as store:
        found = store.hit_page(q, kind=kind or None, limit=PAGE, offset=(page - 1) * PAGE)
        ids = {entry.name: entry.id for entry in store.entries()}
    return {
        "q": q,
        "kind": kind,
        "hits": [_told(hit, ids.get(hit.document)) for hit in found.hits],
        "total": found.total,
        "kinds": dict(found.kinds),
        **paged(found.total, page, PAGE),
    }


def _told(hit: Hit, document: str | None) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "ref": hit.ref,
        "document": document,
        "document_name": hit.document,
        "start": hit.start,
        "end": hit.end,
        "parts": parts(hit.snippet),
    }


def parts(snippet: str) -> list[dict[str, Any]]:
    """The snippet cut at the marks: each part's text, and whether it is a hit."""
    out: list[dict[str, Any]] = []
    position = 0
    for match in _MARKED.finditer(snippet):
        out += [_part(snippet[position : match.start()], hit=False), _part(match[1], hit=True)]
        position = match.end()
    out.append(_part(snippet[position:], hit=False))
    return [part for part in out if part["text"]]


def _part(text: str, *, hit: bool) -> dict[str, Any]:
    bare = text.replace(CLOSE, "")
    return {"text": bare if len(bare) <= _MOST else bare[:_MOST] + "…", "hit": hit}
