"""The work place on a free port of this machine, as a browser finds it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from variorum.edition.adding import add_sources
from variorum.edition.composer import Defaults, Progress
from variorum.edition.stages import Stages
from variorum.web import Site, create_app
from variorum.web.serving import address_of, listen
from variorum.web.site import Place
from variorum.web.work import Report

SETTLE_AFTER = 0.2
"""Seconds of rest before findings follow: people need more, tests do not."""


class Inline:
    """A hand that works in this process, with stages that are at hand already."""

    def __init__(self, stages: Stages) -> None:
        self._stages = stages

    def carry_out(self, place: Place, report: Report) -> None:
        """See `variorum.web.work.Hand`."""

        def told(step: Progress) -> None:
            report("reading" if step.done < step.total else "settling", step.done, step.total, step.name)

        add_sources(place.directory, settings=Defaults(jobs=1), progress=told, stages=self._stages)

    def close(self) -> None:
        """Nothing: a job of these tests is short."""


@dataclass(frozen=True)
class Served:
    """A server that runs. `address` has no slash at its end."""

    app: FastAPI
    address: str
    directory: Path
    slug: str

    @property
    def dossier(self) -> str:
        """The path of the dossier's pages."""
        return f"/d/{self.slug}"


@contextmanager
def serving(directory: Path, stages: Stages) -> Iterator[Served]:
    """Serves the dossier in `directory` for as long as the context lasts; makes it where it is not there."""
    site = replace(Site.of([directory], make=True), settle_after=SETTLE_AFTER)
    app = create_app(site, hand=Inline(stages))
    with listen("127.0.0.1", 0) as listening:
        config = uvicorn.Config(app, access_log=False, log_level="warning", timeout_graceful_shutdown=5)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, name="server")
        thread.start()
        try:
            yield Served(app, address_of(listening).rstrip("/"), directory, next(iter(site.places)))
        finally:
            app.state.work.close()  # ends the pages' streams, for which the server would wait
            server.should_exit = True
            thread.join()
