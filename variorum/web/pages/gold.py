"""Gold from review: how much of each document is decided, and the files that reading is measured with."""

from __future__ import annotations

import io
import zipfile
from typing import Any, Literal

from fastapi import APIRouter, HTTPException
from starlette.responses import Response

from variorum.edition.gold import gold_documents, gold_tallies
from variorum.web.access import Guest
from variorum.web.pages.place import Here
from variorum.web.twin import twin

router = APIRouter(prefix="/d/{slug}")

_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The time of all files of an archive, so that the same content gives the same bytes. Source: ZIP (APPNOTE 4.4.6) knows none before."""


@twin(router, "/gold", "gold.html.j2", "Gold from review")
def gold(place: Here) -> dict[str, Any]:
    """For each document how many of its typed claims are accepted, made, struck out, open, disputed."""
    with place.open() as store:
        return {"documents": gold_tallies(store)}


@router.get("/gold/all.zip", summary="All gold files, their texts and claims, to be kept")
def gold_archive(place: Here, guest: Guest, decided: bool = False) -> Response:
    """An archive of the files of every document about which anything is decided; with `decided`, of which all is.

    Raises: HTTPException 404 where there is none.
    """
    with place.open() as store:
        found = gold_documents(store, decided_only=decided)
    if not found:
        raise HTTPException(404, "No document has decisions to make gold of.")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in found:
            for name, text in one.files().items():
                archive.writestr(zipfile.ZipInfo(name, _OLDEST), text, zipfile.ZIP_DEFLATED)
    headers = {"content-disposition": f'attachment; filename="{place.slug}-gold.zip"'}
    return Response(packed.getvalue(), media_type="application/zip", headers=headers)


@twin(router, "/gold/{document}", "gold_document.html.j2", "The gold of a document")
def gold_document(place: Here, document: str) -> dict[str, Any]:
    """What is decided of the document (an id, with or without "sha256:"), what the format could not carry, and the gold file.

    Raises: HTTPException 404 where nothing is decided about it; StoreError where there is no such document.
    """
    one = _made(place, document)
    return {**one.as_dict(), "gold": one.gold}


@router.get("/gold/{document}/{form}", summary="One file of a document's gold, to be kept")
def gold_file(place: Here, guest: Guest, document: str, form: Literal["gold", "txt", "jsonl"]) -> Response:
    """The gold file, the text that its quotes are found in, or the claims as they were read.

    Raises: as `gold_document`.
    """
    one = _made(place, document)
    name = f"{one.stem}.{form}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(one.files()[name], media_type="text/plain; charset=utf-8", headers=headers)


def _made(place: Here, document: str) -> Any:
    key = document if document.startswith("sha256:") else f"sha256:{document}"
    with place.open() as store:
        found = gold_documents(store, [key])
    if not found:
        raise HTTPException(404, "Nothing is decided about this document: accept, correct or reject claims first.")
    return found[0]
