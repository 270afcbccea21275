"""What the worker does for a dossier: as JSON, and as a stream of events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from variorum.web.access import Guest
from variorum.web.pages.place import Here
from variorum.web.work import Work, WorkState

router = APIRouter(prefix="/d/{slug}")

_LOOK = 0.25
"""Seconds between two looks at the worker."""

_PULSE = 15.0
"""Seconds after which a stream without news says that it is there. Source: WHATWG HTML, 9.2.7 (authoring notes)."""


@router.get("/work.json", summary="What the worker does, as JSON")
def work_json(place: Here, guest: Guest, request: Request) -> dict[str, Any]:
    """The state of the work (`WorkState`), and how far the last reading came, as the store tells it."""
    work: Work = request.app.state.work
    with place.open() as store:
        run = store.run()
    told = {"done": run.done, "total": run.total, "state": run.state} if run else None
    return {**work.state(place.slug).as_dict(), "run": told}


@router.get("/work", summary="What the worker does, as server-sent events", response_class=StreamingResponse)
async def work_events(place: Here, guest: Guest, request: Request) -> StreamingResponse:
    """An event with the state of the work at once and whenever it changes, until the server or the reader ends it."""
    work: Work = request.app.state.work
    return StreamingResponse(_events(work, place.slug), media_type="text/event-stream")


async def _events(work: Work, slug: str) -> AsyncIterator[str]:
    told: WorkState | None = None
    silent = 0.0
    while not work.closed:
        state = work.state(slug)
        if state != told:
            told, silent = state, 0.0
            yield f"data: {json.dumps(state.as_dict(), ensure_ascii=False)}\n\n"
        elif silent >= _PULSE:
            silent = 0.0
            yield ": still here\n\n"
        await asyncio.sleep(_LOOK)
        silent += _LOOK
