"""What goes on behind the pages: documents are read, decisions carried out. One worker a server, in a process of its own.

Nothing about what is to be done is kept here: the store and the dossier's folder say it, so a server that was killed goes on
when it is started again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from variorum.edition.adding import own_sources
from variorum.errors import VariorumError
from variorum.web.site import Place, Site

_PATIENCE = 10
"""So many times the rest is the longest that work waits for people who do not rest."""

Phase = Literal["resting", "waiting", "reading", "settling", "failed"]


@dataclass(frozen=True, slots=True)
class WorkState:
    """What the worker does for a dossier. `phase`: "resting" (all is carried out), "waiting" (for others to come to rest),
    "reading" (`done` of `total` documents, `name` the last), "settling" (entities, findings, files), "failed" (`what`, `hint`).
    `turn` counts how often it came to rest: a page made before has old findings.
    """

    phase: Phase = "resting"
    done: int = 0
    total: int = 0
    name: str = ""
    what: str = ""
    hint: str = ""
    turn: int = 0

    @property
    def busy(self) -> bool:
        """Whether something goes on or is about to."""
        return self.phase in ("waiting", "reading", "settling")

    def say(self) -> str:
        """The state in a sentence, "" where nothing goes on."""
        match self.phase:
            case "waiting":
                return "About to carry out what has changed."
            case "reading":
                return f"Reading documents: {self.done} of {self.total} done."
            case "settling":
                return "Making entities, findings and files anew."
            case "failed":
                return f"The work stopped: {self.what}. {self.hint}".strip()
            case _:
                return ""

    def as_dict(self) -> dict[str, Any]:
        """The state for a program."""
        return {**asdict(self), "busy": self.busy, "say": self.say()}


class Report(Protocol):
    """Takes what a job tells while it goes on."""

    def __call__(self, phase: Phase, done: int = 0, total: int = 0, name: str = "") -> None:
        """Notes the phase, and of a reading how far it is."""


class Hand(Protocol):
    """Does the jobs. Raises: VariorumError where one cannot be done."""

    def carry_out(self, place: Place, report: Report) -> None:
        """Reads what is new in the dossier and settles it."""

    def close(self) -> None:
        """Ends at once, even within a job, which then fails."""


class Work:
    """The site's worker. `touch` tells that a dossier has changed; after `site.settle_after` seconds of rest it is carried
    out. Safe for use by several threads."""

    def __init__(self, site: Site, hand: Hand, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._site, self._hand, self._clock = site, hand, clock
        self._due: dict[str, float] = {}
        self._since: dict[str, float] = {}
        self._states = {slug: WorkState() for slug in site.places}
        self._changed = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="variorum work", daemon=True)

    @property
    def closed(self) -> bool:
        """Whether the server is about to end."""
        return self._closed

    def start(self) -> None:
        """Begins, with what the last server left undone."""
        for slug in self._site.places:
            self.touch(slug, at_once=True)
        self._thread.start()

    def touch(self, slug: str, *, at_once: bool = False) -> None:
        """The dossier has changed: it is carried out after a rest, or `at_once`."""
        with self._changed:
            now = self._clock()
            since = self._since.setdefault(slug, now)
            wanted = now if at_once else min(now + self._site.settle_after, since + _PATIENCE * self._site.settle_after)
            # What is due already is not put off.
            self._due[slug] = min(wanted, self._due[slug]) if self._due.get(slug, now + 1) <= now else wanted
            if not self._states[slug].busy:
                self._states[slug] = replace(self._states[slug], phase="waiting", what="", hint="")
            self._changed.notify_all()

    def state(self, slug: str) -> WorkState:
        """What is going on in the dossier."""
        with self._changed:
            return self._states[slug]

    def close(self) -> None:
        """Ends the work; what is undone is done at the next start."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._hand.close()

    def join(self) -> None:
        """Waits until the work has ended."""
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while (slug := self._next()) is not None:
            self._job(slug)

    def _next(self) -> str | None:
        """The dossier that is due first, as soon as it is; None where the work ends."""
        with self._changed:
            while not self._closed:
                if not self._due:
                    self._changed.wait()
                    continue
                slug, due = min(self._due.items(), key=lambda one: one[1])
                rest = due - self._clock()
                if rest <= 0:
                    del self._due[slug], self._since[slug]
                    return slug
                self._changed.wait(rest)
        return None

    def _job(self, slug: str) -> None:
        def report(phase: Phase, done: int = 0, total: int = 0, name: str = "") -> None:
            self._tell(slug, WorkState(phase, done, total, name))

        report("settling")
        try:
            if new := _waiting(self._site.places[slug]):
                report("reading", 0, new)
            self._hand.carry_out(self._site.places[slug], report)
        except VariorumError as error:
            self._tell(slug, WorkState("failed", what=error.what, hint=error.hint))
        except Exception as error:  # noqa: BLE001  # a fault of ours in one job must not end all further work
            hint = "Start the server again; what was decided and added is kept."
            self._tell(slug, WorkState("failed", what=f"an internal fault ({type(error).__name__})", hint=hint))
        else:
            self._tell(slug, WorkState("resting"), turn=1)

    def _tell(self, slug: str, state: WorkState, *, turn: int = 0) -> None:
        with self._changed:
            if state.phase == "resting" and slug in self._due:
                state = replace(state, phase="waiting")
            self._states[slug] = replace(state, turn=self._states[slug].turn + turn)


def _waiting(place: Place) -> int:
    """How many sources of the dossier wait to be read.

    Raises: StoreError.
    """
    with place.open() as store:
        return sum(one.state == "waiting" for one in own_sources(store, place.directory))


class Noticing:
    """ASGI middleware: whatever is written to a dossier through a page is carried out by the worker."""

    def __init__(self, app: ASGIApp, *, work: Work, site: Site) -> None:
        self._app, self._work, self._site = app, work, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Touches the dossier that the address names before the answer to a write that was not refused goes out."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
            return
        _, _, slug = scope["path"].partition("/d/")
        slug = slug.partition("/")[0]

        async def noticing(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400 and slug in self._site.places:
                self._work.touch(slug)
            await send(message)

        await self._app(scope, receive, noticing)
