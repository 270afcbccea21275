"""Sites for tests: dossiers made with the small stages, and a worker that works in the server's own process."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from tests.stage_fakes import FAKES
from variorum.edition import add_sources, build
from variorum.edition.composer import Defaults, Progress
from variorum.web.site import Place
from variorum.web.work import Report

TEXTS = {
    "a.txt": "Greenpeace was founded in 1971. Greenpeace is based in Amsterdam.\n",
    "b.txt": "Oxfam was founded in 1942. Oxfam is based in Oxford.\n",
}


def dossier(folder: Path, texts: dict[str, str] | None = None) -> Path:
    """A dossier of `texts` in `folder/dossier`."""
    source = folder / "in"
    source.mkdir()
    for name, text in (TEXTS if texts is None else texts).items():
        (source / name).write_text(text)
    build([source], folder / "dossier", stages=FAKES)
    return folder / "dossier"


class Inline:
    """A hand that works in the worker's own thread, with the small stages."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def carry_out(self, place: Place, report: Report) -> None:
        """See `Hand`."""

        def listen(step: Progress) -> None:
            report("reading", step.done, step.total, step.name)

        add_sources(place.directory, settings=Defaults(jobs=1), progress=listen, stages=FAKES)
        self.done.append(place.slug)

    def close(self) -> None:
        """Nothing to end."""


def token(client: TestClient, path: str = "/") -> str:
    """The token of a page's forms."""
    found = re.search(r'name="token" value="([0-9a-f]{64})"', client.get(path).text)
    assert found, f"{path} has no form"
    return found[1]


def rested(client: TestClient, slug: str) -> dict[str, Any]:
    """The state of the work once it has come to rest."""
    wait(lambda: not client.get(f"/d/{slug}/work.json").json()["busy"])
    state: dict[str, Any] = client.get(f"/d/{slug}/work.json").json()
    return state


def wait(until: Callable[[], bool], seconds: float = 60) -> None:
    """Waits until something holds; it fails after so many seconds."""
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)
