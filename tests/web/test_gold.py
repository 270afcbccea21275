"""Gold in the browser, without one; and the command that writes it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from tests.web.reading import client, dossier
from variorum.cli.app import variorum
from variorum.edition.reviewing import decide, decision_on
from variorum.store import ClaimFilter, open_store


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A dossier of two documents."""
    texts = {"a.txt": "Oxfam was founded in 1942.\n", "b.txt": "Greenpeace was founded in 1971.\n"}
    return dossier(tmp_path / "relief", texts)


@pytest.fixture
def reader(place: Path) -> TestClient:
    """A client of it."""
    return client(place)


def accept(place: Path) -> str:
    """Accepts the claim of one document, whose id is returned."""
    with open_store(place, "write") as store:
        (entry,) = (e for e in store.select(ClaimFilter()) if e.document.endswith("a.txt"))
        made = decision_on(store, "accept", [entry.id], author="Ann Reader", at="2026-01-02T03:04:05Z")
        decide(store, made, seen=0)
        return str(entry.data["document"])


def test_nothing_is_gold_before_a_decision(reader: TestClient) -> None:
    rows = reader.get("/d/relief/gold.json").json()["documents"]
    assert [(row["open"], row["wanted"]) for row in rows] == [(1, 0), (1, 0)]
    assert reader.get("/d/relief/gold/all.zip").status_code == 404
    assert reader.get(f"/d/relief/gold/{rows[0]['id']}").status_code == 404
    assert reader.get("/d/relief/gold/none").status_code == 400


def test_gold_is_shown_and_kept(reader: TestClient, place: Path) -> None:
    document = accept(place).removeprefix("sha256:")
    page = reader.get(f"/d/relief/gold/{document}").text
    assert "Every typed claim that was read is decided" in page
    assert "founded | subject=Oxfam" in reader.get(f"/d/relief/gold/{document}/gold").text
    assert reader.get(f"/d/relief/gold/{document}/txt").text == "Oxfam was founded in 1942.\n"
    assert reader.get(f"/d/relief/gold/{document}/exe").status_code == 422
    first, again = (reader.get("/d/relief/gold/all.zip?decided=true").content for _ in range(2))
    assert first == again
    assert sorted(zipfile.ZipFile(io.BytesIO(first)).namelist()) == ["a.gold", "a.jsonl", "a.txt"]


def test_the_command_writes_what_the_page_gives(place: Path, tmp_path: Path) -> None:
    accept(place)
    out = tmp_path / "gold"
    found = CliRunner().invoke(variorum, ["export", "gold", "--from", str(place), "--out", str(out)])
    assert found.exit_code == 0, found.output
    assert "1 wanted, 0 struck out, 0 not decided" in found.stderr
    assert found.stdout == f"{out / 'a.gold'}\n"


@pytest.mark.parametrize(
    "options",
    [["gold"], ["gold", "--out", "x", "--subject", "Oxfam"], ["jsonl", "a.txt"], ["json", "--out", "x"]],
    ids=" ".join,
)
def test_options_that_do_not_go_together(place: Path, options: list[str]) -> None:
    assert CliRunner().invoke(variorum, ["export", *options, "--from", str(place)]).exit_code == 2
