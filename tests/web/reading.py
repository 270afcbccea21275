"""A small dossier and a browser without windows, for the tests of the pages that read."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from tests.stage_fakes import FAKES
from variorum.collation import collate_documents
from variorum.edition import Stages, build
from variorum.resolution import resolve
from variorum.web import Site, create_app

REAL_WHOLE: Stages = replace(FAKES, resolve=resolve, collate=collate_documents)
"""Fake readings, which need no language model, with the real resolution and collation."""


def dossier(out: Path, texts: dict[str, str], stages: Stages = FAKES) -> Path:
    """A dossier of the texts by file name, built into `out`."""
    source = out.parent / f"{out.name}-texts"
    source.mkdir()
    for name, text in texts.items():
        (source / name).write_text(text, encoding="utf-8")
    build([source], out, stages=stages)
    return out


class Idle:
    """A worker that does nothing: what is to be carried out stays so."""

    def carry_out(self, place: object, report: object) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


def client(*places: Path, registers: Path | None = None) -> TestClient:
    """A client of a server of these dossiers, in the name of nobody."""
    site = replace(Site.of(places), registers=registers)
    return TestClient(create_app(site, hand=Idle()), base_url="http://localhost")


def token(of: TestClient, page: str = "/") -> str:
    """The token that the server's forms carry for this client."""
    found = re.search(r'name="token" value="([0-9a-f]+)"', of.get(page).text)
    assert found
    return found[1]


def sign(of: TestClient, name: str = "Ann Reader") -> str:
    """Says who reads, and gives the token."""
    made = token(of)
    assert of.post("/author", data={"token": made, "name": name, "back": "/"}).status_code == 200
    return made
