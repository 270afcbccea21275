"""Registers in the browser, without one: strips, checks with both sides of matches, screenings, certificates."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.reading import REAL_WHOLE, client, dossier
from variorum.edition.certifying import verify_certificate
from variorum.edition.checking import load_lists
from variorum.model import Analysis, Claim, Document, Filler, Time
from variorum.store import open_store

TEXT = "The United States designated Aum Shinrikyo in 1997. France banned Quiet Garden Club in 1990.\n"
_LISTED = re.compile(r"(?P<who>[A-Z][\w ]+?) (?:designated|banned) (?P<subject>[A-Z][\w ]+?) in (?P<time>\d{4})")


def listed(document: Document, analysis: Analysis) -> Sequence[Claim]:
    """Claims of listings."""
    out = []
    for match in _LISTED.finditer(document.text):
        roles = (("subject", (_filler(match, "subject"),)), ("authority", (_filler(match, "who"),)))
        time = Time(match["time"], match["time"], *match.span("time"))
        start, end = match.span()
        out.append(Claim(document.id, "designation", roles, match[0], start, end, document.text, time=time))
    return out


def _filler(match: re.Match[str], group: str) -> Filler:
    return Filler(match[group], *match.span(group), names=(match[group],), type="organization")


STAGES = replace(REAL_WHOLE, extract=listed)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of a document that tells of two listings."""
    return dossier(tmp_path_factory.mktemp("site") / "lists", {"a.txt": TEXT}, STAGES)


@pytest.fixture(scope="module")
def reader(place: Path) -> TestClient:
    """A client of it."""
    return client(place)


def test_lists_and_strips_are_shown(reader: TestClient) -> None:
    found = reader.get("/d/lists/registers.json?as_of=2020-01-01").json()
    assert all(one["built_in"] for one in found["lists"])
    assert "Aum Shinrikyo" in [group["name"] for group in found["groups"]]
    strips = next(g for g in found["groups"] if g["name"] == "Aum Shinrikyo")["strips"]
    assert next(one for one in strips if one["authority"] == "United States")["bars"]
    page = reader.get("/d/lists/registers?as_of=2020-01-01").text
    assert "<svg" in page and "Lists that are loaded" in page


def test_checks_tell_both_sides_of_each_match(reader: TestClient) -> None:
    found = reader.get("/d/lists/registers/checks.json?as_of=2020-01-01").json()
    verdicts = {c["said"]["quote"]: c["verdict"] for c in found["checks"] if c["claim"]}
    assert verdicts["The United States designated Aum Shinrikyo in 1997"] == "confirmed"
    first = next(c for c in found["checks"] if c["verdict"] == "confirmed")
    assert first["matches"][0]["asked"] and first["matches"][0]["found"]
    page = reader.get("/d/lists/registers/checks?as_of=2020-01-01&verdict=confirmed").text
    assert "Asked" in page and "On the list" in page
    assert reader.get("/d/lists/registers/checks.json?verdict=maybe").status_code == 422


def test_names_that_are_typed_in_are_screened(reader: TestClient) -> None:
    found = reader.get("/d/lists/registers/screen.json", params={"names": "Aum Shinrikio\n\nQuiet Garden Club"}).json()
    aum, quiet = found["results"]
    assert aum["matches"][0]["found"].startswith("Aum") and not quiet["matches"]
    assert "Not in the lists that were searched" in reader.get("/d/lists/registers/screen?names=Quiet+Garden+Club").text
    assert reader.get("/d/lists/registers/screen", params={"names": "a b\n" * 101}).status_code == 422


def test_certificates_verify(reader: TestClient, place: Path) -> None:
    answer = reader.get("/d/lists/registers/certificate/json?as_of=2020-01-01")
    assert answer.headers["content-disposition"].startswith("attachment")
    outcome = verify_certificate(answer.text, load_lists(None), lambda: open_store(place))
    assert outcome.holds and outcome.recomputed
    screened = reader.get("/d/lists/registers/screen/certificate/json?names=Aum+Shinrikyo&as_of=2020-01-01")
    assert verify_certificate(screened.text, load_lists(None)).holds
    assert json.loads(screened.text)["question"]["names"][0]["name"] == "Aum Shinrikyo"
    assert reader.get("/d/lists/registers/certificate/html").text.startswith("<!doctype html>")
    assert reader.get("/d/lists/registers/certificate/exe").status_code == 422


@pytest.mark.parametrize("day", ["soon", "2020-13-45", "2020-01-01/..", "x" * 30])
def test_what_is_no_day_is_refused(reader: TestClient, day: str) -> None:
    assert reader.get("/d/lists/registers", params={"as_of": day}).status_code == 422
