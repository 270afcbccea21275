"""`variorum reviews`: the ledger listed, taken back, exported and imported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.stage_fakes import FAKES
from variorum.cli.app import variorum
from variorum.cli.reviewing import reviews
from variorum.edition import build
from variorum.edition import reviewing as edition
from variorum.edition.reviewing import decide, decision_on
from variorum.store import ClaimFilter, open_store


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier with one decision, read and settled by the small stages."""
    monkeypatch.setattr(edition, "own_stages", lambda: FAKES)
    (tmp_path / "a.txt").write_text("Oxfam was founded in 1942. Oxfam is based in Oxford.\n")
    build([tmp_path / "a.txt"], tmp_path / "out", stages=FAKES)
    with open_store(tmp_path / "out", "write") as store:
        claim = next(iter(store.select(ClaimFilter(type="founded"))))
        decide(store, decision_on(store, "reject", [claim.id], author="Ann", at="2026-01-01T00:00:00Z"), seen=0)
    return tmp_path / "out"


def run(place: Path, *arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(reviews, [*arguments, "-d", str(place)])
    assert done.exit_code == code, done.output
    return done.stdout


def claims(place: Path) -> list[str]:
    return [json.loads(line)["type"] for line in (place / "claims.jsonl").read_text().splitlines()]


def test_the_ledger_is_listed(place: Path) -> None:
    line = run(place).rstrip("\n").split("\t")
    assert line == ["1", "reject", "Ann", "2026-01-01T00:00:00Z", "Oxfam was founded in 1942.", "", "holds"]
    [row] = json.loads(run(place, "--json"))
    assert (row["number"], row["standing"]) == (1, True)
    assert "reviews" in variorum.list_commands(None)  # type: ignore[arg-type]


def test_a_decision_is_taken_back_and_carried_out(place: Path) -> None:
    edition.settle(place)
    assert claims(place) == ["location"]
    assert run(place, "--take-back", "1", "--author", "Bob", "--reason", "a slip") == "2\n"
    assert claims(place) == ["founded", "location"]
    assert "taken back" in run(place)
    assert json.loads(run(place, "--json"))[1]["author"] == "Bob"


def test_a_ledger_is_exported_and_imported(place: Path, tmp_path: Path) -> None:
    out = tmp_path / "ledger.jsonl"
    run(place, "--export", str(out))
    build([tmp_path / "a.txt"], tmp_path / "fresh", stages=FAKES)
    assert run(tmp_path / "fresh", "--import", str(out)) == "1 entered, 0 known already, 0 now disputed\n"
    assert claims(tmp_path / "fresh") == ["location"]
    told = json.loads(run(tmp_path / "fresh", "--import", str(out), "--json"))
    assert told == {"entered": [], "known": 1, "disputed": []}


@pytest.mark.parametrize(
    "arguments", [("--take-back", "1"), ("--take-back", "1", "--author", " "), ("--export", "a", "--import", "b")]
)
def test_wrong_usage(place: Path, arguments: tuple[str, ...]) -> None:
    run(place, *arguments, code=2)


def test_what_cannot_be_read_is_said(place: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(reviews, ["--import", str(tmp_path / "none"), "-d", str(place)])
    assert "the ledger cannot be read" in str(done.exception)
